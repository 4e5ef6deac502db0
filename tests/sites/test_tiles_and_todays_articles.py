"""Leads that are links side by side, articles of the very day, and lines that only look like a headline."""

import datetime as dt

import pytest

from tests.sites.trap_pages import (
    BODY,
    DELEGATIONS,
    HEADLINE,
    LEADS,
    PACSTO,
    TRAILER,
    document,
    facts,
    paragraphs,
    read,
    wanted,
)

TODAY = dt.date(2026, 11, 22)
ARTICLE = f"<h2>{HEADLINE}</h2><div>24.11.2022</div><div>{paragraphs(*BODY)}</div>"
NAMES = ("DSC_1.JPG", "photo 12.07.2017.JPG")
STAYED = (
    "Rescuers of five states searched a collapsed mine for two days and brought nine people up alive.",
    "Their commander thanked the villagers, who had fed them all that time.",
)
WAY = '<a href="/">Home</a> / <a href="/news/">News</a>'


@pytest.mark.parametrize("day", ["", "<span>09.07.2024</span> "])
@pytest.mark.parametrize("between", [" ", "\n", ""])
def test_tiles_that_are_links_in_one_line(day: str, between: str) -> None:
    """Nothing but inline elements in them: each link around whole sentences is a lead of its own."""
    tiles = (
        f'<a href="/news/news_odkb/piece-of-news-{n}/"><span>{day}<span>{lead}</span></span></a>'
        for n, lead in enumerate(LEADS)
    )
    found = read(document(ARTICLE, f"<div>{between.join(tiles)}</div>"))
    assert facts(found) == wanted(leads=2)
    assert {lead.date for lead in found.leads} == ({dt.date(2024, 7, 9)} if day else {None})
    assert [lead.url and lead.url[-2] for lead in found.leads] == ["0", "1"]


@pytest.mark.parametrize("day", ["", "<small>09.07.2024</small>"])
def test_tiles_of_one_sentence(day: str) -> None:
    """It need not be long, and the date may stand right before it."""
    leads = [*STAYED, *LEADS]
    tiles = (
        f'<a href="/news/news_odkb/piece-of-news-{n}/">{day}<span>{lead}</span></a>' for n, lead in enumerate(leads)
    )
    found = read(document(ARTICLE, "<div>{}</div>".format("\n".join(tiles))))
    assert [lead.text for lead in found.leads] == leads
    assert {lead.date for lead in found.leads} == ({dt.date(2024, 7, 9)} if day else {None})


def test_linked_headlines_in_one_line_are_no_leads() -> None:
    """Not even where one of them ends in a full stop."""
    said = ("A bridge over the river was built in one night.", "On the results of the session", "A choir sang")
    links = "".join(f'<a href="/news/news_odkb/piece-of-news-{n}/">{text}</a>' for n, text in enumerate(said))
    assert facts(read(document(ARTICLE, f"<div><div>Popular</div><div>{links}</div></div>"))) == wanted()


def test_paragraphs_of_a_lead_each_deep_in_a_box_of_its_own() -> None:
    """The first is the link to the article: both are one lead."""
    field, link = "<div><div><p>{}</p></div></div>", '<a href="/news/news_odkb/piece-of-news-{}/">{}</a>'
    rows = "".join(
        f"<div>{field.format(link.format(n, lead))}{field.format(STAYED[n])}</div>" for n, lead in enumerate(LEADS)
    )
    found = read(document(ARTICLE, f"<div><div>{rows}</div></div>"))
    assert facts(found) == wanted(leads=2)
    assert [lead.text for lead in found.leads] == [f"{lead}\n\n{STAYED[n]}" for n, lead in enumerate(LEADS)]


