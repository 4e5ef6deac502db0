"""E-mail, Telegram, Slack, Matrix, ntfy and the other services of the apprise library, one address each.

apprise is loaded when the first message goes out: it costs half a second and 29 MiB.
"""

import copy
import datetime as dt
import hashlib
import logging
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from pipeline.channels import written
from pipeline.channels.answers import Outcome, judged, secrets_of
from pipeline.channels.aside import Aside
from pipeline.channels.errors import Permanent, Transient
from pipeline.channels.masking import masked, scrub
from pipeline.channels.wording import Wording, wording
from pipeline.model import AlertType

_LONGEST_ANSWER = 500
LONGEST_CALL = dt.timedelta(minutes=2)
"""For all pieces of one message together; a piece's own limit is the channel's timeout."""
PIECES = 20
"""Messages that a digest may become on a service: a longer one is shortened, not sent for minutes."""
_BESIDE, _FEWEST = 40, 200
"""Characters kept free beside the title; the least that a piece may hold."""
SLOWEST = {"tgram": 3.0}
"""Seconds between two messages where apprise goes faster than the service allows: Telegram, 20 a minute in a group."""
READS_MARKDOWN = frozenset({"discord", "mmost", "mmosts", "rocket", "rockets", "guilded", "revolt", "stoat", "zulip"})
"""Services that apprise sends plain text to as it stands, and that render Markdown in it."""
MAIL = frozenset({"mailto", "mailtos"})
LONGEST_MAIL = 10_000_000
RECEIVERS = {
    **dict.fromkeys(MAIL, "targets"),
    "tgram": "targets",
    "slack": "channels",
    "ntfy": "topics",
    "ntfys": "topics",
}
"""Where a service keeps its several receivers: each then has a result of its own."""
_TYPES = {
    AlertType.SOURCE_FAILING: "warning",
    AlertType.SOURCE_SILENT: "warning",
    AlertType.SOURCE_RECOVERED: "success",
}


@dataclass(frozen=True, slots=True)
class Service:
    """One receiver. `mark` is the same in every process and gives nothing of its address away."""

    plugin: Any
    mark: str
    aside: Aside = field(default_factory=Aside)

    @property
    def name(self) -> str:
        return str(self.plugin.service_name)

    def notify(self, alert: Mapping[str, object], words: Wording, taken: Collection[str] = ()) -> Outcome:
        """Sends one message, in pieces where it is long; those in `taken` went out in an earlier attempt."""
        if self._is_mail():
            self.plugin.headers = self.plugin.headers | written.mail_headers(alert)
        title, pieces = self._written(words)
        until, marks = time.monotonic() + LONGEST_CALL.total_seconds(), []
        for number, piece in enumerate(pieces, 1):
            mark = f"{self.mark}.{number}"
            marks.append(mark)
            if mark in taken:
                continue
            numbered = f"{title} ({number}/{len(pieces)})" if len(pieces) > 1 else title
            outcome = self._send(numbered, piece, _TYPES.get(AlertType(words.type), "info"), until - time.monotonic())
            if not outcome.is_taken:
                return replace(outcome, taken=tuple(marks[:-1]))
        return Outcome(True, "taken", taken=(self.mark,))

    def _written(self, words: Wording) -> tuple[str, list[str]]:
        """Title and body: one of HTML for a mail, else as many of text as the service's limit asks for."""
        if self._is_mail():
            return written.title(words), [written.page(words)]
        escape = written.escaped if _schema(self.plugin) in READS_MARKDOWN else str
        title = written.title(words, escape)
        size = written.size_in_html if self.plugin.resolve_format("text") == "html" else len
        limit = max(self.plugin.body_maxlen - size(title) - _BESIDE, _FEWEST)
        room = PIECES * limit
        blocks = written.blocks(words, escape, title_room=self.plugin.title_maxlen, room=room, size=size)
        return title, written.pieces(blocks, limit, size)

    def _send(self, title: str, body: str, kind: str, seconds: float) -> Outcome:
        """`bool(result)`: what apprise 2 returns is never `True` itself."""
        from apprise import Apprise as Library

        one = Library()
        one.add(self.plugin)
        notify = partial(
            one.notify,
            title=title,
            body=body,
            body_format="html" if self._is_mail() else "text",
            notify_type=kind,
            log_level=logging.DEBUG,
        )
        try:
            result = self.aside.call(notify, seconds)
        except TimeoutError as error:
            return Outcome(False, str(error) or f"not done after {LONGEST_CALL.total_seconds():g} s")
        return judged(bool(result), result.status.name.lower(), list(result.logs()))

    def _is_mail(self) -> bool:
        return _schema(self.plugin) in MAIL


