"""Pacsto's standing block as tabs: the states' names stand together over parts that name none of them."""

import datetime as dt

import pytest

from tests.sites.trap_pages import BODY, DAY, DELEGATIONS, HEADLINE, PACSTO, document, facts, paragraphs, read, wanted

NAMES = ("Армения", "Беларусь", "Казахстан", "Кыргызстан", "Россия")
TOLD = (
    "Парламент избирает в Ассамблею девять человек, и все они приезжают в северную столицу к началу заседаний.",
    "Двенадцать депутатов от обеих палат ведут переписку о модельных законах и раз в год меняют председателя.",
    "Обе палаты обновили список после выборов; заместитель спикера говорит от имени всех, кто в него вошёл.",
    "Восемь депутатов от каждой из фракций ездят наблюдать за выборами и слушают доклады о положении на границе.",
    "Верхняя палата назначает главу, нижняя называет секретаря, который круглый год работает во дворце.",
)
REST = "Книги и письма для них принимает библиотека дворца."
LABELS = {
    "links to panes": "<ul>"
    + "".join(f'<li><a href="#pane{n}">{name}</a></li>' for n, name in enumerate(NAMES))
    + "</ul>",
    "words": "".join(f"<span>{name}</span><br>" for name in NAMES),
    "one line": f"<p>{' | '.join(NAMES)}</p>",
}
PANES = {
    "boxes": '<div id="pane{n}">{text}</div>',
    "paragraphs in boxes": '<div id="pane{n}"><p>{text}</p><p>{rest}</p></div>',
    "flat": "<p>{text}</p>",
    "cells": "<table><tr><td>{text}<br>{rest}</td></tr></table>",
}


def block_of(labels: str, pane: str) -> str:
    panes = "".join(PANES[pane].format(n=number, text=text, rest=REST) for number, text in enumerate(TOLD))
    return f"<section><h3>Члены Ассамблеи</h3>{LABELS[labels]}{panes}</section>"


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize("head", ["", "<div>24 November 2022</div>", f"<h2>{HEADLINE}</h2><div>24 November 2022</div>"])
def test_parts_under_names_in_a_row(labels: str, pane: str, head: str) -> None:
    """As many parts as names, one after another, are that block: no leads, its caption no headline, no text."""
    day = DAY if head else None
    article = read(document(f"{head}<div>{paragraphs(*BODY)}</div>", block_of(labels, pane), "PA CSTO"), PACSTO)
    assert facts(article) == wanted(title=HEADLINE if "h2" in head else None, day=day)


def test_behind_the_way_to_the_page() -> None:
    """The way to the page over the block ends in the headline, and is no text though that is a sentence."""
    headline = "Ministers have spoken out against guns on the ice of the lake, and in favour of skating."
    way = f'<div><a href="/">Home</a> → <a href="/events/">Events</a> → {headline}</div>'
    head = f"<h1>{headline}</h1><div>24 November 2022</div>"
    top = way + block_of("links to panes", "boxes")
    article = read(document(f"{head}<div>{paragraphs(*BODY)}</div>", top, f"{headline} | PA CSTO"), PACSTO)
    assert facts(article) == wanted(title=headline)


def test_fewer_parts_than_names_are_no_block() -> None:
    """Names of states over an article that speaks of parliaments are a menu: the article keeps all of its text."""
    menu = LABELS["links to panes"]
    article = read(document(f"<h2>{HEADLINE}</h2><div>24 November 2022</div>{paragraphs(*TOLD[:4])}", menu), PACSTO)
    assert facts(article) == (HEADLINE, dt.date(2022, 11, 24), "\n\n".join(TOLD[:4]), 0)


def test_parts_behind_the_headline_are_the_text() -> None:
    """A text that goes from parliament to parliament under a list of the states is the article's."""
    article = read(document(f"<h1>{HEADLINE}</h1>{block_of('words', 'flat')}", title=f"{HEADLINE} | PA CSTO"), PACSTO)
    assert article.title == HEADLINE
    assert all(text in article.body for text in TOLD)


def test_a_sentence_right_behind_the_block_over_a_date() -> None:
    """No leads stand behind the block: a plain sentence in a box of its own, a date under it, is the headline."""
    headline = "Ministers have spoken out against guns on the ice of the lake."
    text = f"<table><tr><td>24 November 2022</td></tr><tr><td>{paragraphs(*BODY)}</td></tr></table>"
    page = document(f"<table><tr><td>{headline}</td></tr></table>{text}", block_of("words", "boxes"), "PA CSTO")
    assert facts(read(page, PACSTO)) == wanted(title=headline)


@pytest.mark.parametrize("labels", ["words", "links to panes"])
def test_a_state_named_behind_the_last_part_is_the_texts(labels: str) -> None:
    """Where a part names no state, the first sentence of the article makes up for none."""
    fourth = "The delegation of the Jogorku Kenesh has eight seats there, and has renewed all of them in the autumn."
    told = [*DELEGATIONS[1][:3], fourth, DELEGATIONS[1][4]]
    panes = "".join(f"<div id=pane{number}><p>{text}</p></div>" for number, text in enumerate(told))
    block = f"<section>{LABELS[labels]}{panes}</section>"
    opening = (
        "The envoy of the Republic of Tajikistan spoke of the schools of the valley and of what they are short of."
    )
    article = read(document(f"<div>{opening}<br>{'<br>'.join(BODY)}</div>", block, "PA CSTO"), PACSTO)
    assert facts(article) == (None, None, "\n\n".join((opening, *BODY)), 0)
