"""What a sighting, a removal or a source in trouble is worth saying. Pure: values and `now` in, alerts out."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from pipeline.model import Alert, AlertType, Change, Kind, Record, Relation, Remembered, Verdict

MAX_LEAD = 1200
"""Characters of the first paragraph an alert carries."""


@dataclass(frozen=True, slots=True)
class ChannelPolicy:
    """What one channel wants. An empty tuple wants everything; `digest` is 'hourly' or 'daily HH:MM'."""

    name: str
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    min_score: float = 0.0
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """The [alerts] section. Times of day are local in `timezone`; `burst` 0 never makes a digest."""

    kinds: tuple[Kind, ...] = (Kind.STATEMENT,)
    on: tuple[str, ...] = ("new", "revised", "removed")
    min_score: float = 0.5
    max_age: dt.timedelta = dt.timedelta(days=30)
    stale_after: dt.timedelta = dt.timedelta(days=5)
    burst: int = 10
    quiet_hours: tuple[dt.time, dt.time] | None = None
    timezone: str = "Europe/Moscow"
    channels: tuple[ChannelPolicy, ...] = field(default=(ChannelPolicy("console"),))


NEW = frozenset({AlertType.STATEMENT_NEW, AlertType.EVENT_NEW})


def decide(
    remembered: Remembered,
    verdict: Verdict,
    *,
    policy: Policy,
    now: dt.datetime,
    already: frozenset[AlertType],
    before: Verdict | None = None,
    live: bool = True,
) -> tuple[Alert, ...]:
    """The alerts a sighting raises: none or one.

    `already` are the types raised for the root; `before` is the record's verdict before this sighting (where not
    given, the one `remembered.record` still carries); `live` is False in a baseline, or in a backfill without --alert.
    """
    if not live:
        return ()
    if remembered.match.relation is Relation.REVISED:
        return _of_revision(remembered, verdict, policy=policy, now=now, already=already, before=before)
    if (
        not remembered.news
        or already
        or not _is_wanted(verdict, policy)
        or not _is_fresh(remembered.record, policy, now)
    ):
        return ()
    return _new(remembered, verdict, policy, now)


def _of_revision(
    remembered: Remembered,
    verdict: Verdict,
    *,
    policy: Policy,
    now: dt.datetime,
    already: frozenset[AlertType],
    before: Verdict | None,
) -> tuple[Alert, ...]:
    """A known statement is revised; what became one by its revision is new, and so is news that was not told yet."""
    known = before or remembered.record.verdict
    wanted = _is_wanted(verdict, policy) and _is_fresh(remembered.record, policy, now)
    became = known is None or not _is_wanted(known, policy) or known.kind is not verdict.kind
    told = already & NEW if verdict.kind is Kind.EVENT else already & {AlertType.STATEMENT_NEW}
    untold = remembered.news and not already and "new" in policy.on
    if wanted and not told and (became or untold):
        return _new(remembered, verdict, policy, now)
    if wanted or already & NEW:
        return _revised(remembered, verdict, policy, now)
    return ()


def _new(remembered: Remembered, verdict: Verdict, policy: Policy, now: dt.datetime) -> tuple[Alert, ...]:
    if "new" not in policy.on:
        return ()
    kind = AlertType.STATEMENT_NEW if verdict.kind is Kind.STATEMENT else AlertType.EVENT_NEW
    root = remembered.root or remembered.record.id
    identifier = alert_id(root, remembered.record.revision, kind)
    return (_of_record(identifier, kind, remembered.record, verdict, root, now, remembered.changes),)


def _revised(remembered: Remembered, verdict: Verdict, policy: Policy, now: dt.datetime) -> tuple[Alert, ...]:
    """Copies of one text say it once, under the first copy's id; a translation says it for itself."""
    if "revised" not in policy.on or not remembered.changes:
        return ()
    record, kind = remembered.record, AlertType.STATEMENT_REVISED
    identifier = alert_id(record.duplicate_of or record.id, record.revision, kind)
    root = remembered.root or record.id
    return (_of_record(identifier, kind, record, verdict, root, now, remembered.changes),)


