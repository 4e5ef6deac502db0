"""How well a source is read, poll by poll: fill rates, paths, lengths, mojibake; and which of them have dropped. Pure.

One broken template shows first as a field that is no longer filled, not as an error (PEERS.md: a fallback keeps the
body non-empty while the parser is broken). So every field and every path is watched by itself.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

from pipeline.model import Article, Served

FIELDS = ("title", "published", "body", "leads", "contact", "images", "attachments")
WATCHED = ("title", "published", "body", "leads")  # a drop of these is a fault; the others vary by themselves
ENOUGH = 5  # pages in a poll, and in its history, before a rate means anything
_FALL = 0.5  # a rate below half of what it was is a drop
_SURE_FALL = 3.5  # and so many standard deviations of a share, so that small polls do not cry
_SHORT = 200  # characters: a body shorter than that is hardly an article
_MOJIBAKE = 0.02  # share of characters


@dataclass(frozen=True, slots=True)
class Health:
    """The pages of one poll of one source. Rates are shares of the pages, 0..1."""

    pages: int = 0
    filled: dict[str, float] = field(default_factory=dict)  # field -> share of pages that have it
    paths: dict[str, float] = field(default_factory=dict)  # path that served -> share of pages
    lengths: tuple[int, int, int] = (0, 0, 0)  # of the body: lower quartile, median, upper quartile
    mojibake: float = 0.0  # mean share of wrongly decoded characters
    confidence: float = 0.0  # mean

    def to_json(self) -> str:
        """One JSON object, read back by `from_json`."""
        return json.dumps(asdict(self), separators=(",", ":"), sort_keys=True)


@dataclass(frozen=True, slots=True)
class Drop:
    """Something that was well and is not: the field's or path's name, its rate before and now.

    `before` is None where nothing is known of before, and the field should be there.
    """

    field: str
    before: float | None
    now: float

    @property
    def reason(self) -> str:
        """One line for a person."""
        if self.before is None:
            return f"{self.field}: found on {self.now:.0%} of pages that should have it"
        if self.field == "mojibake":
            return f"mojibake: {self.now:.0%} of the text looks wrongly decoded"
        if self.field == "length":
            return f"body length: median {self.now:.0f} characters, {self.before:.0f} before"
        if self.field == "generic":
            return f"reading: {self.now:.0%} of pages read by the last resort only, {self.before:.0%} before"
        return f"{self.field}: found on {self.now:.0%} of pages, {self.before:.0%} before"


def from_json(text: str) -> Health:
    """What `Health.to_json` wrote; ValueError where it is nothing of the kind."""
    values = json.loads(text)
    if not isinstance(values, dict) or not set(values) <= set(Health.__dataclass_fields__):
        raise ValueError("not the health of a source")
    return Health(**{**values, "lengths": tuple(values.get("lengths", (0, 0, 0)))})


def measure(articles: Iterable[Article]) -> Health:
    """The health of a poll that read these articles; of none, a health of no pages."""
    every = list(articles)
    count = len(every)
    if not count:
        return Health()
    lengths = sorted(len(article.body) for article in every)
    return Health(
        pages=count,
        filled={name: sum(bool(getattr(article, name)) for article in every) / count for name in FIELDS},
        paths={path.value: sum(article.reading.served is path for article in every) / count for path in Served},
        lengths=(lengths[count // 4], lengths[count // 2], lengths[count * 3 // 4]),
        mojibake=sum(article.reading.mojibake for article in every) / count,
        confidence=sum(article.reading.confidence for article in every) / count,
    )


def together(history: Sequence[Health]) -> Health:
    """Several polls as one, each page counting once."""
    polls = [health for health in history if health.pages]
    pages = sum(health.pages for health in polls)
    if not pages:
        return Health()

    def mean(values: Iterable[float]) -> float:
        return sum(value * health.pages for value, health in zip(values, polls, strict=True)) / pages

    return Health(
        pages=pages,
        filled={name: mean(health.filled.get(name, 0.0) for health in polls) for name in FIELDS},
        paths={path.value: mean(health.paths.get(path.value, 0.0) for health in polls) for path in Served},
        lengths=(
            round(mean(health.lengths[0] for health in polls)),
            round(mean(health.lengths[1] for health in polls)),
            round(mean(health.lengths[2] for health in polls)),
        ),
        mojibake=mean(health.mojibake for health in polls),
        confidence=mean(health.confidence for health in polls),
    )


def compare(history: Sequence[Health], now: Health) -> tuple[Drop, ...]:
    """What has dropped since the polls before, newest last; nothing where too little was read to say.

    A single page that gives neither headline nor body is the caller's to doubt; this is about rates.
    """
    before = together(history)
    if now.pages < ENOUGH:
        return _absolute(now) if now.pages else ()
    drops = list(_absolute(now))
    if before.pages >= ENOUGH:
        drops += [
            Drop(name, before.filled[name], now.filled[name])
            for name in WATCHED
            if _has_fallen(before.filled.get(name, 0.0), now.filled.get(name, 0.0), now.pages)
        ]
        generic = (before.paths.get("generic", 0.0), now.paths.get("generic", 0.0))
        if _has_fallen(1 - generic[0], 1 - generic[1], now.pages):
            drops.append(Drop("generic", *generic))
        if before.lengths[1] and now.lengths[1] < before.lengths[1] * _FALL / 2 and now.lengths[1] < 2 * _SHORT:
            drops.append(Drop("length", before.lengths[1], now.lengths[1]))
    return tuple(drops)


def _absolute(now: Health) -> tuple[Drop, ...]:
    """What is ill whatever was before."""
    return (Drop("mojibake", 0.0, now.mojibake),) if now.mojibake > _MOJIBAKE else ()


def _has_fallen(before: float, now: float, pages: int) -> bool:
    """Whether a share fell below half, and further than chance lets it in so many pages."""
    if before <= 0 or now >= before * _FALL:
        return False
    deviation = (before * (1 - before) / pages) ** 0.5
    return bool(before - now > _SURE_FALL * deviation)
