"""What the pages of large news sites and ministries have around a text: none of it is headline, lead or paragraph."""

import datetime as dt

import pytest

from crawler.model import Page, Source
from pipeline import anatomy
from pipeline.model import Article
from pipeline.recurring import Recurring
from tests.sites.trap_pages import BODY, DAY, HEADLINE, LEADS, PROFILE, document, facts, paragraphs, read, wanted

SOURCE = Source(PROFILE, PROFILE.base_url, PROFILE.sections)
CAPTION = "На снимке: участники заседания Постоянного совета перед началом работы"
SLIDES = "".join(f'<p><a href="/news/news_odkb/other-{number}/">{lead}</a></p>' for number, lead in enumerate(LEADS))
CLOSING = "The Secretariat will print the minutes of the meeting in two languages by the end of the month."
BACK = '<p><a href="/news/news_odkb/">Back to the section</a></p>'


def known(article: str, top: str, behind: str) -> Article:
    """The page read after another one of the site that showed the same above its article and behind it."""
    text = paragraphs("The Council had met in Osh a year before, and went over the same plan.", CLOSING)
    other = f"<article><h1>{HEADLINE}</h1><div>{text}</div>{BACK}</article>"
    first = _page("before", document(f"{other}{behind}", top))
    again = Recurring().add(first.url, anatomy.read(first, SOURCE))
    return anatomy.read(_page("after", document(f"{article}{behind}", top)), SOURCE, recurring=again)


def _page(slug: str, html: str) -> Page:
    url = f"{PROFILE.base_url}/news/news_odkb/{slug}/"
    return Page(PROFILE.name, url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC))


LINES = {
    "section, dash, date": '<a href="/society/">Society</a> — <span>24.11.2022</span>',
    "section, dash, date, counters": '<a href="/society/">Society</a> — <i>24.11.2022</i><i>910</i><i>0</i>',
    "section, date, counter": '<a href="/society/">Society</a> <span>24.11.2022</span> <span>183</span>',
    "section, date, other language": (
        '<a href="/society/">Society</a> <time>24.11.2022</time> - <a href="https://odkb-csto.org/">In Russian</a>'
    ),
    "section, dash, date, file": (
        '<a href="/society/">Society</a> — <span>24.11.2022 <a href="/upload/plan.docx">Download document plan.docx</a>'
        "</span><span>910</span><span>0</span>"
    ),
}


@pytest.mark.parametrize("line", LINES)
def test_a_date_between_section_and_counters(line: str) -> None:
    """The date beside a headline is the article's, whatever links and counts stand on its line."""
    found = read(document(f"<h1>{HEADLINE}</h1><div>{LINES[line]}</div>{paragraphs(*BODY)}"))
    assert facts(found) == wanted()
    assert [each.name for each in found.attachments] == (["plan.docx"] if "plan" in LINES[line] else [])


