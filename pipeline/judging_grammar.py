"""Phrases over concepts, compiled to regular expressions.

A phrase is concepts in order: `a|b` either; `!a` any but that; `@set` any of a named set; `~3` up to three other words
of the same sentence; `-3` up to three words without meaning; `a?` may be missing; `_` a word without meaning. A regular
expression over one character a word is six times shorter than the text, is the same for English, Russian and addresses,
and need not know inflection.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.judging_words import INITIAL, OTHER, concepts

SETS: Mapping[str, str] = {
    "@paper": "statement|declaration|appeal|comment|position|resolution|communique",
    "@issue": "adopt|issue|make|sign|approve",
}


@dataclass(frozen=True, slots=True)
class Spotted:
    """A rule found in codes[start:end]."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rules:
    """Named alternatives in one expression; at the same word the earlier one wins."""

    first: re.Pattern[str]  # what any of them can begin with: a set of characters is searched for ten times faster
    pattern: re.Pattern[str]
    names: tuple[str, ...]

    def spot(self, codes: str, start: int = 0, end: int | None = None) -> Iterator[Spotted]:
        """Every rule in codes[start:end], left to right, without overlap."""
        stop = len(codes) if end is None else end
        match, names = self.pattern.match, self.names
        for place in self.first.finditer(codes, start, stop):
            at = place.start()
            if at >= start and (found := match(codes, at, stop)) is not None:
                start = found.end()
                yield Spotted(names[(found.lastindex or 1) - 1], at, start)


def _names(token: str) -> list[str]:
    return [name for part in token.rstrip("?").lstrip("!").split("|") for name in SETS.get(part, part).split("|")]


def _letters(token: str) -> str:
    return "".join(OTHER if name.startswith("_") else re.escape(concepts()[name]) for name in _names(token))


def _piece(token: str) -> str:
    if token.startswith("~"):
        return rf"[^.\n]{{0,{token[1:]}}}?"
    if token.startswith("-"):
        return f"[{OTHER}{INITIAL}]{{0,{token[1:]}}}?"
    piece = f"[{'^' if token.startswith('!') else ''}{_letters(token)}]"
    return piece + ("?" if token.endswith("?") else "")


def _firsts(phrase: str) -> str:
    tokens = phrase.split()
    return _letters(tokens[0]) + (_firsts(" ".join(tokens[1:])) if tokens[0].endswith("?") else "")


def source(phrase: str) -> str:
    """One phrase as the source of a regular expression."""
    return "".join(map(_piece, phrase.split()))


@cache
def phrase(*phrases: str) -> re.Pattern[str]:
    """Any of the phrases."""
    return re.compile("|".join(map(source, phrases)))


def compiled(rules: Iterable[tuple[str, tuple[str, ...]]]) -> Rules:
    """Named phrases as one expression."""
    pairs = tuple(rules)
    first = re.compile(f"[{''.join(_firsts(one) for _, phrases in pairs for one in phrases)}]")
    pattern = re.compile("|".join(f"({'|'.join(map(source, phrases))})" for _, phrases in pairs))
    return Rules(first, pattern, tuple(name for name, _ in pairs))
