"""Pacsto's standing block about the national delegations, in all its forms: neither leads nor text."""

import pytest

from tests.sites.trap_pages import BODY, DELEGATIONS, HEADLINE, PACSTO, document, facts, paragraphs, read, wanted


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
