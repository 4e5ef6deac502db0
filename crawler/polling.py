"""The listings of one pass: read conditionally, walked on where nothing known shows, distrusted where a 304 lied."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime

from crawler import listing, paging, urls
from crawler.answer import is_network
from crawler.events import Event, Gap
from crawler.frontier import Frontier
from crawler.history import ListingState, Reading
from crawler.http import Fetcher
from crawler.model import Failure, Link, LinkKind, NotModified, Outcome, Page, Source, Validators

_NETWORK_FAILURES = 2  # listings that fail for the network's sake before the rest are left alone


class Listings:
    """Reads the home page and every section of a source once, and keeps count. One pass, one object."""

    def __init__(
        self,
        source: Source,
        fetcher: Fetcher,
        frontier: Frontier,
        clock: Callable[[], datetime],
        full_every: int,
        max_pages: int,
        transaction: Callable[[], AbstractContextManager[object]],
        stop: Callable[[], bool],
        deadline: datetime | None,
    ) -> None:
        self._source = source
        self._fetcher = fetcher
        self._frontier = frontier
        self._clock = clock
        self._full_every = full_every
        self._max_pages = max_pages
        self._transaction = transaction
        self._stop = stop
        self._deadline = deadline
        self._network_failures = 0
        self._good_sections = 0
        self.is_first = frontier.baseline(source.name) is None
        self.count = self.links = self.overlap = self.new = self.gaps = self.lies = 0
        self.reason: str | None = None

    @property
    def is_complete(self) -> bool:
        """True where every listing was read and none of them failed."""
        return self.reason is None and self._good_sections > 0 and not self._stop()

    @property
    def is_unreachable(self) -> bool:
        """True where the host itself does not answer: asking it for articles is of no use."""
        return self._network_failures >= 1 and self.count == 0

    def read(self, *, home: bool) -> Iterator[Event]:
        """Reads them all. Yields Failure and Gap."""
        sections = [(urls.section_url(path, self._source), path) for path in self._source.sections]
        places: list[tuple[str, str | None]] = [*sections]
        home_url = urls.home_url(self._source)
        if home and home_url not in dict(sections):
            places.append((home_url, None))
        for url, section in places:
            if self._stop():
                return
            if self._network_failures >= _NETWORK_FAILURES and self.count == 0:
                self.reason = f"{self.reason}; the other listings were not asked for"
                return
            yield from self._read_one(url, section)
        if not self._good_sections and self.reason is None:
            self.reason = "none of the sections exists"

    def _read_one(self, url: str, section: str | None) -> Iterator[Event]:
        state = self._frontier.history.listing(url)
        if state.absent % self._full_every and self._may_be_absent():
            self._note(replace(state, absent=state.absent + 1), Reading(url, section, Outcome.GONE), None)
            return
        is_full = state.lies > 0 or state.polls_since_full >= self._full_every - 1
        result = self._fetch(url, Validators() if is_full else state.validators)
        if isinstance(result, NotModified):
            state = replace(
                state, polls_since_full=state.polls_since_full + 1, not_modified=state.not_modified + 1, absent=0
            )
            self._good(section)
            self._note(state, Reading(url, section, Outcome.NOT_MODIFIED, 1, overlap=state.links), result)
        elif isinstance(result, Failure):
            yield from self._failed(state, section, result)
        else:
            yield from self._page(state, section, result, is_full=is_full)

    def _page(self, state: ListingState, section: str | None, page: Page, *, is_full: bool) -> Iterator[Event]:
        """A listing's first page: its links, and where none of them is known, the pages after it."""
        links = listing.links(page, self._source)
        own = own_articles(links, section)
        if not own:
            if section is not None or state.links:
                yield from self._failed(state, section, no_links(page))
            return
        print_ = fingerprint(own)
        lied = is_full and self._has_lied(state, page, print_)
        walk = list(own)
        overlap = self._overlap(own)
        is_walked = section is None or state.walked_at is None or overlap > 0
        pages, gap, failure = 1, None, None
        if not is_walked:
            pages, overlap, gap, failure = self._walk_on(state, section, links, walk)
        now = self._clock()
        with self._transaction():
            origin = "baseline" if self.is_first or state.walked_at is None else "listing" if section else "home"
            everything = [*walk, *(link for link in articles(links) if link not in walk)]
            new = self._frontier.discover(
                self._source.name, everything, origin=origin, is_listed=section is not None and failure is None
            )
            self._frontier.log(page)
            kept = replace(
                state,
                validators=page.validators if failure is None else Validators(),
                fingerprint=print_,
                polls_since_full=0,
                not_modified=0,
                lies=state.lies + lied,
                links=len(own),
                walked_at=now if failure is None else state.walked_at,
                absent=0,
            )
            self._frontier.history.save_listing(self._source.name, section, kept, now)
            outcome = failure.outcome if failure else Outcome.FETCHED
            reading = Reading(page.url, section, outcome, pages, len(walk), overlap, len(new))
            self._frontier.history.read(self._frontier.poll, reading)
            if gap is not None:
                self._frontier.history.gap(gap)
        self.links += len(walk)
        self.overlap += overlap
        self.new += len(new)
        self.lies += lied
        if failure is not None:
            self._blame(failure, section)
            yield failure
        else:
            self._good(section)
        if gap is not None:
            self.gaps += 1
            yield gap

    def _walk_on(
        self, state: ListingState, section: str | None, links: tuple[Link, ...], walk: list[Link]
    ) -> tuple[int, int, Gap | None, Failure | None]:
        """Reads further pages into `walk` until something known shows: pages read, overlap, and why it ended."""
        url, pages = state.url, 1
        position = self._second()
        seen = frozenset(link.url for link in walk)
        while pages < self._max_pages and not self._stop():
            result = self._fetch(paging.address(url, position, self._source), Validators())
            if not isinstance(result, Page):
                if isinstance(result, Failure) and result.outcome is not Outcome.GONE:
                    return pages, 0, None, result
                break
            with self._transaction():
                self._frontier.log(result)
            pages += 1
            found = own_articles(listing.links(result, self._source), section)
            addresses = frozenset(link.url for link in found)
            overlap = self._overlap(found)
            walk.extend(link for link in found if link.url not in seen)
            if overlap:
                return pages, overlap, None, None
            following = paging.following(position, addresses, seen, since=None)
            seen |= addresses
            if following is None:
                break
            position = following
        if self._stop():
            reason = "stopped before anything known showed"
        elif pages >= self._max_pages:
            reason = f"nothing known on {pages} pages"
        else:
            reason = f"the listing ended after {pages} pages and nothing known showed"
        gap = Gap(self._source.name, section, reason, state.walked_at, self._clock())
        return pages, 0, gap, None

    def _second(self) -> paging.Position:
        """The page to read after a listing's own address."""
        if self._source.profile.month_archive:
            return paging.first(self._source, self._clock().date())
        return paging.Position(2)

    def _overlap(self, own: tuple[Link, ...]) -> int:
        """How many items are known from before. One known item at the very top alone is a pinned one, no overlap."""
        known = self._frontier.listed(link.url for link in own)
        if len(known) == 1 and len(own) > 1 and own[0].url in known:
            return 0
        return len(known)

    def _has_lied(self, state: ListingState, page: Page, print_: str) -> bool:
        """Whether a 304 since the last full reading was false: another listing under the same validators."""
        if not state.not_modified or state.fingerprint in (None, print_) or state.validators == Validators():
            return False
        if page.validators == state.validators:
            return True
        answer = self._fetch(page.url, state.validators)
        return isinstance(answer, NotModified)

    def _failed(self, state: ListingState, section: str | None, failure: Failure) -> Iterator[Event]:
        """Notes a failure. A built-in section that this site never had is no failure."""
        is_absent = failure.outcome is Outcome.GONE and state.walked_at is None and self._may_be_absent()
        if failure.outcome is Outcome.GONE:
            state = replace(state, absent=state.absent + 1)
        self._note(state, Reading(state.url, section, failure.outcome), failure)
        if not (is_absent and section is not None):
            self._blame(failure, section)
            yield failure

    def _may_be_absent(self) -> bool:
        """Built-in sections may be missing on a mirror; sections that the user named may not."""
        return self._source.sections == self._source.profile.sections

    def _blame(self, failure: Failure, section: str | None) -> None:
        self.reason = self.reason or f"{section or 'home page'}: {failure.reason}"
        if is_network(failure.outcome):
            self._network_failures += 1

    def _good(self, section: str | None) -> None:
        self.count += 1
        self._good_sections += section is not None

    def _note(self, state: ListingState, reading: Reading, event: NotModified | Failure | None) -> None:
        with self._transaction():
            if event is not None:
                self._frontier.log(event)
            self._frontier.history.save_listing(self._source.name, reading.section, state, self._clock())
            self._frontier.history.read(self._frontier.poll, reading)
        self.overlap += reading.overlap
        self.links += reading.overlap

    def _fetch(self, url: str, validators: Validators) -> Page | NotModified | Failure:
        return self._fetcher.fetch(self._source, url, validators=validators, deadline=self._deadline)


def articles(links: tuple[Link, ...]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.kind is LinkKind.ARTICLE)


def own_articles(links: tuple[Link, ...], section: str | None) -> tuple[Link, ...]:
    """A listing's own items: articles of its section, else (a listing over several sections) all articles."""
    found = articles(links)
    return tuple(link for link in found if link.section == section) or found


def no_links(page: Page) -> Failure:
    """A listing without a single article is an error, never an empty success."""
    reason = "no article address on the page: its markup or its addresses have changed"
    return Failure(page.source, page.url, page.address, Outcome.NO_LINKS, reason, page.fetched_at, page.status)


def fingerprint(own: tuple[Link, ...]) -> str:
    return hashlib.sha256("\n".join(link.url for link in own).encode()).hexdigest()[:32]
