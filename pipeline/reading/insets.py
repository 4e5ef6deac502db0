"""Lists of other articles amid a text (`Read also`): which rows they take, where the text goes on behind them. Pure."""

import re
from collections.abc import Sequence

from pipeline.reading.blocks import MARK, Block
from pipeline.reading.footer import is_footer
from pipeline.reading.furniture import is_contact_head, is_related_heading
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, has_ended
from pipeline.reading.setting import is_prose
from pipeline.text import fold_line

_LONGEST = 9  # rows
_SIGNATURE = re.compile(r"[^\W\d_][\w .\-]{2,30},? \d{1,2} [^\W\d_]{3,9} (?:19|20)\d\d\b.{0,6}$")  # where and when
_LONGEST_LIST, _FEWEST_LINKS = 24, 2  # rows of a side list
_SHORT_LINES = 3  # a question, a subheading may come first
_FURTHEST_TEXT, _MOST_KIN = 12, 4  # rows: a list, paragraphs before the inset


def inset_end(layout: Layout, place: int, taken: Sequence[Line], waiting: Sequence[Line] = ()) -> int:
    """The place behind the inset that begins at that place, a paragraph like those taken; the place itself: none.

    Before the text it is a side list. `waiting`: the rows behind those taken that may be the text's too.
    """
    if not taken:
        return side_list_end(layout, place)
    row = layout.rows[place]
    if not row.text or not (_leads_away(layout, row) or is_related_heading(row.text)):
        return place
    last = (waiting or taken)[-1]
    kind, has_links = layout.kind_of_box(last), False
    for behind in range(place, min(len(layout.rows), place + _LONGEST)):
        other = layout.rows[behind]
        if _leads_away(layout, other):
            if layout.kind_of_box(other) == kind:
                return place
            has_links = True
        elif not other.is_date and not is_related_heading(other.text):
            kin = [last, *(row for row in taken[-_MOST_KIN:] if is_prose(layout, row))]
            return behind if has_links and _is_of_text(layout, row, behind, kin) else place
    return place


def _is_of_text(layout: Layout, inset: Line, behind: int, kin: Sequence[Line]) -> bool:
    """Whether the rows behind an inset are of the text before it: in its box, as its last row or paragraphs are."""
    following = layout.rows[behind : behind + _SHORT_LINES]
    if is_beside(layout, kin[0], following[0]):
        if any(is_contact_head(row.text) or _SIGNATURE.match(row.text) for row in following):
            return True
    elif not _is_amid(layout, inset, kin[-1], following[0]):
        return False
    for row in layout.rows[behind : behind + _FURTHEST_TEXT]:
        if _leads_away(layout, row) or is_related_heading(row.text):
            return False
        if is_prose(layout, row) and any(_goes_on(layout, each, row) for each in kin):
            return True
    return is_prose(layout, following[0]) and layout.flat.tags[layout.block(following[0]).box] == "blockquote"


def _is_amid(layout: Layout, inset: Line, kin: Line, row: Line) -> bool:
    """Whether an inset has a box of its own in that of a paragraph's, and a row stands in the latter behind it."""
    around = layout.flat.parents[layout.block(kin).box]
    if not around or not (layout.holds(around, inset) and layout.holds(around, row)):
        return False
    return layout.branch(around, inset) not in (around, layout.branch(around, row))


def side_list_end(layout: Layout, place: int) -> int:
    """The place behind a list of links to other articles with its heading (`Popular`); the place itself: none there."""
    rows = layout.rows
    if not is_related_heading(rows[place].text) or layout.block(rows[place]).linked:
        return place
    end = place + 1
    while end < len(rows) and end - place <= _LONGEST_LIST and _is_of_list(layout, rows[end]):
        end += 1
    return end if end - place > _FEWEST_LINKS else place


def _is_of_list(layout: Layout, row: Line) -> bool:
    """Whether a row is a link to another article, or the date in one."""
    if row.is_date or row.glued:
        return layout.points_elsewhere(layout.block(row))
    return _leads_away(layout, row)


def _leads_away(layout: Layout, row: Line) -> bool:
    """Whether a row is a link to another article and no more."""
    block = layout.blocks[row.number]
    return block.linked * 10 > len(row.text) * 8 and layout.points_elsewhere(block)


def _goes_on(layout: Layout, last: Line, row: Line) -> bool:
    """Whether a paragraph stands as the last one before it did: in the same box, or beside it in one of its kind."""
    return is_beside(layout, last, row) and has_ended(row.text) and not is_footer(row.text)


def is_beside(layout: Layout, last: Line, row: Line) -> bool:
    """Whether two rows stand in one box, or each in one of its own, alike and side by side."""
    one, other, parents = layout.block(last).box, layout.block(row).box, layout.flat.parents
    return one == other or (parents[one] == parents[other] and layout.kind_of_box(last) == layout.kind_of_box(row))


def runs_through_link(block: Block) -> bool:
    """Whether a sentence runs into its link or on behind it, as `Read also: ...` does not."""
    parts = [part for part in map(fold_line, block.text.split(MARK)) if part]
    if len(parts) < 2 or not has_ended(parts[-1]):
        return False
    if parts[-1][0].islower():
        return True
    first, unlinked = parts[0], len(block.text) - block.text.count(MARK) - block.linked
    return first[-1].isalnum() and not is_related_heading(first) and len(first) <= unlinked + 2
