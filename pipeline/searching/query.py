"""What a person types to a full-text query: words, "phrases", prefix*, -without, OR, NOT. Pure; never an error.

Words are ANDed and compared by stem; * alone is everything. Anything malformed is taken as words.
"""

import re
from dataclasses import dataclass

from pipeline.stems import folded_words, stem, unstressed
from pipeline.text import fold

_PART = re.compile(r'(?P<without>(?<!\S)[-−–])?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
SHORTEST_PREFIX = 2
LONGEST_SHOUT = 4
"""Words in capitals beyond which a query is a pasted heading, in which NOT is a word."""
MOST = 64
"""Words of a query that count, each once, and of a phrase in it: a whole page may be pasted into it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word, a phrase of several, or a prefix. `stems` are what the index holds; of a prefix, what it may hold."""

    stems: tuple[str, ...]
    prefix: str | None = None  # folded, as typed

    def sql(self) -> str:
        """An FTS5 expression of quoted strings only."""
        if self.prefix is None:
            return '"' + " ".join(self.stems) + '"'
        return "(" + " OR ".join([f'"{self.prefix}"*', *(f'"{one}"' for one in self.stems)]) + ")"


@dataclass(frozen=True, slots=True)
class Query:
    """Every group must be met, by any of its terms; none of `without` may."""

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()
    is_everything: bool = False  # no group, on purpose

    def sql(self) -> str:
        wanted = " AND ".join("(" + " OR ".join(term.sql() for term in group) + ")" for group in self.groups)
        unwanted = " OR ".join(term.sql() for term in self.without)
        return f"({wanted}) NOT ({unwanted})" if unwanted else wanted

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for group in self.groups for term in group)


def parse(text: str) -> Query:
    """The query; empty where there is not one word in it."""
    groups: list[list[Term]] = []
    without: list[Term] = []
    alternative = negated = everything = False
    end = len(text.rstrip())
    is_heading = text.isupper() and len(text.split()) > LONGEST_SHOUT
    operators = ("AND", "OR") if is_heading else ("AND", "OR", "NOT")
    for part in _PART.finditer(text):
        if part["word"] == "OR" and groups and part.end() < end:
            alternative = True
            continue
        if part["word"] in operators:
            negated = part["word"] == "NOT"
            continue
        is_unwanted, negated = bool(part["without"]) or negated, False
        everything = everything or (part["word"] == "*" and not is_unwanted)
        terms = _terms(part["phrase"] if part["word"] is None else part["word"], phrase=part["word"] is None)
        if is_unwanted and (groups or everything) and not alternative:
            without += terms
        elif alternative and terms:
            groups[-1] += terms
            alternative = False
        else:
            groups += [[term] for term in terms]
    wanted = [tuple(dict.fromkeys(group))[:MOST] for group in groups]
    return Query(tuple(dict.fromkeys(wanted))[:MOST], tuple(dict.fromkeys(without))[:MOST], everything and not wanted)


def _terms(text: str, *, phrase: bool) -> tuple[Term, ...]:
    """A phrase is one term; so is what stands together without a space, such as post-Soviet."""
    if not phrase and text.endswith("*") and (prefix := _prefix(text.rstrip("*"))):
        return (prefix,)
    found = tuple(stem(word) for word in folded_words(unstressed(fold(text)))[:MOST])
    return (Term(found),) if found else ()


def _prefix(text: str) -> Term | None:
    folded = [word.replace("ё", "е") for word in folded_words(unstressed(fold(text)))]
    if len(folded) != 1 or len(folded[0]) < SHORTEST_PREFIX:
        return None
    return Term(_shorter_stems(folded[0]), folded[0])


def _shorter_stems(prefix: str) -> tuple[str, ...]:
    """Stems that words of the prefix may have and that do not begin with it: policy* must find "polici"."""
    cut = [prefix[:size] for size in range(max(2, len(prefix) - 8), len(prefix))]
    found = {stem(prefix), *cut, *(f"{one}i" for one in cut), *(f"{one}e" for one in cut)}
    return tuple(sorted(one for one in found if one and not one.startswith(prefix)))
