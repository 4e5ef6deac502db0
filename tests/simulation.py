"""A watch under a clock of our own: real stand-in sites, a real store, a real webhook; only time is made up."""

import datetime as dt
import hashlib
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from crawler.replica import corpus
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from crawler.replica.story import Story, changed
from crawler.sites import PROFILES
from pipeline import delivery, ledger, schema
from pipeline.app import backfilling, channels, config, polling, workshop
from pipeline.app.config import Config
from pipeline.app.result import Result
from pipeline.app.workshop import Workshop
from pipeline.model import Record
from pipeline.store import Store

START = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)
NEW = "statement.new"
STATEMENT, EVENT, ROUTINE = "security_statement", "security_event", "routine"


class HandClock:
    """Time that stands still until it is told to pass; a pause passes it at once. Thread-safe."""

    def __init__(self, start: dt.datetime = START) -> None:
        self._now, self._lock = start, threading.Lock()

    def __call__(self) -> dt.datetime:
        with self._lock:
            return self._now

    def sleep(self, seconds: float) -> None:
        self.pass_time(seconds=seconds)

    def pass_time(self, **span: float) -> dt.datetime:
        """`days=1`, `minutes=10`; backwards too."""
        with self._lock:
            self._now += dt.timedelta(**span)
            return self._now


@dataclass
class World:
    """Sites, what watches them, and their time."""

    folder: Path
    sites: Mapping[str, ReplicaSite]
    server: ReplicaServer
    clock: HandClock
    channels: str
    settings: str = ""
    _stack: ExitStack = field(default_factory=ExitStack)
    _shop: Workshop | None = None

    @property
    def config(self) -> Config:
        return config.load(self.folder / "csto.toml", {})

    @property
    def shop(self) -> Workshop:
        """Open until `restart`, as under the daemon."""
        if self._shop is None:
            opened = workshop.opened(self.config, clock=self.clock, sleep=self.clock.sleep)
            self._shop = self._stack.enter_context(opened)
        return self._shop

    def configure(
        self, settings: str = "", crawl: str = "retries = 0", enabled: Mapping[str, bool] | None = None
    ) -> None:
        """Writes the configuration and starts anew with it."""
        lines = [f'state = "{self.folder / "state"}"', "[crawl]", 'min_delay = "0s"', 'jitter = "0s"', crawl]
        for profile in PROFILES:
            site = self.sites.get(profile.name)
            lines.append(f"[sources.{profile.name}]")
            lines.append(f'base_url = "{self.server.url(site)}"' if site else "enabled = false")
            if site and enabled is not None and not enabled.get(profile.name, False):
                lines.append("enabled = false")
        (self.folder / "csto.toml").write_text("\n".join([*lines, settings, self.channels]), encoding="utf-8")
        self.restart()

    def take_baseline(self, kept: Path) -> None:
        """The first poll; its state is kept, and taken from there by whoever has the same sites."""
        key = repr((sorted(self.sites), self.clock(), [str(site._look) for site in self.sites.values()]))
        copy = kept / hashlib.sha256(key.encode()).hexdigest()[:16]
        state = self.folder / "state"
        if copy.exists():
            shutil.copytree(copy, state)
            self.clock.pass_time(minutes=10)
            return
        self.poll()
        self.restart()
        shutil.copytree(state, copy)

    def restart(self) -> None:
        """Everything closed; the next poll opens it again."""
        self._shop = None
        self._stack.close()

    def poll(self, *names: str, recheck: bool = False, minutes: float = 10) -> Result:
        """Some time passes, then one pass over each source named or all, in order, and what is due is delivered."""
        self.clock.pass_time(minutes=minutes)
        result = Result()
        for source in self.shop.sources(names):
            result += polling.poll_source(self.shop, source, recheck=recheck)
        self.deliver()
        return result

    def deliver(self) -> tuple[delivery.Drained, ...]:
        return delivery.drain(channels.carriers(self.config, clock=self.clock), patience=dt.timedelta(seconds=20))

    def backfill(self, *names: str, alert: bool = False, origin: str = "live", until: dt.date | None = None) -> Result:
        """`csto backfill` by the shop's own clock."""
        result = Result()
        order = backfilling.Order(names, None, until, origin, alert)
        for source in self.shop.sources(names):
            result += backfilling._source(self.shop, source, order, _Silent(), polling.never)
        self.deliver()
        return result

    @contextmanager
    def store(self) -> Iterator[Store]:
        with closing(schema.open(self.config.database, check=False)) as db:
            yield Store(db)

    @contextmanager
    def database(self) -> Iterator[Database]:
        with closing(schema.open(self.config.database, check=False)) as db:
            yield db

    def records(self) -> list[Record]:
        with self.store() as store:
            return list(store.records())

    def record(self, site: str, path: str) -> Record:
        """The record of a page. KeyError where there is none."""
        host = self.sites[site].layout.hosts[0]
        with self.store() as store:
            found = store.by_url(f"https://{host}{path}")
        if found is None:
            raise KeyError(path)
        return found

    def ledger(self) -> list[tuple[str, str, str]]:
        """(channel, type, state) of every delivery."""
        with self.database() as db:
            return [(one.channel, str(one.type), one.state) for one in ledger.entries(db)]

    def outcomes(self) -> dict[str, int]:
        """How the fetches so far ended."""
        with self.database() as db:
            return dict(db.execute("SELECT outcome, count(*) FROM fetches GROUP BY outcome").fetchall())

    def publish(self, kind: str = STATEMENT, *, site: str = "csto-en", seed: int = 1, **changes: object) -> str:
        """A story of that kind, dated today; returns its path."""
        return self.sites[site].publish(self.story(kind, site=site, seed=seed, **changes))

    def story(self, kind: str = STATEMENT, *, site: str = "csto-en", seed: int = 1, **changes: object) -> Story:
        told = corpus.story_of_kind(kind, seed=seed, published=self.clock().date(), profile=site)
        return changed(told, changes) if changes else told


class _Silent:
    def update(self, source: str, **how: object) -> None:
        """Nobody looks."""


@contextmanager
def world(
    folder: Path, hook: str, *names: str, stories: int = 30, clock: HandClock | None = None, **look: object
) -> Iterator[World]:
    """A world with those sites (default csto-en), watched and told to the webhook at `hook`."""
    clock = clock or HandClock()
    sites = {
        name: ReplicaSite(
            name,
            stories=corpus.stories(stories, newest=clock().date() - dt.timedelta(days=1), profile=name),
            clock=clock,
            **look,  # type: ignore[arg-type]
        )
        for name in names or ("csto-en",)
    }
    with ReplicaServer(*sites.values()) as server:
        for site in sites.values():
            site.address = server.url(site)
        made = World(folder, sites, server, clock, f'[channels.desk]\ntype = "webhook"\nurl = "{hook}"\n')
        made.configure()
        try:
            yield made
        finally:
            made.restart()


Made = Callable[..., World]


def twins(world: World, seed: int = 3, kind: str = STATEMENT) -> tuple[Story, Story]:
    """One item in English and Russian, under one path, of today."""
    today = world.clock().date()
    for n in range(seed, seed + 200):
        english = {one.slug: one for one in corpus.stories(40, lang="en", seed=n, newest=today)}
        for story in corpus.stories(40, lang="ru", seed=n, newest=today):
            other = english.get(story.slug)
            if other and story.kind == kind and other.published == story.published and other.title and story.title:
                day = {"published": today, "show_date": True, "slug": f"{story.slug[:90]}-{15000 + n}"}
                return changed(other, day), changed(story, day)
    raise AssertionError("no twins")
