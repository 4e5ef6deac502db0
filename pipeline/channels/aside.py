"""A call that may never return, made in a thread that neither its caller nor the end of the process waits for."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

MOST = 16
"""Calls of one kind that may hang at one time; no further one is begun."""

T = TypeVar("T")


class Aside:
    """Used by one thread at a time."""

    def __init__(self) -> None:
        self._hanging: list[threading.Thread] = []

    def call(self, work: Callable[[], T], seconds: float) -> T:
        """What `work` returns or raises; TimeoutError where it takes longer, and goes on by itself."""
        self._hanging = [thread for thread in self._hanging if thread.is_alive()]
        if len(self._hanging) >= MOST:
            raise TimeoutError(f"{MOST} earlier calls have not ended yet")
        promise: Future[T] = Future()

        def run() -> None:
            try:
                promise.set_result(work())
            except BaseException as error:  # noqa: BLE001 - raised where the call was made
                promise.set_exception(error)

        thread = threading.Thread(target=run, name="aside", daemon=True)
        thread.start()
        try:
            return promise.result(timeout=max(0.0, seconds))
        except TimeoutError:
            self._hanging.append(thread)
            raise
