"""Keeps fetching while the caller works on the pages before."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def ahead(
    fetch: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    depth: int,
    stop: Callable[[], bool],
    enough: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[Item, Result]]:
    """Each item with what `fetch` gave, in order; `fetch` runs in a thread, one by one, up to `depth` items ahead.

    Once `stop` says so no further item is begun; the one in flight is waited for, those fetched ahead are dropped.
    Once there is `enough` none is begun either, but what was fetched ahead is given.
    """
    if depth < 1:
        for item in items:
            if stop() or enough():
                return
            yield item, fetch(item)
        return
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    source = iter(items)
    with ThreadPoolExecutor(1, thread_name_prefix="fetch") as pool:
        try:
            for item in source:
                if stop():
                    return
                if enough():
                    break
                waiting.append((item, pool.submit(fetch, item)))
                if len(waiting) > depth:
                    first, future = waiting.popleft()
                    yield first, future.result()
            while waiting and not stop():
                first, future = waiting.popleft()
                yield first, future.result()
        finally:
            for _, future in waiting:
                future.cancel()
