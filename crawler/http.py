"""One conditional GET: polite, bounded, retried, ending in exactly one named outcome. Never raises for the network."""

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

from crawler import answer, redirects, robots, urls
from crawler.errors import CrawlError, PageChanged
from crawler.model import Failure, NotModified, Outcome, Page, Source, Validators
from crawler.politeness import Gate
from crawler.retrying import Retries, Stop
from crawler.robots import AGENT, MAX_BYTES, Robots, RobotsAnswer
from crawler.transport import Raw, Sender, tls_context

_ROBOTS_TIMEOUT = timedelta(seconds=5)
_ROBOTS_RETRIES = 2


@dataclass(frozen=True, slots=True)
class HttpSettings:
    """What the user sets. `timeout` bounds one attempt as a whole, head and body."""

    timeout: timedelta = timedelta(seconds=20)
    connect_timeout: timedelta = timedelta(seconds=10)
    retries: int = 3
    max_page_bytes: int = 5_000_000
    min_delay: timedelta = timedelta(seconds=1)
    contact: str | None = None
    proxy: str | None = None
    ca_bundle: str | None = None
    robots: bool = True
    version: str = "0.1"

    @property
    def agent(self) -> str:
        return f"{AGENT}/{self.version}" + (f" (+{self.contact})" if self.contact else "")


@dataclass(frozen=True, slots=True)
class _Order:
    """One fetch as asked for."""

    source: Source
    url: str
    address: str
    validators: Validators
    accepted: tuple[str, ...]
    ask_robots: bool
    stop: Stop | None


