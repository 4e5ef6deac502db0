"""One pass over a stand-in site: what is read, fetched, recorded, and said about it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from crawler.crawl import VisitSettings, visit
from crawler.events import Event, Gap, Removed
from crawler.frontier import Frontier
from crawler.http import Fetcher
from crawler.model import Failure, NotModified, Outcome, Page, Source
from crawler.replica.corpus import stories, story_of_kind
from crawler.replica.faults import Fault
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from crawler.sites import PROFILES
from tests.crawler.conftest import LoopbackSite, ManualClock, Reply
from tests.crawler.passes import HOST, asked, paths, served, summary, taken

NEWS = "/news/news_odkb/"
STORIES = stories(40, newest=date(2026, 3, 1))
Visit = Callable[..., list[Event]]


@pytest.fixture
def replica(clock: ManualClock) -> Iterator[ReplicaSite]:
    """Forty stories, listed eight a page."""
    with served(stories=STORIES, clock=clock, page_size=8) as site:
        yield site


@pytest.fixture
def watched(replica: ReplicaSite) -> Source:
    return Source(PROFILES[0], replica.address, PROFILES[0].sections)


@pytest.fixture
def pass_over(watched: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock) -> Visit:
    """Makes one pass and takes every page, as a caller does; returns the events."""

    def make(*, take: int = 1_000_000, source: Source = watched, **settings: object) -> list[Event]:
        given = VisitSettings(**settings)  # type: ignore[arg-type]
        events = visit(source, fetcher=fetcher, frontier=frontier, clock=clock, settings=given)
        return taken(events, frontier, pages=take)

    return make


def publish(replica: ReplicaSite, n: int = 1, day: date = date(2026, 3, 2)) -> list[str]:
    """New stories of a day, the newest last."""
    made = []
    for number in range(n):
        story = story_of_kind("routine", published=day, seed=number)
        made.append(replica.publish(replace(story, slug=f"fresh-{day:%d}-{number}", section="news/news_odkb")))
    return made


def test_the_first_sight_reads_first_pages_only(pass_over: Visit, replica: ReplicaSite, frontier: Frontier) -> None:
    """Page one of each section and the home page; what they link to is fetched; nothing of it is news."""
    events = pass_over()
    end = summary(events)
    assert not [target for target in asked(replica) if "PAGEN" in target]
    assert (True, True, 0, {}) == (end.complete, end.is_baseline, end.gaps, end.failures)
    assert end.fetched == end.new == len(paths(events)) == len(set(paths(events)))
    assert not any(frontier.news(HOST + path) for path in paths(events))
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
    assert all(frontier.news(HOST + path) for path in new)
    assert (3, 3, 0) == (summary(events).new, summary(events).fetched, summary(events).gaps)


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


def test_a_gap_is_walked_to_overlap(pass_over: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """Twelve new items on pages of eight: the second page is read, all are fetched, nothing was missed."""
    pass_over()
    clock.pass_time(days=1)
    new = publish(replica, 12)
    events = pass_over()
    assert f"{NEWS}?PAGEN_1=2" in asked(replica)
    assert set(new) <= set(paths(events))
    assert (0, True) == (summary(events).gaps, summary(events).complete)


def test_a_gap_too_wide_is_told(pass_over: Visit, replica: ReplicaSite, clock: ManualClock, frontier: Frontier) -> None:
    """Nothing known within the pages allowed: "may have missed", once, with the time it lies between."""
    before = summary(pass_over()).finished_at
    clock.pass_time(days=1)
    publish(replica, 24)
    events = pass_over(max_listing_pages=2)
    gaps = [event for event in events if isinstance(event, Gap)]
    assert [("news/news_odkb", before, clock())] == [(gap.section, gap.since, gap.until) for gap in gaps]
    assert not frontier.completeness("csto-en", before, clock()).is_whole
    clock.pass_time(minutes=10)
    assert not [event for event in pass_over() if isinstance(event, Gap)]


def test_a_pinned_item_is_no_overlap(site: LoopbackSite, source: Source, pass_over: Visit, clock: ManualClock) -> None:
    """One old item kept on top does not hide that everything below it is new."""

    def put(*numbers: int) -> None:
        items = "".join(f"<p><a href='{NEWS}s{n}/'>Heading {n}</a></p>" for n in numbers)
        site.page(NEWS, items)
        site.page(NEWS + "?PAGEN_1=2", "".join(f"<p><a href='{NEWS}s{n}/'>H</a></p>" for n in (1, 2)))
        for n in numbers:
            site.page(f"{NEWS}s{n}/", f"<p>Text {n}</p>")

    put(1, 2, 3)
    pass_over(source=source, read_home=False)
    clock.pass_time(minutes=10)
    put(1, 10, 11, 12)
    site.asked.clear()
    pass_over(source=source, read_home=False)
    assert NEWS + "?PAGEN_1=2" in site.paths()


def test_a_walk_that_fails_is_walked_again(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock, watched: Source
) -> None:
    """A server error on the second page leaves the pass incomplete; the next one reads both pages."""
    pass_over()
    clock.pass_time(days=1)
    new = publish(replica, 12)
    replica.fault(Fault.status(500), path=f"{NEWS}?PAGEN_1=2")
    end = summary(pass_over())
    assert not end.complete
    assert "HTTP 500" in str(end.reason)
    replica.clear_faults()
    asked(replica)
    clock.pass_time(minutes=10)
    events = pass_over()
    assert [NEWS, f"{NEWS}?PAGEN_1=2"] == [target for target in asked(replica) if target.startswith(NEWS)][:2]
    assert set(new[:4]) <= set(paths(events))
    assert (True, 0) == (summary(events).complete, summary(events).gaps)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault.status(500), Outcome.SERVER_ERROR),
        (Fault.status(403), Outcome.REFUSED),
        (Fault.block_page("ddos-guard"), Outcome.BLOCKED),
        (Fault.block_page("captcha"), Outcome.BLOCKED),
        (Fault.empty(), Outcome.EMPTY),
        (Fault.hollow(), Outcome.NO_LINKS),
        (Fault.reset(), Outcome.CONNECTION),
        (Fault.cut(), Outcome.TRUNCATED),
    ],
)
def test_a_listing_that_fails_is_never_an_empty_success(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock, fault: Fault, outcome: Outcome
) -> None:
    """The failure is named and the pass is not complete; what else there is is still done, and is a baseline.

    The listing has its own baseline when it is read at last: nothing on it is news then.
    """
    replica.fault(fault, path=NEWS)
    events = pass_over()
    end = summary(events)
    assert [outcome] == [event.outcome for event in events if isinstance(event, Failure)]
    assert ({outcome: 1}, False, True) == (end.failures, end.complete, end.is_baseline)
    assert end.fetched > 0
    replica.clear_faults()
    clock.pass_time(minutes=10)
    assert summary(pass_over()).complete


def test_a_dead_host_is_given_up_early(
    watched: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock, pass_over: Visit, replica: ReplicaSite
) -> None:
    """After two listings without an answer the rest is left alone, and no article is asked for."""
    dead = replace(watched, base_url="http://127.0.0.1:9")
    events = pass_over(source=dead)
    assert [Outcome.CONNECTION] * 2 == [event.outcome for event in events if isinstance(event, Failure)]
    assert (0, False) == (summary(events).listings, summary(events).complete)


def test_built_in_sections_may_be_missing(pass_over: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """A mirror without one of the built-in sections is fine; it is looked for again only now and then."""
    for section in ("/news/speech/", "/news/smi/"):
        replica.fault(Fault.status(404), path=section)
    assert summary(pass_over()).complete
    asked(replica)
    for _ in range(3):
        clock.pass_time(minutes=10)
        assert summary(pass_over()).complete
    assert not {"/news/speech/", "/news/smi/"} & set(asked(replica))


def test_a_section_the_user_named_may_not_be_missing(pass_over: Visit, watched: Source) -> None:
    """A slip in `sections` is a failure that names it."""
    events = pass_over(source=replace(watched, sections=("news/news_odkb", "news/no-such")))
    assert ["no-such"] == [event.url.rstrip("/").rpartition("/")[2] for event in events if isinstance(event, Failure)]
    assert "news/no-such" in str(summary(events).reason)


def test_every_kth_reading_is_unconditional(pass_over: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """With k = 3 the listing is asked for in full on the first pass and each third one after it."""
    conditional = []
    for _ in range(7):
        replica.requests_kept.clear()
        pass_over(full_every=3)
        clock.pass_time(minutes=10)
        request = next(each for each in replica.requests if each.target == NEWS)
        conditional.append("if-none-match" in {name.lower() for name in request.headers})
    assert [False, True, True, False, True, True, False] == conditional


def test_a_304_that_lies_is_found_out(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock, frontier: Frontier
) -> None:
    """A new item hidden by false 304 answers comes with the k-th reading; the lie is counted, the site mistrusted."""
    pass_over()
    replica.fault(Fault.not_modified_lie())
    new = publish(replica)
    results = []
    for _ in range(4):
        clock.pass_time(minutes=10)
        results.append(pass_over(full_every=3))
    assert [[], [], new] == [paths(events) for events in results[:3]]
    assert summary(results[2]).lies >= 1
    assert frontier.history.lies("csto-en") >= 1
    more = publish(replica, day=date(2026, 3, 3))
    clock.pass_time(minutes=10)
    assert more == paths(pass_over(full_every=3))


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
    assert frontier.news(HOST + "/training/drill/two/", is_dated=True)
    assert not frontier.news(HOST + "/training/drill/two/", is_dated=False)


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
    assert frontier.news(HOST + "/training/drill/two/", is_dated=False)


def test_silent_edits_are_found_when_due(pass_over: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """An hour after its fetch a young page is asked for again, conditionally; an edited one comes as a page."""
    events = pass_over()
    young = max(replica.stories.items(), key=lambda pair: pair[1].published or date.min)[0]
    assert young in paths(events)
    clock.pass_time(hours=12)
    replica.edit(young, title="Another heading altogether")
    again = pass_over()
    assert young in paths(again)
    assert any(isinstance(event, NotModified) for event in again) or len(paths(again)) >= 1


def test_a_forced_recheck_reads_thirty_days(pass_over: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """`--recheck` asks for each article of the last thirty days in full, due or not; older ones are left."""
    known = paths(pass_over())
    again = paths(pass_over(recheck=True))
    assert again
    assert set(again) <= set(known)
    replica.requests_kept.clear()
    pass_over(recheck=True)
    assert all(
        "if-none-match" not in {n.lower() for n in each.headers} for each in replica.requests if each.target in known
    )


def test_removal_takes_strikes_over_days(pass_over: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """One 404 is none, many on one day are one; on the third day of it, and with the site healthy, it is removed."""
    gone = paths(pass_over())[0]
    replica.remove(gone)
    told = []
    for day in range(4):
        for _ in range(3):
            clock.pass_time(hours=1)
            told += [(day, event.url) for event in pass_over(recheck=True) if isinstance(event, Removed)]
        clock.pass_time(hours=21)
    assert [(2, HOST + gone)] == told


def test_a_site_in_trouble_removes_nothing(pass_over: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """404 for everything, or behind a failing listing, is the site's trouble and no strike."""
    known = paths(pass_over())
    for path in known:
        replica.fault(Fault.status(404), path=path)
    removed: list[Event] = []
    for _ in range(5):
        clock.pass_time(days=1)
        removed += [event for event in pass_over(recheck=True) if isinstance(event, Removed)]
    assert [] == removed


