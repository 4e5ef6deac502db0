"""The wire under httpx: one TLS context for all, and a deadline that no trickle of bytes can stretch."""

import re
import socket
import ssl
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import certifi
import httpcore
import httpx

from crawler import body
from crawler.answer import Headers
from crawler.errors import CrawlError, Later, Never, PageChanged
from crawler.model import Outcome

_MOST_HOSTS, _IDLE_SECONDS = 4, 30.0  # of connections that are kept
_MOST_COOKIES = 50  # of one client, whatever a host sets
RawHeaders = list[tuple[bytes, bytes]]
_PLAIN = re.compile(
    r"(https?://[a-z0-9.-]+(?::[1-9][0-9]*)?)"
    r"((?:/(?:(?:[A-Za-z0-9_-]|%[0-9A-F]{2})(?:[A-Za-z0-9_.-]|%[0-9A-F]{2})*)?)+(?:\?[A-Za-z0-9_=&-]*)?)"
)
"""An address that httpx leaves as it is: origin, path and query."""
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"


def tls_context(ca_bundle: str | None = None) -> ssl.SSLContext:
    """The system's roots, else certifi's, and those of `ca_bundle`, a PEM file: OSError, ssl.SSLError on a bad one."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:  # a system without roots
        context.load_verify_locations(certifi.where())
    if ca_bundle:
        context.load_verify_locations(ca_bundle)
    return context


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


def _proxy(address: str) -> httpcore.Proxy:
    """A proxy's address with what stands before its @. Raises ValueError on what is none."""
    try:
        proxy = httpx.Proxy(address)
    except httpx.InvalidURL as error:
        raise ValueError(f"no address of a proxy: {error}") from error
    url = proxy.url
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    return httpcore.Proxy(target, auth=proxy.raw_auth)


class Wire:
    """httpcore's connections with a deadline for each request; for one thread, and one request at a time.

    So it needs no pool: one connection a host is kept, and made anew where it has ended. Proxies have a pool.
    """

    def __init__(self, context: ssl.SSLContext | None, *, proxy: str | None = None) -> None:
        self.deadline = Deadline()
        self._context, self._backend = context, _TimedBackend(self.deadline)
        self._connections: dict[tuple[bytes, bytes, int], httpcore.HTTPConnection] = {}
        self._pool = self._proxied(proxy) if proxy else None

    def send(self, request: httpcore.Request) -> httpcore.Response:
        if self._pool is not None:
            return self._pool.handle_request(request)
        origin = request.url.origin
        if origin.scheme not in (b"http", b"https"):
            raise httpcore.UnsupportedProtocol(f"{origin.scheme!r} is no protocol of ours")
        try:
            return self._connection(origin).handle_request(request)
        except httpcore.ConnectionNotAvailable:  # the other side has ended it in this moment
            return self._connection(origin, anew=True).handle_request(request)

    def close(self) -> None:
        for connection in self._connections.values():
            connection.close()
        self._connections.clear()
        if self._pool is not None:
            self._pool.close()

    def _connection(self, origin: httpcore.Origin, *, anew: bool = False) -> httpcore.HTTPConnection:
        key = origin.scheme, origin.host, origin.port
        known = self._connections.get(key)
        if known is not None and not (anew or known.is_closed() or known.has_expired()):
            return known
        if known is not None:
            known.close()
        elif len(self._connections) >= _MOST_HOSTS:
            self.close()
        made = httpcore.HTTPConnection(
            origin, self._context, keepalive_expiry=_IDLE_SECONDS, http2=True, network_backend=self._backend
        )
        self._connections[key] = made
        return made

    def _proxied(self, proxy: str) -> httpcore.ConnectionPool:
        return httpcore.ConnectionPool(
            ssl_context=self._context,
            proxy=_proxy(proxy),
            max_connections=_MOST_HOSTS,
            keepalive_expiry=_IDLE_SECONDS,
            http2=True,
            network_backend=self._backend,
        )


@dataclass(frozen=True, slots=True)
class Raw:
    """One answer off the wire: a redirect is one too. `sent`: the request's headers."""

    status: int
    address: str
    headers: Headers
    sent: Headers
    content: bytes  # decoded


