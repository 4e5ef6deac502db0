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
)


@pytest.mark.parametrize("byline", BYLINES)
def test_between_headline_and_text(byline: str) -> None:
    """It gives the date, in whatever words, and is no part of the text; a press office named in it is no contact."""
    found = read(document(f"<h1>{HEADLINE}</h1>{byline}{TEXT}"))
    assert facts(found) == wanted(0)
    assert found.contact is None


BEHIND = (
    "<div><div>24.11.2022</div></div>",
    "<div><div><time>24 November 2022</time></div><div><a href='/user/1'>Press service</a></div></div>",
    "<div><div><h5>Press service</h5></div></div>",
    "<p>Posts with words alike</p><div><span>Choose a word</span><a href='/tags/csto/'>CSTO</a></div>",
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