TITLES = (
    "On cooperation with the SCO on 23 September 2024",
    "2,300 experts come to “Northern Bridge-2024” on 8 June 2022",
    "O положении на границе от 8 июня 2022",
    "Cooperation with the SCO 8 June 2022",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("site", ["{0}", "CSTO", "{0} - CSTO"])
def test_headlines_that_end_in_a_date_or_are_half_figures(title: str, site: str) -> None:
    """A heading of the first level is the headline, be there as many figures in it as in a line of rates."""
    page = document(f"<h1>{title}</h1><div>24.11.2022</div>{paragraphs(*BODY)}", title=site.format(title))
    assert facts(read(page)) == wanted(title=title)


def test_place_and_date_are_no_headline() -> None:
    """`Minsk, 23 September 2024` opens a text that has no headline."""
    found = read(document(f"<div>24.11.2022</div><p>Minsk, 23 September 2024</p>{paragraphs(*BODY)}"))
    assert (found.title, found.published) == (None, DAY)


@pytest.mark.parametrize("date", ["<h1>24.11.2022</h1>", "<div>24.11.2022</div><ul><li>Share</ul>"])
def test_a_caption_opens_a_text_without_headline(date: str) -> None:
    """The Russian caption on an English page is the first line of the text, not the last lead's."""
    found = read(document(f"{SLIDES}{date}<div>{paragraphs(CAPTION, *BODY)}</div>"))
    assert (found.title, found.published, found.body) == (None, DAY, "\n\n".join((CAPTION, *BODY)))
    assert len(found.leads) == len(LEADS)


def test_a_link_down_to_the_comments_ends_no_carousel() -> None:
    """`Comments` under the date is a link, not the heading over what readers wrote."""
    line = '<div><span>24.11.2022</span></div><div><a href="#talk">Comments</a></div>'
    slides = f"<div>{SLIDES}<p>They were shown the letters of the first year, and a map with notes in pencil.</p></div>"
    found = read(document(f"{slides}{line}<div>{paragraphs(*BODY)}</div>{BACK}"))
    assert facts(found) == wanted(len(LEADS), title=None)


OTHERS = "".join(
    f"<div><div>{name}</div><div>{text}</div><p>Posted on <span>{day}.11.2026</span></p></div>"
    for day, name, text in (
        (20, "Round the lake", "Cyclists of three states rode round the lake in two days, and slept in a monastery."),
        (19, "Our kitchen", "The cook of the mountain battalion tells what can be made of one sack of dry peas."),
    )
)
ASKED = "How do you like what the Secretariat shows here? Write to us!"
BEHIND = {
    "other texts with dates": f"<div>{OTHERS}</div>",
    "a question in large letters": f"<div><h2>Tell us about this page</h2><h3>{ASKED}</h3></div>",
    "a newsletter": f"<div><h1>The Treaty in brief</h1><p>{ASKED}</p></div>",
    "nothing": "",
}
BEFORE = {
    "a heading over the article": f"<div>{SLIDES}</div><section><h2>Chronicle of the week</h2></section>",
    "a slogan over the carousel": f"<div>The voice of six states</div><div>{SLIDES}</div>",
    "the carousel": f"<div>{SLIDES}</div>",
}


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("back", [BACK, ""], ids=["link back", "no link back"])
def test_lines_that_stand_around_other_articles(before: str, behind: str, back: str) -> None:
    """A line that another page shows beside its article, in elements alike, is not the headline of one without."""
    article = f"<article><div>24.11.2022</div><div>{paragraphs(*BODY)}</div>{back}</article>"
    assert facts(known(article, BEFORE[before], BEHIND[behind])) == wanted(len(LEADS), title=None)


def test_a_headline_that_another_page_lists() -> None:
    """A headline is one still where other pages show it in a list, in other elements."""
    listed = f"<ul><li><h3>{HEADLINE}</h3><p>{BODY[0]}</p><a href='/news/news_odkb/after/'>Read more</a></li></ul>"
    other = _page("before", document(f"<h1>On the talks in Osh</h1>{paragraphs(BODY[1])}{listed}"))
    again = Recurring().add(other.url, anatomy.read(other, SOURCE))
    html = document(f"<h1>{HEADLINE}</h1><div>24.11.2022</div>{paragraphs(*BODY)}")
    assert facts(anatomy.read(_page("after", html), SOURCE, recurring=again)) == wanted()


def test_a_large_menu_of_questions_over_a_short_text() -> None:
    """The questions in a menu are no leads, be the menu larger than the article."""
    asked = (
        "How do I become an observer?",
        "Where can I see the museum of the Treaty?",
        "What is the schedule of visits?",
    )
    items = "".join(f'<li><a href="/news/smi/q-{number}/">{text}</a></li>' for number, text in enumerate(asked))
    more = "".join(
        f'<li><a href="/about/p-{number}/">Division number {number} of the staff</a></li>' for number in range(40)
    )
    found = read(
        document(f"<h1>{HEADLINE}</h1>{paragraphs(BODY[0])}", f"<nav><ul><li>Help<ul>{items}</ul>{more}</ul></nav>")
    )
    assert facts(found) == (HEADLINE, None, BODY[0], 0)


def test_an_article_about_delegations() -> None:
    """Paragraphs on one delegation each are an article's text; only the Assembly's site has a block like that."""
    text = tuple(
        f"The delegation of {state} proposed to hold the next round of the talks on the {matter} in its own capital."
        for state, matter in (
            ("Armenia", "border"),
            ("Belarus", "mines"),
            ("Kazakhstan", "rail"),
            ("Tajikistan", "power lines"),
            ("Russia", "archive"),
        )
    )
    found = read(document(f"<div>{SLIDES}</div><div>{paragraphs(*text, *BODY)}</div>"))
    assert (found.title, found.body) == (None, "\n\n".join((*text, *BODY)))


def test_a_count_over_the_comments() -> None:
    """A number beside the heading of the comments, over the text, is not where the text begins."""
    count = '<div><div><div>12</div><a href="#talk"><span><div>Comments</div></span></a></div></div>'
    text = f'{BODY[0]} <a href="/news/news_odkb/osh/">The talks in Osh</a> had ended in a quarrel over one word.'
    article = f"<header><h1>{HEADLINE}</h1><time>24.11.2022</time></header>{count}<section><p>{text}</p></section>"
    found = read(document(f"<article>{article}</article>"))
    assert facts(found) == (HEADLINE, DAY, text.replace('<a href="/news/news_odkb/osh/">', "").replace("</a>", ""), 0)


SHARED = "https://example.org/share?u=https%3A//en.odkb-csto.org/"
TOOLS = "".join(f'<a href="{SHARED.replace("=https", "=http")}&n={n}">Teilen auf Weg {n}</a>' for n in range(5))


@pytest.mark.parametrize("between", [f"<div>{TOOLS}</div>", '<div><a href="/society/">Society</a></div>'])
def test_a_date_behind_the_first_copy_of_the_headline(between: str) -> None:
    """Headline, date, what shares the page in whatever language or the section, and the headline in large letters."""
    title = (
        "The talks in Osh are over. Both sides will print the minutes of all the meetings that they have had, in two "
    )
    title += "languages and with maps, and will send them to the Secretariat by the end of the month."
    html = f"<div><div>{title}</div><div>24.11.2022</div></div>{between}<h1>{title}</h1>{paragraphs(*BODY)}"
    assert facts(read(document(html))) == wanted(title=title)


def test_a_mail_address_of_the_page_is_not_the_contacts() -> None:
    """What goes on with the contact stands right behind it: a box of the site with a heading is another's."""
    contact = ("The CSTO Press Secretary Vladimir Zaynetdinov", "+7 495-795-27-10")
    box = '<aside><h3>Service</h3><div>All days</div><div><a href="mailto:a@b.org">info@odkb-csto.org</a></div></aside>'
    html = f"<h1>{HEADLINE}</h1><div>24.11.2022</div><div>{paragraphs(*BODY, *contact)}</div>{box}"
    assert read(document(html)).contact == "\n".join(contact)


def test_a_link_down_the_page_is_no_headline() -> None:
    """A short link to a place on this very page is not what a page without a headline is called."""
    link = '<div><a href="/news/news_odkb/permanent-council-shelling/#contact">Get in touch</a></div>'
    found = read(document(f"{link}<div>{paragraphs(*BODY)}</div>{BACK}"))
    assert (found.title, found.body) == (None, "\n\n".join(BODY))


ICONS = {
    "authors": '<a href="/news/smi/of-the-author/"><img src="/a.png"></a><a href="/news/smi/all/"><i></i></a>',
    "this page": '<a href="/news/news_odkb/after/"><i></i></a><a href="https://example.org/x"><i></i></a>',
}


@pytest.mark.parametrize("icons", ICONS)
def test_pictures_that_are_links_over_the_only_paragraph(icons: str) -> None:
    """The one new paragraph of a page without a headline is its text, whatever the pictures over it lead to."""
    slides = f"<div>{SLIDES}<p>They were shown the letters of the first year, and a map with notes in pencil.</p></div>"
    found = known(f"<div>{ICONS[icons]}</div><div><p>{BODY[0]}</p>{BACK}</div>", slides, "")
    assert facts(found) == (None, None, BODY[0], len(LEADS))
