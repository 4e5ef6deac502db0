"""kill -9 at any moment loses nothing, repeats nothing under a second id, and fetches nothing twice that was done."""

import datetime as dt
import random
import signal
import subprocess
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from crawler.replica import corpus
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from pipeline import schema
from tests.conftest import Inbox, Watch
from tests.killing import (
    CSTO,
    asked_articles,
    comparable,
    done_addresses,
    fetches_of_no_pass,
    finished,
    ids_by_title,
    kill,
    killed,
    killed_when,
    start,
    until,
)

HOST = "https://en.odkb-csto.org"
CRAWL = "[crawl]\n"


def publish(site: ReplicaSite, seed: int) -> str:
    """A statement of today; returns its canonical address."""
    today = dt.datetime.now(dt.UTC).date()
    return HOST + site.publish(corpus.story_of_kind("security_statement", seed=seed, published=today))


def test_polls_killed_at_random_lose_and_repeat_nothing(watch: Watch, site: ReplicaSite, inbox: Inbox) -> None:
    """Statements published while polls are killed: each reaches the webhook under one id, none is lost."""
    rng = random.Random(20)
    assert finished(watch.folder, "poll") == 0
    wanted = []
    for round_ in range(6):
        wanted.append(publish(site, seed=200 + round_))
        killed(watch.folder, "poll", after=rng.uniform(0.25, 1.3))
    assert finished(watch.folder, "poll") == 0
    assert watch.csto("alerts", "retry").code == 0
    assert finished(watch.folder, "poll") == 0
    told = ids_by_title(inbox)
    assert sorted(told) == sorted(wanted)
    assert {len(ids) for ids in told.values()} == {1}


def test_a_first_poll_killed_is_still_the_baseline(watch: Watch, inbox: Inbox) -> None:
    """Killed in the middle of the baseline: what was there from the start is not news afterwards either."""
    rng = random.Random(3)
    for _ in range(2):
        killed(watch.folder, "poll", after=rng.uniform(0.7, 1.2))
    assert finished(watch.folder, "poll") == 0
    assert finished(watch.folder, "poll") == 0
    assert inbox.received == []


def test_a_killed_backfill_ends_as_a_quiet_one(tmp_path: Path) -> None:
    """The same records, ids, revisions and relations as one quiet run; no page fetched again that was done."""
    rng = random.Random(11)
    site = ReplicaSite("csto-en", stories=corpus.stories(120))
    with ReplicaServer(site) as server:
        folders = [tmp_path / "quiet", tmp_path / "shaken"]
        watches = []
        for folder in folders:
            folder.mkdir()
            watches.append(Watch(folder, {"csto-en": server.url(site)}))
        assert finished(folders[0], "backfill") == 0
        assert fetches_of_no_pass(folders[0]) == 0
        kills = 0
        while kills < 4:
            done, since, few = done_addresses(folders[1]), len(site.requests), rng.randrange(1, 30)
            was_killed = killed_when(folders[1], "backfill", is_due=partial(has_asked, site, since=since, count=few))
            assert not done & set(asked_articles(site, since))
            if not was_killed:
                break
            kills += 1
        done, since = done_addresses(folders[1]), len(site.requests)
        assert finished(folders[1], "backfill") == 0
        assert not done & set(asked_articles(site, since))
        assert kills >= 1
        quiet, shaken = (comparable(one.records()) for one in watches)
        assert shaken == quiet
        assert len(shaken) >= 110


def has_asked(site: ReplicaSite, *, since: int, count: int) -> bool:
    return len(asked_articles(site, since)) >= count


def test_a_daemon_killed_again_and_again_tells_everything_once(tmp_path: Path, inbox: Inbox) -> None:
    """Published while it runs and while it is dead; after the last start everything was told, under one id each."""
    rng = random.Random(7)
    site = ReplicaSite("csto-en", stories=corpus.stories(30))
    with ReplicaServer(site) as server:
        channel = f'[channels.desk]\ntype = "webhook"\nurl = "{inbox.address}"\n[alerts]\nburst = 0\n'
        watch = Watch(tmp_path, {"csto-en": server.url(site)}, channel)
        text = (tmp_path / "csto.toml").read_text().replace(CRAWL, f'{CRAWL}interval = "0.4s"\n')
        (tmp_path / "csto.toml").write_text(text)
        assert finished(tmp_path, "poll") == 0
        wanted = []
        for round_ in range(3):
            daemon = start(tmp_path, "run")
            try:
                wanted.append(publish(site, seed=500 + 2 * round_))
                with pytest.raises(Exception, match="timed out"):
                    daemon.wait(timeout=rng.uniform(1.0, 2.5))
            finally:
                kill(daemon)
            wanted.append(publish(site, seed=501 + 2 * round_))
        daemon = start(tmp_path, "run")
        try:
            until(lambda: set(ids_by_title(inbox)) >= set(wanted), 30, "statements were lost")
            daemon.send_signal(signal.SIGTERM)
            assert daemon.wait(timeout=15) == 0
        finally:
            kill(daemon)
        assert {len(ids) for ids in ids_by_title(inbox).values()} == {1}
        assert sorted(ids_by_title(inbox)) == sorted(wanted)
        with closing(schema.open(tmp_path / "state" / "csto.db")) as db:
            waiting = db.execute("SELECT count(*) FROM deliveries WHERE state <> 'delivered'").fetchone()[0]
        assert waiting == 0
        assert watch.csto("status").code == 0


def test_a_full_disk_is_one_line_and_loses_nothing(watch: Watch, site: ReplicaSite, inbox: Inbox) -> None:
    """No file may grow by more than some kB: the poll says so and exits 1; with room again, one alert."""
    assert finished(watch.folder, "poll") == 0
    largest = max(path.stat().st_size for path in (watch.folder / "state").rglob("*") if path.is_file())
    wanted = publish(site, seed=41)
    limit = largest // 1024 + 24
    shell = f"ulimit -f {limit}; exec {CSTO} poll"
    tight = subprocess.run(
        ["bash", "-c", shell], cwd=watch.folder, capture_output=True, text=True, timeout=60, check=False
    )
    assert tight.returncode in (0, 1)
    assert "Traceback" not in tight.stderr
    assert finished(watch.folder, "poll") == 0
    assert finished(watch.folder, "poll") == 0
    assert {address: len(ids) for address, ids in ids_by_title(inbox).items()} == {wanted: 1}
