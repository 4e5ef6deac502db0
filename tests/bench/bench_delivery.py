"""Figures of delivery: 1,000 alerts to four channels of which one is dead; 50 rounds of kill -9; commit to receipt.

`python tests/bench/bench_delivery.py`. Floors are the issue's; figures are printed.
"""

import datetime as dt
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline import ledger, routing, schema
from pipeline.alert import ChannelPolicy, Policy
from pipeline.carrier import Attempt, Carrier, Channel
from pipeline.channels.jsonl import JsonLines
from pipeline.channels.webhook import Webhook
from pipeline.delivery import Couriers, drain
from pipeline.model import Alert, AlertType
from pipeline.outbox import Outbox

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]
ROOT = Path(__file__).parents[2]


def clock() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Receiver(ThreadingHTTPServer):
    """Remembers the ids it was sent and when; keeps connections open."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.seen: list[tuple[str, float]] = []
        threading.Thread(target=self.serve_forever, args=[0.02], daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook"

    def handle_error(self, request: object, client_address: object) -> None:
        """Connections of killed senders break; that is the point."""


class _Answer(BaseHTTPRequestHandler):
    server: Receiver
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.server.seen.append((self.headers["webhook-id"], time.monotonic()))
        self.wfile.write(b"HTTP/1.1 204 No Content\r\n\r\n")

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    server = Receiver()
    yield server
    server.shutdown()
    server.server_close()


def alert(number: int) -> Alert:
    content = {"record": {"title": f"Statement {number}", "lead": "word " * 100}, "verdict": {"score": 0.9}}
    return Alert(f"alert_{number:04}", AlertType.STATEMENT_NEW, clock(), content, root=f"{number:04}")


def carriers(path: Path, policy: Policy, *channels: Channel) -> list[Carrier]:
    def ignore(attempt: Attempt) -> None:
        pass

    return [
        Carrier(channel, policy, lambda: schema.open(path, check=False), clock, random.Random(1), ignore)
        for channel in channels
    ]


def test_a_thousand_alerts_to_four_channels_one_dead(tmp_path: Path, receiver: Receiver) -> None:
    """The live ones have everything in under 30 seconds."""
    path = tmp_path / "csto.db"
    other = Receiver()
    policy = Policy(burst=0, channels=tuple(ChannelPolicy(name) for name in ("one", "two", "log", "dead")))
    db = schema.open(path)
    outbox = Outbox(db)
    with schema.transaction(db):
        for number in range(1000):
            outbox.put(alert(number), routing.routes(alert(number), policy, clock()))
    channels = (
        Webhook("one", receiver.url, clock=clock, secret="whsec_c2VjcmV0"),
        Webhook("two", other.url, clock=clock),
        JsonLines("log", tmp_path / "alerts.jsonl"),
        Webhook("dead", "http://127.0.0.1:1/", clock=clock),
    )
    began = time.monotonic()
    result = {one.channel: one for one in drain(carriers(path, policy, *channels), patience=dt.timedelta(minutes=2))}
    seconds = time.monotonic() - began
    print(f"\n1,000 alerts to 3 live channels and a dead one: {seconds:.1f} s, {3000 / seconds:.0f} deliveries/s")
    assert [result[name].delivered for name in ("one", "two", "log", "dead")] == [1000, 1000, 1000, 0]
    assert seconds < 30
    other.shutdown()
    other.server_close()
    db.close()


CHILD = """
import datetime as dt, sys
from pathlib import Path
from random import Random
from pipeline import routing, schema
from pipeline.alert import ChannelPolicy, Policy
from pipeline.carrier import Carrier
from pipeline.channels.jsonl import JsonLines
from pipeline.channels.webhook import Webhook
from pipeline.delivery import Couriers
from pipeline.model import Alert, AlertType
from pipeline.outbox import Outbox

path, url, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
clock = lambda: dt.datetime.now(dt.UTC)
policy = Policy(burst=0, channels=(ChannelPolicy("hook"), ChannelPolicy("log")))
db = schema.open(path)
outbox = Outbox(db)
outbox.release_claims()
channels = Webhook("hook", url, clock=clock), JsonLines("log", path.with_name("alerts.jsonl"))
connect = lambda: schema.open(path, check=False)
couriers = Couriers([Carrier(one, policy, connect, clock, Random(1), id) for one in channels], trouble=print)
couriers.start()
print("ready", flush=True)
for number in range(count):
    alert = Alert(f"alert_{number:04}", AlertType.STATEMENT_NEW, clock(), {"record": {}}, root=f"{number:04}")
    with schema.transaction(db):
        if not outbox.raised(alert.root):
            outbox.put(alert, routing.routes(alert, policy, clock()))
    couriers.wake()
while db.execute("SELECT 1 FROM deliveries WHERE state <> 'delivered' LIMIT 1").fetchone():
    couriers.wake()
    couriers._threads[0].join(0.05)
couriers.stop(dt.timedelta(seconds=5))
"""


def test_fifty_rounds_of_kill_nine(tmp_path: Path, receiver: Receiver) -> None:
    """Nothing is lost, nothing comes under a second id, and the file has each line once."""
    path, count, chance = tmp_path / "csto.db", 600, random.Random(11)
    command = [sys.executable, "-c", CHILD, str(path), receiver.url, str(count)]
    kills = 0
    for _ in range(50):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.12))
            kills += child.poll() is None
            os.kill(child.pid, signal.SIGKILL)
    subprocess.run(command, check=True, capture_output=True, timeout=300, cwd=ROOT)
    times = Counter(identifier for identifier, _ in receiver.seen)
    written = path.with_name("alerts.jsonl").read_text(encoding="utf-8").splitlines()
    lines = Counter(json.loads(line)["id"] for line in written)
    lost = {f"alert_{number:04}" for number in range(count)} - set(times)
    repeats = sum(times.values()) - len(times)
    print(
        f"\n{kills} of 50 killed at work: {len(lost)} of {count} lost, {len(times) - count} under a second id, ", end=""
    )
    print(f"{repeats} repeated under their own id to the webhook, {sum(lines.values()) - len(lines)} in the file")
    assert not lost
    assert len(times) == len(lines) == count
    assert kills > 25


def test_from_commit_to_receipt(tmp_path: Path, receiver: Receiver) -> None:
    """Under a second; what a poll adds is its interval alone."""
    path, waits = tmp_path / "csto.db", []
    policy = Policy(burst=0, channels=(ChannelPolicy("hook"),))
    db = schema.open(path)
    outbox = Outbox(db)
    couriers = Couriers(
        carriers(path, policy, Webhook("hook", receiver.url, clock=clock)), trouble=lambda channel, line: None
    )
    couriers.start()
    for number in range(100):
        with schema.transaction(db):
            outbox.put(alert(number), routing.routes(alert(number), policy, clock()))
        committed = time.monotonic()
        couriers.wake()
        while len(receiver.seen) <= number and time.monotonic() < committed + 10:
            time.sleep(0.001)
        waits.append(receiver.seen[number][1] - committed)
    couriers.stop(dt.timedelta(seconds=5))
    waits.sort()
    print(f"\ncommit to receipt: median {statistics.median(waits) * 1000:.0f} ms, slowest {waits[-1] * 1000:.0f} ms")
    assert waits[-1] < 1
    assert len(ledger.latencies(db, clock() - dt.timedelta(hours=1))) == 100
    db.close()


if __name__ == "__main__":
    raise SystemExit(pytest.main([__file__, "-q", "-s", "-o", "norecursedirs=.*"]))
