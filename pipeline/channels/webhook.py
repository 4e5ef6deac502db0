"""An HTTP receiver, by the Standard Webhooks specification (github.com/standard-webhooks/standard-webhooks)."""

import base64
import binascii
import datetime as dt
import email.utils
import json
import socket
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

import httpx
from standardwebhooks import Webhook as Signer

from pipeline.channels.errors import Permanent, Transient
from pipeline.channels.masking import masked, scrub

_PREFIX = "whsec_"
_MAX_ANSWER = 64 * 1024
_GRACE = 0.5
"""Seconds after which the timeout of a single read has had its turn, and the attempt as a whole is cut off."""
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Webhook:
    """Posts alerts to one address. Redirects are not followed: they would carry the alert to who knows where."""

    def __init__(
        self,
        name: str,
        url: str,
        *,
        clock: Callable[[], dt.datetime],
        secret: str | None = None,
        timeout: dt.timedelta = dt.timedelta(seconds=10),
        agent: str = "csto-monitor",
    ) -> None:
        """ValueError where the address or the secret cannot be used; its text holds neither."""
        self.name = name
        self._url = _usable(url)
        self._clock = clock
        self._secrets = [secret] if secret else []
        self._signer = Signer(key(secret)) if secret else None
        self._timeout = timeout.total_seconds()
        self._agent = agent
        self._client: httpx.Client | None = None
        self._stream: Any = None  # of the last connection that was made

    def __repr__(self) -> str:
        return f"Webhook({self.name!r}, {masked(self._url)!r})"

    def send(self, alert: Mapping[str, object], attempt: int, taken: Collection[str] = ()) -> str:
        """The answer in one line. 2xx is delivered, 410 stops the channel, anything else is tried again."""
        body = json.dumps(alert, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        with self._limited() as is_over:
            try:
                with self._open().stream(
                    "POST",
                    self._url,
                    content=body,
                    headers=self._headers(alert, body),
                    extensions={"trace": self._seen},
                ) as response:
                    self._drain(response)
            except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError) as error:
                words = (
                    "ReadTimeout: no whole answer in time" if is_over.is_set() else f"{type(error).__name__}: {error}"
                )
                raise Transient(scrub(words, [*self._secrets, self._url])) from error
        return self._judged(response)

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def _judged(self, response: httpx.Response) -> str:
        answer = f"{response.status_code} {response.reason_phrase}".strip()
        if response.is_success:
            return answer
        if response.status_code == httpx.codes.GONE:
            raise Permanent(f"{answer}: {masked(self._url)} wants no more messages", stop_channel=True)
        raise Transient(answer, retry_after=retry_after(response.headers.get("retry-after"), self._clock()))

    def _open(self) -> httpx.Client:
        """One client for the channel's life: a new one costs a TLS context. No proxy stands before loopback."""
        if self._client is None:
            is_near = (urlsplit(self._url).hostname or "") in _LOOPBACK
            self._client = httpx.Client(timeout=self._timeout, follow_redirects=False, trust_env=not is_near)
        return self._client

    def _headers(self, alert: Mapping[str, object], body: bytes) -> dict[str, str]:
        """The id stays the same on every attempt; time and signature are those of this one."""
        now, identifier = self._clock(), str(alert["id"])
        headers = {
            "content-type": "application/json",
            "user-agent": self._agent,
            "webhook-id": identifier,
            "webhook-timestamp": str(int(now.timestamp())),
        }
        if self._signer is not None:
            headers["webhook-signature"] = self._signer.sign(identifier, now, body.decode())
        return headers

    def _drain(self, response: httpx.Response) -> None:
        """Reads a short answer, so that the connection can serve again; leaves a long, slow or broken one.

        The status has come by then, and it alone decides.
        """
        size = 0
        with suppress(httpx.HTTPError, httpx.StreamError, OSError):
            for chunk in response.iter_raw():
                size += len(chunk)
                if size > _MAX_ANSWER:
                    return

    def _seen(self, event: str, about: Mapping[str, Any]) -> None:
        """httpx's `trace`: keeps the connection that an attempt may have to be cut off from."""
        if event.endswith((".connect_tcp.complete", ".start_tls.complete")):
            self._stream = about["return_value"]

    @contextmanager
    def _limited(self) -> Iterator[threading.Event]:
        """The timeout holds for the whole attempt: an answer that dribbles is cut off. Says whether it was."""
        is_over = threading.Event()

        def cut() -> None:
            is_over.set()
            if self._stream is not None:
                with suppress(OSError):
                    socket.socket.shutdown(self._stream.get_extra_info("socket"), socket.SHUT_RDWR)

        timer = threading.Timer(self._timeout + _GRACE, cut)
        timer.daemon = True
        timer.start()
        try:
            yield is_over
        finally:
            timer.cancel()


def key(secret: str) -> bytes:
    """The signing key of a secret: base64 as the specification has it, with or without `whsec_`; else its very bytes.

    ValueError where `whsec_` promises base64 and something else follows, or nothing.
    """
    encoded = secret.strip().removeprefix(_PREFIX)
    try:
        decoded = base64.b64decode(encoded.rstrip("=") + "=" * (-len(encoded.rstrip("=")) % 4), validate=True)
    except (binascii.Error, ValueError):
        decoded = b""
    if decoded:
        return decoded
    if not encoded or secret.strip().startswith(_PREFIX):
        raise ValueError("webhook secret: base64 must follow whsec_")
    return encoded.encode()


def retry_after(value: str | None, now: dt.datetime) -> dt.timedelta | None:
    """The header in either form, seconds or a date (RFC 9110 section 10.2.3); None where it names no time to come."""
    if not value:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return dt.timedelta(seconds=min(int(text[:9]), 10**8)) or None
    try:
        at = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
    return at - now if at > now else None


def _usable(url: str) -> str:
    try:
        parts = urlsplit(url)
        is_usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        is_usable = False
    if not is_usable:
        raise ValueError(f"webhook address {masked(url)}: http:// or https:// and a host")
    return url
