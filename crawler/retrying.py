"""When a fetch is tried again: after a growing pause with jitter, no sooner than asked, not where that is long."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from crawler.errors import CrawlError, Later

if TYPE_CHECKING:
    from tenacity import RetryCallState

Result = TypeVar("Result")
Stop = Callable[[], bool]
_LONGEST_WAIT = timedelta(minutes=2)  # a longer Retry-After is left to the next pass
_FIRST, _MOST = 0.5, 30.0  # seconds of backoff
_SLICE = 0.2  # seconds between two looks at whether to stop


@dataclass(frozen=True, slots=True)
class Retries:
    """How often. `sleep` waits that many seconds; `rng` gives 0..1 for the jitter."""

    most: int
    sleep: Callable[[float], None]
    rng: Callable[[], float]

    def run(self, attempt: Callable[[], Result], stop: Stop | None) -> Result:
        """What the first attempt gives that does not fail for now. Raises CrawlError, the last attempt's."""
        try:
            return attempt()  # nearly always all there is: tenacity is not even loaded before a failure
        except Later as error:
            last, is_told = error, False

        from tenacity import Retrying, retry_if_exception_type

        def again() -> Result:
            nonlocal last, is_told
            if not is_told or (stop is not None and stop()):
                is_told = True
                raise last
            try:
                return attempt()
            except Later as error:
                last = error
                raise

        return Retrying(
            sleep=lambda seconds: wait(seconds, self.sleep, stop),
            stop=lambda state: self._is_last(state, stop),
            wait=self._pause,
            retry=retry_if_exception_type(Later),
            reraise=True,
        )(again)

    def _is_last(self, state: "RetryCallState", stop: Stop | None) -> bool:
        """No further attempt: all used, told to stop, or the wait asked for is too long for this pass."""
        error = state.outcome.exception() if state.outcome else None
        if state.attempt_number > self.most or not isinstance(error, Later) or (stop is not None and stop()):
            return True
        asked = error.retry_after or timedelta(0)
        return asked > _LONGEST_WAIT

    def _pause(self, state: "RetryCallState") -> float:
        """Seconds to the next attempt: doubled each time, with jitter, and no less than the server asked for."""
        error = state.outcome.exception() if state.outcome else None
        asked = error.retry_after if isinstance(error, CrawlError) else None
        backoff: float = min(_FIRST * 2.0 ** (state.attempt_number - 1), _MOST) * (0.5 + self.rng())
        return max(backoff, asked.total_seconds() if asked else 0.0)


def wait(seconds: float, sleep: Callable[[float], None], stop: Stop | None = None) -> None:
    """Sleeps so long, or until `stop` says so: a host may ask for a minute, and nobody who stops us waits for that."""
    if stop is None:
        sleep(seconds)
        return
    while seconds > 0 and not stop():
        sleep(min(seconds, _SLICE))
        seconds -= _SLICE
