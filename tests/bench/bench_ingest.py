"""How fast a new article is remembered, against bare sqlite3 storing the same texts durably with a search index.

python tests/bench/bench_ingest.py [--count 2000] [--folder .]
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from made_texts import Maker, sighting

from pipeline import schema
from pipeline.store import Store

_BARE = """
PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
CREATE TABLE texts (key INTEGER PRIMARY KEY, url TEXT UNIQUE, title TEXT, published TEXT, body TEXT, text TEXT);
CREATE VIRTUAL TABLE found USING fts5(title, body, content='texts', content_rowid='key');
CREATE TRIGGER texts_found AFTER INSERT ON texts BEGIN
    INSERT INTO found (rowid, title, body) VALUES (new.key, new.title, new.body);
END;
"""


def bare(folder: Path, sightings: list) -> tuple[float, float]:
    """Seconds of wall clock and of CPU for one durable transaction a text."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.executescript(_BARE)
    wall, cpu = time.perf_counter(), time.process_time()
    for one in sightings:
        article = one.article
        values = (one.url, article.title, article.published.isoformat(), article.body, article.text)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO texts (url, title, published, body, text) VALUES (?,?,?,?,?)", values)
        connection.execute("COMMIT")
    found = time.perf_counter() - wall, time.process_time() - cpu
    connection.close()
    return found


def ours(folder: Path, sightings: list, *, batch: int = 1) -> tuple[float, float]:
    """The same through the whole ladder: identity, near-duplicates, revisions, search."""
    db = schema.open(folder / f"csto{batch}.db")
    store = Store(db)
    wall, cpu = time.perf_counter(), time.process_time()
    for start in range(0, len(sightings), batch):
        with schema.transaction(db):
            for one in sightings[start : start + batch]:
                store.remember(one)
    found = time.perf_counter() - wall, time.process_time() - cpu
    db.close()
    return found


class Recorder:
    """Stands before a connection and keeps what was written through it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.written: list[tuple[str, object]] = []

    def execute(self, sql: str, parameters: object = ()) -> sqlite3.Cursor:
        if sql.startswith(("INSERT", "UPDATE", "DELETE", "COMMIT")):
            self.written.append((sql, parameters))
        return self.connection.execute(sql, parameters)

    def __getattr__(self, name: str) -> object:
        return getattr(self.connection, name)


def replayed(folder: Path, sightings: list) -> tuple[float, float]:
    """The very rows that `remember` writes, into the same tables, by bare sqlite3."""
    db = schema.open(folder / "recorded.db", batch=True)
    recorder = Recorder(db.conn)
    db.conn = recorder
    store = Store(db)
    for one in sightings:
        with schema.transaction(db):
            store.remember(one)
    db.close()
    connection = schema.open(folder / "replayed.db").conn
    wall, cpu = time.perf_counter(), time.process_time()
    connection.execute("BEGIN IMMEDIATE")
    for sql, parameters in recorder.written:
        connection.execute(sql, parameters)
        if sql == "COMMIT":
            connection.execute("BEGIN IMMEDIATE")
    connection.execute("COMMIT")
    found = time.perf_counter() - wall, time.process_time() - cpu
    connection.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--folder", default=None, help="where the databases are made; a disk, not a tmpfs")
    options = parser.parse_args()
    maker = Maker()
    sightings = [sighting(maker.text(), number) for number in range(options.count)]
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        runs = {"bare sqlite3, texts and FTS": bare(Path(name), sightings),
                "bare sqlite3, the same rows": replayed(Path(name), sightings), "remember": ours(Path(name), sightings),
                "remember, 50 a transaction": ours(Path(name), sightings, batch=50)}  # fmt: skip
    plain, same = (options.count / runs[f"bare sqlite3, {name}"][0] for name in ("texts and FTS", "the same rows"))
    for name, (wall, cpu) in runs.items():
        rate = options.count / wall
        each = cpu / options.count * 1000
        print(f"{name:28} {rate:6.0f} texts/s  {rate / plain:5.2f} of texts and FTS  {rate / same:5.2f} of same rows"
              f"  {each:.2f} ms of CPU each")  # fmt: skip


if __name__ == "__main__":
    main()
