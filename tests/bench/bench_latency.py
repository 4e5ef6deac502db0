"""From publication on a stand-in site to receipt at the webhook under `csto run`: poll interval plus less than 1 s.

`python tests/bench/bench_latency.py`, or `pytest tests/bench/bench_latency.py -s`.
"""

import datetime as dt
import random
import signal
import statistics
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from crawler.replica import corpus
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from tests.conftest import Watch
from tests.killing import finished, kill, start, until

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]
INTERVAL, ROUNDS, FLOOR = 2.0, 20, 1.0


class Receiver(ThreadingHTTPServer):
    """Notes when each alert came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.times: list[float] = []
        threading.Thread(target=self.serve_forever, args=[0.01], daemon=True).start()


class _Answer(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.times.append(time.monotonic())
        self.send_response(204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        pass


def measure(folder: Path, rounds: int = ROUNDS) -> list[float]:
    """Seconds from publication to receipt, one a statement."""
    rng, receiver = random.Random(1), Receiver()
    site = ReplicaSite("csto-en", stories=corpus.stories(200))
    with ReplicaServer(site) as server:
        hook = f"http://127.0.0.1:{receiver.server_port}/hook"
        channel = f'[channels.desk]\ntype = "webhook"\nurl = "{hook}"\n[alerts]\nburst = 0\n'
        Watch(folder, {"csto-en": server.url(site)}, channel)
        text = (folder / "csto.toml").read_text()
        (folder / "csto.toml").write_text(text.replace("[crawl]\n", f'[crawl]\ninterval = "{INTERVAL:g}s"\n'))
        assert finished(folder, "poll") == 0
        daemon, times = start(folder, "run"), []
        try:
            time.sleep(3)
            for number in range(rounds):
                time.sleep(rng.uniform(0, INTERVAL))
                today = dt.datetime.now(dt.UTC).date()
                before, published = len(receiver.times), time.monotonic()
                site.publish(corpus.story_of_kind("security_statement", seed=900 + number, published=today))
                until(lambda have=before: len(receiver.times) > have, 30, "no alert came")
                times.append(receiver.times[before] - published)
            daemon.send_signal(signal.SIGTERM)
            assert daemon.wait(timeout=15) == 0
        finally:
            kill(daemon)
    return times


def told(times: list[float]) -> str:
    ordered = sorted(times)
    return (
        f"publication to receipt, polls every {INTERVAL:g} s, {len(times)} statements: median"
        f" {statistics.median(times):.2f} s, 95th percentile {ordered[int(len(ordered) * 0.95)]:.2f} s, longest"
        f" {ordered[-1]:.2f} s"
    )


def test_an_alert_arrives_within_the_interval_and_a_second(tmp_path: Path) -> None:
    """However unlucky the moment of publication."""
    times = measure(tmp_path)
    print(told(times))
    assert max(times) < INTERVAL + FLOOR


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(told(measure(Path(place))))
