"""Delivery over real channels: at least once, under one id, and no channel waits for another."""

import datetime as dt
import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random

import pytest
from sqlite_utils import Database

from pipeline import ledger, routing, schema
from pipeline.alert import ChannelPolicy, Policy
from pipeline.carrier import MAX_DEFERRALS, Attempt, Carrier, Channel, Drained
from pipeline.channels.errors import Permanent, Transient
from pipeline.channels.webhook import Webhook
from pipeline.delivery import Couriers, drain
from pipeline.model import Alert, AlertType
from pipeline.outbox import Outbox

START = dt.datetime(2026, 3, 10, 9, 0, tzinfo=dt.UTC)
PATIENCE = dt.timedelta(seconds=20)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> dt.datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += dt.timedelta(**time)


class Scripted:
    """A channel that answers as it is told: an exception, or the last of the script for ever."""

    def __init__(self, name: str, *script: str | Exception) -> None:
        self.name = name
        self.script = list(script) or ["taken"]
        self.seen: list[str] = []

    def send(self, alert: Mapping[str, object], attempt: int, taken: Collection[str] = ()) -> str:
        self.seen.append(str(alert["id"]))
        answer = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        pass


class House:
    """A store on disk, a policy over the given channels, and what carries to them."""

    def __init__(self, path: Path, *channels: Channel) -> None:
        self.path = path
        self.clock = Clock()
        self.policy = Policy(burst=0, channels=tuple(ChannelPolicy(channel.name) for channel in channels))
        self.channels = channels
        self.attempts: list[Attempt] = []
        self.db = schema.open(path)
        self.outbox = Outbox(self.db)

    def put(self, *names: str, now: dt.datetime | None = None) -> None:
        at = now or self.clock()
        with schema.transaction(self.db):
            for name in names:
                alert = Alert(f"alert_{name}", AlertType.STATEMENT_NEW, at, {"record": {"title": name}}, root=name)
                self.outbox.put(alert, routing.routes(alert, self.policy, at))

    def carriers(self, clock: Callable[[], dt.datetime] | None = None) -> list[Carrier]:
        def connect() -> Database:
            return schema.open(self.path, check=False)

        at = clock or self.clock
        return [
            Carrier(channel, self.policy, connect, at, Random(1), self.attempts.append) for channel in self.channels
        ]

    def drain(self) -> dict[str, Drained]:
        return {one.channel: one for one in drain(self.carriers(), patience=PATIENCE)}

    def states(self, channel: str) -> list[str]:
        return [entry.state for entry in ledger.entries(self.db, channel=channel)]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Callable[..., House]]:
    """Builds a House over channels; closes its store afterwards."""
    built: list[House] = []

    def build(*channels: Channel) -> House:
        built.append(House(tmp_path / "csto.db", *channels))
        return built[-1]

    yield build
    for one in built:
        one.db.close()


