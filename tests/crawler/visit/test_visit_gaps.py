"""Whether anything was missed: gaps walked or told, lying answers found out, no failure an empty success."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from crawler.crawl import visit
from crawler.events import Gap
from crawler.frontier import Frontier
from crawler.http import Fetcher
from crawler.model import Failure, Outcome, Page, Source
from crawler.replica.corpus import stories
from crawler.replica.faults import Fault
from crawler.replica.site import ReplicaSite
from crawler.sites import PROFILES
from tests.crawler.conftest import LoopbackSite, ManualClock
from tests.crawler.passes import HOST, NEWS, Visit, asked, paths, publish, served, summary, taken


def test_a_gap_is_walked_to_overlap(pass_over: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """Twelve new items on pages of eight: the second page is read, all are fetched, nothing was missed."""
    pass_over()
    clock.pass_time(days=1)
    new = publish(replica, 12)
    events = pass_over()
    assert f"{NEWS}?PAGEN_1=2" in asked(replica)
    assert set(new) <= set(paths(events))
    assert (0, True) == (summary(events).gaps, summary(events).complete)


def test_a_gap_in_an_archive_by_month_is_walked_within_the_month(
    fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """Twelve new items of this month on pages of four, the first of which the plain listing shows too: all are read."""
    profile = next(one for one in PROFILES if one.month_archive)
    old = stories(6, newest=clock().date() - timedelta(days=40), profile=profile.name)
    with served(profile=profile.name, stories=old, clock=clock, page_size=4) as site:
        source = Source(profile, site.address, ("events",))
        taken(visit(source, fetcher=fetcher, frontier=frontier, clock=clock), frontier)
        clock.pass_time(days=1)
        fresh = stories(60, newest=clock().date(), profile=profile.name, seed=9)
        new = [site.publish(replace(one, published=clock().date())) for one in fresh if one.section == "events"][:12]
        events = taken(visit(source, fetcher=fetcher, frontier=frontier, clock=clock), frontier)
    assert len(new) == 12
    assert set(new) <= {event.url.partition(".org")[2] for event in events if isinstance(event, Page)}


def test_a_gap_too_wide_is_told(pass_over: Visit, replica: ReplicaSite, clock: ManualClock, frontier: Frontier) -> None:
    """Nothing known within the pages allowed: "may have missed", once, with the time it lies between."""
    before = summary(pass_over()).finished_at
    clock.pass_time(days=1)
    publish(replica, 24)
    events = pass_over(max_listing_pages=2)
    gaps = [event for event in events if isinstance(event, Gap)]
    assert [("news/news_odkb", before, clock())] == [(gap.section, gap.since, gap.until) for gap in gaps]
    assert not frontier.history.coverage("csto-en", before, clock()).is_whole
    clock.pass_time(minutes=10)
    assert not [event for event in pass_over() if isinstance(event, Gap)]


def put(site: LoopbackSite, *numbers: int, behind: Sequence[int] | None) -> None:
    """A listing of these articles, and a second page of others; None: there is none."""
    for place, shown in ((NEWS, numbers), (NEWS + "?PAGEN_1=2", behind)):
        if shown is not None:
            site.page(place, "".join(f"<p><a href='{NEWS}s{n}/'>Heading {n}</a></p>" for n in shown))
    for n in numbers:
        site.page(f"{NEWS}s{n}/", f"<p>Text {n}</p>")


@pytest.mark.parametrize("pinned", [(1,), (1, 2)])
def test_pinned_items_are_no_overlap(
    site: LoopbackSite, source: Source, pass_over: Visit, clock: ManualClock, pinned: tuple[int, ...]
) -> None:
    """Old items kept on top do not hide that everything below them is new."""
    put(site, 1, 2, 3, behind=(3, 4))
    pass_over(source=source, read_home=False)
    clock.pass_time(minutes=10)
    put(site, *pinned, 10, 11, 12, behind=(3, 4))
    site.asked.clear()
    events = pass_over(source=source, read_home=False)
    assert NEWS + "?PAGEN_1=2" in site.paths()
    assert not [event for event in events if isinstance(event, Gap)]


@pytest.mark.parametrize("behind", [None, (1, 2, 3, 10)])
def test_a_listing_that_grows_at_its_end_has_no_gap(
    site: LoopbackSite, source: Source, pass_over: Visit, clock: ManualClock, behind: Sequence[int] | None
) -> None:
    """A short one, in an order of its own: it was read to its end, and what was known before is still on it."""
    put(site, 1, 2, 3, behind=None)
    pass_over(source=source, read_home=False)
    clock.pass_time(minutes=10)
    put(site, 1, 2, 3, 10, behind=behind)
    events = pass_over(source=source, read_home=False)
    assert not [event for event in events if isinstance(event, Gap)]
    assert summary(events).complete


def test_a_walk_that_breaks_off_is_a_gap(
    site: LoopbackSite, source: Source, pass_over: Visit, clock: ManualClock
) -> None:
    """A second page that repeats the first, though there is a third, ends nothing; what is pinned proves nothing."""
    put(site, 1, 2, 3, behind=None)
    pass_over(source=source, read_home=False)
    clock.pass_time(minutes=10)
    third = f"<a href='{NEWS}?PAGEN_1=3'>3</a>"
    put(site, 1, 10, 11, behind=(1, 10, 11))
    for place in (NEWS, NEWS + "?PAGEN_1=2"):
        site.page(place, "".join(f"<p><a href='{NEWS}s{n}/'>Heading {n}</a></p>" for n in (1, 10, 11)) + third)
    assert 1 == len([event for event in pass_over(source=source, read_home=False) if isinstance(event, Gap)])


def test_a_carousel_is_no_overlap(site: LoopbackSite, source: Source, pass_over: Visit, clock: ManualClock) -> None:
    """Known articles in a carousel on every listing page do not hide that all items are new; nor are old ones news."""

    def put(*numbers: int, slides: tuple[int, ...]) -> None:
        """Eight items a page, the newest first, behind the slides."""
        links = "".join(f"<p><a href='{NEWS}s{n}/'>Heading {n}</a></p>" for n in slides)
        for page in range(4):
            items = "".join(f"<p><a href='{NEWS}s{n}/'>Heading {n}</a></p>" for n in numbers[page * 8 : page * 8 + 8])
            site.page(f"{NEWS}?PAGEN_1={page + 1}" if page else NEWS, links + items)
        for n in numbers:
            site.page(f"{NEWS}s{n}/", f"<p>Text {n}</p>")

    put(*range(30, 0, -1), slides=(30, 29))
    assert 8 == len(paths(pass_over(source=source, read_home=False)))
    clock.pass_time(minutes=10)
    put(*range(50, 0, -1), slides=(50, 30, 29))
    events = pass_over(source=source, read_home=False)
    assert {f"{NEWS}s{n}/" for n in range(31, 51)} == set(paths(events))
    assert (True, 0) == (summary(events).complete, summary(events).gaps)
    clock.pass_time(minutes=10)
    put(*range(55, 0, -1), slides=(55, 54, 53))
    events = pass_over(source=source, read_home=False)
    assert {f"{NEWS}s{n}/" for n in range(51, 56)} == set(paths(events))


@pytest.mark.parametrize("shown", [(), (3, 2, 1), (1,)])
def test_a_short_section_ends_well(
    site: LoopbackSite, source: Source, pass_over: Visit, clock: ManualClock, shown: tuple[int, ...]
) -> None:
    """Few known items beside a new one, and no page after: nothing was missed, whatever the site shows past its end."""

    def items(*numbers: int) -> str:
        return "<h1>News</h1>" + "".join(f"<p><a href='{NEWS}s{n}/'>Heading {n}</a></p>" for n in numbers)

    for number in (1, 2, 3):
        site.page(f"{NEWS}s{number}/", f"<p>Text {number}</p>")
    site.page(f"{NEWS}?PAGEN_1=2", items(*shown))
    for numbers in ((2, 1), (3, 2, 1)):
        site.page(NEWS, items(*numbers))
        events = pass_over(source=source, read_home=False)
        assert (True, 0) == (summary(events).complete, summary(events).gaps)
        clock.pass_time(minutes=10)
    assert [f"{NEWS}s3/"] == paths(events)


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
    assert frontier.history.listing(HOST + NEWS).lies >= 1
    more = publish(replica, day=date(2026, 3, 3))
    clock.pass_time(minutes=10)
    assert more == paths(pass_over(full_every=3))


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
    coverage = frontier.history.coverage("csto-en", started, clock())
    news = next(each for each in coverage.sections if each.section == "news/news_odkb")
    assert (4, 4, True, 4, 0) == (coverage.polls, coverage.complete, coverage.is_whole, news.readings, news.failed)
    assert not frontier.history.coverage("csto-en", clock() + timedelta(days=1), clock() + timedelta(days=2)).is_whole


def test_robots_forbidding_a_section_is_named(pass_over: Visit, watched: Source, replica: ReplicaSite) -> None:
    """The section fails under ROBOTS; the rest of the pass goes on."""
    replica.restyle(robots="User-agent: *\nDisallow: /news/smi/\n")
    end = summary(pass_over())
    assert ({Outcome.ROBOTS}, False) == (set(end.failures), end.complete)
    assert end.fetched > 0
