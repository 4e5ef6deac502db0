"""Reading records back: rows of the store to Record and Revision values. Reads only; constant memory."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from crawler.model import EvidenceRef
from pipeline.model import Attachment, Change, Completeness, Kind, Record
from pipeline.record_json import attachments_of, changes_of, day, evidence_of, leads_of, verdict_of
from pipeline.storage.revisions import whole

_COLUMNS = """
r.key, r.id, r.url, r.source, r.section, r.lang, r.published, r.completeness, r.first_seen, r.last_seen, r.revision,
r.duplicate_of, r.removed, r.verdict, r.news, r.root,
v.key, v.title, v.body, v.text, v.body_at, v.leads, v.images, v.attachments, v.contact, v.evidence, v.origin, v.at,
v.content,
(SELECT json_group_array(a.url) FROM (
    SELECT url, place FROM addresses WHERE url = r.url AND record = r.key
    UNION SELECT url, place FROM addresses WHERE record = r.key AND place > 0 ORDER BY place, url) a),
(SELECT json_group_array(t.id) FROM (
    SELECT id FROM records WHERE root = r.root AND root <> id AND lang <> r.lang AND id <> r.id
    UNION SELECT id FROM records WHERE id = r.root AND r.root <> r.id AND lang <> r.lang ORDER BY id) t)
"""
SELECT = f"SELECT {_COLUMNS} FROM records r CROSS JOIN revisions v ON v.record = r.key AND v.number = r.revision "
"""Records first, whatever the planner thinks: from the revisions it would sort every text for each hundred of them."""
_DAY = "coalesce(r.published, substr(r.first_seen, 1, 10))"
BATCH = 100
KNOWN, NEWS, AWAITED = range(3)
"""What `news` may be in a record's row."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A record and the keys under which the store keeps it and its current revision."""

    record: Record
    key: int
    revision_key: int
    origin: str  # which reader gave the current wording
    revised_at: dt.datetime
    content: int
    news: bool
    awaited: bool  # no news yet, but once a page at its address is
    root: str


@dataclass(frozen=True, slots=True)
class Revision:
    """One wording of a record; the first is number 1 and has no changes."""

    number: int
    at: dt.datetime  # when it was first seen
    title: str | None
    published: dt.date | None
    body: str
    text: str
    attachments: tuple[Attachment, ...]
    changes: tuple[Change, ...]
    evidence: EvidenceRef | None = None  # the page that said so last
    first_evidence: EvidenceRef | None = None  # and first
    corrected_at: dt.datetime | None = None  # when it was last read anew from its page, and put right
    origin: str = ""  # which reader gave it


def stored(row: tuple[Any, ...]) -> Stored:
    """The value of one row of SELECT."""
    (key, id, url, source, section, lang, published, completeness, first_seen, last_seen, revision, duplicate_of,
     removed, verdict, news, root, revision_key, title, body, text, body_at, leads, images, attachments, contact,
     evidence, origin, at, content, urls, translations) = row  # fmt: skip
    addresses = tuple(json.loads(urls))
    if url is not None and url not in addresses:  # it was given to another item
        addresses = (url, *addresses)
    record = Record(
        id=id, url=url, urls=addresses, source=source, section=section, lang=lang, title=title,
        published=day(published), body=body, text=whole(text, body, body_at), completeness=Completeness(completeness),
        first_seen=dt.datetime.fromisoformat(first_seen), last_seen=dt.datetime.fromisoformat(last_seen),
        revision=revision, leads=leads_of(leads), images=tuple(json.loads(images)) if images else (),
        attachments=attachments_of(attachments), contact=contact, duplicate_of=duplicate_of,
        translations=tuple(json.loads(translations)),
        removed=dt.datetime.fromisoformat(removed) if removed else None, verdict=verdict_of(verdict),
        evidence=evidence_of(evidence),
    )  # fmt: skip
    revised_at, is_news, is_awaited = dt.datetime.fromisoformat(at), news == NEWS, news == AWAITED
    return Stored(record, key, revision_key, origin, revised_at, content, is_news, is_awaited, root)


