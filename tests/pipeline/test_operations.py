"""Alerts about ourselves: after several failures, once, and taken back."""

import datetime as dt
from dataclasses import replace

from crawler.model import Outcome
from pipeline import operations
from pipeline.model import Alert
from pipeline.operations import Condition, SourceState

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
STALE = dt.timedelta(days=5)
WELL = SourceState("csto-ru", last_success_at=NOW, last_new_at=NOW)
BROKEN = SourceState(
    "csto-en", failures=3, outcome=Outcome.SERVER_ERROR, reason="503 from the server", failing_since=NOW
)
CUT = SourceState("csto-en", failures=3, outcome=Outcome.CONNECTION, reason="refused", failing_since=NOW)


def after(polled: SourceState, *others: SourceState, conditions: tuple[Condition, ...] = ()) -> tuple[Alert, ...]:
    return operations.after_poll(polled, [polled, *others], conditions, stale_after=STALE, now=NOW)


def opened(*alerts: Alert) -> tuple[Condition, ...]:
    """The conditions that these alerts leave open."""
    return tuple(
        Condition(
            str(one.data.get("subject", one.source)), str(one.data["code"]), one.type, NOW, str(one.data["reason"])
        )
        for one in alerts
    )


def told(alerts: tuple[Alert, ...]) -> list[tuple[str, object, object]]:
    return [(one.type.value, one.data["source"], one.data["code"]) for one in alerts]


def test_one_failure_is_no_alarm() -> None:
    """A source is told as failing after three polls in a row, not before."""
    assert after(replace(BROKEN, failures=2), WELL) == ()
    (alert,) = after(BROKEN, WELL)
    assert told((alert,)) == [("source.failing", "csto-en", "failing")]
    assert "3 polls in a row failed: 503 from the server" in str(alert.data["reason"])


def test_a_failing_source_is_told_once() -> None:
    """While the condition is open nothing more is said, whatever the failure turns into."""
    open_now = opened(*after(BROKEN, WELL))
    assert after(replace(BROKEN, failures=9), WELL, conditions=open_now) == ()
    assert after(replace(BROKEN, outcome=Outcome.BLOCKED), WELL, conditions=open_now) == ()


def test_recovery_is_told() -> None:
    """The first good poll after an alert takes it back; a good poll after none says nothing."""
    well = SourceState("csto-en", last_new_at=NOW)
    assert told(after(well, WELL, conditions=opened(*after(BROKEN, WELL)))) == [
        ("source.recovered", "csto-en", "failing")
    ]
    assert after(well, WELL) == ()


def test_a_wall_is_told_as_one() -> None:
    """A source behind a block page has the code `blocked`."""
    assert told(after(replace(BROKEN, outcome=Outcome.BLOCKED), WELL)) == [("source.failing", "csto-en", "blocked")]


def test_our_own_outage_is_one_alert() -> None:
    """If no source can be reached it is our network: one alert for all of them, and one when it is over."""
    other = replace(CUT, name="csto-ru", failures=1)
    down = after(CUT, other)
    assert told(down) == [("source.failing", "*", "network")]
    assert after(replace(other, failures=3), CUT, conditions=opened(*down)) == ()
    well = replace(WELL, name="csto-en")
    assert told(after(well, other, conditions=opened(*down))) == [("source.recovered", "*", "network")]


def test_a_servers_answer_means_the_network_is_there() -> None:
    """A server error ends our own outage, and is then told as the source's own trouble."""
    down = opened(*after(CUT, replace(CUT, name="csto-ru")))
    assert told(after(BROKEN, replace(CUT, name="csto-ru"), conditions=down)) == [
        ("source.recovered", "*", "network"),
        ("source.failing", "csto-en", "failing"),
    ]


def test_one_source_cannot_blame_the_network() -> None:
    """With a single source its failure is told as its own."""
    assert told(after(CUT)) == [("source.failing", "csto-en", "failing")]


def test_silence_is_told_and_taken_back() -> None:
    """A source without news for longer than stale_after is silent, once, until it publishes."""
    silent = replace(WELL, last_new_at=NOW - STALE - HOUR)
    alerts = after(silent)
    assert told(alerts) == [("source.silent", "csto-ru", "silent")]
    assert "5 d 1 h; the limit is 5 d" in str(alerts[0].data["reason"])
    assert after(silent, conditions=opened(*alerts)) == ()
    assert told(after(WELL, conditions=opened(*alerts))) == [("source.recovered", "csto-ru", "silent")]


def test_a_source_that_seldom_writes_has_more_time() -> None:
    """Silence is longer than usual for the source, never shorter than stale_after."""
    silent = replace(WELL, last_new_at=NOW - STALE - HOUR, usual_silence=dt.timedelta(days=20))
    assert after(silent) == ()
    assert after(replace(WELL, last_new_at=None)) == ()


