"""Pacsto's standing block about the national delegations, in all its forms: neither leads nor text."""

import datetime as dt

import pytest

from pipeline import seedtext
from pipeline.recurring import Recurring
from tests.sites.trap_pages import BODY, DAY, DELEGATIONS, HEADLINE, PACSTO, document, facts, paragraphs, read, wanted


@pytest.mark.parametrize("version", [1, 2, 3, 4])
@pytest.mark.parametrize("has_headline", [True, False])
def test_delegations_of_pacsto(version: int, has_headline: bool) -> None:
    """The standing block about the delegations is neither carousel nor body, headline and date behind it or not."""
    block = f"<div>{paragraphs(*DELEGATIONS[version])}</div>"
    head = f"<h2>{HEADLINE}</h2><div>24 November 2022</div>" if has_headline else ""
    article = read(document(f"{head}<div>{paragraphs(*BODY)}</div>", block), PACSTO)
    assert facts(article) == (wanted() if has_headline else wanted(title=None, day=None))


SLIDES = {
    "name and link to read on": '<div><div>{0}</div><div>{1}</div><a href="/delegations/{2}">Read more</a></div>',
    "linked heading": '<li><h3><a href="/delegations/{2}">{0}</a></h3><div><p>{1}</p></div></li>',
    "linked name in a cell": '<td><a href="/delegation.php?id={2}"><b>{0}</b></a><br>{1}</td>',
}


@pytest.mark.parametrize("has_headline", [True, False])
@pytest.mark.parametrize("heading", ["", "<h2>National delegations</h2>"])
@pytest.mark.parametrize("slide", SLIDES)
def test_delegations_in_slides_of_their_own(slide: str, heading: str, has_headline: bool) -> None:
    """Slides about the states with links to pages about them are that block: no leads, no headline, no body."""
    slides = "".join(SLIDES[slide].format(text.partition(".")[0], text, n) for n, text in enumerate(DELEGATIONS[1]))
    block = f"<table><tr>{slides}</tr></table>" if "<td>" in slides else slides
    head = f"<h1>{HEADLINE}</h1>" if has_headline else ""
    title = "News - Parliamentary Assembly of the Collective Security Treaty Organization"
    article = read(
        document(f"{head}<p>24 November 2022</p>{paragraphs(*BODY)}", f"<div>{heading}{block}</div>", title), PACSTO
    )
    assert facts(article) == wanted(title=HEADLINE if has_headline else None)


def test_a_list_that_comes_again_behind_the_block_is_the_texts() -> None:
    """Members of a committee, told of on another page too, are no leads where the text has begun behind the block."""
    members = "".join(
        f"<li>Senator Number {number} of the upper chamber, deputy chairman of it;</li>" for number in range(6)
    )
    top = f"<div>{paragraphs(*DELEGATIONS[1])}</div>"
    known = read(document(f"<h1>{HEADLINE}</h1><p>24 November 2022</p><ul>{members}</ul>", top), PACSTO)
    again = Recurring().add("https://pacsto.org/events/another", known)
    html = document(f"<div><p>{BODY[0]}</p><ul>{members}</ul><p>{BODY[1]}</p></div>", top)
    article = read(html, PACSTO, again)
    assert (article.title, article.leads, len(article.body.split("\n\n"))) == (None, (), 8)


def test_delegations_behind_a_line_that_names_one() -> None:
    """The block is found though a line far over it speaks of a delegation too, as the address of a copy may."""
    line = "Copied from https://pacsto.org/events/the-delegation-of-tajikistan-has-come-to-the-northern-capital-by-sea"
    menu = "".join(f"<div>{word}</div>" for word in ("Structure", "Documents", "Sessions", "Contacts"))
    top = f"<div>{line}</div>{menu}<div>{paragraphs(*DELEGATIONS[2])}</div>"
    article = read(
        document(f"<h2>{HEADLINE}</h2><div>24 November 2022</div><div>{paragraphs(*BODY)}</div>", top), PACSTO
    )
    assert facts(article) == wanted()


