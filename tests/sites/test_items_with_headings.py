"""Carousels whose items have headlines of their own, as the themes of most systems show them."""

import pytest

from tests.sites.trap_pages import BODY, HEADLINE, document, facts, paragraphs, read, wanted

HEADS = (
    "Divers search a reservoir",
    "The choir of the frontier guards sang in the hall of columns before two thousand guests from six countries",
    "Cadets plant oaks",
)
LEADS = (
    ("Two hundred divers searched the reservoir for mines.", "None was found, and the sluices were opened at noon."),
    ("The oldest of the singers is ninety years old, and the youngest has come straight from the academy.",),
    (
        "Ninety oaks now stand along the road to the barracks.",
        "The eldest cadet dug first.",
        "It rained all day, and nobody left.",
    ),
)
DAYS = ("09.07.2024", "05.07.2024", "28.06.2024")
ADDRESS = "/news/news_odkb/other-news-number-{}/"
HIDDEN = '<a href="{}">{}<span class="visually-hidden"> {}</span></a>'
ARTICLE = f"<h1>{HEADLINE}</h1><div>24.11.2022</div>{paragraphs(*BODY)}"


def card(number: int, *, head: str, way: str = "", before: bool = True, dated: bool = True) -> str:
    """One item: its date before the headline or behind the text, and perhaps a link that says the headline again."""
    address = ADDRESS.format(number)
    day = f"<div>{DAYS[number]}</div>" if dated else ""
    parts = [
        head.format(address=address, text=HEADS[number]),
        "" if not before else day,
        f"<div>{paragraphs(*LEADS[number])}</div>",
        HIDDEN.format(address, way, HEADS[number]) if way else "",
        "" if before else f"<footer>{day}</footer>",
    ]
    return f"<div>{''.join(parts)}</div>"


LINE = '<div><a href="{address}">{text}</a></div>'
LINKED, PLAIN = '<h3><a href="{address}">{text}</a></h3>', "<h2>{text}</h2>"
COVERED = '<a href="{address}"></a><h2>{text}</h2>'


@pytest.mark.parametrize("way", ["", "Read more", "View article", "About"])
@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("head", [LINKED, COVERED])
def test_a_heading_for_each_lead(head: str, count: int, way: str, dated: bool, before: bool) -> None:
    """There are as many leads as headings, of however many paragraphs; what says a heading again is none."""
    cards = "".join(card(number, head=head, way=way, before=before, dated=dated) for number in range(count))
    found = read(document(ARTICLE, f"<div>{cards}</div>"))
    assert facts(found) == wanted(count)
    for number, lead in enumerate(found.leads):
        assert lead.text.endswith("\n\n".join(LEADS[number]))
        assert lead.url is not None
        assert f"number-{number}" in lead.url


def test_each_has_the_date_of_its_item() -> None:
    """Whether that stands before the headline or closes the item."""
    for before in (True, False):
        cards = "".join(card(number, head=LINKED, before=before) for number in range(3))
        found = read(document(ARTICLE, f"<div>{cards}</div>"))
        assert [lead.date.strftime("%d.%m.%Y") for lead in found.leads if lead.date] == list(DAYS)


def test_a_heading_that_is_no_link() -> None:
    """The link behind it, which says it again, tells where it leads."""
    head = PLAIN + HIDDEN.format("{address}", "View", "{text}")
    cards = "".join(card(number, head=head) for number in range(3))
    assert facts(read(document(ARTICLE, f"<div>{cards}</div>"))) == wanted(3)


@pytest.mark.parametrize("head", [LINKED, COVERED])
@pytest.mark.parametrize("dated", [True, False])
def test_no_headline_behind_them(head: str, dated: bool) -> None:
    """A heading of another article's item is never the headline of one that has none, nor its date the article's."""
    cards = "".join(card(number, head=head, way="Read more", before=False, dated=dated) for number in range(3))
    found = read(document(f"<div>{paragraphs(*BODY)}</div>", f"<div>{cards}</div>"))
    assert facts(found) == wanted(3, title=None, day=None)


def test_the_article_is_one_of_the_items() -> None:
    """Its headline there, a link, with a date that the page itself does not give, is not where the article begins."""
    own = card(0, head=LINKED).replace(HEADS[0], HEADLINE).replace("other-news-number-0", "permanent-council-shelling")
    cards = own + card(1, head=LINKED) + card(2, head=LINKED)
    found = read(document(f"<h1>{HEADLINE}</h1>{paragraphs(*BODY)}", f"<div>{cards}</div>"))
    assert facts(found) == wanted(3, day=None)


def test_a_lead_that_ends_in_the_words_of_the_headline() -> None:
    """Is a lead still: only the way to the page, no sentence, is taken for it."""
    lead = f"A school for translators was the first to write about it: {HEADLINE[0].lower()}{HEADLINE[1:]}."
    found = read(document(ARTICLE, f'<div><div>09.07.2024</div><p>{lead}</p><a href="{ADDRESS}">Read more</a></div>'))
    assert facts(found) == wanted(1)


@pytest.mark.parametrize("dated", [True, False])
def test_headlines_that_are_no_headings(dated: bool) -> None:
    """Lines in boxes alike that are links and no sentences part the leads as headings do."""
    cards = "".join(card(number, head=LINE, way="Read more", dated=dated) for number in range(3))
    assert facts(read(document(ARTICLE, f"<div>{cards}</div>"))) == wanted(3)
