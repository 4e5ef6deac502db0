"""Stores of every earlier schema are brought up to the present one with all they hold; a released migration stays."""

import datetime as dt
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipeline import errors, schema
from pipeline.fingerprint import fingerprint, state
from pipeline.model import Article, Reading, Served, Sighting
from pipeline.outbox import Outbox
from pipeline.searching import word_index
from pipeline.stems import stems
from pipeline.storage import maintenance, record_schema, reindex
from pipeline.store import Store
from tests.pipeline.storage.sightings import put

LAID_OUT = "SELECT sql FROM sqlite_master WHERE name NOT LIKE 'search_%' AND name NOT LIKE '_sqlite%' ORDER BY name"


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
    "m004_unstable": "10fe05e86ffc",
    "m005_search_merged_by_eights": "10fe05e86ffc",  # a setting of the search index
    "m006_figures": "2e322ef5f61b",
    "m007_spelled_otherwise": "2e322ef5f61b",  # marks
    "m008_first_evidence": "e68311f12e79",
    "m009_corrected": "936a973b1295",
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


@contextmanager
def without_figures(db: Database) -> Iterator[None]:
    """Today's store writes into a schema of before `m006_figures`: the column that it alone knows comes and goes."""
    db.execute("ALTER TABLE records ADD COLUMN figures TEXT")
    yield
    db.execute("ALTER TABLE records DROP COLUMN figures")


def test_a_store_of_before_unstable_records_were_looked_up_keeps_its_records(file):
    """The schema of three migrations, with an article: it is there, and an unstable record is found by its index."""
    db = Database(sqlite3.connect(file, isolation_level=None))
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    record_schema.MIGRATIONS.apply(db, stop_before="m004_unstable")
    for migrations in schema.MIGRATIONS[1:]:
        migrations.apply(db)
    article = Article(title="T", published=None, body="B", text="T\n\nB", reading=Reading(Served.ANATOMY, 1.0))
    with without_figures(db), schema.transaction(db):
        seen = Sighting(article, "csto-en", "en", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        record = Store(db).remember(seen).record
    db.close()
    store = Store(schema.open(file))
    store.db.execute("UPDATE records SET unstable = '2026-01-02T00:00:00.000+00:00'")
    assert store.unstable("csto-en", dt.datetime(2026, 1, 1, tzinfo=dt.UTC)) == [record.id]
    asked = store.db.execute("EXPLAIN QUERY PLAN SELECT id FROM records WHERE source = 'x' AND unstable >= 'y'")
    assert "records_unstable" in str(asked.fetchall())


def test_a_store_of_before_its_search_was_merged_by_eights_finds_what_it_found(file):
    """The schema of four migrations, with articles in the search index: they are found, and so are those put in since,
    while the index is merged by its new measure."""
    db = Database(sqlite3.connect(file, isolation_level=None))
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    record_schema.MIGRATIONS.apply(db, stop_before="m005_search_merged_by_eights")
    for migrations in schema.MIGRATIONS[1:]:
        migrations.apply(db)
    with without_figures(db):
        put(db, *range(20))
    with schema.transaction(db):
        word_index.catch_up(db)
    db.close()
    db = schema.open(file)
    assert db.execute("SELECT v FROM search_config WHERE k = 'automerge'").fetchone()[0] == 8
    for n in range(20, 40):
        put(db, n)
        with schema.transaction(db):
            word_index.catch_up(db)
    assert [len(Store(db).search(f"word{n}x7")) for n in range(40)] == [1] * 40
    assert maintenance.check(db) == []


def test_a_store_of_before_figures_were_kept_tells_items_apart(file):
    """The schema of five migrations, with an article: a copy of it with a slip is it, one with other numbers is not."""
    db = Database(sqlite3.connect(file, isolation_level=None))
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    record_schema.MIGRATIONS.apply(db, stop_before="m006_figures")
    for migrations in schema.MIGRATIONS[1:]:
        migrations.apply(db)
    body = f"{OLD_ITEMS[0][1]} It was signed on 7 May by 300 delegates."
    with without_figures(db):
        first = met(Store(db), 1, "Call", body)
    db.close()
    store = Store(schema.open(file))
    assert met(store, 2, "Call", body.replace("300", "301"))[0] == "new"
    assert met(store, 3, "Call", body.replace("delegates", "delegats")) == ("same", "near", first[2])
