"""The status as a tired person understands it: the verdict, what is wrong and what to do, then the table. Pure."""

import datetime as dt
from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from crawler.history import Coverage
from pipeline.app.record_view import safe
from pipeline.app.status import SourceStatus, Status
from pipeline.app.status_channels import ChannelStatus, in_words
from pipeline.ledger import STATES

LOW, ALWAYS = 0.8, frozenset({"title", "body"})
"""A fill rate below this share is shown in red, of a field that every article has."""


def shown(status: Status) -> Iterator[RenderableType]:
    """Everything, from top to bottom."""
    lines = [f"{source.name}: {line}" for source in status.sources for line in source.problems]
    lines += status.problems
    if lines:
        yield Text(f"UNHEALTHY: {len(lines)} problem{'s' if len(lines) > 1 else ''}", "bold red")
        for line in lines:
            yield Text(f"  {safe(line)}", "red")
    else:
        yield Text("healthy", "bold green")
    yield Text(f"{status.holder or 'nothing'} is running on {status.state}", "dim")
    yield Text()
    yield _sources(status)
    yield from _fields(status)
    yield from (Text(line) for line in _coverage(status))
    if status.channels:
        yield Text()
        yield _channels(status.channels)


def _sources(status: Status) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for title in ("source", "", "polled", "complete", "new item", "failed", "queue", "dead"):
        table.add_column(title, no_wrap=True)
    for source in status.sources:
        table.add_row(
            source.name,
            _word(source),
            ago(source.last_poll, status.at),
            ago(source.last_success, status.at),
            ago(source.last_new_record, status.at),
            _count(source.failures_in_row),
            _count(source.backlog, bad=False),
            _count(source.dead_letters),
            style="" if source.enabled else "dim",
        )
    return table


def _word(source: SourceStatus) -> Text:
    if not source.enabled:
        return Text("off")
    return Text("BAD", "bold red") if source.problems else Text("ok", "green")


def ago(at: dt.datetime | None, now: dt.datetime) -> str:
    """`never`, `now`, `12 min ago`."""
    if at is None:
        return "never"
    passed = now - at
    return "now" if passed < dt.timedelta(minutes=1) else f"{in_words(passed)} ago"


def _count(number: int, *, bad: bool = True) -> Text:
    return Text(str(number), "bold red" if number and bad else "")


def _fields(status: Status) -> Iterator[RenderableType]:
    """A table: the share of the latest pages of each source on which each field was found."""
    read = [source for source in status.sources if source.enabled and source.fill_rates]
    if not read:
        return
    names = list(dict.fromkeys(name for source in read for name in source.fill_rates))
    table = Table(box=None, pad_edge=False, header_style="dim")
    for title in ("found on", *names):
        table.add_column(title, no_wrap=True, justify="left" if title == "found on" else "right")
    for source in read:
        shares = ((name, source.fill_rates.get(name, 0.0)) for name in names)
        cells = [Text(f"{share:.0%}", "red" if share < LOW and name in ALWAYS else "") for name, share in shares]
        table.add_row(f"{source.name}, {source.fill_pages} pages", *cells)
    yield Text()
    yield table


def _coverage(status: Status) -> Iterator[str]:
    """One line a source on what the polls of the period prove."""
    covered = [(one, one.coverage) for one in status.sources if one.enabled and one.coverage and one.last_poll]
    if covered:
        yield ""
        first = covered[0][1]
        yield f"from {first.since:%Y-%m-%d %H:%M} to {first.until:%Y-%m-%d %H:%M} UTC:"
    for source, coverage in covered:
        begun = source.watched_since
        late = f" since {begun:%Y-%m-%d %H:%M}" if begun and coverage.since < begun <= coverage.until else ""
        yield f"  {source.name}: {coverage.polls} polls, {coverage.complete} complete, {_proof(source, coverage)}{late}"
        for gap in coverage.gaps:
            since = f"{gap.since:%Y-%m-%d %H:%M}" if gap.since else "ever"
            yield f"    {gap.section or 'listing'}, {since} to {gap.until:%Y-%m-%d %H:%M}: {safe(gap.reason)}"


def _proof(source: SourceStatus, coverage: Coverage) -> str:
    """What the polls of a period prove: nothing, where none was complete; nothing after the last good reading."""
    if not coverage.complete:
        return "so nothing is known"
    lies = f" ({coverage.lies} false 304)" if coverage.lies else ""
    if proven := source.proven_until:
        is_all = proven == coverage.until
        return ("nothing missed" if is_all else f"nothing missed up to {proven:%Y-%m-%d %H:%M}") + lies
    gaps = len(coverage.gaps)
    return f"{gaps} possible {'miss' if gaps == 1 else 'misses'}" if gaps else "not proven"


def _channels(channels: tuple[ChannelStatus, ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for title in ("channel", *STATES, ""):
        table.add_column(title, no_wrap=True)
    for one in channels:
        bad = {"failed", "dead"}
        counts = [
            _count(one.counts.get(state, 0), bad=state in bad)
            for state in ("pending", "held", "failed", "delivered", "dead")
        ]
        table.add_row(one.name, *counts, Text(f"stopped: {safe(one.stopped)}", "red") if one.stopped else "")
    return table
