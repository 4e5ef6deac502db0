"""A record as JSON, key for key as CONTRACT.md has it; and the smaller JSON the store keeps in its columns. Pure."""

import datetime as dt
import json
from typing import Any

from crawler.model import EvidenceRef
from pipeline.model import Attachment, Change, ChangeKind, Kind, Lead, Reason, Record, Verdict

Json = dict[str, Any]
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def to_json(record: Record) -> Json:
    """Every key of the contract, unknown ones null; times ISO 8601 UTC, dates ISO."""
    return {
        "id": record.id,
        "url": record.url,
        "urls": list(record.urls),
        "source": record.source,
        "section": record.section,
        "lang": record.lang,
        "title": record.title,
        "published": record.published.isoformat() if record.published else None,
        "body": record.body,
        "leads": [lead_json(lead) for lead in record.leads],
        "images": list(record.images),
        "attachments": [{"name": one.name, "url": one.url} for one in record.attachments],
        "contact": record.contact,
        "text": record.text,
        "completeness": record.completeness.value,
        "first_seen": moment(record.first_seen),
        "last_seen": moment(record.last_seen),
        "revision": record.revision,
        "duplicate_of": record.duplicate_of,
        "translations": list(record.translations),
        "removed": moment(record.removed) if record.removed else None,
        "verdict": verdict_json(record.verdict) if record.verdict else None,
        "evidence": evidence_json(record.evidence) if record.evidence else None,
    }


def moment(at: dt.datetime) -> str:
    """ISO 8601 UTC to the second, with Z."""
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def lead_json(lead: Lead) -> Json:
    return {"date": lead.date.isoformat() if lead.date else None, "text": lead.text, "url": lead.url}


def verdict_json(verdict: Verdict) -> Json:
    return {
        "kind": verdict.kind.value,
        "score": verdict.score,
        "topics": list(verdict.topics),
        "states": list(verdict.states),
        "organs": list(verdict.organs),
        "reasons": [
            {"rule": one.rule, "field": one.field, "start": one.start, "end": one.end, "text": one.text}
            for one in verdict.reasons
        ],
        "rules_version": verdict.rules_version,
    }


def verdict_columns(verdict: Verdict | None) -> tuple[str | None, float | None, str | None]:
    """Kind, score and the whole verdict as the store keeps them."""
    return (verdict.kind.value, verdict.score, dumps(verdict_json(verdict))) if verdict else (None, None, None)


def evidence_json(evidence: EvidenceRef) -> Json:
    return {
        "warc": evidence.warc,
        "offset": evidence.offset,
        "sha256": evidence.sha256,
        "fetched": evidence.fetched_at.astimezone(dt.UTC).isoformat().replace("+00:00", "Z"),
    }


def change_json(change: Change) -> Json:
    return {"kind": change.kind.value, "before": change.before, "after": change.after}


def dumps(value: object) -> str:
    """Compact JSON, letters as they are; a lone surrogate, which no file can hold, escaped."""
    text = _COMPACT.encode(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return text


def verdict_of(text: str | None) -> Verdict | None:
    if text is None:
        return None
    found = json.loads(text)
    return Verdict(
        Kind(found["kind"]),
        found["score"],
        tuple(found["topics"]),
        tuple(found["states"]),
        tuple(found["organs"]),
        tuple(Reason(**one) for one in found["reasons"]),
        found["rules_version"],
    )


def evidence_of(text: str | None) -> EvidenceRef | None:
    if text is None:
        return None
    found = json.loads(text)
    return EvidenceRef(found["warc"], found["offset"], found["sha256"], dt.datetime.fromisoformat(found["fetched"]))


def leads_of(text: str | None) -> tuple[Lead, ...]:
    return tuple(Lead(one["text"], day(one["date"]), one["url"]) for one in json.loads(text)) if text else ()


def attachments_of(text: str | None) -> tuple[Attachment, ...]:
    return tuple(Attachment(one["name"], one["url"]) for one in json.loads(text)) if text else ()


def changes_of(text: str | None) -> tuple[Change, ...]:
    if not text:
        return ()
    return tuple(Change(ChangeKind(one["kind"]), one["before"], one["after"]) for one in json.loads(text))


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
