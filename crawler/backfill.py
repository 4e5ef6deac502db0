"""Everything a site still lists of a period: every section's listing pages, walked to the end and resumable."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from crawler import listing, paging, sitemap, urls
from crawler.addresses import Due
from crawler.articles import Articles
from crawler.breaks import Breaks
from crawler.events import Event, PollSummary, Walked
from crawler.frontier import Frontier
from crawler.http import Fetcher
from crawler.model import Failure, Link, LinkKind, Outcome, Page, Source
from crawler.paging import Position
from crawler.passing import Pass, Transaction, never
from crawler.polling import fingerprint, no_links, own_articles
from crawler.seen import Seen
from crawler.times import Window, is_within
from crawler.walks import Walk


@dataclass(frozen=True, slots=True)
class BackfillSettings:
    """`since` and `until` are publication dates, both included; None: open."""

    since: date | None = None
    until: date | None = None
    read_sitemap: bool = True

    @property
    def window(self) -> Window:
        return (self.since, self.until)


def backfill(
    source: Source,
    *,
    fetcher: Fetcher,
    frontier: Frontier,
    clock: Callable[[], datetime],
    settings: BackfillSettings | None = None,
    transaction: Transaction | None = None,
    stop: Callable[[], bool] = never,
) -> Iterator[Event]:
    """Walks every listing of the source back to `since`; events and duties as for `crawl.visit`, and Walked besides.

    A listing page counts as walked once each of its articles was tried. A run that was killed goes on at the page it
    was at and fetches no article again that is done; a finished walk is only brought up to date from its newest page,
    unless it left out what is wanted now.
    Articles whose date the listing does not show are fetched: whether they lie in the period is for the reader to say,
    with `frontier.done(..., published=...)`, by which a walk also knows that it has come past `since`.
    """
    given = Pass(source, fetcher, frontier, clock, transaction or frontier.db.atomic, stop)
    yield from _Backfill(given, settings or BackfillSettings()).run()


class _Backfill:
    """The state of one run."""

    def __init__(self, given: Pass, settings: BackfillSettings) -> None:
        self._pass = given
        self._source = given.source
        self._frontier = given.frontier
        self._settings = settings
        self._started_at = given.clock()
        # None is fetched ahead: pages are read in another process meanwhile, and a thread costs more than it saves.
        self._articles = Articles(given, depth=0, full_every=1)
        self._failures: Counter[Outcome] = Counter()
        self._pages = self._links = self._known = self._new = 0
        self._reason: str | None = None
        self._is_watched = given.frontier.baseline(given.source.name) is not None
        # Sections that the user named are all there is; else whatever more the site lists is walked too.
        self._is_default = self._source.sections == self._source.profile.sections
        self._polled = {urls.section_url(path, self._source): path for path in self._source.sections}
        self._places = places(self._source)

    def run(self) -> Iterator[Event]:
        poll = self._pass.begin("backfill", self._started_at)
        walked: set[str] = set()
        try:
            while not self._is_over() and (left := [url for url in self._places if url not in walked]):
                walked.add(left[0])
                yield from self._walk(left[0], self._places[left[0]])
            if self._settings.read_sitemap and self._is_default and not self._is_over():
                yield from self._read_sitemaps()
            yield from self._read(self._frontier.waiting(self._source.name))
            yield self._summary(poll)
        finally:
            self._frontier.poll = None

    def _is_over(self) -> bool:
        return self._pass.stop() or self._articles.broken is not None

    def _walk(self, url: str, section: str) -> Iterator[Event]:
        """One listing, from where an earlier run left it; one that left out what is wanted now is walked anew."""
        walk = self._frontier.walks.get(url)
        if walk is None or walk.leaves_out(self._settings.window):
            walk = Walk(url, self._source.name, *self._settings.window, Position(), self._started_at)
        yield from self._go(walk, section)

    def _go(self, walk: Walk, section: str) -> Iterator[Event]:
        """Page after page, each remembered, to the end or past `since`; over a finished walk, to where all is done.

        It goes on a page early: what was taken off the site meanwhile has made others move up there.
        """
        start = paging.before(walk.position) if walk.finished_at is None else Position()
        at: Position | None = start
        seen, breaks = Seen(start.last), Breaks()
        while at is not None and not self._is_over():
            result = self._pass.fetch(paging.address(walk.listing, at, self._source))
            if isinstance(result, Failure) and self._pass.stop():
                return
            own: tuple[Link, ...] = ()
            last: int | None = None
            if isinstance(result, Page):
                links = listing.links(result, self._source)
                own = own_articles(links, section)
                if not own and at == Position() and walk.listing in self._polled:
                    result = no_links(result)
            if isinstance(result, Failure) and not self._is_end(result, walk.listing, at):
                yield self._blame(result, section)
                return
            if isinstance(result, Page):
                self._note_sections(links)
                left = self._take_in(result, section, own, is_first=at == Position())
                last = paging.last_page(links, walk.listing, self._source)
                wanted = [each for each in left if is_within(each.published, self._settings.window)]
                yield Walked(self._source.name, section, at.page, last, len(own), len(wanted))
                yield from self._read(wanted)
                if self._is_over():
                    return
                if walk.finished_at is not None and not left:
                    self._save(walk)
                    return
            addresses = frozenset(link.url for link in own)
            repeated = frozenset(url for url in addresses if url in seen)
            if breaks.is_one(at, last, has_new=bool(addresses - repeated)):
                yield self._note(breaks.failure(result, self._pass.clock()), section)
                self._save(self._moved(walk, at, Position()))  # something was missed: it is to be read again
                if breaks.is_end:
                    return
                following: Position | None = Position(at.page + 1)
            else:
                following = self._following(at, own, addresses, repeated, last)
                if not breaks.found:
                    self._save(self._moved(walk, at, following))
            seen.update(addresses)
            at = following

    def _following(
        self, at: Position, own: tuple[Link, ...], found: frozenset[str], repeated: frozenset[str], last: int | None
    ) -> Position | None:
        """The page after `at`; None: past the period, or the listing's end."""
        if self._is_past([link for link in own if link.url not in repeated]):  # the latest news stands on every page
            return None
        if at == Position() and self._source.profile.month_archive:
            today = self._pass.clock().date()
            return paging.second(self._source, min(self._settings.until or today, today))
        return paging.following(at, found, repeated, since=self._settings.since, last=last)

    def _is_end(self, failure: Failure, url: str, at: Position) -> bool:
        """Whether a page that is not there means the end of a listing, or a section this site never had."""
        if failure.outcome is not Outcome.GONE:
            return False
        with self._pass.transaction():
            self._frontier.log(failure)
        return at != Position() or url not in self._polled or self._is_default

    def _is_past(self, own: Sequence[Link]) -> bool:
        """True where every one of these articles is known to be older than the period."""
        since = self._settings.since
        if since is None or not own:
            return False
        known = self._frontier.published(link.url for link in own)
        days = [link.published or known.get(link.url) for link in own]
        return all(day is not None and day < since for day in days)

    def _take_in(self, page: Page, section: str, own: tuple[Link, ...], *, is_first: bool) -> list[Due]:
        """Records a listing page; returns its articles that are still to be fetched, for whatever period."""
        name, now = self._source.name, self._pass.clock()
        dates = self._frontier.published(link.url for link in own)
        own = tuple(replace(link, published=link.published or dates.get(link.url)) for link in own)
        wanted = [link for link in own if is_within(link.published, self._settings.window)]
        is_polled = is_first and page.url in self._polled
        with self._pass.transaction():
            self._frontier.log(page)
            links = own if is_polled else wanted
            state = self._frontier.history.listing(page.url)
            # What a poll would have met as new is news still: a backfill between two polls must not swallow it.
            origin = "listing" if is_polled and self._is_watched and state.walked_at else "backfill"
            new = self._frontier.discover(name, links, origin=origin, queue="backfill", is_listed=True)
            if is_polled:  # so that the next poll knows what it should meet again
                state = replace(state, fingerprint=fingerprint(own), links=len(own), walked_at=now)
                self._frontier.history.save_listing(name, section, state, now)
        self._pages += 1
        self._links += len(own)
        self._new += len(new)
        self._known += len(links) - len(new)
        return self._left(own)

    def _left(self, links: Sequence[Link]) -> list[Due]:
        done = self._frontier.done_among(link.url for link in links)
        return [Due(link.url, link.section, False, published=link.published) for link in links if link.url not in done]

    def _read(self, due: Sequence[Due]) -> Iterator[Event]:
        """Fetches those of the period that this run has not tried."""
        tried, window = self._articles.has_tried, self._settings.window
        wanted = [each for each in due if not tried(each.url) and is_within(each.published, window)]
        if wanted and not self._is_over():
            yield from self._articles.read(wanted)

    def _note_sections(self, links: tuple[Link, ...]) -> None:
        """Takes in listings that a page links to and that no section above them covers."""
        if self._is_default:
            self._places.update(further_listings(links, self._places))

    def _read_sitemaps(self) -> Iterator[Event]:
        """Articles that only a sitemap names. In a limited period only those it says were changed since."""
        for links in sitemap.read(self._pass):
            wanted = sitemap.wanted(links, self._settings.window)
            with self._pass.transaction():
                new = self._frontier.discover(self._source.name, wanted, origin="backfill", queue="backfill")
            self._new += len(new)
            yield from self._read(self._left(wanted))

    def _moved(self, walk: Walk, at: Position, following: Position | None) -> Walk:
        """A walk that has read `at`. From here on it leaves out what this run does."""
        since, until = self._settings.window
        if following is None:
            return replace(walk, since=since, until=until, position=at, finished_at=self._pass.clock())
        return replace(walk, since=since, until=until, position=following, finished_at=None)

    def _save(self, walk: Walk) -> None:
        with self._pass.transaction():
            self._frontier.walks.save(walk)

    def _blame(self, failure: Failure, section: str) -> Failure:
        with self._pass.transaction():
            self._frontier.log(failure)
        return self._note(failure, section)

    def _note(self, failure: Failure, section: str) -> Failure:
        """Of what is in the fetch log already."""
        self._failures[failure.outcome] += 1
        self._reason = self._reason or f"{section}: {failure.reason}"
        return failure

    def _summary(self, poll: int) -> PollSummary:
        is_stopped = self._pass.stop()
        reason = self._reason or self._articles.broken or ("stopped" if is_stopped else None)
        if reason is None and not self._pages:
            reason = "none of the sections exists"
        summary = PollSummary(
            source=self._source.name,
            started_at=self._started_at,
            finished_at=self._pass.clock(),
            listings=self._pages,
            links=self._links,
            overlap=self._known,
            new=self._new,
            fetched=self._articles.fetched,
            unchanged=0,
            failures=dict(self._failures + self._articles.failures),
            complete=reason is None,
            stopped=is_stopped,
            reason=reason,
            is_baseline=reason is None and self._frontier.baseline(self._source.name) is None,
        )
        with self._pass.transaction():
            self._frontier.history.finished(poll, summary)
            self._pass.keep_robots()
        return summary


def places(source: Source) -> dict[str, str]:
    """Addresses of the listings to walk, with their sections. Sections that the user named are all there is."""
    further = source.profile.archive_sections if source.sections == source.profile.sections else ()
    return {urls.section_url(path, source): path for path in (*source.sections, *further)}


def further_listings(links: Iterable[Link], known: Mapping[str, str]) -> dict[str, str]:
    """Listings among the links that are not known and that no known section lies below."""
    return {
        link.url: link.section
        for link in links
        if link.kind is LinkKind.LISTING and link.section and "?" not in link.url and link.url not in known
        and not any(each.startswith(link.section + "/") for each in known.values())
    }  # fmt: skip
