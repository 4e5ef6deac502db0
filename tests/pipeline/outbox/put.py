"""Alerts put into an outbox, and what a worker would then send."""

import datetime as dt

from pipeline import holding, ledger, routing, schema
from pipeline.alert import ChannelPolicy, Policy
from pipeline.model import Alert, AlertType
from pipeline.outbox import Outbox

NOW = dt.datetime(2026, 3, 10, 9, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
POLICY = Policy(channels=(ChannelPolicy("desk"), ChannelPolicy("mail")), burst=3)


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
