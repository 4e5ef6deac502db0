"""Words to the stems that search compares: Russian and English, each by its letters (Snowball). Pure, remembered."""

import re
from functools import lru_cache

import snowballstemmer

from pipeline.text import words

WORD = re.compile(r"[^\W_]+")
REMEMBERED = 50_000
"""Words whose stem is kept: a stem costs 20-40 µs to make, and nine of ten words were met before."""
_CYRILLIC = re.compile("[а-я]")


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """The stem of one word as it stands in a text: «границе» and «граница» share one; empty for no word at all."""
    folded = "".join(words(word)).replace("ё", "е")
    language = "russian" if _CYRILLIC.search(folded) else "english"
    # A stemmer is cheap to make and not safe to share between threads.
    found: str = snowballstemmer.stemmer(language).stemWord(folded)
    return found


def stems(text: str) -> str:
    """The stems of a folded text, joined by one space: what the search index holds."""
    return " ".join(map(stem, WORD.findall(text)))
