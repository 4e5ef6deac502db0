"""Pace, progress and results: small decisions, each on its own."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from pipeline.app import pace, progress
from pipeline.app.result import Result, told

SECOND, MINUTE = dt.timedelta(seconds=1), dt.timedelta(minutes=1)
intervals = st.timedeltas(SECOND, dt.timedelta(days=3))


@given(intervals, st.integers(0, 10_000))
def test_a_source_is_never_off(interval: dt.timedelta, failures: int) -> None:
    """However often it failed, it is polled again within half an hour, or its own interval where that is longer."""
    delay = pace.delay(interval, failures)
    assert interval <= delay <= max(interval, pace.SLOWEST)


@given(intervals, st.integers(0, 100))
def test_pauses_grow_with_failures(interval: dt.timedelta, failures: int) -> None:
    """One more failure never makes the pause shorter; one failure alone changes nothing."""
    assert pace.delay(interval, failures) <= pace.delay(interval, failures + 1)
    assert interval == pace.delay(interval, 1)


def test_our_own_outage_slows_nothing_down() -> None:
    """Where every source fails it is our network: each is polled at its own pace, so that none is late afterwards."""
    assert MINUTE == pace.delay(MINUTE, 50, everyone_fails=True)


@given(st.integers(1, 50), intervals)
def test_first_polls_are_spread(sources: int, interval: dt.timedelta) -> None:
    """The first source is polled at once, each next one later, all within three seconds."""
    times = [pace.spread(position, sources, interval) for position in range(sources)]
    assert dt.timedelta(0) == times[0]
    assert times == sorted(times)
    assert pace.SPREAD >= times[-1]


def test_a_jump_is_a_clock_that_disagrees_with_time_passed() -> None:
    """A second that takes a second is none; an hour forward or back is; so is the sleep of a machine."""
    assert not pace.jumped(SECOND, SECOND)
    assert not pace.jumped(20 * SECOND, SECOND)
    assert pace.jumped(60 * MINUTE, SECOND)
    assert pace.jumped(-60 * MINUTE, SECOND)


def test_lines_tell_pages_rate_time_left_and_failures() -> None:
    """A line every five seconds a source, and one at the end that has the last figures."""
    now, said = [0.0], list[str]()
    lines = progress.Lines(now=lambda: now[0], say=said.append)
    for done in range(0, 101, 10):
        now[0] = done / 10
        lines.update("csto-en", done=done, total=100, failed=done // 50)
    lines.close()
    half, end = "50 of 100 pages, 10.0/s, 0:00:05 left, 1 failed", "100 of 100 pages, 10.0/s, 2 failed"
    assert [f"csto-en: {half}", f"csto-en: {end}"] == said


def test_results_add_up() -> None:
    """Counters are summed, failures kept in order, and the exit code follows from what failed."""
    one = Result({"pages": 2, "new": 1}, failures=("a",), down=frozenset({"x"}))
    both = one + Result({"pages": 3}, failures=("b",))
    assert ({"pages": 5, "new": 1}, ("a", "b"), frozenset({"x"})) == (both.counters, both.failures, both.down)
    assert (1, 0, 130) == (both.exit_code, Result().exit_code, Result(interrupted=True).exit_code)
    assert "pages 5, new 1" == told(both)
