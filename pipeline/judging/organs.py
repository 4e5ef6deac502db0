"""Which organs and which states a record names where it matters: headline, address and first paragraphs."""

from functools import cache
from itertools import chain

from pipeline.judging.grammar import Rules, compiled
from pipeline.judging.text import PARAGRAPH, Passage
from pipeline.judging.words import SLUG_STATES, STATES
from pipeline.lexicon import organs
from pipeline.lexicon import states as lexicon


@cache
def _organs() -> Rules:
    return compiled(organs.ORGANS.items())


def _opening(body: Passage) -> tuple[int, int]:
    """Codes and parts of the first two paragraphs."""
    codes = parts = 0
    for _ in range(2):
        codes = body.codes.find(PARAGRAPH, codes) + 1
        if codes == 0:
            return len(body.codes), len(body.parts)
        parts = body.marks.index(PARAGRAPH, parts + 1) + 1
    return codes, parts


def organs_in(head: Passage, slug: Passage, body: Passage) -> tuple[str, ...]:
    """Organs by the names of CONTRACT, in order of appearance; plain `CSTO` only where no organ is named."""
    found = [spotted.rule for passage in (head, slug) for spotted in _organs().spot(passage.codes)]
    found += [spotted.rule for spotted in _organs().spot(body.codes, 0, _opening(body)[0])]
    named = tuple(dict.fromkeys(found))
    return tuple(name for name in named if name != "CSTO") or named


def states_in(head: Passage, slug: Passage, body: Passage) -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes in order of appearance."""
    named = chain(
        map(STATES.__getitem__, head.parts[1::2]),
        map(SLUG_STATES.__getitem__, slug.parts[1::2]),
        map(STATES.__getitem__, body.parts[1 : _opening(body)[1] : 2]),
    )
    return tuple(dict.fromkeys(chain.from_iterable(named)))


def states() -> tuple[str, ...]:
    """Every state that a verdict may name, by its code."""
    return tuple(sorted({code for codes in lexicon.STATES for code in codes.split()}))
