"""Two wordings as runs of words: kept, removed, added. Pure."""

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import accumulate
from typing import Literal

Op = Literal["same", "removed", "added"]
Run = tuple[Op, str]
_LONG = 100_000  # characters from which on only what lies between the first and the last difference is compared
_MOST_COMPARED = 1_000_000  # characters of that; more are removed and added as they are
_MOST_STEPS = 5_000_000
"""Pairs of equal words that are looked at, half a second's work; what is left by then is removed and added.

A text of ten thousand words edited in twenty places takes fewer, two words said a thousand times hundreds of times as
many.
"""


def word_diff(before: str, after: str) -> list[Run]:
    """The two texts as runs of words: kept, removed, added. Joined, `same` + `removed` are `before`'s words.

    Words are compared with their punctuation but without white space; each run ends in white space.
    """
    if max(len(before), len(after)) <= _LONG:
        return _spaced(_runs(before, after))
    head = _head(before, after)
    tail = _tail(before[head:], after[head:])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    runs: list[Run] = [("same", after[:head]), *_runs(old, new), ("same", after[len(after) - tail :])]
    return _spaced([(op, text) for op, text in runs if text.strip()])


def _runs(before: str, after: str) -> list[Run]:
    if max(len(before), len(after)) > _MOST_COMPARED:
        return [("removed", before), ("added", after)]
    old, new = _tokens(before), _tokens(after)
    runs: list[Run] = []
    for tag, i1, i2, j1, j2 in _Matcher([one.strip() for one in old], [one.strip() for one in new]).get_opcodes():
        if tag == "equal":
            runs.append(("same", "".join(new[j1:j2])))
            continue
        if i1 < i2:
            runs.append(("removed", "".join(old[i1:i2])))
        if j1 < j2:
            runs.append(("added", "".join(new[j1:j2])))
    return runs


class _Matcher(SequenceMatcher[str]):
    """Finds no more once it has looked at too many pairs: by itself it takes cubic time over words that repeat."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, old, new, autojunk=False)
        where: dict[str, list[int]] = self.b2j  # type: ignore[attr-defined]  # documented, but not in its stub
        self._steps = [*accumulate((1 + len(where.get(word, ())) for word in old), initial=0)]
        self._left = _MOST_STEPS

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        self._left -= self._steps[-1 if ahi is None else ahi] - self._steps[alo]
        return super().find_longest_match(alo, ahi, blo, bhi) if self._left >= 0 else Match(alo, blo, 0)


def _head(one: str, other: str) -> int:
    """How many characters of whole words the two begin with alike."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if one[least:middle] == other[least:middle] else (least, middle - 1)
    return max(one.rfind(" ", 0, least), one.rfind("\n", 0, least)) + 1


def _tail(one: str, other: str) -> int:
    """How many characters of whole words the two end with alike, without the white space before them."""
    return max(_head(one[::-1], other[::-1]) - 1, 0)


def _spaced(runs: Sequence[Run]) -> list[Run]:
    """Each run but the last ends in white space."""
    return [(op, text if text[-1].isspace() or last else text + " ") for op, text, last in _with_last(runs)]


def _with_last(runs: Sequence[Run]) -> Iterator[tuple[Op, str, bool]]:
    for n, (op, text) in enumerate(runs, 1):
        yield op, text, n == len(runs)


def _tokens(text: str) -> list[str]:
    """Words, each with the white space after it."""
    return re.findall(r"\S+\s*", text)