def opened(url: str, timeout: dt.timedelta) -> tuple[Service, ...]:
    """The services of an address, a receiver each; none where apprise knows no such service."""
    from apprise import Apprise as Library
    from apprise import AppriseAsset

    _listen()
    # no limit of its own: those run in a pool that the end of the process waits for
    found = Library(asset=AppriseAsset(service_timeout=0, app_id="CSTO monitor", image_url_mask="", image_url_logo=""))
    if not found.add(url):
        return ()
    plugins = [_settled(one, timeout) for service in found for one in _receivers(service)]
    seen: dict[str, int] = {}
    made = []
    for plugin in plugins:
        shown = plugin.url(privacy=True)
        seen[shown] = seen.get(shown, 0) + 1
        made.append(Service(plugin, hashlib.sha256(f"{seen[shown]} {shown}".encode()).hexdigest()[:12]))
    return tuple(made)


def _listen() -> None:
    """apprise tells why a service refused only where its own logger takes everything; nothing of it goes further."""
    logger = logging.getLogger("apprise")
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def _receivers(service: Any) -> Iterator[Any]:
    """The service once for each of its receivers."""
    name = RECEIVERS.get(_schema(service))
    several = list(getattr(service, name)) if name else []
    if name is None or len(several) < 2:
        yield service
        return
    for receiver in several:
        one = copy.copy(service)
        setattr(one, name, [receiver])
        yield one


def _settled(service: Any, timeout: dt.timedelta) -> Any:
    """Long messages are split, not refused; nobody waits past the channel's timeout; no service is flooded."""
    from apprise import OverflowMode

    schema = _schema(service)
    if service.overflow_mode == OverflowMode.UPSTREAM:
        service.overflow_mode = OverflowMode.SPLIT
    if schema in MAIL:
        service.body_maxlen = LONGEST_MAIL  # a mail in pieces would be torn in the middle of its HTML
    service.socket_connect_timeout = service.socket_read_timeout = timeout.total_seconds()
    service.request_rate_per_sec = max(service.request_rate_per_sec, SLOWEST.get(schema, 0.0))
    return service


def _schema(service: Any) -> str:
    return urlsplit(str(service.url())).scheme


class Apprise:
    """One apprise address, or several separated by commas: each receiver then has a result of its own."""

    def __init__(self, name: str, url: str, *, timeout: dt.timedelta = dt.timedelta(seconds=10)) -> None:
        self.name = name
        self._url = url
        self._timeout = timeout
        self._services: tuple[Service, ...] = ()

    def __repr__(self) -> str:
        return f"Apprise({self.name!r}, {masked(self._url)!r})"

    def send(self, alert: Mapping[str, object], attempt: int, taken: Collection[str] = ()) -> str:
        """The result of each receiver. One in `taken` has the message from an earlier attempt and gets no second."""
        words, done, answers, pauses = wording(alert), set(taken), [], []
        for one in self.services():
            if one.mark in done:
                answers.append(f"{one.name}: taken before")
                continue
            outcome = one.notify(alert, words, done)
            answers.append(self._shown(f"{one.name}: {outcome.answer}"))
            pauses += [outcome.pause] if outcome.pause else []
            done |= {*outcome.taken}
        said = "; ".join(answers)[:_LONGEST_ANSWER]
        if any(one.mark not in done for one in self._services):
            raise Transient(said, retry_after=max(pauses, default=None), taken=tuple(sorted(done)))
        return said

    def close(self) -> None:
        """Services hold no connection between messages."""

    def services(self) -> tuple[Service, ...]:
        """The services, loaded once: each keeps its own pace. Raises Permanent where apprise knows none."""
        if not self._services:
            self._services = opened(self._url, self._timeout)
        if not self._services:
            raise Permanent(f"apprise knows no service at {masked(self._url)}", stop_channel=True)
        return self._services

    def _shown(self, answer: str) -> str:
        return scrub(answer, secrets_of(self._url))
