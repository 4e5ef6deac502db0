"""Lines of passes and fetches are dropped once their day is added up: what the passes prove stays as it was."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from random import Random

import pytest
from sqlite_utils import Database

from crawler.daybook import Daybook
from crawler.events import Gap, PollSummary
from crawler.fetchlog import FetchLog
from crawler.frontier_schema import MIGRATIONS
from crawler.history import Coverage, History, Reading
from crawler.model import Failure, NotModified, Outcome

FIRST = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = 5
DAY = timedelta(days=1)
SOURCES = ("csto-en", "csto-ru")
SECTIONS = ("news/news_odkb", "documents/statements", None)


@pytest.fixture
def db() -> Iterator[Database]:
    made = Database(memory=True)
    MIGRATIONS.apply(made)
    yield made
    made.close()


def polled(db: Database, source: str, at: datetime, rng: Random) -> None:
    """A pass with some readings and fetches, of any outcome."""
    history, log = History(db), FetchLog(db)
    log.poll = history.started(source, "poll", at)
    for section in SECTIONS:
        outcome = rng.choice((Outcome.FETCHED, Outcome.NOT_MODIFIED, Outcome.TIMEOUT))
        found = {"links": rng.choice((0, 20)), "overlap": rng.randrange(20)}
        history.read(log.poll, Reading(f"https://x/{section}/", section, outcome, pages=1, **found))
        if outcome is Outcome.TIMEOUT:
            log.log(Failure(source, "https://x/", "https://x/", outcome, "too late", at))
        else:
            log.log(NotModified(source, "https://x/", "https://x/", at))
    history.finished(
        log.poll,
        PollSummary(
            source, at, at, listings=3, links=20, overlap=20, new=0, fetched=0, unchanged=0,
            lies=rng.randrange(2), complete=rng.random() < 0.7,
        ),
    )  # fmt: skip


@pytest.fixture
def kept(db: Database) -> Database:
    """Five days of two sources, polled every two hours or so."""
    rng = Random(7)
    for source in SOURCES:
        at = FIRST + timedelta(minutes=rng.randrange(60))
        while at < FIRST + DAYS * DAY:
            polled(db, source, at, rng)
            at += timedelta(minutes=rng.randrange(60, 180))
    History(db).gap(Gap("csto-en", "news/news_odkb", "no known item", FIRST + DAY, FIRST + DAY + timedelta(hours=3)))
    return db


def proofs(db: Database) -> list[Coverage]:
    """What is proven of every period of whole days."""
    ends = [FIRST + n * DAY for n in range(DAYS + 1)]
    return [History(db).coverage(source, *period) for source in SOURCES for period in combinations(ends, 2)]


def fold(db: Database, before: date) -> int:
    """Folds all that is older; how many days that were."""
    book, folded = Daybook(db), 0
    while (one := book.oldest(before)) is not None:
        book.fold(one)
        folded += 1
    return folded


@pytest.mark.parametrize("days", range(1, DAYS + 2))
def test_what_is_proven_stays(kept: Database, days: int) -> None:
    """For each period of whole days, before the days folded, over them and after: every figure, to the last reading."""
    proven = proofs(kept)
    assert 2 * min(days, DAYS) == fold(kept, (FIRST + days * DAY).date())
    assert proven == proofs(kept)


def test_lines_are_dropped_but_for_the_last_pass(kept: Database) -> None:
    """However long ago a source was last polled, that pass stays: it says when that was."""
    begun = [History(kept).last_begun(source) for source in SOURCES]
    fold(kept, (FIRST + 100 * DAY).date())
    assert (2, 2 * len(SECTIONS), 0) == tuple(kept[name].count for name in ("polls", "readings", "fetches"))
    assert begun == [History(kept).last_begun(source) for source in SOURCES]


def test_a_day_met_again_is_added_up(kept: Database) -> None:
    """A clock that was set back, and the pass that was the last: what comes later of a folded day counts too."""
    fold(kept, (FIRST + 100 * DAY).date())
    for source in SOURCES:
        polled(kept, source, FIRST + 3 * DAY + timedelta(hours=1), Random(1))
        polled(kept, source, FIRST + 300 * DAY, Random(1))
    proven = proofs(kept)
    assert 4 == fold(kept, (FIRST + 100 * DAY).date())
    assert proven == proofs(kept)


def test_part_of_a_folded_day_proves_nothing(kept: Database) -> None:
    """What hour of it a pass was in is not known any more."""
    fold(kept, (FIRST + 2 * DAY).date())
    asked = (FIRST + timedelta(hours=1), FIRST + DAY - timedelta(hours=1))
    assert 0 == History(kept).coverage("csto-en", *asked).polls
    assert not History(kept).coverage("csto-en", *asked).is_whole


def test_a_year_of_days_is_small(db: Database) -> None:
    """Three tables of a row a day, a section or an outcome: below a megabyte for a source."""
    for day in range(365):
        polled(db, "csto-en", FIRST + day * DAY, Random(day))
    fold(db, (FIRST + 400 * DAY).date())
    assert 364 == db["poll_days"].count
    assert db.execute("PRAGMA page_count").fetchone()[0] * 4096 < 1_000_000


def test_each_day_is_found_by_index(db: Database) -> None:
    """No fold reads the lines of other days."""
    plans = {
        "SELECT 1 FROM polls p WHERE p.source = 'a' AND p.started_at >= 'b' AND p.started_at < 'c'": "polls_started",
        "SELECT min(at) FROM fetches WHERE source = 'a'": "fetches_at",
        "DELETE FROM fetches WHERE source = 'a' AND at >= 'b' AND at < 'c'": "fetches_at",
    }
    for query, index in plans.items():
        plan = " ".join(str(row[3]) for row in db.conn.execute(f"EXPLAIN QUERY PLAN {query}"))
        assert index in plan