class Fetcher:
    """Fetches for every source; thread-safe. One httpx.Client for each request at a time, all sharing one TLS context.

    `clock` gives aware UTC; `sleep` waits that many seconds; `rng` gives 0..1 for the jitter. Raises OSError or
    ssl.SSLError where `ca_bundle` holds no certificates, ValueError where `proxy` is no address of one.
    """

    def __init__(
        self,
        settings: HttpSettings | None = None,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], None],
        rng: Callable[[], float] = random.random,
        resolver: redirects.Resolve = redirects.resolve,
    ) -> None:
        self.settings = settings or HttpSettings()
        self._clock = clock
        self._sleep = sleep
        self._resolver = resolver
        self.gate = Gate(self.settings.min_delay, clock=clock, sleep=sleep)
        self.robots = Robots(self._fetch_robots, clock=clock)
        self._idle: dict[bool, list[Sender]] = {False: [], True: []}  # by whether they speak TLS
        self._lock = threading.Lock()
        self._context = tls_context(self.settings.ca_bundle) if self.settings.ca_bundle else None
        if self.settings.proxy:
            self._return("http:", self._borrow("http:"))
        self._retries = Retries(self.settings.retries, sleep, rng)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes every idle connection."""
        with self._lock:
            idle = [sender for each in self._idle.values() for sender in each]
            self._idle = {False: [], True: []}
        for sender in idle:
            sender.close()

    def fetch(
        self,
        source: Source,
        url: str,
        *,
        validators: Validators | None = None,
        accepted: tuple[str, ...] = answer.MARKUP,
        address: str | None = None,
        ask_robots: bool = True,
        stop: Stop | None = None,
    ) -> Page | NotModified | Failure:
        """Asks for a canonical `url` of the source (or for `address`, where its bytes lie elsewhere).

        `validators` make the request conditional; `accepted` are content types; waits end once `stop` says so.
        """
        order = _Order(
            source,
            url,
            address or urls.fetchable(url, source),
            validators or Validators(),
            accepted,
            ask_robots,
            stop,
        )
        started = self._clock()
        try:
            return self._retries.run(lambda: self._attempt(order), stop)
        except CrawlError as error:
            return _failure(order, error, started)
        except Exception as error:  # noqa: BLE001 - an address that breaks us must not end its source for ever
            broken = PageChanged(Outcome.UNREADABLE, f"unexpected {type(error).__name__}: {error}")
            return _failure(order, broken, started)

    def _attempt(self, order: _Order) -> Page | NotModified:
        """One try, redirects followed. Raises CrawlError with the outcome."""
        address, started = order.address, self._clock()
        for _ in range(redirects.LIMIT + 1):
            if order.ask_robots and self.settings.robots:
                self._ask_robots(address)
            raw = self._get(order, address)
            if raw.status not in redirects.CODES:
                return self._page(order, raw, started)
            location = answer.header(raw.headers, "location")
            address = redirects.target(address, location, order.source, resolver=self._resolver)
        raise PageChanged(Outcome.REDIRECT_LOOP, f"more than {redirects.LIMIT} redirects")

    def _page(self, order: _Order, raw: Raw, started: datetime) -> Page | NotModified:
        now = self._clock()
        if raw.status == 304:
            if order.validators == Validators():
                raise PageChanged(Outcome.EMPTY, "304 to an unconditional request", status=304)
            return NotModified(order.source.name, order.url, raw.address, now, now - started)
        error = answer.refusal(raw.status, raw.headers, raw.content, now)
        error = error or answer.flaw(raw.headers, raw.content, order.accepted)
        if error is not None:
            raise error
        if raw.address != order.address:
            redirects.check_landing(order.url, raw.address, order.source)
        return Page(
            source=order.source.name,
            url=order.url,
            address=raw.address,
            content=raw.content,
            fetched_at=now,
            status=raw.status,
            headers=raw.headers,
            validators=Validators(answer.header(raw.headers, "etag"), answer.header(raw.headers, "last-modified")),
            elapsed=now - started,
            request_headers=raw.sent,
        )

    def _get(self, order: _Order, address: str) -> Raw:
        """One request and its answer, in the host's turn, with the gate told how it went."""
        netloc = urlsplit(address).netloc
        with self.gate.turn(netloc, order.stop):
            started, sender = self._clock(), self._borrow(address)
            status: int | None = None
            raw: Raw | None = None
            try:
                raw = sender.ask(
                    address, _conditions(order.validators), self.settings.timeout, self.settings.max_page_bytes
                )
                status = raw.status
            finally:
                self._return(address, sender)
                now = self._clock()
                pause = answer.retry_after(answer.header(raw.headers, "retry-after"), now) if raw else None
                self.gate.report(netloc, status=status, latency=now - started, retry_after=pause)
        return raw

    def _ask_robots(self, address: str) -> None:
        self.gate.set_crawl_delay(urlsplit(address).netloc, self.robots.check(address))

    def _fetch_robots(self, address: str) -> RobotsAnswer:
        """Asks with a short time-out, and once or twice more after a broken connection or a server error."""
        for attempt in range(min(self.settings.retries, _ROBOTS_RETRIES) + 1):
            if attempt:
                self._sleep(0.5 * attempt)
            found = self._fetch_robots_once(address)
            failure = found.failure
            if failure is None or failure.outcome is Outcome.TIMEOUT or failure.retry_after is not None:
                break
        return found

    def _fetch_robots_once(self, address: str) -> RobotsAnswer:
        """One answer, redirects followed on the same host name, with or without www."""
        home, timeout = _bare(address), min(_ROBOTS_TIMEOUT, self.settings.timeout)
        try:
            for _ in range(redirects.LIMIT + 1):
                sender = self._borrow(address)
                try:
                    with self.gate.turn(urlsplit(address).netloc):
                        raw = sender.ask(address, {}, timeout, MAX_BYTES, is_cut=True)
                finally:
                    self._return(address, sender)
                if raw.status not in redirects.CODES:
                    return self._robots_answer(raw)
                address = urljoin(address, answer.header(raw.headers, "location") or "")
                if _bare(address) != home:
                    break
            return RobotsAnswer(404)  # RFC 9309 section 2.3.1.2: too many redirects count as unavailable
        except CrawlError as error:
            return RobotsAnswer(None, failure=error)

    def _robots_answer(self, raw: Raw) -> RobotsAnswer:
        is_refused = raw.status >= 500
        failure = answer.refusal(raw.status, raw.headers, raw.content, self._clock()) if is_refused else None
        return RobotsAnswer(raw.status, robots.text_of(raw.content), failure)

    def _borrow(self, address: str) -> Sender:
        """A sender nobody uses, else a new one. The TLS context, 20 ms of work, is made when first needed, once."""
        is_secure, settings = address.startswith("https"), self.settings
        with self._lock:
            if self._idle[is_secure]:
                return self._idle[is_secure].pop()
            if is_secure and self._context is None:
                self._context = tls_context()
        context = self._context if is_secure else None
        return Sender(context, agent=settings.agent, proxy=settings.proxy, connect=settings.connect_timeout)

    def _return(self, address: str, sender: Sender) -> None:
        with self._lock:
            self._idle[address.startswith("https")].append(sender)


def _failure(order: _Order, error: CrawlError, at: datetime) -> Failure:
    return Failure(
        order.source.name, order.url, order.address, error.outcome, error.reason, at, error.status, error.retry_after
    )


def _bare(address: str) -> str:
    return (urlsplit(address).netloc).removeprefix("www.")


def _conditions(validators: Validators) -> dict[str, str]:
    """The headers of a conditional request."""
    found = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in found.items() if value}
