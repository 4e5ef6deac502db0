"""One page, every step, ONE transaction: record, verdict, outbox, frontier. A crash repeats a page and loses nothing.

article ─> store.remember ─> classify.verdict ─> alert.decide ─> outbox.put ─> frontier.done
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from crawler import urls
from crawler.events import Removed
from crawler.frontier import Frontier
from crawler.model import EvidenceRef, Page, SeedFile, Source
from pipeline import alert as alerts
from pipeline import routing
from pipeline.alert import Policy
from pipeline.fingerprint import Fingerprint
from pipeline.lexicon.pages import VERSION as RULES_VERSION
from pipeline.model import Alert, Article, Completeness, Lead, Record, Relation, Remembered, Sighting, Verdict
from pipeline.outbox import Outbox
from pipeline.schema import transaction
from pipeline.storage import known_leads, replaying
from pipeline.store import Store

Clock = Callable[[], dt.datetime]
ARCHIVES = ("wayback", "warc")
"""Origins of pages that may be older than what is known."""


class Telling(StrEnum):
    """What of a pass may alert."""

    NEWS = "news"  # a poll: what the frontier met after the baseline
    EVERYTHING = "everything"  # a backfill with --alert: the policy alone decides
    NOTHING = "nothing"  # a baseline, or a backfill


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a page's consequences are written: one thread's stores, and the rules in force."""

    db: Database
    store: Store
    frontier: Frontier
    outbox: Outbox
    policy: Policy
    clock: Clock
    telling: Telling = Telling.NEWS

    @property
    def is_live(self) -> bool:
        return self.telling is not Telling.NOTHING

    def is_news(self, url: str, published: dt.date | None) -> bool:
        """Whether an article at that address may alert as new: now, or if a backfill took it, at its next reading."""
        if self.telling is Telling.EVERYTHING:
            return True
        return self.frontier.news(url, published)


@dataclass(frozen=True, slots=True)
class Taken:
    """How a page ended: its relation to what was known, the record, and what was put into the outbox."""

    relation: Relation
    record: Record
    verdict: Verdict
    alerts: tuple[Alert, ...] = ()
    differing: tuple[str, ...] = ()  # what a corrected record says otherwise now
    is_released: bool = False  # the page had been set aside


def desk(db: Database, policy: Policy, clock: Clock, telling: Telling = Telling.NEWS) -> Desk:
    """The desk over one connection, which belongs to the calling thread."""
    return Desk(db, Store(db), Frontier(db, clock), Outbox(db), policy, clock, telling)


def take_page(
    desk: Desk,
    page: Page,
    article: Article,
    source: Source,
    evidence: EvidenceRef | None,
    *,
    judged: Verdict | None = None,
    print_: Fingerprint | None = None,
) -> Taken:
    """An article read from a page of the source; `judged`: the verdict on it as it stands there; `print_`: its own."""
    with transaction(desk.db):
        sighting = _of_page(desk, page, article, source, evidence, judged)
        taken = _judged(desk, desk.store.remember(sighting, print_), judged=judged)
        is_released = desk.store.release(source.name, page.url, at=desk.clock())
        desk.frontier.done(page.url, record_id=taken.record.id, page=page, published=article.published)
    return replace(taken, is_released=is_released)


def correct(desk: Desk, page: Page, article: Article, source: Source, evidence: EvidenceRef) -> Taken | None:
    """Today's reading of a kept page in the place of the one it gave then; None where no wording rests on it."""
    with transaction(desk.db):
        before = desk.store.by_url(page.url)
        sighting = _of_page(desk, page, article, source, evidence)
        remembered = desk.store.correct(sighting)
        if remembered is None:
            return None
        taken = _judged(desk, remembered, anew=True)
        differing = _differing(before, taken.record)
        if remembered.match.rung == replaying.EARLIER:
            differing = (*differing, "an earlier wording")
        if set(differing) - {"verdict"}:
            replaying.note(desk.db, sighting, desk.clock())
    return replace(taken, differing=differing)


def _differing(before: Record | None, now: Record) -> tuple[str, ...]:
    """What a record says otherwise than before, by name."""
    names = ("title", "published", "body", "leads", "images", "attachments", "contact", "verdict")
    return tuple(one for one in names if before is None or getattr(before, one) != getattr(now, one))


def _of_page(
    desk: Desk,
    page: Page,
    article: Article,
    source: Source,
    evidence: EvidenceRef | None,
    judged: Verdict | None = None,
) -> Sighting:
    news = desk.is_news(page.url, article.published)
    return _sighting(
        source,
        article,
        seen_at=page.fetched_at,
        url=page.url,
        address=page.address,
        section=urls.section(page.url, source),
        evidence=evidence,
        news=news,
        awaited=not news and desk.frontier.awaits_listing(page.url),
        archived=page.origin in ARCHIVES,
        verdict=judged,
    )


