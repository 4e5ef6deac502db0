"""The ledger: everything that was sent, or not, is on record and can be asked for."""

import datetime as dt
import sqlite3
from dataclasses import replace
from pathlib import Path

from sqlite_utils import Database

from pipeline import holding, ledger, operations, schema
from pipeline.model import Alert, AlertType
from pipeline.outbox import Outbox, stored
from pipeline.routing import Route
from tests.pipeline.outbox.put import HOUR, MINUTE, NOW, POLICY, SECOND, put, statement


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
