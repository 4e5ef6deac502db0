"""What stands outside a page's `<main>`: boxes of the site's own, where the article has no headline to be known by."""

import pytest

from tests.sites.trap_pages import BODY, DAY, HEADLINE, document, facts, paragraphs, read, wanted

LETTER = "Dear visitors! We are glad that you have come to our pages, and we answer whoever asks us in good faith."
BOXES = {
    "a letter": f"<h3>A word from the head</h3><p>{LETTER}</p><p><a href='/structure/head/'>More</a></p>",
    "a question": f"<h3>Questions</h3><p><b>How do I visit you?</b></p><p>{LETTER}</p>",
    "a map": f"<h3>Our members</h3><p><b>Kazakhstan</b></p><p>{LETTER}</p><p><b>Armenia</b></p><p>{LETTER}</p>",
}


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("is_before", [True, False])
@pytest.mark.parametrize("is_dated", [True, False])
def test_an_article_without_a_headline_is_read_in_main(box: str, is_before: bool, is_dated: bool) -> None:
    """It has no trailer either; the box beside it lends it neither a headline nor a word."""
    date = "<p>24.11.2022</p>" if is_dated else ""
    main, side = f"<main><div>{date}{paragraphs(*BODY)}</div></main>", f"<div>{BOXES[box]}</div>"
    html = document(f"{side}{main}" if is_before else f"{main}{side}")
    assert facts(read(html))[:3] == wanted(title=None, day=DAY if is_dated else None)[:3]


@pytest.mark.parametrize("main", ["<main></main>", "<main><div><img src=/wait.gif></div></main>"])
def test_an_article_outside_of_main_is_read(main: str) -> None:
    """Where the element holds no sentence, it says nothing of where the article is."""
    assert facts(read(document(f"{main}<p>24.11.2022</p>{paragraphs(*BODY)}"))) == wanted(title=None)


def test_a_headline_stands_before_main() -> None:
    """A large heading, or one with its date, is the headline wherever it stands."""
    text = f"<main>{paragraphs(*BODY)}</main>"
    assert facts(read(document(f"<div><h2>{HEADLINE}</h2><p>24.11.2022</p></div>{text}"))) == wanted()
    assert facts(read(document(f"<div><h1>{HEADLINE}</h1></div>{text}"))) == wanted(day=None)
