"""What the themes of real content systems put between headline and text, and right behind it: none of it is text."""

import pytest

from tests.sites.trap_pages import (
    BODY,
    CONTACT,
    DELEGATIONS,
    HEADLINE,
    LEADS,
    PACSTO,
    TRAILER,
    carousel,
    document,
    facts,
    paragraphs,
    read,
    wanted,
)

SHARE = "https://vk.com/share.php?url=https://en.odkb-csto.org/news/"
BUTTONS = f"<a href='{SHARE}'>Telegram</a><a href='{SHARE}'>VK</a><a href='{SHARE}'>OK</a>"
LINES = {
    "a section": "<div><p><span>News</span></p></div>",
    "who posted it": "<div><p>by</p><div><a href='/author/press/'>press</a></div></div>",
    "how long it is": "<div>Reading Time: 3 minutes</div>",
    "how long it is, in three elements": "<div><span>Reading Time: </span><span>3</span> <span>minutes</span></div>",
    "how long it is, shortened": "<div>1 мин. чтения</div>",
    "how long it is, beside a clock": "<div><i>⏱</i> 3 min</div>",
    "how long it is, as advice": "<div>Read in 3 mins</div>",
    "when it was made and changed": "<div>Created on 14.08.2012 Updated on 25.07.2026</div>",
    "its code for phones": "<div>QR code of this page</div>",
    "whether it helped": "<div>Did this page help you? <b>👍</b> <b>👎</b></div>",
    "a service of buttons": "<div>ShareThis</div>",
    "who likes it": "<div>Нравится 61</div>",
    "the same, with months": "<div>Дата создания 13 июня 2016 Дата изменения 15 июня 2026</div>",
    "readers": "<div><i></i> 6370</div>",
    "no comments yet": "<div><a href='#comments'>0 comments</a></div>",
    "a player": "<div><span>0:00</span> / <span>3:25</span></div>",
    "the picture's number": "<div><span>1</span> / <span>9</span></div>",
    "buttons without spaces": f"<div><span>Share</span>{BUTTONS}</div>",
    "a button that says OK": "<div><a href='https://connect.ok.ru/offer?url=https://en.odkb-csto.org/'>OK</a></div>",
    "buttons for screen readers": f"<ul><li><a href='{SHARE}'>Click to share on VK (Opens in new window)</a></li></ul>",
    "a question to the reader": "<div><p>Was this page helpful?</p><button>Yes</button></div>",
    "the same in Russian": "<div><p>Была ли эта страница полезна?</p></div>",
    "stars": "<div><span>Rate this item</span><ul><li>1</li><li>2</li><li>3</li></ul><span>(4 votes)</span></div>",
    "friends": "<div>Tell your friends</div>",
    "a channel": "<div><a href='https://t.me/csto'>Follow our Telegram channel</a></div>",
    "a reaction": "<div><h4>What's your reaction?</h4></div>",
    "words that no list knows": "<div><span>Sent to the archive of</span> <b>room</b></div>",
    "a number and nothing else": "<div>01 — 07</div>",
    "a picture's source": "<div>Image: archive of the staff</div>",
    "whose picture it is": "<div>© Press service</div>",
    "a voice": "<div><button>Play</button><span>Listen</span></div>",
    "for later": "<div><a href='/fav/add/1'>Save for later</a></div>",
    "for printers": "<div><a href='?print=Y'>Printer-friendly version</a></div>",
    "in Russian": "<div><a href='/ru/a/'>Читать на русском</a></div>",
    "its address": "<div>Short link: <a href='/s/12'>/s/12</a></div>",
    "where it was taken from": "<div>Source URL: https://en.odkb-csto.org/news/news_odkb/some-article/</div>",
}


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("text", ["<div>{0}</div>", "<article><div>{0}</div></article>"])
@pytest.mark.parametrize("count", [1, 2])
def test_a_line_between_the_date_and_the_text(line: str, text: str, count: int) -> None:
    """It is not the text's, be that one paragraph or several, and takes nothing from it."""
    body = text.format(paragraphs(*BODY[:count]))
    page = document(f"<div><h1>{HEADLINE}</h1><div>24.11.2022</div>{LINES[line]}{body}</div>{TRAILER}")
    assert facts(read(page)) == (*wanted()[:2], "\n\n".join(BODY[:count]), 0)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("closing", ["", paragraphs(*CONTACT)])
def test_a_line_behind_the_text(line: str, closing: str) -> None:
    """It is neither the text's nor the press contact's."""
    page = document(
        f"<div><h1>{HEADLINE}</h1><div>24.11.2022</div><div>{paragraphs(*BODY)}{closing}</div>{LINES[line]}</div>{TRAILER}"
    )
    article = read(page)
    assert facts(article) == wanted()
    assert (article.contact or "").split() == " ".join(CONTACT).split() * bool(closing)


