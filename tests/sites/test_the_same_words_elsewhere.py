"""Headlines that stand in several places: in lists of the site, on other pages, in other letters."""

import pytest

from pipeline.recurring import Recurring
from tests.sites.trap_pages import (
    BODY,
    DAY,
    HEADLINE,
    LEADS,
    PACSTO,
    PROFILE,
    SEVERAL_DELEGATIONS,
    STATEMENT,
    carousel,
    document,
    facts,
    paragraphs,
    read,
    wanted,
)

OWN = "/news/news_odkb/permanent-council-shelling/"

OTHERS = ("Ferrymen of six states met at the lake", "The choir of the frontier guards has turned ninety.")

LISTS = {
    "cells": ("<table>{}</table>", "<tr><td>{0}</td></tr><tr><td>{1}</td></tr>"),
    "list": ("<ul>{}</ul>", "<li>{0} {1}</li>"),
    "boxes": ("<div>{}</div>", "<div>{1}<div>{0}</div></div>"),
}


FORMS = {
    "plain, undated": f"<div>{HEADLINE}</div><div>{'<br>'.join(BODY)}</div>",
    "no headline, dated": f"<div>24.11.2022</div>{paragraphs(*BODY)}<p><b>The ferries</b></p><p>{BODY[0]}</p>",
    "two sentences": f"<div>{HEADLINE}. It will meet again.</div><div>24.11.2022</div><div>{'<br>'.join(BODY)}</div>",
    "behind leads": f"{carousel((LEADS[0],), LEADS[1:])}<div>{HEADLINE}</div><div>{'<br>'.join(BODY)}</div>",
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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The \u0421STO Permanent Council met over the ferry", "The CSTO Permanent Council  met over the ferry"),
        ("The CSTO Permanent Council met over the ferry", "The \u0421STO Permanent Council met overthe ferry"),
        ("Паромщики прибыли на II Минскую конференцию", "Паромщики прибыли на IIМинскую конференцию"),
    ],
)
def test_a_copy_with_a_letter_of_the_other_script(one: str, other: str) -> None:
    """`СSTO` with a Cyrillic letter is the same word: the second headline is a copy, no text, a space lost or not."""
    found = read(document(f"<h3>{one}</h3><div>{other} 24.11.2022</div>{paragraphs(*BODY)}"))
    assert facts(found) == (one, DAY, "\n\n".join(BODY), 0)


@pytest.mark.parametrize("form", FORMS)
def test_an_article_that_is_met_again_under_another_address(form: str) -> None:
    """What recurs tells of a carousel, but not where all of a page does: it is read as it was the first time."""
    first = read(document(f"<main>{FORMS[form]}</main>"))
    known = Recurring().add(f"{PROFILE.base_url}/documents/statements/permanent-council-shelling/", first)
    assert facts(read(document(f"<main>{FORMS[form]}</main>"), recurring=known)) == facts(first)
    assert first.body.startswith(BODY[0])


def test_an_article_of_pacsto_that_is_met_again() -> None:
    """The block over it is on all pages, be it told of or not."""
    html = document(f"<div>{HEADLINE}</div>{paragraphs(*BODY)}", f"<div>{paragraphs(*SEVERAL_DELEGATIONS[0])}</div>")
    first = read(html, PACSTO)
    known = Recurring().add("https://pacsto.org/documents/permanent-council-shelling", first)
    assert facts(read(html, PACSTO, known)) == facts(first) == wanted(day=None)


@pytest.mark.parametrize("form", LISTS)
def test_the_own_headline_in_a_list_behind_the_article(form: str) -> None:
    """The list may stand behind the article as well."""
    article = f"<div><div>{HEADLINE}</div>{paragraphs(*BODY)}</div>"
    found = read(document(article + latest(form), title=f"{HEADLINE} - CSTO"))
    assert facts(found) == wanted(day=None)


@pytest.mark.parametrize("form", LISTS)
def test_headlines_of_whole_sentences_are_no_leads(form: str) -> None:
    """A list in which the page's own headline stands is one of headlines, be they two sentences each."""
    headline = f"{HEADLINE}. It will meet again."
    html = document(f"<h2>{headline}</h2><div>24.11.2022</div>{paragraphs(*BODY)}", latest(form))
    found = read(html.replace(f">{HEADLINE}<", f">{headline}<"))
    assert facts(found) == (headline, DAY, "\n\n".join(BODY), 0)


