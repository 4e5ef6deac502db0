"""`backfill --dry-run`: how many pages a backfill would fetch, and how long that takes at the polite rate."""

import datetime as dt
from collections.abc import Iterator

from crawler import estimate as crawl_estimate
from crawler.archives import seeds, warc
from crawler.backfill import BackfillSettings
from crawler.estimate import Estimate
from crawler.frontier import Frontier
from crawler.model import Failure, Page, SeedFile, Source
from pipeline.app.backfilling import Order, wayback_settings
from pipeline.app.config import Config
from pipeline.app.result import Result
from pipeline.app.stored import reading_if_any
from pipeline.app.workshop import Workshop, unstored


def estimate(config: Config, order: Order) -> Result:
    """Says it, a line a source; writes nothing, not even the state folder."""
    if order.kind == "seed":
        return _counted(order, seeds.read(order.path), is_empty=seeds.is_empty(order.path))
    with unstored(config) as shop:
        if order.kind == "warc":
            sources = [one for one in config.sources() if not order.names or one.name in order.names]
            found = warc.pages(order.path, sources, clock=shop.clock)
            return _counted(order, found, is_empty=warc.is_empty(order.path))
        result = Result()
        for source in shop.sources(order.names):
            result += _told(_source(shop, source, order), _pause(shop.config, order))
        return result


def _counted(order: Order, items: Iterator[SeedFile | Page | Failure], *, is_empty: bool) -> Result:
    """Files are all there: nothing is fetched."""
    pages, failures = 0, []
    for item in items:
        if isinstance(item, Failure):
            failures.append(f"{item.address}: {item.reason}")
        else:
            pages += 1
    notes = (f"{order.path}: {pages} pages, nothing to fetch",)
    return Result({"pages": pages}, tuple(failures), notes, is_empty=is_empty)


def _source(shop: Workshop, source: Source, order: Order) -> Estimate:
    """Asks a few listing pages, or the archive's index."""
    with reading_if_any(shop.config) as db:
        frontier = Frontier(db, shop.clock) if db is not None else None
        if order.kind == "wayback":
            settings = wayback_settings(shop.config, order)
            return crawl_estimate.archived(source, fetcher=shop.fetcher, frontier=frontier, settings=settings)
        return crawl_estimate.live(
            source,
            fetcher=shop.fetcher,
            frontier=frontier,
            clock=shop.clock,
            settings=BackfillSettings(since=order.since, until=order.until),
        )


def _pause(config: Config, order: Order) -> dt.timedelta:
    """Between two requests: the archive has a pace of its own."""
    if order.kind == "wayback":
        return dt.timedelta(minutes=1) / wayback_settings(config, order).requests_per_minute
    return config.crawl.min_delay


def _told(found: Estimate, pause: dt.timedelta) -> Result:
    failures = tuple(f"{found.source}: {one.address}: {one.outcome}: {one.reason}" for one in found.failures)
    note = (
        f"{found.source}: about {found.articles} pages to fetch and {found.listing_pages} listing pages to read, about "
        f"{found.duration.total_seconds() / 60:.1f} minutes at one request every {pause.total_seconds():g} s; "
        "nothing was written"
    )
    return Result({"pages": found.articles}, failures, (note,))