FORMS = {
    "heading and paragraph": "<h4>{0}</h4><p>{1}</p>",
    "boxes": "<div><div>{0}</div><div>{1}</div></div>",
    "lines": "<b>{0}</b><br>{1}<br>",
}
NAMES = ("Armenia", "Republic of Belarus", "Parliament of the Republic of Kazakhstan", "Kyrgyz Republic", "Russia")
TOLD = (
    "Its parliament has one chamber, and nine of its deputies were sent to the commissions of the Assembly in May.",
    "Two chambers chose twelve people for the joint work on model laws, which is led from the northern capital.",
    "The Mazhilis and the Senate renewed the list after the elections; a deputy chairman speaks for all of them.",
    "Eight deputies from every faction take part in missions to elections and in hearings on the border's safety.",
    "The upper chamber names the head, and the lower one the secretary, who works in the palace all year round.",
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("has_headline", [True, False])
def test_delegations_under_their_states_names(form: str, has_headline: bool) -> None:
    """A block in which the word delegation never comes is known by its states, each the name over a text."""
    block = "".join(FORMS[form].format(name, text) for name, text in zip(NAMES, TOLD, strict=True))
    head = f"<h2>{HEADLINE}</h2><div>24 November 2022</div>" if has_headline else ""
    article = read(document(f"{head}<div>{paragraphs(*BODY)}</div>", f"<div>{block}</div>"), PACSTO)
    assert facts(article) == (wanted() if has_headline else wanted(title=None, day=None))


@pytest.mark.parametrize("first", [BODY, ()])
def test_a_text_with_a_part_for_each_state_is_a_text(first: tuple[str, ...]) -> None:
    """An article that goes from parliament to parliament under their states' names keeps all of it."""
    parts = "".join(FORMS["heading and paragraph"].format(name, text) for name, text in zip(NAMES, TOLD, strict=True))
    article = read(document(f"<h1>{HEADLINE}</h1><p>24 November 2022</p>{paragraphs(*first)}{parts}"), PACSTO)
    told = (text for pair in zip(NAMES, TOLD, strict=True) for text in pair)
    assert (article.title, article.body) == (HEADLINE, "\n\n".join((*first, *told)))


LINES = (
    "The group of {0} is headed by a deputy speaker and was renewed when its parliament was elected anew.",
    "Two commissions and the archive are in its care.",
)
OUTSIDE = '<a href="http://parliament.example/">parliament.example</a>'
PARTS = {
    "cards": "<div><div><h4>{name}</h4>{texts}<div>" + OUTSIDE + "</div></div></div>",
    "cells": '<tr><td colspan="2"><b>{name}</b></td></tr><tr><td></td><td>{texts}' + OUTSIDE + "</td></tr>",
    "terms": "<dt>{name}</dt><dd>{texts} " + OUTSIDE + "</dd>",
    "flat": "<h4>{name}</h4>{texts}<p>" + OUTSIDE + "</p>",
    "no names": "<section>{texts}<p>" + OUTSIDE + "</p></section>",
}
AROUND = {"cells": "<table>{0}</table>", "terms": "<dl>{0}</dl>"}


def block_of(form: str) -> str:
    """The block with several lines to each state, the last of which name no state."""
    parts = (PARTS[form].format(name=name, texts=paragraphs(*LINES).format(name)) for name in NAMES)
    return AROUND.get(form, "<div>{0}</div>").format("".join(parts))


@pytest.mark.parametrize("form", PARTS)
@pytest.mark.parametrize("caption", ["", "<h2>Members of the Assembly</h2>", "<div>Who sits in the Assembly</div>"])
@pytest.mark.parametrize("head", ["", "<div>24 November 2022</div>", f"<h2>{HEADLINE}</h2><div>24 November 2022</div>"])
def test_delegations_of_several_lines_each(form: str, caption: str, head: str) -> None:
    """All lines of each part are the block's, the last part's too, and so is a caption in whatever words."""
    links = '<ul><li><a href="http://kremlin.ru">President of Russia</a></li></ul>'
    top = f"{links}{caption}{block_of(form)}"
    article = read(document(f"{head}<div>{paragraphs(*BODY)}</div>", top, "Parliamentary Assembly"), PACSTO)
    assert facts(article) == wanted(title=HEADLINE if "h2" in head else None, day=DAY if head else None)


WHOLE = [
    f"{text} It is the group of {name} in the Assembly and its commissions."
    for name, text in zip(NAMES, TOLD, strict=True)
]
AROUND_WHOLE = {
    "a sentence about all": "<p>The Assembly is made of delegations of five parliaments, with a vote each.</p>{texts}",
    "a sentence at the end": "{texts}<p>Full lists of the delegations are kept in the northern capital.</p>",
    "tabs": "<ul>{names}</ul>{texts}",
    "a table of columns": "<table><tr>{cells}</tr><tr>{told}</tr><tr>{heads}</tr></table>",
}


@pytest.mark.parametrize("form", AROUND_WHOLE)
@pytest.mark.parametrize("day", [DAY, None])
def test_what_goes_with_the_parts_is_the_blocks(form: str, day: dt.date | None) -> None:
    """A sentence about all delegations, the states' names in a row and those of the heads are the block's."""
    block = AROUND_WHOLE[form].format(
        names="".join(f'<li><a href="#{number}">{name}</a></li>' for number, name in enumerate(NAMES)),
        texts="".join(f"<div><p>{text}</p></div>" for text in WHOLE),
        cells="".join(f"<th>{name}</th>" for name in NAMES),
        told="".join(f"<td>{text}</td>" for text in WHOLE),
        heads="".join(f"<td>Speaker {number}</td>" for number in range(5)),
    )
    top = f"<h3>Members of the Assembly</h3><div>{block}</div>"
    date = "<p>24 November 2022</p>" if day else ""
    article = read(document(f"{date}<div>{paragraphs(*BODY)}</div>", top, "Parliamentary Assembly"), PACSTO)
    assert facts(article) == wanted(title=None, day=day)


def test_a_sentence_about_all_in_a_box_of_its_own() -> None:
    """Over the article's headline it is the block's, over a text without a headline it opens the text."""
    about, text = "Each of the delegations has one vote in the council of the Assembly.", paragraphs(*BODY)
    parts = f"<ul>{''.join(f'<li>{part}</li>' for part in WHOLE)}</ul>"
    head = f"<h2>{HEADLINE}</h2><p>24 November 2022</p>"
    assert facts(read(document(f"{head}{text}", f"{parts}<div>{about}</div>", HEADLINE), PACSTO)) == wanted()
    undated = read(document(f"<p>{about}</p>{text}", parts, "Parliamentary Assembly"), PACSTO)
    assert undated.body == "\n\n".join((about, *BODY))


@pytest.mark.parametrize("form", PARTS)
def test_an_article_about_each_delegation_is_an_article(form: str) -> None:
    """Parts for each state behind the headline that the page's title names are the article's text."""
    article = read(document(f"<h1>{HEADLINE}</h1>{block_of(form)}", title=f"{HEADLINE} | CSTO"), PACSTO)
    assert article.title == HEADLINE
    assert article.body.count("Two commissions and the archive") == len(NAMES)


def test_a_headline_that_names_a_state_ends_the_block() -> None:
    """A headline about a state without a part of its own is the headline, no further part."""
    headline = "Observers of the Assembly have come to the Republic of Armenia"
    parts = "".join(FORMS["heading and paragraph"].format(*pair) for pair in list(zip(NAMES, TOLD, strict=True))[1:])
    article = read(
        document(f"<h1>{headline}</h1>{paragraphs(*BODY)}", f"<div>{parts}</div>", f"{headline} | PA CSTO"), PACSTO
    )
    assert facts(article) == wanted(title=headline, day=None)


@pytest.mark.parametrize("head", [(), ("24 November 2022",), (HEADLINE, "24 November 2022")])
def test_delegations_of_several_lines_each_in_a_text(head: tuple[str, ...]) -> None:
    """In the text of a page too all lines of each part are the block's."""
    block = [line.format(name) for name in NAMES for line in ("{0}", *LINES, "parliament.example")]
    article = seedtext.parse("\n\n".join((*block, *head, *BODY)))
    assert facts(article) == wanted(title=HEADLINE if head[1:] else None, day=DAY if head else None)


def test_behind_a_word_on_cookies() -> None:
    """What a site tells of cookies over the block does not make it a text."""
    notice = "<div>We keep a cookie in your browser to know you again, and throw it away when you leave us.</div>"
    block = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in zip(NAMES, TOLD, strict=True))
    article = f"<h2>{HEADLINE}</h2><div>24 November 2022</div><div>{paragraphs(*BODY)}</div>"
    assert facts(read(document(article, f"{notice}<dl>{block}</dl>", f"{HEADLINE} - PA CSTO"), PACSTO)) == wanted()