def one(db: Database, where: str, parameters: tuple[object, ...]) -> Stored | None:
    """The record for which `where` holds."""
    row = db.conn.execute(f"{SELECT} WHERE {where}", parameters).fetchone()
    return stored(row) if row else None


def stream(
    db: Database,
    *,
    kind: Kind | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    source: str | None = None,
    lang: str | None = None,
) -> Iterator[Record]:
    """Records in the order they were first stored, a hundred at a time: writing between two of them is allowed.

    `since` and `until` are of the publication date; where that is unknown, of the day it was first seen.
    """
    where, values = conditions(kind=kind, since=since, until=until, source=source, lang=lang)
    sql = f"{SELECT} WHERE r.key > :after {where} ORDER BY r.key LIMIT {BATCH}"
    values["after"] = -1
    while rows := db.conn.execute(sql, values).fetchall():
        for row in rows:
            yield stored(row).record
        values["after"] = rows[-1][0]


def latest(db: Database, *, kind: Kind | None = None, source: str | None = None, limit: int = 50) -> Iterator[Record]:
    """The newest records first: by publication date, or the day first seen where that is unknown."""
    where, values = conditions(kind=kind, source=source)
    for key in newest(db, where, values, limit=limit):
        found = one(db, "r.key = ?", (key,))
        if found:
            yield found.record


def newest(db: Database, where: str, values: dict[str, object], *, limit: int = -1) -> list[int]:
    """Their keys, for which `where` holds."""
    order = f"ORDER BY {_DAY} DESC, r.first_seen DESC, r.key DESC LIMIT :limit"
    rows = db.conn.execute(f"SELECT r.key FROM records r WHERE true {where} {order}", values | {"limit": limit})
    return [int(key) for (key,) in rows]


def conditions(
    *,
    kind: Kind | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    source: str | None = None,
    lang: str | None = None,
) -> tuple[str, dict[str, object]]:
    """SQL that goes on with AND, and its named parameters."""
    parts: list[str] = []
    values: dict[str, object] = {}
    if kind is not None:
        parts.append("AND r.kind = :kind")
        values["kind"] = kind.value
    if since is not None:
        parts.append(f"AND {_DAY} >= :since")
        values["since"] = since.isoformat()
    if until is not None:
        parts.append(f"AND {_DAY} <= :until")
        values["until"] = until.isoformat()
    if source is not None:
        parts.append("AND r.source = :source")
        values["source"] = source
    if lang is not None:
        parts.append("AND r.lang = :lang")
        values["lang"] = lang
    return " ".join(parts), values


def history(db: Database, id: str) -> list[Revision]:
    """Every wording of a record, in the order of its counter; empty for an unknown id."""
    rows = db.conn.execute(
        "SELECT v.number, v.at, v.title, v.published, v.body, v.text, v.body_at, v.attachments, v.changes, v.evidence,"
        " coalesce(v.first_evidence, v.evidence), v.corrected, v.origin"
        " FROM revisions v JOIN records r ON r.key = v.record WHERE r.id = ? ORDER BY v.number",
        (id,),
    )
    return [_revision(row) for row in rows]


def _revision(row: tuple[Any, ...]) -> Revision:
    (number, at, title, published, body, text, body_at, attachments, changes, evidence, first, corrected,
     origin) = row  # fmt: skip
    return Revision(
        number=number, at=dt.datetime.fromisoformat(at), title=title, published=day(published), body=body,
        text=whole(text, body, body_at), attachments=attachments_of(attachments), changes=changes_of(changes),
        evidence=evidence_of(evidence), first_evidence=evidence_of(first),
        corrected_at=dt.datetime.fromisoformat(corrected) if corrected else None, origin=origin,
    )  # fmt: skip


def copies(db: Database, id: str) -> list[str]:
    """Ids of the records that are copies of this one."""
    family = "root = (SELECT root FROM records WHERE id = ?) AND root <> id"
    rows = db.conn.execute(f"SELECT id FROM records WHERE {family} AND duplicate_of = ? ORDER BY key", (id, id))
    return [str(row[0]) for row in rows]
