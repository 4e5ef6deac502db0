"""What a site says before an article beside its news: notes with a heading, questions, posts, what it is not yet."""

import datetime as dt

import pytest

from pipeline.recurring import NONE
from tests.sites.trap_pages import BODY, HEADLINE, LEADS, carousel, document, facts, paragraphs, read, wanted

ARTICLE = f"<h1>{HEADLINE}</h1><p>24.11.2022</p><div>{paragraphs(*BODY)}</div>"
LETTER = (
    "Dear visitors! I am glad that you have come to our pages, on which we tell what is done for a quiet border.",
    "We answer whoever asks us in good faith.",
)
LOOKING_BACK = "In 1998, the heads of four states signed a paper on how the staffs should talk to each other at night."
NOTES = {
    "a letter": f"<h3>A word from the head</h3>{paragraphs(*LETTER)}<p><i>I. Petrov, Secretary</i></p>",
    "this day": f"<h3>On this day</h3><p>22 November</p><p>{LOOKING_BACK}</p>",
    "a quotation": f"<h3>Said well</h3><blockquote><p>“{LETTER[0]}”</p><cite>I. Petrov, 2011</cite></blockquote>",
    "questions": "".join(
        f"<div><b>{asked}?</b><p>{LETTER[0]}</p></div>" for asked in ("Who are you", "May I visit you")
    ),
    "unfolded": f"<details><summary>Where are you?</summary><p>{LETTER[0]}</p></details>",
    "a film": f"<h3>Video of the week</h3><p>{LETTER[0]}</p><p>20.11.2026 | 03:48</p>",
    "on trial": "<p>This website works in test mode, so that some of its pages may still be empty for a while.</p>",
    "an old site": "<p>You see an old version of the site, which nobody has kept up since the spring of this year.</p>",
    "a post": f"<p><b>Staff</b> | 21.11.2026 09:40</p><p>{LETTER[0]}</p><a href='https://t.me/staff/1'>Open it</a>",
}


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("count", [0, 2])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_note_of_the_site_is_no_lead(note: str, count: int, is_first: bool) -> None:
    """Whatever it is, be there a carousel or not, before the note or behind it."""
    slider, box = carousel(*((lead,) for lead in LEADS[:count])), f"<div>{NOTES[note]}</div>"
    assert facts(read(document(ARTICLE, box + slider if is_first else slider + box))) == wanted(count)


@pytest.mark.parametrize("heading", ["Main events", "The latest", "Main"])
def test_a_lead_under_a_heading_of_news_is_a_lead(heading: str) -> None:
    """Though no link leads to it; the heading says what it is."""
    top = f"<div><h3>{heading}</h3><p>{LEADS[0]}</p></div>"
    assert facts(read(document(ARTICLE, top))) == wanted(1)


@pytest.mark.parametrize("shape", ["<div>{}</div>", "<div><div>{}</div></div>"])
def test_words_outside_of_a_box_of_linked_leads_are_none(shape: str) -> None:
    """The leads in the box have links, or dates of their own; the words have neither, and no heading."""
    box = shape.format(f"<p>{LETTER[0]}</p>")
    for slider in (carousel(*((lead,) for lead in LEADS)), carousel(*((each,) for each in LEADS), dates=DATES)):
        assert facts(read(document(ARTICLE, f"<div>{slider}{box}</div>"))) == wanted(len(LEADS))


DATES = ("18.11.2026", "16.11.2026")


def test_the_date_behind_a_caption_is_not_the_headlines() -> None:
    """A gallery's list ends right before the headline of an article without a date."""
    items = "".join(
        f"<div><a href='/gallery/{day}/'><img src='/{day}.jpg'><span>{said}</span></a> <span>{day}.10.2022</span></div>"
        for day, said in ((28, "The jump of the second company"), (27, "Drawings by children of six towns"))
    )
    article = read(document(ARTICLE.replace("<p>24.11.2022</p>", ""), f"<div><h3>Pictures</h3>{items}</div>"))
    assert facts(article) == wanted(day=None)


@pytest.mark.parametrize(
    "line",
    [
        "24.11.2022 <a href='/print/1/'>Printable version</a>",
        "24.11.2022 <a href='/writers/1/'>Ivan Konstantinovich Petrov</a>",
        "<a href='/writers/1/'>Ivan Konstantinovich Petrov</a> 24.11.2022 ZVF_2142.JPG",
    ],
)
def test_a_date_before_a_headline_with_a_link_beside_it(line: str) -> None:
    """The link leads to a page of the site too, but stands behind the date, or beside an image's name."""
    top = f"<div>{line}</div>"
    article = read(document(ARTICLE.replace("<p>24.11.2022</p>", "").replace("<h1>", f"{top}<h1>")))
    assert article.published == dt.date(2022, 11, 24)


@pytest.mark.parametrize("note", ["this day", "questions", "on trial", "an old site"])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_note_beside_an_article_without_headline_is_not_it(note: str, is_first: bool) -> None:
    """A page of the site is known; the note's box stands before or behind the text."""
    box, text = f"<div>{NOTES[note]}</div>", f"<div><p>24.11.2022</p>{paragraphs(*BODY)}</div>"
    known = NONE.add("https://en.odkb-csto.org/news/news_odkb/another/", read(document(ARTICLE, box)))
    article = read(document(f"{box}{text}" if is_first else f"{text}{box}"), recurring=known)
    assert facts(article) == wanted(title=None)


def test_a_heading_that_leads_to_a_page_heads_a_note() -> None:
    """The page is no article of the site: what a banner shows."""
    note = f"<a href='/rowing-2026/'><img src='/b.png'><h3>Rowing 2026</h3></a>{paragraphs(*LETTER)}"
    assert facts(read(document(ARTICLE, f"<div>{note}</div>"))) == wanted()