@pytest.mark.parametrize("line", ["who posted it", "a section", "how long it is", "readers"])
@pytest.mark.parametrize("is_twice", [False, True])
def test_a_line_between_headline_and_date(line: str, is_twice: bool) -> None:
    """The date behind it is the article's, a second copy of the headline between them or not."""
    copy = f"<div>{HEADLINE}</div>" * is_twice
    head = f"<header><h1>{HEADLINE}</h1>{LINES[line]}{copy}<div>24.11.2022</div></header>"
    assert facts(read(document(f"<article>{head}<div>{paragraphs(*BODY)}</div></article>"))) == wanted()


@pytest.mark.parametrize(
    "line", ["0 comments", "Reading Time: 3 minutes", "Author: Administrator", "Listen", "312", "⏱ 3 min"]
)
def test_an_element_before_the_first_words(line: str) -> None:
    """What stands in the text's own first line, in an element of its own, is cut from it."""
    text = f"<a href='#c'>{line}</a>\n{BODY[0]}<br><br>{BODY[1]}"
    page = document(f"<h1>{HEADLINE}</h1><div>24.11.2022</div><div>{text}</div>", title=HEADLINE)
    assert facts(read(page)) == wanted()


@pytest.mark.parametrize(
    "line",
    [
        "Date posted: 24.11.2022, views: 3713",
        "Press release | 24 November 2022 | Security",
        "24 November 2022 / Press office / 0 comments",
        "<span>News story</span> <span>24 November 2022</span>",
    ],
)
def test_a_date_in_a_line_with_others(line: str) -> None:
    """The date is the article's, and nothing of its line is text."""
    page = document(f"<article><h2>{HEADLINE}</h2><small>{line}</small><div>{paragraphs(*BODY)}</div></article>")
    assert facts(read(page)) == wanted()


def test_a_date_behind_several_lines_under_the_first_heading() -> None:
    """Be they in whatever boxes: the date before the text is the article's."""
    lines = "<ul><li>Press corner</li></ul><div><p>Two ratings, of five</p></div><p>Room 12</p>"
    page = document(f"<h1>{HEADLINE}</h1>{lines}<i>24.11.2022</i><div>{paragraphs(*BODY)}</div>")
    assert facts(read(page)) == wanted()


def test_a_question_about_privacy_is_no_lead() -> None:
    """What a site asks its visitor to agree to stands before the article, and is none of the carousel."""
    words = "<p>By going on you agree to the processing of data by the counters of this site and of others.</p>"
    page = document(f"<h1>{HEADLINE}</h1><div>24.11.2022</div><div>{paragraphs(*BODY)}</div>", f"<div>{words}</div>")
    assert facts(read(page)) == wanted(0)


@pytest.mark.parametrize("caption", ["На снимке: участники встречи", "Рабочая встреча в Секретариате"])
def test_a_russian_caption_in_a_box_of_its_own_stays(caption: str) -> None:
    """On an English page it is the text's first line."""
    page = document(
        f"<article><h1>{HEADLINE}</h1><div>24.11.2022</div><div><div>{caption}</div>{paragraphs(*BODY)}</div></article>"
    )
    assert read(page).body == "\n\n".join([caption, *BODY])


@pytest.mark.parametrize("opening", ["Your Excellency,", "Dear colleagues!", "Moscow, 24 November", "STATEMENT"])
def test_what_opens_a_text_in_a_box_of_its_own_stays(opening: str) -> None:
    """A salutation, a place with its date, a line of capitals are the text's wherever they stand."""
    page = document(
        f"<article><h1>{HEADLINE}</h1><div>24.11.2022</div><div><p>{opening}</p></div>"
        f"<section>{paragraphs(*BODY)}</section></article>"
    )
    assert read(page).body == "\n\n".join([opening, *BODY])


def test_a_signature_in_a_box_of_its_own_stays() -> None:
    """The name under a message is the text's."""
    page = document(
        f"<article><h1>{HEADLINE}</h1><div>24.11.2022</div><section>{paragraphs(*BODY)}</section>"
        "<div><p>N. Bordyuzha</p></div></article>"
    )
    assert read(page).body == "\n\n".join([*BODY, "N. Bordyuzha"])


