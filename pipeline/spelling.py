"""Slugs: Russian headlines in Latin letters, and what is left of one that two sites spell otherwise. Pure.

ISO 9, GOST 7.79, the passport's rules and the usual home-made ones differ in vowels, in soft and hard signs, and in how
many letters they give to one consonant; none of that is in a headline's consonants.
"""

import re
from functools import lru_cache

from pipeline.text import words

_GENERIC = re.compile(r"[\d_-]*|[a-z]{1,5}|(?:index|detail|details|news|novosti|statement|statements)\d*", re.I)
_AT_END = re.compile(r"[-_]?\d*[-_]?$")
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "").split(" "),
        strict=True,
    )
)
_CONSONANTS = {
    **dict.fromkeys(("shch", "shh", "sch", "w"), "S"),
    **dict.fromkeys(("skh", "sx", "sh"), "W"),  # the last is two letters where one has `h` for the second
    "ch": "C",
    "zh": "Z",
    **dict.fromkeys(("kh", "x", "h"), "H"),
    **dict.fromkeys(("ts", "tc", "cz", "c"), "T"),
}
_PARTS = re.compile("|".join(_CONSONANTS))
_NOT_TOLD = re.compile("[^a-zA-Z0-9]|[aeiouyj]")
_NUMBER = re.compile(r"-\d{5,}$")  # an element's, where another item has the same slug
BEGINNING = 20
"""Consonants and digits that two spellings of one headline begin with: of some forty letters."""
_SHORTEST_CUT = 45  # letters: what is shorter is whole


@lru_cache(maxsize=64)
def slug(url: str | None) -> str | None:
    """The last segment of a canonical address's path; with ELEMENT_ID, that and its number."""
    if url is None:
        return None
    path, _, query = url.partition("?")
    last = path.partition("://")[2].rstrip("/").partition("/")[2].rpartition("/")[2]
    element = re.search(r"(?:^|&)ELEMENT_ID=(\d+)", query) if query else None
    return f"{last}?element_id={element.group(1)}" if element else last or None


def is_generic(slug: str | None) -> bool:
    """Whether a slug says too little to name one item: a number, a year, one short word."""
    return slug is None or len(slug) < 6 or "?" in slug or _GENERIC.fullmatch(slug) is not None


def unnumbered(slug: str) -> str:
    """A slug without the number of an element, or the hyphen, that it ends with."""
    return _AT_END.sub("", slug)


def transliterated(text: str) -> str:
    """Lower-case Latin words joined by `-`, as 1C-Bitrix writes them."""
    return "-".join("".join(_LATIN.get(mark, mark) for mark in word) for word in words(text))


def consonants(slug: str) -> str:
    """Of a slug; one letter each, digits as they are."""
    told = _PARTS.sub(lambda found: _CONSONANTS[found[0]], slug.lower())
    return _NOT_TOLD.sub("", told)


def is_one(slug: str, other: str) -> bool:
    """Whether two slugs are one headline, whole."""
    return consonants(slug) == consonants(other) != ""


def is_one_cut(slug: str, other: str) -> bool:
    """Whether one of two slugs may be the other's headline, cut sooner; its last letter may be cut itself."""
    short, long = sorted((_NUMBER.sub("", slug), _NUMBER.sub("", other)), key=len)
    told = consonants(short)
    return len(short) >= _SHORTEST_CUT and len(told) >= BEGINNING and consonants(long).startswith(told[:-1])
