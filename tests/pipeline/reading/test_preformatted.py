"""Text as it was typed: lines of <pre> are lines of the page, lines wrapped by hand are not."""

import pytest

from pipeline.reading.blocks import MARK
from pipeline.reading.flatten import flatten
from pipeline.reading.preformatted import with_breaks
from tests.timing import least_seconds


def _texts(html: str) -> list[str]:
    return [block.text for block in flatten(html).blocks]


def test_lines_of_preformatted_text_are_lines() -> None:
    """A headline, a date and paragraphs in one <pre> come apart at their line ends, whatever the letters' case."""
    long = "A paragraph of more than a hundred characters is no line that somebody wrapped by hand at eighty columns."
    for name in ("pre", "PRE"):
        page = f'<body><{name} class="t">\nHeadline\n12.05.2020\n\n{long}\n</{name}><p>one\ntwo</p>'
        assert _texts(page) == ["Headline", "12.05.2020", long, "one two"]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    """Short lines with blank ones between paragraphs: only the blank ones part them."""
    assert _texts("<pre>The first paragraph\r\ngoes on here.\r\n \r\nThe second.</pre>") == [
        "The first paragraph goes on here.",
        "The second.",
    ]


def test_tags_inside_stay_as_they_are() -> None:
    """Line ends inside a tag are no text."""
    page = '<pre>\n<a\nhref="/news/x/">One</a>\nTwo</pre>'
    assert with_breaks(page) == '<pre><br><a\nhref="/news/x/">One</a><br>Two</pre>'


def test_asterisks_between_items_are_a_line() -> None:
    """Items in a row with asterisks between them come apart; asterisks in a sentence or alone in a box stay."""
    items = "<marquee><span>One</span> <span>of two</span>\n***\n<span>Two</span></marquee>"
    assert [text.replace(MARK, "") for text in _texts(items)] == ["One of two", "***", "Two"]
    assert _texts("<p>The code ***17 was given.</p><p>***</p>") == ["The code ***17 was given.", "***"]


@pytest.mark.parametrize(
    "page", ["<pre>\n" * 20_000, "<b>" + " \n*** " * 30_000, "<pre>" + "\n" * 200_000, "<pre>" + "<\n" * 100_000]
)
def test_hostile_text_takes_no_long_time(page: str) -> None:
    """Elements that never end cost no more than their length."""
    assert least_seconds(lambda: flatten(page)) < 1
