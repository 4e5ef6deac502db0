"""Alerts about ourselves: sources that fail, fall silent or read badly, channels that take nothing, a full disk. Pure.

A condition is open from its alert until its recovery; while it is, it is not told again. Every alert has `data.code`
for programs and `data.reason` for people.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crawler.model import Outcome
from pipeline.alert import timestamp
from pipeline.model import Alert, AlertType

WORDING = "wording"
"""The field that an unstable source is said to lose."""
ARTICLES = "articles"
"""The field that a source is said to lose whose new articles cannot be read."""
_HELD = {WORDING: "holds still", ARTICLES: "are read"}
FAILING_AFTER = 3
"""Polls of a source that fail in a row before it is told."""
EVERYWHERE = "*"
"""Stands for the source where the trouble is ours."""
TRANSPORT = frozenset({Outcome.DNS, Outcome.CONNECTION, Outcome.TIMEOUT, Outcome.TLS})
"""Outcomes that may be our own network's fault."""
REACH = frozenset({"failing", "blocked"})
CHANNEL_FAILING = "channel_failing"
MOMENTARY = frozenset({"gap", "heartbeat"})
"""Codes that are told and over: nothing stays open."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Trouble that was told and has not ended. `subject` is a source, `channel:<name>` or `*`."""

    subject: str
    code: str
    type: AlertType
    since: dt.datetime
    reason: str


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source after a poll. `usual_silence` lengthens `stale_after` for a source that seldom writes."""

    name: str
    failures: int = 0  # polls in a row
    outcome: Outcome | None = None  # of the last failure
    reason: str = ""
    failing_since: dt.datetime | None = None
    last_success_at: dt.datetime | None = None
    last_new_at: dt.datetime | None = None
    usual_silence: dt.timedelta | None = None
    drops: tuple[tuple[str, str], ...] = ()  # field, what happened to it


def after_poll(
    polled: SourceState,
    sources: Sequence[SourceState],
    conditions: Sequence[Condition],
    *,
    stale_after: dt.timedelta,
    now: dt.datetime,
    failing_after: int = FAILING_AFTER,
) -> tuple[Alert, ...]:
    """What a poll of one source is worth telling. `sources` are all enabled ones, `conditions` all open ones."""
    mine = {condition.code: condition for condition in conditions if condition.subject == polled.name}
    network = next((one for one in conditions if (one.subject, one.code) == (EVERYWHERE, "network")), None)
    found: list[Alert] = []
    if network is not None and (polled.failures == 0 or polled.outcome not in TRANSPORT):
        found.append(_recovered(network, "the network is back", now))
        network = None
    found += _reach(polled, sources, mine, network, failing_after, now)
    if polled.failures == 0:
        found += _silence(polled, mine.get("silent"), stale_after, now)
        found += _reading(polled, mine, now)
    return tuple(found)


def _reach(
    polled: SourceState,
    sources: Sequence[SourceState],
    mine: dict[str, Condition],
    network: Condition | None,
    failing_after: int,
    now: dt.datetime,
) -> list[Alert]:
    told = [condition for code, condition in mine.items() if code in REACH]
    if polled.failures == 0:
        return [_recovered(condition, f"{polled.name} answers again", now) for condition in told]
    if told or network is not None or polled.failures < failing_after:
        return []
    since = polled.failing_since or now
    if _is_network_down(sources):
        reason = f"no source can be reached since {timestamp(since)} ({polled.reason}): our own network, it seems"
        names = [source.name for source in sources]
        return [_alert(AlertType.SOURCE_FAILING, EVERYWHERE, "network", reason, since, now, sources=names)]
    code = "blocked" if polled.outcome is Outcome.BLOCKED else "failing"
    reason = f"{polled.failures} polls in a row failed: {polled.reason or polled.outcome or 'no reason given'}"
    return [
        _alert(AlertType.SOURCE_FAILING, polled.name, code, reason, since, now, failures=polled.failures, since=since)
    ]


def _is_network_down(sources: Sequence[SourceState]) -> bool:
    """One source alone cannot tell its outage from ours."""
    return len(sources) > 1 and all(source.failures and source.outcome in TRANSPORT for source in sources)


def _silence(polled: SourceState, told: Condition | None, stale_after: dt.timedelta, now: dt.datetime) -> list[Alert]:
    last = polled.last_new_at
    if last is None:
        return []
    limit = max(stale_after, polled.usual_silence or stale_after)
    if told is not None:
        if now - last > limit:
            return []
        lately = f"has published nothing new for {_span(now - last)}; the limit is {_span(limit)}"  # by today's clock
        return [_recovered(told, f"{polled.name} {'has published again' if last > told.since else lately}", now)]
    if now - last <= limit:
        return []
    reason = f"nothing new since {timestamp(last)}, {_span(now - last)}; the limit is {_span(limit)}"
    return [_alert(AlertType.SOURCE_SILENT, polled.name, "silent", reason, last, now, since=last)]


def _reading(polled: SourceState, mine: dict[str, Condition], now: dt.datetime) -> list[Alert]:
    """A drop in what the reader finds: named by its field, told once, taken back when it is over."""
    drops = {f"health.{field}": (field, reason) for field, reason in polled.drops}
    found = [
        _alert(AlertType.SOURCE_FAILING, polled.name, code, reason, now, now, field=field)
        for code, (field, reason) in drops.items()
        if code not in mine
    ]
    for code, condition in mine.items():
        if code.startswith("health.") and code not in drops:
            field = code.removeprefix("health.")
            reason = f"{field} {_HELD.get(field, 'is read')} again"
            found.append(_recovered(condition, reason, now))
    return found


def gap(source: str, section: str, reason: str, now: dt.datetime) -> Alert:
    """Something may have been missed. At most once a day and section."""
    told = f"something may have been missed in {section}: {reason}"
    return _alert(AlertType.SOURCE_FAILING, source, "gap", told, f"{section} {now.date()}", now, section=section)


def disk(free: int, limit: int, conditions: Sequence[Condition], now: dt.datetime) -> tuple[Alert, ...]:
    """Free bytes where the state lies, against the fewest that are well."""
    told = [one for one in conditions if (one.subject, one.code) == (EVERYWHERE, "disk_low")]
    if free >= limit:
        return tuple(_recovered(condition, f"{free // 2**20} MiB are free again", now) for condition in told)
    if told:
        return ()
    reason = f"{free // 2**20} MiB free where the state lies, fewer than {limit // 2**20}"
    return (_alert(AlertType.SOURCE_FAILING, EVERYWHERE, "disk_low", reason, now, now),)


def channel_failing(
    channel: str, message: str, answer: str, conditions: Sequence[Condition], now: dt.datetime
) -> tuple[Alert, ...]:
    """A channel takes nothing since a while. Not told while our own network is down: that is told by itself."""
    if any((one.subject, one.code) == (EVERYWHERE, "network") for one in conditions):
        return ()
    reason = f"channel {channel} does not take {message}: {answer}; it is tried on, see `csto alerts`"
    return _of_channel(channel, CHANNEL_FAILING, reason, conditions, now)


def dead_letter(
    channel: str, message: str, answer: str, conditions: Sequence[Condition], now: dt.datetime
) -> tuple[Alert, ...]:
    """The first message a channel would not take; further ones are not told until it takes some again."""
    reason = f"channel {channel} did not take {message}: {answer}; it is kept, `csto alerts retry` sends it again"
    return _of_channel(channel, "dead_letters", reason, conditions, now)


def channel_stopped(channel: str, answer: str, conditions: Sequence[Condition], now: dt.datetime) -> tuple[Alert, ...]:
    """The receiver wants nothing more."""
    reason = f"channel {channel} is stopped: {answer}; `csto alerts retry` opens it again"
    return _of_channel(channel, "channel_stopped", reason, conditions, now)


def channel_recovered(channel: str, conditions: Sequence[Condition], now: dt.datetime) -> tuple[Alert, ...]:
    """Closes what was told of a channel once it takes messages again."""
    told = [condition for condition in conditions if condition.subject == f"channel:{channel}"]
    return tuple(_recovered(condition, f"channel {channel} takes messages again", now) for condition in told)


def heartbeat(
    sources: Sequence[SourceState],
    conditions: Sequence[Condition],
    last_statement: str | None,
    now: dt.datetime,
    *,
    gaps: Sequence[str] = (),
) -> Alert:
    """Once a day: we are alive, and what is or is not well. `last_statement` is one line about the last one met.

    `gaps` are the reasons of those told within the day: nothing was missed where there was none, and all were read.
    """
    unread = [source for source in sources if source.last_success_at is None]
    failed = [f"{source.name}: no poll was ever complete" for source in unread if source.failures]
    open_now = [f"{one.subject}: {one.reason}" for one in conditions]
    kind = AlertType.SOURCE_FAILING if open_now or gaps or failed else AlertType.SOURCE_RECOVERED
    polled = "; ".join(
        f"{source.name} last polled {timestamp(source.last_success_at) if source.last_success_at else 'never'}"
        for source in sources
    )
    well = "no trouble open" if unread else "nothing missed, no trouble open"
    troubles = "; ".join([*open_now, *gaps, *failed]) or well
    reason = f"alive. {polled}. Last statement: {last_statement or 'none yet'}. {troubles}"
    told = _alert(kind, EVERYWHERE, "heartbeat", reason, now.date(), now)
    return replace(told, id=_identifier(EVERYWHERE, "heartbeat", now.date()))


def _of_channel(
    channel: str, code: str, reason: str, conditions: Sequence[Condition], now: dt.datetime
) -> tuple[Alert, ...]:
    subject = f"channel:{channel}"
    if any((condition.subject, condition.code) == (subject, code) for condition in conditions):
        return ()
    return (_alert(AlertType.SOURCE_FAILING, EVERYWHERE, code, reason, now, now, subject=subject, channel=channel),)


def _recovered(condition: Condition, reason: str, now: dt.datetime) -> Alert:
    source = EVERYWHERE if condition.subject.startswith("channel:") else condition.subject
    return _alert(
        AlertType.SOURCE_RECOVERED,
        source,
        condition.code,
        reason,
        condition.since,
        now,
        subject=condition.subject,
        since=condition.since,
    )


def _alert(
    kind: AlertType, source: str, code: str, reason: str, cause: object, now: dt.datetime, **more: object
) -> Alert:
    """`cause` tells this trouble from the next of its kind, so that the same one has the same id."""
    extra = {key: timestamp(value) if isinstance(value, dt.datetime) else value for key, value in more.items()}
    content = {"source": source, "code": code, "reason": reason, **extra}
    identifier = _identifier(extra.get("subject", source), code, kind, cause)
    return Alert(identifier, kind, now, content, source=source)


def _identifier(*cause: object) -> str:
    digest = hashlib.sha256("\x00".join(map(str, cause)).encode()).hexdigest()
    return f"alert_{digest[:24]}"


def _span(time: dt.timedelta) -> str:
    """'6 d 3 h', '4 h', '12 min'."""
    if time >= dt.timedelta(days=1):
        hours = time.seconds // 3600
        return f"{time.days} d" + (f" {hours} h" if hours else "")
    if time >= dt.timedelta(hours=1):
        return f"{time.seconds // 3600} h"
    return f"{time.seconds // 60} min" if time.seconds >= 60 else f"{time.seconds} s"
