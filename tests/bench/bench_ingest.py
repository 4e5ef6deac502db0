"""How fast a new article is remembered, against bare sqlite3 storing the same texts durably with a search index.

    python tests/bench/bench_ingest.py [--count 4096] [--folder .]

Three ways store the same texts, each text durable before the next begins (WAL, synchronous = FULL, one commit each):

texts and FTS   what anybody would write: one table with headline, body and page, a unique address, FTS5 kept by a
                trigger. It looks for no duplicate, keeps no history and finds no inflected form
the same rows   the very statements that `remember` issues, into the same tables, nothing computed: what is left of the
                difference is identity, near-duplicates and stems. It shares what `remember` saves: FTS5 takes texts by
                the 256 (a search reads the ones that wait), and a body that stands in its page's text is kept once
remember        the whole ladder

A disk is never equally fast for long: all take turns, 16 texts at a time. Some work is done for many texts at once
(FTS5 each 256, marks each 1024), so a ratio is of rounds of 1024 texts, everything in them counted: median, least and
most of the rounds. On a tmpfs (`--folder /dev/shm`) a commit waits for nothing: that is the ratio of CPU time alone.
"""

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
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


TURN = 16
ROUND = 1024


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

    def executemany(self, sql: str, parameters: Iterable[object]) -> None:
        """Row by row, so that nothing written goes unrecorded."""
        for one in parameters:
            self.execute(sql, one)

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
    parser.add_argument("--count", type=int, default=4 * ROUND, help="texts, rounded up to a multiple of 1024")
    parser.add_argument("--folder", default=None, help="where the databases are made; a disk, not a tmpfs")
    options = parser.parse_args()
    maker, rounds = Maker(), -(-options.count // ROUND)
    sightings = [sighting(maker.text(), number) for number in range(rounds * ROUND)]
    wall: dict[str, list[float]] = {name: [0.0] * rounds for name in WAYS}
    cpu = {name: [0.0] * rounds for name in WAYS}
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        running = {name: way(Path(folder), sightings) for name, way in WAYS.items()}
        for one in running.values():
            next(one)
        for turn in range(rounds * ROUND // TURN):
            place = turn * TURN // ROUND
            for name, one in running.items():
                started, used = time.perf_counter(), time.process_time()
                for _ in range(TURN):
                    next(one)
                wall[name][place] += time.perf_counter() - started
                cpu[name][place] += time.process_time() - used
    plain, same = list(WAYS)[:2]
    for name, taken in wall.items():
        print(
            f"{name:28} {ROUND / statistics.median(taken):6.0f} texts/s"
            f"  {_ratio(wall[plain], taken)} of texts and FTS  {_ratio(wall[same], taken)} of the same rows"
            f"  {statistics.median(cpu[name]) / ROUND * 1000:.2f} ms of CPU each"
        )


def _ratio(one: list[float], other: list[float]) -> str:
    found = sorted(a / b for a, b in zip(one, other, strict=True))
    return f"{statistics.median(found):.2f} ({found[0]:.2f}..{found[-1]:.2f})"


if __name__ == "__main__":
    main()
