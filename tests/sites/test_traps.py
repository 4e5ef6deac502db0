"""Traps of headlines, dates, leads, image names and attachments (SITE.md), one a page, in our wording."""

import datetime as dt

import pytest

from pipeline import seedtext
from pipeline.model import Attachment, Served
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


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ('<a href="/upload/a.docx">Full wording of the decree</a>', "Full wording of the decree"),
        ('<a href="/upload/a.docx">Постановление</a> (DOCX, 120 КБ)', "Постановление"),
        ('<a href="/upload/a.docx">Download</a>', "a.docx"),
        ('<a href="/upload/a.docx">Annex 1.docx</a>', "Annex 1.docx"),
        ('The <a href="/upload/a.docx">decree</a> takes effect on the day on which it is published.', "a.docx"),
    ],
)
def test_a_document_is_named_as_the_page_names_it(shown: str, name: str) -> None:
    """By the words of a line that is its link, by its file's name where there are none; the text keeps the file's."""
    html = f"<h1>{HEADLINE}</h1><div>24.11.2022</div>{paragraphs(*BODY)}<div>{shown}</div>{TRAILER}"
    article = read(document(html))
    assert article.attachments == (Attachment(name, f"{PROFILE.base_url}/upload/a.docx"),)
    again = seedtext.parse(article.text)
    assert (again.title, again.body) == (article.title, article.body)


@pytest.mark.parametrize("behind", ["24 November 2022", "| 24 ноября 2022 г.", "24 ноября 2022 года"])
@pytest.mark.parametrize("title", [HEADLINE, f"{HEADLINE} | CSTO", f"CSTO - {HEADLINE}"])
def test_date_in_words_at_the_end_of_the_heading(title: str, behind: str) -> None:
    """What the title leaves out is the date; where the title has it too, it is part of the headline."""
    whole = f"{HEADLINE} {behind}"
    html = f"<h1>{whole}</h1>{paragraphs(*BODY)}{TRAILER}"
    assert facts(read(document(html, title=title))) == wanted()
    assert facts(read(document(html, title=whole))) == wanted(title=whole, day=None)


@pytest.mark.parametrize("title", ["{} | CSTO", "CSTO - {}", "{}"])
def test_date_behind_a_headline_that_was_cut_before_a_noun(title: str) -> None:
    """`... always works on the basis of 24.11.2022`: where the page's title ends before that, so does the headline."""
    headline = "The head of the mission told readers that it always works on the basis of"
    html = f"<h1>{headline} <span>24.11.2022</span></h1>{paragraphs(*BODY)}{TRAILER}"
    assert facts(read(document(html, title=title.format(headline)))) == wanted(title=headline)


@pytest.mark.parametrize("label", ["", "Date: ", "Published: "])
@pytest.mark.parametrize("name", ["", " Annex 2.doc"])
def test_a_text_glued_to_the_attachment_beside_its_date(label: str, name: str) -> None:
    """The first line of a text right behind the date's element is kept, whatever label the date has."""
    date = f'<span>{label}24.11.2022 <a href="/upload/a.docx">Download document</a>{name}</span>'
    article = read(document(f"<h3>{HEADLINE}</h3><div>{date}{BODY[0]}<br>{BODY[1]}</div>{TRAILER}"))
    assert facts(article) == wanted()


@pytest.mark.parametrize("tag", ["summary", "legend"])
def test_two_long_sentences_as_a_headline(tag: str) -> None:
    """What an element says to be a title is one, though it is two sentences, undated, and longer than most."""
    headline = (
        f"{HEADLINE.removesuffix(' on the northern section')} without delay again. More than eleven of them live there."
    )
    article = f"<{tag}>{headline}</{tag}><div>{paragraphs(*BODY)}</div>"
    box = {"summary": "details open", "legend": "fieldset"}[tag]
    found = read(document(f"<{box}>{article}</{box.split()[0]}>"))
    assert facts(found) == wanted(title=headline, day=None)
