"""Whether a row behind the date is the first line of a text, on a page that has no headline. Pure."""

from itertools import pairwise

from pipeline.blocks import STRONG
from pipeline.credits import is_credit
from pipeline.furniture import is_share
from pipeline.layout import Layout
from pipeline.lines import Line, same_headline
from pipeline.setting import Candidate, is_prose
from pipeline.tools import is_tool

_LONGEST = 50  # characters; a headline is rarely as short
_FURTHEST_TEXT = 12  # rows
_FEWEST = 2  # paragraphs between a date and a subheading: fewer may be a lead


def is_subheading(layout: Layout, candidate: Candidate) -> bool:
    """Whether a row that no title of the page names heads the paragraphs behind it, and the date stands before both.

    A subheading or a caption is a line among the paragraphs: beside them, and short, or in their box without the date.
    Words in bold or large letters that stand in one box with the date are the headline under it.
    """
    rows, parents = layout.rows, layout.flat.parents
    row, dated = rows[candidate.first], candidate.dated
    if dated is None or not candidate.date_before or layout.block(row).level == 1:
        return False
    prose = next((other for other in rows[candidate.end :][:_FURTHEST_TEXT] if is_prose(layout, other)), None)
    between = rows[candidate.first + 1 : candidate.end]
    if prose is None or any(same_headline(candidate.title, other.text) for other in between):
        return False
    is_beside = parents[layout.block(row).box] == parents[layout.block(prose).box]
    is_apart = not layout.holds(layout.shared(row, prose), dated)
    is_set = layout.block(row).level > 1 or bool(layout.block(row).traits & STRONG)
    if is_set and not is_apart and not candidate.title.isupper():
        return False
    if len(candidate.title) < _LONGEST:
        return is_beside or bool(layout.block(row).links and not layout.block(row).level)
    return is_beside and layout.block(row).level > 1 and is_apart


def is_amid_text(layout: Layout, candidate: Candidate) -> bool:
    """Whether an undated row stands among paragraphs beside it, and a date before all of these that is no lead's."""
    rows, parents = layout.rows, layout.flat.parents
    if candidate.dated is not None or len(candidate.title) >= _LONGEST or candidate.first < 2:
        return False
    row, behind = rows[candidate.first], rows[candidate.end : candidate.end + 1]
    around = parents[layout.block(row).box]
    if layout.block(row).level == 1 or not behind or not _is_in_text(layout, behind[0], around):
        return False
    place = candidate.first - 1
    while place >= 0 and _is_in_text(layout, rows[place], around):
        place -= 1
    if not any(_is_paragraph(layout, other, around) for other in rows[place + 1 : candidate.first]):
        return False
    while place >= 0 and (is_tool(rows[place].text) or is_share(rows[place].text) or is_credit(rows[place].text)):
        place -= 1
    if place < 0 or not rows[place].is_date or layout.points_elsewhere(layout.block(rows[place])):
        return False
    items = [other for other in rows[:place] if layout.points_elsewhere(layout.block(other))]
    if not items:
        return place < candidate.first - _FEWEST and not any(other.is_date for other in rows[:place])
    dated = (pair for pair in pairwise(rows[:place]) if pair[0].is_date and is_prose(layout, pair[1]))
    return all(any(layout.points_elsewhere(layout.block(other)) for other in pair) for pair in dated)


def _is_paragraph(layout: Layout, row: Line, around: int) -> bool:
    """Whether a row is running text in that box or in one right inside it, and leads to no other article."""
    block = layout.block(row)
    return (
        around in (block.box, layout.flat.parents[block.box])
        and is_prose(layout, row)
        and not layout.points_elsewhere(block)
    )


def _is_in_text(layout: Layout, row: Line, around: int) -> bool:
    """Whether a row may be a text's: a paragraph, an item of a list, a quotation in that box, no link by itself."""
    block = layout.block(row)
    is_text = row.text != "" and layout.holds(around, row) and not layout.points_elsewhere(block)
    return is_text and (not block.links or is_prose(layout, row))
