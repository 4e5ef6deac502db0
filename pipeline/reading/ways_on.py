"""Ways on: the links that items of a carousel close with, each to the article it tells of. Pure."""

import re
from collections import Counter
from typing import NamedTuple

from pipeline.reading.blocks import MARK, Block
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, has_ended
from pipeline.reading.tools import is_more_link
from pipeline.text import fold_line

_LONGEST = 40  # characters of what it says
_OPENING, _CLOSING = r"\[(«<‹—–\-", r"\])»›>→…."
_ENDING = re.compile(
    rf"[\s{_OPENING}]*{MARK}[\s{MARK}{_OPENING}]*(?P<words>[^{MARK}]{{1,{_LONGEST}}}?)[\s{MARK}{_CLOSING}]*$"
)
_SEEN = _LONGEST + 20  # characters at the end of a line
_MOST_AROUND = 4  # characters of a link: brackets, an arrow, spaces


class Ending(NamedTuple):
    """The inline element a line ends with: what it says, and that with the brackets around it."""

    words: str
    whole: str


def _ending(block: Block) -> Ending | None:
    """None where a line ends in plain text, or in a long element."""
    text = block.text
    found = _ENDING.search(text, max(0, len(text) - _SEEN)) if MARK in text else None
    return Ending(fold_line(found["words"]), fold_line(found[0].replace(MARK, ""))) if found else None


def _leads_to(layout: Layout, block: Block, kinds: tuple[str, ...]) -> bool:
    return block.links != () and not set(kinds).isdisjoint(layout.link_kinds(block))


def closes(layout: Layout, row: Line, *kinds: str) -> bool:
    """Whether a row is a link to read on, to such a page, or a paragraph that ends in one."""
    block = layout.blocks[row.number]
    if not _leads_to(layout, block, kinds):
        return False
    if is_more_link(row.text) or _begins_as_one(block):
        return True
    ending = _ending(block)
    return ending is not None and is_more_link(ending.words)


def is_way_on(layout: Layout, row: Line, *kinds: str) -> bool:
    """Whether a row is a link to read on and no more, be the headline said in it once more: `Read more: Headline`."""
    block = layout.blocks[row.number]
    return _leads_to(layout, block, kinds) and (is_more_link(row.text) or _begins_as_one(block))


def _begins_as_one(block: Block) -> bool:
    """Whether a line is all link, and its first inline element says to read on: the others are for the blind."""
    text = block.text
    if MARK not in text or block.linked * 10 < sum(map(str.isalnum, text)) * 9:
        return False
    said = [part for part in text.split(MARK) if part.strip()]
    return len(said) > 1 and is_more_link(fold_line(said[0]))


def is_closed(layout: Layout, place: int, *kinds: str) -> bool:
    """Whether a link to read on stands right behind a paragraph, and no nearer to what follows."""
    rows = layout.rows
    if place + 1 >= len(rows) or not closes(layout, rows[place + 1], *kinds):
        return False
    own = layout.shared(rows[place], rows[place + 1])
    return place + 2 >= len(rows) or layout.shared(rows[place + 1], rows[place + 2]) <= own


def is_closed_lead(layout: Layout, place: int) -> bool:
    """The same of a lead: a short link behind a sentence closes it whatever it says, in one box with it alone."""
    rows, kinds = layout.rows, ("article", "own")
    if is_closed(layout, place, *kinds):
        return True
    if place + 2 >= len(rows) or not has_ended(rows[place].text):
        return False
    link = rows[place + 1]
    block = layout.blocks[link.number]
    is_short = len(link.text) <= min(_LONGEST, block.linked + _MOST_AROUND) and not has_ended(link.text)
    if not is_short or not _leads_to(layout, block, kinds):
        return False
    box = layout.shared(rows[place], link)
    return box != 0 and not layout.holds(box, rows[place + 2])


def without_link(layout: Layout, row: Line, *kinds: str) -> str:
    """The text of a lead's row without the link to such a page that it ends in.

    A short link behind a sentence is one whatever it says, where it is the only one.
    """
    block = layout.blocks[row.number]
    if not _leads_to(layout, block, kinds or ("article", "own")):
        return row.text
    ending = _ending(block)
    if ending is None or not row.text.endswith(ending.whole):
        return row.text
    before = row.text.removesuffix(ending.whole).rstrip()
    is_alone = len(block.links) == 1 and block.linked <= len(ending.words) + _MOST_AROUND
    return before if is_more_link(ending.words) or (is_alone and has_ended(before)) else row.text


def goes_on(layout: Layout, row: Line, *kinds: str) -> bool:
    """Whether a row is a link to read on, to such a page, or a lead that ends in one, whatever it says."""
    return closes(layout, row, *kinds) or without_link(layout, row, *kinds) != row.text


def said_again(layout: Layout) -> frozenset[int]:
    """The places of the leads that end in a link to an article which says the same as that of another."""
    said: dict[int, str] = {}
    for place, row in enumerate(layout.rows):
        if layout.blocks[row.number].links and (before := without_link(layout, row)) != row.text:
            said[place] = row.text[len(before) :]
    counts = Counter(said.values())
    return frozenset(place for place, words in said.items() if counts[words] > 1)
