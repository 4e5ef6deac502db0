"""What receivers, quiet hours and bursts do to alerts: late perhaps, as one perhaps, never lost and never twice."""

import datetime as dt
from pathlib import Path

import pytest

from tests.conftest import Inbox
from tests.simulation import NEW, HandClock, Made, World


def test_quiet_hours_hold_and_then_tell_as_one(made: Made, inbox: Inbox) -> None:
    """Held at night, sent in the morning as one digest with every alert whole; nothing is dropped or repeated."""
    one = made(clock=HandClock(dt.datetime(2026, 11, 21, 20, 30, tzinfo=dt.UTC)))
    one.configure('[alerts]\nquiet_hours = "23:00-07:00"\ntimezone = "Europe/Moscow"')
    one.publish(seed=1)
    one.publish(seed=2)
    one.poll()
    one.poll()
    assert inbox.types == []
    one.restart()
    one.poll(minutes=60 * 9)
    one.poll()
    assert inbox.types == ["digest"]
    inside = inbox.accepted[0]["data"]["alerts"]  # type: ignore[index]
    assert [alert["type"] for alert in inside] == [NEW, NEW]


def test_a_burst_becomes_one_digest(made: Made, inbox: Inbox) -> None:
    """Fifteen statements at once: one message with all fifteen."""
    one = made()
    for seed in range(15):
        one.publish(seed=seed + 1)
    one.poll()
    one.poll()
    assert inbox.types == ["digest"]
    inside = inbox.accepted[0]["data"]["alerts"]  # type: ignore[index]
    assert len({alert["id"] for alert in inside}) == 15


def statuses(world: World) -> list[tuple[str, str]]:
    """(channel, state) of the deliveries of statements."""
    return sorted((channel, state) for channel, kind, state in world.ledger() if kind == NEW)


def with_log(world: World, tmp_path: Path, settings: str = "") -> Path:
    """A second, healthy channel: a file of alerts."""
    path = tmp_path / "alerts.jsonl"
    world.configure(f'{settings}\n[channels.log]\ntype = "jsonl"\npath = "{path}"')
    return path


@pytest.mark.parametrize("status", [500, 503, 404, 301])
def test_a_failing_receiver_holds_up_no_other_and_gets_it_later(
    made: Made, inbox: Inbox, tmp_path: Path, status: int
) -> None:
    """The webhook refuses three times: the file has the alert at once, once; the webhook under one id in the end."""
    one = made()
    log = with_log(one, tmp_path)
    inbox.statuses[:] = [status, status, status, 204]
    one.publish()
    one.poll()
    assert statuses(one) == [("desk", "failed"), ("log", "delivered")]
    for _ in range(6):
        one.poll(minutes=30)
    assert statuses(one) == [("desk", "delivered"), ("log", "delivered")]
    assert len({alert["id"] for alert in inbox.received if alert["type"] == NEW}) == 1
    assert log.read_text().count(NEW) == 1


def test_a_receiver_that_wants_no_more_is_stopped_and_others_told(made: Made, inbox: Inbox, tmp_path: Path) -> None:
    """410: nothing is sent there again, the other channel says so, and what waits is kept until it is opened."""
    one = made()
    log = with_log(one, tmp_path)
    inbox.statuses[:] = [410]
    one.publish(seed=1)
    one.poll()
    one.publish(seed=2)
    one.poll()
    assert len(inbox.received) == 1
    assert "channel_stopped" in log.read_text()
    inbox.statuses[:] = [204]
    with one.database() as db:
        from pipeline.outbox import Outbox

        Outbox(db).retry_all(one.clock())
    one.poll()
    assert inbox.types.count(NEW) == 2


def test_a_channel_that_takes_nothing_is_told_within_the_hour(made: Made, inbox: Inbox, tmp_path: Path) -> None:
    """The other channel says so once, long before a dead letter, and once more when it takes messages again."""
    one = made()
    log = with_log(one, tmp_path)
    inbox.statuses[:] = [401]
    one.publish()
    one.poll()
    for _ in range(12):
        one.clock.pass_time(minutes=5)
        one.deliver()
    assert statuses(one) == [("desk", "failed"), ("log", "delivered")]
    assert log.read_text().count("channel_failing") == 1
    assert "channel desk does not take" in log.read_text()
    inbox.statuses[:] = [204]
    for _ in range(12):
        one.clock.pass_time(hours=2)
        one.deliver()
    assert statuses(one) == [("desk", "delivered"), ("log", "delivered")]
    assert log.read_text().count("channel_failing") == 2
    assert inbox.types.count("source.recovered") <= 1


def test_a_dead_receiver_ends_in_a_dead_letter_that_is_shown(made: Made, inbox: Inbox, tmp_path: Path) -> None:
    """At least eight attempts over hours, then kept as dead, told on the other channel, and sent again on demand."""
    one = made()
    log = with_log(one, tmp_path)
    inbox.statuses[:] = [500]
    one.publish()
    one.poll()
    for _ in range(60):
        one.clock.pass_time(minutes=90)
        one.deliver()
    assert statuses(one) == [("desk", "dead"), ("log", "delivered")]
    assert len(inbox.received) >= 8
    assert "dead_letters" in log.read_text()
