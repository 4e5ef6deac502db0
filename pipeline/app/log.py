"""Logs: readable on a terminal, JSON otherwise; no secret, and nothing from the network that steers a terminal.

Everything goes to standard error, one line an event; rotation is left to the platform.
"""

import sys
from collections.abc import Callable, MutableMapping
from typing import Any

import structlog

from pipeline.app import logger
from pipeline.app.logger import LOUDEST, QUIETEST

MASK = "[secret]"
Event = MutableMapping[str, Any]


def configure(
    level: int, *, secrets: frozenset[str] = frozenset(), terminal: bool | None = None, sums_up: bool = False
) -> None:
    """Sends events from `level` on to standard error. `secrets` never show, wherever in an event they stand.

    `sums_up`: a summary names what failed, so that events marked as `summed` would say it twice.
    """
    level = min(max(level, LOUDEST), QUIETEST)
    on_terminal = sys.stderr.isatty() if terminal is None else terminal
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            _told_once(sums_up),
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="%H:%M:%S" if on_terminal else "iso", utc=not on_terminal, key="time"),
            structlog.processors.format_exc_info,
            masking(secrets),
            _clean,
            _console() if on_terminal else structlog.processors.JSONRenderer(ensure_ascii=False, sort_keys=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=_Lines,
        cache_logger_on_first_use=False,
    )
    logger.route(level)


def _told_once(sums_up: bool) -> Callable[[Any, str, Event], Event]:
    """A processor that drops what a summary will say."""

    def process(_: Any, method: str, event: Event) -> Event:
        if event.pop("summed", False) and sums_up:
            raise structlog.DropEvent
        return event

    return process


def masking(secrets: frozenset[str]) -> Callable[[Any, str, Event], Event]:
    """A processor that replaces every secret of four letters or more, longest first, in values of any depth."""
    known = sorted((secret for secret in secrets if len(secret) >= 4), key=len, reverse=True)

    def mask(value: Any) -> Any:
        if isinstance(value, str):
            for secret in known:
                value = value.replace(secret, MASK)
            return value
        if isinstance(value, dict):
            return {key: mask(item) for key, item in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [mask(item) for item in value]
        return value if value is None or isinstance(value, bool | int | float) else mask(str(value))

    def process(_: Any, method: str, event: Event) -> Event:
        return {key: mask(value) for key, value in event.items()}

    return process


def escaped(text: str) -> str:
    """Control, direction and line-breaking characters as their Python escapes: the text is safe on one line."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)


def _clean(_: Any, method: str, event: Event) -> Event:
    """Escapes what came from outside; a traceback keeps its lines."""
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = "\n".join(map(escaped, value.split("\n"))) if key == "exception" else escaped(value)
    first = {key: event.pop(key) for key in ("time", "level", "event") if key in event}
    return {**first, **event}


def _console() -> Any:
    return structlog.dev.ConsoleRenderer(timestamp_key="time", pad_event_to=24, sort_keys=False)


class _Lines:
    """Writes to whatever standard error is now: a progress bar puts itself in between."""

    def __init__(self, *arguments: Any) -> None:
        pass

    def msg(self, message: str) -> None:
        try:
            sys.stderr.write(message + "\n")
            sys.stderr.flush()
        except (OSError, ValueError):
            return  # nobody is listening any more; the work goes on

    log = debug = info = warning = error = critical = exception = fatal = warn = msg