@pytest.mark.parametrize("fault", [Fault.block_page("captcha"), Fault.status(500), Fault.reset()])
def test_walls_and_errors_are_no_removal(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock, fault: Fault
) -> None:
    """An article behind a wall for a week is not gone."""
    hidden = paths(pass_over())[0]
    replica.fault(fault, path=hidden)
    removed: list[Event] = []
    for _ in range(7):
        clock.pass_time(days=1)
        removed += [event for event in pass_over(recheck=True) if isinstance(event, Removed)]
    assert [] == removed


def test_what_comes_back_is_no_longer_removed(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock, frontier: Frontier
) -> None:
    """A page that answers again comes as a page and loses its mark."""
    path = paths(pass_over())[0]
    replica.fault(Fault.status(404), path=path)
    for _ in range(4):
        clock.pass_time(days=1)
        pass_over(recheck=True)
    known = frontier.known(HOST + path)
    assert known is not None
    assert known.removed_at is not None
    replica.clear_faults()
    clock.pass_time(days=1)
    assert path in paths(pass_over(recheck=True))
    known = frontier.known(HOST + path)
    assert known is not None
    assert (None, 0) == (known.removed_at, known.strikes)


def test_a_failing_article_is_tried_again_with_growing_pauses(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock, frontier: Frontier
) -> None:
    """It stays known and due: five minutes, ten, twenty; the pass itself is complete."""
    pass_over()
    clock.pass_time(minutes=10)
    (path,) = publish(replica)
    replica.fault(Fault.status(500), path=path)
    waits = []
    for _ in range(3):
        assert summary(pass_over()).complete
        known = frontier.known(HOST + path)
        assert known is not None
        assert known.due_at is not None
        waits.append(round((known.due_at - clock()).total_seconds() / 60))
        clock.pass_time(minutes=waits[-1] + 1)
    assert [5, 10, 20] == waits
    replica.clear_faults()
    assert [path] == paths(pass_over())