@pytest.mark.parametrize(
    "headline",
    [
        "Guests from Russia were shown the hall in which the deputies of all chambers sit",
        "Guests were shown the hall in which all of them sit. They stayed for more than eleven hours.",
    ],
)
def test_behind_the_way_to_a_page_whose_headline_tells_of_a_state(headline: str) -> None:
    """The way to the page ends in the headline; a state named there, or its being a sentence, is not the block's."""
    way = f'<div><a href="/">Main</a> / <a href="/events">Events</a> / <span>{headline}</span></div>'
    block = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in zip(NAMES, TOLD, strict=True))
    article = f"<h1>{headline}</h1><div>24 November 2022</div><div>{paragraphs(*BODY)}</div>"
    found = read(document(article, f"{way}<div><div>Delegations</div><dl>{block}</dl></div>"), PACSTO)
    assert facts(found) == wanted(title=headline)


def test_a_banner_over_the_block_is_no_headline() -> None:
    """A headline stands behind the block; words over it that nothing marks out are the page's."""
    banner = (
        '<div><a href="/jubilee/"><img src="/40.png"></a><span>Forty springs of the great Assembly of all</span></div>'
    )
    block = "<br><br>".join(f"{name}<br>{text}" for name, text in zip(NAMES, TOLD, strict=True))
    top = f"{banner}<div><b>Members of the Assembly</b><br>{block}</div>"
    found = read(document(f"<div>{paragraphs(*BODY)}</div>", top), PACSTO)
    assert facts(found) == wanted(title=None, day=None)


