"""Who, where, when and how many: facts drawn for one story, in both languages. All people are invented."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from crawler.replica.wording import months, people, places

_ROUND = (15, 20, 25, 30)


@dataclass(frozen=True, slots=True)
class Cast:
    """Placeholders of one story by language; the same facts in both."""

    en: dict[str, str]
    ru: dict[str, str]

    def of(self, lang: str) -> dict[str, str]:
        return self.ru if lang == "ru" else self.en


def draw(rng: random.Random, on: date) -> Cast:
    """Facts for a story of that day."""
    en: dict[str, str] = {}
    ru: dict[str, str] = {}
    for key, english, russian in (*_days(rng, on), *_numbers(rng), *people.draw(rng, on), *places.draw(rng, on.year)):
        en[key], ru[key] = english, russian
    return Cast(en, ru)


Triple = tuple[str, str, str]


def _days(rng: random.Random, on: date) -> list[Triple]:
    past, following = on - timedelta(days=rng.randint(2, 9)), on + timedelta(days=rng.randint(11, 60))
    triples: list[Triple] = []
    for key, day in (("day", on), ("past_day", past), ("next_day", following)):
        triples += _forms(key, day)
    deadline = following - timedelta(days=3)
    return [
        *triples,
        ("past_next_day", english_day(deadline), russian_day(deadline)),
        ("year", str(on.year), str(on.year)),
        ("next_year", str(on.year + 1), str(on.year + 1)),
        (
            "month_year",
            f"{months.ENGLISH[past.month - 1]} {past.year}",
            f"{months.RUSSIAN[past.month - 1]} {past.year} года",
        ),
    ]


def _forms(key: str, day: date) -> list[Triple]:
    english, russian = english_day(day), russian_day(day)
    return [
        (key, english, russian),
        (f"{key}_cap", english, russian),
        (f"{key}_short", english.partition(",")[0], russian.rpartition(" ")[0].rpartition(" ")[0]),
    ]


def english_day(day: date) -> str:
    return f"{months.ENGLISH[day.month - 1]} {day.day}, {day.year}"


def russian_day(day: date) -> str:
    return f"{day.day} {months.RUSSIAN_OF[day.month - 1]} {day.year} года"


def _numbers(rng: random.Random) -> list[Triple]:
    """Numbers end in 0 or 5 to 9, so that the Russian genitive plural is always right."""
    drawn = {
        "n_troops": rng.randint(60, 450) * 10,
        "n_hardware": rng.randint(12, 90) * 5,
        "n_kg": rng.randint(120, 2400) * 5,
        "n_cases": rng.randint(3, 19) * 5,
        "n_people": rng.randint(21, 190) * 5,
        "n_big": rng.randint(21, 980) * 100,
        "n_dead": rng.randint(5, 9) + 10 * rng.randint(0, 2),
        "n_days": rng.randint(5, 9),
        "n_docs": rng.randint(5, 19),
        "km": rng.randint(11, 90) * 10,
        "anniversary": rng.choice(_ROUND),
    }
    return [(key, str(number), str(number)) for key, number in drawn.items()]
