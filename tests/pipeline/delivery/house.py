"""A store, a clock that is moved by hand, channels that answer as told, and a real webhook receiver."""

import datetime as dt
import threading
import time
from collections.abc import Callable, Collection, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random

from sqlite_utils import Database

from pipeline import ledger, routing, schema
from pipeline.alert import ChannelPolicy, Policy
from pipeline.carrier import Attempt, Carrier, Channel, Drained
from pipeline.delivery import drain
from pipeline.model import Alert, AlertType
from pipeline.outbox import Outbox

START = dt.datetime(2026, 3, 10, 9, 0, tzinfo=dt.UTC)
PATIENCE = dt.timedelta(seconds=20)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> dt.datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += dt.timedelta(**time)


class Scripted:
    """A channel that answers as it is told: an exception, or the last of the script for ever."""

    def __init__(self, name: str, *script: str | Exception) -> None:
        self.name = name
        self.script = list(script) or ["taken"]
        self.seen: list[str] = []

    def send(self, alert: Mapping[str, object], attempt: int, taken: Collection[str] = ()) -> str:
        self.seen.append(str(alert["id"]))
        answer = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        pass


class House:
    """A store on disk, a policy over the given channels, and what carries to them."""

    def __init__(self, path: Path, *channels: Channel) -> None:
        self.path = path
        self.clock = Clock()
        self.policy = Policy(burst=0, channels=tuple(ChannelPolicy(channel.name) for channel in channels))
        self.channels = channels
        self.attempts: list[Attempt] = []
        self.db = schema.open(path)
        self.outbox = Outbox(self.db)

    def put(self, *names: str, now: dt.datetime | None = None) -> None:
        at = now or self.clock()
        with schema.transaction(self.db):
            for name in names:
                alert = Alert(f"alert_{name}", AlertType.STATEMENT_NEW, at, {"record": {"title": name}}, root=name)
                self.outbox.put(alert, routing.routes(alert, self.policy, at))

    def carriers(self, clock: Callable[[], dt.datetime] | None = None) -> list[Carrier]:
        def connect() -> Database:
            return schema.open(self.path, check=False)

        at = clock or self.clock
        return [
            Carrier(channel, self.policy, connect, at, Random(1), self.attempts.append) for channel in self.channels
        ]

    def drain(self) -> dict[str, Drained]:
        return {one.channel: one for one in drain(self.carriers(), patience=PATIENCE)}

    def states(self, channel: str) -> list[str]:
        return [entry.state for entry in ledger.entries(self.db, channel=channel)]


class Receiver(ThreadingHTTPServer):
    """A webhook receiver: remembers each id it was sent, waits or fails as told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.ids: list[str] = []
        self.delay = 0.0
        threading.Thread(target=self.serve_forever, args=[0.02], daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook"


class _Answer(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        time.sleep(self.server.delay)
        self.server.ids.append(self.headers["webhook-id"])
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        pass
