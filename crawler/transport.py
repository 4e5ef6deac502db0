"""One GET and its whole answer: httpx's client, over connections of our own. EDGE net."""

import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from http.cookiejar import CookieJar

import certifi
import httpcore
import httpx

from crawler import body
from crawler.answer import Headers
from crawler.errors import CrawlError, Later, Never, PageChanged
from crawler.http1 import RawHeaders
from crawler.model import Outcome
from crawler.wire import Answer, Wire

_MOST_COOKIES = 50  # of one client, whatever a host sets
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"


def tls_context(ca_bundle: str | None = None) -> ssl.SSLContext:
    """The system's roots, else certifi's, and those of `ca_bundle`, a PEM file: OSError, ssl.SSLError on a bad one."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:  # a system without roots
        context.load_verify_locations(certifi.where())
    if ca_bundle:
        context.load_verify_locations(ca_bundle)
    return context


def proxied(address: str) -> httpcore.Proxy:
    """A proxy's address with what stands before its @. Raises ValueError on what is none."""
    try:
        proxy = httpx.Proxy(address)
    except httpx.InvalidURL as error:
        raise ValueError(f"no address of a proxy: {error}") from error
    return httpcore.Proxy(_url(proxy.url), auth=proxy.raw_auth)


@dataclass(frozen=True, slots=True)
class Raw:
    """One answer off the wire: a redirect is one too. `sent`: the request's headers."""

    status: int
    address: str
    headers: Headers
    sent: Headers
    content: bytes  # decoded


class _OverTheWire(httpx.BaseTransport):
    """httpx's client over our own wire; errors are httpcore's."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._wire.get(_url(request.url), request.headers.raw, request.extensions["seconds"])
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        self._wire.close()


class _Body(httpx.SyncByteStream):
    """An answer's body as it was sent."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Cookies(httpx.Cookies):
    """Most answers set none, and it takes long to make of one what the standard library reads cookies from."""

    def extract_cookies(self, response: httpx.Response) -> None:
        if "set-cookie" in response.headers:
            super().extract_cookies(response)


class _Client(httpx.Client):
    """httpx's client with such cookies."""

    def __init__(self, wire: Wire, headers: Mapping[str, str]) -> None:
        self._jar = _Cookies()
        super().__init__(transport=_OverTheWire(wire), trust_env=False, headers=headers)

    @property
    def cookies(self) -> httpx.Cookies:
        return self._jar

    @cookies.setter
    def cookies(self, cookies: httpx.Cookies | CookieJar | dict[str, str] | list[tuple[str, str]]) -> None:
        self._jar = _Cookies(cookies)


class Sender:
    """A client with connections of its own, used by one thread at a time."""

    def __init__(self, context: ssl.SSLContext | None, *, agent: str, proxy: str | None, connect: timedelta) -> None:
        wire = Wire(context, proxy=proxied(proxy) if proxy else None, connect=connect.total_seconds())
        headers = {
            "User-Agent": agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": body.ACCEPT_ENCODING,
            "Accept-Language": "*",
        }
        self._client, self._is_proxied = _Client(wire, headers), proxy is not None

    def close(self) -> None:
        self._client.close()

    def ask(
        self, address: str, headers: Mapping[str, str], timeout: timedelta, limit: int, *, is_cut: bool = False
    ) -> Raw:
        """One GET and its whole body of at most `limit` bytes, `timeout` for all of it. Raises CrawlError.

        `is_cut`: of a longer body the beginning.
        """
        has_begun = False
        try:
            seconds = {"seconds": timeout.total_seconds()}
            request = self._client.build_request("GET", address, headers=headers, extensions=seconds)
            response = self._client.send(request, stream=True)
            has_begun = True
            content = _content(response, limit, is_cut=is_cut)
        except (httpcore.LocalProtocolError, httpcore.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
            raise PageChanged(Outcome.REFUSED, f"cannot be asked for: {error}") from error
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, httpcore.ProxyError) as error:
            raise named(error, has_begun=has_begun, is_proxied=self._is_proxied) from error
        except httpx.RemoteProtocolError as error:  # the client's own: it reads where a redirect leads
            raise Never(Outcome.REDIRECT_OUT, f"redirected to what is no address: {error}") from error
        if len(self._client.cookies.jar) > _MOST_COOKIES:
            self._client.cookies.clear()
        return Raw(response.status_code, address, _pairs(response.headers.raw), _pairs(request.headers.raw), content)


def _content(response: httpx.Response, limit: int, *, is_cut: bool) -> bytes:
    """The body, decoded; the connection is given back."""
    try:
        encoding = response.headers.get("content-encoding", "")
        return body.read(response.iter_raw(), encoding=encoding, limit=limit, is_cut=is_cut)
    finally:
        response.close()


def _url(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _pairs(headers: RawHeaders) -> Headers:
    return tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in headers)


def _root(error: BaseException) -> BaseException:
    """The failure of the system that an error was made from."""
    while (before := error.__cause__ or error.__context__) is not None:
        error = before
    return error


def named(error: Exception, *, has_begun: bool = False, is_proxied: bool = False) -> CrawlError:
    """The named outcome of a failure on the wire; `has_begun`: the answer's head had arrived.

    `is_proxied`: what was to be connected to is a proxy, of which nobody should think that it is the site.
    """
    cause = _root(error)
    text = str(cause) or type(error).__name__
    if isinstance(error, httpcore.TimeoutException):
        return Later(Outcome.TIMEOUT, f"no answer in time ({type(error).__name__})")
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Never(Outcome.TLS, f"certificate not accepted: {cause.verify_message}")
    if isinstance(cause, ssl.SSLError):
        return Later(Outcome.TLS, f"TLS failed: {text}")
    whose = "the proxy: " if is_proxied and isinstance(error, (httpcore.ConnectError, httpcore.ProxyError)) else ""
    if isinstance(cause, socket.gaierror):
        return Later(Outcome.DNS, f"{whose}host name not found: {text}")
    if isinstance(error, httpcore.RemoteProtocolError) and ("incomplete" in text or "without sending complete" in text):
        return Later(Outcome.TRUNCATED, "the connection closed before the body was whole")
    if has_begun:
        return Later(Outcome.TRUNCATED, f"the body broke off: {text}")
    return Later(Outcome.CONNECTION, whose + text)
