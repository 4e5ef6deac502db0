"""Words around an article that are none of its text: tabs, tags, signs, what stands beside its date. Pure."""

import re

from pipeline.reading.blocks import MARK, Block
from pipeline.reading.credits import is_of_page
from pipeline.reading.documents import NO_PAGES, is_document
from pipeline.reading.endings import LONGEST_CAPTION
from pipeline.reading.furniture import is_share
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, has_ended
from pipeline.reading.setting import is_prose
from pipeline.reading.tools import is_comments_heading, is_of_page_parts
from pipeline.text import fold_line

_WORD = re.compile(r"[^\W\d_]{2}|^\W*(?:\d{1,3}|(?:1\d|20)\d\d)[.)]?$")
_SHARES = re.compile(r"[?&/](?:share|sharer|intent|offer|send)\b.*[?&](?:\w+)=http", re.IGNORECASE)
_LONGEST_LABEL, _LONGEST_TAGS = 25, 80  # characters
_FURTHEST_TEXT = 12  # rows


def is_sign(text: str) -> bool:
    """Whether a line has letters and figures but no word, and is no number or year alone: `A- A A+ 312`."""
    return 0 < len(text) <= _LONGEST_LABEL and not _WORD.search(text)


def says_of_page(block: Block, text: str) -> bool:
    """Whether a line shares the page, counts its readers or heads their comments.

    Nothing but a style may keep buttons apart: `ShareTelegram`. What shares a page is a link with its address in it.
    """
    if is_share(text) or is_of_page(text) or is_comments_heading(text):
        return True
    if MARK in block.text and (is_share(fold_line(block.text.replace(MARK, " "))) or is_of_page_parts(block)):
        return True
    if not block.links:
        return False
    is_link = block.linked * 10 > sum(map(str.isalnum, text)) * 8 and not has_ended(text)
    return is_link and all(_SHARES.search(address) for address in block.addresses)


def is_counter(layout: Layout, place: int) -> bool:
    """Whether a number stands alone beside a line that shares the page or heads its comments."""
    if not layout.rows[place].text.isdecimal():
        return False
    beside = (*layout.rows[max(0, place - 1) : place], *layout.rows[place + 1 : place + 2])
    return any(says_of_page(layout.block(row), row.text) for row in beside)


def is_of_links(block: Block, text: str) -> bool:
    """Whether a short line is nothing but several links to pages: an article's tags."""
    if len(block.links) < 2 or len(text) > _LONGEST_TAGS or has_ended(text):
        return False
    is_whole = block.linked * 10 >= sum(map(str.isalnum, text)) * 9
    return is_whole and not any(is_document(each) or each.startswith(NO_PAGES) for each in block.addresses)


def is_of_labels(layout: Layout, place: int) -> bool:
    """Whether a row is a word, no link, in a list of nothing but words, and the text stands behind that: tabs."""
    row = layout.rows[place]
    if len(row.text) > _LONGEST_LABEL or layout.block(row).linked or not (box := _list_around(layout, row)):
        return False
    prose = next((other for other in layout.rows[place : place + _FURTHEST_TEXT] if is_prose(layout, other)), None)
    if prose is None or layout.holds(box, prose):
        return False
    items = [other for other in layout.rows[place : place + _FURTHEST_TEXT] if layout.holds(box, other)]
    before = layout.rows[place - 1]
    is_several = len(items) > 1 or (place > 0 and layout.holds(box, before))
    return is_several and all(len(item.text) <= _LONGEST_LABEL and not has_ended(item.text) for item in items)


def is_beside_date(layout: Layout, place: int) -> bool:
    """Whether a few words stand in one list with the date before them, and the text in another box."""
    rows = layout.rows
    row = rows[place]
    if not place or not rows[place - 1].is_date or len(row.text) > LONGEST_CAPTION or row.glued:
        return False
    box = layout.shared(rows[place - 1], row)
    prose = next((other for other in rows[place + 1 : place + 8] if is_prose(layout, other)), None)
    return box != 0 and prose is not None and not layout.holds(box, prose)


def _list_around(layout: Layout, row: Line) -> int:
    """The list in an item of which a row stands; 0: none."""
    tags, parents = layout.flat.tags, layout.flat.parents
    item = next((box for box in layout.ancestors(layout.block(row).box)[:3] if tags[box] == "li"), 0)
    return parents[item] if item else 0
