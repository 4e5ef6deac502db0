"""The delivery ledger as a person reads it. Pure."""

import datetime as dt
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.app.record_view import safe
from pipeline.ledger import ChannelState, Entry
from pipeline.record_json import moment

_STYLES = {"delivered": "green", "dead": "bold red", "failed": "red", "pending": "yellow", "held": "cyan"}


def shown(entries: Sequence[Entry], channels: Sequence[ChannelState]) -> Iterator[RenderableType]:
    """A line for each channel in trouble, then the table."""
    for channel in channels:
        if channel.stopped_at:
            yield Text(
                f"{channel.name} is stopped since {moment(channel.stopped_at)}: {safe(channel.reason or '')}", "red"
            )
        elif channel.failures:
            rest = f", rests until {moment(channel.resting_until)}" if channel.resting_until else ""
            yield Text(f"{channel.name}: {channel.failures} attempts in a row failed{rest}", "yellow")
    if not entries:
        yield Text("no alerts")
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for title in ("when", "type", "channel", "state", "tries", "waited", "what", "answer"):
        table.add_column(title, no_wrap=title not in ("what", "answer"))
    for entry in entries:
        table.add_row(
            moment(entry.committed_at),
            entry.type,
            entry.channel,
            Text(entry.state + (" in a digest" if entry.digest else ""), _STYLES.get(entry.state, "")),
            str(entry.attempts),
            span(entry.from_commit),
            Text(safe(entry.headline or entry.id)),
            Text(safe(entry.answer or "")),
        )
    yield table


def span(time: dt.timedelta | None) -> str:
    """`0.4 s`, `12 min`, `5 h`, `3 d`; nothing for None."""
    if time is None:
        return ""
    seconds = time.total_seconds()
    for unit, size in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
