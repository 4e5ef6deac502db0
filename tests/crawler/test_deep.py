"""What a listing's first page does not show is found all the same, a few times a day and at little cost."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from crawler.crawl import visit
from crawler.deep import PAGES
from crawler.events import Event, PollSummary
from crawler.frontier import Frontier
from crawler.http import Fetcher
from crawler.model import Failure, Page, Source
from crawler.replica.corpus import stories, story_of_kind
from crawler.replica.exchange import Answer, Request
from crawler.replica.faults import Fault
from crawler.replica.server import ReplicaServer, Respond
from crawler.replica.site import ReplicaSite
from crawler.sites import PROFILES
from tests.crawler.conftest import EARLIER, ManualClock
from tests.crawler.passes import served, taken

SECTION = "news/news_odkb"
STORIES = [replace(each, section=SECTION) for each in stories(30, newest=date(2026, 3, 1))]
Visit = Callable[[], list[Event]]


@pytest.fixture
def replica(clock: ManualClock) -> Iterator[ReplicaSite]:
    """Thirty stories of one section, six a page."""
    with served(stories=STORIES, clock=clock, page_size=6, carousel=0) as site:
        yield site


@pytest.fixture
def poll(replica: ReplicaSite, fetcher: Fetcher, frontier: Frontier, clock: ManualClock) -> Visit:
    """One pass, whose pages are taken as a caller takes them."""
    source = Source(PROFILES[0], replica.address, (SECTION,))
    return lambda: taken(visit(source, fetcher=fetcher, frontier=frontier, clock=clock), frontier)


def publish(replica: ReplicaSite, day: date, slug: str) -> str:
    story = story_of_kind("routine", published=day, seed=day.toordinal())
    return replica.publish(replace(story, slug=slug, section=SECTION))


def deep_pages(replica: ReplicaSite) -> int:
    """Listing pages below the first that were asked for since the last look."""
    found = sum("PAGEN" in each.target for each in replica.requests)
    replica.requests_kept.clear()
    return found


def new_pages(events: list[Event], path: str) -> list[str]:
    return [event.url for event in events if isinstance(event, Page) and event.url.endswith(path)]


def summary(events: list[Event]) -> PollSummary:
    assert isinstance(events[-1], PollSummary)
    return events[-1]


def test_pages_below_the_first_are_read_a_few_times_a_day(
    poll: Visit, replica: ReplicaSite, clock: ManualClock, frontier: Frontier
) -> None:
    """Not on ordinary passes; the first look fetches no article and raises no news."""
    poll()
    clock.pass_time(minutes=10)
    poll()
    assert 0 == deep_pages(replica)
    clock.pass_time(hours=7)
    events = poll()
    assert PAGES == deep_pages(replica)
    assert (True, 0) == (summary(events).complete, summary(events).new)
    clock.pass_time(minutes=10)
    poll()
    assert 0 == deep_pages(replica)
    assert 12 == len(frontier.waiting("csto-en"))
    assert not any(frontier.news(each.url, EARLIER) for each in frontier.waiting("csto-en"))


def test_an_article_dated_back_is_found_and_is_news(
    poll: Visit, replica: ReplicaSite, clock: ManualClock, frontier: Frontier
) -> None:
    """Put in below the first page after the first look, with known ones below it."""
    poll()
    for _ in range(2):
        clock.pass_time(hours=7)
        poll()
    day = STORIES[9].published
    assert day is not None
    path = publish(replica, day, "dated-back-to-an-earlier-day")
    clock.pass_time(hours=7)
    events = poll()
    assert 1 == len(found := new_pages(events, path))
    assert frontier.news(found[0], EARLIER)
    assert 1 == summary(events).new


def test_what_comes_up_from_below_is_no_news(
    poll: Visit, replica: ReplicaSite, clock: ManualClock, frontier: Frontier
) -> None:
    """Where articles are taken away, those of the next page move up: onto the first page too."""
    poll()
    for _ in range(2):
        clock.pass_time(hours=7)
        poll()
    for each in STORIES[:2]:
        replica.remove(each.slug)
    clock.pass_time(hours=7)
    events = poll()
    moved = [event.url for event in events if isinstance(event, Page)]
    assert not any(frontier.news(url, EARLIER) for url in moved if "news_odkb" in url)


def test_a_first_look_that_meets_the_first_page_again_hides_no_news(
    fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """Past its end a listing shows its last page, here its only one: published since that was read, an item is news."""
    site = ReplicaSite(stories=STORIES[:4], clock=clock, page_size=6, carousel=0)
    published: list[str] = []

    def respond(site: ReplicaSite) -> Respond:
        def answer(request: Request) -> Answer:
            if "PAGEN_1=2" in request.target and not published:
                published.append(publish(site, clock().date(), "published-between-two-requests"))
            return site.answer(request)

        return answer

    with ReplicaServer(site, respond=respond) as server:
        source = Source(PROFILES[0], server.url(site), (SECTION,))
        for hours in (0, 7, 7):
            clock.pass_time(hours=hours)
            events = taken(visit(source, fetcher=fetcher, frontier=frontier, clock=clock), frontier)
    found = new_pages(events, published[0])
    assert 1 == len(found)
    assert frontier.news(found[0], None)


def test_a_broken_deep_page_is_named_and_asked_for_again_later(
    poll: Visit, replica: ReplicaSite, clock: ManualClock
) -> None:
    """It is a failure, not an incomplete pass: the first page holds together with the pass before."""
    poll()
    clock.pass_time(minutes=10)
    poll()
    replica.fault(Fault.status(403), path="*PAGEN_1=2*")
    clock.pass_time(hours=7)
    events = poll()
    assert summary(events).complete
    assert ["HTTP 403"] == [event.reason for event in events if isinstance(event, Failure)]
    replica.clear_faults()
    replica.requests_kept.clear()
    clock.pass_time(minutes=10)
    poll()
    assert 0 == deep_pages(replica)
    clock.pass_time(hours=1)
    poll()
    assert PAGES == deep_pages(replica)


def test_a_sitemap_is_read_once_a_day(poll: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """An article that only the sitemap names is found through it; ordinary passes leave the sitemap alone."""
    poll()
    clock.pass_time(minutes=10)
    poll()
    assert not [each for each in replica.requests if each.target == "/sitemap.xml"]
    path = publish(replica, clock().date(), "named-by-the-sitemap-alone-today")
    replica.fault(Fault.status(404), path="/news/news_odkb/?PAGEN*")
    clock.pass_time(hours=25)
    events = poll()
    assert 1 == len([each for each in replica.requests if each.target == "/sitemap.xml"])
    assert 1 == len(new_pages(events, path))
