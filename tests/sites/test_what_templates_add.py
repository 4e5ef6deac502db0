"""What templates put around an article: the section and counters, galleries, calendars, lists beside the text."""

import datetime as dt
import textwrap

import pytest

from pipeline.recurring import Recurring
from tests.sites.trap_pages import (
    BODY,
    CONTACT,
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


@pytest.mark.parametrize("name", ["Фото 22.JPG", "ZVF_2142.JPG"])
def test_hours_and_the_name_of_a_picture_beside_the_date(name: str) -> None:
    """The date is read, and the name is a picture's."""
    head = f"<h1>{HEADLINE}</h1><div><span>November 24, 2022, 09:26 {name}</span>{TOOLS}</div>"
    article = read(document(f"{head}<div>{paragraphs(*BODY)}</div>"))
    assert (*facts(article), article.images) == (*wanted(), (name,))


def test_the_way_to_share_is_no_opening_of_a_text() -> None:
    """All of the text is read where the page has no headline."""
    head = '<div><p>24.11.2022 ZVF_4663.JPG</p><div>Share: <a href="https://vk.com/share?url=x"></a></div></div>'
    text = "".join(f"<div>{text}</div>" for text in (*BODY, MORE))
    article = read(document(f"{head}<div>{text}</div>{TRAILER}"))
    assert (article.title, article.published, article.body.split("\n\n")) == (None, DAY, [*BODY, MORE])


def test_what_no_other_page_shows_is_no_carousel() -> None:
    """Paragraphs over a heading, without dates and links, are text where other pages of the source show other ones."""
    page = f"<title>CSTO</title><body><div>{paragraphs(*BODY)}{SUBHEADING}<p>{MORE}</p></div></body>"
    known = Recurring().add("https://en.odkb-csto.org/news/smi/another/", read(document(HEADLINE)))
    known = known.add("https://en.odkb-csto.org/news/smi/lake/", read(document(paragraphs(*LEADS))))
    assert read(page, recurring=known).title is None
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


def test_a_calendar_behind_a_text_with_a_menu_below() -> None:
    """Neither is text, where all stands in the page itself and a document behind the text does too."""
    days = "".join(f"<tr>{''.join(f'<td>{week * 7 + day}</td>' for day in range(1, 8))}</tr>" for week in range(4))
    calendar = f"<table><caption>March 2026</caption><tr><th>Mo</th><th>Tu</th></tr>{days}</table>"
    file = '<div><div>Photos</div><div><a href="/upload/annex.pdf">Download document</a> Annex 1.pdf</div></div>'
    menu = '<div><ul><li><a href="/">Home</a></li><li><a href="/news/">News</a></li></ul><p>© 2026 CSTO</p></div>'
    text = f"<h1>{HEADLINE}</h1><p>24.11.2022</p>{paragraphs(*BODY)}{file}{calendar}{menu}"
    assert facts(read(f"<title>CSTO</title><body>{text}</body>")) == wanted()


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


def test_pictures_of_several_articles_say_nothing_of_the_date_behind_them() -> None:
    """A strip of pictures below the carousel leads to its articles; the date behind it is the text's."""
    lead = '<div><b>{}.11.2026</b><p>{}</p><a href="/news/smi/lead-{}/">More</a></div>'
    leads = "".join(lead.format(20 - number, text, number) for number, text in enumerate(LEADS))
    strip = "".join(f'<a href="/news/smi/lead-{number}/"><img src="/{number}.jpg"></a>' for number in range(2))
    text = f"<div><div>24 November 2022</div><div>{paragraphs(*BODY)}</div>{TRAILER}</div>"
    assert facts(read(document(text, f"<div>{leads}</div><div>{strip}</div>"))) == wanted(leads=2, title=None)


def test_a_document_the_section_and_counters_beside_the_date() -> None:
    """All on one line: the date, the attachment, and nothing else."""
    line = f'<span>24.11.2022 <a href="/upload/a.docx">Download document 39357fa0.docx</a></span>{TOOLS}'
    article = read(document(f"<div>{line}</div><h1>{HEADLINE}</h1><div>{paragraphs(*BODY)}</div>{TRAILER}"))
    assert (*facts(article), [each.name for each in article.attachments]) == (*wanted(), ["39357fa0.docx"])


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


def test_a_short_paragraph_alone_in_the_second_column() -> None:
    """It stands as the first of the other column does, though that one closes with a quotation."""
    columns = f"<div><p>{BODY[0]}</p><blockquote>{BODY[1]}</blockquote></div><div><p>{MORE}</p></div>"
    article = read(document(f"<h1>{HEADLINE}</h1><p>24.11.2022</p><div>{columns}</div>{TRAILER}"))
    assert article.body.split("\n\n") == [*BODY, MORE]


def test_a_date_glued_to_a_text_with_a_link_in_it() -> None:
    """It is no lead's, where the page has no headline: the link is a few words of the text's."""
    linked = BODY[0].replace("Moscow", '<a href="/news/news_odkb/moscow/">Moscow</a>')
    article = read(document(f"<div>{SECTION}</div><div>24.11.2022{linked}<br><br>{BODY[1]}</div>{TRAILER}"))
    assert facts(article) == wanted(title=None)
