"""Where an alert goes and when."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import routing
from pipeline.alert import ChannelPolicy, Policy
from pipeline.model import Alert, AlertType

NIGHT = dt.datetime(2026, 3, 10, 21, 30, tzinfo=dt.UTC)  # half past midnight in Moscow
NOON = dt.datetime(2026, 3, 10, 9, 0, tzinfo=dt.UTC)
EARLIEST = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
LATEST = dt.datetime(2100, 1, 1)  # noqa: DTZ001 - hypothesis wants its bounds naive
QUIET = Policy(quiet_hours=(dt.time(23), dt.time(7)))
SEVEN = dt.datetime(2026, 3, 11, 4, 0, tzinfo=dt.UTC)
VERDICT = {"kind": "security_statement", "score": 0.8, "topics": ["border"], "states": ["AM", "KG"]}
STATEMENT = Alert("a", AlertType.STATEMENT_NEW, NOON, {"verdict": VERDICT}, source="csto-en")
EVENT = Alert("e", AlertType.EVENT_NEW, NOON, {"verdict": {**VERDICT, "kind": "security_event", "score": 0.1}})
TROUBLE = Alert("t", AlertType.SOURCE_FAILING, NOON, {"source": "csto-ru", "code": "failing"}, source="csto-ru")


def wanted(alert: Alert, **limits: object) -> bool:
    return routing.is_wanted(alert, ChannelPolicy("desk", **limits))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "limits",
    [
        {},
        {"kinds": ("security_statement",)},
        {"topics": ("border", "terrorism")},
        {"states": ("KG",)},
        {"sources": ("csto-en",)},
        {"types": ("statement.new",)},
        {"min_score": 0.8},
    ],
)
def test_a_channel_gets_what_it_asked_for(limits: dict[str, object]) -> None:
    """Each limit lets through what lies within it; one topic or state in common is enough."""
    assert wanted(STATEMENT, **limits)


@pytest.mark.parametrize(
    "limits",
    [
        {"kinds": ("security_event",)},
        {"topics": ("terrorism",)},
        {"states": ("RU",)},
        {"sources": ("csto-ru",)},
        {"types": ("statement.removed",)},
        {"min_score": 0.81},
    ],
)
def test_a_channel_is_spared_the_rest(limits: dict[str, object]) -> None:
    """Each limit keeps out what lies beyond it."""
    assert not wanted(STATEMENT, **limits)


def test_the_score_bounds_statements_only() -> None:
    """An event has a low score as a statement by nature: min_score does not keep it out."""
    assert wanted(EVENT, min_score=0.9)


def test_a_statement_edited_away_reaches_those_who_had_it() -> None:
    """A revision that leaves nothing of a statement passes every limit on what it says."""
    gone = Alert(
        "g", AlertType.STATEMENT_REVISED, NOON, {"verdict": {"kind": "routine", "score": 0.1}}, source="csto-en"
    )
    assert wanted(gone, kinds=("security_statement",), topics=("border",), states=("AM",), min_score=0.9)
    assert not wanted(gone, sources=("csto-ru",))


def test_trouble_goes_everywhere_unless_types_says_otherwise() -> None:
    """Operations alerts pass every limit but `types`."""
    assert wanted(TROUBLE, kinds=("security_event",), topics=("x",), states=("RU",), sources=("csto-en",), min_score=1)
    assert not wanted(TROUBLE, types=("statement.new",))


def test_by_day_everything_goes_at_once() -> None:
    """Outside of quiet hours a route is pending and due now."""
    assert routing.routes(STATEMENT, QUIET, NOON) == (routing.Route("console", NOON, held=False),)


def test_quiet_hours_hold_until_they_end() -> None:
    """In quiet hours, local time, a route is held and due when they end."""
    assert routing.routes(STATEMENT, QUIET, NIGHT) == (routing.Route("console", SEVEN, held=True),)


def test_a_digest_waits_for_its_hour_and_for_the_quiet_hours() -> None:
    """A digest channel is held until its time; a time within quiet hours waits for their end."""
    hourly = replace(QUIET, channels=(ChannelPolicy("mail", digest="hourly"),))
    daily = replace(QUIET, channels=(ChannelPolicy("mail", digest="daily 03:00"),))
    assert routing.routes(STATEMENT, hourly, NOON)[0].due_at == NOON + dt.timedelta(hours=1)
    assert routing.routes(STATEMENT, daily, NOON)[0].due_at == SEVEN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hourly", dt.datetime(2026, 3, 10, 22, 0, tzinfo=dt.UTC)),
        ("daily 08:00", dt.datetime(2026, 3, 11, 5, 0, tzinfo=dt.UTC)),
        ("daily 00:00", dt.datetime(2026, 3, 11, 21, 0, tzinfo=dt.UTC)),
    ],
)
def test_digests_go_by_the_clock_on_the_wall(text: str, expected: dt.datetime) -> None:
    """The next time comes after now, in the policy's zone."""
    assert routing.digest_at(text, NIGHT, "Europe/Moscow") == expected


