"""Boxes beside an article, of visitors, categories, telephones: what heads them is no headline. Pure."""

from pipeline.reading.credits import is_credit
from pipeline.reading.furniture import is_share
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, has_ended, overlap
from pipeline.reading.setting import Candidate, is_prose
from pipeline.reading.tools import is_tool

_LONGEST = 40  # characters of a caption
_OF_PAGE = 2  # levels of headings that are rarely a side box's
_DEEPEST = 4  # boxes from a caption to the one it shares with what it heads
_FURTHEST, _FURTHEST_TEXT = 8, 12  # rows


def heads_side_box(layout: Layout, candidate: Candidate) -> bool:
    """Whether a few words head a box of others, no date among them, and the text stands in another."""
    row, behind = layout.rows[candidate.first], layout.rows[candidate.first + 1 :][:_FURTHEST]
    block = layout.block(row)
    if len(row.text) > _LONGEST or has_ended(row.text) or block.links or 0 < block.level <= _OF_PAGE or not behind:
        return False
    box = next((box for box in layout.ancestors(block.box)[:_DEEPEST] if layout.holds(box, behind[0])), 0)
    following = layout.rows[candidate.end : candidate.end + _FURTHEST_TEXT]
    prose = next((other for other in following if is_prose(layout, other)), None)
    if not box or prose is None or layout.holds(box, prose) or overlap(candidate.title, [prose.text]):
        return False
    return not any(other.is_date or _is_of_headline(other, row) for other in behind if layout.holds(box, other))


def _is_of_headline(row: Line, headline: Line) -> bool:
    """Whether a row is what stands beside headlines: a counter, a tool, a copy."""
    return is_share(row.text) or is_credit(row.text) or is_tool(row.text) or row.text.startswith(headline.text)
