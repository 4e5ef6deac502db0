"""Care of the store: soundness, online backup, compaction."""

import errno
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from pipeline.errors import DiskFull, ForeignFile, ReadOnly, StoreError, Unreadable, named
from pipeline.schema import APPLICATION_ID, path_of, transaction
from pipeline.searching import word_index

_ORPHAN = "NOT EXISTS (SELECT 1 FROM records r WHERE r.key = {})"
_WORDED = "EXISTS (SELECT 1 FROM revisions v WHERE v.record = r.key AND v.number = r.revision)"
_RULES = (
    ("records without their current wording", "records r", f"NOT {_WORDED}"),
    (
        "records not in the search index",
        "records r",
        "r.key < (SELECT max(id) FROM search_docsize) AND NOT EXISTS (SELECT 1 FROM search_docsize WHERE id = r.key)",
    ),
    ("records whose root is unknown", "records r", "NOT EXISTS (SELECT 1 FROM records o WHERE o.id = r.root)"),
    ("search entries without a record", "search_docsize s", _ORPHAN.format("s.id")),
    (
        "marks without a record",
        "(SELECT record FROM marks UNION SELECT record FROM fresh_marks) m",
        _ORPHAN.format("m.record"),
    ),
)
MOST = 20  # problems named


def check(db: Database) -> list[str]:
    """What is wrong with the store, one line each; empty for a sound one. Reads every page of it."""
    with named(path_of(db)):
        try:
            found = [row[0] for row in db.conn.execute(f"PRAGMA integrity_check({MOST})") if row[0] != "ok"]
            broken = db.conn.execute("PRAGMA foreign_key_check").fetchmany(MOST)
            found += [f"{table}: row {row} points at a missing row of {parent}" for table, row, parent, _ in broken]
            found += [problem for rule in _RULES if (problem := _count(db, *rule))]
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise
            return [f"{path_of(db)} is damaged ({error}); restore a backup"]
    return [f"{path_of(db)}: {' '.join(problem.split())}" for problem in found]


def _count(db: Database, name: str, table: str, where: str) -> str | None:
    count = db.conn.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0]
    return f"{count} {name}" if count else None


def backup(db: Database, path: Path) -> Path:
    """A sound copy of the store as it is now, also while others write to it; gives its path.

    It appears whole or not at all, and takes the place of nothing but an earlier store: as private as that was, and
    behind a symbolic link where that is one.
    """
    path = Path(path)
    path = path.resolve() if path.is_symlink() else path
    if not db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise StoreError(f"{path_of(db)} is empty: there is nothing to back up")
    if path.exists():
        _refuse_foreign(path, Path(path_of(db)))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _copy(db, path)
    except OSError as error:
        kind = DiskFull if error.errno == errno.ENOSPC else ReadOnly
        raise kind(f"{path} cannot be written: {error.strerror}") from error
    return path


def _copy(db: Database, path: Path) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.touch()
        if path.exists():
            shutil.copymode(path, part)
        with named(path), closing(sqlite3.connect(part)) as target:
            db.conn.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
            found = target.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise Unreadable(f"{path_of(db)} is damaged ({found.splitlines()[-1]}): {path} is left as it was")
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _refuse_foreign(path: Path, own: Path) -> None:
    if path.samefile(own):
        raise StoreError(f"{path} is the store itself: name another file for the backup")
    if path.is_file():
        with path.open("rb") as stream:
            head = stream.read(72)
        if not head or (head[:15] == b"SQLite format 3" and head[68:72] == APPLICATION_ID.to_bytes(4, "big")):
            return
    raise ForeignFile(f"{path} exists and is no backup of a store: name another file")


def vacuum(db: Database) -> None:
    """Gives unused space back to the disk and merges the search index; nobody else can write meanwhile."""
    with named(path_of(db)):
        with transaction(db):
            word_index.catch_up(db)
            db.conn.execute("INSERT INTO search (search) VALUES ('optimize')")
        db.conn.execute("VACUUM")
        db.conn.execute("PRAGMA optimize")
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
