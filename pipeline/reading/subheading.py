"""Whether a row behind the date is the first line of a text, on a page that has no headline. Pure."""

from itertools import pairwise

from pipeline.reading.blocks import ASIDE, STRONG
from pipeline.reading.credits import is_credit
from pipeline.reading.crumbs import is_way
from pipeline.reading.furniture import image_names, is_related_heading, is_share
from pipeline.reading.layout import Layout
from pipeline.reading.lines import LONGEST_HEADLINE, Line, has_ended, same_headline
from pipeline.reading.rows import is_label
from pipeline.reading.setting import Candidate, is_prose
from pipeline.reading.slugs import agreement
from pipeline.reading.tools import is_notice, is_of_page_parts, is_tool
from pipeline.reading.ways_on import closes, goes_on

_LONGEST = 50  # characters; a headline is rarely as short
_OF_TEXT = frozenset(("ul", "ol", "blockquote"))
_BOXES = frozenset(("div", "section", "article", "main", "td"))
_LONGEST_AMID = 80  # of one amid a text
_FURTHEST_TEXT = 12  # rows
_LEAST_AGREED = 1.2  # of an address with a headline
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
    """Whether an undated row stands among paragraphs beside it, and a date before all of these that is no lead's.

    Or no date, where what stands before them is known to be the leads, or pacsto's block in their place.
    """
    rows = layout.rows
    longest = LONGEST_HEADLINE if has_ended(candidate.title) else _LONGEST_AMID
    if candidate.dated is not None or len(candidate.title) >= longest or candidate.first < 2:
        return False
    row, behind = rows[candidate.first], rows[candidate.end : candidate.end + 1]
    if layout.block(row).level == 1 or not behind:
        return False
    around = _box_around(layout, row, behind[0])
    if not _is_in_text(layout, behind[0], around):
        return False
    place = first = _first(layout, candidate.first, around)
    while place and _is_beside_date(layout, rows[place - 1]):
        place -= 1
    paragraphs = [
        other
        for other in rows[first : candidate.first]
        if _is_paragraph(layout, other, row, around) or _is_paragraph(layout, other, behind[0], around)
    ]
    if not paragraphs:
        return False
    is_known = bool(layout.recurring) and not any(map(layout.recurs, paragraphs))
    if not place or not rows[place - 1].is_date or layout.points_elsewhere(layout.block(rows[place - 1])):
        is_headed = place < first or (place > 0 and is_way(layout, rows[place - 1]))
        is_headed = is_headed or (
            first > 0 and rows[first].gap > 0 and layout.points_elsewhere(layout.block(rows[first - 1]))
        )
        is_headed = is_headed or any(_is_over(layout, other, row) for other in rows[first : candidate.first])
        return _is_past_leads(layout, first, around, is_text=is_headed or (around != 0 and is_known))
    if _is_of_text(layout, place - 1, layout.shared(rows[first], row)):
        return True
    if any(_leads_away(layout, each) for each in paragraphs):
        return False
    return is_known or _is_behind_leads(layout, place - 1, candidate.first)


def is_behind_opening(layout: Layout, candidate: Candidate) -> bool:
    """Whether a text has begun between pacsto's block and a row without a date behind it: no leads stand there."""
    row, start = layout.rows[candidate.first], layout.standing.stop
    if not start or layout.block(row).level == 1 or (candidate.dated and not candidate.date_before):
        return False
    return any(
        is_prose(layout, other) and not (layout.block(other).links or is_notice(other.text) or layout.is_outside(other))
        for other in layout.rows[start : candidate.first]
    )


def is_first_of_text(layout: Layout, candidate: Candidate) -> bool:
    """Whether a whole sentence with no date behind it stands right before a paragraph, in its box or one like it.

    The page's address may still say that it is the headline.
    """
    behind = layout.rows[candidate.end : candidate.end + 2]
    is_dated = candidate.dated is not None and not candidate.date_before
    if is_dated or candidate.end > candidate.first + 1 or not behind or not has_ended(candidate.title):
        return False
    is_text = is_prose(layout, behind[0]) and _are_alike(layout, layout.rows[candidate.first], *behind)
    return is_text and agreement(layout.page.url, candidate.title) < _LEAST_AGREED


def _are_alike(layout: Layout, row: Line, paragraph: Line, after: Line | None = None) -> bool:
    """Whether two rows are lines of one box or stand side by side; deep in boxes each, if one more does."""
    one, other = layout.block(row).box, layout.block(paragraph).box
    if one == other:
        return True
    depth = layout.depth_apart(one, other)
    if not depth:
        return depth == 0 and layout.kind_of_box(row) == layout.kind_of_box(paragraph)
    return after is not None and layout.depth_apart(other, layout.block(after).box) == depth


