"""What a service of apprise answered, in one line without secrets. Pure."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

BUSY = dt.timedelta(minutes=1)
"""The pause where a service says 429 and names none."""
_REASON = re.compile(r"^(?:Socket Exception|Notification Exception): ")
"""What apprise tells only when asked for everything: a mail server's own words, an exception of a plugin's."""
_TOO_MANY = re.compile(r"error=429\b|\bcode=429\b")
_RETRY_AFTER = re.compile(r"retry_after(_ms)?[\"']*\s*:\s*(\d{1,9}(?:\.\d+)?)")
_SEVERAL = re.compile(r"[\s,;]+(?=[A-Za-z][A-Za-z0-9]*://)")
_PUBLIC = frozenset({"to", "from", "cc", "bcc", "reply", "name", "smtp", "mode", "format"})
"""Parts of a mail's address that a person must see to know what went wrong."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one service did with one message; `pause` where it wants none for a while; `taken` marks what it has."""

    is_taken: bool
    answer: str
    pause: dt.timedelta | None = None
    taken: tuple[str, ...] = ()


def judged(is_taken: bool, status: str, logs: Iterable[Any]) -> Outcome:
    """From what apprise logged: warnings are the answer, the rest only where it says why."""
    if is_taken:
        return Outcome(True, "taken")
    said = [(entry.level, str(entry.message)) for entry in logs]
    why = [_REASON.sub("", words) for level, words in said if level not in ("DEBUG", "INFO") or _REASON.match(words)]
    return Outcome(False, " ".join(why) or status, _pause(words for _, words in said))


def _pause(said: Iterable[str]) -> dt.timedelta | None:
    """What a busy service asked for in its answer. Its Retry-After header is not to be had through apprise."""
    lines = list(said)
    if not any(_TOO_MANY.search(line) for line in lines):
        return None
    named = [match for line in lines for match in _RETRY_AFTER.finditer(line)]
    spans = [dt.timedelta(**{"milliseconds" if match[1] else "seconds": float(match[2])}) for match in named]
    return max(spans, default=BUSY)


def secrets_of(url: str) -> tuple[str, ...]:
    """What of an address, or of several, must not be read in an answer: all of it, and parts that could be a key."""
    return (url, *(part for one in _SEVERAL.split(url) for part in _secrets(one)))


def _secrets(url: str) -> tuple[str, ...]:
    try:
        parts = urlsplit(url)
        values = (value for name, value in parse_qsl(parts.query) if name not in _PUBLIC)
        inner = (parts.username, *parts.path.split("/"), *values)
        password = parts.password or ""
    except ValueError:
        return (url,)
    host = () if parts.scheme in ("http", "https", "mailto", "mailtos") else (parts.netloc, parts.hostname)
    return (url, password, *(part for part in (*inner, *host) if part and len(part) >= 6))
