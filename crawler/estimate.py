"""What a backfill would come to: pages, and minutes at the polite rate. Writes nothing.

Asks a few pages of each listing, and the sitemaps, which are few files: of what these name, as large a part is held to
be listed as they name of what was met on the listings.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from crawler import listing, paging, sitemap
from crawler.archives import wayback
from crawler.backfill import BackfillSettings, further_listings, places
from crawler.frontier import Frontier
from crawler.http import Fetcher
from crawler.model import Failure, Link, NotModified, Outcome, Page, Source
from crawler.paging import Position
from crawler.polling import own_articles
from crawler.times import stamp

_MOST_PAGES = 4_096
_ROUND_TRIP = timedelta(milliseconds=300)  # of a request, besides the pause


@dataclass(frozen=True, slots=True)
class Estimate:
    """Requests that a backfill would make, roughly. `failures`: listings that could not be asked."""

    source: str
    listing_pages: int  # and sitemaps
    articles: int
    duration: timedelta
    failures: tuple[Failure, ...] = field(default=())

    @property
    def pages(self) -> int:
        return self.listing_pages + self.articles


def live(
    source: Source,
    *,
    fetcher: Fetcher,
    frontier: Frontier | None,
    clock: Callable[[], datetime],
    settings: BackfillSettings | None = None,
) -> Estimate:
    """For a backfill from the site: how far its listings go, or where in them the period begins and ends.

    `frontier` (None: a store that is not there yet) tells which listings were walked, and which articles read.
    """
    settings = settings or BackfillSettings()
    pages = articles = 0
    failures: list[Failure] = []
    known, asked, met = places(source), set[str](), set[str]()
    is_default = source.sections == source.profile.sections
    while left := [url for url in known if url not in asked]:
        asked.add(left[0])
        walk = frontier.walks.get(left[0]) if frontier else None
        if walk is not None and walk.finished_at and not walk.leaves_out(settings.window):
            pages += 1
            continue
        extent = _Extent(source, fetcher, left[0], known[left[0]], settings, clock().date())
        found = extent.measure()
        met |= extent.met
        if is_default:
            known.update(further_listings(extent.links, known))
        if isinstance(found, Failure):
            failures.append(found)
        else:
            pages += found[0]
            articles += max(0, found[1] - _read_before(source, frontier, extent, settings))
    if pages and settings.read_sitemap and is_default:
        files, beyond = _unlisted(source, fetcher, frontier, settings, met, articles)
        pages, articles = pages + files, articles + beyond
    netloc = urlsplit(source.base_url).netloc
    duration = (pages + articles) * max(fetcher.gate.delay(netloc), _ROUND_TRIP)
    return Estimate(source.name, pages, articles, duration, tuple(failures))


def _unlisted(
    source: Source,
    fetcher: Fetcher,
    frontier: Frontier | None,
    settings: BackfillSettings,
    met: set[str],
    listed: int,
) -> tuple[int, int]:
    """(files of sitemaps, articles that only they name and that were not read yet)."""
    files = 0
    wanted, both = set[str](), set[str]()

    def note(result: Page | NotModified | Failure) -> None:
        nonlocal files
        files += isinstance(result, Page)

    for links in sitemap.fetched(source, fetcher, note):
        named = {link.url for link in sitemap.wanted(links, settings.window)}
        wanted |= named - (frontier.done_among(named) if frontier else set())
        both |= met.intersection(link.url for link in links)
    share = len(both) / len(met) if met else 1.0
    return files, max(0, len(wanted) - round(share * listed))


def _read_before(source: Source, frontier: Frontier | None, extent: "_Extent", settings: BackfillSettings) -> int:
    """Articles of a listing's sections that polls, or a run that was stopped, have read."""
    if frontier is None:
        return 0
    return frontier.read_in(source.name, {link.section for link in extent.own}, settings.window)


