"""The daemon: every source on its schedule, what is due delivered, and an end that loses nothing.

A job that overruns delays itself and never stacks; a late one still runs (APScheduler's own defaults drop it). A
failing source slows down and is never off. When the wall clock jumps (set by hand, or a machine that slept) every
source is scheduled anew from now, so that none waits for a time that has moved away; so too when the database takes
writes again (a full disk, a lock), so that none waits out a pause that was not the site's fault.
"""

import datetime as dt
import threading
import time
from collections.abc import Callable
from signal import SIGHUP

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from crawler.model import Source
from pipeline.app import pace
from pipeline.app.config import Config
from pipeline.app.config_problems import ConfigError
from pipeline.app.config_values import in_words
from pipeline.app.failures import one_line
from pipeline.app.logger import Logger
from pipeline.app.notify import Notifier
from pipeline.app.pulse import Pulse
from pipeline.app.result import DONE, INTERRUPTED, Result
from pipeline.app.signals import Signals
from pipeline.app.work import Work

TICK, WRITE, TEND = 5.0, 10.0, 60.0
"""Seconds between two ticks of the scheduler, two test writes, two looks at everything that nobody polls."""
GRACE = 9.0
"""Seconds that work in hand has to end after SIGTERM."""
LOOK = 1.0
"""Seconds between two looks of the main loop at clock and watchdog."""

log = Logger()


class Every(IntervalTrigger):  # type: ignore[misc]  # apscheduler has no types
    """Times missed are made up for by one: the scheduler would go through all those of a year's leap of the clock."""

    def get_next_fire_time(self, previous_fire_time: dt.datetime | None, now: dt.datetime) -> dt.datetime:
        following: dt.datetime = super().get_next_fire_time(previous_fire_time, now)
        return max(following, now)