class Receiver(ThreadingHTTPServer):
    """A webhook receiver: remembers each id it was sent, waits or fails as told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.ids: list[str] = []
        self.delay = 0.0
        threading.Thread(target=self.serve_forever, args=[0.02], daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook"


class _Answer(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        time.sleep(self.server.delay)
        self.server.ids.append(self.headers["webhook-id"])
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    server = Receiver()
    yield server
    server.shutdown()
    server.server_close()


def test_everything_due_is_delivered(house: Callable[..., House]) -> None:
    """One pass sends every message to every channel, in order, and says how many."""
    desk, mail = Scripted("desk"), Scripted("mail")
    at = house(desk, mail)
    at.put(*(f"{n:03}" for n in range(25)))
    result = at.drain()
    assert (result["desk"].delivered, result["mail"].delivered) == (25, 25)
    assert desk.seen == mail.seen == [f"alert_{n:03}" for n in range(25)]


def test_eight_attempts_with_growing_pauses_then_a_dead_letter(house: Callable[..., House]) -> None:
    """A message that nobody takes is tried eight times at least, ever more seldom, always under its id, then kept."""
    desk = Scripted("desk", Transient("500 Internal Server Error"))
    at, times = house(desk), list[dt.datetime]()
    at.put("a")
    for _ in range(100):
        before = len(desk.seen)
        at.drain()
        times += [at.clock()] * (len(desk.seen) - before)
        due = at.outbox.next_due("desk")
        if due is None:
            break
        at.clock.now = max(due, at.clock.now)
    pauses = [after - before for before, after in itertools.pairwise(times)]
    assert len(desk.seen) == routing.MAX_ATTEMPTS >= 8
    assert set(desk.seen) == {"alert_a"}
    assert pauses == sorted(pauses)
    (entry,) = ledger.entries(at.db, channel="desk")
    assert (entry.state, entry.attempts, entry.answer) == ("dead", routing.MAX_ATTEMPTS, "500 Internal Server Error")


def test_retry_after_is_waited_for_and_costs_no_attempt(house: Callable[..., House]) -> None:
    """A receiver that asks for time is given it, by all messages of the channel, and the budget stays whole."""
    busy = Transient("429 Too Many Requests", retry_after=dt.timedelta(minutes=5))
    desk = Scripted("desk", *[busy] * 12, "taken")
    at = house(desk)
    at.put("a", "b")
    at.drain()
    assert desk.seen == ["alert_a"]
    for _ in range(12):
        at.clock.pass_by(seconds=299)
        at.drain()
        before = len(desk.seen)
        at.clock.pass_by(seconds=1)
        at.drain()
        assert len(desk.seen) > before
    assert at.states("desk") == ["delivered", "delivered"]


def test_an_asked_for_pause_is_not_lengthened(house: Callable[..., House]) -> None:
    """After several failures a Retry-After is still just that: the message is due when the receiver said."""
    error, busy = Transient("500"), Transient("429", retry_after=dt.timedelta(seconds=30))
    at = house(Scripted("desk", error, error, error, error, busy, "taken"))
    at.put("a")
    for _ in range(5):
        at.drain()
        at.clock.now = max(at.clock.now, at.outbox.next_due("desk") or at.clock.now)
    at.drain()
    (entry,) = ledger.entries(at.db)
    assert entry.state == "delivered"
    assert (entry.attempted_at or START) < START + dt.timedelta(hours=1)


def test_a_receiver_that_always_asks_for_time_ends_as_a_dead_letter(house: Callable[..., House]) -> None:
    """Patience has an end: after so many requests for time each further one is a failed attempt."""
    desk = Scripted("desk", Transient("503", retry_after=dt.timedelta(seconds=1)))
    at = house(desk)
    at.put("a")
    for _ in range(100):
        at.drain()
        at.clock.pass_by(hours=13)
    assert at.states("desk") == ["dead"]
    assert len(desk.seen) == MAX_DEFERRALS + routing.MAX_ATTEMPTS


def test_410_stops_the_channel_and_says_so(house: Callable[..., House]) -> None:
    """After 410 nothing more is sent there, over restarts; what waits is kept, and the other channels are told."""
    gone = Permanent("410 Gone: http://desk/ wants no more messages", stop_channel=True)
    desk, mail = Scripted("desk", gone), Scripted("mail")
    at = house(desk, mail)
    at.put("a", "b")
    at.drain()
    at.clock.pass_by(days=3)
    at.drain()
    assert desk.seen == ["alert_a"]
    assert len(mail.seen) == 3
    assert "channel desk is stopped: 410 Gone" in str(next(ledger.entries(at.db)).headline)
    desk.script = ["taken"]
    at.outbox.retry_all(at.clock())
    at.drain()
    assert desk.seen == ["alert_a", "alert_a", "alert_b"]
    assert at.outbox.open_conditions() == ()


def test_a_dead_letter_is_told_on_the_other_channels(house: Callable[..., House]) -> None:
    """A message a channel refuses for good is told once elsewhere, and taken back when the channel works again."""
    desk, mail = Scripted("desk", Permanent("no such service"), Permanent("no such service"), "taken"), Scripted("mail")
    at = house(desk, mail)
    at.put("a", "b", "c")
    at.drain()
    types = [entry.type for entry in ledger.entries(at.db, channel="mail")]
    assert sorted(types) == ["source.failing", "source.recovered", *["statement.new"] * 3]
    assert sorted(at.states("desk")) == ["dead", "dead", "delivered"]


def test_a_failing_channel_rests(house: Callable[..., House]) -> None:
    """A dead receiver does not spend the attempts of all that waits: after three failures the channel rests."""
    desk = Scripted("desk", Transient("refused"))
    at = house(desk)
    at.put(*(f"{n:02}" for n in range(20)))
    at.drain()
    assert len(desk.seen) == 3
    assert at.states("desk").count("pending") == 17
    desk.script = ["taken"]
    at.clock.pass_by(minutes=10)
    at.drain()
    assert set(at.states("desk")) == {"delivered"}


def test_a_channel_that_is_back_gets_what_it_missed_at_once(house: Callable[..., House]) -> None:
    """After a day of silence the first message that is taken brings all the others: none waits out its pause."""
    desk = Scripted("desk", Transient("refused"))
    at = house(desk)
    at.put("a", "b")
    for _ in range(24 * 12):
        at.drain()
        at.clock.pass_by(minutes=5)
    assert set(at.states("desk")) == {"failed"}
    assert (at.outbox.next_due("desk") or at.clock()) > at.clock() + dt.timedelta(hours=1)
    desk.script = ["taken"]
    at.put("c")
    at.drain()
    assert at.states("desk") == ["delivered"] * 3


def test_a_fault_in_a_channel_is_a_failed_attempt(house: Callable[..., House]) -> None:
    """An error nobody foresaw ends neither thread nor message; its text, which may hold secrets, is not kept."""
    desk = Scripted("desk", ZeroDivisionError("secret"), "taken")
    at = house(desk)
    at.put("a", "b")
    at.drain()
    assert at.states("desk") == ["delivered", "failed"]
    assert [entry.answer for entry in ledger.entries(at.db, state="failed")] == ["internal error: ZeroDivisionError"]


def test_a_pause_that_ends_in_quiet_hours_ends_with_them(house: Callable[..., House]) -> None:
    """No attempt is made in quiet hours, not even a second one."""
    desk = Scripted("desk", Transient("refused"))
    at = house(desk)
    at.policy = replace(at.policy, quiet_hours=(dt.time(12, 0, 1), dt.time(13, 0)))  # Moscow
    at.put("a")
    at.drain()
    assert at.outbox.next_due("desk") == START + dt.timedelta(hours=1)


def test_a_slow_channel_delays_no_other(house: Callable[..., House], receiver: Receiver) -> None:
    """While one receiver hangs, the others have everything; the pass ends in bounded time and names the late one."""
    receiver.delay = 1.5
    slow = Webhook("slow", receiver.url, clock=lambda: dt.datetime.now(dt.UTC), timeout=dt.timedelta(seconds=0.2))
    desk, stuck = Scripted("desk"), _Stuck()
    at = house(slow, desk, stuck)
    at.put("a", "b")
    began = time.monotonic()
    result = {one.channel: one for one in drain(at.carriers(), patience=dt.timedelta(seconds=2))}
    stuck.free.set()
    assert time.monotonic() - began < 5
    assert result["desk"].delivered == 2
    assert result["slow"].failed == 2
    assert not result["stuck"].is_finished


class _Stuck(Scripted):
    """A channel that does not answer until it is freed."""

    def __init__(self) -> None:
        super().__init__("stuck")
        self.free = threading.Event()

    def send(self, alert: Mapping[str, object], attempt: int, taken: Collection[str] = ()) -> str:
        self.free.wait(30)
        return "late"


def test_a_store_that_fails_is_named(house: Callable[..., House], tmp_path: Path) -> None:
    """If the store cannot be opened the pass says so for each channel, and nothing is raised."""
    at = house(Scripted("desk"))
    at.path = tmp_path
    assert "folder" in str(at.drain()["desk"].error)


def test_couriers_deliver_as_soon_as_they_are_woken(house: Callable[..., House], receiver: Receiver) -> None:
    """In the daemon, from commit to the receiver takes well under a second."""

    def clock() -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    at = house(Webhook("desk", receiver.url, clock=clock))
    couriers = Couriers(at.carriers(clock), trouble=lambda channel, line: None)
    couriers.start()
    for number in range(3):
        at.put(str(number), now=clock())
        began = time.monotonic()
        couriers.wake()
        while len(receiver.ids) <= number and time.monotonic() < began + 5:
            time.sleep(0.005)
        assert time.monotonic() - began < 1
    assert couriers.stop(dt.timedelta(seconds=5)) == ()
    assert receiver.ids == ["alert_0", "alert_1", "alert_2"]


CHILD = """
import datetime as dt, sys
from pathlib import Path
from random import Random
from pipeline import routing, schema
from pipeline.alert import ChannelPolicy, Policy
from pipeline.carrier import Carrier
from pipeline.channels.webhook import Webhook
from pipeline.delivery import drain
from pipeline.model import Alert, AlertType
from pipeline.outbox import Outbox

