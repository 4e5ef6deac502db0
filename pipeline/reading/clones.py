"""Slides that a slider shows more than once, so that it can go round: each after the first is a clone. Pure."""

from collections.abc import Sequence
from typing import Protocol

from pipeline.reading.blocks import Block
from pipeline.reading.lines import Line

_SHORTEST = 60  # characters of a paragraph that is a clone, and no label
_DEEPEST = 6  # boxes from a paragraph to its slide


class Boxes(Protocol):
    """What contains what on a page."""

    def block(self, row: Line) -> Block: ...
    def holds(self, box: int, row: Line) -> bool: ...
    def ancestors(self, box: int) -> list[int]: ...
    def depth_apart(self, one: int, other: int) -> int | None: ...


def clones(page: Boxes, rows: Sequence[Line]) -> frozenset[int]:
    """The places of the rows in boxes that stand beside a box with the same text in them, before these."""
    first: dict[str, Line] = {}
    found: set[int] = set()
    for place, row in enumerate(rows):
        if len(row.text) < _SHORTEST or place in found or first.setdefault(row.text, row) is row:
            continue
        one, other = page.block(first[row.text]).box, page.block(row).box
        depth = page.depth_apart(one, other) if one != other else None
        if depth is None or depth >= _DEEPEST:
            continue
        before, again = (_inside(page, rows, page.ancestors(box)[depth]) for box in (one, other))
        if [rows[each].text for each in before] == [rows[each].text for each in again]:
            found.update(again)
    return frozenset(found)


def _inside(page: Boxes, rows: Sequence[Line], box: int) -> list[int]:
    return [place for place, row in enumerate(rows) if page.holds(box, row)]
