"""The lexicon is data that must fit together: entries have one meaning, phrases use known words."""

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

import pytest

from pipeline.judging.grammar import SETS, compiled, phrase
from pipeline.judging.text import read, read_headline, read_slug
from pipeline.judging.words import concepts, cyrillic, fold, states_of, stem
from pipeline.lexicon import acts, frames, links, matters, organs, pages, speakers, stances, states, subjects

MODULES: tuple[ModuleType, ...] = (organs, acts, links, frames, matters)
BOOKS = [
    {name: act.phrases for name, act in stances.ACTS.items()},
    {name: matter.phrases for name, matter in subjects.MATTERS.items()},
    speakers.SPEAKERS,
    speakers.VETOES,
    pages.FRAMES,
    pages.EVENTS,
    organs.ORGANS,
]


def meaning(text: str) -> list[str]:
    names = {code: name for name, code in concepts().items()}
    return [names.get(code, code) for code in read("title", text).codes]


def test_no_entry_has_two_meanings() -> None:
    """An exact form, a stem or a beginning stands under one concept."""
    under = defaultdict(set)
    for module in MODULES:
        for name, line in module.WORDS.items():
            for entry in line.split():
                key = entry if entry[0] in "=!" or entry.endswith("*") else stem(fold(entry))
                under[key].add(name)
    assert {entry: names for entry, names in under.items() if len(names) > 1} == {}


def test_every_entry_is_one_folded_word() -> None:
    """Entries are lower case (capitals after `!` apart), without yo, quotes or stray marks."""
    for module in MODULES:
        for line in module.WORDS.values():
            for entry in line.split():
                form = entry.strip("=*!")
                assert form.isalnum(), entry
                assert entry.startswith("!") or form == fold(form), entry


def test_every_phrase_uses_known_words() -> None:
    """A misspelt concept would never match; it is found here."""
    known = concepts().keys() | SETS.keys()
    for book in BOOKS:
        for phrases in book.values():
            for token in " ".join(phrases).split():
                if token[0] not in "~-^":
                    assert all(name.startswith("_") or name in known for name in token.strip("!?").split("|")), token


def test_every_rule_has_its_weights() -> None:
    """Vetoes, speakers and frames weigh something, and nothing else is weighed."""
    assert speakers.VETO_WEIGHT.keys() == speakers.VETOES.keys() | {"years_ago"}
    assert speakers.VETO_REACH.keys() == speakers.VETOES.keys()
    assert speakers.SPEAKER_WEIGHT.keys() | {"venue", *speakers.ATTENDING} == speakers.SPEAKERS.keys() | {"nobody"}
    assert pages.FRAME_WEIGHT.keys() == pages.FRAMES.keys()
    assert pages.HEADLINE_WEIGHT.keys() | pages.STILL_EVENTS.keys() <= pages.FRAMES.keys()
    assert {event for kept in pages.STILL_EVENTS.values() for event in kept} <= pages.EVENTS.keys()


def test_states_are_iso_codes() -> None:
    """Two capital letters each; disputed territories may name two states."""
    assert all(len(code) == 2 and code.isupper() for codes in states.STATES for code in codes.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Statements condemned", ["statement", "condemn"]),
        ("Заявлениями осуждены", ["statement", "condemn"]),
        ("обеспокоенностью", ["concern"]),
        ("the CSTO's Secretariat", ["_", "csto", "secretariat"]),
        ("N. Bordyuzha. Thus", ["i", "_", "sg_name", ".", "_"]),
        ("Article 4", ["article", "num4"]),
    ],
)
def test_words_are_read_by_meaning(text: str, expected: list[str]) -> None:
    """Inflection, possessives, initials and numbers."""
    assert meaning(text) == expected


def test_threads_stem_alike() -> None:
    """Sources are judged in threads of their own; a stemmer is shared and must not mix up their words."""
    words = [f"{prefix}заявлениями" for prefix in map(chr, range(ord("а"), ord("я")))] * 20
    expected = [stem.__wrapped__(word) for word in words]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stem.__wrapped__, words)) == expected


def test_misprints_are_read_in_long_words_only() -> None:
    """A short word that looks like another is left alone."""
    assert meaning("declartion") == ["declaration"]
    assert meaning("cell") == ["_"]


def test_addresses_are_read_as_russian() -> None:
    """Both sites' transliterations give one meaning; English words in an address are read too."""
    assert cyrillic("obrashchenie") == cyrillic("obraschenie") == "обращение"
    assert (
        read_slug("obrashchenie-obraschenie-Statement").codes == read_slug("obraschenie_obrashchenie_statement").codes
    )


def test_states_are_read_from_words_and_addresses() -> None:
    """In either language, inflected; a word that names none gives none."""
    assert states_of("таджикской") == states_of("Tajik") == states_of("tadzhikskoy", True) == ("TJ",)
    assert states_of("US") == ("US",)
    assert states_of("us") == ()


def test_a_cut_word_is_completed_only_if_one_meaning_fits() -> None:
    """What could be two things stays unknown."""
    filler = "x" * 55
    assert read_headline(f"{filler} terroris").codes[-1] == concepts()["terror"]
    assert read_headline(f"{filler} statemen").codes[-1] == concepts()["statement"]
    assert read_headline(f"{filler} comm").codes[-1] == "_"


def test_gaps_stay_within_a_sentence() -> None:
    """`~3` crosses words, not the end of a sentence or a paragraph; `-3` crosses words without meaning only."""
    near = phrase("adopt ~3 statement")
    assert near.search(read("body", "adopted in haste a statement").codes)
    assert not near.search(read("body", "adopted. Then a statement").codes)
    assert not near.search(read("body", "adopted\n\na statement").codes)
    assert not phrase("adopt -3 statement").search(read("body", "adopted a draft statement").codes)


def test_of_two_rules_at_one_word_the_first_wins() -> None:
    """Rules are spotted left to right without overlap."""
    rules = compiled([("long", ("statement ~2 border",)), ("short", ("statement",))])
    codes = read("body", "a statement on the border and a statement").codes
    assert [spotted.rule for spotted in rules.spot(codes)] == ["long", "short"]
