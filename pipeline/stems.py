"""Words to what is compared: folded for identity, and their stems for search. Pure; each word's answer is remembered.

Stems are Snowball's, Russian or English by the word's letters. PyStemmer makes one in half a microsecond where it is
installed, snowballstemmer alone takes thirty; nine words of ten were met before.
"""

import re
import threading
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

import snowballstemmer

from pipeline.memo import Memo
from pipeline.text import words

WORD = re.compile(r"[^\W_]+")
REMEMBERED = 16_384
_CYRILLIC = re.compile("[а-я]")
_MARKS = "’‘“”«»–—…\u00a0"  # outside ASCII, and in nearly every text: they part words
_PARTED = bytes(ord(chr(code).lower() if chr(code).isalnum() else " ") for code in range(128)) + bytes(128)
"""Lower case and spaces for ASCII: `bytes.translate` takes a third of the time of `str.lower` and `str.translate`."""


class _Stemmer(Protocol):
    def stemWord(self, word: str, /) -> str: ...


def folded_words(text: str) -> list[str]:
    """`pipeline.text.words` of a text that is folded already, as the fields of an article are: far quicker."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
        if not text.isascii():
            return [*map(_FOLDED.__getitem__, WORD.findall(text))]
    return text.encode("ascii").translate(_PARTED).decode("ascii").split()


def unstressed(text: str) -> str:
    """The text without stress marks, which part words elsewhere: who searches types none («нача́лись»)."""
    return text if text.isascii() else text.replace("\u0301", "").replace("\u0300", "")


def stem(folded: str) -> str:
    """The stem of a folded word: «границе» and «граница» share one."""
    return _STEMS[folded]


def stems(folded: Iterable[str]) -> str:
    """The stems of folded words, joined by one space: what the search index holds."""
    return " ".join(map(_STEMS.__getitem__, folded))


def _fold(word: str) -> str:
    return word.lower() if word.isascii() else "".join(words(word))


def _stem(folded: str) -> str:
    plain = folded.replace("ё", "е")
    language = "russian" if _CYRILLIC.search(plain) else "english"
    return _stemmer(language, threading.get_ident()).stemWord(plain)


@lru_cache(maxsize=32)
def _stemmer(language: str, thread: int) -> _Stemmer:
    """A stemmer keeps its place in the word: each thread has its own."""
    found: _Stemmer = snowballstemmer.stemmer(language)
    return found


_FOLDED, _STEMS = Memo(_fold, REMEMBERED), Memo(_stem, REMEMBERED)
