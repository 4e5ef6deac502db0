"""Backfills: everything published in a period, from the live site, an archive or files, through the same pipeline.

What only one of them needs is loaded by that one.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler import backfill as live
from crawler.backfill import BackfillSettings
from crawler.events import Event
from crawler.model import Failure, SeedFile, Source
from crawler.times import stamp
from pipeline import schema
from pipeline.app import heap, polling, side_by_side, workshop
from pipeline.app.config import Config
from pipeline.app.passes import Pass
from pipeline.app.progress import Progress
from pipeline.app.reading_aside import Rooms
from pipeline.app.result import Result
from pipeline.app.tally import Tally
from pipeline.app.work import Stop
from pipeline.app.workshop import Workshop
from pipeline.flow import Desk, Telling
from pipeline.model import Article

if TYPE_CHECKING:
    from crawler.archives import wayback

BY_LANGUAGE = {"en": "csto-en", "ru": "csto-ru"}
"""The source that a file belongs to where none is named."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for. `origin` is live, wayback, warc:PATH or seed:PATH."""

    names: tuple[str, ...]
    since: dt.date | None
    until: dt.date | None
    origin: str
    alert: bool = False

    @property
    def telling(self) -> Telling:
        return Telling.EVERYTHING if self.alert else Telling.NOTHING

    @property
    def is_repeatable(self) -> bool:
        """A power cut may take the last commits of a backfill without alerts: it fetches those pages again."""
        return not self.alert

    @property
    def kind(self) -> str:
        return self.origin.partition(":")[0]

    @property
    def path(self) -> str:
        return self.origin.partition(":")[2]

    def has(self, published: dt.date | None) -> bool:
        """An unknown date is inside every period: it is not known to be outside."""
        if published is None:
            return True
        return (self.since is None or published >= self.since) and (self.until is None or published <= self.until)


def backfill(config: Config, order: Order, progress: Progress, rooms: Rooms | None = None) -> Result:
    """Does it, from where it last stopped; delivers what is due where alerts were asked for."""
    heap.keep()
    with workshop.opened(config) as shop:
        if order.kind == "seed":
            result = _seeds(shop, order, progress)
        elif order.kind == "warc":
            result = _warc(shop, order, progress, rooms)
        else:
            chosen = shop.sources(order.names)
            result = side_by_side.run(
                config.crawl.workers, chosen, lambda source, stop: _source(shop, source, order, progress, stop, rooms)
            )
    return result + polling.deliver(config) if order.alert else result


def _source(
    shop: Workshop, source: Source, order: Order, progress: Progress, stop: Stop, rooms: Rooms | None = None
) -> Result:
    """One source, from its site or from the Wayback Machine, in the calling thread."""
    with shop.desk(order.telling, batch=order.is_repeatable) as desk:
        one = _pass(shop, source, desk, order, progress, rooms)
        events = (
            _live(shop, source, desk, order, stop)
            if order.kind == "live"
            else _wayback(shop, source, desk, order, stop)
        )
        return one.work(events).result(source.name)


def _live(shop: Workshop, source: Source, desk: Desk, order: Order, stop: Stop) -> Iterator[Event]:
    return live.backfill(
        source,
        fetcher=shop.fetcher,
        frontier=desk.frontier,
        clock=shop.clock,
        settings=BackfillSettings(since=order.since, until=order.until),
        transaction=lambda: schema.transaction(desk.db),
        stop=stop,
    )


def _wayback(shop: Workshop, source: Source, desk: Desk, order: Order, stop: Stop) -> Iterator[Event]:
    from crawler.archives import wayback

    return wayback.pages(
        source,
        fetcher=shop.fetcher,
        frontier=desk.frontier,
        clock=shop.clock,
        settings=wayback_settings(shop.config, order),
        transaction=lambda: schema.transaction(desk.db),
        stop=stop,
    )


