"""How long a source may be silent before that is told: by what it usually does, as far as that is known."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.app.watching import known_since
from tests.conftest import Inbox
from tests.simulation import ROUTINE, STATEMENT, World, world

DAY = dt.timedelta(days=1)
TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def watched(tmp_path: Path, inbox: Inbox) -> Iterator[World]:
    """A busy section, and statements that go back for years, a few months apart."""
    with world(tmp_path, inbox.address) as one:
        for number in range(1, 9):
            day = TODAY - 70 * number * DAY
            story = one.story(STATEMENT, seed=number, section="documents/statements", published=day)
            one.sites["csto-en"].publish(story)
        yield one


def test_old_statements_do_not_lengthen_the_silence_allowed(watched: World, inbox: Inbox) -> None:
    """A poll's baseline reads days of the news and years of the statements: five days without news are told."""
    watched.poll()
    assert any(one.published == TODAY - 560 * DAY for one in watched.records())
    for _ in range(9):
        watched.poll(minutes=60 * 24)
    assert ["source.silent"] == inbox.types
    watched.publish(ROUTINE)
    watched.poll()
    assert ["source.silent", "source.recovered"] == inbox.types


def test_news_of_a_clock_that_was_ahead_hides_no_silence(watched: World, inbox: Inbox) -> None:
    """Something found on a day to come, by a clock set back since, is news of today: silence counts from here."""
    watched.poll()
    watched.clock.pass_time(days=60)
    watched.publish(ROUTINE)
    watched.poll()
    watched.clock.pass_time(days=-60)
    for _ in range(9):
        watched.poll(minutes=60 * 24)
    assert ["source.silent"] == inbox.types[-1:]


def test_a_silence_of_a_clock_that_was_ahead_ends_without_news(watched: World, inbox: Inbox) -> None:
    """Set back, the clock shows that the source was never silent for so long: no news are made up for it."""
    watched.poll()
    watched.clock.pass_time(days=30)
    watched.poll()
    watched.clock.pass_time(days=-30)
    watched.poll()
    assert ["source.silent", "source.recovered"] == inbox.types
    reason = inbox.accepted[-1]["data"]["reason"]  # type: ignore[index]
    assert "published again" not in reason
    assert "the limit is 5 d" in reason


def test_a_source_is_known_for_as_long_as_each_of_its_sections() -> None:
    """The section known for the shortest time decides; one with a single item tells nothing, nor does none."""
    news, statements = [TODAY, TODAY - 3 * DAY], [TODAY - 9 * DAY, TODAY - 400 * DAY]
    assert known_since([news, statements, [TODAY], []]) == TODAY - 3 * DAY
    assert known_since([[TODAY]]) == dt.date.min
    assert known_since([[TODAY - number * DAY for number in range(400)], statements]) == TODAY - 29 * DAY
