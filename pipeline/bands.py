"""The near-duplicate bands in SQLite: 32 keys a record, of which two texts that resemble each other share some.

Keys are spread over the whole tree, so that writing them one record at a time would touch 32 pages of it: the last
thousand records' keys are kept aside, one row a record, and merged in order. Works inside the caller's transaction.
"""

import struct
from collections import Counter
from collections.abc import Sequence

from sqlite_utils import Database

from pipeline.shingles import BANDS

FRESH = 1024
"""Records whose keys are kept aside."""
_KEYS = struct.Struct(f"<{BANDS}q")
_FIND = f"SELECT band, record FROM bands WHERE band IN ({','.join('?' * BANDS)})"


class BandIndex:
    """One connection's view; what it remembers of the fresh rows it checks against the database each time."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._fresh: dict[int, int] = {}  # key and its first record, as nearly every key has but one
        self._further: dict[int, list[int]] = {}  # the others
        self._last: tuple[int, bytes] | None = None

    def rows(self, keys: Sequence[int]) -> list[tuple[int, int]]:
        """Key and record, for every record under one of the keys (at most 32)."""
        if not keys:
            return []
        padded = tuple(keys) + (-1,) * (BANDS - len(keys))
        found: list[tuple[int, int]] = self.db.conn.execute(_FIND, padded).fetchall()
        self._read()
        for key in self._fresh.keys() & set(keys):
            found += [(key, record) for record in (self._fresh[key], *self._further.get(key, ()))]
        return found

    def add(self, record: int, keys: Sequence[int]) -> None:
        """Makes a record findable under its 32 keys; in addition to those of an earlier wording."""
        sql = "INSERT INTO fresh_bands (record, bands) VALUES (?,?)"
        if (self.db.conn.execute(sql, (record, _KEYS.pack(*keys))).lastrowid or 0) >= FRESH:
            self.merge()

    def merge(self) -> None:
        """Moves the keys kept aside to where they stay."""
        rows = self.db.conn.execute("SELECT record, bands FROM fresh_bands").fetchall()
        pairs = sorted((key, record) for record, packed in rows for key in _KEYS.unpack(packed))
        self.db.conn.executemany("INSERT OR IGNORE INTO bands (band, record) VALUES (?,?)", pairs)
        self.db.conn.execute("DELETE FROM fresh_bands")
        self._forget()

    def _read(self) -> None:
        """Catches up with the fresh rows; from the start where the last one seen is gone: merged, or rolled back."""
        last = self._last
        sql = "SELECT key, record, bands FROM fresh_bands WHERE key >= ? ORDER BY key"
        rows = self.db.conn.execute(sql, (last[0] if last else 0,)).fetchall()
        if last is not None:
            if rows and (rows[0][0], rows[0][2]) == last:
                rows = rows[1:]
            else:
                self._forget()
                rows = self.db.conn.execute(sql, (0,)).fetchall()
        for key, record, packed in rows:
            for band in _KEYS.unpack(packed):
                if self._fresh.setdefault(band, record) != record:
                    self._further.setdefault(band, []).append(record)
            self._last = (key, packed)

    def _forget(self) -> None:
        self._fresh.clear()
        self._further.clear()
        self._last = None


def commonest(rows: Sequence[tuple[int, int]], count: int) -> list[int]:
    """The records that share most keys, those first."""
    if not rows:
        return []
    return [record for record, _ in Counter(record for _, record in rows).most_common(count)]
