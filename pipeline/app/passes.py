"""One pass over one source, from the crawl's events to the outbox: what `poll`, `backfill` and the daemon share."""

import datetime as dt
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext

from crawler.errors import Never
from crawler.events import Event, Gap, PollSummary, Removed, Walked
from crawler.evidence import Evidence
from crawler.model import EvidenceRef, Failure, NotModified, Page, SeedFile, Source
from pipeline import flow, operations
from pipeline.app import reading_aside, wellness
from pipeline.app.gathered import Gathered
from pipeline.app.logger import Logger
from pipeline.app.reading_aside import Rooms
from pipeline.app.reading_room import Here, Read
from pipeline.app.tally import NAMES, Tally
from pipeline.app.underway import UnderWay
from pipeline.app.wellness import Wellness
from pipeline.changes import changes
from pipeline.flow import Desk, Taken
from pipeline.model import Alert, Article, Record, Relation
from pipeline.schema import together, transaction

MOST_ODD = 50
"""Pages kept waiting until the end of a pass."""
Told = Callable[["Tally"], None]
log = Logger()


def always(published: dt.date | None) -> bool:
    return True


class Pass:
    """The state of one pass."""

    def __init__(
        self,
        source: Source,
        desk: Desk,
        evidence: Evidence | None,
        *,
        wake: Callable[[], None],
        told: Told,
        has: Callable[[dt.date | None], bool] = always,
        is_watched: bool = False,
        is_of_site: bool = False,
        rooms: Rooms | None = None,
    ) -> None:
        """`wake` follows a commit that put something into the outbox; `has` says which publication dates are wanted.

        `is_watched`: what the reader finds is compared with the polls before; `is_of_site`: pages come from the site
        as it is now, so that a lead first met after the baseline is news, though a backfill leaves it to the next poll
        to tell; `rooms`: where pages are read in a process of their own.
        """
        self.source, self.desk, self.tally = source, desk, Tally()
        self.wellness = Wellness(desk.store, source, desk.clock, is_watched=is_watched)
        self._evidence, self._wake, self._told, self._has = evidence, wake, told, has
        self._leads, self._is_of_site = Gathered(), is_of_site
        self._are_leads_news = desk.is_live or (is_of_site and desk.frontier.baseline(source.name) is not None)
        self._recurring, packs = wellness.recurring(desk.store, source), evidence is not None
        self._under_way = UnderWay(lambda: reading_aside.room(rooms, source, self._recurring, packs=packs))
        self._odd: list[tuple[Page, Read, Article]] = []
        self._begun, self._has_released = desk.clock(), False

    def work(self, events: Iterable[Event]) -> Tally:
        """Everything the crawl yields, a transaction a page; leads after the pages they may belong to."""
        try:
            for event in events:
                self.put(event)
            self.end()
        finally:
            self.close()
        return self.tally

    def put(self, event: Event) -> None:
        """Takes an event, in order; pages are read while those before them are stored.

        A summary is the crawl's last: whatever is under way belongs to its pass, which ends when it is asked for more.
        """
        if self._under_way.put(event):
            self._settle(wait=isinstance(event, PollSummary))

    def _settle(self, *, wait: bool = False) -> None:
        """Brings to its outcome what is under way and was read; to `wait` for the rest is for the end."""
        while arrived := self._under_way.arrived(wait=wait):
            with self._together():
                for event, read in arrived:
                    if isinstance(event, Page) and read is not None:
                        self.page(event, read)
                    else:
                        self.take(event)
                    self.told()
            if not (wait or self._under_way.is_full()):
                return

    def _together(self) -> AbstractContextManager[object]:
        """What alerts nobody may be done again after a crash: a few pages are written at once."""
        return nullcontext() if self.desk.is_live else together(self.desk.db)

    def told(self) -> None:
        """Says how far it is."""
        self._told(self.tally)

    def take(self, event: Event) -> None:
        """One event that is no page, to its one outcome."""
        match event:
            case Failure():
                self._failed(event)
            case NotModified():
                self.tally.counts["unchanged"] += 1
                log.debug("unchanged", source=event.source, url=event.url)
            case Gap():
                self._gap(event)
            case Removed():
                self._removed(event)
            case Walked():
                self._walked(event)
            case PollSummary():
                self.tally.summary = event

    def page(self, page: Page, read: Read) -> Taken | None:
        """An article's page that was read: kept as evidence, and taken or set aside."""
        self.tally.counts["pages"] += 1
        article = read.article
        if article is None:
            self.tally.failures.append(f"{page.source}: {page.url}: {read.trouble}")
            self._set_aside(page, read, read.trouble)
            return None
        if not self._has(article.published):
            flow.pass_over(self.desk, page, article.published)
            self.tally.counts["outside"] += 1
            return None
        known = self.wellness.known(page)
        doubt = self.wellness.doubt(page, article, known)
        if doubt is not None:
            self._set_aside(page, read, doubt)
            return None
        if len(self._odd) < MOST_ODD and self.wellness.is_odd(article, known):
            self._wait(page, read, article)
            return None
        return self._believe(page, read, article, known)

    def _believe(self, page: Page, read: Read, article: Article, known: Record | None) -> Taken:
        if known is not None:
            self._renew(known, page, article)
        evidence = self._keep(page, read)
        taken = flow.take_page(self.desk, page, article, self.source, evidence, judged=read.verdict, print_=read.print)
        self._has_released = self._has_released or taken.is_released
        self._count(taken)
        self.gather(article)
        return taken

    def _wait(self, page: Page, read: Read, article: Article) -> None:
        """Leaves an odd page to the end of the pass; by then pages met before will have been read again."""
        if not self._odd:
            with transaction(self.desk.db):
                self.desk.frontier.recall(self.source.name, wellness.FEWEST, before=self._begun)
        self._odd.append((page, read, article))

    def _decide(self) -> None:
        """Odd pages are set aside where the others have lost the same; else it is their own way, and they are taken."""
        for page, read, article in self._odd:
            fault = self.wellness.fault(article)
            if fault is None:
                self._believe(page, read, article, self.wellness.known(page))
            else:
                self._set_aside(page, read, fault)
        self._odd.clear()

    def _renew(self, known: Record, page: Page, article: Article) -> None:
        """Before a revision is believed, the copy kept of the page is read with today's reader.

        What differs by the reader alone (an upgrade, a mended template) corrects the record, and alerts nobody.
        """
        if self._evidence is None or known.evidence is None or not changes(known, article):
            return
        try:
            kept = self._evidence.read(known.evidence)
        except Never as error:
            log.warning("no kept copy to compare with", url=page.url, reason=error.reason)
            return
        again = Here(self.source, self._recurring).read(kept, judges=False, learns=False).article
        if kept.url == page.url and again is not None and changes(known, again):
            flow.correct(self.desk, kept, again, self.source, known.evidence)
            self.tally.counts["corrected"] += 1

    def _keep(self, page: Page, read: Read) -> EvidenceRef | None:
        """The page as evidence, on disk before an alert rests on it; a backfill leaves that to the system."""
        if self._evidence is None:
            return None
        kept = self._evidence.append(page, read.kept)
        if self.desk.is_live:
            self._evidence.sync()
        return kept

    def _set_aside(self, page: Page, read: Read, reason: str) -> None:
        flow.set_aside(self.desk, page, reason, self._keep(page, read))
        self.tally.counts["quarantined"] += 1
        log.warning("set aside", source=page.source, url=page.url, reason=reason)

    def seed(self, seed: SeedFile, article: Article) -> None:
        """An article from a file of the seed record format."""
        self.tally.counts["pages"] += 1
        self._count(flow.take_seed(self.desk, seed, article, self.source))
        self.gather(article)

    def gather(self, article: Article) -> None:
        """Remembers the page's carousel."""
        self._leads.add(article)
        if self._leads.is_full():
            self._take_leads()

    def end(self) -> None:
        """What is decided only after the last page: leads without a page, the source's health."""
        self._settle(wait=True)
        self._decide()
        self._take_leads()
        if self._has_released:
            flow.ask_again(self.desk, self.source)
        if self.tally.total is not None and self.tally.summary is not None and self.tally.summary.complete:
            self.tally.total = self.tally.counts["pages"] + self.tally.counts["failed"]
            self.told()
        if self._is_of_site:  # an archive has templates of other times
            self.tally.failures += [f"{self.source.name}: {reason}" for reason in self.wellness.broken]
        learned = self._under_way.learned()
        self.wellness.save(self._recurring if learned is None else learned)

    def close(self) -> None:
        """Ends the reading. What is under way then is met again by the next pass."""
        self._under_way.close()

    def count_alerts(self, alerts: tuple[Alert, ...]) -> None:
        """Notes what was put into the outbox, and wakes whoever delivers it."""
        if alerts:
            self.tally.counts["alerts"] += len(alerts)
            self._wake()

    def _take_leads(self) -> None:
        leads = self._leads.take()
        for taken in flow.take_leads(self.desk, leads, self.source, self.source.lang, are_news=self._are_leads_news):
            if taken.relation is not Relation.SAME:
                self.tally.counts["leads"] += 1
            self.count_alerts(taken.alerts)

    def _count(self, taken: Taken) -> None:
        self.tally.counts[NAMES[taken.relation]] += 1
        self.count_alerts(taken.alerts)
        tell = log.debug if taken.relation is Relation.SAME else log.info
        tell(
            NAMES[taken.relation],
            source=taken.record.source,
            url=taken.record.url,
            record=taken.record.id,
            kind=taken.verdict.kind.value,
            alerts=len(taken.alerts),
        )

    def _failed(self, failure: Failure) -> None:
        self.tally.counts["failed"] += 1
        self.tally.failures.append(f"{failure.source}: {failure.address}: {failure.outcome}: {failure.reason}")
        log.warning(
            failure.outcome.value, source=failure.source, url=failure.address, reason=failure.reason, summed=True
        )

    def _walked(self, walked: Walked) -> None:
        """Guesses how many pages there are: those queued so far, and as many again for each listing page to come."""
        done = self.tally.counts["pages"] + self.tally.counts["failed"]
        rest = max(0, (walked.of or walked.page) - walked.page) * max(walked.links, walked.queued)
        self.tally.total = done + walked.queued + rest

    def _gap(self, gap: Gap) -> None:
        self.tally.failures.append(f"{gap.source}: something may have been missed: {gap.reason}")
        log.warning("gap", source=gap.source, section=gap.section, reason=gap.reason, summed=True)
        if not self.desk.is_live:
            return
        with transaction(self.desk.db):
            told = operations.gap(gap.source, gap.section or "the home page", gap.reason, self.desk.clock())
            self.count_alerts(flow.put(self.desk, [told]))

    def _removed(self, removed: Removed) -> None:
        self.tally.counts["removed"] += 1
        log.info("removed", source=self.source.name, url=removed.url)
        self.count_alerts(flow.take_removal(self.desk, removed))
