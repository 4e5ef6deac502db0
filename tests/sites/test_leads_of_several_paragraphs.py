"""Leads of several paragraphs, in lists of terms, items and lines: each is one lead, its paragraphs are none."""

import datetime as dt

import pytest

from tests.sites.trap_pages import BODY, HEADLINE, document, paragraphs, read, wanted

LEADS = (
    ("Two hundred divers searched the reservoir for mines.", "None was found.", "The beaches open again on Friday."),
    ("A choir of frontier guards sang in the hall of columns, and its oldest singer is ninety.",),
    ("A bridge of boats was laid across the river within an hour.", "Three lorries crossed it."),
)
DAYS = ("09.07.2024", "05.07.2024", "28.06.2024")
ARTICLE = f"<h2>{HEADLINE}</h2><div>24.11.2022</div>{paragraphs(*BODY)}"


def linked(number: int, text: str) -> str:
    return f'<a href="/news/news_odkb/other-news-number-{number}/">{text}</a>'


def terms(term: str) -> str:
    items = (
        f"<dt>{term.format(number, DAYS[number])}</dt><dd>{linked(number, lead[0])}</dd>"
        + "".join(f"<dd>{text}</dd>" for text in lead[1:])
        for number, lead in enumerate(LEADS)
    )
    return f"<dl>{''.join(items)}</dl>"


@pytest.mark.parametrize("term", ["{1}", '<a href="/news/news_odkb/other-news-number-{0}/"><img src="/{0}.jpg"></a>'])
def test_what_is_told_of_one_term_is_one_lead(term: str) -> None:
    """In a list of terms each lead has its date or picture for term: several descriptions of it are one lead."""
    article = read(document(ARTICLE, terms(term)))
    assert [lead.text for lead in article.leads] == ["\n\n".join(lead) for lead in LEADS]


def test_terms_that_head_several_leads() -> None:
    """Under the one term that is a list's heading every description is a lead."""
    items = "".join(f"<dd>{linked(number, lead[0])}</dd>" for number, lead in enumerate(LEADS))
    assert len(read(document(ARTICLE, f"<dl><dt>Latest news</dt>{items}</dl>")).leads) == len(LEADS)


@pytest.mark.parametrize("day", [True, False])
def test_lines_among_rules(day: bool) -> None:
    """Where lines of one box make the leads, a link to another article begins the next one."""
    front = "<hr>".join(
        (f"<b>{DAYS[number]}</b><br>" if day else "") + "<br>".join([linked(number, lead[0]), *lead[1:]])
        for number, lead in enumerate(LEADS)
    )
    assert read(document(ARTICLE, f"<div><div>Latest news</div>{front}</div>")).leads == tuple(
        read(document(ARTICLE, terms("{1}" if day else "News"))).leads
    )


@pytest.mark.parametrize(("tag", "count"), [("li", 1), ("li", 2), ("li", 3), ("article", 2), ("article", 3)])
def test_a_date_amid_an_item_is_that_items(tag: str, count: int) -> None:
    """An item may give its date behind its first paragraph, and go on: it is one lead, of that date."""
    items = (
        f"<{tag}>{linked(number, lead[0])}<time>{DAYS[number]}</time>"
        + "".join(f"<div>{text}</div>" for text in lead[1:])
        + f"</{tag}>"
        for number, lead in enumerate(LEADS[3 - count :], 3 - count)
    )
    leads = read(document(ARTICLE, f"<ul>{''.join(items)}</ul>")).leads
    assert [lead.text for lead in leads] == ["\n\n".join(lead) for lead in LEADS[3 - count :]]
    days = [dt.date(*map(int, reversed(day.split(".")))) for day in DAYS[3 - count :]]
    assert [lead.date for lead in leads] == days


def test_short_sentences_in_the_items_of_a_list_of_leads() -> None:
    """Undated leads without links: a list of which two items are leads is a list of leads, however short the first."""
    items = "".join(f"<li>{paragraphs(*lead)}</li>" for lead in (LEADS[2], *[(*BODY,)[::-1], LEADS[1]]))
    short = "<li><p>A ferry went down.</p><p>Nobody was hurt on board.</p></li>"
    assert len(read(document(ARTICLE, f"<ul>{short}{items}</ul>")).leads) == 4


def test_the_way_to_a_page_that_only_leads_home() -> None:
    """Links to the front page and to a part of the site that is no section, then the headline: a way, no headline."""
    way = f'<div><a href="/">Main</a> / <a href="/staff/all-of-it/">Joint staff</a> / <span>{HEADLINE}</span></div>'
    article = f"{way}<div><div>{HEADLINE}</div></div><div>24.11.2022</div><div>{paragraphs(*BODY)}</div>"
    found = read(document(article))
    assert (found.title, found.published, found.body) == wanted()[:3]


def test_a_headline_in_a_table_of_its_own() -> None:
    """Date and text stand together in another table: the sentence over them is the headline all the same."""
    article = (
        f"<table><tr><td>{HEADLINE}</td></tr></table><table><tr><td>24.11.2022</td></tr>"
        f"<tr><td>{paragraphs(*BODY)}</td></tr></table>"
    )
    found = read(document(article))
    assert (found.title, found.published, found.body) == wanted()[:3]


def test_todays_date_over_the_menu_is_not_the_articles() -> None:
    """A page without headline and date has none, though its header shows the day it was fetched on."""
    header = "<div>Sunday, 22 November 2026</div><div>Reception: +7 (495) 123-45-67</div>"
    html = document(paragraphs(*BODY)).replace("<body>", f"<body>{header}")
    found = read(html)
    assert (found.title, found.published, found.body) == wanted(title=None, day=None)[:3]
