"""Kinds of value a configuration key can hold, each with the one line that says what is allowed. Pure."""

import datetime as dt
import re
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, PlainSerializer

_DURATION = re.compile(r"(\d+(?:\.\d+)?)(s|m|h|d)")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_CLOCK = r"([01]\d|2[0-3]):([0-5]\d)"
_QUIET = re.compile(f"{_CLOCK}-{_CLOCK}")
_DIGEST = re.compile(f"hourly|daily {_CLOCK}")
_HEARTBEAT = re.compile(f"daily {_CLOCK}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SECTION = re.compile(r"[^\s?#\\\x00-\x1f]+")
_CONTACT = re.compile(r"(https?://|mailto:)?[\x21-\x7e]+")
_HOST = re.compile(r"[0-9A-Za-z._-]+|[0-9A-Fa-f:.]+(?:%[0-9A-Za-z._-]+)?")
_LONGEST = dt.timedelta(days=3650)


def duration(value: object) -> dt.timedelta:
    """`"90s"`, `"10m"`, `"6h"`, `"2d"` as a timedelta; ValueError for everything else."""
    if isinstance(value, dt.timedelta):
        return value
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if match is None or len(match[1]) > 12:
        raise ValueError("not a duration")
    try:
        span = dt.timedelta(**{_UNITS[match[2]]: float(match[1])})
    except OverflowError as error:
        raise ValueError("too long") from error
    if span > _LONGEST:
        raise ValueError("too long")
    return span


def in_words(span: dt.timedelta) -> str:
    """A timedelta as it would stand in the file: the largest unit that fits exactly."""
    for unit, seconds in (("d", 86400), ("h", 3600), ("m", 60)):
        if span and not span % dt.timedelta(seconds=seconds):
            return f"{span // dt.timedelta(seconds=seconds)}{unit}"
    return f"{span.total_seconds():g}s"


def _positive_duration(value: object) -> dt.timedelta:
    span = duration(value)
    if span <= dt.timedelta(0):
        raise ValueError("must be more than nothing")
    return span


def quiet_hours(value: object) -> tuple[dt.time, dt.time]:
    """`"23:00-07:00"` as two times of day; may pass midnight, must not be empty."""
    match = _QUIET.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError("not a span of the day")
    start, end = dt.time(int(match[1]), int(match[2])), dt.time(int(match[3]), int(match[4]))
    if start == end:
        raise ValueError("an empty span")
    return start, end


def _as_quiet(value: Any) -> Any:
    return value if isinstance(value, tuple) and value and isinstance(value[0], dt.time) else quiet_hours(value)


def _matching(pattern: re.Pattern[str]) -> BeforeValidator:
    def check(value: object) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise ValueError("does not match")
        return value

    return BeforeValidator(check)


def _zone(value: object) -> str:
    try:
        ZoneInfo(str(value))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("no such zone") from error
    return str(value)


def web_address(value: object) -> str:
    """An http or https address with a host and without a password; the closing slash goes."""
    if not isinstance(value, str) or re.search(r"[\s\x00-\x1f]", value):
        raise ValueError("not an address")
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
        raise ValueError("not a web address")
    if parts.username or parts.password:
        raise ValueError("holds a password")
    return value


def _site_address(value: object) -> str:
    address = web_address(value)
    if urlsplit(address).query or urlsplit(address).fragment:
        raise ValueError("has a query")
    return address.rstrip("/")


def _section_path(value: object) -> str:
    path = value.strip("/") if isinstance(value, str) else ""
    if not _SECTION.fullmatch(path) or "://" in path or ".." in path.split("/"):
        raise ValueError("not a path")
    return path


def listen_address(value: object) -> str:
    """`host:port`, `[::1]:port`, or `off`."""
    if value == "off":
        return "off"
    host, port = split_address(str(value))
    if not _HOST.fullmatch(host) or not isinstance(value, str) or not 0 <= port <= 65535:
        raise ValueError("not host:port")
    return value


def split_address(address: str) -> tuple[str, int]:
    """Host without brackets, and port; ValueError where there is no port."""
    host, colon, port = address.rpartition(":")
    if not colon or not port.isascii() or not port.isdigit() or (":" in host and not host.startswith("[")):
        raise ValueError("not host:port")
    return host.strip("[]"), int(port)


def _state_code(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch("[A-Z]{2}", value):
        raise ValueError("not a state")
    return value


def _span_text(span: tuple[dt.time, dt.time]) -> str:
    return f"{span[0]:%H:%M}-{span[1]:%H:%M}"


Span = Annotated[dt.timedelta, BeforeValidator(duration), PlainSerializer(in_words)]
PositiveSpan = Annotated[dt.timedelta, BeforeValidator(_positive_duration), PlainSerializer(in_words)]
QuietHours = Annotated[tuple[dt.time, dt.time], BeforeValidator(_as_quiet), PlainSerializer(_span_text)]
Digest = Annotated[str, _matching(_DIGEST)]
Heartbeat = Annotated[str, _matching(_HEARTBEAT)]
Zone = Annotated[str, BeforeValidator(_zone)]
SiteAddress = Annotated[str, BeforeValidator(_site_address)]
WebAddress = Annotated[str, BeforeValidator(web_address)]
ListenAddress = Annotated[str, BeforeValidator(listen_address)]
SectionPath = Annotated[str, BeforeValidator(_section_path)]
Variable = Annotated[str, _matching(_VARIABLE)]
Contact = Annotated[str, _matching(_CONTACT)]
Path = Annotated[str, _matching(re.compile(r"[^\x00-\x1f\x7f]+"))]
StateCode = Annotated[str, BeforeValidator(_state_code)]
Name = Annotated[str, _matching(_NAME)]
Share = Annotated[float, Field(ge=0, le=1)]
StatementKind = Literal["security_statement", "security_event"]
Occasion = Literal["new", "revised", "removed"]

SPAN_ALLOWED = f'a duration such as "90s", "10m", "6h" or "2d", at most "{_LONGEST.days}d"'
POSITIVE_ALLOWED = SPAN_ALLOWED.replace(", at most", ', longer than "0s", at most')
