"""One pass over a stand-in site: what is read, fetched, recorded, and said about it."""

from datetime import UTC, date, datetime, timedelta

from crawler.crawl import visit
from crawler.daybook import Daybook
from crawler.events import Event
from crawler.frontier import Frontier
from crawler.http import Fetcher
from crawler.model import Outcome, Page, Source
from crawler.replica.corpus import stories
from crawler.replica.faults import Fault
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from crawler.sites import PROFILES
from tests.crawler.conftest import EARLIER, LoopbackSite, ManualClock, Reply
from tests.crawler.passes import HOST, NEWS, Visit, asked, paths, publish, summary


def test_the_first_sight_reads_first_pages_only(pass_over: Visit, replica: ReplicaSite, frontier: Frontier) -> None:
    """Page one of each section and the home page; what they link to is fetched; nothing of it is news."""
    events = pass_over()
    end = summary(events)
    assert not [target for target in asked(replica) if "PAGEN" in target]
    assert (True, True, 0, {}) == (end.complete, end.is_baseline, end.gaps, end.failures)
    assert end.fetched == end.new == len(paths(events)) == len(set(paths(events)))
    assert not any(frontier.news(HOST + path, EARLIER) for path in paths(events))
    assert frontier.baseline("csto-en") == end.finished_at


def test_an_unchanged_pass_costs_a_conditional_request_a_listing(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock
) -> None:
    """Each existing section and the home page once, all answered 304; robots.txt is remembered."""
    pass_over()
    replica.requests_kept.clear()
    clock.pass_time(minutes=10)
    end = summary(pass_over())
    statuses = [each.status for each in replica.requests]
    assert {304} == set(statuses)
    assert len(statuses) == end.listings <= 5
    assert (True, 0, 0, False) == (end.complete, end.new, end.fetched, end.is_baseline)


def test_new_articles_are_fetched_in_the_same_pass(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock, frontier: Frontier
) -> None:
    """Newest first, as news, and nothing else with them."""
    pass_over()
    clock.pass_time(minutes=10)
    new = publish(replica, 3)
    events = pass_over()
    assert new[::-1] == paths(events)
    assert all(frontier.news(HOST + path, EARLIER) for path in new)
    assert (3, 3, 0) == (summary(events).new, summary(events).fetched, summary(events).gaps)


def test_a_flood_of_new_articles_delays_no_later_one(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock
) -> None:
    """A pass takes so many; what is published meanwhile comes first in the next one, and in the end all are read."""
    pass_over()
    flood = publish(replica, 7)
    clock.pass_time(minutes=10)
    first = paths(pass_over(max_new=3))
    assert first == flood[:3:-1]
    later = publish(replica, day=date(2026, 3, 3))
    clock.pass_time(minutes=10)
    second = paths(pass_over(max_new=3))
    assert second[:1] == later
    clock.pass_time(minutes=10)
    assert sorted(first + second + paths(pass_over(max_new=3))) == sorted(flood + later)


