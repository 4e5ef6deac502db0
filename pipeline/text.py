"""Folding of text: for fields, for comparison, for terminals. Pure; takes any str, never raises."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

Judged = TypeVar("Judged")

SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85"
)
INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb"
)
"""Soft hyphen, zero-width and direction marks: never seen, never wanted in a field."""

_CONTROLS = "".join(map(chr, (*range(0x00, 0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0))))
_FOLDED = str.maketrans(
    dict.fromkeys(SPACES, " ") | dict.fromkeys(INVISIBLE + _CONTROLS) | dict.fromkeys("\r\u2028\u2029", "\n")
)
_TO_FOLD = re.compile("[" + "".join(re.escape(chr(mark)) for mark in _FOLDED) + "]")
_LONG = 20_000  # characters: `translate` is slower, but its time does not depend on how much is to be folded
_SURROGATE = re.compile("[\ud800-\udfff]")
_RUN = re.compile(" {2,}")
_UNFOLDED = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff\ufff9-\ufffb\ud800-\udfff]|  "
)
_LINE_ENDS = re.compile(r" *\n *")

_LOOK_ALIKES = "аАвВеЕкКмМнНоОрРсСтТуУхХіІјЈѕЅԛԚԝԜһҺ", "aAbBeEkKmMhHoOpPcCtTyYxXiIjJsSqQwWhH"
_TO_LATIN = str.maketrans(*_LOOK_ALIKES)
_TO_CYRILLIC = str.maketrans("aABeEKkMmHoOpPcCTyYxXiIjJsS", "аАВеЕКкМмНоОрРсСТуУхХіІјЈѕЅ")
_WORD = re.compile(r"[^\W_]+")
_TYPOGRAPHIC = re.compile("[\u2010-\u2015\u2018-\u201f\u2026«»№]")
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())  # of ASCII
_SIGNS_TO_SPACES = bytes.maketrans(_SIGNS, b" " * len(_SIGNS))
_MIXED = re.compile("[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")
_NOT_A_WORD = re.compile(r"[\W_]+")
_LATIN = re.compile("[A-Za-z]")
_CYRILLIC = re.compile("[\u0400-\u052f]")

Script = tuple[str, bytes]
"""An encoding that has its letters, and what else that has."""


def _script(encoding: str, letters: str) -> Script:
    return encoding, bytes({*range(256)} - {*letters.encode(encoding)})


LATIN = _script("ascii", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
CYRILLIC = _script("cp1251", "".join(map(chr, range(0x410, 0x450))) + "Ёё")

_TERMINAL = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]|\x1b[@-Z\\\\-_]"
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

_SAMPLE = 6_000  # characters
_MOST_KEPT, _LONGEST_KEPT = 512, 600  # lines, characters
_OF_UTF8_AS_1251 = "[РС][\u0402-\u040f\u0450-\u045f\u0490\u0491\u00a0-\u00bb\u201a-\u203a\u20ac\u2116\u2122]"
_MAY_BE_WRONG = tuple(
    map(
        re.compile,  # each begins with letters that are rare in a text, so that few places are looked at
        (
            "[\ufffd\x80-\x84\x86-\x9f\u00c0-\u00ff]",
            f"{_OF_UTF8_AS_1251}{_OF_UTF8_AS_1251}",
            "[А-Я](?<=[а-я][А-Я])[А-Я]",
        ),
    )
)
_MOJIBAKE = re.compile(
    "\ufffd"
    "|[\x80-\x84\x86-\x9f]"
    # utf-8 read as latin-1 or windows-1252
    "|[\u00c3\u00c2\u00d0\u00d1][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|\u00e2\u20ac[\u0080-\u00bf\u2018-\u203a\u2122\u0153\u02dc\u00a6]?"
    # utf-8 read as windows-1251, two letters or more in a row
    f"|(?:{_OF_UTF8_AS_1251}){{2,}}"
    # windows-1251 or koi8-r read as latin-1
    "|[\u00c0-\u00ff]{4,}"
    # windows-1251 and koi8-r taken for each other: the case is the wrong way round
    "|(?<![А-Яа-яЁё])[а-я][А-Я]{2,}(?![А-Яа-яЁё])(?:[ ,]+[А-Я]{1,30}(?![А-Яа-яЁё])){0,40}"
)


class Kept(dict[str, Judged]):
    """Judgements of the lines asked about last; all are forgotten when there are too many.

    A dictionary that fills itself: a line judged before costs one look-up and no call of ours. Long lines are not kept.
    """

    def __init__(self, judge: Callable[[str], Judged], most: int, longest: int) -> None:
        super().__init__()
        self._judge, self._most, self._longest = judge, most, longest

    def __missing__(self, line: str) -> Judged:
        judged = self._judge(line)
        if len(line) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[line] = judged
        return judged


class _KeptOfShort(Kept[bool]):
    """The same of a judgement that is False of all long lines."""

    def __missing__(self, line: str) -> bool:
        return len(line) <= self._longest and super().__missing__(line)


def kept(judge: Callable[[str], Judged], *, most: int, longest: int) -> Callable[[str], Judged]:
    """A judgement of short texts, with so many answers of at most so many characters kept at hand."""
    return Kept(judge, most, longest).__getitem__


casefolded = kept(str.casefold, most=128, longest=_LONGEST_KEPT)
"""A line's, made once for all judgements that begin with it: beyond ASCII it takes longer than most of them."""


