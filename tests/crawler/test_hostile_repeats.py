"""Pages, headers and files that say a few things ten thousand times over: what each costs must not grow with it."""

import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler import blockpage, body, listing, sitemap
from crawler.archives import warc
from crawler.errors import Never
from crawler.frontier import Frontier
from crawler.http import Fetcher
from crawler.model import Failure, Outcome, Page, Source
from crawler.passing import Pass
from crawler.sites import PROFILES
from tests.crawler.conftest import LoopbackSite, ManualClock, Reply
from tests.timing import least_seconds

CSTO = next(profile for profile in PROFILES if profile.name == "csto-en")
SOURCE = Source(CSTO, CSTO.base_url, CSTO.sections)
URL = f"{CSTO.base_url}/news/news_odkb/some-article/"
MOST_SECONDS = 3.0


def page(content: bytes, content_type: str = "text/html") -> Page:
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    return Page(SOURCE.name, URL, URL, content, moment, headers=(("Content-Type", content_type),))


def article(number: object) -> str:
    return f"<a href='/news/news_odkb/s{number}/'>"


def links(unit: str, times: int, before: str = "") -> Callable[[], object]:
    content = (before + "".join([unit.replace("{n}", str(number)) for number in range(times)])).encode()
    return lambda: listing.links(page(content), SOURCE)


FINDS = {
    "headings never closed": lambda: blockpage.is_missing(b"404 " + b"<h1 " * 1_000_000),
    "spaces behind an error": lambda: blockpage.is_missing(b"<p>page not found" + b" " * 1_000_000 + b"x"),
    "spaces in a header": lambda: listing.text_of(page(b"<p>", "text/html; charset=" + " " * 100_000)),
    "spaces in a sitemap": lambda: list(listing.sitemap_entries(page(b"<url><loc>" + b" " * 1_000_000), SOURCE)),
    "spaces behind an address": lambda: list(listing.sitemap_entries(page(b"<url><loc>a" + b" " * 1_000_000), SOURCE)),
    "links side by side": links(f"{article('{n}')}x</a>", 7_000, "<div>"),
    "links to one article": links(f"{article(1)}x</a>", 7_000, "<div>"),
    "links of a list": links(f"<li>{article('{n}')}x</a>", 6_000, "<ul>"),
    "links beside a menu": links(f"{article('{n}')}x</a>", 7_000, f"<div><div>{'<a href=/x>x</a>' * 5_000}</div>"),
    "dates beside one article": links(f"{article(1)}x</a>", 7_000, f"<div>{'<b>12.03.2019 text</b>' * 7_000}"),
    "links in links": links(f"{article('{n}')}x", 14_000, "<svg>"),
}


@pytest.mark.parametrize("read", FINDS.values(), ids=FINDS)
def test_no_repetition_is_dear(read: Callable[[], object]) -> None:
    """However often an answer says a thing, it is taken in within seconds; each of these took a minute or more."""
    assert least_seconds(read) < MOST_SECONDS


SNIPPETS = (
    *(article("{n}"), article(1), "</a>", "<a href='/news/news_odkb/'>", "<a href='?PAGEN_1={n}'>", "<a href='/x'>"),
    *("<div>", "</div>", "<b>", "</b>", "<p>", "<li>", "<ul>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<svg>"),
    *("<math>", "<select><option>", "<object>", "<button>", "<template>", "<form>", "<base href='/{n}'>", "<textarea>"),
    *("12.03.2019", "12 March 2019", "text", "\n", " ", "404 not found", "<h1>", "<title>", "<!--", "<script>", "<"),
)


