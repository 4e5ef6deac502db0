"""Lines of a page's text, and what each one looks like by itself: date line, headline, paragraph of a lead. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, zip_longest
from typing import NamedTuple

from pipeline.dates import DateLine, date_line, trailing_date
from pipeline.model import Attachment
from pipeline.reading.credits import is_credit
from pipeline.reading.furniture import image_names, take_files
from pipeline.text import CYRILLIC, LATIN, fold_line, letters, letters_of, of_line, own_letters, spaced_words, words

MOST_LINES = 10_000
LONGEST_HEADLINE = 300
_STEM, _OPENING_OF_TEXT = 6, 700  # letters, characters
CUT_AT = 255  # characters: there the site itself cuts headlines

_ENDED = re.compile(r"[.!?…;:][\"'»”’)\]]*(?:\s?\[\d{1,2}\])?$")
_ENDING, _CLOSING = frozenset(".!?…;:"), frozenset("\"'»”’)]\n")
_ACT = re.compile(r"[A-ZА-ЯЁ]{7,}(?!\w)(?=.*[a-zа-яё])")
_FULL_STOP = re.compile(r"[.…;][\"'»”’)\]]*$")
_GOES_ON = re.compile(r"[\"'»”’)]*[.!?…]+[\"'»”’)]*\s+\S")  # a headline as the first sentence of a text
_OPENER = re.compile(
    r"(?:(?:on|from|in|at|since|until|during|с|в|на)\s+)?(?:the\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th|-го)?\s?(?:of\s)?(?:to|and|по|и|[-–—])?\s*(?:\d{1,2}\s+)?"
    r"(?:jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec|янв|фев|март|апр|мая\b|июн|июл|авг|сен|окт|ноя|дек)"
    r"|(?:(?:period )?(?:to|and|по|и|[-–—])?\s*\d{1,2}\s+)?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[яй]|июн[ья]|июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья])"
    r"(?![^\W\d_]))",
    re.IGNORECASE,
)
BEFORE_A_DATE = re.compile(
    r"\b(?:on|of|from|to|by|dated|until|till|since|before|after|от|до|на|с|по|за|№"
    r"|(?:подписан|принят|утвержден|заключен)[аоы]?|[а-яё]{3,}(?:нн|ят|вш|ющ|ящ)(?:ый|ая|ое|ые|ого|ой|ом|ым|ых|ую|ей|им|их)(?:ся)?)$",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 24  # characters: the longest of these words, one that stands before it, a line end

_QUOTES = "«“„\"'"
_LONGEST_COMPANION = 60  # characters beside a date
_AMID_NAME = re.compile(r"^\S[_-]")  # a date's last character, and what goes on behind it
_OPENING, _AROUND = frozenset("[(—–•|"), " [](){}—–•|"
_CYRILLIC = re.compile("[А-Яа-яЁё]")


class Line(NamedTuple):
    """One line, folded; where it is a date line, its date and the names beside it, and no text."""

    text: str
    gap: int = 0  # blank lines before it
    date: DateLine | None = None
    images: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    number: int = 0  # of the line it was cut from
    glued: bool = False  # stood on one line with the date before it

    @property
    def is_date(self) -> bool:
        return self.date is not None


def from_text(text: str) -> list[Line]:
    """The lines that are not blank, each with the number of blank ones before it."""
    found: list[Line] = []
    gap = 0
    for raw in islice(_physical(text), MOST_LINES):
        folded = fold_line(raw)
        if folded:
            found.append(Line(folded, gap, number=len(found)))
            gap = 0
        else:
            gap += 1
    return found


def _physical(text: str) -> Iterator[str]:
    """The lines of a text one after the other, so that of a text without end only the beginning is looked at."""
    place = 0
    while (end := text.find("\n", place)) >= 0:
        yield text[place:end]
        place = end + 1
    yield text[place:]


def with_dates(lines: Iterable[Line]) -> list[Line]:
    """The same with date lines known as such, and dates cut from the words that are glued to them."""
    found: list[Line] = []
    every = list(lines)
    for line, after in zip_longest(every, every[1:]):
        parts = cut_date(line)
        if len(parts) > 1 and after is not None and _is_headline_of(line, parts[1], after):
            parts = [line]
        found.extend(parts)
    return found


def _is_headline_of(line: Line, rest: Line, after: Line) -> bool:
    """Whether a line that begins with a date is a headline, since its own date line follows it."""
    is_glued = not line.text.removesuffix(rest.text).endswith(" ")
    if has_ended(rest.text) or is_glued:
        return False
    return len(cut_date(after)) == 1 and cut_date(after)[0].is_date


def cut_date(line: Line) -> list[Line]:
    """A date line, with the rest of its line behind it where that is more than names of images and attachments."""
    head = line.text[:400].rstrip()
    if head[:1] in _OPENING and len(head) < 200:
        head = head.strip(_AROUND)
        line = line._replace(text=head)
    found = date_line(head) if head[:1].isalnum() else None
    if found is not None and not found.rest:
        return [Line("", line.gap, found, number=line.number)]
    if found is None or (_AMID_NAME.search(head[-len(found.rest) - 1 :]) and image_names(head)):
        return [line]  # no date, or that in the name of an image: `2018-11-08_CSC (3).png`
    rest = line.text[len(head) - len(found.rest) :]
    is_glued = not line.text[-len(rest) - 1].isspace()
    rest, names, files = take_files(rest)
    rest = rest.rstrip(" |·•")
    is_sentence = rest[:1].islower() and has_ended(rest) and not is_glued
    if is_sentence or rest.startswith((". ", ", ", "– ", "— ", "- ")):
        return [line]  # a headline or a sentence that begins with a date
    begins = rest[:1].isupper() or rest[:1].isdigit() or rest[:1] in _QUOTES
    if rest and not (found.numeric or (begins and (is_glued or names))):  # `8 December 2022 ZVF_2142.JPG On the eve`
        return [line]
    dated = Line("", line.gap, found, names, files, line.number)
    return [dated, Line(rest, 0, number=line.number, glued=True)] if rest else [dated]


def cut_trailing_date(text: str) -> tuple[str, Line] | None:
    """`Headline 02.12.2020 name.jpg`: the headline and its date line; None where the date belongs to the sentence."""
    cut = trailing_date(text[: LONGEST_HEADLINE * 2])
    if cut is None or is_part_of_sentence(cut[0]):
        return None
    rest, names, files = take_files(cut[1].rest)
    return None if rest else (cut[0], Line("", 0, cut[1], names, files))


def dated_opening(parts: Sequence[str]) -> tuple[Line, str] | None:
    """A date line in an element of its own at the beginning of a paragraph, and the paragraph; else None.

    Only where a sentence begins behind it: `12 November 2026` `On the border`, not `12 November 2026` `in Moscow`, nor
    `12 ноября 2026 года` `Совет`: so sentences begin.
    """
    said = [place for place, part in enumerate(parts) if part.strip() and not image_names(fold_line(part))]
    if len(said) < 2 or parts[said[0]].rstrip().endswith("года"):
        return None
    cut = cut_date(Line(fold_line(parts[said[0]])))
    rest = fold_line("".join(parts[said[0] + 1 :]))
    begins = rest[:1].isupper() or rest[:1].isdigit() or rest[:1] in _QUOTES
    return (cut[0], rest) if len(cut) == 1 and cut[0].is_date and begins else None


def date_behind(headline: str, text: str) -> Line | None:
    """The date line that stands behind a copy of a headline, in whatever form; None where the line is no such copy.

    A few words may follow it: how often it was read, a section, what to do with the page.
    """
    if text[:1] != headline[:1] or len(text) > len(headline) + 400:
        return None
    behind = _behind_copy(headline, text)
    found = date_line(behind.strip(" |,-–—·•")) if behind else None
    if found is None:
        return None
    rest, names, files = take_files(found.rest)
    return Line("", 0, found, names, files) if _is_companion(rest) else None


def _behind_copy(headline: str, text: str) -> str:
    """What stands behind a headline in a text that begins with it, be there spaces more or fewer in it; else ""."""
    if text.startswith(headline):
        return text[len(headline) :]
    whole = headline.replace(" ", "")
    if text[1:2] not in (*headline[1:3], " ") or not text.replace(" ", "").startswith(whole):
        return ""
    places = (place for place, mark in enumerate(text, 1) if mark != " ")
    return text[next(islice(places, len(whole) - 1, None), len(text)) :]


def _is_companion(text: str) -> bool:
    """Whether a text is a few words such as stand beside a date."""
    return len(text) <= _LONGEST_COMPANION and (not has_ended(text) or is_credit(text))


def is_part_of_sentence(before: str) -> bool:
    """Whether a date behind these words belongs to them (`... held on`), and the site has not cut them short."""
    return len(before) < CUT_AT - 15 and bool(BEFORE_A_DATE.search(before[-_LONGEST_BEFORE:]))


def has_ended(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    last = text[-1:]
    if last not in _CLOSING:
        return last in _ENDING
    return bool(_ENDED.search(text[-8:]))


def breaks_off(text: str) -> bool:
    """Whether a line is a paragraph whose sentence goes on in the next (`acting in the spirit of the Charter,`).

    Or the heading a text itself begins with, its kind in capitals: `STATEMENT of the Council on ...`.
    """
    return text[-1:] == "," or bool(_ACT.match(text))


@of_line
def opens_with_date(text: str) -> bool:
    """`On July 9, ...`, `17 июня ...`: how news begin."""
    return bool(_OPENER.match(text))


@lru_cache(maxsize=512)
def key(text: str) -> str:
    """What two copies of one headline have in common, white space or not."""
    return letters(text)


def opens_text(headline: str, line: str, behind: Line | None) -> bool:
    """Whether a copy of a headline is a text's first sentence: it alone has an end, and no date is behind it."""
    return has_ended(line) and not has_ended(headline) and not (behind is not None and behind.is_date)