path, url, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
clock = lambda: dt.datetime.now(dt.UTC)
policy = Policy(burst=0, channels=(ChannelPolicy("desk"),))
db = schema.open(path)
outbox = Outbox(db)
outbox.release_claims()
print("ready", flush=True)
desk = Webhook("desk", url, clock=clock)
carrier = Carrier(desk, policy, lambda: schema.open(path, check=False), clock, Random(1), print)
for number in range(count):
    alert = Alert(f"alert_{number:03}", AlertType.STATEMENT_NEW, clock(), {"record": {}}, root=f"{number:03}")
    with schema.transaction(db):
        if not outbox.raised(alert.root):
            outbox.put(alert, routing.routes(alert, policy, clock()))
    drain([carrier], patience=dt.timedelta(seconds=20))
"""


def test_nothing_is_lost_to_kill_nine(tmp_path: Path, receiver: Receiver) -> None:
    """Killed at any moment and started again, every alert arrives, and arrives under its one id."""
    path, count, chance = tmp_path / "csto.db", 40, Random(7)
    command = [sys.executable, "-c", CHILD, str(path), receiver.url, str(count)]
    for _ in range(4):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.25))
            os.kill(child.pid, signal.SIGKILL)
    subprocess.run(command, check=True, capture_output=True, timeout=60, cwd=Path(__file__).parents[2])
    assert set(receiver.ids) == {f"alert_{number:03}" for number in range(count)}
    with schema.open(path).conn as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        left = connection.execute("SELECT count(*) FROM deliveries WHERE state <> 'delivered'").fetchone()
    connection.close()
    assert left == (0,)


def test_reports_are_values(house: Callable[..., House]) -> None:
    """Each attempt is reported with channel, message, number, state and answer, for the log and the metrics."""
    at = house(Scripted("desk", Transient("refused"), "taken"))
    at.put("a")
    at.drain()
    at.clock.pass_by(seconds=10)
    at.drain()
    assert [json.dumps([one.channel, one.id, one.number, one.state, one.answer]) for one in at.attempts] == [
        '["desk", "alert_a", 1, "failed", "refused"]',
        '["desk", "alert_a", 2, "delivered", "taken"]',
    ]


class _Several(Scripted):
    """A channel of two receivers, of which the second takes nothing."""

    def __init__(self) -> None:
        super().__init__("desk")
        self.known: list[tuple[str, ...]] = []

    def send(self, alert: Mapping[str, object], attempt: int, taken: Collection[str] = ()) -> str:
        self.known.append(tuple(taken))
        raise Transient("first: taken; second: 503", taken=("first",))


def test_what_a_receiver_has_is_remembered_over_restarts(house: Callable[..., House]) -> None:
    """Each later attempt, a dead letter's retry too, knows which of a channel's receivers have the message."""
    desk = _Several()
    at = house(desk)
    at.put("a")
    while at.states("desk") != ["dead"]:
        at.drain()
        at.clock.pass_by(days=1)
    at.outbox.retry_all(at.clock())
    at.drain()
    assert desk.known == [(), *[("first",)] * routing.MAX_ATTEMPTS]
