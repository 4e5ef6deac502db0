"""The jobs as the daemon takes them: one workshop for as long as a configuration is in force."""

import datetime as dt
import errno
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from pipeline import schema
from pipeline.app import channels, heap, polling, watching, workshop
from pipeline.app.config import Config
from pipeline.app.result import Result
from pipeline.app.work import Delivery, Stop, Wake, Work
from pipeline.app.workshop import Workshop

_WRITTEN = "INSERT INTO settings (name, value) VALUES ('written', ?) ON CONFLICT DO UPDATE SET value = excluded.value"
ROOM = 1 << 20
"""Free bytes below which the disk counts as full."""


@dataclass(slots=True)
class _Open:
    """A workshop, and how many jobs are at work in it."""

    config: Config
    shop: Workshop
    closing: AbstractContextManager[Workshop]
    users: int = 0


class Duties:
    """Keeps the workshop open between jobs, so that connections, politeness and robots.txt outlive a poll."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: _Open | None = None
        self._remembered: dt.date | None = None  # the day that what is remembered is of

    def poll(self, config: Config, name: str, stop: Stop, wake: Wake) -> Result:
        """One pass over one source."""
        source = next(one for one in config.sources() if one.name == name)
        with self._shop(config) as shop:
            return polling.poll_source(shop, source, stop=stop, wake=wake)

    def tend(self, config: Config, stop: Stop, wake: Wake) -> Result:
        """Disk, heartbeat, old log lines, memory."""
        with self._shop(config) as shop, shop.desk() as desk:
            told = watching.house(desk, config)
            today = desk.clock().date()
        if today != self._remembered:
            self._remembered = today
            heap.forget()
        heap.trim()
        if told:
            wake()
        return Result(counters={"alerts": len(told)} if told else {})

    def couriers(self, config: Config) -> Delivery:
        """Delivery for as long as the configuration is in force; not started."""
        with self._shop(config):
            return channels.couriers(config)

    def write(self, config: Config) -> None:
        """Proves that the database takes a write: a real one, since a full disk lets empty ones pass.

        A full disk may let a small one pass too, into the log's old space: so there must be room for a page as well.
        """
        with self._shop(config) as shop, shop.desk() as desk, schema.transaction(desk.db):
            desk.db.execute(_WRITTEN, [desk.clock().isoformat()])
        if shutil.disk_usage(config.state).free < ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(config.state))

    @contextmanager
    def _shop(self, config: Config) -> Iterator[Workshop]:
        """The workshop of `config`; that of an earlier configuration is closed once the last job in it has ended."""
        mine = self._enter(config)
        try:
            yield mine.shop
        finally:
            with self._lock:
                mine.users -= 1
                self._close_left(mine)

    def _enter(self, config: Config) -> _Open:
        with self._lock:
            before = self._open
            if before is None or before.config is not config:
                closing = workshop.opened(config, after=before.shop if before else None)
                self._open = _Open(config, closing.__enter__(), closing)
                if before is not None:
                    self._close_left(before)
            assert self._open is not None
            self._open.users += 1
            return self._open

    def _close_left(self, one: _Open) -> None:
        """Under the lock: closes a workshop that is neither in force nor in use."""
        if one is not self._open and not one.users:
            one.closing.__exit__(None, None, None)


def work() -> Work:
    """What `csto run` schedules."""
    duties = Duties()
    return Work(poll=duties.poll, couriers=duties.couriers, tend=duties.tend, write=duties.write)
