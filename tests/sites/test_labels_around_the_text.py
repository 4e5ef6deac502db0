"""Words for the hand around an article: tabs, tags, signs, notices. None is text, none takes anything with it."""

import datetime as dt

import pytest

from tests.sites.trap_pages import (
    BODY,
    CONTACT,
    HEADLINE,
    LEADS,
    document,
    facts,
    paragraphs,
    read,
    wanted,
)

HEAD = f"<h2>{HEADLINE}</h2><div>24.11.2022</div>"
TABS = "<ul><li>Story</li><li>Pictures</li><li>Sound</li></ul>"


@pytest.mark.parametrize("above", [TABS, "<div>A- A A+ 214</div>", "<div><i></i> 3 °</div>"])
@pytest.mark.parametrize("box", ["{}", "<div>{}</div>"])
def test_between_date_and_text(above: str, box: str) -> None:
    """Words that make a list of their own, and lines without any word, are no beginning of a text."""
    assert facts(read(document(f"{HEAD}{above}{box.format(paragraphs(*BODY))}"))) == wanted()


def test_the_date_over_tabs_and_a_text_without_a_headline() -> None:
    """It is still the article's."""
    found = read(document(f"<div>24.11.2022</div>{TABS}<div>{paragraphs(*BODY)}</div>"))
    assert facts(found) == wanted(title=None)


@pytest.mark.parametrize("items", [("Bread", "Fuel", "Blankets"), ("bread;", "fuel;", "blankets.")])
def test_a_list_amid_the_text_is_text(items: tuple[str, ...]) -> None:
    """A list of words behind a paragraph is told of by it."""
    listed = "".join(f"<li>{item}</li>" for item in items)
    article = f"{HEAD}<div><p>{BODY[0]}</p><p>Ten lorries brought to the village:</p><ul>{listed}</ul></div>"
    found = read(document(article))
    assert found.body.split("\n\n") == [BODY[0], "Ten lorries brought to the village:", *items]


@pytest.mark.parametrize(
    "tags", ['<a href="/t/1/">Border</a> <a href="/t/2/">Exercises</a>', '<a href="/t/1/">A</a>, <a href="/t/2/">B</a>']
)
def test_tags_behind_the_text(tags: str) -> None:
    """Two links to other pages of the site and no more are no text; the press contact behind them is read."""
    contact = paragraphs(*CONTACT)
    found = read(document(f"{HEAD}<div>{paragraphs(*BODY)}</div><div>{tags}</div>"))
    assert facts(found) == wanted()
    found = read(document(f"{HEAD}<div>{paragraphs(*BODY)}<p>{tags}</p>{contact}</div>"))
    assert (found.body, found.contact) == ("\n\n".join(BODY), "\n".join(CONTACT))


def test_addresses_of_the_contact_are_no_tags() -> None:
    """Mail and phone as two links in one line stay the contact's."""
    links = '<a href="mailto:odkb-pressa@gov.ru">odkb-pressa@gov.ru</a> <a href="tel:+74957952710">+7 495-795-27-10</a>'
    found = read(document(f"{HEAD}<div>{paragraphs(*BODY)}<p>{CONTACT[0]}</p><p>{links}</p></div>"))
    assert found.contact is not None
    assert found.contact.split() == [*CONTACT[0].split(), "odkb-pressa@gov.ru", "+7", "495-795-27-10"]


@pytest.mark.parametrize("day", ["", "09.07.2024 "])
@pytest.mark.parametrize("signs", ["***", "&nbsp; * * * &nbsp;"])
def test_asterisks_with_spaces_between_items_of_a_line(day: str, signs: str) -> None:
    """A running line's items are leads of their own, their dates in or before their links."""
    items = (f'{day}<a href="/news/news_odkb/piece-of-news-{n}/">{lead}</a>' for n, lead in enumerate(LEADS))
    found = read(document(f"{HEAD}{paragraphs(*BODY)}", f"<marquee>{f' {signs} '.join(items)}</marquee>"))
    assert [lead.text for lead in found.leads] == list(LEADS)
    assert {lead.date for lead in found.leads} == ({dt.date(2024, 7, 9)} if day else {None})


def test_a_lead_of_three_paragraphs_that_its_date_closes() -> None:
    """However short the last of them."""
    texts = ("A choir of frontier guards sang in the hall.", "Its oldest singer is ninety years old.", "He sang alone.")
    slides = "".join(
        f"<div>{''.join(f'<p>{text}</p>' for text in lead)}<div>{day}.07.2024</div></div>"
        for day, lead in (("09", (LEADS[0],)), ("05", texts[:2]), ("02", (LEADS[1], *texts[:2])))
    )
    found = read(document(f"{HEAD}{paragraphs(*BODY)}", f"<div>{slides}</div>"))
    assert [lead.date for lead in found.leads] == [dt.date(2024, 7, day) for day in (9, 5, 2)]
