"""Every trap of the sites' pages (SITE.md), each on a page of its own, in our wording."""

import datetime as dt
from dataclasses import replace

import pytest

from crawler.model import Page, Source
from crawler.profile import Hint
from pipeline import anatomy, seedtext
from pipeline.model import Attachment, Served
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


def test_plain_page() -> None:
    """No class, no heading, no carousel: order and form are enough."""
    article = read(document(PLAIN))
    assert facts(article) == wanted()
    assert article.reading.served is Served.ANATOMY


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("links", [True, False])
def test_leads_are_counted(count: int, size: int, dated: bool, links: bool) -> None:
    """One to five leads of one to three paragraphs, dated or not, linked or not, are told apart; none is the body's."""
    leads = [
        tuple(f"{LEADS[(number + part) % 2][:-1]}, item {number} part {part}." for part in range(size))
        for number in range(count)
    ]
    dates = tuple(f"{20 - number}.11.2026" for number in range(count)) if dated else ()
    article = read(document(PLAIN, carousel(*leads, dates=dates, links=links)))
    if count == 1 and size > 1 and not dated and not links:
        assert facts(article)[:3] == wanted()[:3]  # nothing but the box says that the paragraphs are one lead
        return
    assert facts(article) == wanted(count)
    assert [lead.text for lead in article.leads] == ["\n\n".join(lead) for lead in leads]
    assert [lead.date is not None for lead in article.leads] == [dated] * count
    assert [lead.url is not None for lead in article.leads] == [links] * count


def test_lead_that_is_a_statement() -> None:
    """A complete security statement in the carousel of a routine page is nothing of the article's."""
    article = read(document(PLAIN, carousel((STATEMENT,), (LEADS[0],))))
    assert facts(article) == wanted(2)
    assert STATEMENT not in article.body


def test_lead_that_repeats_the_first_sentence() -> None:
    """The newest article's own lead stands in its carousel; the body keeps its first paragraph."""
    assert facts(read(document(PLAIN, carousel((BODY[0],), (LEADS[0],))))) == wanted(2)


@pytest.mark.parametrize(
    "copy", [HEADLINE, HEADLINE.replace(" ", "  ", 1), HEADLINE.replace("frontier post", "frontierpost")]
)
def test_headline_twice(copy: str) -> None:
    """A second copy of the headline before the date, other white space or none in it, is not body."""
    html = f"<h2>{HEADLINE}</h2><div>{copy} 24.11.2022</div>{paragraphs(*BODY)}{TRAILER}"
    assert facts(read(document(html))) == wanted()


@pytest.mark.parametrize(
    "headline",
    [
        f"{HEADLINE} and took note of the report of the commission on the state of roads, bridges, wells, post offices"
        " and schools in the valley, which the experts of the six states had been preparing since the spring of th"[
            :255
        ],
        "The Permanent Council met. It discussed the shelling of a frontier post on the northern section.",
        "27.10.2022. The Permanent Council discussed the shelling of a frontier post",
        "November 24, 2022. The Permanent Council discussed the shelling of a frontier post",
        "On the situation that has arisen at the frontier post",
        "Interview of the Secretary General",
    ],
)
@pytest.mark.parametrize("tag", ["h1", "div", "b", "td"])
def test_odd_headlines(headline: str, tag: str) -> None:
    """Cut at 255, two sentences, a date at the beginning, few words: the headline is the line before the date."""
    head = f"<table><tr><td>{headline}</td></tr></table>" if tag == "td" else f"<{tag}>{headline}</{tag}>"
    html = f"{head}<p>24.11.2022</p>{paragraphs(*BODY)}{TRAILER}"
    assert facts(read(document(html, carousel((LEADS[0],))))) == wanted(1, title=headline)


def test_no_headline() -> None:
    """A page without one has none, and the menu's or a lead's words do not become it."""
    html = f"<div>24.11.2022</div>{paragraphs(*BODY)}{TRAILER}"
    assert facts(
        read(document(html, carousel((LEADS[0],), (LEADS[1],), dates=("20.11.2026", "19.11.2026"))))
    ) == wanted(2, title=None)


@pytest.mark.parametrize("joined", ["24.11.2022", "<span>24.11.2022</span>", "<b>24.11.2022</b>"])
def test_date_glued_to_the_next_word(joined: str) -> None:
    """`24.11.2022The ...` is the date line and the first paragraph."""
    html = f"<h1>{HEADLINE}</h1><p>{joined}{BODY[0]}</p><p>{BODY[1]}</p>{TRAILER}"
    assert facts(read(document(html))) == wanted()


def test_date_glued_to_a_digit() -> None:
    """`15.05.202415 May` is the 15th of May, and a paragraph that begins with 15."""
    html = f"<h1>{HEADLINE}</h1><p>15.05.202415 May is the day of the Treaty, and the Council met on it.</p>{TRAILER}"
    article = read(document(html))
    assert (article.published, article.body[:6]) == (dt.date(2024, 5, 15), "15 May")


def test_impossible_date() -> None:
    """A date that is none is null, with a note, and is not body."""
    article = read(document(PLAIN.replace("24.11.2022", "31.02.2022")))
    assert facts(article) == wanted(day=None)
    assert "31.02.2022 is no date" in article.reading.notes


