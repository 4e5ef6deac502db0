"""The facts of a text by which two items written from one template differ: dates, numbers and names. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.kept import kept

FIGURES = "1"
"""Which rules find dates and numbers: figures of others, kept beside records, are not compared with today's."""

_NUMBER = re.compile(r"\d+(?:[.,`'’‘´]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MALFORMED = re.compile(r"[`'’‘´]")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_NUMERIC_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_MONTHS = (
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
    ["янв", "фев", "мар", "апр", "ма[йя]", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
)
_MONTH = "(" + "|".join(stem for stems in _MONTHS for stem in stems) + r")[a-zа-я]*"
_AFTER = re.compile(rf"(?:st|nd|rd|th|-?го|-?е)?\s{{0,2}}(?:of )?{_MONTH}", re.IGNORECASE)
_BEFORE = re.compile(rf"\b{_MONTH}\.?\s{{0,2}}$", re.IGNORECASE)
_MONTH_NUMBERS = {stem: n for stems in _MONTHS for n, stem in enumerate(stems, 1)} | {"май": 5, "мая": 5}
_NAME = re.compile(r"[A-ZА-ЯЁÀ-Þ][\w\u00ad]*(?:[’'-]\w+)*")
_SENTENCE_END = frozenset(".!?:;…\n")
_SKIPPED = frozenset(" \"'«“”„‘’(–—-\u00a0•*\t")
_SPELT = {
    word: str(n)
    for words in (
        "two three four five six seven eight nine ten eleven twelve",
        "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    )
    for n, word in enumerate(words.split(), 2)
}
_MOST_PAIRS = 10_000
"""Pairs of names in which slips of the pen are looked for: texts that differ in hundreds of names differ by more."""
_LONGEST_NAME = 100  # characters of a name that may be such a slip
_OPENING_WORDS = """
a about according after all along also although among an and another any as at based because before being besides both
but by consequently considering currently during each earlier emphasizing especially even every expressing firstly
following for from furthermore given guided having he here his how however if in including it its last later more
moreover most my next no noting now of on once one only or other our over particular participants recently regarding
representatives she since so some speaking special such taking that the their then there therefore these they this
those through throughout thus to today together tomorrow under until upon we what when where which while who with
within yesterday you your
а без благодаря был была были было в вместе во вопросы все всего вчера где говоря далее данный для до его ее если
за затем здесь и из или имея исходя их к каждый как кроме между мы на надо наряду наша не несмотря но о об однако он
она они от отмечая оценивая по под подводя подчеркивая после поэтому при принимая прошедший с сегодня сейчас со
согласно стороны считаем так также такой там тем того то тогда у участники учитывая целью через что чтобы эта эти
это этот я
"""
_OPENERS = frozenset(_OPENING_WORDS.split())


class Figures(NamedTuple):
    """Dates and numbers of a text, sorted, with repeats. They settle most comparisons, and need no text for it."""

    dates: tuple[str, ...]  # "7-12": month and day
    numbers: tuple[str, ...]

    def line(self) -> str:
        """As the store keeps them beside a record."""
        return f"{' '.join(self.dates)}|{' '.join(self.numbers)}"

    @classmethod
    def of_line(cls, line: str) -> "Figures":
        """The figures again, from what `line` gave."""
        dates, _, numbers = line.partition("|")
        return cls(tuple(dates.split()), tuple(numbers.split()))


@dataclass(frozen=True)
class Facts:
    """Names are looked for when asked for."""

    figures: Figures
    text: str

    @property
    def dates(self) -> tuple[str, ...]:
        return self.figures.dates

    @property
    def numbers(self) -> tuple[str, ...]:
        return self.figures.numbers

    @kept
    def names(self) -> tuple[str, ...]:
        """A name that only ever opens a sentence may be any word; it is marked by `~`."""
        return _names(self.text)


def facts(text: str, words: Sequence[str]) -> Facts:
    """The facts of a folded text and its folded words."""
    return Facts(figures(text, words), text)


def figures(text: str, words: Sequence[str]) -> Figures:
    """The figures of a folded text and its folded words; a number broken by a slip of the pen (20`8) counts as none."""
    dates: list[str] = []
    numbers: list[str] = []
    for match in _NUMBER.finditer(text):
        _sort_number(match, text, dates, numbers)
    if not _SPELT.keys().isdisjoint(words):
        numbers += [_SPELT[word] for word in words if word in _SPELT]
    return Figures(tuple(sorted(dates)), tuple(sorted(numbers)))


def _sort_number(match: re.Match[str], text: str, dates: list[str], numbers: list[str]) -> None:
    number = match.group()
    if number.isdecimal():
        beside = _month_beside(match, text) if len(number) <= 2 else None
        if beside:
            dates.append(f"{beside}-{int(number)}")
        else:
            numbers.append(number.lstrip("0") or "0")
    elif numeric := _NUMERIC_DATE.fullmatch(number):
        day, month, year = numeric.groups()
        dates.append(f"{int(month)}-{int(day)}")
        numbers.append(year)
    elif _MALFORMED.search(number):
        return
    else:
        plain = number.replace(",", "") if _THOUSANDS.fullmatch(number) else number.replace(",", ".")
        numbers.append(plain.lstrip("0") or "0")


def _month_beside(match: re.Match[str], text: str) -> int | None:
    found = _AFTER.match(text, match.end()) or _BEFORE.search(text, max(0, match.start() - 14), match.start())
    return _MONTH_NUMBERS.get(found.group(1).lower()) if found else None


def _names(text: str) -> tuple[str, ...]:
    strong: Counter[str] = Counter()
    weak: Counter[str] = Counter()
    for match in _NAME.finditer(text):
        start = match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            continue
        name = match.group().casefold()
        if len(name) < 2:
            continue
        before = start - 1
        while before >= 0 and text[before] in _SKIPPED:
            before -= 1
        opens = before < 0 or text[before] in _SENTENCE_END
        if not opens:
            strong[name] += 1
        elif name not in _OPENERS:
            weak[name] += 1
    for name in weak.keys() & strong.keys():
        strong[name] += weak.pop(name)
    return (*sorted(strong.elements()), *sorted(f"~{name}" for name in weak.elements()))


def spelt(text: str) -> dict[str, str]:
    """Each name of a text, without capitals, as it is written there."""
    return {match.group().casefold(): match.group() for match in _NAME.finditer(text)}


def agree(one: Facts, other: Facts, *, edited: int, strict: bool) -> bool:
    """Whether nothing speaks against the two texts being one item.

    Each may have facts the other left out, unless both have some the other lacks; when `strict`, dates and numbers must
    be the very same. Names may differ by one letter. Words that open sentences are no names while they are at most
    a quarter of the `edited` words.
    """
    if strict and one.figures != other.figures:
        return False
    return not differ(one.figures, other.figures) and _names_agree(one.names, other.names, edited)


def differ(one: Figures, other: Figures) -> bool:
    """Whether each has a date the other lacks, or each a number."""
    return _differ(one.dates, other.dates) or _differ(one.numbers, other.numbers)


def have_other_numbers(one: Figures, other: Figures) -> bool:
    """Whether each has two numbers or more and none of the other's: in no language are they of one item.

    Years count for nothing, nor do numbers that may be the end of one in words; days of dates may answer for numbers:
    `28 and 29 July` has but one date.
    """
    ours, theirs = _telling(one), _telling(other)
    if min(len(ours), len(theirs)) < 2:
        return False
    return ours.isdisjoint(theirs | _days(other)) and theirs.isdisjoint(_days(one))


def _telling(figures: Figures) -> set[str]:
    numbers = (number.replace(",", ".") for number in figures.numbers if not _YEAR.fullmatch(number))
    return {number for number in numbers if number not in _SPELT.values()}


def _days(figures: Figures) -> set[str]:
    return {date.partition("-")[2] for date in figures.dates}


def _differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one == other:
        return False
    if not (set(one) <= set(other) or set(other) <= set(one)):
        return True
    ours, theirs = Counter(one), Counter(other)
    return bool(ours - theirs) and bool(theirs - ours)


def _names_agree(one: tuple[str, ...], other: tuple[str, ...], edited: int) -> bool:
    if one == other:
        return True
    ours, theirs = Counter(name.lstrip("~") for name in one), Counter(name.lstrip("~") for name in other)
    left, right = list((ours - theirs).elements()), list((theirs - ours).elements())
    for name in left[:] if len(left) * len(right) <= _MOST_PAIRS else ():
        twin = next((candidate for candidate in right if is_slip(name, candidate)), None)
        if twin is not None:
            left.remove(name)
            right.remove(twin)
    if not left or not right:
        return True
    weak = {name[1:] for name in (*one, *other) if name.startswith("~")}
    if not all(name in weak for name in left) and not all(name in weak for name in right):
        return False
    return 4 * min(len(left), len(right)) <= edited


def is_slip(one: str, other: str) -> bool:
    """Whether two words of six letters and more differ by one letter changed, added, lost or swapped with the next."""
    shorter, longer = sorted((len(one), len(other)))
    if longer - shorter > 1 or shorter < 6 or longer > _LONGEST_NAME or any(map(str.isdigit, one + other)):
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])