class Daemon:
    """One run. `load` reads the configuration again; `notifier` speaks to systemd."""

    def __init__(self, config: Config, work: Work, *, load: Callable[[], Config], notifier: Notifier) -> None:
        self.config, self.pulse = config, Pulse()
        self._work, self._load, self._notifier = work, load, notifier
        self._couriers = work.couriers(config)
        self._stopping = False
        self._busy: set[str] = set()
        self._fed = 0.0
        self._clock = (time.time(), time.monotonic())
        self._scheduler = BackgroundScheduler(
            timezone=dt.UTC,
            executors={"polls": ThreadPoolExecutor(config.crawl.workers), "house": ThreadPoolExecutor(4)},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def run(self, signals: Signals) -> int:
        """Until SIGTERM or SIGINT. Exit code 0; 130 where a second signal, 0 where GRACE, cut work short."""
        self._every(TICK, "tick", self.pulse.tick)
        self._every(WRITE, "write", self._write)
        self._every(TEND, "tend", lambda: self._work.tend(self.config, self._is_stopping, self._wake))
        self._schedule_sources()
        self._scheduler.start()
        self._couriers.start()
        self._notifier.ready()
        log.info("running", sources=[source.name for source in self._enabled()], state=str(self.config.state))
        self._loop(signals)
        return self._end(signals)

    def is_idle(self) -> bool:
        """Whether no work is under way."""
        return not self._busy

    def _wake(self) -> None:
        self._couriers.wake()

    def _is_stopping(self) -> bool:
        return self._stopping

    def _enabled(self) -> list[Source]:
        return [source for source in self.config.sources() if source.enabled]

    def _loop(self, signals: Signals) -> None:
        while True:
            for number in signals.wait(LOOK):
                if number != SIGHUP:
                    log.info("stopping", signal=number.name)
                    return
                self._reload()
            self._watch_clock()
            self._feed(time.monotonic())

    def _watch_clock(self) -> None:
        (wall, steady), self._clock = self._clock, (time.time(), time.monotonic())
        moved, passed = self._clock[0] - wall, self._clock[1] - steady
        if pace.jumped(dt.timedelta(seconds=moved), dt.timedelta(seconds=passed)):
            log.warning("clock jumped", seconds=round(moved - passed))
            self._wake_all()

    def _feed(self, now: float) -> None:
        """The watchdog hears of us only while the scheduler ticks and the database takes writes."""
        if self._notifier.watchdog is None or now - self._fed < self._notifier.watchdog / 3:
            return
        beat = self.pulse.beat()
        if beat.is_alive():
            self._fed = now
            self._notifier.alive()
        self._notifier.status("; ".join(beat.reasons()) or f"watching {len(self._enabled())} sources")

    def _end(self, signals: Signals) -> int:
        """Lets work in hand end; what does not end in time is repeated by the next run."""
        self._notifier.stopping()
        self._stopping = True
        self._scheduler.pause()
        self._begin("couriers", lambda: self._couriers.stop(dt.timedelta(seconds=GRACE)))
        until = time.monotonic() + GRACE
        while self._busy and time.monotonic() < until:
            if any(number != SIGHUP for number in signals.wait(0.05)):
                log.warning("stopped at once", unfinished=sorted(self._busy.copy()))
                return INTERRUPTED
        if self._busy:
            log.warning("stopped with work in hand, which the next run repeats", unfinished=sorted(self._busy.copy()))
        else:
            self._scheduler.shutdown()
            log.info("stopped")
        return DONE

    def _begin(self, name: str, work: Callable[[], object]) -> None:
        """Does it aside, as work in hand."""

        def run() -> None:
            try:
                work()
            finally:
                self._busy.discard(name)

        self._busy.add(name)
        threading.Thread(target=run, name=name, daemon=True).start()

    def _reload(self) -> None:
        """SIGHUP: the new configuration, or the old one and the reason why."""
        self._notifier.reloading()
        try:
            fresh = self._load()
            if _fixed(fresh) != _fixed(self.config):
                what = "state, crawl.workers and serve.address change with a restart only"
                raise ConfigError([f"{fresh.file or 'defaults'}: {what}"])
        except ConfigError as error:
            log.error("configuration not taken, going on with the old one", reason=str(error))
        else:
            self._take(fresh)
            log.info("configuration taken", file=str(fresh.file or "defaults"))
        self._notifier.ready()

    def _take(self, fresh: Config) -> None:
        """Schedule and channels of the new configuration; what is under way ends with the old one."""
        before, self._couriers = self._couriers, self._work.couriers(fresh)
        unchanged = frozenset(source.name for source in self._enabled() if source in fresh.sources())
        self.config = fresh
        self._begin("couriers before", lambda: before.stop(dt.timedelta(seconds=GRACE)))
        self._couriers.start()
        self._schedule_sources(unchanged)

    def _schedule_sources(self, unchanged: frozenset[str] = frozenset()) -> None:
        """A job for every enabled source, from now on but for those unchanged; the others' removed."""
        enabled = self._enabled()
        wanted = {f"poll {source.name}" for source in enabled}
        for job in self._scheduler.get_jobs("default"):
            if job.id.startswith("poll ") and job.id not in wanted:
                job.remove()
        self.pulse.keep(frozenset(source.name for source in enabled))
        now = dt.datetime.now(dt.UTC)
        for position, source in enumerate(source for source in enabled if source.name not in unchanged):
            self._scheduler.add_job(
                self._poll,
                self._trigger(source.interval),
                args=[source.name],
                id=f"poll {source.name}",
                executor="polls",
                replace_existing=True,
                next_run_time=now + pace.spread(position, len(enabled), source.interval),
            )
            self.pulse.delayed(source.name, source.interval.total_seconds())

    def _trigger(self, delay: dt.timedelta) -> Every:
        """Never sooner than half the delay, whatever the jitter."""
        seconds = delay.total_seconds()
        jitter = min(self.config.crawl.jitter.total_seconds(), seconds / 2)
        return Every(seconds=max(seconds, 0.1), jitter=jitter or None, timezone=dt.UTC)

    def _wake_all(self) -> None:
        for job in self._scheduler.get_jobs():
            job.modify(next_run_time=dt.datetime.now(dt.UTC))

    def _every(self, seconds: float, name: str, work: Callable[[], object]) -> None:
        self._scheduler.add_job(
            self._guarded,
            Every(seconds=seconds, timezone=dt.UTC),
            args=[name, work],
            id=name,
            executor="house",
            next_run_time=dt.datetime.now(dt.UTC),
        )

    def _guarded(self, name: str, work: Callable[[], object]) -> str | None:
        """Does it, and gives the reason where it failed: the daemon outlives every failure of a part."""
        if self._stopping:
            return None
        self._busy.add(name)
        try:
            work()
        except Exception as error:
            log.error("failed", job=name, reason=one_line(error), exc_info=_is_unexpected(error))
            return one_line(error)
        finally:
            self._busy.discard(name)
        return None

    def _write(self) -> None:
        try:
            self._work.write(self.config)
        except Exception as error:
            self.pulse.could_not_write(one_line(error))
            raise
        was_stuck = self.pulse.beat().trouble
        self.pulse.wrote()
        if was_stuck:
            log.info("the database takes writes again", after=was_stuck)
            self._wake_all()

    def _poll(self, name: str) -> None:
        """One pass, and the time of the next by how it went."""
        down: list[str] = []

        def work() -> Result:
            self.pulse.running(name)
            result = self._work.poll(self.config, name, self._is_stopping, self._wake)
            _told(name, result)
            down.extend(line for line in result.failures if name in result.down)
            if name in result.down and not down:
                down.append("no page could be fetched")
            return result

        reason = self._guarded(f"poll {name}", work)
        self.pulse.polled(name, reason or (down[0] if down else None))
        if not self._stopping:
            self._pace(name)

    def _pace(self, name: str) -> None:
        source = next((source for source in self._enabled() if source.name == name), None)
        if source is None:
            return
        pulses = self.pulse.beat().sources
        everyone = all(pulse.failures for pulse in pulses.values()) and len(pulses) > 1
        delay = pace.delay(source.interval, pulses[name].failures, everyone_fails=everyone)
        if delay.total_seconds() != pulses[name].delay:
            self.pulse.delayed(name, delay.total_seconds())
            self._scheduler.reschedule_job(f"poll {name}", trigger=self._trigger(delay))
            log.info("pace changed", source=name, every=in_words(delay), failures=pulses[name].failures)


def _fixed(config: Config) -> tuple[object, ...]:
    """What a running daemon cannot change."""
    return config.state, config.serve, config.crawl.workers


def _told(source: str, result: Result) -> None:
    """One line a poll: what it came to, and the first of what failed (each has had its own line)."""
    if result.failures:
        log.warning("polled", source=source, **result.counters, reason=result.failures[0])
    else:
        log.info("polled", source=source, **result.counters)


def _is_unexpected(error: Exception) -> bool:
    """A traceback is for the log only where the error was not foreseen."""
    return one_line(error).startswith("unexpected ")
