"""The gate before each host: one at a time, a pause apart, slower when asked, never faster for errors."""

from datetime import timedelta

import pytest

from crawler.errors import Later
from crawler.politeness import Gate
from tests.crawler.conftest import ManualClock

HOST = "en.odkb-csto.org"
QUICK = timedelta(milliseconds=100)


@pytest.fixture
def gate(clock: ManualClock) -> Gate:
    return Gate(timedelta(seconds=1), clock=clock, sleep=clock.sleep)


def test_the_pause_counts_from_the_end_of_a_request(gate: Gate, clock: ManualClock) -> None:
    """A slow request is followed by the whole pause; time that passed since is not waited again."""
    with gate.turn(HOST):
        clock.pass_time(seconds=5)
    with gate.turn(HOST):
        pass
    clock.pass_time(seconds=10)
    with gate.turn(HOST):
        pass
    assert [1.0] == clock.slept


def test_hosts_do_not_wait_for_each_other(gate: Gate, clock: ManualClock) -> None:
    """The pause is a host's own."""
    with gate.turn(HOST):
        pass
    with gate.turn("pacsto.org"):
        pass
    assert [] == clock.slept


def test_crawl_delay_is_honoured_up_to_a_minute(gate: Gate) -> None:
    """robots.txt may ask for more than the common pause, not for less, and not for hours."""
    found = []
    for seconds in (10, 0.1, 86_400):
        gate.set_crawl_delay(HOST, timedelta(seconds=seconds))
        found.append(gate.delay(HOST).total_seconds())
    assert [10, 1, 60] == found


def test_refusals_slow_down_and_good_answers_ease_off(gate: Gate) -> None:
    """429 and 503 add a growing pause, five seconds at most; each good answer halves it, until it is gone."""
    delays = []
    for _ in range(4):
        gate.report(HOST, status=429, latency=QUICK)
        delays.append(gate.delay(HOST).total_seconds())
    assert [2, 3, 5, 6] == delays
    for _ in range(10):
        gate.report(HOST, status=200, latency=QUICK)
    assert timedelta(seconds=1) == gate.delay(HOST)


def test_error_pages_never_speed_up(gate: Gate) -> None:
    """A quick 404 or 500, or no answer at all, eases nothing off."""
    gate.report(HOST, status=503, latency=QUICK)
    before = gate.delay(HOST)
    for status in (404, 500, None, 301):
        gate.report(HOST, status=status, latency=QUICK)
    assert before == gate.delay(HOST)


def test_the_pause_a_server_asks_for_is_kept(gate: Gate, clock: ManualClock) -> None:
    """Retry-After holds back every request to that host once, up to a minute."""
    for seconds, expected in ((20, 20.0), (600, 60.0)):
        with gate.turn(HOST):
            gate.report(HOST, status=503, latency=QUICK, retry_after=timedelta(seconds=seconds))
        clock.slept.clear()
        with gate.turn(HOST):
            pass
        assert [expected] == clock.slept
        clock.pass_time(minutes=5)


def test_rising_latency_slows_down(gate: Gate) -> None:
    """A host that takes three times as long as at its best, and over a second, is tired."""
    for _ in range(5):
        gate.report(HOST, status=200, latency=QUICK)
    assert timedelta(seconds=1) == gate.delay(HOST)
    for _ in range(10):
        gate.report(HOST, status=200, latency=timedelta(seconds=4))
    assert gate.delay(HOST) > timedelta(seconds=3)


def test_an_evenly_slow_host_is_not_slowed_further(gate: Gate) -> None:
    """Slow from the first answer on is just slow."""
    for _ in range(10):
        gate.report(HOST, status=200, latency=timedelta(seconds=4))
    assert timedelta(seconds=1) == gate.delay(HOST)


def test_a_clock_set_back_does_not_stall(gate: Gate, clock: ManualClock) -> None:
    """After a jump back by a day the wait is the pause, not a day."""
    with gate.turn(HOST):
        pass
    clock.pass_time(days=-1)
    with gate.turn(HOST):
        pass
    assert [1.0] == clock.slept


def test_a_turn_waited_for_ends_with_a_stop(gate: Gate, clock: ManualClock) -> None:
    """Whoever is told to stop while waiting is not let through early."""
    with gate.turn(HOST):
        gate.report(HOST, status=503, latency=QUICK, retry_after=timedelta(seconds=60))
    told_at = clock() + timedelta(seconds=1)
    with pytest.raises(Later), gate.turn(HOST, lambda: clock() >= told_at):
        raise AssertionError("let through")
    assert clock() - told_at < timedelta(seconds=1)


def test_one_host_may_have_a_longer_pause(gate: Gate) -> None:
    """An archive has a pace of its own."""
    gate.set_min_delay("web.archive.org", timedelta(seconds=2.5))
    assert (timedelta(seconds=2.5), timedelta(seconds=1)) == (gate.delay("web.archive.org"), gate.delay(HOST))
