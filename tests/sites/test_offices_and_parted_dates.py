"""Who wrote an article and when, on one line: a press office is no contact there, a date may be in three parts."""

import datetime as dt

import pytest

from tests.sites.trap_pages import (
    BODY,
    CONTACT,
    DAY,
    HEADLINE,
    LEADS,
    document,
    facts,
    paragraphs,
    read,
    wanted,
)

TEXT = f"<div>{paragraphs(*BODY)}</div>"


@pytest.mark.parametrize("office", ["CSTO Press Service", "Пресс-служба Объединенного штаба ОДКБ", "The press centre"])
@pytest.mark.parametrize(
    "line",
    [
        "<div>24.11.2022 <span>{}</span></div>",
        "<div>24.11.2022</div><div>{}</div>",
        "<p>Posted on <time>Thursday, 24 November 2022</time> <span>{}</span></p>",
    ],
)
def test_a_press_office_beside_the_date(office: str, line: str) -> None:
    """It wrote the text; the contact behind that is another."""
    contact = paragraphs(*CONTACT)
    found = read(document(f"<h1>{HEADLINE}</h1>{line.format(office)}<div>{paragraphs(*BODY)}{contact}</div>"))
    assert facts(found) == wanted()
    assert found.contact == "\n".join(CONTACT)


@pytest.mark.parametrize("behind", ["", ' <span>Views: 9854</span> <a href="?print=Y">Print</a>'])
def test_a_press_office_between_a_date_and_the_headline(behind: str) -> None:
    """The date is the headline's all the same, also with counters and tools on its line."""
    line = f"<div><span>24.11.2022</span> <i>CSTO Press Service</i>{behind}</div>"
    found = read(document(f"<div>{line}<h1>{HEADLINE}</h1>{TEXT}</div>"))
    assert (facts(found), found.contact) == (wanted(), None)


@pytest.mark.parametrize(
    "line",
    [
        '<p>{} <span>Views: 312</span> <a href="?print=Y">Print</a></p>',
        '<p><a href="/news/">News</a> {}</p>',
        '<p>{} <a href="#">Print</a> <a href="#">Share</a></p>',
    ],
)
def test_day_month_and_year_in_elements_of_their_own(line: str) -> None:
    """In one line with tools of the page they are the date."""
    date = "<b>24</b> <span>November</span> <i>2022</i>"
    assert facts(read(document(f"<h1>{HEADLINE}</h1>{line.format(date)}{TEXT}"))) == wanted()


def test_a_year_in_bold_amid_a_text_is_no_date() -> None:
    """Nor are the words before it."""
    said = f"In the <b>24</b> towns <i>searched in</i> <b>2022</b> nobody was hurt. {BODY[0]}"
    found = read(document(f"<h1>{HEADLINE}</h1><div>{paragraphs(said, BODY[1])}</div>"))
    assert (found.published, found.body.split("\n\n")[1:]) == (None, [BODY[1]])


def test_todays_date_below_a_heading_and_a_menu_behind_both() -> None:
    """The date stands in one box with the heading, the menu beside the text: it is no calendar."""
    today = dt.date(2026, 11, 22)
    tags = "".join(f'<a href="/tags/{n}">{word}</a> ' for n, word in enumerate(("Border", "Exercises", "Drugs")))
    head = f"<header><h1>{HEADLINE}</h1><div>{today:%d.%m.%Y}</div></header>"
    assert facts(read(document(f"{head}<main><aside>{tags}</aside>{TEXT}</main>"))) == wanted(day=today)


def test_pictures_to_print_and_send_are_no_links_of_a_lead() -> None:
    """Above a text without headline and date; the leads are those before them."""
    items = "".join(
        f'<table><tr><td><a href="/news/news_odkb/piece-of-news-{n}/"><div>0{n + 1}.07.2024</div><p>{lead}</p></a></td>'
        "</tr></table>"
        for n, lead in enumerate(LEADS)
    )
    tools = '<a href="?print=1"><img src="/p.png"></a> <a href="/mailto"><img src="/m.png"></a>'
    page = f"<div>{items}</div><table><tr><td></td><td>{tools}</td></tr></table><table><tr><td>{TEXT}</td></tr></table>"
    found = read(document(page))
    assert (found.title, found.published, found.body, len(found.leads)) == (None, None, "\n\n".join(BODY), 2)
    assert DAY not in {lead.date for lead in found.leads}
