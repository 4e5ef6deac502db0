"""Whether an English and a Russian text are one item told in both, where no address says so. Pure.

No dictionary is asked: paragraph by paragraph a translation has the same dates and numbers and about the same length,
and its names sound alike.
"""

import re
from collections.abc import Iterable

from pipeline.facts import facts, figures
from pipeline.spelling import transliterated

PROOF = 3
"""Dates, numbers and names that two texts share at least, of one item; each counts once."""
_LEAST, _MOST = 0.7, 1.5  # how many times as long the Russian text may be; a paragraph, of that
_HEADING = 60  # characters of a paragraph whose length says nothing
_LONGEST = 20_000  # characters of a body: more than any statement has
_LATIN_NAME = re.compile(r"\b[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)*")
_BY_SENSE = re.compile(
    "центр|член|парла|ассам|безоп|госуд|догов|иност|колле|комит|минис|орган|объед|предс|прези|респу|секре|генер|совет|"
    "содру|устав|штаб|наций|воору|незав|федер|росси|согла|союз|ближн|восто|коорд|конфе|санкт|"
    "(?:одкб|оон|снг|шос|обсе|ес|сша|сми|мид)$"
)
"""Beginnings of what is translated by its sense, and stands in every statement."""
_SOUNDS = (
    ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("shch", "S"), ("sch", "S"), ("sh", "S"),
    ("tch", "C"), ("ch", "C"), ("ts", "T"), ("x", "ks"), ("w", "v"), ("b", "v"), ("q", "k"), ("c", "k"), ("z", "s"),
)  # fmt: skip
_QUOTED = re.compile("«[^«»]{1,60}»")  # what a post or a drill is called: translated too
_UNHEARD = re.compile(r"[aeiouyj-]|(.)(?=\1)")


def is_one(english: str, russian: str) -> bool:
    """Whether two bodies are of one item: each paragraph has its counterpart, and enough is shared to prove it."""
    if max(len(english), len(russian)) > _LONGEST:
        return False
    pairs = [*zip(ours := english.split("\n\n"), theirs := russian.split("\n\n"), strict=False)]
    if len(ours) != len(theirs) or not _is_as_long(pairs, len(russian) / (len(english) or 1)):
        return False
    told = [(_figures(one), _figures(other)) for one, other in pairs]
    if any(one != other for one, other in told):
        return False
    shared = frozenset[str]().union(*(one for one, _ in told))
    heard = {*map(_sound, _LATIN_NAME.findall(english))} - {""}
    names = _names(russian)
    return len(shared) + len(names) >= PROOF and all(_is_heard(name, heard) for name in names)


def _is_as_long(pairs: Iterable[tuple[str, str]], ratio: float) -> bool:
    """Whether the whole, and each paragraph by that measure, has about the length of its counterpart."""
    if not _LEAST <= ratio <= _MOST:
        return False
    long = ((len(one) or 1, len(other)) for one, other in pairs if max(len(one), len(other)) > _HEADING)
    return all(_LEAST <= other / one / ratio <= _MOST for one, other in long)


def _figures(paragraph: str) -> frozenset[str]:
    """Its dates and numbers; not those in words."""
    found = figures(paragraph, ())
    return frozenset((*found.dates, *(number.replace(",", ".") for number in found.numbers)))


def _names(russian: str) -> set[str]:
    """How the names of a text sound, but those that are translated."""
    names = facts(_QUOTED.sub("", russian), ()).names
    sounds = {_sound(name) for name in names if not name.startswith("~") and not _BY_SENSE.match(name)}
    return sounds - {""}


def _sound(name: str) -> str:
    """The consonants of a name; none where that says too little."""
    told = transliterated(name)
    for spelling, sound in _SOUNDS:
        told = told.replace(spelling, sound)
    told = _UNHEARD.sub("", told)
    return told if len(told) > 1 else ""


def _is_heard(name: str, among: Iterable[str]) -> bool:
    """Whether a Russian name, whatever its ending, sounds like one of the English."""
    return any(name.startswith(other) and len(name) <= len(other) + 2 for other in among)
