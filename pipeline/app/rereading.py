"""Replay: the kept evidence read again with today's reader and rules. Corrects records, releases what was set aside."""

import datetime as dt
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from crawler.errors import Never
from crawler.evidence import Evidence
from crawler.model import EvidenceRef, Page, Source
from crawler.sites import PROFILES
from pipeline import flow, schema
from pipeline.app import polling, stored, workshop
from pipeline.app.config import Config
from pipeline.app.config_problems import ConfigError
from pipeline.app.reading_room import Here
from pipeline.app.result import Result
from pipeline.app.wellness import Wellness, recurring, unreadable
from pipeline.errors import NewerSchema, Unreadable
from pipeline.flow import Desk, Taken
from pipeline.model import Article, Relation
from pipeline.replaced import is_replaced
from pipeline.storage import maintenance
from pipeline.storage.source_notes import Quarantined
from pipeline.store import Store


def replay(config: Config, names: Sequence[str], since: dt.date | None, *, dry_run: bool) -> Result:
    """Reads every page kept since then (default: all). Alerts only what was never alerted; a dry run writes nothing.

    Evidence that records rest on and that is not there any more, or damaged, is named.
    """
    if not config.crawl.evidence:
        raise ConfigError([f"{config.file or 'defaults'}: crawl.evidence is off: nothing was kept to read again"])
    if dry_run:
        return _rehearsed(config, names, since)
    with workshop.opened(config) as shop, shop.desk() as desk:
        assert shop.evidence is not None
        one = _Replay(desk, _chosen(config, names), _start(since))
        one.work(shop.evidence.pages(_start(since)))
        one.accept()
    return one.result() + polling.deliver(config)


def _rehearsed(config: Config, names: Sequence[str], since: dt.date | None) -> Result:
    """The same on a copy of the store, thrown away after: the state is only read, beside whoever holds it."""
    with tempfile.TemporaryDirectory(prefix="csto-") as folder:
        copy = Path(folder) / config.database.name
        with stored.reading(config, whatever=True) as database, _copied(config.database, copy):
            maintenance.backup(database, copy)
        with (
            _copied(config.database, copy),
            closing(schema.open(copy, check=False)) as database,
            schema.transaction(database),
        ):
            one = _Replay(flow.desk(database, config.policy(), workshop.now), _chosen(config, names), _start(since))
            one.work(Evidence(config.state / stored.EVIDENCE).pages(_start(since)))
    return one.rehearsed()


@contextmanager
def _copied(database: Path, copy: Path) -> Iterator[None]:
    """What is wrong with a copy of a moment ago is so with the store itself, which is what a person can mend."""
    try:
        yield
    except NewerSchema as error:
        raise NewerSchema(str(error).replace(str(copy), str(database))) from error
    except Unreadable as error:
        raise Unreadable(f"{database} is damaged; restore a backup") from error


def _chosen(config: Config, names: Sequence[str]) -> dict[str, Source]:
    return {one.name: one for one in config.sources() if not names or one.name in names}


def _start(since: dt.date | None) -> dt.datetime | None:
    return dt.datetime.combine(since, dt.time(), dt.UTC) if since else None


