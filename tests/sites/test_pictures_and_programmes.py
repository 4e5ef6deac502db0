"""Articles of pictures alone, programmes with a day in each line, where and when a text was written."""

import datetime as dt

import pytest

from crawler.sites import PROFILES
from tests.sites.trap_pages import (
    BODY,
    DAY,
    DELEGATIONS,
    HEADLINE,
    LEADS,
    PACSTO,
    carousel,
    document,
    facts,
    paragraphs,
    read,
    wanted,
)

JSCSTO = next(profile for profile in PROFILES if profile.name == "jscsto-en")
GALLERY = "".join(f'<a href="/upload/{n}.jpg"><img src="/upload/small/{n}.jpg" alt=""></a>' for n in range(5))
PROGRAMME = (
    ("05.09.2022", "The delegations arrive and are shown the training ground by their hosts."),
    ("06.09.2022", "The units cross the river and bring medicine to a village behind it."),
    ("07.09.2022", "The flags are lowered, and the hosts sum up what has been learned."),
)


@pytest.mark.parametrize(
    "between", ["", "<a href='?print=Y'>Print version</a>", "<div>Share: <a href='#'>VK</a></div>"]
)
@pytest.mark.parametrize("behind", ["<a href='/en/news/'>Go back</a>", ""])
@pytest.mark.parametrize(
    "beside", ["<div><h4>Photo</h4><img src='/p.jpg'></div>", "<aside><p>News archive</p></aside>"]
)
def test_an_article_of_pictures_has_no_text(between: str, behind: str, beside: str) -> None:
    """Headline, date and a gallery: the body is empty, whatever the page says beside or below them."""
    article = read(
        document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p>{between}<div>{GALLERY}</div>{behind}{beside}"), JSCSTO
    )
    assert facts(article) == (HEADLINE, DAY, "", 0)
    assert len(article.images) == 5


def test_pictures_under_a_headline_that_little_speaks_for() -> None:
    """Pictures alone are an article too where no title names its headline, and leads stand over it."""
    head = f"<div><font size=5>{HEADLINE}</font></div><p align=right><i>24.11.2022</i></p>"
    html = document(f"{head}<div>{GALLERY}</div><a href='/news/'>Go back</a>", carousel(*((lead,) for lead in LEADS)))
    assert facts(read(html)) == (HEADLINE, DAY, "", len(LEADS))


def test_a_sentence_behind_pictures_is_the_text() -> None:
    """Pictures between the date and the text, be it one sentence, take nothing of it."""
    html = document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p><div>{GALLERY}</div><p>The flags are lowered.</p>")
    assert facts(read(html, JSCSTO)) == (HEADLINE, DAY, "The flags are lowered.", 0)


LINES = {
    "table": ("<table>{0}</table>", "<tr><td>{0}</td><td>{1}</td></tr>"),
    "list": ("<dl>{0}</dl>", "<dt>{0}</dt><dd>{1}</dd>"),
    "boxes": ("<div>{0}</div>", "<div><b>{0}</b><p>{1}</p></div>"),
}


def programme(form: str) -> str:
    around, line = LINES[form]
    return around.format("".join(line.format(*each) for each in PROGRAMME))


@pytest.mark.parametrize("form", LINES)
def test_the_days_of_a_programme_are_not_the_articles(form: str) -> None:
    """An article without a date stays without one, though each line of its programme begins with a day."""
    article = read(document(f"<h1>{HEADLINE}</h1><div><p>{BODY[0]}</p>{programme(form)}<p>{BODY[1]}</p></div>"))
    said = " ".join([BODY[0], *(f"{day} {what}" for day, what in PROGRAMME), BODY[1]])
    assert (article.title, article.published, " ".join(article.body.split())) == (HEADLINE, None, said)


def test_a_programme_behind_the_block_of_the_delegations_is_no_carousel() -> None:
    """Pacsto's block stands where the carousel would: dated lines of the text behind it are no leads."""
    opening = " ".join(BODY[:2])  # no headline is as long
    html = document(f"<div><p>{opening}</p>{programme('table')}<p>{BODY[1]}</p></div>", paragraphs(*DELEGATIONS[1]))
    article = read(html, PACSTO)
    said = " ".join([opening, *(f"{day} {what}" for day, what in PROGRAMME), BODY[1]])
    assert (article.title, article.leads, " ".join(article.body.split())) == (None, (), said)


def test_place_and_day_under_a_text_of_tables() -> None:
    """Where and when a text was written closes it, though each of its paragraphs is a table of one cell."""
    cells = "".join(f"<table><tr><td>{part}</td></tr></table>" for part in (*BODY, "Osh, 12 May 2021"))
    html = document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p><div>{cells}</div><aside><h4>Photo</h4></aside>")
    assert facts(read(html)) == (*wanted()[:2], "\n\n".join([*BODY, "Osh, 12 May 2021"]), 0)


@pytest.mark.parametrize("form", ["24 November 2022, Thursday", "24.11.2022 (Thursday)", "24.11.2022, четверг"])
def test_the_day_of_the_week_behind_a_date(form: str) -> None:
    """A date may be followed by the day of the week."""
    html = document(f"<h1>{HEADLINE}</h1><p>{form}</p><div>{paragraphs(*BODY)}</div>")
    assert facts(read(html)) == wanted(day=dt.date(2022, 11, 24))
