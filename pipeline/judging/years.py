"""Years that a text names: what is told of an older one than the page's is somebody's past."""

import datetime as dt
import re
from collections.abc import Iterable

from pipeline.judging.text import Passage
from pipeline.judging.words import YEAR

YEARS = re.compile(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)", re.ASCII)  # what it begins with is searched for ten times faster
OF_A_DAY = re.compile(
    r"\b(?:[A-Z][a-z]{2,8}|[а-я]{3,8}) \d{1,2},? $|\b\d{1,2} (?:[A-Z][a-z]{2,8}|[а-я]{3,8}),? $|\d\d?\.\d\d?\.$"
)  # what stands before a day's year
A_DAY = 20  # characters of a day before its year
A_YEAR = re.compile(YEAR)  # in codes


def years_named(passage: Passage, stretches: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Where the stretches name a year, in codes, and which."""
    named = {found.start() for first, last in stretches for found in A_YEAR.finditer(passage.codes, first, last)}
    places = sorted(named)
    spans = passage.spans(places) if places else []
    return {at: int(passage.text[slice(*span)]) for at, span in zip(places, spans, strict=True)}


def year_of(published: dt.date | None, opening: str) -> int:
    """The year from which on what a page tells is no history; 0 where none is named. January tells December's news."""
    if published:
        return published.year - (published.month == 1)
    return latest_year(opening)


def latest_year(text: str) -> int:
    """The latest year named in a text, of a day if there is one: others may be years to come; 0 where there is none."""
    dated = [
        found[0]
        for found in YEARS.finditer(text)
        if OF_A_DAY.search(text, max(found.start() - A_DAY, 0), found.start())
    ]
    return max(map(int, dated or YEARS.findall(text)), default=0)
