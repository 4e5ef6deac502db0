"""Boxes amid a text, signs and tools beside a headline, items with text of their own: none of them shifts a part."""

import pytest

from tests.sites.trap_pages import (
    BODY,
    CONTACT,
    DAY,
    DELEGATIONS,
    HEADLINE,
    LEADS,
    PACSTO,
    carousel,
    document,
    facts,
    paragraphs,
    read,
    wanted,
)

HEAD = f"<h1>{HEADLINE}</h1><p>24.11.2022</p>"
INSET = '<aside><div>Read also</div><a href="/news/news_odkb/other-news-number-7/">Divers search a lake</a></aside>'
DECISIONS = ("to send a mission to the post;", "to come back to it in spring.")
BEHIND_AN_INSET = {
    "a list": ("<ul><li>{}</li><li>{}</li></ul>", DECISIONS),
    "a quotation": ("<blockquote>{}</blockquote>", ("We shall not leave these villages alone, said the chairman.",)),
    "a subheading": ("<h3>{}</h3>", ("What was agreed",)),
    "a name of an image": ("<p>ZVF_2142.JPG</p><p>{}</p>", ("Those who had come a long way were given beds.",)),
}
HEADLINES = ("Divers of three states search a lake for old mines", "A round table was held in the town of Osh.")
LAST = "Those who had come a long way were given beds in the barracks of the frontier guard."


@pytest.mark.parametrize("behind", BEHIND_AN_INSET)
def test_a_text_goes_on_behind_a_box_to_read_also(behind: str) -> None:
    """Whatever stands right behind such a box, the text is not over where a paragraph of it follows in its own box."""
    markup, said = BEHIND_AN_INSET[behind]
    text = f"{paragraphs(*BODY)}{INSET}{markup.format(*said)}<p>{LAST}</p>"
    found = read(document(f"{HEAD}<div>{text}</div>"))
    assert found.body == "\n\n".join((*BODY, *said, LAST))


def test_a_box_to_read_also_behind_a_subheading() -> None:
    """Nor is it over where the box stands between a subheading and what that heads."""
    found = read(document(f"{HEAD}<div><p>{BODY[0]}</p><h3>What was agreed</h3>{INSET}<p>{BODY[1]}</p></div>"))
    assert found.body == "\n\n".join((BODY[0], "What was agreed", BODY[1]))


def test_a_text_ends_before_a_box_to_read_also() -> None:
    """Words in another box behind it are the page's."""
    page = f"{HEAD}<div>{paragraphs(*BODY)}{INSET}</div><div><p>{LEADS[1]}</p></div>"
    assert read(document(page)).body == "\n\n".join(BODY)


@pytest.mark.parametrize("tag", ["h1", "h3", "div"])
@pytest.mark.parametrize(
    "headline",
    [
        '{} <a href="#s" aria-label="link">§</a>',
        '<a href="#s">#</a> {}',
        '<span><a href="/news/news_odkb/">«</a></span> {}',
        '<a href="/news/news_odkb/">←</a> {}',
    ],
)
def test_a_sign_that_is_a_link_is_not_of_the_headline(tag: str, headline: str) -> None:
    """It leads to the headline itself, or back to the list; words in quotes stay in theirs."""
    head = f"<{tag}>{headline.format(HEADLINE)}</{tag}><p>24.11.2022</p>"
    assert facts(read(document(f"<div>{head}{paragraphs(*BODY)}</div>"))) == wanted()


@pytest.mark.parametrize("tool", ['<a href="?print=1">Print version</a>', "<span>Views: 1739</span>"])
def test_tools_on_the_line_of_a_bold_headline(tool: str) -> None:
    """What the page offers or counts there is not of the headline, though no space stands between them."""
    page = f"<article><b>{HEADLINE}</b>{tool}<div>{paragraphs(*BODY)}</div></article>"
    assert facts(read(document(page))) == wanted(day=None)


BESIDE_THE_DATE = {
    "tools": '<a href="?print=1">Print version</a><span>2 min read</span>',
    "a counter and the section": '<span>Views: 743</span><a href="/news/news_odkb/">News</a>',
}


@pytest.mark.parametrize("beside", BESIDE_THE_DATE)
@pytest.mark.parametrize("is_over", [True, False])
def test_tools_in_elements_of_their_own_behind_the_date(beside: str, *, is_over: bool) -> None:
    """Several in a row are none of the text, nor a lead over the headline, though no space stands between them."""
    line = f"<div><span>24.11.2022</span>{BESIDE_THE_DATE[beside]}</div>"
    head = f"{line}<h2>{HEADLINE}</h2>" if is_over else f"<h2>{HEADLINE}</h2>{line}"
    page = document(f"<div>{head}<div>{paragraphs(*BODY)}</div></div>", carousel((LEADS[0],), (LEADS[1],)))
    assert facts(read(page)) == wanted(2)


def test_tools_without_a_date_on_a_page_without_a_headline() -> None:
    """Several on one line are no headline."""
    block = f"<div>{paragraphs(*DELEGATIONS[1])}</div>"
    found = read(document(f"<div>{BESIDE_THE_DATE['tools']}</div><div>{paragraphs(*BODY)}</div>", block), PACSTO)
    assert facts(found) == wanted(title=None, day=None)


