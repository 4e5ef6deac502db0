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
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import psutil

sys.path.insert(0, str(Path(__file__).parents[2]))

from crawler.replica import corpus
from crawler.replica.story import Story, changed
from crawler.sites import PROFILES
from pipeline import delivery, schema
from pipeline.app import channels, config, heap, polling, workshop
from tests.bench.soak_world import SITES, Receiver, Site, path_of, sites, twins
from tests.simulation import HandClock

STEP = dt.timedelta(minutes=10)
FAULTS: tuple[dict[str, Any], ...] = (
    {"name": "status", "code": 500},
    {"name": "status", "code": 404},
    {"name": "status", "code": 429},
    {"name": "block_page", "wall": "ddos-guard"},
    {"name": "block_page", "wall": "captcha"},
    {"name": "soft_404"},
    {"name": "garbage"},
    {"name": "empty"},
    {"name": "hollow"},
    {"name": "cut"},
    {"name": "reset"},
    {"name": "bomb", "megabytes": 16},
    {"name": "redirect", "to": "http://198.51.100.7/"},
    {"name": "not_modified_lie"},
)
LARGEST_GROWTH = 5 * 2**20
WARM = 3
"""Days until every fault has come by, and so every part was loaded and every buffer has had its largest size."""


@dataclass
class Truth:
    """What has happened, and so what must have been told."""

    new: dict[str, list[str]] = field(default_factory=dict)  # a statement -> every address it has
    live: dict[str, tuple[str, Story, dt.datetime]] = field(default_factory=dict)  # address -> site, story, when
    edited: list[str] = field(default_factory=list)
    removed: list[tuple[str, dt.datetime]] = field(default_factory=list)
    later: list[tuple[dt.datetime, str, Story, str]] = field(default_factory=list)  # when, site, story, first address
    counts: Counter[str] = field(default_factory=Counter)


