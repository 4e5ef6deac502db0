"""Where on a page pacsto's block about the national delegations stands. Pure."""

import re
from collections.abc import Sequence
from copy import copy
from itertools import takewhile
from typing import Protocol

from pipeline.reading.blocks import Block, Flat
from pipeline.reading.clones import clones
from pipeline.reading.delegations import (
    LONGEST_LABEL,
    chambers_in,
    delegations_in,
    is_of_delegations,
    is_state,
    states_named,
)
from pipeline.reading.footer import is_footer
from pipeline.reading.furniture import is_site_name
from pipeline.reading.goals import Kinds, has_article
from pipeline.reading.lines import LONGEST_HEADLINE, Line, has_ended, key
from pipeline.reading.standing import standing_block
from pipeline.reading.state_units import sizes, states_in_turn, usual_size
from pipeline.reading.tabs import tabs
from pipeline.reading.tools import is_notice

_GOES_ON = re.compile(r"[.!?] [^\W\d_]")
_FEWEST_STATES, _FEWEST_PARTS = 3, 4
_WAY = re.compile(r"[^/|»›>→]{2,40} ?[/|»›>→]")
_BEFORE = 6  # rows: a parliament's without the word, headings, names
_LONGEST, _LONGEST_RUN = 60, 40  # rows of the block
_MOST_BEHIND, _MOST_BETWEEN = 10, 3  # rows
_SENTENCE, _SHORT_SENTENCE, _SHORTEST_TITLE = 80, 40, 20  # characters
_SHORTEST_CUT = 30  # letters of a title


class Rows(Protocol):
    """A page's rows, and what the block is told by."""

    rows: list[Line]
    flat: Flat

    def block(self, row: Line) -> Block: ...
    def link_kinds(self, block: Block) -> Kinds: ...
    def points_elsewhere(self, block: Block) -> bool: ...
    def is_to_come(self, row: Line) -> bool: ...
    def holds(self, box: int, row: Line) -> bool: ...
    def shared(self, first: Line, second: Line) -> int: ...
    def branch(self, box: int, row: Line) -> int: ...
    def ancestors(self, box: int) -> list[int]: ...
    def depth_apart(self, one: int, other: int) -> int | None: ...


def standing_rows(page: Rows) -> range:
    """The rows of the block, where an article follows it and no date stands before it; none without one."""
    about = (place for place, row in enumerate(page.rows) if is_of_delegations(row.text))
    first = next((place for place in about if not _is_of_list(page, page.rows[place])), None)
    if first is None:
        return range(0)
    before = max(0, first - _BEFORE)
    again = {before + place for place in clones(page, page.rows[before : first + 2 * _LONGEST])}
    if not again:
        return _standing_rows(page, first)
    kept = [place for place in range(len(page.rows)) if place not in again]
    once = copy(page)
    once.rows = [page.rows[place] for place in kept]
    found = _standing_rows(once, kept.index(first))
    if not found:
        return range(0)
    start, end = kept[found.start], kept[found.stop - 1] + 1
    while start - 1 in again:
        start -= 1
    while end in again:
        end += 1
    return range(start, end)


def _standing_rows(page: Rows, first: int) -> range:
    """The same on a page without clones, the first row that speaks of delegations known."""
    rows = page.rows
    before = max(0, first - _BEFORE)
    if len({state for row in rows[first : before + _LONGEST] for state in states_named(row.text)}) < _FEWEST_STATES:
        return range(0)  # as most pages that name one
    near = rows[before : before + _LONGEST_RUN]
    start, end = _in_parts(page, before, first) or standing_block([_said(page, row) for row in near])
    if start == end:
        return range(0)
    start, end = _opening(page, start + before), _closing(page, start + before, end + before)
    dates = [row for row in rows[max(0, start - 1) : start + 1] if row.is_date and not page.is_to_come(row)]
    if any(row is rows[start] or not page.points_elsewhere(page.block(row)) for row in dates):
        return range(0)
    if any(page.points_elsewhere(page.block(row)) for row in rows[start:end]):
        return range(0)  # leads, each of them about a delegation
    return range(start, end)


