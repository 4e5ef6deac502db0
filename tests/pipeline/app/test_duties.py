"""What the daemon's jobs share: one workshop a configuration, closed when its last job ends; a write that is one."""

import datetime as dt
import json
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.history import History
from crawler.replica import corpus
from crawler.replica.faults import Fault
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from crawler.sites import PROFILES
from pipeline import schema
from pipeline.app import config, polling, status_view, watching
from pipeline.app.config import Config
from pipeline.app.duties import Duties
from pipeline.app.status import gather


@pytest.fixture
def site() -> Iterator[ReplicaSite]:
    made = ReplicaSite("csto-en", stories=corpus.stories(21))
    with ReplicaServer(made):
        yield made


@pytest.fixture
def settings(tmp_path: Path, site: ReplicaSite) -> Config:
    off = "".join(f"[sources.{one.name}]\nenabled = false\n" for one in PROFILES if one.name != "csto-en")
    text = f'state = "{tmp_path}/state"\n[crawl]\nmin_delay = "0s"\nretries = 0\n{off}'
    (tmp_path / "csto.toml").write_text(f'{text}[sources.csto-en]\nbase_url = "{site.address}"\n')
    return config.load(tmp_path / "csto.toml", {})


def nobody() -> None:
    """Nobody is woken."""


def test_the_test_write_is_a_real_one(settings: Config) -> None:
    """It changes a row each time: an empty transaction would succeed on a full disk."""
    duties = Duties()
    duties.write(settings)
    with closing(schema.open(settings.database)) as db:
        first = db.execute("SELECT value FROM settings WHERE name = 'written'").fetchone()
        duties.write(settings)
        assert first != db.execute("SELECT value FROM settings WHERE name = 'written'").fetchone()


def test_a_workshop_is_closed_when_its_last_job_ends(settings: Config, site: ReplicaSite) -> None:
    """A poll under way at a reload ends undisturbed in the old workshop, which is closed then; evidence is shared."""
    duties, fresh = Duties(), replace(settings)
    site.fault(Fault.slow(0.3), path="/news/news_odkb/")
    results = []
    poll = threading.Thread(
        target=lambda: results.append(duties.poll(settings, "csto-en", lambda: False, nobody)), daemon=True
    )
    poll.start()
    while not site.requests:
        pass
    with duties._shop(fresh) as newer:
        assert duties.poll(fresh, "csto-en", lambda: True, nobody) is not None
    poll.join(30)
    assert results[0].failures == ()
    assert results[0].counters["new"] == 21
    assert newer.evidence is not None
    read = [newer.evidence.read(ref).url for ref, _ in newer.evidence.pages()]
    assert len(read) == len(set(read)) == 21


def test_status_claims_nothing_where_no_poll_was_complete(settings: Config, site: ReplicaSite, tmp_path: Path) -> None:
    """Listings that answer while the home page does not prove nothing as a whole: status says that nothing is known."""
    site.fault(Fault.status(500), path="/")
    duties = Duties()
    duties.poll(settings, "csto-en", lambda: False, nobody)
    with closing(schema.open(settings.database)) as db:
        moments = db.execute("SELECT min(started_at), max(finished_at) FROM polls").fetchone()
        since, until = map(dt.datetime.fromisoformat, moments)
        found = gather(settings.sources(), db, state=tmp_path, holder=None, now=until, since=since, until=until)
    lines = [str(line) for line in status_view._coverage(found)]
    assert any("0 complete, so nothing is known" in line for line in lines)
    assert not any("nothing missed" in line for line in lines)


def test_old_lines_are_folded_a_few_days_at_a_time(settings: Config) -> None:
    """A store of months comes down in several goes; the days that are kept whole stay, and so does what they prove."""
    days = watching.DAYS_AT_ONCE + 5
    now = dt.datetime.now(dt.UTC)
    oldest = now - watching.LOG_KEPT - dt.timedelta(days=days)
    with closing(schema.open(settings.database)) as db, schema.transaction(db):
        for day in range(days + 31):
            History(db).started("csto-en", "poll", oldest + dt.timedelta(days=day))
    left, duties = [], Duties()
    for _ in range(3):
        duties.tend(settings, lambda: False, nobody)
        with closing(schema.open(settings.database)) as db:
            left.append((db["polls"].count, History(db).coverage("csto-en", oldest - dt.timedelta(days=1), now).polls))
    assert left == [(36, days + 31), (31, days + 31), (31, days + 31)]


def test_polls_from_cron_look_at_the_house_too(settings: Config, tmp_path: Path) -> None:
    """`csto poll` gives the daily sign of life as the daemon does: with the day's first poll after its hour, once."""
    text = (tmp_path / "csto.toml").read_text()
    channel = f'[channels.log]\ntype = "jsonl"\npath = "{tmp_path}/alerts.jsonl"\n'
    (tmp_path / "csto.toml").write_text(f'{text}[alerts]\nheartbeat = "daily 00:00"\n{channel}')
    settings = config.load(tmp_path / "csto.toml", {})
    counted = [polling.poll(settings, ()).counters.get("alerts", 0) for _ in range(2)]
    ids = [json.loads(line)["id"] for line in (tmp_path / "alerts.jsonl").read_text().splitlines()]
    assert counted[0] == 1
    assert sum(counted) == len(ids) == len(set(ids))  # two where midnight lies between