@given(st.lists(st.sampled_from(SNIPPETS), min_size=1, max_size=6))
@settings(max_examples=25)
def test_the_links_of_any_repetition_are_found_in_time(snippets: list[str]) -> None:
    """Whatever few things a page says over and over, its links are found within seconds, and it is known for a wall."""
    unit = "".join(snippets)
    content = "".join([unit.replace("{n}", str(number)) for number in range(12_000 // len(snippets))]).encode()

    def read() -> None:
        blockpage.wall(200, (), content)
        blockpage.is_missing(content)
        listing.links(page(content), SOURCE)

    assert least_seconds(read, tries=1) < MOST_SECONDS or least_seconds(read) < MOST_SECONDS


def test_links_in_links_count_while_they_are_few() -> None:
    """Drawings may hold links in links: a few of them are links like others."""
    found = listing.links(page(f"<svg>{article(1)}one{article(2)}two".encode()), SOURCE)
    assert ["onetwo", "two"] == [link.text for link in found]


def test_members_without_end_are_no_body() -> None:
    """Empty gzip members never reach the limit on bytes; so there is one on members."""
    with pytest.raises(Never) as error:
        body.read([gzip.compress(b"") * 1_001], encoding="gzip", limit=1_000_000)
    assert error.value.outcome is Outcome.NOT_HTML


@pytest.mark.parametrize("cut", range(-2, 12))
def test_members_are_read_wherever_the_answer_is_cut(cut: int) -> None:
    """A body of two gzip members is whole, though the network cuts it where the second begins."""
    first = gzip.compress(b"one ", 0)
    sent = first + gzip.compress(b"two")
    place = len(first) + cut
    assert b"one two" == body.read([sent[:place], sent[place:]], encoding="gzip", limit=100)


def test_a_sitemap_that_names_itself_without_end(
    site: LoopbackSite, source: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """Each further sitemap is met once, and no more of them than are read."""
    named = "".join(f"<sitemap><loc>{CSTO.base_url}/{n % 7}.xml</loc></sitemap>" for n in range(40_000))
    site.routes["/sitemap.xml"] = Reply(named.encode(), headers=(("Content-Type", "application/xml"),))
    given = Pass(source, fetcher, frontier, clock, frontier.db.atomic)
    assert least_seconds(lambda: list(sitemap.read(given)), tries=1) < MOST_SECONDS
    assert len(site.paths()) == 8


def record(
    content: bytes, length: object = None, answer: bytes = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
) -> bytes:
    block = answer + content
    fields = f"WARC-Type: response\r\nWARC-Target-URI: {URL}\r\nWARC-Date: 2020-01-01T00:00:00Z"
    head = f"WARC/1.0\r\n{fields}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


WHOLE = record(b"<html><h1>The council met</h1><p>12.03.2019</p><p>The ministers agreed.</p></html>")
LINES = b"X: y\r\n" * 2_000_000
WARCS = {
    "lengths that lie": record(b"x", 10**9) * 4_000,
    "a head without end": b"WARC/1.0\r\nContent-Length: 1\r\n" + LINES,
    "one line without end": b"WARC/1.0\r\nContent-Length: 1\r\nX: " + b"y" * 10_000_000,
    "a packed head without end": gzip.compress(b"WARC/1.0\r\nContent-Length: 1\r\n" + LINES * 6, 1),
    "an answer's head without end": record(b"", answer=b"HTTP/1.1 200 OK\r\n" + LINES + b"\r\n"),
    "a length of thousands of digits": record(b"x", "9" * 5_000),
}


@pytest.mark.parametrize("name", WARCS)
def test_no_archive_is_dear(name: str, tmp_path: Path) -> None:
    """Whatever an archive's records say of themselves, it is read in seconds, and what is wrong with it is named."""
    (tmp_path / "a.warc").write_bytes(WARCS[name])

    def read() -> list[Page | Failure]:
        return list(warc.pages(tmp_path, [SOURCE], clock=lambda: datetime(2026, 3, 1, tzinfo=UTC)))

    assert least_seconds(read, tries=1) < MOST_SECONDS
    assert (
        {Outcome.UNREADABLE, Outcome.TOO_LARGE} >= {one.outcome for one in read() if isinstance(one, Failure)} != set()
    )


def test_what_stands_before_endless_heads_is_read(tmp_path: Path) -> None:
    """A broken record costs no sound one beside it."""
    (tmp_path / "a.warc").write_bytes(WHOLE + b"WARC/1.0\r\nContent-Length: 1\r\n" + LINES[:600_000] + b"\r\n" + WHOLE)
    found = list(warc.pages(tmp_path, [SOURCE], clock=lambda: datetime(2026, 3, 1, tzinfo=UTC)))
    assert [True, False, True] == [isinstance(one, Page) for one in found]
