"""The words of a text that a query means, and the passage that shows most of them. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.searching.query import Query, Term
from pipeline.stems import folded_words, stem, unstressed

_WORD = re.compile("[^\\W_]+(?:[\u0300\u0301]+[^\\W_]*)*")  # stress marks and all
START, END = "\x01", "\x02"
WIDTH = 32  # words of a passage
_SEARCHED = 300_000  # characters of a body in which it is looked for


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    stem: str


def tokens(text: str) -> list[Token]:
    return [
        Token(match.start(), match.end(), stem("".join(folded_words(unstressed(match.group())))))
        for match in _WORD.finditer(text)
    ]


def matches(text: str, query: Query) -> tuple[list[Token], set[int]]:
    """The words of a text, and which of them the query's terms mean."""
    found = tokens(text)
    return found, {place for term in query.terms for place in places(found, text, term)}


def places(found: Sequence[Token], text: str, term: Term) -> set[int]:
    """Where a term stands: of a phrase, every word of it."""
    if term.prefix is not None:
        return {n for n, one in enumerate(found) if begins(text[one.start : one.end], term.prefix)}
    size = len(term.stems)
    stems = [one.stem for one in found]
    starts = [n for n in range(len(stems) - size + 1) if tuple(stems[n : n + size]) == term.stems]
    return {start + step for start in starts for step in range(size)}


def begins(word: str, prefix: str) -> bool:
    return "".join(folded_words(unstressed(word))).replace("ё", "е").startswith(prefix)


def has(texts: Iterable[tuple[str, Sequence[Token]]], term: Term) -> bool:
    """Whether one of the texts has a word of the prefix, which its stems alone cannot tell."""
    return any(places(found, text, term) for text, found in texts)


def snippet(title: str, body: str, query: Query) -> str:
    """One line: the passage of the body with most matches, else the headline; matches between \\x01 and \\x02."""
    text = body = body[:_SEARCHED]
    found, wanted = matches(body, query)
    if not wanted:
        in_title = matches(title, query)
        if in_title[1] or not body:
            text, (found, wanted) = title, in_title
    if not found:
        return _clean(text)
    first = _densest(sorted(wanted), len(found))
    last = min(first + WIDTH, len(found)) - 1
    return _marked(text, found, wanted, first, last)


def _densest(wanted: Sequence[int], count: int) -> int:
    """The word at which the passage begins: a few before the first match of the fullest stretch."""
    if not wanted:
        return 0
    ends = (bisect_left(wanted, place + WIDTH - 6) for place in wanted)
    _, least = max((end - first, -place) for first, (place, end) in enumerate(zip(wanted, ends, strict=True)))
    return max(0, min(-least - 6, count - WIDTH))


def _marked(text: str, found: Sequence[Token], wanted: set[int], first: int, last: int) -> str:
    parts = ["… " if first else ""]
    at = found[first].start if first else 0
    for n in range(first, last + 1):
        one = found[n]
        parts.append(_clean(text[at : one.start]))
        word = text[one.start : one.end]
        parts.append(f"{START}{word}{END}" if n in wanted else word)
        at = one.end
    rest = text[at:] if last == len(found) - 1 else ""
    return " ".join(("".join(parts) + _clean(rest)).split()) + ("" if last == len(found) - 1 else " …")


def _clean(text: str) -> str:
    return text.replace(START, "").replace(END, "")
