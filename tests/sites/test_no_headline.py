"""Articles without a headline: words and date are their own, not those of the carousel; no headline is made up."""

import datetime as dt

import pytest

from crawler.model import Page, Source
from crawler.sites import PROFILES
from pipeline import anatomy
from pipeline.model import Article, Served
from pipeline.recurring import Recurring

SOURCE = Source(PROFILES[0], PROFILES[0].base_url, PROFILES[0].sections)
CLOSING = "The treaty was signed in May 1992, and the organization grew out of it ten years later."
BODY = (
    "The ministers met in Bishkek and went over the plan of joint work for the coming year.",
    "They asked the secretariat to draw up a report on the border by the end of autumn.",
    CLOSING,
)
LEADS = (
    ("18.11.2026", "Divers of three states searched a lake for mines left from the last war.", "/news/smi/ozero/"),
    ("16.11.2026", "Doctors of the field hospital received four hundred villagers in one week.", "/news/smi/vrachi/"),
)


def read(html: str, *, path: str = "/news/news_odkb/vstrecha/", recurring: Recurring | None = None) -> Article:
    url = f"https://en.odkb-csto.org{path}"
    page = Page("csto-en", url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    return anatomy.read(page, SOURCE, recurring=recurring or Recurring())


def page(*, title: str = "Collective Security Treaty Organization", above: str = "", item: str = "") -> str:
    """A page whose carousel items are filled from `item`: date, text, address."""
    slides = "".join(item.format(*lead) for lead in LEADS)
    text = "".join(f"<p>{part}</p>" for part in BODY)
    return (
        f"<title>{title}</title><body><div>{slides}</div>"
        f"<div><p>04.06.2026</p>{above}<div>{text}</div><a href='/news/'>Back to the section</a></div></body>"
    )


ITEMS = {
    "link around": '<a href="{2}"><span>{0}</span><p>{1}</p></a>',
    "link on the date": '<div><a href="{2}">{0}</a><p>{1}</p></div>',
    "link to read on": '<div><i>{0}</i><p>{1}</p><a href="{2}">Read more</a></div>',
    "link at the end": '<div><b>{0}</b><br>{1} <a href="{2}">more</a></div>',
    "no link": "<div><section><h6>{0}</h6><p>{1}</p></section></div>",
    "short first line": '<div><i>{0}</i><p>From the press service</p><p>{1}</p><a href="{2}">More</a></div>',
}


@pytest.mark.parametrize("item", ITEMS)
def test_nothing_of_the_carousel_is_the_articles(item: str) -> None:
    """Date and body are the article's own, the headline stays unknown, every slide is one lead."""
    article = read(page(item=ITEMS[item]))
    assert article.title is None
    assert article.published == dt.date(2026, 6, 4)
    assert article.body.split("\n\n") == [*BODY]
    assert [lead.date for lead in article.leads] == [dt.date(2026, 11, 18), dt.date(2026, 11, 16)]


def test_short_paragraphs_before_the_link_that_closes_a_lead_are_that_leads() -> None:
    """A lead of three paragraphs, the last two short, is no article, though the article behind it has no date."""
    item = "<div><p>{0}</p><p>{1}</p>{3}<a href='{2}'>More</a></div>"
    short = "<p>They stay till May.</p><p>All are well.</p>"
    slides = "".join(item.format(*lead, more) for lead, more in zip(LEADS, ("", short), strict=True))
    text = "".join(f"<p>{part}</p>" for part in BODY)
    article = read(f"<title>CSTO</title><body><div><div>{slides}</div>{text}<a href='/news/'>Go back</a></div></body>")
    assert (article.title, article.published) == (None, None)
    assert article.body.split("\n\n") == [*BODY]
    assert [lead.date for lead in article.leads] == [dt.date(2026, 11, 18), dt.date(2026, 11, 16)]


def test_words_many_articles_close_with_do_not_make_it_a_lead() -> None:
    """A paragraph known from other pages at an article's end takes nothing before it into the carousel."""
    item = ITEMS["link on the date"]
    other = read(page(item=item).replace("Bishkek", "Minsk"), path="/news/news_odkb/drugoe/")
    article = read(page(item=item), recurring=Recurring().add("https://en.odkb-csto.org/news/news_odkb/drugoe/", other))
    assert article.body.split("\n\n") == [*BODY]
    assert article.published == dt.date(2026, 6, 4)


def test_a_text_most_of_which_other_pages_have_too_is_still_the_articles() -> None:
    """Where the slides are known by their links, words that come again do not take the whole text for slides."""
    html = page(item=ITEMS["link on the date"]).replace("<p>04.06.2026</p>", "")
    other = read(html.replace("Bishkek", "Minsk"), path="/news/news_odkb/drugoe/")
    again = Recurring().add("https://en.odkb-csto.org/news/news_odkb/drugoe/", other)
    article = read(html, recurring=again)
    assert (article.body.split("\n\n"), article.reading.served) == ([*BODY], Served.ANATOMY)


COLUMNS = {
    "bold": "<div><b>Friendly sites</b><ul>{0}</ul></div>",
    "heading": "<div><h4>Friendly sites</h4><ul>{0}</ul></div>",
    "rows of a table": "<table><tr><td><b>Friendly sites</b></td></tr><tr><td><ul>{0}</ul></td></tr></table>",
    "boxes": "<div><div><strong>Friendly sites</strong></div><div><ul>{0}</ul></div></div>",
}


@pytest.mark.parametrize("shape", COLUMNS)
def test_the_caption_of_a_column_of_links_is_no_headline(shape: str) -> None:
    """A column before the text with links to other sites under its caption says nothing of the article."""
    links = "".join(
        f'<li><a href="https://{host}.example/">{host}</a></li>' for host in ("Alliance", "Assembly", "Court")
    )
    column = COLUMNS[shape].format(links)
    article = read(page(item=ITEMS["link on the date"]).replace("<div><p>04.06.2026", f"{column}<div><p>04.06.2026"))
    assert (article.title, article.published) == (None, dt.date(2026, 6, 4))
    assert article.body.split("\n\n") == [*BODY]


@pytest.mark.parametrize("above", ["<figure><figcaption>IMG_2217.jpg</figcaption></figure>", "<p>ZVF_2142.JPG</p>"])
def test_an_images_name_is_no_headline(above: str) -> None:
    """Under the date stands the name of a picture and no headline: there is none."""
    article = read(page(item=ITEMS["link around"], above=above))
    assert article.title is None
    assert article.published == dt.date(2026, 6, 4)


def test_the_sites_name_is_no_headline() -> None:
    """The site's name in title and heading, nothing else: the headline is unknown, not the site's name."""
    html = page(item=ITEMS["link around"]).replace("<body>", "<body><h1>Collective Security Treaty Organization</h1>")
    assert read(html).title is None


@pytest.mark.parametrize(
    "html",
    [
        '<div><i>18.11.2026</i><p>{0}</p><a href="/news/news_odkb/vstrecha/">Read more</a></div>',
        '<div><a href="/news/news_odkb/vstrecha/"><div>18.11.2026</div><div>{0}</div></a></div><a href="/">Home</a>',
        '<div><a href="/upload/a.png"><img src="/a.png"></a><div>2026-11-18_CSC (3).png</div></div>',
    ],
    ids=["a lead of this very article", "one that is a link", "a picture's name"],
)
def test_no_date_is_made_up(html: str) -> None:
    """An undated page stays undated: neither a lead that repeats the article lends it a date nor a file's name."""
    first = f"{BODY[0][:-1]}, which all parliaments had by then been asked about."
    text = "".join(f"<p>{part}</p>" for part in (first, *BODY[1:]))
    article = read(f"<title>CSTO</title><body><div>{html.format(first)}</div><div>{text}</div></body>")
    assert (article.title, article.published) == (None, None)
    assert article.body.split("\n\n") == [first, *BODY[1:]]


def test_the_sites_name_at_the_foot_is_not_the_articles() -> None:
    """A link home that bears the site's name ends no text, though it stands in a box like the text's."""
    text = "".join(f"<div>{part}</div>" for part in BODY)
    home = '<div><a href="/">Collective Security Treaty Organization</a></div>'
    assert read(f"<body><div>{text}</div>{home}</body>").body.split("\n\n") == [*BODY]


@pytest.mark.parametrize(
    "opening",
    ["{0}<p>{1}</p>", "<div>{0}</div><p>{1}</p>", "<p>{0}</p><p>{1}</p>", "<p>{0}</p><p>IMG_12.jpg</p><p>{1}</p>"],
)
def test_a_salutation_opens_the_text(opening: str) -> None:
    """`Dear colleagues!` is the article's first line, in whatever element it stands."""
    text = opening.format("Dear colleagues!", BODY[0]) + f"<p>{BODY[1]}</p>"
    article = read(f"<title>CSTO</title><body><ul><li><a href='/news/'>News</a></ul><div>{text}</div></body>")
    assert (article.title, article.body.split("\n\n")) == (None, ["Dear colleagues!", *BODY[:2]])


@pytest.mark.parametrize("opening", ["Dear colleagues!", "1. Who pays for all the bridges?"])
def test_the_first_line_in_a_row_of_a_table_opens_the_text(opening: str) -> None:
    """A salutation or a question in a table's row of its own is the text's, as the rows behind it are."""
    rows = "".join(f"<tr><td>{part}</td></tr>" for part in (f"<b>{opening}</b>", *BODY[:2]))
    article = read(f"<title>CSTO</title><body><ul><li><a href='/news/'>News</a></ul><table>{rows}</table></body>")
    assert (article.title, article.body.split("\n\n")) == (None, [opening, *BODY[:2]])


def test_a_paragraph_that_ends_in_a_pictures_name_is_no_headline() -> None:
    """A sentence with an image's name behind it is the first of the text."""
    text = f"<p>{BODY[0]} IMG_4855.jpg</p><p>{BODY[1]}</p>"
    article = read(f"<title>CSTO</title><body><div><div>04.06.2026</div>{text}</div></body>")
    assert (article.title, article.body.split("\n\n")) == (None, [*BODY[:2]])
    assert article.images == ("IMG_4855.jpg",)


def test_where_a_copy_was_taken_from_is_not_the_text() -> None:
    """An archive's line over its copy of a page, a long address, begins no article."""
    line = f"The Wayback Machine - https://web.archive.org/web/20200101000000/https://en.odkb-csto.org/{'a-b-' * 40}/"
    text = "".join(f"<p>{part}</p>" for part in BODY)
    article = read(f"<title>CSTO</title><body><div>{line}</div><div>{text}</div></body>")
    assert (article.title, article.body.split("\n\n")) == (None, [*BODY])


@pytest.mark.parametrize("name", ["Events", "События", "Документы", "SPEECHES"])
def test_what_kind_of_text_it_is_is_no_headline(name: str) -> None:
    """A heading of one word for all that a section holds is none of the article, in a menu or not."""
    text = "".join(f"<p>{part}</p>" for part in BODY)
    article = read(f"<title>CSTO</title><body><h1>{name}</h1><div><p>04.06.2026</p>{text}</div></body>")
    assert article.title is None
    assert article.published == dt.date(2026, 6, 4)
    assert article.body.split("\n\n") == [*BODY]


@pytest.mark.parametrize("title", ["Speeches of the year", "Speeches of the year | CSTO", "CSTO"])
def test_the_name_of_a_section_is_no_headline(title: str) -> None:
    """A heading in the words of a link to a section says where one is; without it in a menu it may be a headline."""
    heading = "<h1>Speeches of the year</h1>"
    menu = (
        "<ul><li><a href='/news/news_odkb/'>News</a></li><li><a href='/news/speech/'>Speeches of the year</a></li></ul>"
    )
    text = "".join(f"<p>{part}</p>" for part in BODY)
    article = read(f"<title>{title}</title><body>{menu}{heading}<div><p>04.06.2026</p>{text}</div></body>")
    assert article.title is None
    assert article.published == dt.date(2026, 6, 4)
    assert article.body.split("\n\n") == [*BODY]
    alone = read(f"<title>{title}</title><body>{heading}<div><p>04.06.2026</p>{text}</div></body>")
    assert alone.title == "Speeches of the year"


SUBHEADING = "About the training"
LINKED = ("link around", "link on the date", "link to read on", "all of it a link")
ITEMS["all of it a link"] = '<a href="{2}"><i>{0}</i><p>{1}</p><p>They had come from all member states.</p></a>'


@pytest.mark.parametrize("item", LINKED)
@pytest.mark.parametrize("heading", ["<h2>{}</h2>", "<h4>{}</h4>", "<p><b>{}</b></p>"])
@pytest.mark.parametrize("places", [(1,), (2,), (1, 2)])
def test_a_subheading_of_an_undated_text_is_no_headline(item: str, heading: str, places: tuple[int, ...]) -> None:
    """Nothing before it is lost: the leads are known by their links, and what stands behind them is the text."""
    lines = [f"<p>{part}</p>" for part in BODY]
    for place in reversed(places):
        lines.insert(place, heading.format(SUBHEADING))
    html = page(item=ITEMS[item]).replace("<p>04.06.2026</p>", "").replace("".join(f"<p>{p}</p>" for p in BODY), "{}")
    article = read(html.format("".join(lines)))
    assert (article.title, article.published) == (None, None)
    assert [part for part in article.body.split("\n\n") if part != SUBHEADING] == [*BODY]
    assert article.body.count(SUBHEADING) == len(places)
    assert len(article.leads) == len(LEADS)


def test_a_headline_behind_leads_without_links_is_one() -> None:
    """Where nothing tells leads from a text, a heading between paragraphs is the headline."""
    leads = "".join(f"<p>{lead[1]}</p>" for lead in LEADS)
    text = "".join(f"<p>{part}</p>" for part in BODY)
    article = read(f"<title>CSTO</title><body><div>{leads}<h2>Talks in Bishkek</h2>{text}</div></body>")
    assert article.title == "Talks in Bishkek"
    assert article.body.split("\n\n") == [*BODY]


@pytest.mark.parametrize("question", ["2. Please tell us about the border.", "2. What about the border?"])
def test_a_numbered_question_is_no_headline(question: str) -> None:
    """In an interview a question may ask without a question mark."""
    text = f"<p>{BODY[0]}</p><p><strong>{question}</strong></p><p>{BODY[1]}</p>"
    html = page(item=ITEMS["link to read on"]).replace("".join(f"<p>{part}</p>" for part in BODY), text)
    article = read(html)
    assert article.title is None
    assert article.published == dt.date(2026, 6, 4)
    assert article.body.split("\n\n") == [BODY[0], question, BODY[1]]


@pytest.mark.parametrize("count", [1, 3, 5])
def test_pictures_between_date_and_text(count: int) -> None:
    """However many names stand there, the date over them is the article's, and the pictures are."""
    names = tuple(f"ZVF_214{number}.JPG" for number in range(count))
    pictures = "".join(f'<p><img src="/upload/{name}"><br>{name}</p>' for name in names)
    article = read(page(item=ITEMS["link to read on"], above=pictures))
    assert (article.title, article.published) == (None, dt.date(2026, 6, 4))
    assert article.body.split("\n\n") == [*BODY]
    assert article.images == names