def test_paragraphs_under_one_picture_and_one_date_are_one_lead() -> None:
    """Each deep in a box of its own, none of them a link: the picture is, and the date stands once in an item."""
    field, days = "<div><div><p>{}</p></div></div>", ("09.07.2024", "08.07.2024")
    rows = "".join(
        f'<div><a href="/news/news_odkb/piece-of-news-{n}/"><img src="/{n}.jpg"></a><div><span>{days[n]}</span></div>'
        f"{field.format(lead)}{field.format(STAYED[n]) if n else ''}</div>"
        for n, lead in enumerate(LEADS)
    )
    found = read(document(ARTICLE, f"<div><div>{rows}</div></div>"))
    assert facts(found) == wanted(leads=2)
    assert [lead.text for lead in found.leads] == [LEADS[0], f"{LEADS[1]}\n\n{STAYED[1]}"]
    assert [lead.date and lead.date.day for lead in found.leads] == [9, 8]


@pytest.mark.parametrize("deep", ["{}", "<div><div>{}</div></div>"])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_picture_in_a_box_of_its_own_is_the_only_link_of_an_item(deep: str, is_first: bool) -> None:
    """It is the link of the lead with which it shares an item, whichever of both comes first."""
    leads = (*LEADS, STAYED[0])
    items = ""
    for n, lead in enumerate(leads):
        picture = deep.format(f'<div><a href="/news/news_odkb/piece-of-news-{n}/"><img src="/{n}.jpg"></a></div>')
        said = deep.format(f"<div><p>{lead}</p></div>")
        items += f"<div>{picture}{said}</div>" if is_first else f"<div>{said}{picture}</div>"
    found = read(document(ARTICLE, f"<div>{items}</div>"))
    assert facts(found) == wanted(leads=3)
    assert [lead.url and lead.url[-2] for lead in found.leads] == ["0", "1", "2"]


def test_leads_among_rules_that_a_linked_picture_begins() -> None:
    """Lines of the page itself: a lead goes on until the next picture that leads to an article."""
    items = "<hr>".join(
        f'<a href="/news/news_odkb/piece-of-news-{n}/"><img src="/{n}.jpg"></a> {lead}<br>{STAYED[n]}<br>'
        for n, lead in enumerate(LEADS)
    )
    page = f"<title>CSTO</title><body>{items}<hr><h2>{HEADLINE}</h2><p>24.11.2022</p>{paragraphs(*BODY)}</body>"
    found = read(page)
    assert facts(found) == wanted(leads=2)
    assert [lead.text for lead in found.leads] == [f"{lead}\n\n{STAYED[n]}" for n, lead in enumerate(LEADS)]


@pytest.mark.parametrize("way", [f"<div>{WAY}</div>", '<ol><li><a href="/">Home</a><li><a href="/news/">News</a></ol>'])
@pytest.mark.parametrize("beside", ["", ' <a href="?print=Y">Print</a>'])
def test_the_date_of_an_article_published_today(way: str, beside: str) -> None:
    """Between the way to the page and the headline it is the article's own, also on the day of the crawl."""
    head = f"<main>{way}<div><span>{TODAY:%d.%m.%Y}</span>{beside}</div><h1>{HEADLINE}</h1>{paragraphs(*BODY)}</main>"
    assert facts(read(document(head))) == wanted(day=TODAY)


def test_todays_date_behind_a_menu_is_the_calendar() -> None:
    """Whether the headline stands in one box with them or not."""
    menu = "".join(f'<a href="/{name}/">{name.title()}</a> ' for name in ("", "news", "documents", "photo", "contacts"))
    page = f"<div>{menu}</div><div>{TODAY:%d.%m.%Y}</div><h1>{HEADLINE}</h1><div>{paragraphs(*BODY)}</div>"
    assert facts(read(document(page))) == wanted(day=None)


