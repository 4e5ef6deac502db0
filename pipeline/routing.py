"""Which channels an alert goes to, and when: filters, quiet hours, digests, burst, pauses between attempts. Pure."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from pipeline.alert import ChannelPolicy, Policy
from pipeline.model import Alert, AlertType, Kind

OPERATIONS = frozenset({AlertType.SOURCE_FAILING, AlertType.SOURCE_RECOVERED, AlertType.SOURCE_SILENT})
MAX_ATTEMPTS = 8
FIRST_PAUSE = dt.timedelta(seconds=2)
LONGEST_PAUSE = dt.timedelta(hours=12)
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
    return _next(policy.quiet_hours[1], at, policy.timezone)


def digest_at(digest: str, now: dt.datetime, timezone: str) -> dt.datetime:
    """The next time the digest goes out, after `now`, in UTC. ValueError where it is no digest."""
    match = _DIGEST.match(digest)
    if match is None:
        raise ValueError(f"digest {digest!r}: 'hourly' or 'daily HH:MM'")
    if match[1] is None:
        local = now.astimezone(ZoneInfo(timezone))
        passed = dt.timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
        return now - passed + dt.timedelta(hours=1)
    return _next(dt.time(int(match[1]), int(match[2])), now, timezone)


def _next(time: dt.time, after: dt.datetime, timezone: str) -> dt.datetime:
    """The first instant after `after` at which the clock on the wall shows `time`."""
    zone = ZoneInfo(timezone)
    today = after.astimezone(zone).date()
    days = (dt.datetime.combine(today + dt.timedelta(days=n), time, zone).astimezone(dt.UTC) for n in (0, 1, 2))
    return next(at for at in days if at > after)


def pause(attempts: int, chance: float, retry_after: dt.timedelta | None = None) -> dt.timedelta:
    """How long to wait after the nth failed attempt: 2 s, then six times as long each time, up to 12 hours.

    `chance` (0..1) spreads it by a quarter either way, so that many messages do not come back together. The receiver's
    Retry-After is never undercut, and believed up to a day.
    """
    grown = min(LONGEST_PAUSE, FIRST_PAUSE * 6.0 ** min(attempts - 1, 12))
    spread: dt.timedelta = grown * (0.75 + chance / 2)
    return max(spread, min(retry_after, LONGEST_RETRY_AFTER)) if retry_after else spread


def rest(failures: int) -> dt.timedelta | None:
    """How long a channel rests after that many failures in a row, so that a dead one does not spend what waits."""
    return min(dt.timedelta(minutes=5), FIRST_PAUSE * 2.0 ** min(failures - 3, 12)) if failures >= 3 else None


def is_spent(attempts: int) -> bool:
    """Whether a message has had all its attempts: some 17 hours of them."""
    return attempts >= MAX_ATTEMPTS
