"""Full-text search over headline and body: by stem, ranked by BM25, filtered. Reads only."""

import datetime as dt
import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlite_utils import Database

from pipeline.fingerprint import fingerprint
from pipeline.model import Kind, Record
from pipeline.searching import query, ranking, snippet, word_index
from pipeline.storage import records

HEADLINE_WEIGHT = 4.0
_EARLIER = """SELECT r.id, v.number, v.title, v.body FROM records r
CROSS JOIN revisions v ON v.record = r.key AND v.number < r.revision
WHERE r.revision > 1 {where} ORDER BY v.key DESC"""
_WORDING = """SELECT v.title, v.body FROM records r JOIN revisions v ON v.record = r.key AND v.number = r.revision
WHERE r.key = ?"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record and why: matches between \\x01 and \\x02 in `snippet`. The lower the rank, the better."""

    record: Record
    snippet: str
    rank: float
    revision: int  # the wording that matches: the present one, or the latest of the earlier ones


def search(
    db: Database,
    text: str,
    *,
    kind: Kind | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    source: str | None = None,
    lang: str | None = None,
    limit: int = 20,
    history: bool = False,
) -> list[Hit]:
    """The best matches first, of everything the newest; none for a query without a word.

    With `history` what only an earlier wording says is found too, behind what is said now.
    """
    wanted = query.parse(text)
    if not wanted.groups and not wanted.is_everything:
        return []
    where, values = records.conditions(kind=kind, since=since, until=until, source=source, lang=lang)
    found: list[Hit] = []
    for key, rank in _newest(db, wanted, where, values) if wanted.is_everything else _ranked(db, wanted, where, values):
        stored = records.one(db, "r.key = ?", (key,))
        if stored is None or not _holds(wanted, stored.record.title, stored.record.body):
            continue
        record = stored.record
        found.append(Hit(record, snippet.snippet(record.title or "", record.body, wanted), rank, record.revision))
        if len(found) == limit:
            return found
    if not history:
        return found
    earlier = _earlier(db, wanted, where, values, {hit.record.id for hit in found})
    return [*found, *islice(earlier, limit - len(found))]


def _earlier(
    db: Database, wanted: query.Query, where: str, values: dict[str, object], found: set[str]
) -> Iterator[Hit]:
    """Records an earlier wording of which answers the query, the last edited first. They are few: all are read."""
    for id, number, title, body in db.conn.execute(_EARLIER.format(where=where), values):
        if id in found or not ranking.holds(wanted, _stemmed(title, body)) or not _holds(wanted, title, body):
            continue
        found.add(id)
        stored = records.one(db, "r.id = ?", (id,))
        if stored is not None:
            yield Hit(stored.record, snippet.snippet(title or "", body, wanted), 0.0, number)


def _ranked(db: Database, wanted: query.Query, where: str, values: dict[str, object]) -> Iterator[tuple[int, float]]:
    """Keys and ranks, the best first, of what is in the index and of what is not there yet."""
    last = word_index.last(db)
    sql = f"""SELECT search.rowid, bm25(search, {HEADLINE_WEIGHT}, 1.0) AS rank
        FROM search JOIN records r ON r.key = search.rowid
        WHERE search MATCH :query AND search.rowid <= :last {where} ORDER BY rank, r.published DESC, r.key DESC"""
    indexed = db.conn.execute(sql, values | {"query": wanted.sql(), "last": last})
    waiting = _waiting(db, last, wanted, where, values)
    yield from heapq.merge(waiting, indexed, key=lambda found: found[1])


def _newest(db: Database, wanted: query.Query, where: str, values: dict[str, object]) -> Iterator[tuple[int, float]]:
    """Every key, the newest record first, but for what is not wanted."""
    for key in records.newest(db, where, values):
        row = db.conn.execute(_WORDING, (key,)).fetchone() if wanted.without else None
        if row is None or ranking.holds(wanted, _stemmed(*row)):
            yield key, 0.0


def _waiting(
    db: Database, last: int, wanted: query.Query, where: str, values: dict[str, object]
) -> list[tuple[int, float]]:
    """The same for the records after the last indexed one, ranked by the figures of the index, if it has any."""
    sql = f"""SELECT r.key, (true {where}), v.title, v.body FROM records r
        CROSS JOIN revisions v ON v.record = r.key AND v.number = r.revision
        WHERE r.key > :last ORDER BY r.published DESC, r.key DESC"""
    rows = [(key, ok, _stemmed(title, body)) for key, ok, title, body in db.conn.execute(sql, values | {"last": last})]
    matching = [(key, text) for key, ok, text in rows if ok and ranking.holds(wanted, text)]
    if not matching:
        return []
    phrases = ranking.wanted_phrases(wanted)
    among = ranking.counted(phrases, [text for _, _, text in rows])
    if last:
        among = _indexed(db, last, phrases, among)
    ranks = [(key, ranking.rank(text, phrases, among, HEADLINE_WEIGHT)) for key, text in matching]
    return sorted(ranks, key=lambda found: found[1])


def _stemmed(title: str | None, body: str) -> ranking.Text:
    in_title, in_body = word_index.searched(fingerprint(title, body))
    return tuple(in_title.split()), tuple(in_body.split())


def _indexed(db: Database, last: int, phrases: Sequence[ranking.Phrase], here: ranking.Texts) -> ranking.Texts:
    """The figures of the index, which holds every record up to the last; `here`: those of what waits.

    FTS5 keeps the count of texts and of the words of each column in its row 1, as of the last commit.
    """
    figures = [*_varints(db.conn.execute("SELECT block FROM search_data WHERE id = 1").fetchone()[0])]
    count, words = (figures[0], sum(figures[1:])) if figures else (here.count, here.words)
    sql = "SELECT count(*) FROM search WHERE search MATCH ?"
    holders = tuple(db.conn.execute(sql, (one.sql(),)).fetchone()[0] for one in phrases)
    return ranking.Texts(last, words * last // max(count, 1), holders)


def _varints(packed: bytes) -> Iterator[int]:
    """Numbers of seven bits a byte, the last byte of each below 128."""
    value = 0
    for byte in packed:
        value = value << 7 | byte & 127
        if byte < 128:
            yield value
            value = 0


def _holds(wanted: query.Query, title: str | None, body: str) -> bool:
    """Makes sure of the prefixes: what they find by stem may be another word."""
    loose = [group for group in wanted.groups if any(term.prefix for term in group)]
    unwanted = [term for term in wanted.without if term.prefix]
    if not loose and not unwanted:
        return True
    texts = [(text, snippet.tokens(text)) for text in (title or "", body)]
    if any(snippet.has(texts, term) for term in unwanted):
        return False
    return all(any(snippet.has(texts, term) for term in group) for group in loose)