@pytest.mark.parametrize("words", ["Letters to your mailbox", "Письма на вашу почту"])
@pytest.mark.parametrize("has_own", [True, False])
def test_words_behind_a_dated_list(words: str, has_own: bool) -> None:
    """The date an item closes with is none of theirs: they are no lead."""
    top = latest("boxes") if has_own else latest("boxes").replace(OWN, "/news/news_odkb/other-news-number-9/")
    item = (
        f'<div><a href="{OWN if has_own else OWN[:-1] + "-9/"}">A picture of the ferry</a><div>20.11.2022</div></div>'
    )
    found = read(
        document(f"<h1>{HEADLINE}</h1><div>24.11.2022</div>{paragraphs(*BODY)}", f"{top}{item}<div>{words}</div>")
    )
    assert facts(found) == wanted()


@pytest.mark.parametrize("form", ["boxes"])
def test_the_last_date_of_a_list_is_none_of_a_page_without_headline(form: str) -> None:
    """It closes the last item, a link; no text behind the list has it."""
    item = f'<div><a href="{OWN[:-1]}-9/">A picture of the ferry</a><div>20.11.2022</div></div>'
    found = read(document(f"<main>{paragraphs(*BODY)}</main>", f"<aside>{latest(form)}{item}</aside>"))
    assert facts(found) == wanted(title=None, day=None)


def test_a_plain_headline_that_other_pages_share() -> None:
    """Words over the text that are neither sentence nor link may be another article's headline too."""
    first = read(document(f"<h2>{HEADLINE}</h2><p>{BODY[1]}</p>", "", "CSTO news"))
    known = Recurring().add(f"{PROFILE.base_url}/news/news_odkb/another-interview/", first)
    html = document(f"<div>{HEADLINE}</div><div>{HEADLINE}</div><div>{paragraphs(*BODY)}</div>", "", "CSTO news")
    assert facts(read(html, recurring=known)) == wanted(day=None)


def test_a_page_all_of_which_has_stood_elsewhere_by_chance() -> None:
    """A page without headline, each paragraph of it known from another page, is still read, and its menu left out."""
    known, slides = Recurring(), carousel((LEADS[0],), (LEADS[1],))
    for number, text in enumerate((*BODY, STATEMENT)):
        own = f"A ferryman said {number} times that the winter would be long and the ice of the lake thick."
        other = read(document(f"<h1>A headline of its own, number {number}</h1>{paragraphs(text, own)}", slides))
        known = known.add(f"{PROFILE.base_url}/news/news_odkb/other-{number}/", other)
    found = read(document(f"<main>{paragraphs(*BODY, STATEMENT)}</main>", slides), recurring=known)
    assert facts(found) == (None, None, "\n\n".join((*BODY, STATEMENT)), 2)


@pytest.mark.parametrize("between", ["The ferries run again", "Dear colleagues,"])
def test_a_shared_headline_over_a_line_of_the_text(between: str) -> None:
    """A subheading or a salutation may stand between it and the first paragraph."""
    first = read(document(f"<h2>{HEADLINE}</h2><p>{BODY[1]}</p>", "", "CSTO news"))
    known = Recurring().add(f"{PROFILE.base_url}/news/news_odkb/another-interview/", first)
    found = read(document(f"<h1>{HEADLINE}</h1>{paragraphs(between, *BODY)}", "", "CSTO news"), recurring=known)
    assert facts(found) == (HEADLINE, None, "\n\n".join((between, *BODY)), 0)


def test_a_text_that_begins_with_a_headline_in_quotation_marks() -> None:
    """Its first sentence is no copy of the headline cut short, though an image's name stands at the paragraph's end."""
    headline = "The head of the northern ferrymen opened the exhibition of boats and lamps \u201cLake and shore\u201d"
    text = f"{headline}. Forty ferrymen had come to it from all shores of the lake. ZVF_2142.JPG"
    found = read(document(f"<h1>{headline}</h1>{paragraphs(text, *BODY)}"))
    assert (found.title, found.body) == (headline, "\n\n".join((text.removesuffix(" ZVF_2142.JPG"), *BODY)))
