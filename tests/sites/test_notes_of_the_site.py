"""What a site says of itself beside an article: who leads it, what it is, what is to come, how to get its letters."""

import pytest

from tests.sites.trap_pages import (
    BODY,
    DAY,
    HEADLINE,
    LEADS,
    TRAILER,
    carousel,
    document,
    facts,
    paragraphs,
    read,
    wanted,
)

HEAD = f"<h1>{HEADLINE}</h1><p>24.11.2022</p>"
TEXT = f"<div>{paragraphs(*BODY)}</div>"
NOTES = {
    "who leads it": "<h4>Secretary General</h4><img src='/a.jpg'><p>He has led the Secretariat of the Treaty since the"
    " first of January of that year.</p><a href='/structure/head/'>Life</a>",
    "what it is": "<h4>About the Treaty</h4><p>The Treaty was signed on May 15, 1992 by the heads of six states, and"
    " came into force two years later.</p><a href='/about/'>Read more</a>",
    "its letters": "<h4>Subscribe to our newsletter</h4><p>Leave your address, and what is new will be sent to you"
    " every week.</p><form><input type='email'><button>Send</button></form>",
}
COMING = (
    "<div><h4>Calendar</h4><ul><li><b>05.12.2026</b> Meeting of the Permanent Council</li>"
    "<li><b>12.12.2026</b> Talks of the staffs</li></ul></div>"
)


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("leads", [LEADS, ()])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_note_in_front_of_the_article_is_no_lead(note: str, leads: tuple[str, ...], is_first: bool) -> None:
    """Be there a carousel or not, before the note or behind it."""
    slider, box = carousel(*((lead,) for lead in leads)), f"<div><div>{NOTES[note]}</div></div>"
    top = box + slider if is_first else slider + box
    assert facts(read(document(f"{HEAD}{TEXT}", top))) == wanted(len(leads))


@pytest.mark.parametrize("note", NOTES)
def test_a_note_in_front_of_a_text_without_headline_is_none_of_it(note: str) -> None:
    """Nor is what heads the note the headline."""
    article = read(document(f"<p>24.11.2022</p>{TEXT}", f"<div><div>{NOTES[note]}</div></div>"))
    assert facts(article) == wanted(title=None)


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("trailer", [TRAILER, ""])
def test_a_note_behind_the_article_is_no_text(note: str, trailer: str) -> None:
    """It stands in a box beside the text's, in the article's."""
    assert facts(read(document(f"{HEAD}{TEXT}{trailer}<div>{NOTES[note]}</div>"))) == wanted()


@pytest.mark.parametrize("top", [COMING, carousel((LEADS[0],)) + COMING, COMING + carousel((LEADS[0],))])
def test_what_is_to_come_is_no_lead_and_no_headline(top: str) -> None:
    """Its dates are later than the page."""
    assert facts(read(document(f"{HEAD}{TEXT}", top))) == wanted(LEADS[0] in top)
    assert read(document(f"{TEXT}", top)).title is None


def test_a_section_with_a_document_is_no_note() -> None:
    """It has a heading and a paragraph of its own, and a link: that leads to a file."""
    more = "The text of the agreement is given as it was signed by the heads of the staffs."
    section = f"<div><h3>Annex</h3><p>{more}</p><a href='/upload/annex.pdf'>Download document</a></div>"
    article = read(document(f"{HEAD}<div><div>{paragraphs(*BODY)}</div>{section}</div>"))
    assert (article.title, article.published) == (HEADLINE, DAY)
    assert article.body.split("\n\n") == [*BODY, "Annex", more]


def test_capitals_over_the_text_that_say_the_headline_again_are_text() -> None:
    """The headline stands before them, though nothing marks it out."""
    said = "Statement by the Permanent Council of the Treaty on the shelling of a frontier post"
    parts = [said.partition(" ")[0].upper(), said.partition(" ")[2].upper()]
    bold = "".join(f"<p><b>{part}</b></p>" for part in parts)
    head = f"<table><tr><td>{said}</td></tr></table><div>24.11.2022</div>"
    article = read(document(f"{head}<div>{bold}{paragraphs(*BODY)}</div>", title=""))
    assert (article.title, article.body.split("\n\n")) == (said, [*parts, *BODY])


@pytest.mark.parametrize(
    "line", ["★★★ 0/5 (0)", "<h3>Leave a comment</h3>", "<h3>Post a reply</h3>", "<h3>Оставить комментарий</h3>"]
)
def test_stars_and_comments_between_a_text_and_a_note(line: str) -> None:
    """They are the page's, where nothing else closes the text."""
    behind = f"<div>{line}</div><h4>Photo gallery</h4><div><a href='/1.jpg'><img src='/1s.jpg'></a></div>"
    page = document(f"{HEAD}<div>{'<br><br>'.join(BODY)}</div>{behind}<div>{NOTES['who leads it']}</div>")
    assert facts(read(page)) == wanted()


def test_a_note_before_and_behind_a_text_without_headline() -> None:
    """What heads the second is no headline either."""
    box = f"<div>{NOTES['what it is']}</div>"
    assert facts(read(document(f"<p>24.11.2022</p>{TEXT}{box}", f"<div>{box}</div>"))) == wanted(title=None)
