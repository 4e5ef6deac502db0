"""Phrases over concepts, compiled to regular expressions.

A phrase is concepts in order: `a|b` either; `!a` any but that; `@set` any of a named set; `~3` up to three other words of
the same sentence; `-3` up to three words without meaning; `a?` may be missing; `_` a word without meaning. A regular expression over one character a word is six
times shorter than the text, is the same for English, Russian and addresses, and need not know inflection.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.judging_words import OTHER, concepts

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

    pattern: re.Pattern[str]
    names: tuple[str, ...]

    def spot(self, codes: str, start: int = 0, end: int | None = None) -> Iterator[Spotted]:
        """Every rule in codes[start:end], left to right, without overlap."""
        for found in self.pattern.finditer(codes, start, len(codes) if end is None else end):
            yield Spotted(self.names[(found.lastindex or 1) - 1], *found.span())


def _letter(name: str) -> str:
    if name.startswith("_"):
        return OTHER
    return re.escape(concepts()[name])


def _piece(token: str) -> str:
    if token.startswith("~"):
        return rf"[^.\n]{{0,{token[1:]}}}?"
    if token.startswith("-"):
        return f"{OTHER}{{0,{token[1:]}}}?"
    plain = token.rstrip("?").lstrip("!")
    names = [name for part in plain.split("|") for name in SETS.get(part, part).split("|")]
    letters = "".join(map(_letter, names))
    single = len(names) == 1 and not token.startswith("!")
    piece = letters if single else f"[{'^' if token.startswith('!') else ''}{letters}]"
    return piece + ("?" if token.endswith("?") else "")


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
    return Rules(
        re.compile("|".join(f"({'|'.join(map(source, phrases))})" for _, phrases in pairs)),
        tuple(name for name, _ in pairs),
    )
