"""Backfills of one period after another, finished or stopped in between: each fetches all that its period holds."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from crawler.backfill import BackfillSettings, backfill
from crawler.events import Event
from crawler.fetchlog import FetchLog
from crawler.frontier import Frontier
from crawler.http import Fetcher
from crawler.model import Source
from crawler.replica.corpus import stories
from crawler.replica.site import ReplicaSite
from crawler.sites import PROFILES
from tests.crawler.conftest import LoopbackSite, ManualClock
from tests.crawler.passes import HOST, asked, paths, publish, served, taken

PER_PAGE, STORIES = 5, stories(60, newest=date(2026, 3, 1))
NEWS = "/news/news_odkb/"
Span = tuple[date | None, date | None]
ALL: Span = (None, None)
RECENT: Span = (date(2026, 2, 1), None)
LONGER: Span = (date(2025, 11, 10), None)
MIDDLE: Span = (date(2025, 12, 1), date(2026, 1, 15))
OLD: Span = (None, date(2025, 12, 1))
Run = Callable[..., list[Event]]


@pytest.fixture
def replica(clock: ManualClock) -> Iterator[ReplicaSite]:
    """Sixty stories, five a page."""
    with served(stories=STORIES, clock=clock, page_size=PER_PAGE) as site:
        yield site


@pytest.fixture
def run(replica: ReplicaSite, fetcher: Fetcher, frontier: Frontier, clock: ManualClock) -> Run:
    """Makes one run over the news alone, stopped dead at a page where `take` says so; returns the events."""
    source = Source(PROFILES[0], replica.address, ("news/news_odkb",))

    def make(span: Span, *, take: int = 1_000_000) -> list[Event]:
        given = BackfillSettings(*span, read_sitemap=False)
        return taken(
            backfill(source, fetcher=fetcher, frontier=frontier, clock=clock, settings=given), frontier, pages=take
        )

    return make


def listed(replica: ReplicaSite, span: Span) -> set[str]:
    """Paths of the news that a period holds; those without a date belong to every period."""
    since, until = span[0] or date.min, span[1] or date.max
    days = {path: story.published for path, story in replica.stories.items() if path.startswith(NEWS)}
    return {path for path, day in days.items() if day is None or since <= day <= until}


@pytest.mark.parametrize(
    "spans",
    [
        (RECENT, LONGER, ALL),
        (RECENT, MIDDLE, ALL),
        (MIDDLE, RECENT, ALL),
        (OLD, RECENT, ALL),
        (LONGER, OLD, RECENT, ALL),
        (ALL, MIDDLE, ALL),
    ],
)
def test_each_period_is_fetched_whole(run: Run, replica: ReplicaSite, spans: tuple[Span, ...]) -> None:
    """Whatever was backfilled before, a run leaves out nothing of its period, and fetches nothing twice."""
    done: list[str] = []
    for span in spans:
        done += paths(run(span))
        assert listed(replica, span) <= set(done)
    assert len(done) == len(set(done))


@pytest.mark.parametrize("stop_after", [1, 4, 9, 17])
@pytest.mark.parametrize("spans", [(ALL, RECENT, ALL), (ALL, OLD, ALL), (RECENT, ALL), (MIDDLE, LONGER, ALL)])
def test_a_run_stopped_in_another_period_hides_nothing(
    run: Run, replica: ReplicaSite, frontier: Frontier, spans: tuple[Span, ...], stop_after: int
) -> None:
    """A walk that is gone on with for another period remembers only what both of them took."""
    for span in spans[:-1]:
        run(span, take=stop_after)
    run(spans[-1])
    assert listed(replica, spans[-1]) <= _done(frontier)


def test_what_came_since_is_fetched_though_the_run_for_it_is_stopped(
    run: Run, replica: ReplicaSite, frontier: Frontier, clock: ManualClock
) -> None:
    """News of several pages after a finished backfill: a run killed among them is made good by the next one."""
    run(ALL)
    clock.pass_time(days=1)
    publish(replica, 4 * PER_PAGE)
    run(ALL, take=PER_PAGE + 2)
    run(ALL)
    assert listed(replica, ALL) <= _done(frontier)
    asked(replica)
    run(ALL)
    assert asked(replica) == [NEWS]


def test_a_period_that_ends_before_the_newest_page_is_looked_for_behind_it(
    run: Run, replica: ReplicaSite, frontier: Frontier, clock: ManualClock
) -> None:
    """After a finished backfill the newest pages may hold nothing of the period, and those below them all of it."""
    run(ALL)
    clock.pass_time(days=1)
    wanted = publish(replica, PER_PAGE, date(2026, 3, 2))
    publish(replica, 2 * PER_PAGE, date(2026, 3, 3))
    run((None, date(2026, 3, 2)))
    assert set(wanted) <= _done(frontier)


def test_a_carousel_does_not_hide_where_the_period_ends(
    site: LoopbackSite, source: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """The latest news that stands on every page of a listing does not make a short period the whole archive."""
    newest = f"<div><p>01.03.2026</p><a href='{NEWS}newest/'>Newest</a></div>"
    for number in range(1, 7):
        items = f"<div><p>{28 - number:02}.02.{2027 - number}</p><a href='{NEWS}s{number}/'>Item {number}</a></div>"
        site.page(f"{NEWS}?PAGEN_1={number}" if number > 1 else NEWS, newest + items)
        site.page(f"{NEWS}s{number}/", f"<p>{number}</p>")
    site.page(f"{NEWS}newest/", "<p>0</p>")
    settings = BackfillSettings(since=date(2026, 1, 1), read_sitemap=False)
    taken(backfill(source, fetcher=fetcher, frontier=frontier, clock=clock, settings=settings), frontier)
    assert [f"{NEWS}?PAGEN_1=2"] == [path for path in site.paths() if "PAGEN" in path]
    settings = replace(settings, since=date(2024, 1, 1))
    taken(backfill(source, fetcher=fetcher, frontier=frontier, clock=clock, settings=settings), frontier)
    assert {f"{NEWS}{name}/" for name in ("newest", "s1", "s2", "s3")} == _done(frontier)


def _done(frontier: Frontier) -> set[str]:
    assert isinstance(frontier, FetchLog)
    found = frontier.db.query("SELECT url FROM frontier WHERE state = 'done'")
    return {row["url"].removeprefix(HOST) for row in found}
