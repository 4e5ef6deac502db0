"""robots.txt by RFC 9309: protego reads it, an own short time-out fetches it, a day's memory keeps it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from urllib.parse import urlsplit

from protego import Protego

from crawler.errors import Blocked, CrawlError, Later, Never
from crawler.model import Outcome

AGENT = "csto-monitor"
MAX_BYTES = 512 * 1024  # RFC 9309 section 2.5: at least 500 KiB are parsed
_FRESH = timedelta(hours=24)  # section 2.4
_RETRY = timedelta(minutes=5)  # how long an unreachable robots.txt is taken as such
_GIVE_UP = timedelta(days=30)  # section 2.3.1.4: unreachable for this long may count as unavailable


@dataclass(frozen=True, slots=True)
class RobotsAnswer:
    """What asking for robots.txt gave. `status` is None where no answer came; `failure` says why, or what a 5xx was."""

    status: int | None
    text: str = ""
    failure: CrawlError | None = None


def text_of(content: bytes) -> str:
    """The rules that count; a file longer than MAX_BYTES ends with its last whole line, for half a rule is another."""
    if len(content) >= MAX_BYTES:
        content = content[:MAX_BYTES].rpartition(b"\n")[0]
    return content.decode("utf-8-sig", "replace")  # a mark at the beginning would hide the first line


@dataclass(frozen=True, slots=True)
class RobotsCopy:
    """A robots.txt as kept between runs: empty text allows everything."""

    netloc: str
    text: str
    fetched_at: datetime


@dataclass(frozen=True)
class _Entry:
    rules: Protego | None
    text: str
    fetched_at: datetime  # of the last copy that arrived
    checked_at: datetime
    failure: CrawlError | None = None

    @cached_property
    def pause(self) -> timedelta:
        """How long it is not asked for again: where it was not to be had as long as the server said, a day at most."""
        if self.failure is None:
            return _FRESH
        return min(max(_RETRY, self.failure.retry_after or _RETRY), _FRESH)

    @cached_property
    def delay(self) -> timedelta | None:
        """Crawl-delay for us, or what Request-rate comes to."""
        if self.rules is None:
            return None
        rate = self.rules.request_rate(AGENT)
        seconds = self.rules.crawl_delay(AGENT) or (rate.seconds / rate.requests if rate and rate.requests else None)
        return timedelta(seconds=min(seconds, 86_400)) if seconds else None


class Robots:
    """Says what may be fetched. Thread-safe; one request per host and day."""

    def __init__(self, fetch: Callable[[str], RobotsAnswer], *, clock: Callable[[], datetime]) -> None:
        self._fetch = fetch
        self._clock = clock
        self._entries: dict[str, _Entry] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def check(self, address: str) -> timedelta | None:
        """Returns where the address may be fetched, with the crawl-delay of its host.

        Raises Never(ROBOTS) where a rule forbids it, Blocked with the failure's own outcome where robots.txt is
        unreachable and no earlier copy is known: then nothing may be fetched (RFC 9309 section 2.3.1.4).
        """
        entry = self._entry(address)
        if entry.rules is not None:
            if not entry.rules.can_fetch(address, AGENT):
                raise Never(Outcome.ROBOTS, f"robots.txt forbids {urlsplit(address).path}")
        elif entry.failure is not None and self._clock() - entry.fetched_at < _GIVE_UP:
            failure = entry.failure
            raise Blocked(failure.outcome, f"robots.txt: {failure.reason}", status=failure.status)
        return entry.delay

    def sitemaps(self, address: str) -> tuple[str, ...]:
        """Addresses of sitemaps that robots.txt names."""
        rules = self._entry(address).rules
        return tuple(rules.sitemaps) if rules else ()

    def recall(self, copy: RobotsCopy) -> None:
        """Takes a copy kept from an earlier run, unless a newer one is here."""
        with self._lock:
            known = self._entries.get(copy.netloc)
            if known is None or known.fetched_at < copy.fetched_at:
                rules = Protego.parse(copy.text)
                self._entries[copy.netloc] = _Entry(rules, copy.text, copy.fetched_at, copy.fetched_at)

    def copy(self, netloc: str) -> RobotsCopy | None:
        """What is known of a host, to keep for the next run."""
        entry = self._entries.get(netloc)
        return RobotsCopy(netloc, entry.text, entry.fetched_at) if entry and entry.rules is not None else None

    def _entry(self, address: str) -> _Entry:
        parts = urlsplit(address)
        with self._lock:
            lock = self._locks.setdefault(parts.netloc, threading.Lock())
        with lock:
            now = self._clock()
            entry = self._entries.get(parts.netloc)
            if entry is None or abs(now - entry.checked_at) > entry.pause:  # either way: a clock may be set back
                entry = self._ask(f"{parts.scheme}://{parts.netloc}/robots.txt", entry, now)
                self._entries[parts.netloc] = entry
            return entry

    def _ask(self, address: str, known: _Entry | None, now: datetime) -> _Entry:
        answer = self._fetch(address)
        if answer.status is not None and 200 <= answer.status < 300:
            return _Entry(Protego.parse(answer.text), answer.text, now, now)
        if answer.status is not None and 300 <= answer.status < 500:  # unavailable: no rules
            return _Entry(Protego.parse(""), "", now, now)
        failure = answer.failure or Later(Outcome.SERVER_ERROR, f"HTTP {answer.status}", status=answer.status)
        if known is None:
            return _Entry(None, "", now, now, failure)
        return _Entry(known.rules, known.text, known.fetched_at, now, failure)
