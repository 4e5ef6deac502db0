"""Lines that read like a page's own and stand among an article's paragraphs: its text, told by where they stand."""

import datetime as dt

import pytest

from crawler.model import Page, Source
from crawler.sites import PROFILES
from pipeline import anatomy
from pipeline.model import Article

SOURCE = Source(PROFILES[0], PROFILES[0].base_url, PROFILES[0].sections)
HEADLINE = "The map room of the harbour moves to the old lighthouse"
FIRST = "The map room of the harbour closes on Friday, and its drawers will be carried up the hill by hand."
LAST = "Whoever lends a cart is given tea and a print of the oldest chart that there is."
LEAD = "The pilots of the harbour have chosen a new elder; he is the first of them who was born inland."
FOOTER = "<div id='f'><p>© 2003–2026 Harbour office</p><p>Pier Street 1, Port, 101000</p></div>"


def read(lines: list[str], *, tag: str = "p", date: str = "<div><b>04.02.2024</b></div>") -> Article:
    text = "".join(f"<{tag}>{line}</{tag}>" for line in lines)
    html = (
        f"<html><head><title>{HEADLINE}</title></head><body><div><div><i>20.11.2026</i><p>{LEAD}</p></div></div>"
        f"<div id='d'><h1>{HEADLINE}</h1>{date}<section>{text}</section></div>{FOOTER}</body></html>"
    )
    url = "https://en.odkb-csto.org/news/news_odkb/kartografy/"
    return anatomy.read(Page("csto-en", url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC)), SOURCE)


AMID = (
    "From May the map room is found at 101000, Port, Lighthouse Street, 7, second floor.",
    "Address: Lighthouse Street, 7, Port, 101000.",
    "© The charts remain with those who drew them in 1890 and with nobody else.",
    "The door uses cookies to know its friends, and they are baked on Mondays.",
    "Photo: press service of the pilots",
    "Source: https://harbour.example.org/2024/02/maps.html",
    "#Harbour #Maps",
)


@pytest.mark.parametrize("tag", ["p", "div"])
@pytest.mark.parametrize("line", AMID)
def test_a_line_amid_the_paragraphs_is_one_of_them(line: str, tag: str) -> None:
    """An address, a copyright, a credit, a source: a paragraph goes on behind it, in a box like its."""
    article = read([FIRST, line, LAST], tag=tag)
    assert article.body.split("\n\n") == [FIRST, line, LAST]
    assert article.contact is None


@pytest.mark.parametrize("line", [AMID[0], AMID[1], *AMID[4:]])
def test_the_last_paragraph_may_be_an_address_or_a_credit(line: str) -> None:
    """It stands beside a paragraph in a box alike; the page's own address comes behind it, elsewhere."""
    assert read([FIRST, LAST, line]).body.split("\n\n") == [FIRST, LAST, line]


@pytest.mark.parametrize("line", [AMID[0], AMID[3]])
def test_the_first_paragraph_may_tell_of_an_address_or_of_cookies(line: str) -> None:
    """The text is not over before it has begun, nor is the carousel taken for it."""
    article = read([line, LAST])
    assert article.body.split("\n\n") == [line, LAST]
    assert [lead.text for lead in article.leads] == [LEAD]