def _in_parts(page: Rows, before: int, first: int) -> tuple[int, int] | None:
    """The block by the states its parts name, or as tabs: these end with the last tab, whatever is named behind it."""
    by_states, as_tabs = _by_states(page, before, first), _as_tabs(page, before)
    if by_states and as_tabs and as_tabs[0] <= by_states[0] and as_tabs[1] < by_states[1]:
        return as_tabs
    return by_states or as_tabs


def _texts(rows: Sequence[Line]) -> list[str]:
    return [row.text for row in rows]


def _by_states(page: Rows, before: int, first: int) -> tuple[int, int] | None:
    """The block as parts, one for each state, between all that is no text and the article; counted from a row."""
    untitled = takewhile(lambda row: not _is_named(page, row.text), page.rows[first : before + _LONGEST])
    near = [*page.rows[before:first], *untitled]
    texts = ["" if _is_way(page, row) else _said(page, row) for row in near]
    starts = _without_text(page, near, states_in_turn(texts))
    ahead = [row for row, text in zip(near, texts[: starts[0]] if starts else (), strict=False) if _is_text(text)]
    if not starts or not all(_is_of_article(page, row) for row in ahead):  # what a side column links to
        return None
    end = _end(page, near, starts)
    return (starts[0], end) if _is_followed(page, before + end) else None


def _without_text(page: Rows, near: Sequence[Line], starts: list[int]) -> list[int]:
    """The beginnings of the parts but a last one that stands outside of their box and tells of no parliament."""
    if len(starts) <= _FEWEST_PARTS:
        return starts
    last = near[starts[-1]]
    box = page.shared(near[starts[0]], near[starts[-2]])
    is_apart = box != 0 and not page.holds(box, last)
    return starts[:-1] if is_apart and not (delegations_in(last.text) or chambers_in(last.text)) else starts


def _is_of_list(page: Rows, row: Line) -> bool:
    """Whether a row is nothing but a link to another article, and no sentence: a headline in a list."""
    block = page.block(row)
    return block.linked * 10 > len(row.text) * 9 and not has_ended(row.text) and page.points_elsewhere(block)


def _said(page: Rows, row: Line) -> str:
    """The text of a row that may be the block's; empty for one that is a headline in a list."""
    return "" if _is_of_list(page, row) else row.text


def _is_way(page: Rows, row: Line) -> bool:
    """Whether a row is the way to the page, which ends in its headline, whatever that speaks of."""
    return len(page.block(row).links) > 1 and _WAY.match(row.text) is not None


def _as_tabs(page: Rows, before: int) -> tuple[int, int] | None:
    """The block as tabs, under the same conditions; counted from a row."""
    near = page.rows[before : before + _LONGEST]
    found = tabs(page, near)
    if not found or any(_is_text(row.text) and not _is_way(page, row) for row in near[: found[0]]):
        return None
    return found if _is_followed(page, before + found[1]) else None


def _is_text(text: str) -> bool:
    """Whether a row is a sentence, not of the delegations, nor what a site tells of cookies."""
    return len(text) >= _SENTENCE and has_ended(text) and not (delegations_in(text) or is_notice(text))


def _end(page: Rows, near: Sequence[Line], starts: Sequence[int]) -> int:
    """Where the last part ends: with its box or with that of all parts, else it has as many rows as most."""
    last, behind = near[starts[-1]], range(starts[-1] + 1, len(near))
    box = page.shared(near[starts[0]], last)
    own = page.branch(box, last)
    if usual_size(starts) > 1 and own != box and behind and page.holds(own, near[behind[0]]):
        box = own
    end = next((place for place in behind if not page.holds(box, near[place])), len(near))
    return end if end - starts[-1] <= max(sizes(starts)) + 1 else starts[-1] + usual_size(starts)


