"""What the passes and fetches of a day came to, for ever; each line of theirs is kept for a while only. EDGE db.

A year of lines takes most of a gigabyte, a year of days a few megabytes. What passes prove is asked for by the day, and
a day proves after it was folded what it proved before: to the moment of its last good reading.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlite_utils import Database

from crawler.history import READINGS, SUMS

_IS_OF_DAY = "p.source = :source AND p.started_at >= :day AND p.started_at < :end AND p.id < :last"
_FOLDS = (
    f"""INSERT INTO reading_days SELECT source, :day, section, {SUMS} FROM ({READINGS} AND {_IS_OF_DAY})
        GROUP BY section
        ON CONFLICT (source, day, section) DO UPDATE SET readings = readings + excluded.readings,
        unchanged = unchanged + excluded.unchanged, failed = failed + excluded.failed,
        least_overlap = min(coalesce(least_overlap, excluded.least_overlap),
        coalesce(excluded.least_overlap, least_overlap)),
        last_good_at = max(coalesce(last_good_at, excluded.last_good_at),
        coalesce(excluded.last_good_at, last_good_at))""",
    f"""INSERT INTO poll_days SELECT p.source, :day, count(*), sum(p.is_complete), sum(p.lies) FROM polls p
        WHERE {_IS_OF_DAY} GROUP BY p.source ON CONFLICT (source, day) DO UPDATE SET polls = polls + excluded.polls,
        complete = complete + excluded.complete, lies = lies + excluded.lies""",
    """INSERT INTO fetch_days SELECT source, :day, outcome, count(*) FROM fetches
        WHERE source = :source AND at >= :day AND at < :end GROUP BY outcome
        ON CONFLICT (source, day, outcome) DO UPDATE SET fetches = fetches + excluded.fetches""",
    f"DELETE FROM readings WHERE poll IN (SELECT p.id FROM polls p WHERE {_IS_OF_DAY})",
    f"DELETE FROM polls AS p WHERE {_IS_OF_DAY}",
    "DELETE FROM fetches WHERE source = :source AND at >= :day AND at < :end",
)
_POLLS = "SELECT started_at FROM polls WHERE source = ? AND id < ? ORDER BY started_at LIMIT 1"
_FETCHES = "SELECT min(at) FROM fetches WHERE source = ?"


@dataclass(frozen=True, slots=True)
class SourceDay:
    """One day (UTC) of one source; `last` is its latest pass, which stays whatever its age."""

    source: str
    day: date
    last: int


class Daybook:
    """Days over one connection. Writes belong to the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def oldest(self, before: date) -> SourceDay | None:
        """The oldest day before that one of which there are lines; None where every one is folded."""
        found = (self._oldest(row[0], before) for row in self._db.conn.execute("SELECT source FROM source_state"))
        return min((one for one in found if one), key=lambda one: one.day, default=None)

    def fold(self, one: SourceDay) -> None:
        """Adds up a day, and drops its lines. What is known of addresses is no part of them."""
        end = one.day + timedelta(days=1)
        for sql in _FOLDS:
            self._db.conn.execute(
                sql, {"source": one.source, "day": one.day.isoformat(), "end": end.isoformat(), "last": one.last}
            )

    def _oldest(self, source: str, before: date) -> SourceDay | None:
        last = self._db.conn.execute("SELECT max(id) FROM polls WHERE source = ?", (source,)).fetchone()[0] or 0
        rows = [*self._db.conn.execute(_POLLS, (source, last)), *self._db.conn.execute(_FETCHES, (source,))]
        days = [date.fromisoformat(row[0][:10]) for row in rows if row[0]]
        return SourceDay(source, min(days), last) if days and min(days) < before else None
