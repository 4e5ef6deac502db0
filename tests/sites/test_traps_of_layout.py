"""Traps of how a page is laid out (SITE.md), in our wording: breaks, tables, links, contact, copies, hints."""

import datetime as dt
from dataclasses import replace

import pytest

from crawler.model import Page, Source
from crawler.profile import Hint
from pipeline import anatomy, seedtext
from pipeline.model import Served
from pipeline.recurring import NONE
from tests.sites.trap_pages import (
    BODY,
    CONTACT,
    HEADLINE,
    LEADS,
    PLAIN,
    PROFILE,
    STATEMENT,
    TRAILER,
    carousel,
    document,
    facts,
    paragraphs,
    read,
    wanted,
)


@pytest.mark.parametrize("between", ["<br>", "<br><br>", "<br/>\n<br/>"])
def test_text_separated_by_breaks(between: str) -> None:
    """Paragraphs parted by <br> are the same paragraphs."""
    assert facts(read(document(f"<h1>{HEADLINE}</h1>24.11.2022<br>{between.join(BODY)}{TRAILER}"))) == wanted()


def test_nested_tables() -> None:
    """A layout of tables in tables, cells left open, reads the same."""
    html = (
        "<table><tr><td><table><tr><td><font size=4><b>"
        f"{HEADLINE}</b></font><tr><td>24.11.2022<tr><td>{BODY[0]}<br><br>{BODY[1]}</table>{TRAILER}</table>"
    )
    assert facts(read(document(html))) == wanted()


def test_headline_that_the_way_to_the_page_names() -> None:
    """`Home / News / Headline` stands over the plain headline: bold words over the text are a subheading."""
    way = f'<div><a href="/">Home</a> / <a href="/news/">News</a> / <span>{HEADLINE}</span></div>'
    text = f"24.11.2022<br><b>Two servicemen were hurt</b><br>{'<br>'.join(BODY)}"
    table = f"<table><tr><td>{HEADLINE}</td></tr><tr><td>{text}</td></tr></table>"
    article = read(document(f"{way}{table}", title=HEADLINE))
    assert (article.title, article.body) == (HEADLINE, "\n\n".join(("Two servicemen were hurt", *BODY)))


def test_headline_behind_the_way_to_the_page() -> None:
    """A plain sentence behind `Home / News` is the headline, though leads in cells like its own stand before that."""
    slides = "".join(
        f'<tr><td><a href="/news/news_odkb/other-{n}/">{lead}</a></td></tr>' for n, lead in enumerate(LEADS)
    )
    way = '<div><a href="/">Home</a> / <a href="/news/">News</a> / <a href="/news/news_odkb/">All news</a></div>'
    text = f"<tr><td>{HEADLINE}.</td></tr><tr><td>24.11.2022<br>{'<br><br>'.join(BODY)}</td></tr>"
    html = f"<table><tr><td><table>{slides}</table>{way}<table>{text}</table></td></tr></table>"
    assert facts(read(document(html))) == wanted(2, title=f"{HEADLINE}.")


@pytest.mark.parametrize("line", ["На снимке участники встречи", "STATEMENT OF THE PERMANENT COUNCIL", "1. What now?"])
def test_first_line_of_the_body(line: str) -> None:
    """Russian captions on English pages, headings in capitals and interview numbers behind the date are body."""
    html = f"<h1>{HEADLINE}</h1><div>24.11.2022</div>{paragraphs(line, *BODY)}{TRAILER}"
    assert read(document(html)).body == "\n\n".join((line, *BODY))


LINK = '<a href="/news/news_odkb/other-news-of-july/">{0}</a>'


@pytest.mark.parametrize(
    "sentence",
    [
        f"The guests were shown {LINK.format('the center for work in a crisis')} and its rooms.",
        f"The guests later came to see {LINK.format('Center for Work in a Crisis')} Number Four.",
        f"{LINK.format('The guests of the council were shown')} the center for work in a crisis.",
    ],
)
def test_a_sentence_that_runs_through_a_link_is_the_texts(sentence: str) -> None:
    """Half a short paragraph may be a link to another article: it is no hint at what to read also."""
    plain = sentence.replace(LINK.partition("{0}")[0], "").replace("</a>", "")
    article = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p>{paragraphs(BODY[0], sentence, BODY[1])}{TRAILER}"))
    assert article.body.split("\n\n") == [BODY[0], plain, BODY[1]]


