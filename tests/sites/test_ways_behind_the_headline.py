"""The way to a page under its headline, pictures to print it, tables and footers of pages without a headline."""

import pytest

from tests.sites.trap_pages import (
    BODY,
    DELEGATIONS,
    HEADLINE,
    LEADS,
    PACSTO,
    TRAILER,
    carousel,
    document,
    facts,
    paragraphs,
    read,
    wanted,
)

STEPS = '<a href="/">Home</a> / <a href="/events/">News</a>'
SWIMMERS = (
    "Forty swimmers greeted those who had come to the drill near the great lake on Friday.",
    "The participants thanked them, and the commander of the drill gave each of them a book.",
)
FIGURES = "<table><tr><td>{}</td><td>The upper house</td></tr><tr><td>{}</td><td>The upper house</td></tr></table>"


@pytest.mark.parametrize("way", [STEPS, f"{STEPS} / <span>{HEADLINE}</span>"])
@pytest.mark.parametrize("date", ["<div>24.11.2022</div>", ""])
def test_the_way_to_the_page_below_the_headline(way: str, date: str) -> None:
    """It parts the headline from neither its date nor its text, and is none of that."""
    block = f"<div>{paragraphs(*DELEGATIONS[1])}</div>"
    article = (
        f"<div><h2>{HEADLINE}</h2></div><div>{way}</div><div><div>{date}</div><div>{paragraphs(*BODY)}</div></div>"
    )
    found = read(document(article, block, title="News"), PACSTO)
    assert (found.title, found.body) == (HEADLINE, "\n\n".join(BODY))
    assert (found.published is None) == (not date)


@pytest.mark.parametrize("mail", ["?tmpl=mail", "/component/mailto/"])
def test_pictures_to_print_and_send_beside_a_headline_that_is_a_sentence(mail: str) -> None:
    """Whatever address the second of them leads to, the date below is the headline's."""
    tools = f'<td><a href="?print=1"><img src="/p.png"></a></td><td><a href="{mail}"><img src="/m.png"></a></td>'
    said = "Six hundred rescuers came to the lake. They stayed for two days."
    head = f"<table><tr><td>{said}</td>{tools}</tr></table>"
    text = f"<table><tr><td>24.11.2022</td></tr><tr><td>{paragraphs(*BODY)}</td></tr></table>"
    assert facts(read(document(head + text, title="News"))) == wanted(title=said)


def test_a_cell_of_a_table_is_no_headline() -> None:
    """Though it comes twice, and text stands behind the table."""
    article = f"<div><p>{BODY[0]}</p>{FIGURES.format('A. Arman', 'B. Bolat')}<p>{BODY[1]}</p></div>{TRAILER}"
    found = read(document(article))
    assert (found.title, found.published, found.leads) == (None, None, ())
    assert (found.body.startswith(BODY[0]), found.body.endswith(BODY[1])) == (True, True)


def test_the_sites_name_over_a_date_is_no_headline() -> None:
    """Not even in the page's only heading of the first level."""
    head = f"<h1>CSTO Parliamentary Assembly</h1><div>{STEPS}</div><div></div><div>24.11.2022</div>"
    block = f"<div>{paragraphs(*DELEGATIONS[1])}</div>"
    found = read(document(f"<div>{head}<div>{paragraphs(*BODY)}</div></div>", block, title="News"), PACSTO)
    assert facts(found) == wanted(title=None)


def test_a_sentence_of_the_footer_is_no_text() -> None:
    """Where the text stands in a list of terms, and the footer's first line before that sentence."""
    closing = "When materials of this site are used a link to it is required."
    footer = f"<div><p>© 2002-2026 CSTO</p><p>3/2 Sverchkov lane, Moscow, 101000</p><p>{closing}</p></div>"
    page = f"<title>CSTO</title><body><dl><dt></dt><dd>{paragraphs(*BODY)}</dd></dl>{TRAILER}{footer}</body>"
    found = read(page)
    assert (found.title, found.body, found.leads) == (None, "\n\n".join(BODY), ())


@pytest.mark.parametrize(
    "said", ["Greeting to the participants", "Greeting to the participants of the drill near the great lake"]
)
def test_a_subheading_amid_a_text_without_a_headline(said: str) -> None:
    """In bold among paragraphs side by side with it, short or not."""
    text = paragraphs(*BODY, f"<b>{said}</b>", *SWIMMERS)
    top = carousel((LEADS[0],), (LEADS[1],))
    found = read(document(f"<div>{STEPS}</div><div>{text}</div>{TRAILER}", top, title="News"))
    assert (found.title, found.body.split("\n\n")) == (None, [*BODY, said, *SWIMMERS])
