"""The standing block about the national delegations that takes the carousel's place on pacsto. Pure."""

from collections.abc import Sequence

from pipeline.reading.delegations import (
    LONGEST_LABEL,
    chambers_in,
    delegations_in,
    names_chambers,
    names_delegations,
    states_named,
)
from pipeline.reading.lines import has_ended

_DELEGATIONS = 5  # in the block
_SHORTEST = 80  # characters of a paragraph
_MOST_LABELS = 3  # between two paragraphs


def standing_block(paragraphs: Sequence[str]) -> tuple[int, int]:
    """First and one past the last of the paragraphs that are pacsto's block about the national delegations.

    (0, 0) where there is none. It is a paragraph for each state, or one long one for all; an article that speaks of
    delegations names several states at once. Over each may stand the state's name, behind each a link to read on.
    """
    start = 0
    while True:
        told, named = _run(paragraphs, start)
        if not told:
            return _of_several(paragraphs)
        if len(told) == 1 and len(states_named(paragraphs[told[0]])) > 1:
            return told[0], told[0] + 1
        if len(told) >= 3 and (named >= 3 or (named and len(told) >= 4)):
            return _with_labels(paragraphs, told)
        start = told[0] + 1


def _of_several(paragraphs: Sequence[str]) -> tuple[int, int]:
    """The block where a paragraph may tell of several delegations, each state named in one of them alone.

    (0, 0) where it is none: all in a row speak of delegations or parliaments, and of no fewer states than there are.
    """
    start, seen = 0, set[str]()
    for number, paragraph in enumerate(paragraphs):
        own = states_told(paragraph, is_next=number > start)
        if not own or own & seen:
            start, seen = number + (not own), set(own)
            continue
        seen |= own
        told = paragraphs[start : number + 1]
        if len(told) > 1 and len(seen) >= _DELEGATIONS and sum(map(_organs_in, told)) >= _DELEGATIONS:
            return start, number + 1
    return 0, 0


def _organs_in(paragraph: str) -> int:
    return delegations_in(paragraph) + chambers_in(paragraph)


def _run(paragraphs: Sequence[str], start: int) -> tuple[list[int], int]:
    """The first of the paragraphs from there on that may be the block's, one after another; how many say delegation.

    That for all states stands alone.
    """
    told: list[int] = []
    between = others = named = 0
    states: set[str] = set()
    for number, paragraph in enumerate(paragraphs[start:], start):
        own = states_told(paragraph, is_next=not others) or _states_over(paragraphs, number)
        if len(own) >= 4 and len(paragraph) >= 1_000 and _speaks_of_all(paragraph):
            return [number], 1
        if len(own) == 1 and not own & states:
            between += others
            told.append(number)
            others = 0
            named += delegations_in(paragraph) > 0
            states |= own
            if len(told) == _DELEGATIONS:
                break  # an article may go on about the delegation of yet another state
        elif told:
            others += not _is_label(paragraph)
            if others > 1 or number - told[-1] > _MOST_LABELS:
                break
    is_scattered = len(told) == 3 and between > 0  # as leads that each speak of a delegation
    return told, 0 if is_scattered else named


def _speaks_of_all(paragraph: str) -> bool:
    return delegations_in(paragraph) >= 4 or _organs_in(paragraph) >= 8


def states_told(paragraph: str, *, is_next: bool) -> frozenset[str]:
    """The member states a paragraph of the block names: it speaks of delegations, or of a parliament behind others."""
    if len(paragraph) < _SHORTEST:
        return frozenset()
    is_chamber = is_next and len(paragraph) >= 200 and names_chambers(paragraph)
    return states_named(paragraph) if is_chamber or names_delegations(paragraph) else frozenset()


def _states_over(paragraphs: Sequence[str], number: int) -> frozenset[str]:
    """The state whose delegation is the heading of a paragraph that speaks of it by no name."""
    heading, paragraph = paragraphs[number - 1] if number else "", paragraphs[number]
    if len(paragraph) < _SHORTEST or not _is_label(heading) or not names_delegations(heading):
        return frozenset()
    return states_named(heading) if delegations_in(paragraph) and not states_named(paragraph) else frozenset()


def _is_label(paragraph: str) -> bool:
    return 0 < len(paragraph) <= LONGEST_LABEL and not has_ended(paragraph)


def _with_labels(paragraphs: Sequence[str], told: Sequence[int]) -> tuple[int, int]:
    """The block with its heading, the first state's name and the last one's link to read on."""
    start, end = told[0], told[-1] + 1
    if start and _is_label(name := paragraphs[start - 1]) and states_named(name):
        start -= bool(states_named(name) & states_named(paragraphs[start]) or _states_over(paragraphs, start))
    if start and is_delegations_heading(paragraphs[start - 1]):
        start -= 1
    closing = paragraphs[told[0] + 1]
    is_closed = end < len(paragraphs) and _is_label(closing) and paragraphs[end] == closing
    return start, end + is_closed


def is_delegations_heading(line: str) -> bool:
    """Whether a short line could be the heading over the block."""
    return 0 < len(line) <= _SHORTEST and delegations_in(line) > 0 and not states_named(line)
