"""Lines between a date and the text on a page that has no headline: none of them is one."""

import pytest

from tests.sites.trap_pages import (
    BODY,
    DELEGATIONS,
    HEADLINE,
    LEADS,
    PACSTO,
    PROFILE,
    carousel,
    document,
    facts,
    paragraphs,
    read,
    wanted,
)

LABEL = "What was agreed"
TEXT = (BODY[0], LABEL, BODY[1], "Those who had come a long way were given beds in the barracks of the frontier guard.")
LABELS = {"bold": "<p><b>{0}</b></p>", "heading": "<h3>{0}</h3>"}
DATES = {
    "over a counter": "<div><header>24 November 2022<div>183</div></header><div>{0}</div></div>",
    "over the text": "<div><div>24 November 2022</div><div>{0}</div></div>",
    "in the article's element": "<article><div>24 November 2022</div>{0}</article>",
    "over a table": "<table><tr><td>24 November 2022</td></tr><tr><td>{0}</td></tr></table>",
}


def text_with(label: str) -> str:
    return f"<p>{TEXT[0]}</p>{LABELS[label].format(LABEL)}{paragraphs(*TEXT[2:])}"


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("date", DATES)
def test_a_subheading_behind_one_paragraph(label: str, date: str) -> None:
    """A date that stands over a whole text is the article's: its second line, bold or large, heads a part of it."""
    found = read(document(DATES[date].format(text_with(label))), PACSTO)
    assert facts(found) == (None, wanted()[1], "\n\n".join(TEXT), 0)


@pytest.mark.parametrize("label", LABELS)
def test_a_subheading_behind_the_standing_block(label: str) -> None:
    """Behind pacsto's block no leads stand, and so the date is the article's, even as one of its paragraphs."""
    block = f"<div>{paragraphs(*DELEGATIONS[1])}</div>"
    found = read(document(f"<p>24 November 2022</p>{text_with(label)}", block), PACSTO)
    assert facts(found) == (None, wanted()[1], "\n\n".join(TEXT), 0)


def test_a_subheading_in_rows_of_a_table() -> None:
    """Where each paragraph is a row of a table, so is a subheading."""
    rows = "".join(f"<tr><td>{text}</td></tr>" for text in (TEXT[0], f"<b>{LABEL}</b>", *TEXT[2:]))
    found = read(document(f"<div>24 November 2022</div><table>{rows}</table>"), PACSTO)
    assert facts(found) == (None, wanted()[1], "\n\n".join(TEXT), 0)


def test_a_subheading_among_lines() -> None:
    """Where the paragraphs are lines of one element, and the date stands over that, a bold line is one of them."""
    lines = "<br>".join((TEXT[0], f"<b>{LABEL}</b>", *TEXT[2:]))
    found = read(document(f"<div><div>24 November 2022</div><div>{lines}</div></div>"), PACSTO)
    assert facts(found) == (None, wanted()[1], "\n\n".join(TEXT), 0)


def test_a_subheading_behind_dated_leads() -> None:
    """Leads that each end in a link of their own are over before the article's date, be it one of its lines."""
    leads = carousel((LEADS[0],), (LEADS[1],), dates=("12.11.2026", "11.11.2026"))
    found = read(document(f"<p>24 November 2022</p>{text_with('bold')}", leads))
    assert facts(found) == (None, wanted()[1], "\n\n".join(TEXT), 2)


def test_a_headline_behind_a_dated_lead() -> None:
    """One paragraph under a date beside it is a lead, and the bold line behind both the headline."""
    headline = "The council met over a frontier post"
    lead = f"<div><div>12.11.2026</div><p>{LEADS[0]}</p></div>"
    found = read(document(f"<div><p><b>{headline}</b></p>{paragraphs(*BODY)}</div>", lead), PROFILE)
    assert facts(found) == wanted(1, title=headline, day=None)


@pytest.mark.parametrize("query", ["?print=1", "/events/permanent-council-shelling?format=pdf"])
def test_pictures_of_a_printer_over_the_text(query: str) -> None:
    """Links to the page in another form, pictures without words, make no lead of the text's first paragraph."""
    tool = f'<td><a href="{query}"><img src="/images/printer.png" alt=""></a></td>'
    page = f"<table><tr>{tool * 2}</tr></table><table><tr><td>{paragraphs(*BODY)}</td></tr></table>"
    assert facts(read(document(page), PACSTO)) == wanted(title=None, day=None)


@pytest.mark.parametrize("copy", ["frontierpost", "frontier  post"])
def test_a_second_copy_with_a_date_in_words(copy: str) -> None:
    """The date behind a copy of the headline with other spaces is the article's, in words too."""
    again = f"{HEADLINE.replace('frontier post', copy)} 24 November 2022"
    assert facts(read(document(f"<div>{HEADLINE}</div><div>{again}</div><div>{paragraphs(*BODY)}</div>"))) == wanted()


@pytest.mark.parametrize("title", ["CSTO | {0}", "CSTO"])
@pytest.mark.parametrize("words", ["frontierpost", "frontier post"])
def test_a_copy_that_begins_with_a_date(words: str, title: str) -> None:
    """A headline that begins with a date keeps it, and is no other date's, though its copy has lost a space."""
    headline = f"09.10.2018 {HEADLINE}"
    again = headline.replace("frontier post", words).replace(" ", "", title != "CSTO")
    copies = f"<h1>{headline}</h1><figure><figcaption>{again}</figcaption></figure>"
    page = document(f"{copies}<p>24.11.2022</p><div>{paragraphs(*BODY)}</div>", title=title.format(headline))
    assert facts(read(page)) == wanted(title=headline)


@pytest.mark.parametrize("level", ["h2", "h3"])
def test_a_heading_that_is_a_sentence_with_a_date(level: str) -> None:
    """A heading over the text is its headline, though it begins with a date and ends in a full stop as texts do."""
    headline = f"On June 3, 2020 {HEADLINE[0].lower()}{HEADLINE[1:]}."
    slide = f"<div><p>18.11.2026</p><p>{LEADS[0]}</p><a href='/news/news_odkb/another-page/'>More</a></div>"
    page = document(f"<div><div>{slide}</div><{level}>{headline}</{level}>{paragraphs(*BODY)}</div>", title="CSTO")
    assert facts(read(page)) == wanted(title=headline, day=None, leads=1)


def test_a_second_copy_that_loses_its_first_space() -> None:
    """`ВМоскве` behind `В Москве`: the date behind that copy is the article's."""
    headline = "В Душанбе обсудили обстрел пограничной заставы на северном участке"
    copies = f"<h1>{headline}</h1><p>{headline.replace(' ', '', 1)} 24 ноября 2022</p>"
    article = read(document(f"<header>{copies}</header><div>{paragraphs(*BODY)}</div>", title=headline))
    assert facts(article) == wanted(title=headline)
