"""Fifty rounds of kill -9 while statements are published: 0 lost, 0 under a second id; repeats are counted.

`python tests/bench/bench_kill.py [ROUNDS]`, or `pytest tests/bench/bench_kill.py -s`. A third each of the rounds kills
`csto poll`, `csto run` and `csto backfill`.
"""

import random
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

import datetime as dt
import json
from http.server import BaseHTTPRequestHandler

from crawler.replica import corpus
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from tests.conftest import Watch
from tests.killing import done_addresses, finished, kill, killed, start

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]
HOST = "https://en.odkb-csto.org"


class Receiver(ThreadingHTTPServer):
    """Notes every statement it is told of: address and id."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.told: list[tuple[str, str]] = []
        threading.Thread(target=self.serve_forever, args=[0.01], daemon=True).start()

    def handle_error(self, request: object, client_address: object) -> None:
        """Connections of killed senders break; that is the point."""


class _Answer(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        alert = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        for one in alert["data"]["alerts"] if alert["type"] == "digest" else [alert]:
            if one["type"] == "statement.new":
                self.server.told.append((one["data"]["record"]["url"], one["id"]))
        self.send_response(204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@dataclass
class Reckoning:
    """What became of the statements."""

    rounds: int = 0
    kills: int = 0
    published: list[str] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)

    @property
    def lost(self) -> list[str]:
        return sorted(set(self.published) - {url for url, _ in self.told})

    @property
    def under_a_second_id(self) -> list[str]:
        ids: dict[str, set[str]] = {}
        for url, id in self.told:
            ids.setdefault(url, set()).add(id)
        return sorted(url for url, found in ids.items() if len(found) > 1)

    @property
    def repeats(self) -> int:
        return sum(count - 1 for count in Counter(self.told).values())

    def __str__(self) -> str:
        return (
            f"{self.rounds} rounds, {self.kills} killed, {len(self.published)} statements: {len(self.lost)} lost,"
            f" {len(self.under_a_second_id)} under a second id, {self.repeats} sent again under the same id"
        )


def measure(folder: Path, rounds: int = 50) -> Reckoning:
    """Kills; then one quiet poll, and the reckoning."""
    rng, receiver, found = random.Random(5), Receiver(), Reckoning(rounds)
    site = ReplicaSite("csto-en", stories=corpus.stories(60))
    with ReplicaServer(site) as server:
        hook = f"http://127.0.0.1:{receiver.server_port}/hook"
        channel = f'[channels.desk]\ntype = "webhook"\nurl = "{hook}"\n[alerts]\nburst = 0\n'
        Watch(folder, {"csto-en": server.url(site)}, channel)
        text = (folder / "csto.toml").read_text()
        (folder / "csto.toml").write_text(text.replace("[crawl]\n", '[crawl]\ninterval = "0.4s"\n'))
        assert finished(folder, "poll") == 0
        for number in range(rounds):
            today = dt.datetime.now(dt.UTC).date()
            story = corpus.story_of_kind("security_statement", seed=3_000 + number, published=today)
            found.published.append(HOST + site.publish(story))
            found.kills += _round(folder, ("poll", "run", "backfill")[number % 3], rng)
            done_addresses(folder)  # opens the store, which checks it
        assert finished(folder, "poll") == 0
        for _ in range(3):
            finished(folder, "alerts", "retry")
            finished(folder, "poll")
    found.told = receiver.told
    return found


def _round(folder: Path, command: str, rng: random.Random) -> bool:
    if command != "run":
        arguments = ("backfill", "--alert") if command == "backfill" else (command,)
        return killed(folder, *arguments, after=rng.uniform(0.3, 1.2))
    daemon = start(folder, "run")
    time.sleep(rng.uniform(0.5, 1.8))
    return kill(daemon)


def test_fifty_kills_lose_and_repeat_nothing(tmp_path: Path) -> None:
    """Every statement reaches the receiver, under one id, and the store stays sound."""
    found = measure(tmp_path)
    print(found)
    assert (found.lost, found.under_a_second_id) == ([], [])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(measure(Path(place), *map(int, sys.argv[1:2])))
