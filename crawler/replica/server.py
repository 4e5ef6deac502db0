"""A real HTTP/1.1 server on loopback for stand-in sites: one port a site, keep-alive, header and body in one send."""

import asyncio
import socket
import struct
from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType
from typing import Self

from crawler.replica import exchange
from crawler.replica.exchange import Answer, Request
from crawler.replica.site import ReplicaSite

Respond = Callable[[Request], Answer]
_HEAD_END = b"\r\n\r\n"
_LONGEST_HEAD = 64 * 1024
_DRIPS = 20


class ReplicaServer:
    """Serves sites from a thread of its own while the `with` block runs. `ports` go to the sites in order, 0 is any."""

    def __init__(
        self, *sites: ReplicaSite, ports: tuple[int, ...] = (), respond: Callable[[ReplicaSite], Respond] | None = None
    ) -> None:
        self._sites = list(sites)
        self._ports = dict(zip(map(id, sites), ports, strict=False))
        self._respond = respond or (lambda site: site.answer)
        self._loop = asyncio.new_event_loop()
        self._listeners: dict[int, asyncio.Server] = {}
        self._connections: set[_Connection] = set()
        self._thread = Thread(target=self._run, name="replica", daemon=True)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Open all ports; when it returns, every site answers. Raises OSError where a port is taken."""
        self._thread.start()
        try:
            for site in self._sites:
                self.open(site)
        except OSError:
            self.stop()
            raise

    def stop(self) -> None:
        """Close ports and connections and end the thread."""
        for site in self._sites:
            self.close(site)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def url(self, site: ReplicaSite) -> str:
        """Scheme, host and port of the site, no closing slash."""
        return f"http://127.0.0.1:{self._ports[id(site)]}"

    def open(self, site: ReplicaSite) -> str:
        """Open the port of a site, a closed one again under its old number, or a new site; returns its URL."""
        if site not in self._sites:
            self._sites.append(site)
        asyncio.run_coroutine_threadsafe(self._listen(site), self._loop).result()
        site.address = self.url(site)
        return site.address

    def close(self, site: ReplicaSite) -> None:
        """Close the port of a site and its connections: from now on it refuses them."""
        done = Event()
        self._loop.call_soon_threadsafe(self._shut, site, done)
        done.wait()

    async def _listen(self, site: ReplicaSite) -> None:
        respond = self._respond(site)
        listener = await self._loop.create_server(
            lambda: _Connection(self._loop, site, respond, self._connections),
            "127.0.0.1",
            self._ports.get(id(site), 0),
            backlog=512,
        )
        self._listeners[id(site)] = listener
        self._ports[id(site)] = listener.sockets[0].getsockname()[1]

    def _shut(self, site: ReplicaSite, done: Event) -> None:
        listener = self._listeners.pop(id(site), None)
        if listener is not None:
            listener.close()
        for connection in [one for one in self._connections if one.site is site]:
            connection.abort()
        self._loop.call_soon(done.set)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()


class _Connection(asyncio.Protocol):
    """One client: requests are answered one after the other."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, site: ReplicaSite, respond: Respond, live: "set[_Connection]"
    ) -> None:
        self.site = site
        self._loop, self._respond, self._live = loop, respond, live
        self._buffer = bytearray()
        self._transport: asyncio.Transport | None = None
        self._is_busy = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._live.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        self._live.discard(self)

    def abort(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        self._next()

    def _next(self) -> None:
        """Answer the requests that are complete, until one takes its time."""
        while not self._is_busy and self._transport is not None and not self._transport.is_closing():
            end = self._buffer.find(_HEAD_END)
            if end < 0:
                if len(self._buffer) > _LONGEST_HEAD:
                    self.abort()
                return
            request = _parsed(bytes(self._buffer[:end]))
            if request is None:
                self._send(exchange.text(400, "not a request"), is_head=False, closes=True)
                return
            length = int(request.headers.get("content-length", "0") or 0)
            if len(self._buffer) < end + 4 + length:
                return
            body = bytes(self._buffer[end + 4 : end + 4 + length])
            del self._buffer[: end + 4 + length]
            self._answer(Request(request.method, request.target, request.headers, body))

    def _answer(self, request: Request) -> None:
        given = self._respond(request)
        closes = request.headers.get("connection", "").lower() == "close"
        is_head = request.method == "HEAD"
        if given.delay > 0:
            self._is_busy = True
            self._loop.call_later(given.delay, self._resume, given, is_head, closes)
        else:
            self._send(given, is_head=is_head, closes=closes)

    def _resume(self, given: Answer, is_head: bool, closes: bool) -> None:
        self._is_busy = False
        self._send(given, is_head=is_head, closes=closes)
        self._next()

    def _send(self, given: Answer, *, is_head: bool, closes: bool) -> None:
        if self._transport is None:
            return
        if given.reset:
            self._reset()
            return
        piece = exchange.wire(given, head=is_head, close=closes)
        if given.drip > 0:
            self._is_busy = True
            self._drip(piece, max(1, -(-len(piece) // _DRIPS)), given.drip / _DRIPS, closes)
            return
        self._transport.write(piece)
        if closes or given.cut:
            self._transport.close()

    def _drip(self, rest: bytes, size: int, pause: float, closes: bool) -> None:
        if self._transport is None:
            return
        self._transport.write(rest[:size])
        if len(rest) > size:
            self._loop.call_later(pause, self._drip, rest[size:], size, pause, closes)
            return
        self._is_busy = False
        if closes:
            self._transport.close()
        self._next()

    def _reset(self) -> None:
        """Close so that the kernel sends RST, not FIN."""
        assert self._transport is not None
        own = self._transport.get_extra_info("socket")
        own.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()


def _parsed(head: bytes) -> Request | None:
    """Method, target and headers; None where the bytes are no request."""
    first, *lines = head.decode("latin-1").split("\r\n")
    parts = first.split(" ")
    if len(parts) != 3 or not parts[2].startswith("HTTP/1."):
        return None
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    if not headers.get("content-length", "0").isdigit():
        return None
    if parts[2] == "HTTP/1.0":
        headers.setdefault("connection", "close")
    return Request(parts[0], parts[1], headers)
