"""Answers GET and HEAD on a few fixed paths; changes nothing, keeps nothing, and stays small whatever comes in."""

import hashlib
import json
import re
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from pipeline.app.config_values import split_address

AT_ONCE = 8
"""Requests answered at one time; more are told to come back."""
PATIENCE = 5.0
"""Seconds a connection may take for all of a request."""

_HEADERS = (("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff"), ("Connection", "close"))
_HOST = re.compile(r"[A-Za-z0-9._-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")
_BUSY = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a path gives. `written` makes a body that names its own address, of the address that was asked."""

    status: int
    body: bytes
    content_type: str = "application/json"
    written: Callable[[str], bytes] | None = None


Pages = Mapping[str, Callable[[], Answer]]


def as_json(status: int, value: object) -> Answer:
    """An answer in JSON."""
    return Answer(status, json.dumps(value, ensure_ascii=False).encode() + b"\n")


class Server:
    """A listening server; `address` is where it really listens. OSError where it cannot."""

    def __init__(self, address: str, pages: Pages, report: Callable[[str, Exception], None]) -> None:
        host, port = split_address(address)
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._server = _Bounded((host, port), pages, report, family)
        bound = self._server.server_address
        self.address = f"[{bound[0]!s}]:{bound[1]}" if family == socket.AF_INET6 else f"{bound[0]!s}:{bound[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=[0.2], name="serve", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Closes the port; an answer under way may be cut."""
        if self._thread.is_alive():
            self._server.shutdown()
        self._server.server_close()


class _Bounded(ThreadingHTTPServer):
    """A thread a connection, up to a limit; each connection one request, in limited time."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 32

    def __init__(
        self,
        address: tuple[str, int],
        pages: Pages,
        report: Callable[[str, Exception], None],
        family: socket.AddressFamily,
    ) -> None:
        self.address_family = family
        self.pages, self.report = pages, report
        self.slots = threading.BoundedSemaphore(AT_ONCE)
        super().__init__(address, _Request)

    def server_bind(self) -> None:
        """Without the look-up of the host's own name, which can hang."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        if self.slots.acquire(blocking=False):
            super().process_request(request, client_address)
            return
        request.settimeout(0.2)
        with suppress(OSError):
            request.sendall(_BUSY)
        self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """A dribbling client is cut off: the timer closes its connection under it."""
        timer = threading.Timer(PATIENCE, _cut, [request])
        timer.daemon = True
        timer.start()
        try:
            super().process_request_thread(request, client_address)
        finally:
            timer.cancel()
            self.slots.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle is no news."""


def _cut(request: socket.socket) -> None:
    with suppress(OSError):
        request.shutdown(socket.SHUT_RDWR)


class _Request(BaseHTTPRequestHandler):
    server: _Bounded
    protocol_version = "HTTP/1.1"
    timeout = PATIENCE
    wbufsize = -1

    def do_GET(self) -> None:
        self.close_connection = True
        page = self.server.pages.get(self.path.partition("?")[0])
        if page is None:
            return self._send(as_json(404, {"error": "not found", "paths": sorted(self.server.pages)}))
        try:
            answer = page()
        except Exception as error:  # noqa: BLE001 - one page that fails is told, and takes nothing else with it
            self.server.report(self.path.partition("?")[0], error)
            answer = as_json(503, {"error": "not available now; the log says why"})
        return self._send(answer)

    do_HEAD = do_GET

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Everything the standard library refuses: other methods, requests too long or malformed."""
        self.close_connection = True
        refused = 405 if code == 501 else code
        self._send(as_json(refused, {"error": self.responses.get(refused, ("refused", ""))[0]}))

    def _send(self, answer: Answer) -> None:
        """Header and body in one piece; 304 where the client has these very bytes."""
        body = answer.written(self._asked()) if answer.written else answer.body
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers = getattr(self, "headers", None) or {}
        status = 304 if answer.status == 200 and tag in headers.get("If-None-Match", "") else answer.status
        self.send_response(status)
        for name, value in _HEADERS:
            self.send_header(name, value)
        self.send_header("ETag", tag)
        if status == 405:
            self.send_header("Allow", "GET, HEAD")
        if status != 304:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 304 and self.command != "HEAD":
            self.wfile.write(body)

    def _asked(self) -> str:
        """The address as the client knows it, a TLS proxy's included; our own where it names none."""
        host, scheme = self.headers.get("Host", ""), self.headers.get("X-Forwarded-Proto", "")
        if not _HOST.fullmatch(host):
            host = f"{self.server.server_name}:{self.server.server_port}"
        return f"{'https' if scheme == 'https' else 'http'}://{host}{self.path.partition('?')[0]}"

    def version_string(self) -> str:
        """What the Server header says: no version, for nobody needs to know it."""
        return "csto"

    def log_message(self, format: str, *args: Any) -> None:
        """No line a request: a scraper asks every few seconds."""
