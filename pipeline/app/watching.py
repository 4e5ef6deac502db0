"""What is told of ourselves: after each poll of a source, and now and then of disk and life."""

import datetime as dt
import shutil
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from crawler.daybook import Daybook
from crawler.model import Outcome, Source
from pipeline import flow, operations
from pipeline.alert import timestamp
from pipeline.app.config import Config
from pipeline.flow import Desk
from pipeline.model import Alert, Kind
from pipeline.operations import SourceState
from pipeline.schema import transaction

FEWEST_BYTES = 200 * 2**20
"""Free bytes below which the disk counts as low."""
LOG_KEPT = dt.timedelta(days=30)
"""Each pass and fetch has a line of its own this long, then only its day; identities are kept for ever."""
DAYS_AT_ONCE = 20
"""Days of a source that are folded at a time: a store of years comes down in some hours, and nobody waits for it."""

REMEMBERED_DAYS = 30
"""Days on which a source published, by which its usual silence is known: some weeks of a busy one, years of a quiet."""
FEWEST_DAYS = 4
FEWEST_OF_SECTION = 2
"""Days from which on a section tells how far back it is known."""
PAST_USUAL = 1.5
"""A silence this many times the longest of those days is longer than usual."""

Drops = tuple[tuple[str, str], ...]


def after_poll(
    desk: Desk, source: Source, sources: Sequence[Source], stale_after: dt.timedelta, drops: Drops = ()
) -> tuple[Alert, ...]:
    """Puts what the last poll of `source` is worth telling into the outbox."""
    drops = (*drops, *unstable(desk, source.name), *unread(desk, source.name))
    states = [_state(desk, one.name, drops if one.name == source.name else ()) for one in sources if one.enabled]
    polled = next((state for state in states if state.name == source.name), None)
    polled = polled or _state(desk, source.name, drops)
    if polled.last_new_at is not None and desk.clock() - polled.last_new_at > stale_after:
        polled = replace(polled, usual_silence=usual_silence(_publication_days(desk, source)))
    with transaction(desk.db):
        found = operations.after_poll(
            polled, states, desk.outbox.open_conditions(), stale_after=stale_after, now=desk.clock()
        )
        return flow.put(desk, found)


def unstable(desk: Desk, name: str) -> Drops:
    """The source's wording as a field that is read badly, where a page of it changed too often within the last day."""
    found = desk.store.unstable(name, desk.clock() - dt.timedelta(days=1))
    if not found:
        return ()
    named = ", ".join(f"`csto show {id}`" for id in found[:3])
    reason = f"unstable: {len(found)} of its pages changed too often within a day to be followed: {named}"
    return ((operations.WORDING, reason),)


def unread(desk: Desk, name: str) -> Drops:
    """The source's articles as a field that is read badly, where new ones are there and cannot be read for a while."""
    found = desk.frontier.unread(name, desk.clock())
    if not found:
        return ()
    first = found[0]
    why = first.reason or "nothing of an article was found on the page"
    many = f"a new article, {first.url}," if len(found) == 1 else f"{len(found)} new articles, {first.url} the first,"
    return ((operations.ARTICLES, f"{many} cannot be read since {timestamp(first.discovered_at)}: {why}"),)


def _state(desk: Desk, name: str, drops: Drops) -> SourceState:
    """A source as the last polls left it."""
    known = desk.frontier.history.state(name)
    failed = _last_failure(desk, name) if known.failures_in_row else None
    return SourceState(
        name=name,
        failures=known.failures_in_row,
        outcome=failed,
        reason=known.last_reason or "",
        failing_since=known.last_success_at,
        last_success_at=known.last_success_at,
        last_new_at=known.last_new_at,
        drops=drops,
    )


def usual_silence(days: Sequence[dt.date]) -> dt.timedelta | None:
    """How long a source that published on those days (newest first) may be silent; None where they are too few."""
    if len(days) < FEWEST_DAYS:
        return None
    return max(later - earlier for later, earlier in pairwise(days)) * PAST_USUAL


def _publication_days(desk: Desk, source: Source) -> list[dt.date]:
    """Days on which anything of the source was published, newest first, for as long as all its sections are known."""
    rows = desk.db.execute(
        "SELECT DISTINCT section, published FROM records WHERE source = ? AND published <= ?",
        [source.name, desk.clock().date().isoformat()],
    )
    found: dict[str | None, set[dt.date]] = {}
    for section, day in rows:
        found.setdefault(section, set()).add(dt.date.fromisoformat(day))
    known = known_since([found.get(section, set()) for section in source.sections])
    days = {day for days in found.values() for day in days if day >= known}
    return sorted(days, reverse=True)[:REMEMBERED_DAYS]


def known_since(sections: Iterable[Collection[dt.date]]) -> dt.date:
    """From when on what a source published is known, by the days known of each section.

    The first page of a section that seldom writes goes back for years, that of a busy one for days: what the busy one
    wrote before is not known, so there the days of the other are no sign of silence.
    """
    oldest = (sorted(days)[-REMEMBERED_DAYS:][0] for days in sections if len(days) >= FEWEST_OF_SECTION)
    return max(oldest, default=dt.date.min)


def house(desk: Desk, config: Config) -> tuple[Alert, ...]:
    """Disk, heartbeat, old log lines: what is to be looked at now and then, whatever the sources do."""
    told = disk(desk, config.state)
    if config.alerts.heartbeat is not None:
        at = dt.time.fromisoformat(config.alerts.heartbeat.removeprefix("daily "))
        told += heartbeat(desk, at, config.alerts.timezone, config.sources())
    prune(desk)
    return told


def disk(desk: Desk, folder: Path, *, fewest: int = FEWEST_BYTES) -> tuple[Alert, ...]:
    """Tells when the disk under the state runs low, and when it no longer does."""
    free = shutil.disk_usage(folder).free
    with transaction(desk.db):
        return flow.put(desk, operations.disk(free, fewest, desk.outbox.open_conditions(), desk.clock()))


def heartbeat(desk: Desk, at: dt.time, timezone: str, sources: Sequence[Source]) -> tuple[Alert, ...]:
    """Once a day from the given time of day on: we are alive, and what is not well."""
    local = desk.clock().astimezone(ZoneInfo(timezone))
    if local.time() < at:
        return ()
    last = next(iter(desk.store.latest(kind=Kind.STATEMENT, limit=1)), None)
    told = f"{last.published or last.first_seen.date()} {last.title or last.body[:80]}" if last else None
    states = [_state(desk, one.name, ()) for one in sources if one.enabled]
    gaps = desk.outbox.reasons_since("gap", local - dt.timedelta(days=1))
    with transaction(desk.db):
        return flow.put(desk, [operations.heartbeat(states, desk.outbox.open_conditions(), told, local, gaps=gaps)])


def _last_failure(desk: Desk, name: str) -> Outcome | None:
    """How the last fetch that failed ended."""
    good = [Outcome.FETCHED.value, Outcome.NOT_MODIFIED.value]
    row = desk.db.execute(
        "SELECT outcome FROM fetches WHERE source = ? AND outcome NOT IN (?, ?) ORDER BY id DESC LIMIT 1", [name, *good]
    ).fetchone()
    return Outcome(row[0]) if row else None


def prune(desk: Desk) -> None:
    """Old passes and fetches come down to what their days came to."""
    book, before = Daybook(desk.db), (desk.clock() - LOG_KEPT).astimezone(dt.UTC).date()
    for _ in range(DAYS_AT_ONCE):
        day = book.oldest(before)
        if day is None:
            return
        with transaction(desk.db):
            book.fold(day)