def wayback_settings(config: Config, order: Order) -> "wayback.WaybackSettings":
    """Where the archive is, and what of it is wanted."""
    from crawler.archives import wayback

    return wayback.WaybackSettings(base_url=config.crawl.wayback, since=order.since, until=order.until)


def _warc(shop: Workshop, order: Order, progress: Progress, rooms: Rooms | None) -> Result:
    """Pages of the sources in WARC files; those dealt with before are passed over."""
    from crawler.archives import warc

    sources = {one.name: one for one in shop.config.sources() if not order.names or one.name in order.names}
    if warc.is_empty(order.path):
        return Result(failures=(f"{order.path}: the folder holds no .warc or .warc.gz file",), is_empty=True)
    failures = Tally()
    with shop.desk(order.telling, batch=order.is_repeatable) as desk:
        done = {name: desk.frontier.captured(name) for name in sources}
        passes = {name: _pass(shop, source, desk, order, progress, rooms) for name, source in sources.items()}
        try:
            for item in warc.pages(
                order.path,
                list(sources.values()),
                clock=shop.clock,
                max_page_bytes=shop.fetcher.settings.max_page_bytes,
            ):
                if isinstance(item, Failure):
                    failures.counts["failed"] += 1
                    failures.failures.append(f"{item.address}: {item.outcome}: {item.reason}")
                elif (item.url, stamp(item.fetched_at)) in done[item.source]:
                    failures.counts["known"] += 1
                else:
                    passes[item.source].put(item)
            result = failures.result("warc")
            for name, one in passes.items():
                one.end()
                result += one.tally.result(name)
        finally:
            for one in passes.values():
                one.close()
    return result


def _seeds(shop: Workshop, order: Order, progress: Progress) -> Result:
    """Files of the seed record format. One that is none is named, and nothing of it is stored."""
    from crawler.archives import seeds

    sources = {one.name: one for one in shop.config.sources()}
    passes: dict[str, Pass] = {}
    others = Tally()
    if seeds.is_empty(order.path):
        return Result(failures=(f"{order.path}: the folder holds no .txt file",), is_empty=True)
    with shop.desk(order.telling, batch=order.is_repeatable) as desk:
        for item in seeds.read(order.path, clock=shop.clock):
            read = _article(item)
            if isinstance(read, str):
                others.counts["failed"] += 1
                others.failures.append(read)
                continue
            seed, article = read
            if not order.has(article.published):
                others.counts.update(pages=1, outside=1)
                continue
            name = order.names[0] if order.names else BY_LANGUAGE[_language(article.body or seed.text)]
            if name not in passes:
                passes[name] = _pass(shop, sources[name], desk, order, progress, None)
            passes[name].seed(seed, article)
            passes[name].told()
        result = others.result("seed")
        for name, one in passes.items():
            one.end()
            result += one.tally.result(name)
    return result


def _pass(shop: Workshop, source: Source, desk: Desk, order: Order, progress: Progress, rooms: Rooms | None) -> Pass:
    def told(tally: Tally) -> None:
        progress.update(source.name, done=tally.counts["pages"], total=tally.total, failed=tally.counts["failed"])

    evidence = shop.evidence if order.kind != "seed" else None
    is_live = order.kind == "live"
    return Pass(source, desk, evidence, wake=polling.nobody, told=told, has=order.has, is_of_site=is_live, rooms=rooms)


def _article(item: SeedFile | Failure) -> tuple[SeedFile, Article] | str:
    """The article of a file, or why it has none, in one line that names it."""
    from pipeline import seedtext

    if isinstance(item, Failure):
        return f"{item.address}: not a seed file: {item.reason}"
    try:
        seedtext.check(item.text)
        return item, seedtext.parse(item.text)
    except seedtext.NotSeedText as error:
        return f"{item.path}: not a seed file: {error}"


def _language(text: str) -> str:
    """ru where most letters are Cyrillic, else en."""
    letters = [letter for letter in text if letter.isalpha()]
    return "ru" if sum("\u0400" <= letter <= "\u04ff" for letter in letters) * 2 > len(letters) else "en"
