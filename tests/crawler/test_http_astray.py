"""Answers that are not the page: broken, endless, too large, walls, redirects that lead astray. One outcome each."""

import gzip
import socket
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from crawler.http import Fetcher, HttpSettings
from crawler.model import Failure, Outcome, Page, Source
from tests.crawler.conftest import LoopbackSite, ManualClock, Reply
from tests.crawler.gets import HTML, PATH, TYPE, URL, fetch


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
            gzip.compress(HTML, mtime=0)[:-20],
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


@pytest.mark.parametrize("place", ["/", "/news/news_odkb/one/"])
def test_a_section_that_leads_on_to_no_listing(
    site: LoopbackSite, fetcher: Fetcher, source: Source, place: str
) -> None:
    """Links of the home page, or of an article, are no news of a section: it is gone, not quiet."""
    listing = "/documents/statements/"
    site.routes[listing] = to(place)
    site.page("/", "<p>Home</p>")
    site.page("/news/news_odkb/one/", "<p>One</p>")
    found = fetcher.fetch(source, source.profile.base_url + listing)
    assert isinstance(found, Failure)
    assert (Outcome.GONE, True) == (found.outcome, "no listing" in found.reason)


def test_a_section_that_moved_is_followed(site: LoopbackSite, fetcher: Fetcher, source: Source) -> None:
    """To another listing of the site."""
    site.routes["/documents/statements/"] = to("/news/news_odkb/")
    site.page("/news/news_odkb/", "<p>Listing</p>")
    assert isinstance(fetcher.fetch(source, source.profile.base_url + "/documents/statements/"), Page)


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


@pytest.fixture
def many_words() -> Callable[[int], bytes]:
    return lambda n: b"<html><body>" + b"<p>word word word</p>" * n + b"</body></html>"


def test_a_whole_page_with_a_captcha_in_its_form_is_a_page(
    site: LoopbackSite, fetcher: Fetcher, source: Source, many_words: Callable[[int], bytes]
) -> None:
    """A wall is thin: the same marks on a page full of text block nothing."""
    site.routes[PATH] = Reply(many_words(300).replace(b"</body>", b"<div class='g-recaptcha'></div></body>"))
    assert isinstance(fetcher.fetch(source, URL), Page)
