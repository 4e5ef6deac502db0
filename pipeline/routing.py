"""Which channels an alert goes to, and when: filters, quiet hours, digests, burst, pauses between attempts. Pure."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from pipeline.alert import ChannelPolicy, Policy
from pipeline.model import Alert, AlertType, Kind

OPERATIONS = frozenset({AlertType.SOURCE_FAILING, AlertType.SOURCE_RECOVERED, AlertType.SOURCE_SILENT})
MAX_ATTEMPTS = 12
FIRST_PAUSE, GROWTH = dt.timedelta(seconds=2), 3.0
DOWN_AFTER = 3
"""Attempts that fail in a row, over all messages, from which on it is the channel that is down."""
LONGEST_RETRY_AFTER = dt.timedelta(days=1)
_DIGEST = re.compile(r"^(?:hourly|daily ([01]\d|2[0-3]):([0-5]\d))$")


@dataclass(frozen=True, slots=True)
class Route:
    """One delivery to come. `digest`: it waits for the others and goes out with them as one message."""

    channel: str
    due_at: dt.datetime
    held: bool = False

    @property
    def state(self) -> str:
        return "held" if self.held else "pending"


def routes(alert: Alert, policy: Policy, now: dt.datetime) -> tuple[Route, ...]:
    """One route a channel that wants the alert; held where a digest or the quiet hours say so."""
    return tuple(_route(channel, policy, now) for channel in policy.channels if is_wanted(alert, channel))


def route(channel: str, policy: Policy, now: dt.datetime) -> Route:
    """When what is put now is due on a channel; at once on one that the policy does not name."""
    known = {one.name: one for one in policy.channels}
    return _route(known.get(channel, ChannelPolicy(channel)), policy, now)


def _route(channel: ChannelPolicy, policy: Policy, now: dt.datetime) -> Route:
    at = digest_at(channel.digest, now, policy.timezone) if channel.digest else now
    return Route(channel.name, quiet_until(at, policy) or at, held=channel.digest is not None or is_quiet(now, policy))


def is_wanted(alert: Alert, channel: ChannelPolicy) -> bool:
    """Operations alerts go everywhere unless the channel limits its types: silence about trouble helps nobody."""
    if channel.types and alert.type not in channel.types:
        return False
    if alert.type in OPERATIONS or alert.type is AlertType.DIGEST:
        return True
    if channel.sources and alert.source not in channel.sources:
        return False
    verdict = alert.data.get("verdict")
    return not isinstance(verdict, Mapping) or _is_verdict_wanted(verdict, channel)


def _is_verdict_wanted(verdict: Mapping[str, object], channel: ChannelPolicy) -> bool:
    """Topics and states: one in common is enough. The score bounds statements only.

    A routine page alerts only where an alerted one was edited into it: that goes to all who may have had the first.
    """
    if verdict.get("kind") == Kind.ROUTINE:
        return True
    if channel.kinds and verdict.get("kind") not in channel.kinds:
        return False
    score = verdict.get("score")
    if verdict.get("kind") == Kind.STATEMENT and isinstance(score, int | float) and score < channel.min_score:
        return False
    return _overlaps(channel.topics, verdict.get("topics")) and _overlaps(channel.states, verdict.get("states"))


def _overlaps(wanted: tuple[str, ...], found: object) -> bool:
    if not wanted:
        return True
    return isinstance(found, list | tuple) and not set(wanted).isdisjoint(found)


def is_quiet(at: dt.datetime, policy: Policy) -> bool:
    """Whether the local time of day lies in the quiet hours; they may span midnight."""
    if policy.quiet_hours is None:
        return False
    begin, end = policy.quiet_hours
    local = at.astimezone(ZoneInfo(policy.timezone)).time()
    return begin <= local < end if begin <= end else local >= begin or local < end


def quiet_until(at: dt.datetime, policy: Policy) -> dt.datetime | None:
    """When the quiet hours around `at` end, in UTC; None outside of them."""
    if policy.quiet_hours is None or not is_quiet(at, policy):
        return None
    ends = _instants(policy.quiet_hours[1], at, policy.timezone)
    return next(end for end in ends if end > at and not is_quiet(end, policy))


def digest_at(digest: str, now: dt.datetime, timezone: str) -> dt.datetime:
    """The next time the digest goes out, after `now`, in UTC. ValueError where it is no digest."""
    match = _DIGEST.match(digest)
    if match is None:
        raise ValueError(f"digest {digest!r}: 'hourly' or 'daily HH:MM'")
    if match[1] is None:
        local = now.astimezone(ZoneInfo(timezone))
        passed = dt.timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
        return now - passed + dt.timedelta(hours=1)
    times = _instants(dt.time(int(match[1]), int(match[2])), now, timezone, folds=(0,))
    return next(at for at in times if at > now)


def _instants(time: dt.time, near: dt.datetime, timezone: str, folds: Sequence[int] = (0, 1)) -> list[dt.datetime]:
    """When the clock on the wall shows `time` from that day on, in UTC; twice on a day whose hour is repeated.

    On a day whose clock skips the time, it is the instant that far behind the leap.
    """
    zone = ZoneInfo(timezone)
    today = near.astimezone(zone).date()
    days = (today + dt.timedelta(days=n) for n in range(-1, 3))
    shown = [dt.datetime.combine(day, time.replace(fold=fold), zone) for day in days for fold in folds]
    return sorted(each.astimezone(dt.UTC) for each in shown)


def pause(attempts: int, chance: float, retry_after: dt.timedelta | None = None) -> dt.timedelta:
    """How long to wait after the nth failed attempt: 2 s, then three times as long each time; two days in all.

    `chance` (0..1) spreads it by a quarter either way, so that many messages do not come back together. The receiver's
    Retry-After is never undercut, and believed up to a day.
    """
    grown = FIRST_PAUSE * GROWTH ** min(attempts - 1, MAX_ATTEMPTS)
    spread: dt.timedelta = grown * (0.75 + chance / 2)
    return max(spread, min(retry_after, LONGEST_RETRY_AFTER)) if retry_after else spread


def is_down(failures: int) -> bool:
    """Whether so many failures in a row are the channel's, not a message's."""
    return failures >= DOWN_AFTER


def rest(failures: int) -> dt.timedelta | None:
    """How long a channel rests after that many failures in a row, so that a dead one does not spend what waits."""
    if not is_down(failures):
        return None
    return min(dt.timedelta(minutes=5), FIRST_PAUSE * 2.0 ** min(failures - DOWN_AFTER, 12))


def is_spent(attempts: int) -> bool:
    """Whether a message has had all its attempts: two days of them, so that a network away for one loses nothing."""
    return attempts >= MAX_ATTEMPTS
