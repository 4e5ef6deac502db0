"""What a word means to the rules: its concept, whatever its inflection, alphabet, transliteration or misprint."""

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial

import snowballstemmer

from pipeline.lexicon import acts, frames, links, matters, organs, states
from pipeline.memo import Memo

CYRILLIC = re.compile(r"[Ѐ-ӿ]")
LATIN = re.compile(r"[a-z]")
TO_LATIN = str.maketrans("авеікмнорсстуху", "abeikmhopcctyxy")
TO_CYRILLIC = str.maketrans("abceikmhoptxy", "авсеікмнортху")
LETTERS: Mapping[str, str] = {
    **dict(zip("abvgdeziklmnoprstufhjcwxq", "абвгдезиклмнопрстуфхжкукк", strict=True)),
    **{"shch": "щ", "sch": "щ", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "yu": "ю", "ya": "я"},
}
TRANSLITERATED = re.compile(r"shch|sch|zh|kh|ts|ch|sh|yu|ya|(?<=[aeiouy])y|y|[a-x]|.")
BEING = ("is", "are", "be", "was", "were", "been", "being")
LONGEST_WORD = 40  # letters; longer ones are no words, and looking for what they may be takes time
SHORTEST_MISPRINT = 8  # letters of a stem; shorter words are too often other words
MODULES = (organs, acts, links, frames, matters)
MISPRINTED = (  # nouns that name who speaks and in what; a verb less a letter is too often another word
    *("organization", "secretary", "general", "secretariat", "collective", "security", "council", "committee"),
    *("permanent", "parliamentary", "assembly", "statement", "declaration", "appeal", "comment", "resolution"),
    "communique",
)
STEMMING = threading.Lock()  # a Snowball stemmer keeps the word it works on
PRIVATE_USE = 0xE000  # concepts are written as characters, so that `re` can search a text of concepts
OTHER, INITIAL, NUMBER, YEAR, COLON = "_", "i", "n", "y", ":"
ABBREVIATIONS = frozenset(
    ("mr", "mrs", "dr", "gen", "col", "lt", "maj", "st", "vs", "art", "им", "ул", "гг", "тт", "ст", "руб")
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What every word form means. Keys are folded words, stems or beginnings; values are concept characters."""

    exact: Mapping[str, str]
    capitals: Mapping[str, str]
    stems: Mapping[str, str]
    beginnings: Mapping[str, str]
    near: Mapping[str, str]  # long words less one letter, to read misprints by
    shortest: int
    longest: int


def cyrillic(word: str) -> str:
    """A word of an address back in Cyrillic, as far as it goes: soft and hard signs are lost, `э` is `е`."""
    return TRANSLITERATED.sub(_letter, word)


def _letter(found: re.Match[str]) -> str:
    if found[0] == "y":
        return "й" if found.start() and found.string[found.start() - 1] in "aeiouy" else "ы"
    return LETTERS.get(found[0], found[0])


def hard(word: str) -> str:
    """A Russian word without what addresses lose."""
    return word.replace("ь", "").replace("ъ", "").replace("э", "е")


@cache
def _stemmer(cyrillic: bool) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("russian" if cyrillic else "english")


@lru_cache(maxsize=2048)
def stem(word: str) -> str:
    """Snowball stem of a folded word, by its alphabet."""
    with STEMMING:
        return str(_stemmer(CYRILLIC.search(word) is not None).stemWord(word))


@cache
def concepts() -> Mapping[str, str]:
    """Concept name -> its character."""
    names = [name for module in MODULES for name in module.WORDS] + ["num4", "be", "country"]
    return {name: chr(PRIVATE_USE + number) for number, name in enumerate(dict.fromkeys(names))} | {
        "num": NUMBER,
        "year": YEAR,
        "colon": COLON,
    }


def _build(entries: list[tuple[str, str]], slug: bool) -> Vocabulary:
    exact: dict[str, str] = {}
    capitals: dict[str, str] = {}
    stems: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for entry, value in entries:
        form = entry.strip("=*!")
        if slug and CYRILLIC.search(form.casefold()) is None:
            continue
        spell = hard if slug else str
        if entry.startswith("!"):
            (exact if slug else capitals).setdefault(spell(form.casefold()), value)
        elif entry.startswith("="):
            exact.setdefault(spell(fold(form)), value)
        elif entry.endswith("*"):
            beginnings.setdefault(spell(fold(form)), value)
        else:
            stems.setdefault(spell(stem(fold(form))), value)
    lengths = [len(key) for key in beginnings] or [1]
    near = {} if slug else _near([(fold(entry.strip("=*!")), value) for entry, value in entries] + [*stems.items()])
    return Vocabulary(exact, capitals, stems, beginnings, near, min(lengths), max(lengths))


def _near(words: list[tuple[str, str]]) -> dict[str, str]:
    """Long nouns, whole and less any one letter but the first; the ambiguous are left out."""
    near: dict[str, str] = {}
    ours = {concepts()[name] for name in MISPRINTED}
    for word, value in words:
        for short in _shortened(word) if len(word) >= SHORTEST_MISPRINT and value in ours else ():
            near[short] = value if near.get(short, value) == value else OTHER
    return near


def _shortened(word: str) -> list[str]:
    return [word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))]


def _misprint(known: Vocabulary, word: str) -> str | None:
    """The meaning of a long word with one letter missing, added, wrong or out of place."""
    if len(word) < SHORTEST_MISPRINT:
        return None
    tries = (known.near.get(near) for near in _shortened(word))
    return next((found for found in tries if found and found != OTHER), None)


def _entries() -> list[tuple[str, str]]:
    codes = concepts()
    words = [
        (entry, codes[name]) for module in MODULES for name, line in module.WORDS.items() for entry in line.split()
    ]
    countries = [(entry, codes["country"]) for line in states.STATES.values() for entry in line.split()]
    return [*words, *countries, *((f"={form}", codes["be"]) for form in BEING)]


@cache
def vocabulary(slug: bool) -> Vocabulary:
    """The lexicon compiled: for running text, or for transliterated Russian."""
    return _build(_entries(), slug)


@cache
def _states(slug: bool) -> Vocabulary:
    return _build([(entry, iso) for iso, line in states.STATES.items() for entry in line.split()], slug)


def fold(word: str) -> str:
    """Lower case, no soft hyphen; letters of the other alphabet that only look alike are brought home."""
    low = word.casefold().replace("\u00ad", "").replace("ё", "е")
    if low.isascii() or LATIN.search(low) is None:
        return low
    return low.translate(TO_CYRILLIC if _mostly_cyrillic(low) else TO_LATIN)


def _mostly_cyrillic(word: str) -> bool:
    latin_only = len(re.findall(r"[dfgjlnqrsuvwz]", word))
    cyrillic_only = len(re.findall(r"[бгджзйлпфцчшщъыьэюя]", word))
    return cyrillic_only > latin_only


def _look_up(known: Vocabulary, word: str) -> str | None:
    found = known.exact.get(word) or known.stems.get(stem(word))
    if found is not None:
        return found
    for length in range(min(known.longest, len(word)), known.shortest - 1, -1):
        found = known.beginnings.get(word[:length])
        if found is not None:
            return found
    return None


def _look_up_slug(known: Vocabulary, word: str) -> str | None:
    russian = cyrillic(word)
    return known.exact.get(russian) or known.stems.get(hard(stem(russian))) or _look_up(known, russian)


def concept(word: str) -> str:
    """The character of one word as it stands in running text."""
    if word.isdecimal():
        return concepts()["num4"] if word == "4" else YEAR if len(word) == 4 and word[:2] in ("19", "20") else NUMBER
    if word in ("s", "S"):
        return ""  # the end of a possessive is no word
    if len(word) > LONGEST_WORD:
        return OTHER
    known = vocabulary(False)
    if word.isupper() and word.casefold() in known.capitals:
        return known.capitals[word.casefold()]
    low = fold(word)
    if len(low) < 2:
        return known.exact.get(low) or INITIAL
    return (
        _look_up(known, low)
        or _misprint(known, low)
        or _misprint(known, stem(low))
        or (INITIAL if low in ABBREVIATIONS else OTHER)
    )


CONCEPTS = Memo(concept, 16384)


@lru_cache(maxsize=2048)
def slug_concept(word: str) -> str:
    """The character of one word of an address: transliterated Russian first, then English."""
    if word.isdecimal():
        return CONCEPTS[word]
    if len(word) > LONGEST_WORD:
        return OTHER
    low = fold(word)
    return _look_up_slug(vocabulary(True), low) or (CONCEPTS[word] if len(low) > 1 else OTHER)


def states_of(word: str, slug: bool = False) -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes a word names: one, none, or both parties of a disputed territory."""
    if word.isdecimal() or not 1 < len(word) <= LONGEST_WORD:
        return ()
    known = _states(False)
    low = fold(word)
    if word.isupper() and low in known.capitals:
        return tuple(known.capitals[low].split())
    found = (_look_up_slug(_states(True), low) if slug else None) or _look_up(known, low)
    return tuple(found.split()) if found else ()


STATES, SLUG_STATES = Memo(states_of, 16384), Memo(partial(states_of, slug=True), 4096)


@lru_cache(maxsize=1024)
def completed(word: str) -> str:
    """The one concept of all words that begin so, if there is one."""
    known, beginning = vocabulary(False), fold(word)
    if len(beginning) < 3:
        return OTHER
    meanings = {
        value
        for keys in (known.exact, known.stems, known.beginnings)
        for key, value in keys.items()
        if key.startswith(beginning)
    }
    return meanings.pop() if len(meanings) == 1 else OTHER
