"""Paragraphs of one text in different elements: none of them is lost, whichever differs from its brothers."""

import datetime as dt
from itertools import product

import pytest

from crawler.model import Page, Source
from crawler.sites import PROFILES
from pipeline import anatomy
from pipeline.model import Article

SOURCE = Source(PROFILES[0], PROFILES[0].base_url, PROFILES[0].sections)
HEADLINE = "Observers counted the bridges of the valley"
TEXTS = (
    "Observers of four states walked the valley from end to end and counted every bridge that still carries a lorry.",
    "Two of the bridges are closed.",
    "The list was handed to the engineers, who will choose three of them for repair before the snow comes.",
    "A second walk follows in May.",
)
CONTACT = "CSTO Press Secretary Vladimir Zaynetdinov +7 495-795-27-10"
ELEMENTS = {
    "p": "<p>{}</p>",
    "div": "<div>{}</div>",
    "section": "<section>{}</section>",
    "blockquote": "<blockquote>{}</blockquote>",
    "span": "<span>{}</span><br>",
    "li": "<ul><li>{}</li></ul>",
    "deep": "<div><div><p>{}</p></div></div>",
    "text": "{}<br>",
}
BROTHERS = ("p", "div", "blockquote", "section", "text")
TRAILERS = (
    "",
    '<p><a href="/news/">Go back</a></p>',
    "<div>Go back<br>Back to the section</div>",
    "<button>Go back</button>",
)


def read(html: str) -> Article:
    url = "https://en.odkb-csto.org/news/news_odkb/mosty-doliny/"
    return anatomy.read(Page("csto-en", url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC)), SOURCE)


def shown(text: list[str], trailer: str) -> str:
    """A page with those paragraphs; those of plain text stand on lines of their own."""
    body = "".join(text)
    return (
        f"<html><head><title>{HEADLINE}</title></head><body><div><h3>{HEADLINE}</h3><p>04.02.2024</p>"
        f"{body}{trailer}</div></body></html>"
    )


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("place", [0, 1, -1])
@pytest.mark.parametrize("ending", ["", " IMG_2345.jpg", f" {CONTACT}"])
def test_an_odd_element_is_text_too(count: int, place: int, ending: str) -> None:
    """The first, the second or the last paragraph in another element, an image's name or the contact at the end."""
    texts = [*TEXTS[: count - 1], TEXTS[-1]]
    for brother, odd, trailer in product(BROTHERS, ELEMENTS, TRAILERS):
        said = [*texts[:-1], texts[-1] + ending]
        elements = [ELEMENTS[brother]] * count
        elements[place] = ELEMENTS[odd]
        article = read(shown([each.format(text) for each, text in zip(elements, said, strict=True)], trailer))
        assert article.title == HEADLINE
        assert (brother, odd, trailer, article.body.split("\n\n")) == (brother, odd, trailer, texts)
        assert article.contact == (CONTACT if CONTACT in ending else None)


def test_a_site_that_speaks_behind_the_text_is_not_heard() -> None:
    """A sentence behind the box of the text, in an element of another kind, is the page's own."""
    texts = "".join(f"<p>{text}</p>" for text in (*TEXTS, TEXTS[0]))
    html = (
        f"<body><h1>{HEADLINE}</h1><p>04.02.2024</p><div>{texts}</div>"
        "<section><em>The wording of this page may be used by anyone who names the site as its source.</em></section>"
    )
    assert read(html).body.split("\n\n") == [*TEXTS, TEXTS[0]]


@pytest.mark.parametrize("trailer", ["", "<button>Go back</button>", '<p><a href="/news/">Go back</a></p>'])
@pytest.mark.parametrize(
    "lines", [[CONTACT], CONTACT.replace(" +", "\n+").split("\n"), ["CSTO Press Secretary Vladimir Zaynetdinov"]]
)
def test_the_contact_stands_in_a_box_of_its_own(trailer: str, lines: list[str]) -> None:
    """Behind the article's box and on the page's own level the press secretary is the article's; an office is not."""
    page = (
        f"<title>{HEADLINE}</title><body><div><h2>{HEADLINE}</h2><p>04.02.2024</p>{TEXTS[0]}</div>"
        f"<div>{'<br>'.join(lines)}</div>{trailer}</body>"
    )
    article = read(page)
    assert (article.body, article.contact) == (TEXTS[0], "\n".join(lines))
    assert trailer[:2] == "<p" or read(page.replace("Secretary", "Service")).contact is None


@pytest.mark.parametrize("headline", [HEADLINE, f"{HEADLINE} and wrote down what each of them can still carry"])
@pytest.mark.parametrize("copy", ["", "<p>{} 04.02.2024</p>"])
def test_a_text_may_open_with_its_headline(headline: str, copy: str) -> None:
    """A first paragraph whose first sentence is the headline is no copy of it."""
    texts = [f"{headline}. {TEXTS[0]}", *TEXTS[1:]]
    day = copy.format(headline) or "<p>04.02.2024</p>"
    article = read(
        f"<title>{headline}</title><body><h2>{headline}</h2>{day}{''.join(f'<p>{text}</p>' for text in texts)}"
    )
    assert (article.title, article.published, article.body.split("\n\n")) == (headline, dt.date(2024, 2, 4), texts)


@pytest.mark.parametrize("title", [HEADLINE, "CSTO"])
@pytest.mark.parametrize(
    "head",
    [
        "<p><span>04.02.2024</span> <b>{}</b></p>",
        "<small>04.02.2024</small>\n<font size=4>{}</font>",
        "<b>{}</b>\n<em>04.02.2024</em>\n<span>{}</span><br>",
        "<p>04.02.2024</p><h4>{}</h4>",
        "<p>04.02.2024</p><p><strong>{}</strong></p>",
        '<h1><a href="">{}</a></h1><p>4 February 2024</p>',
        "<h3>{}</h3>4 February 2024{}<br>",
    ],
)
def test_date_and_headline_share_a_line(title: str, head: str) -> None:
    """Bold or large letters make a headline before or behind the date; the text may follow on the same line."""
    glued = head.count("{}") > 1
    texts = "".join(f"<p>{text}</p>" for text in TEXTS[glued:])
    article = read(f"<title>{title}</title><body><div>{head.format(HEADLINE, TEXTS[0])}{texts}</div>")
    assert (article.title, article.published, article.body.split("\n\n")) == (HEADLINE, dt.date(2024, 2, 4), [*TEXTS])


SIGNATURES = {
    "paragraphs": "<p>{0}</p><p>{1}</p>",
    "a table": "<table><tr><td>{0}</td><td>{1}</td></tr></table>",
    "lines": '<div align="right">{0}<br>{1}</div>',
}


@pytest.mark.parametrize("form", SIGNATURES)
@pytest.mark.parametrize("name", ["A. Kuspan", "Volodin V. V.", "С.Зась"])
@pytest.mark.parametrize("element", ["pre", "div", "p"])
def test_a_signature_closes_the_text(form: str, name: str, element: str) -> None:
    """Post and surname with initials under a text are its last lines, in whatever elements."""
    post = "Chairman of the Council"
    text = "".join(f"<{element}>{part}</{element}>" for part in TEXTS)
    article = read(shown([text, SIGNATURES[form].format(post, name)], TRAILERS[1]))
    assert article.body.split() == " ".join((*TEXTS, post, name)).split()
