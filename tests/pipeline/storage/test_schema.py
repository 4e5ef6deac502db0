"""Opening the store, and every way in which a file can be no store: one clear line, nothing half-written."""

import os
import sqlite3
import threading
from pathlib import Path

import pytest

from pipeline import errors, schema
from pipeline.store import Store
from tests.pipeline.storage.sightings import put


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """In a folder that is not there yet."""
    return tmp_path / "state" / "csto.db"


def test_new_store_is_made_with_its_marks(file):
    """Folder and file are made; WAL, foreign keys, full durability, the application id, strict tables."""
    db = schema.open(file)
    pragma = {
        name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys", "synchronous")
    }
    assert pragma == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2}
    assert db.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID
    assert [table.name for table in db.tables if not table.strict and not table.name.startswith(("_", "search"))] == []
    db.close()


def test_opening_again_keeps_everything(file):
    """A second opening applies nothing and finds what was there."""
    db = schema.open(file)
    put(db, 1, 2)
    db.close()
    again = schema.open(file)
    assert Store(again).count() == 2
    again.close()


def test_transaction_is_all_or_nothing(file):
    """An error within the block leaves nothing of it; a nested block is part of the outer one."""
    db = schema.open(file)

    def fails() -> None:
        with schema.transaction(db):
            put(db, 1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert Store(db).count() == 0
    with schema.transaction(db):
        put(db, 1)
    assert Store(db).count() == 1
    db.close()


def test_transactions_together_lose_only_what_fails(file):
    """Those before one that fails are stored, nothing of it is, and its error is told."""
    db = schema.open(file, batch=True)

    def fails() -> None:
        with schema.together(db):
            for number in (1, 2, 3):
                with schema.transaction(db):
                    put(db, number)
                    if number == 3:
                        raise RuntimeError("the third")

    with pytest.raises(RuntimeError, match="the third"):
        fails()
    assert not db.conn.in_transaction
    assert Store(db).count() == 2
    with schema.together(db):
        put(db, 3, 4)
    assert Store(db).count() == 4
    db.close()


def test_one_writer_at_a_time_within_a_process(file):
    """Threads with connections of their own write one after the other, and all is stored."""
    schema.open(file).close()

    def work(start: int) -> None:
        db = schema.open(file, check=False)
        for n in range(start, start + 20):
            put(db, n)
        db.close()

    threads = [threading.Thread(target=work, args=(100 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db = schema.open(file)
    assert Store(db).count() == 80
    db.close()


def test_foreign_file_is_refused_and_left_alone(file):
    """A database of another program is named as such and not written to."""
    file.parent.mkdir()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = file.read_bytes()
    for readonly in (False, True):
        with pytest.raises(errors.ForeignFile, match="another program"):
            schema.open(file, readonly=readonly)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"not a database at all, but a text of some length" * 40, b"\x00" * 8192, b"SQLite format 3\x00"]
)
def test_unreadable_file_is_refused_and_left_alone(file, content):
    """What is no database is never started over with an empty one."""
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(errors.Unreadable, match=str(file)):
        schema.open(file)
    assert file.read_bytes() == content


def test_truncated_store_is_refused(file):
    """A store cut short is named as damaged, by `quick_check` at the latest."""
    db = schema.open(file)
    put(db, *range(40))
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    size = file.stat().st_size
    os.truncate(file, size // 2)
    with pytest.raises(errors.Unreadable, match=r"damaged|cannot be read"):
        schema.open(file)
    assert file.stat().st_size == size // 2


def test_scribbled_page_is_found_at_start(file):
    """A page overwritten in the middle is found by `quick_check`."""
    db = schema.open(file)
    put(db, *range(60), size=300)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    with file.open("r+b") as stream:
        for page in range(6, 60):
            stream.seek(page * 4096)
            stream.write(b"\xa5" * 200)
    with pytest.raises(errors.Unreadable):
        schema.open(file)


def test_emptied_store_beside_its_log_is_refused(file):
    """An emptied file whose log still holds the data is not taken for a new one."""
    file.parent.mkdir()
    file.touch()
    file.with_name("csto.db-wal").write_bytes(b"x" * 100)
    with pytest.raises(errors.Unreadable, match="is empty"):
        schema.open(file)


def test_folder_and_impossible_places(file, tmp_path):
    """A folder in its place, a file in the place of its folder: one line each."""
    file.mkdir(parents=True)
    with pytest.raises(errors.Unreadable, match="folder"):
        schema.open(file)
    (tmp_path / "plain").write_text("x")
    with pytest.raises(errors.ReadOnly, match="plain"):
        schema.open(tmp_path / "plain" / "csto.db")


def test_missing_store_is_not_made_for_reading(file):
    """Reading makes nothing."""
    with pytest.raises(errors.Missing, match="does not exist"):
        schema.open(file, readonly=True)
    assert not file.parent.exists()


def test_reading_works_beside_a_writer_and_cannot_write(file):
    """A reader sees what is committed and is refused to write, with a clear line."""
    db = schema.open(file)
    put(db, 1)
    reader = schema.open(file, readonly=True)
    assert Store(reader).count() == 1
    with pytest.raises(errors.ReadOnly, match="read-only"):
        put(reader, 2)
    put(db, 2)
    assert Store(reader).count() == 2
    reader.close()
    db.close()
