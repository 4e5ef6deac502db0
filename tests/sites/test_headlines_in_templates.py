"""Which line of a template's is the headline, and what opens the text where there is none."""

import pytest

from pipeline.recurring import Recurring
from tests.sites.trap_pages import (
    BODY,
    DAY,
    HEADLINE,
    LEADS,
    TRAILER,
    document,
    facts,
    paragraphs,
    read,
    wanted,
)

SECTION = '<span><a href="/news/">News of the Union</a></span>'
TOOLS = f'{SECTION} <span>Views: 5980</span> <a href="?print=Y">Print version</a>'
MORE = "A third meeting will be held in the spring, when the ice on the river has gone."
SUBHEADING = "<h3>What is next</h3>"
LINKED = BODY[0].replace("a frontier post", '<a href="/news/news_odkb/post/">a frontier post</a>')
LIST = "<ul><li>The lake was cleared of mines by divers of three states.</li></ul>"
TABLE = "<table><tr><td>Minsk</td><td>12</td></tr><tr><td>Bishkek</td><td>14</td></tr></table>"


@pytest.mark.parametrize("day", ["24 November 2022", "24.11.2022"])
def test_a_headline_that_begins_with_a_date_and_stands_twice(day: str) -> None:
    """Its date is the one behind the copy, not the one it begins with."""
    headline = "19.07.2021 – The exercise on the lake has begun"
    article = read(document(f"<h1>{headline}</h1><p>{headline}</p><p>{day}</p><div>{paragraphs(*BODY)}</div>"))
    assert facts(article) == wanted(title=headline)


def test_a_headline_that_ends_in_a_date_and_stands_twice() -> None:
    """It is whole, though a title of the page leaves the date out."""
    headline = "Statement on the shelling of a frontier post on 1 November 2012"
    head = f'<meta property="og:title" content="{headline[:-16]}..."><h1>{headline}</h1><div>{headline}</div>'
    article = read(document(f"{head}<div>24 November 2022</div><div>{paragraphs(*BODY)}</div>", title=headline))
    assert facts(article) == wanted(title=headline)


@pytest.mark.parametrize("date", ["", "<span>24.11.2022</span>"])
@pytest.mark.parametrize("headline", ["", f"<h1>{HEADLINE}</h1>"])
def test_the_section_and_counters_are_no_headline_and_no_text(headline: str, date: str) -> None:
    """They stand beside the date, or in its place."""
    article = read(document(f"{headline}<div>{date}{TOOLS}</div><div>{paragraphs(*BODY)}</div>{TRAILER}"))
    assert facts(article) == wanted(title=HEADLINE if headline else None, day=DAY if date else None)


@pytest.mark.parametrize("text", [BODY[0], LINKED], ids=["plain", "with a link in it"])
@pytest.mark.parametrize(
    "above",
    [
        '<div><a href="/">Home</a> / <a href="/news/">News</a></div>',
        f"<div>{TOOLS}</div>",
        f"<div>24.11.2022{TOOLS}</div>",
    ],
    ids=["the way", "the section", "the date"],
)
def test_a_subheading_amid_a_text_without_a_headline(above: str, text: str) -> None:
    """It is no headline, and what stands before it no carousel."""
    article = read(
        f"<title>CSTO</title><body><div>{above}<div><p>{text}</p>{SUBHEADING}<p>{MORE}</p></div></div></body>"
    )
    assert (article.title, article.leads) == (None, ())
    assert article.body.split("\n\n") == [BODY[0], "What is next", MORE]


def test_leads_that_end_in_a_word_to_read_on_are_no_headlines() -> None:
    """Each is all link, the word included."""
    slides = "".join(
        f'<article><a href="/news/news_odkb/lead-{number}/"><span>{20 - number}.11.2026</span> '
        f"<span>{text}<br>{MORE}</span>"
        "<span>Read on</span></a></article>"
        for number, text in enumerate(LEADS)
    )
    top = f"<section><h2>Latest news</h2>{slides}</section>"
    article = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p>{paragraphs(*BODY)}", top))
    assert facts(article) == wanted(leads=2)


def test_a_list_of_news_beside_the_headline() -> None:
    """A heading over other articles, in one row with the headline, does not make the article one of them."""
    other = '<a href="/news/news_odkb/other/">The exercise on the lake has begun</a> <em>20.11.2026</em>'
    side = f"<div><h4>Latest news</h4><ul><li>{other}</li></ul></div>"
    lead = f'<div><p>{LEADS[0]}</p><a href="/news/news_odkb/lead/">Read more</a></div>'
    text = f"<div><div>24.11.2022</div><h1>{HEADLINE}</h1><p>{BODY[0]}</p><p>{BODY[1]}</p></div>"
    assert facts(read(document(f"<div>{side}{text}</div>", lead, title="News"))) == wanted(leads=1)


