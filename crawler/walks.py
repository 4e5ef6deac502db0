"""How far a backfill has walked each listing, so that it goes on where it was stopped. EDGE db."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from crawler.paging import Position
from crawler.times import Window, moment, stamp, stamp_or_none


@dataclass(frozen=True, slots=True)
class Walk:
    """One listing's walk: `position` is the next page to read; everything before it is done."""

    listing: str
    source: str
    since: date | None  # articles before this date were left out; None: none were
    until: date | None  # articles after this date were left out
    position: Position
    started_at: datetime
    finished_at: datetime | None = None

    def leaves_out(self, window: Window) -> bool:
        """Whether it has passed over articles of the period as too old or too new."""
        since, until = window
        is_older = self.since is not None and (since is None or since < self.since)
        return is_older or (self.until is not None and (until is None or until > self.until))


class Walks:
    """Walks over one connection. Writes belong to the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, listing: str) -> Walk | None:
        row = self._db.conn.execute(
            "SELECT source, since, until, year, month, page, seen, started_at, finished_at FROM walks"
            " WHERE listing = ?",
            (listing,),
        ).fetchone()
        if row is None:
            return None
        since, until = (date.fromisoformat(text) if text else None for text in row[1:3])
        position = Position(row[5], row[3], row[4], frozenset(json.loads(row[6] or "[]")))
        return Walk(listing, row[0], since, until, position, datetime.fromisoformat(row[7]), moment(row[8]))

    def save(self, walk: Walk) -> None:
        self._db.conn.execute(
            "INSERT OR REPLACE INTO walks (listing, source, since, until, year, month, page, seen, started_at,"
            " finished_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                walk.listing, walk.source, walk.since.isoformat() if walk.since else None,
                walk.until.isoformat() if walk.until else None, walk.position.year,
                walk.position.month, walk.position.page, json.dumps(sorted(walk.position.last)),
                stamp(walk.started_at), stamp_or_none(walk.finished_at),
            ),
        )  # fmt: skip
