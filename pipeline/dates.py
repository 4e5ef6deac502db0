"""Dates as the sites write them, in English and Russian. Pure; a date is read or it is None, never guessed.

Dates without a zone are the site's own (Europe/Moscow); "this year" and its like give no year.
"""

import datetime as dt
import re
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

MOSCOW = ZoneInfo("Europe/Moscow")
FIRST_YEAR, LAST_YEAR = 1991, 2099

_MONTHS = (
    ("january", "jan", "январь", "января", "янв"),
    ("february", "feb", "февраль", "февраля", "фев"),
    ("march", "mar", "март", "марта", "мар"),
    ("april", "apr", "апрель", "апреля", "апр"),
    ("may", "май", "мая"),
    ("june", "jun", "июнь", "июня", "июн"),
    ("july", "jul", "июль", "июля", "июл"),
    ("august", "aug", "август", "августа", "авг"),
    ("september", "sep", "sept", "сентябрь", "сентября", "сен", "сент"),
    ("october", "oct", "октябрь", "октября", "окт"),
    ("november", "nov", "ноябрь", "ноября", "ноя", "нояб"),
    ("december", "dec", "декабрь", "декабря", "дек"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_LONG_MONTHS = [name for name in _MONTH_OF if len(name) >= 5]

_WORD = r"[A-Za-zА-Яа-яёЁ]{3,12}"
_ORDINAL = r"(?:st|nd|rd|th|-?го|-?е)?"
_YEAR = r"(?P<year>(?:19|20)\d\d|\d\d[`'’´]\d)"
_NUMERIC = r"(?P<day>\d{1,2})\s?[./]\s?(?P<month>\d{1,2})\s?[./]\s?" + _YEAR
_ISO = r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
_DAY_FIRST = rf"(?P<day>\d{{1,2}}){_ORDINAL}\s*(?:of\s+)?(?P<word>{_WORD})\.?,?\s*{_YEAR}"
_MONTH_FIRST = rf"(?P<word>{_WORD})\.?\s*(?P<day>\d{{1,2}}){_ORDINAL},?\s*{_YEAR}"
_DIGIT_FIRST = ((re.compile(_NUMERIC), True), (re.compile(_ISO), True), (re.compile(_DAY_FIRST), False))
_WORD_FIRST = ((re.compile(_MONTH_FIRST), False),)
"""How dates begin, and whether that form is all figures."""

_WEEKDAYS = (
    "mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
)
_BEFORE = re.compile(
    r"\s*(?:(?:today(?: is)?|сегодня"
    r"|published|publication date|date|posted|added|опубликовано|дата(?: публикации)?|размещено)"
    r"(?: on)?\s*[:\-—–]?\s*)?"
    rf"(?:(?:{_WEEKDAYS})(?:day)?\.?,?\s+)?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:(?:[,|T–—-]|\bat\b|\bв\b)?\s*\d{1,2}:\d\d(?::\d\d)?(?:\s*(?:MSK|МСК))?\b)?"
    rf"(?:\s*(?:г\.|года(?![а-яё])|г\b(?!\.?[\w-])))?(?:\s*[,|(]?\s*(?i:{_WEEKDAYS})(?:day)?\)?(?!\w))?"
    r"(?:\s*[,|]?\s*\d{1,2}:\d\d\b)?\s*[|,;:—–-]?\s*$"
)
_LONGEST_AFTER = 100  # characters behind a date that say only when: in endless spaces there would be endless ways
_CLOCK = re.compile(
    r"(?:\s*(?:г\.|года(?![а-яё])))?[,|\s–—-]*(?:\bat\b|\bв\b)?\s*\d{1,2}:\d\d(?::\d\d)?"
    r"(?!\d(?!\d?\s[^\W\d_]{3}))|\s*(?:г\.(?!\s?[А-ЯЁ][\w\-]+,\s\d)|года(?![а-яё]))"
)
_TRAILING = re.compile(r"(?<!\d)\d{1,2}\.\d{1,2}\." + _YEAR + r"(?!\d|\.\w)")
_BEFORE_TRAILING = "|,;—–-"  # one of them may part the date from the headline
_DIGIT, _FURTHEST_DIGIT = re.compile("[0-9]"), 60
_DOTTED = re.compile(r"\d\.\d\d?\.\d\d")
_MISTYPED_YEAR = re.compile(r"\.\d\d[`'’]\d")
_LONGEST_DATED = 600  # characters looked at
_STAMP = re.compile(
    r"\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?\s*$", re.IGNORECASE
)


class DateLine(NamedTuple):
    """A line that begins with a date: the day, or why there is none, and what stands after it."""

    date: dt.date | None
    rest: str = ""
    numeric: bool = True  # 27.11.2018, not 27 November 2018
    reason: str | None = None


@lru_cache(maxsize=1024)
def month_number(word: str) -> int | None:
    """1 to 12 for a month's name in English or Russian, small typing errors forgiven."""
    word = word.lower()
    exact = _MONTH_OF.get(word)
    if exact is not None or len(word) < 4:
        return exact
    if len(word) == 4:  # letters changed places
        return next((number for name, number in _MONTH_OF.items() if sorted(name) == sorted(word)), None)
    close = get_close_matches(word, _LONG_MONTHS, n=1, cutoff=0.8)
    return _MONTH_OF[close[0]] if close and close[0][0] == word[0] else None


def day_of(year: str | int, month: int, day: str | int) -> dt.date | None:
    """The day, or None where the calendar has no such day or the year is out of reason."""
    try:
        found = dt.date(int(year), month, int(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _leading(text: str, start: int) -> tuple[re.Match[str], int, bool] | None:
    """The date form that begins at `start`, its month, and whether it is numeric."""
    for form, is_numeric in _DIGIT_FIRST if text[start : start + 1].isdecimal() else _WORD_FIRST:
        match = form.match(text, start)
        if match is None:
            continue
        month = int(match["month"]) if is_numeric else month_number(match["word"])
        if month is not None:
            return match, month, is_numeric
    return None


def date_line(text: str) -> DateLine | None:
    """The date a line begins with, glued to the next word or not; None where it begins with something else."""
    if _DIGIT.search(text, 0, _FURTHEST_DIGIT) is None:
        return None
    before = None if text[0].isdecimal() else _BEFORE.match(text)
    found = _leading(text, before.end() if before else 0)
    if found is None:
        return None
    match, month, numeric = found
    day = day_of(match["year"], month, match["day"]) if match["year"].isdigit() else None
    reason = None if day else f"{match[0].strip()} is no date"
    end = match.end()
    if end == len(text) or (len(text) - end <= _LONGEST_AFTER and _AFTER.match(text, end)):
        return DateLine(day, "", numeric, reason)
    clock = _CLOCK.match(text, end, end + _LONGEST_AFTER)
    return DateLine(day, text[clock.end() if clock else end :].strip(), numeric, reason)


def parse(text: str) -> dt.date | None:
    """The date a text consists of (weekday, time of day and a label allowed), else None."""
    line = date_line(text)
    return line.date if line and not line.rest else None


def trailing_date(text: str) -> tuple[str, DateLine] | None:
    """A headline and the numeric date that follows it on its line: `Headline 02.12.2020 name.jpg`."""
    if "." not in text or not _DOTTED.search(text):
        return None
    last = None
    for last in _TRAILING.finditer(text):  # noqa: B007 -- the last one is wanted
        pass
    headline = text[: last.start()].rstrip() if last else ""
    if headline.endswith(tuple(_BEFORE_TRAILING)):
        headline = headline[:-1]
    if last is None or not headline.strip():
        return None
    line = date_line(text[last.start() :])
    return (headline.strip(), line) if line else None


def from_stamp(stamp: str, zone: ZoneInfo = MOSCOW) -> dt.date | None:
    """The site's day of an ISO 8601 date or moment, as `<time datetime>` carries it."""
    match = _STAMP.match(stamp)
    if match is None:
        return parse(stamp)
    year, month, day, hour, minute, second, offset = match.groups()
    if offset is None or hour is None:
        return day_of(year, int(month), day)
    try:
        moment = dt.datetime.fromisoformat(
            f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{offset.upper().replace('Z', '+00:00')}"
        )
        return day_of(*moment.astimezone(zone).timetuple()[:3])
    except (ValueError, OverflowError):
        return None


def may_be_dated(text: str) -> bool:
    """Whether something like a year, or like one mistyped, stands in a text."""
    if ("20" in text and _has_year(text, "20")) or ("19" in text and _has_year(text, "19")):
        return True
    return "." in text and _MISTYPED_YEAR.search(text, 0, _LONGEST_DATED) is not None


def _has_year(text: str, century: str) -> bool:
    place = text.find(century, 0, _LONGEST_DATED)
    while place >= 0:
        if len(years := text[place + 2 : min(place + 4, _LONGEST_DATED)]) == 2 and years.isdecimal():
            return True
        place = text.find(century, place + 1, _LONGEST_DATED)
    return False
