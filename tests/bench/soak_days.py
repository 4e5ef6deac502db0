"""Simulated days: what sites and their author do in ten minutes, and what must have been told of it."""

import datetime as dt
import random
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from crawler.replica import corpus
from crawler.replica.story import Story, changed
from crawler.sites import PROFILES
from pipeline import delivery
from pipeline.app import channels, config, polling, workshop
from tests.bench.soak_world import SITES, Receiver, Site, path_of, twins
from tests.simulation import HandClock

STEP = dt.timedelta(minutes=10)
MARKUPS = ("bitrix", "table", "modern", "opaque", "builder")
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
        if chance() < 1 / 150:
            self._redesign()
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
        if self.rng.random() < 0.3:
            copy = changed(english, {"slug": f"js-{english.slug[:80]}", "section": "news"})
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

    def _redesign(self) -> None:
        """A site looks otherwise from now on: another markup, encoding and listing, the same articles."""
        site, one_of = self.rng.choice(list(self.sites.values())), self.rng.choice
        look = {
            "markup": one_of(MARKUPS),
            "encoding": one_of(("utf-8", "utf-8", "windows-1251")),
            "carousel": one_of((0, 1, 3, 5)),
            "carousel_links": one_of((True, False)),
            "page_size": one_of((5, 10, 20, 30)),
            "links": one_of(("relative", "own", "official")),
            "dates_in_listings": one_of((True, False)),
            "validators": one_of((True, False)),
            "charset_header": one_of((True, False)),
        }
        site.act("markup", **look)
        self.truth.counts["redesigns"] += 1

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
