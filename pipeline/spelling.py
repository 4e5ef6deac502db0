"""What is left of a Russian headline in Latin letters when two sites spell it otherwise: its consonants. Pure.

ISO 9, GOST 7.79, the passport's rules and the usual home-made ones differ in vowels, in soft and hard signs, and in how
many letters they give to one consonant; none of that is in here.
"""

import re

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
