"""How everything is, read from the same tables as all else: per source, per channel, and what is wrong."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlite_utils import Database

from crawler.history import Coverage, History
from crawler.model import Source
from pipeline import operations
from pipeline.app import status_channels
from pipeline.app.status_channels import ChannelStatus, in_words
from pipeline.health import FIELDS
from pipeline.outbox import Outbox

FAILING_AFTER = operations.FAILING_AFTER
LATE = 5
"""A source without a complete poll for so many intervals (an hour at least) is late."""
RECENT_GAP = dt.timedelta(days=2)
"""How long a possible miss keeps a source from being healthy."""
RECENT_PROOF = dt.timedelta(hours=1)
"""A good reading this long before the end of a period proves the period, unless polls failed after it."""
ENOUGH = 20
"""Pages, over the latest polls, that the fill rates are of: one page alone says nothing."""


_RATES = """SELECT iif(is_new, json_extract(health, '$.health.pages'), coalesce(json_extract(health, '$.read'), 1)),
coalesce(json_extract(health, iif(is_new, '$.health.filled', '$.fill')), '{}') FROM (SELECT key, health,
json_extract(health, '$.well') IS 1 AND json_type(health, '$.health') IS NOT NULL AS is_new FROM health
WHERE source = ?) ORDER BY key DESC"""


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """One source; `problems` are lines for a person, none where it is well or not enabled."""

    name: str
    enabled: bool
    interval: dt.timedelta
    last_poll: dt.datetime | None = None
    last_success: dt.datetime | None = None
    last_new_record: dt.datetime | None = None
    failures_in_row: int = 0
    fill_rates: Mapping[str, float] = field(default_factory=dict)
    fill_pages: int = 0  # that the rates are of
    watched_since: dt.datetime | None = None  # its baseline
    backlog: int = 0
    dead_letters: int = 0
    quarantined: int = 0
    coverage: Coverage | None = None
    problems: tuple[str, ...] = ()

    @property
    def proven_until(self) -> dt.datetime | None:
        """Up to when the polls of the period prove that nothing was missed; None where they prove nothing."""
        if self.coverage is None or not self.coverage.is_whole:
            return None
        proven = min(section.last_good_at for section in self.coverage.sections if section.last_good_at)
        has_failed = self.failures_in_row > 0 and self.last_poll is not None and self.last_poll <= self.coverage.until
        is_all = self.coverage.until - proven <= RECENT_PROOF and not has_failed
        return self.coverage.until if is_all else proven


@dataclass(frozen=True, slots=True)
class Status:
    """Everything at one moment. `problems` are those of no single source."""

    at: dt.datetime
    state: Path
    holder: str | None
    sources: tuple[SourceStatus, ...]
    channels: tuple[ChannelStatus, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def is_healthy(self) -> bool:
        return not self.problems and not any(source.problems for source in self.sources)


def gather(
    sources: Sequence[Source],
    database: Database | None,
    *,
    state: Path,
    holder: str | None,
    now: dt.datetime,
    since: dt.datetime,
    until: dt.datetime,
    told: Sequence[str] = (),
    active: Collection[str] = (),
) -> Status:
    """Reads everything; `since` and `until` bound the period whose completeness is judged.

    `told` is what the running daemon says of itself: it may be unable to write it down. `active` are the channels
    that alerts go to.
    """
    if database is None:
        nothing = "nothing was ever polled: start `csto run`, or run `csto poll`"
        unknown = [SourceStatus(source.name, source.enabled, source.interval) for source in sources]
        empty = tuple(replace(one, problems=("never polled",) if one.enabled else ()) for one in unknown)
        return Status(now, state, holder, empty, problems=(nothing,))
    conditions = Outbox(database).open_conditions()
    channels = status_channels.gather(database, active, now)
    late = (f"channel {one.name}: {one.problem}" for one in channels if one.problem)
    house = (
        _of_house(one)
        for one in conditions
        if one.subject not in _names(sources) and one.code != operations.CHANNEL_FAILING  # that is what `late` says
    )
    return Status(
        at=now,
        state=state,
        holder=holder,
        sources=tuple(_source(database, source, conditions, now, since, until) for source in sources),
        channels=channels,
        problems=(*told, *late, *house),
    )


def _source(
    database: Database,
    source: Source,
    conditions: Sequence[operations.Condition],
    now: dt.datetime,
    since: dt.datetime,
    until: dt.datetime,
) -> SourceStatus:
    history = History(database)
    known = history.state(source.name)
    rates, pages = _fill_rates(database, source.name)
    found = SourceStatus(
        name=source.name,
        enabled=source.enabled,
        interval=source.interval,
        last_poll=known.last_poll_at,
        last_success=known.last_success_at,
        last_new_record=_last_record(database, source.name),
        failures_in_row=known.failures_in_row,
        fill_rates=rates,
        fill_pages=pages,
        watched_since=known.baseline_at,
        backlog=_count(database, "frontier WHERE source = ? AND state = 'new' AND due_at IS NOT NULL", source.name),
        dead_letters=_count(
            database, "deliveries JOIN messages ON number = message WHERE source = ? AND state = 'dead'", source.name
        ),
        quarantined=_count(database, "quarantine WHERE source = ? AND released IS NULL", source.name),
        coverage=history.coverage(source.name, since, until),
    )
    if not source.enabled:
        return found
    is_failing = known.failures_in_row >= FAILING_AFTER
    mine = [one for one in conditions if one.subject == source.name]
    told = [one.reason for one in mine if not (is_failing and one.code in operations.REACH)]
    recent = history.gaps(source.name, now - RECENT_GAP, now)
    gaps = [f"may have missed something in {gap.section or 'a listing'}: {gap.reason}" for gap in recent]
    reason = known.last_reason or "no reason was noted"
    return replace(found, problems=problems(found, reason=reason, told=(*told, *gaps), now=now))


def problems(source: SourceStatus, *, reason: str, told: Sequence[str], now: dt.datetime) -> tuple[str, ...]:
    """What is wrong with an enabled source, the worst first. Pure."""
    found = list(told)
    if source.last_poll is None:
        found.append("never polled")
    elif source.last_success is None:
        in_row = f", {source.failures_in_row} in a row failed" if source.failures_in_row >= FAILING_AFTER else ""
        found.append(f"no poll was ever complete{in_row}: {reason}")
    elif source.failures_in_row >= FAILING_AFTER:
        found.append(f"{source.failures_in_row} polls in a row failed: {reason}")
    limit = max(source.interval * LATE, dt.timedelta(hours=1))
    if source.last_success is not None and now - source.last_success > limit:
        found.append(f"no complete poll for {in_words(now - source.last_success)}")
    if source.quarantined:
        pages = counted(source.quarantined, "page")
        found.append(f"{pages} set aside as badly read: `csto replay` once the reader is mended, --dry-run names them")
    if source.dead_letters:
        found.append(f"{counted(source.dead_letters, 'alert')} could not be delivered: `csto alerts --state dead`")
    return tuple(dict.fromkeys(found))


def counted(number: int, what: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def _of_house(condition: operations.Condition) -> str:
    """Trouble of no single source, in words."""
    subject = "this machine" if condition.subject == operations.EVERYWHERE else condition.subject.replace(":", " ")
    return condition.reason if condition.reason.startswith(subject) else f"{subject}: {condition.reason}"


def _names(sources: Sequence[Source]) -> frozenset[str]:
    return frozenset(source.name for source in sources)


def _count(database: Database, of: str, source: str) -> int:
    return int(database.execute(f"SELECT count(*) FROM {of}", [source]).fetchone()[0])


def _last_record(database: Database, source: str) -> dt.datetime | None:
    row = database.execute(
        "SELECT first_seen FROM records WHERE source = ? ORDER BY key DESC LIMIT 1", [source]
    ).fetchone()
    return dt.datetime.fromisoformat(row[0]) if row else None


def _fill_rates(database: Database, source: str) -> tuple[dict[str, float], int]:
    """Share of pages on which each field was found, over the latest polls that read any; and how many pages.

    Of new pages while all is well: those read again are not like them, as pages without a date are asked for longer.
    """
    filled, pages = defaultdict[str, float](float), 0
    for read, shares in database.execute(_RATES, [source]):
        for name, share in json.loads(shares).items():
            filled[name] += share * read
        pages += read
        if pages >= ENOUGH:
            break
    return {name: round(filled[name] / max(pages, 1), 3) for name in FIELDS if name in filled}, pages
