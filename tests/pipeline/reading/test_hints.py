"""A profile's hint is looked for in its part of a page, with the outcome of looking at all of it."""

import datetime as dt

import pytest

from crawler.model import Page, Source
from crawler.sites.csto import CSTO_EN
from pipeline import anatomy
from pipeline.model import Served
from pipeline.reading.hints import part_meant
from pipeline.reading.sight import Sight

HINT = CSTO_EN.hints[0]
SOURCE = Source(CSTO_EN, CSTO_EN.base_url, CSTO_EN.sections)
ADDRESS = f"{CSTO_EN.base_url}/news/news_odkb/staffs-compared-their-plans/"
HEADLINE = "The staffs compared their plans for the autumn in Bishkek"
ARTICLE = (
    f'<h1>{HEADLINE}</h1>\n<div class="news-detail"><span class="news-date-time">14.09.2021</span>'
    "<p>Officers of five staffs compared their plans for the autumn in Bishkek and found two that do not agree.</p>"
    "<div>Both are to be written anew before the session of the council, with one table of dates for all.</div>"
    "</div>"
)


def page(before: str = "", behind: str = "", head: str = f"<title>{HEADLINE}</title>") -> str:
    menu = "".join(f'<li><a href="/structure/unit{n}/">Unit {n}</a></li>' for n in range(30))
    return f"<!DOCTYPE html><html><head>{head}</head><body><ul>{menu}</ul>{before}{ARTICLE}{behind}</body></html>"


def served(html: str) -> Served:
    one = Page("csto-en", ADDRESS, ADDRESS, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    article = anatomy.read(one, SOURCE)
    assert article.title == HEADLINE
    return article.reading.served


def test_the_part_is_headline_to_end_of_body() -> None:
    """From the first heading the hint may mean to where the body's element ends; menus are no part of it."""
    part = part_meant(Sight(page()), HINT)
    assert part is not None
    assert part.html == ARTICLE.removesuffix("</div>")
    assert part.is_all
    assert served(page()) is Served.HINT


def test_another_heading_behind_it_is_not_passed_over() -> None:
    """What the hint may mean behind the body is told: then the whole page is asked where the part says nothing."""
    part = part_meant(Sight(page(behind="<h1>Archive</h1>")), HINT)
    assert part is not None
    assert not part.is_all


@pytest.mark.parametrize(
    "before",
    [
        pytest.param('<h1 style="display:none">Collective security</h1>', id="a hidden heading comes first"),
        pytest.param("<H1 hidden>Collective security</H1>", id="the same, its tag in capitals"),
    ],
)
def test_the_first_heading_counts(before: str) -> None:
    """A heading before the article's is the one the hint points at: it does not agree, and the anatomy serves."""
    assert served(page(before)) is Served.ANATOMY


@pytest.mark.parametrize(
    "before", ["<!-- the old one: ", "<!-- "], ids=["a comment that never ends", "a comment without a word"]
)
def test_a_comment_before_it_is_looked_at(before: str) -> None:
    """Where the article may stand in a comment, no part is taken for it."""
    assert part_meant(Sight(page(before)), HINT) is None


SECTION = (
    '<h1 id="pagetitle">News</h1>\n<div class="news-detail"><h3>{headline}</h3>'
    '<span class="news-date-time">14.09.2021</span>'
    "<p>Officers of five staffs compared their plans for the autumn in Bishkek and found two that do not agree.</p>"
    "<p>Both are to be written anew before the session of the council, with one table of dates for all.</p></div>"
)


@pytest.mark.parametrize(
    "title", [HEADLINE, f"News | {HEADLINE}", "Collective Security Treaty Organization", "News", "News | CSTO"]
)
@pytest.mark.parametrize("headline", [HEADLINE, f"<b>{HEADLINE}</b>"])
def test_a_section_over_the_article_is_not_its_headline(title: str, headline: str) -> None:
    """A heading that says where one is comes first and is no headline, whatever the titles of the page say."""
    html = f"<title>{title}</title><body>{SECTION.format(headline=headline)}</body>"
    one = Page("csto-en", ADDRESS, ADDRESS, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    article = anatomy.read(one, SOURCE)
    assert article.title == HEADLINE
    assert article.published == dt.date(2021, 9, 14)
    assert article.body.startswith("Officers of five staffs")


def test_a_hint_gives_way_to_the_pages_titles() -> None:
    """Where a title of the page names another row than the hint does, the anatomy serves."""
    other = HEADLINE.replace("autumn", "winter")
    html = f"<title>{other}</title><body>{ARTICLE.replace('<p>', f'<h2>{other}</h2><p>', 1)}</body>"
    one = Page("csto-en", ADDRESS, ADDRESS, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    assert anatomy.read(one, SOURCE).reading.served is Served.ANATOMY
