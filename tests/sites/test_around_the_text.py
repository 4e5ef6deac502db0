"""What stands around an article's text and beside its date: a table is text, tools and credits are none."""

import datetime as dt

import pytest

from crawler.model import Page, Source
from crawler.sites import PROFILES
from pipeline import anatomy
from pipeline.model import Article

SOURCE = Source(PROFILES[0], PROFILES[0].base_url, PROFILES[0].sections)
HEADLINE = "Rowers of four states raced on the reservoir"
TEXTS = (
    "Rowers of four states raced on the reservoir for three days, and the wind spared none of them.",
    "The cup goes to the town that lent its boats to everybody who had come without one.",
)
BODY = "\n\n".join(TEXTS)
TABLE = (
    "<table><tr><th>Town</th><th>Boats</th><th>Cups</th></tr><tr><td>Narva</td><td>12</td><td>1</td></tr>"
    "<tr><td>Pskov</td><td>9</td><td>0</td></tr></table>"
)


def read(html: str) -> Article:
    url = "https://en.odkb-csto.org/news/news_odkb/grebtsy/"
    return anatomy.read(Page("csto-en", url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC)), SOURCE)


def shown(*, date: str = "<p>04.02.2024</p>", above: str = "", below: str = "", front: str = "") -> str:
    text = "".join(f"<p>{text}</p>" for text in TEXTS)
    return (
        f"<html><head><title>{HEADLINE}</title></head><body>{front}<div><h1>{HEADLINE}</h1>{date}{above}"
        f"{text}{below}<p><a href='/news/'>Go back</a></p></div></body></html>"
    )


@pytest.mark.parametrize("shape", ["{}", "<div>{}</div>"])
def test_a_table_of_figures_closes_the_text(shape: str) -> None:
    """All its cells are kept, the paragraphs in a box of their own or not."""
    html = shown().replace(f"<p>{TEXTS[0]}", f"<div><p>{TEXTS[0]}", 1).replace("<p><a", "</div><p><a")
    article = read(html.replace("</div><p><a", shape.format(TABLE) + "</div><p><a"))
    assert article.body.split() == [*BODY.split(), *["Town", "Boats", "Cups", "Narva", "12", "1", "Pskov", "9", "0"]]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
        "<table><tr><td><a href='/a/'>About</a></td><td>News</td></tr><tr><td>Photo</td><td>Video</td></tr></table>",
    ],
)
def test_a_calendar_or_menu_behind_the_text_is_no_text(table: str) -> None:
    """Days alone, or links."""
    assert read(shown(below=table)).body == BODY


def test_a_closed_dialog_is_not_read() -> None:
    """A browser shows it only where it is `open`."""
    inside = "<p>Leave us your number, and somebody from the office will ring you tomorrow at ten.</p>"
    assert read(shown(above=f"<dialog id=open class='x'>{inside}</dialog>")).body == BODY
    assert inside[3:-4] in read(shown(above=f"<dialog open>{inside}</dialog>")).body


@pytest.mark.parametrize(
    "date",
    [
        "<p><span>04.02.2024</span> · <span>Text: Harbour office</span> · <span>Photo: I. Petrov</span></p>",
        "<p>4 February 2024 | Photo: Harbour office | Views: 18</p>",
        "<p>04.02.2024</p><p>Text: Harbour office | Photo: I. Petrov</p>",
    ],
)
def test_who_wrote_and_took_pictures_stands_beside_the_date(date: str) -> None:
    """In its line or under it: the date is read, and none of the line is text."""
    article = read(shown(date=date))
    assert (article.published, article.body) == (dt.date(2024, 2, 4), BODY)


@pytest.mark.parametrize(
    "line",
    [
        "<a href='?print=1'>Printable version</a> | <a href='mailto:'>E-mail</a> | Font size: A A A",
        "<a href='?print=1'>Печать</a> · Отправить по почте · Размер текста: А А А",
    ],
)
def test_tools_in_one_line_are_no_text(line: str) -> None:
    """Links and a switch, parted by bars or dots, between the date and the text."""
    assert read(shown(above=f"<div>{line}</div>")).body == BODY


