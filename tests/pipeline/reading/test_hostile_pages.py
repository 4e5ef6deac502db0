"""Pages made to choke a reader: each is read, or given up, within two seconds and 200 MiB."""

import datetime as dt
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.model import Page, Source
from crawler.sites import PROFILES
from pipeline import anatomy

PROFILE = PROFILES[0]
SOURCE = Source(PROFILE, PROFILE.base_url, PROFILE.sections)
URL = f"{PROFILE.base_url}/news/news_odkb/some-article/"
MOST_SECONDS, MOST_MEMORY = 2.0, 200 * 1024  # KiB
DEEP = 100_000

READ = """
import datetime as dt, sys, time
from crawler.model import Page, Source
from crawler.sites import PROFILES
from pipeline import anatomy
def peak():
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
content = sys.stdin.buffer.read()
source = Source(PROFILES[0], PROFILES[0].base_url, PROFILES[0].sections)
url = PROFILES[0].base_url + "/news/news_odkb/some-article/"
before, start = peak(), time.process_time()
anatomy.read(Page("csto-en", url, url, content, dt.datetime(2026, 11, 22, tzinfo=dt.UTC)), source)
print(time.process_time() - start, peak() - before)
"""

HOSTILE: dict[str, Callable[[], str]] = {
    "nested boxes": lambda: "<div>" * DEEP,
    "nested bold": lambda: "<b><p>" * DEEP,
    "nested tables": lambda: "<table><tr><td>" * DEEP,
    "nested lists": lambda: "<ul><li>" * DEEP + "The council met.",
    "closing what is not open": lambda: "<div>" * 190 + "</section>" * DEEP,
    "boxes in tables": lambda: "<table>" + "<div>x" * DEEP,
    "one long paragraph": lambda: "<p>" + "word " * 2_000_000,
    "bold words of one line": lambda: "<p>" + "word <b>" * DEEP,
    "bold words behind a long one": lambda: "<p>" + " x" * 1_000_000 + "<b>" * DEEP,
    "one long word": lambda: "x" * 10_000_000,
    "attributes": lambda: "<p " + " ".join(f"a{n}=1" for n in range(DEEP)) + ">text",
    "entities": lambda: "<p>" + "&amp;" * 1_000_000,
    "numeric entities": lambda: "<p>" + "&#1090;" * 1_000_000,
    "links": lambda: "".join(f'<li><a href="/news/news_odkb/s{n}/">Headline number {n}</a>' for n in range(DEEP)),
    "open comments": lambda: "<p>" + "<!--" * 1_000_000,
    "open tags": lambda: "<a " * 1_000_000,
    "open quotes": lambda: '<a title="' * 300_000,
    "open scripts": lambda: "<script>" * 300_000,
    "hidden boxes": lambda: "<div hidden>" * DEEP,
    "paragraphs": lambda: "<p>The council met in Moscow and agreed on this at length.</p>" * DEEP,
    "headings": lambda: "<h1>The council met in Moscow today</h1>" * DEEP,
    "copies of the headline": lambda: "<title>Speeches of all years</title>" + "<p>Speeches of all years</p>" * DEEP,
    "dates": lambda: "<p>27.11.2018</p>" * DEEP,
    "phones": lambda: "<p>CSTO Press Secretary " + "+7 495 " * 500_000,
    "image names": lambda: "<p>" + "a.jpg " * 500_000 + "Фото 1 " * 300_000 + ".jpg",
    "download links": lambda: "<p>" + "Download document " * 300_000,
    "lines of text": lambda: "The council met in Moscow.\n" * 300_000,
    "nothing": lambda: " " * 10_000_000,
    "zeros": lambda: "\x00" * 5_000_000,
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_is_dear(name: str) -> None:
    """However a page is built, reading it takes at most two seconds of processor time and 200 MiB."""
    work = HOSTILE[name]().encode("utf-8")[:10_000_000]
    tries = (cost(work) for _ in range(3))
    assert any(seconds < MOST_SECONDS and memory < MOST_MEMORY for seconds, memory in tries), cost(work)


def cost(content: bytes) -> tuple[float, int]:
    """Processor seconds and KiB that reading a page takes in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", READ],
        input=content,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    seconds, memory = done.stdout.split()
    return float(seconds), int(memory)


def read(content: bytes) -> None:
    moment = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    article = anatomy.read(Page("csto-en", URL, URL, content, moment), SOURCE)
    assert isinstance(article.body, str)
    article.text.encode("utf-8", "strict")


@given(st.binary(max_size=3000))
@settings(max_examples=150)
def test_no_bytes_raise(content: bytes) -> None:
    """Any bytes at all are read, if only to an empty article."""
    read(content)


PIECES = (
    *("<p>", "</p>", "<div>", "</div>", "<a href=/news/news_odkb/a/>", "</a>", "<td>", "<tr>", "<table>", "</table>"),
    *(
        "<h1>",
        "</h1>",
        "<li>",
        "<br>",
        "<hr>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<b>",
        "</b>",
        "<time datetime=1>",
    ),
    *('"', "'", "<", ">", "&nbsp;", "&#x", "27.11.2018", " 31.02.2022 ", "The Council met in Moscow. ", "A headline "),
    *("<img alt='a.jpg'>", "Go back", "CSTO Press Secretary Ivan Ivanov", "+7 495-795-27-10", "<div hidden>", "\ufdd0"),
    *(
        "Download document",
        "Annex 1.pdf",
        "delegation of Armenia",
        "<title>",
        "</title>",
        "<form>",
        "<svg>",
        "\x00",
        "\ud800",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=60))
@settings(max_examples=300)
def test_no_soup_raises(pieces: list[str]) -> None:
    """Tags and parts of pages in any disorder are read."""
    read("".join(pieces).encode("utf-8", "surrogatepass"))


def test_a_long_soup_is_read() -> None:
    """A few megabytes of the same disorder are read too."""
    rng = random.Random(1)
    read("".join(rng.choice(PIECES) for _ in range(200_000)).encode("utf-8", "surrogatepass"))
