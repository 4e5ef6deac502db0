"""How the daemon is: written by its jobs, read by the watchdog, /readyz and /metrics. One lock, values out."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

LATE = 30.0
"""Seconds without a tick after which the scheduler counts as late."""
STUCK = 60.0
"""Seconds without a write to the database after which the writer counts as stuck."""
HUNG = 1800.0
"""Seconds after which a poll that has not ended counts as hanging; a first one takes minutes."""
FAILING = 3
"""Failed polls in a row after which a source counts as failing."""


@dataclass(frozen=True, slots=True)
class SourcePulse:
    """One source: polls failed in a row, seconds to the next poll, when the poll under way began (monotonic)."""

    failures: int = 0
    reason: str = ""
    delay: float = 0.0
    running_since: float | None = None


@dataclass(frozen=True, slots=True)
class Beat:
    """Everything at one moment; times are monotonic seconds."""

    now: float
    started: float
    ticked: float
    wrote: float
    pinged: float  # when the database last answered, with a write or with the reason why not
    trouble: str = ""  # why the last write failed
    sources: dict[str, SourcePulse] = field(default_factory=dict)

    def reasons(self) -> tuple[str, ...]:
        """Why the daemon is not ready; empty where it is."""
        found = [f"source {name} is failing: {pulse.reason}" for name, pulse in self.failing()]
        for name, pulse in self.sources.items():
            passed = self.now - (self.now if pulse.running_since is None else pulse.running_since)
            if passed > HUNG:
                found.append(f"source {name} hangs: its poll has not ended for {passed / 60:.0f} min")
        if self.now - self.wrote > STUCK or self.trouble:
            found.append(f"the writer is stuck: {self.trouble or f'nothing written for {self.now - self.wrote:.0f} s'}")
        if self.now - self.ticked > LATE:
            found.append(f"the scheduler is late by {self.now - self.ticked:.0f} s")
        return tuple(found)

    def failing(self) -> tuple[tuple[str, SourcePulse], ...]:
        return tuple((name, pulse) for name, pulse in self.sources.items() if pulse.failures >= FAILING)

    def is_alive(self) -> bool:
        """Whether the watchdog may be fed: the scheduler ticks and the database answers, be it with an error."""
        return self.now - self.ticked <= LATE and self.now - self.pinged <= STUCK


class Pulse:
    """Shared between the daemon's threads."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now, self._lock = now, threading.Lock()
        start = now()
        self._beat = Beat(now=start, started=start, ticked=start, wrote=start, pinged=start)

    def beat(self) -> Beat:
        with self._lock:
            return replace(self._beat, now=self._now(), sources=dict(self._beat.sources))

    def tick(self) -> None:
        with self._lock:
            self._beat = replace(self._beat, ticked=self._now())

    def wrote(self) -> None:
        with self._lock:
            now = self._now()
            self._beat = replace(self._beat, wrote=now, pinged=now, trouble="")

    def could_not_write(self, reason: str) -> None:
        with self._lock:
            self._beat = replace(self._beat, pinged=self._now(), trouble=reason)

    def running(self, source: str) -> None:
        self._set(source, running_since=self._now())

    def polled(self, source: str, failure: str | None) -> SourcePulse:
        """A poll has ended, with `failure` as the reason where it brought nothing."""
        failures = self.of(source).failures + 1 if failure else 0
        return self._set(source, running_since=None, failures=failures, reason=failure or "")

    def delayed(self, source: str, seconds: float) -> None:
        self._set(source, delay=seconds)

    def keep(self, sources: frozenset[str]) -> None:
        """Forgets every source but these."""
        with self._lock:
            kept = {name: pulse for name, pulse in self._beat.sources.items() if name in sources}
            self._beat = replace(self._beat, sources=kept)

    def of(self, source: str) -> SourcePulse:
        with self._lock:
            return self._beat.sources.get(source, SourcePulse())

    def _set(self, source: str, **changes: object) -> SourcePulse:
        with self._lock:
            pulse = replace(self._beat.sources.get(source, SourcePulse()), **changes)  # type: ignore[arg-type]
            self._beat = replace(self._beat, sources=self._beat.sources | {source: pulse})
            return pulse
