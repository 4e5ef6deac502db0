"""Few words amid a text, or in front of it: figures in rows of boxes, names of files and a heading behind the date."""

import datetime as dt

import pytest

from tests.sites.trap_pages import BODY, DAY, HEADLINE, document, facts, read, wanted

CLOSING = "All of it was burnt."


def test_figures_in_rows_of_boxes_are_text() -> None:
    """Though only one paragraph is long, and a short sentence closes the text behind them."""
    lines = [("Goods", "Weight, kg"), ("tea", "45.2"), ("tobacco", "7.9")]
    table = "".join(f"<div>{''.join(f'<div>{cell}</div>' for cell in line)}</div>" for line in lines)
    text = f"<div>{BODY[0]}</div><div>What was found:</div><div>{table}</div><div>{CLOSING}</div>"
    article = read(document(f"<div>{HEADLINE}</div><div>24.11.2022</div><div>{text}</div>"))
    said = [BODY[0], "What was found:", *(cell for line in lines for cell in line), CLOSING]
    assert (article.title, article.published, article.body.split()) == (HEADLINE, DAY, " ".join(said).split())


@pytest.mark.parametrize("name", ["Annex 1.pdf", "39357fa0b754c4c5529e0bcf4d007437.docx", "Приложение № 1.docx"])
@pytest.mark.parametrize("element", ["span", "b"])
def test_a_text_may_begin_behind_the_name_of_an_attachment(name: str, element: str) -> None:
    """Date, link, name and first sentence on one line: the name is the attachment's, and the text begins behind it."""
    link = '<a href="/upload/iblock/a1b/file.docx">Download document</a>'
    text = f"<div><{element}>24.11.2022</{element}> {link} {name}\n{BODY[0]}<br><br>{'<br><br>'.join(BODY[1:])}</div>"
    article = read(document(f"<h1>{HEADLINE}</h1>{text}"))
    assert facts(article) == wanted()
    assert [each.name for each in article.attachments] == [name]


def test_a_heading_behind_a_link_to_an_attachment_is_text() -> None:
    """It stands on the line of the date and the link, and is none."""
    link = '<a href="/upload/iblock/a1b/file.docx">Download document</a>'
    text = f"<div><i>24.11.2022</i> {link}\n<b>STATEMENT</b><br><br>{'<br><br>'.join(BODY)}</div>"
    article = read(document(f"<h1>{HEADLINE}</h1>{text}"))
    assert (article.title, article.published) == (HEADLINE, dt.date(2022, 11, 24))
    assert article.body.split("\n\n") == ["STATEMENT", *BODY]