@pytest.mark.parametrize(
    "item",
    [
        '<li><a href="/events/{0}">12.11.2026<br>Observers of four chambers saw how a far valley votes.</a></li>',
        '<li><a href="/events/{0}">Observers of four chambers went far to see how a valley votes today.</a></li>',
        '<li><a href="/events/{0}">Observers went to see a valley vote</a> <a href="/events/{0}">12.11.2026</a></li>',
    ],
)
@pytest.mark.parametrize("head", ["", f"<h2>{HEADLINE}</h2><div>24 November 2022</div>"])
def test_behind_a_side_column_of_latest_items(item: str, head: str) -> None:
    """Dates and sentences that are links to other articles are no text before the block, which stays known."""
    column = "".join(item.format(f"far-valley-{n}") for n in range(2))
    whole = "<p>The Assembly is made of delegations of five parliaments, which have a vote each in its council.</p>"
    block = "".join(f"<h3>{name}</h3><p>{text}</p>" for name, text in zip(NAMES, TOLD, strict=True))
    top = f"<div><div>Latest</div><ul>{column}</ul></div>{whole}{block}"
    found = read(document(f"{head}<div>{paragraphs(*BODY)}</div>", top, "Parliamentary Assembly"), PACSTO)
    assert found.title == (HEADLINE if head else None)
    assert found.published == (DAY if head else None)
    assert found.body.split("\n\n") == [*BODY]
    assert not any("deleg" in lead.text.lower() for lead in found.leads)
