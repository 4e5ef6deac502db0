"""Which stretches of markup two pages have in common: what stands around their articles. Pure.

Tags that each of two pages has once, in the same order in both, are where they agree; from each, as far as they agree.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

_LINE_END = re.compile(
    r"(?:/(?:div|p|li|d[dt]|t[dhr]|[uo]l|table|h[1-6]|section|article|nav|header|footer|title|script|style)>"
    r"|(?:meta|link|!doctype)\b)",
    re.IGNORECASE,
)
_RAW = re.compile(r"(script|style|textarea)\b", re.IGNORECASE)  # what is in them is no tags
_SHORTEST = 600  # characters of a stretch: less is walked over as fast
_LONGEST = 4_000  # longer ones are parted: what one page has otherwise costs the others less
Run = tuple[int, int]
"""Where something begins and ends."""


def shared(one: str, other: str) -> Iterator[Run]:
    """Where the stretches of one page begin and end that the other has too, in its order.

    Each begins behind a line, so that no text of an article is waiting where a walk comes to it.
    """
    mine, theirs = one.split("<"), other.split("<")
    places = [0, *accumulate(len(piece) + 1 for piece in mine)]  # of what follows the `<` before each piece
    for run in _runs(mine, theirs):
        for start, end in _parts(mine, *run):
            while end > start and ">" not in mine[end - 1]:
                end -= 1  # a tag that both pages break off in: another may go on with it
            yield max(0, places[start] - 1), places[end] - 1


def _parts(pieces: Sequence[str], start: int, end: int) -> Iterator[Run]:
    """A run of pieces from the end of its first line on, in parts that end with a line too, and never amid a script."""
    if start:
        start = next((place + 1 for place in range(start, end) if _LINE_END.match(pieces[place])), end)
    size, closing = 0, ""
    last = start, start  # the part before, to which a short rest is added
    for place in range(start, end):
        piece = pieces[place]
        size += len(piece) + 1
        if closing:
            closing = "" if piece[: len(closing)].lower() == closing else closing
        elif opens := _RAW.match(piece):
            closing = f"/{opens[1].lower()}"
        if size >= _LONGEST and not closing and (_LINE_END.match(piece) or size >= 2 * _LONGEST):
            if last[0] < last[1]:
                yield last
            last = start, place + 1
            start, size = place + 1, 0
    if last[0] < last[1]:
        yield last if size >= _SHORTEST or closing else (last[0], end)
    if size >= _SHORTEST:
        yield start, end


def _runs(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[Run]:
    """First and one past the last of the pieces that both have one after the other, in page order."""
    behind, behind_theirs = 0, 0
    for start, at in _in_order(_pairs(mine, theirs)):
        if start < behind:
            continue
        end, their_end = start, at
        while start > behind and at > behind_theirs and mine[start - 1] == theirs[at - 1]:
            start, at = start - 1, at - 1
        while end < len(mine) and their_end < len(theirs) and mine[end] == theirs[their_end]:
            end, their_end = end + 1, their_end + 1
        yield start, end
        behind, behind_theirs = end, their_end


def _pairs(mine: Sequence[str], theirs: Sequence[str]) -> list[Run]:
    """The places in both of the pieces that each of them has once."""
    counts, others = Counter(mine), Counter(theirs)
    place = {piece: at for at, piece in enumerate(theirs) if others[piece] == 1}
    return [(at, place[piece]) for at, piece in enumerate(mine) if counts[piece] == 1 and piece in place]


def _in_order(pairs: Sequence[Run]) -> list[Run]:
    """As many of them as stand in the same order in both (longest increasing subsequence)."""
    ends: list[int] = []  # the least place a row of so many pairs can end with
    last: list[int] = []  # the number of the pair it ends with
    before: list[int] = []
    for number, (_, at) in enumerate(pairs):
        size = bisect_left(ends, at)
        before.append(last[size - 1] if size else -1)
        ends[size : size + 1] = [at]
        last[size : size + 1] = [number]
    found: list[Run] = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
