"""Opening the store, and every way in which a file can be no store: one clear line, nothing half-written."""

import contextlib
import datetime as dt
import os
import resource
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipeline import errors, maintenance, record_schema, reindex, schema
from pipeline.fingerprint import fingerprint, state
from pipeline.model import Article, Reading, Served, Sighting
from pipeline.outbox import Outbox
from pipeline.stems import stems
from pipeline.store import Store

LAID_OUT = "SELECT sql FROM sqlite_master WHERE name NOT LIKE 'search_%' AND name NOT LIKE '_sqlite%' ORDER BY name"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "csto.db"


def sighting(n: int = 0, size: int = 30) -> Sighting:
    body = " ".join(f"word{n}x{m}" for m in range(size))
    article = Article(f"Headline {n}", None, body, body, Reading(Served.ANATOMY, 1.0))
    return Sighting(article, "csto-en", "en", dt.datetime(2026, 1, 1, tzinfo=dt.UTC), url=f"https://x/news/item-{n}/")


def put(db: Database, *numbers: int, size: int = 30) -> None:
    with schema.transaction(db):
        for n in numbers:
            Store(db).remember(sighting(n, size))


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


def test_later_schema_is_refused(file):
    """A file of a later version is left to that version."""
    db = schema.open(file)
    db["_sqlite_migrations"].insert({"migration_set": "records", "name": "m999_later", "applied_at": "2030"})
    db.close()
    with pytest.raises(errors.NewerSchema, match="m999_later"):
        schema.open(file)


def test_earlier_schema_is_not_read_half(file):
    """A store some migrations behind may be brought up to date, but not read as it is."""
    db = schema.open(file)
    db.execute("DELETE FROM _sqlite_migrations WHERE migration_set = 'outbox'")
    db.close()
    with pytest.raises(errors.Outdated):
        schema.open(file, readonly=True)


def test_locked_store_says_so(file):
    """A lock held by another process for too long: one line, nothing stored."""
    db = schema.open(file)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    db.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(errors.Locked, match="locked by another process"):
        put(db, 1)
    other.execute("ROLLBACK")
    other.close()
    put(db, 1)
    assert Store(db).count() == 1
    db.close()


FILL = """
import resource, sys
from pathlib import Path
sys.path[:0] = [{root!r}, {tests!r}]
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from pipeline import schema, errors
import test_schema
db = schema.open({file!r})
test_schema.put(db, 1)
done = 1
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
try:
    for n in range(2, 500):
        test_schema.put(db, n, size=400)
        done = n
except errors.DiskFull as error:
    print(done, error)
"""


def test_full_disk_stops_clearly_and_loses_nothing(file):
    """When the disk is full the transaction is refused in one line; what was stored before is there and sound."""
    schema.open(file).close()
    code = FILL.format(root=str(ROOT), tests=str(Path(__file__).parent), file=str(file), limit=2_000_000)
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=100, check=True)
    done, message = ran.stdout.strip().split(" ", 1)
    assert int(done) > 1
    assert "nothing of this step was stored" in message
    assert "\n" not in message
    db = schema.open(file)
    assert Store(db).count() == int(done)
    put(db, 10_000)
    db.close()


WRITE = """
import sys
sys.path[:0] = [{root!r}, {tests!r}]
from pipeline import schema
import test_schema
db = schema.open({file!r})
for n in range(100_000):
    test_schema.put(db, n)
    print(n, flush=True)
"""


def test_killed_writer_loses_nothing_it_had_stored(file):
    """`kill -9` at any moment: what was committed is there and sound, nothing is there by half."""
    code = WRITE.format(root=str(ROOT), tests=str(Path(__file__).parent), file=str(file))
    stored = 0
    for wanted in (3, 20, 45):
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as writer:
            for line in writer.stdout or ():
                stored = max(stored, int(line) + 1)
                if int(line) >= wanted:
                    writer.kill()
                    break
        db = schema.open(file)
        assert maintenance.check(db) == []
        assert stored <= Store(db).count() <= stored + 1
        db.close()


@contextlib.contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may write anywhere: gives up being root for a while."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_read_only_folder():
    """A folder that cannot be written: opening says so; reading works all the same."""
    folder = Path(tempfile.mkdtemp())
    file = folder / "csto.db"
    db = schema.open(file)
    put(db, 1)
    db.close()
    file.chmod(0o444)
    folder.chmod(0o555)
    try:
        with ordinary_user():
            with pytest.raises(errors.ReadOnly, match="read-only"):
                schema.open(file)
            with pytest.raises(errors.StoreError, match="cannot be opened"):
                schema.open(folder / "new.db")
            reader = schema.open(file, readonly=True)
            assert Store(reader).count() == 1
            reader.close()
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_every_earlier_schema_is_brought_up(file):
    """From each set's every earlier state the migrations lead to today's schema, with the data kept."""
    db = schema.open(file)
    wanted = {
        row[0]: row[1] for row in db.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'search_%'")
    }
    db.close()
    for migrations in schema.MIGRATIONS:
        names = sorted(schema.names(migrations))
        for stop in names:
            older = file.with_name(f"{migrations.name}-{stop}.db")
            early = Database(sqlite3.connect(older, isolation_level=None))
            early.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            migrations.apply(early, stop_before=stop)
            early.close()
            db = schema.open(older)
            found = {
                row[0]: row[1]
                for row in db.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'search_%'")
            }
            assert found == wanted
            db.close()


