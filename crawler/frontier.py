"""What is known of every address: new, due, done, gone; and the log of every fetch. EDGE db.

Every method that writes does so inside the caller's transaction and commits nothing itself.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlite_utils import Database

from crawler.fetchlog import FetchLog
from crawler.frontier_schema import MIGRATIONS as MIGRATIONS
from crawler.history import Coverage, History
from crawler.model import Failure, Link, NotModified, Outcome, Page, Validators
from crawler.times import RECHECK_UNTIL, born, moment, recheck_at, stamp
from crawler.walks import Walks

STRIKES = 3
STRIKE_APART = timedelta(hours=20)
STRIKE_SPAN = timedelta(days=2)
_FIRST_RETRY = timedelta(minutes=5)
_LONGEST_RETRY = timedelta(days=1)
_GIVE_UP = 12  # attempts on an address that never gave a page and is said to be gone
_BATCH = 500
_IS_GONE = (Outcome.GONE, Outcome.SOFT_404)


@dataclass(frozen=True, slots=True)
class Due:
    """An article to fetch now."""

    url: str
    section: str | None
    is_recheck: bool  # fetched before
    validators: Validators = field(default_factory=Validators)
    published: date | None = None
    checks: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """A row of the frontier."""

    url: str
    source: str
    section: str | None
    state: str  # new, done, gone
    origin: str  # baseline, listing, home, article, backfill
    discovered_at: datetime
    published: date | None
    record_id: str | None
    fetched_at: datetime | None
    due_at: datetime | None
    strikes: int
    removed_at: datetime | None
    outcome: Outcome | None
    reason: str | None
    attempts: int


class Frontier(FetchLog):
    """The frontier over one connection; belongs to the thread that opened it."""

    def __init__(self, db: Database, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(db, clock)
        self.history = History(db)
        self.walks = Walks(db)

    def discover(
        self, source: str, links: Sequence[Link], *, origin: str, queue: str = "poll", is_listed: bool = False
    ) -> tuple[Link, ...]:
        """Takes in article links, newest first; returns those not known before.

        A known address gains a publication date it lacked; one waiting for a backfill is taken over by a poll.
        """
        now = stamp(self.clock())
        known = self._among(link.url for link in links)
        new = tuple(link for link in links if link.url not in known)
        due = now if queue == "poll" else None
        self.db.conn.executemany(
            "INSERT OR IGNORE INTO frontier (url, source, section, state, origin, queue, is_listed, discovered_at,"
            " place, published, due_at) VALUES (?, ?, ?, 'new', ?, ?, ?, ?, ?, ?, ?)",
            [
                (link.url, source, link.section, origin, queue, is_listed, now, place, _day(link.published), due)
                for place, link in enumerate(new)
            ],
        )
        for link in links:
            if link.url in known:
                self.db.conn.execute(
                    "UPDATE frontier SET is_listed = max(is_listed, ?2), published = coalesce(published, ?3),"
                    " queue = CASE WHEN ?4 = 'poll' THEN 'poll' ELSE queue END,"
                    " due_at = CASE WHEN state = 'new' AND due_at IS NULL THEN ?5 ELSE due_at END"
                    " WHERE url = ?1 AND (is_listed < ?2 OR published IS NULL AND ?3 IS NOT NULL"
                    " OR ?4 = 'poll' AND queue <> 'poll')",
                    (link.url, is_listed, _day(link.published), queue, due),
                )
        return new

    def listed(self, found: Iterable[str]) -> frozenset[str]:
        """Those of the addresses that were seen on a listing walked to its end: proof of overlap."""
        return self._among(found, "AND is_listed = 1")

    def known_among(self, found: Iterable[str]) -> frozenset[str]:
        return self._among(found)

    def done_among(self, found: Iterable[str]) -> frozenset[str]:
        """Those of the addresses that need no fetch: done, or given up as gone."""
        return self._among(found, "AND state <> 'new'")

    def published(self, found: Iterable[str]) -> dict[str, date]:
        """The publication dates known of the addresses."""
        query = "SELECT published FROM frontier WHERE url = ? AND published IS NOT NULL"
        rows = ((url, self.db.conn.execute(query, (url,)).fetchone()) for url in found)
        return {url: date.fromisoformat(row[0]) for url, row in rows if row}

    def waiting(self, source: str) -> list[Due]:
        """Articles that backfills have found and not fetched, newest first."""
        rows = self.db.conn.execute(
            "SELECT url, section, published FROM frontier WHERE source = ? AND state = 'new' AND queue = 'backfill'"
            " ORDER BY discovered_at, place",
            (source,),
        )
        return [Due(url, section, False, published=_date(day)) for url, section, day in rows]

    def due(
        self, source: str, now: datetime, limit: int = 1_000, *, recheck_since: datetime | None = None
    ) -> list[Due]:
        """What to fetch now, new articles first and among them the newest; then rechecks, the most overdue first.

        `recheck_since`: every article published (or first seen) since then as well, due or not.
        """
        if recheck_since is None:
            where, values = "due_at <= ?", [stamp(now)]
        else:
            where = "(due_at <= ? OR state = 'done' AND coalesce(published, discovered_at) >= ?)"
            values = [stamp(now), recheck_since.astimezone(UTC).date().isoformat()]
        rows = self.db.conn.execute(
            "SELECT url, section, state, etag, last_modified, published, checks FROM frontier"
            f" WHERE source = ? AND {where} ORDER BY state = 'new' DESC,"
            " CASE state WHEN 'new' THEN NULL ELSE due_at END, discovered_at DESC, place LIMIT ?",
            (source, *values, limit),
        )
        return [
            Due(url, section, state != "new", Validators(etag, modified), _date(published), checks)
            for url, section, state, etag, modified, published, checks in rows
        ]

    def done(self, url: str, *, record_id: str | None, page: Page, published: date | None = None) -> None:
        """The page has been dealt with. Called INSIDE the transaction that stores what it gave.

        `record_id` is None where it gave no record (quarantined, outside the window). A capture older than what is
        known settles only itself.
        """
        self.log(page)
        if page.origin in ("wayback", "warc"):
            self.capture_done(page, record_id=record_id)
        row = self.db.conn.execute(
            "SELECT discovered_at, published, fetched_at, record_id FROM frontier WHERE url = ?", (url,)
        ).fetchone()
        if row and row[2] and row[2] > stamp(page.fetched_at):
            return
        day = published or _date(row[1] if row else None)
        seen_at = moment(row[0]) if row else None
        again = recheck_at(page.fetched_at, born(day, min(seen_at or page.fetched_at, page.fetched_at)))
        self.db.conn.execute(
            "INSERT INTO frontier (url, source, state, origin, queue, discovered_at, published, record_id, fetched_at,"
            " checked_at, due_at, etag, last_modified, sha256, outcome)"
            " VALUES (?, ?, 'done', 'backfill', 'backfill', ?, ?, ?, ?, ?, ?, ?, ?, ?, 'fetched')"
            " ON CONFLICT (url) DO UPDATE SET state = 'done', published = coalesce(excluded.published, published),"
            " record_id = coalesce(excluded.record_id, record_id), fetched_at = excluded.fetched_at,"
            " checked_at = excluded.checked_at, due_at = excluded.due_at, etag = excluded.etag,"
            " last_modified = excluded.last_modified, sha256 = excluded.sha256, outcome = 'fetched', reason = NULL,"
            " attempts = 0, checks = 0, strikes = 0, first_strike_at = NULL, last_strike_at = NULL, removed_at = NULL",
            (
                url, page.source, stamp(page.fetched_at), _day(day), record_id, stamp(page.fetched_at),
                stamp(page.fetched_at), stamp(again) if again else None, page.validators.etag,
                page.validators.last_modified, hashlib.sha256(page.content).hexdigest(),
            ),
        )  # fmt: skip

    def not_modified(self, answer: NotModified) -> None:
        """The server says an article is as we know it."""
        self.log(answer)
        row = self.db.conn.execute(
            "SELECT discovered_at, published FROM frontier WHERE url = ?", (answer.url,)
        ).fetchone()
        if row is None:
            return
        again = recheck_at(answer.fetched_at, born(_date(row[1]), moment(row[0]) or answer.fetched_at))
        self.db.conn.execute(
            "UPDATE frontier SET checked_at = ?, due_at = ?, checks = checks + 1, attempts = 0, reason = NULL,"
            " outcome = 'not_modified', strikes = 0, first_strike_at = NULL, last_strike_at = NULL, removed_at = NULL"
            " WHERE url = ?",
            (stamp(answer.fetched_at), stamp(again) if again else None, answer.url),
        )

    def failed(self, failure: Failure) -> None:
        """A fetch of an article gave no page: it is tried again after a growing pause, never forgotten in silence."""
        self.log(failure)
        row = self.db.conn.execute("SELECT state, attempts FROM frontier WHERE url = ?", (failure.url,)).fetchone()
        if row is None:
            return
        state, attempts = row[0], row[1] + 1
        pause = min(_FIRST_RETRY * 2 ** min(attempts - 1, 12), _LONGEST_RETRY)
        if state == "done":
            pause = max(pause, STRIKE_APART if failure.outcome in _IS_GONE else timedelta(hours=1))
        pause = max(pause, failure.retry_after or timedelta(0))
        is_hopeless = state == "new" and attempts >= _GIVE_UP and failure.outcome in _IS_GONE
        self.db.conn.execute(
            "UPDATE frontier SET state = ?, attempts = ?, checked_at = ?, outcome = ?, reason = ?,"
            " due_at = CASE WHEN ? OR (queue = 'backfill' AND state = 'new') THEN NULL ELSE ? END WHERE url = ?",
            (
                "gone" if is_hopeless else state, attempts, stamp(failure.fetched_at), failure.outcome.value,
                failure.reason, is_hopeless, stamp(failure.fetched_at + pause), failure.url,
            ),
        )  # fmt: skip

    def strike(self, gone: Iterable[str], at: datetime) -> None:
        """Counts articles found gone on a pass whose other pages were healthy; at most one strike a day each."""
        self.db.conn.executemany(
            "UPDATE frontier SET strikes = strikes + 1, first_strike_at = coalesce(first_strike_at, ?1),"
            " last_strike_at = ?1 WHERE url = ?2 AND state = 'done' AND coalesce(last_strike_at, '') <= ?3",
            [(stamp(at), url, stamp(at - STRIKE_APART)) for url in gone],
        )

    def condemned(self, source: str, now: datetime) -> list[Known]:
        """Articles with strikes enough over days to count as removed, and not marked so yet."""
        return self._rows(
            "source = ? AND removed_at IS NULL AND strikes >= ? AND first_strike_at <= ?",
            (source, STRIKES, stamp(now - STRIKE_SPAN)),
        )

    def removed(self, url: str, at: datetime | None = None) -> None:
        """Marks an article as removed. Called inside the caller's transaction; a later good fetch takes it back."""
        self.db.conn.execute("UPDATE frontier SET removed_at = ? WHERE url = ?", (stamp(at or self.clock()), url))

    def news(self, url: str, *, is_dated: bool = True) -> bool:
        """Whether an article may alert as new: met after its source's baseline, and not by a backfill.

        One known only from another article's page (a "see also") is news only where it `is_dated`: it may be old.
        """
        known = self.known(url)
        if known is None:
            return False
        return known.origin in ("listing", "home") or (known.origin == "article" and is_dated)

    def known(self, url: str) -> Known | None:
        rows = self._rows("url = ?", (url,))
        return rows[0] if rows else None

    def failing(self, source: str) -> list[Known]:
        """Articles whose last fetch gave no page."""
        return self._rows("source = ? AND attempts > 0 AND state <> 'gone'", (source,))

    def backlog(self, source: str) -> int:
        """Articles known and never fetched."""
        query = "SELECT count(*) FROM frontier WHERE source = ? AND state = 'new'"
        return int(self.db.conn.execute(query, (source,)).fetchone()[0])

    def has_any(self, source: str) -> bool:
        row = self.db.conn.execute("SELECT 1 FROM frontier WHERE source = ? LIMIT 1", (source,)).fetchone()
        return row is not None

    def baseline(self, source: str) -> datetime | None:
        return self.history.state(source).baseline_at

    def set_baseline(self, source: str, at: datetime) -> None:
        """The first one stays."""
        self.history.set_baseline(source, at)

    def completeness(self, source: str, since: datetime, until: datetime) -> Coverage:
        """Whether anything may have been missed in a period, and why."""
        return self.history.coverage(source, since, until)

    def _among(self, found: Iterable[str], where: str = "") -> frozenset[str]:
        wanted = list(dict.fromkeys(found))
        known: set[str] = set()
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            known.update(
                row[0]
                for row in self.db.conn.execute(f"SELECT url FROM frontier WHERE url IN ({marks}) {where}", batch)
            )
        return frozenset(known)

    def _rows(self, where: str, values: tuple[Any, ...]) -> list[Known]:
        rows = self.db.conn.execute(
            "SELECT url, source, section, state, origin, discovered_at, published, record_id, fetched_at, due_at,"
            f" strikes, removed_at, outcome, reason, attempts FROM frontier WHERE {where}",
            values,
        )
        return [
            Known(
                row[0], row[1], row[2], row[3], row[4], datetime.fromisoformat(row[5]), _date(row[6]), row[7],
                moment(row[8]), moment(row[9]), row[10], moment(row[11]), Outcome(row[12]) if row[12] else None,
                row[13], row[14],
            )
            for row in rows
        ]  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def is_too_old(published: date | None, now: datetime) -> bool:
    """Past the age at which rechecks end."""
    return published is not None and now - born(published, now) > RECHECK_UNTIL
