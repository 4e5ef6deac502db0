"""Markup to blocks in one pass over the tags, without a tree.

Walking a tree node by node from Python takes three times as long as Lexbor takes to build it, and hostile pages make
trees that take quadratic time (100,000 nested elements: 22 s). This pass is linear, capped, and never raises.

Menus, lists of links, footers are the same on all pages of a source, and most of their markup. A page is cut into
stretches; what a stretch without long text comes to is kept for the pages that follow, told by its very characters
and by the state the walk reached it in, so that the outcome is that of one walk over the whole page.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.blocks import START, Block, Flat, State, apart_from_links, sizes_of
from pipeline.walk import MOST_BLOCKS, Walk

MOST_CHARACTERS = 4_000_000
MOST_TAGS = 250_000
_LONGEST_CUT = 300_000  # characters; longer pages are walked over in one go
_STRETCH = 1_000  # characters, of what is kept
_MOST_KEPT = 256  # stretches; a page of 40 kB has a dozen
_MOST_WAITING = 20  # images and links
_ROUND = 64  # boxes
_MOST_JOINED = 8  # stretches that could not be walked over one by one
_LONG_TEXT = re.compile(r">[^<]{160}")
_LINE_END = re.compile(r"</(?:div|p|li|d[dt]|t[dhr]|[uo]l|table|h[1-6]|section|article|nav|header|footer)>[^<]*")


def flatten(html: str) -> Flat:
    """The blocks of a page's markup (already decoded)."""
    flat = _joined(html) if len(html) <= _LONGEST_CUT else None
    if flat is not None and len(flat.blocks) < MOST_BLOCKS:
        return flat
    return in_one_go(html)


def in_one_go(html: str) -> Flat:
    """The same by one walk over the whole page; of what is beyond measure only the beginning, with a note."""
    pieces = html[:MOST_CHARACTERS].split("<", MOST_TAGS)
    notes = ["page cut: too long"] if len(html) > MOST_CHARACTERS or len(pieces) > MOST_TAGS else []
    walk = Walk(pieces[:MOST_TAGS], START)
    walk.run()
    walk.flush()
    if len(walk.blocks) >= MOST_BLOCKS:
        notes.append("page cut: too many lines")
    boxes = tuple(walk.parents), tuple(_lasts(walk.parents)), tuple(walk.tags)
    titles = walk.title[:2_000], walk.og_title[:2_000]
    facts = sizes_of(walk.blocks), apart_from_links(walk.blocks)
    return Flat(tuple(walk.blocks), *boxes, *titles, tuple(notes), *facts, not walk.unclosed)


def _lasts(parents: list[int]) -> list[int]:
    """The last box inside each box."""
    lasts = list(range(len(parents)))
    for box in range(len(parents) - 1, 0, -1):
        if lasts[box] > lasts[parents[box]]:
            lasts[parents[box]] = lasts[box]
    return lasts


class _Stretch(NamedTuple):
    """What a stretch of a page adds to what came before it; its first boxes are those open at its beginning."""

    blocks: tuple[Block, ...]
    parents: tuple[int, ...]  # of the new boxes
    tags: tuple[str, ...]
    boxes: tuple[int, ...]  # those open at its end
    state: State  # at its end
    title: str
    og_title: str
    given: tuple[str, ...]  # links that belong to the block before
    sizes: tuple[tuple[int, int], ...]  # of its blocks
    apart: tuple[int, ...]  # numbers among its blocks


def _walked(html: str, state: State, is_last: bool) -> _Stretch | None:
    """A stretch by itself; None where more than itself would have to be looked at."""
    walk = Walk(html.split("<"), state)
    walk.run()
    if is_last:
        walk.flush()
    after = walk.state()
    known = len(state.names)
    new = tuple(walk.parents[known:]), tuple(walk.tags[known:]), tuple(walk.boxes)
    titles = walk.title, walk.og_title, tuple(walk.given)
    facts = tuple(sizes_of(walk.blocks).items()), tuple(apart_from_links(walk.blocks))
    return None if after is None else _Stretch(tuple(walk.blocks), *new, after, *titles, *facts)


_recalled = lru_cache(maxsize=_MOST_KEPT)(_walked)
"""The same, kept for all pages that have that stretch."""


@lru_cache(maxsize=_MOST_KEPT)
def _recalled_at(html: str, state: State, is_last: bool, boxes: tuple[int, ...], count: int) -> _Stretch | None:
    """The same, its boxes numbered as on all pages that have as many boxes before it."""
    found = _recalled(html, state, is_last)
    return None if found is None else _numbered(found, boxes, count)