def _box_around(layout: Layout, row: Line, behind: Line) -> int:
    """The box in which a row and the one behind it stand side by side, be it each in boxes of its own.

    Lines of one box stand in that, if it is no paragraph.
    """
    box = layout.block(row).box
    if box == layout.block(behind).box and layout.flat.tags[box] in _BOXES:
        return box
    depth = layout.depth_apart(box, layout.block(behind).box)
    around = layout.shared(row, behind) if depth is None else layout.ancestors(box)[: depth + 2][-1]
    while layout.flat.tags[around] in _OF_TEXT:
        around = layout.flat.parents[around]
    return around


def _is_over(layout: Layout, other: Line, row: Line) -> bool:
    """Whether a row is a heading of an article, and another no higher one."""
    level = layout.block(other).level
    return 0 < level <= (layout.block(row).level or level) and not is_related_heading(other.text)


def _leads_away(layout: Layout, row: Line) -> bool:
    """Whether a paragraph leads to another article, and not by a few of its words."""
    block = layout.block(row)
    is_brief = 0 < block.linked * 4 < len(row.text) and not goes_on(layout, row, "article")
    return layout.points_elsewhere(block) and not is_brief


def _first(layout: Layout, place: int, around: int) -> int:
    """The place of the first of the rows right before one that may be of a text in that box."""
    rows = layout.rows
    while place:
        if not _is_in_text(layout, rows[place - 1], around):
            is_inset = layout.block(rows[place - 1]).traits & ASIDE and place > 1
            if not is_inset or not _is_in_text(layout, rows[place - 2], around):
                break
        place -= 1
    return place


def _is_beside_date(layout: Layout, row: Line) -> bool:
    """Whether a row is what pages show between a date and the text: a tool, a credit, a section, how often it was read.

    No way on to another article.
    """
    text, block = row.text, layout.block(row)
    if not text:
        return False
    if is_tool(text) or is_share(text) or is_credit(text) or text.isdecimal() or is_of_page_parts(block):
        return True
    return is_label(text, block) and not layout.points_elsewhere(block)


def _is_of_text(layout: Layout, place: int, around: int) -> bool:
    """Whether a date stands over all of a text, and so is no lead's: outside its box, or first behind pacsto's block.

    Or first in the article's own element.
    """
    rows, behind = layout.rows, layout.standing.stop
    if layout.is_of_today(rows[place]) or layout.points_elsewhere(layout.block(rows[place])):
        return False
    if not layout.holds(around, rows[place]) and around:
        return True
    if behind and behind <= place and not any(is_prose(layout, row) for row in rows[behind:place]):
        return True
    return layout.flat.tags[around] == "article" and not (place and layout.holds(around, rows[place - 1]))


def _is_behind_leads(layout: Layout, place: int, first: int) -> bool:
    """Whether a date stands behind leads that all lead elsewhere, or far before a row where there are none."""
    rows = layout.rows
    items = [other for other in rows[:place] if layout.points_elsewhere(layout.block(other))]
    if not items:
        return place < first - _FEWEST and not any(other.is_date for other in rows[:place])
    dates = [number for number, other in enumerate(rows[:place]) if other.is_date]
    slides = (rows[start:end] for start, end in pairwise([*dates, place]))
    return all(
        any(layout.points_elsewhere(layout.block(other)) for other in slide)
        for slide in slides
        if slide[1:] and is_prose(layout, slide[1])
    )


def _is_past_leads(layout: Layout, first: int, around: int, *, is_text: bool) -> bool:
    """Whether an undated text in that box stands behind leads with links, outside of it, or behind pacsto's block.

    Or behind no link to an article, where what stands over it, or what other pages show, says that it is no lead.
    """
    rows = layout.rows
    if layout.standing and not any(is_prose(layout, row) for row in rows[layout.standing.stop : first]):
        return layout.standing.stop <= first
    items = [row for row in rows[:first] if layout.points_elsewhere(layout.block(row))]
    are_leads = any(row.is_date or has_ended(row.text) or closes(layout, row, "article") for row in items)
    if not around:
        return is_text
    return (are_leads or is_text) and not any(layout.holds(around, row) for row in items)


def _is_paragraph(layout: Layout, row: Line, beside: Line, around: int) -> bool:
    """Whether a row is running text in that box, right in it or as another row stands in it."""
    box = layout.block(row).box
    is_beside = around in (box, layout.flat.parents[box])
    is_beside = is_beside or layout.depth_apart(box, layout.block(beside).box) is not None
    return is_beside and is_prose(layout, row)


def _is_in_text(layout: Layout, row: Line, around: int) -> bool:
    """Whether a row may be a text's: a paragraph, an item of a list, a quotation in that box, no link by itself."""
    is_text = row.text != "" and layout.holds(around, row)
    return is_text and (
        not layout.block(row).links
        or image_names(row.text) != ()
        or (is_prose(layout, row) and not closes(layout, row, "article", "own"))
    )
