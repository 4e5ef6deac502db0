"""Words read as concepts: stemmed, in either alphabet or transliterated; offsets stay those of the text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, chain

import snowballstemmer

from pipeline.lexicon import acts, frames, matters, organs, states

WORD = re.compile(r"(\w+)")
SLUG_WORD = re.compile(r"([^\W_]+)")
CYRILLIC = re.compile(r"[Ѐ-ӿ]")
LATIN = re.compile(r"[a-z]")
TO_LATIN = str.maketrans("авеікмнорсстуху", "abeikmhopcctyxy")
TO_CYRILLIC = str.maketrans("abceikmhoptxy", "авсеікмнортху")
LETTERS: Mapping[str, str] = {
    **dict(
        zip(
            [
                "a",
                "b",
                "v",
                "g",
                "d",
                "e",
                "z",
                "i",
                "k",
                "l",
                "m",
                "n",
                "o",
                "p",
                "r",
                "s",
                "t",
                "u",
                "f",
                "h",
                "j",
                "c",
                "w",
                "x",
            ],
            "абвгдезиклмнопрстуфхжкук",
            strict=False,
        )
    ),
    **{"sch": "щ", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "yu": "ю", "ya": "я", "shch": "щ", "q": "к"},
}
TRANSLITERATED = re.compile(r"shch|sch|zh|kh|ts|ch|sh|yu|ya|(?<=[aeiouy])y|y|[a-x]|.")
CUTS = frozenset([*range(62, 67), *range(135, 141), *range(250, 256)])  # lengths at which headlines end in mid-word
PRIVATE_USE = 0xE000  # concepts are written as characters, so that `re` can search a text of concepts
OTHER, INITIAL, NUMBER, YEAR, SENTENCE, PARAGRAPH, COLON = "_", "i", "n", "y", ".", "\n", ":"
BOUNDARIES = frozenset([SENTENCE, PARAGRAPH, COLON])
ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "dr",
        "gen",
        "col",
        "lt",
        "maj",
        "no",
        "st",
        "vs",
        "art",
        "им",
        "ул",
        "гг",
        "тт",
        "ст",
        "руб",
        "тыс",
        "млн",
        "гос",
    ]
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What every word form means. Keys are folded words, stems or beginnings; values are concept characters."""

    exact: Mapping[str, str]
    capitals: Mapping[str, str]
    stems: Mapping[str, str]
    beginnings: Mapping[str, str]
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


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Snowball stem of a folded word, by its alphabet."""
    return str(_stemmer(CYRILLIC.search(word) is not None).stemWord(word))


@cache
def concepts() -> Mapping[str, str]:
    """Concept name -> its character."""
    names = [name for module in (organs, acts, frames, matters) for name in module.WORDS] + ["num4", "be", "country"]
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
    return Vocabulary(exact, capitals, stems, beginnings, min(lengths), max(lengths))


def _entries() -> list[tuple[str, str]]:
    codes = concepts()
    words = [
        (entry, codes[name])
        for module in (organs, acts, frames, matters)
        for name, line in module.WORDS.items()
        for entry in line.split()
    ]
    countries = [(entry, codes["country"]) for line in states.STATES.values() for entry in line.split()]
    return [
        *words,
        *countries,
        *((f"={form}", codes["be"]) for form in ["is", "are", "be", "was", "were", "been", "being"]),
    ]


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


@lru_cache(maxsize=65536)
def concept(word: str) -> str:
    """The character of one word as it stands in running text."""
    if word.isdecimal():
        return concepts()["num4"] if word == "4" else YEAR if len(word) == 4 and word[:2] in ("19", "20") else NUMBER
    if word in ("s", "S"):
        return ""  # the end of a possessive is no word
    known = vocabulary(False)
    if word.isupper() and word.casefold() in known.capitals:
        return known.capitals[word.casefold()]
    low = fold(word)
    if len(low) < 2:
        return known.exact.get(low) or INITIAL
    return _look_up(known, low) or (INITIAL if low in ABBREVIATIONS else OTHER)


@lru_cache(maxsize=16384)
def slug_concept(word: str) -> str:
    """The character of one word of an address: transliterated Russian first, then English."""
    if word.isdecimal():
        return concept(word)
    low = fold(word)
    return _look_up_slug(vocabulary(True), low) or (concept(word) if len(low) > 1 else OTHER)


@lru_cache(maxsize=16384)
def states_of(word: str, slug: bool = False) -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes a word names: one, none, or both parties of a disputed territory."""
    if word.isdecimal() or len(word) < 2:
        return ()
    known = _states(False)
    low = fold(word)
    if word.isupper() and low in known.capitals:
        return tuple(known.capitals[low].split())
    found = (_look_up_slug(_states(True), low) if slug else None) or _look_up(known, low)
    return tuple(found.split()) if found else ()


@lru_cache(maxsize=4096)
def boundary(gap: str) -> str:
    """What stands between two words: a paragraph's end, a sentence's end, a colon, or nothing that matters."""
    if "\n" in gap:
        return PARAGRAPH
    if ":" in gap:
        return COLON
    if any(mark in gap for mark in ".!?…") and (gap[-1].isspace() or gap[-1] in '“"«('):
        return SENTENCE
    return SENTENCE if ";" in gap else ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One field of a record, read: `codes` has a character for each word and each boundary."""

    field: str
    text: str
    parts: tuple[str, ...]  # gap, word, gap, word, ..., gap
    codes: str

    def spans(self) -> list[tuple[int, int]]:
        """Start and end in `text` for each character of `codes` (a boundary's are those of its gap)."""
        ends = list(accumulate(map(len, self.parts)))
        spans: list[tuple[int, int]] = []
        for number in range(1, len(self.parts) - 1, 2):
            if self.field == "slug" or self.parts[number] not in ("s", "S"):
                spans.append((ends[number - 1], ends[number]))
            if self.field != "slug" and boundary(self.parts[number + 1]):
                spans.append((ends[number], ends[number + 1]))
        return spans


def read(field: str, text: str) -> Passage:
    """A title, body or section as concepts."""
    parts = WORD.split(text)
    codes = "".join(chain.from_iterable(zip(map(concept, parts[1::2]), map(boundary, parts[2::2]), strict=True)))
    return Passage(field, text, tuple(parts), codes.replace(INITIAL + SENTENCE, INITIAL + OTHER))


def read_headline(title: str) -> Passage:
    """A headline as concepts. The sites cut headlines in mid-word: a last word of one meaning only is completed."""
    passage = read("title", title)
    if not is_cut(title) or not passage.codes.endswith(OTHER):
        return passage
    return Passage("title", title, passage.parts, passage.codes[:-1] + completed(passage.parts[-2]))


def is_cut(title: str) -> bool:
    """Whether the site may have cut the headline: it is long and ends in a letter."""
    return len(title) in CUTS and title[-1].isalnum()


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


def read_slug(slug: str) -> Passage:
    """The last segment of an address as concepts; percent escapes are gaps."""
    parts = SLUG_WORD.split(re.sub(r"%[0-9A-Fa-f]{2}", "---", slug))
    return Passage("slug", slug, tuple(parts), "".join(map(slug_concept, parts[1::2])))