def archived(
    source: Source, *, fetcher: Fetcher, frontier: Frontier | None, settings: wayback.WaybackSettings | None = None
) -> Estimate:
    """For a backfill from the Wayback Machine: what its index holds and was not taken yet."""
    settings = settings or wayback.WaybackSettings()
    found = wayback.captures(source, fetcher, settings)
    if isinstance(found, Failure):
        return Estimate(source.name, 0, 0, timedelta(0), (found,))
    taken = frontier.captured(source.name) if frontier else frozenset()
    left = sum((each.url, stamp(each.captured_at)) not in taken for each in found)
    return Estimate(source.name, 0, left, left * timedelta(minutes=1) / settings.requests_per_minute)


class _Extent:
    """How many pages and articles of the period one listing has."""

    def __init__(
        self, source: Source, fetcher: Fetcher, url: str, section: str, settings: BackfillSettings, today: date
    ) -> None:
        self._source = source
        self._fetcher = fetcher
        self._url = url
        self._section = section
        self._settings = settings
        self._today = today
        self._known: dict[int, tuple[Link, ...]] = {}
        self.links: tuple[Link, ...] = ()  # of its first page

    @property
    def met(self) -> set[str]:
        """The addresses of all articles seen."""
        return {link.url for links in self._known.values() for link in links}

    @property
    def own(self) -> tuple[Link, ...]:
        """The articles of its first page."""
        return self._known.get(1, ())

    def measure(self) -> tuple[int, int] | Failure:
        """(listing pages, articles), or why the listing cannot be asked. A listing that is not there has none."""
        first = self._fetcher.fetch(self._source, self._url)
        if isinstance(first, Failure):
            return (0, 0) if first.outcome is Outcome.GONE else first
        if not isinstance(first, Page):
            return (0, 0)
        self.links = listing.links(first, self._source)
        self._known[1] = own_articles(self.links, self._section)
        if not self._known[1]:
            return (1, 0)
        if self._source.profile.month_archive:
            return self._months()
        linked = paging.last_page(self.links, self._url, self._source)
        last = linked or self._find_last()
        since, until = self._settings.since, self._settings.until
        end = self._first_page(last, since) if since else last
        begin = self._first_page(last, until) if until else 1
        behind = int(linked is None and end == last)  # the page that shows that there is no further one
        return end + behind, max(0, (end - begin + 1) * len(self._known[1]) - self._short(end, last))

    def _short(self, end: int, last: int) -> int:
        """What the last page lacks of a full one, where the walk goes so far and that page was read."""
        return len(self._known[1]) - len(self._known.get(last, self._known[1])) if end == last else 0

    def _months(self) -> tuple[int, int]:
        since = self._settings.since or date(paging.EARLIEST_YEAR, 1, 1)
        until = min(self._settings.until or self._today, self._today)
        months = max(0, (until.year - since.year) * 12 + until.month - since.month + 1)
        return months + 1, months * len(self._known[1])

    def _find_last(self) -> int:
        """The number of the last page, by doubling and halving: past it the site shows nothing, or the same again."""
        low, high = 1, 2
        while high <= _MOST_PAGES and self._goes_on(low, high):
            low, high = high, high * 2
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._goes_on(low, middle) else (low, middle)
        return low

    def _goes_on(self, low: int, high: int) -> bool:
        shown = {link.url for link in self._items(high)}
        return bool(shown - {link.url for link in self._items(low)} - {link.url for link in self._items(1)})

    def _first_page(self, last: int, day: date) -> int:
        """The first page on which an article older than `day` shows; the last one where none is, or no dates are."""
        low, high = 1, last
        while low < high:
            middle = (low + high) // 2
            dates = [link.published for link in self._items(middle) if link.published]
            if not dates:
                return last
            low, high = (low, middle) if min(dates) < day else (middle + 1, high)
        return low

    def _items(self, number: int) -> tuple[Link, ...]:
        if number not in self._known:
            address = paging.address(self._url, Position(number), self._source)
            page = self._fetcher.fetch(self._source, address)
            found = own_articles(listing.links(page, self._source), self._section) if isinstance(page, Page) else ()
            self._known[number] = found
        return self._known[number]