def test_a_site_that_fails_article_after_article_is_left(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock
) -> None:
    """After five in a row the pass ends and says so; the rest is due the next time."""
    replica.fault(Fault.status(503), path="/*/*/?*/")
    events = pass_over()
    end = summary(events)
    assert {Outcome.SERVER_ERROR: 5} == end.failures
    assert "in a row" in str(end.reason)
    replica.clear_faults()
    clock.pass_time(minutes=10)
    assert summary(pass_over()).fetched > 5


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


def test_completeness_of_a_period(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock, frontier: Frontier
) -> None:
    """Passes made, overlap at each section, failures by name; whole where each reading met the one before it."""
    started = clock()
    pass_over()
    for _ in range(3):
        clock.pass_time(minutes=10)
        publish(replica, day=date(2026, 3, 2) + timedelta(days=clock().minute))
        pass_over()
    coverage = frontier.completeness("csto-en", started, clock())
    news = next(each for each in coverage.sections if each.section == "news/news_odkb")
    assert (4, 4, True, 4, 0) == (coverage.polls, coverage.complete, coverage.is_whole, news.readings, news.failed)
    assert not frontier.completeness("csto-en", clock() + timedelta(days=1), clock() + timedelta(days=2)).is_whole


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
    with frontier.db.atomic():
        frontier.prune(clock() - timedelta(days=90))
    assert 0 == frontier.db["fetches"].count
    assert len(known) == frontier.db["frontier"].count


def test_robots_forbidding_a_section_is_named(pass_over: Visit, watched: Source, replica: ReplicaSite) -> None:
    """The section fails under ROBOTS; the rest of the pass goes on."""
    replica.restyle(robots="User-agent: *\nDisallow: /news/smi/\n")
    end = summary(pass_over())
    assert ({Outcome.ROBOTS}, False) == (set(end.failures), end.complete)
    assert end.fetched > 0


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
