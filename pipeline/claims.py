"""A delivery that one worker may attempt, until its lease runs out."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

_DUE = (
    "SELECT message, channel, alert, attempts, spent, deferrals, urgent, taken, attempted_at "
    "FROM deliveries JOIN messages ON number = message "
    "WHERE channel = ? AND digest IS NULL AND state IN ('pending', 'failed') AND due_at <= ? "
    "AND (claim IS NULL OR claimed_until <= ?) ORDER BY message LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """`attempts` are those made before."""

    message: int
    channel: str
    token: str
    until: dt.datetime
    alert: Mapping[str, object]
    attempts: int
    spent: int  # attempts the budget counts
    deferrals: int  # times the receiver asked to come back later
    urgent: bool  # asked for by a person: no quiet hours
    taken: tuple[str, ...]  # receivers of the channel that have it from an earlier attempt
    attempted_at: dt.datetime | None  # the last time

    @property
    def id(self) -> str:
        return str(self.alert["id"])


def due(db: Database, channel: str, now: str, limit: int, *, token: str, until: dt.datetime) -> list[Claim]:
    """What could be claimed now (a time as the tables hold it), oldest first; nothing is marked."""
    return [_claim(row, token, until) for row in db.query(_DUE, [channel, now, now, limit])]


def _claim(row: dict[str, Any], token: str, until: dt.datetime) -> Claim:
    fresh = {"token": token, "until": until, "alert": json.loads(row["alert"])}
    last = dt.datetime.fromisoformat(row["attempted_at"]) if row["attempted_at"] else None
    read = {"urgent": bool(row["urgent"]), "taken": tuple(json.loads(row["taken"] or "[]")), "attempted_at": last}
    return Claim(**{**row, **fresh, **read})
