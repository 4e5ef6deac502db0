"""Bytes of a page to text: byte-order mark, header, meta, detection, in that order. Pure; never raises on any bytes.

A declaration is a claim: text that decodes without a fault as UTF-8 and is not ASCII is UTF-8 whatever the header
says, and where a declared encoding gives nonsense a better one is looked for among those the sites have used.
"""

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.text import is_look_alike, mojibake_share

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKS = tuple(mark for mark, _ in _BOMS)
_HEADER = re.compile(r"charset\s*=\s*(?:[\"']\s*)?([\w.:\-]{2,40})", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*(?:[\"']\s*)?([\w.:\-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:\-]{2,40})", re.IGNORECASE)
_TEXT_ENCODINGS = re.compile(
    r"utf[-_]?(?:8|16|32)|windows-125\d|cp125\d|koi8-[ru]|iso-?8859-\d+|latin-?\d|us-?ascii|mac[-_]?cyrillic|cp866|ibm866|gb\w+|big5"
    r"|shift_jis|euc-\w+",
    re.IGNORECASE,
)
_CYRILLIC_ENCODINGS = ("windows-1251", "koi8-r")
_TAG = re.compile(rb"<(?:(script|style)\b)?")
_FREQUENT = frozenset("оеаинтсрвлкмдпуя")
_LOWER_RUN = re.compile("[А-ЯЁ]?[а-яё]{2,}")
_AMID_LATIN = re.compile("(?<=[A-Za-z])[Ѐ-ӿ]|[Ѐ-ӿ](?=[A-Za-z])")
_WRONG_CASE = re.compile("[а-яё][А-ЯЁ]")  # capitals amid a word: KOI8-R has them where windows-1251 has small letters
_HARDLY_ANY = 30  # letters
_SAMPLE = 200_000  # bytes looked at where an encoding must be guessed


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text, the encoding that gave it, and what was odd. How much of it is mojibake, its reader measures."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()
    is_utf8: bool = False  # the content is the text in UTF-8, no more and no less


def decode(content: bytes, content_type: str | None = None) -> Decoded:
    """The text of `content`, which came with that Content-Type header or none."""
    for mark, name in _BOMS if content.startswith(_MARKS) else ():
        if content.startswith(mark):
            return _decoded(content.removeprefix(codecs.BOM_UTF8), name, ())
    header = _known(_HEADER.search(content_type)) if content_type else None
    meta = _known(_META.search(content[:4096]) or _XML.match(content[:300]))
    claims = tuple(dict.fromkeys(name for name in (header, meta) if name))
    if content.isascii():
        return Decoded(content.decode("ascii"), claims[0] if claims else "utf-8", is_utf8=True)
    notes = (f"header says {header}, page says {meta}",) if len(claims) > 1 else ()
    strict = _strictly(content, "utf-8")
    if strict is not None:
        wrong = (f"{claims[0]} was declared",) if claims and claims[0] != "utf-8" else ()
        return Decoded(strict, "utf-8", notes=(*notes, *wrong), is_utf8=True)
    return _of_several(content, claims, notes)


def _of_several(content: bytes, claims: tuple[str, ...], notes: tuple[str, ...]) -> Decoded:
    """What is not all UTF-8: that where hardly any is wrong, the first claim that gives sense, what gives the most."""
    sample = _without_markup(content[:_SAMPLE])
    if _is_nearly_utf8(sample):
        found = (f"{claims[0]} was declared",) if claims and claims[0] != "utf-8" else ()
        return _decoded(content, "utf-8", (*notes, *found, "some bytes are not of it"))
    for name in claims:
        if name != "utf-8" and (_sense(sample, name) >= 0.7 or _is_free_of_nonsense(sample, name)):
            return _decoded(content, name, notes)
    candidates = dict.fromkeys((*claims, *_CYRILLIC_ENCODINGS, "utf-8", "windows-1252"))
    best = max(candidates, key=lambda name: _sense(sample, name))
    if _sense(sample, best) < 0.5:
        best = _detected(sample) or best
    found = (f"{claims[0]} was declared",) if claims and claims[0] != best else ()
    return _decoded(content, best, (*notes, *found))


def _is_nearly_utf8(sample: bytes) -> bool:
    """A letter was cut in two, or pasted from elsewhere: no other encoding makes two UTF-8 letters for a wrong one."""
    foreign = [mark for mark in sample.decode("utf-8", "replace") if mark > "\x7f"]
    wrong = foreign.count("\ufffd")
    return len(foreign) > wrong and len(foreign) >= 3 * wrong


def _without_markup(content: bytes) -> bytes:
    """A space for each tag, and for each script up to its end; what is never closed is looked for once, and stays."""
    low, at, absent, kept = content.lower(), 0, set[bytes](), list[bytes]()
    for match in _TAG.finditer(low):
        if match.start() < at:
            continue
        for end in (b"</" + match[1], b">") if match[1] else (b">",):
            found = -1 if end in absent else low.find(end, match.end())
            if found >= 0:
                kept.append(content[at : match.start()])
                at = found + len(end)
                break
            absent.add(end)
    return b" ".join([*kept, content[at:]])


def _known(match: re.Match[str] | re.Match[bytes] | None) -> str | None:
    """The Python name of a declared encoding, where it is one that text is written in."""
    if match is None:
        return None
    group = match[1]
    return _named(group.decode("ascii", "replace") if isinstance(group, bytes) else group)


@lru_cache(maxsize=64)
def _named(name: str) -> str | None:
    if not _TEXT_ENCODINGS.match(name):
        return None
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    return {
        "cp1251": "windows-1251",
        "cp1252": "windows-1252",
        "iso8859-1": "windows-1252",
        "ascii": "windows-1252",
    }.get(found, found)


def _strictly(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        return None


def _decoded(content: bytes, name: str, notes: tuple[str, ...]) -> Decoded:
    text = content.decode(name, "replace")
    return Decoded(text.removeprefix("\ufeff"), name, notes)


def _sense(sample: bytes, name: str) -> float:
    """0..1: how much of the letters beyond ASCII reads as a language, Russian above all.

    Where hardly any do, and some stand within Latin words: how many of those look like Latin letters (`СRRF`).
    """
    text = sample.decode(name, "replace")
    foreign = [mark for mark in text if mark > "\x7f"]
    if not foreign:
        return 0.5
    wrong = sum(mark == "\ufffd" or "\x80" <= mark <= "\x9f" for mark in foreign)
    letters = [mark for mark in foreign if "Ѐ" <= mark <= "ӿ"]
    if len(letters) * 2 < len(foreign):
        latin = sum("À" <= mark <= "ɏ" for mark in foreign)
        return max(
            0.0, 0.6 - 2 * wrong / len(foreign) - mojibake_share(text) - (0.3 if latin * 2 > len(foreign) else 0.0)
        )
    if len(letters) <= _HARDLY_ANY and (amid := _AMID_LATIN.findall(text)):
        return max(0.0, sum(map(is_look_alike, amid)) / len(amid) - 2 * wrong / len(foreign))
    read = sum(len(match[0]) for match in _LOWER_RUN.finditer(text)) / len(letters)
    frequent = sum(mark in _FREQUENT for mark in letters) / len(letters)
    return max(0.0, min(1.0, 0.6 * read + 0.6 * frequent) - 2 * wrong / len(foreign))


def _is_free_of_nonsense(sample: bytes, name: str) -> bool:
    """Whether a text with hardly a letter beyond ASCII (quotes, a look-alike) does not contradict the claim."""
    text = sample.decode(name, "replace")
    foreign = [mark for mark in text if mark > "\x7f"]
    if sum(mark.isalpha() for mark in foreign) > _HARDLY_ANY:
        return False
    if any(mark == "\ufffd" or "\x80" <= mark <= "\x9f" for mark in foreign):
        return False
    return not _WRONG_CASE.search(text)


def _detected(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # lazily: 30 ms, and hardly ever wanted

    best = from_bytes(sample[:20_000]).best()
    return best.encoding if best else None