@pytest.mark.parametrize("note", ["Comments are closed.", "Комментарии отключены", "Comments to this entry are off."])
def test_that_nobody_may_comment_is_no_text(note: str) -> None:
    """A short last line in the box of the text."""
    assert read(shown(below=f"<p><small>{note}</small></p>")).body == BODY


@pytest.mark.parametrize(
    "line",
    [
        "4 февраля 2024 г. | 18:32",
        "04 February 2024 | 14:20 ZVF_2142.JPG",
        "February 4, 2024, 14:20 _MG_2142.JPG",
        "4 февраля 2024 г. | 9:05 IMG_1.jpg",
    ],
)
def test_hours_behind_the_date(line: str) -> None:
    """They stand behind a bar or a comma, an image's name behind them."""
    article = read(shown(date=f"<p>{line}</p>"))
    assert (article.published, article.body) == (dt.date(2024, 2, 4), BODY)


def test_an_attachment_behind_a_counter() -> None:
    """In the date's line: neither is text, and the attachment is kept."""
    line = "<div><span>4 February 2024</span> <span>Views: 651</span> <a href='/f.pdf'>Download document</a></div>"
    article = read(shown(date=line))
    assert (article.published, article.body) == (dt.date(2024, 2, 4), BODY)
    assert [each.url for each in article.attachments] == ["https://en.odkb-csto.org/f.pdf"]


LEADS = (
    ("20.11.2026", "A ferry brought forty rescuers over the strait before the storm closed it.", "/news/smi/parom/"),
    ("18.11.2026", "The border posts of two districts were given new wells and a stock of lamps.", "/news/smi/posty/"),
)
POPULAR = ("Divers train under ice", "Two towns share one fire brigade", "A school for sappers opens in spring")
UTILITY = (
    ("Today is 22 November 2026", "USD 87.39 EUR 101.45"),
    ("Version for the visually impaired", "Weather: Osh −9 °C"),
    ("22.11.2026", "Moscow 12:41 Astana 14:41 +7 (495) 623-41-53"),
)


def listed(item: str) -> str:
    return "".join(item.format(f"<a href='/news/smi/{place}x/'>{name}</a>") for place, name in enumerate(POPULAR))


@pytest.mark.parametrize("count", [0, 1, 2])
@pytest.mark.parametrize("lines", UTILITY)
def test_rates_weather_and_tools_in_front_are_no_leads(lines: tuple[str, ...], count: int) -> None:
    """They stand in boxes like those of the slides, and lead to no article."""
    items = "".join(f"<div><a href='{path}'>{text}</a></div>" for _, text, path in LEADS[:count])
    article = read(shown(front=f"<div>{''.join(f'<div>{line}</div>' for line in lines)}</div><div>{items}</div>"))
    assert [lead.text for lead in article.leads] == [text for _, text, _ in LEADS[:count]]


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_list_of_the_most_read_takes_no_lead_with_it(count: int, is_first: bool) -> None:
    """Two lists in boxes alike, each under its heading: the slides stay leads, the headlines are none."""
    slides = "".join(f"<tr><td>{date}<tr><td><a href='{path}'>{text}</a>" for date, text, path in LEADS[:count])
    lists = [f"<table><tr><th>Most read{listed('<tr><td>{}')}</table>", f"<table><tr><th>News{slides}</table>"]
    article = read(shown(front="<br>".join(lists if is_first else reversed(lists))))
    assert [lead.text for lead in article.leads] == [text for _, text, _ in LEADS[:count]]
    items = "".join(f"<li><a href='{path}'>{text}</a></li>" for _, text, path in LEADS[:count])
    lists = [f"<h2>Most read</h2><ul>{listed('<li>{}</li>')}</ul>", f"<h2>Latest news</h2><ul>{items}</ul>"]
    article = read(shown(front=f"<aside>{''.join(lists if is_first else reversed(lists))}</aside>"))
    assert [lead.text for lead in article.leads] == [text for _, text, _ in LEADS[:count]]


