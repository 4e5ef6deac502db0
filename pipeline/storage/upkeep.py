"""Keeping a known record up to date without a revision: when it was seen, what was unknown, its page."""

import dataclasses

from sqlite_utils import Database

from crawler.model import EvidenceRef
from pipeline.changes import attachments_differ
from pipeline.dedupe import Rung
from pipeline.fingerprint import fingerprint
from pipeline.model import Article, Attachment, Completeness, Match, Reading, Record, Served, Sighting
from pipeline.searching import word_index
from pipeline.storage import record_index, revisions
from pipeline.storage.candidates import Lookup
from pipeline.storage.records import Stored
from pipeline.storage.revisions import instant

PAGE = ("title", "published", "body", "text", "leads", "images", "attachments", "contact")
"""The fields that an article and its record share."""
_TOUCH = """UPDATE records SET last_seen = max(last_seen, :at), first_seen = min(first_seen, :first),
removed = CASE WHEN removed < :at THEN NULL ELSE removed END
WHERE key = :key AND (last_seen < :at OR first_seen > :first OR removed < :at)"""


def touch(db: Database, sighting: Sighting, known: Stored) -> bool:
    """Notes that the record was seen, and is not gone. A file says nothing about when its page was there."""
    if sighting.url is None and sighting.completeness is Completeness.FULL:
        return False
    at = instant(sighting.seen_at)
    first = at if sighting.archived else instant(known.record.first_seen)
    return db.conn.execute(_TOUCH, {"at": at, "first": first, "key": known.key}).rowcount > 0


def refresh(db: Database, sighting: Sighting, look: Lookup, known: Stored) -> bool:
    """The page as it is now, its wording being the same. The page of a file stays, byte for byte, as it was."""
    if known.origin == Served.SEED or (sighting.archived and sighting.seen_at < known.record.last_seen):
        return gain(db, sighting, look, known)
    article = filled(sighting.article, known.record)
    if is_page_of(article, known.record):
        return False
    put(db, look, known, article, sighting.evidence or known.record.evidence)
    return True


def gain(db: Database, sighting: Sighting, look: Lookup, known: Stored) -> bool:
    """Takes from the sighting what was unknown; changes nothing that was known."""
    article, record = sighting.article, known.record
    gained = dataclasses.replace(
        as_article(known),
        title=record.title or article.title,
        published=record.published or article.published,
        attachments=_named(record.attachments, article.attachments),
        images=record.images or article.images,
        contact=record.contact or article.contact,
    )
    evidence = record.evidence or sighting.evidence
    if evidence == record.evidence and is_page_of(gained, record):
        return False
    print_ = fingerprint(gained.title, gained.body)
    revisions.amend(db, known.revision_key, print_.content_hash, gained, evidence)
    _settle(db, look, known, gained)
    return True


def gain_file(db: Database, sighting: Sighting, look: Lookup, match: Match, known: Stored) -> bool:
    """A file of a known item: its text is a page of the very item and stands in the place of one put together here."""
    from_file = sighting.article.reading.served is Served.SEED
    if known.origin == Served.SEED or not from_file or match.rung != Rung.CONTENT:
        return gain(db, sighting, look, known)
    article = filled(sighting.article, known.record)
    published = known.record.published or article.published
    attachments = known.record.attachments or article.attachments
    article = dataclasses.replace(article, published=published, attachments=attachments)
    put(db, look, known, article, known.record.evidence)
    return True


def put(db: Database, look: Lookup, known: Stored, article: Article, evidence: EvidenceRef | None) -> None:
    """Another reading in the place of the current wording's."""
    content = fingerprint(article.title, article.body).content_hash
    revisions.replace(db, known.revision_key, content, article, evidence)
    _settle(db, look, known, article)


def _settle(db: Database, look: Lookup, known: Stored, article: Article) -> None:
    """Brings the record's own row and the search index in line with its current wording."""
    before, after = (fingerprint(one.title, one.body) for one in (known.record, article))
    if article.published != known.record.published:
        published = article.published.isoformat() if article.published else None
        db.conn.execute("UPDATE records SET published = ? WHERE key = ?", (published, known.key))
    if before.figures != after.figures:
        db.conn.execute("UPDATE records SET figures = ? WHERE key = ?", (after.figures.line(), known.key))
    if before.content_hash != after.content_hash:
        sql = "UPDATE records SET content = ? WHERE key = ?"
        db.conn.execute(sql, (after.content_hash, known.key))
        word_index.remove(db, known.key, before)
        record_index.add(db, known.key, after, look, known.record.completeness)


def filled(article: Article, record: Record) -> Article:
    """The article, with what it lacks and the record has: a page may be read without its date or headline."""
    return dataclasses.replace(
        article,
        title=article.title or record.title,
        published=article.published or record.published,
        images=article.images or record.images,
        contact=article.contact or record.contact,
    )


def is_page_of(article: Article, record: Record) -> bool:
    return all(getattr(article, name) == getattr(record, name) for name in PAGE)


def as_article(known: Stored) -> Article:
    """The current wording as an article; how it was read is told only in part."""
    fields = {name: getattr(known.record, name) for name in PAGE}
    return Article(**fields, reading=Reading(Served(known.origin), 1.0), lang=known.record.lang)


def _named(kept: tuple[Attachment, ...], seen: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
    """The attachments with addresses where they were known by name only."""
    if not kept or (not attachments_differ(kept, seen) and not any(one.url for one in kept)):
        return seen
    return kept