@pytest.mark.parametrize("text", ["", "daily", "daily 24:00", "daily 8:00", "weekly", "Hourly"])
def test_what_is_no_digest_is_refused(text: str) -> None:
    """Anything but the two forms is an error that names them."""
    with pytest.raises(ValueError, match="'hourly' or 'daily HH:MM'"):
        routing.digest_at(text, NOON, "Europe/Moscow")


def test_clock_changes_do_not_lose_a_digest() -> None:
    """A time that a clock change skips is sent within the hour of it, and once."""
    before = dt.datetime(2026, 3, 28, 22, tzinfo=dt.UTC)
    at = routing.digest_at("daily 02:30", before, "Europe/Berlin")
    assert at == dt.datetime(2026, 3, 29, 1, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Europe/Moscow"])
@pytest.mark.parametrize("time", ["00:00", "01:45", "02:30", "08:00"])
def test_a_daily_digest_goes_once_a_day_all_year(zone: str, time: str) -> None:
    """Also on the day that has its hour twice, and on the day that has it not."""
    at, days = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC), []
    for _ in range(365):
        at = routing.digest_at(f"daily {time}", at, zone)
        days.append(at.astimezone(ZoneInfo(zone)).date())
    assert days == [days[0] + dt.timedelta(days=n) for n in range(365)]


@pytest.mark.parametrize(
    ("at", "until"),
    [
        ("2026-10-25T00:45", "2026-10-25T01:30"),  # 02:45 has passed once, and 02:10 comes again at 01:10 UTC
        ("2026-10-25T01:10", "2026-10-25T01:30"),
        ("2026-10-24T23:00", "2026-10-25T00:30"),
        ("2026-03-29T00:30", "2026-03-29T01:30"),  # 02:30 is skipped: the clock shows 03:30 then
    ],
)
def test_quiet_hours_end_on_the_night_of_a_clock_change(at: str, until: str) -> None:
    """In the repeated hour they are quiet twice, and what is held there waits for its end, not for tomorrow's."""
    policy = Policy(quiet_hours=(dt.time(23), dt.time(2, 30)), timezone="Europe/Berlin")
    now, end = (dt.datetime.fromisoformat(f"{text}Z") for text in (at, until))
    assert (routing.quiet_until(now, policy) or end) == end


@given(
    st.times(),
    st.times(),
    st.datetimes(timezones=st.just(dt.UTC), max_value=LATEST),
    st.sampled_from(["Europe/Moscow", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
)
def test_quiet_hours_always_end(begin: dt.time, end: dt.time, at: dt.datetime, zone: str) -> None:
    """Whatever the hours and the zone, what is held is due within a day (of 25 hours) and not in quiet hours."""
    begin, end = begin.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0)
    policy, now = Policy(quiet_hours=(begin, end), timezone=zone), max(at, EARLIEST)
    until = routing.quiet_until(now, policy)
    if until is not None:
        assert now < until <= now + dt.timedelta(hours=26)
        assert not routing.is_quiet(until, policy)


def test_pauses_grow_and_are_spread() -> None:
    """Each pause is longer than the one before, whatever chance says; together they cover more than a day."""
    longest = [routing.pause(n, 1.0) for n in range(1, routing.MAX_ATTEMPTS)]
    shortest = [routing.pause(n, 0.0) for n in range(1, routing.MAX_ATTEMPTS)]
    assert routing.MAX_ATTEMPTS >= 8
    assert all(a < b for a, b in zip(longest, shortest[1:], strict=False))
    assert sum(shortest, dt.timedelta()) > dt.timedelta(hours=30)


def test_retry_after_is_a_lower_bound() -> None:
    """The receiver's time is never undercut, and not believed beyond a day."""
    assert routing.pause(1, 0.5, dt.timedelta(minutes=5)) == dt.timedelta(minutes=5)
    assert routing.pause(9, 0.5, dt.timedelta(seconds=1)) > dt.timedelta(hours=1)
    assert routing.pause(1, 0.5, dt.timedelta(days=400)) == dt.timedelta(days=1)


def test_a_failing_channel_rests_longer_and_longer() -> None:
    """Two failures are an accident; from the third on the channel rests, five minutes at most."""
    assert routing.rest(2) is None
    rests = [routing.rest(n) for n in range(3, 20)]
    assert rests == sorted(rests)  # type: ignore[type-var]
    assert rests[-1] == dt.timedelta(minutes=5)
