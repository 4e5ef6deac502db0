"""Pacsto's block as tabs: the states' names in a row, then as many parts in which no state need be named. Pure."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Protocol

from pipeline.reading.blocks import Block, Flat
from pipeline.reading.delegations import chambers_in, delegations_in, is_state, names_states, states_named
from pipeline.reading.lines import Line

_FEWEST = 4  # parts
_SHORTEST = 80  # characters of a part
_DEEPEST = 5  # boxes around the first row of a part
_LONGEST = 10  # rows of a part


class Boxes(Protocol):
    """A page's boxes, and which rows they hold."""

    flat: Flat

    def block(self, row: Line) -> Block: ...
    def holds(self, box: int, row: Line) -> bool: ...
    def ancestors(self, box: int) -> list[int]: ...
    def branch(self, box: int, row: Line) -> int: ...


def tabs(page: Boxes, rows: Sequence[Line]) -> tuple[int, int] | None:
    """The first and one past the last of the rows that are names and parts; None where there are none."""
    for start in range(len(rows)):
        count, behind = _names(rows, start)
        if count >= _FEWEST and (end := _parts(page, rows[behind:], count)):
            return start, behind + end
    return None


def _names(rows: Sequence[Line], start: int) -> tuple[int, int]:
    """How many states are named from a row on, each once, in a row for each or in one for all; what stands behind."""
    text = rows[start].text
    if names_states(text):
        return len(states_named(text)), start + 1
    seen: set[str] = set()
    end = start
    while end < len(rows) and is_state(text := rows[end].text) and not seen & (states := states_named(text)):
        seen |= states
        end += 1
    return len(seen), end


def _parts(page: Boxes, rows: Sequence[Line], count: int) -> int:
    """How many rows the parts have together, which stand side by side; 0 where there are not so many."""
    boxes = page.ancestors(page.block(rows[0]).box)[:_DEEPEST] if rows else ()
    for box in boxes:
        parts = [*islice(_beside(page, box, rows), count)]
        if len(parts) == count and _are_alike(page, box, parts):
            return sum(map(len, parts))
    return 0


def _beside(page: Boxes, box: int, rows: Sequence[Line]) -> Iterator[list[Line]]:
    """The rows that one box holds, together those of each box right in it; a row right in it is alone."""
    held = (row for row in islice(rows, 5 * _LONGEST) if page.holds(box, row))
    for _, part in groupby(held, lambda row: (branch := page.branch(box, row), row.number if branch == box else 0)):
        yield [*part]


def _are_alike(page: Boxes, box: int, parts: Sequence[Sequence[Line]]) -> bool:
    """Whether parts stand in elements alike and all but one tell of a parliament or a delegation."""
    tags = {page.flat.tags[page.branch(box, part[0])] for part in parts}
    texts = [" ".join(row.text for row in part) for part in parts]
    told = [chambers_in(text) + delegations_in(text) > 0 for text in texts]
    are_texts = min(map(len, texts)) >= _SHORTEST and not any(row.is_date for part in parts for row in part)
    return len(tags) == 1 and are_texts and sum(told) >= len(parts) - 1
