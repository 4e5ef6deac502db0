"""Years that a text names: what is told of an older one than the page's is somebody's past."""

import re
from collections.abc import Iterable

from pipeline.judging.text import Passage
from pipeline.judging.words import YEAR

YEARS = re.compile(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)", re.ASCII)  # what it begins with is searched for ten times faster
A_YEAR = re.compile(YEAR)  # in codes


def years_named(passage: Passage, stretches: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Where the stretches name a year, in codes, and which."""
    named = {found.start() for first, last in stretches for found in A_YEAR.finditer(passage.codes, first, last)}
    places = sorted(named)
    spans = passage.spans(places) if places else []
    return {at: int(passage.text[slice(*span)]) for at, span in zip(places, spans, strict=True)}


def latest_year(text: str) -> int:
    """The latest year named in a text; 0 where there is none."""
    return max(map(int, YEARS.findall(text)), default=0)
