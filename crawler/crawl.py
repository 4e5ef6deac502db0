"""visit(source): one pass over a source -> pages to read, failures, gaps, and a summary that adds up."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from crawler import listing, prefetch
from crawler.events import Event, PollSummary, Removed
from crawler.frontier import Due, Frontier
from crawler.http import Fetcher
from crawler.model import Failure, NotModified, Outcome, Page, Source, Validators
from crawler.polling import Listings

Window = tuple[date | None, date | None]
Transaction = Callable[[], AbstractContextManager[object]]

RECHECK_FORCED = timedelta(days=30)
_BREAKS = (
    Outcome.DNS, Outcome.CONNECTION, Outcome.TIMEOUT, Outcome.TLS, Outcome.BLOCKED, Outcome.THROTTLED,
    Outcome.SERVER_ERROR,
)  # fmt: skip
_BREAK_AFTER = 5  # articles in a row that fail for the site's sake end the pass
_GONE = (Outcome.GONE, Outcome.SOFT_404)


@dataclass(frozen=True, slots=True)
class VisitSettings:
    """How a pass is made."""

    recheck: bool = False  # fetch again every article of the last 30 days
    window: Window | None = None  # publication dates outside it are not fetched, where the listing shows them
    max_listing_pages: int = 20  # how far a gap is walked
    full_every: int = 6  # each so many-th reading of a listing is unconditional
    prefetch: int = 2
    max_rechecks: int = 200  # a pass; those left are still due in the next
    max_duration: timedelta | None = None
    read_home: bool = True


def never() -> bool:
    return False


def visit(
    source: Source,
    *,
    fetcher: Fetcher,
    frontier: Frontier,
    clock: Callable[[], datetime],
    settings: VisitSettings | None = None,
    transaction: Transaction | None = None,
    stop: Callable[[], bool] = never,
) -> Iterator[Event]:
    """One pass: home page and section listings, then new articles (newest first), then those due again.

    Runs in the caller's thread, which owns the frontier's database; only fetches run ahead in threads. It records
    links, failures and unchanged pages itself, in short transactions of its own. For a Page the caller records
    `frontier.done(page.url, record_id=..., page=page)` inside the transaction that stores what was read, and for a
    Removed `frontier.removed(url)`: what is not recorded comes again in the next pass. Ends with one PollSummary.
    """
    visit = _Visit(
        source, fetcher, frontier, clock, settings or VisitSettings(), transaction or frontier.db.atomic, stop
    )
    yield from visit.run()


class _Visit:
    """The state of one pass."""

    def __init__(
        self,
        source: Source,
        fetcher: Fetcher,
        frontier: Frontier,
        clock: Callable[[], datetime],
        settings: VisitSettings,
        transaction: Transaction,
        stop: Callable[[], bool],
    ) -> None:
        self._source = source
        self._fetcher = fetcher
        self._frontier = frontier
        self._clock = clock
        self._settings = settings
        self._transaction = transaction
        self._stop = stop
        self._started_at = clock()
        self._deadline = self._started_at + settings.max_duration if settings.max_duration else None
        self._tried: set[str] = set()
        self._seen_addresses: set[bytes] = set()
        self._gone: list[str] = []
        self._counts: Counter[str] = Counter()
        self._failures: Counter[Outcome] = Counter()
        self._broken: str | None = None

    def run(self) -> Iterator[Event]:
        mode = "recheck" if self._settings.recheck else "poll"
        with self._transaction():
            poll = self._frontier.history.started(self._source.name, mode, self._started_at)
        self._frontier.poll = poll
        recall_robots(self._source, self._fetcher, self._frontier)
        listings = Listings(
            self._source, self._fetcher, self._frontier, self._clock, self._settings.full_every,
            self._settings.max_listing_pages, self._transaction, self._stop, self._deadline,
        )  # fmt: skip
        try:
            for event in listings.read(home=self._settings.read_home):
                if isinstance(event, Failure):
                    self._failures[event.outcome] += 1
                yield event
            if not listings.is_unreachable:
                yield from self._articles(is_first=listings.is_first)
                yield from self._removals(listings)
            yield self._summary(poll, listings)
        finally:
            self._frontier.poll = None

    def _articles(self, *, is_first: bool) -> Iterator[Event]:
        """New and due articles; then those their pages led to, whose own links are not followed in this pass."""
        for depth in (0, 1):
            due = self._due()
            if not due or self._broken:
                return
            self._tried.update(each.url for each in due)
            in_row = 0
            for each, result in prefetch.ahead(self._fetch, due, depth=self._settings.prefetch, stop=self._stop):
                in_row = in_row + 1 if isinstance(result, Failure) and result.outcome in _BREAKS else 0
                if isinstance(result, Page):
                    self._counts["fetched"] += 1
                    if depth == 0:
                        self._follow(result, is_first=is_first)
                    yield result
                else:
                    yield self._settle(each, result)
                if in_row >= _BREAK_AFTER:
                    self._broken = f"{in_row} articles in a row failed"
                    break

    def _due(self) -> list[Due]:
        """What is to be fetched now and was not tried in this pass."""
        since = self._started_at - RECHECK_FORCED if self._settings.recheck else None
        found = self._frontier.due(self._source.name, self._clock(), 100_000, recheck_since=since)
        fresh = [each for each in found if each.url not in self._tried]
        new = [each for each in fresh if not each.is_recheck and self._is_wanted(each.published)]
        again = [each for each in fresh if each.is_recheck]
        return new + (again if self._settings.recheck else again[: self._settings.max_rechecks])

    def _is_wanted(self, published: date | None) -> bool:
        return self._settings.window is None or is_within(published, self._settings.window)

    def _fetch(self, due: Due) -> Page | NotModified | Failure:
        """In a fetch thread. A forced recheck asks unconditionally: a 304 can lie; so does every k-th other one."""
        is_full = self._settings.recheck or (due.checks + 1) % self._settings.full_every == 0
        validators = Validators() if is_full else due.validators
        return self._fetcher.fetch(self._source, due.url, validators=validators, deadline=self._deadline)

    def _settle(self, due: Due, result: NotModified | Failure) -> NotModified | Failure:
        with self._transaction():
            if isinstance(result, NotModified):
                self._counts["unchanged"] += 1
                self._frontier.not_modified(result)
            else:
                self._failures[result.outcome] += 1
                self._frontier.failed(result)
                if due.is_recheck and result.outcome in _GONE:
                    self._gone.append(result.url)
        return result

    def _follow(self, page: Page, *, is_first: bool) -> None:
        """Feeds the frontier from the links of an article's page: the carousel is on every one."""
        fresh = listing.addresses(page) - self._seen_addresses
        if not fresh:
            return
        self._seen_addresses |= fresh
        links = listing.from_addresses(frozenset(fresh), page, self._source)
        if not links or len(self._frontier.known_among(link.url for link in links)) == len(links):
            return
        with self._transaction():
            origin = "baseline" if is_first else "article"
            self._counts["new"] += len(self._frontier.discover(self._source.name, links, origin=origin))

    def _removals(self, listings: Listings) -> Iterator[Event]:
        """Strikes for what was found gone, where the rest of the site is healthy; then what has enough of them."""
        fine = self._counts["fetched"] + self._counts["unchanged"]
        is_healthy = listings.is_complete and len(self._gone) <= max(3, fine // 5) and not self._broken
        if not is_healthy or self._stop():
            return
        now = self._clock()
        if self._gone:
            with self._transaction():
                self._frontier.strike(self._gone, now)
        for known in self._frontier.condemned(self._source.name, now):
            yield Removed(self._source.name, known.url, known.record_id, now)

    def _summary(self, poll: int, listings: Listings) -> PollSummary:
        is_stopped = self._stop()
        reason = listings.reason or self._broken or ("stopped" if is_stopped else None)
        is_complete = listings.is_complete and not self._broken and not is_stopped
        summary = PollSummary(
            source=self._source.name,
            started_at=self._started_at,
            finished_at=self._clock(),
            listings=listings.count,
            links=listings.links,
            overlap=listings.overlap,
            new=listings.new + self._counts["new"],
            fetched=self._counts["fetched"],
            unchanged=self._counts["unchanged"],
            failures=dict(self._failures),
            gaps=listings.gaps,
            lies=listings.lies,
            complete=is_complete,
            stopped=is_stopped,
            reason=None if is_complete else reason,
            is_baseline=is_complete and self._frontier.baseline(self._source.name) is None,
        )
        with self._transaction():
            self._frontier.history.finished(poll, summary)
            keep_robots(self._source, self._fetcher, self._frontier)
        return summary


def is_within(published: date | None, window: Window) -> bool:
    """False only for a known date outside the window."""
    since, until = window
    return published is None or ((since is None or published >= since) and (until is None or published <= until))


def recall_robots(source: Source, fetcher: Fetcher, frontier: Frontier) -> None:
    """Spares asking for robots.txt again where a copy of today is kept."""
    copy = frontier.robots(urlsplit(source.base_url).netloc)
    if copy is not None and fetcher.settings.robots:
        fetcher.robots.recall(copy)


def keep_robots(source: Source, fetcher: Fetcher, frontier: Frontier) -> None:
    """Keeps robots.txt for the next pass, in the caller's transaction."""
    netloc = urlsplit(source.base_url).netloc
    copy = fetcher.robots.copy(netloc)
    if copy is not None and copy != frontier.robots(netloc):
        frontier.save_robots(copy)
