"""The daemon in a process of its own, with a poll that does as a file tells it."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

DAEMON = """
import datetime as dt, logging, os, sys, time
from pathlib import Path
from pipeline.app import config, log, service
from pipeline.app.result import Result
from pipeline.app.work import Work

def say(*words):
    sys.stdout.write(" ".join(map(str, words)) + "\\n")
    sys.stdout.flush()

def poll(config, name, stop, wake):
    say("poll", name)
    mode = Path("mode").read_text() if Path("mode").exists() else "well"
    if mode == "fail":
        return Result(failures=("dns: no such host",), down=frozenset({name}))
    if mode == "break":
        raise RuntimeError("a poll that breaks")
    if mode == "page":
        for _ in range(100):
            time.sleep(0.02)
            if stop():
                break
        say("page done", name)
    if mode == "hang":
        time.sleep(60)
    wake()
    return Result(counters={"pages": 1})

class Couriers:
    def __init__(self, config): self.name = config.policy().min_score
    def start(self): say("couriers start", self.name)
    def wake(self): say("wake")
    def stop(self, patience): say("couriers stop", self.name); return ()

def write(config):
    if Path("full").exists():
        raise OSError(28, "No space left on device")

real = time.time
time.time = lambda: real() + (86_400 if Path("jump").exists() else 0)

def load():
    return config.load(None)

log.configure(logging.INFO, terminal=False)
work = Work(poll=poll, couriers=Couriers, tend=lambda config, stop, wake: Result(), write=write)
sys.exit(service.run(load(), work, load=load, env=os.environ))
"""
PATIENCE = 60.0
"""Seconds that a busy machine may take for what is a matter of one."""
CONFIG = """
state = "state"
[crawl]
interval = "{interval}"
jitter = "0s"
[sources.csto-ru]
enabled = {second}
[sources.jscsto-en]
enabled = false
[sources.jscsto-ru]
enabled = false
[sources.pacsto-en]
enabled = false
[sources.paodkb-ru]
enabled = false
[alerts]
min_score = {score}
[serve]
address = "{address}"
"""


class Running:
    """The process and what it has said."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-c", DAEMON],
            cwd=folder,
            env=os.environ | env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.said: list[str] = []
        self.logged: list[dict[str, object]] = []
        self.changed = threading.Condition()
        self.readers = [
            threading.Thread(target=self._read, args=[self.process.stdout, self.said.append]),
            threading.Thread(target=self._read, args=[self.process.stderr, self._log]),
        ]
        for reader in self.readers:
            reader.start()

    def _log(self, line: str) -> None:
        self.logged.append(json.loads(line))

    def _read(self, stream, note) -> None:  # type: ignore[no-untyped-def]
        for line in stream:
            with self.changed:
                note(line.rstrip("\n"))
                self.changed.notify_all()

    def until(self, line: str, count: int = 1) -> None:
        """Waits for the process to have said it so often."""
        with self.changed:
            heard = self.changed.wait_for(lambda: self.said.count(line) >= count, timeout=PATIENCE)
            assert heard, (line, self.said, self.logged)

    def until_logged(self, event: str) -> dict[str, object]:
        """Waits for an event in its log."""
        with self.changed:
            heard = self.changed.wait_for(lambda: self._event(event) is not None, timeout=PATIENCE)
            assert heard, (event, self.logged)
        found = self._event(event)
        assert found is not None
        return found

    def _event(self, event: str) -> dict[str, object] | None:
        return next((one for one in self.logged if one["event"] == event), None)

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        for reader in self.readers:
            reader.join()
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()


class Starter:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: list[Running] = []

    def configure(
        self, *, interval: str = "1h", second: bool = False, score: float = 0.5, address: str = "off"
    ) -> None:
        (self.folder / "state").mkdir(exist_ok=True)
        text = CONFIG.format(interval=interval, second=str(second).lower(), score=score, address=address)
        (self.folder / "csto.toml").write_text(text)

    def mode(self, mode: str) -> None:
        (self.folder / "mode").write_text(mode)

    def start(self, **env: str) -> Running:
        self.running.append(Running(self.folder, env))
        return self.running[-1]