class Sender:
    """A client with connections of its own, used by one thread at a time."""

    def __init__(self, context: ssl.SSLContext | None, *, agent: str, proxy: str | None, connect: timedelta) -> None:
        self._wire = Wire(context, proxy=proxy)
        self._connect = connect.total_seconds()
        headers = {
            "User-Agent": agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": body.ACCEPT_ENCODING,
            "Accept-Language": "*",
        }
        self._client = httpx.Client(transport=httpx.BaseTransport(), trust_env=False, headers=headers)
        self._plain: dict[str, tuple[httpx.URL, RawHeaders]] = {}  # what an origin is asked with, but for the path

    def close(self) -> None:
        self._wire.close()

    def ask(
        self, address: str, headers: Mapping[str, str], timeout: timedelta, limit: int, *, is_cut: bool = False
    ) -> Raw:
        """One GET and its whole body of at most `limit` bytes, `timeout` for all of it. Raises CrawlError.

        `is_cut`: of a longer body the beginning.
        """
        seconds = timeout.total_seconds()
        self._wire.deadline.start(seconds)
        has_begun = False
        try:
            request = self._request(address, headers, seconds)
            response = self._wire.send(request)
            has_begun = True
            try:
                encoding = _joined(response.headers, b"content-encoding")
                content = body.read(response.iter_stream(), encoding=encoding, limit=limit)
            finally:
                response.close()
            if _joined(response.headers, b"set-cookie"):
                self._keep_cookies(address, response)
        except (httpcore.LocalProtocolError, httpcore.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
            raise PageChanged(Outcome.REFUSED, f"cannot be asked for: {error}") from error
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, httpcore.ProxyError) as error:
            raise named(error, has_begun=has_begun) from error
        return Raw(response.status, address, _pairs(response.headers), _pairs(request.headers), content)

    def _request(self, address: str, headers: Mapping[str, str], seconds: float) -> httpcore.Request:
        """httpx makes the request; for a plain address only the first of its origin, the others differ in the path."""
        plain = None if headers or self._client.cookies.jar else _PLAIN.fullmatch(address)
        known = self._plain.get(plain[1]) if plain else None
        if plain and known:
            url, raw, target = *known, plain[2].encode()
        else:
            made = self._client.build_request("GET", address, headers=headers)
            url, raw, target = made.url, made.headers.raw, made.url.raw_path
            if plain:
                self._plain[plain[1]] = url, raw
        limits = {"connect": min(seconds, self._connect), "read": seconds, "write": seconds, "pool": seconds}
        return httpcore.Request(
            method=b"GET",
            url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=target),
            headers=raw,
            content=b"",
            extensions={"timeout": limits},
        )

    def _keep_cookies(self, address: str, response: httpcore.Response) -> None:
        request = httpx.Request("GET", address)
        answer = httpx.Response(response.status, headers=response.headers, request=request)
        self._client.cookies.extract_cookies(answer)


def _joined(headers: Sequence[tuple[bytes, bytes]], name: bytes) -> str:
    """The values of a header, joined; empty where there is none."""
    return ", ".join(value.decode("latin-1") for key, value in headers if key.lower() == name)


def _pairs(headers: Sequence[tuple[bytes, bytes]]) -> Headers:
    return tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in headers)


def _root(error: BaseException) -> BaseException:
    """The failure of the system that an error was made from."""
    while (before := error.__cause__ or error.__context__) is not None:
        error = before
    return error


def named(error: Exception, *, has_begun: bool = False) -> CrawlError:
    """The named outcome of a failure on the wire; `has_begun`: the answer's head had arrived."""
    cause = _root(error)
    text = str(cause) or type(error).__name__
    if isinstance(error, httpcore.TimeoutException):
        return Later(Outcome.TIMEOUT, f"no answer in time ({type(error).__name__})")
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Never(Outcome.TLS, f"certificate not accepted: {cause.verify_message}")
    if isinstance(cause, ssl.SSLError):
        return Later(Outcome.TLS, f"TLS failed: {text}")
    if isinstance(cause, socket.gaierror):
        return Later(Outcome.DNS, f"host name not found: {text}")
    if isinstance(error, httpcore.RemoteProtocolError) and ("incomplete" in text or "without sending complete" in text):
        return Later(Outcome.TRUNCATED, "the connection closed before the body was whole")
    if has_begun:
        return Later(Outcome.TRUNCATED, f"the body broke off: {text}")
    return Later(Outcome.CONNECTION, text)
