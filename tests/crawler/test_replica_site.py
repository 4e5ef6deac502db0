"""A stand-in site while it runs: publishing, editing, removing, validators, HEAD, gzip, and who asked for what."""

import gzip
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from threading import Thread

import httpx
import pytest

from crawler.replica.corpus import stories, story_of_kind
from crawler.replica.exchange import Answer, Request
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
STORIES = stories(60)
LISTING = "/news/news_odkb/"


@pytest.fixture
def site() -> ReplicaSite:
    return ReplicaSite(stories=STORIES, clock=lambda: NOW)


@pytest.fixture
def served(site: ReplicaSite) -> Iterator[httpx.Client]:
    with ReplicaServer(site) as server, httpx.Client(base_url=server.url(site)) as client:
        yield client


def get(site: ReplicaSite, target: str, **headers: str) -> Answer:
    return site.answer(Request("GET", target, {name.replace("_", "-"): value for name, value in headers.items()}))


def header(answer: Answer, name: str) -> str:
    return dict(answer.headers)[name]


def test_a_published_story_is_first_everywhere(site: ReplicaSite) -> None:
    """A story of today appears at its path, at the head of its listing, on the home page and in the carousel."""
    story = story_of_kind("security_statement", published=date(2026, 11, 21))
    path = site.publish(story)
    assert path == f"/{story.section}/{story.slug}/"
    assert site.truth(path) == site.truth(story.slug) == story
    assert next(iter(site.stories)) == path
    for target in (path, "/", f"/{story.section}/"):
        assert path in get(site, target).body.decode()
    assert story.lead_paragraphs[0][:40] in get(site, list(site.stories)[30]).body.decode()


def test_a_story_published_late_is_listed_by_its_date(site: ReplicaSite) -> None:
    """A story dated weeks ago stands among those of its day, not first."""
    story = story_of_kind("routine", published=date(2026, 11, 1))
    site.publish(story)
    days = [told.published for told in site.stories.values() if told.published]
    assert days == sorted(days, reverse=True)


def test_a_story_stands_once(site: ReplicaSite) -> None:
    """Publishing a story again, or editing one onto another's address, is an error and changes nothing."""
    before = site.stories
    with pytest.raises(ValueError, match="published already"):
        site.publish(STORIES[1])
    with pytest.raises(ValueError, match="published already"):
        site.edit(STORIES[1].slug, slug=STORIES[0].slug, section=STORIES[0].section)
    assert site.stories == before


def test_a_taken_slug_gets_a_number(site: ReplicaSite) -> None:
    """Another story under a slug that is taken gets its number at the end, as the real site does it."""
    other = replace(STORIES[1], paragraphs=("Something else.",))
    path = site.publish(other)
    assert path == site.path(STORIES[1].slug).rstrip("/") + "-14061/"
    assert site.truth(path) == replace(other, slug=f"{other.slug}-14061")
    assert site.truth(STORIES[1].slug) == STORIES[1]


def test_an_edit_is_silent(site: ReplicaSite) -> None:
    """New wording under the old address, the order of the listing unchanged."""
    path = list(site.stories)[7]
    before = list(site.stories)
    site.edit(path, title="Another headline", paragraphs=("One.", "Two."), repeated=None)
    assert list(site.stories) == before
    assert "Another headline" in get(site, path).body.decode()


def test_an_edited_slug_moves_the_page(site: ReplicaSite) -> None:
    """The new address answers, the old one gives 404."""
    path = site.path(STORIES[4].slug)
    moved = site.edit(path, slug="moved")
    assert get(site, moved).status == 200
    assert get(site, path).status == 404


def test_a_removed_story_is_gone_everywhere(site: ReplicaSite) -> None:
    """404 with a page in the site's dress, no link to it anywhere; asking for it again is a KeyError."""
    path = site.path(STORIES[0].slug)
    site.remove(path)
    assert get(site, path).status == 404
    assert b"top-menu" in get(site, path).body
    assert path not in get(site, "/").body.decode() + get(site, LISTING).body.decode()
    with pytest.raises(KeyError):
        site.remove(path)


