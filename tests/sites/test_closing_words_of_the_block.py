"""Words in nobody's name that close pacsto's standing block: neither a lead nor the text."""

import pytest

from tests.sites.trap_pages import BODY, DELEGATIONS, HEADLINE, PACSTO, document, facts, paragraphs, read, wanted

CLOSING = (
    "Whoever wants to know more of those who sit in the hall finds their names and faces in the book of the palace,"
    " which is printed anew each spring and may be read in the library on any day but Monday."
)
BLOCKS = {
    "paragraphs": f"<div>{paragraphs(*DELEGATIONS[1], CLOSING)}</div>",
    "items": f"<ul>{''.join(f'<li>{text}</li>' for text in (*DELEGATIONS[1], CLOSING))}</ul>",
    "table and a box behind it": "<div><table>"
    + "".join(f"<tr><td>{text}</td></tr>" for text in DELEGATIONS[1])
    + f"</table><div>{CLOSING}</div></div>",
}


@pytest.mark.parametrize("block", BLOCKS)
def test_with_a_headline(block: str) -> None:
    """What stands between the block and the headline, undated and unlinked, is the block's: no lead."""
    article = f"<h2>{HEADLINE}</h2><div>24 November 2022</div><div>{paragraphs(*BODY)}</div>"
    assert facts(read(document(article, BLOCKS[block]), PACSTO)) == wanted()


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("has_date", [True, False])
def test_without_a_headline(block: str, *, has_date: bool) -> None:
    """Where no headline tells, the block ends with the box that holds it and one paragraph or two more."""
    date = "<div>24 November 2022</div>" if has_date else ""
    found = read(document(f"{date}<div>{paragraphs(*BODY)}</div>", BLOCKS[block]), PACSTO)
    assert (found.title, found.body, len(found.leads)) == (None, "\n\n".join(BODY), 0)
    assert (found.published is not None) == has_date


def test_a_short_text_in_the_blocks_box_is_the_text() -> None:
    """Nothing follows the paragraphs behind the delegations: they are the article."""
    found = read(document("", f"<div>{paragraphs(*DELEGATIONS[1], *BODY)}</div>"), PACSTO)
    assert (found.title, found.body) == (None, "\n\n".join(BODY))


def test_two_long_sentences_over_a_text_without_a_headline_open_it() -> None:
    """A paragraph that nothing marks out is no headline, though the next ones repeat its words."""
    texts = [
        "The agreement on libraries was signed in the hall. All libraries of the six states lend their books to one"
        " another from the first of May on.",
        "By the agreement libraries of all states lend books from the first week on, and their halls are signed for.",
        "The first books were lent on the spot.",
    ]
    found = read(document(f"<div>{paragraphs(*texts)}</div>"), PACSTO)
    assert (found.title, found.body) == (None, "\n\n".join(texts))


def test_a_headline_behind_the_emblem_that_leads_home() -> None:
    """A picture that leads to a section says nothing of the words that stand next to it in the page."""
    emblem = '<div><a href="/events"><img src="/emblem.png" alt="Assembly"></a></div>'
    text = paragraphs(BODY[0], BODY[1])
    body = f"{emblem}<div><div>{HEADLINE}</div></div><div>{text}</div>"
    found = read(f"<html><head><title>CSTO</title></head><body>{body}</body></html>", PACSTO)
    assert (found.title, found.body) == (HEADLINE, "\n\n".join(BODY))
