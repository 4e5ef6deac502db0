"""When a page is due again: a fifth of its age, an hour at least, ninety days at most."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.times import born, is_within, moment, recheck_at, stamp

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
spans = st.timedeltas(timedelta(0), timedelta(days=89))


def test_a_new_page_is_due_after_an_hour() -> None:
    """However young it is."""
    assert NOW + timedelta(hours=1) == recheck_at(NOW, NOW)


@given(spans)
def test_due_when_a_fifth_of_the_age_has_passed(age: timedelta) -> None:
    """At the moment it is due, the time since the fetch is a fifth of the age, or an hour; not before."""
    due = recheck_at(NOW, NOW - age)
    if due is None:
        assert age * 1.25 > timedelta(days=90) or age + timedelta(hours=1) > timedelta(days=90)
    else:
        since_fetch, age_then = due - NOW, due - (NOW - age)
        assert abs(since_fetch - max(timedelta(hours=1), age_then / 5)) < timedelta(milliseconds=1)


def test_old_pages_are_left_alone() -> None:
    """Past ninety days nothing is due."""
    assert recheck_at(NOW, NOW - timedelta(days=91)) is None


def test_age_counts_from_the_date_else_from_the_first_sight() -> None:
    """A publication date is older than any sight of it."""
    assert datetime(2026, 3, 1, tzinfo=UTC) == born(date(2026, 3, 1), NOW)
    assert NOW == born(None, NOW)


YEARS = (datetime(2000, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 - hypothesis wants its bounds without a zone


@given(st.datetimes(*YEARS, timezones=st.timezones()))
def test_stamps_sort_as_times_do(at: datetime) -> None:
    """Text of one form in UTC, to the millisecond."""
    text = stamp(at)
    assert text.endswith("+00:00")
    assert len("2026-03-02T12:00:00.000+00:00") == len(text)
    back = moment(text)
    assert back is not None
    assert abs(back - at) < timedelta(milliseconds=1)


def test_windows_hold_both_ends_and_the_unknown() -> None:
    """An unknown date is never known to be outside."""
    window = (date(2026, 1, 1), date(2026, 1, 31))
    assert [True, True, False, False, True] == [
        is_within(day, window)
        for day in (date(2026, 1, 1), date(2026, 1, 31), date(2025, 12, 31), date(2026, 2, 1), None)
    ]
    assert is_within(date(1999, 1, 1), None)
