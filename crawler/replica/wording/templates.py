"""The TOML texts as values: templates of stories, further paragraphs by theme, the block of delegations."""

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

Bilingual = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Template:
    """One story with placeholders: title, opening paragraphs and salutation by language."""

    name: str
    kind: str
    theme: str
    section: str
    title: Bilingual
    text: Bilingual
    salutation: Bilingual


@cache
def templates() -> tuple[Template, ...]:
    """All templates: statements, events, routine."""
    rows = [row for name in ("statements", "events", "routine") for row in _read(name)["story"]]
    return tuple(
        Template(
            row["name"], row["kind"], row["theme"], row["section"], row["title"], row["text"], row.get("salutation", {})
        )
        for row in rows
    )


@cache
def paragraphs(theme: str) -> tuple[Bilingual, ...]:
    """Further paragraphs of a theme."""
    return tuple(row for row in _read("paragraphs")["paragraph"] if row["theme"] == theme)


def continuation(theme: str, rng: random.Random) -> tuple[Bilingual, ...]:
    """Two to four paragraphs of the theme; an interview goes on with its third and fourth question."""
    pool = paragraphs(theme)
    if theme == "interview":
        return (rng.choice(pool[:-1]), pool[-1])
    chosen = rng.sample(pool, rng.randint(2, min(4, len(pool))))
    return (*chosen, *rng.sample(paragraphs("any"), rng.random() < 0.3))


@cache
def delegations(lang: str, version: int) -> tuple[str, ...]:
    """Heading and five paragraphs of the block on pacsto.org, in one of four versions (1 to 4)."""
    rows = _read("delegations")
    rng = random.Random(f"delegations:{version}")
    block = [rows["heading"][lang][version - 1]]
    for row in rows["delegation"]:
        place, number = rng.randrange(len(_HEADS)), rng.randint(5, 19)
        block.append(row[lang][(version - 1) // 2].format(seats=number, head=_HEADS[place][lang == "ru"]))
    return tuple(block)


_HEADS = (
    ("Levon Gurgenov", "Левон Гургенов"),
    ("Anton Petrovtsev", "Антон Петровцев"),
    ("Nurlan Yermekov", "Нурлан Ермеков"),
    ("Aslan Toktarov", "Аслан Токтаров"),
    ("Kirill Olenin", "Кирилл Оленин"),
    ("Ruslan Ishimov", "Руслан Ишимов"),
)


def _read(name: str) -> dict[str, Any]:
    text = resources.files("crawler.replica.wording").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
