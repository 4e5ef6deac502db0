"""visit(source): one pass over a source -> pages to read, failures, gaps, and a summary that adds up."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler import deep, listing
from crawler.addresses import Due
from crawler.articles import Articles
from crawler.events import Event, PollSummary, Removed
from crawler.frontier import Frontier
from crawler.http import Fetcher
from crawler.model import Page, Source
from crawler.passing import Pass, Transaction, never
from crawler.polling import Listings
from crawler.times import Window, is_within

RECHECK_FORCED = timedelta(days=30)
FEW_GONE = 3  # articles found gone in a pass that need no others to be found well
MOST_ASKED = 60  # articles looked at for one that was not due


@dataclass(frozen=True, slots=True)
class VisitSettings:
    """How a pass is made."""

    recheck: bool = False  # fetch again every article of the last 30 days
    window: Window | None = None  # new articles dated outside it are not fetched, where the listing shows dates
    max_listing_pages: int = 20  # how far a gap is walked
    full_every: int = 6  # each so many-th reading of a listing is unconditional
    prefetch: int = 2
    max_new: int = 500  # articles a pass, the newest first: then the listings are looked at again
    max_rechecks: int = 200  # a pass; those left are still due in the next, as new ones are
    read_home: bool = True


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
    """One pass: section listings and home page, then new articles (newest first), then those due again.

    Runs in the caller's thread, which owns the frontier's database; only fetches run ahead in threads. It records
    links, failures and unchanged pages itself, in short transactions of its own. For a Page the caller records
    `frontier.done(page.url, record_id=..., page=page)` inside the transaction that stores what was read, and for a
    Removed `frontier.removed(url)`: what is not recorded comes again in the next pass. Ends with one PollSummary.
    """
    settings = settings or VisitSettings()
    started_at = clock()
    given = Pass(source, fetcher, frontier, clock, transaction or frontier.db.atomic, stop)
    yield from _Visit(given, settings, started_at).run()


class _Visit:
    """The state of one pass."""

    def __init__(self, given: Pass, settings: VisitSettings, started_at: datetime) -> None:
        self._pass = given
        self._name = given.source.name
        self._frontier = given.frontier
        self._settings = settings
        self._started_at = started_at
        self._listings = Listings(given, full_every=settings.full_every, max_pages=settings.max_listing_pages)
        self._articles = Articles(
            given, depth=settings.prefetch, full_every=settings.full_every, is_forced=settings.recheck
        )
        self._followed: set[bytes] = set()
        self._new = 0
        self._room = settings.max_new

    def run(self) -> Iterator[Event]:
        poll = self._pass.begin("recheck" if self._settings.recheck else "poll", self._started_at)
        try:
            yield from self._listings.read(home=self._settings.read_home)
            if not self._listings.is_unreachable:
                if self._listings.is_complete and not self._listings.is_first:
                    self._new += deep.named_by_sitemaps(self._pass)
                yield from self._read_articles()
                yield from self._witness()
                yield from self._removals()
            yield self._summary(poll)
        finally:
            self._frontier.poll = None

    def _read_articles(self) -> Iterator[Event]:
        """New and due articles; then those their pages led to, whose own links are not followed in this pass."""
        for depth in (0, 1):
            due = self._due()
            if not due or self._articles.broken:
                return
            for result in self._articles.read(due):
                if depth == 0 and isinstance(result, Page):
                    self._follow(result)
                yield result

    def _witness(self) -> Iterator[Event]:
        """Where articles gave no page and none was read, a known one: its carousel may tell what they would have."""
        if self._articles.failures and not self._articles.fetched and not self._pass.stop():
            known = self._frontier.latest(self._name)
            if known is not None:
                yield from self._articles.read([known])

    def _due(self) -> list[Due]:
        """What is to be fetched now and was not tried in this pass."""
        settings = self._settings
        since = self._started_at - RECHECK_FORCED if settings.recheck else None
        found = self._frontier.due(self._name, self._pass.clock(), 100_000, recheck_since=since)
        fresh = [each for each in found if not self._articles.has_tried(each.url)]
        new = [each for each in fresh if not each.is_recheck and is_within(each.published, settings.window)]
        new = new[: self._room]
        self._room -= len(new)
        again = [each for each in fresh if each.is_recheck]
        return new + (again if settings.recheck else again[: settings.max_rechecks])

    def _follow(self, page: Page) -> None:
        """Feeds the frontier from the links of an article's page: the carousel is on every one."""
        fresh = listing.addresses(page) - self._followed
        if not fresh:
            return
        self._followed |= fresh
        links = listing.from_addresses(fresh, page, self._pass.source)
        if len(self._frontier.known_among(link.url for link in links)) == len(links):
            return
        origin = "baseline" if self._listings.is_first else "article"
        with self._pass.transaction():
            self._new += len(self._frontier.discover(self._name, links, origin=origin))

    def _removals(self) -> Iterator[Event]:
        """Strikes for what was found gone, where the rest of the site is healthy; then what has enough of them.

        Where much of what was due is gone, articles that were not due are asked for: once withdrawn together, pages
        are due together for ever.
        """
        articles = self._articles
        if not self._listings.is_complete or articles.broken or self._pass.stop():
            return
        if len(articles.gone) > max(FEW_GONE, articles.fine // 5):
            missing = 2 * len(articles.gone) - articles.fine
            others = [each for each in self._frontier.well(self._name, MOST_ASKED) if not articles.has_tried(each.url)]
            yield from articles.read(others[: max(0, missing)])
            if 2 * len(articles.gone) > articles.fine or articles.broken or self._pass.stop():
                return
        now = self._pass.clock()
        if articles.gone:
            with self._pass.transaction():
                self._frontier.strike(articles.gone, now)
        for known in self._frontier.condemned(self._name, now):
            yield Removed(self._name, known.url, known.record_id, now)

    def _summary(self, poll: int) -> PollSummary:
        listings, articles, is_stopped = self._listings, self._articles, self._pass.stop()
        is_complete = listings.is_complete and not articles.broken and not is_stopped
        reason = listings.reason or articles.broken or ("stopped" if is_stopped else None)
        summary = PollSummary(
            source=self._name,
            started_at=self._started_at,
            finished_at=self._pass.clock(),
            listings=listings.count,
            links=listings.links,
            overlap=listings.overlap,
            new=listings.new + self._new,
            fetched=articles.fetched,
            unchanged=articles.unchanged,
            failures=dict(listings.failures + articles.failures),
            gaps=listings.gaps,
            lies=listings.lies,
            complete=is_complete,
            stopped=is_stopped,
            reason=None if is_complete else reason,
            is_baseline=listings.is_begun and self._frontier.baseline(self._name) is None,
        )
        with self._pass.transaction():
            self._frontier.history.finished(poll, summary)
            self._pass.keep_robots()
        return summary
