"""What the daemon has done, as functions: jobs on one side, the schedule on the other."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from pipeline.app.config import Config
from pipeline.app.result import Result

Stop = Callable[[], bool]
"""Turns true when the work should end soon."""
Wake = Callable[[], None]
"""Called after a commit that put something into the outbox."""


class Delivery(Protocol):
    """What carries alerts to their channels while the daemon runs."""

    def start(self) -> None: ...

    def wake(self) -> None: ...

    def stop(self, patience: dt.timedelta) -> tuple[str, ...]:
        """Names of the channels that were not done in time."""


@dataclass(frozen=True, slots=True)
class Work:
    """Each is called in a thread of the daemon's; whatever it raises is told, and tried again when next due."""

    poll: Callable[[Config, str, Stop, Wake], Result]  # one pass over one source
    couriers: Callable[[Config], Delivery]  # made, not started
    tend: Callable[[Config, Stop, Wake], Result]  # silent sources, heartbeat, disk
    write: Callable[[Config], None]  # proves that the database takes a write
