"""Every fault a stand-in site can be told to have, seen from a client over a real connection."""

import time
import zlib
from collections.abc import Iterator
from itertools import pairwise

import httpx
import pytest

from crawler.replica import faults
from crawler.replica.corpus import stories
from crawler.replica.faults import Fault
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite

STORIES = stories(30)
LISTING = "/news/news_odkb/"


@pytest.fixture
def site() -> ReplicaSite:
    return ReplicaSite(stories=STORIES)


@pytest.fixture
def client(site: ReplicaSite) -> Iterator[httpx.Client]:
    with ReplicaServer(site) as server, httpx.Client(base_url=server.url(site), timeout=5) as client:
        yield client


def test_a_status_with_headers_so_many_times(client: httpx.Client, site: ReplicaSite) -> None:
    """503 with Retry-After twice, then the page again; other paths are untouched."""
    site.fault(Fault.status(503, headers={"Retry-After": "7"}), path=LISTING, times=2)
    answers = [client.get(LISTING) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [503, 503, 200]
    assert answers[0].headers["retry-after"] == "7"
    assert client.get("/").status_code == 200


def test_faults_match_path_or_path_and_query_and_the_latest_goes_first(client: httpx.Client, site: ReplicaSite) -> None:
    """Patterns are those of fnmatch; `clear_faults` ends all of them."""
    site.fault(Fault.status(500))
    site.fault(Fault.status(410), path="/documents/*")
    site.fault(Fault.status(403), path="*PAGEN_1=2")
    assert client.get("/").status_code == 500
    assert client.get("/documents/statements/").status_code == 410
    assert client.get(f"{LISTING}?PAGEN_1=2").status_code == 403
    assert client.get(f"{LISTING}?PAGEN_1=1").status_code == 500
    site.clear_faults()
    assert client.get("/").status_code == 200


def test_slow(client: httpx.Client, site: ReplicaSite) -> None:
    """The page comes late, others meanwhile do not; a client that gives up harms nothing."""
    site.fault(Fault.slow(30), path=LISTING)
    with pytest.raises(httpx.ReadTimeout):
        client.get(LISTING, timeout=0.1)
    site.clear_faults()
    site.fault(Fault.slow(0.15), path=LISTING, times=1)
    started = time.monotonic()
    assert client.get(LISTING).status_code == 200
    assert time.monotonic() - started >= 0.15


def test_drip(client: httpx.Client, site: ReplicaSite) -> None:
    """The body comes whole but in pieces over the time named."""
    site.fault(Fault.drip(0.2), path=LISTING)
    with client.stream("GET", LISTING) as answer:
        moments = [time.monotonic() for _ in answer.iter_raw()]
    assert len(moments) > 3
    assert moments[-1] - moments[0] >= 0.1
    assert all(later >= earlier for earlier, later in pairwise(moments))


def test_cut(client: httpx.Client, site: ReplicaSite) -> None:
    """The connection closes after half of the promised body."""
    site.fault(Fault.cut())
    with pytest.raises(httpx.RemoteProtocolError):
        client.get(LISTING)


def test_reset(client: httpx.Client, site: ReplicaSite) -> None:
    """The connection is reset; the log keeps the request with status 0."""
    site.fault(Fault.reset(), times=1)
    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
        client.get(LISTING)
    assert site.requests[-1].status == 0
    assert client.get(LISTING).status_code == 200


@pytest.mark.parametrize(
    ("wall", "status", "mark"),
    [("ddos-guard", 403, "DDoS-Guard"), ("cloudflare", 403, "cf_chl_opt"), ("captcha", 200, "captcha")],
)
def test_block_pages(client: httpx.Client, site: ReplicaSite, wall: str, status: int, mark: str) -> None:
    """A wall's page with its marks and status; none of the site's text."""
    site.fault(Fault.block_page(wall))
    answer = client.get(LISTING)
    assert answer.status_code == status
    assert mark in answer.text
    assert "Collective Security" not in answer.text
    with pytest.raises(ValueError, match="no such wall"):
        Fault.block_page("brick")


@pytest.mark.parametrize(("lang", "words"), [("en", "not found"), ("ru", "не найдена")])
def test_soft_404(lang: str, words: str) -> None:
    """`Not found` in the site's own dress and language with status 200, no story in it."""
    site = ReplicaSite(f"csto-{lang}", stories=stories(10, lang=lang))
    site.fault(Fault.soft_404())
    with ReplicaServer(site) as server:
        answer = httpx.get(server.url(site) + next(iter(site.stories)))
    assert answer.status_code == 200
    assert words in answer.text
    assert "top-menu" in answer.text


def test_redirect(client: httpx.Client, site: ReplicaSite) -> None:
    """Elsewhere with the code named; to its own path it is a loop."""
    site.fault(Fault.redirect("https://example.org/", code=302), path="/")
    assert client.get("/").headers["location"] == "https://example.org/"
    site.fault(Fault.redirect(LISTING), path=LISTING)
    with pytest.raises(httpx.TooManyRedirects):
        client.get(LISTING, follow_redirects=True)


def test_garbage_empty_hollow_and_huge(client: httpx.Client, site: ReplicaSite) -> None:
    """Bytes without sense; nothing; the site's frame without content; more than anyone wants."""
    for fault in (Fault.garbage(), Fault.empty(), Fault.hollow(), Fault.huge(megabytes=2)):
        site.clear_faults()
        site.fault(fault)
        answer = client.get(LISTING)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/html")
        match fault.name:
            case "garbage":
                with pytest.raises(UnicodeDecodeError):
                    answer.content.decode()
            case "empty":
                assert answer.content == b""
            case "hollow":
                assert "top-menu" in answer.text
                assert "news-item" not in answer.text
            case _:
                assert len(answer.content) == 2 << 20


def test_bomb(client: httpx.Client, site: ReplicaSite) -> None:
    """A few kilobytes of sound gzip that unpack to the megabytes named."""
    site.fault(Fault.bomb(megabytes=8))
    with client.stream("GET", LISTING) as answer:
        packed = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert len(packed) < 20_000
    assert len(zlib.decompress(packed, 16 + zlib.MAX_WBITS)) == 8 << 20


def test_not_modified_lie(client: httpx.Client, site: ReplicaSite) -> None:
    """304 to conditional requests although the page has changed; the page to unconditional ones."""
    tag = client.get(LISTING).headers["etag"]
    site.fault(Fault.not_modified_lie(), path=LISTING)
    site.remove(next(path for path, story in site.stories.items() if story.section == "news/news_odkb"))
    assert client.get(LISTING, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(LISTING).status_code == 200


def test_wrong_charset(client: httpx.Client) -> None:
    """The header names another encoding than the bytes are in."""
    site = ReplicaSite("csto-ru", stories=stories(5, lang="ru"), encoding="windows-1251")
    site.fault(Fault.wrong_charset("utf-8"))
    with ReplicaServer(site) as server:
        answer = httpx.get(server.url(site) + "/")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Новости" in answer.content.decode("windows-1251")


def test_faults_from_json() -> None:
    """Every fault can be named in JSON; what is none is an error."""
    assert faults.from_json({"name": "status", "code": 500}) == Fault.status(500)
    assert faults.from_json({"name": "slow", "seconds": 2.5}) == Fault.slow(2.5)
    assert faults.from_json({"name": "block_page", "wall": "captcha"}) == Fault.block_page("captcha")
    for wrong in ({"name": "fire"}, {"name": "cut", "seconds": 1}, {}):
        with pytest.raises(ValueError, match=r"no such fault|unexpected keyword"):
            faults.from_json(wrong)
