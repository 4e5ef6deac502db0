"""The delivery ledger as a person reads it. Pure."""

import datetime as dt
from collections.abc import Iterator, Sequence

from rich.text import Text

from pipeline.app.record_view import safe
from pipeline.ledger import ChannelState, Entry
from pipeline.record_json import moment

_STYLES = {"delivered": "green", "dead": "bold red", "failed": "red", "pending": "yellow", "held": "cyan"}


def shown(entries: Sequence[Entry], channels: Sequence[ChannelState], now: dt.datetime) -> Iterator[Text]:
    """A line for each channel in trouble, then the deliveries."""
    for channel in channels:
        if channel.stopped_at:
            yield Text(
                f"{channel.name} is stopped since {moment(channel.stopped_at)}: {safe(channel.reason or '')}", "red"
            )
        elif channel.failures:
            until = channel.resting_until
            rest = f", rests until {moment(until)}" if until is not None and until > now else ""
            failed = "the last attempt" if channel.failures == 1 else f"{channel.failures} attempts in a row"
            yield Text(f"{channel.name}: {failed} failed{rest}", "yellow")
    if not entries:
        yield Text("no alerts")
    for entry in entries:
        yield _entry(entry)


def _entry(entry: Entry) -> Text:
    """When, state, channel, type, tries and times to delivery; what it is about, by source and id; the answer."""
    shown = Text(f"{moment(entry.committed_at)}  ")
    shown.append(f"{entry.state:9}", _STYLES.get(entry.state, ""))
    shown.append(f"  {entry.channel}  {entry.type}  ")
    tries = "not tried yet" if not entry.attempts else f"{entry.attempts} {'try' if entry.attempts == 1 else 'tries'}"
    shown.append(f"{tries}{', in a digest' if entry.digest else ''}", "dim")
    waited = [
        f"{span(time)} after {what}"
        for time, what in (
            (entry.from_commit, "commit"),
            (entry.from_first_sight, "first sight"),
            (entry.from_publication, "the day of publication began"),
        )
        if time is not None
    ]
    shown.append("".join(f", {one}" for one in waited), "dim")
    about = "".join(f"{safe(one)}  " for one in (entry.source, entry.record_id) if one)
    shown.append(f"\n    {about}", "cyan")
    shown.append(safe(entry.headline or entry.id))
    if entry.answer:
        shown.append(f"\n    {safe(entry.answer)}", "dim" if entry.state == "delivered" else "red")
    return shown


def span(time: dt.timedelta | None) -> str:
    """`0.4 s`, `12 min`, `5 h`, `3 d`; nothing for None."""
    if time is None:
        return ""
    seconds = time.total_seconds()
    for unit, size in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
