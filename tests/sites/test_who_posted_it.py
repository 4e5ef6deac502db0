"""Who posted an article, and when: what themes say between headline and text, or behind the text."""

import datetime as dt

import pytest

from tests.sites.trap_pages import BODY, CONTACT, DAY, HEADLINE, document, facts, paragraphs, read, wanted

TEXT = f"<div><div>{paragraphs(*BODY)}</div></div>"
BYLINES = (
    "<p>Submitted by <span>Press service</span> on 24.11.2022</p>",
    "<p>Gesendet von <a href='/user/1'>Alte Redaktion</a> am 24.11.2022</p>",
    "<p>Added by <b>the editors</b> on 24 November 2022</p>",
    "<p><time datetime='2022-11-24'>24 November 2022</time> by <a href='/user/1'>editor</a> <i>(0 replies)</i></p>",
    "<div><span> 24 November 2022 </span><span> editor </span></div>",
    "<p><time datetime='2022-11-24'>24 November 2022</time> <i>News</i> <i>CSTO</i> <i>By Press service</i></p>",
    "<p>24.11.2022</p><div><div><div>Press service</div></div></div>",
    "<p>24.11.2022 - Press service</p>",
    "<p>24 November 2022 – editor</p>",
    "<p>November 24, 2022 - editor</p>",
)


@pytest.mark.parametrize("byline", BYLINES)
def test_between_headline_and_text(byline: str) -> None:
    """It gives the date, in whatever words, and is no part of the text; a press office named in it is no contact."""
    found = read(document(f"<div><h1>{HEADLINE}</h1>{byline}</div>{TEXT}"))
    assert facts(found) == wanted(0)
    assert found.contact is None


BEHIND = (
    "<div><div>24.11.2022</div></div>",
    "<div><div><time>24 November 2022</time></div><div><a href='/user/1'>Press service</a></div></div>",
    "<div><div><h5>Press service</h5></div></div>",
    "<p>Posts with words alike</p><div><span>Choose a word</span><a href='/tags/csto/'>CSTO</a></div>",
    "<ul><li><a href='/tags/csto/'>CSTO</a></li><li><a href='/tags/drills/'>Drills</a></li></ul>",
    "<ul><li>← Before<br><a href='/news/news_odkb/other-news-number-1/'>Divers search a reservoir</a></li></ul>",
)


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize("contact", [True, False])
def test_behind_the_text(behind: str, contact: bool) -> None:
    """The date said again, who posted it and its tags are no part of the text, nor of the contact that closes it."""
    body = paragraphs(*BODY, *(CONTACT if contact else ()))
    found = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p><div><div>{body}</div>{behind}</div>"))
    assert facts(found) == wanted(0)
    assert found.contact == ("\n".join(CONTACT) if contact else None)


def test_a_date_and_an_office_that_are_the_text() -> None:
    """In boxes like the paragraphs' they stay: a date under a statement, an office with its telephone."""
    found = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p>{paragraphs(*BODY, 'Minsk, 20 November 2022')}"))
    assert found.body.endswith("Minsk, 20 November 2022")
    found = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p>{paragraphs(*BODY, 'Press service', *CONTACT[1:])}"))
    assert found.contact == "\n".join(("Press service", *CONTACT[1:]))


@pytest.mark.parametrize("fact", ["<dd>Hits: 11</dd>", "<dd>Category: <a href='/news/'>Drills</a></dd>"])
def test_details_that_lead_nowhere(fact: str) -> None:
    """`Details` over a list of facts is no link to read on: the date behind them is the article's."""
    found = read(document(f"<h2>{HEADLINE}</h2><dl><dt>Details</dt>{fact}</dl><div><p>24.11.2022</p>{TEXT}</div>"))
    assert facts(found) == wanted(0)


@pytest.mark.parametrize("day", ["24 ноября 2022 года", "24 ноября 2022 г.", "24.11.2022 11:04"])
def test_a_date_glued_to_the_text(day: str) -> None:
    """The word that closes a Russian date, or the time of day, may be glued to the text as well."""
    first = "24 ноября совет собрался в Минске, чтобы обсудить обстрел заставы, при котором ранены двое служащих."
    found = read(document(f"<h1>{HEADLINE}</h1><p>{day}{first}</p><p>{BODY[1]}</p>"))
    assert (found.published, found.body) == (DAY, f"{first}\n\n{BODY[1]}")
    assert isinstance(found.published, dt.date)


def test_buttons_on_the_line_of_the_last_sentence() -> None:
    """Links to share a page are no words of the text they stand behind, a link that ends a sentence is."""
    buttons = ' <a href="https://x.com/intent">Share on Twitter</a> <a href="https://vk.com/">Поделиться</a>'
    text = f"{BODY[0]}<br><br>{BODY[1]}"
    assert read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p><div>{text}{buttons}</div>")).body == "\n\n".join(BODY)
    link = 'Photographs of the meeting were shown on the page of the Organization in <a href="https://vk.com/">VK</a>'
    found = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p>{paragraphs(BODY[0], link, BODY[1])}"))
    assert found.body.split("\n\n")[1].endswith("of the Organization in VK")


@pytest.mark.parametrize(
    "line", ["<p><i>News</i> <i>By <b>editors</b></i></p>", "<p><a href='#say'>Say a word</a> / News /</p>"]
)
def test_a_byline_is_no_headline(line: str) -> None:
    """Nor are words between bars, on a page that has no headline."""
    assert facts(read(document(f"{line}<p>24.11.2022</p>{TEXT}"))) == wanted(0, title=None)


def test_other_articles_behind_a_text_without_a_headline() -> None:
    """What stands under `Related posts`, with dates and texts of its own, is neither headline nor text."""
    card = (
        '<div><h3><a href="/news/news_odkb/other-news-{0}/">Divers search</a></h3><div>05.07.2024</div><p>{1}</p></div>'
    )
    cards = "".join(card.format(number, f"Lead {number} tells of what divers have found in it.") for number in (1, 2))
    found = read(document(f"<div>{paragraphs(*BODY)}</div><section><h2>Related posts</h2>{cards}</section>"))
    assert facts(found) == wanted(0, title=None, day=None)


def test_a_menu_between_headline_and_text() -> None:
    """The date that opens the text is the article's, however far behind its headline that stands."""
    links = "".join(f'<li><a href="/section-{number}/">Section {number}</a></li>' for number in range(9))
    before = f"<h1>{HEADLINE}</h1><div><ul>{links}</ul></div><div><h6>3 years ago</h6>"
    found = read(document(f"{before}<p>24.11.2022</p>{paragraphs(*BODY)}</div>"))
    assert facts(found) == wanted(0)
