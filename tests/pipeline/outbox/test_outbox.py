"""The outbox: nothing lost, nothing sent by two workers."""

import datetime as dt
from dataclasses import replace

import pytest

from pipeline import ledger, schema
from pipeline.model import AlertType
from pipeline.outbox import LEASE, Outbox
from pipeline.routing import Route
from tests.pipeline.outbox.put import MINUTE, NOW, POLICY, SECOND, due, put, statement, states


def test_an_alert_waits_on_each_of_its_channels(outbox: Outbox) -> None:
    """One message, a delivery a channel, due at once; and the statement counts as raised."""
    put(outbox, "a")
    assert due(outbox) == ["alert_a"]
    assert due(outbox, channel="mail") == ["alert_a"]
    assert outbox.raised("a") == {AlertType.STATEMENT_NEW}
    assert outbox.raised("b") == frozenset()


def test_an_alert_put_twice_is_one(outbox: Outbox) -> None:
    """Work done again puts the same id again, and nothing comes of it, even after delivery."""
    put(outbox, "a")
    outbox.delivered(outbox.claim("desk", NOW, 1, token="t")[0], "204", NOW)
    put(outbox, "a")
    assert due(outbox) == []
    assert len(list(ledger.entries(outbox.db))) == 2


def test_an_alert_commits_with_its_cause(outbox: Outbox) -> None:
    """If the caller's transaction fails, no alert remains of it."""

    def cut_short() -> None:
        with schema.transaction(outbox.db):
            outbox.put(statement("a"), [Route("desk", NOW)])
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        cut_short()
    assert due(outbox) == []
    assert outbox.raised("a") == frozenset()


def test_a_claimed_delivery_is_nobody_elses(outbox: Outbox) -> None:
    """Two workers never hold the same delivery; its lease over, another may take it."""
    put(outbox, "a")
    (first,) = outbox.claim("desk", NOW, 5, token="one")
    assert outbox.claim("desk", NOW, 5, token="two") == []
    (second,) = outbox.claim("desk", NOW + LEASE, 5, token="two")
    assert (first.id, first.alert) == (second.id, second.alert)


def test_a_late_worker_cannot_undo_anothers_result(outbox: Outbox) -> None:
    """Whoever lost the lease may still report success, but no failure over another's claim."""
    put(outbox, "a")
    (first,) = outbox.claim("desk", NOW, 1, token="one")
    (second,) = outbox.claim("desk", NOW + LEASE, 1, token="two")
    outbox.failed(first, "timeout", NOW + LEASE, NOW + 2 * LEASE)
    outbox.dead(first, "timeout", NOW + LEASE)
    assert states(outbox)["alert_a"] == "pending"
    outbox.delivered(second, "200", NOW + LEASE)
    outbox.failed(first, "timeout", NOW + LEASE, NOW + 2 * LEASE)
    assert states(outbox)["alert_a"] == "delivered"


def test_a_dead_claimers_work_is_due_again(outbox: Outbox) -> None:
    """The holder of the state voids the claims of a process that was killed, without waiting for the lease."""
    put(outbox, "a")
    outbox.claim("desk", NOW, 1, token="killed")
    assert outbox.release_claims() == 1
    assert due(outbox, NOW + SECOND) == ["alert_a"]


def test_what_may_have_arrived_joins_no_digest(outbox: Outbox) -> None:
    """A message in the hands of a killed process keeps its own id in a burst and over the quiet hours."""
    put(outbox, *"abcde")
    outbox.claim("desk", NOW, 1, token="killed")
    outbox.release_claims()
    first, second = due(outbox)
    assert first == "alert_a"
    assert second.startswith("digest_")
    quiet = replace(POLICY, quiet_hours=(dt.time(11), dt.time(13)))
    outbox.claim("desk", NOW, 1, token="killed")
    outbox.release_claims()
    assert due(outbox, policy=quiet) == []
    assert due(outbox, NOW + 60 * MINUTE, policy=quiet)[0] == "alert_a"


def test_deliveries_go_oldest_first(outbox: Outbox) -> None:
    """The order of commit is the order of sending."""
    put(outbox, "b")
    put(outbox, "a")
    assert due(outbox) == ["alert_b", "alert_a"]


def test_each_channel_has_its_own_fate(outbox: Outbox) -> None:
    """A message delivered on one channel and failed on another is tried again on the other alone."""
    put(outbox, "a")
    outbox.delivered(outbox.claim("desk", NOW, 1, token="t")[0], "200", NOW)
    outbox.failed(outbox.claim("mail", NOW, 1, token="t")[0], "500", NOW, NOW + MINUTE)
    assert due(outbox, NOW + MINUTE) == []
    assert due(outbox, channel="mail") == []
    assert due(outbox, NOW + MINUTE, channel="mail") == ["alert_a"]


def test_retry_makes_everything_undelivered_due(outbox: Outbox) -> None:
    """Failed, dead and held messages are due now, and stopped and resting channels open; delivered ones stay so."""
    put(outbox, "a", "b", "c")
    a, b, c = outbox.claim("desk", NOW, 3, token="t")
    outbox.delivered(a, "200", NOW)
    outbox.failed(b, "500", NOW, NOW + 99 * MINUTE)
    outbox.dead(c, "500", NOW)
    outbox.stop("desk", "410 Gone", NOW)
    outbox.rest("desk", NOW + 99 * MINUTE)
    assert due(outbox) == []
    assert outbox.retry_all(NOW, "desk") == 2
    assert due(outbox) == ["alert_b", "alert_c"]
    assert states(outbox)["alert_a"] == "delivered"


def test_a_revived_dead_letter_has_a_fresh_budget(outbox: Outbox) -> None:
    """The ledger keeps the number of all attempts; the budget of a dead letter starts anew."""
    put(outbox, "a")
    outbox.dead(outbox.claim("desk", NOW, 1, token="t")[0], "500", NOW)
    outbox.retry_all(NOW)
    (claim,) = outbox.claim("desk", NOW, 1, token="t")
    assert (claim.attempts, claim.spent, claim.urgent) == (1, 0, True)


def test_a_stopped_channel_keeps_what_comes(outbox: Outbox) -> None:
    """Nothing of a stopped channel is claimed, and nothing of it is lost."""
    outbox.stop("desk", "410 Gone", NOW)
    put(outbox, "a")
    assert due(outbox) == []
    assert outbox.next_due("desk") is None
    assert ledger.channels(outbox.db)[0].reason == "410 Gone"
    outbox.retry_all(NOW)
    assert due(outbox) == ["alert_a"]