@pytest.mark.parametrize("place", ["Bishkek, May 13, 2014", "Minsk, 13 May 2014"])
def test_place_and_date_open_a_text_without_a_headline(place: str) -> None:
    """They are its first line, and no date of the article's."""
    above = f"<div>{TOOLS}</div>"
    article = read(document(f"{above}<div>{paragraphs(place, *BODY)}</div>{TRAILER}"))
    assert (article.title, article.published, article.body.split("\n\n")) == (None, None, [place, *BODY])


@pytest.mark.parametrize("opening", [HEADLINE, f"<b>{HEADLINE}</b>"])
def test_a_text_that_begins_with_the_headline_and_goes_on(opening: str) -> None:
    """Its first sentence is whole, be the headline in bold in it."""
    first = f"<p>{opening} at the request of two states. It sat for three hours.</p>"
    article = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p><div>{first}<p>{BODY[1]}</p></div>{TRAILER}"))
    assert article.body == f"{HEADLINE} at the request of two states. It sat for three hours.\n\n{BODY[1]}"


@pytest.mark.parametrize("between", [LIST, TABLE], ids=["list", "table"])
@pytest.mark.parametrize("is_behind", [False, True], ids=["before", "behind"])
def test_a_link_to_another_article_amid_a_text_with_lists(between: str, *, is_behind: bool) -> None:
    """The text goes on behind it, though a list or a table stands between it and the paragraphs."""
    inset = '<aside>Read also <a href="/news/news_odkb/lake/">The exercise on the lake has begun</a></aside>'
    amid = f"{inset}{between}" if is_behind else f"{between}{inset}"
    article = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p><div><p>{BODY[0]}</p>{amid}<p>{BODY[1]}</p></div>"))
    assert article.body.startswith(f"{BODY[0]}\n\n")
    assert article.body.endswith(f"\n\n{BODY[1]}")
    assert "exercise on the lake" not in article.body


@pytest.mark.parametrize("shown", ["{}...", "{} 1...", "{}…"])
def test_a_title_cut_before_the_date_a_headline_ends_in(shown: str) -> None:
    """It says nothing of the date: that is the headline's."""
    begun = "Statement on the shelling of a frontier post on"
    headline = f"{begun} the river 1 November 2012"
    cut = shown.format(f"{begun} the river")
    article = read(document(f"<h1>{headline}</h1><div>{paragraphs(*BODY)}</div>", title=cut))
    assert facts(article) == wanted(title=headline, day=None)


def test_a_subheading_amid_rows_of_a_letter() -> None:
    """Each paragraph stands in a box of its own in a cell, and the heading right in one: it is none over the page."""
    cells = [*(f"<div>{text}</div>" for text in BODY), "<h3>What is next</h3>", f"<div>{MORE}</div>"]
    rows = "".join(f"<tr><td>{cell}</td></tr>" for cell in ("<span>24.11.2022</span>", *cells))
    article = read(f"<title>CSTO</title><body><table><tr><td><table>{rows}</table></td></tr></table></body>")
    assert (article.title, article.published, article.leads) == (None, DAY, ())
    assert article.body.split("\n\n") == [*BODY, "What is next", MORE]


@pytest.mark.parametrize("place", ["г. Минск, 11 июня 2020 года", "Minsk, June 11, 2020", "Minsk, 11 June 2020"])
@pytest.mark.parametrize("headline", [None, HEADLINE])
def test_where_and_when_a_text_was_written(headline: str | None, place: str) -> None:
    """It opens the text, in whatever order day and month stand, and is never the headline."""
    head = f"<h1>{headline}</h1>" if headline else ""
    article = read(document(f"{head}<div><em>24.11.2022</em></div><div>{paragraphs(place, *BODY)}</div>{TRAILER}"))
    assert (article.title, article.published, article.body.split("\n\n")) == (headline, DAY, [place, *BODY])


def test_counters_between_the_date_and_the_headline() -> None:
    """The date over them is the article's."""
    head = f"<ul><li>24 November 2022</li>{TOOLS}</ul><div><h1>{HEADLINE}</h1></div>"
    assert facts(read(document(f"<div>{head}</div><div>{paragraphs(*BODY)}</div>{TRAILER}"))) == wanted()


def test_the_way_to_the_page_ends_in_a_headline_that_is_a_sentence() -> None:
    """It is no item beside the article, though it is as long as a paragraph."""
    headline = "The Permanent Council discussed the shelling of a frontier post."
    way = f'<div><a href="/">Home</a> / <a href="/news/">News</a> / <span>{headline}</span></div>'
    article = f"<div><div>{headline}</div><div>{paragraphs(*BODY)}</div></div>"
    notice = "<div><p>We use cookies to make the site work better, and to count our readers.</p></div>"
    page = f"<title>{headline}</title><body><div>{way}{article}</div><div>{notice}</div></body>"
    assert facts(read(page)) == wanted(title=headline, day=None)


