"""What stands behind the article: readers' comments, other articles, whatever follows what closes it. Pure."""

from pipeline.reading.crumbs import is_way
from pipeline.reading.furniture import is_related_heading
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line
from pipeline.reading.setting import Candidate, is_prose
from pipeline.reading.tools import is_comments_heading


def is_of_readers(layout: Layout, candidate: Candidate) -> bool:
    """Whether a row stands behind a heading over readers' comments or over other articles, and that behind a text."""
    has_text = False
    for place, row in enumerate(layout.rows[: candidate.first]):
        if has_text and (is_comments_heading(row.text) or _heads_others(layout, place, candidate)):
            return True
        has_text = has_text or is_prose(layout, row)
    return False


def is_new(layout: Layout, row: Line) -> bool:
    """Whether a paragraph is no link to another article, and no other page has shown it."""
    block = layout.block(row)
    return not (block.linked * 2 > len(row.text) and layout.points_elsewhere(block)) and not layout.recurs(row)


def _heads_others(layout: Layout, place: int, candidate: Candidate) -> bool:
    """Whether a heading over other articles stands in one box with a row, no text before it in there."""
    row = layout.rows[place]
    if not layout.block(row).level or not is_related_heading(row.text):
        return False
    between = layout.rows[place + 1 : candidate.first + 1]
    if any(is_way(layout, other) or 0 < layout.block(other).level < layout.block(row).level for other in between):
        return False  # the page begins anew behind that box
    box = layout.shared(row, layout.rows[candidate.first])
    return box != 0 and not any(layout.holds(box, other) and is_prose(layout, other) for other in layout.rows[:place])
