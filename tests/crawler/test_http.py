"""One GET: conditional, bounded, retried, and ending in exactly one named outcome."""

import gzip
import threading
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime

import httpx
import pytest

from crawler.errors import Never
from crawler.http import Fetcher, HttpSettings
from crawler.model import Failure, NotModified, Outcome, Page, Source, Validators
from tests.crawler.conftest import Asked, LoopbackSite, ManualClock, Reply
from tests.crawler.gets import HTML, PATH, TYPE, URL, fetch

SQUEEZED = gzip.compress(HTML, mtime=0)
NO_ELEMENT = "<html><title>Новости</title><body><h1>Новости</h1><font>Элемент не найден!</font></body></html>"


def test_a_page_comes_with_all_that_is_known_of_it(site: LoopbackSite, fetcher: Fetcher, source: Source) -> None:
    """Bytes, canonical and fetched address, validators, headers sent and received."""
    site.routes[PATH] = Reply(HTML, headers=(TYPE, ("ETag", '"a"'), ("Last-Modified", "Mon, 02 Mar 2026 10:00:00 GMT")))
    page = fetcher.fetch(source, URL)
    assert isinstance(page, Page)
    assert (HTML, URL, site.url + PATH, 200, "csto-en") == (
        page.content, page.url, page.address, page.status, page.source,
    )  # fmt: skip
    assert Validators('"a"', "Mon, 02 Mar 2026 10:00:00 GMT") == page.validators
    assert "csto-monitor/0.1" == dict(page.request_headers)["User-Agent"]
    assert page.fetched_at.tzinfo is not None


def test_a_conditional_request_sends_both_validators(site: LoopbackSite, fetcher: Fetcher, source: Source) -> None:
    """304 is NotModified; what was stored went out."""
    site.page(PATH, "<p>words</p>")
    page = fetcher.fetch(source, URL)
    assert isinstance(page, Page)
    validators = replace(page.validators, last_modified="Mon, 02 Mar 2026 10:00:00 GMT")
    answer = fetcher.fetch(source, URL, validators=validators)
    assert isinstance(answer, NotModified)
    sent = site.asked[-1].headers
    assert (validators.etag, validators.last_modified) == (sent["if-none-match"], sent["if-modified-since"])


def test_304_to_an_unconditional_request_is_no_page(site: LoopbackSite, fetcher: Fetcher, source: Source) -> None:
    """A server that says "unchanged" unasked has given nothing."""
    site.routes[PATH] = Reply(status=304)
    assert Outcome.EMPTY is fetch(fetcher, source).outcome


@pytest.mark.parametrize(
    "path",
    ["/news/news_odkb/%20statement%2014.11.2026%20-%201/", "/a/..b/c.d/", "/a/./b/", "/?ELEMENT_ID=7", "/a~b/%d0/"],
)
def test_an_address_is_asked_for_as_it_stands(site: LoopbackSite, source: Source, path: str) -> None:
    """The short way of making a request asks for what httpx would ask for."""
    with Fetcher(HttpSettings(min_delay=timedelta(0)), sleep=lambda _: None) as fetcher:
        for _ in range(2):  # the first request to a host is made by httpx
            fetcher.fetch(source, URL, address=site.url + path)
    assert [httpx.URL(site.url + path).raw_path.decode()] * 2 == site.paths()


def test_a_connection_that_the_server_ends_is_made_anew(site: LoopbackSite, source: Source, fetcher: Fetcher) -> None:
    """A server that closes after every answer, saying so or not, costs no page and no retry."""
    closing = (("Content-Type", "text/html"), ("Connection", "close"))
    site.routes[PATH] = Reply(HTML, headers=closing)
    assert all(isinstance(fetcher.fetch(source, URL), Page) for _ in range(3))
    length = str(len(HTML)).encode()
    site.routes[PATH] = Reply(
        raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + length + b"\r\n\r\n" + HTML
    )
    assert all(isinstance(fetcher.fetch(source, URL), Page) for _ in range(3))
    assert len(site.paths()) == 6


def test_the_contact_is_in_the_user_agent(site: LoopbackSite, clock: ManualClock, source: Source) -> None:
    """Whoever runs the site can tell who asks."""
    site.routes[PATH] = Reply(HTML)
    settings = HttpSettings(min_delay=timedelta(0), contact="https://example.org/about", version="1.2")
    with Fetcher(settings, clock=clock, sleep=clock.sleep) as fetcher:
        fetcher.fetch(source, URL)
    assert "csto-monitor/1.2 (+https://example.org/about)" == site.asked[-1].headers["user-agent"]