def test_slides_about_the_site_are_no_leads() -> None:
    """Undated slides that each lead to a page of the site which is no article tell nothing of the news."""
    slide = '<div><p>{0}</p><a href="/about/page-{1}/">Read more</a></div>'
    slides = "".join(slide.format(text, number) for number, text in enumerate(LEADS))
    article = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p>{paragraphs(*BODY)}", f"<div>{slides}</div>"))
    assert facts(article) == wanted()


def test_contact_on_one_line_and_on_several() -> None:
    """The press contact is one, however its lines are broken; the site's own phones are not in it."""
    for between, lines in ((" ", 1), ("<br>", 3), ("</p><p>", 3)):
        article = read(
            document(PLAIN.replace(TRAILER, f"<p>{between.join(CONTACT)}</p><p>Tel. +7 (495) 623-00-00</p>", 1))
        )
        assert (article.body, (article.contact or "").count("\n")) == ("\n\n".join(BODY), lines if lines == 3 else 1)
        assert (article.contact or "").split() == [*" ".join(CONTACT).split(), "Tel.", "+7", "(495)", "623-00-00"]


def test_links_to_other_sites_are_not_of_the_contact() -> None:
    """Names alone may go on a contact, but not where they lead to other sites, in a column behind the text."""
    names = ("United Nations", "Eurasian Bank", "President of the Republic")
    column = "".join(f'<div><a href="https://{number}.example/">{name}</a></div>' for number, name in enumerate(names))
    text = f"<div><div>{'<br>'.join(BODY)}</div><div>{'<br>'.join(CONTACT[:2])}</div></div>"
    article = read(document(f"{text}<div><h4>Official resources</h4>{column}</div>"))
    assert (facts(article), article.contact) == (wanted(title=None, day=None), "\n".join(CONTACT[:2]))


@pytest.mark.parametrize("heading", ["<b>See also:</b>", "<div>Read also</div>", "<p>Other news:</p>"])
def test_what_leads_to_other_articles_closes_the_text(heading: str) -> None:
    """The caption over a list of other articles is not the text's last line, a colon behind it or none."""
    others = "".join(f'<li><a href="/news/news_odkb/other-{n}/">Other item {n}</a></li>' for n in range(3))
    html = f"<div><div>{paragraphs(*BODY)}</div></div><div>{heading}<ul>{others}</ul></div>"
    assert facts(read(document(html))) == wanted(title=None, day=None)


def test_contact_that_ends_in_a_link_over_a_gallery() -> None:
    """The last line of the contact is its own, though the pictures behind it are links."""
    lines = "<br>".join((*CONTACT[:2], f'<a href="mailto:{CONTACT[2]}">{CONTACT[2]}</a>'))
    pictures = "".join(f'<a href="/upload/{n}.jpg"><img src="/upload/small/{n}.jpg"></a>' for n in range(4))
    html = PLAIN.replace(TRAILER, f"<p>{lines}</p><div>{pictures}</div>{TRAILER}")
    article = read(document(html))
    assert (facts(article), article.contact) == (wanted(), "\n".join(CONTACT))


@pytest.mark.parametrize("archive", ["", "https://web.archive.org"])
def test_an_archives_copy_reads_as_the_page_did(archive: str) -> None:
    """Links that an archive has made its own still tell what they lead to: short undated slides are leads."""
    html = document(PLAIN, carousel(("A school for translators was opened.",), (LEADS[1],)))
    copied = html.replace('href="/', f'href="{archive}/web/20220401000000/{PROFILE.base_url}/')
    live, copy = read(html), read(copied)
    assert facts(copy) == facts(live)
    assert [lead.url for lead in copy.leads] == [lead.url for lead in live.leads] != [None, None]