def test_a_drop_in_reading_names_the_field() -> None:
    """Parser health is told by field, once a field, and taken back by field."""
    drop = replace(WELL, drops=(("published", "dates on 4 of 100 pages, 96 before"),))
    alerts = after(drop)
    assert told(alerts) == [("source.failing", "csto-ru", "health.published")]
    assert alerts[0].data["field"] == "published"
    worse = replace(drop, drops=(*drop.drops, ("body", "half as long")))
    assert told(after(worse, conditions=opened(*alerts))) == [("source.failing", "csto-ru", "health.body")]
    assert told(after(WELL, conditions=opened(*alerts))) == [("source.recovered", "csto-ru", "health.published")]


def test_a_failing_poll_says_nothing_of_silence_or_reading() -> None:
    """What could not be fetched cannot be judged."""
    bad = replace(BROKEN, failures=1, last_new_at=NOW - 2 * STALE, drops=(("body", "empty"),))
    assert after(bad, WELL) == ()


def test_a_gap_is_told_once_a_day() -> None:
    """Something may have been missed: one alert a section and day, under one id."""
    first, again = (operations.gap("csto-en", "news/news_odkb", "no known item", NOW + n * HOUR) for n in (0, 1))
    assert first.id == again.id
    assert first.id != operations.gap("csto-en", "news/news_odkb", "no known item", NOW + 24 * HOUR).id
    assert "may have been missed" in str(first.data["reason"])


def test_a_full_disk_is_told_and_taken_back() -> None:
    """Too few free bytes is one alert until there are enough."""
    low = operations.disk(2**20, 2**30, (), NOW)
    assert told(low) == [("source.failing", "*", "disk_low")]
    assert operations.disk(2**20, 2**30, opened(*low), NOW) == ()
    assert told(operations.disk(2**31, 2**30, opened(*low), NOW)) == [("source.recovered", "*", "disk_low")]


def test_dead_letters_are_told_once_a_channel() -> None:
    """The first dead letter of a channel is told; the next ones are not until it works again."""
    dead = operations.dead_letter("mail", "alert_1", "550 no such user", (), NOW)
    assert told(dead) == [("source.failing", "*", "dead_letters")]
    assert operations.dead_letter("mail", "alert_2", "550", opened(*dead), NOW) == ()
    assert len(operations.dead_letter("desk", "alert_2", "550", opened(*dead), NOW)) == 1
    assert len(operations.channel_recovered("mail", opened(*dead), NOW)) == 1
    assert operations.channel_recovered("desk", opened(*dead), NOW) == ()


def test_a_failing_channel_is_told_once_and_not_while_the_network_is_away() -> None:
    """Told until it takes something again; an outage of ours is told by itself, not once more for every channel."""
    failing = operations.channel_failing("mail", "alert_1", "timed out", (), NOW)
    assert told(failing) == [("source.failing", "*", "channel_failing")]
    assert operations.channel_failing("mail", "alert_2", "timed out", opened(*failing), NOW) == ()
    assert len(operations.channel_recovered("mail", opened(*failing), NOW)) == 1
    away = opened(*after(CUT, replace(CUT, name="csto-ru")))
    assert operations.channel_failing("mail", "alert_1", "timed out", away, NOW) == ()


def test_the_heartbeat_is_honest() -> None:
    """Once a day it says all is well only if nothing is open; its id is the day's."""
    well = operations.heartbeat([WELL], (), "On the border (2026-03-09)", NOW)
    assert well.type == "source.recovered"
    assert "nothing missed" in str(well.data["reason"])
    ill = operations.heartbeat([BROKEN], opened(*after(BROKEN, WELL)), None, NOW)
    assert ill.type == "source.failing"
    assert "503 from the server" in str(ill.data["reason"])
    assert well.id == operations.heartbeat([WELL], (), None, NOW + HOUR).id
    missed = operations.heartbeat([WELL], (), None, NOW, gaps=["csto-en: something may have been missed"])
    unread = operations.heartbeat([replace(BROKEN, last_success_at=None)], (), None, NOW)
    for one, reason in ((missed, "may have been missed"), (unread, "no poll was ever complete")):
        assert one.type == "source.failing"
        assert reason in str(one.data["reason"])
        assert "nothing missed" not in str(one.data["reason"])
    fresh = operations.heartbeat([replace(WELL, last_success_at=None)], (), None, NOW)
    assert fresh.type == "source.recovered"
    assert "nothing missed" not in str(fresh.data["reason"])
    assert {well.id} == {one.id for one in (missed, unread, fresh)}


def test_the_same_trouble_has_the_same_id() -> None:
    """Work done again after a power cut repeats under the same id; the next outage has another."""
    again = operations.after_poll(BROKEN, [BROKEN, WELL], (), stale_after=STALE, now=NOW + HOUR)
    later = replace(BROKEN, failing_since=NOW + HOUR)
    assert [one.id for one in again] == [one.id for one in after(BROKEN, WELL)]
    assert [one.id for one in again] != [one.id for one in after(later, WELL)]
