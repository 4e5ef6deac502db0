"""Replay: the kept evidence read again with today's reader and rules. Corrects records, releases what was set aside."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from crawler.model import EvidenceRef, Page, Source
from pipeline import anatomy, flow, schema
from pipeline.app import polling, workshop
from pipeline.app.config import Config
from pipeline.app.config_problems import ConfigError
from pipeline.app.result import Result
from pipeline.app.wellness import Wellness, recurring, unreadable
from pipeline.flow import Desk


class _Undone(Exception):
    """Ends a dry run: nothing of it is committed."""


def replay(config: Config, names: Sequence[str], since: dt.date | None, *, dry_run: bool) -> Result:
    """Reads every page kept since then (default: all). Alerts only what was never alerted; a dry run writes nothing."""
    with workshop.opened(config) as shop:
        if shop.evidence is None:
            raise ConfigError([f"{config.file or 'defaults'}: crawl.evidence is off: nothing was kept to read again"])
        start = dt.datetime.combine(since, dt.time(), dt.UTC) if since else None
        sources = {one.name: one for one in config.sources() if not names or one.name in names}
        with shop.desk() as desk:
            one = _Replay(desk, sources)
            try:
                if dry_run:
                    with schema.transaction(desk.db):
                        one.work(shop.evidence.pages(start))
                        raise _Undone
                one.work(shop.evidence.pages(start))
                one.accept()
            except _Undone:
                return one.result(note="dry run: nothing was written")
    return one.result() + polling.deliver(config)


class _Replay:
    """The state of one replay."""

    def __init__(self, desk: Desk, sources: dict[str, Source]) -> None:
        self._desk, self._sources = desk, sources
        self._counts: Counter[str] = Counter()
        self._recurring = {name: recurring(desk.store, source) for name, source in sources.items()}
        self._released: dict[str, Source] = {}
        self._aside = {(one.source, one.url) for one in desk.store.quarantined()}

    def work(self, pages: Iterable[tuple[EvidenceRef, Page]]) -> None:
        """Every page of the sources chosen, oldest first."""
        for ref, page in pages:
            source = self._sources.get(page.source)
            if source is not None:
                self._counts["pages"] += 1
                self._page(ref, page, source)

    def accept(self) -> None:
        """What was set aside and is read now is as good as it gets: pages like it are believed from now on."""
        for source in self._released.values():
            with schema.transaction(self._desk.db):
                Wellness(self._desk.store, source, self._desk.clock, is_watched=True).accept()

    def result(self, note: str | None = None) -> Result:
        return Result(counters=dict(self._counts), notes=(note,) if note else ())

    def _page(self, ref: EvidenceRef, page: Page, source: Source) -> None:
        article = anatomy.read(page, source, recurring=self._recurring[source.name])
        if unreadable(article):
            self._counts["unreadable"] += 1
        elif (page.source, page.url) in self._aside:
            taken = flow.take_page(self._desk, page, article, source, ref)
            self._aside.discard((page.source, page.url))
            self._counts["released"] += 1
            self._released[source.name] = source
            self._counts["alerts"] += len(taken.alerts)
        else:
            corrected = flow.correct(self._desk, page, article, source, ref)
            if corrected is not None:
                self._counts["corrected" if corrected.is_changed else "unchanged"] += 1
                self._counts["alerts"] += len(corrected.alerts)
