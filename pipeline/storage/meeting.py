"""Meeting a known record again: unchanged, revised, elsewhere, at last in full. Inside the caller's transaction."""

import dataclasses
import datetime as dt

from sqlite_utils import Database

from pipeline.changes import changes
from pipeline.dedupe import ONE_TEXT, Rung
from pipeline.fingerprint import Fingerprint, fingerprint, state
from pipeline.model import Change, Completeness, Match, Relation, Remembered, Sighting
from pipeline.searching import word_index
from pipeline.spelling import slug
from pipeline.storage import earlier, record_index, records, revisions
from pipeline.storage.candidates import Lookup
from pipeline.storage.marks import slug_mark
from pipeline.storage.records import Stored
from pipeline.storage.remembering import add_addresses, bind, root_news, stored
from pipeline.storage.revisions import instant
from pipeline.storage.upkeep import filled, gain, gain_file, refresh, touch

MOST_REVISIONS = 24
"""Revisions of one record within a day; after that its source is unstable and the wording is left as it is."""
UNSTABLE = "unstable"  # the rung of a match whose change of wording was not kept for that reason
HISTORY = "history"  # ... and of one whose wording is older than the current one


def give_away(db: Database, sighting: Sighting, id: str) -> Sighting:
    """The address is another item's from now on, and news: the one whose it was is gone, unless it stands elsewhere."""
    known = stored(db, id)
    db.conn.execute("DELETE FROM addresses WHERE url = ? AND record = ?", (sighting.url, known.key))
    elsewhere = "SELECT 1 FROM addresses WHERE record = ? AND state IS NOT NULL"
    if db.conn.execute(elsewhere, (known.key,)).fetchone() is None:
        sql = "UPDATE records SET removed = ? WHERE key = ? AND removed IS NULL"
        db.conn.execute(sql, (instant(sighting.seen_at), known.key))
    return dataclasses.replace(sighting, news=True)


def meet(db: Database, sighting: Sighting, look: Lookup, match: Match) -> Remembered:
    """Brings the record that `match` names up to date with the sighting."""
    known = _shown(db, sighting, stored(db, match.record_id or ""))
    if match.relation is Relation.COMPLETED:
        return _complete(db, sighting, look, match, known)
    if match.rung == Rung.ADDRESS and sighting.completeness is Completeness.FULL:
        return _at_address(db, sighting, look, match, known)
    return _join(db, sighting, look, match, known)


def _shown(db: Database, sighting: Sighting, known: Stored) -> Stored:
    """What was awaited is news from now on, if its page is."""
    if not (known.awaited and sighting.news and sighting.completeness is Completeness.FULL and sighting.url):
        return known
    db.conn.execute("UPDATE records SET news = ? WHERE key = ?", (records.NEWS, known.key))
    return dataclasses.replace(known, news=True, awaited=False)


def _at_address(db: Database, sighting: Sighting, look: Lookup, match: Match, known: Stored) -> Remembered:
    """What its address said before decides, not what the record says: two addresses may differ in a letter for ever."""
    article = sighting.article
    if sighting.archived and sighting.seen_at < known.revised_at:
        earlier.keep(db, sighting, look.print, known)
        return _remembered(db, dataclasses.replace(match, rung=HISTORY), known)
    said = state(look.print, article.published, article.attachments)
    found = changes(known.record, article) if look.state != said else ()
    if found and revisions.count_since(db, known.key, sighting.seen_at - dt.timedelta(days=1)) >= MOST_REVISIONS:
        touch(db, sighting, known)
        db.conn.execute("UPDATE records SET unstable = ? WHERE key = ?", (instant(sighting.seen_at), known.key))
        return _remembered(db, dataclasses.replace(match, rung=UNSTABLE), known)
    if look.state != said:
        db.conn.execute("UPDATE addresses SET state = ? WHERE url = ?", (said, sighting.url))
    if found:
        return _revise(db, sighting, look, known, found)
    written = [_note_form(db, sighting, known), refresh(db, sighting, look, known), touch(db, sighting, known)]
    return _remembered(db, match, known, written=any(written))


