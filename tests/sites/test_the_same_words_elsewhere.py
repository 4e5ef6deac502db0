"""Headlines that stand in several places: in lists of the site, on other pages, in other letters."""

import pytest

from pipeline.recurring import Recurring
from tests.sites.trap_pages import BODY, DAY, HEADLINE, PACSTO, PROFILE, document, facts, paragraphs, read, wanted

OWN = "/news/news_odkb/permanent-council-shelling/"
OTHERS = ("Ferrymen of six states met at the lake", "The choir of the frontier guards has turned ninety.")
LISTS = {
    "cells": ("<table>{}</table>", "<tr><td>{0}</td></tr><tr><td>{1}</td></tr>"),
    "list": ("<ul>{}</ul>", "<li>{0} {1}</li>"),
    "boxes": ("<div>{}</div>", "<div>{1}<div>{0}</div></div>"),
}


def latest(form: str, *, heading: str = "<h4>News</h4>") -> str:
    """A list of the latest news before the article, its own headline among them."""
    around, item = LISTS[form]
    links = [f'<a href="/news/news_odkb/other-news-number-{n}/">{text}</a>' for n, text in enumerate(OTHERS)]
    links.insert(1, f'<a href="{OWN}">{HEADLINE}</a>')
    days = ("25.11.2022", "", "21.11.2022")
    return heading + around.format("".join(item.format(day, link) for day, link in zip(days, links, strict=True)))


@pytest.mark.parametrize("form", LISTS)
@pytest.mark.parametrize("head", ["<h2>{}</h2>", "<div>{}</div>", "<p><b>{}</b></p>"])
@pytest.mark.parametrize("is_dated", [True, False])
def test_the_own_headline_in_a_list_of_news(form: str, head: str, is_dated: bool) -> None:
    """A link to this very page among links to others is none of its headlines: date and text stand at the next one."""
    date = "<div>24.11.2022</div>" if is_dated else ""
    article = f"<div>{head.format(HEADLINE)}{date}{paragraphs(*BODY)}</div>"
    found = read(document(article, latest(form), title=f"{HEADLINE} - CSTO"))
    assert facts(found) == wanted(day=DAY if is_dated else None)


@pytest.mark.parametrize("form", LISTS)
def test_a_headline_that_several_pages_share(form: str) -> None:
    """An interview may have the headline of another: it is one again, though the page's title names the section."""
    address = f"{PROFILE.base_url}/news/news_odkb/another-interview/"
    first = read(document(f"<h2>{HEADLINE}</h2><p>{BODY[1]}</p>", latest(form), "CSTO news"))
    known = Recurring().add(address, first)
    second = read(document(f"<h2>{HEADLINE}</h2>{paragraphs(*BODY)}", "", "CSTO news"), recurring=known)
    assert facts(second) == wanted(day=None)


def test_a_copy_with_a_letter_of_the_other_script() -> None:
    """`СSTO` with a Cyrillic letter is the same word: the second headline is a copy, no text."""
    one, other = "The \u0421STO Permanent Council met over the ferry", "The CSTO Permanent Council  met over the ferry"
    found = read(document(f"<h3>{one}</h3><div>{other} 24.11.2022</div>{paragraphs(*BODY)}"))
    assert facts(found) == (one, DAY, "\n\n".join(BODY), 0)


@pytest.mark.parametrize("name", ["ZVF_2142.JPG", "_MG_2583.jpg"])
def test_a_date_in_words_and_an_image_on_the_texts_line(name: str) -> None:
    """A date line may have no end but the image's name, and the text goes on behind that, however long it is."""
    text = " ".join([*BODY] * 4)
    line = f"<span>24 November 2022</span> {name}\n{text}"
    found = read(document(f"<h1>{HEADLINE}</h1><div>{line}<br><br>{BODY[1]}</div>"), PACSTO)
    assert facts(found) == (HEADLINE, DAY, f"{text}\n\n{BODY[1]}", 0)
    assert found.images == (name,)


SHARED = (
    (
        "Armenia. The Speaker of the National Assembly heads the delegation, in which deputies of all factions sit.",
        "Belarus. The Chairman of the lower chamber heads the delegation. Kazakhstan. The head of the Mazhilis leads"
        " the delegation, and a deputy of the upper chamber is its secretary.",
        "Kyrgyzstan. The Toraga heads the delegation. Russia. The Chairman of the State Duma heads the delegation, to"
        " which senators belong as well; they take part in all sessions of the Assembly.",
    ),
    (
        "Armenia. The Speaker heads the delegation. Belarus. The Chairman of the lower chamber heads the delegation.",
        "Kazakhstan, Kyrgyzstan and Russia. The heads of the parliaments lead the delegations, and deputies of all"
        " factions belong to them.",
    ),
)


@pytest.mark.parametrize("block", SHARED)
@pytest.mark.parametrize("has_headline", [True, False])
def test_a_paragraph_about_several_delegations(block: tuple[str, ...], has_headline: bool) -> None:
    """Pacsto's block may tell of two states in one paragraph: it is that block as long as each is told of once."""
    head = f"<h2>{HEADLINE}</h2><div>24 November 2022</div>" if has_headline else ""
    found = read(document(f"{head}<div>{paragraphs(*BODY)}</div>", f"<div>{paragraphs(*block)}</div>"), PACSTO)
    assert facts(found) == (wanted() if has_headline else wanted(title=None, day=None))


@pytest.mark.parametrize("opening", ["The ferries run again", "STATEMENT"])
def test_a_line_over_the_text_of_a_page_without_headline(opening: str) -> None:
    """A subheading behind the block is headline or text, but never lost."""
    block = f"<div>{paragraphs(*SHARED[0])}</div>"
    title = "Parliamentary Assembly of the Collective Security Treaty Organization"
    found = read(document(f"<main>{paragraphs(opening, *BODY)}</main>", block, title), PACSTO)
    assert "\n\n".join(filter(None, (found.title, found.body))) == "\n\n".join((opening, *BODY))
