"""The delivery ledger: a view over the outbox for people, `status` and metrics. Reads only."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from pipeline.dates import MOSCOW
from pipeline.outbox import stored

STATES = ("pending", "held", "failed", "delivered", "dead")


@dataclass(frozen=True, slots=True)
class Entry:
    """One message on one channel. The last three fields are times to delivery, None before it."""

    id: str
    type: str
    channel: str
    state: str
    attempts: int
    answer: str | None
    due_at: dt.datetime
    attempted_at: dt.datetime | None
    delivered_at: dt.datetime | None
    committed_at: dt.datetime
    headline: str | None
    record_id: str | None
    source: str | None
    digest: str | None  # id of the message it went or will go out in
    from_publication: dt.timedelta | None
    from_first_sight: dt.timedelta | None
    from_commit: dt.timedelta | None


@dataclass(frozen=True, slots=True)
class ChannelState:
    """What stands between a channel and its messages."""

    name: str
    stopped_at: dt.datetime | None
    reason: str | None
    resting_until: dt.datetime | None
    failures: int


def entries(
    db: Database, *, state: str | None = None, channel: str | None = None, limit: int | None = None
) -> Iterator[Entry]:
    """Newest message first; of one state or channel where given."""
    where = [("d.state = ?", state), ("d.channel = ?", channel)]
    clauses = " AND ".join(clause for clause, value in where if value is not None) or "1"
    rows = db.query(
        "SELECT m.id, m.type, d.channel, d.state, d.attempts, d.answer, d.due_at, d.attempted_at, d.delivered_at, "
        "m.committed_at, "
        "coalesce(json_extract(m.alert, '$.data.record.title'), json_extract(m.alert, '$.data.reason'), "
        "substr(json_extract(m.alert, '$.data.record.lead'), 1, 100), "
        "json_array_length(m.alert, '$.data.alerts') || iif(json_array_length(m.alert, '$.data.alerts') = 1, ' alert', "
        "' alerts')) AS headline, "
        "m.record_id, m.source, m.published, m.first_seen_at, g.id AS digest "
        "FROM deliveries d JOIN messages m ON m.number = d.message LEFT JOIN messages g ON g.number = d.digest "
        f"WHERE {clauses} ORDER BY d.message DESC, d.channel LIMIT ?",
        [*(value for _, value in where if value is not None), -1 if limit is None else limit],
    )
    return (_entry(row) for row in rows)


def counts(db: Database) -> dict[tuple[str, str], int]:
    """(channel, state) to number of messages. What goes out inside a digest counts once, as the digest."""
    rows = db.execute("SELECT channel, state, count(*) FROM deliveries WHERE digest IS NULL GROUP BY channel, state")
    return {(channel, state): count for channel, state, count in rows}


def channels(db: Database) -> tuple[ChannelState, ...]:
    """Channels that were ever tried."""
    rows = db.execute("SELECT name, stopped_at, reason, resting_until, failures FROM channels ORDER BY name")
    return tuple(ChannelState(row[0], _time(row[1]), row[2], _time(row[3]), row[4]) for row in rows)


def oldest_waiting(db: Database) -> dt.datetime | None:
    """When the oldest message that is due but not delivered was committed: what a backlog is judged by."""
    (at,) = db.execute(
        "SELECT min(committed_at) FROM deliveries JOIN messages ON number = message "
        "WHERE digest IS NULL AND state IN ('pending', 'failed')"
    ).fetchone()
    return _time(at)


def latencies(db: Database, since: dt.datetime) -> tuple[float, ...]:
    """Seconds from commit to delivery of all that was delivered singly since then, in ascending order."""
    rows = db.execute(
        "SELECT m.committed_at, d.delivered_at FROM deliveries d JOIN messages m ON m.number = d.message "
        "WHERE d.delivered_at >= ? AND d.digest IS NULL",
        [stored(since)],
    )
    return tuple(sorted((_known(done) - _known(put)).total_seconds() for put, done in rows))


def sample(name: str, now: dt.datetime) -> dict[str, object]:
    """What `alerts test` sends: an alert in the form of CONTRACT.md that says of itself that it is a test."""
    return {
        "type": "source.recovered",
        "id": f"test_{int(now.timestamp())}",
        "timestamp": now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "data": {"source": "*", "code": "test", "reason": f"This is a test of channel {name}; nothing has happened."},
    }


def as_json(entry: Entry) -> dict[str, object]:
    """Times as ISO 8601, durations as seconds."""
    return {name: _plain(getattr(entry, name)) for name in Entry.__slots__}


def _plain(value: object) -> object:
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="milliseconds")
    return round(value.total_seconds(), 3) if isinstance(value, dt.timedelta) else value


def _entry(row: dict[str, object]) -> Entry:
    """Pages show a day, not an hour: publication counts from that day's beginning on the sites' clock."""
    done, published = _time(row["delivered_at"]), row.pop("published")
    first, put = _time(row.pop("first_seen_at")), _known(row["committed_at"])
    day = dt.datetime.combine(dt.date.fromisoformat(str(published)), dt.time(), MOSCOW) if published else None
    times = {name: _time(row[name]) for name in ("attempted_at", "delivered_at")}
    return Entry(
        **{**row, **times, "due_at": _known(row["due_at"]), "committed_at": put},  # type: ignore[arg-type]
        from_publication=done - day if done and day else None,
        from_first_sight=done - first if done and first else None,
        from_commit=done - put if done else None,
    )


def _time(value: object) -> dt.datetime | None:
    return dt.datetime.fromisoformat(str(value)) if value else None


def _known(value: object) -> dt.datetime:
    return dt.datetime.fromisoformat(str(value))
