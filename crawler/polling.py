"""The listings of one pass: read conditionally, walked on where nothing known shows, distrusted where a 304 lied."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile

from crawler import deep, listing, paging, urls
from crawler.answer import is_network
from crawler.events import Gap
from crawler.history import ListingState, Reading
from crawler.model import Failure, Link, LinkKind, NotModified, Outcome, Page, Validators
from crawler.passing import Pass

_WALLS = (Outcome.BLOCKED, Outcome.THROTTLED)
_CAROUSEL = 5  # links to the latest news that a listing may have besides its items; they are known or new by chance
_GIVE_UP = 2  # listings that fail for the site's sake, none having been read, before the rest are left alone


@dataclass(slots=True)
class _Walk:
    """What reading a listing has come to: its items so far, and how it ended."""

    items: list[Link]
    pages: int = 1
    overlap: int = 0
    gap: Gap | None = None
    failure: Failure | None = None
    is_whole: bool = True  # False where it was cut short and has to be walked again


class Listings:
    """Reads every section and the home page of a source once, and keeps count. One pass, one object."""

    def __init__(self, given: Pass, *, full_every: int, max_pages: int) -> None:
        self._pass = given
        self._source = given.source
        self._frontier = given.frontier
        self._full_every = full_every
        self._max_pages = max_pages
        self._site_failures = 0
        self._good_sections = 0
        self.is_first = given.frontier.baseline(given.source.name) is None
        self.count = self.links = self.overlap = self.new = self.gaps = self.lies = 0
        self.failures: Counter[Outcome] = Counter()
        self.reason: str | None = None

    @property
    def is_begun(self) -> bool:
        """True where at least one section was read whole: enough for a baseline. The others have theirs when read."""
        return self._good_sections > 0 and not self._pass.stop()

    @property
    def is_complete(self) -> bool:
        """True where every listing was read and none of them failed."""
        return self.reason is None and self._good_sections > 0 and not self._pass.stop()

    @property
    def is_unreachable(self) -> bool:
        """True where nothing but walls and silence answered: asking for articles is of no use."""
        return self.count == 0 and any(is_network(each) or each in (*_WALLS, Outcome.ROBOTS) for each in self.failures)

    def read(self, *, home: bool) -> Iterator[Failure | Gap]:
        """Reads them all, sections first."""
        places: dict[str, str | None] = {urls.section_url(path, self._source): path for path in self._source.sections}
        if home:
            places.setdefault(urls.home_url(self._source), None)
        for url, section in places.items():
            if self._pass.stop():
                return
            if self._site_failures >= _GIVE_UP and self.count == 0:
                self.reason = f"{self.reason}; the other listings were not asked for"
                return
            good = self._good_sections
            yield from self._read_one(url, section)
            if section is not None and self._good_sections > good and not self.is_first:
                yield from self._read_below(url, section)
        if not self._good_sections and self.reason is None:
            self.reason = "none of the sections exists"

    def _read_below(self, url: str, section: str) -> Iterator[Failure]:
        for found in deep.below(self._pass, url, section):
            if isinstance(found, Failure):
                self.failures[found.outcome] += 1
                yield found
            else:
                self.links, self.overlap, self.new = self.links + found[0], self.overlap + found[1], self.new + found[2]

    def _read_one(self, url: str, section: str | None) -> Iterator[Failure | Gap]:
        state = self._frontier.history.listing(url)
        if state.absent % self._full_every and self._may_be_absent(section):
            self._note(replace(state, absent=state.absent + 1), Reading(url, section, Outcome.GONE), None)
            return
        is_full = state.lies > 0 or state.polls_since_full >= self._full_every - 1
        result = self._pass.fetch(url, Validators() if is_full else state.validators)
        if isinstance(result, NotModified):
            self._unchanged(state, section, result)
        elif isinstance(result, Failure) and self._pass.stop():
            return
        elif isinstance(result, Failure):
            yield from self._failed(state, section, result)
        else:
            yield from self._page(state, section, result, is_full=is_full)

    def _unchanged(self, state: ListingState, section: str | None, answer: NotModified) -> None:
        self._good(section)
        self.overlap += state.links
        self.links += state.links
        later = replace(
            state, polls_since_full=state.polls_since_full + 1, not_modified=state.not_modified + 1, absent=0
        )
        self._note(later, Reading(state.url, section, Outcome.NOT_MODIFIED, 1, state.links, state.links), answer)

    def _page(self, state: ListingState, section: str | None, page: Page, *, is_full: bool) -> Iterator[Failure | Gap]:
        """A listing's first page: its links, and where none of its items is known for sure, the pages after it."""
        links = listing.links(page, self._source)
        own = own_articles(links, section)
        if not own:
            if section is not None or state.links:  # a home page that never had any is no error
                yield from self._failed(state, section, no_links(page))
            return
        lied = is_full and self._has_lied(state, page, fingerprint(own))
        walk = _Walk(list(own), overlap=self._overlap(own))
        if section is not None and state.walked_at is not None and walk.overlap <= min(_CAROUSEL, len(own) - 1):
            self._walk_on(state, section, walk, paging.last_page(links, state.url, self._source))
        self.lies += lied
        self._keep(replace(state, lies=state.lies + lied), section, page, links, walk)
        if walk.failure is not None:
            yield self._blame(walk.failure, section)
        elif walk.is_whole:
            self._good(section)
        if walk.gap is not None:
            self.gaps += 1
            yield walk.gap

    def _keep(self, state: ListingState, section: str | None, page: Page, links: tuple[Link, ...], walk: _Walk) -> None:
        """Records a reading whole: its links, its validators, its overlap and its gap, in one transaction.

        A walk that failed half-way leaves no validators and proves no overlap, so that the next pass walks it again.
        """
        now, is_whole, own = self._pass.clock(), walk.is_whole, own_articles(links, section)
        origin = "baseline" if self.is_first or state.walked_at is None else "listing" if section else "home"
        rest = [link for link in articles(links) if link not in walk.items]
        kept = replace(
            state,
            validators=page.validators if is_whole else Validators(),
            fingerprint=fingerprint(own),
            polls_since_full=0,
            not_modified=0,
            links=len(own),
            walked_at=now if is_whole else state.walked_at,
            absent=0,
        )
        outcome = walk.failure.outcome if walk.failure else Outcome.FETCHED
        name, history = self._source.name, self._frontier.history
        with self._pass.transaction():
            new = self._frontier.discover(
                name, [*walk.items, *rest], origin=origin, is_listed=section is not None and is_whole
            )
            self._frontier.log(page)
            history.save_listing(name, section, kept, now)
            reading = Reading(page.url, section, outcome, walk.pages, len(walk.items), walk.overlap, len(new))
            history.read(self._frontier.poll, reading)
            if walk.gap is not None:
                history.gap(walk.gap)
        self.links += len(walk.items)
        self.overlap += walk.overlap
        self.new += len(new)

    def _walk_on(self, state: ListingState, section: str, walk: _Walk, last: int | None) -> None:
        """Reads further pages until something known shows; else leaves a gap, or the failure that ended it.

        `last`: the highest page number that the first page links to. A listing read to its end has no gap if anything
        on it is known: it may be sorted by another order.
        A few known links beside new ones may all be a carousel's. It stands on the next page too, where links that
        were met before do not count. If they were the listing's own, what lies below them is old, though never read.
        """
        position: paging.Position | None = paging.second(self._source, self._pass.clock().date())
        seen, reach = frozenset(link.url for link in walk.items), last or 0
        first = len(walk.items)
        reason, is_read = f"nothing known on {self._max_pages} pages", False
        while walk.pages < self._max_pages and position is not None and not self._pass.stop():
            result = self._pass.fetch(paging.address(state.url, position, self._source))
            if not isinstance(result, Page):
                if isinstance(result, Failure) and result.outcome is not Outcome.GONE:
                    walk.failure, walk.is_whole = None if self._pass.stop() else result, False
                    return
                is_read = position.page > reach
                position = None
                break
            with self._pass.transaction():
                self._frontier.log(result)
            walk.pages += 1
            links = listing.links(result, self._source)
            found = own_articles(links, section)
            addresses = frozenset(link.url for link in found)
            fresh = tuple(link for link in found if link.url not in seen)
            if known := self._frontier.listed(link.url for link in fresh):
                end = max(place for place, link in enumerate(fresh, 1) if link.url in known)
                walk.items.extend(fresh[:end] if walk.overlap else fresh)
                walk.overlap += len(known)
                return
            walk.items.extend(fresh)
            last = paging.last_page(links, state.url, self._source)
            reach = max(reach, last or 0)
            is_read = position.page >= reach
            position = paging.following(position, addresses, seen, since=None, last=last)
            seen |= addresses
        if position is None and walk.overlap:
            del walk.items[first:]
            return
        if position is None and is_read and (known := self._frontier.listed(link.url for link in walk.items)):
            walk.overlap = len(known)
            return
        if position is None:
            reason = f"the listing ended after {walk.pages} pages and nothing known showed"
        elif walk.pages < self._max_pages:  # stopped: no gap yet, the next pass walks again
            walk.is_whole = False
            return
        walk.gap = Gap(self._source.name, section, reason, state.walked_at, self._pass.clock())

    def _overlap(self, own: Sequence[Link]) -> int:
        """How many items are known from before. Where all of them stand above the new ones, they are pinned."""
        known = self._frontier.listed(link.url for link in own)
        below = list(dropwhile(lambda link: link.url in known, own))
        is_pinned = bool(below) and not any(link.url in known for link in below)
        return 0 if is_pinned else len(known)

    def _has_lied(self, state: ListingState, page: Page, now_shows: str) -> bool:
        """Whether a 304 since the last full reading was false: another listing under the same validators."""
        if not state.not_modified or state.fingerprint in (None, now_shows) or state.validators == Validators():
            return False
        if page.validators == state.validators:
            return True
        return isinstance(self._pass.fetch(page.url, state.validators), NotModified)

    def _failed(self, state: ListingState, section: str | None, failure: Failure) -> Iterator[Failure]:
        """Notes a failure. A built-in listing that this site never had is no failure."""
        is_gone = failure.outcome is Outcome.GONE
        is_absent = is_gone and state.walked_at is None and self._may_be_absent(section)
        self._note(
            replace(state, absent=state.absent + is_absent), Reading(state.url, section, failure.outcome), failure
        )
        if not is_absent:
            yield self._blame(failure, section)

    def _may_be_absent(self, section: str | None) -> bool:
        """Home page and built-in sections may be missing on a mirror; sections that the user named may not."""
        return section is None or self._source.sections == self._source.profile.sections

    def _blame(self, failure: Failure, section: str | None) -> Failure:
        self.failures[failure.outcome] += 1
        self.reason = self.reason or f"{section or 'home page'}: {failure.reason}"
        if is_network(failure.outcome) or failure.outcome in (*_WALLS, Outcome.SERVER_ERROR):
            self._site_failures += 1
        return failure

    def _good(self, section: str | None) -> None:
        self.count += 1
        self._good_sections += section is not None

    def _note(self, state: ListingState, reading: Reading, event: NotModified | Failure | None) -> None:
        with self._pass.transaction():
            if event is not None:
                self._frontier.log(event)
            self._frontier.history.save_listing(self._source.name, reading.section, state, self._pass.clock())
            self._frontier.history.read(self._frontier.poll, reading)


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
