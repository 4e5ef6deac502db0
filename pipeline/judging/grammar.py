"""Phrases over concepts, compiled to regular expressions.

A phrase is concepts in order: `a|b` either; `!a` any but that; `@set` any of a named set; `~3` up to three other words
of the same sentence; `^3` the same, none of which takes a position; `-3` up to three words without meaning; `a?` may be
missing; `_` a word without meaning. A regular expression over one character a word is six times shorter than the text,
is the same for English, Russian and addresses, and need not know inflection.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from pipeline.judging.words import INITIAL, OTHER, concepts
from pipeline.memo import Memo

SETS: Mapping[str, str] = {
    "@paper": "statement|declaration|appeal|comment|position|resolution|communique",
    "@issue": "adopt|issue|make|sign|approve",
    "@text": "text|document|address",
    "@other": "other|nato",
    "threat": "threat|threatens",
    "say": "say|tell",  # whoever tells says; to tell "about" is no position
    "@envoy": "envoy|representatives",
    "@stance": (
        "concern|condemn|call|urge|appealed|warn|demand|reject|against|refute|unacceptable|regret|not|draft|fake"
    ),
}


class Spotted(NamedTuple):
    """A rule found in codes[start:end]; made sixty times a page, and a tuple is made in a third of the time."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rules:
    """Named alternatives in one expression; at the same word the earlier one wins."""

    expression: re.Pattern[str]  # all of them: no group, and a letter to begin with, so that it is searched for quickly
    names: Mapping[str, tuple[str, ...]]  # of the alternatives that begin with a letter
    which: Mapping[str, Callable[[str, int, int], int]]  # by letter, where there are several: which of these it is

    def spot(self, codes: str, start: int = 0, end: int | None = None) -> Iterator[Spotted]:
        """Every rule in codes[start:end], left to right, without overlap."""
        stop = len(codes) if end is None else end
        for found in self.expression.finditer(codes, start, stop):
            at, until = found.span()
            letter = codes[at]
            names = self.names[letter]
            yield Spotted(names[0 if len(names) == 1 else self.which[letter](codes, at + 1, stop)], at, until)


def _names(token: str) -> list[str]:
    return [name for part in token.rstrip("?").lstrip("!").split("|") for name in SETS.get(part, part).split("|")]


def _letter(name: str) -> str:
    return OTHER if name.startswith("_") else re.escape(concepts()[name])


def _letters(token: str) -> str:
    return "".join(map(_letter, _names(token)))


def _piece(token: str) -> str:
    if token.startswith("~"):
        return rf"[^.\n]{{0,{token[1:]}}}?"
    if token.startswith("^"):
        return rf"[^.\n{_letters('@stance')}]{{0,{token[1:]}}}?"
    if token.startswith("-"):
        return f"[{OTHER}{INITIAL}]{{0,{token[1:]}}}?"
    piece = f"[{'^' if token.startswith('!') else ''}{_letters(token)}]"
    return piece + ("?" if token.endswith("?") else "")


def _beginnings(tokens: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each letter that a phrase can begin with, and the source of what follows it."""
    following = "".join(map(_piece, tokens[1:]))
    for name in _names(tokens[0]):
        yield _letter(name), following
    if tokens[0].endswith("?"):
        yield from _beginnings(tokens[1:])


def source(phrase: str) -> str:
    """One phrase as the source of a regular expression."""
    return "".join(map(_piece, phrase.split()))


@cache
def phrase(*phrases: str) -> re.Pattern[str]:
    """Any of the phrases."""
    return re.compile("|".join(map(source, phrases)))


def compiled(rules: Iterable[tuple[str, tuple[str, ...]]]) -> Rules:
    """Named phrases as one expression."""
    beginning: dict[str, dict[str, list[str]]] = {}
    for name, phrases in rules:
        for one in phrases:
            for letter, following in _beginnings(one.split()):
                beginning.setdefault(letter, {}).setdefault(name, []).append(following)
    return Rules(
        re.compile("|".join(f"{letter}(?:{_any(chain(*named.values()))})" for letter, named in beginning.items())),
        {letter: tuple(named) for letter, named in beginning.items()},
        Memo(lambda letter: _which(beginning[letter].values()), len(beginning)),
    )


def _any(sources: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(sources))


def _which(sources: Iterable[Iterable[str]]) -> Callable[[str, int, int], int]:
    """Tells by what follows a letter which alternative is found there."""
    match = re.compile("|".join(f"({_any(each)})" for each in sources)).match

    def which(codes: str, start: int, end: int) -> int:
        found = match(codes, start, end)
        return (found.lastindex or 1) - 1 if found else 0

    return which