def test_a_lead_that_ends_in_a_footnote_is_one() -> None:
    """`[1]` behind the full stop; it is the article's first paragraph once more."""
    items = "<hr>".join(
        f"<p><a href='/news/smi/n{place}/'>{text}</a></p>"
        for place, text in enumerate([LEADS[0][1], TEXTS[0] + " [1]", LEADS[1][1]])
    )
    article = read(shown(front=items).replace(f"<p>{TEXTS[0]}", f"<p>{TEXTS[0]} [1]"))
    assert len(article.leads) == 3


SIDE_BOXES = (
    "<div><b>Exchange rates 22.11.2026</b><table><tr><td>USD<td>84.66<tr><td>EUR<td>78.74</table></div>",
    "<div><h2>Calendar of events</h2><div>25.11.2026 <a href='/e/1/'>Session</a></div><div>28.11.2026</div></div>",
    "<div><span>Moscow 12:41 Astana 14:41</span><br><span>Weather: Osh −5 °C</span></div>",
    "<div><b>Weather</b><br>Minsk −6°<br>Osh −1°</div>",
)


@pytest.mark.parametrize("box", SIDE_BOXES)
@pytest.mark.parametrize("date", ["<div>04.02.2024</div>", "<div><div>Published</div><div>04.02.2024</div></div>"])
def test_a_box_in_front_is_no_headline(box: str, date: str) -> None:
    """Rates, weather, a calendar, a date's label: a page without a headline has none."""
    text = "".join(f"<p>{text}</p>" for text in TEXTS)
    article = read(f"<title>Joint Staff</title><body>{box}<main>{date}<div>{text}</div></main></body>")
    assert (article.title, article.published, article.body) == (None, dt.date(2024, 2, 4), BODY)


@pytest.mark.parametrize("box", SIDE_BOXES)
def test_a_date_to_come_is_not_the_articles(box: str) -> None:
    """An article that shows no date has none, whatever dates of events and rates stand in front of it."""
    article = read(shown(date="", front=box))
    assert (article.title, article.published, article.body) == (HEADLINE, None, BODY)


def test_a_subheading_amid_the_text_is_no_headline() -> None:
    """Paragraphs stand before it, the date before those: all of it is text."""
    more = "A third race will be held in the spring, on a river that has yet to be chosen by the captains."
    text = f"<p>04.02.2024</p><p>{TEXTS[0]}</p><p>{TEXTS[1]}</p><h3>What is next</h3><p>{more}</p>"
    article = read(f"<title>Joint Staff</title><body>{text}<p><a href='/news/'>Go back</a></p></body>")
    assert (article.title, article.published, article.leads) == (None, dt.date(2024, 2, 4), ())
    assert article.body.split("\n\n") == [*TEXTS, "What is next", more]


def test_a_subheading_behind_one_paragraph_and_slides_is_no_headline() -> None:
    """Slides that lead to articles stand in front; the date and the paragraph before the subheading lead nowhere."""
    items = "".join(f"<p>{date}</p><p><a href='{path}'>{text}</a></p>" for date, text, path in LEADS)
    text = f"<p>04.02.2024</p><p>{TEXTS[0]}</p><h3>What is next</h3><p>{TEXTS[1]}</p>"
    article = read(f"<title>Joint Staff</title><body>{items}<hr>{text}<p><a href='/news/'>Go back</a></p></body>")
    assert (article.title, article.published, len(article.leads)) == (None, dt.date(2024, 2, 4), 2)
    assert article.body.split("\n\n") == [TEXTS[0], "What is next", TEXTS[1]]


