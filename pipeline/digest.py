"""Many alerts as one message: when they must be, and the message. Pure."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence

from pipeline.model import Alert, AlertType

WINDOW = dt.timedelta(minutes=1)
"""Over which a burst is counted."""
MAX_ALERTS = 1000
"""In one digest; more become a second one."""


def assemble(channel: str, alerts: Sequence[Mapping[str, object]], now: dt.datetime) -> Alert:
    """One alert of type digest carrying `alerts` (JSON, in the form of CONTRACT.md) whole and in order.

    Its id follows from the channel and what it carries, so that work done again repeats under the same id.
    """
    members = "\x00".join(str(alert["id"]) for alert in alerts)
    digest = hashlib.sha256(f"{channel}\x00{members}".encode()).hexdigest()
    return Alert(f"digest_{digest[:24]}", AlertType.DIGEST, now, {"alerts": [dict(alert) for alert in alerts]})


def burst_until(sent: Sequence[dt.datetime], waiting: int, limit: int, now: dt.datetime) -> dt.datetime | None:
    """When `waiting` alerts must go out as one digest: now, or once the minute is over; None where one by one is fine.

    `sent` are the times at which alerts went out singly on the channel within the last minute.
    """
    if limit <= 0 or not waiting or len(sent) + waiting <= limit:
        return None
    return min(sent) + WINDOW if sent else now