STATUSES = [
    (404, Outcome.GONE, 1),
    (410, Outcome.GONE, 1),
    (401, Outcome.REFUSED, 1),
    (403, Outcome.REFUSED, 1),
    (451, Outcome.REFUSED, 1),
    (204, Outcome.EMPTY, 1),
    (206, Outcome.TRUNCATED, 4),
    (408, Outcome.TIMEOUT, 4),
    (425, Outcome.THROTTLED, 4),
    (429, Outcome.THROTTLED, 4),
    (500, Outcome.SERVER_ERROR, 4),
    (502, Outcome.SERVER_ERROR, 4),
    (503, Outcome.SERVER_ERROR, 4),
]


@pytest.mark.parametrize(("status", "outcome", "asked"), STATUSES)
def test_each_status_has_its_outcome(
    site: LoopbackSite, fetcher: Fetcher, source: Source, status: int, outcome: Outcome, asked: int
) -> None:
    """Statuses worth another try are asked for four times (three retries), the others once."""
    site.routes[PATH] = Reply(b"<html><body>no</body></html>" if status != 204 else b"", status)
    failure = fetch(fetcher, source)
    assert (outcome, status) == (failure.outcome, failure.status)
    assert asked == len(site.paths())


def test_a_retry_that_works_gives_the_page(
    site: LoopbackSite, fetcher: Fetcher, source: Source, clock: ManualClock
) -> None:
    """Two server errors, then the page; the pauses grow."""
    replies = iter([Reply(status=500), Reply(status=500), Reply(HTML)])
    site.routes[PATH] = lambda _: next(replies)
    assert isinstance(fetcher.fetch(source, URL), Page)
    assert [0.5, 1.0] == clock.slept


def test_retry_after_in_seconds_is_waited_for(
    site: LoopbackSite, fetcher: Fetcher, source: Source, clock: ManualClock
) -> None:
    """429 with Retry-After: 30 is tried again no sooner than that."""
    replies = iter([Reply(status=429, headers=(("Retry-After", "30"),)), Reply(HTML)])
    site.routes[PATH] = lambda _: next(replies)
    started = clock()
    assert isinstance(fetcher.fetch(source, URL), Page)
    assert timedelta(seconds=30) <= clock() - started < timedelta(seconds=61)


def test_retry_after_as_a_date_is_waited_for(
    site: LoopbackSite, fetcher: Fetcher, source: Source, clock: ManualClock
) -> None:
    """The other form of the header counts from the clock."""
    at = format_datetime(clock() + timedelta(seconds=45), usegmt=True)
    replies = iter([Reply(status=503, headers=(("Retry-After", at),)), Reply(HTML)])
    site.routes[PATH] = lambda _: next(replies)
    started = clock()
    assert isinstance(fetcher.fetch(source, URL), Page)
    assert timedelta(seconds=45) <= clock() - started < timedelta(seconds=106)


def test_a_long_retry_after_is_left_to_the_next_pass(site: LoopbackSite, fetcher: Fetcher, source: Source) -> None:
    """An hour is not slept through: the failure says when to come back."""
    site.routes[PATH] = Reply(status=503, headers=(("Retry-After", "3600"),))
    failure = fetch(fetcher, source)
    assert (Outcome.THROTTLED, timedelta(hours=1), 1) == (failure.outcome, failure.retry_after, len(site.paths()))


def test_a_wait_ends_when_we_are_told_to_stop(
    site: LoopbackSite, fetcher: Fetcher, source: Source, clock: ManualClock
) -> None:
    """A minute asked for by Retry-After is not waited out, and the host is not asked before its time either."""
    site.routes[PATH] = Reply(status=429, headers=(("Retry-After", "60"),))
    started = clock()
    told_at = started + timedelta(seconds=2)
    failure = fetcher.fetch(source, URL, stop=lambda: clock() >= told_at)
    assert isinstance(failure, Failure)
    assert timedelta(seconds=2) <= clock() - started < timedelta(seconds=3)
    assert len(site.paths()) == 1


def test_a_compressed_page_is_decoded(site: LoopbackSite, fetcher: Fetcher, source: Source) -> None:
    """gzip is asked for and undone."""
    site.routes[PATH] = Reply(gzip.compress(HTML), headers=(TYPE, ("Content-Encoding", "gzip")))
    page = fetcher.fetch(source, URL)
    assert isinstance(page, Page)
    assert (HTML, "gzip, deflate") == (page.content, site.asked[-1].headers["accept-encoding"])


