"""robots.txt by RFC 9309: read whole, kept for a day, and obeyed also where it cannot be had."""

from datetime import timedelta

import pytest

from crawler.errors import CrawlError, Later
from crawler.http import Fetcher, HttpSettings
from crawler.model import Failure, Outcome, Page, Source
from crawler.robots import Robots, RobotsAnswer, RobotsCopy
from tests.crawler.conftest import LoopbackSite, ManualClock, Reply

URL = "https://en.odkb-csto.org/news/news_odkb/one/"
PATH = "/news/news_odkb/one/"
HOST = "https://en.odkb-csto.org"
BITRIX = """User-agent: *
Disallow: /bitrix/
Disallow: /*?print=
Disallow: /?
Crawl-delay: 3
Sitemap: https://en.odkb-csto.org/sitemap.xml

User-agent: csto-monitor
Disallow: /private/
Allow: /private/open$
Crawl-delay: 7
"""
TEXT = (("Content-Type", "text/plain"),)


class Scripted:
    """Answers in order; the last one stays."""

    def __init__(self, *answers: RobotsAnswer) -> None:
        self.answers = list(answers)
        self.asked = 0

    def __call__(self, address: str) -> RobotsAnswer:
        self.asked += 1
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def may_fetch(robots: Robots, address: str) -> bool:
    try:
        robots.check(address)
    except CrawlError:
        return False
    return True


def test_rules_for_us_come_before_rules_for_all(clock: ManualClock) -> None:
    """A group that names us replaces the common one, wildcards and `$` included."""
    robots = Robots(Scripted(RobotsAnswer(200, BITRIX)), clock=clock)
    allowed = {path: may_fetch(robots, HOST + path) for path in ("/bitrix/x", "/private/x", "/private/open", "/news/")}
    assert {"/bitrix/x": True, "/private/x": False, "/private/open": True, "/news/": True} == allowed
    assert timedelta(seconds=7) == robots.check(HOST + "/")
    assert ("https://en.odkb-csto.org/sitemap.xml",) == robots.sitemaps(HOST + "/")


def test_queries_and_wildcards_as_bitrix_writes_them(clock: ManualClock) -> None:
    """`Disallow: /?` forbids queries of the home page only; `/*?print=` any page's."""
    common = BITRIX.partition("\n\n")[0]
    robots = Robots(Scripted(RobotsAnswer(200, common)), clock=clock)
    paths = ("/", "/?gen-tab=press", "/news/?PAGEN_1=2", "/news/x/?print=Y")
    assert [True, False, True, False] == [may_fetch(robots, HOST + path) for path in paths]


@pytest.mark.parametrize("status", [301, 401, 403, 404, 410, 429])
def test_an_unavailable_file_allows_all(clock: ManualClock, status: int) -> None:
    """RFC 9309 section 2.3.1.3: 4xx means there are no rules."""
    assert may_fetch(Robots(Scripted(RobotsAnswer(status)), clock=clock), HOST + "/bitrix/")


@pytest.mark.parametrize("status", [500, 503, None])
def test_an_unreachable_file_forbids_all(clock: ManualClock, status: int | None) -> None:
    """Section 2.3.1.4: a server error, or no answer, means nothing may be fetched; asked again after five minutes."""
    script = Scripted(RobotsAnswer(status), RobotsAnswer(200, ""))
    robots = Robots(script, clock=clock)
    assert [False, False] == [may_fetch(robots, HOST + "/news/"), may_fetch(robots, HOST + "/")]
    assert 1 == script.asked
    clock.pass_time(minutes=6)
    assert may_fetch(robots, HOST + "/news/")


@pytest.mark.parametrize(("asked", "minutes"), [(1, 5), (20, 20), (10_000, 24 * 60)])
def test_a_server_that_says_when_is_asked_then(clock: ManualClock, asked: int, minutes: int) -> None:
    """Retry-After counts beyond the five minutes, a day at most."""
    failure = Later(Outcome.THROTTLED, "HTTP 503", status=503, retry_after=timedelta(minutes=asked))
    script = Scripted(RobotsAnswer(503, failure=failure), RobotsAnswer(200, ""))
    robots = Robots(script, clock=clock)
    assert not may_fetch(robots, HOST + "/news/")
    clock.pass_time(minutes=minutes)
    assert not may_fetch(robots, HOST + "/news/")
    clock.pass_time(minutes=1)
    assert may_fetch(robots, HOST + "/news/")


@pytest.mark.parametrize(("headers", "times"), [((), 3), ((("Retry-After", "900"),), 1)])
def test_a_file_the_server_cannot_give_now(
    site: LoopbackSite, fetcher: Fetcher, source: Source, headers: tuple[tuple[str, str], ...], times: int
) -> None:
    """A server error may pass in a second; a server that says when to come again is not pressed."""
    site.routes["/robots.txt"] = Reply(b"", status=503, headers=headers)
    fetched = fetcher.fetch(source, URL)
    assert isinstance(fetched, Failure)
    assert [each.path for each in site.asked] == ["/robots.txt"] * times