def test_a_redesign_keeps_addresses(site: ReplicaSite) -> None:
    """Setting markup or encoding changes every page's bytes and no address."""
    path = site.path(STORIES[2].slug)
    before = get(site, path)
    site.markup, site.encoding = "table", "windows-1251"
    after = get(site, path)
    assert (site.markup, site.encoding) == ("table", "windows-1251")
    assert b"<font" in after.body
    assert header(after, "ETag") != header(before, "ETag")
    with pytest.raises(ValueError, match="no such markup"):
        site.markup = "flash"
    with pytest.raises(ValueError, match="encoding"):
        site.encoding = "klingon"
    with pytest.raises(ValueError, match="colour"):
        site.restyle(colour="red")


def test_conditional_requests_are_answered_by_rfc_9110(site: ReplicaSite) -> None:
    """304 to the page's own ETag (weak or in a list) or to its Last-Modified; a tag goes before a date."""
    first = get(site, LISTING)
    tag, changed = header(first, "ETag"), header(first, "Last-Modified")
    assert get(site, LISTING, if_none_match=tag).status == 304
    assert get(site, LISTING, if_none_match=f'"x", W/{tag}').status == 304
    assert get(site, LISTING, if_modified_since=changed).status == 304
    assert get(site, LISTING, if_none_match='"x"', if_modified_since=changed).status == 200
    assert get(site, LISTING, if_modified_since="yesterday").status == 200
    early = format_datetime(NOW - timedelta(days=1), usegmt=True)
    assert get(site, LISTING, if_modified_since=early).status == 200
    assert header(get(site, LISTING, if_none_match=tag), "ETag") == tag


def test_validators_move_with_the_bytes_and_only_with_them() -> None:
    """A change gives a new ETag and a later Last-Modified within the same second; an untouched page keeps both."""
    told = stories(30, profile="jscsto-en")
    site = ReplicaSite("jscsto-en", stories=told, clock=lambda: NOW)
    listing, path = get(site, "/en/news/"), list(site.stories)[20]
    article = get(site, path)
    site.publish(story_of_kind("routine", published=date(2026, 11, 21), profile="jscsto-en"))
    assert header(get(site, "/en/news/"), "ETag") != header(listing, "ETag")
    assert get(site, "/en/news/", if_modified_since=header(listing, "Last-Modified")).status == 200
    assert get(site, path, if_none_match=header(article, "ETag")).status == 304
    assert get(site, path, if_modified_since=header(article, "Last-Modified")).status == 304
    assert header(listing, "Last-Modified") == format_datetime(NOW, usegmt=True)


def test_a_site_can_do_without_validators() -> None:
    """`validators=False`: no ETag, no Last-Modified, never 304."""
    plain = ReplicaSite(stories=STORIES, validators=False)
    answer = get(plain, LISTING)
    assert not {"ETag", "Last-Modified"} & set(dict(answer.headers))
    assert get(plain, LISTING, if_none_match="*").status == 200


def test_gzip_only_for_those_who_ask(site: ReplicaSite) -> None:
    """Compressed with Vary where the client accepts it; plain otherwise, and always with `gzip=False`."""
    plain, packed = get(site, LISTING), get(site, LISTING, accept_encoding="br, gzip")
    assert gzip.decompress(packed.body) == plain.body
    assert header(packed, "Vary") == "Accept-Encoding"
    assert "Content-Encoding" not in dict(plain.headers)
    site.restyle(gzip=False)
    assert get(site, LISTING, accept_encoding="gzip").body == plain.body


def test_wrong_slashes_are_redirected(site: ReplicaSite) -> None:
    """301 to the closing slash where the site has one, to the bare path where it has none."""
    path = site.path(STORIES[0].slug)
    assert header(get(site, path.rstrip("/")), "Location") == path
    assert header(get(site, "/news/news_odkb"), "Location") == LISTING
    assembly = ReplicaSite("pacsto-en", stories=stories(5, profile="pacsto-en"))
    own = next(iter(assembly.stories))
    assert header(get(assembly, own + "/"), "Location") == own


def test_robots_and_site_map(site: ReplicaSite) -> None:
    """robots.txt in Bitrix's manner names a site map of every article; both can be left out, robots.txt replaced."""
    robots = get(site, "/robots.txt").body.decode()
    assert "Disallow: /bitrix/" in robots
    assert "Sitemap: https://en.odkb-csto.org/sitemap.xml" in robots
    site_map = get(site, "/sitemap.xml").body.decode()
    assert all(f"<loc>https://en.odkb-csto.org{path}</loc>" in site_map for path in site.stories)
    site.restyle(sitemap=False, robots="User-agent: *\nCrawl-delay: 7\n")
    assert get(site, "/robots.txt").body == b"User-agent: *\nCrawl-delay: 7\n"
    assert get(site, "/sitemap.xml").status == 404
    site.restyle(robots=None)
    assert get(site, "/robots.txt").status == 404


