"""A small loopback web site that does exactly what a test tells it to."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from crawler.frontier import MIGRATIONS, Frontier
from crawler.http import Fetcher, HttpSettings
from crawler.model import Source
from crawler.sites import PROFILES


@dataclass(frozen=True)
class Reply:
    """One answer; `raw` bytes are sent as they are, in place of everything else, and the connection is closed."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    raw: bytes | None = None
    drip: tuple[bytes, ...] = ()  # sent one by one, `pause` seconds apart
    pause: float = 0.0


@dataclass
class Asked:
    path: str
    headers: dict[str, str]


@dataclass
class LoopbackSite:
    """Routes: path and query -> Reply, or a function of the request that gives one. Anything else is 404."""

    routes: dict[str, Reply | Callable[[Asked], Reply]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    fallback: Callable[[Asked], Reply] | None = None  # for addresses without a route
    url: str = ""

    def page(self, path: str, html: str, **headers: str) -> None:
        """A page with an ETag of its content: conditional requests get 304."""
        body = f"<html><head><title>{path}</title></head><body>{html}</body></html>".encode()
        etag = f'"{hash(body) & 0xFFFFFFFF:x}"'

        def answer(request: Asked) -> Reply:
            extra = (("ETag", etag), *((k.replace("_", "-"), v) for k, v in headers.items()))
            if request.headers.get("if-none-match") == etag:
                return Reply(status=304, headers=extra)
            return Reply(body, headers=(("Content-Type", "text/html; charset=utf-8"), *extra))

        self.routes[path] = answer

    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [each.path for each in self.asked if each.path != "/robots.txt"]


def _handler(site: LoopbackSite) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked = Asked(self.path, {key.lower(): value for key, value in self.headers.items()})
            site.asked.append(asked)
            route = site.routes.get(self.path, site.fallback or Reply(b"<html><body>nothing here</body></html>", 404))
            reply = route(asked) if callable(route) else route
            self._send(reply)

        def _send(self, reply: Reply) -> None:
            if reply.raw is not None:
                self.wfile.write(reply.raw)
                self.close_connection = True
                return
            head = f"HTTP/1.1 {reply.status} X\r\n" + "".join(f"{k}: {v}\r\n" for k, v in reply.headers)
            size = sum(map(len, reply.drip)) or len(reply.body)
            if reply.status != 304:
                head += f"Content-Length: {size}\r\n"
            self.wfile.write(head.encode("latin-1") + b"\r\n" + (b"" if reply.status == 304 else reply.body))
            for part in reply.drip:
                self.wfile.flush()
                threading.Event().wait(reply.pause)
                self.wfile.write(part)

        def log_message(self, *_: Any) -> None:
            """Silent."""

    return Handler


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is part of the tests."""


@pytest.fixture
def site() -> Iterator[LoopbackSite]:
    site = LoopbackSite()
    server = QuietServer(("127.0.0.1", 0), _handler(site))
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()


EARLIER = date(2026, 1, 9)
"""A day before whatever the clock of these tests says."""


class ManualClock:
    """A clock that stands still; sleeping moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
        self.slept: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)

    def pass_time(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def source(site: LoopbackSite) -> Source:
    """csto-en at the loopback site, with one section."""
    return Source(PROFILES[0], site.url, ("news/news_odkb",))


@pytest.fixture
def fetcher(clock: ManualClock) -> Iterator[Fetcher]:
    settings = HttpSettings(timeout=timedelta(seconds=5), min_delay=timedelta(0))
    with Fetcher(settings, clock=clock, sleep=clock.sleep, rng=lambda: 0.5) as fetcher:
        yield fetcher


@pytest.fixture
def frontier(tmp_path: Path, clock: ManualClock) -> Iterator[Frontier]:
    db = Database(tmp_path / "frontier.db")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = OFF")
    MIGRATIONS.apply(db)
    yield Frontier(db, clock)
    db.close()
