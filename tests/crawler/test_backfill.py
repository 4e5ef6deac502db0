"""Backfills from a stand-in site: complete, within their period, and resumed where they stopped."""

import multiprocessing
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler import crawl, estimate
from crawler.backfill import BackfillSettings, backfill
from crawler.events import Event, Walked
from crawler.fetchlog import FetchLog
from crawler.frontier import MIGRATIONS, Frontier
from crawler.http import Fetcher, HttpSettings
from crawler.model import Failure, Outcome, Page, Source
from crawler.replica.corpus import stories
from crawler.replica.faults import Fault
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from crawler.sites import PROFILES
from tests.crawler.conftest import EARLIER, LoopbackSite, ManualClock
from tests.crawler.passes import HOST, NEWS, asked, paths, served, summary, taken

STORIES = stories(60, newest=date(2026, 3, 1))
PROFILE = {profile.name: profile for profile in PROFILES}
Backfill = Callable[..., list[Event]]


@pytest.fixture
def replica(clock: ManualClock) -> Iterator[ReplicaSite]:
    """Sixty stories, listed eight a page."""
    with served(stories=STORIES, clock=clock, page_size=8) as site:
        yield site


@pytest.fixture
def filled(replica: ReplicaSite) -> Source:
    return Source(PROFILES[0], replica.address, PROFILES[0].sections)


@pytest.fixture
def fill(filled: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock) -> Backfill:
    """Makes one run and takes every page; returns the events."""

    def make(*, take: int = 1_000_000, source: Source = filled, **settings: object) -> list[Event]:
        given = BackfillSettings(**settings)  # type: ignore[arg-type]
        events = backfill(source, fetcher=fetcher, frontier=frontier, clock=clock, settings=given)
        return taken(events, frontier, pages=take)

    return make


def test_everything_is_fetched_once(fill: Backfill, replica: ReplicaSite, frontier: Frontier) -> None:
    """Every story in every section, also those only a sitemap or a section of sections shows; none twice; no news."""
    events = fill()
    assert set(replica.stories) <= set(paths(events))
    assert all(replica.truth(path) for path in paths(events))  # the rest: filed under a second section too
    assert {1} == set(Counter(asked(replica)).values())
    assert (True, True, {}) == (summary(events).complete, summary(events).is_baseline, summary(events).failures)
    assert not any(frontier.news(HOST + path, EARLIER) for path in replica.stories)


def test_a_second_run_only_looks_for_what_is_new(fill: Backfill, replica: ReplicaSite, clock: ManualClock) -> None:
    """One page a listing, no article; then a new one is fetched and nothing else."""
    fill()
    asked(replica)
    assert [] == paths(fill())
    assert not [target for target in asked(replica) if "PAGEN" in target]
    clock.pass_time(days=1)
    path = replica.publish(replace(STORIES[0], slug="fresh-one", published=date(2026, 3, 2)))
    assert [path] == paths(fill())


