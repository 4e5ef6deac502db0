"""Opening the store: one SQLite file, its own and sound, brought to today's schema; and its write transactions."""

import contextlib
import functools
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database, Migrations

from crawler.frontier_schema import MIGRATIONS as FRONTIER
from pipeline.errors import Changed, ForeignFile, Missing, NewerSchema, Outdated, ReadOnly, Unreadable, named
from pipeline.outbox_schema import MIGRATIONS as OUTBOX
from pipeline.storage import reindex
from pipeline.storage.record_schema import MIGRATIONS as RECORDS

APPLICATION_ID = 0x4353544F  # "CSTO"
BUSY_SECONDS = 30
CHECK_SECONDS = 10.0
_CHANGED = "{} changed while it was read without the right to write beside it: not to be trusted, ask again"
MIGRATIONS = (RECORDS, FRONTIER, OUTBOX)
"""Every package's migrations, in the order they are applied."""
CHECKPOINT, BATCH_CHECKPOINT = 2_000, 32_000
"""Pages in the write-ahead log at which they are moved. A commit into a log that grows waits for the disk longer than
one into a log that is written over again; a long one moves a page that changes often once."""
_NO_INDEX = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR)
_WRITER = threading.RLock()


class Frozen(sqlite3.Connection):
    """Reads the file as it lies there, since what others write cannot be seen from here: see `still`."""

    lay: tuple[int, int] | None = None


def open(
    path: Path | str, *, readonly: bool = False, check: bool = True, batch: bool = False, whatever: bool = False
) -> Database:
    """The store at `path`, made where there is none, of today's schema. The caller closes it (`db.close()`).

    `readonly`: nothing is made or brought up to date; `whatever`: any schema will do, for a copy is made of it as it
    is. `check=False` leaves out `quick_check`, for a second connection
    of one process. `batch=True` lets a power cut lose the last commits, whole ones only: for work to be repeated then.
    Raises StoreError: Missing, ForeignFile, NewerSchema, Unreadable, ReadOnly, Locked, DiskFull.
    """
    path = Path(path)
    with named(path):
        connection = _connect_readonly(path) if readonly else _connect(path)
        try:
            _refuse_foreign(connection, path)
            if check:
                _quick_check(connection, path)
            db = Database(connection, execute_plugins=False)
            if not (readonly and whatever):
                _settle(db, path, readonly=readonly, batch=batch)
        except BaseException:
            connection.close()
            raise
    return db


@contextlib.contextmanager
def transaction(db: Database) -> Iterator[Database]:
    """One write transaction: all of the block is stored, durably, or nothing of it. Blocks within it are savepoints.

    Writers of this process wait for each other here, those of other processes in SQLite for up to 30 s.
    """
    if db.conn.in_transaction:
        with _part(db.conn):
            yield db
        return
    with _WRITER:
        try:
            db.conn.execute("BEGIN IMMEDIATE")
            yield db
            db.conn.execute("COMMIT")
        except BaseException:
            with named(lambda: path_of(db)):
                if db.conn.in_transaction:
                    db.conn.execute("ROLLBACK")
                raise


@contextlib.contextmanager
def together(db: Database) -> Iterator[Database]:
    """Several transactions written at once: for work that is repeated where a crash takes it.

    One that fails takes nothing from those before it, which are stored.
    """
    failure: BaseException | None = None
    with transaction(db):
        try:
            yield db
        except BaseException as error:
            if not db.conn.in_transaction:  # SQLite has taken everything back: the disk is full
                raise
            failure = error
    if failure is not None:
        with named(lambda: path_of(db)):
            raise failure


@contextlib.contextmanager
def _part(connection: sqlite3.Connection) -> Iterator[None]:
    """A savepoint. Always of one name, so that SQLite need not read the statement again."""
    connection.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK TO part")
            connection.execute("RELEASE part")
        raise
    connection.execute("RELEASE part")


def _connect(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnly(f"{path.parent} cannot be made: {error.strerror}") from error
    _refuse_folder(path)
    log = path.with_name(path.name + "-wal")
    if path.exists() and not path.stat().st_size and log.exists() and log.stat().st_size:
        raise Unreadable(f"{path} is empty, but {log.name} beside it is not: restore a backup")
    return _prepare(sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS, cached_statements=256))


