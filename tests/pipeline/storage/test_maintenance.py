"""Care of the store: soundness, backup, compaction."""

import sqlite3
import threading

import pytest

from pipeline import errors, schema
from pipeline.searching import word_index
from pipeline.storage import maintenance
from pipeline.store import Store


def fill(meet, count=30, start=0):
    for n in range(start, start + count):
        meet(
            f"/news/x/item-number-{n}/",
            title=f"Item {n}",
            body=f"Text of item {n} with word{n} and word{n * 31} in it. " * 4,
        )


def test_sound_store_has_no_problems(meet, store):
    """Nothing is said of a sound store."""
    fill(meet)
    assert maintenance.check(store.db) == []


def test_damage_is_named(meet, store):
    """What points nowhere, or is not found any more, is named one line each."""
    fill(meet, 3)
    word_index.catch_up(store.db)
    store.db.execute("PRAGMA foreign_keys = OFF")
    store.db.execute("DELETE FROM revisions WHERE record = 1")
    store.db.execute("DELETE FROM records WHERE key = 2")
    problems = maintenance.check(store.db)
    assert any("1 records without their current wording" in one for one in problems)
    assert any("1 search entries without a record" in one for one in problems)
    assert all("\n" not in one for one in problems)


def test_backup_is_a_sound_store(meet, store, tmp_path):
    """The copy opens as a store with the same records, and may be replaced by the next one."""
    fill(meet, 5)
    path = maintenance.backup(store.db, tmp_path / "copies" / "one.db")
    fill(meet, 2, start=50)
    maintenance.backup(store.db, path)
    db = schema.open(path)
    assert [one.id for one in Store(db).records()] == [one.id for one in store.records()]
    assert maintenance.check(db) == []
    db.close()
    assert [one.name for one in path.parent.iterdir() if one.name.endswith(".part")] == []


def test_a_backup_stays_as_private_as_the_one_before(meet, store, tmp_path):
    """Nightly copies over one file keep its mode, and a link to another disk stays a link."""
    fill(meet, 1)
    kept, link = tmp_path / "kept.db", tmp_path / "link.db"
    maintenance.backup(store.db, kept)
    kept.chmod(0o600)
    link.symlink_to(kept)
    fill(meet, 1, start=50)
    assert maintenance.backup(store.db, link) == kept
    assert (link.is_symlink(), kept.stat().st_mode & 0o777) == (True, 0o600)


def test_no_copy_is_made_of_a_damaged_store(meet, store, file, tmp_path):
    """Last night's backup stays: what is damaged takes the place of nothing sound, and says so."""
    fill(meet, 60)
    kept = maintenance.backup(store.db, tmp_path / "copy.db").read_bytes()
    store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    store.db.close()
    with file.open("r+b") as stream:
        stream.seek(20_000)
        stream.write(b"\xa5" * 8_192)
    with pytest.raises(errors.Unreadable, match=r"is damaged .*copy.db is left as it was"):
        maintenance.backup(schema.open(file, readonly=True, check=False), tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == kept
    assert [path.name for path in tmp_path.glob(".*part")] == []


def test_backup_while_others_write(meet, store, file, tmp_path):
    """A backup is a consistent state, although a writer goes on."""
    fill(meet, 60)
    stop = threading.Event()

    def write():
        db = schema.open(file, check=False)
        n = 0
        while not stop.is_set():
            with schema.transaction(db):
                db.execute("UPDATE records SET unstable = ?", (str(n),))
            n += 1
        db.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        path = maintenance.backup(store.db, tmp_path / "copy.db")
    finally:
        stop.set()
        writer.join()
    copy = sqlite3.connect(path)
    assert copy.execute("SELECT count(DISTINCT unstable) FROM records").fetchone()[0] <= 1
    assert copy.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    copy.close()


def test_backup_overwrites_nothing_else(meet, store, file, tmp_path):
    """A file that is no backup, and the store itself, are refused and stay as they are."""
    fill(meet, 1)
    other = tmp_path / "letter.txt"
    other.write_text("dear")
    with pytest.raises(errors.ForeignFile):
        maintenance.backup(store.db, other)
    with pytest.raises(errors.StoreError, match="itself"):
        maintenance.backup(store.db, file)
    assert other.read_text() == "dear"
    with pytest.raises(errors.StoreError, match="cannot be written"):
        maintenance.backup(store.db, other / "below.db")


def test_vacuum_gives_space_back(meet, store, file):
    """After deleting, the file shrinks, and everything is still found."""
    fill(meet, 200)
    word_index.catch_up(store.db)
    store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = file.stat().st_size
    store.db.execute("CREATE TABLE filler (x TEXT) STRICT")
    store.db.execute("INSERT INTO filler SELECT hex(randomblob(5000)) FROM records")
    store.db.execute("DROP TABLE filler")
    store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    grown = file.stat().st_size
    maintenance.vacuum(store.db)
    assert grown > before >= file.stat().st_size
    assert len(store.search("word7")) == 1
    assert maintenance.check(store.db) == []
