"""What identifies an article by its content alone: digest, opening words, shingles, bands, facts. Pure and lasting.

Everything is taken from headline and body after folding for comparison; the carousel, contact, images and date line
have no part in it. Digests are 64-bit signed, as SQLite keeps integers; what they find is compared in full.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from pipeline.facts import Facts, Figures, figures
from pipeline.kept import kept
from pipeline.model import Attachment
from pipeline.shingles import bands, runs
from pipeline.stems import folded_words

OPENING_WORDS = 10
FEWEST_WORDS = 6
MOST_WORDS = 200_000  # whose runs tell what resembles it: a text of more is none of a site's, and takes room
SHORT = 12
"""Fewer words than this are too few to tell items apart by content alone."""


@dataclass(frozen=True)
class Fingerprint:
    """Fields that cost more than a few microseconds are made when first asked for, then kept."""

    title: str | None
    body: str

    @kept
    def title_words(self) -> tuple[str, ...]:
        return tuple(folded_words(self.title)) if self.title else ()

    @kept
    def body_words(self) -> tuple[str, ...]:
        return tuple(folded_words(self.body))

    @kept
    def size(self) -> int:
        """How many words there are."""
        return len(self.words)

    @kept
    def content_hash(self) -> int:
        return digest(" ".join(self.title_words), " ".join(self.body_words))

    @kept
    def words(self) -> tuple[str, ...]:
        return self.title_words + self.body_words

    @kept
    def openings(self) -> tuple[int, ...]:
        return openings(self.body)

    @kept
    def runs(self) -> list[str]:
        return runs(self.words[:MOST_WORDS])

    @kept
    def shingles(self) -> frozenset[str]:
        return frozenset(self.runs)

    @kept
    def bands(self) -> tuple[int, ...]:
        return bands(self.runs)

    @kept
    def figures(self) -> Figures:
        return figures(self._text, self.words)

    @property
    def made_figures(self) -> Figures | None:
        """Its figures, where they were asked for already or handed over."""
        return self.__dict__.get("figures")

    @kept
    def facts(self) -> Facts:
        return Facts(self.figures, self._text)

    @property
    def is_short(self) -> bool:
        return self.size < SHORT

    @property
    def _text(self) -> str:
        return f"{self.title}\n{self.body}" if self.title else self.body


def fingerprint(title: str | None, body: str) -> Fingerprint:
    """The fingerprint of a headline and a body (paragraphs joined by a blank line), both folded."""
    return Fingerprint(title, body)


def parts(print_: Fingerprint) -> tuple[Any, ...]:
    """What the store asks of every article's fingerprint, made now: `put_together` makes the same one of it."""
    made = print_.size, print_.content_hash, print_.openings, print_.bands, *print_.figures
    return print_.title, print_.body, *made


def put_together(
    title: str | None,
    body: str,
    size: int,
    content_hash: int,
    openings: tuple[int, ...],
    bands: tuple[int, ...],
    dates: tuple[str, ...],
    numbers: tuple[str, ...],
) -> Fingerprint:
    """The fingerprint that `parts` took apart, maybe in another process."""
    print_, figures = Fingerprint(title, body), Figures(dates, numbers)
    print_.__dict__.update(size=size, content_hash=content_hash, openings=openings, bands=bands, figures=figures)
    return print_


def digest(*parts: str) -> int:
    """A signed 64-bit digest of some strings, the same everywhere and for ever."""
    joined = "\n".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(joined, digest_size=8).digest(), "big", signed=True)


def openings(text: str) -> tuple[int, ...]:
    """Digests of the first words of the first paragraphs, up to one of ten words; a lead and its article share one."""
    found: list[int] = []
    for paragraph in text.split("\n\n", 3)[:3]:
        first = folded_words(paragraph[:200])[:OPENING_WORDS]
        if len(first) >= FEWEST_WORDS:
            found.append(digest(" ".join(first)))
        if len(first) == OPENING_WORDS:
            break
    return tuple(dict.fromkeys(found))


def state(print_: Fingerprint, published: dt.date | None, attachments: Sequence[Attachment]) -> int:
    """Digest of all that makes a revision when it changes at one address."""
    date = published.isoformat() if published else ""
    return digest(str(print_.content_hash), date, *sorted(attachment_keys(attachments)))


def attachment_keys(attachments: Iterable[Attachment]) -> list[str]:
    """One comparable name per attachment: its file name, else what the page calls it."""
    return [(one.url or "").partition("?")[0].rpartition("/")[2] or (one.name or "").strip() for one in attachments]
