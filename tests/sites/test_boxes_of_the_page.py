"""Side boxes and the page's foot: their captions are no headlines, and what they tell of the site is no text."""

import pytest

from tests.sites.trap_pages import BODY, HEADLINE, document, facts, paragraphs, read, wanted

ABOUT = "About the site: it tells of the work of the Organization, of its bodies and of its missions."
FOOT = "<div>© 2002-2026 Collective Security Treaty Organization. 3/2 Sverchkov lane, Moscow, 101000</div>"
BACK = '<div><a href="javascript:history.back()">Go back</a></div>'
OTHER = "".join(
    f'<div><h3><a href="/news/news_odkb/other-news-number-{day}/">{text}</a></h3><time>0{day}.07.2026</time></div>'
    for day, text in ((1, "A bridge of boats was laid across the river"), (2, "Divers searched the reservoir"))
)
BOXES = (
    "<table><tr><td><b>Rubrics</b></td></tr><tr><td>News [1211]</td></tr></table>"
    "<table><tr><td><b>Visitors</b></td></tr><tr><td><div>Now: 3</div><div>Today: 412</div></td></tr></table>",
    "<div><h5>Line of trust</h5><p>+7 (495) 623-41-10</p></div>",
    "<div><h3>Reception of citizens</h3><p>Mondays, room 214</p><p>Fridays, room 12</p></div>",
)


@pytest.mark.parametrize("closing", [BACK, f"<div><h4>Other news</h4>{OTHER}</div>", f"{BACK}<div>{OTHER}</div>"])
@pytest.mark.parametrize("date", ["<div>24.11.2022</div>", ""])
@pytest.mark.parametrize("leads", [0, 1])
def test_words_about_the_site_over_the_footer(closing: str, date: str, leads: int) -> None:
    """Behind what closes an article, in the footer's box, they are neither its text nor end a carousel."""
    lead = '<a href="/news/news_odkb/other-news-number-3/">Chess players of nine garrisons met over the internet.</a>'
    page = f"<div>{date}{paragraphs(*BODY)}</div>{closing}<div><div>{ABOUT}</div>{FOOT}</div>"
    found = facts(read(document(page, f"<div>{lead}</div>" * leads)))
    assert found == wanted(leads, title=None, **({} if date else {"day": None}))


def test_an_article_in_one_box_with_the_footer() -> None:
    """Where nothing has closed another text before it, it is the article."""
    lead = '<a href="/news/news_odkb/other-news-number-3/">Chess players of nine garrisons met over the internet.</a>'
    found = read(f"<html><body><div>{lead}</div><div><p>{BODY[0]}</p>{FOOT}</div></body></html>")
    assert (found.body, len(found.leads)) == (BODY[0], 1)


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("is_before", [True, False])
@pytest.mark.parametrize("date", ["<div>24.11.2022</div>", ""])
def test_a_side_box_is_no_article(box: str, is_before: bool, date: str) -> None:
    """Its caption does not become the headline of an article without one, nor its words the text."""
    article = f"<div>{date}{paragraphs(*BODY)}</div>"
    side = f"<div>{box}</div>"
    page = f"<div>{side}{article}</div>" if is_before else f"<div>{article}{side}</div>"
    assert facts(read(document(page))) == wanted(0, title=None, **({} if date else {"day": None}))


@pytest.mark.parametrize("line", ["24.11.2022", "24 November 2022", "Views: 312", "Print"])
def test_a_short_headline_in_a_box_with_its_date(line: str) -> None:
    """It is the headline, though the text stands in another box."""
    head = f"<div><h4>Oaks for the staff</h4><div>{line}</div></div>"
    found = read(document(f"{head}<div>{paragraphs(*BODY)}</div>"))
    assert (found.title, found.body) == ("Oaks for the staff", "\n\n".join(BODY))


def test_a_headline_the_page_names() -> None:
    """A title of the page says what it is, whatever stands beside it."""
    head = "<div><h4>Oaks for the staff</h4><div>Ninety of them</div></div>"
    found = read(document(f"{head}<div>{paragraphs(*BODY)}</div>", title="Oaks for the staff - CSTO"))
    assert found.title == "Oaks for the staff"
    assert HEADLINE not in found.body


def test_pictures_to_print_between_headline_and_date() -> None:
    """They are the article's, so what stands over them is its headline, however long and in whatever box."""
    long = (
        "Oaks for the staff and lindens for the hospital, as all who came to dig on this rainy morning were told by "
        "the gardeners of the town, who had kept the young trees under glass through two hard winters for this one day"
    )
    tools = '<td><a href="?print=1"><img src="/p.png"></a></td><td><a href="?format=pdf"><img src="/d.png"></a></td>'
    head = f"<table><tr><td>{long}</td>{tools}</tr></table>"
    text = f"<table><tr><td>24.11.2022</td></tr><tr><td>{paragraphs(*BODY)}</td></tr></table>"
    lead = '<p>Divers searched the reservoir.</p><a href="/news/news_odkb/other-news-number-1/">Read more</a>'
    found = read(document(f"<table><tr><td>{lead}</td></tr></table>{head}{text}"))
    assert facts(found) == wanted(1, title=long)
