"""Dates as the sites write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates import DateLine, date_line, from_stamp, month_number, parse, trailing_date

SOME_DAYS = st.dates(dt.date(1992, 1, 1), dt.date(2099, 12, 31))
ENGLISH = [dt.date(2000, month, 1).strftime("%B") for month in range(1, 13)]
RUSSIAN = [
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
]


@given(SOME_DAYS)
def test_every_form_of_a_day_is_read(day: dt.date) -> None:
    """Numeric, English and Russian forms, labels, weekdays and times of day give the same day."""
    english, russian = ENGLISH[day.month - 1], RUSSIAN[day.month - 1]
    forms = [
        f"{day:%d.%m.%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d.%m.%Y} 14:05",
        f"{day:%d.%m.%Y} - 14:05",
        f"{day:%d.%m.%Y}, 09:30",
        f"{day.day} {english} {day.year}",
        f"{english} {day.day}, {day.year}",
        f"{english}{day.day}, {day.year}",
        f"{day.day} {russian} {day.year} г.",
        f"{day.day} {russian} {day.year} года",
        f"Published: {day:%d.%m.%Y}",
        f"Friday, {day.day} {english} {day.year}",
        f"{day.day} {english} {day.year}, Friday",
        f"{day.day} {russian} {day.year} года, пятница",
        day.isoformat(),
    ]
    assert {parse(form) for form in forms} == {day}


@pytest.mark.parametrize(
    ("word", "month"),
    [("Feburary", 2), ("Septmber", 9), ("сентбря", 9), ("Jnue", 6), ("Octobr", 10), ("янвря", 1), ("August", 8)],
)
def test_typing_errors_in_months_are_forgiven(word: str, month: int) -> None:
    """A letter lost or two changed places do not lose the month."""
    assert month_number(word) == month


@pytest.mark.parametrize("word", ["Monday", "council", "treaty", "совет", "marshal", "the"])
def test_other_words_are_no_months(word: str) -> None:
    """Words that are merely near a month are none."""
    assert month_number(word) is None


def test_date_is_cut_from_the_word_glued_to_it() -> None:
    """`24.11.2022On ...` is a date and a sentence."""
    assert date_line("24.11.2022On that day") == DateLine(dt.date(2022, 11, 24), "On that day")


def test_date_is_cut_from_the_digit_glued_to_it() -> None:
    """`15.05.202415 May` is the 15th of May 2024 and a sentence that begins with 15."""
    assert date_line("15.05.202415 May is a feast") == DateLine(dt.date(2024, 5, 15), "15 May is a feast")


@pytest.mark.parametrize("text", ["31.02.2018", "45.13.2018", "27.11.20`8", "00.00.2020"])
def test_impossible_dates_are_null_with_a_reason(text: str) -> None:
    """A line of a date's form that is no day has no date, and says why."""
    line = date_line(text)
    assert line is not None
    assert (line.date, line.reason) == (None, f"{text} is no date")


@pytest.mark.parametrize("text", ["Moscow, June 6, 2022", "12 laws 2022", "this year", "17 июня с.г.", "June 2022", ""])
def test_what_is_no_date_line(text: str) -> None:
    """Places before a date, years alone, `this year` are no date lines."""
    assert parse(text) is None


def test_headline_and_date_on_one_line() -> None:
    """`Headline 02.12.2020` ends in a date line; its own numbers stay."""
    cut = trailing_date("Talks of the 3 states in 2020 02.12.2020 ZVF_1.JPG")
    assert cut is not None
    assert (cut[0], cut[1].date, cut[1].rest) == ("Talks of the 3 states in 2020", dt.date(2020, 12, 2), "ZVF_1.JPG")


def test_name_of_an_image_is_no_date() -> None:
    """A date inside the name of a file is not the headline's."""
    assert trailing_date("Совет 23.05.2019.jpg") is None


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2018-11-26T22:30:00Z", dt.date(2018, 11, 27)),
        ("2018-11-26T22:30:00+03:00", dt.date(2018, 11, 26)),
        ("2018-11-26", dt.date(2018, 11, 26)),
        ("27.11.2018", dt.date(2018, 11, 27)),
        ("2018-13-40", None),
        ("yesterday", None),
    ],
)
def test_stamps_are_moscow_days(stamp: str, day: dt.date | None) -> None:
    """A moment in <time datetime> is the day it was in Moscow."""
    assert from_stamp(stamp) == day


@given(st.text(max_size=300))
def test_any_text_is_borne(text: str) -> None:
    """No text raises."""
    date_line(text)
    trailing_date(text)
    from_stamp(text)