def test_newest_article_keeps_its_body_though_it_recurs() -> None:
    """The article's own words stand in the carousels of other pages, and are still its body."""
    seen = NONE.add("https://elsewhere/", seedtext.parse("\n\n".join(BODY)))
    source = Source(PROFILE, PROFILE.base_url, PROFILE.sections)
    url = f"{PROFILE.base_url}/news/news_odkb/newest/"
    page = Page(PROFILE.name, url, url, document(PLAIN).encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    assert facts(anatomy.read(page, source, recurring=seen)) == wanted()


def test_hint_serves_where_it_agrees() -> None:
    """A profile's selectors serve where headline, date and body agree; where they miss, the anatomy does."""
    right = Hint("today", headline="div.x1", date="div.x2", body="div.x3")
    html = (
        f"<div class=x1>{HEADLINE}</div><div class=x2>24.11.2022</div><div class=x3>{paragraphs(*BODY)}</div>{TRAILER}"
    )
    for hint, served in (
        (right, Served.HINT),
        (replace(right, date="div.x9"), Served.ANATOMY),
        (replace(right, headline="ul"), Served.ANATOMY),
        (replace(right, body="]["), Served.ANATOMY),
        (replace(right, until=dt.date(2020, 1, 1)), Served.ANATOMY),
    ):
        article = read(document(html), replace(PROFILE, hints=(hint,)))
        assert (facts(article), article.reading.served) == (wanted(), served)


def test_hint_passes_over_the_headline_once_more() -> None:
    """The stock template under a heading of its own: headline, picture, date, the headline again, the text."""
    hint = Hint("stock", headline="h1", date="div.x2", body="div.x3")
    html = (
        f"<h1>{HEADLINE}</h1><div class=x3><img src='/a.jpg'><div class=x2>24.11.2022</div><h3>{HEADLINE}</h3>"
        f"{paragraphs(*BODY)}</div>{TRAILER}"
    )
    for hints in ((hint,), ()):
        assert facts(read(document(html), replace(PROFILE, hints=hints))) == wanted()


def test_page_that_is_no_article() -> None:
    """Where there is no article the fields are empty and the reading says so; nothing is invented."""
    article = read("<html><body><div><a href='/'>Home</a></div></body></html>")
    assert (article.title, article.published, article.body, article.leads) == (None, None, "", ())
    assert article.reading.confidence == 0.0


def test_text_of_a_page_reads_back() -> None:
    """A page's text is in the seed record format: parsing it gives the same fields."""
    html = PLAIN.replace(TRAILER, paragraphs(*CONTACT) + TRAILER)
    article = read(document(html, carousel((LEADS[0],), (LEADS[1], STATEMENT), dates=("20.11.2026", "19.11.2026"))))
    again = seedtext.parse(article.text)
    assert facts(again) == facts(article) == wanted(2)
    assert (again.contact, again.text) == (article.contact, article.text)
    assert article.text.endswith("Go back\n\nBack to the section")


def test_a_text_of_short_lines_behind_a_picture_beside_the_headline() -> None:
    """The box of headline, date and picture's name is not the article's: the text stands in the next one."""
    picture = '<a href="/upload/ZVF_2142.JPG"><img src="/upload/ZVF_2142.JPG"></a>'
    head = f"<div><h1>{HEADLINE}</h1><p>24.11.2022</p><div>{picture}<span>ZVF_2142.JPG</span></div></div>"
    text = f"<div>{paragraphs('Dear friends,', 'The training goes on until June.', *CONTACT)}</div>"
    found = read(document(f"<div>{head}{text}</div>"))
    assert found.body == "Dear friends,\n\nThe training goes on until June."
    assert (found.contact, found.images) == ("\n".join(CONTACT), ("ZVF_2142.JPG",))


def test_a_dated_lead_that_breaks_off_keeps_its_date() -> None:
    """The first words of a declaration with a dated lead behind them are no headline that begins with a date."""
    cut = "The ministers of the six states, having met on the ferry in the matter of the burnt bridge,"
    slides = "".join(
        f'<li><small>{day}</small> <a href="/news/news_odkb/other-{day[:2]}/">{text}</a></li>'
        for day, text in (("25.11.2022", cut), ("24.11.2022", LEADS[0]), ("23.11.2022", LEADS[1]))
    )
    article = read(document(f"<ul>{slides}</ul><h1>{HEADLINE}</h1><div>24.11.2022</div>{paragraphs(*BODY)}{TRAILER}"))
    assert (article.leads[0].date, article.leads[0].text) == (dt.date(2022, 11, 25), cut)


@pytest.mark.parametrize("second", ["", "<p>being worried by the fire on the ferry, and by what came of it;</p>"])
def test_a_lead_whose_item_ends_in_a_link_may_break_off(second: str) -> None:
    """The clauses of a declaration are a lead where nothing but the link to read on behind them leads to an article."""
    cut = "The ministers of the six states, having met on the ferry in the matter of the burnt bridge,"
    slides = "".join(
        f'<div><p>{text}</p>{more}<a href="/news/news_odkb/other-{number}/">Read more</a></div>'
        for number, (text, more) in enumerate(((cut, second), (LEADS[0], ""), (LEADS[1], "")))
    )
    article = read(document(f"<h1>{HEADLINE}</h1><div>24.11.2022</div>{paragraphs(*BODY)}{TRAILER}", top=slides))
    assert ([lead.text.split("\n\n")[0] for lead in article.leads], article.title) == ([cut, *LEADS], HEADLINE)