def _revise(db: Database, sighting: Sighting, look: Lookup, known: Stored, found: tuple[Change, ...]) -> Remembered:
    """The next wording; its number is one more than the last, whatever the clock says.

    A change that was there before is kept, and told as none: where two servers differ it comes again for ever.
    """
    article = filled(sighting.article, known.record)
    print_ = fingerprint(article.title, article.body)
    has_turned = revisions.has_turned(db, known.key, article, print_.content_hash)
    number = known.record.revision + 1
    revisions.insert(
        db, known.key, number, sighting.seen_at, print_.content_hash, article, evidence=sighting.evidence, changes=found
    )
    sql = "UPDATE records SET revision = ?, content = ?, figures = ?, published = ? WHERE key = ?"
    published = article.published.isoformat() if article.published else None
    db.conn.execute(sql, (number, print_.content_hash, print_.figures.line(), published, known.key))
    word_index.remove(db, known.key, fingerprint(known.record.title, known.record.body))
    record_index.add(db, known.key, print_, look, known.record.completeness)
    _note_form(db, sighting, known)
    touch(db, sighting, known)
    match = Match(Relation.REVISED, known.record.id, Rung.ADDRESS)
    return dataclasses.replace(_remembered(db, match, known), changes=() if has_turned else found)


def _complete(db: Database, sighting: Sighting, look: Lookup, match: Match, known: Stored) -> Remembered:
    """The article of a known lead takes the lead's place; no revision, it is the first wording we see in full.

    A lead has no headline, so that what it fills in leaves the article's fingerprint as it is. One that was no news as
    nothing told how old its page is becomes news where the page at its own address is.
    """
    record = known.record
    article = filled(sighting.article, record)
    word_index.remove(db, known.key, fingerprint(record.title, record.body))
    print_ = look.print
    revisions.replace(db, known.revision_key, print_.content_hash, article, sighting.evidence or record.evidence)
    url = record.url or sighting.url
    db.conn.execute(
        """UPDATE records SET completeness = ?, url = ?, slug = ?, section = coalesce(?, section), content = ?,
        figures = ?, published = ?, news = max(news, ?) WHERE key = ?""",
        (
            Completeness.FULL.value, url, slug(url), sighting.section, print_.content_hash, print_.figures.line(),
            article.published.isoformat() if article.published else None,
            sighting.news and sighting.url == record.url, known.key,
        ),
    )  # fmt: skip
    _note_slug(sighting.url, look, known)
    _note_address(db, sighting, print_, known)
    record_index.add(db, known.key, print_, look, Completeness.FULL, slug(url))
    touch(db, sighting, known)
    bind(db, sighting, look, known.key)
    return _remembered(db, match, known)


def _join(db: Database, sighting: Sighting, look: Lookup, match: Match, known: Stored) -> Remembered:
    """The same item elsewhere: one record, one more address. A lead or a file adds none."""
    if sighting.completeness is Completeness.LEAD:
        written = known.record.completeness is Completeness.LEAD and touch(db, sighting, known)
        return _remembered(db, match, known, written=written)
    if sighting.url is None:
        return _remembered(db, match, known, written=gain_file(db, sighting, look, match, known))
    if known.record.url is None:
        db.conn.execute(
            "UPDATE records SET url = ?, slug = ?, source = ?, section = ? WHERE key = ?",
            (sighting.url, slug(sighting.url), sighting.source, sighting.section, known.key),
        )
    _note_slug(sighting.url, look, known)
    _note_address(db, sighting, look.print, known)
    if match.rung == Rung.NEAR and match.resemblance < ONE_TEXT:
        _revise(db, sighting, look, known, changes(known.record, sighting.article))
    else:
        gain(db, sighting, look, known)
        touch(db, sighting, known)
    if known.record.url is None:
        bind(db, sighting, look, known.key)
    return _remembered(db, match, known)


def _note_slug(url: str | None, look: Lookup, known: Stored) -> None:
    """Makes the record findable under another slug: the other language may come after it was moved there."""
    found = slug(url)
    if found and found not in map(slug, known.record.urls):
        look.marks.add(known.key, [slug_mark(found)])


def _note_address(db: Database, sighting: Sighting, print_: Fingerprint, known: Stored) -> None:
    """Adds the sighting's address, or what a known one says now."""
    add_addresses(db, known.key, sighting, print_, len(known.record.urls))
    said = state(print_, sighting.article.published, sighting.article.attachments)
    sql = "UPDATE addresses SET state = ? WHERE url = ? AND record = ? AND state IS NOT ?"
    db.conn.execute(sql, (said, sighting.url, known.key, said))


def _note_form(db: Database, sighting: Sighting, known: Stored) -> bool:
    """Adds another form of a known address: http for https, a mirror."""
    if sighting.address is None or sighting.address in known.record.urls:
        return False
    sql = "INSERT OR IGNORE INTO addresses (url, record, place, state) VALUES (?,?,?,NULL)"
    return db.conn.execute(sql, (sighting.address, known.key, len(known.record.urls))).rowcount > 0


def _remembered(db: Database, match: Match, known: Stored, *, written: bool = True) -> Remembered:
    now = stored(db, known.record.id) if written else known
    return Remembered(match, now.record, root=now.root, news=root_news(db, now))
