"""Whether a row behind the date is the first line of a text, on a page that has no headline. Pure."""

from pipeline.blocks import STRONG
from pipeline.layout import Layout
from pipeline.lines import same_headline
from pipeline.setting import Candidate, is_prose

_LONGEST = 50  # characters; a headline is rarely as short
_FURTHEST_TEXT = 12  # rows


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
