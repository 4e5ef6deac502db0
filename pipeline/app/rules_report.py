"""Which stored records today's rules would alert on, beside what was alerted then. Reads only."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from pipeline import classify
from pipeline.alert import Policy
from pipeline.model import Kind, Record, Verdict
from pipeline.outbox import Outbox
from pipeline.record_json import verdict_json
from pipeline.store import Store


@dataclass(frozen=True, slots=True)
class Finding:
    """A record that today's rules would alert on, or that was alerted."""

    record: Record
    verdict: Verdict  # by today's rules
    would_alert: bool
    alerted: tuple[str, ...]  # types of alert raised for the statement, its copies and translations

    @property
    def is_changed(self) -> bool:
        """Whether today's rules say otherwise than what was done."""
        return self.would_alert != bool(self.alerted)


def findings(database: Database, policy: Policy, since: dt.date | None) -> Iterator[Finding]:
    """In the order they were first stored; a statement once, not its copies and translations. Age is not looked at."""
    store, outbox = Store(database), Outbox(database)
    for record in store.records(since=since):
        if store.root(record.id) != record.id:
            continue
        verdict = classify.judged(record)
        alerted = tuple(sorted(str(kind) for kind in outbox.raised(record.id)))
        wanted = is_wanted(verdict, policy)
        if wanted or alerted:
            yield Finding(record, verdict, wanted, alerted)


def is_wanted(verdict: Verdict, policy: Policy) -> bool:
    """Whether a new record of this verdict would alert; the score bounds statements only."""
    return verdict.kind in policy.kinds and (verdict.kind is not Kind.STATEMENT or verdict.score >= policy.min_score)


def as_json(finding: Finding) -> dict[str, object]:
    record = finding.record
    return {
        "id": record.id,
        "url": record.url,
        "source": record.source,
        "title": record.title,
        "published": record.published.isoformat() if record.published else None,
        "would_alert": finding.would_alert,
        "alerted": list(finding.alerted),
        "verdict": verdict_json(finding.verdict),
        "stored_kind": record.verdict.kind.value if record.verdict else None,
    }
