"""What is known of every address: new, due, done, gone; and the log of every fetch. EDGE db.

Every method that writes does so inside the caller's transaction and commits nothing itself.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from sqlite_utils import Database

from crawler.addresses import Addresses, Due, day_of, day_text
from crawler.frontier_schema import MIGRATIONS as MIGRATIONS
from crawler.history import History
from crawler.model import Failure, Link, NotModified, Outcome, Page, Validators
from crawler.times import SET_BACK, born, moment, recheck_at, stamp
from crawler.walks import Walks

STRIKE_APART = timedelta(hours=20)
_FIRST_RETRY = timedelta(minutes=5)
_LONGEST_RETRY = timedelta(days=1)
_YOUNG = timedelta(days=3)
_OF_YOUNG = timedelta(hours=1)
"""The longest pause before what was never read is asked for again, in its first days: it may be what is waited for."""
_OF_DOUBTED = timedelta(hours=6)  # ... and before a page that was read before and is not believed now
_GIVE_UP = 12  # attempts on an address that never gave a page and is said to be gone
_AWAITED = timedelta(days=3)  # how long after it was met elsewhere an article is new where a listing shows it at last
_IS_GONE = (Outcome.GONE, Outcome.SOFT_404)


class Frontier(Addresses):
    """The frontier over one connection; belongs to the thread that opened it."""

    def __init__(self, db: Database, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(db, clock)
        self.history = History(db)
        self.walks = Walks(db)

    def discover(
        self, source: str, links: Sequence[Link], *, origin: str, queue: str = "poll", is_listed: bool = False
    ) -> tuple[Link, ...]:
        """Takes in article links, newest first; returns those not known before.

        A known address gains a publication date it lacked; one waiting for a backfill is taken over by a poll, and is
        then as new as if the backfill had never met it (unless the backfill says that it was there before). So is one
        that a listing shows for the first time, and that was known from other articles' pages or an archive alone.
        """
        now = stamp(self.clock())
        known = self._among(link.url for link in links)
        new = tuple(link for link in links if link.url not in known)
        due = now if queue == "poll" else None
        if is_listed and origin == "listing" and queue == "poll":
            self._show(known)
        self.db.conn.executemany(
            "INSERT OR IGNORE INTO frontier (url, source, section, state, origin, queue, is_listed, discovered_at,"
            " place, published, due_at) VALUES (?, ?, ?, 'new', ?, ?, ?, ?, ?, ?, ?)",
            [
                (link.url, source, link.section, origin, queue, is_listed, now, place, day_text(link.published), due)
                for place, link in enumerate(new)
            ],
        )
        for link in links:
            if link.url in known:
                self.db.conn.execute(
                    "UPDATE frontier SET is_listed = max(is_listed, ?2), published = coalesce(published, ?3),"
                    " origin = CASE WHEN ?4 = 'poll' AND queue <> 'poll' AND state = 'new' AND origin <> 'baseline'"
                    " THEN ?6 ELSE origin END,"
                    " queue = CASE WHEN ?4 = 'poll' THEN 'poll' ELSE queue END,"
                    " due_at = CASE WHEN state = 'new' AND due_at IS NULL THEN ?5 ELSE due_at END"
                    " WHERE url = ?1 AND (is_listed < ?2 OR published IS NULL AND ?3 IS NOT NULL"
                    " OR ?4 = 'poll' AND queue <> 'poll')",
                    (link.url, is_listed, day_text(link.published), queue, due, origin),
                )
        return new

    def _show(self, urls: Iterable[str]) -> None:
        """What was awaited (`awaits_listing`) and a listing shows now is read again, whole, as a new article is."""
        now = self.clock()
        self.db.conn.executemany(
            "UPDATE frontier SET origin = 'listing', due_at = ?1, etag = NULL, last_modified = NULL WHERE url = ?2"
            " AND origin IN ('article', 'backfill') AND is_listed = 0 AND state <> 'gone' AND discovered_at >= ?3",
            [(stamp(now), url, stamp(now - _AWAITED)) for url in urls],
        )

    def done(self, url: str, *, record_id: str | None, page: Page, published: date | None = None) -> None:
        """The page has been dealt with. Called INSIDE the transaction that stores what it gave.

        `record_id` is None where it is not believed: then it is asked for again soon, whole. A capture older than what
        is known settles only itself.
        """
        self.log(page)
        is_capture = page.origin in ("wayback", "warc")
        if is_capture:
            self.capture_done(page, record_id=record_id)
        row = self.db.conn.execute(
            "SELECT discovered_at, published, fetched_at, queue = 'backfill' AND origin = 'listing', record_id"
            " FROM frontier WHERE url = ?",
            (url,),
        ).fetchone()
        fetched_at = stamp(page.fetched_at)
        if is_capture and row and row[2] and row[2] > fetched_at:
            return
        day = published or day_of(row[1] if row else None)
        seen_at = moment(row[0]) if row else None
        again = recheck_at(page.fetched_at, born(day, min(seen_at or page.fetched_at, page.fetched_at)))
        validators = page.validators
        if record_id is None:
            validators = Validators()  # it is to be read again, even if it is as it was
        if record_id is None and again is not None:
            age = page.fetched_at - seen_at if seen_at is not None and row[4] is None else _YOUNG
            pause = min(max(age, _FIRST_RETRY), _OF_YOUNG) if age < _YOUNG else _OF_DOUBTED
            again = min(again, page.fetched_at + pause)
        if row and row[3]:  # news that a backfill took: the next poll is to read it too, and to tell it
            again, validators = page.fetched_at, Validators()
        self.db.conn.execute(
            "INSERT INTO frontier (url, source, state, origin, queue, discovered_at, published, record_id, fetched_at,"
            " checked_at, due_at, etag, last_modified, outcome)"
            " VALUES (?, ?, 'done', 'backfill', 'backfill', ?, ?, ?, ?, ?, ?, ?, ?, 'fetched')"
            " ON CONFLICT (url) DO UPDATE SET state = 'done', queue = CASE origin WHEN 'listing' THEN 'poll'"
            " ELSE queue END, published = coalesce(excluded.published, published),"
            " record_id = coalesce(excluded.record_id, record_id), fetched_at = excluded.fetched_at,"
            " checked_at = excluded.checked_at, due_at = excluded.due_at, etag = excluded.etag,"
            " last_modified = excluded.last_modified, outcome = 'fetched', reason = NULL,"
            " attempts = 0, checks = 0, strikes = 0, first_strike_at = NULL, last_strike_at = NULL, removed_at = NULL",
            (
                url, page.source, fetched_at, day_text(day), record_id, fetched_at, fetched_at,
                stamp(again) if again else None, validators.etag, validators.last_modified,
            ),
        )  # fmt: skip

    def latest(self, source: str) -> Due | None:
        """The article found last among those that answered when they were last asked, to be fetched whole."""
        row = self.db.conn.execute(
            "SELECT url, section, published, checks FROM frontier WHERE source = ? AND state = 'done' AND strikes = 0"
            " AND attempts = 0 ORDER BY discovered_at DESC, place LIMIT 1",
            (source,),
        ).fetchone()
        return Due(row[0], row[1], True, published=day_of(row[2]), checks=row[3]) if row else None

    def recall(self, source: str, count: int, *, before: datetime) -> None:
        """Makes so many of the articles found last due at once, to be fetched whole: those not fetched since then.

        Inside the caller's transaction.
        """
        self.db.conn.execute(
            "UPDATE frontier SET due_at = ?, etag = NULL, last_modified = NULL WHERE url IN (SELECT url FROM frontier"
            " WHERE source = ? AND state = 'done' AND strikes = 0 AND record_id IS NOT NULL AND fetched_at < ?"
            " ORDER BY published IS NULL, discovered_at DESC, place LIMIT ?)",
            (stamp(self.clock()), source, stamp(before), count),
        )

    def ask_again(self, urls: Iterable[str]) -> None:
        """Makes articles due at once that have been fetched before. Inside the caller's transaction."""
        now = stamp(self.clock())
        self.db.conn.executemany(
            "UPDATE frontier SET due_at = ?1 WHERE url = ?2 AND state = 'done' AND due_at > ?1",
            ((now, url) for url in urls),
        )

    def outside(self, page: Page, published: date | None) -> None:
        """The page is an article outside the period asked for: its date is kept, and it is still to be fetched.

        Backfills of other periods pass it over by that date; polls leave it to them.
        """
        self.log(page)
        now = stamp(self.clock())
        self.db.conn.execute(
            "INSERT INTO frontier (url, source, state, origin, queue, discovered_at, published)"
            " VALUES (?, ?, 'new', 'backfill', 'backfill', ?, ?)"
            " ON CONFLICT (url) DO UPDATE SET published = coalesce(excluded.published, published)",
            (page.url, page.source, now, day_text(published)),
        )

    def not_modified(self, answer: NotModified) -> None:
        """The server says an article is as we know it."""
        self.log(answer)
        row = self.db.conn.execute(
            "SELECT discovered_at, published FROM frontier WHERE url = ?", (answer.url,)
        ).fetchone()
        if row is None:
            return
        again = recheck_at(answer.fetched_at, born(day_of(row[1]), moment(row[0]) or answer.fetched_at))
        self.db.conn.execute(
            "UPDATE frontier SET checked_at = ?, due_at = ?, checks = checks + 1, attempts = 0, reason = NULL,"
            " outcome = 'not_modified', strikes = 0, first_strike_at = NULL, last_strike_at = NULL, removed_at = NULL"
            " WHERE url = ?",
            (stamp(answer.fetched_at), stamp(again) if again else None, answer.url),
        )

    def failed(self, failure: Failure) -> None:
        """A fetch of an article gave no page: it is tried again after a growing pause, never forgotten in silence."""
        self.log(failure)
        row = self.db.conn.execute(
            "SELECT state, attempts, discovered_at FROM frontier WHERE url = ?", (failure.url,)
        ).fetchone()
        if row is None or row[0] == "gone":
            return
        state, attempts, is_gone = row[0], row[1] + 1, failure.outcome in _IS_GONE
        seen_at = moment(row[2]) or failure.fetched_at
        is_young = state == "new" and not is_gone and failure.fetched_at - seen_at < _YOUNG
        pause = min(_FIRST_RETRY * 2 ** min(attempts - 1, 12), _OF_YOUNG if is_young else _LONGEST_RETRY)
        if state == "done":
            pause = max(pause, STRIKE_APART if is_gone else timedelta(hours=1))
        pause = max(pause, min(failure.retry_after or timedelta(0), _LONGEST_RETRY))
        is_hopeless = state == "new" and attempts >= _GIVE_UP and is_gone
        self.db.conn.execute(
            "UPDATE frontier SET state = ?, attempts = ?, checked_at = ?, outcome = ?, reason = ?,"
            " due_at = CASE WHEN ? OR (queue = 'backfill' AND state = 'new') THEN NULL ELSE ? END WHERE url = ?",
            (
                "gone" if is_hopeless else state, attempts, stamp(failure.fetched_at), failure.outcome.value,
                failure.reason, is_hopeless, stamp(failure.fetched_at + pause), failure.url,
            ),
        )  # fmt: skip

    def time_again(self, source: str, now: datetime) -> None:
        """Where the last pass was made at a time to come, the clock has been set back: what it put off is due now.

        Inside the caller's transaction. Until that time came, an article that failed then would not be asked for; one
        that was too old then to be read again would not be ever. What the source did then it did by now at the latest.
        """
        self.history.time_again(source, now)
        begun, late = self.history.last_begun(source), now + SET_BACK
        if begun is not None and begun > late:
            self.db.conn.execute(
                "UPDATE frontier SET due_at = ?1 WHERE source = ?2"
                " AND (due_at > ?1 OR due_at IS NULL AND state = 'done') AND coalesce(checked_at, discovered_at) > ?3",
                (stamp(now), source, stamp(late)),
            )

    def strike(self, gone: Iterable[str], at: datetime) -> None:
        """Counts articles found gone on a pass whose other pages were healthy; at most one strike a day each.

        Strikes of a time to come, by a clock set back since, are as of now.
        """
        self.db.conn.executemany(
            "UPDATE frontier SET strikes = strikes + 1, first_strike_at = min(coalesce(first_strike_at, ?1), ?1),"
            " last_strike_at = ?1 WHERE url = ?2 AND state = 'done'"
            " AND (last_strike_at IS NULL OR last_strike_at <= ?3 OR last_strike_at > ?1)",
            [(stamp(at), url, stamp(at - STRIKE_APART)) for url in gone],
        )

    def removed(self, url: str, at: datetime | None = None) -> None:
        """Marks an article as removed. Called inside the caller's transaction; a later good fetch takes it back."""
        self.db.conn.execute("UPDATE frontier SET removed_at = ? WHERE url = ?", (stamp(at or self.clock()), url))

    def baseline(self, source: str) -> datetime | None:
        return self.history.state(source).baseline_at

    def set_baseline(self, source: str, at: datetime) -> None:
        """The first one stays."""
        self.history.set_baseline(source, at)