def test_a_run_after_a_backfill_can_alert(
    fill: Backfill, replica: ReplicaSite, filled: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """The backfill is the baseline: what a poll finds after it is news, without a gap."""
    fill()
    clock.pass_time(days=1)
    path = replica.publish(replace(STORIES[0], slug="fresh-one", published=date(2026, 3, 2)))
    events = list(crawl.visit(filled, fetcher=fetcher, frontier=frontier, clock=clock))
    assert [path] == paths([event for event in events if isinstance(event, Page) and event.url.endswith("fresh-one/")])
    assert (0, True) == (summary(events).gaps, summary(events).complete)
    assert frontier.news(HOST + path, EARLIER)


def test_a_run_cut_short_goes_on_where_it_stopped(fill: Backfill, replica: ReplicaSite) -> None:
    """However often it is stopped, no page that is done is fetched again, and all are done at the end."""
    done: list[str] = []
    for stop_after in (3, 1, 20, 0, 11):
        done += paths(fill(take=stop_after))[:stop_after]
        seen = asked(replica)
        assert not set(done[: len(done) - stop_after]) & set(seen)
    done += paths(fill())
    assert set(replica.stories) <= set(done)
    assert len(done) == len(set(done))


def test_a_period_is_walked_no_further_than_it_reaches(fill: Backfill, replica: ReplicaSite) -> None:
    """Articles known to be dated outside are not fetched; pages wholly before the period are not read."""
    since, until = date(2026, 1, 10), date(2026, 2, 10)
    events = fill(since=since, until=until, read_sitemap=False)
    days = {path: story.published for path, story in replica.stories.items() if story.published}
    listed = {path for path, day in days.items() if since <= day <= until and path.startswith("/news/")}
    assert listed <= set(paths(events))
    pages = [target for target in asked(replica) if "PAGEN" in target]
    fill_all = fill()
    assert len(pages) < len([target for target in asked(replica) if "PAGEN" in target]) + len(pages)
    assert set(paths(events)).isdisjoint(paths(fill_all))
    assert set(replica.stories) <= set(paths(events)) | set(paths(fill_all))


def test_a_longer_period_goes_on_behind_the_shorter(fill: Backfill, replica: ReplicaSite) -> None:
    """A later run with an earlier `since` reads the pages behind, fetching nothing twice."""
    first = paths(fill(since=date(2026, 2, 1), read_sitemap=False))
    second = paths(fill(since=date(2025, 12, 1), read_sitemap=False))
    assert first
    assert second
    assert set(first).isdisjoint(second)


def test_dates_told_by_the_reader_end_a_walk(
    site: LoopbackSite, source: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """A listing without dates is walked until the articles themselves turn out to be too old."""
    for number in range(1, 6):
        suffix = f"?PAGEN_1={number}" if number > 1 else ""
        site.page(f"/news/news_odkb/{suffix}", f"<a href='/news/news_odkb/s{number}/'>x</a>")
        site.page(f"/news/news_odkb/s{number}/", f"<p>{number}</p>")
    settings = BackfillSettings(since=date(2026, 1, 1))
    for event in backfill(source, fetcher=fetcher, frontier=frontier, clock=clock, settings=settings):
        if isinstance(event, Page):
            number = int(event.url[-2])
            with frontier.db.atomic():
                frontier.done(event.url, record_id=None, page=event, published=date(2026 - (number > 2), 1, 1))
    assert ["s1", "s2", "s3"] == [path.split("/")[3] for path in site.paths() if "/s" in path]


def test_articles_outside_are_passed_over_until_a_period_has_them(
    site: LoopbackSite, source: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """A page found to be outside is not fetched again for the same period, but for one that holds it."""
    site.page("/news/news_odkb/", "<a href='/news/news_odkb/s1/'>x</a>")
    site.page("/news/news_odkb/s1/", "<p>1</p>")

    def run(since: date) -> int:
        fetched = 0
        settings = BackfillSettings(since=since)
        for event in backfill(source, fetcher=fetcher, frontier=frontier, clock=clock, settings=settings):
            if isinstance(event, Page):
                fetched += 1
                with frontier.db.atomic():
                    frontier.outside(event, date(2020, 5, 5))
        return fetched

    assert [1, 0, 1] == [run(date(2021, 1, 1)), run(date(2021, 1, 1)), run(date(2020, 1, 1))]


def test_failures_are_tried_again_by_the_next_run(fill: Backfill, replica: ReplicaSite) -> None:
    """An article that failed is named, and is all that the next run fetches."""
    path = list(replica.stories)[30]
    replica.fault(Fault.status(500), path=path)
    events = fill()
    assert [path] == [event.url.removeprefix(HOST) for event in events if isinstance(event, Failure)]
    replica.clear_faults()
    assert [path] == paths(fill())


def test_a_listing_that_fails_is_walked_on_by_the_next_run(fill: Backfill, replica: ReplicaSite) -> None:
    """The run is not complete and says why; the next one goes on at that page, but for one look at the page before: of
    what was taken off the site meanwhile others have moved up there."""
    replica.fault(Fault.block_page("ddos-guard"), path="/news/news_odkb/[?]PAGEN_1=3")
    events = fill(read_sitemap=False)
    for path in [path for path in replica.stories if path.startswith(NEWS)][:4]:
        replica.remove(path)
    assert [Outcome.BLOCKED] == [event.outcome for event in events if isinstance(event, Failure)]
    assert (False, False) == (summary(events).complete, summary(events).is_baseline)
    replica.clear_faults()
    again = fill(read_sitemap=False)
    asked_for = asked(replica)
    assert asked_for.count("/news/news_odkb/?PAGEN_1=2") == 2
    assert {path for path in replica.stories if path.startswith(NEWS)} <= set(asked_for)
    assert summary(again).complete


@pytest.mark.parametrize(
    "broken",
    [Fault.status(404), Fault.redirect("/news/news_odkb/?PAGEN_1=2"), Fault.hollow()],
    ids=lambda one: one.name,
)
def test_a_page_missing_in_the_middle_of_a_listing_is_no_end(
    fill: Backfill, replica: ReplicaSite, broken: Fault
) -> None:
    """What is behind it is read, what it would have shown is said to be missing, and the next run has it."""
    replica.fault(broken, path="/news/news_odkb/?PAGEN_1=3")
    events = fill(read_sitemap=False)
    assert not summary(events).complete
    assert "go on to" in str(summary(events).reason)
    missing = {path for path in replica.stories if path.startswith("/news/news_odkb/")} - {*paths(events)}
    assert 0 < len(missing) <= 8
    replica.clear_faults()
    again = fill(read_sitemap=False)
    assert missing <= {*paths(again)}
    assert summary(again).complete


def test_a_listing_that_breaks_off_is_left_after_two_pages(fill: Backfill, replica: ReplicaSite) -> None:
    """No page behind the second is asked for, however many there should be."""
    replica.fault(Fault.status(404), path="/news/news_odkb/?PAGEN_1=*")
    assert not summary(fill(read_sitemap=False)).complete
    assert ["2", "3"] == [seen.target[-1] for seen in replica.requests if "odkb/?PAGEN" in seen.target]


def test_an_archive_by_month(fetcher: Fetcher, frontier: Frontier, clock: ManualClock) -> None:
    """paodkb.org: month by month backwards, to the beginning of the period."""
    told = stories(40, lang="ru", newest=date(2026, 3, 1), profile="paodkb-ru")
    site = ReplicaSite("paodkb-ru", stories=told, clock=clock, page_size=5)
    with ReplicaServer(site) as server:
        source = Source(PROFILE["paodkb-ru"], server.url(site), ("events",))
        settings = BackfillSettings(since=min(story.published for story in told if story.published))
        found = set()
        for event in backfill(source, fetcher=fetcher, frontier=frontier, clock=clock, settings=settings):
            if isinstance(event, Page):
                found.add(event.url.removeprefix("https://paodkb.org"))
                with frontier.db.atomic():
                    frontier.done(event.url, record_id=None, page=event)
    assert {path for path in site.stories if path.startswith("/events/")} == found


def test_walked_tells_how_far_it_is(fill: Backfill) -> None:
    """Page by page with the last page's number, where the site shows it, and what is queued."""
    walked = [event for event in fill() if isinstance(event, Walked) and event.section == "news/news_odkb"]
    assert list(range(1, len(walked) + 1)) == [event.page for event in walked]
    assert walked[0].of is not None
    assert walked[0].of >= len(walked) - 1


def test_a_dry_run_comes_close(
    fill: Backfill, filled: Source, replica: ReplicaSite, fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """The estimate is within a fifth of what the run then fetches; it writes nothing."""
    before = frontier.db["fetches"].count
    found = estimate.live(filled, fetcher=fetcher, frontier=None, clock=clock)
    assert (before, 0) == (frontier.db["fetches"].count, frontier.db["frontier"].count)
    events = fill(read_sitemap=False)
    fetched, walked = summary(events).fetched, summary(events).listings
    assert abs(found.articles - fetched) <= fetched / 5
    assert abs(found.listing_pages - walked) <= max(2, walked / 5)
    assert found.duration == (found.listing_pages + found.articles) * timedelta(milliseconds=300)
    again = estimate.live(filled, fetcher=fetcher, frontier=frontier, clock=clock)
    assert again.articles <= found.articles / 5


@pytest.mark.parametrize("settings", [{}, {"since": date(2026, 1, 15)}])
def test_a_dry_run_leaves_out_what_was_read(
    fill: Backfill, filled: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock, settings: dict[str, date]
) -> None:
    """Articles that a poll or a run cut short has read are not counted again."""
    given = BackfillSettings(**settings)  # type: ignore[arg-type]
    whole = estimate.live(filled, fetcher=fetcher, frontier=None, clock=clock, settings=given)
    fill(take=25, **settings)
    left = estimate.live(filled, fetcher=fetcher, frontier=frontier, clock=clock, settings=given)
    assert whole.articles - 25 - whole.articles // 10 <= left.articles <= whole.articles - 15
    fetched = summary(fill(read_sitemap=False, **settings)).fetched
    assert abs(left.articles - fetched) <= max(5, whole.articles // 5)


def test_a_dry_run_of_a_period(filled: Source, fetcher: Fetcher, clock: ManualClock) -> None:
    """A shorter period is fewer pages; a dead host is a failure, not a number."""
    everything = estimate.live(filled, fetcher=fetcher, frontier=None, clock=clock)
    recent = estimate.live(
        filled, fetcher=fetcher, frontier=None, clock=clock, settings=BackfillSettings(since=date(2026, 2, 15))
    )
    assert recent.pages < everything.pages
    dead = estimate.live(replace(filled, base_url="http://127.0.0.1:9"), fetcher=fetcher, frontier=None, clock=clock)
    assert (0, True) == (dead.pages, bool(dead.failures))


def _run_in_a_process(folder: str, address: str) -> None:
    """One run with a file of its own, taking pages slowly enough to be killed in the middle."""
    db = Database(Path(folder) / "killed.db")
    db.execute("PRAGMA journal_mode = WAL")
    MIGRATIONS.apply(db)
    frontier = Frontier(db)
    source = Source(PROFILES[0], address, PROFILES[0].sections)
    with Fetcher(HttpSettings(min_delay=timedelta(0)), sleep=time.sleep) as fetcher:
        for event in backfill(source, fetcher=fetcher, frontier=frontier, clock=lambda: datetime.now(UTC)):
            if isinstance(event, Page):
                with db.atomic():
                    frontier.done(event.url, record_id=None, page=event)
                time.sleep(0.004)


def test_kill_9_and_run_again(replica: ReplicaSite, tmp_path: Path) -> None:
    """Killed at several moments, then left alone: every article is done, and each was done exactly once."""
    context = multiprocessing.get_context("spawn")
    for pause in (1.0, 1.2):
        process = context.Process(target=_run_in_a_process, args=(str(tmp_path), replica.address))
        process.start()
        time.sleep(pause)
        assert process.pid is not None
        if process.is_alive():
            os.kill(process.pid, signal.SIGKILL)
        process.join()
    process = context.Process(target=_run_in_a_process, args=(str(tmp_path), replica.address))
    process.start()
    process.join()
    db = Database(tmp_path / "killed.db")
    done = {row["url"] for row in db.query("SELECT url FROM frontier WHERE state = 'done'")}
    assert {HOST + path for path in replica.stories} <= done
    logged = Counter(row["url"] for row in db.query("SELECT url FROM fetches WHERE outcome = 'fetched'"))
    assert {1} == {logged[url] for url in done}
    assert isinstance(Frontier(db), FetchLog)
    db.close()
