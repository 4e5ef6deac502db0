"""Pages that say a few things ten thousand times over: what each costs must not grow with how often it came before."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.model import Page, Source
from crawler.sites import PROFILES
from pipeline import anatomy
from pipeline.reading import generic
from tests.timing import least_seconds

MOST_SECONDS = 2.0
TITLE = "The council met in Moscow today"
NAMED = f"<title>{TITLE} - CSTO</title><meta property='og:title' content='{TITLE}'>"
OPENED = f"<h1>{TITLE}</h1><p>12.03.2019</p><p>The ministers met.</p>"
OTHER = "<div><a href='/news/news_odkb/z/'>Other</a></div>"
LINK, FILE = "<a href='/news/news_odkb/s{n}/'>", "<a href='/upload/{n}.pdf'>"

FINDS = {
    "dated headlines": ("csto-en", "", "<p>12.03.2019 The council {n} met in Minsk</p>", 20_000),
    "paragraphs and dates": (
        "csto-ru",
        "",
        "<p>The ministers agreed on this.</p><p>12.03.2019 The council {n} met</p><p>They agreed on {n} at length.</p>",
        7_000,
    ),
    "headings that a title names": ("csto-ru", NAMED, f"<h2>{TITLE} {{n}}</h2>", 20_000),
    "headings among paragraphs": (
        "jscsto-en",
        NAMED,
        f"<p>They agreed on this {{n}}.</p><form><input><h2>{TITLE} {{n}}</h2>",
        3_000,
    ),
    "tables in tables": ("csto-en", OPENED, f"<ul><li>{TITLE}</li><table><tr><td>", 30_000),
    "pictures": ("paodkb-ru", OPENED, "<img src='/a{n}.jpg' alt='The council {n}'>", 60_000),
    "documents": ("csto-en", OPENED, f"<p>Statement {{n}}.pdf</p>{FILE}</a>", 30_000),
    "scripts": ("paodkb-ru", "", "<script>1</script>", 60_000),
    "styles": ("csto-en", NAMED, f"<style>a{{}}</style> | {TITLE}", 60_000),
    "links that never end": ("jscsto-ru", NAMED, f"12 kB </span> {FILE} and", 60_000),
    "links without text": ("paodkb-ru", OPENED, f"{LINK}</a><p></p>", 40_000),
    "links of one line": ("csto-ru", OPENED, f"{LINK}</a>delegation of", 60_000),
    "captions": ("csto-en", OPENED, "<p>Photo {n}</p>", 60_000),
    "short headings": ("csto-en", OPENED, "<h3>Photo {n} and</h3>", 60_000),
}


def page(name: str, before: str, repeated: str, times: int) -> tuple[Page, Source]:
    profile = next(profile for profile in PROFILES if profile.name == name)
    url = f"{profile.base_url}/news/news_odkb/some-article/"
    text = before + "".join([repeated.replace("{n}", str(number)) for number in range(times)])
    moment = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    page = Page(name, url, url, text.encode("utf-8", "replace")[:10_000_000], moment)
    return page, Source(profile, profile.base_url, profile.sections)


@pytest.fixture(scope="module", autouse=True)
def _extractor() -> None:
    """What reads the pages that the anatomy cannot is loaded once for a process, and takes its time."""
    generic.extract("<p>The council met in Moscow.")


@pytest.mark.parametrize("name", FINDS)
def test_no_repetition_is_dear(name: str) -> None:
    """However often a page says a thing, reading it takes at most two seconds; some of these took minutes."""
    work = page(*FINDS[name])
    assert least_seconds(lambda: anatomy.read(*work)) < MOST_SECONDS


SNIPPETS = (
    *("<p>", "</p>", "<div>", "</div>", "<h1>", "<h2>", "<h3>", "<b>", "</b>", "<br>", "<hr>", "<li>", "<ul>", "</ul>"),
    *("<td>", "<tr>", "<table>", "</table>", "<dt>", "<dd>", "<section>", "</section>", "<article>", "<footer>"),
    *("<nav>", "</nav>", "<form>", "<aside>", "<span>", "</span>", "<figure>", "<time>", "<svg>", "<details><summary>"),
    *("<script>1</script>", "<style>a{}</style>", "<!-- x -->", "<noscript>", "<template>", "<textarea>", "<iframe>"),
    *(LINK, FILE, "</a>", "<a href=''>", "<img src='/a{n}.jpg'>", "<a href='mailto:a@b.example'>", "<a href='/news/'>"),
    *(TITLE, f"{TITLE} {{n}}", "12.03.2019", "12 марта 2019 г.", "12:30", "The ministers agreed on this at length. "),
    *("Armenia ", "delegation of the National Assembly of ", "CSTO Press Secretary ", "+7 495 795-27-10 ", "a.jpg "),
    *(
        "Photo {n} ",
        "{n} ",
        "Statement.pdf ",
        "Read more ",
        "Views: ",
        "* * * ",
        "1. ",
        "Question? ",
        "I. Ivanov ",
        "|",
    ),
    *("|", "News ", "Заявление ", "делегация ", "« ", "&nbsp;", " ", "\n", "; ", ": ", "( "),
)


@given(
    st.sampled_from([profile.name for profile in PROFILES]),
    st.sampled_from(["", NAMED, OPENED, NAMED + OPENED, OTHER + OPENED]),
    st.lists(st.sampled_from(SNIPPETS), min_size=1, max_size=8),
)
@settings(max_examples=30)
def test_any_repetition_is_read_in_time(name: str, before: str, snippets: list[str]) -> None:
    """Whatever few things a page says over and over, reading it takes at most two seconds."""
    work = page(name, before, "".join(snippets), 60_000 // len(snippets))
    assert least_seconds(lambda: anatomy.read(*work), tries=1) < MOST_SECONDS or (
        least_seconds(lambda: anatomy.read(*work)) < MOST_SECONDS
    )