def test_the_last_copy_serves_while_the_file_is_unreachable(clock: ManualClock) -> None:
    """What was read once is obeyed on, instead of forbidding everything."""
    robots = Robots(Scripted(RobotsAnswer(200, "User-agent: *\nDisallow: /b/"), RobotsAnswer(500)), clock=clock)
    assert may_fetch(robots, HOST + "/a/")
    clock.pass_time(hours=25)
    assert [True, False] == [may_fetch(robots, HOST + "/a/"), may_fetch(robots, HOST + "/b/")]


def test_a_copy_is_kept_for_a_day(clock: ManualClock) -> None:
    """One request a host and day."""
    script = Scripted(RobotsAnswer(200, ""))
    robots = Robots(script, clock=clock)
    for hours in (0, 23, 2):
        clock.pass_time(hours=hours)
        may_fetch(robots, HOST + "/")
    assert 2 == script.asked


def test_a_copy_of_an_earlier_run_is_taken(clock: ManualClock) -> None:
    """A kept copy spares the request; one older than a day does not."""
    script = Scripted(RobotsAnswer(200, ""))
    robots = Robots(script, clock=clock)
    robots.recall(RobotsCopy("en.odkb-csto.org", "User-agent: *\nDisallow: /b/", clock() - timedelta(hours=2)))
    assert not may_fetch(robots, HOST + "/b/")
    assert 0 == script.asked
    clock.pass_time(hours=23)
    assert may_fetch(robots, HOST + "/b/")
    copy = robots.copy("en.odkb-csto.org")
    assert copy is not None
    assert clock() == copy.fetched_at


def test_a_copy_of_a_time_to_come_is_none(clock: ManualClock) -> None:
    """Fetched while the clock was ten days ahead, it does not serve for eleven once the clock is right."""
    script = Scripted(RobotsAnswer(200, ""))
    robots = Robots(script, clock=clock)
    may_fetch(robots, HOST + "/")
    clock.pass_time(days=-10)
    may_fetch(robots, HOST + "/")
    assert 2 == script.asked


def test_a_forbidden_page_is_not_asked_for(site: LoopbackSite, fetcher: Fetcher, source: Source) -> None:
    """The outcome is ROBOTS, and the server never sees the request."""
    site.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /news/", headers=TEXT)
    result = fetcher.fetch(source, URL)
    assert isinstance(result, Failure)
    assert (Outcome.ROBOTS, []) == (result.outcome, site.paths())


def test_a_mark_of_byte_order_hides_no_rule(site: LoopbackSite, fetcher: Fetcher, source: Source) -> None:
    """Editors put it before the first line, which names whom the rules are for."""
    rules = f"\ufeffUser-agent: *\nDisallow: {PATH}\n".encode()
    site.routes["/robots.txt"] = Reply(rules, headers=TEXT)
    result = fetcher.fetch(source, URL)
    assert isinstance(result, Failure)
    assert Outcome.ROBOTS is result.outcome


def test_robots_can_be_switched_off(site: LoopbackSite, clock: ManualClock, source: Source) -> None:
    """`robots = false` asks for no robots.txt at all."""
    site.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /", headers=TEXT)
    site.page(PATH, "<p>Words</p>")
    with Fetcher(HttpSettings(min_delay=timedelta(0), robots=False), clock=clock, sleep=clock.sleep) as fetcher:
        assert isinstance(fetcher.fetch(source, URL), Page)
    assert [PATH] == [each.path for each in site.asked]


def test_a_server_error_for_robots_is_named(site: LoopbackSite, fetcher: Fetcher, source: Source) -> None:
    """The page is not asked for; the failure says that robots.txt is why."""
    site.routes["/robots.txt"] = Reply(status=500)
    site.page(PATH, "<p>Words</p>")
    result = fetcher.fetch(source, URL)
    assert isinstance(result, Failure)
    assert (Outcome.SERVER_ERROR, [], True) == (result.outcome, site.paths(), "robots.txt" in result.reason)


def test_robots_moved_elsewhere(site: LoopbackSite, fetcher: Fetcher, source: Source) -> None:
    """Redirects on the same host are followed; off the host they count as no rules."""
    site.routes["/robots.txt"] = Reply(status=301, headers=(("Location", "/rules.txt"),))
    site.routes["/rules.txt"] = Reply(b"User-agent: *\nDisallow: /news/", headers=TEXT)
    result = fetcher.fetch(source, URL)
    assert isinstance(result, Failure)
    assert Outcome.ROBOTS is result.outcome