def of_line(judge: Callable[[str], Judged]) -> Callable[[str], Judged]:
    """A judgement of one line, kept for the lines asked about last: it is asked for again, on this page and the next.

    Long lines are not kept, so that no page, however hostile, stays in memory.
    """
    return kept(judge, most=_MOST_KEPT, longest=_LONGEST_KEPT)


def of_line_up_to(longest: int) -> Callable[[Callable[[str], bool]], Callable[[str], bool]]:
    """`of_line` of a judgement that is False of all lines of more characters: it is not even asked about them."""
    return lambda judge: _KeptOfShort(judge, _MOST_KEPT, longest).__getitem__


def fold(text: str) -> str:
    """NFC, no-break and thin spaces to spaces, invisible marks out, runs of spaces to one, lines stripped."""
    is_plain = text.isprintable() and "  " not in text  # what is to be folded is not printable but for two spaces
    if (is_plain or not _UNFOLDED.search(text)) and unicodedata.is_normalized("NFC", text):
        return text.strip(" ")
    text = _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n"))
    text = unicodedata.normalize("NFC", _TO_FOLD.sub(_folded, text) if len(text) < _LONG else text.translate(_FOLDED))
    return _LINE_ENDS.sub("\n", _RUN.sub(" ", text)).strip()


def _folded(match: re.Match[str]) -> str:
    return match[0].translate(_FOLDED)


def fold_line(text: str) -> str:
    """`fold`, and line ends to spaces: the form of a headline or of one paragraph."""
    text = text.replace("\u00a0", " ")
    is_printable = text.isprintable()  # no white space but spaces
    spaced = text.strip(" ") if is_printable and "  " not in text else " ".join(text.split())
    if (is_printable or spaced.isprintable()) and (spaced.isascii() or unicodedata.is_normalized("NFC", spaced)):
        return spaced  # nothing in it that `fold` would change
    return " ".join(fold(text).split())


def fold_for_comparison(text: str) -> str:
    """Casefolded words joined by one space: no punctuation, no look-alike letters. Never shown."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """Casefolded words, letters and digits only; look-alike letters of the other script made the word's own."""
    return spaced_words(text).split()


def spaced_words(text: str) -> str:
    """The same in one text: a space or more before and behind each."""
    if text.isascii() and text.isprintable():
        return _ascii_words(text)
    folded = fold(text)
    plain = folded if folded.isascii() else _TYPOGRAPHIC.sub(" ", folded)
    return _ascii_words(plain) if plain.isascii() else f" {' '.join(_words(folded))} "


def _words(folded: str) -> list[str]:
    found: list[str] = _WORD.findall(folded)
    if not (_CYRILLIC.search(folded) and _LATIN.search(folded)):
        return [word.casefold() for word in found]
    return [_one_script(word).casefold() for word in found]


def plain_words(text: str) -> list[str]:
    """Casefolded words, as they are written."""
    return _ascii_words(text).split() if text.isascii() else _WORD.findall(text.casefold())


def _ascii_words(text: str) -> str:
    return f" {text.lower().encode('ascii').translate(_SIGNS_TO_SPACES).decode('ascii')} "


def letters(text: str) -> str:
    """Casefolded letters and digits, with nothing between them."""
    if text.isascii():
        return _ascii_letters(text.lower())
    folded = fold_line(text).casefold()
    plain = folded if folded.isascii() else _TYPOGRAPHIC.sub("", folded)
    return _ascii_letters(plain) if plain.isascii() else _NOT_A_WORD.sub("", plain)


def own_letters(text: str) -> str:
    """The same, look-alike letters of the other script made the word's own."""
    return letters(fold_for_comparison(text) if not text.isascii() and _MIXED.search(text) else text)


def _ascii_letters(text: str) -> str:
    return text.encode("ascii").translate(None, _SIGNS).decode("ascii")


def letters_of(script: Script, text: str) -> int:
    """How many letters of a script stand in a text."""
    encoding, others = script
    return len(text.encode(encoding, "ignore").translate(None, others))


def _one_script(word: str) -> str:
    """The word in the script most of its letters are of, where the odd ones look the same."""
    if word.isascii():
        return word
    latin, cyrillic = len(_LATIN.findall(word)), len(_CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return word
    own = word.translate(_TO_LATIN)
    if own.isascii() and (latin >= cyrillic or word.isupper()):
        return own
    other = word.translate(_TO_CYRILLIC)
    return own if own.isascii() and _LATIN.search(other) else other


def is_look_alike(letter: str) -> bool:
    """Whether a Cyrillic letter looks like a Latin one."""
    return ord(letter) in _TO_LATIN


def mojibake_share(text: str) -> float:
    """Share (0..1) of characters that look wrongly decoded; of a long text its beginning is looked at."""
    text = text[:_SAMPLE]
    if text.isascii() or not any(mark.search(text) for mark in _MAY_BE_WRONG):
        return 0.0
    wrong = sum(match.end() - match.start() for match in _MOJIBAKE.finditer(text))
    return wrong / len(text)


def says(text: str, marks: Iterable[str]) -> bool:
    """Whether one of several marks stands in a text: what tells most lines from furniture at once."""
    for mark in marks:  # noqa: SIM110 -- this is what most lines are asked, and half as fast with any()
        if mark in text:
            return True
    return False


def has_digit(text: str) -> bool:
    """Whether an Arabic numeral stands in a text."""
    return says(text, "0123456789")


def strip_control(text: str) -> str:
    """The text without what could steer a terminal: escape sequences, control and direction marks."""
    return _TERMINAL.sub("", text)
