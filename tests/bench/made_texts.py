"""Texts made for the benchmarks: 250 words of a Zipf vocabulary, near copies of them, hard negatives."""

import datetime as dt
import random
from dataclasses import dataclass
from itertools import accumulate

from pipeline.model import Article, Reading, Served, Sighting

WORDS = 250
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
PLACES = [
    f"{head}{tail}"
    for head in ("Bal", "Kor", "Tash", "Ma", "Ush", "Dzar", "Chor")
    for tail in ("gan", "lyk", "dara", "bek", "sha")
]
NAMES = [
    f"{head}{tail}"
    for head in ("Ib", "Sor", "Kam", "Tok", "Zh", "Er", "Mir")
    for tail in ("anov", "bekov", "oliev", "umov", "adze")
]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, slots=True)
class Text:
    title: str
    body: str
    published: dt.date


class Maker:
    """Deterministic: the same seed gives the same texts."""

    def __init__(self, seed: int = 7, vocabulary: int = 12_000) -> None:
        self.random = random.Random(seed)
        letters = "aaeeiioouubcdfghklmnprstvz"
        self.vocabulary = [
            "".join(self.random.choices(letters, k=self.random.randint(3, 10))) for _ in range(vocabulary)
        ]
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(vocabulary)))

    def words(self, count: int) -> list[str]:
        return self.random.choices(self.vocabulary, cum_weights=self.weights, k=count)

    def facts(self) -> list[str]:
        """Date, place, name and number of one item, as they stand in its text."""
        pick = self.random
        return [
            f"{pick.randint(1, 28)} {pick.choice(MONTHS)} {pick.randint(2012, 2026)}",
            pick.choice(PLACES), pick.choice(NAMES), str(pick.randint(100, 9000)),
        ]  # fmt: skip

    def text(self, words: list[str] | None = None, facts: list[str] | None = None) -> Text:
        words, facts = words or self.words(WORDS), facts or self.facts()
        parts = list(words)
        for place, fact in zip((12, 40, 90, 170), facts, strict=True):
            parts[place] = fact
        sentences = [" ".join(parts[n : n + 18]) for n in range(0, len(parts), 18)]
        body = [f"{one[0].upper()}{one[1:]}." for one in sentences]
        paragraphs = [" ".join(body[n : n + 4]) for n in range(0, len(body), 4)]
        title = " ".join(words[:8]).capitalize() + f" in {facts[1]}"
        return Text(
            title, "\n\n".join(paragraphs), dt.date(2012, 1, 1) + dt.timedelta(days=self.random.randrange(5000))
        )

    def edited(self, words: list[str], share: float) -> list[str]:
        """That share of the words changed, dropped or doubled with another; never those at the places of facts."""
        found = list(words)
        for place in self.random.sample(
            [n for n in range(len(words)) if n not in (12, 40, 90, 170)], int(share * len(words))
        ):
            turn = self.random.random()
            found[place] = (
                self.words(1)[0] if turn < 0.8 else ("" if turn < 0.9 else f"{found[place]} {self.words(1)[0]}")
            )
        return found


def sighting(text: Text, number: int, *, url: str | None = None) -> Sighting:
    article = Article(
        text.title, text.published, text.body, f"{text.title}\n\n{text.body}", Reading(Served.ANATOMY, 1.0)
    )
    address = url or f"https://en.odkb-csto.org/news/news_odkb/{'-'.join(text.title.lower().split())[:90]}-{number}/"
    return Sighting(
        article, "csto-en", "en", NOW, url=address, address=address, section="news/news_odkb", twin="csto-ru"
    )
