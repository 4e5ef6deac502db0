"""The passes made over each source: what each listing gave, how it held together with the one before. EDGE db."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from crawler.events import Gap, PollSummary
from crawler.model import Outcome, Validators
from crawler.times import SET_BACK, moment, stamp, stamp_or_none

READINGS = """SELECT p.source, r.section, 1 AS readings, r.outcome = 'not_modified' AS unchanged,
    r.outcome NOT IN ('not_modified', 'fetched') AS failed, CASE WHEN r.links > 0
    AND p.started_at >= (SELECT baseline_at FROM source_state WHERE source = p.source) THEN r.overlap END
    AS least_overlap, CASE WHEN r.outcome IN ('not_modified', 'fetched') THEN p.started_at END AS last_good_at
    FROM readings r JOIN polls p ON p.id = r.poll WHERE r.section IS NOT NULL"""
"""What each reading of a section proves; SQL that goes on with AND."""
SUMS = "sum(readings), sum(unchanged), sum(failed), min(least_overlap), max(last_good_at)"
"""What several of them, or of their days, prove together."""
_IN_DAYS = "source = :source AND day >= :first AND day < :end"
_POLLS = f"""SELECT coalesce(sum(polls), 0), coalesce(sum(complete), 0), coalesce(sum(lies), 0) FROM (
    SELECT 1 AS polls, is_complete AS complete, lies FROM polls
    WHERE source = :source AND started_at BETWEEN :since AND :until
    UNION ALL SELECT polls, complete, lies FROM poll_days WHERE {_IN_DAYS})"""
_FAILURES = f"""SELECT outcome, sum(fetches) FROM (
    SELECT outcome, 1 AS fetches FROM fetches WHERE source = :source AND at BETWEEN :since AND :until
    UNION ALL SELECT outcome, fetches FROM fetch_days WHERE {_IN_DAYS})
    WHERE outcome NOT IN ('fetched', 'not_modified') GROUP BY outcome"""
_SECTIONS = f"""SELECT section, {SUMS} FROM ({READINGS}
    AND p.source = :source AND p.started_at BETWEEN :since AND :until
    UNION ALL SELECT source, section, readings, unchanged, failed, least_overlap, last_good_at FROM reading_days
    WHERE {_IN_DAYS}) GROUP BY section"""


@dataclass(frozen=True, slots=True)
class SourceState:
    source: str
    baseline_at: datetime | None = None  # the first complete pass
    last_poll_at: datetime | None = None
    last_success_at: datetime | None = None  # the last complete pass
    last_new_at: datetime | None = None
    failures_in_row: int = 0  # passes that were not complete
    last_reason: str | None = None


@dataclass(frozen=True, slots=True)
class ListingState:
    """What is known of one listing address."""

    url: str
    validators: Validators = field(default_factory=Validators)
    fingerprint: str | None = None  # of its article addresses, in order
    polls_since_full: int = 0
    not_modified: int = 0  # 304 answers since the last full one
    lies: int = 0
    links: int = 0
    walked_at: datetime | None = None  # last reading that reached what was known
    absent: int = 0  # polls in a row that found no such section


@dataclass(frozen=True, slots=True)
class Reading:
    """What one listing gave in one pass."""

    url: str
    section: str | None
    outcome: Outcome
    pages: int = 0
    links: int = 0
    overlap: int = 0
    new: int = 0


@dataclass(frozen=True, slots=True)
class SectionCoverage:
    section: str | None
    readings: int
    unchanged: int
    failed: int
    least_overlap: int | None  # over readings that gave links, after the baseline
    last_good_at: datetime | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Passes over a source in a period, and whether anything may have been missed in it."""

    source: str
    since: datetime
    until: datetime
    polls: int
    complete: int
    lies: int
    failures: Mapping[Outcome, int]
    sections: tuple[SectionCoverage, ...]
    gaps: tuple[Gap, ...]

    @property
    def is_whole(self) -> bool:
        """True where every section was read and each reading held together with the one before it."""
        read = bool(self.sections) and all(each.last_good_at for each in self.sections)
        return self.complete > 0 and read and not self.gaps


