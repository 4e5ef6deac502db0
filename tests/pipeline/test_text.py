"""Folding of text: fields, comparison, terminals, mojibake."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.rows import may_be_dated
from pipeline.text import (
    fold,
    fold_for_comparison,
    fold_line,
    letters,
    mojibake_share,
    of_line,
    strip_control,
    words,
)


def test_fields_lose_what_is_not_seen() -> None:
    """No-break and thin spaces become spaces, soft hyphens and zero-width marks go, runs shrink, lines are stripped."""
    assert fold(" Staff\u00a0talks  of\u2009the \u00ador\u00adganization \n\u200b on  Friday ") == (
        "Staff talks of the organization\non Friday"
    )


def test_line_is_one_line() -> None:
    """A headline broken over lines is folded to one."""
    assert fold_line("The  council\n met\u00a0again") == "The council met again"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029"])
def test_line_ends_are_one_kind(end: str) -> None:
    """Line ends of any system are line feeds."""
    assert fold(f"one{end}two") == "one\ntwo"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is a fixed point, normalized and fit for UTF-8, whatever was folded."""
    folded = fold(text)
    assert fold(folded) == folded
    assert unicodedata.is_normalized("NFC", folded)
    folded.encode("utf-8")


def test_look_alikes_are_one_word_in_comparison_only() -> None:
    """A Cyrillic letter inside a Latin word compares equal, a Latin one inside a Russian word too; shown it stays."""
    assert words("СSTO") == words("CSTO") == ["csto"]
    assert words("Сoвет") == words("Совет") == ["совет"]
    assert fold("СSTO") == "СSTO"


def test_comparison_drops_case_and_punctuation() -> None:
    """Quotes, dashes, case do not tell two texts apart."""
    assert fold_for_comparison("«Мир» — CSTO's “Unity”!") == fold_for_comparison('"мир" - csto’s "unity"')


@pytest.mark.parametrize(
    ("written", "read"),
    [("utf-8", "windows-1251"), ("utf-8", "latin-1"), ("windows-1251", "koi8-r"), ("windows-1251", "latin-1")],
)
def test_wrong_decoding_shows(written: str, read: str) -> None:
    """Russian text decoded as something else is mostly mojibake."""
    text = "Участники заседания обсудили обстановку на границе и приняли решение"
    assert mojibake_share(text.encode(written).decode(read, "replace")) > 0.3


@pytest.mark.parametrize("text", ["", "Plain words.", "Совет принял решение «О мире».", "Fête à la frontière", "СССР»"])
def test_right_decoding_is_clean(text: str) -> None:
    """Well decoded text in either language has no mojibake."""
    assert mojibake_share(text) == 0.0


def test_two_letters_alone_show_that_they_are_wrong() -> None:
    """Whatever each letter of a word became, a word of two is counted though nothing else tells of it."""
    assert mojibake_share("Гй".encode().decode("windows-1251")) == 1.0


def test_terminal_is_not_steered() -> None:
    """Escape sequences, control and direction marks do not reach a terminal; line ends do."""
    assert strip_control("\x1b[31mred\x1b[0m\x07 \u202eback\nnext\x1b]0;t\x07") == "red back\nnext0;t"


@given(st.text())
def test_terminal_text_has_no_escape(text: str) -> None:
    """Nothing that begins an escape sequence is left of any text."""
    assert "\x1b" not in strip_control(text)


def test_a_line_is_judged_once_and_a_long_one_is_not_kept() -> None:
    """What is asked of the same line again is known; what is said of a line too long to be shared is not kept."""
    asked: list[str] = []

    @of_line
    def judge(line: str) -> int:
        asked.append(line)
        return len(line)

    assert [judge(line) for line in ("menu", "menu", "x" * 5_000, "x" * 5_000)] == [4, 4, 5_000, 5_000]
    assert asked == ["menu", "x" * 5_000, "x" * 5_000]


@given(st.text(alphabet=st.sampled_from("aBc Zя Ж9_-—«»“.№ \u00a0\u00adé\tİß")) | st.text())
def test_quick_ways_give_what_the_slow_one_gives(text: str) -> None:
    """Plain text is taken apart by tables, other text by patterns: words and letters are the same."""
    folded = fold(text)
    if not re.search("[\u0400-\u052f]", folded):
        assert words(text) == [word.casefold() for word in re.findall(r"[^\W_]+", folded)]
    assert letters(text) == re.sub(r"[\W_]+", "", fold_line(text).casefold())
    assert fold_line(text) == " ".join(folded.split())


@given(st.text(alphabet="1920 5a.`'’"))
def test_a_year_is_seen_where_a_pattern_sees_one(text: str) -> None:
    """Four digits of this century or the last, or such a date mistyped."""
    assert may_be_dated(text) == bool(re.search(r"(?:19|20)\d\d|\.\d\d[`'’]\d", text[:600]))
