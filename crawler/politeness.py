"""One polite request at a time per host, slower when the host asks for it or tires."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from crawler import retrying
from crawler.errors import Later
from crawler.model import Outcome
from crawler.retrying import Stop

_ZERO = timedelta(0)
_CEILING = timedelta(seconds=60)  # of a crawl-delay, and of a pause the server asks for
_MOST_EXTRA = timedelta(seconds=5)  # retries and the next pass wait longer by themselves
_FIRST_STEP = timedelta(seconds=1)  # the pause after the first 429 where none was set
_SLOW = timedelta(seconds=1)  # answers faster than this never count as the host tiring
_EASE = 0.5  # a good answer takes half off the extra pause
_BLEND = 0.2  # weight of the newest answer in the mean latency


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    extra: timedelta = _ZERO  # beyond min_delay, from refusals and latency
    crawl_delay: timedelta = _ZERO
    min_delay: timedelta = _ZERO
    free_at: datetime | None = None
    held_until: datetime | None = None  # by a Retry-After
    quickest: timedelta | None = None
    latency: timedelta = _ZERO


class Gate:
    """Lets one request per host through at a time, `min_delay` apart counted from the end of the last one.

    `report` slows a host down on 429, 503 and on latency well above its best, and eases off only on good answers:
    an error page that comes fast never speeds anything up.
    """

    def __init__(self, min_delay: timedelta, *, clock: Callable[[], datetime], sleep: Callable[[float], None]) -> None:
        self._min_delay = min_delay
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, netloc: str, stop: Stop | None = None) -> Iterator[None]:
        """Waits until the host may be asked again; holds it for the length of the block.

        Raises Later(TIMEOUT) where `stop` ended the wait: the host is not asked before its time.
        """
        host = self._host(netloc)
        with host.lock:
            self._wait(host, stop)
            try:
                yield
            finally:
                host.free_at = self._clock() + self._delay(host)

    def delay(self, netloc: str) -> timedelta:
        """The pause now kept between two requests to a host."""
        return self._delay(self._host(netloc))

    def set_crawl_delay(self, netloc: str, delay: timedelta | None) -> None:
        """What robots.txt asks for; at most a minute is honoured."""
        self._host(netloc).crawl_delay = min(delay or _ZERO, _CEILING)

    def set_min_delay(self, netloc: str, delay: timedelta) -> None:
        """A longer pause for one host than the common one."""
        self._host(netloc).min_delay = delay

    def report(
        self, netloc: str, *, status: int | None, latency: timedelta, retry_after: timedelta | None = None
    ) -> None:
        """Takes note of how a request went. `status` is None where no answer came."""
        host = self._host(netloc)
        if status in (429, 503):
            host.extra = min(max(host.extra * 2, _FIRST_STEP), _MOST_EXTRA)
            host.held_until = self._clock() + min(retry_after or _ZERO, _CEILING)
        elif status is not None and (status < 300 or status == 304):
            host.extra *= _EASE
            if host.extra < timedelta(milliseconds=50):
                host.extra = _ZERO
            self._note_latency(host, latency)

    def _note_latency(self, host: _Host, latency: timedelta) -> None:
        host.quickest = latency if host.quickest is None else min(host.quickest, latency)
        host.latency = latency if host.latency == _ZERO else host.latency * (1 - _BLEND) + latency * _BLEND
        if host.latency > _SLOW and host.latency > host.quickest * 3:
            host.extra = max(host.extra, min(host.latency, _MOST_EXTRA))

    def _delay(self, host: _Host) -> timedelta:
        return max(self._min_delay, host.min_delay, host.crawl_delay) + host.extra

    def _wait(self, host: _Host, stop: Stop | None) -> None:
        now = self._clock()
        # A clock set back must not stall us for longer than the pause itself.
        wait = min(host.free_at - now, self._delay(host)) if host.free_at else _ZERO
        if host.held_until is not None:
            wait = max(wait, min(host.held_until - now, _CEILING))
        if wait > _ZERO:
            retrying.wait(wait.total_seconds(), self._sleep, stop)
            if stop is not None and stop():
                raise Later(Outcome.TIMEOUT, "stopped while waiting for its turn")

    def _host(self, netloc: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(netloc, _Host())
