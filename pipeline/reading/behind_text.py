"""Documents in a box of their own behind an article's text: they are its attachments. Pure."""

from collections.abc import Iterator
from itertools import islice

from pipeline.reading.documents import is_document
from pipeline.reading.furniture import is_share, take_attachments
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, has_ended
from pipeline.reading.tools import is_tool

_FURTHEST = 12  # rows
_LONGEST_HEADING = 40  # characters


def documents_behind(layout: Layout, place: int) -> Iterator[Line]:
    """The rows from the end of a text on that name a document and lead to it, tools and a heading over them passed."""
    for row in islice(layout.rows, place, place + _FURTHEST):
        block = layout.block(row)
        rest, files = take_attachments(row.text)
        if files and not rest and block.links and all(map(is_document, block.addresses)) and not layout.recurs(row):
            yield row
        elif not (is_share(row.text) or is_tool(row.text) or _is_heading(layout, row)):
            return


def _is_heading(layout: Layout, row: Line) -> bool:
    block = layout.block(row)
    return block.level > 1 and not block.links and len(row.text) <= _LONGEST_HEADING and not has_ended(row.text)