@dataclass
class Soak:
    """One run."""

    folder: Path
    sites: dict[str, Site]
    receiver: Receiver
    clock: HandClock
    rng: random.Random
    truth: Truth = field(default_factory=Truth)
    stack: ExitStack = field(default_factory=ExitStack)
    shop: workshop.Workshop | None = None
    author: ProcessPoolExecutor = field(default_factory=lambda: ProcessPoolExecutor(1, get_context("spawn")))
    seed: int = 0
    quiet_from: dt.datetime | None = None  # no more faults from here on, so that everything can settle
    channel_until: dt.datetime | None = None

    def configure(self) -> None:
        lines = [f'state = "{self.folder / "state"}"', "[crawl]", 'min_delay = "0s"', 'jitter = "0s"', "retries = 0"]
        for profile in PROFILES:
            lines.append(f"[sources.{profile.name}]")
            site = self.sites.get(profile.name)
            lines.append(f'base_url = "{site.url}"' if site else "enabled = false")
        hook = f"http://127.0.0.1:{self.receiver.server_port}/hook"
        lines += ["[channels.desk]", 'type = "webhook"', f'url = "{hook}"']
        (self.folder / "csto.toml").write_text("\n".join(lines), encoding="utf-8")

    def open(self) -> None:
        """Everything anew, as after a restart."""
        self.stack.close()
        self.config = config.load(self.folder / "csto.toml", {})
        opened = workshop.opened(self.config, clock=self.clock, sleep=self.clock.sleep)
        self.shop = self.stack.enter_context(opened)

    def poll(self) -> None:
        assert self.shop is not None
        for source in self.shop.sources(()):
            polling.poll_source(self.shop, source)
        delivery.drain(channels.carriers(self.config, clock=self.clock), patience=dt.timedelta(seconds=30))
        self.truth.counts["polls"] += len(SITES)

    def step(self) -> None:
        """Ten minutes: something may happen, then every source is polled."""
        now = self.clock()
        is_over = self.quiet_from is not None and now >= self.quiet_from
        self._mend(now)
        if not is_over:
            self._happen(now)
        self._publish_later(now)
        self.poll()
        self.clock.pass_time(seconds=STEP.total_seconds())

    def _mend(self, now: dt.datetime) -> None:
        for site in self.sites.values():
            if site.until is not None and now >= site.until:
                site.act("clear")
                site.until = None
        if self.channel_until is not None and now >= self.channel_until:
            self.receiver.status, self.channel_until = 204, None

    def _happen(self, now: dt.datetime) -> None:
        chance = self.rng.random
        for site in self.sites.values():
            if chance() < 1 / 25:
                self._routine(site, now)
            if site.until is None and chance() < 1 / 60:
                self._break(site, now)
        if chance() < 1 / 16:
            self._statement(now)
        if chance() < 1 / 60:
            self._edit(now)
        if chance() < 1 / 20:
            self._touch()
        if chance() < 1 / 120:
            self._remove(now)
        if self.channel_until is None and chance() < 1 / 200:
            self.receiver.status, self.channel_until = 500, now + STEP * self.rng.randint(1, 12)
            self.truth.counts["channel outages"] += 1
        if chance() < 1 / 80:
            self.open()
            self.truth.counts["restarts"] += 1

    def _routine(self, site: Site, now: dt.datetime) -> None:
        self.seed += 1
        told = partial(corpus.story_of_kind, "routine", seed=self.seed, published=now.date(), profile=site.name)
        site.publish(self.author.submit(told).result())
        self.truth.counts["routine"] += 1

    def _statement(self, now: dt.datetime) -> None:
        """On one site; perhaps in the other language or as a copy on the third, at once or hours later."""
        self.seed += 1
        english, russian = self.author.submit(twins, self.seed, now.date()).result()
        first, second = (("csto-en", english), ("csto-ru", russian))
        if self.rng.random() < 0.5:
            first, second = second, first
        address = self.sites[first[0]].publish(first[1])
        self.truth.new[address] = [address]
        self.truth.live[address] = (first[0], first[1], now)
        self.truth.counts["statements"] += 1
        if self.rng.random() < 0.5:
            self.truth.later.append((now + STEP * self.rng.choice((0, 0, 3, 40, 200)), *second, address))
        if first[0] == "csto-en" and self.rng.random() < 0.3:
            copy = changed(first[1], {"slug": f"js-{first[1].slug[:80]}", "section": "news"})
            self.truth.later.append((now + STEP * self.rng.randint(1, 60), "jscsto-en", copy, address))

    def _publish_later(self, now: dt.datetime) -> None:
        for one in [one for one in self.truth.later if one[0] <= now]:
            self.truth.later.remove(one)
            self.truth.new[one[3]].append(self.sites[one[1]].publish(one[2]))
            self.truth.counts["copies and translations"] += 1

    def _break(self, site: Site, now: dt.datetime) -> None:
        path = self.rng.choice(("*", "*", "/*/*/*/", "/"))
        site.act("fault", path=path, **self.rng.choice(FAULTS))
        site.until = now + STEP * self.rng.choice((1, 1, 2, 3, 6, 20, 70))
        self.truth.counts["faults"] += 1

    def _edit(self, now: dt.datetime) -> None:
        """Another number of people in a statement of the last three days."""
        recent = [at for at, (_, _, when) in self.truth.live.items() if STEP * 40 < now - when < dt.timedelta(days=3)]
        recent = [at for at in recent if at not in self.truth.edited]
        if not recent:
            return
        address = self.rng.choice(recent)
        name, story, _ = self.truth.live[address]
        added = {"en": "The number of posts was raised to 731.", "ru": "Число постов доведено до 731."}[story.lang]
        self.sites[name].act("edit", path=path_of(address), changes={"paragraphs": [*story.paragraphs, added]})
        self.truth.edited.append(address)
        self.truth.counts["edits"] += 1

    def _touch(self) -> None:
        """What is no wording: the contact, the look."""
        site = self.rng.choice(list(self.sites.values()))
        site.act("markup", carousel=self.rng.randint(1, 5))
        mine = [at for at, (name, _, _) in self.truth.live.items() if name == site.name]
        if mine:
            images = [f"DSC_{self.rng.randint(1000, 9999)}.JPG"]
            site.act("edit", path=path_of(self.rng.choice(mine)), changes={"images": images})
        self.truth.counts["cosmetic edits"] += 1

    def _remove(self, now: dt.datetime) -> None:
        """A statement that stands at one address only."""
        waiting = {one[3] for one in self.truth.later}
        old = [at for at, (_, _, when) in self.truth.live.items() if now - when > STEP * 40]
        alone = [at for at in old if len(self.truth.new[at]) == 1 and at not in waiting]
        if alone:
            address = self.rng.choice(alone)
            name, _, _ = self.truth.live.pop(address)
            self.sites[name].act("remove", path=path_of(address))
            self.truth.removed.append((address, now))
            self.truth.counts["removals"] += 1


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
