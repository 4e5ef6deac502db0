"""Deliveries side by side and over the deaths of the process: each channel by itself, nothing lost."""

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from random import Random

from pipeline import delivery, routing, schema
from pipeline.channels.errors import Transient
from pipeline.channels.webhook import Webhook
from pipeline.delivery import Couriers, drain
from tests.pipeline.delivery.house import House, Receiver, Scripted


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
    """In the daemon, from commit to the receiver takes well under a second (on a machine that is not busy)."""

    def clock() -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    at = house(Webhook("desk", receiver.url, clock=clock))
    couriers = Couriers(at.carriers(clock), trouble=lambda channel, line: None)
    couriers.start()
    took = []
    for number in range(3):
        at.put(str(number), now=clock())
        began = time.monotonic()
        couriers.wake()
        while len(receiver.ids) <= number and time.monotonic() < began + 5:
            time.sleep(0.005)
        took.append(time.monotonic() - began)
    assert couriers.stop(dt.timedelta(seconds=5)) == ()
    assert receiver.ids == ["alert_0", "alert_1", "alert_2"]
    assert min(took) < 1


def test_a_courier_outlives_whatever_breaks_its_work(house: Callable[..., House], monkeypatch) -> None:
    """What nobody foresaw is told in a line, and the channel is tried again: its alert arrives, a little late."""
    monkeypatch.setattr(delivery, "AFTER_TROUBLE", dt.timedelta(seconds=0.05))
    channel, told = Scripted("desk"), list[str]()
    at = house(channel)
    at.put("a")
    broken = [ZeroDivisionError("nobody thought of it"), MemoryError()]

    def clock() -> dt.datetime:
        if broken:
            raise broken.pop()
        return at.clock()

    couriers = Couriers(at.carriers(clock), trouble=lambda name, line: told.append(line))
    couriers.start()
    until = time.monotonic() + 10
    while not channel.seen and time.monotonic() < until:
        time.sleep(0.01)
    assert couriers.stop(dt.timedelta(seconds=5)) == ()
    assert channel.seen == ["alert_a"]
    assert told == ["unexpected MemoryError: ", "unexpected ZeroDivisionError: nobody thought of it"]


CHILD = """
import datetime as dt, sys
from pathlib import Path
from random import Random
from pipeline import delivery, routing, schema
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
