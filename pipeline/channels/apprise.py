"""E-mail, Telegram, Slack, Matrix, ntfy and the other services of the apprise library, one address each.

apprise is loaded when the first message goes out: it costs half a second and 29 MiB.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from pipeline.channels.errors import Permanent, Transient
from pipeline.channels.masking import masked, scrub
from pipeline.channels.wording import Wording, wording
from pipeline.model import AlertType

LONGEST_CALL = dt.timedelta(minutes=2)
"""For all pieces of one message together; a piece's own limit is the channel's timeout."""
SLOWEST = {"tgram": 3.0}
"""Seconds between two messages where apprise goes faster than the service allows: Telegram, 20 a minute in a group."""
READS_MARKDOWN = frozenset({"discord", "mmost", "mmosts", "rocket", "rockets", "guilded", "revolt", "stoat", "zulip"})
"""Services that apprise sends plain text to as it stands, and that render Markdown in it."""
_MENTION = re.compile(r"@(?=everyone|here|channel|all\b)", re.IGNORECASE)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#|~])")
_TYPES = {
    AlertType.SOURCE_FAILING: "warning",
    AlertType.SOURCE_SILENT: "warning",
    AlertType.SOURCE_RECOVERED: "success",
}


class Apprise:
    """One apprise address, or several separated by commas: each then has a result of its own."""

    def __init__(self, name: str, url: str, *, timeout: dt.timedelta = dt.timedelta(seconds=10)) -> None:
        self.name = name
        self._url = url
        self._timeout = timeout.total_seconds()
        self._services: tuple[Any, ...] = ()
        self._done: tuple[str, frozenset[int]] = ("", frozenset())

    def __repr__(self) -> str:
        return f"Apprise({self.name!r}, {masked(self._url)!r})"

    def send(self, alert: Mapping[str, object], attempt: int) -> str:
        """The result of each service. One that has taken the message is not sent it again while this process lives."""
        services, words, identifier = self.services(), wording(alert), str(alert.get("id"))
        done = self._done[1] if self._done[0] == identifier else frozenset()
        answers = []
        for position, service in enumerate(services):
            if position in done:
                answers.append(f"{service.service_name}: taken before")
                continue
            is_taken, answer = self._notify(service, words, _TYPES.get(AlertType(words.type), "info"))
            answers.append(answer)
            done = done | {position} if is_taken else done
        self._done = (identifier, done)
        if len(done) < len(services):
            raise Transient("; ".join(answers))
        return "; ".join(answers)

    def close(self) -> None:
        """Services hold no connection between messages."""

    def services(self) -> tuple[Any, ...]:
        """What the address leads to, loaded once: each keeps its own pace. Permanent where apprise knows none."""
        if not self._services:
            from apprise import Apprise as Library

            found = Library()
            if not found.add(self._url) or not len(found):
                raise Permanent(f"apprise knows no service at {masked(self._url)}", stop_channel=True)
            self._services = tuple(self._settled(service) for service in found)
        return self._services

    def _settled(self, service: Any) -> Any:
        """Long messages are split, not refused; nobody waits past the channel's timeout; no service is flooded."""
        from apprise import OverflowMode

        schema = urlsplit(service.url()).scheme
        if service.overflow_mode == OverflowMode.UPSTREAM:
            service.overflow_mode = OverflowMode.SPLIT
        service.socket_connect_timeout = service.socket_read_timeout = self._timeout
        service.request_rate_per_sec = max(service.request_rate_per_sec, SLOWEST.get(schema, 0.0))
        return service

    def _notify(self, service: Any, words: Wording, kind: str) -> tuple[bool, str]:
        """`bool(result)`: what apprise 2 returns is never `True` itself."""
        from apprise import Apprise as Library

        escape = escaped if urlsplit(service.url()).scheme in READS_MARKDOWN else str
        one = Library()
        one.add(service)
        result = one.notify(
            body="\n".join(_body(words, escape)),
            title=_calm(escape(f"[{words.label}] {words.headline.text}")),
            notify_type=kind,
            body_format="text",
            timeout=LONGEST_CALL.total_seconds(),
        )
        logs = " ".join(entry.message for entry in result.logs())
        answer = f"{service.service_name}: {'taken' if result else logs or result.status.name.lower()}"
        return bool(result), scrub(answer, secrets_of(self._url))[:500]


def _body(words: Wording, escape: Callable[[str], str]) -> Iterator[str]:
    """Lines of plain text; only what came from a source is escaped, so that addresses stay addresses."""
    if words.facts:
        yield _calm(escape(" · ".join(words.facts)))
    for line in words.lines:
        yield _calm(escape(line.text))
    if words.matched:
        yield _calm(escape("matched: " + " | ".join(words.matched)))
    if words.link:
        yield words.link
    if not (words.facts or words.lines or words.link or words.members):
        yield words.label
    for member in words.members:
        yield ""
        yield _calm(escape(f"[{member.label}] {member.headline.text}"))
        yield from _body(member, escape)


def _calm(text: str) -> str:
    """A headline calls nobody: a zero-width space parts the sign from the group's name."""
    return _MENTION.sub("@\u200b", text)


def escaped(text: str) -> str:
    """Markdown's own characters with a backslash before them (CommonMark section 2.4)."""
    return _MARKDOWN.sub(r"\\\1", text)


def secrets_of(url: str) -> tuple[str, ...]:
    """What of an address must not be read in an answer: the whole, and the parts that could be a key."""
    try:
        parts = urlsplit(url)
        inner = (parts.username, parts.password, *parts.path.split("/"), *re.split("[&=]", parts.query))
    except ValueError:
        return (url,)
    host = () if parts.scheme in ("http", "https", "mailto", "mailtos") else (parts.netloc, parts.hostname or "")
    return (url, *(part for part in (*inner, *host) if part and len(part) >= 6))
