"""A stretch of a page walked over by itself: what it adds to what came before it.

Told by its very characters and by the state the walk reached it in, so that the outcome is that of one walk over the
whole page.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.reading.blocks import Block, State, apart_from_links, not_mere_links, sizes_of
from pipeline.reading.walk import Walk


class Stretch(NamedTuple):
    """What a stretch comes to, its boxes numbered as in the page."""

    blocks: tuple[Block, ...]
    parents: tuple[int, ...]  # of the boxes that begin in it
    lasts: tuple[int, ...]
    around: tuple[tuple[int, int], ...]  # boxes open at its beginning, with the last box inside each
    boxes: tuple[int, ...]  # those open at its end


class Walked:
    """A stretch walked over from one state, whatever numbers its boxes have in the page."""

    def __init__(self, walk: Walk, before: State, after: State) -> None:
        self.state = after
        self.title, self.og_title = walk.title, walk.og_title
        self.given = tuple(walk.given)  # links that belong to the block before
        self.sizes = tuple(sizes_of(walk.blocks).items())
        self.apart = tuple(apart_from_links(walk.blocks))  # numbers among its blocks
        self.mixed = tuple(not_mere_links(walk.blocks))  # the same
        known = len(before.names)
        self.tags, self.traits = tuple(walk.tags[known:]), tuple(walk.traits[known:])  # of the boxes that begin in it
        self._blocks, self._parents = tuple(walk.blocks), tuple(walk.parents[known:])
        self._lasts, self._boxes = tuple(lasts_of(walk.parents)), tuple(walk.boxes)
        used = {*walk.boxes, *self._parents, *(block.box for block in walk.blocks)}
        self._used = [box for box in range(known) if box in used or self._lasts[box] >= known]
        self._known = known

    def key(self, boxes: Sequence[int], count: int) -> tuple[int, ...]:
        """What it takes from the page: how many boxes stand before it, and which of those open at its beginning."""
        return (count, *[boxes[box] for box in self._used])

    def numbered(self, boxes: Sequence[int], count: int) -> Stretch:
        """The same in a page where those boxes are open at its beginning, behind so many."""
        known = self._known
        number = (*boxes, *range(count, count + len(self.tags))).__getitem__
        lasts = [*map(number, self._lasts)]
        return Stretch(
            blocks=tuple([Block(block[0], number(block[1]), *block[2:]) for block in self._blocks]),
            parents=tuple(map(number, self._parents)),
            lasts=tuple(lasts[known:]),
            around=tuple([(box, last) for box, last in zip(boxes, lasts, strict=False) if last >= count]),
            boxes=tuple(map(number, self._boxes)),
        )


def walked(html: str, state: State) -> Walked | None:
    """A stretch that begins in that state; None where more than the stretch itself would have to be looked at."""
    walk = Walk(state)
    walk.run(html.split("<"))
    after = walk.state()
    return None if after is None else Walked(walk, state, after)


def lasts_of(parents: Sequence[int]) -> list[int]:
    """The last box inside each box."""
    lasts = list(range(len(parents)))
    extend(lasts, parents, 1)
    return lasts


def extend(lasts: list[int], parents: Sequence[int], first: int) -> None:
    """Tells the boxes around the boxes from the first of some on that these are inside them."""
    for box in range(len(parents) - 1, first - 1, -1):
        outer = parents[box]
        if lasts[box] > lasts[outer]:
            lasts[outer] = lasts[box]