@pytest.mark.parametrize(
    "elsewhere",
    [
        '<meta name="date" content="2030-01-02">',
        "<script>var published = '03.04.2029';</script>",
        "<!-- 12.12.2012 -->",
        '<div style="display:none">11.11.2011</div>',
        "<div hidden>11.11.2011</div>",
        "<noscript><p>13.01.2013</p></noscript>",
        "<div>22.11.2026</div>",
    ],
)
def test_dates_that_are_not_beside_the_headline(elsewhere: str) -> None:
    """Nothing from scripts, comments, hidden elements, a calendar, `this year` or an event becomes the date."""
    texts = (f"November 24th of this year. {BODY[0]}", f"{BODY[1]} The report of 01.11.2022 was heard.")
    article = read(document(f"<h1>{HEADLINE}</h1>{paragraphs(*texts)}{TRAILER}", elsewhere))
    assert (article.title, article.published, article.body) == (HEADLINE, None, "\n\n".join(texts))


@pytest.mark.parametrize(
    "name",
    ["ZVF_2142.JPG", "WhatsApp Image 2022-05-24 at 13.45.12 (1).jpeg", "Заседание 12.05.2020.jpg", "photo 21 (2).png"],
)
@pytest.mark.parametrize("place", ["beside", "own line", "before contact"])
def test_image_names(name: str, place: str) -> None:
    """Names of images, with spaces, dots, Cyrillic and dates in them, are images wherever they stand."""
    beside = f" {name}" if place == "beside" else ""
    line = f"<p>{name}</p>" if place == "own line" else ""
    before = f"{name} " if place == "before contact" else ""
    html = (
        f"<h1>{HEADLINE}</h1><div>24.11.2022{beside}</div><p>{BODY[0]}</p>{line}<p>{BODY[1]}</p>"
        f"<p>{before}{'<br>'.join(CONTACT)}</p>{TRAILER}"
    )
    article = read(document(html))
    assert facts(article) == wanted()
    assert (article.contact, article.images) == ("\n".join(CONTACT), (name,))


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        (
            '<a href="/upload/a.docx">Download document</a> 39357fa0b754c4c5529e0bcf4d007437.docx',
            "39357fa0b754c4c5529e0bcf4d007437.docx",
        ),
        ('<a href="/upload/a.docx">Download document</a>Annex 1.pdf', "Annex 1.pdf"),
        ('<a href="/upload/a.docx">Download document</a>', None),
        ('<a href="/upload/a.docx">Download</a>Annex 1.docx', "Annex 1.docx"),
        ('<a href="/upload/a.docx">Скачать документ</a>Приложение 1.docx', "Приложение 1.docx"),
        ('| admin <a href="/upload/a.docx">Скачать документПриложение 1.docx</a>', "Приложение 1.docx"),
    ],
)
def test_attachments(shown: str, name: str | None) -> None:
    """Attachments beside the date, named or not, are attachments with their address, and nothing of the body."""
    article = read(document(PLAIN.replace("24.11.2022", f"24.11.2022 {shown}")))
    assert facts(article) == wanted()
    assert article.attachments == (Attachment(name, f"{PROFILE.base_url}/upload/a.docx"),)


@pytest.mark.parametrize(
    "shown",
    [
        '<a href="/upload/a.docx">Download</a>',
        '<span>Download</span><br><a href="/upload/a.docx"><img src="/doc.png" alt=""></a>',
        '<a href="/upload/a.docx">Full wording of the decree</a>',
        '<a href="/upload/a.docx">Постановление</a> (DOCX, 120 КБ)',
    ],
)
@pytest.mark.parametrize("place", ["before the text", "behind the text", "amid the text"])
def test_a_link_to_a_document_is_no_sentence(shown: str, place: str) -> None:
    """A few words that lead to a file are an attachment wherever they stand, whatever they say."""
    box, (first, second) = f"<div>{shown}</div>", map(paragraphs, BODY)
    texts = {
        "before the text": box + first + second,
        "behind the text": first + second + box,
        "amid the text": first + box + second,
    }
    article = read(document(f"<h1>{HEADLINE}</h1><div>24.11.2022</div>{texts[place]}{TRAILER}"))
    assert facts(article) == wanted()
    assert [attachment.url for attachment in article.attachments] == [f"{PROFILE.base_url}/upload/a.docx"]


@pytest.mark.parametrize("behind", ["24 November 2022", "| 24 ноября 2022 г.", "24 ноября 2022 года"])
@pytest.mark.parametrize("title", [HEADLINE, f"{HEADLINE} | CSTO", f"CSTO - {HEADLINE}"])
def test_date_in_words_at_the_end_of_the_heading(title: str, behind: str) -> None:
    """What the title leaves out is the date; where the title has it too, it is part of the headline."""
    whole = f"{HEADLINE} {behind}"
    html = f"<h1>{whole}</h1>{paragraphs(*BODY)}{TRAILER}"
    assert facts(read(document(html, title=title))) == wanted()
    assert facts(read(document(html, title=whole))) == wanted(title=whole, day=None)


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
