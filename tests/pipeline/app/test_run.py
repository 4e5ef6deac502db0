"""`csto run` and `csto poll` as users have them, against a stand-in site."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.replica import corpus
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite

CSTO = Path(sys.executable).with_name("csto")
OTHERS = ("csto-ru", "jscsto-en", "jscsto-ru", "pacsto-en", "paodkb-ru")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[ReplicaSite]:
    """A stand-in for csto-en; the working directory's configuration watches it and nothing else."""
    made = ReplicaSite("csto-en", stories=corpus.stories(25))
    with ReplicaServer(made) as server:
        off = "".join(f"[sources.{name}]\nenabled = false\n" for name in OTHERS)
        (tmp_path / "csto.toml").write_text(
            '[crawl]\nmin_delay = "0s"\ninterval = "0.3s"\njitter = "0s"\n'
            f'[sources.csto-en]\nbase_url = "{server.url(made)}"\n{off}'
            '[channels.log]\ntype = "jsonl"\npath = "alerts.jsonl"\n[serve]\naddress = "off"\n'
        )
        yield made


def csto(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith(("CSTO_", "XDG_"))}
    command = [CSTO, *arguments]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False)


def alerts(folder: Path) -> list[dict[str, object]]:
    path = folder / "alerts.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def until_alerted(folder: Path, count: int) -> None:
    until = time.monotonic() + 60
    while len(alerts(folder)) < count:
        assert time.monotonic() < until, "no alert came"
        time.sleep(0.05)


def test_a_poll_from_cron_alerts_once(site: ReplicaSite, tmp_path: Path) -> None:
    """The first pass is the baseline; a statement published later is alerted by the next pass, and by that alone."""
    assert 0 == csto(tmp_path, "poll").returncode
    assert [] == alerts(tmp_path)
    story = next(one for one in corpus.stories(200, seed=5) if one.kind == "security_statement")
    site.publish(story)
    done = csto(tmp_path, "poll")
    assert (0, "") == (done.returncode, done.stdout)
    assert "new 1" in done.stderr
    assert ["statement.new"] == [one["type"] for one in alerts(tmp_path)]
    assert 0 == csto(tmp_path, "poll").returncode
    assert 1 == len(alerts(tmp_path))
    assert 0 == csto(tmp_path, "status").returncode


def test_the_daemon_alerts_once_over_a_kill(site: ReplicaSite, tmp_path: Path) -> None:
    """Published while it runs: alerted soon; after a kill not again, while what came in between is."""
    statements = [one for one in corpus.stories(300, seed=6) if one.kind == "security_statement"][:2]
    with subprocess.Popen([CSTO, "run", "-q"], cwd=tmp_path) as daemon:
        try:
            until_polled(tmp_path)
            assert 4 == csto(tmp_path, "poll").returncode
            site.publish(statements[0])
            until_alerted(tmp_path, 1)
        finally:
            daemon.kill()
    site.publish(statements[1])
    with subprocess.Popen([CSTO, "run", "-q"], cwd=tmp_path) as daemon:
        try:
            until_alerted(tmp_path, 2)
            daemon.send_signal(signal.SIGTERM)
            assert 0 == daemon.wait(timeout=15)
        finally:
            daemon.kill()
    assert 2 == len({str(one["id"]) for one in alerts(tmp_path)}) == len(alerts(tmp_path))


def until_polled(folder: Path) -> None:
    """Waits for the baseline."""
    until = time.monotonic() + 90
    while csto(folder, "status").returncode:
        assert time.monotonic() < until, "never polled"
        time.sleep(0.2)


def test_a_site_that_is_down_is_named_and_exit_1(tmp_path: Path) -> None:
    """Nothing listens: one line names the source and why, the exit code says that some of it failed."""
    off = "".join(f"[sources.{name}]\nenabled = false\n" for name in OTHERS)
    (tmp_path / "csto.toml").write_text(
        f'[crawl]\nmin_delay = "0s"\nretries = 0\n[sources.csto-en]\nbase_url = "http://127.0.0.1:9"\n{off}'
    )
    done = csto(tmp_path, "poll")
    assert (1, "") == (done.returncode, done.stdout)
    assert "csto-en" in done.stderr
    assert "connection" in done.stderr
    assert "Traceback" not in done.stderr
    done = csto(tmp_path, "status")
    assert 1 == done.returncode
    assert "no poll was ever complete" in done.stdout
