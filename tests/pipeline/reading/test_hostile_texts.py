"""Texts that say a few things ten thousand times over, once they are read: what is done with them takes seconds."""

import random
from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import dates, encoding, facts, redline
from pipeline.changes import attachments_differ, changes
from pipeline.memo import Memo
from pipeline.model import Article, Attachment, Change, ChangeKind, Reading, Served
from pipeline.searching import query, snippet
from tests.timing import least_seconds

MOST_SECONDS = 6.0
OTHER_BYTES = b"\xff\xfe\xe4"  # no UTF-8

LETTERS = [*map("".join, product("abcdefghijklmnopqrst", repeat=3))]


def edited(before: str, after: str) -> Callable[[], tuple[Change, ...]]:
    one, other = (Article("Call", None, body, "", Reading(Served.HINT, 1.0)) for body in (before, after))
    return lambda: changes(one, other)


def names(first: str, count: int) -> facts.Facts:
    text = " ".join(first + ending for ending in LETTERS[:count])
    return facts.facts(text, text.lower().split())


def documents(count: int) -> list[Attachment]:
    return [Attachment(f"annex {number}.pdf") for number in range(count)]


FINDS: dict[str, Callable[[], object]] = {
    "scripts never closed": lambda: encoding.decode(b"<script>" * 30_000 + OTHER_BYTES),
    "tags never closed": lambda: encoding.decode(b"<" * 200_000 + OTHER_BYTES),
    "spaces in a header": lambda: encoding.decode(OTHER_BYTES, "text/html; charset=" + " " * 100_000),
    "two words": edited("the council " * 2_000, "council the a " * 2_000),
    "one word": edited("ministers " * 20_000, "ministers " * 20_000 + "not"),
    "a million words": edited("the council " * 200_000, "council the " * 200_000),
    "names": lambda: facts.agree(names("Abcdefg", 4_000), names("Zyxwvut", 4_000), edited=4, strict=False),
    "documents": lambda: attachments_differ(documents(10_000), documents(10_000)[::-1]),
    "spaces behind a date": lambda: dates.trailing_date("The council met 12.03.2019" + " " * 100_000 + "x"),
    "spaces in a moment": lambda: dates.from_stamp("12.03.2019" + " " * 100_000 + "x"),
    "alternatives": lambda: query.parse("border OR " * 60_000),
    "a phrase": lambda: snippet.snippet("t", "border council " * 10_000, query.parse("border-council-" * 10_000)),
    "matches": lambda: snippet.snippet("t", "border " * 50_000, query.parse("border")),
}


@pytest.mark.parametrize("work", FINDS.values(), ids=FINDS)
def test_no_repetition_is_dear(work: Callable[[], object]) -> None:
    """However often a text says a thing, no step takes longer than seconds; these took a minute or more."""
    assert least_seconds(work) < MOST_SECONDS


def test_one_edit_of_a_long_text_is_shown_as_such() -> None:
    """However long a text of few words is, what did not change around an edit is told as kept."""
    said = "the council met " * 20_000
    runs = redline.word_diff(f"{said}on Monday {said}", f"{said}on Tuesday {said}")
    assert [("removed", "Monday "), ("added", "Tuesday ")] == [run for run in runs if run[0] != "same"]


@given(st.integers(), st.integers(0, 40))
@settings(max_examples=20)
def test_long_texts_are_compared_whole(seed: int, edits: int) -> None:
    """What is kept and removed gives the words before, kept and added those after, of long texts too."""
    rng = random.Random(seed)
    before = "".join(rng.choices(("ab ", "b ", "a\n\n", "aba ", "."), k=45_000))
    after = before
    for _ in range(edits):
        place = rng.randrange(len(after))
        after = after[:place] + rng.choice(("", " ", "x", "ab ", "\n")) + after[place + rng.randrange(3) :]
    runs = redline.word_diff(before, after)
    assert "".join(text for op, text in runs if op != "added").split() == before.split()
    assert "".join(text for op, text in runs if op != "removed").split() == after.split()


def test_endless_words_are_not_kept() -> None:
    """What is remembered of words is of words that people write: no page fills the memory with others."""
    memo = Memo(len, 4)
    assert [2, 101, 101] == [memo["ab"], memo["a" * 101], memo["a" * 101]]
    assert ["ab"] == list(memo)


def test_a_text_beyond_measure_tells_of_its_words_alone() -> None:
    """Of millions of letters only the wording is compared; names and numbers of such a text take too long."""
    one, other = ("He said 5. " * 100_000, "She said 6 to Bob. " * 100_000)
    kinds = [change.kind for change in edited(one, other)()]
    assert kinds == [ChangeKind.WORDING]


def test_many_documents_are_the_same_in_any_order() -> None:
    """A page of hundreds of documents changes where one does, not where their order does."""
    many = documents(300)
    assert not attachments_differ(many, many[::-1])
    assert attachments_differ(many, [*many[1:], Attachment("another.pdf")])