RELEASED = {
    "m001_records": "cdcbe2d3179b",
    "m002_text_around_its_body": "4d34ebcda2fd",
    "m003_marks": "2121c6b736ef",
}


def test_released_migrations_are_never_edited():
    """What a released migration makes is part of the contract with files that exist: this list only gains lines."""
    made = {}
    names = [migration.name for migration in record_schema.MIGRATIONS.pending(Database(memory=True))]
    for name, following in zip(names, [*names[1:], None], strict=True):
        db = Database(memory=True)
        record_schema.MIGRATIONS.apply(db, stop_before=following)
        made[name] = sha256("\n".join(row[0] or "" for row in db.execute(LAID_OUT)).encode()).hexdigest()[:12]
    assert made == RELEASED


def old_store(file: Path, stop: str) -> None:
    """A store as the schema before migration `stop` left it: three articles, one of them alerted, and a lead."""
    file.parent.mkdir(parents=True, exist_ok=True)
    db = Database(sqlite3.connect(file, isolation_level=None))
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    db.execute("PRAGMA journal_mode = WAL").fetchone()
    record_schema.MIGRATIONS.apply(db, stop_before=stop)
    for migrations in schema.MIGRATIONS[1:]:
        migrations.apply(db)
    for name, made in reindex.made_with().items():
        db.execute("INSERT INTO settings VALUES (?,?)", [name, made])
    for key, (title, body) in enumerate(OLD_ITEMS, 1):
        print_, url, id = fingerprint(title, body), f"https://x/news/old-item-{key}/", f"{key:016x}"
        db.execute(
            "INSERT INTO records (key, id, source, lang, url, slug, published, completeness, first_seen, last_seen,"
            " revision, news, root, content) VALUES (?,?,'csto-en','en',?,?,'2026-01-01','full',?,?,2,1,?,?)",
            [key, id, url, f"old-item-{key}", OLD_TIME, OLD_TIME, id, print_.content_hash],
        )
        for number, said in ((1, body.replace("border", "frontier")), (2, body)):
            db.execute(
                "INSERT INTO revisions (record, number, at, content, origin, title, published, reading, body, text)"
                " VALUES (?,?,?,?,'anatomy',?,'2026-01-01','{}',?,?)",
                [key, number, OLD_TIME, print_.content_hash, title, said, f"{title}\n\n01.01.2026\n\n{said}"],
            )
        db.execute("INSERT INTO addresses VALUES (?,?,0,?)", [url, key, state(print_, dt.date(2026, 1, 1), ())])
        db.execute("INSERT INTO fresh_bands (record, bands) VALUES (?,?)", [key, struct.pack("<32q", *print_.bands)])
        db.conn.executemany("INSERT INTO openings VALUES (?,?)", [(one, key) for one in print_.openings])
        searched = stems(print_.title_words), stems(print_.body_words)
        db.execute("INSERT INTO search (rowid, title, body) VALUES (?,?,?)", [key, *searched])
    put_old_lead(db)
    more = "INSERT INTO addresses VALUES (?,1,?,NULL)"
    db.conn.executemany(more, [("http://x/news/old-item-1/", 1), ("https://mirror/news/old-item-1/", 0)])
    db.execute(
        "INSERT INTO messages (id, type, alert, root, record_id, source, committed_at)"
        " VALUES ('told', 'statement.new', '{}', ?, ?, 'csto-en', ?)",
        [f"{1:016x}", f"{1:016x}", OLD_TIME],
    )
    db.close()


def put_old_lead(db: Database) -> None:
    print_, key = fingerprint(None, OLD_LEAD), len(OLD_ITEMS) + 1
    db.execute(
        "INSERT INTO records (key, id, source, lang, published, completeness, first_seen, last_seen, revision, news,"
        " root, content) VALUES (?,'lead','csto-en','en','2026-01-01','lead',?,?,1,0,'lead',?)",
        [key, OLD_TIME, OLD_TIME, print_.content_hash],
    )
    db.execute(
        "INSERT INTO revisions (record, number, at, content, origin, published, reading, body, text)"
        " VALUES (?,1,?,?,'anatomy','2026-01-01','{}',?,?)",
        [key, OLD_TIME, print_.content_hash, OLD_LEAD, OLD_LEAD],
    )
    db.conn.executemany("INSERT INTO openings VALUES (?,?)", [(~one, key) for one in print_.openings])
    db.execute("INSERT INTO search (rowid, title, body) VALUES (?,'',?)", [key, stems(print_.body_words)])