def same_headline(one: str, other: str) -> bool:
    """Whether two lines are copies of one headline, differing in white space or cut short by the site."""
    if not 0.5 < (len(one) + 4) / (len(other) + 4) < 2:
        return False
    first, second = sorted((key(one), key(other)), key=len)
    if not first:
        return False
    is_plain = first.isascii() and second.isascii()
    if first == second or (not is_plain and own_letters(one) == own_letters(other)):
        return True
    longer, shorter = max(one, other, key=len), min(one, other, key=len).rstrip()
    is_cut = shorter.endswith(("..", "…")) or not (
        shorter.endswith(".") or has_ended(longer)
    )  # else a sentence goes on
    if not (is_cut and len(first) >= 60 and len(one) > 60 and second.startswith(first)):
        return False
    return not _GOES_ON.match(_behind(longer, len(first)))


def _behind(text: str, count: int) -> str:
    """What stands behind so many letters and digits of a text."""
    places = (place for place, mark in enumerate(text, 1) if mark.isalnum())
    return text[next(islice(places, count - 1, None), len(text)) :]


def looks_like_headline(text: str) -> float:
    """How much one line looks like a headline, from its own form: about -4 to 2."""
    length = len(text)
    score = 1.0 if 25 <= length <= 170 else 0.5 if 12 <= length <= 256 else -0.5
    if length > LONGEST_HEADLINE:
        score -= 3 + (length - LONGEST_HEADLINE) / 300
    if text.endswith(","):
        score -= 1.5  # a salutation
    elif not has_ended(text):
        score += 1.0
    elif text.endswith((":", ";")):
        score -= 1.0
    elif _FULL_STOP.search(text[-8:]):
        score -= 0.6
    if text[:1].islower():
        score -= 1.5
    if opens_with_date(text) and has_ended(text):
        score -= 1.0
    return score


def looks_like_lead(text: str) -> float:
    """How little one line looks like a paragraph of a carousel lead, from its own form: -2 to 0."""
    if has_ended(text):
        return 0.0 if len(text) >= 60 else -0.5
    return -0.7 if len(text) >= 260 else -1.6


def is_cyrillic(text: str) -> bool:
    """Whether most of a line's letters are Cyrillic."""
    if text.isascii() or not _CYRILLIC.search(text):
        return False
    return letters_of(CYRILLIC, text) > letters_of(LATIN, text)


def overlap(headline: str, paragraphs: Sequence[str]) -> float:
    """Share (0..1) of a headline's longer words, by their beginnings, that come back in the paragraphs."""
    wanted = {word[:_STEM] for word in words(headline) if len(word) > 3}
    if not wanted:
        return 0.0
    said = "".join([_spaced_words(paragraph[:_OPENING_OF_TEXT]) for paragraph in paragraphs])
    return sum([(f" {stem}" if len(stem) == _STEM else f" {stem} ") in said for stem in wanted]) / len(wanted)


_spaced_words = lru_cache(maxsize=64)(spaced_words)
