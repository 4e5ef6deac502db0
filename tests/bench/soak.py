"""Ten simulated days over three sites that publish, edit, remove, fail and restart us: no miss, no repeat, no growth.

`python tests/bench/soak.py [--days 10] [--seed 1]`. The clock is an argument of everything, so a day takes seconds;
sites, their author and the receiver are processes and sockets of their own, so that the monitor is what is measured.
Exits 1 where a promise was broken.
"""

import argparse
import datetime as dt
import importlib
import logging
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[2]))

from pipeline import schema
from pipeline.app import heap
from tests.bench.soak_days import Soak
from tests.bench.soak_world import SITES, Receiver, sites, twins
from tests.simulation import HandClock

LARGEST_GROWTH = 5 * 2**20
WARM = 3
"""Days until every fault has come by, and so every part was loaded and every buffer has had its largest size."""


def reckon(soak: Soak) -> list[str]:
    """Every promise that was broken, in one line each."""
    truth, wrong = soak.truth, []
    ids: dict[str, Counter[str]] = {}
    for kind, id, about in soak.receiver.taken:
        if kind.startswith("statement"):
            ids.setdefault(f"{kind} {about}", Counter())[id] += 1
    told = {key.removeprefix("statement.new ") for key in ids if key.startswith("statement.new ")}
    for addresses in truth.new.values():
        count = sum(at in told for at in addresses)
        if count != 1:
            wrong.append(f"{'MISSED' if not count else 'REPEATED'}: {count} alerts for {addresses}")
    known = {at for addresses in truth.new.values() for at in addresses}
    wrong += [f"NOISE: alert for what was no statement: {at}" for at in told - known]
    for key, found in ids.items():
        if len(found) > 1 and key.startswith("statement.new"):
            wrong.append(f"REPEATED under a second id: {key}")
        if max(found.values()) > 1:
            wrong.append(f"REPEATED: {key} taken {max(found.values())} times")
    revised = {key.removeprefix("statement.revised ") for key in ids if key.startswith("statement.revised ")}
    gone = {at for at, _ in truth.removed}
    wrong += [f"MISSED edit: {at}" for at in truth.edited if at not in revised and at not in gone]
    wrong += [f"NOISE: revision of what was not edited: {at}" for at in revised - set(truth.edited)]
    removed = {key.removeprefix("statement.removed ") for key in ids if key.startswith("statement.removed ")}
    until = soak.clock() - dt.timedelta(days=4)
    wrong += [
        f"MISSED removal: {at}, gone since {when}" for at, when in truth.removed if when < until and at not in removed
    ]
    wrong += [f"NOISE: removal of what is there: {at}" for at in removed - gone]
    return wrong


@dataclass(frozen=True)
class Figures:
    """The process at the end of a day."""

    day: int
    memory: int
    own: int  # of it what no file backs, swapped or not: the system may drop the rest at any time
    threads: int
    files: int
    store: int
    evidence: int

    def __str__(self) -> str:
        return (
            f"day {self.day:>2}: memory {self.memory / 2**20:6.1f} MiB, own {self.own / 2**20:5.1f} MiB,"
            f" threads {self.threads},"
            f" open files {self.files}, store {self.store / 2**20:6.2f} MiB, evidence {self.evidence / 2**20:6.2f} MiB"
        )


def measured(day: int, folder: Path) -> Figures:
    heap.trim()  # as the daemon does each minute
    process, state = psutil.Process(), folder / "state"
    store = sum(path.stat().st_size for path in state.glob("csto.db*"))
    evidence = sum(path.stat().st_size for path in (state / "evidence").glob("*"))
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    own = 1024 * sum(int(status[name].split()[0]) for name in ("RssAnon", "VmSwap"))
    return Figures(day, process.memory_info().rss, own, process.num_threads(), process.num_fds(), store, evidence)


def tables(folder: Path) -> list[str]:
    """The largest tables: rows and, where SQLite tells, bytes."""
    with closing(schema.open(folder / "state" / "csto.db", check=True)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
        counts = {}
        for name in names:
            if not name.startswith(("search_", "sqlite_", "_")) and name != "search":
                counts[name] = db.execute(f"SELECT count(*) FROM [{name}]").fetchone()[0]
    return [f"{name} {count:,}" for name, count in sorted(counts.items(), key=lambda pair: -pair[1])[:8]]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="leave the folder behind")
    asked = parser.parse_args()
    logging.disable()
    importlib.import_module("trafilatura")  # 30 MiB that the first unreadable page would load
    heap.share()  # as the daemon does
    clock, rng, folder = HandClock(), random.Random(asked.seed), Path(tempfile.mkdtemp(prefix="soak"))
    began = time.monotonic()
    with sites(clock().date() - dt.timedelta(days=1)) as found:
        soak = Soak(folder, found, Receiver(), clock, rng)
        soak.author.submit(twins, 0, clock().date()).result()  # its process and threads are there from the start
        soak.configure()
        soak.open()
        soak.poll()
        clock.pass_time(minutes=10)
        soak.quiet_from = clock() + dt.timedelta(days=asked.days * 0.85)
        rows = []
        for number in range(1, int(asked.days * 144) + 1):
            soak.step()
            if number % 144 == 0:
                rows.append(measured(number // 144, folder))
                heap.forget()  # as the daemon does each day
                print(rows[-1], flush=True)
        soak.stack.close()
        soak.author.shutdown()
    wrong = reckon(soak)
    print(
        f"{asked.days:g} days in {time.monotonic() - began:.0f} s of wall time; process {os.times().user:.0f} s of CPU"
    )
    print(", ".join(f"{count} {name}" for name, count in soak.truth.counts.items()))
    print(
        "told: " + ", ".join(f"{n} {kind}" for kind, n in Counter(kind for kind, _, _ in soak.receiver.taken).items())
    )
    codes = Counter(about for kind, _, about in soak.receiver.taken if kind == "source.failing")
    print("failing: " + ", ".join(f"{about} {n}" for about, n in sorted(codes.items())))
    print("rows: " + ", ".join(tables(folder)))
    if len(rows) > WARM:
        warm, later = rows[WARM - 1], rows[WARM:]
        grown = max(row.memory for row in later) - warm.memory
        own = max(row.own for row in later) - warm.own
        print(f"memory grew by {grown / 2**20:.1f} MiB from day {WARM} to its largest, own by {own / 2**20:.1f} MiB")
        if max(grown, own) > LARGEST_GROWTH:
            wrong.append(f"MEMORY grew by {max(grown, own) / 2**20:.1f} MiB")
        if len({row.threads for row in rows}) > 1 or max(row.files for row in rows) > rows[0].files + len(SITES):
            wrong.append("threads or open files are not constant")
    print("\n".join(wrong) or "no miss, no repeat, no noise")
    if asked.keep:
        print(folder)
    else:
        shutil.rmtree(folder)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