def test_requests_to_one_host_never_overlap(site: LoopbackSite, clock: ManualClock, source: Source) -> None:
    """However many threads fetch, a host sees one request at a time."""
    busy, overlaps = threading.Lock(), []

    def answer(_: Asked) -> Reply:
        overlaps.append(not busy.acquire(blocking=False))
        threading.Event().wait(0.005)
        busy.release()
        return Reply(HTML)

    site.routes.update({f"/news/news_odkb/p{n}/": answer for n in range(12)})
    base = URL.removesuffix("one/")
    with Fetcher(HttpSettings(min_delay=timedelta(0)), clock=clock, sleep=clock.sleep) as fetcher:
        threads = [threading.Thread(target=fetcher.fetch, args=(source, f"{base}p{n}/")) for n in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [False] * 12 == overlaps


def test_the_pause_between_requests_is_kept(site: LoopbackSite, clock: ManualClock, source: Source) -> None:
    """`min_delay` lies between the end of one request and the start of the next, robots.txt included."""
    site.routes[PATH] = Reply(HTML)
    with Fetcher(HttpSettings(min_delay=timedelta(seconds=1)), clock=clock, sleep=clock.sleep) as fetcher:
        for _ in range(3):
            fetcher.fetch(source, URL)
    assert [1.0, 1.0, 1.0] == clock.slept


def test_a_robots_txt_past_its_cap_counts_up_to_there(site: LoopbackSite, clock: ManualClock, source: Source) -> None:
    """A file of a megabyte forbids what its first half says; it neither ends the source nor lets everything pass."""
    rules = b"User-agent: *\nDisallow: /secret/\n" + b"Disallow: /x\n" * 100_000
    site.routes["/robots.txt"] = Reply(rules, headers=(("Content-Type", "text/plain"),))
    site.routes[PATH] = Reply(HTML)
    with Fetcher(HttpSettings(min_delay=timedelta(0), retries=0), clock=clock, sleep=clock.sleep) as fetcher:
        assert isinstance(fetcher.fetch(source, URL), Page)
        with pytest.raises(Never, match="forbids"):
            fetcher.robots.check(f"{site.url}/secret/page/")


def test_a_proxy_is_used(site: LoopbackSite, clock: ManualClock, source: Source) -> None:
    """Requests go to the proxy in absolute form; its credentials go along."""
    target = "http://en.odkb-csto.org"
    site.routes[target + PATH] = Reply(HTML)
    proxy = site.url.replace("http://", "http://user:secret@")
    with Fetcher(HttpSettings(min_delay=timedelta(0), proxy=proxy), clock=clock, sleep=clock.sleep) as fetcher:
        page = fetcher.fetch(replace(source, base_url=target), URL)
    assert isinstance(page, Page)
    assert "Basic dXNlcjpzZWNyZXQ=" == site.asked[-1].headers["proxy-authorization"]


def test_trouble_with_a_proxy_is_told_as_the_proxy_s(clock: ManualClock, source: Source) -> None:
    """Nobody should look for it at the site: a proxy that is away, or whose name is unknown."""
    away, nameless = "http://127.0.0.1:1", "http://proxy.invalid:3128"
    reasons = []
    for proxy in (away, nameless):
        settings = HttpSettings(min_delay=timedelta(0), proxy=proxy, retries=0, robots=False)
        with Fetcher(settings, clock=clock, sleep=clock.sleep) as fetcher:
            failed = fetcher.fetch(source, URL)
        assert isinstance(failed, Failure)
        reasons.append((failed.outcome, failed.reason.startswith("the proxy: ")))
    assert [(Outcome.CONNECTION, True), (Outcome.DNS, True)] == reasons


def test_a_proxy_without_an_address_is_told_at_once(clock: ManualClock) -> None:
    """A proxy that is no URL fails when the fetcher is made, not in the middle of a pass."""
    with pytest.raises(ValueError, match="proxy"):
        Fetcher(HttpSettings(proxy="not a proxy"), clock=clock, sleep=clock.sleep)


def test_cookies_are_sent_back(site: LoopbackSite, fetcher: Fetcher, source: Source) -> None:
    """Guards in front of the sites set one and want it back."""
    site.routes[PATH] = Reply(HTML, headers=(TYPE, ("Set-Cookie", "__ddg1=abc; Path=/")))
    fetcher.fetch(source, URL)
    fetcher.fetch(source, URL)
    assert "__ddg1=abc" == site.asked[-1].headers["cookie"]
