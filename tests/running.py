"""A real `csto run` as a process of its own, what it logs and what it answers; and what is done to it."""

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.killing import until

QUICK = """
from pipeline import schema
from pipeline.app import cli, daemon, pulse
schema.BUSY_SECONDS = {busy}
daemon.TICK = daemon.WRITE = daemon.TEND = 0.5
pulse.STUCK = {stuck}
cli.main()
"""
"""The command, with seconds in the place of half minutes: how long it waits for a lock, how often it looks around."""
CRAWL = '[crawl]\ninterval = "0.4s"\nretries = 0\n'
PATIENCE = 30.0


class Daemon:
    """The process; `logged` is what it has logged so far, `lines` the same as it was written."""

    def __init__(self, folder: Path, *options: str, busy: float = 1, stuck: float = 60, **env: str) -> None:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("CSTO_", "XDG_"))}
        command = [sys.executable, "-c", QUICK.format(busy=busy, stuck=stuck), "run", *options]
        self.process = subprocess.Popen(
            command, cwd=folder, env=kept | env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    @property
    def logged(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.lines.copy()]

    def until_logged(self, event: str, count: int = 1) -> dict[str, object]:
        """Waits for the event to have been logged so often; its last line."""
        until(lambda: self._count(event) >= count, PATIENCE, f"{event!r} was not logged")
        return [line for line in self.logged if line["event"] == event][-1]

    def ready(self) -> tuple[int, list[str]]:
        """Status and reasons of /readyz."""
        host, _, port = str(self.until_logged("serving")["address"]).removeprefix("http://").strip("/").partition(":")
        with closing(http.client.HTTPConnection(host, int(port), timeout=10)) as connection:
            connection.request("GET", "/readyz")
            response = connection.getresponse()
            return response.status, json.load(response)["reasons"]

    def until_ready(self, want: Callable[[int, list[str]], bool]) -> None:
        """Waits for /readyz to say so."""
        try:
            until(lambda: want(*self.ready()), PATIENCE, "not in time")
        except AssertionError as error:
            raise AssertionError(f"readyz says {self.ready()}") from error

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def end(self) -> int:
        """SIGTERM; the exit code."""
        self.signal(signal.SIGTERM)
        return self.process.wait(timeout=20)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stderr is not None
        self.process.stderr.close()

    def _count(self, event: str) -> int:
        return sum(line["event"] == event for line in self.logged)

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line.rstrip("\n"))


@contextmanager
def running(folder: Path, *options: str, busy: float = 1, stuck: float = 60, **env: str) -> Iterator[Daemon]:
    """The daemon in a folder with a configuration; killed at the end if it still runs.

    `busy`: seconds it waits for a lock; `stuck`: seconds without an answer of the database that are too many.
    """
    daemon = Daemon(folder, *options, busy=busy, stuck=stuck, **env)
    try:
        yield daemon
    finally:
        daemon.close()


@contextmanager
def holding(database: Path, statement: str) -> Iterator[None]:
    """Another process that has begun a transaction on the database and does not end it."""
    script = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=20)\n"
        "for each in sys.argv[2].split(';'): db.execute(each).fetchall()\n"
        "print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, database, statement], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield
        finally:
            process.communicate()
