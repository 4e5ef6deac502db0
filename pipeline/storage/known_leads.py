"""Carousel leads: each is looked at once; one of no known article becomes a record. Inside the caller's transaction."""

from sqlite_utils import Database

from pipeline import dedupe
from pipeline.fingerprint import digest, fingerprint
from pipeline.model import Article, Lead, Reading, Relation, Remembered, Served, Sighting
from pipeline.storage.candidates import Lookup
from pipeline.storage.marks import MarkIndex
from pipeline.storage.meeting import meet
from pipeline.storage.remembering import add
from pipeline.text import fold_for_comparison

FEWEST_WORDS = 4
SHORT = 8
"""Fewer words than this may be said of two items: then date and address are part of what the lead is."""


def remember_lead(db: Database, marks: MarkIndex, sighting: Sighting) -> Remembered | None:
    """None for a lead met before or too short to be one; else NEW (or TRANSLATION) with its record, or SAME with the
    record of the article or lead it belongs to. The sighting's article is the lead as `article` gives it."""
    text, day, url = sighting.article.body, sighting.article.published, sighting.url
    folded = fold_for_comparison(text)
    count = folded.count(" ") + 1
    if not folded or (count < FEWEST_WORDS and url is None):
        return None
    key = digest(sighting.source, folded, *((str(day), str(url)) if count < SHORT else ()))
    row = db.conn.execute("SELECT url FROM leads WHERE lead = ?", (key,)).fetchone()
    if row and (row[0] is not None or url is None):
        return None
    print_ = fingerprint(None, text)
    look = Lookup(db, marks, sighting, print_)
    match = dedupe.match(sighting, print_, look.candidates())
    added = match.relation in (Relation.NEW, Relation.COPY, Relation.TRANSLATION)
    remembered = (add if added else meet)(db, sighting, look, match)
    _note(db, key, remembered, url)
    return remembered


def article(lead: Lead, lang: str) -> Article:
    """All that is known of a lead's article: its date, and its words as the body."""
    text = f"{lead.date:%d.%m.%Y}\n\n{lead.text}" if lead.date else lead.text
    return Article(
        title=None, published=lead.date, body=lead.text, text=text, reading=Reading(Served.ANATOMY, 1.0), lang=lang
    )


def _note(db: Database, key: int, remembered: Remembered, url: str | None) -> None:
    """The lead is known from now on; one of a known lead's record that had no address gains it."""
    sql = """INSERT INTO leads (lead, record, url) SELECT ?, key, ? FROM records WHERE id = ?
        ON CONFLICT (lead) DO UPDATE SET url = excluded.url"""
    db.conn.execute(sql, (key, url, remembered.record.id))
