"""The jobs as the daemon takes them: one workshop for as long as a configuration is in force."""

import datetime as dt
import threading
from contextlib import ExitStack

from pipeline import schema
from pipeline.app import channels, polling, watching, workshop
from pipeline.app.config import Config
from pipeline.app.result import Result
from pipeline.app.work import Delivery, Stop, Wake, Work
from pipeline.app.workshop import Workshop


class Duties:
    """Keeps the workshop open between jobs, so that connections, politeness and robots.txt outlive a poll."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: tuple[Config, Workshop, ExitStack] | None = None

    def poll(self, config: Config, name: str, stop: Stop, wake: Wake) -> Result:
        """One pass over one source."""
        shop = self._shop(config)
        source = next(one for one in config.sources() if one.name == name)
        return polling.poll_source(shop, source, stop=stop, wake=wake)

    def tend(self, config: Config, stop: Stop, wake: Wake) -> Result:
        """Disk, heartbeat, old log lines."""
        with self._shop(config).desk() as desk:
            told = watching.disk(desk, config.state)
            if config.alerts.heartbeat is not None:
                at = dt.time.fromisoformat(config.alerts.heartbeat.removeprefix("daily "))
                told += watching.heartbeat(desk, at, config.alerts.timezone, config.sources())
            watching.prune(desk)
        if told:
            wake()
        return Result(counters={"alerts": len(told)} if told else {})

    def couriers(self, config: Config) -> Delivery:
        """Delivery for as long as the configuration is in force; not started."""
        self._shop(config)
        return channels.couriers(config)

    def write(self, config: Config) -> None:
        """Proves that the database takes a write."""
        with self._shop(config).desk() as desk, schema.transaction(desk.db):
            desk.db.execute("UPDATE source_state SET failures_in_row = failures_in_row WHERE false")

    def _shop(self, config: Config) -> Workshop:
        """The workshop of `config`; that of an earlier configuration is left to the work still in it."""
        with self._lock:
            if self._open is None or self._open[0] is not config:
                stack = ExitStack()
                shop = stack.enter_context(workshop.opened(config))
                self._open = config, shop, stack.pop_all()
            return self._open[1]


def work() -> Work:
    """What `csto run` schedules."""
    duties = Duties()
    return Work(poll=duties.poll, couriers=duties.couriers, tend=duties.tend, write=duties.write)
