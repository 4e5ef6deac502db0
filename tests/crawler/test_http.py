"""One GET: conditional, bounded, retried, and ending in exactly one named outcome."""

import gzip
import socket
import threading
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime

import httpx
import pytest

from crawler.http import Fetcher, HttpSettings
from crawler.model import Failure, NotModified, Outcome, Page, Source, Validators
from tests.crawler.conftest import Asked, LoopbackSite, ManualClock, Reply

URL = "https://en.odkb-csto.org/news/news_odkb/one/"
PATH = "/news/news_odkb/one/"
HTML = b"<html><head><title>One</title></head><body><p>Some words of a page.</p></body></html>"
SQUEEZED = gzip.compress(HTML)
NO_ELEMENT = "<html><title>Новости</title><body><h1>Новости</h1><font>Элемент не найден!</font></body></html>"
TYPE = ("Content-Type", "text/html; charset=utf-8")


def fetch(fetcher: Fetcher, source: Source, url: str = URL) -> Failure:
    result = fetcher.fetch(source, url)
    assert isinstance(result, Failure)
    return result


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


def test_nothing_is_tried_past_the_deadline(
    site: LoopbackSite, fetcher: Fetcher, source: Source, clock: ManualClock
) -> None:
    """A Retry-After beyond the pass's deadline is not waited for; a fetch after it is not begun."""
    site.routes[PATH] = Reply(status=429, headers=(("Retry-After", "90"),))
    deadline = clock() + timedelta(seconds=60)
    failure = fetcher.fetch(source, URL, deadline=deadline)
    assert isinstance(failure, Failure)
    assert clock() < deadline
    asked = len(site.paths())
    clock.pass_time(seconds=120)
    late = fetcher.fetch(source, URL, deadline=deadline)
    assert isinstance(late, Failure)
    assert (Outcome.TIMEOUT, asked) == (late.outcome, len(site.paths()))


def test_a_body_past_the_cap_is_too_large(site: LoopbackSite, clock: ManualClock, source: Source) -> None:
    """The cap holds for plain bodies, whatever Content-Length says."""
    site.routes[PATH] = Reply(HTML + b" " * 200_000)
    settings = HttpSettings(min_delay=timedelta(0), max_page_bytes=100_000)
    with Fetcher(settings, clock=clock, sleep=clock.sleep) as fetcher:
        assert Outcome.TOO_LARGE is fetch(fetcher, source).outcome


def test_a_compression_bomb_stops_at_the_cap(site: LoopbackSite, clock: ManualClock, source: Source) -> None:
    """A hundred megabytes in a hundred kilobytes are given up at the cap, not unpacked first."""
    engine = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(engine.compress(bytes(1 << 20)) for _ in range(100)) + engine.flush()
    site.routes[PATH] = Reply(bomb, headers=(TYPE, ("Content-Encoding", "gzip")))
    with Fetcher(HttpSettings(min_delay=timedelta(0)), clock=clock, sleep=clock.sleep) as fetcher:
        failure = fetch(fetcher, source)
    assert (Outcome.TOO_LARGE, 1) == (failure.outcome, len(site.paths()))


def test_a_compressed_page_is_decoded(site: LoopbackSite, fetcher: Fetcher, source: Source) -> None:
    """gzip is asked for and undone."""
    site.routes[PATH] = Reply(gzip.compress(HTML), headers=(TYPE, ("Content-Encoding", "gzip")))
    page = fetcher.fetch(source, URL)
    assert isinstance(page, Page)
    assert (HTML, "gzip, deflate") == (page.content, site.asked[-1].headers["accept-encoding"])


def test_a_trickle_of_bytes_ends_at_the_timeout(site: LoopbackSite, clock: ManualClock, source: Source) -> None:
    """A server that sends a byte now and then keeps nobody waiting longer than `timeout` in all."""
    site.routes[PATH] = Reply(drip=(b" ",) * 100, pause=0.05)
    settings = HttpSettings(min_delay=timedelta(0), timeout=timedelta(seconds=0.4), retries=0, robots=False)
    with Fetcher(settings, clock=clock, sleep=clock.sleep) as fetcher:
        assert Outcome.TIMEOUT is fetch(fetcher, source).outcome


def raw(head: bytes, body: bytes = b"") -> Reply:
    return Reply(raw=b"HTTP/1.1 " + head + b"\r\n\r\n" + body)


