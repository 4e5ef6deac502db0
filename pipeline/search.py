"""Full-text search over headline and body: by stem, ranked by BM25, filtered. Reads only."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from pipeline import query, records, snippet
from pipeline.model import Kind, Record

HEADLINE_WEIGHT = 4.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A record and why: matches between \\x01 and \\x02 in `snippet`. The lower the rank, the better."""

    record: Record
    snippet: str
    rank: float


def search(
    db: Database,
    text: str,
    *,
    kind: Kind | None = None,
    since: dt.date | None = None,
    source: str | None = None,
    limit: int = 20,
) -> list[Hit]:
    """The best matches first; none for a query without a word."""
    wanted = query.parse(text)
    if not wanted.groups:
        return []
    where, values = records.conditions(kind=kind, since=since, source=source)
    found: list[Hit] = []
    for key, rank in _ranked(db, wanted, where, values):
        stored = records.one(db, "r.key = ?", (key,))
        if stored is None or not _holds(wanted, stored.record):
            continue
        record = stored.record
        found.append(Hit(record, snippet.snippet(record.title or "", record.body, wanted), rank))
        if len(found) == limit:
            break
    return found


def _ranked(db: Database, wanted: query.Query, where: str, values: dict[str, object]) -> Iterator[tuple[int, float]]:
    sql = f"""SELECT search.rowid, bm25(search, {HEADLINE_WEIGHT}, 1.0) AS rank
        FROM search JOIN records r ON r.key = search.rowid
        WHERE search MATCH :query {where} ORDER BY rank, r.published DESC, r.key DESC"""
    yield from db.conn.execute(sql, values | {"query": wanted.sql()})


def _holds(wanted: query.Query, record: Record) -> bool:
    """Makes sure of the prefixes: what they find by stem may be another word."""
    title, body = record.title or "", record.body
    if any(term.prefix and snippet.has(title, body, term) for term in wanted.without):
        return False
    loose = [group for group in wanted.groups if any(term.prefix for term in group)]
    return all(any(snippet.has(title, body, term) for term in group) for group in loose)
