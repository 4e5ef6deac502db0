"""How every channel is: what waits, since when, and what its receiver said last."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from pipeline import ledger
from pipeline.outbox import stored

WAIT = dt.timedelta(minutes=5)
"""An alert that is to go out and has not for so long is trouble; one in quiet hours or a digest only waits its turn."""


@dataclass(frozen=True, slots=True)
class ChannelStatus:
    """One channel; `problem` is a line for a person."""

    name: str
    counts: Mapping[str, int]  # state of delivery -> messages
    stopped: str | None = None
    problem: str | None = None


def gather(database: Database, active: Collection[str], now: dt.datetime) -> tuple[ChannelStatus, ...]:
    """Every channel that ever had a message. Those not `active` are of an earlier configuration: no trouble."""
    counts = ledger.counts(database)
    stopped = {one.name: one.reason or "stopped" for one in ledger.channels(database) if one.stopped_at}
    names = sorted({name for name, _ in counts} | set(stopped))
    return tuple(
        ChannelStatus(
            name,
            {state: counts.get((name, state), 0) for state in ledger.STATES},
            stopped.get(name),
            _late(database, name, now) if name in active and name not in stopped else None,
        )
        for name in names
    )


def _late(database: Database, channel: str, now: dt.datetime) -> str | None:
    """What should have gone out and has not."""
    waiting = "channel = ? AND digest IS NULL AND state IN ('pending', 'failed')"
    count, since = database.execute(
        f"SELECT count(*), min(committed_at) FROM deliveries JOIN messages ON number = message WHERE {waiting}",
        [channel],
    ).fetchone()
    if not count or since > stored(now - WAIT):
        return None
    row = database.execute(
        f"SELECT answer FROM deliveries WHERE {waiting} AND answer IS NOT NULL ORDER BY attempted_at DESC LIMIT 1",
        [channel],
    ).fetchone()
    waited = in_words(now - dt.datetime.fromisoformat(since))
    what = "1 alert has" if count == 1 else f"{count} alerts have"
    return f"{what} not gone out, the oldest for {waited}: {row[0] if row else 'nobody has tried'}"


def in_words(time: dt.timedelta) -> str:
    """`12 min`, `5 h`, `3 d`."""
    minutes = int(time.total_seconds() // 60)
    if minutes < 120:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 2 * 24 * 60 else f"{minutes // (24 * 60)} d"
