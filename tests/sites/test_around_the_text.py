"""What stands around an article's text and beside its date: a table is text, tools and credits are none."""

import datetime as dt

import pytest

from crawler.model import Page, Source
from crawler.sites import PROFILES
from pipeline import anatomy
from pipeline.model import Article

SOURCE = Source(PROFILES[0], PROFILES[0].base_url, PROFILES[0].sections)
HEADLINE = "Rowers of four states raced on the reservoir"
TEXTS = (
    "Rowers of four states raced on the reservoir for three days, and the wind spared none of them.",
    "The cup goes to the town that lent its boats to everybody who had come without one.",
)
BODY = "\n\n".join(TEXTS)
TABLE = (
    "<table><tr><th>Town</th><th>Boats</th><th>Cups</th></tr><tr><td>Narva</td><td>12</td><td>1</td></tr>"
    "<tr><td>Pskov</td><td>9</td><td>0</td></tr></table>"
)


def read(html: str) -> Article:
    url = "https://en.odkb-csto.org/news/news_odkb/grebtsy/"
    return anatomy.read(Page("csto-en", url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC)), SOURCE)


def shown(*, date: str = "<p>04.02.2024</p>", above: str = "", below: str = "", front: str = "") -> str:
    text = "".join(f"<p>{text}</p>" for text in TEXTS)
    return (
        f"<html><head><title>{HEADLINE}</title></head><body>{front}<div><h1>{HEADLINE}</h1>{date}{above}"
        f"{text}{below}<p><a href='/news/'>Go back</a></p></div></body></html>"
    )


@pytest.mark.parametrize("shape", ["{}", "<div>{}</div>"])
def test_a_table_of_figures_closes_the_text(shape: str) -> None:
    """All its cells are kept, the paragraphs in a box of their own or not."""
    html = shown().replace(f"<p>{TEXTS[0]}", f"<div><p>{TEXTS[0]}", 1).replace("<p><a", "</div><p><a")
    article = read(html.replace("</div><p><a", shape.format(TABLE) + "</div><p><a"))
    assert article.body.split() == [*BODY.split(), *["Town", "Boats", "Cups", "Narva", "12", "1", "Pskov", "9", "0"]]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
        "<table><tr><td><a href='/a/'>About</a></td><td>News</td></tr><tr><td>Photo</td><td>Video</td></tr></table>",
    ],
)
def test_a_calendar_or_menu_behind_the_text_is_no_text(table: str) -> None:
    """Days alone, or links."""
    assert read(shown(below=table)).body == BODY


def test_a_closed_dialog_is_not_read() -> None:
    """A browser shows it only where it is `open`."""
    inside = "<p>Leave us your number, and somebody from the office will ring you tomorrow at ten.</p>"
    assert read(shown(above=f"<dialog id=open class='x'>{inside}</dialog>")).body == BODY
    assert inside[3:-4] in read(shown(above=f"<dialog open>{inside}</dialog>")).body


@pytest.mark.parametrize(
    "date",
    [
        "<p><span>04.02.2024</span> · <span>Text: Harbour office</span> · <span>Photo: I. Petrov</span></p>",
        "<p>4 February 2024 | Photo: Harbour office | Views: 18</p>",
        "<p>04.02.2024</p><p>Text: Harbour office | Photo: I. Petrov</p>",
    ],
)
def test_who_wrote_and_took_pictures_stands_beside_the_date(date: str) -> None:
    """In its line or under it: the date is read, and none of the line is text."""
    article = read(shown(date=date))
    assert (article.published, article.body) == (dt.date(2024, 2, 4), BODY)


@pytest.mark.parametrize(
    "line",
    [
        "<a href='?print=1'>Printable version</a> | <a href='mailto:'>E-mail</a> | Font size: A A A",
        "<a href='?print=1'>Печать</a> · Отправить по почте · Размер текста: А А А",
    ],
)
def test_tools_in_one_line_are_no_text(line: str) -> None:
    """Links and a switch, parted by bars or dots, between the date and the text."""
    assert read(shown(above=f"<div>{line}</div>")).body == BODY


@pytest.mark.parametrize("note", ["Comments are closed.", "Комментарии отключены", "Comments to this entry are off."])
def test_that_nobody_may_comment_is_no_text(note: str) -> None:
    """A short last line in the box of the text."""
    assert read(shown(below=f"<p><small>{note}</small></p>")).body == BODY


@pytest.mark.parametrize(
    "line",
    [
        "4 февраля 2024 г. | 18:32",
        "04 February 2024 | 14:20 ZVF_2142.JPG",
        "February 4, 2024, 14:20 _MG_2142.JPG",
        "4 февраля 2024 г. | 9:05 IMG_1.jpg",
    ],
)
def test_hours_behind_the_date(line: str) -> None:
    """They stand behind a bar or a comma, an image's name behind them."""
    article = read(shown(date=f"<p>{line}</p>"))
    assert (article.published, article.body) == (dt.date(2024, 2, 4), BODY)


def test_an_attachment_behind_a_counter() -> None:
    """In the date's line: neither is text, and the attachment is kept."""
    line = "<div><span>4 February 2024</span> <span>Views: 651</span> <a href='/f.pdf'>Download document</a></div>"
    article = read(shown(date=line))
    assert (article.published, article.body) == (dt.date(2024, 2, 4), BODY)
    assert [each.url for each in article.attachments] == ["https://en.odkb-csto.org/f.pdf"]
