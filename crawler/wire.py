"""The wire under httpx: connections that are kept, and a deadline that no trickle of bytes can stretch. EDGE net."""

import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

import httpcore

from crawler import http1
from crawler.http1 import RawHeaders

_MOST_HOSTS, _IDLE_SECONDS = 4, 30.0  # of connections that are kept
_PROTOCOLS = ["http/1.1", "h2"]


class Answer(Protocol):
    """One answer off the wire, whichever protocol it came by."""

    status: int
    headers: RawHeaders

    def iter_stream(self) -> Iterator[bytes]: ...

    def close(self) -> None: ...


class Deadline:
    """The moment at which the request in hand is cut off, in `time.monotonic` seconds."""

    def __init__(self) -> None:
        self._at = float("inf")

    def start(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def cap(self, timeout: float | None) -> float:
        """The time-out to use for the next single read or write; raises httpcore.ReadTimeout where none is left."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the request's time is over")
        return left if timeout is None else min(left, timeout)


class _TimedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.cap(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.cap(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.cap(timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _TimedBackend(httpcore.NetworkBackend):
    def __init__(self, deadline: Deadline) -> None:
        self._backend = httpcore.SyncBackend()
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        stream = self._backend.connect_tcp(host, port, self._deadline.cap(timeout), local_address, socket_options)
        return _TimedStream(stream, self._deadline)


class _Connection(Protocol):
    def get(self, url: httpcore.URL, headers: RawHeaders, seconds: float) -> Answer: ...

    def is_usable(self) -> bool: ...

    def close(self) -> None: ...


class _Http2:
    """httpcore's connection, as ours."""

    def __init__(self, origin: httpcore.Origin, stream: httpcore.NetworkStream) -> None:
        self._connection = httpcore.HTTP2Connection(origin, stream, keepalive_expiry=_IDLE_SECONDS)

    def get(self, url: httpcore.URL, headers: RawHeaders, seconds: float) -> Answer:
        return _answer(self._connection.handle_request(_request(url, headers, seconds)))

    def is_usable(self) -> bool:
        return not (self._connection.is_closed() or self._connection.has_expired())

    def close(self) -> None:
        self._connection.close()


class Wire:
    """Connections with a deadline for each request; for one thread, and one request at a time.

    So it needs no pool: one connection a host is kept, and made anew where it has ended. Proxies have a pool.
    """

    def __init__(self, context: ssl.SSLContext | None, *, proxy: httpcore.Proxy | None, connect: float) -> None:
        """`connect`: seconds within which a connection must have been made."""
        self._deadline = Deadline()
        self._context, self._connect_seconds = context, connect
        self._backend = _TimedBackend(self._deadline)
        self._connections: dict[tuple[bytes, bytes, int | None], _Connection] = {}
        self._pool = self._proxied(proxy) if proxy else None

    def get(self, url: httpcore.URL, headers: RawHeaders, seconds: float) -> Answer:
        """Asks; the answer's head has come, its body is still to be read, all of it within `seconds` from now."""
        self._deadline.start(seconds)
        if self._pool is not None:
            return _answer(self._pool.handle_request(_request(url, headers, seconds, connect=self._connect_seconds)))
        if url.scheme not in (b"http", b"https"):
            raise httpcore.UnsupportedProtocol(f"{url.scheme!r} is no protocol of ours")
        try:
            return self._connection(url, seconds).get(url, headers, seconds)
        except httpcore.ConnectionNotAvailable:  # the other side has ended it in this moment
            return self._connection(url, seconds, anew=True).get(url, headers, seconds)

    def close(self) -> None:
        for connection in self._connections.values():
            connection.close()
        self._connections.clear()
        if self._pool is not None:
            self._pool.close()

    def _connection(self, url: httpcore.URL, seconds: float, *, anew: bool = False) -> _Connection:
        key = url.scheme, url.host, url.port
        known = self._connections.get(key)
        if known is not None and not anew and known.is_usable():
            return known
        if known is not None:
            known.close()
        elif len(self._connections) >= _MOST_HOSTS:
            self.close()
        made = self._connections[key] = self._connected(url.origin, min(seconds, self._connect_seconds))
        return made

    def _connected(self, origin: httpcore.Origin, seconds: float) -> _Connection:
        host = origin.host.decode("ascii")
        stream = self._backend.connect_tcp(host, origin.port, timeout=seconds)
        if origin.scheme == b"https":
            assert self._context is not None
            self._context.set_alpn_protocols(_PROTOCOLS)
            stream = stream.start_tls(self._context, host, timeout=seconds)
            spoken = stream.get_extra_info("ssl_object")
            if spoken is not None and spoken.selected_alpn_protocol() == "h2":
                return _Http2(origin, stream)
        return http1.Connection(stream, idle=_IDLE_SECONDS)

    def _proxied(self, proxy: httpcore.Proxy) -> httpcore.ConnectionPool:
        return httpcore.ConnectionPool(
            ssl_context=self._context,
            proxy=proxy,
            max_connections=_MOST_HOSTS,
            keepalive_expiry=_IDLE_SECONDS,
            http2=True,
            network_backend=self._backend,
        )


def _request(url: httpcore.URL, headers: RawHeaders, seconds: float, *, connect: float = 0.0) -> httpcore.Request:
    limits = {"connect": min(seconds, connect), "read": seconds, "write": seconds, "pool": seconds}
    return httpcore.Request(b"GET", url, headers=headers, content=b"", extensions={"timeout": limits})


def _answer(response: httpcore.Response) -> Answer:
    """httpcore declares its headers as a sequence of anything."""
    answer: Answer = response
    return answer