def test_an_address_that_is_the_page_s_only_one_is_no_text() -> None:
    """Nothing behind it tells that the page has an address of its own."""
    article = read([FIRST, LAST, AMID[1]])
    assert article.body.endswith(AMID[1])
    html = (
        f"<html><head><title>{HEADLINE}</title></head><body><div><h1>{HEADLINE}</h1><div>04.02.2024</div>"
        f"<p>{FIRST}</p><p>{LAST}</p><p>{AMID[1]}</p></div></body></html>"
    )
    url = "https://en.odkb-csto.org/news/news_odkb/kartografy/"
    page = Page("csto-en", url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    assert anatomy.read(page, SOURCE).body == f"{FIRST}\n\n{LAST}"


def test_who_wrote_a_reprint_opens_its_text() -> None:
    """The author's line stands among the paragraphs; beside the date, in a box like the date's, it does not."""
    author = "By Peter Ostrov, Harbour Herald"
    assert read([author, FIRST, LAST]).body.split("\n\n") == [author, FIRST, LAST]
    assert read([FIRST, LAST], date=f"<div><b>04.02.2024</b></div><div>{author}</div>").body == f"{FIRST}\n\n{LAST}"


@pytest.mark.parametrize("sign", ["1890", "***", "1."])
def test_years_and_stars_part_a_text(sign: str) -> None:
    """A line without a word over each piece of a chronicle, the first of them included where it is a year."""
    pieces = ["The first chart was drawn.", "The lighthouse was lit.", LAST]
    lines = [sign, pieces[0], "1912", pieces[1], "1944", pieces[2]] if sign == "1890" else [FIRST, sign, LAST]
    assert read(lines).body.split("\n\n") == lines


def test_a_text_that_begins_with_the_date_and_goes_on_keeps_it() -> None:
    """`04.02.2024 in the harbour ...` is a sentence; the date line stands before it."""
    first = "04.02.2024 in the harbour the drawers of the map room were opened for the first time since the war."
    article = read([first, LAST])
    assert article.body.split("\n\n") == [first, LAST]
    assert article.published == dt.date(2024, 2, 4)


def test_a_table_opens_a_text_and_a_short_line_closes_it() -> None:
    """Cells of figures like a pager's (`10–12`) are kept, and so is the sentence behind the table."""
    cells = [["Day", "Keeper", "Hours"], ["Monday", "Elder of the pilots", "10–12"], ["Friday", "Cartwright", "15–17"]]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    html = (
        f"<html><head><title>{HEADLINE}</title></head><body><div id='d'><h1>{HEADLINE}</h1><i>04.02.2024</i>"
        f"<table>{table}</table><p>Knock before you come in.</p></div>{FOOTER}</body></html>"
    )
    url = "https://en.odkb-csto.org/news/news_odkb/kartografy/"
    page = Page("csto-en", url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    said = [cell for row in cells for cell in row]
    assert anatomy.read(page, SOURCE).body.split("\n\n") == [*said, "Knock before you come in."]


def test_hashtags_close_a_text_of_one_short_sentence() -> None:
    """What stands beside them need be no long paragraph."""
    assert read(["The maps were lit by forty candles.", "#Harbour #Maps"]).body.endswith("\n\n#Harbour #Maps")


@pytest.mark.parametrize("line", ["www.harbour.example.org", "https://harbour.example.org/live", "Comments:", "Share."])
def test_an_address_or_a_word_with_a_full_stop_between_paragraphs(line: str) -> None:
    """No button ends in a full stop, and the page's own address stands behind a text, not in it."""
    assert read([FIRST, line, LAST] if line != "Comments:" else [line, FIRST, LAST]).body.count(line) == 1


def test_a_line_like_the_way_back_is_no_end_amid_the_paragraphs() -> None:
    """`Return` as a subheading leads nowhere, and the text goes on."""
    assert read([FIRST, "Return", LAST]).body.split("\n\n") == [FIRST, "Return", LAST]


def test_a_heading_may_read_like_the_way_back() -> None:
    """`Return to the lighthouse` is the headline: a heading, and no link."""
    html = (
        f"<html><body><p>{LEAD}</p><div><h1>Return to the lighthouse</h1><i>04.02.2024</i><p>{FIRST}</p>"
        f"<p>{LAST}</p><p><a href='/news/'>Return to the list</a></p></div></body></html>"
    )
    url = "https://en.odkb-csto.org/news/news_odkb/mayak/"
    article = anatomy.read(Page("csto-en", url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC)), SOURCE)
    assert (article.title, article.body) == ("Return to the lighthouse", f"{FIRST}\n\n{LAST}")


def test_a_sentence_of_links_opens_a_text() -> None:
    """It goes on between and behind its links to sections, as the way to a page does not."""
    linked = (
        "The <a href='/documents/statements/'>statements</a>, the <a href='/documents/documents/'>agreements</a> and"
        " the <a href='/news/'>news of the pilots</a> are now in one place."
    )
    article = read([linked, LAST])
    assert article.body.startswith("The statements, the agreements and the news of the pilots are now in one place.")


def test_a_short_line_closes_a_text_that_is_a_list() -> None:
    """It stands beside the list, in the box of both."""
    items = "<ul><li>The elder asked what a map is for.</li><li>The boy said: to come home.</li></ul>"
    html = (
        f"<html><head><title>{HEADLINE}</title></head><body><div id='d'><h1>{HEADLINE}</h1><i>04.02.2024</i>"
        f"<div>{items}<p>Asked by P. Ostrov.</p></div></div>{FOOTER}</body></html>"
    )
    url = "https://en.odkb-csto.org/news/news_odkb/kartografy/"
    page = Page("csto-en", url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    assert anatomy.read(page, SOURCE).body.endswith("to come home.\n\nAsked by P. Ostrov.")


def test_a_press_office_among_other_phones_is_no_contact() -> None:
    """A list of phones in a text: it goes on behind them."""
    lines = [FIRST, "Reception: +7 495-621-00-00", "Press service: +7 495-621-00-01", LAST]
    article = read(lines)
    assert (article.contact, article.body.split("\n\n")) == (None, lines)


def test_a_press_office_that_closes_a_text_is_the_contact() -> None:
    """Nothing but the page stands behind it."""
    article = read([FIRST, LAST, "Press service: +7 495-621-00-01"])
    assert (article.contact, article.body) == ("Press service: +7 495-621-00-01", f"{FIRST}\n\n{LAST}")


@pytest.mark.parametrize("date", ["<div><b>04.02.2024</b></div>", ""])
def test_a_first_sentence_that_is_the_headline_with_a_full_stop(date: str) -> None:
    """It is no second copy: a copy has no end that the headline has not."""
    assert read([f"{HEADLINE}.", LAST], date=date).body.split("\n\n") == [f"{HEADLINE}.", LAST]


def test_a_mail_address_with_its_label_is_the_contact_s() -> None:
    """`e-mail:` is no button where an address stands behind it."""
    mail = "e-mail: <a href='mailto:odkb-pressa@gov.ru'>odkb-pressa@gov.ru</a>"
    article = read([FIRST, LAST, "CSTO Press Secretary Vladimir Zaynetdinov", "+7 495-795-27-10", mail])
    assert article.contact is not None
    assert article.contact.endswith("odkb-pressa@gov.ru")


def test_the_page_s_clock_over_its_menu_is_no_date() -> None:
    """The menu names the news among other sections: no line that stands between a date and a headline."""
    sections = ("about", "structure", "news", "documents", "contacts")
    menu = " | ".join(f"<a href='/{name}/'>{name.title()}</a>" for name in sections)
    html = (
        f"<html><body><div>Sunday, 22 November 2026</div><div>{menu}</div><table><tr><td><h3>{HEADLINE}</h3>"
        f"<div><p>{FIRST}</p><p>{LAST}</p></div></td></tr></table></body></html>"
    )
    url = "https://en.odkb-csto.org/news/news_odkb/kartografy/"
    article = anatomy.read(Page("csto-en", url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC)), SOURCE)
    assert (article.title, article.published, article.body) == (HEADLINE, None, f"{FIRST}\n\n{LAST}")


def test_a_text_of_one_sentence_on_the_date_s_line_over_a_gallery() -> None:
    """It is no article of pictures alone."""
    pictures = "".join(f"<a href='/upload/g{n}.jpg'><img src='/upload/s{n}.jpg' alt=''></a>" for n in range(4))
    html = (
        f"<html><head><title>{HEADLINE}</title></head><body><main><h1>{HEADLINE}</h1>"
        f"<div><p><span>04.02.2024</span>{FIRST}</p></div><div>{pictures}</div></main>{FOOTER}</body></html>"
    )
    url = "https://en.odkb-csto.org/news/news_odkb/kartografy/"
    article = anatomy.read(Page("csto-en", url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC)), SOURCE)
    assert (article.published, article.body) == (dt.date(2024, 2, 4), FIRST)
