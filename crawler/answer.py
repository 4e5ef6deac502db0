"""What an answer means: a page, or the one named reason why it is none. Pure."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from crawler import blockpage
from crawler.errors import Blocked, CrawlError, Later, Never, PageChanged
from crawler.model import Outcome

Headers = tuple[tuple[str, str], ...]
MARKUP = ("text/html", "application/xhtml+xml", "text/plain")
FEED = (*MARKUP, "text/xml", "application/xml", "application/gzip", "application/x-gzip", "application/octet-stream")
_AGAIN = (408, 425)


def header(headers: Headers, name: str) -> str | None:
    return next((value for key, value in headers if key.lower() == name), None)


def is_markup(headers: Headers) -> bool:
    """Whether an answer says of itself that it is a page."""
    return (header(headers, "content-type") or "").strip().lower().startswith(MARKUP[:2])


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """Retry-After in either form (RFC 9110 section 10.2.3), never negative; None where it is absent or unreadable."""
    if not value:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return timedelta(seconds=min(int(value[:12]), 10**8))
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at
    return max(at - now, timedelta(0))


def refusal(status: int, headers: Headers, content: bytes, now: datetime) -> CrawlError | None:
    """The error a status stands for; None for 200 and 304. Redirects are the caller's."""
    if status in (200, 203, 304):
        return None
    pause = retry_after(header(headers, "retry-after"), now)
    wall = blockpage.wall(status, headers, content) if status >= 400 and status not in (404, 410) else None
    said = f"HTTP {status}"
    if wall:
        return Blocked(Outcome.BLOCKED, f"{said}: {wall}", status=status, retry_after=pause)
    if status in (404, 410):
        return Never(Outcome.GONE, said, status=status)
    if status == 429 or (status == 503 and pause is not None):
        return Later(Outcome.THROTTLED, said, status=status, retry_after=pause)
    if status >= 500:
        return Later(Outcome.SERVER_ERROR, said, status=status, retry_after=pause)
    if status in _AGAIN:
        return Later(Outcome.TIMEOUT if status == 408 else Outcome.THROTTLED, said, status=status, retry_after=pause)
    if status == 206:
        return Later(Outcome.TRUNCATED, "a part was sent though the whole was asked for", status=status)
    if status < 300:
        return PageChanged(Outcome.EMPTY, f"{said}: nothing to read", status=status)
    return Never(Outcome.REFUSED, said, status=status)


def flaw(headers: Headers, content: bytes, accepted: tuple[str, ...] = MARKUP) -> CrawlError | None:
    """Why a 200 is not the page that was asked for; None where it is."""
    kind = (header(headers, "content-type") or "").partition(";")[0].strip().lower()
    if kind and kind not in accepted:
        return Never(Outcome.NOT_HTML, f"content type {kind}", status=200)
    if accepted is not MARKUP:
        return None
    wall = blockpage.wall(200, headers, content)
    if wall:
        return Blocked(Outcome.BLOCKED, f"a block page: {wall}", status=200)
    if blockpage.is_empty(content):
        return PageChanged(Outcome.EMPTY, "an empty page", status=200)
    if blockpage.is_binary(content) or (b"<" not in content[:4096] and (kind != "text/plain" or b"<" not in content)):
        return Never(Outcome.NOT_HTML, "the bytes are no HTML", status=200)
    trouble = blockpage.broken(content)
    if trouble:
        return Later(Outcome.SERVER_ERROR, f"an error page sent with status 200: {trouble}", status=200)
    if blockpage.is_missing(content):
        return PageChanged(Outcome.SOFT_404, "an error page sent with status 200", status=200)
    if _is_cut(headers, content):
        return Later(Outcome.TRUNCATED, "the page ends before </html>", status=200)
    return None


def _is_cut(headers: Headers, content: bytes) -> bool:
    """True where nothing but the end of the connection ended the body, and the page's own end is missing."""
    if header(headers, "content-length") or "chunked" in (header(headers, "transfer-encoding") or "").lower():
        return False
    if header(headers, "connection") != "close":
        return False
    low = content[:2_000].lower()
    return b"<html" in low and b"</html" not in content[-2_000:].lower()


def is_network(outcome: Outcome) -> bool:
    """True where the host was not reached at all."""
    return outcome in (Outcome.DNS, Outcome.CONNECTION, Outcome.TIMEOUT, Outcome.TLS)