OLD_TIME = "2026-01-01T00:00:00.000000+00:00"
OLD_LEAD = "On the first day of the year the Secretary General received the new ambassador of a member state in Moscow."
OLD_ITEMS = (
    ("Call for restraint", "The parties to the conflict at the border were called upon to lay down arms at once. " * 3),
    ("Учения на границе", "Учения миротворцев прошли у границы с участием подразделений всех государств. " * 3),
    ("Concert", "An evening of songs was held in the garden of the mission, and all of the guests enjoyed it. " * 3),
)


@pytest.mark.parametrize("stop", ["m002_text_around_its_body", "m003_marks"])
def test_store_of_an_earlier_schema_is_all_there(file, stop):
    """Records, texts, history, search, identities and alerts of a store written by every earlier schema."""
    old_store(file, stop)
    with pytest.raises(errors.Outdated):
        schema.open(file, readonly=True)
    db = schema.open(file)
    store = Store(db)
    *records, lead = store.records()
    assert [(one.title, one.body) for one in records] == list(OLD_ITEMS)
    assert [one.text for one in records] == [f"{title}\n\n01.01.2026\n\n{body}" for title, body in OLD_ITEMS]
    assert [one.urls for one in records] == [
        ("https://x/news/old-item-1/", "http://x/news/old-item-1/", "https://mirror/news/old-item-1/"),
        ("https://x/news/old-item-2/",),
        ("https://x/news/old-item-3/",),
    ]
    assert [one.body for one in store.revisions(records[0].id)] == [
        OLD_ITEMS[0][1].replace("border", "frontier"),
        OLD_ITEMS[0][1],
    ]
    assert [store.search(word)[0].record.id for word in ("restraint", "границе", "songs")] == [
        one.id for one in records
    ]
    assert Outbox(db).raised(records[0].id)
    for n, (title, body) in enumerate(OLD_ITEMS, 1):
        assert met(store, n, title, body) == ("same", "address", records[n - 1].id)
        assert met(store, 50 + n, title, body) == ("same", "content", records[n - 1].id)
        slip = body.replace("were called", "were caled").replace("прошли у", "прошлт у").replace("garden", "gardenn")
        assert met(store, 70 + n, title, slip)[1:] == ("near", records[n - 1].id)
    page = met(store, 80, "New ambassador", f"{OLD_LEAD}\n\nThey spoke of the year to come.")
    assert page == ("completed", "lead", lead.id)
    trained = "Миротворцы и подразделения государств провели учения у границы, как было намечено на этот год."
    assert met(store, 1, "Учения", trained, lang="ru")[:2] == ("translation", "slug")
    assert store.get(records[0].id).translations == (store.by_url("https://ru/news/old-item-1/").id,)
    new = met(store, 99, "Another", "Words of an item that nobody has ever met before, some dozen of them, to be new.")
    assert new[0] == "new"
    assert maintenance.check(db) == []
    assert db.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID
    db.close()
    schema.open(file, readonly=True).close()


def met(store: Store, n: int, title: str, body: str, lang: str = "en") -> tuple[str, str | None, str]:
    """How such an article at that address is met; in Russian, at another host."""
    article = Article(title, dt.date(2026, 1, 1), body, f"{title}\n\n{body}", Reading(Served.ANATOMY, 1.0))
    at, url = dt.datetime(2026, 2, 1, tzinfo=dt.UTC), f"https://{'x' if lang == 'en' else lang}/news/old-item-{n}/"
    twin = None if lang == "en" else "csto-en"
    with schema.transaction(store.db):
        found = store.remember(Sighting(article, f"csto-{lang}", lang, at, url=url, twin=twin))
    return str(found.match.relation), found.match.rung, found.record.id


def test_indexes_renew_when_a_library_changes(file, monkeypatch):
    """Bands and search made with another sketch or stemmer are made anew at start, and find as before."""
    db = schema.open(file)
    put(db, 1, 2, 3)
    db.execute("UPDATE settings SET value = 'older'")
    db.execute("DELETE FROM fresh_marks")
    db.execute("INSERT INTO search (search) VALUES ('delete-all')")
    db.close()
    again = schema.open(file)
    assert reindex.is_current(again)
    assert again.execute("SELECT count(*) FROM fresh_marks").fetchone()[0] == 3
    assert len(Store(again).search("word2x7")) == 1
    again.close()


def test_limits_of_this_process_are_untouched():
    """The full-disk test works on a process of its own."""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
