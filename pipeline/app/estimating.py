"""`backfill --dry-run`: how many pages a backfill would fetch, and how long that takes at the polite rate."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from crawler import listing, paging, urls
from crawler.archives import seeds, warc, wayback
from crawler.model import Failure, Page, SeedFile, Source
from crawler.polling import own_articles
from pipeline.app.backfilling import Order, wayback_settings
from pipeline.app.config import Config
from pipeline.app.result import Result
from pipeline.app.stored import reading_if_any
from pipeline.app.workshop import Workshop, unstored

MOST_LISTING_PAGES = 10
"""Read of one section; what lies behind them is reckoned from the number of pages the listing shows."""
WAYBACK_PAUSE = dt.timedelta(seconds=2.5)


@dataclass(frozen=True, slots=True)
class Estimate:
    """Articles to fetch and listing pages to read; `is_about` where a part is reckoned, not counted."""

    articles: int = 0
    listings: int = 0
    is_about: bool = False


def estimate(config: Config, order: Order) -> Result:
    """Says it, a line a source; writes nothing, not even the state folder."""
    if order.kind == "seed":
        return _counted(order, seeds.read(order.path))
    with unstored(config) as shop:
        if order.kind == "warc":
            sources = [one for one in config.sources() if not order.names or one.name in order.names]
            return _counted(order, warc.pages(order.path, sources, clock=shop.clock))
        result = Result()
        for source in shop.sources(order.names):
            result += _live(shop, source, order) if order.kind == "live" else _wayback(shop, source, order)
        return result


def _counted(order: Order, items: Iterator[SeedFile | Page | Failure]) -> Result:
    """Files are all there: nothing is fetched."""
    found = list(items)
    failures = tuple(f"{one.address}: {one.reason}" for one in found if isinstance(one, Failure))
    pages = len(found) - len(failures)
    return Result({"pages": pages}, failures, (f"{order.path}: {pages} pages, nothing to fetch",))


def _live(shop: Workshop, source: Source, order: Order) -> Result:
    known, seen, failures = _done(shop.config, source), set[str](), []
    total = Estimate()
    for section in source.sections:
        found = _section(shop, source, section, order, known, seen)
        if isinstance(found, Failure):
            failures.append(f"{source.name}: {found.address}: {found.outcome}: {found.reason}")
        else:
            total = Estimate(
                total.articles + found.articles, total.listings + found.listings, total.is_about or found.is_about
            )
    note = _told(source.name, total.articles, total.listings, shop.config.crawl.min_delay, is_about=total.is_about)
    return Result({"pages": total.articles}, tuple(failures), (note,))


def _section(
    shop: Workshop, source: Source, section: str, order: Order, known: frozenset[str], seen: set[str]
) -> Estimate | Failure:
    """Walks the listing as far as the period reaches, or reckons what is left."""
    start = urls.section_url(section, source)
    at: paging.Position | None = paging.Position()
    articles = listings = 0
    here: frozenset[str] = frozenset()
    while at is not None:
        page = shop.fetcher.fetch(source, paging.address(start, at, source))
        if not isinstance(page, Page):
            return page if listings == 0 and isinstance(page, Failure) else Estimate(articles, listings)
        listings += 1
        links = listing.links(page, source)
        own = own_articles(links, section)
        wanted = {link.url for link in own if order.has(link.published)} - known - seen
        articles += len(wanted)
        seen |= wanted
        days = [link.published for link in own]
        if order.since and days and all(day is not None and day < order.since for day in days):
            break
        last = paging.last_page(links, start, source) or 0
        if listings >= MOST_LISTING_PAGES and last > at.page:
            rest = last - at.page
            return Estimate(articles + rest * len(own), listings + rest, is_about=True)
        found = frozenset(link.url for link in own)
        first = at == paging.Position()
        is_monthly = first and source.profile.month_archive
        following = paging.following(at, found, here, since=order.since)
        at = paging.second(source, order.until or shop.clock().date()) if is_monthly else following
        here |= found
    return Estimate(articles, listings)


def _wayback(shop: Workshop, source: Source, order: Order) -> Result:
    found = wayback.captures(source, shop.fetcher, wayback_settings(shop.config, order))
    if isinstance(found, Failure):
        return Result(failures=(f"{source.name}: {found.address}: {found.outcome}: {found.reason}",))
    return Result({"pages": len(found)}, notes=(_told(source.name, len(found), 0, WAYBACK_PAUSE),))


def _done(config: Config, source: Source) -> frozenset[str]:
    """Addresses that are fetched already."""
    with reading_if_any(config) as db:
        if db is None:
            return frozenset()
        rows = db.execute("SELECT url FROM frontier WHERE source = ? AND state = 'done'", [source.name])
        return frozenset(url for (url,) in rows)


def _told(name: str, articles: int, listings: int, pause: dt.timedelta, *, is_about: bool = False) -> str:
    minutes = (articles + listings) * pause.total_seconds() / 60
    about = "about " if is_about else ""
    return (
        f"{name}: {about}{articles} pages to fetch and {listings} listing pages to read, "
        f"{about}{minutes:.1f} minutes at one request every {pause.total_seconds():g} s; nothing was written"
    )