def _connect_readonly(path: Path) -> sqlite3.Connection:
    """Read-only also where the folder cannot be written or the disk is full, so that WAL's index cannot be made."""
    if not path.exists():
        raise Missing(f"{path} does not exist")
    _refuse_folder(path)
    quoted = path.resolve().as_uri()
    connection = sqlite3.connect(f"{quoted}?mode=ro", uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        log, lay = path.with_name(path.name + "-wal"), _lies(path)
        if (error.sqlite_errorcode & 0xFF) not in _NO_INDEX or (log.exists() and log.stat().st_size):
            raise
        address = f"{quoted}?mode=ro&immutable=1"
        connection = frozen = sqlite3.connect(address, uri=True, isolation_level=None, factory=Frozen)
        frozen.lay = lay
    return _prepare(connection)


def kept_open(path: Path) -> sqlite3.Connection:
    """A connection that does nothing, for any thread to close: while it is open the log stays where it is, and whoever
    may only read reads what is committed."""
    with named(path):
        connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return connection


def _lies(path: Path | str) -> tuple[int, int] | None:
    """When a file was written to, and its size; None where it is gone."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size


@contextlib.contextmanager
def still(db: Database) -> Iterator[None]:
    """While reading: raises Changed at the end, whatever else went wrong, where the file did not lie still meanwhile.

    Only of one that had to be read without its log, by someone who may not write beside it.
    """
    lay = db.conn.lay if isinstance(db.conn, Frozen) else None
    path = path_of(db)
    try:
        yield
    except Exception as error:
        if lay is not None and lay != _lies(path):
            raise Changed(_CHANGED.format(path)) from error
        raise
    if lay is not None and lay != _lies(path):
        raise Changed(_CHANGED.format(path))


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise Unreadable(f"{path} is a folder, not a database file")


def _prepare(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -6000")
    return connection


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses a file of another program; one without any table is new."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    if owner != APPLICATION_ID and (tables or owner):
        raise ForeignFile(f"{path} is a database of another program: choose another state folder")


def _quick_check(connection: sqlite3.Connection, path: Path) -> None:
    """`PRAGMA quick_check`, given up after ten seconds: a store of a million records must still start."""
    until = time.monotonic() + CHECK_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > until, 1_000_000)
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        return
    finally:
        connection.set_progress_handler(None, 0)
    if found != "ok":
        raise Unreadable(f"{path} is damaged ({found.splitlines()[-1]}); restore a backup")


def _settle(db: Database, path: Path, *, readonly: bool, batch: bool) -> None:
    """WAL, durability and today's schema."""
    _refuse_newer(db, path)
    if readonly:
        if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise Unreadable(f"{path} is empty: nothing was stored in it yet")
        if any(each.pending(db) for each in MIGRATIONS):
            raise Outdated(
                f"{path} was written by an earlier version of csto: run `csto run`, `csto poll` or, for a copy that is"
                " only read, `csto db vacuum` once"
            )
        return
    if db.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        db.execute("PRAGMA journal_mode = WAL").fetchone()
    db.execute(f"PRAGMA synchronous = {'NORMAL' if batch else 'FULL'}")
    db.execute(f"PRAGMA wal_autocheckpoint = {BATCH_CHECKPOINT if batch else CHECKPOINT}")
    if any(each.pending(db) for each in MIGRATIONS) or not reindex.is_current(db):
        with transaction(db):
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            for each in MIGRATIONS:
                each.apply(db)
            reindex.renew(db)


def _refuse_newer(db: Database, path: Path) -> None:
    for each in MIGRATIONS:
        known = names(each)
        unknown = [one.name for one in each.applied(db) if one.name not in known]
        if unknown:
            raise NewerSchema(f"{path} was written by a later version of csto ({unknown[-1]}): upgrade csto")


@functools.lru_cache(maxsize=16)
def names(migrations: Migrations) -> frozenset[str]:
    """Names of a set's migrations; `pending` on an empty database is the public way to list them."""
    empty = Database(memory=True, execute_plugins=False)
    try:
        return frozenset(one.name for one in migrations.pending(empty))
    finally:
        empty.close()


def path_of(db: Database) -> str:
    """The file of a connection, for messages."""
    return str(db.conn.execute("PRAGMA database_list").fetchone()[2] or "the store")
