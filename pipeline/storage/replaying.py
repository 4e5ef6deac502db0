"""Today's reading of a page that was kept: it corrects the wording that rests on that page, and makes no revision."""

import dataclasses
import datetime as dt

from sqlite_utils import Database

from pipeline.fingerprint import fingerprint, state
from pipeline.model import Article, Match, Relation, Remembered, Served, Sighting
from pipeline.record_json import dumps, evidence_json
from pipeline.storage import records
from pipeline.storage.candidates import Lookup
from pipeline.storage.marks import MarkIndex
from pipeline.storage.records import Stored
from pipeline.storage.remembering import root_news, stored
from pipeline.storage.revisions import instant, replace
from pipeline.storage.upkeep import filled, gain, is_page_of, put

EARLIER = "earlier"
"""The rung of a match whose page changed what an earlier wording said, not the current one."""
_RESTS = "record = (SELECT record FROM addresses WHERE url = ?) AND evidence = ?"


def correct(db: Database, marks: MarkIndex, sighting: Sighting) -> Remembered | None:
    """The record, corrected or as it was (relation SAME); None where the page is not the evidence of any wording.

    Inside the caller's transaction.
    """
    if sighting.evidence is None:
        return None
    ref = dumps(evidence_json(sighting.evidence))
    sql = f"SELECT key, record, origin, title, published, body FROM revisions WHERE {_RESTS}"
    row = db.conn.execute(sql, (sighting.url, ref)).fetchone()
    if row is None:
        return None
    rung = "evidence"
    known = records.one(db, "r.key = ?", (row[1],))
    assert known is not None
    article = sighting.article
    print_ = fingerprint(article.title, article.body)
    look = Lookup(db, marks, sighting, print_)
    if row[2] == Served.SEED:  # the text of a file stays, byte for byte, as it was
        if row[0] == known.revision_key:
            gain(db, sighting, look, known)
    elif row[0] != known.revision_key:
        day = article.published.isoformat() if article.published else None
        rung = "evidence" if row[3:] == (article.title, day, article.body) else EARLIER
        replace(db, row[0], print_.content_hash, article, sighting.evidence)
    elif not is_page_of(whole := _whole(db, sighting, known), known.record):
        put(db, look, known, whole, sighting.evidence)
        said = state(print_, article.published, article.attachments)
        db.conn.execute("UPDATE addresses SET state = ? WHERE url = ?", (said, sighting.url))
    now = stored(db, known.record.id)
    return Remembered(
        Match(Relation.SAME, now.record.id, rung, 1.0), now.record, root=now.root, news=root_news(db, now)
    )


def note(db: Database, sighting: Sighting, at: dt.datetime) -> None:
    """The wording that rests on the sighting's page was put right at that time. Inside the caller's transaction."""
    assert sighting.evidence is not None
    ref = dumps(evidence_json(sighting.evidence))
    db.conn.execute(f"UPDATE revisions SET corrected = ? WHERE {_RESTS}", (instant(at), sighting.url, ref))


def _whole(db: Database, sighting: Sighting, known: Stored) -> Article:
    """The article; with what the record has of a lead, or of another page, where its own page never said all of it."""
    article, record = sighting.article, known.record
    said = state(fingerprint(record.title, record.body), record.published, record.attachments)
    then = db.conn.execute("SELECT state FROM addresses WHERE url = ?", (sighting.url,)).fetchone()[0]
    if then in (None, said):
        return article
    return dataclasses.replace(filled(article, record), attachments=article.attachments or record.attachments)
