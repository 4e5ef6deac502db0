"""Backfills: everything published in a period, from the live site, an archive or files, through the same pipeline."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from crawler.archives import seeds
from crawler.model import Failure, SeedFile, Source
from pipeline import flow, seedtext
from pipeline.app import polling, workshop
from pipeline.app.config import Config
from pipeline.app.passes import NAMES, Pass, Tally
from pipeline.app.progress import Progress
from pipeline.app.result import Result
from pipeline.app.work import Stop
from pipeline.app.workshop import Workshop
from pipeline.flow import Telling
from pipeline.model import Article

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
    def path(self) -> str:
        return self.origin.partition(":")[2]


def backfill(config: Config, order: Order, progress: Progress) -> Result:
    """Does it, from where it last stopped; delivers what is due where alerts were asked for."""
    with workshop.opened(config) as shop:
        if order.origin.startswith("seed:"):
            result = _seeds(shop, order, progress)
        else:
            raise NotImplementedError(order.origin)
    return result + polling.deliver(config) if order.alert else result


def _seeds(shop: Workshop, order: Order, progress: Progress) -> Result:
    """Files of the seed record format. One that is none is named, and nothing of it is stored."""
    sources = {one.name: one for one in shop.config.sources()}
    result = Result()
    with shop.desk(order.telling) as desk:
        passes: dict[str, Pass] = {}
        failures: list[str] = []
        for item in seeds.read(order.path, clock=shop.clock):
            read = _article(item)
            if isinstance(read, str):
                failures.append(read)
                continue
            seed, article = read
            if not _is_within(article.published, order):
                continue
            name = order.names[0] if order.names else BY_LANGUAGE[_language(article.body or seed.text)]
            one = passes.setdefault(name, Pass(sources[name], desk, None, wake=polling.nobody, told=polling.untold))
            one.seed(seed, article)
            progress.update(name, done=one.tally.counts["pages"])
        for name, one in passes.items():
            one.end()
            result += one.tally.result(name)
    return result + Result(failures=tuple(failures))


def _article(item: SeedFile | Failure) -> tuple[SeedFile, Article] | str:
    """The article of a file, or why it has none, in one line that names it."""
    if isinstance(item, Failure):
        return f"{item.address}: not a seed file: {item.reason}"
    try:
        seedtext.check(item.text)
        return item, seedtext.parse(item.text)
    except seedtext.NotSeedText as error:
        return f"{item.path}: not a seed file: {error}"


def _is_within(published: dt.date | None, order: Order) -> bool:
    """An unknown date is inside every period: it is not known to be outside."""
    if published is None:
        return True
    return (order.since is None or published >= order.since) and (order.until is None or published <= order.until)


__all__ = ["Callable", "Iterator", "NAMES", "Order", "Source", "Stop", "Tally", "backfill", "flow"]


def _language(text: str) -> str:
    """ru where most letters are Cyrillic, else en."""
    letters = [letter for letter in text if letter.isalpha()]
    return "ru" if sum("\u0400" <= letter <= "\u04ff" for letter in letters) * 2 > len(letters) else "en"