def _is_followed(page: Rows, end: int) -> bool:
    """Whether the article stands behind a place: the headline that a title of the page names does, or a sentence."""
    before, behind = _texts(page.rows[:end]), _texts(page.rows[end:])
    if any(_is_named(page, text) for text in behind):
        return True
    is_text = any(len(text) >= _SHORT_SENTENCE and has_ended(text) and not is_footer(text) for text in behind)
    return is_text and not any(_is_named(page, text) for text in before)


def _is_named(page: Rows, text: str) -> bool:
    """Whether a title of the page begins or ends with a row, or the row with it, and that names no site or state."""
    if not _SHORTEST_TITLE <= len(text) <= LONGEST_HEADLINE or is_site_name(text):
        return False
    first = text.partition(" ")[0]
    if first not in page.flat.title and first not in page.flat.og_title:
        return False  # as most rows
    row, titles = key(text), (key(page.flat.title), key(page.flat.og_title))
    if any(len(title) >= _SHORTEST_CUT and row.startswith(title) for title in titles):
        return True  # which the site has cut short
    return any(title.startswith(row) or (title.endswith(row) and not is_state(text)) for title in titles)


def _is_of_article(page: Rows, row: Line) -> bool:
    """Whether a row links to an article, be it this very one."""
    return has_article(page.link_kinds(page.block(row)))


def _names(page: Rows, start: int) -> int:
    """Where names of states begin that stand in a row before the parts."""
    while start and is_state(text := page.rows[start - 1].text) and not _is_named(page, text):
        if _is_of_article(page, page.rows[start - 1]):
            break  # an article of a list
        start -= 1
    return start


def _opening(page: Rows, start: int) -> int:
    """Where the block begins with the states' names in a row before it, a sentence about all and its caption."""
    rows, start = page.rows, _names(page, start)
    if start and _is_about_all(rows[start - 1].text):
        start -= 1
    if start and _is_caption(page, rows[start - 1]):
        start -= 1
    return start


def _is_about_all(text: str) -> bool:
    """Whether a sentence speaks of delegations."""
    return len(text) >= _SHORT_SENTENCE and has_ended(text) and delegations_in(text) > 0


def _is_caption(page: Rows, row: Line) -> bool:
    """Whether a row is a few words, neither a link nor the headline."""
    is_label = 0 < len(row.text) <= LONGEST_LABEL and not has_ended(row.text)
    return is_label and not page.block(row).linked and not _is_named(page, row.text)


def _closing(page: Rows, start: int, end: int) -> int:
    """Where the block ends with a sentence about all behind it, or with the few words its box still holds."""
    rows = page.rows
    if end < len(rows) and _is_about_all(rows[end].text) and _is_closed_by(page, start, end):
        return end + 1
    box = page.shared(rows[_names(page, start)], rows[end - 1])
    rest = [*takewhile(lambda row: box and page.holds(box, row), rows[end : end + _MOST_BEHIND + 1])]
    are_few = len(rest) <= _MOST_BEHIND and not any(row.is_date or has_ended(row.text) for row in rest)
    return end + len(rest) if are_few and not any(_is_named(page, row.text) for row in rest) else end


def _is_closed_by(page: Rows, start: int, place: int) -> bool:
    """Whether a sentence stands in the block's box and the article behind it, or right over its headline.

    Over a date it may be the headline itself, unless another sentence follows in the same paragraph.
    """
    behind = page.rows[place + 1 : place + 2 + _MOST_BETWEEN]
    box = page.shared(page.rows[start], page.rows[place])
    if box and behind and not page.holds(box, behind[0]) and _is_followed(page, place + 1):
        return True
    between = [*takewhile(lambda row: not (row.is_date or _is_named(page, row.text)), behind)]
    if len(between) == len(behind) or any(has_ended(row.text) for row in between):
        return False
    return not behind[len(between)].is_date or bool(_GOES_ON.search(page.rows[place].text))
