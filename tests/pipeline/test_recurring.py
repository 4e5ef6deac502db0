"""Paragraphs that stand on several pages of a source."""

import pytest

from pipeline import seedtext
from pipeline.recurring import MOST, NONE, Recurring, from_json

LEAD = "The staff of the Organization opened a summer school for translators at the lake this week."
OWN = "The Permanent Council met in Moscow because of the shelling of a frontier post on the river."


def page(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def test_a_paragraph_of_another_page_recurs() -> None:
    """What another page has shown is known, whatever its white space; what only this page shows is not."""
    seen = NONE.add("https://a/1/", seedtext.parse(page(LEAD, OWN)))
    assert seen.knows(LEAD.replace(" ", "\u00a0"), "https://a/2/")
    assert not seen.knows(LEAD, "https://a/1/")
    assert not seen.knows("The representatives agreed to send a mission to the river within ten days.", "https://a/2/")


def test_a_paragraph_of_two_pages_recurs_on_both() -> None:
    """Once a second page shows it, a paragraph recurs for the first one too."""
    seen = NONE.add("https://a/1/", seedtext.parse(LEAD)).add("https://a/2/", seedtext.parse(LEAD))
    assert seen.knows(LEAD, "https://a/1/")


def test_short_lines_never_recur() -> None:
    """`Go back` and its like stand everywhere and tell nothing."""
    assert not NONE.add("https://a/1/", seedtext.parse("Go back")).knows("Go back", "https://a/2/")


def test_adding_leaves_the_old_value_alone() -> None:
    """The value is immutable: adding gives another."""
    seen = NONE.add("https://a/1/", seedtext.parse(LEAD))
    assert (bool(NONE), bool(seen)) == (False, True)


def test_it_is_kept_as_json() -> None:
    """What was written is read back; something else is refused."""
    seen = NONE.add("https://a/1/", seedtext.parse(page(LEAD, OWN)))
    assert from_json(seen.to_json()) == seen
    for text in ("[]", '{"a": 1}'):
        with pytest.raises(ValueError, match="not the recurring"):
            Recurring.from_json(text)


def test_it_forgets_the_oldest() -> None:
    """However many pages are read, no more than MOST paragraphs are remembered, the newest among them."""
    many = "\n\n".join(
        f"Paragraph number {number} of a page that has very many of them indeed" for number in range(3000)
    )
    seen = NONE.add("https://a/1/", seedtext.parse(many)).add(
        "https://a/2/", seedtext.parse(many.replace("page", "leaf"))
    )
    assert len(seen.pages) == MOST
    assert seen.knows("Paragraph number 2999 of a leaf that has very many of them indeed", "https://a/3/")
