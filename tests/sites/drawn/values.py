"""What a drawn page shows, and the draw of how it shows it."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Truth:
    """What is on the page."""

    title: str | None
    published: dt.date | None
    body: tuple[str, ...]
    leads: tuple[tuple[dt.date | None, tuple[str, ...], str | None], ...] = ()  # date, paragraphs, address
    contact: tuple[str, ...] = ()
    images: tuple[str, ...] = ()  # the first beside the date
    document: str | None = None  # beside the date
    lang: str = "en"
    others: tuple[tuple[str, str], ...] = ()  # headlines and addresses of other articles


@dataclass
class Draw:
    """One draw: a generator of choices, noted so that a failure can be told."""

    rng: random.Random
    noted: list[str] = field(default_factory=list)

    def one(self, what: str, choices: Sequence[str]) -> str:
        chosen = self.rng.choice(choices)
        self.noted.append(f"{what}={chosen}")
        return chosen

    def maybe(self, what: str, share: float = 0.5) -> bool:
        return self.rng.random() < share and self.noted.append(what) is None


def name(draw: Draw) -> str:
    return f' class="{draw.rng.choice("abcdefg")}{draw.rng.randrange(900)}"' if draw.rng.random() < 0.7 else ""
