"""Request and answer: conditional requests, HEAD, gzip. Pure."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import NamedTuple

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Request:
    """One request; header names in lower case."""

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class Seen(NamedTuple):
    """A request and the status it got; 0 where the connection was reset."""

    method: str
    target: str
    headers: Mapping[str, str]
    status: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer and how it is put on the wire."""

    status: int
    headers: Headers = ()
    body: bytes = b""
    delay: float = 0.0  # seconds before the first byte
    drip: float = 0.0  # seconds over which the body is spread
    cut: bool = False  # the connection closes after half of the body
    reset: bool = False  # the connection is reset instead of an answer


@dataclass(slots=True)
class Rendered:
    """The bytes of a page, kept until the site changes."""

    content: bytes
    content_type: str
    etag: str
    modified_at: datetime
    status: int = 200
    zipped: bytes | None = None

    def compressed(self) -> bytes:
        if self.zipped is None:
            self.zipped = gzip.compress(self.content, compresslevel=1, mtime=0)
        return self.zipped


def answer(page: Rendered, request: Request, *, validators: bool, compress: bool) -> Answer:
    """The page, or 304 where the client's validators say it has it."""
    tagged = validators and page.status == 200
    headers: Headers = (("Content-Type", page.content_type),)
    if tagged:
        headers += (("ETag", page.etag), ("Last-Modified", format_datetime(page.modified_at, usegmt=True)))
        if _is_known(page, request.headers):
            return Answer(304, headers[1:])
    if compress and "gzip" in request.headers.get("accept-encoding", "") and len(page.content) > 500:
        return Answer(
            page.status, (*headers, ("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")), page.compressed()
        )
    return Answer(page.status, headers, page.content)


def _is_known(page: Rendered, headers: Mapping[str, str]) -> bool:
    """RFC 9110 section 13.2.2: If-None-Match goes before If-Modified-Since."""
    tags = headers.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or page.etag.removeprefix("W/") in (
            tag.strip().removeprefix("W/") for tag in tags.split(",")
        )
    since = headers.get("if-modified-since")
    if since is None:
        return False
    try:
        return page.modified_at <= parsedate_to_datetime(since)
    except (ValueError, TypeError):
        return False


def text(status: int, content: str, content_type: str = "text/plain; charset=utf-8", headers: Headers = ()) -> Answer:
    return Answer(status, (("Content-Type", content_type), *headers), content.encode())


def wire(given: Answer, *, head: bool, close: bool) -> bytes:
    """Header and body as one piece; the length stands in the header whatever part of the body is sent."""
    lines = [f"HTTP/1.1 {given.status} {_REASONS.get(given.status, 'Status')}"]
    lines += [f"{name}: {value}" for name, value in given.headers]
    if given.status not in (204, 304):
        lines.append(f"Content-Length: {len(given.body)}")
    lines.append(f"Connection: {'close' if close or given.cut else 'keep-alive'}")
    start = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")
    if head or given.status in (204, 304):
        return start
    return start + (given.body[: len(given.body) // 2] if given.cut else given.body)


def late(given: Answer, seconds: float, over: float = 0.0) -> Answer:
    return replace(given, delay=seconds, drip=over)


_REASONS = {
    200: "OK", 204: "No Content", 301: "Moved Permanently", 302: "Found", 304: "Not Modified", 400: "Bad Request",
    401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 410: "Gone",
    429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
    504: "Gateway Timeout",
}  # fmt: skip