def test_a_pass_that_was_killed_is_taken_up(pass_over: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """What was found and not done comes in the next pass, though the listing says 304; done pages do not."""
    first = paths(pass_over(take=5))[:5]
    replica.requests_kept.clear()
    events = pass_over()
    answered = {each.target: each.status for each in replica.requests}
    assert 304 == answered[NEWS]
    assert not set(first) & set(answered)
    assert summary(events).complete
    assert [] == paths(pass_over())


def test_a_caller_that_records_nothing_sees_a_page_once_a_pass(
    watched: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """No page comes twice in one pass, and all come again in the next."""
    once = [paths(list(visit(watched, fetcher=fetcher, frontier=frontier, clock=clock))) for _ in range(2)]
    assert len(once[0]) == len(set(once[0]))
    assert once[0] == once[1]


def test_links_on_article_pages_feed_discovery(
    site: LoopbackSite, source: Source, pass_over: Visit, clock: ManualClock, frontier: Frontier
) -> None:
    """An article known only from another's page is fetched in the same pass; what it links to is not, in that pass."""
    site.page(NEWS, f"<a href='{NEWS}one/'>One</a>")
    site.page(NEWS + "one/", "<a href='/training/drill/two/'>Two</a>")
    site.page("/training/drill/two/", f"<a href='{NEWS}three/'>Three</a>")
    site.page(NEWS + "three/", "<p>Three</p>")
    frontier.set_baseline("csto-en", clock())
    assert [NEWS + "one/", "/training/drill/two/"] == paths(pass_over(source=source))
    assert frontier.news(HOST + "/training/drill/two/", EARLIER)
    assert not frontier.news(HOST + "/training/drill/two/", None)


def test_the_home_page_feeds_discovery(
    site: LoopbackSite, source: Source, pass_over: Visit, clock: ManualClock, frontier: Frontier
) -> None:
    """What only the home page shows is found, and is news."""
    site.page(NEWS, f"<a href='{NEWS}one/'>One</a>")
    site.page("/", f"<a href='{NEWS}one/'>One</a>")
    site.page(NEWS + "one/", "<p>One</p>")
    pass_over(source=source)
    clock.pass_time(minutes=10)
    site.page("/", "<a href='/training/drill/two/'>Two</a>")
    site.page("/training/drill/two/", "<p>Two</p>")
    assert ["/training/drill/two/"] == paths(pass_over(source=source))
    assert frontier.news(HOST + "/training/drill/two/", None)


def test_stopping_finishes_the_page_in_hand(
    watched: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """Once asked to stop no further page comes, and the summary says it was stopped."""
    got: list[Event] = []
    for event in visit(
        watched,
        fetcher=fetcher,
        frontier=frontier,
        clock=clock,
        stop=lambda: sum(isinstance(e, Page) for e in got) >= 3,
    ):
        got.append(event)
    assert 3 == sum(isinstance(event, Page) for event in got)
    assert (True, False, "stopped") == (summary(got).stopped, summary(got).complete, summary(got).reason)


def test_every_fetch_has_one_line_in_the_log(pass_over: Visit, replica: ReplicaSite, frontier: Frontier) -> None:
    """As many lines as fetches, each with a named outcome, together as many as the summary tells."""
    replica.fault(Fault.status(404), path="/news/s*/")
    end = summary(pass_over())
    rows = list(frontier.db.query("SELECT outcome, poll, status FROM fetches"))
    assert {Outcome(row["outcome"]) for row in rows} <= set(Outcome)
    assert end.fetched + end.listings == sum(row["outcome"] == "fetched" for row in rows)
    assert {1} == {row["poll"] for row in rows}


def test_two_sources_side_by_side(fetcher: Fetcher, frontier: Frontier, clock: ManualClock) -> None:
    """The two staff sites share a host; their passes share nothing else."""
    sites = [
        ReplicaSite(name, stories=stories(20, lang=lang)) for name, lang in (("jscsto-en", "en"), ("jscsto-ru", "ru"))
    ]
    counts = []
    with ReplicaServer(*sites) as server:
        for site, profile in zip(sites, PROFILES[2:4], strict=True):
            given = Source(profile, server.url(site), profile.sections)
            found = []
            for event in visit(given, fetcher=fetcher, frontier=frontier, clock=clock):
                if isinstance(event, Page):
                    found.append(event.url)
                    with frontier.db.atomic():
                        frontier.done(event.url, record_id=None, page=event)
            counts.append((len(found) > 5, {"/en/news/" in url for url in found}))
    assert [(True, {True}), (True, {False})] == counts


def test_the_log_is_pruned_and_addresses_are_not(pass_over: Visit, frontier: Frontier, clock: ManualClock) -> None:
    """Old log lines go; what is known of an address stays for ever."""
    known = paths(pass_over())
    clock.pass_time(days=100)
    book = Daybook(frontier.db)
    day = book.oldest((clock() - timedelta(days=90)).date())
    assert day is not None
    with frontier.db.atomic():
        book.fold(day)
    assert 0 == frontier.db["fetches"].count
    assert len(known) == frontier.db["frontier"].count


def test_a_reply_without_any_validator_is_compared_in_full(
    site: LoopbackSite, source: Source, pass_over: Visit, clock: ManualClock
) -> None:
    """Where the server sends neither ETag nor date each reading is whole, and all is well."""
    html = f"<html><body><a href='{NEWS}one/'>One</a></body></html>".encode()
    site.routes[NEWS] = Reply(html)
    site.page(NEWS + "one/", "<p>One</p>")
    for expected in (1, 0):
        end = summary(pass_over(source=source))
        assert (expected, True) == (end.new, end.complete)
        clock.pass_time(minutes=10)


def test_times_are_aware(pass_over: Visit) -> None:
    """Times in events are UTC."""
    end = summary(pass_over())
    assert (UTC, UTC) == (end.started_at.tzinfo, end.finished_at.tzinfo)
    assert isinstance(end.started_at, datetime)
