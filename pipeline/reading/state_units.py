"""Runs of rows that tell of one member state after another, as pacsto's block about the delegations does. Pure."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.reading.delegations import chambers_in, delegations_in, states_named

_DELEGATIONS = 5  # in the block
_FEWEST = 4
_MOST_ROWS = 9  # of one state
_SHORTEST_UNIT = 80  # characters


def states_in_turn(paragraphs: Sequence[str]) -> list[int]:
    """Where each state's part begins in the likeliest run of four or five parts, each of another state; [] without one.

    Most parts tell of a delegation or a parliament. What the last one holds beyond its first row is not asked.
    """
    named = [states_named(paragraph) for paragraph in paragraphs]
    found: list[list[int]] = []
    start = 0
    while starts := _run(paragraphs, named, start):
        if _are_delegations(paragraphs, starts):
            found.append(starts)
        start = starts[0] + 1
    return max(found, key=lambda starts: (len(starts), -max(sizes(starts))), default=[])


def _run(paragraphs: Sequence[str], named: Sequence[frozenset[str]], start: int) -> list[int]:
    """The beginnings of the parts of the first run from there on that has one part or more."""
    starts: list[int] = []
    seen: set[str] = set()
    last: frozenset[str] = frozenset()
    for number in range(start, len(paragraphs)):
        states = named[number]
        if starts and (not paragraphs[number] or len(states) > 1 or number - starts[-1] > _MOST_ROWS):
            break
        if len(states) != 1 or states == last:
            continue
        if states & seen or len(starts) == _DELEGATIONS:
            break
        starts.append(number)
        seen |= states
        last = states
    return starts


def _are_delegations(paragraphs: Sequence[str], starts: Sequence[int]) -> bool:
    """Whether the parts are as many as the delegations, are more than names, alike, and tell of parliaments but one."""
    if len(starts) < _FEWEST or max(sizes(starts)) > 2 * usual_size(starts) + 1:
        return False
    units = [" ".join(paragraphs[first:second]) for first, second in pairwise(starts)]
    told = [delegations_in(unit) + chambers_in(unit) > 0 for unit in units]
    return min(map(len, units)) >= _SHORTEST_UNIT and told[0] and sum(told) >= len(units) - 1


def sizes(starts: Sequence[int]) -> list[int]:
    """How many rows each part has but the last."""
    return [second - first for first, second in pairwise(starts)]


def usual_size(starts: Sequence[int]) -> int:
    """How many rows most parts have, and so the last one where nothing else tells."""
    found = sizes(starts)
    return max(found, key=lambda size: (found.count(size), -size))
