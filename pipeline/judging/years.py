"""Years that a text names: what is told of an older one than the page's is somebody's past."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.judging.grammar import phrase
from pipeline.judging.text import Passage
from pipeline.judging.words import YEAR

YEARS = re.compile(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)", re.ASCII)  # what it begins with is searched for ten times faster
OF_A_DAY = re.compile(
    r"\b(?:[A-Z][a-z]{2,8}|[а-я]{3,8}) \d{1,2},? $|\b\d{1,2} (?:[A-Z][a-z]{2,8}|[а-я]{3,8}),? $|\d\d?\.\d\d?\.$"
)  # what stands before a day's year
OF_A_THING = re.compile(
    r"\b(?:the|of|(?:since|from|с|со|от) (?:\d{1,2} )?(?:[^\W\d_]{3,9} )?(?:\d{1,2}, )?) ?$", re.IGNORECASE
)  # what stands before a year that tells how old something is: "the treaty of 1992", "since May 2021"
OF_WHAT_HAPPENED = re.compile(
    r"\b(?!(?:adopt|issu|sign|publish|approv|releas|принят|опубликован|подписан|утвержд|сделан))"
    r"(?:[a-z]{2,}(?:ed|un|an)|place|out"
    r"|[а-яё]+(?:вш|нн|ш|т)(?:ий|ая|ее|ое|ие|ого|ой|ому|ым|им|ую|ых|их|ыми|ими|ем|ей)(?:ся)?)"
    r"(?: (?:in|at|on|near|в|во|на|под) [A-ZА-ЯЁ][^\W\d_]+)?"
    r" (?:in|on|в|во)? ?(?:\d{1,2} )?(?:[^\W\d_]{3,9} )?(?:\d{1,2}, )?$",
    re.IGNORECASE,
)  # what stands before the year of what is no paper: "the ceasefire agreed in November 2020"
A_PAPER = "@paper|legal_text|document year"  # as "соглашения 2002 года" does
END_OF_PLAN = re.compile(r"(?:\b(?:to|till|until|through|by|до|по|к)|[-–—/]) ?$", re.IGNORECASE)  # "2026-2030"
A_DAY = 20  # characters of a day before its year, or of what it is of
A_VERB = 60  # and of a verb with them
A_YEAR = re.compile(YEAR)  # in codes
BEHIND = 4  # words behind an act in which a year is still its own: "called in May 2019"
RECENT = 1  # years: further behind it one so old is that of what the act is on


class Named(NamedTuple):
    """A year that a text names; of a thing, or of what has happened, it tells how old that is, not who spoke when."""

    year: int
    is_of_thing: bool
    is_of_what_happened: bool


def years_named(passage: Passage, stretches: Iterable[tuple[int, int]]) -> dict[int, Named]:
    """Where the stretches name a year, in codes, and which."""
    named = {found.start() for first, last in stretches for found in A_YEAR.finditer(passage.codes, first, last)}
    places = sorted(named)
    spans = passage.spans(places) if places else []
    return {
        at: Named(
            int(passage.text[start:end]),
            _is_of_thing(passage, at, start),
            OF_WHAT_HAPPENED.search(passage.text, max(start - A_VERB, 0), start) is not None,
        )
        for at, (start, end) in zip(places, spans, strict=True)
    }


def _is_of_thing(passage: Passage, at: int, start: int) -> bool:
    before = max(start - A_DAY, 0)
    is_paper_s = at > 0 and phrase(A_PAPER).match(passage.codes, at - 1) is not None
    return is_paper_s or OF_A_THING.search(passage.text, before, start) is not None


def years_ago(years: Mapping[int, Named], sentence: tuple[int, int], until: int, year: int) -> int | None:
    """Where a sentence says that its act, which ends there, is of a year before that one; None where it does not.

    Behind an act the year of a thing says how old that is, no more: "condemned the breach of the treaty of 2002".
    """
    first, last = sentence
    named = {at: one for at, one in years.items() if first <= at < last}
    if max((one.year for one in named.values()), default=year) >= year:
        return None
    return min((at for at, one in named.items() if _dates(one, at - until, year)), default=None)


def _dates(one: Named, behind: int, year: int) -> bool:
    """Whether a year so many words behind an act's end dates the act."""
    if one.is_of_what_happened:
        return False
    return behind < 0 or (not one.is_of_thing and (behind < BEHIND or one.year < year - RECENT))


def year_of(published: dt.date | None, opening: str) -> int:
    """The year from which on what a page tells is no history; 0 where none is named. January tells December's news."""
    if published:
        return published.year - (published.month == 1)
    return latest_year(opening)


def latest_year(text: str) -> int:
    """The latest year named in a text, of a day if there is one; 0 where there is none, or none but ends of plans."""
    found = [(each[0], max(each.start() - A_DAY, 0), each.start()) for each in YEARS.finditer(text)]
    dated = [year for year, *before in found if OF_A_DAY.search(text, *before)]
    return max(map(int, dated or [year for year, *before in found if not END_OF_PLAN.search(text, *before)]), default=0)