def test_an_article_without_headline_begins_with_the_words_of_its_lead() -> None:
    """They stand in the carousel of every page, and once more as the article's own."""
    lead = f'<div><p>{BODY[0]}</p></div><div><a href="/news/news_odkb/permanent-council-shelling/">More</a></div>'
    other = f'<div><p>{LEADS[0]}</p></div><div><a href="/news/smi/lead/">More</a></div>'
    top = f"<div><div>{lead}</div><div>{other}</div></div>"
    known = Recurring().add("https://en.odkb-csto.org/news/smi/lake/", read(document(f"<h1>{MORE}</h1>", top)))
    article = read(
        document(f"<div>24.11.2022 | Views: 12</div><div>{paragraphs(*BODY)}</div>{TRAILER}", top), recurring=known
    )
    assert facts(article) == wanted(leads=2, title=None)


@pytest.mark.parametrize("is_known", [False, True])
def test_a_subheading_behind_the_only_paragraph_so_far(*, is_known: bool) -> None:
    """It is the headline behind a lead, unless other pages of the source show other paragraphs there."""
    page = f"<title>CSTO</title><body><div>24.11.2022<p>{BODY[0]}</p><h3>What is next</h3><p>{MORE}</p></div></body>"
    known = Recurring().add("https://en.odkb-csto.org/news/smi/lake/", read(document(paragraphs(*LEADS))))
    assert read(page, recurring=known if is_known else Recurring()).title == (None if is_known else "What is next")


def test_an_inset_amid_a_text_without_a_headline() -> None:
    """The subheading behind it is still amid the text."""
    inset = '<aside>Read also <a href="/news/news_odkb/lake/">The exercise on the lake has begun</a></aside>'
    text = f"<p>{BODY[0]}</p>{inset}<p>{BODY[1]}</p><h3>What is next</h3><p>{MORE}</p>"
    lead = f'<div><p>{LEADS[0]}</p><a href="/news/news_odkb/lead/">Read more</a></div>'
    article = read(document(f"<div>24.11.2022 <a href='?print=Y'>Print</a></div><div>{text}</div>", lead))
    assert (article.title, article.published, len(article.leads)) == (None, DAY, 1)


def test_a_sentence_in_bold_amid_a_list() -> None:
    """It is an item of the text, and no headline, where the page has none."""
    items = f"<ul><li>{BODY[1]}</li><li><b>{MORE}</b></li><li>The lake was cleared of mines by divers.</li></ul>"
    way = '<div><a href="/">Home</a> / <a href="/news/">News</a></div>'
    text = f"{BODY[0]}<br><br>{LEADS[0]}<br><br>{items}{LEADS[1]}"
    article = read(f"<title>CSTO</title><body><div>{way}<div>24.11.2022</div><div>{text}</div></div></body>")
    assert (article.title, article.published, article.leads) == (None, DAY, ())


def test_who_posted_it_and_how_long_it_takes_are_no_headline() -> None:
    """A sign parts them, and the first leads to its author's page."""
    line = '<div><a href="/author/press/">Press service</a> · <span>8 min read</span></div>'
    article = read(document(f"<div><span>24.11.2022</span>{line}</div><div>{paragraphs(*BODY)}</div>{TRAILER}"))
    assert facts(article) == wanted(title=None)


def test_a_heading_over_the_text_and_another_amid_it() -> None:
    """The first is the headline, however long, where no title names it and a list of news stands before it."""
    headline = f"{HEADLINE} and the plan of joint work of all the six states for the coming year and the one after it"
    news = '<ul><li><a href="/news/smi/lake/">The exercise on the lake has begun</a> <em>20.11.2026</em></li></ul>'
    way = '<nav><a href="/">Home</a> / <a href="/news/">News</a></nav>'
    text = f"<h3>{headline}</h3>{paragraphs(*BODY)}<h3>What is next</h3><p>{MORE}</p>"
    main = f"<div><h4>Latest news</h4>{news}</div>{way}<article>{text}</article>"
    article = read(f"<title>CSTO</title><body><main>{main}</main></body>")
    assert (article.title, article.body.split("\n\n")) == (headline, [*BODY, "What is next", MORE])


def test_a_line_in_bold_right_under_the_headline() -> None:
    """It is the text's first, not a headline of its own."""
    first = "<p><b>Security first</b></p>"
    article = read(f"<title></title><body><div><h3>{HEADLINE}</h3>{first}{paragraphs(*BODY)}</div>{TRAILER}</body>")
    assert (article.title, article.body.split("\n\n")) == (HEADLINE, ["Security first", *BODY])


def test_an_article_without_headline_begins_with_the_words_of_a_lead_that_is_a_link() -> None:
    """Its date is the one right before them, there too."""
    lead = '<div><div><a href="{}">{}.11.2022</a></div><div><a href="{}">{}</a></div></div>'
    own, other = "/news/news_odkb/permanent-council-shelling/", "/news/smi/lead/"
    top = f"<div>{lead.format(other, 25, other, LEADS[0])}{lead.format(own, 24, own, BODY[0])}</div>"
    known = Recurring().add("https://en.odkb-csto.org/news/smi/lake/", read(document(f"<h1>{MORE}</h1>", top)))
    article = read(
        document(f"<div>24 November 2022</div><div>{paragraphs(*BODY)}</div>{TRAILER}", top), recurring=known
    )
    assert facts(article) == wanted(leads=2, title=None)
