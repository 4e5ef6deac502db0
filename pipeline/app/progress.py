"""How far a long job is: a bar on a terminal, plain lines otherwise. Safe to call from several threads."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

import click

EVERY = 5.0
"""Seconds between two plain lines of one source."""


class Progress(Protocol):
    """Told absolute figures, as often as the job likes."""

    def update(self, source: str, *, done: int, total: int | None = None, failed: int = 0) -> None:
        """`done` pages of `total` (None: not known yet), `failed` of them failed."""


@contextmanager
def shown(*, terminal: bool | None = None, quiet: bool = False) -> Iterator[Progress]:
    """A bar where standard error is a terminal, else lines; nothing where quiet."""
    if quiet:
        yield Silent()
    elif sys.stderr.isatty() if terminal is None else terminal:
        with _bars() as bars:
            yield bars
    else:
        lines = Lines()
        yield lines
        lines.close()


class Silent:
    def update(self, source: str, *, done: int, total: int | None = None, failed: int = 0) -> None:
        """Says nothing."""


@dataclass(slots=True)
class _Course:
    """Where one source stands."""

    started: float
    told_at: float
    done: int = 0
    total: int | None = None
    failed: int = 0
    told: int = -1


class Lines:
    """A line a source every few seconds, and a last one."""

    def __init__(
        self,
        *,
        now: Callable[[], float] = time.monotonic,
        say: Callable[[str], None] = lambda line: click.echo(line, err=True),
    ) -> None:
        self._now, self._say = now, say
        self._courses: dict[str, _Course] = {}
        self._lock = threading.Lock()

    def update(self, source: str, *, done: int, total: int | None = None, failed: int = 0) -> None:
        with self._lock:
            now = self._now()
            course = self._courses.setdefault(source, _Course(now, now))
            course.done, course.total, course.failed = done, total, failed
            if now - course.told_at >= EVERY:
                self._tell(source, course, now)

    def close(self) -> None:
        """Says where each source ended."""
        with self._lock:
            for source, course in self._courses.items():
                if course.told != course.done:
                    self._tell(source, course, self._now())

    def _tell(self, source: str, course: _Course, now: float) -> None:
        course.told_at, course.told = now, course.done
        self._say(f"{source}: {figures(course.done, course.total, course.failed, now - course.started)}")


def figures(done: int, total: int | None, failed: int, seconds: float) -> str:
    """`120 of 300 pages, 4.2/s, 0:00:43 left, 1 failed`."""
    total = max(total, done) if total is not None else None
    parts = [f"{done} of {total} pages" if total is not None else f"{done} pages"]
    rate = done / seconds if seconds > 0 else 0.0
    if rate > 0:
        parts.append(f"{rate:.1f}/s")
    if rate > 0 and total is not None and total > done:
        parts.append(f"{_clock((total - done) / rate)} left")
    if failed:
        parts.append(f"{failed} failed")
    return ", ".join(parts)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


class _Bars:
    """Rich's bars, one a source."""

    def __init__(self) -> None:
        from rich import progress
        from rich.console import Console

        self.screen = progress.Progress(
            progress.TextColumn("{task.description}"),
            progress.BarColumn(),
            progress.MofNCompleteColumn(),
            progress.TextColumn("{task.fields[rate]}"),
            progress.TimeRemainingColumn(),
            progress.TextColumn("{task.fields[failed]}"),
            console=Console(stderr=True),
        )
        self._tasks: dict[str, tuple[progress.TaskID, float]] = {}
        self._lock = threading.Lock()

    def update(self, source: str, *, done: int, total: int | None = None, failed: int = 0) -> None:
        with self._lock:
            if source not in self._tasks:
                task = self.screen.add_task(source, total=total, rate="", failed="")
                self._tasks[source] = task, time.monotonic()
            task, started = self._tasks[source]
            rate = done / max(time.monotonic() - started, 0.1)
            told = f"{failed} failed" if failed else ""
            total = max(total, done) if total is not None else None
            self.screen.update(task, completed=done, total=total, rate=f"{rate:.1f}/s", failed=told)


@contextmanager
def _bars() -> Iterator[Progress]:
    bars = _Bars()
    with bars.screen:
        yield bars
