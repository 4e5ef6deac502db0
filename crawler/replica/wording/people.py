"""Invented people with the Russian cases of their names."""

import random
from datetime import date

Triple = tuple[str, str, str]

# Both parts of every Russian name take the plain masculine endings: -а, -у, -ом and -ым.
_FIRST = (
    ("Timur", "Тимур"), ("Ruslan", "Руслан"), ("Arman", "Арман"), ("Viktor", "Виктор"), ("Maxim", "Максим"),
    ("Daniyar", "Данияр"), ("Bakhtiyar", "Бахтияр"), ("Tigran", "Тигран"), ("Levon", "Левон"), ("Aslan", "Аслан"),
    ("Yegor", "Егор"), ("Rustam", "Рустам"), ("Anton", "Антон"), ("Kirill", "Кирилл"), ("Nurlan", "Нурлан"),
)  # fmt: skip
_LAST = (
    ("Aldashev", "Алдашев"), ("Verkhovtsev", "Верховцев"), ("Sarybaev", "Сарыбаев"), ("Mirkhodzhaev", "Мирходжаев"),
    ("Kalinov", "Калинов"), ("Petrovtsev", "Петровцев"), ("Dzhumanov", "Джуманов"), ("Tereshkov", "Терешков"),
    ("Baratov", "Баратов"), ("Lugovoyev", "Луговоев"), ("Sadirov", "Садиров"), ("Abdyrov", "Абдыров"),
    ("Zaytsov", "Зайцов"), ("Kholmatov", "Холматов"), ("Yermekov", "Ермеков"), ("Nazarin", "Назарин"),
    ("Olenin", "Оленин"), ("Rakhmetov", "Рахметов"), ("Sudarikov", "Судариков"), ("Toktarov", "Токтаров"),
    ("Umarkhanov", "Умарханов"), ("Vasnetsin", "Васнецин"), ("Gurgenov", "Гургенов"), ("Ishimov", "Ишимов"),
)  # fmt: skip
_SECRETARIES = (
    (2021, ("Arman", "Арман"), ("Belozorov", "Белозоров")),
    (0, ("Viktor", "Виктор"), ("Sarukhanov", "Саруханов")),
)
_ROLES = ("deputy", "minister", "envoy", "expert", "general")
_RANKS = (
    ("Colonel General", "генерал-полковник", "генерал-полковника", "генерал-полковником"),
    ("Lieutenant General", "генерал-лейтенант", "генерал-лейтенанта", "генерал-лейтенантом"),
    ("Major General", "генерал-майор", "генерал-майора", "генерал-майором"),
)


def draw(rng: random.Random, on: date) -> list[Triple]:
    """A person for every role: the name, and its genitive, dative and instrumental under `_gen`, `_dat`, `_ins`."""
    secretary = next((first, last) for since, first, last in _SECRETARIES if on.year >= since)
    firsts, lasts = rng.sample(_FIRST, len(_ROLES)), rng.sample(_LAST, len(_ROLES))
    triples = _cases("sg", *secretary)
    for role, first, last in zip(_ROLES, firsts, lasts, strict=True):
        triples += _cases(role, first, last)
    return _ranked(triples, rng.choice(_RANKS))


def _cases(role: str, first: tuple[str, str], last: tuple[str, str]) -> list[Triple]:
    english = f"{first[0]} {last[0]}"
    return [
        (role, english, f"{first[1]} {last[1]}"),
        (f"{role}_gen", english, f"{first[1]}а {last[1]}а"),
        (f"{role}_dat", english, f"{first[1]}у {last[1]}у"),
        (f"{role}_ins", english, f"{first[1]}ом {last[1]}ым"),
    ]


def _ranked(triples: list[Triple], rank: tuple[str, str, str, str]) -> list[Triple]:
    """Generals are named with their rank, in the case of the name."""
    forms = {"general": rank[1], "general_gen": rank[2], "general_ins": rank[3]}
    return [
        (key, f"{rank[0]} {english}", f"{forms[key]} {russian}") if key in forms else (key, english, russian)
        for key, english, russian in triples
    ]