BROKEN = [
    (raw(b"200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000", HTML), Outcome.TRUNCATED),
    (raw(b"200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", b"20\r\n<html>"), Outcome.TRUNCATED),
    (
        raw(
            b"200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nConnection: close",
            gzip.compress(HTML)[:-20],
        ),
        Outcome.TRUNCATED,
    ),
    (raw(b"200 OK\r\nContent-Type: text/html\r\nConnection: close", HTML[:-20]), Outcome.TRUNCATED),
    (raw(b"200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br", b"\x0b\x02"), Outcome.NOT_HTML),
    (Reply(raw=b"SSH-2.0-OpenSSH_9.6\r\n"), Outcome.CONNECTION),
    (Reply(raw=b""), Outcome.CONNECTION),
]


@pytest.mark.parametrize(("reply", "outcome"), BROKEN)
def test_broken_answers_have_their_outcome(
    site: LoopbackSite, fetcher: Fetcher, source: Source, reply: Reply, outcome: Outcome
) -> None:
    """Cut bodies, foreign protocols and silence are told apart, and are never a page."""
    site.routes[PATH] = reply
    assert outcome is fetch(fetcher, source).outcome


BAD_PAGES = [
    (Reply(b""), Outcome.EMPTY),
    (Reply(b"<html><head><title>x</title></head><body><script>a()</script></body></html>"), Outcome.EMPTY),
    (Reply(b"%PDF-1.7 ...", headers=(("Content-Type", "application/pdf"),)), Outcome.NOT_HTML),
    (Reply(bytes(range(256)) * 8), Outcome.NOT_HTML),
    (Reply(b'{"error": "none"}'), Outcome.NOT_HTML),
    (Reply(b"<html><title>Page not found</title><body>Sorry, nothing.</body></html>"), Outcome.SOFT_404),
    (
        Reply(
            "<html><title>Новости</title><body><h1>Новости</h1><font>Элемент не найден!</font></body></html>".encode(
                "cp1251"
            )
        ),
        Outcome.SOFT_404,
    ),
    (Reply(b"<html><title>DDoS-Guard</title><body>Checking your browser</body></html>", 403), Outcome.BLOCKED),
    (Reply(b"<html><title>Just a moment...</title><body>Wait</body></html>", 503), Outcome.BLOCKED),
    (Reply(b"<html><body><div class='g-recaptcha'></div>Prove it</body></html>"), Outcome.BLOCKED),
]


@pytest.mark.parametrize(("reply", "outcome"), BAD_PAGES)
def test_answers_that_are_not_the_page(
    site: LoopbackSite, fetcher: Fetcher, source: Source, reply: Reply, outcome: Outcome
) -> None:
    """Empty pages, other types, error pages in disguise and walls are outcomes of their own, asked for once."""
    site.routes[PATH] = reply
    assert outcome is fetch(fetcher, source).outcome
    assert [PATH] == site.paths()


def to(place: str) -> Reply:
    return Reply(status=302, headers=(("Location", place),))


def test_a_redirect_inside_the_site_is_followed(site: LoopbackSite, fetcher: Fetcher, source: Source) -> None:
    """The page keeps the canonical address that was asked for, and says where it really lay."""
    site.routes[PATH] = to("/news/news_odkb/two/")
    site.page("/news/news_odkb/two/", "<p>Two</p>")
    page = fetcher.fetch(source, URL)
    assert isinstance(page, Page)
    assert (URL, site.url + "/news/news_odkb/two/") == (page.url, page.address)


def test_a_redirect_to_the_official_host_stays_on_the_mirror(
    site: LoopbackSite, fetcher: Fetcher, source: Source
) -> None:
    """A mirror that names the official host is still the mirror."""
    site.routes[PATH] = to("https://en.odkb-csto.org/news/news_odkb/two/")
    site.page("/news/news_odkb/two/", "<p>Two</p>")
    assert isinstance(fetcher.fetch(source, URL), Page)


ASTRAY = [
    ("https://elsewhere.example/news/news_odkb/one/", Outcome.REDIRECT_OUT),
    ("http://127.0.0.1:1/news/news_odkb/one/", Outcome.REDIRECT_OUT),
    ("http://10.0.0.1/", Outcome.REDIRECT_OUT),
    ("http://169.254.169.254/latest/", Outcome.REDIRECT_OUT),
    ("file:///etc/passwd", Outcome.REDIRECT_OUT),
    ("http://[::1/", Outcome.REDIRECT_OUT),
    (PATH, Outcome.REDIRECT_LOOP),
    ("", Outcome.REDIRECT_LOOP),
    ("/", Outcome.SOFT_404),
    ("/news/news_odkb/", Outcome.SOFT_404),
]