def removed(
    record: Record,
    *,
    policy: Policy,
    now: dt.datetime,
    already: frozenset[AlertType],
    root: str | None = None,
) -> tuple[Alert, ...]:
    """The alert for a record found gone: where it was alerted, or is a statement young enough to have been."""
    verdict, kind = record.verdict, AlertType.STATEMENT_REMOVED
    if "removed" not in policy.on or verdict is None:
        return ()
    if not already & NEW and not (_is_wanted(verdict, policy) and _is_fresh(record, policy, now)):
        return ()
    identifier = alert_id(record.id, record.revision, kind)
    return (_of_record(identifier, kind, record, verdict, root or record.id, now),)


def alert_id(subject: str, revision: int, kind: str) -> str:
    """The same for the same cause, for ever."""
    digest = hashlib.sha256(f"{subject}\x00{revision}\x00{kind}".encode()).hexdigest()
    return f"alert_{digest[:24]}"


def to_json(alert: Alert) -> dict[str, object]:
    """The form of CONTRACT.md: webhook body, a line of a jsonl channel."""
    return {
        "type": alert.type.value,
        "id": alert.id,
        "timestamp": timestamp(alert.timestamp),
        "data": dict(alert.data),
    }


def timestamp(at: dt.datetime) -> str:
    """ISO 8601 in UTC, whole seconds."""
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _is_wanted(verdict: Verdict, policy: Policy) -> bool:
    """`min_score` bounds statements only: the score says how much of a statement a page is."""
    if verdict.kind not in policy.kinds:
        return False
    return verdict.kind is not Kind.STATEMENT or verdict.score >= policy.min_score


def _is_fresh(record: Record, policy: Policy, now: dt.datetime) -> bool:
    """Published within `max_age`, or at an unknown date. A day is given: dates have no hour."""
    return record.published is None or now.date() - record.published <= policy.max_age


def _of_record(
    identifier: str,
    kind: AlertType,
    record: Record,
    verdict: Verdict,
    root: str,
    now: dt.datetime,
    changes: Sequence[Change] = (),
) -> Alert:
    content: dict[str, object] = {
        "record": record_json(record),
        "verdict": verdict_json(verdict),
        "changes": [{"kind": str(change.kind), "before": change.before, "after": change.after} for change in changes],
        "source": record.source,
    }
    if kind is AlertType.STATEMENT_REMOVED:
        content["last_copy"] = last_copy(record)
    return Alert(
        id=identifier,
        type=kind,
        timestamp=now,
        data=content,
        record_id=record.id,
        source=record.source,
        root=root,
        first_seen_at=record.first_seen,
    )


def record_json(record: Record) -> dict[str, object]:
    """The few fields of a record an alert shows; `lead` is the body's first paragraph."""
    return {
        "id": record.id,
        "url": record.url,
        "source": record.source,
        "lang": record.lang,
        "title": record.title,
        "published": record.published.isoformat() if record.published else None,
        "lead": lead(record.body),
        "revision": record.revision,
    }


def lead(body: str) -> str:
    """First paragraph, cut at a word where it is long."""
    first = body.split("\n\n", 1)[0].strip()
    if len(first) <= MAX_LEAD:
        return first
    return first[:MAX_LEAD].rsplit(" ", 1)[0] + " …"


def verdict_json(verdict: Verdict) -> dict[str, object]:
    """The verdict as CONTRACT.md writes it."""
    return {
        "kind": verdict.kind.value,
        "score": verdict.score,
        "topics": list(verdict.topics),
        "states": list(verdict.states),
        "organs": list(verdict.organs),
        "reasons": [asdict(reason) for reason in verdict.reasons],
        "rules_version": verdict.rules_version,
    }


def last_copy(record: Record) -> Mapping[str, object]:
    """Where the words can still be read: the address they stood at, and the capture kept of it."""
    kept = record.evidence
    copy: dict[str, object] = {"url": record.url, "seen": timestamp(record.last_seen)}
    if kept is not None:
        copy |= {"warc": kept.warc, "offset": kept.offset, "sha256": kept.sha256, "fetched": timestamp(kept.fetched_at)}
    return copy
