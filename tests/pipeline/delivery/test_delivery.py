"""Delivery over real channels: at least once, under one id, and no channel waits for another."""

import datetime as dt
import itertools
import json
from collections.abc import Callable
from dataclasses import replace

from pipeline import ledger, routing
from pipeline.carrier import MAX_DEFERRALS
from pipeline.channels.errors import Permanent, Transient
from tests.pipeline.delivery.house import START, House, Scripted


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


def test_attempts_far_apart_tell_of_a_channel_sooner(house: Callable[..., House]) -> None:
    """From cron once an hour, the third attempt that fails is told elsewhere: after two hours, not after half a day."""
    desk, mail = Scripted("desk", Transient("refused")), Scripted("mail")
    at = house(desk, mail)
    at.put("a")
    told = []
    for _ in range(4):
        at.drain()
        told.append([entry.type for entry in ledger.entries(at.db, channel="mail")].count("source.failing"))
        at.clock.pass_by(hours=1)
    assert told == [0, 0, 1, 1]


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
