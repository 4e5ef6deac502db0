"""Boxes beside an article, of visitors, telephones, a note of the site: what they say is no article's. Pure."""

import re
from collections.abc import Sequence
from itertools import takewhile

from pipeline.reading.blocks import FORM, LEVEL, STRONG
from pipeline.reading.credits import is_credit
from pipeline.reading.documents import NO_PAGES, is_document
from pipeline.reading.footer import is_trailer
from pipeline.reading.furniture import is_share
from pipeline.reading.goals import has_article
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, has_ended, overlap
from pipeline.reading.setting import Candidate, is_prose
from pipeline.reading.tools import is_tool

_LONGEST = 40  # characters of a caption
_OF_PAGE = 2  # levels of headings that are rarely a side box's
_DEEPEST = 4  # boxes from a caption to the one it shares with what it heads
_FURTHEST, _FURTHEST_TEXT, _FURTHEST_REST = 8, 12, 4  # rows
_LONGEST_HEADING = 60  # characters over a note of the site
OF_NEWS = re.compile(
    "news(?!letter)|latest|announce|event|новост|анонс|событи|лент|хроник|главн|важн|актуальн|^main|^top", re.IGNORECASE
)
_FEWEST = 2  # paragraphs beside a note


def heads_side_box(layout: Layout, candidate: Candidate) -> bool:
    """Whether a few words head a box of others, no date among them, and the text stands in another.

    Or a note of the site, and paragraphs stand before its box or behind it; or are that note.
    """
    if candidate.first and note_end(layout, candidate.first - 1) > candidate.first:
        return True
    row, behind = layout.rows[candidate.first], layout.rows[candidate.first + 1 :][:_FURTHEST]
    block = layout.block(row)
    if len(row.text) > _LONGEST or has_ended(row.text) or block.links or 0 < block.level <= _OF_PAGE or not behind:
        return False
    box = next((box for box in layout.ancestors(block.box)[:_DEEPEST] if layout.holds(box, behind[0])), 0)
    following = layout.rows[candidate.end : candidate.end + _FURTHEST_TEXT]
    prose = next((other for other in following if is_prose(layout, other)), None)
    if not box or prose is None:
        return False
    if prose is behind[0] and note_end(layout, candidate.first) > candidate.first:
        return sum(is_prose(layout, other) and not layout.holds(box, other) for other in layout.rows) >= _FEWEST
    if layout.holds(box, prose) or overlap(candidate.title, [prose.text]):
        return False
    return not any(other.is_date or _is_of_headline(other, row) for other in behind if layout.holds(box, other))


def _is_of_headline(row: Line, headline: Line) -> bool:
    """Whether a row is what stands beside headlines: a counter, a tool, a copy."""
    return is_share(row.text) or is_credit(row.text) or is_tool(row.text) or row.text.startswith(headline.text)


def is_told_apart(layout: Layout, place: int) -> bool:
    """Whether a paragraph without date and link stands in one box with a heading of its own: a box about the site."""
    row, heading = layout.rows[place], layout.rows[place - 1]
    if not place or not 0 < len(heading.text) <= _LONGEST_HEADING or has_ended(heading.text):
        return False
    block, over = layout.block(row), layout.block(heading)
    is_linked = over.linked or has_article(layout.link_kinds(over))  # not by a gallery before it
    if block.links or is_linked or OF_NEWS.search(heading.text):
        return False
    marked = over.traits >> LEVEL or over.traits & STRONG
    if not marked and layout.flat.tags[over.box] == layout.flat.tags[block.box]:
        return False
    box = layout.shared(heading, row)
    before, behind = layout.rows[max(0, place - 2) : place - 1], layout.rows[place + 1 : place + 1 + _FURTHEST_REST]
    return box != 0 and not any(layout.holds(box, other) for other in before) and _is_rest_of_page(layout, box, behind)


def note_end(layout: Layout, place: int) -> int:
    """The place behind such a paragraph's box that begins there with its heading; the place itself: none does.

    A link to another page of the site stands behind the paragraph, or a form.
    """
    rows, tags = layout.rows, layout.flat.tags
    if len(rows[place].text) > _LONGEST_HEADING or place + 1 >= len(rows) or not is_prose(layout, rows[place + 1]):
        return place  # as most
    over = layout.block(rows[place])
    if not (over.level or over.traits & STRONG) or not is_told_apart(layout, place + 1):
        return place
    box = layout.shared(rows[place], rows[place + 1])
    end = next((other for other in range(place + 2, len(rows)) if not layout.holds(box, rows[other])), len(rows))
    return end if end > place + 2 or "form" in tags[box : layout.flat.lasts[box] + 1] else place


def _is_rest_of_page(layout: Layout, box: int, behind: Sequence[Line]) -> bool:
    """Whether the rows behind a note of the site in its box, if any, are links to other pages of it, or a form's."""
    inside = [*takewhile(lambda other: layout.holds(box, other), behind)]
    return len(inside) < _FURTHEST_REST and all(_leads_to_page(layout, other) for other in inside)


def _leads_to_page(layout: Layout, row: Line) -> bool:
    """Whether a row is a form's, or a link to a page that is no article, section or document; no way back."""
    block = layout.block(row)
    if block.traits & FORM:
        return True
    if block.linked * 2 <= len(row.text) or is_trailer(row.text) or {*layout.link_kinds(block)} != {None}:
        return False
    return not any(is_document(each) or each.startswith(NO_PAGES) for each in block.addresses)
