"""Slides and tabs hidden until a script turns to them: all of them are read, other hidden elements are not."""

import pytest

from tests.sites.trap_pages import BODY, HEADLINE, LEADS, PLAIN, document, facts, paragraphs, read, wanted

HIDDEN = 'style="display:none"'
SLIDES = {
    "boxes": '<div class="slide" {}>{}</div>',
    "the first has a class more": '<div class="slide now" {}>{}</div>',
    "items": "<li {}>{}</li>",
    "unquoted": "<section class=tab {}>{}</section>",
}


def slider(shape: str, hidden: str) -> str:
    slides = [
        SLIDES[shape].format(
            hidden if number else "", f"<p>{text}</p><a href='/news/news_odkb/lead-{number}/'>More</a>"
        )
        for number, text in enumerate((*LEADS, "A third lead of the slider tells of a school for rescuers."))
    ]
    return f"<div>{' '.join(slides).replace('slide now', 'slide').replace('slide', 'slide now', 1)}</div>"


@pytest.mark.parametrize("shape", SLIDES)
@pytest.mark.parametrize("hidden", [HIDDEN, "style='z-index: 2; display: none;'", "style=display:none"])
def test_all_slides_are_leads(shape: str, hidden: str) -> None:
    """Be the others hidden or not."""
    article = read(document(PLAIN, slider(shape, hidden)))
    assert facts(article) == wanted(leads=3)
    assert [lead.text for lead in article.leads][:2] == [*LEADS]


def test_all_tabs_of_a_text_are_its_parts() -> None:
    """What stands under the second tab is the article's too."""
    tabs = f'<div class="part"><p>{BODY[0]}</p></div>\n<div class="part" id="two" {HIDDEN}><p>{BODY[1]}</p></div>'
    assert facts(read(document(f"<h1>{HEADLINE}</h1><div>24.11.2022</div><div>{tabs}</div>"))) == wanted()


@pytest.mark.parametrize(
    "element",
    [
        f"<div {HIDDEN}><p>Something the page keeps to itself, and that nobody is to read.</p></div>",
        f'<div class="window" {HIDDEN}><p>A window that opens when somebody asks for it, and not before.</p></div>',
        f"<p {HIDDEN}>A paragraph which the editors have taken out of the text again.</p>",
        f'<div class="a" {HIDDEN}><p>The first of two hidden boxes, which nobody sees.</p></div>'
        f'<div class="a" {HIDDEN}><p>The second of two hidden boxes, which nobody sees.</p></div>',
    ],
)
def test_what_is_hidden_otherwise_is_not_read(element: str) -> None:
    """A hidden element alone, of another kind than the one before it, or behind one hidden as well."""
    text = f'<div class="text">{paragraphs(*BODY)}</div>'
    assert facts(read(document(f"<h1>{HEADLINE}</h1><div>24.11.2022</div><div>{text}{element}</div>"))) == wanted()