def test_tools_between_the_date_and_a_text_without_a_headline() -> None:
    """The date is found over a long line of them."""
    tools = (
        "<div><a href='?print=1'>Printable version</a> | <a href='mailto:'>Send by e-mail</a> | Text size: A A A</div>"
    )
    text = "".join(f"<p>{text}</p>" for text in TEXTS)
    article = read(f"<title>Joint Staff</title><body><div>04.02.2024</div>{tools}{text}</body>")
    assert (article.title, article.published, article.body) == (None, dt.date(2024, 2, 4), BODY)


def test_a_table_in_a_box_of_its_own_behind_that_of_the_text() -> None:
    """Both deep in boxes, as site builders make them."""
    article = read(
        f"<title>{HEADLINE}</title><body><main><div><h1>{HEADLINE}</h1></div><div>04.02.2024</div>"
        f"<div><div><div>{TEXTS[0]} {TEXTS[1]}</div></div></div><div><div>{TABLE}</div></div>"
        "<div><a href='/news/'>Go back</a></div></main></body>"
    )
    assert article.body.split() == [*BODY.split(), *["Town", "Boats", "Cups", "Narva", "12", "1", "Pskov", "9", "0"]]


def test_what_stands_in_one_line_with_todays_date_is_no_lead() -> None:
    """A header's phone, search and tools."""
    line = (
        "<div><i>22.11.2026</i> <i>+7 (495) 623-41-53</i> <i>Search</i> <i>Version for the visually impaired</i></div>"
    )
    assert read(shown(front=f"<header><p>Joint Staff of the organization</p>{line}</header>")).leads == ()


def test_a_headers_line_of_tools_is_no_headline() -> None:
    """Each word of it is an element: weather, languages, a version for those who see badly."""
    line = "<span>RU | EN</span><span>Version for the visually impaired</span><span>Weather: Osh −9 °C</span>"
    text = "".join(f"<p>{text}</p>" for text in TEXTS)
    article = read(f"<title>Joint Staff</title><body><div>{line}</div><div>04.02.2024</div><div>{text}</div></body>")
    assert (article.title, article.published, article.body) == (None, dt.date(2024, 2, 4), BODY)


def test_a_subheading_amid_lines_is_no_headline() -> None:
    """The text is set in lines, tools stand between it and the date."""
    text = f"<div><a href='?print=1'>Print</a></div>{TEXTS[0]}<br><br>{TEXTS[1]}<h3>What is next</h3>{TEXTS[0]}"
    article = read(f"<title>Joint Staff</title><body><div><div>04.02.2024</div>{text}</div></body>")
    assert (article.title, article.published, article.leads) == (None, dt.date(2024, 2, 4), ())
    assert article.body.split("\n\n") == [*TEXTS, "What is next", TEXTS[0]]


def test_a_subheading_between_a_quotation_and_a_list_is_no_headline() -> None:
    """Dated slides in front, their dates links too."""
    more = (
        "A third race will be held in the spring, on a river that has yet to be chosen by the captains.",
        "Whoever wishes to row in it may write to the harbour until the last day of February.",
    )
    items = "".join(f"<article><a href='{path}'>{date}</a><p>{text}</p></article>" for date, text, path in LEADS)
    text = (
        f"<header><p>04.02.2024</p></header><p>{TEXTS[0]}</p><blockquote><p>{TEXTS[1]}</p></blockquote>"
        f"<h3>What is next</h3><ul><li>{more[0]}</li></ul><p>{more[1]}</p>"
    )
    article = read(
        f"<title>Joint Staff</title><body><section>{items}</section><main><article>{text}</article>"
        "<p><a href='/news/'>Go back</a></p></main></body>"
    )
    assert (article.title, article.published, len(article.leads)) == (None, dt.date(2024, 2, 4), 2)
    assert article.body.split("\n\n") == [TEXTS[0], TEXTS[1], "What is next", *more]
