"""Slides that a slider shows more than once, so that it can go round: each after the first is a clone. Pure."""

from collections.abc import Sequence
from typing import Protocol

from pipeline.blocks import Block, Flat
from pipeline.lines import Line

_SHORTEST = 60  # characters of a paragraph that is a clone, and no label
_DEEPEST = 6  # boxes from a paragraph to its slide


class Boxes(Protocol):
    """What contains what on a page."""

    flat: Flat

    def block(self, row: Line) -> Block: ...


def clones(page: Boxes, rows: Sequence[Line]) -> frozenset[int]:
    """The places of the rows in boxes that stand beside a box with the same text in them, before these."""
    first: dict[str, Line] = {}
    found: set[int] = set()
    for place, row in enumerate(rows):
        if len(row.text) < _SHORTEST or place in found or first.setdefault(row.text, row) is row:
            continue
        slides = _side_by_side(page, first[row.text], row)
        if slides and _texts(page, rows, slides[0]) == _texts(page, rows, slides[1]):
            found.update(_inside(page, rows, slides[1]))
    return frozenset(found)


def _side_by_side(page: Boxes, one: Line, other: Line) -> tuple[int, int] | None:
    """The boxes around two rows that stand beside each other in one box, those between of the same tags."""
    tags, parents = page.flat.tags, page.flat.parents
    left, right = page.block(one).box, page.block(other).box
    for _ in range(_DEEPEST):
        if tags[left] != tags[right] or left == right:
            return None
        if parents[left] == parents[right]:
            return left, right
        left, right = parents[left], parents[right]
    return None


def _inside(page: Boxes, rows: Sequence[Line], box: int) -> list[int]:
    last = page.flat.lasts[box]
    return [place for place, row in enumerate(rows) if box <= page.block(row).box <= last]


def _texts(page: Boxes, rows: Sequence[Line], box: int) -> list[str]:
    return [rows[place].text for place in _inside(page, rows, box)]
