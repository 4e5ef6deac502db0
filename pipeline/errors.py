"""What can go wrong with the store, split by what to do next. Each message is one line and names the file.

StoreError
├── Missing          no such file: run a poll or a backfill first, or mend the path
├── ForeignFile      a sound SQLite file, but of another program: choose another path
├── NewerSchema      written by a later version of this program: upgrade
├── Outdated         written by an earlier version and opened for reading only: a command that writes brings it up
├── Unreadable       damaged, truncated or no database at all: restore a backup
├── ReadOnly         file, folder or disk cannot be written
├── Changed          written to while it was read where nobody may see how: ask again
├── Locked           another process has held the write lock for too long: try again
└── DiskFull         no space left, or a size limit: nothing of this transaction was written
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreError(Exception):
    """Base of the tree; `str(error)` is one line for a person."""


class Missing(StoreError):
    """There is no such file."""


class ForeignFile(StoreError):
    """The file belongs to another program."""


class NewerSchema(StoreError):
    """The file was written by a later version."""


class Outdated(StoreError):
    """The file was written by an earlier version, and may only be read here."""


class Unreadable(StoreError):
    """The file is damaged or no database."""


class ReadOnly(StoreError):
    """The file cannot be written."""


class Changed(StoreError):
    """The file was written to while it was read: what was read of it is not to be trusted."""


class Locked(StoreError):
    """Another process holds the write lock."""


class DiskFull(StoreError):
    """Nothing can be written for want of space; nothing half-written stays."""


_BY_CODE: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (Locked, "is locked by another process"),
    sqlite3.SQLITE_LOCKED: (Locked, "is locked"),
    sqlite3.SQLITE_READONLY: (ReadOnly, "cannot be written: the file, its folder or its disk is read-only"),
    sqlite3.SQLITE_FULL: (DiskFull, "cannot grow: the disk is full; nothing of this step was stored"),
    sqlite3.SQLITE_IOERR: (DiskFull, "cannot be read or written: input/output error; nothing of this step was stored"),
    sqlite3.SQLITE_CORRUPT: (Unreadable, "is damaged; restore a backup"),
    sqlite3.SQLITE_NOTADB: (Unreadable, "is not a database"),
    sqlite3.SQLITE_CANTOPEN: (Unreadable, "cannot be opened: check the path and its permissions"),
    sqlite3.SQLITE_PERM: (Unreadable, "cannot be opened: permission denied"),
}
_READ_TROUBLE = {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS}


def from_sqlite(error: sqlite3.Error, path: Path | str) -> StoreError | None:
    """The error of the tree for one of SQLite's, or None where it is a fault of the program, not of the file."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code in _READ_TROUBLE:
        return Unreadable(f"{path} cannot be read: it is shorter than it says, or the disk fails; restore a backup")
    found = _BY_CODE.get(code & 0xFF)
    return found[0](f"{path} {found[1]}") if found else None


@contextmanager
def named(path: Path | str | Callable[[], str]) -> Iterator[None]:
    """Turns SQLite's errors about the file into those of the tree, naming the file."""
    try:
        yield
    except sqlite3.Error as error:
        known = from_sqlite(error, path() if callable(path) else path)
        if known is None:
            raise
        raise known from error
