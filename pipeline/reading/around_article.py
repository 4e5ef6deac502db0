"""What stands around the article: readers' comments, other articles, what every page of the site shows. Pure."""

from pipeline.reading.crumbs import is_way
from pipeline.reading.footer import is_footer
from pipeline.reading.furniture import is_related_heading
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line
from pipeline.reading.setting import Candidate, is_prose
from pipeline.reading.tools import is_comments_heading, is_notice

_SHORTEST, _LONGEST, _SHORTEST_LINK = 6, 120, 20  # characters
_MOST = 200  # rows


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


def is_all_known(layout: Layout) -> bool:
    """Whether other pages have shown all paragraphs: one of them is this article under another address.

    What recurs tells nothing about such a page.
    """
    is_known = False
    for place, row in enumerate(layout.rows):
        if place in layout.standing or not is_prose(layout, row) or is_footer(row.text):
            continue
        if is_notice(row.text) or is_around(layout, row):
            continue
        is_known = layout.recurs(row)
        if not is_known:
            break
    return is_known


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


def around(layout: Layout, first: int, last: int, title: str | None) -> tuple[str, ...]:
    """The short lines before and behind those blocks, but for words of a menu and headlines, the page's own too."""
    found = []
    for row in layout.rows:  # one turn a row: every page is asked
        if not (_SHORTEST <= len(row.text) <= _LONGEST) or first <= row.number <= last or row.text == title:
            continue
        if _is_pages_own(layout, row):
            found.append(_in_elements(layout, row))
    return tuple(found[:_MOST])


def is_around(layout: Layout, row: Line) -> bool:
    """Whether a row has been one of those on another page of the source."""
    return layout.recurring.knows_around(_in_elements(layout, row), layout.page.url)


def _is_pages_own(layout: Layout, row: Line) -> bool:
    block, size = layout.blocks[row.number], len(row.text)
    return block.linked * 2 <= size or not (
        (size < _SHORTEST_LINK and not block.level) or layout.points_elsewhere(block)
    )


def _in_elements(layout: Layout, row: Line) -> str:
    """A row with the two elements around it: a headline stands in others where a list shows it."""
    box, tags = layout.blocks[row.number].box, layout.flat.tags
    return f"{tags[box]} {tags[layout.flat.parents[box]]} {row.text}"