def test_files_are_no_html(site: ReplicaSite) -> None:
    """Images and attachments under /upload/ answer with their own kind of content."""
    assert header(get(site, "/upload/iblock/1/ZVF_1.JPG"), "Content-Type") == "image/jpeg"
    assert header(get(site, "/upload/iblock/1/a.docx"), "Content-Type") == "application/octet-stream"


def test_requests_are_remembered(site: ReplicaSite) -> None:
    """Method, target with query, headers and status of every request, in order, until forgotten."""
    get(site, LISTING + "?PAGEN_1=2", user_agent="x")
    get(site, "/nowhere/")
    assert [(seen.method, seen.target, seen.status) for seen in site.requests] == [
        ("GET", "/news/news_odkb/?PAGEN_1=2", 200),
        ("GET", "/nowhere/", 404),
    ]
    assert site.requests[0].headers["user-agent"] == "x"
    site.forget_requests()
    assert site.requests == []


def test_it_speaks_http(served: httpx.Client, site: ReplicaSite) -> None:
    """Over a real connection: keep-alive, HEAD with the length of GET and no body, 405, 301, gzip."""
    page = served.get(LISTING)
    assert page.status_code == 200
    assert page.headers["content-encoding"] == "gzip"
    head = served.head(LISTING)
    assert (head.content, head.headers["content-length"]) == (b"", page.headers["content-length"])
    assert head.headers["etag"] == page.headers["etag"]
    assert served.post(LISTING).status_code == 405
    assert served.get("/news/news_odkb", follow_redirects=True).text == page.text
    assert served.get(LISTING, headers={"If-None-Match": page.headers["etag"]}).status_code == 304
    assert len(site.requests) == 6


def test_one_port_a_site_and_ports_that_close(site: ReplicaSite) -> None:
    """Two sites answer on ports of their own; a closed one refuses connections and comes back under its number."""
    other = ReplicaSite("csto-ru", stories=stories(5, lang="ru"))
    with ReplicaServer(site, other) as server:
        first, second = server.url(site), server.url(other)
        assert first != second
        assert (site.address, other.address) == (first, second)
        assert httpx.get(f"{second}/").status_code == 200
        server.close(other)
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{second}/")
        assert httpx.get(f"{first}/").status_code == 200
        assert server.open(other) == second
        assert httpx.get(f"{second}/").status_code == 200


def test_a_request_may_come_in_pieces_and_several_at_once(served: httpx.Client) -> None:
    """Bytes split anywhere, two requests in one packet: every request gets its answer, in order. Nonsense gets 400."""
    host, port = served.base_url.host, served.base_url.port or 0
    with socket.create_connection((host, port), timeout=5) as wire:
        for piece in (
            b"GET /contac",
            b"ts/ HTTP/1.1\r\nHost: x\r",
            b"\n\r\nGET /nope/ HTTP/1.1\r\nConnection: close\r\n\r\n",
        ):
            wire.sendall(piece)
        got = b"".join(iter(lambda: wire.recv(65536), b""))
    assert got.count(b"HTTP/1.1 ") == 2
    assert got.startswith(b"HTTP/1.1 200")
    assert b"HTTP/1.1 404" in got
    with socket.create_connection((host, port), timeout=5) as wire:
        wire.sendall(b"nonsense\r\n\r\n")
        assert wire.recv(12) == b"HTTP/1.1 400"


def test_it_can_be_changed_while_it_is_read(served: httpx.Client, site: ReplicaSite) -> None:
    """Publishing from another thread while pages are fetched: every answer is a whole page, every story arrives."""
    fresh = stories(120, seed=5)[60:]

    def publish() -> None:
        for story in fresh:
            site.publish(story)

    writer = Thread(target=publish)
    writer.start()
    while writer.is_alive():
        answer = served.get(LISTING)
        assert answer.text.rstrip().endswith("</html>")
    writer.join()
    assert {story.body for story in fresh} <= {story.body for story in site.stories.values()}