def _numbered(stretch: _Stretch, boxes: tuple[int, ...], count: int) -> _Stretch:
    """A stretch whose boxes have the numbers they have in the page: those open before it, and how many there were."""
    numbers = (*boxes, *range(count, count + len(stretch.tags)))
    blocks = stretch.blocks
    if len(boxes) != count:  # else the numbers are as they were
        blocks = tuple([Block(block[0], numbers[block[1]], *block[2:]) for block in blocks])
    return stretch._replace(
        blocks=blocks,
        parents=tuple([numbers[box] for box in stretch.parents]),
        boxes=tuple([numbers[box] for box in stretch.boxes]),
    )


def _joined(html: str) -> Flat | None:
    """A page stretch by stretch; None where it does not come apart."""
    page = _Page()
    start = joined = 0
    for end, is_shared in _cuts(html):
        if joined > _MOST_JOINED:
            end, is_shared = len(html), False
        found = page.walked(html[start:end], is_shared=is_shared and not joined, is_last=end == len(html))
        joined = joined + 1 if found is None else 0
        if found is not None:
            page.add(found, is_shared=is_shared)
            start = end
        if end == len(html):
            break
    return page.flat() if start == len(html) else None


class _Page:
    """A page under construction, one stretch after the other."""

    def __init__(self) -> None:
        self.state = START
        self.boxes: tuple[int, ...] = (0,)
        self.blocks: list[Block] = []
        self.parents, self.tags = [0], ["body"]
        self.title = self.og_title = ""
        self.sizes: dict[int, int] = {}
        self.apart: list[int] = []
        self.in_shared = False

    def walked(self, html: str, *, is_shared: bool, is_last: bool) -> _Stretch | None:
        if is_shared and _is_light(self.state):
            if not self.in_shared:
                self._round_up()
            return _recalled_at(html, self.state, is_last, self.boxes, len(self.tags))
        found = _walked(html, self.state, is_last)
        return None if found is None else _numbered(found, self.boxes, len(self.tags))

    def _round_up(self) -> None:
        """Leave numbers of boxes out, so that those behind an article are the same on most pages."""
        missing = -len(self.tags) % _ROUND
        self.parents += [0] * missing
        self.tags += [""] * missing

    def add(self, stretch: _Stretch, *, is_shared: bool) -> None:
        self.in_shared = is_shared
        if stretch.given:
            last = self.blocks[-1]
            self.blocks[-1] = last._replace(links=(*last.links, *stretch.given))
        if stretch.apart:
            first = len(self.blocks)
            self.apart += [first + number for number in stretch.apart]
        for traits, size in stretch.sizes:
            self.sizes[traits] = self.sizes.get(traits, 0) + size
        self.blocks += stretch.blocks
        self.parents += stretch.parents
        self.tags += stretch.tags
        self.boxes, self.state = stretch.boxes, stretch.state
        self.title, self.og_title = self.title or stretch.title, self.og_title or stretch.og_title

    def flat(self) -> Flat:
        boxes = tuple(self.parents), tuple(_lasts(self.parents)), tuple(self.tags)
        titles = self.title[:2_000], self.og_title[:2_000]
        return Flat(tuple(self.blocks), *boxes, *titles, (), self.sizes, self.apart)


def _is_light(state: State) -> bool:
    """Whether little waits to become a line: what is kept is to stay small whatever the page."""
    return len(state.text) <= _STRETCH and len(state.images) + len(state.links) <= _MOST_WAITING


def _cuts(html: str) -> Iterator[tuple[int, bool]]:
    """Where the stretches of a page end, the last at its end, and whether other pages may have the same.

    Counted anew from each long text on, so that what follows an article is cut alike however long that was. They
    begin behind a line, so that no text of an article is in the state a stretch is reached in.
    """
    top = html.find("<body")
    start = top if top >= 0 else max(0, html.find("<BODY"))
    first = place = start
    for end in [*[match.start() for match in _LONG_TEXT.finditer(html, start)], len(html)]:
        first = place = start
        if end - start > _STRETCH and (line := _LINE_END.search(html, start, end)):
            first = place = line.end()
            while (cut := html.find("<", place + _STRETCH, end)) >= 0:
                if place == first:
                    yield place, False
                yield cut, cut - place <= 2 * _STRETCH
                place = cut
        start = end
    yield len(html), first < place and len(html) - place <= 2 * _STRETCH
