"""How long work takes, said so that a busy machine changes nothing."""

import time
from collections.abc import Callable


def least_seconds(work: Callable[[], object], tries: int = 3) -> float:
    """Processor seconds of this thread for one go, the least of several: no other thread or process counts."""

    def once() -> float:
        begun = time.thread_time()
        work()
        return time.thread_time() - begun

    return min(once() for _ in range(tries))
