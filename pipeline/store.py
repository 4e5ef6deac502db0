"""The memory: one record per item, for ever. Methods that write work inside the caller's `schema.transaction`."""

import datetime as dt
from collections.abc import Collection, Iterator

from sqlite_utils import Database

from crawler.model import EvidenceRef
from pipeline import dedupe, search
from pipeline.fingerprint import Fingerprint, fingerprint
from pipeline.model import Kind, Record, Relation, Remembered, Sighting, Verdict
from pipeline.record_json import verdict_columns
from pipeline.search import Hit
from pipeline.storage import known_leads, meeting, records, remembering, replaying, source_notes
from pipeline.storage.candidates import Lookup
from pipeline.storage.marks import MarkIndex
from pipeline.storage.records import Revision
from pipeline.storage.revisions import instant
from pipeline.storage.source_notes import Quarantined


class Store:
    """Records, revisions and search over one database, for the thread that opened it."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.marks = MarkIndex(db)

    def remember(self, sighting: Sighting, print_: Fingerprint | None = None) -> Remembered:
        """Climbs the ladder and stores what there is: a record, a revision, an address, or that it was seen.

        The sighting's verdict is stored with it where the record is new (relation NEW). `print_`: what identifies its
        article, where that was made already.
        """
        print_ = print_ or fingerprint(sighting.article.title, sighting.article.body)
        look = Lookup(self.db, self.marks, sighting, print_)
        match = dedupe.match(sighting, print_, look.candidates())
        if look.given_away is not None:
            sighting = meeting.give_away(self.db, sighting, look.given_away)
        added = match.relation in (Relation.NEW, Relation.COPY, Relation.TRANSLATION)
        return (remembering.add if added else meeting.meet)(self.db, sighting, look, match)

    def remember_lead(self, sighting: Sighting) -> Remembered | None:
        """A carousel lead: None if met before; NEW with a record of its own; SAME where its item is known."""
        return known_leads.remember_lead(self.db, self.marks, sighting)

    def correct(self, sighting: Sighting) -> Remembered | None:
        """Puts today's reading of a kept page in the place of the one it gave then; None if no wording rests on it."""
        return replaying.correct(self.db, self.marks, sighting)

    def set_verdict(self, record_id: str, verdict: Verdict) -> None:
        self.db.conn.execute(
            "UPDATE records SET kind = ?, score = ?, verdict = ? WHERE id = ?",
            (*verdict_columns(verdict), record_id),
        )

    def mark_removed(self, record_id: str, at: dt.datetime) -> None:
        """Its page is gone; the last wording stays. The first time counts."""
        self.db.conn.execute(
            "UPDATE records SET removed = ? WHERE id = ? AND removed IS NULL", (instant(at), record_id)
        )

    def is_gone(self, record_id: str, url: str) -> bool:
        """Notes that the page at `url` is gone; whether the record has no other page left."""
        self.db.conn.execute("UPDATE addresses SET state = NULL WHERE url = ? AND state IS NOT NULL", (url,))
        left = """SELECT 1 FROM records r WHERE r.id = ? AND (
            EXISTS (SELECT 1 FROM addresses WHERE url = r.url AND record = r.key AND state IS NOT NULL) OR
            EXISTS (SELECT 1 FROM addresses WHERE record = r.key AND place > 0 AND state IS NOT NULL))"""
        return self.db.conn.execute(left, (record_id,)).fetchone() is None

    def root(self, record_id: str) -> str:
        """The id under which the record's statement alerts once. Raises KeyError."""
        row = self.db.conn.execute("SELECT root FROM records WHERE id = ?", (record_id,)).fetchone()
        if row is None:
            raise KeyError(record_id)
        return str(row[0])

    def get(self, id: str) -> Record | None:
        found = records.one(self.db, "r.id = ?", (id,))
        return found.record if found else None

    def by_url(self, url: str) -> Record | None:
        """The record seen at an address, canonical or as fetched."""
        found = records.one(self.db, "r.key = (SELECT record FROM addresses WHERE url = ?)", (url,))
        return found.record if found else None

    def revisions(self, id: str) -> list[Revision]:
        """Every wording, the first one first; empty for an unknown id."""
        return records.history(self.db, id)

    def copies(self, id: str) -> list[str]:
        """Ids of what is known to be a copy of the record."""
        return records.copies(self.db, id)

    def records(
        self,
        kind: Kind | None = None,
        since: dt.date | None = None,
        source: str | None = None,
        until: dt.date | None = None,
        lang: str | None = None,
    ) -> Iterator[Record]:
        """Records in the order they were first stored, in constant memory; writing meanwhile is allowed."""
        return records.stream(self.db, kind=kind, since=since, until=until, source=source, lang=lang)

    def latest(self, *, kind: Kind | None = None, source: str | None = None, limit: int = 50) -> Iterator[Record]:
        """The newest first, by publication date or else the day first seen."""
        return records.latest(self.db, kind=kind, source=source, limit=limit)

    def count(self, kind: Kind | None = None, since: dt.date | None = None, source: str | None = None) -> int:
        where, values = records.conditions(kind=kind, since=since, source=source)
        return int(self.db.conn.execute(f"SELECT count(*) FROM records r WHERE true {where}", values).fetchone()[0])

    def search(
        self,
        query: str,
        kind: Kind | None = None,
        since: dt.date | None = None,
        source: str | None = None,
        limit: int = 20,
        until: dt.date | None = None,
        history: bool = False,
        lang: str | None = None,
    ) -> list[Hit]:
        """The best matches first; a malformed query is taken as words, one without a word finds nothing."""
        return search.search(
            self.db, query, kind=kind, since=since, until=until, source=source, lang=lang, limit=limit, history=history
        )

    def unstable(self, source: str, since: dt.datetime) -> list[str]:
        """Ids of records of a source that changed more than 24 times within a day, the last time after `since`."""
        sql = "SELECT id FROM records WHERE source = ? AND unstable >= ? ORDER BY key"
        return [row[0] for row in self.db.conn.execute(sql, (source, instant(since)))]

    def is_set_aside(self, source: str, url: str) -> bool:
        """Whether the page was read, not believed, and not released since."""
        return source_notes.is_set_aside(self.db, source, url)

    def evidence_kept(self, sources: Collection[str]) -> Iterator[EvidenceRef]:
        """Where the evidence lies that the sources' records rest on, and the pages set aside."""
        return source_notes.evidence_kept(self.db, sources)

    def quarantine(
        self, source: str, url: str, reason: str, *, at: dt.datetime, evidence: EvidenceRef | None = None
    ) -> None:
        """Sets aside a page that is not believed."""
        source_notes.quarantine(self.db, source, url, reason, at=at, evidence=evidence)

    def quarantined(self, source: str | None = None) -> list[Quarantined]:
        return list(source_notes.quarantined(self.db, source))

    def release(self, source: str, url: str, *, at: dt.datetime) -> bool:
        """Notes that a page set aside was read after all."""
        return source_notes.release(self.db, source, url, at=at)

    def save_health(self, source: str, poll: str, health: str, *, at: dt.datetime) -> None:
        source_notes.save_health(self.db, source, poll, health, at=at)

    def health_history(self, source: str, n: int) -> list[str]:
        """The last `n` polls' statistics (JSON), the newest first."""
        return source_notes.health_history(self.db, source, n)

    def recurring(self, source: str) -> str | None:
        """The blocks that recur on a source's pages (JSON)."""
        return source_notes.recurring(self.db, source)

    def save_recurring(self, source: str, blocks: str) -> None:
        source_notes.save_recurring(self.db, source, blocks)
