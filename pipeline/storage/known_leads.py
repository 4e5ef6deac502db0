"""Carousel leads: each is looked at once; one of no known article becomes a record. Inside the caller's transaction."""

import datetime as dt

from sqlite_utils import Database

from pipeline import dedupe
from pipeline.fingerprint import digest, fingerprint
from pipeline.model import Article, Completeness, Lead, Reading, Relation, Remembered, Served, Sighting
from pipeline.storage.candidates import Lookup
from pipeline.storage.marks import MarkIndex
from pipeline.storage.meeting import meet
from pipeline.storage.remembering import add
from pipeline.text import fold_for_comparison

FEWEST_WORDS = 4
SHORT = 8
"""Fewer words than this may be said of two items: then date and address are part of what the lead is."""


def remember_lead(
    db: Database,
    marks: MarkIndex,
    lead: Lead,
    *,
    source: str,
    lang: str,
    seen_at: dt.datetime,
    news: bool,
    twin: str | None = None,
    respelled: bool = False,
) -> Remembered | None:
    """None for a lead met before or too short to be one; else NEW (or TRANSLATION) with its record, or SAME with the
    record of the article or lead it belongs to."""
    folded = fold_for_comparison(lead.text)
    count = folded.count(" ") + 1
    if not folded or (count < FEWEST_WORDS and lead.url is None):
        return None
    key = digest(source, folded, *((str(lead.date), str(lead.url)) if count < SHORT else ()))
    row = db.conn.execute("SELECT url FROM leads WHERE lead = ?", (key,)).fetchone()
    if row and (row[0] is not None or lead.url is None):
        return None
    sighting = Sighting(
        _article(lead, lang), source, lang, seen_at,
        url=lead.url, completeness=Completeness.LEAD, news=news, twin=twin, respelled=respelled,
    )  # fmt: skip
    print_ = fingerprint(None, lead.text)
    look = Lookup(db, marks, sighting, print_)
    match = dedupe.match(sighting, print_, look.candidates())
    added = match.relation in (Relation.NEW, Relation.COPY, Relation.TRANSLATION)
    remembered = (add if added else meet)(db, sighting, look, match)
    _note(db, key, remembered, lead)
    return remembered


def _article(lead: Lead, lang: str) -> Article:
    text = f"{lead.date:%d.%m.%Y}\n\n{lead.text}" if lead.date else lead.text
    return Article(
        title=None, published=lead.date, body=lead.text, text=text, reading=Reading(Served.ANATOMY, 1.0), lang=lang
    )


def _note(db: Database, key: int, remembered: Remembered, lead: Lead) -> None:
    """The lead is known from now on; one of a known lead's record that had no address gains it."""
    sql = """INSERT INTO leads (lead, record, url) SELECT ?, key, ? FROM records WHERE id = ?
        ON CONFLICT (lead) DO UPDATE SET url = excluded.url"""
    db.conn.execute(sql, (key, lead.url, remembered.record.id))
