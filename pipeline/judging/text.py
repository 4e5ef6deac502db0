"""A title, body or address read as concepts, one character a word; offsets stay those of the text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, compress

from pipeline.judging.words import COLON, CONCEPTS, INITIAL, OTHER, completed, slug_concept
from pipeline.memo import Memo

WORD = re.compile(r"(\w+)")
SLUG_WORD = re.compile(r"([^\W_]+)")
SENTENCE, PARAGRAPH = ".", "\n"
BOUNDARIES = frozenset([SENTENCE, PARAGRAPH, COLON])
CUTS = frozenset([*range(62, 67), *range(135, 141), *range(250, 256)])  # lengths at which headlines end in mid-word


def boundary(gap: str) -> str:
    """What stands between two words: a paragraph's end, a sentence's end, a colon, or nothing that matters."""
    if "\n" in gap:
        return PARAGRAPH
    if ":" in gap:
        return COLON
    if any(mark in gap for mark in ".!?…") and (gap[-1].isspace() or gap[-1] in '“"«('):
        return SENTENCE
    return SENTENCE if ";" in gap else ""


_BOUNDARIES = Memo(boundary, 4096)


@dataclass(frozen=True, slots=True)
class Passage:
    """One field of a record, read: `codes` has a character for each word and each boundary."""

    field: str
    text: str
    parts: Sequence[str]  # gap, word, gap, word, ..., gap
    codes: str
    marks: Sequence[str] = ()  # of a text: what each of `parts` but the first is in `codes`, a character or nothing

    def spans(self, places: Iterable[int]) -> list[tuple[int, int]]:
        """Start and end in `text` of places in `codes`; a boundary's are those of its gap."""
        ends = list(accumulate(map(len, self.parts)))
        written = self._written()
        return [(ends[written[place]], ends[written[place] + 1]) for place in places]

    def _written(self) -> Sequence[int]:
        """Which of `parts` but the first have a character in `codes`: of an address, all words and no gap."""
        if not self.marks:
            return range(0, len(self.parts), 2)
        return list(compress(range(len(self.marks)), self.marks))


def read(field: str, text: str) -> Passage:
    """A title, body or section as concepts."""
    parts = WORD.split(text)
    marks = parts[1:]
    marks[::2] = map(CONCEPTS.__getitem__, parts[1::2])
    marks[1::2] = map(_BOUNDARIES.__getitem__, parts[2::2])
    return Passage(field, text, parts, "".join(marks).replace(INITIAL + SENTENCE, INITIAL + OTHER), marks)


def read_headline(title: str) -> Passage:
    """A headline as concepts. The sites cut headlines in mid-word: a last word of one meaning only is completed."""
    passage = read("title", title)
    if not is_cut(title) or not passage.codes.endswith(OTHER):
        return passage
    return replace(passage, codes=passage.codes[:-1] + completed(passage.parts[-2]))


def is_cut(title: str) -> bool:
    """Whether the site may have cut the headline: it is long and ends in a letter."""
    return len(title) in CUTS and title[-1].isalnum()


def read_slug(slug: str, field: str = "slug") -> Passage:
    """The last segment of an address, or a section, as concepts; percent escapes are gaps."""
    parts = SLUG_WORD.split(re.sub(r"%[0-9A-Fa-f]{2}", "---", slug))
    return Passage(field, slug, parts, "".join(map(slug_concept, parts[1::2])))
