"""The order in which a listing's pages are read, and where it ends. Pure."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from crawler import urls
from crawler.model import Link, LinkKind, Source

EARLIEST_YEAR = 2002  # the Treaty Organization was founded in it
EMPTY_MONTHS = 12  # this many months in a row without an item end an archive by month


@dataclass(frozen=True, slots=True)
class Position:
    """A page of a listing. `year` and `month` are set within an archive by month; `last`: the page before it."""

    page: int = 1
    year: int | None = None
    month: int | None = None
    last: frozenset[str] = frozenset()  # addresses of the page read before
    empty_months: int = 0


def address(listing: str, position: Position, source: Source) -> str:
    """The canonical address of a position."""
    if position.year and position.month:
        return urls.month_page(listing, position.year, position.month, position.page, source)
    return urls.listing_page(listing, position.page, source)


def second(source: Source, newest: dt.date) -> Position:
    """The page to read after a listing's own: its second, or the first of the newest month in an archive by month."""
    return Position(1, newest.year, newest.month) if source.profile.month_archive else Position(2)


def before(position: Position) -> Position:
    """The page before, where there is one of that listing or month."""
    return Position(position.page - 1, position.year, position.month) if position.page > 1 else position


def following(
    position: Position,
    found: frozenset[str],
    seen: frozenset[str],
    *,
    since: dt.date | None,
    last: int | None = None,
) -> Position | None:
    """The position after one that showed `found`; `seen` are the addresses of all pages before it. None: the end.

    A page with nothing unseen on it (empty, repeated, past the end) ends the listing, or one month of an archive; so
    does one that links to `last` as the highest page number, where that is no higher than its own. The first page of
    the newest month may be what the listing itself showed: that month goes on behind it.
    """
    is_last = last is not None and last <= position.page
    repeats_listing = bool(found) and position.page == 1 and position.month is not None
    if (found - seen or repeats_listing) and not is_last:
        return Position(position.page + 1, position.year, position.month, found)
    if not (position.year and position.month):
        return None
    empty = position.empty_months + 1 if position.page == 1 and not found - seen else 0
    year, month = (position.year - 1, 12) if position.month == 1 else (position.year, position.month - 1)
    is_before = since is not None and (year, month) < (since.year, since.month)
    if year < EARLIEST_YEAR or empty >= EMPTY_MONTHS or is_before:
        return None
    return Position(1, year, month, frozenset(), empty)


def last_page(links: Iterable[Link], listing: str, source: Source) -> int | None:
    """The highest page number a listing links to, or None where it links to none of its own."""
    path = listing.partition("?")[0]
    numbers = [
        urls.page_number(link.url, source)
        for link in links
        if link.kind is LinkKind.LISTING and link.url.partition("?")[0] == path and "=" in link.url
    ]
    return max(numbers, default=None)
