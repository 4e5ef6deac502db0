"""What differs between two wordings of one item: typed changes, and a word-level diff for people. Pure.

White space, case, punctuation, the carousel, contact and image names are never a change; nor is a field
that was unknown and is now known.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from pipeline.facts import facts, spelt
from pipeline.fingerprint import attachment_keys
from pipeline.model import Attachment, Change, ChangeKind
from pipeline.redline import word_diff
from pipeline.stems import folded_words

LONGEST = 300  # characters of `before` and `after`
LONGEST_BODY = 1_000_000  # characters of a body whose names and numbers are compared; of a longer one the words alone
MOST_COMPARED = 200
"""Documents that are compared one with another: a page with more of them is none of a site's."""


class Wording(Protocol):
    """Both an Article and a Record are one."""

    @property
    def title(self) -> str | None: ...
    @property
    def published(self) -> dt.date | None: ...
    @property
    def body(self) -> str: ...
    @property
    def attachments(self) -> tuple[Attachment, ...]: ...


def changes(before: Wording, after: Wording) -> tuple[Change, ...]:
    """The differences that make a revision, in a fixed order; none for the same wording."""
    found: list[Change] = []
    if before.title and after.title and folded_words(before.title) != folded_words(after.title):
        found.append(Change(ChangeKind.HEADLINE, _cut(before.title), _cut(after.title)))
    if before.published and after.published and before.published != after.published:
        found.append(Change(ChangeKind.DATE, before.published.isoformat(), after.published.isoformat()))
    if folded_words(before.body) != folded_words(after.body):
        found += _body_changes(before.body, after.body)
    if attachments_differ(before.attachments, after.attachments):
        kept, now = (", ".join(attachment_keys(one.attachments)) for one in (before, after))
        found.append(Change(ChangeKind.ATTACHMENTS, _cut(kept), _cut(now)))
    return tuple(found)


def _body_changes(before: str, after: str) -> list[Change]:
    found = _fact_changes(before, after) if max(len(before), len(after)) <= LONGEST_BODY else []
    operations = word_diff(before, after)
    lost_words, gained_words = (
        " … ".join(" ".join(text[: 4 * LONGEST].split()) for op, text in operations if op == wanted)
        for wanted in ("removed", "added")
    )
    return [*found, Change(ChangeKind.WORDING, _cut(lost_words), _cut(gained_words))]


def _fact_changes(before: str, after: str) -> list[Change]:
    """Names, dates and numbers that came or went."""
    ours, theirs = (facts(text, folded_words(text)) for text in (before, after))
    found = []
    for kind, one, other in (
        (ChangeKind.NAMES, ours.names, theirs.names),
        (ChangeKind.NUMBERS, ours.dates + ours.numbers, theirs.dates + theirs.numbers),
    ):
        lost, gained = _excess(one, other), _excess(other, one)
        if kind is ChangeKind.NAMES:
            lost, gained = _as_written(lost, before), _as_written(gained, after)
        if lost or gained:
            found.append(Change(kind, _cut(", ".join(lost)), _cut(", ".join(gained))))
    return found


def _as_written(names: Sequence[str], text: str) -> list[str]:
    """The names with the capitals they have in the text."""
    written = spelt(text)
    return [written.get(name, name) for name in names]


def _excess(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """What is in one and not in the other; a word that only opens a sentence is no name here."""
    ours = Counter(name.lstrip("~") for name in one)
    return sorted((ours - Counter(name.lstrip("~") for name in other)).keys() - _weak(one))


def _weak(names: Sequence[str]) -> set[str]:
    return {name[1:] for name in names if name.startswith("~")}


def attachments_differ(before: Sequence[Attachment], after: Sequence[Attachment]) -> bool:
    """Whether a document was added, taken away or exchanged; one may be known by name there and by address here."""
    if len(before) != len(after) or len(before) > MOST_COMPARED:
        return Counter(before) != Counter(after)
    left = list(after)
    for one in before:
        twin = next((other for other in left if _is_one_document(one, other)), None)
        if twin is None:
            return True
        left.remove(twin)
    return False


def _is_one_document(one: Attachment, other: Attachment) -> bool:
    names, others = _names(one), _names(other)
    if names & others:
        return True
    return not names or not others or (not (one.url and other.url) and not (one.name and other.name))


def _names(attachment: Attachment) -> set[str]:
    return {name.casefold() for name in (*attachment_keys([attachment]), (attachment.name or "").strip()) if name}


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
