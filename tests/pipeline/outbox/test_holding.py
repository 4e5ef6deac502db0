"""Quiet hours, digests and bursts: what waits is held, then sent, never dropped."""

import datetime as dt
from dataclasses import replace

from pipeline import holding, ledger
from pipeline.alert import ChannelPolicy
from pipeline.outbox import Outbox
from tests.pipeline.outbox.put import HOUR, MINUTE, NOW, POLICY, SECOND, due, put, states


def test_quiet_hours_hold_then_send_one_digest(outbox: Outbox) -> None:
    """What is put in quiet hours waits for their end, and then goes out as one digest with every alert whole."""
    policy = replace(POLICY, quiet_hours=(dt.time(11), dt.time(13)))  # Moscow: 8 to 10 UTC
    put(outbox, "a", "b", policy=policy)
    assert due(outbox, policy=policy) == []
    assert set(states(outbox).values()) == {"held"}
    later = NOW + 60 * MINUTE
    holding.prepare(outbox, "desk", later, policy)
    (claim,) = outbox.claim("desk", later, 5, token="t")
    assert claim.alert["type"] == "digest"
    assert [one["id"] for one in claim.alert["data"]["alerts"]] == ["alert_a", "alert_b"]  # type: ignore[index]
    outbox.delivered(claim, "200", later)
    assert set(states(outbox).values()) == {"delivered"}


def test_what_was_pending_when_quiet_hours_began_is_held(outbox: Outbox) -> None:
    """A message not yet sent when the quiet hours begin (the process was down) waits too."""
    policy = replace(POLICY, quiet_hours=(dt.time(12, 30), dt.time(13)))
    put(outbox, "a", policy=policy)
    assert due(outbox, NOW + 40 * MINUTE, policy=policy) == []
    assert len(due(outbox, NOW + 60 * MINUTE, policy=policy)) == 1


def test_a_message_tried_before_waits_by_itself(outbox: Outbox) -> None:
    """A receiver may have seen a failed message: it keeps its own id over the quiet hours."""
    policy = replace(POLICY, quiet_hours=(dt.time(12, 30), dt.time(13)))
    put(outbox, "a", policy=policy)
    outbox.failed(outbox.claim("desk", NOW, 1, token="t")[0], "timeout", NOW, NOW + 40 * MINUTE)
    assert due(outbox, NOW + 41 * MINUTE, policy=policy) == []
    assert due(outbox, NOW + 60 * MINUTE, policy=policy) == ["alert_a"]


def test_a_person_may_break_the_quiet_hours(outbox: Outbox) -> None:
    """`alerts retry` at night sends at night."""
    policy = replace(POLICY, quiet_hours=(dt.time(11), dt.time(13)))
    put(outbox, "a", policy=policy)
    outbox.retry_all(NOW)
    assert len(due(outbox, policy=policy)) == 1


def test_a_digest_channel_sends_at_its_hour(outbox: Outbox) -> None:
    """A channel with a digest gets nothing before its time and one digest then; the other channel gets all at once."""
    channels = (ChannelPolicy("desk"), ChannelPolicy("mail", digest="hourly"))
    policy = replace(POLICY, channels=channels)
    put(outbox, "a", policy=policy)
    put(outbox, "b", at=NOW + MINUTE, policy=policy)
    assert due(outbox, NOW + MINUTE, policy=policy) == ["alert_a", "alert_b"]
    assert due(outbox, NOW + MINUTE, channel="mail", policy=policy) == []
    assert len(due(outbox, NOW + 60 * MINUTE, channel="mail", policy=policy)) == 1


def test_a_burst_becomes_one_digest(outbox: Outbox) -> None:
    """More than the limit in a minute is one digest a channel, under an id that does not change."""
    put(outbox, *"abcd")
    (first,) = due(outbox)
    assert first.startswith("digest_")
    assert due(outbox, NOW + SECOND) == [first]


def test_a_dripping_burst_is_collected(outbox: Outbox) -> None:
    """After the limit has gone out singly, what follows within the minute waits for its end and goes as one."""
    put(outbox, *"abc")
    for claim in outbox.claim("desk", NOW, 9, token="t"):
        outbox.delivered(claim, "200", NOW)
    put(outbox, "d", at=NOW + 10 * SECOND)
    assert due(outbox, NOW + 10 * SECOND) == []
    put(outbox, "e", at=NOW + 20 * SECOND)
    assert due(outbox, NOW + 20 * SECOND) == []
    assert len(due(outbox, NOW + MINUTE)) == 1
    assert states(outbox)["alert_d"] == states(outbox)["alert_e"] == "held"


def test_a_digest_that_dies_is_one_dead_letter(outbox: Outbox) -> None:
    """What went out inside a digest shares its fate, and retry sends the same digest again."""
    put(outbox, *"abcd")
    holding.prepare(outbox, "desk", NOW, POLICY)
    (claim,) = outbox.claim("desk", NOW, 1, token="t")
    outbox.dead(claim, "500", NOW)
    assert set(states(outbox).values()) == {"dead"}
    assert ledger.counts(outbox.db)["desk", "dead"] == 1
    outbox.retry_all(NOW)
    assert due(outbox) == [claim.id]


def test_a_clock_set_back_holds_nothing_up(outbox: Outbox) -> None:
    """What failed while the clock was days ahead, and the rest its channel took, end once the clock is right again."""
    ahead = NOW + 240 * HOUR
    put(outbox, "a", at=ahead)
    outbox.failed(outbox.claim("desk", ahead, 1, token="t")[0], "500", ahead, ahead + MINUTE)
    outbox.rest("desk", ahead + MINUTE)
    put(outbox, "b")
    assert due(outbox) == ["alert_a", "alert_b"]
    outbox.failed(outbox.claim("desk", NOW, 1, token="t")[0], "500", NOW, NOW + MINUTE)
    outbox.rest("desk", NOW + MINUTE)
    assert due(outbox, NOW + SECOND) == []


def test_a_clock_set_back_keeps_quiet_hours_and_digests(outbox: Outbox) -> None:
    """What waits for a time of day waits for the next such time by the clock as it is now, once."""
    policy = replace(POLICY, quiet_hours=(dt.time(11), dt.time(13)), channels=(ChannelPolicy("desk", digest="hourly"),))
    put(outbox, "a", at=NOW + 240 * HOUR, policy=policy)
    assert due(outbox, policy=policy) == []
    assert len(due(outbox, NOW + HOUR, policy=policy)) == 1


def test_what_went_out_under_a_clock_ahead_makes_no_burst(outbox: Outbox) -> None:
    """Alerts sent in a minute that is still to come do not hold back today's."""
    ahead = NOW + 240 * HOUR
    put(outbox, *"abc", at=ahead)
    for claim in outbox.claim("desk", ahead, 9, token="t"):
        outbox.delivered(claim, "200", ahead)
    put(outbox, "d")
    assert due(outbox) == ["alert_d"]
