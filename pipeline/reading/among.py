"""Lines that read like the page's own and stand among an article's paragraphs, as some of them do. Pure.

An address, a picture's credit, a source, who wrote a reprint: whose such a line is, only its place tells.
"""

from collections.abc import Sequence

from pipeline.reading.endings import ends_as_text
from pipeline.reading.footer import is_address, is_footer
from pipeline.reading.insets import is_beside
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line
from pipeline.reading.setting import is_prose
from pipeline.reading.tools import is_notice

_NEAR = 4  # rows
_SHORT_SENTENCE = 30  # characters
_TABLE_ROW = 1  # boxes up, from a cell


def is_amid(layout: Layout, place: int) -> bool:
    """Whether a paragraph stands right behind the row there and as it does, in its box or beside it in one alike."""
    row, following = layout.rows[place], layout.rows[place + 1 : place + 1 + _NEAR]
    others = (other for other in following if not (is_footer(other.text) or is_notice(other.text)))
    paragraphs = (other for other in others if is_prose(layout, other))
    return any(_is_alike(layout, row, other) for other in paragraphs)


def is_paragraph(layout: Layout, place: int, taken: Sequence[Line]) -> bool:
    """Whether a paragraph, be it short, stands so before that row, or one behind it."""
    row = layout.rows[place]
    before = (other for other in taken[-_NEAR:] if len(other.text) >= _SHORT_SENTENCE and ends_as_text(other.text))
    return any(_is_alike(layout, row, other) for other in before) or is_amid(layout, place)


def is_footer_of_page(layout: Layout, place: int, taken: Sequence[Line]) -> bool:
    """Whether a row is a page's copyright or address, none that a text tells of amid its paragraphs.

    An address may be the text's last words: where the page has one of its own behind them, beyond their box.
    """
    row = layout.rows[place]
    if not is_footer(row.text):
        return False
    if is_amid(layout, place):
        return False
    if not is_address(row.text) or not (is_paragraph(layout, place, taken) if taken else is_prose(layout, row)):
        return True
    box = layout.block(row).box
    around = box if any(layout.block(other).box == box for other in taken) else layout.flat.parents[box]
    return not any(is_footer(other.text) and not layout.holds(around, other) for other in layout.rows[place + 1 :])


def _is_alike(layout: Layout, row: Line, paragraph: Line) -> bool:
    """Whether a row stands as a paragraph does: with it, beside it, or each in a row of one table."""
    return (
        is_beside(layout, row, paragraph)
        or layout.depth_apart(layout.block(row).box, layout.block(paragraph).box) == _TABLE_ROW
    )
