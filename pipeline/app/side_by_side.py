"""One job for each source, a thread each."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import reduce
from operator import add

from crawler.model import Source
from pipeline.app.failures import one_line
from pipeline.app.result import Result
from pipeline.app.work import Stop

GRACE = 8.0
"""Seconds that an interrupt leaves to the pages in hand."""


def run(workers: int, sources: Sequence[Source], job: Callable[[Source, Stop], Result]) -> Result:
    """The results, added up. What breaks one leaves the others be.

    An interrupt ends all softly: it waits for what is in hand, but for no page that does not come.
    """
    stopping = threading.Event()
    pool = ThreadPoolExecutor(min(workers, len(sources)), "source")
    futures = [(source, pool.submit(job, source, stopping.is_set)) for source in sources]
    try:
        return reduce(add, (_outcome(source, future) for source, future in futures), Result())
    except BaseException:
        stopping.set()
        wait([future for _, future in futures], GRACE)
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _outcome(source: Source, future: Future[Result]) -> Result:
    error = future.exception()
    if error is None:
        return future.result()
    return Result(failures=(f"{source.name}: {one_line(error)}",), down=frozenset({source.name}))