@pytest.mark.parametrize("empty", ["", "<div><strong></strong></div>", "<p><b> </b></p>"])
@pytest.mark.parametrize("text", ["<p>{}</p><p>{}</p><p>{}</p>", "<div>{}<br><br>{}<br><br>{}</div>"])
def test_the_first_sentence_of_a_text_without_headline_and_date(empty: str, text: str) -> None:
    """A paragraph among its like, however short, is no headline; an empty bold line over it makes it none."""
    first = "The border service of the republic held a drill near the lake on Tuesday."
    article = f"<div>{empty}{text.format(first, *BODY)}</div>{TRAILER}"
    found = read(document(article, f"<div>{paragraphs(*DELEGATIONS[1])}</div>"), PACSTO)
    assert (found.title, found.published, found.body.split("\n\n")) == (None, None, [first, *BODY])


@pytest.mark.parametrize(
    "head", ["Пресс-секретарь ОДКБ – Владимир Зайнетдинов", "CSTO Press Secretary: Vladimir Zaynetdinov"]
)
@pytest.mark.parametrize("lines", ["<p>{}</p><p>+7 495-795-27-10</p>", "<p>{} +7 495-795-27-10</p>"])
def test_a_press_contact_with_a_sign_between_office_and_name(head: str, lines: str) -> None:
    """A dash or a colon: it is the contact, and none of the text."""
    found = read(document(f"{ARTICLE}{lines.format(head)}"))
    assert facts(found) == wanted()
    assert found.contact is not None
    assert found.contact.split() == [*head.split(), "+7", "495-795-27-10"]


@pytest.mark.parametrize("between", ["<ul><li>Story</li><li>Sound</li></ul>", "<p>Border</p>"])
def test_todays_date_with_a_file_beside_it_is_no_calendar(between: str) -> None:
    """A calendar has none, wherever it stands."""
    day = f'<small>{TODAY:%d.%m.%Y} <a href="/upload/4.docx">Download document</a></small>'
    head = f"<div>{between}{day}<div><h1>{HEADLINE}</h1></div><div>{paragraphs(*BODY)}</div></div>"
    assert facts(read(document(head))) == wanted(day=TODAY)


def test_a_date_glued_to_a_text_behind_a_gallery() -> None:
    """Names of pictures may stand between headline and date."""
    gallery = "".join(
        f'<figure><a href="/upload/1.jpg"><img src="/s.jpg" alt="{name}"></a><figcaption>{name}</figcaption></figure>'
        for name in NAMES
    )
    text = paragraphs(f"<b>24.11.2022</b>24 November was a cold day. {BODY[0]}", BODY[1])
    found = read(document(f"<h1>{HEADLINE}</h1><div>{gallery}</div><div>{text}</div>"))
    assert (found.published, found.images) == (wanted()[1], NAMES)
    assert found.body.split("\n\n") == [f"24 November was a cold day. {BODY[0]}", BODY[1]]


def test_a_question_with_a_link_at_its_end_is_text() -> None:
    """By its number, though nothing but a link stands behind its first words."""
    link = '<a href="/news/news_odkb/drill-on-the-lake/">“Storm”, the drill on the lake near the border?</a>'
    questions = ("1. What is to come?", BODY[0], f"2. Who came to “Wave”, {link}", BODY[1])
    found = read(document(f"<h1>{HEADLINE}</h1><div>24.11.2022</div><div>{paragraphs(*questions)}</div>"))
    assert [line[:4] for line in found.body.split("\n\n")[::2]] == ["1. W", "2. W"]


@pytest.mark.parametrize("box", ["<p>{}</p>", "<div><div><p>{}</p></div></div>"])
def test_the_first_sentence_behind_a_date(box: str) -> None:
    """A date over sentences that stand as one another makes no headline of the first, be they deep in boxes or not."""
    first = "The border service of the republic held a drill near the lake on Tuesday."
    text = "".join(box.format(each) for each in ("24.11.2022 DSC_1.JPG", first, *BODY))
    found = read(document(f"<div>{text}</div>{TRAILER}", f"<div>{paragraphs(*DELEGATIONS[1])}</div>"), PACSTO)
    assert (found.title, found.published, found.body.split("\n\n")) == (None, wanted()[1], [first, *BODY])
