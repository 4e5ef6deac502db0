"""What the first page of a listing does not show: articles put in below it, dated back, or named by the sitemap alone.

Looked for a few times a day, so that an ordinary pass stays as cheap as it is. EDGE db.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlite_utils import Database

from crawler import listing, paging, sitemap, urls
from crawler.history import Reading
from crawler.model import Failure, Link, LinkKind, Outcome, Page
from crawler.passing import Pass
from crawler.times import stamp

PAGES = 2  # of each listing, below the first
EVERY = timedelta(hours=6)
SITEMAP_EVERY = timedelta(days=1)
_AGAIN = timedelta(hours=1)  # after a failure
_MOST = 100  # articles taken from sitemaps at once: some sites date every entry anew now and then


@dataclass(frozen=True, slots=True)
class Depth:
    """When a place is looked at again, and when it was first."""

    due_at: datetime
    known_at: datetime | None = None


class Depths:
    """The places over one connection. Writes belong to the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, url: str) -> Depth | None:
        row = self._db.conn.execute("SELECT due_at, known_at FROM depths WHERE url = ?", (url,)).fetchone()
        if row is None:
            return None
        return Depth(datetime.fromisoformat(row[0]), datetime.fromisoformat(row[1]) if row[1] else None)

    def save(self, url: str, source: str, due_at: datetime, known_at: datetime | None) -> None:
        self._db.conn.execute(
            "INSERT OR REPLACE INTO depths (url, source, due_at, known_at) VALUES (?, ?, ?, ?)",
            (url, source, stamp(due_at), stamp(known_at) if known_at else None),
        )


def below(given: Pass, url: str, section: str) -> Iterator[Failure | tuple[int, int, int]]:
    """Reads the pages below a listing's first where that is due; yields (links, known, new), or what failed.

    An unknown article with a known one below it was put in afterwards: it is new. The first look tells only of those
    dated since the source's baseline, as a listing of one page shows that one again: what else it meets is left to
    backfills, and so is what comes up from further down.
    """
    depth = _due(given, url, EVERY)
    if depth is None:
        return
    now, failure = given.clock(), None
    pages: list[tuple[Page, tuple[Link, ...]]] = []
    position: paging.Position | None = paging.second(given.source, now.date())
    seen: frozenset[str] = frozenset()
    while position is not None and len(pages) < PAGES and not given.stop():
        result = given.fetch(paging.address(url, position, given.source))
        if not isinstance(result, Page):
            failure = result if isinstance(result, Failure) and result.outcome is not Outcome.GONE else None
            break
        own = _own(result, given, section)
        pages.append((result, own))
        addresses = frozenset(link.url for link in own)
        position, seen = paging.following(position, addresses, seen, since=None), seen | addresses
    yield _taken(given, url, section, pages, depth, failure)
    if failure is not None:
        yield failure


def _taken(
    given: Pass,
    url: str,
    section: str,
    pages: list[tuple[Page, tuple[Link, ...]]],
    depth: Depth,
    failure: Failure | None,
) -> tuple[int, int, int]:
    """Records what was met, in one transaction; counts its links, those known before, and those new."""
    frontier, name, now = given.frontier, given.source.name, given.clock()
    items = list({link.url: link for _, own in pages for link in own}.values())
    known = frontier.known_among(link.url for link in items)
    last = max((place for place, link in enumerate(items) if link.url in known), default=0)
    unknown, begun = [link for link in items[:last] if link.url not in known], frontier.baseline(name)
    inserted = [link for link in unknown if depth.known_at or (begun and _changed(link) >= begun.date())]
    fresh = {link.url for link in inserted}
    rest = [link for link in items if link.url not in known and link.url not in fresh]
    with given.transaction():
        for page, own in pages:
            frontier.log(page)
            overlap = sum(link.url in known for link in own)
            if depth.known_at:
                new = sum(link.url in fresh for link in own)
                frontier.history.read(
                    frontier.poll, Reading(page.url, section, Outcome.FETCHED, 1, len(own), overlap, new)
                )
        if failure is not None:
            frontier.log(failure)
        frontier.discover(name, inserted, origin="listing", is_listed=True)
        frontier.discover(name, rest, origin="baseline", queue="backfill", is_listed=True)
        first = depth.known_at or (now if failure is None else None)
        Depths(frontier.db).save(url, name, now + (EVERY if failure is None else _AGAIN), first)
    return len(items), len(known), len(inserted)


def named_by_sitemaps(given: Pass) -> int:
    """Takes in unknown articles that a sitemap says were changed since the last look, once a day; how many."""
    url = given.source.profile.base_url + "/sitemap.xml"
    depth = _due(given, url, SITEMAP_EVERY)
    if depth is None:
        return 0
    now = given.clock()
    since = ((depth.known_at or now) - SITEMAP_EVERY).date()
    found: dict[str, Link] = {}
    for links in sitemap.read(given):
        unknown = [link for link in links if link.published and link.published >= since]
        known = given.frontier.known_among(link.url for link in unknown)
        found.update((link.url, link) for link in unknown if link.url not in known)
    newest = sorted(found.values(), key=_changed, reverse=True)[:_MOST]
    with given.transaction():
        Depths(given.frontier.db).save(url, given.source.name, now + SITEMAP_EVERY, now)
        return len(
            given.frontier.discover(given.source.name, sitemap.wanted(tuple(newest), (None, None)), origin="article")
        )


def _changed(link: Link) -> date:
    return link.published or date.min


def _due(given: Pass, url: str, every: timedelta) -> Depth | None:
    """The place where it is to be looked at now; one that was never met is, after a while."""
    depths, now = Depths(given.frontier.db), given.clock()
    depth = depths.get(url)
    if depth is None or depth.due_at > now + every:  # never met, or a clock that was set back
        with given.transaction():
            depths.save(url, given.source.name, now + every, depth.known_at if depth else None)
        return None
    return depth if depth.due_at <= now else None


def _own(page: Page, given: Pass, section: str) -> tuple[Link, ...]:
    found = [link for link in listing.links(page, given.source) if link.kind is LinkKind.ARTICLE]
    return tuple(link for link in found if urls.section(link.url, given.source) == section) or tuple(found)
