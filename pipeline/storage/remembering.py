"""What the store does with a sighting once its relation is known. Inside the caller's transaction."""

import hashlib
import sqlite3

from sqlite_utils import Database

from pipeline import dedupe
from pipeline.fingerprint import Fingerprint, state
from pipeline.model import Match, Record, Relation, Remembered, Sighting
from pipeline.record_json import verdict_columns
from pipeline.spelling import slug
from pipeline.storage import record_index, records, revisions
from pipeline.storage.candidates import Lookup
from pipeline.storage.records import Stored
from pipeline.storage.revisions import instant

_ADD = """INSERT INTO records (id, source, section, lang, url, slug, published, completeness, first_seen, last_seen,
revision, news, root, duplicate_of, content, kind, score, verdict, figures)
VALUES (?,?,?,?,?,?,?,?,?,?,1,?,?,?,?,?,?,?,?)"""


def add(db: Database, sighting: Sighting, look: Lookup, match: Match) -> Remembered:
    """A record of its own: new, or a copy or translation of a known one, whose root it shares."""
    article, print_ = sighting.article, look.print
    origin = stored(db, match.record_id) if match.record_id else None
    original = (origin.record.duplicate_of or origin.record.id) if origin and match.relation is Relation.COPY else None
    first = _root(db, origin) if origin else None
    news = sighting.news and (first is None or first.news or first.awaited)
    told = records.NEWS if news else records.AWAITED if sighting.awaited else records.KNOWN
    key, id = _insert_record(db, sighting, print_, origin.root if origin else None, original, told)
    revisions.insert(db, key, 1, sighting.seen_at, print_.content_hash, article, evidence=sighting.evidence)
    addresses = add_addresses(db, key, sighting, print_, 0)
    record_index.begin(db, key, print_, look, sighting.completeness, slug(sighting.url))
    root = origin.root if origin else id
    record = Record(
        id=id, url=sighting.url, urls=addresses, source=sighting.source, section=sighting.section, lang=sighting.lang,
        title=article.title, published=article.published, body=article.body, text=article.text,
        completeness=sighting.completeness, first_seen=sighting.seen_at, last_seen=sighting.seen_at, revision=1,
        leads=article.leads, images=article.images, attachments=article.attachments, contact=article.contact,
        duplicate_of=original, evidence=sighting.evidence,
    )  # fmt: skip
    if origin:
        record = stored(db, id).record
    return Remembered(match, record, root=root, news=news)


def stored(db: Database, id: str) -> Stored:
    """The record of a known id. Raises KeyError."""
    found = records.one(db, "r.id = ?", (id,))
    if found is None:
        raise KeyError(id)
    return found


def root_news(db: Database, origin: Stored) -> bool:
    return _root(db, origin).news


def _root(db: Database, origin: Stored) -> Stored:
    return origin if origin.root == origin.record.id else stored(db, origin.root)


def _insert_record(
    db: Database, sighting: Sighting, print_: Fingerprint, root: str | None, original: str | None, news: int
) -> tuple[int, str]:
    """The new row's key and id; a taken id is salted and tried again, the same way every time.

    The sighting's verdict goes in with it, save for a copy or translation, which is judged once it is stored. So do its
    figures, where it was compared by them or another process made them: an item like no other may never need them.
    """
    article, seen_at = sighting.article, instant(sighting.seen_at)
    verdict = verdict_columns(sighting.verdict) if root is None else (None, None, None)
    figures = print_.made_figures.line() if print_.made_figures else None
    salt = 0
    while True:
        id = _id(sighting, print_, salt)
        values = (
            id, sighting.source, sighting.section, sighting.lang, sighting.url, slug(sighting.url),
            article.published.isoformat() if article.published else None, sighting.completeness.value,
            seen_at, seen_at, news, root or id, original, print_.content_hash, *verdict, figures,
        )  # fmt: skip
        try:
            return int(db.conn.execute(_ADD, values).lastrowid or 0), id
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_UNIQUE or salt > 1000:
                raise
            salt += 1


def _id(sighting: Sighting, print_: Fingerprint, salt: int) -> str:
    """The file's own identifier first, then the digest of the address, else of the content."""
    if sighting.identifier and not salt:
        return sighting.identifier
    seed = sighting.url or f"{print_.content_hash}"
    turn = salt - 1 if sighting.identifier else salt
    return hashlib.sha256(f"{seed}\n{turn}".encode() if turn else seed.encode()).hexdigest()[:16]


def add_addresses(db: Database, key: int, sighting: Sighting, print_: Fingerprint, place: int) -> tuple[str, ...]:
    """Notes where the record was seen and what it said there; gives the addresses that were new."""
    if sighting.url is None:
        return ()
    added = [sighting.url]
    said = state(print_, sighting.article.published, sighting.article.attachments)
    sql = "INSERT OR IGNORE INTO addresses (url, record, place, state) VALUES (?,?,?,?)"
    new = db.conn.execute(sql, (sighting.url, key, place, said)).rowcount
    if not new:
        added.clear()
    form = sighting.address
    if form and form != sighting.url and db.conn.execute(sql, (form, key, place + 1, None)).rowcount:
        added.append(form)
    return tuple(added)


def bind(db: Database, sighting: Sighting, look: Lookup, key: int) -> None:
    """Links a record that has just learnt its address or wording to the copy or translation known before it."""
    id, root = db.conn.execute("SELECT id, root FROM records WHERE key = ?", (key,)).fetchone()
    followed = "SELECT 1 FROM records WHERE root = ? AND root <> id LIMIT 1"
    if root != id or db.conn.execute(followed, (id,)).fetchone():
        return
    others = (one for one in look.elsewhere() if one.known.id != id)
    found = dedupe.match(sighting, look.print, others)
    if found.record_id is None or found.relation is Relation.COMPLETED:
        return
    other = stored(db, found.record_id)
    original = None if found.relation is Relation.TRANSLATION else other.record.duplicate_of or other.record.id
    db.conn.execute("UPDATE records SET root = ?, duplicate_of = ? WHERE key = ?", (other.root, original, key))