class History:
    """Polls, readings, gaps, and the state of sources and listings. Writes belong to the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def started(self, source: str, mode: str, at: datetime) -> int:
        """Opens a pass; returns its number."""
        row = self._db.conn.execute(
            "INSERT INTO polls (source, mode, started_at) VALUES (?, ?, ?) RETURNING id", (source, mode, stamp(at))
        ).fetchone()
        self._touch(source)
        if mode != "archive":
            self._db.conn.execute("UPDATE source_state SET last_poll_at = ? WHERE source = ?", (stamp(at), source))
        return int(row[0])

    def last_begun(self, source: str) -> datetime | None:
        """When the last pass over the source was opened, by the clock of then."""
        row = self._db.conn.execute(
            "SELECT started_at FROM polls WHERE source = ? ORDER BY id DESC LIMIT 1", (source,)
        ).fetchone()
        return moment(row[0]) if row else None

    def finished(self, poll: int, summary: PollSummary) -> None:
        """Closes a pass. The first one that read a section whole is the source's baseline.

        One section that never answers must not keep a source from alerting for ever: it has its own baseline later, in
        which what is dated since this one is news (`Addresses.news`).
        """
        failures = {outcome.value: count for outcome, count in summary.failures.items()}
        self._db.conn.execute(
            "UPDATE polls SET finished_at = ?, is_complete = ?, listings = ?, links = ?, overlap = ?, new = ?,"
            " fetched = ?, failures = ?, gaps = ?, lies = ? WHERE id = ?",
            (
                stamp(summary.finished_at), summary.complete, summary.listings, summary.links, summary.overlap,
                summary.new, summary.fetched, json.dumps(failures), summary.gaps, summary.lies, poll,
            ),
        )  # fmt: skip
        mode = self._db.conn.execute("SELECT mode FROM polls WHERE id = ?", (poll,)).fetchone()[0]
        if mode == "archive":  # says nothing of the site
            return
        at = stamp(summary.finished_at)
        if summary.is_baseline:
            self.set_baseline(summary.source, summary.finished_at)
        if summary.complete:
            self._db.conn.execute(
                "UPDATE source_state SET last_success_at = ?1, failures_in_row = 0, last_reason = NULL,"
                " baseline_at = coalesce(baseline_at, ?1) WHERE source = ?2",
                (at, summary.source),
            )
        elif not summary.stopped:
            self._db.conn.execute(
                "UPDATE source_state SET failures_in_row = failures_in_row + 1, last_reason = ? WHERE source = ?",
                (summary.reason, summary.source),
            )
        if summary.new:
            self._db.conn.execute("UPDATE source_state SET last_new_at = ? WHERE source = ?", (at, summary.source))

    def time_again(self, source: str, now: datetime) -> None:
        """A clock set back since noted times to come, until which a silent source would not be told as silent."""
        for column in ("baseline_at", "last_success_at", "last_new_at"):
            self._db.conn.execute(
                f"UPDATE source_state SET {column} = ?1 WHERE source = ?2 AND {column} > ?3",
                (stamp(now), source, stamp(now + SET_BACK)),
            )

    def read(self, poll: int | None, reading: Reading) -> None:
        """Notes what one listing gave."""
        self._db.conn.execute(
            "INSERT OR REPLACE INTO readings (poll, url, section, outcome, pages, links, overlap, new)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                poll, reading.url, reading.section, reading.outcome.value, reading.pages, reading.links,
                reading.overlap, reading.new,
            ),
        )  # fmt: skip

    def gap(self, gap: Gap) -> None:
        self._db.conn.execute(
            "INSERT INTO gaps (source, section, reason, since, until) VALUES (?, ?, ?, ?, ?)",
            (gap.source, gap.section, gap.reason, stamp_or_none(gap.since), stamp(gap.until)),
        )

    def listing(self, url: str) -> ListingState:
        row = self._db.conn.execute(
            "SELECT etag, last_modified, fingerprint, polls_since_full, not_modified, lies, links, walked_at, absent"
            " FROM listings WHERE url = ?",
            (url,),
        ).fetchone()
        if row is None:
            return ListingState(url)
        return ListingState(
            url, Validators(row[0], row[1]), row[2], row[3], row[4], row[5], row[6], moment(row[7]), row[8]
        )

    def save_listing(self, source: str, section: str | None, state: ListingState, at: datetime) -> None:
        self._db.conn.execute(
            "INSERT OR REPLACE INTO listings (url, source, section, etag, last_modified, fingerprint, polls_since_full,"
            " not_modified, lies, links, walked_at, absent, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                state.url, source, section, state.validators.etag, state.validators.last_modified, state.fingerprint,
                state.polls_since_full, state.not_modified, state.lies, state.links, stamp_or_none(state.walked_at),
                state.absent, stamp(at),
            ),
        )  # fmt: skip

    def state(self, source: str) -> SourceState:
        row = self._db.conn.execute(
            "SELECT baseline_at, last_poll_at, last_success_at, last_new_at, failures_in_row, last_reason"
            " FROM source_state WHERE source = ?",
            (source,),
        ).fetchone()
        if row is None:
            return SourceState(source)
        times = tuple(map(moment, row[:4]))
        return SourceState(source, times[0], times[1], times[2], times[3], failures_in_row=row[4], last_reason=row[5])

    def set_baseline(self, source: str, at: datetime) -> None:
        self._touch(source)
        self._db.conn.execute(
            "UPDATE source_state SET baseline_at = coalesce(baseline_at, ?) WHERE source = ?", (stamp(at), source)
        )

    def gaps(self, source: str, since: datetime, until: datetime) -> tuple[Gap, ...]:
        """Gaps that touch a period."""
        rows = self._db.conn.execute(
            "SELECT section, reason, since, until FROM gaps"
            " WHERE source = ? AND until >= ? AND coalesce(since, '') <= ? ORDER BY until",
            (source, stamp(since), stamp(until)),
        )
        return tuple(
            Gap(source, section, reason, moment(start), datetime.fromisoformat(end))
            for section, reason, start, end in rows
        )

    def coverage(self, source: str, since: datetime, until: datetime) -> Coverage:
        """What the passes of a period prove. Of days that were folded (`Daybook`) those count that are wholly in it."""
        first = since.astimezone(UTC) + timedelta(days=1, microseconds=-1)
        span = {
            "source": source, "since": stamp(since), "until": stamp(until),
            "first": first.date().isoformat(), "end": until.astimezone(UTC).date().isoformat(),
        }  # fmt: skip
        polls, complete, lies = self._db.conn.execute(_POLLS, span).fetchone()
        failures = dict(self._db.conn.execute(_FAILURES, span).fetchall())
        rows = self._db.conn.execute(_SECTIONS, span).fetchall()
        sections = tuple(SectionCoverage(row[0], row[1], row[2], row[3], row[4], moment(row[5])) for row in rows)
        named = {Outcome(name): count for name, count in failures.items()}
        return Coverage(source, since, until, polls, complete, lies, named, sections, self.gaps(source, since, until))

    def _touch(self, source: str) -> None:
        self._db.conn.execute("INSERT OR IGNORE INTO source_state (source) VALUES (?)", (source,))