@pytest.mark.parametrize("lead", [0, 1])
def test_a_column_between_headline_and_date(lead: int) -> None:
    """Links to what is read most, in a column before the date, are neither the text nor lend it their dates."""
    links = "".join(
        f"<li><span>{day}.10.2026</span> <a href='/news/news_odkb/other-{day}/'>Divers searched the lake {day}</a></li>"
        for day in (11, 12, 13)
    )
    column = f"<div><div>Popular</div><ul>{links}</ul></div>"
    slides = carousel((LEADS[0],), dates=("18.11.2026",)) * lead
    article = f"<div><div>24 November 2022</div><div>{paragraphs(*BODY)}</div></div>"
    page = f"{slides}<section><h1>{HEADLINE}</h1></section><div>{column}{article}</div>"
    assert facts(read(document(page))) == wanted(lead)


@pytest.mark.parametrize("before", [1, 0])
def test_a_block_of_delegations_in_a_slider_that_goes_round(before: int) -> None:
    """Slides shown more than once, before the first and behind the last, make no leads of the standing block."""
    slides = DELEGATIONS[1]
    round_ = [*slides[len(slides) - before :], *slides, *slides]
    block = "".join(f"<div><img src='/a.jpg'><p>{text}</p></div>" for text in round_)
    article = f"<div><h1>{HEADLINE}</h1><div>24.11.2022</div><div>{paragraphs(*BODY)}</div></div>"
    assert facts(read(document(f"<div><div>{block}</div></div>{article}"), PACSTO)) == wanted(0)


def test_a_banner_about_cookies_is_no_article() -> None:
    """Neither its heading is the headline of a page without one, nor its sentence the text."""
    words = "<h2>Cookies on this site</h2><p>We use some essential cookies to make this website work.</p>"
    page = document(f"<div><div>{paragraphs(*BODY)}</div></div>", f"<div>{words}</div>")
    assert facts(read(page)) == wanted(title=None, day=None)


def test_the_author_is_no_headline() -> None:
    """On a page without a headline, behind pictures that print the page and send it."""
    tools = "<td><a href='?print=1'><img src='/p.png'></a></td><td><a href='#'><img src='/m.png'></a></td>"
    rows = f"<table><tr>{tools}</tr></table><table><tr><td>Author: Administrator</td></tr></table>"
    page = document(f"<div>{rows}<div>{paragraphs(*BODY)}</div></div>")
    assert facts(read(page)) == wanted(title=None, day=None)


def test_a_headline_that_the_way_to_the_page_repeats_beside_a_link() -> None:
    """Words in an element of their own behind a link to a section are no section's name."""
    way = "<div><span><a href='/news/news_odkb/'>News</a></span> / <span><span>A drill began</span></span> /</div>"
    page = document(f"{way}<h1>A drill began</h1><div>{paragraphs(*BODY)}</div>")
    assert facts(read(page)) == wanted(title="A drill began", day=None)


@pytest.mark.parametrize("opening", ["17 <b>September. The</b>", "17 <b>September.</b> The", "<i>3</i> <b>мая</b> The"])
def test_a_day_before_its_month_in_bold_is_no_counter(opening: str) -> None:
    """A text that opens with a day keeps it, whatever of the date is set in bold."""
    text = f"{opening} {BODY[0]}"
    page = document(f"<h1>{HEADLINE}</h1><div>24.11.2022</div><div><p>{text}</p>{paragraphs(BODY[1])}</div>")
    words = text.replace("<b>", "").replace("</b>", "").replace("<i>", "").replace("</i>", "")
    assert read(page).body == f"{words}\n\n{BODY[1]}"


@pytest.mark.parametrize("act", ["", "<p>STATEMENT</p>"])
def test_the_headline_in_capitals_behind_the_date_opens_the_text(act: str) -> None:
    """A block in capitals is the text's, though its words are the headline's; right under the headline it is a copy."""
    block = f"{act}<p>{HEADLINE.upper()}</p>"
    page = document(f"<h1>{HEADLINE}</h1><div>24.11.2022</div><div>{block}{paragraphs(*BODY)}</div>", title=HEADLINE)
    opened = [*(["STATEMENT"] if act else []), HEADLINE.upper()]
    assert read(page).body == "\n\n".join([*opened, *BODY])
    copied = document(
        f"<h1>{HEADLINE}</h1><div>{HEADLINE.upper()}</div><p>24.11.2022</p><div>{paragraphs(*BODY)}</div>"
    )
    assert facts(read(copied)) == wanted()


def test_a_day_in_an_element_of_its_own_is_no_counter() -> None:
    """`25` before `April, 2026` is the day."""
    day = "<div><span>24</span> <span>November, 2022</span></div>"
    page = document(f"<div>{day}<h2>{HEADLINE}</h2><div>{paragraphs(*BODY)}</div></div>")
    assert facts(read(page)) == wanted()
