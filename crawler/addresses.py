"""What the frontier knows of each address, read only. EDGE db."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from crawler.fetchlog import FetchLog
from crawler.model import Outcome, Validators
from crawler.times import Window, moment, stamp

STRIKES = 3
STRIKE_SPAN = timedelta(days=2)
TRIES = 3
UNREAD_AFTER, UNREAD_FOR = timedelta(minutes=30), timedelta(days=7)
"""How long ago an article was found that counts as not read."""
_NOT_THERE = (Outcome.GONE, Outcome.SOFT_404, Outcome.REDIRECT_OUT, Outcome.NOT_HTML, Outcome.ROBOTS)
"""Answers of an address under which there is no article of this site to be read."""
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Due:
    """An article to fetch now."""

    url: str
    section: str | None
    is_recheck: bool  # fetched before
    validators: Validators = field(default_factory=Validators)
    published: date | None = None
    checks: int = 0
    is_removed: bool = False  # said to be, and asked for in case it comes back


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


@dataclass(frozen=True, slots=True)
class Strikes:
    """How often an address was found gone, at least a day or so apart, since it was last there."""

    url: str
    reason: str | None
    count: int
    first_at: datetime
    last_at: datetime


class Addresses(FetchLog):
    """Questions to the frontier."""

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
        return [Due(url, section, False, published=day_of(day)) for url, section, day in rows]

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
            "SELECT url, section, state, etag, last_modified, published, checks, removed_at FROM frontier"
            f" WHERE source = ? AND {where} ORDER BY state = 'new' DESC,"
            " CASE state WHEN 'new' THEN NULL ELSE due_at END, discovered_at DESC, place LIMIT ?",
            (source, *values, limit),
        )
        return [
            Due(
                url, section, state != "new", Validators(etag, modified), day_of(published), checks, removed is not None
            )
            for url, section, state, etag, modified, published, checks, removed in rows
        ]

    def well(self, source: str, limit: int) -> list[Due]:
        """The articles found last among those that gave a page and answered when they were last asked."""
        rows = self.db.conn.execute(
            "SELECT url, section, etag, last_modified, published, checks FROM frontier WHERE source = ? AND state ="
            " 'done' AND strikes = 0 AND attempts = 0 AND record_id IS NOT NULL ORDER BY discovered_at DESC, place"
            " LIMIT ?",
            (source, limit),
        )
        return [
            Due(url, section, True, Validators(etag, modified), day_of(published), checks)
            for url, section, etag, modified, published, checks in rows
        ]

    def condemned(self, source: str, now: datetime) -> list[Known]:
        """Articles with strikes enough over days to count as removed, and not marked so yet."""
        return self._rows(
            "source = ? AND removed_at IS NULL AND strikes >= ? AND first_strike_at <= ?",
            (source, STRIKES, stamp(now - STRIKE_SPAN)),
        )

    def news(self, url: str, published: date | None) -> bool:
        """Whether an article may alert as new: met after its source's baseline, and not by a backfill.

        What a section held that was first read when the source had its baseline, as it was empty or did not answer, is
        news if it is dated no earlier than that. One known only from another article's page (a "see also") is news
        only where it is dated: it may be old.
        """
        row = self.db.conn.execute(
            "SELECT origin, discovered_at, baseline_at FROM frontier LEFT JOIN source_state USING (source)"
            " WHERE url = ?",
            (url,),
        ).fetchone()
        if row is None:
            return False
        origin, discovered, baseline = row
        if origin in ("listing", "home"):
            return True
        if published is None or origin == "backfill":
            return False
        is_later = baseline is not None and discovered > baseline and published.isoformat() >= baseline[:10]
        return origin == "article" or is_later

    def awaits_listing(self, url: str) -> bool:
        """Whether it is known from other articles' pages alone, or from an archive: news once its listing shows it."""
        row = self.db.conn.execute("SELECT origin, is_listed FROM frontier WHERE url = ?", (url,)).fetchone()
        return row is None or (row[0] in ("article", "backfill") and not row[1])

    def known(self, url: str) -> Known | None:
        rows = self._rows("url = ?", (url,))
        return rows[0] if rows else None

    def strikes(self, found: Iterable[str]) -> list[Strikes]:
        """Of those addresses that were there and are not any more."""
        sql = (
            "SELECT reason, strikes, first_strike_at, last_strike_at FROM frontier"
            " WHERE url = ? AND first_strike_at IS NOT NULL AND last_strike_at IS NOT NULL"
        )
        rows = ((url, self.db.conn.execute(sql, (url,)).fetchone()) for url in found)
        return [Strikes(url, *row[:2], *map(datetime.fromisoformat, row[2:])) for url, row in rows if row]

    def read_in(self, source: str, sections: Collection[str | None], window: Window) -> int:
        """Articles of the sections that need no fetch any more; of a period only those known to lie in it."""
        marks = ",".join("?" * len(sections))
        first, last = (day_text(day) for day in window)
        query = (
            f"SELECT count(*) FROM frontier WHERE source = ? AND state <> 'new' AND section IN ({marks})"
            " AND (? IS NULL OR published >= ?) AND (? IS NULL OR published <= ?)"
        )
        row = self.db.conn.execute(query, (source, *sections, first, first, last, last)).fetchone()
        return int(row[0])

    def unread(self, source: str, now: datetime) -> list[Known]:
        """New articles of the last days that are there, and have given nothing to believe for some time."""
        where = (
            "source = ? AND state IN ('new', 'done') AND discovered_at BETWEEN ? AND ? AND origin <> 'baseline'"
            " AND queue = 'poll' AND CASE state WHEN 'done' THEN record_id IS NULL"
            f" ELSE attempts >= ? AND outcome NOT IN ({','.join('?' * len(_NOT_THERE))}) END ORDER BY discovered_at"
        )
        span = stamp(now - UNREAD_FOR), stamp(now - UNREAD_AFTER)
        return self._rows(where, (source, *span, TRIES, *_NOT_THERE))

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
                row[0], row[1], row[2], row[3], row[4], datetime.fromisoformat(row[5]), day_of(row[6]), row[7],
                moment(row[8]), moment(row[9]), row[10], moment(row[11]), Outcome(row[12]) if row[12] else None,
                row[13], row[14],
            )
            for row in rows
        ]  # fmt: skip


def day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
