"""What a year brings to the clock: nights when it is changed, days away, times set back; quiet hours and digests."""

import datetime as dt
import time
from pathlib import Path

import pytest

from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from tests.conftest import Inbox, receiving
from tests.killing import ids_by_title, until
from tests.living import HOST, codes, settled, until_told
from tests.running import running
from tests.simulation import HandClock, world


def test_the_heartbeat_comes_once_a_day(tmp_path: Path, site: ReplicaSite, server: ReplicaServer, inbox: Inbox) -> None:
    """From the daemon through the outbox to the webhook; a restart on the same day does not repeat it."""
    settled(tmp_path, server.url(site), inbox.address, 'heartbeat = "daily 00:00"\n')
    for _ in range(2):
        with running(tmp_path) as daemon:
            until(lambda: codes(inbox) != [], 20, "no heartbeat")
            daemon.until_logged("running")
            time.sleep(1.5)
            assert daemon.end() == 0
    assert codes(inbox) == [("source.recovered", "heartbeat")]
    assert "alive. csto-en last polled" in str(inbox.accepted[0]["data"])


def test_a_network_that_is_away_for_a_day(tmp_path: Path) -> None:
    """Neither sites nor receiver for 24 hours: one alert about it; what waited and what was published comes at once."""
    with receiving() as first:
        port = int(first.address.split(":")[2].split("/")[0])
    with world(tmp_path, first.address, "csto-en", "csto-ru") as one:
        one.poll()
        waiting = HOST + one.publish(seed=6)
        one.poll()
        for site in one.sites.values():
            one.server.close(site)
        for _ in range(48):
            one.poll(minutes=30)
        missed = HOST + one.publish(seed=7)
        for site in one.sites.values():
            one.server.open(site)
        one.configure()
        with receiving(port) as inbox:
            one.poll(minutes=10)
            one.poll(minutes=10)
            until_told(inbox, [waiting, missed])
            assert sorted(codes(inbox)) == [("source.failing", "network"), ("source.recovered", "network")]
        assert {state for _, _, state in one.ledger()} == {"delivered"}


NIGHTS = {
    "the hour that comes twice, first time": ("2026-10-25T00:10", "2026-10-25T00:31"),
    "the hour that comes twice, second time": ("2026-10-25T01:10", "2026-10-25T01:31"),
    "the hour that is left out": ("2026-03-29T00:40", "2026-03-29T01:31"),
}


@pytest.mark.parametrize("night", NIGHTS)
def test_quiet_hours_on_the_nights_when_clocks_are_changed(tmp_path: Path, inbox: Inbox, night: str) -> None:
    """Quiet from 23:00 to 02:30 in Berlin: held until the hours end on that night's own clock, then told, once."""
    published, due = (dt.datetime.fromisoformat(f"{at}Z") for at in NIGHTS[night])
    clock = HandClock(published - dt.timedelta(minutes=20))
    with world(tmp_path, inbox.address, clock=clock) as one:
        one.configure('[alerts]\nquiet_hours = "23:00-02:30"\ntimezone = "Europe/Berlin"')
        one.poll()
        one.publish(seed=8)
        one.poll(minutes=(published - clock()).total_seconds() / 60)
        one.poll(minutes=(due - clock()).total_seconds() / 60 - 2)
        assert inbox.received == []
        one.poll(minutes=2)
        one.poll(minutes=90)
        one.poll(minutes=60 * 24)
    assert inbox.types == ["digest"]
    assert len(ids_by_title(inbox)) == 1


def test_a_digest_on_the_days_when_clocks_are_changed(tmp_path: Path, inbox: Inbox) -> None:
    """Daily at 02:30 in Berlin, over the day that has that time twice: two days, two digests, nothing repeated."""
    clock = HandClock(dt.datetime(2026, 10, 24, 20, 0, tzinfo=dt.UTC))
    with world(tmp_path, inbox.address, clock=clock) as one:
        one.channels += 'digest = "daily 02:30"\n'
        one.configure('[alerts]\ntimezone = "Europe/Berlin"')
        one.poll()
        one.publish(seed=9)
        for _ in range(16):
            one.poll(minutes=30)
        assert inbox.types == ["digest"]
        one.publish(seed=10)
        for _ in range(24):
            one.poll(minutes=60)
    assert inbox.types == ["digest", "digest"]
    assert len(ids_by_title(inbox)) == 2


def test_a_clock_that_is_set_leaves_what_waits_in_order(tmp_path: Path, inbox: Inbox) -> None:
    """A receiver that is down while the clock is set back and ahead by hours: all is told once, at the latest then."""
    with world(tmp_path, inbox.address) as one:
        one.poll()
        inbox.statuses[:] = [503]
        wanted = [HOST + one.publish(seed=11)]
        one.poll()
        one.clock.pass_time(hours=-6)
        wanted.append(HOST + one.publish(seed=12))
        one.poll()
        one.clock.pass_time(hours=6)
        inbox.statuses[:] = [204]
        one.poll(minutes=20)
        until_told(inbox, wanted)
