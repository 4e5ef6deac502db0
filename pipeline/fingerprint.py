"""What identifies an article by its content alone: digest, opening words, shingles, bands, facts. Pure and lasting.

Everything is taken from headline and body after folding for comparison; the carousel, contact, images and date line
have no part in it. Digests are 64-bit signed, as SQLite keeps integers; what they find is compared in full.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from pipeline.facts import Facts, facts
from pipeline.kept import kept
from pipeline.model import Attachment
from pipeline.shingles import bands, runs
from pipeline.stems import folded_words

OPENING_WORDS = 10
FEWEST_WORDS = 6
SHORT = 12
"""Fewer words than this are too few to tell items apart by content alone."""


@dataclass(frozen=True)
class Fingerprint:
    """Fields that cost more than a few microseconds are made when first asked for, then kept."""

    title: str | None
    body: str
    title_words: tuple[str, ...]
    body_words: tuple[str, ...]

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
        return runs(self.words)

    @kept
    def shingles(self) -> frozenset[str]:
        return frozenset(self.runs)

    @kept
    def bands(self) -> tuple[int, ...]:
        return bands(self.runs)

    @kept
    def facts(self) -> Facts:
        return facts(f"{self.title}\n{self.body}" if self.title else self.body, self.words)

    @property
    def is_short(self) -> bool:
        return len(self.title_words) + len(self.body_words) < SHORT


def fingerprint(title: str | None, body: str) -> Fingerprint:
    """The fingerprint of a headline and a body (paragraphs joined by a blank line), both folded."""
    return Fingerprint(title, body, tuple(folded_words(title)) if title else (), tuple(folded_words(body)))


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
