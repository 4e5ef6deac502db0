"""What templates put around an article: the section and counters, galleries, calendars, lists beside the text."""

import datetime as dt
import textwrap

import pytest

from crawler.model import Page, Source
from pipeline import anatomy
from pipeline.model import Article
from pipeline.recurring import Recurring
from tests.sites.trap_pages import (
    BODY,
    CONTACT,
    DAY,
    HEADLINE,
    LEADS,
    PROFILE,
    TRAILER,
    document,
    facts,
    paragraphs,
    wanted,
)
from tests.sites.trap_pages import read as read_alone

SOURCE = Source(PROFILE, PROFILE.base_url, PROFILE.sections)
SECTION = '<span><a href="/news/">News of the Union</a></span>'
TOOLS = f'{SECTION} <span>Views: 5980</span> <a href="?print=Y">Print version</a>'
MORE = "A third meeting will be held in the spring, when the ice on the river has gone."


def read(html: str, recurring: Recurring | None = None) -> Article:
    url = f"{PROFILE.base_url}/news/news_odkb/permanent-council-shelling/"
    page = Page(PROFILE.name, url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    return anatomy.read(page, SOURCE, recurring=recurring or Recurring())


@pytest.mark.parametrize("day", ["24 November 2022", "24.11.2022"])
def test_a_headline_that_begins_with_a_date_and_stands_twice(day: str) -> None:
    """Its date is the one behind the copy, not the one it begins with."""
    headline = "19.07.2021 – The exercise on the lake has begun"
    article = read_alone(document(f"<h1>{headline}</h1><p>{headline}</p><p>{day}</p><div>{paragraphs(*BODY)}</div>"))
    assert facts(article) == wanted(title=headline)


def test_a_headline_that_ends_in_a_date_and_stands_twice() -> None:
    """It is whole, though a title of the page leaves the date out."""
    headline = "Statement on the shelling of a frontier post on 1 November 2012"
    head = f'<meta property="og:title" content="{headline[:-16]}..."><h1>{headline}</h1><div>{headline}</div>'
    article = read_alone(document(f"{head}<div>24 November 2022</div><div>{paragraphs(*BODY)}</div>", title=headline))
    assert facts(article) == wanted(title=headline)


@pytest.mark.parametrize("name", ["Фото 22.JPG", "ZVF_2142.JPG"])
def test_hours_and_the_name_of_a_picture_beside_the_date(name: str) -> None:
    """The date is read, and the name is a picture's."""
    head = f"<h1>{HEADLINE}</h1><div><span>November 24, 2022, 09:26 {name}</span>{TOOLS}</div>"
    article = read_alone(document(f"{head}<div>{paragraphs(*BODY)}</div>"))
    assert (*facts(article), article.images) == (*wanted(), (name,))


@pytest.mark.parametrize("date", ["", "<span>24.11.2022</span>"])
@pytest.mark.parametrize("headline", ["", f"<h1>{HEADLINE}</h1>"])
def test_the_section_and_counters_are_no_headline_and_no_text(headline: str, date: str) -> None:
    """They stand beside the date, or in its place."""
    article = read(document(f"{headline}<div>{date}{TOOLS}</div><div>{paragraphs(*BODY)}</div>{TRAILER}"))
    assert facts(article) == wanted(title=HEADLINE if headline else None, day=DAY if date else None)


def test_the_way_to_share_is_no_opening_of_a_text() -> None:
    """All of the text is read where the page has no headline."""
    head = '<div><p>24.11.2022 ZVF_4663.JPG</p><div>Share: <a href="https://vk.com/share?url=x"></a></div></div>'
    text = "".join(f"<div>{text}</div>" for text in (*BODY, MORE))
    article = read(document(f"{head}<div>{text}</div>{TRAILER}"))
    assert (article.title, article.published, article.body.split("\n\n")) == (None, DAY, [*BODY, MORE])


SUBHEADING = "<h3>What is next</h3>"
LINKED = BODY[0].replace("a frontier post", '<a href="/news/news_odkb/post/">a frontier post</a>')


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


def test_what_no_other_page_shows_is_no_carousel() -> None:
    """Paragraphs over a heading, without dates and links, are text where other pages of the source show other ones."""
    page = f"<title>CSTO</title><body><div>{paragraphs(*BODY)}{SUBHEADING}<p>{MORE}</p></div></body>"
    known = Recurring().add("https://en.odkb-csto.org/news/smi/another/", read_alone(document(HEADLINE)))
    known = known.add("https://en.odkb-csto.org/news/smi/lake/", read_alone(document(paragraphs(*LEADS))))
    assert read(page, known).title is None
    assert read(page).title == "What is next"


@pytest.mark.parametrize("name", ["slide{}", "s-{}", "item_{}"])
def test_slides_told_by_their_numbers_are_leads(name: str) -> None:
    """Though all but the first are hidden, and none has a class."""
    slides = "".join(
        f'<div id="{name.format(number)}" style="display:{"none" if number else "block"}"><p>{20 - number}.11.2026</p>'
        f'<p>{text}</p><a href="/news/news_odkb/lead-{number}/">More</a></div>'
        for number, text in enumerate(LEADS)
    )
    article = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p>{paragraphs(*BODY)}", f"<div>{slides}</div>"))
    assert facts(article) == wanted(leads=2)


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


def test_how_long_an_article_takes_to_read_is_no_lead() -> None:
    """It stands over the headline, as the leads do."""
    lead = f'<div><div><a href="/news/smi/lead/"><i>20.11.2026</i> <span>{LEADS[0]}</span></a></div></div>'
    article = f"<div><div>24.11.2022 | 3 min read</div><h1>{HEADLINE}</h1><div>{paragraphs(*BODY)}</div></div>"
    assert facts(read(document(f"<div><div>Views: 12 <span>3 min read</span></div>{article}</div>", lead))) == wanted(
        leads=1
    )


@pytest.mark.parametrize("title", ["Photo gallery", "Photos", "Фотогалерея"])
def test_the_title_of_a_gallery_is_no_text(title: str) -> None:
    """Be a document or the press contact beside it."""
    pictures = "".join(f'<a href="/upload/{number}.jpg"><img src="/upload/{number}_s.jpg"></a>' for number in range(3))
    file = '<div><a href="/upload/annex.pdf">Download document</a> Annex 1.pdf</div>'
    text = f"<div>{'<br><br>'.join(BODY)}<br><br>{'<br>'.join(CONTACT)}</div>"
    behind = f"<div><div>{title}</div>{pictures}</div><div>{file}</div>"
    article = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p>{text}{behind}{TRAILER}"))
    assert (*facts(article), article.contact) == (*wanted(), "\n".join(CONTACT))


def test_a_list_of_news_beside_the_headline() -> None:
    """A heading over other articles, in one row with the headline, does not make the article one of them."""
    other = '<a href="/news/news_odkb/other/">The exercise on the lake has begun</a> <em>20.11.2026</em>'
    side = f"<div><h4>Latest news</h4><ul><li>{other}</li></ul></div>"
    lead = f'<div><p>{LEADS[0]}</p><a href="/news/news_odkb/lead/">Read more</a></div>'
    text = f"<div><div>24.11.2022</div><h1>{HEADLINE}</h1><p>{BODY[0]}</p><p>{BODY[1]}</p></div>"
    assert facts(read(document(f"<div>{side}{text}</div>", lead, title="News"))) == wanted(leads=1)


def test_a_calendar_behind_a_text_with_a_menu_below() -> None:
    """Neither is text, where all stands in the page itself and a document behind the text does too."""
    days = "".join(f"<tr>{''.join(f'<td>{week * 7 + day}</td>' for day in range(1, 8))}</tr>" for week in range(4))
    calendar = f"<table><caption>March 2026</caption><tr><th>Mo</th><th>Tu</th></tr>{days}</table>"
    file = '<div><div>Photos</div><div><a href="/upload/annex.pdf">Download document</a> Annex 1.pdf</div></div>'
    menu = '<div><ul><li><a href="/">Home</a></li><li><a href="/news/">News</a></li></ul><p>© 2026 CSTO</p></div>'
    text = f"<h1>{HEADLINE}</h1><p>24.11.2022</p>{paragraphs(*BODY)}{file}{calendar}{menu}"
    assert facts(read(f"<title>CSTO</title><body>{text}</body>")) == wanted()


@pytest.mark.parametrize("place", ["Bishkek, May 13, 2014", "Minsk, 13 May 2014"])
def test_place_and_date_open_a_text_without_a_headline(place: str) -> None:
    """They are its first line, and no date of the article's."""
    above = f"<div>{TOOLS}</div>"
    article = read(document(f"{above}<div>{paragraphs(place, *BODY)}</div>{TRAILER}"))
    assert (article.title, article.published, article.body.split("\n\n")) == (None, None, [place, *BODY])


def test_a_town_behind_a_date_is_no_year() -> None:
    """`24.11.2022` `г. Минск, ...`: the letter is the town's."""
    article = read(
        document(f"<h1>{HEADLINE}</h1><p><b>24.11.2022</b>г. Минск, 13 мая 2014 года</p>{paragraphs(*BODY)}")
    )
    assert article.published == DAY
    assert article.body.split("\n\n") == ["г. Минск, 13 мая 2014 года", *BODY]


def test_a_sentence_that_runs_through_its_link_behind_a_number() -> None:
    """It is text, though its link leads to another article."""
    linked = 'The next meeting is set for 15 <a href="/news/news_odkb/september/">September of next year</a> in Minsk.'
    article = read(
        document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p><div><p>{BODY[0]}</p><p>{linked}</p><p>{BODY[1]}</p></div>")
    )
    assert article.body.split("\n\n")[1] == "The next meeting is set for 15 September of next year in Minsk."


@pytest.mark.parametrize("line", ["{}-tel/fax", "tel.: {}", "тел.: {}"])
def test_phones_that_differ_in_figures_alone(line: str) -> None:
    """They are the press contact's, and no captions of pictures."""
    contact = [CONTACT[0], line.format(CONTACT[1]), line.format("+7 495-795-27-11"), f"e-mail: {CONTACT[2]}"]
    article = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p><div>{paragraphs(*BODY, *contact)}</div>{TRAILER}"))
    assert (*facts(article), article.contact) == (*wanted(), "\n".join(contact))


@pytest.mark.parametrize("opening", [HEADLINE, f"<b>{HEADLINE}</b>"])
def test_a_text_that_begins_with_the_headline_and_goes_on(opening: str) -> None:
    """Its first sentence is whole, be the headline in bold in it."""
    first = f"<p>{opening} at the request of two states. It sat for three hours.</p>"
    article = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p><div>{first}<p>{BODY[1]}</p></div>{TRAILER}"))
    assert article.body == f"{HEADLINE} at the request of two states. It sat for three hours.\n\n{BODY[1]}"


def test_pictures_of_several_articles_say_nothing_of_the_date_behind_them() -> None:
    """A strip of pictures below the carousel leads to its articles; the date behind it is the text's."""
    lead = '<div><b>{}.11.2026</b><p>{}</p><a href="/news/smi/lead-{}/">More</a></div>'
    leads = "".join(lead.format(20 - number, text, number) for number, text in enumerate(LEADS))
    strip = "".join(f'<a href="/news/smi/lead-{number}/"><img src="/{number}.jpg"></a>' for number in range(2))
    text = f"<div><div>24 November 2022</div><div>{paragraphs(*BODY)}</div>{TRAILER}</div>"
    assert facts(read(document(text, f"<div>{leads}</div><div>{strip}</div>"))) == wanted(leads=2, title=None)


LIST = "<ul><li>The lake was cleared of mines by divers of three states.</li></ul>"
TABLE = "<table><tr><td>Minsk</td><td>12</td></tr><tr><td>Bishkek</td><td>14</td></tr></table>"


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


def test_a_document_the_section_and_counters_beside_the_date() -> None:
    """All on one line: the date, the attachment, and nothing else."""
    line = f'<span>24.11.2022 <a href="/upload/a.docx">Download document 39357fa0.docx</a></span>{TOOLS}'
    article = read(document(f"<div>{line}</div><h1>{HEADLINE}</h1><div>{paragraphs(*BODY)}</div>{TRAILER}"))
    assert (*facts(article), [each.name for each in article.attachments]) == (*wanted(), ["39357fa0.docx"])


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


def test_pictures_of_several_articles_do_not_make_a_heading_an_item() -> None:
    """A strip of pictures below the carousel, and right behind it the headline."""
    leads = "".join(
        f'<div><b>{20 - number}.11.2026</b><p><a href="/news/smi/lead-{number}/">{text}</a></p></div>'
        for number, text in enumerate(LEADS)
    )
    strip = "".join(f'<a href="/news/smi/lead-{number}/"><img src="/{number}.jpg"></a>' for number in range(2))
    article = f"<div><h2>{HEADLINE}</h2><div>24.11.2022</div><div>{paragraphs(*BODY)}</div></div>"
    assert facts(read(document(article, f"<div>{leads}</div><div>{strip}</div>"))) == wanted(leads=2)


def test_a_sentence_that_is_mostly_a_link() -> None:
    """It opens a text or goes on with it, wherever its link leads."""
    first = '<a href="https://www.un.org/en/">The organization of the united nations</a> thanked the states.'
    amid = 'The states <a href="/news/news_odkb/plan/">agreed to go on with the talks of last year</a> in Minsk.'
    text = "<br><br>".join((first, amid, *BODY))
    article = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p><div>{text}</div>{TRAILER}"))
    assert article.body.split("\n\n") == [
        "The organization of the united nations thanked the states.",
        "The states agreed to go on with the talks of last year in Minsk.",
        *BODY,
    ]


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
    article = read(document(f"<div>24.11.2022 | Views: 12</div><div>{paragraphs(*BODY)}</div>{TRAILER}", top), known)
    assert facts(article) == wanted(leads=2, title=None)


@pytest.mark.parametrize("is_known", [False, True])
def test_a_subheading_behind_the_only_paragraph_so_far(*, is_known: bool) -> None:
    """It is the headline behind a lead, unless other pages of the source show other paragraphs there."""
    page = f"<title>CSTO</title><body><div>24.11.2022<p>{BODY[0]}</p><h3>What is next</h3><p>{MORE}</p></div></body>"
    known = Recurring().add("https://en.odkb-csto.org/news/smi/lake/", read_alone(document(paragraphs(*LEADS))))
    assert read(page, known if is_known else None).title == (None if is_known else "What is next")


def test_an_inset_amid_a_text_without_a_headline() -> None:
    """The subheading behind it is still amid the text."""
    inset = '<aside>Read also <a href="/news/news_odkb/lake/">The exercise on the lake has begun</a></aside>'
    text = f"<p>{BODY[0]}</p>{inset}<p>{BODY[1]}</p><h3>What is next</h3><p>{MORE}</p>"
    lead = f'<div><p>{LEADS[0]}</p><a href="/news/news_odkb/lead/">Read more</a></div>'
    article = read(document(f"<div>24.11.2022 <a href='?print=Y'>Print</a></div><div>{text}</div>", lead))
    assert (article.title, article.published, len(article.leads)) == (None, DAY, 1)


def test_text_as_it_was_typed_is_wrapped_at_its_width() -> None:
    """A line that had room for the next word ends a paragraph, one that had not goes on."""
    lines = textwrap.wrap(LEADS[0], 60)
    typed = f'<pre><a href="/news/smi/lead/">20.11.2026\n{chr(10).join(lines)}</a></pre>'
    article = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p>{paragraphs(*BODY)}", typed))
    assert facts(article) == wanted(leads=1)
    assert [(lead.date, lead.text) for lead in article.leads] == [(dt.date(2026, 11, 20), LEADS[0])]


def test_a_list_of_news_in_which_the_page_itself_stands() -> None:
    """Its items are headlines, this very page's among them, and no leads."""
    items = [
        ("The exercise on the lake has begun", "lake"),
        (HEADLINE, "permanent-council-shelling"),
        (MORE[:-1], "ice"),
    ]
    links = "".join(
        f'<li><a href="/news/news_odkb/{slug}/">{text}</a> <em>20.11.2026</em></li>' for text, slug in items
    )
    lead = f'<div><p>{LEADS[0]}</p><a href="/news/news_odkb/lead/">Read more</a></div>'
    top = f"<div>{lead}</div><div><h4>Latest news</h4><ul>{links}</ul></div>"
    assert facts(read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p>{paragraphs(*BODY)}", top))) == wanted(leads=1)


def test_a_sentence_in_bold_amid_a_list() -> None:
    """It is an item of the text, and no headline, where the page has none."""
    items = f"<ul><li>{BODY[1]}</li><li><b>{MORE}</b></li><li>The lake was cleared of mines by divers.</li></ul>"
    way = '<div><a href="/">Home</a> / <a href="/news/">News</a></div>'
    text = f"{BODY[0]}<br><br>{LEADS[0]}<br><br>{items}{LEADS[1]}"
    article = read(f"<title>CSTO</title><body><div>{way}<div>24.11.2022</div><div>{text}</div></div></body>")
    assert (article.title, article.published, article.leads) == (None, DAY, ())


def test_a_copyright_before_a_notice_is_no_text() -> None:
    """Both stand in paragraphs alike, below a text that stands in the page itself."""
    footer = "<div><p>© 2012-2026 Union of States. When quoting, a link to the site is required.</p></div>"
    notice = "<div><p>We use cookies to make the site work better, and to count our readers.</p></div>"
    text = f"<h1>{HEADLINE}</h1><p>24.11.2022</p>{paragraphs(*BODY)}"
    assert facts(read(f"<title>CSTO</title><body>{text}<div>Views: 12</div>{footer}{notice}</body>")) == wanted()


def test_a_date_in_bold_that_a_sentence_begins_with() -> None:
    """`11 апреля 2023 года` `Совет` is no date line, though the next word has a capital."""
    first = (
        "<p><b>11 апреля 2023 года</b> Совет министров обороны собрался в Минске и обсудил план учений на озере.</p>"
    )
    article = read(document(f"<h1>Заседание Совета министров обороны</h1><div>{first}</div>{TRAILER}"))
    assert article.published is None
    assert article.body.startswith("11 апреля 2023 года Совет министров")


def test_who_posted_it_and_how_long_it_takes_are_no_headline() -> None:
    """A sign parts them, and the first leads to its author's page."""
    line = '<div><a href="/author/press/">Press service</a> · <span>8 min read</span></div>'
    article = read(document(f"<div><span>24.11.2022</span>{line}</div><div>{paragraphs(*BODY)}</div>{TRAILER}"))
    assert facts(article) == wanted(title=None)


def test_a_short_paragraph_alone_in_the_second_column() -> None:
    """It stands as the first of the other column does, though that one closes with a quotation."""
    columns = f"<div><p>{BODY[0]}</p><blockquote>{BODY[1]}</blockquote></div><div><p>{MORE}</p></div>"
    article = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p><div>{columns}</div>{TRAILER}"))
    assert article.body.split("\n\n") == [*BODY, MORE]


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


def test_a_date_glued_to_a_text_with_a_link_in_it() -> None:
    """It is no lead's, where the page has no headline: the link is a few words of the text's."""
    linked = BODY[0].replace("Moscow", '<a href="/news/news_odkb/moscow/">Moscow</a>')
    article = read(document(f"<div>{SECTION}</div><div>24.11.2022{linked}<br><br>{BODY[1]}</div>{TRAILER}"))
    assert facts(article) == wanted(title=None)


def test_an_article_without_headline_begins_with_the_words_of_a_lead_that_is_a_link() -> None:
    """Its date is the one right before them, there too."""
    lead = '<div><div><a href="{}">{}.11.2022</a></div><div><a href="{}">{}</a></div></div>'
    own, other = "/news/news_odkb/permanent-council-shelling/", "/news/smi/lead/"
    top = f"<div>{lead.format(other, 25, other, LEADS[0])}{lead.format(own, 24, own, BODY[0])}</div>"
    known = Recurring().add("https://en.odkb-csto.org/news/smi/lake/", read(document(f"<h1>{MORE}</h1>", top)))
    article = read(document(f"<div>24 November 2022</div><div>{paragraphs(*BODY)}</div>{TRAILER}", top), known)
    assert facts(article) == wanted(leads=2, title=None)
