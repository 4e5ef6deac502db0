"""One line for every fetch, and what has been taken from archives. EDGE db.

Every method that writes does so inside the caller's transaction and commits nothing itself.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from sqlite_utils import Database

from crawler.model import Failure, NotModified, Outcome, Page
from crawler.robots import RobotsCopy
from crawler.times import stamp


class FetchLog:
    """The log over one connection; `poll` is the pass in hand."""

    def __init__(self, db: Database, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.db = db
        self.clock = clock
        self.poll: int | None = None

    def log(self, event: Page | NotModified | Failure) -> None:
        """One line of the fetch log: every fetch ends in exactly one named outcome."""
        outcome, status, elapsed, size, reason, origin = Outcome.FETCHED, None, None, None, None, "live"
        if isinstance(event, Page):
            status, elapsed, size, origin = event.status, event.elapsed, len(event.content), event.origin
        elif isinstance(event, NotModified):
            outcome, status, elapsed = Outcome.NOT_MODIFIED, 304, event.elapsed
        else:
            outcome, status, reason = event.outcome, event.status, event.reason
        at = self.clock() if isinstance(event, Page) and event.origin != "live" else event.fetched_at
        self.db.conn.execute(
            "INSERT INTO fetches (source, poll, url, address, origin, outcome, reason, status, at, elapsed_ms, bytes)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                event.source, self.poll, event.url, event.address, origin, outcome.value, reason, status, stamp(at),
                round(elapsed.total_seconds() * 1000) if elapsed is not None else None, size,
            ),
        )  # fmt: skip

    def capture_done(self, page: Page, *, record_id: str | None) -> None:
        """A capture of an archive has been dealt with: it is never fetched again."""
        self._capture(page.source, page.url, page.fetched_at, page.origin, Outcome.FETCHED, record_id)

    def capture_failed(self, failure: Failure, captured_at: datetime) -> None:
        """A capture that will never give a page (a block page, a missing one)."""
        self._capture(failure.source, failure.url, captured_at, "wayback", failure.outcome, None)

    def captured(self, source: str) -> frozenset[tuple[str, str]]:
        """(url, time) of every capture dealt with."""
        rows = self.db.conn.execute("SELECT url, captured_at FROM captures WHERE source = ?", (source,))
        return frozenset((url, at) for url, at in rows)

    def origins(self, urls: Iterable[str]) -> dict[datetime, str]:
        """Which archive a page of these addresses came from, by when it was captured; none of the site's own."""
        sql = "SELECT captured_at, origin FROM captures WHERE url = ?"
        return {datetime.fromisoformat(at): origin for url in urls for at, origin in self.db.conn.execute(sql, (url,))}

    def robots(self, netloc: str) -> RobotsCopy | None:
        row = self.db.conn.execute("SELECT text, fetched_at FROM robots WHERE netloc = ?", (netloc,)).fetchone()
        return RobotsCopy(netloc, row[0], datetime.fromisoformat(row[1])) if row else None

    def save_robots(self, copy: RobotsCopy) -> None:
        self.db.conn.execute(
            "INSERT INTO robots VALUES (?, ?, ?) ON CONFLICT (netloc) DO UPDATE SET text = excluded.text,"
            " fetched_at = excluded.fetched_at",
            (copy.netloc, copy.text, stamp(copy.fetched_at)),
        )

    def _capture(
        self, source: str, url: str, at: datetime, origin: str, outcome: Outcome, record_id: str | None
    ) -> None:
        self.db.conn.execute(
            "INSERT OR REPLACE INTO captures (url, captured_at, source, origin, outcome, record_id)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (url, stamp(at), source, origin, outcome.value, record_id),
        )
