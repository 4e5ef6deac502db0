"""BM25 as FTS5 computes it, for texts that are not in its index. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.searching.query import Query, Term

_FULL, _LENGTH = 1.2, 0.75  # k1 and b
_LEAST = 1e-6  # of a word that half of the texts have

Words = tuple[str, ...]
Text = tuple[Words, Words]
"""The stems of a headline and of a body."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Stems in a row; of a prefix, how one stem begins."""

    stems: Words
    is_prefix: bool = False

    def count(self, words: Words) -> int:
        """How often it stands among the words."""
        first, size = self.stems[0], len(self.stems)
        if self.is_prefix:
            return sum(word.startswith(first) for word in words)
        if size == 1:
            return words.count(first)
        return sum(words[n : n + size] == self.stems for n in range(len(words) - size + 1))

    def sql(self) -> str:
        return '"' + " ".join(self.stems) + '"' + ("*" if self.is_prefix else "")


@dataclass(frozen=True, slots=True)
class Texts:
    """What the rank of one text takes from all: how many there are, their words, how many hold each phrase."""

    count: int
    words: int
    holders: tuple[int, ...]


def phrases(term: Term) -> tuple[Phrase, ...]:
    """What a term is looked for by, any of them."""
    if term.prefix is None:
        return (Phrase(term.stems),)
    return (Phrase((term.prefix,), is_prefix=True), *(Phrase((one,)) for one in term.stems))


def wanted_phrases(wanted: Query) -> tuple[Phrase, ...]:
    return tuple(phrase for term in wanted.terms for phrase in phrases(term))


def holds(wanted: Query, text: Text) -> bool:
    """Whether the text answers the query."""
    if not all(any(_has(text, term) for term in group) for group in wanted.groups):
        return False
    return not any(_has(text, term) for term in wanted.without)


def _has(text: Text, term: Term) -> bool:
    return any(phrase.count(words) for phrase in phrases(term) for words in text)


def counted(found: Sequence[Phrase], texts: Sequence[Text]) -> Texts:
    """The figures of these texts by themselves."""
    holders = tuple(sum(any(map(phrase.count, text)) for text in texts) for phrase in found)
    return Texts(len(texts), sum(len(title) + len(body) for title, body in texts), holders)


def rank(text: Text, found: Sequence[Phrase], among: Texts, headline: float) -> float:
    """The lower, the better; a match in the headline counts `headline` times one in the body."""
    title, body = text
    length = (len(title) + len(body)) * among.count / max(among.words, 1)
    total = 0.0
    for phrase, holders in zip(found, among.holders, strict=True):
        often = headline * phrase.count(title) + phrase.count(body)
        rare = max(math.log((among.count - holders + 0.5) / (holders + 0.5)), _LEAST)
        total += rare * often * (_FULL + 1) / (often + _FULL * (1 - _LENGTH + _LENGTH * length))
    return -total