class _Replay:
    """The state of one replay."""

    def __init__(self, desk: Desk, sources: dict[str, Source], start: dt.datetime | None) -> None:
        self._desk, self._sources = desk, sources
        self._unread = {
            _place(ref) for ref in desk.store.evidence_kept(sources) if not start or ref.fetched_at >= start
        }
        self._failures: list[str] = []
        self._lines: list[str] = []
        self._counts: Counter[str] = Counter()
        self._recurring = {name: recurring(desk.store, source) for name, source in sources.items()}
        self._released: dict[str, Source] = {}
        self._aside = {(one.source, one.url): one for one in desk.store.quarantined()}
        self._again: set[tuple[str, str]] = set()  # addresses of them that were read after all
        self._reasons = Counter(one.reason for one in self._aside.values())

    def work(self, pages: Iterable[tuple[EvidenceRef, Page]]) -> None:
        """Every page of the sources chosen, oldest first."""
        for ref, page in pages:
            self._unread.discard(_place(ref))
            source = self._sources.get(page.source)
            if source is not None:
                self._counts["pages"] += 1
                self._page(ref, page, source)

    def accept(self) -> None:
        """What was set aside and is read now is as good as it gets: pages like it are believed from now on."""
        for source in self._released.values():
            with schema.transaction(self._desk.db):
                Wellness(self._desk.store, source, self._desk.clock, is_watched=True).accept()

    def result(self) -> Result:
        failures = (*self._failures, *lost(self._unread))
        return Result(counters=dict(+self._counts), failures=failures)

    def rehearsed(self) -> Result:
        """The same, of what would be; with a line on each record that would change, and each page still set aside."""
        aside = [one for key, one in self._aside.items() if one.source in self._sources and key not in self._again]
        left = [f"set aside ({one.reason})  {one.url}" for one in aside]
        return self.result() + Result(notes=("dry run: nothing was written",), lines=(*self._lines, *left))

    def _page(self, ref: EvidenceRef, page: Page, source: Source) -> None:
        read = Here(source, self._recurring[source.name]).read(page, judges=False, learns=False)
        article = read.article
        if article is None:
            self._failures.append(f"{page.source}: {page.url}: {read.trouble}")
            self._counts["unreadable"] += 1
            return
        aside = self._aside.get((page.source, page.url))
        if aside is not None and not aside.is_of(ref):
            aside = None
        if unreadable(article, source) or (aside is not None and self._is_notice(aside, article)):
            self._counts["unreadable"] += 1
        elif aside is not None:
            taken = flow.take_page(self._desk, page, article, source, ref)
            self._take(taken, aside)
            self._released[source.name] = source
            self._counts["alerts"] += len(taken.alerts)
        else:
            corrected = flow.correct(self._desk, page, article, source, ref)
            if corrected is None:  # of a reading that changed nothing, or of a page of no record
                self._counts["superseded"] += 1
            else:
                self._counts["corrected" if corrected.differing else "unchanged"] += 1
                self._counts["alerts"] += len(corrected.alerts)
                if corrected.differing:
                    self._tell(f"corrected ({', '.join(corrected.differing)})", corrected)

    def _take(self, taken: Taken, aside: Quarantined) -> None:
        """Counts a page that had been set aside: the first of its address releases it, a later one may revise it."""
        self._again.add((aside.source, aside.url))
        if not taken.is_released and taken.relation is Relation.SAME:
            self._counts["unchanged"] += 1
        else:
            what = "released" if taken.is_released else taken.relation.value
            self._counts[what] += 1
            self._tell(what, taken)

    def _tell(self, what: str, taken: Taken) -> None:
        """A line on one record, for whoever tries what a mended reader does."""
        alerts = "".join(f", alert {one.type}" for one in taken.alerts)
        self._lines.append(f"{taken.record.id}  {what}{alerts}  {taken.record.url or ''}")

    def _is_notice(self, aside: Quarantined, article: Article) -> bool:
        """Whether a page was set aside for a text that took the place of more articles than this one."""
        if self._reasons[aside.reason] < 2:
            return False
        known = self._desk.store.by_url(aside.url)
        return known is not None and is_replaced(known, article)


def unreadable_evidence(store: Store, evidence: Evidence) -> tuple[int, list[str]]:
    """How many kept pages the archive rests on, and a line for each file of which some are not there any more or not
    what was kept. Reads them all."""
    refs = {_place(ref): ref for ref in store.evidence_kept({profile.name for profile in PROFILES})}
    return len(refs), lost(place for place, ref in sorted(refs.items()) if not _is_there(evidence, ref))


def lost(places: Iterable[tuple[str, int]]) -> list[str]:
    """A line for each evidence file that pages are lost of, by the places of all of them."""
    pages = Counter[str]()
    first: dict[str, int] = {}
    for warc, offset in sorted(places):
        pages[warc] += 1
        first.setdefault(warc, offset)
    return [
        f"{stored.EVIDENCE}/{warc}: missing or damaged: {count} of the pages kept there, the first at {first[warc]}"
        for warc, count in pages.items()
    ]


def _is_there(evidence: Evidence, ref: EvidenceRef) -> bool:
    try:
        evidence.read(ref)
    except Never:
        return False
    return True


def _place(ref: EvidenceRef) -> tuple[str, int]:
    return ref.warc, ref.offset
