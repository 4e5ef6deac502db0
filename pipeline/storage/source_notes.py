"""Kept per source beside records: pages set aside, health of past polls, recurring blocks. Caller's transaction."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from crawler.model import EvidenceRef
from pipeline.record_json import dumps, evidence_json, evidence_of
from pipeline.storage.revisions import instant

KEPT_POLLS = 500
"""Health rows kept per source."""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A page that was fetched but is not believed, and why; released when it is read well later.

    `at` is when it was fetched that was set aside first, of an archive's page when that was done; `evidence` is where
    that lies which was set aside last.
    """

    source: str
    url: str
    reason: str
    evidence: EvidenceRef | None
    at: dt.datetime

    def is_of(self, ref: EvidenceRef) -> bool:
        """Whether that is what was set aside; what was read of the address before is not."""
        return ref == self.evidence or ref.fetched_at >= self.at


def quarantine(
    db: Database, source: str, url: str, reason: str, *, at: dt.datetime, evidence: EvidenceRef | None = None
) -> None:
    """Sets a page aside; the last reason counts, the first time stays."""
    ref = dumps(evidence_json(evidence)) if evidence else None
    db.conn.execute(
        """INSERT INTO quarantine (source, url, reason, evidence, at) VALUES (?,?,?,?,?)
        ON CONFLICT (source, url) DO UPDATE SET reason = excluded.reason,
        evidence = coalesce(excluded.evidence, evidence),
        at = CASE WHEN released IS NULL THEN at ELSE excluded.at END, released = NULL""",
        (source, url, reason, ref, instant(at)),
    )


def quarantined(db: Database, source: str | None = None) -> Iterator[Quarantined]:
    """Pages still set aside, the oldest first; of every source when none is named."""
    rows = db.conn.execute(
        "SELECT source, url, reason, evidence, at FROM quarantine"
        " WHERE released IS NULL AND source = coalesce(?, source) ORDER BY key",
        (source,),
    ).fetchall()
    for name, url, reason, evidence, at in rows:
        yield Quarantined(name, url, reason, evidence_of(evidence), dt.datetime.fromisoformat(at))


def is_set_aside(db: Database, source: str, url: str) -> bool:
    """Whether the page was read, not believed, and not released since."""
    sql = "SELECT 1 FROM quarantine WHERE source = ? AND url = ? AND released IS NULL"
    return db.conn.execute(sql, (source, url)).fetchone() is not None


def evidence_kept(db: Database, sources: Collection[str]) -> Iterator[EvidenceRef]:
    """Where the evidence lies of every wording of the sources' records, first and last, and of pages set aside."""
    rows = db.conn.execute(
        "SELECT r.source, v.evidence FROM revisions v JOIN records r ON r.key = v.record WHERE v.evidence IS NOT NULL"
        " UNION ALL SELECT r.source, v.first_evidence FROM revisions v JOIN records r ON r.key = v.record"
        " WHERE v.first_evidence IS NOT NULL"
        " UNION ALL SELECT source, evidence FROM quarantine WHERE released IS NULL AND evidence IS NOT NULL"
    )
    for source, evidence in rows:
        ref = evidence_of(evidence)
        if source in sources and ref is not None:
            yield ref


def release(db: Database, source: str, url: str, *, at: dt.datetime) -> bool:
    """Notes that a page was read after all; False where it was not set aside."""
    sql = "UPDATE quarantine SET released = ? WHERE source = ? AND url = ? AND released IS NULL"
    return db.conn.execute(sql, (instant(at), source, url)).rowcount > 0


def save_health(db: Database, source: str, poll: str, health: str, *, at: dt.datetime) -> None:
    """Keeps one poll's statistics (JSON), and forgets those of long ago."""
    db.conn.execute(
        "INSERT INTO health (source, poll, at, health) VALUES (?,?,?,?) ON CONFLICT (source, poll) DO UPDATE"
        " SET health = excluded.health, at = excluded.at",
        (source, poll, instant(at), health),
    )
    db.conn.execute(
        "DELETE FROM health WHERE source = :source AND key <= (SELECT key FROM health WHERE source = :source"
        " ORDER BY key DESC LIMIT 1 OFFSET :kept)",
        {"source": source, "kept": KEPT_POLLS},
    )


def health_history(db: Database, source: str, n: int) -> list[str]:
    """The last `n` polls' statistics, the newest first."""
    rows = db.conn.execute("SELECT health FROM health WHERE source = ? ORDER BY key DESC LIMIT ?", (source, n))
    return [row[0] for row in rows]


def recurring(db: Database, source: str) -> str | None:
    """The blocks known to recur on the source's pages, as JSON."""
    row = db.conn.execute("SELECT blocks FROM recurring WHERE source = ?", (source,)).fetchone()
    return row[0] if row else None


def save_recurring(db: Database, source: str, blocks: str) -> None:
    db.conn.execute(
        "INSERT INTO recurring (source, blocks) VALUES (?,?) ON CONFLICT (source) DO UPDATE"
        " SET blocks = excluded.blocks WHERE blocks <> excluded.blocks",
        (source, blocks),
    )
