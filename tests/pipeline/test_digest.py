"""Many alerts as one message."""

import datetime as dt

from pipeline import digest

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
ALERTS = [{"id": "a", "type": "statement.new", "data": {"x": 1}}, {"id": "b", "type": "event.new", "data": {}}]


def test_a_digest_carries_its_alerts_whole() -> None:
    """Every alert stands in the digest as it would have been sent, in order."""
    made = digest.assemble("desk", ALERTS, NOW)
    assert made.type == "digest"
    assert made.data == {"alerts": ALERTS}


def test_a_digests_id_follows_from_what_it_carries() -> None:
    """The same alerts on the same channel give the same id, others another."""
    later = NOW + dt.timedelta(hours=1)
    assert digest.assemble("desk", ALERTS, NOW).id == digest.assemble("desk", ALERTS, later).id
    assert digest.assemble("desk", ALERTS, NOW).id != digest.assemble("mail", ALERTS, NOW).id
    assert digest.assemble("desk", ALERTS, NOW).id != digest.assemble("desk", ALERTS[:1], NOW).id


def test_few_alerts_go_out_singly() -> None:
    """Up to the limit within a minute, those already sent included, nothing is held."""
    assert digest.burst_until([], 10, 10, NOW) is None
    assert digest.burst_until([NOW] * 4, 6, 10, NOW) is None
    assert digest.burst_until([NOW], 0, 1, NOW) is None


def test_a_burst_that_comes_at_once_goes_at_once() -> None:
    """More than the limit with nothing sent yet is one digest, now."""
    assert digest.burst_until([], 11, 10, NOW) == NOW


def test_a_burst_that_drips_waits_for_its_minute() -> None:
    """Where some have gone out singly, the rest waits until the minute since the first of them is over."""
    first = NOW - dt.timedelta(seconds=20)
    assert digest.burst_until([first, NOW], 9, 10, NOW) == first + dt.timedelta(minutes=1)


def test_burst_zero_is_never() -> None:
    """`burst = 0` never makes a digest."""
    assert digest.burst_until([NOW] * 500, 500, 0, NOW) is None