@pytest.mark.parametrize(("place", "outcome"), ASTRAY)
def test_redirects_that_lead_astray(
    site: LoopbackSite, fetcher: Fetcher, source: Source, place: str, outcome: Outcome
) -> None:
    """Off the site, to private addresses, in circles, or from an article to the home page: no page comes of it."""
    site.routes[PATH] = to(place)
    site.page("/", "<p>Home</p>")
    site.page("/news/news_odkb/", "<p>Listing</p>")
    assert outcome is fetch(fetcher, source).outcome


def test_a_redirect_to_an_official_host_on_a_private_network(clock: ManualClock, source: Source) -> None:
    """A host of the source that resolves to a private address is not followed to it."""
    from crawler import redirects
    from crawler.errors import CrawlError

    official = replace(source, base_url="https://odkb-csto.org", profile=replace(
        source.profile, hosts=("odkb-csto.org", "www.odkb-csto.org")))  # fmt: skip
    with pytest.raises(CrawlError) as caught:
        redirects.target(
            "https://odkb-csto.org/x/", "https://www.odkb-csto.org/x/", official, resolver=lambda _: ("10.1.2.3",)
        )
    assert Outcome.REDIRECT_OUT is caught.value.outcome
    assert "https://www.odkb-csto.org/x/" == redirects.target(
        "https://odkb-csto.org/x/", "https://www.odkb-csto.org/x/", official, resolver=lambda _: ("93.184.216.34",)
    )


def test_at_most_five_redirects(site: LoopbackSite, fetcher: Fetcher, source: Source) -> None:
    """The sixth ends it."""
    for n in range(10):
        site.routes[f"/news/news_odkb/r{n}/"] = to(f"/news/news_odkb/r{n + 1}/")
    site.routes[PATH] = to("/news/news_odkb/r0/")
    assert Outcome.REDIRECT_LOOP is fetch(fetcher, source).outcome
    assert 6 == len(site.paths())


def test_a_dead_host(fetcher: Fetcher, source: Source) -> None:
    """Nobody listening is a failed connection, in one line."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    failure = fetch(fetcher, replace(source, base_url=f"http://127.0.0.1:{port}"))
    assert Outcome.CONNECTION is failure.outcome
    assert "\n" not in failure.reason


def test_a_name_that_does_not_resolve(fetcher: Fetcher, source: Source) -> None:
    """A DNS failure is told from a dead host."""
    assert Outcome.DNS is fetch(fetcher, replace(source, base_url="http://no-such-host.invalid")).outcome


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


def test_a_proxy_is_used(site: LoopbackSite, clock: ManualClock, source: Source) -> None:
    """Requests go to the proxy in absolute form; its credentials go along."""
    target = "http://en.odkb-csto.org"
    site.routes[target + PATH] = Reply(HTML)
    proxy = site.url.replace("http://", "http://user:secret@")
    with Fetcher(HttpSettings(min_delay=timedelta(0), proxy=proxy), clock=clock, sleep=clock.sleep) as fetcher:
        page = fetcher.fetch(replace(source, base_url=target), URL)
    assert isinstance(page, Page)
    assert "Basic dXNlcjpzZWNyZXQ=" == site.asked[-1].headers["proxy-authorization"]


def test_a_proxy_without_an_address_is_told_at_once(clock: ManualClock) -> None:
    """A proxy that is no URL fails when the fetcher is made, not in the middle of a pass."""
    with pytest.raises(ValueError, match="proxy"):
        Fetcher(HttpSettings(proxy="not a proxy"), clock=clock, sleep=clock.sleep)


@pytest.fixture
def many_words() -> Callable[[int], bytes]:
    return lambda n: b"<html><body>" + b"<p>word word word</p>" * n + b"</body></html>"


def test_a_whole_page_with_a_captcha_in_its_form_is_a_page(
    site: LoopbackSite, fetcher: Fetcher, source: Source, many_words: Callable[[int], bytes]
) -> None:
    """A wall is thin: the same marks on a page full of text block nothing."""
    site.routes[PATH] = Reply(many_words(300).replace(b"</body>", b"<div class='g-recaptcha'></div></body>"))
    assert isinstance(fetcher.fetch(source, URL), Page)


def test_cookies_are_sent_back(site: LoopbackSite, fetcher: Fetcher, source: Source) -> None:
    """Guards in front of the sites set one and want it back."""
    site.routes[PATH] = Reply(HTML, headers=(TYPE, ("Set-Cookie", "__ddg1=abc; Path=/")))
    fetcher.fetch(source, URL)
    fetcher.fetch(source, URL)
    assert "__ddg1=abc" == site.asked[-1].headers["cookie"]
