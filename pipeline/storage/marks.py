"""The marks by which a record is found again: numbers, one record to many, in SQLite. Inside the caller's transaction.

A record has some 36: the digests of its content, slug and first words, and 32 near-duplicate bands. They are spread
over the whole tree, so that writing them one record at a time would touch as many pages of it: the last thousand
records' marks are kept aside, one row a record, and merged in order. What a mark finds is compared in full: an earlier
wording's marks stay, and find copies of that one.
"""

import struct
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, islice

from sqlite_utils import Database

from pipeline.fingerprint import Fingerprint, digest
from pipeline.model import Completeness
from pipeline.shingles import BANDS
from pipeline.spelling import BEGINNING, consonants

FRESH = 1024
"""Records whose marks are kept aside."""
MOST = 50
"""Records that one mark is asked for."""
AT_ONCE = 32
"""Rows written by one statement: thirty-two at once cost little more than half as much as one by one."""
_OF_BANDS = f"""SELECT mark, record FROM (VALUES {",".join(["(?)"] * BANDS)}) CROSS JOIN marks ON mark = column1"""
"""Of a list behind IN, SQLite would make a sorted table first."""
_OF_ONE = f"SELECT * FROM (SELECT mark, record FROM marks WHERE mark = ? LIMIT {MOST})"


def own(print_: Fingerprint, slug: str | None, completeness: Completeness, *, respelled: bool) -> list[int]:
    """The marks of a record besides its bands."""
    found = [print_.content_hash, *opening_marks(print_, completeness)]
    return [*found, *slug_marks(slug, respelled=respelled)] if slug else found


def slug_marks(slug: str, *, respelled: bool) -> list[int]:
    """Of a slug, and of its spelling, where the site in the other language has its own."""
    return [slug_mark(slug), *([spelling_mark(slug)] if respelled else ())]


@lru_cache(maxsize=64)
def slug_mark(slug: str) -> int:
    return digest("slug", slug)


def spelling_mark(slug: str) -> int:
    """One for all slugs that begin alike, however spelled."""
    return digest("spelling", consonants(slug)[:BEGINNING])


def opening_marks(print_: Fingerprint, completeness: Completeness) -> list[int]:
    """Of the first words. Leads have the complements, so that an article finds them among thousands of articles."""
    if completeness is Completeness.LEAD:
        return [~opening for opening in print_.openings]
    return list(print_.openings)


class MarkIndex:
    """One connection's view; what it remembers of the fresh rows is as of the last `refresh`."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._fresh: dict[int, int] = {}  # mark and its first record, as nearly every mark has but one
        self._further: dict[int, list[int]] = {}  # the others
        self._last: tuple[int, bytes] | None = None

    def refresh(self) -> None:
        """Catches up with the fresh rows; from the start where the last one seen is gone: merged, or rolled back."""
        last = self._last
        sql = "SELECT key, record, marks FROM fresh_marks WHERE key >= ? ORDER BY key"
        rows = self.db.conn.execute(sql, (last[0] if last else 0,)).fetchall()
        if last is not None:
            if rows and (rows[0][0], rows[0][2]) == last:
                rows = rows[1:]
            else:
                self._forget()
                rows = self.db.conn.execute(sql, (0,)).fetchall()
        for key, record, packed in rows:
            self._note(record, _unpacked(packed))
            self._last = (key, packed)

    def rows(self, bands: Sequence[int]) -> list[tuple[int, int]]:
        """Mark and record, for every record under one of the marks (at most 32)."""
        if not bands:
            return []
        padded = tuple(bands) + (-1,) * (BANDS - len(bands))
        found: list[tuple[int, int]] = self.db.conn.execute(_OF_BANDS, padded).fetchall()
        if not self._fresh.keys().isdisjoint(bands):
            found += [(mark, record) for mark in dict.fromkeys(bands) for record in self._kept_aside(mark)]
        return found

    def records(self, marks: Iterable[int]) -> dict[int, list[int]]:
        """Fifty records under each of a few marks, those first stored; one statement for all of them."""
        found: dict[int, list[int]] = {mark: [] for mark in marks}
        for mark, record in self.db.conn.execute(_of_each(len(found)), (*found,)):
            found[mark].append(record)
        if not self._fresh.keys().isdisjoint(found):
            found = {mark: [*kept, *self._kept_aside(mark)][:MOST] for mark, kept in found.items()}
        return found

    def _kept_aside(self, mark: int) -> tuple[int, ...]:
        return (self._fresh[mark], *self._further.get(mark, ())) if mark in self._fresh else ()

    def add(self, record: int, marks: Sequence[int]) -> None:
        """Makes a record findable under these marks too."""
        sql, packed = "INSERT INTO fresh_marks (record, marks) VALUES (?,?)", struct.pack(f"<{len(marks)}q", *marks)
        if (self.db.conn.execute(sql, (record, packed)).lastrowid or 0) >= FRESH:
            self.merge()

    def merge(self) -> None:
        """Moves the marks kept aside to where they stay."""
        self.refresh()
        fresh = self._fresh
        self._write((mark, fresh[mark]) for mark in sorted(fresh))
        self._write(sorted((mark, record) for mark, more in self._further.items() for record in more))
        self.db.conn.execute("DELETE FROM fresh_marks")
        self._forget()

    def _write(self, rows: Iterable[tuple[int, int]]) -> None:
        """Mark and record, to where they stay."""
        every = iter(rows)
        while values := [*chain.from_iterable(islice(every, AT_ONCE))]:
            self.db.conn.execute(_writing(len(values) // 2), values)

    def _note(self, record: int, marks: tuple[int, ...]) -> None:
        if self._fresh.keys().isdisjoint(marks):
            self._fresh.update(dict.fromkeys(marks, record))
            return
        for mark in marks:
            if self._fresh.setdefault(mark, record) != record:
                self._further.setdefault(mark, []).append(record)

    def _forget(self) -> None:
        self._fresh.clear()
        self._further.clear()
        self._last = None


@lru_cache(maxsize=16)
def _of_each(count: int) -> str:
    return " UNION ALL ".join([_OF_ONE] * count)


@lru_cache(maxsize=AT_ONCE)
def _writing(rows: int) -> str:
    return f"INSERT OR IGNORE INTO marks (mark, record) VALUES {','.join(['(?,?)'] * rows)}"


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 8}q", packed)


def commonest(rows: Sequence[tuple[int, int]], count: int) -> list[int]:
    """The records that share most marks, those first."""
    if not rows:
        return []
    return [record for record, _ in Counter(record for _, record in rows).most_common(count)]
