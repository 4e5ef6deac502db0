"""Links that leads close with: they lead on to articles in whatever words, and are no part of any text."""

import pytest

from tests.sites.trap_pages import BODY, HEADLINE, document, facts, paragraphs, read, wanted

LEADS = (
    ("Two hundred divers searched the reservoir for mines.", "None was found."),
    ("A choir of frontier guards sang in the hall of columns, and its oldest singer is ninety.",),
    ("Cadets planted ninety oaks.",),
)
DAYS = ("09.07.2024", "05.07.2024", "28.06.2024")
WAYS = ("[Read on]", "(Читать дальше)", "[Full article]", "Read the story →", "[Hear the choir]", "Pictures and guests")
ARTICLE = f"<h2>{HEADLINE}</h2><div>24.11.2022</div>{paragraphs(*BODY)}"


def items(way: str, *, dated: bool, count: int = 3, link: str = "{}") -> str:
    """Leads of plain text, each with a link behind its last words."""
    found = []
    for number, lead in enumerate(LEADS[:count]):
        text = "<br />".join(lead) + link.format(f' <a href="/news/news_odkb/other-news-number-{number}/">{way}</a>')
        found.append(f"<div>{f'<b>{DAYS[number]}</b> ' if dated else ''}{text}</div>")
    return f"<div>{''.join(found)}</div>"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_whatever_a_link_behind_a_lead_says(way: str, dated: bool, count: int) -> None:
    """It is a way on: its lead is one however short, and is told without it."""
    found = read(document(ARTICLE, items(way, dated=dated, count=count)))
    assert facts(found) == wanted(count)
    assert [lead.text for lead in found.leads] == ["\n\n".join(lead) for lead in LEADS[:count]]


def test_brackets_beside_the_link() -> None:
    """They may stand around the link instead of in it, and go with it."""
    found = read(document(ARTICLE, items("Read on", dated=True, link=" [{}]")))
    assert [lead.text for lead in found.leads] == ["\n\n".join(lead) for lead in LEADS]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_link_below_a_lead(way: str, count: int) -> None:
    """It closes the sentence it stands under, in whatever words, where both stand in a box of their own."""
    lead = '<div><p>{}</p><p><a href="/news/news_odkb/other-news-number-{}/">{}</a></p></div>'
    front = "".join(lead.format(texts[0], number, way) for number, texts in enumerate(LEADS[:count]))
    found = read(document(ARTICLE, f"<div>{front}</div>"))
    assert facts(found) == wanted(count)
    assert [lead.text for lead in found.leads] == [texts[0] for texts in LEADS[:count]]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("dated", [True, False])
def test_no_headline_behind_such_leads(way: str, dated: bool) -> None:
    """None of the leads becomes the headline of an article without one, nor any of its text."""
    found = read(document(f"<div>{paragraphs(*BODY)}</div>", items(way, dated=dated)))
    assert facts(found) == wanted(3, title=None, day=None)


def test_a_link_at_the_end_of_the_text_is_text() -> None:
    """An article may end in a link to another one: it is told, it leads on from nothing."""
    link = '<a href="/news/news_odkb/other-news-number-1/">An earlier report</a>'
    found = read(document(f"<h2>{HEADLINE}</h2><div>24.11.2022</div>{paragraphs(BODY[0], f'{BODY[1]} {link}.')}"))
    assert found.body == f"{BODY[0]}\n\n{BODY[1]} An earlier report."
    assert (found.title, found.leads) == (HEADLINE, ())
