"""How fast a new article is remembered, against bare sqlite3 storing the same texts durably with a search index.

    python tests/bench/bench_ingest.py [--count 2000] [--folder .]

A disk is never equally fast for long: all take turns, 20 texts at a time, and the ratio is the median of the turns'.
"""

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
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


TURN = 20


def bare(folder: Path, sightings: list) -> Iterator[None]:
    """One durable transaction a text."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.executescript(_BARE)
    yield
    for one in sightings:
        article = one.article
        values = (one.url, article.title, article.published.isoformat(), article.body, article.text)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO texts (url, title, published, body, text) VALUES (?,?,?,?,?)", values)
        connection.execute("COMMIT")
        yield
    connection.close()


def ours(folder: Path, sightings: list) -> Iterator[None]:
    """The same through the whole ladder: identity, near-duplicates, revisions, search."""
    db = schema.open(folder / "csto.db")
    store = Store(db)
    yield
    for one in sightings:
        with schema.transaction(db):
            store.remember(one)
        yield
    db.close()


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


def replayed(folder: Path, sightings: list) -> Iterator[None]:
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
    yield
    connection.execute("BEGIN IMMEDIATE")
    for sql, parameters in recorder.written:
        connection.execute(sql, parameters)
        if sql == "COMMIT":
            yield
            connection.execute("BEGIN IMMEDIATE")
    connection.execute("COMMIT")
    connection.close()


WAYS: dict[str, Callable[[Path, list], Iterator[None]]] = {
    "bare sqlite3, texts and FTS": bare,
    "bare sqlite3, the same rows": replayed,
    "remember": ours,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--folder", default=None, help="where the databases are made; a disk, not a tmpfs")
    options = parser.parse_args()
    maker = Maker()
    sightings = [sighting(maker.text(), number) for number in range(options.count)]
    wall: dict[str, list[float]] = {name: [] for name in WAYS}
    cpu = dict.fromkeys(WAYS, 0.0)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        running = {name: way(Path(folder), sightings) for name, way in WAYS.items()}
        for one in running.values():
            next(one)
        for _ in range(options.count // TURN):
            for name, one in running.items():
                started, used = time.perf_counter(), time.process_time()
                for _ in range(TURN):
                    next(one)
                wall[name].append(time.perf_counter() - started)
                cpu[name] += time.process_time() - used
    plain, same = list(wall.values())[:2]
    for name, turns in wall.items():
        to_plain, to_same = (
            statistics.median(a / b for a, b in zip(each, turns, strict=True)) for each in (plain, same)
        )
        each = cpu[name] / options.count * 1000
        print(f"{name:28} {TURN / statistics.median(turns):6.0f} texts/s  {to_plain:5.2f} of texts and FTS"
              f"  {to_same:5.2f} of the same rows  {each:.2f} ms of CPU each")  # fmt: skip


if __name__ == "__main__":
    main()
