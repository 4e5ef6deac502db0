"""How far a backfill has walked each listing, so that it goes on where it was stopped. EDGE db."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlite_utils import Database

from crawler.paging import Position
from crawler.times import moment, stamp, stamp_or_none


@dataclass(frozen=True, slots=True)
class Walk:
    """One listing's walk: `position` is the next page to read; everything before it is done."""

    listing: str
    source: str
    since: date | None
    position: Position
    started_at: datetime
    finished_at: datetime | None = None

    def covers(self, since: date | None) -> bool:
        """Whether a finished walk has gone at least as far back as `since` (None: to the end)."""
        return self.finished_at is not None and (self.since is None or (since is not None and self.since <= since))

    def at(self, position: Position) -> "Walk":
        return replace(self, position=position)


class Walks:
    """Walks over one connection. Writes belong to the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, listing: str) -> Walk | None:
        row = self._db.conn.execute(
            "SELECT source, since, year, month, page, seen, started_at, finished_at FROM walks WHERE listing = ?",
            (listing,),
        ).fetchone()
        if row is None:
            return None
        since = date.fromisoformat(row[1]) if row[1] else None
        position = Position(row[4], row[2], row[3], frozenset(json.loads(row[5] or "[]")))
        return Walk(listing, row[0], since, position, datetime.fromisoformat(row[6]), moment(row[7]))

    def save(self, walk: Walk) -> None:
        self._db.conn.execute(
            "INSERT OR REPLACE INTO walks (listing, source, since, year, month, page, seen, started_at, finished_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                walk.listing, walk.source, walk.since.isoformat() if walk.since else None, walk.position.year,
                walk.position.month, walk.position.page, json.dumps(sorted(walk.position.last)),
                stamp(walk.started_at), stamp_or_none(walk.finished_at),
            ),
        )  # fmt: skip
