"""What the commands have done, by name: each takes a configuration, gives a Result, and prints nothing.

Each job is imported when it is asked for: a poll from cron need not load what only a backfill uses.
"""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.app import heap
from pipeline.app.config import Config
from pipeline.app.progress import Progress
from pipeline.app.result import Result
from pipeline.app.work import Work

if TYPE_CHECKING:
    from pipeline.app.reading_aside import Rooms


def poll(config: Config, names: Sequence[str], *, recheck: bool = False) -> Result:
    """`csto poll`."""
    from pipeline.app import polling

    return polling.poll(config, names, recheck=recheck)


def backfill(
    config: Config,
    names: Sequence[str],
    since: dt.date | None,
    until: dt.date | None,
    *,
    origin: str,
    alert: bool,
    dry_run: bool,
    progress: Progress,
    rooms: "Rooms | None" = None,
) -> Result:
    """`csto backfill`; `rooms`: where pages are read in a process of their own."""
    with heap.loading():
        from pipeline.app import backfilling

    order = backfilling.Order(tuple(names), since, until, origin, alert=alert)
    if dry_run:
        from pipeline.app import estimating

        return estimating.estimate(config, order)
    return backfilling.backfill(config, order, progress, rooms)


def replay(config: Config, names: Sequence[str], since: dt.date | None, *, dry_run: bool) -> Result:
    """`csto replay`."""
    from pipeline.app import rereading

    return rereading.replay(config, names, since, dry_run=dry_run)


def work(config: Config) -> Work:
    """`csto run`."""
    from pipeline.app import duties

    return duties.work()
