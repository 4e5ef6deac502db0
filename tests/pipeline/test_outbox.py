"""The outbox: nothing lost, nothing sent by two workers, everything on record."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipeline import holding, ledger, operations, routing, schema
from pipeline.alert import ChannelPolicy, Policy
from pipeline.model import Alert, AlertType
from pipeline.outbox import LEASE, Outbox, stored
from pipeline.routing import Route

NOW = dt.datetime(2026, 3, 10, 9, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
POLICY = Policy(channels=(ChannelPolicy("desk"), ChannelPolicy("mail")), burst=3)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A store of today's schema in a file of its own."""
    database = schema.open(tmp_path / "csto.db")
    yield database
    database.close()


@pytest.fixture
def outbox(db: Database) -> Outbox:
    return Outbox(db)


def statement(name: str, at: dt.datetime = NOW) -> Alert:
    record = {"id": name, "title": f"Statement {name}", "published": "2026-03-10"}
    content = {"record": record, "verdict": {"kind": "security_statement", "score": 0.9}}
    return Alert(f"alert_{name}", AlertType.STATEMENT_NEW, at, content, name, "csto-en", name, at - MINUTE)


def put(outbox: Outbox, *names: str, at: dt.datetime = NOW, policy: Policy = POLICY) -> None:
    with schema.transaction(outbox.db):
        for name in names:
            outbox.put(statement(name, at), routing.routes(statement(name, at), policy, at))


def states(outbox: Outbox, channel: str = "desk") -> dict[str, str]:
    return {entry.id: entry.state for entry in ledger.entries(outbox.db, channel=channel)}


def due(outbox: Outbox, now: dt.datetime = NOW, *, channel: str = "desk", policy: Policy = POLICY) -> list[str]:
    """What a worker would send now, ids in order."""
    holding.prepare(outbox, channel, now, policy)
    claims = outbox.claim(channel, now, 100, token="look")
    outbox.release(claims)
    return [claim.id for claim in claims]


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


def test_the_ledger_shows_every_delivery(outbox: Outbox) -> None:
    """Channel, attempts, last answer and the times from publication, first sight and commit to delivery."""
    put(outbox, "a")
    claim = outbox.claim("desk", NOW, 1, token="t")[0]
    outbox.failed(claim, "500 Internal Server Error", NOW + SECOND, NOW + 2 * SECOND)
    outbox.delivered(outbox.claim("desk", NOW + 3 * SECOND, 1, token="t")[0], "204 No Content", NOW + 3 * SECOND)
    (entry,) = ledger.entries(outbox.db, channel="desk")
    assert (entry.attempts, entry.answer, entry.headline) == (2, "204 No Content", "Statement a")
    assert entry.from_commit == 3 * SECOND
    assert entry.from_first_sight == MINUTE + 3 * SECOND
    assert entry.from_publication == dt.timedelta(hours=12) + 3 * SECOND  # the day begins at 21:00 UTC
    assert ledger.as_json(entry)["from_commit"] == 3.0
    assert ledger.latencies(outbox.db, NOW) == (3.0,)


def test_every_line_of_the_ledger_says_what_it_is_about(outbox: Outbox) -> None:
    """The headline; the lead's beginning where there is none; a digest's number of alerts."""
    put(outbox, "a", "b", "c", "d")
    nameless = Alert("alert_e", AlertType.STATEMENT_NEW, NOW, {"record": {"title": None, "lead": "The Council " * 20}})
    with schema.transaction(outbox.db):
        outbox.put(nameless, [Route("mail", NOW)])
    holding.prepare(outbox, "desk", NOW, POLICY)
    found = {entry.id: entry.headline for entry in ledger.entries(outbox.db)}
    assert found["alert_a"] == "Statement a"
    assert found["alert_e"] == ("The Council " * 20)[:100]
    assert [words for name, words in found.items() if name.startswith("digest_")] == ["4 alerts"]


def test_what_waited_before_an_upgrade_goes_out_after_it(tmp_path: Path) -> None:
    """Deliveries of a store made before receivers had results of their own are kept, and due as they were."""
    file = tmp_path / "older.db"
    older = Database(sqlite3.connect(file, isolation_level=None))
    older.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    for migrations in schema.MIGRATIONS:
        migrations.apply(older, stop_before="m004_taken" if migrations.name == "outbox" else None)
    older.execute(
        "INSERT INTO messages (number, id, type, alert, committed_at) VALUES (1, 'a', 'digest', ?, ?)",
        ['{"id": "a"}', stored(NOW)],
    )
    older.execute(
        "INSERT INTO deliveries (message, channel, state, due_at, attempts, spent) "
        "VALUES (1, 'desk', 'failed', ?, 2, 2)",
        [stored(NOW)],
    )
    older.close()
    db = schema.open(file)
    (claim,) = Outbox(db).claim("desk", NOW, 10, token="t")
    assert (claim.id, claim.attempts, claim.spent, claim.taken) == ("a", 2, 2, ())
    db.close()


def test_the_ledger_is_asked_by_state(outbox: Outbox) -> None:
    """`alerts list --state` shows that state alone, newest first, as many as asked for."""
    put(outbox, "a", "b")
    outbox.dead(outbox.claim("desk", NOW, 1, token="t")[0], "no", NOW)
    assert [entry.id for entry in ledger.entries(outbox.db, state="dead")] == ["alert_a"]
    assert [entry.id for entry in ledger.entries(outbox.db, channel="mail", limit=1)] == ["alert_b"]
    assert ledger.oldest_waiting(outbox.db) == NOW


def test_open_conditions_are_the_last_word(outbox: Outbox) -> None:
    """A condition is open from its alert to its recovery, over restarts; a gap is told and over."""
    failing = operations.channel_stopped("mail", "410", (), NOW)
    with schema.transaction(outbox.db):
        for alert in (*failing, operations.gap("csto-en", "news", "no known item", NOW)):
            outbox.put(alert, [])
    (condition,) = outbox.open_conditions()
    assert (condition.subject, condition.code) == ("channel:mail", "channel_stopped")
    with schema.transaction(outbox.db):
        for alert in operations.channel_recovered("mail", outbox.open_conditions(), NOW):
            outbox.put(alert, [])
    assert outbox.open_conditions() == ()


def test_what_was_told_within_a_day_is_known(outbox: Outbox) -> None:
    """The heartbeat asks for the gaps of the day: they are told and over, and open no condition."""
    with schema.transaction(outbox.db):
        for at, section in ((NOW - 30 * HOUR, "old"), (NOW, "news")):
            outbox.put(operations.gap("csto-en", section, "no known item", at), [])
    told = outbox.reasons_since("gap", NOW - 24 * HOUR)
    assert told == ("csto-en: something may have been missed in news: no known item",)
    assert outbox.open_conditions() == ()


def test_hostile_text_is_stored(outbox: Outbox) -> None:
    """Half a surrogate pair or a NUL in a headline keeps nothing from being stored and sent."""
    bad = replace(statement("a"), data={"record": {"title": "x\ud800\x00y"}})
    with schema.transaction(outbox.db):
        outbox.put(bad, [Route("desk", NOW)])
    (claim,) = outbox.claim("desk", NOW, 1, token="t")
    assert claim.alert["data"]["record"]["title"] == "x?\x00y"  # type: ignore[index]
