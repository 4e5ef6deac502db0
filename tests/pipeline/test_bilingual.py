"""A text and its translation, told by their paragraphs, figures and names."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.replica import corpus
from pipeline.bilingual import is_one

ENGLISH = (
    "In the early hours of 12 November a convoy was fired upon near Shurobod: 17 servicemen were wounded.\n\n"
    "The Secretary General Imran Dostiev demands that the fire be stopped, and recalls that 340 families had to leave "
    "their homes in Khujand. Talks are to begin by 30 November."
)
RUSSIAN = (
    "На рассвете 12 ноября близ Шуробода обстреляна колонна: ранены 17 военнослужащих.\n\n"
    "Генеральный секретарь Имран Достиев требует прекратить огонь и напоминает, что 340 семей были вынуждены оставить "
    "свои дома в Худжанде. Переговоры должны начаться до 30 ноября."
)


def test_a_translation_is_known_by_its_figures_and_names() -> None:
    """The same days and numbers in each paragraph, and every name in Russian letters and whatever case."""
    assert is_one(ENGLISH, RUSSIAN)


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("17 военнослужащих", "19 военнослужащих"),
        ("12 ноября", "13 ноября"),
        ("Шуробода", "Ишкашима"),
        ("Имран Достиев", "Карим Назаров"),
        ("свои дома в Худжанде.", "свои дома в Худжанде.\n\n"),
        (
            "17 военнослужащих.",
            "17 военнослужащих." + " Виновные будут найдены и наказаны." * 6,
        ),
    ],
)
def test_what_differs_in_a_fact_is_another_item(said: str, instead: str) -> None:
    """Another number, day, place or person, another paragraph or a longer one."""
    assert said in RUSSIAN
    assert not is_one(ENGLISH, RUSSIAN.replace(said, instead))


def test_too_little_proves_nothing() -> None:
    """One number is any statement's."""
    assert not is_one("Shots were fired, 17 people were wounded.", "Раздались выстрелы, ранены 17 человек.")


def test_items_of_one_day_are_told_apart() -> None:
    """Statements of one author, some from one template: nine translations of ten are found, and nothing else is."""
    day = dt.date(2026, 11, 20)
    english, russian = (
        {f"{one.slug} {seed}": "\n\n".join(one.paragraphs) for seed in range(8) for one in _statements(lang, seed, day)}
        for lang in ("en", "ru")
    )
    pairs = [(one, other) for one in english for other in russian if is_one(english[one], russian[other])]
    assert [pair for pair in pairs if pair[0] != pair[1]] == []
    assert len(pairs) >= 0.9 * len(english.keys() & russian.keys()) > 20


def _statements(lang: str, seed: int, day: dt.date) -> list[corpus.Story]:
    told = corpus.stories(40, lang=lang, seed=seed, newest=day)
    return [story for story in told if story.kind == "security_statement"]


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_has_an_answer(one: str, other: str) -> None:
    """Whatever the two are."""
    assert is_one(one, other) in (True, False)
