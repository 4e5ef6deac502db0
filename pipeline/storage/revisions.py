"""Writing wordings: the first one, the next, one in place of another. Inside the caller's transaction."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from sqlite_utils import Database

from crawler.model import EvidenceRef
from pipeline.model import Article, Change, Reading
from pipeline.record_json import change_json, dumps, evidence_json, lead_json

_INSERT = """INSERT INTO revisions (record, number, at, content, origin, title, published, changes, reading, evidence,
contact, attachments, images, leads, body, text, body_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"""
_UPDATE = """UPDATE revisions SET content = ?2, origin = ?3, title = ?4, published = ?5, reading = ?6, evidence = ?7,
contact = ?8, attachments = ?9, images = ?10, leads = ?11, body = ?12, text = ?13, body_at = ?14,
first_evidence = coalesce(first_evidence, CASE WHEN evidence <> ?7 THEN evidence END) WHERE key = ?1"""


@lru_cache(maxsize=64)
def instant(at: dt.datetime) -> str:
    """A time as the store keeps it: aware UTC, comparable as text."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def storable(text: str) -> str:
    """The text, lone surrogates replaced: they have no UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def insert(
    db: Database,
    record: int,
    number: int,
    at: dt.datetime,
    content: int,
    article: Article,
    *,
    evidence: EvidenceRef | None,
    changes: Sequence[Change] = (),
) -> None:
    """A new wording under that number."""
    origin, title, published, *rest = _columns(article, evidence)
    said = dumps([change_json(one) for one in changes]) if changes else None
    db.conn.execute(_INSERT, (record, number, instant(at), content, origin, title, published, said, *rest))


def has_turned(db: Database, record: int, article: Article, content: int) -> bool:
    """Whether the record went before from the wording it has to this one: two servers that differ, an edit undone."""
    sql = """SELECT 1 FROM revisions was JOIN revisions became ON became.record = was.record
        AND became.number = was.number + 1 JOIN records r ON r.key = was.record WHERE was.record = ?
        AND was.content = r.content AND was.published IS r.published AND became.content = ? AND became.published IS ?"""
    day = article.published.isoformat() if article.published else None
    return db.conn.execute(sql, (record, content, day)).fetchone() is not None


def replace(db: Database, key: int, content: int, article: Article, evidence: EvidenceRef | None) -> None:
    """Puts another reading of the same wording in the place of the kept one; where that was first seen stays known."""
    db.conn.execute(_UPDATE, (key, content, *_columns(article, evidence)))


def seen_before(db: Database, record: int, number: int, at: dt.datetime, evidence: EvidenceRef | None) -> None:
    """A wording was there earlier than was known, by that page."""
    sql = "UPDATE revisions SET at = ?, first_evidence = coalesce(?, first_evidence) WHERE record = ? AND number = ?"
    db.conn.execute(sql, (instant(at), _ref(evidence), record, number))


def amend(db: Database, key: int, content: int, article: Article, evidence: EvidenceRef | None) -> None:
    """Writes what was unknown of a kept reading; its page, text and carousel stay."""
    _, title, published, _, ref, contact, attachments, images, *_ = _columns(article, evidence)
    sql = """UPDATE revisions SET content = ?, title = ?, published = ?, evidence = ?, contact = ?, attachments = ?,
        images = ? WHERE key = ?"""
    db.conn.execute(sql, (content, title, published, ref, contact, attachments, images, key))


def _columns(article: Article, evidence: EvidenceRef | None) -> tuple[object, ...]:
    reading, body = article.reading, storable(article.body)
    return (
        reading.served.value,
        storable(article.title) if article.title is not None else None,
        article.published.isoformat() if article.published else None,
        _how(reading),
        _ref(evidence),
        storable(article.contact) if article.contact is not None else None,
        dumps([{"name": one.name, "url": one.url} for one in article.attachments]) if article.attachments else None,
        dumps(article.images) if article.images else None,
        dumps([lead_json(lead) for lead in article.leads]) if article.leads else None,
        body,
        *without(storable(article.text), body),
    )


def _ref(evidence: EvidenceRef | None) -> str | None:
    return dumps(evidence_json(evidence)) if evidence else None


@lru_cache(maxsize=64)
def _how(reading: Reading) -> str:
    """Nearly every page of a site is read in the same way."""
    return dumps(
        {
            "served": reading.served.value,
            "confidence": round(reading.confidence, 3),
            "encoding": reading.encoding,
            "mojibake": round(reading.mojibake, 4),
            "notes": list(reading.notes),
            "hint": reading.hint,
        }
    )


def without(text: str, body: str) -> tuple[str, int | None]:
    """The text as the store keeps it, which has the body beside it: without it, and where in it the body stood."""
    if not body:
        return text, None
    at = len(text) - len(body) if text.endswith(body) else text.find(body)
    return (text, None) if at < 0 else (text[:at] + text[at + len(body) :], at)


def whole(text: str, body: str, at: int | None) -> str:
    """The text again, from what `without` gave."""
    return text if at is None else text[:at] + body + text[at:]


def make_room(db: Database, record: int, number: int) -> None:
    """Moves the wordings from that number on one up; the record's current one with them."""
    db.conn.execute("UPDATE revisions SET number = number + 1 WHERE record = ? AND number >= ?", (record, number))
    db.conn.execute("UPDATE records SET revision = revision + 1 WHERE key = ?", (record,))


def count_since(db: Database, record: int, since: dt.datetime) -> int:
    """How often the record's wording changed since then."""
    sql = "SELECT count(*) FROM revisions WHERE record = ? AND number > 1 AND at > ?"
    return int(db.conn.execute(sql, (record, instant(since))).fetchone()[0])