def test_a_short_headline_in_a_list_of_headlines() -> None:
    """The list goes on behind it: a later item that ends in a full stop is no lead."""
    said = (
        "Divers of three states search a lake",
        "Doctors of the north meet in Osh again",
        "Day of staff",
        HEADLINES[1],
    )
    items = "".join(
        f'<div><span>12.11.2026</span><br><a href="/news/news_odkb/list-{at}/">{text}</a></div>'
        for at, text in enumerate(said)
    )
    top = f"{carousel((LEADS[0],), (LEADS[1],))}<div>{items}</div>"
    assert facts(read(document(f"{HEAD}<div>{paragraphs(*BODY)}</div>", top))) == wanted(2)


@pytest.mark.parametrize(
    "item",
    [
        '<tr><td><a href="{0}"><img src="/1.jpg"></a></td><td>{1}<br>{2}</td></tr>',
        '<li><div><div><a href="{0}"><img src="/1.jpg"></a><div><div>{1}</div><div>{2}</div></div></div></div></li>',
        '<div>{1}<br>{2}<br><a href="{0}" aria-hidden="true"></a></div>',
    ],
)
def test_a_lead_whose_second_paragraph_begins_with_a_date(item: str) -> None:
    """It begins no lead of its own where the item has one link, and the others have theirs."""
    second = "On May 5, 2022, a delegation arrived in Osh and went over the plan of work."
    items = "".join(item.format(f"/news/news_odkb/other-news-number-{at}/", LEADS[at], second) for at in (0, 1))
    tag = "table" if item.startswith("<tr") else "ul" if item.startswith("<li") else "div"
    found = read(document(f"{HEAD}<div>{paragraphs(*BODY)}</div>", f"<{tag}>{items}</{tag}>"))
    assert [lead.text for lead in found.leads] == [f"{LEADS[0]}\n\n{second}", f"{LEADS[1]}\n\n{second}"]


def test_banners_below_a_list_of_headlines() -> None:
    """The list's last item is no lead because pictures that lead to other sites stand in its box."""
    items = "".join(
        f'<li>12.11.2026 <a href="/news/news_odkb/list-{at}/">{text}</a></li>' for at, text in enumerate(HEADLINES)
    )
    banners = '<a href="https://www.un.org"><img src="/u.gif"></a><a href="https://cis.by"><img src="/c.gif"></a>'
    top = f"{carousel((LEADS[0],), (LEADS[1],))}<div><b>Latest news</b><ul>{items}</ul>{banners}</div>"
    assert facts(read(document(f"{HEAD}<div>{paragraphs(*BODY)}</div>", top))) == wanted(2)


def test_a_copy_of_a_short_headline_with_the_date_in_an_element() -> None:
    """The second copy and the date on one line are parted, and the date is the article's."""
    copy = f"<p>{HEADLINE} <b>24</b>.11.2022</p>"
    assert facts(read(document(f"<h3>{HEADLINE}</h3>{copy}<div>{paragraphs(*BODY)}</div>"))) == wanted()


def test_the_date_of_a_list_before_an_undated_headline() -> None:
    """It belongs to the short headline between them, that is a link to another article."""
    item = '<div><span>12.11.2022</span><br><a href="/news/news_odkb/other-news-number-5/">A meeting in Osh</a></div>'
    way = '<div><a href="/">Home</a> / <a href="/news/news_odkb/">News</a></div>'
    page = f"<div>{item}{item}</div><div>{way}<div><h1>{HEADLINE}</h1><div>{paragraphs(*BODY)}</div></div></div>"
    assert facts(read(document(page))) == wanted(day=None)


@pytest.mark.parametrize("tag", ["h2", "h3", "b"])
def test_a_subheading_of_an_undated_text_behind_the_block(tag: str) -> None:
    """No leads stand behind pacsto's block: the first paragraph there is the text's, and a headline comes before it."""
    block = f"<div>{paragraphs(*DELEGATIONS[1])}</div>"
    text = f"<p>{BODY[0]}</p><{tag}>Plans for 2023</{tag}><p>{BODY[1]}</p><p>{LAST}</p>"
    found = read(document(f"<div>{text}</div>", block), PACSTO)
    assert facts(found) == (None, None, "\n\n".join((BODY[0], "Plans for 2023", BODY[1], LAST)), 0)


@pytest.mark.parametrize("line", ["Saint Petersburg, 14 January 2018", "г. Минск, 1 августа 2011 года"])
def test_place_and_date_over_an_undated_text_behind_the_block(line: str) -> None:
    """Where and when a text was written is its first line, and no date of publication."""
    block = f"<div>{paragraphs(*DELEGATIONS[1])}</div>"
    found = read(document(f"<div>{paragraphs(line, *BODY)}</div>", block), PACSTO)
    assert facts(found) == (None, None, "\n\n".join((line, *BODY)), 0)


def test_a_heading_behind_the_contact() -> None:
    """Two words in capitals go on a contact as a name does, but not as a heading over links."""
    contact = "<br>".join(CONTACT)
    actions = '<div><h5>Document Actions</h5><ul><li><a href="javascript:print()">Print</a></li></ul></div>'
    found = read(document(f"<div>{HEAD}<div>{paragraphs(*BODY)}<p>{contact}</p></div>{actions}</div>"))
    assert (found.body, found.contact) == ("\n\n".join(BODY), "\n".join(CONTACT))
    assert found.published == DAY
