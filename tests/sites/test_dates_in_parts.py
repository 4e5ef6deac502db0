"""Dates whose day, month and year stand in boxes of their own, as designers set them."""

import pytest

from tests.sites.trap_pages import BODY, HEADLINE, document, facts, paragraphs, read, wanted

TEXT = f"<div>{paragraphs(*BODY)}</div>"


@pytest.mark.parametrize(
    "parts",
    [
        ("24", "November", "2022"),
        ("24", "November 2022"),
        ("24", "nov", "2022"),
        ("24", "ноября", "2022 г."),
        ("24", "November", "2022, 14:35"),
    ],
)
@pytest.mark.parametrize("box", ["<div>{}</div>", "<p>{}</p>", "<li>{}</li>"])
@pytest.mark.parametrize("order", ["{day}<h1>{headline}</h1>", "<h1>{headline}</h1>{day}"])
def test_a_date_in_parts_is_the_articles(parts: tuple[str, ...], box: str, order: str) -> None:
    """Beside the headline, before or behind it; nothing of it is text."""
    day = f"<div>{''.join(box.format(part) for part in parts)}</div>"
    assert facts(read(document(order.format(day=day, headline=HEADLINE) + TEXT))) == wanted()


def test_items_of_a_list_have_such_dates_too() -> None:
    """Those of other news are no date of an article that has none."""
    item = "<div><b>12</b><div>May</div><div>2021</div></div><a href='/news/news_odkb/another-{}/'>Another {}</a>"
    items = "".join(f"<div>{item.format(number, number)}</div>" for number in range(3))
    page = document(f"<h1>{HEADLINE}</h1>{TEXT}<h3>Other news</h3><div>{items}</div>")
    assert facts(read(page)) == wanted(day=None)


def test_a_day_alone_is_none() -> None:
    """The sheet of a calendar, whose last day stands before the name of a month, is no date."""
    days = "".join(f"<td>{number}</td>" for number in range(1, 31))
    sheet = f"<table><tr><th>November</th></tr><tr>{days}</tr><tr><td>December</td></tr></table>"
    found = read(document(f"<h1>{HEADLINE}</h1>{TEXT}{sheet}"))
    assert found.published is None
    assert found.body.split("\n\n")[:2] == [*BODY]


def test_no_day_is_made_up() -> None:
    """What is no day of any calendar dates nothing."""
    found = read(document(f"<div><div>31</div><div>November</div><div>2022</div></div><h1>{HEADLINE}</h1>{TEXT}"))
    assert found.published is None
