"""What it costs to match one new article against many records, and how that grows.

    python tests/bench/bench_match.py [--counts 10000 1000000] [--folder .]

Records are put in by bulk; half of the articles asked about are new, half near copies.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from made_texts import WORDS, Maker, sighting
from sqlite_utils import Database

from pipeline import dedupe, schema
from pipeline.fingerprint import fingerprint
from pipeline.model import Completeness, Sighting
from pipeline.spelling import slug
from pipeline.storage import revisions
from pipeline.storage.candidates import Lookup
from pipeline.storage.marks import MarkIndex, own

ASKED = 1000


def fill(db: Database, maker: Maker, start: int, count: int, kept: list[list[str]]) -> None:
    """Puts in the rows that `Store.remember` would, in bulk; the search index, which matching never asks, left out."""
    db.conn.execute("PRAGMA synchronous = OFF")
    db.conn.execute("CREATE TEMP TABLE loose (mark INTEGER, record INTEGER)")
    for first in range(start, count, 5000):
        with schema.transaction(db):
            for n in range(first, min(first + 5000, count)):
                words = maker.words(WORDS)
                if n % max(1, count // ASKED) == 0:
                    kept.append(words)
                _put(db, sighting(maker.text(words), n), n + 1)
    with schema.transaction(db):
        db.conn.execute("INSERT INTO marks SELECT DISTINCT mark, record FROM loose ORDER BY 1, 2")
    db.conn.execute("DROP TABLE loose")
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _put(db: Database, one: Sighting, key: int) -> None:
    print_ = fingerprint(one.article.title, one.article.body)
    id = f"{key:016x}"
    db.conn.execute(
        "INSERT INTO records (key, id, source, lang, url, slug, published, completeness, first_seen, last_seen,"
        " revision, news, root, content) VALUES (?,?,?,?,?,?,?,'full','2026','2026',1,1,?,?)",
        (
            key,
            id,
            one.source,
            one.lang,
            one.url,
            slug(one.url),
            str(one.article.published),
            id,
            print_.content_hash,
        ),
    )
    revisions.insert(db, key, 1, one.seen_at, print_.content_hash, one.article, evidence=None)
    db.conn.execute("INSERT INTO addresses VALUES (?,?,0,0)", (one.url, key))
    marks = [*own(print_, slug(one.url), Completeness.FULL, respelled=False), *print_.bands]
    db.conn.executemany("INSERT INTO temp.loose VALUES (?,?)", [(mark, key) for mark in marks])


def ask(db: Database, questions: list[Sighting]) -> list[float]:
    """Milliseconds of each match: fingerprint, every rung's lookup, decision."""
    marks = MarkIndex(db)
    taken = []
    for one in questions:
        begun = time.perf_counter()
        with schema.transaction(db):
            print_ = fingerprint(one.article.title, one.article.body)
            dedupe.match(one, print_, Lookup(db, marks, one, print_).candidates())
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--folder", default=None)
    options = parser.parse_args()
    maker, kept, medians, start = Maker(), [], [], 0
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        db = schema.open(Path(name) / "csto.db", batch=True)
        for count in sorted(options.counts):
            begun = time.perf_counter()
            fill(db, maker, start, count, kept)
            start = count
            new = [sighting(maker.text(), 10**9 + n) for n in range(ASKED // 2)]
            known = random.Random(1).sample(kept, min(len(kept), ASKED // 2))
            near = [sighting(maker.text(maker.edited(words, 0.05)), 2 * 10**9 + n) for n, words in enumerate(known)]
            taken = ask(db, new + near)
            ask_again = ask(db, new + near)
            medians.append(statistics.median(ask_again))
            worst = statistics.quantiles(ask_again, n=100)[98]
            print(f"{count:9} records: median {medians[-1]:.2f} ms, 99 of 100 under {worst:.2f} ms, "
                  f"cold {statistics.median(taken):.2f} ms (filled in {time.perf_counter() - begun:.0f} s, "
                  f"{Path(name, 'csto.db').stat().st_size >> 20} MiB)", flush=True)  # fmt: skip
        db.close()
    growth = medians[-1] / medians[0]
    print(f"median at the largest is {growth:.2f} times that at the smallest")
    return 0 if medians[-1] < 2 and growth < 2 else 1


if __name__ == "__main__":
    sys.exit(main())
