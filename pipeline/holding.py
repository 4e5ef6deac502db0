"""What must not go out one by one right now: quiet hours, digest channels, bursts. What has waited becomes a digest."""

import datetime as dt
import json

from crawler.times import SET_BACK
from pipeline import digest, routing
from pipeline.alert import Policy
from pipeline.outbox import Outbox, stored
from pipeline.routing import Route
from pipeline.schema import transaction

_SINGLE = "digest IS NULL AND message IN (SELECT number FROM messages WHERE type <> 'digest')"
_FREE = f"channel = ? AND {_SINGLE} AND urgent = 0 AND attempts = 0 AND claim IS NULL"


def prepare(outbox: Outbox, channel: str, now: dt.datetime, policy: Policy) -> None:
    """Before each claim: holds what may not go out, releases what has waited long enough as digests."""
    _time_again(outbox, channel, now, policy)
    due = outbox.next_due(channel)
    if due is None or due > now:
        return
    with transaction(outbox.db):
        _hold_quiet(outbox, channel, now, policy)
        _hold_burst(outbox, channel, now, policy)
        while _release(outbox, channel, now):
            pass


def _time_again(outbox: Outbox, channel: str, now: dt.datetime, policy: Policy) -> None:
    """A clock set back leaves times behind that come late, or for a year not at all: such waits begin again by it."""
    latest = stored(routing.route(channel, policy, now).due_at)
    rows = outbox.db.execute(
        "SELECT message FROM deliveries JOIN messages ON number = message "
        "WHERE channel = ? AND digest IS NULL AND state IN ('pending', 'held', 'failed') AND due_at > ? "
        "AND coalesce(attempted_at, committed_at) > ?",
        [channel, latest, stored(now + SET_BACK)],
    ).fetchall()
    if rows:
        outbox.bring_forward(channel, [message for (message,) in rows], latest)


def _hold_quiet(outbox: Outbox, channel: str, now: dt.datetime, policy: Policy) -> None:
    """What was tried before keeps its own id and waits by itself: a receiver may have seen it."""
    until = routing.quiet_until(now, policy)
    if until is None:
        return
    outbox.db.execute(
        f"UPDATE deliveries SET state = 'held', due_at = ? WHERE {_FREE} AND state = 'pending' AND due_at <= ?",
        [stored(until), channel, stored(now)],
    )
    outbox.db.execute(
        "UPDATE deliveries SET due_at = ? WHERE channel = ? AND digest IS NULL AND urgent = 0 AND due_at <= ? "
        "AND state IN ('pending', 'held', 'failed') AND (claim IS NULL OR claimed_until <= ?)",
        [stored(until), channel, stored(now), stored(now)],
    )


def _hold_burst(outbox: Outbox, channel: str, now: dt.datetime, policy: Policy) -> None:
    """A burst waits until its minute is over, or not at all where nothing of it has gone out yet."""
    waiting = f"{_FREE} AND state = 'pending' AND due_at <= ?"
    (count,) = outbox.db.execute(f"SELECT count(*) FROM deliveries WHERE {waiting}", [channel, stored(now)]).fetchone()
    sent = outbox.db.execute(
        f"SELECT delivered_at FROM deliveries WHERE channel = ? "
        f"AND delivered_at > ? AND delivered_at <= ? AND {_SINGLE}",
        [channel, stored(now - digest.WINDOW), stored(now)],
    ).fetchall()
    until = digest.burst_until([dt.datetime.fromisoformat(at) for (at,) in sent], count, policy.burst, now)
    if until is not None:
        outbox.db.execute(
            f"UPDATE deliveries SET state = 'held', due_at = ? WHERE {waiting}", [stored(until), channel, stored(now)]
        )


def _release(outbox: Outbox, channel: str, now: dt.datetime) -> bool:
    """One digest of what was held until now; False where there is nothing left."""
    rows = outbox.db.execute(
        "SELECT message, alert, urgent FROM deliveries JOIN messages ON number = message "
        "WHERE channel = ? AND digest IS NULL AND state = 'held' AND due_at <= ? ORDER BY message LIMIT ?",
        [channel, stored(now), digest.MAX_ALERTS],
    ).fetchall()
    if not rows:
        return False
    alert = digest.assemble(channel, [json.loads(row[1]) for row in rows], now)
    number = outbox.put(alert, [Route(channel, now)], urgent=any(row[2] for row in rows))
    if number is None:
        raise RuntimeError(f"digest {alert.id} was sent before with the same alerts")
    for message, _, _ in rows:
        outbox.db.execute(
            "UPDATE deliveries SET digest = ? WHERE message = ? AND channel = ?", [number, message, channel]
        )
    return True
