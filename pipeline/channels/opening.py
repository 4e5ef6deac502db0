"""From a channel's settings to the channel. Nothing is opened or loaded before the first message."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from pipeline.carrier import Channel
from pipeline.channels.apprise import Apprise
from pipeline.channels.console import Console, Terminal
from pipeline.channels.jsonl import JsonLines
from pipeline.channels.webhook import Webhook

TYPES = ("console", "jsonl", "webhook", "apprise")


def channel(
    name: str,
    kind: str,
    *,
    clock: Callable[[], dt.datetime],
    terminal: Terminal,
    url: str | None = None,
    secret: str | None = None,
    path: Path | None = None,
    timeout: dt.timedelta = dt.timedelta(seconds=10),
) -> Channel:
    """The channel of that name. ValueError in one line, without secrets, where a setting is missing or of no use."""
    if kind == "console":
        return Console(name, terminal)
    if kind == "jsonl" and path is not None:
        return JsonLines(name, path)
    if kind == "webhook" and url is not None:
        return Webhook(name, url, clock=clock, secret=secret, timeout=timeout)
    if kind == "apprise" and url is not None:
        return Apprise(name, url, timeout=timeout)
    raise ValueError(f"channel {name}: type {kind!r} needs {'path' if kind == 'jsonl' else 'url'}; types: {TYPES}")