def _sighting(source: Source, article: Article, **more: Any) -> Sighting:
    """An article as a source has it; `more` are the further fields of a sighting."""
    profile, lang = source.profile, article.lang or source.lang
    return Sighting(article, source.name, lang, twin=profile.twin, respelled=profile.respelled, **more)


def pass_over(desk: Desk, page: Page, published: dt.date | None) -> None:
    """An article outside the period asked for: not stored, and fetched again only for a period that has it."""
    with transaction(desk.db):
        desk.frontier.outside(page, published)


def set_aside(desk: Desk, page: Page, reason: str, evidence: EvidenceRef | None) -> None:
    """A page that is not believed: kept for `replay`, told by `status`, neither stored as a record nor alerted."""
    at = desk.clock() if page.origin in ARCHIVES else page.fetched_at  # pages read well are newer than old captures
    with transaction(desk.db):
        desk.store.quarantine(page.source, page.url, reason, at=at, evidence=evidence)
        desk.frontier.done(page.url, record_id=None, page=page)


def ask_again(desk: Desk, source: Source) -> None:
    """Pages set aside are due at once: one of them was read well, and what hid it may have hidden them all."""
    with transaction(desk.db):
        desk.frontier.ask_again(one.url for one in desk.store.quarantined(source.name))


def take_seed(desk: Desk, seed: SeedFile, article: Article, source: Source) -> Taken:
    """An article from a file of the seed record format: it has no address, and is not news."""
    with transaction(desk.db):
        sighting = _sighting(source, article, seen_at=desk.clock(), identifier=seed.identifier, news=desk.is_live)
        return _judged(desk, desk.store.remember(sighting))


def take_leads(
    desk: Desk, leads: Iterable[Lead], source: Source, lang: str, *, are_news: bool | None = None
) -> list[Taken]:
    """Carousel leads whose own page is not known: each becomes a record of completeness `lead`, once.

    One whose page is set aside waits for it: what is not believed is not told by another way either.
    `are_news`: what they are part of may be told, now or by the poll that reads their pages; default: if told now.
    """
    may_tell = desk.is_live if are_news is None else are_news
    taken = []
    for lead in leads:
        if lead.url and desk.store.is_set_aside(source.name, lead.url):
            continue
        with transaction(desk.db):
            sighting = _sighting(
                source,
                known_leads.article(lead, lang),
                seen_at=desk.clock(),
                url=lead.url,
                completeness=Completeness.LEAD,
                news=may_tell and not _is_of_baseline(desk, lead),
            )
            remembered = desk.store.remember_lead(sighting)
            if remembered is not None:
                taken.append(_judged(desk, remembered))
    return taken


def _is_of_baseline(desk: Desk, lead: Lead) -> bool:
    """Whether the lead tells of an article that was there at first sight, and whose page has not answered yet."""
    known = desk.frontier.known(lead.url) if lead.url else None
    return known is not None and known.origin == "baseline"


def take_removal(desk: Desk, removed: Removed) -> tuple[Alert, ...]:
    """A page found gone for good: its record says since when, the last copy stays; nothing of it waits to be read."""
    with transaction(desk.db):
        desk.frontier.removed(removed.url, removed.found_at)
        desk.store.release(removed.source, removed.url, at=desk.clock())
        record = desk.store.get(removed.record_id) if removed.record_id else None
        if record is None or record.removed is not None or not desk.store.is_gone(record.id, removed.url):
            return ()
        desk.store.mark_removed(record.id, removed.found_at)
        if not desk.is_live:
            return ()
        root = desk.store.root(record.id)
        found = alerts.removed(
            record, policy=desk.policy, now=desk.clock(), already=desk.outbox.raised(root), root=root
        )
        return put(desk, found)


def put(desk: Desk, found: Iterable[Alert]) -> tuple[Alert, ...]:
    """Into the outbox, in the caller's transaction; those not known before."""
    now = desk.clock()
    return tuple(one for one in found if desk.outbox.put(one, routing.routes(one, desk.policy, now)) is not None)


def _judged(desk: Desk, remembered: Remembered, *, anew: bool = False, judged: Verdict | None = None) -> Taken:
    """The verdict on what was remembered, and the alerts it raises.

    What is unchanged is judged again only `anew`; `judged` is the verdict that a new record was stored with.
    """
    record, before = remembered.record, remembered.record.verdict
    is_known = remembered.match.relation is Relation.SAME and not anew
    if is_known and before and before.rules_version == RULES_VERSION:
        verdict = before
    elif judged is not None and remembered.match.relation is Relation.NEW:
        verdict = judged
    else:
        from pipeline import classify  # for most pages that was done where they were read

        verdict = classify.judged(record)
        desk.store.set_verdict(record.id, verdict)
    found = alerts.decide(
        remembered,
        verdict,
        policy=desk.policy,
        now=desk.clock(),
        already=desk.outbox.raised(remembered.root) if desk.is_live else frozenset(),
        before=before,
        live=desk.is_live,
    )
    return Taken(remembered.match.relation, record, verdict, put(desk, found))
