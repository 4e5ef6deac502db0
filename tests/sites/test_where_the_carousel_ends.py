"""Pages without headline and date, met first: what their leads close with tells where the carousel ends."""

import pytest

from tests.sites.trap_pages import BODY, HEADLINE, LEADS, PLAIN, document, facts, paragraphs, read, wanted

WAY = '<p><a href="/">Home</a> &gt; <a href="/news/news_odkb/">News</a></p>'
TEXT = f"<div>{paragraphs(*BODY)}</div>"
MORE = "Both sides were content with it."


def item(number: int, tag: str, link: str) -> str:
    target = f'<a href="/news/news_odkb/lead-{number}/">{link}</a>'
    return f"<{tag}><p>{LEADS[number]}</p><div>2{number}.11.2026</div>{target}</{tag}>"


@pytest.mark.parametrize("tag", ["div", "section", "figure"])
@pytest.mark.parametrize("link", ["Read more", "→"])
def test_a_link_behind_the_date_that_closes_a_lead(tag: str, link: str) -> None:
    """What stands behind the last of them is the article."""
    top = f"<div>{item(0, tag, link)}{item(1, tag, link)}</div>"
    assert facts(read(document(TEXT, top))) == wanted(2, title=None, day=None)


def test_the_way_to_the_page_behind_the_carousel() -> None:
    """The article begins behind it, be the leads linked by their last words alone."""
    lead = '<section>{} <a href="/news/news_odkb/lead-{}/">{}</a></section>'
    leads = [lead.format(text.rpartition(" ")[0], number, text.rpartition(" ")[2]) for number, text in enumerate(LEADS)]
    assert facts(read(document(f"{WAY}{TEXT}", f"<div>{''.join(leads)}</div>"))) == wanted(2, title=None, day=None)


def test_a_lead_of_several_paragraphs_in_the_list_of_another() -> None:
    """The link is a picture, before the first of them."""
    leads = "".join(
        f'<li><b>2{number}.11.2026</b><a href="/news/news_odkb/lead-{number}/"><img src="/{number}.jpg"></a>'
        f"{paragraphs(*texts)}</li>"
        for number, texts in enumerate([(LEADS[0],), (LEADS[1], MORE)])
    )
    assert facts(read(document(TEXT, f"<ol>{leads}</ol>"))) == wanted(2, title=None, day=None)


@pytest.mark.parametrize("dates", [True, False])
def test_the_rest_of_a_lead_is_no_headline(dates: bool) -> None:
    """It stands in one item with the paragraph that leads to another article; the date behind it is the article's."""
    leads = "".join(
        f'<dt>{f"2{number}.11.2026" if dates else ""}</dt><dd><a href="/news/news_odkb/lead-{number}/">{text}</a>'
        f"<p>{BODY[1].replace('mission', 'letter')}</p></dd>"
        for number, text in enumerate(LEADS)
    )
    article = read(document(f"<dl><dt>Date:</dt><dd>24.11.2022</dd></dl>{TEXT}", f"<dl>{leads}</dl>"))
    assert facts(article) == wanted(2, title=None)


def test_a_headline_over_one_long_paragraph_and_a_short_one() -> None:
    """Nothing marks it out but that it stands outside of their box, behind a table that is none of theirs."""
    said, text = "The voyage of “Meridian-2021” has ended", (BODY[0], "Two hundred people took part in it.")
    top = "<table><caption>March 2026</caption><tr><td>1</td><td>2</td></tr></table>"
    article = read(document(f"{WAY}<div>{said}</div><div>{'<br><br>'.join(text)}</div>", top, title=""))
    assert facts(article) == (said, None, "\n\n".join(text), 0)
    assert read(document(f"<h1>{HEADLINE}</h1><div>{'<br><br>'.join(text)}</div>", top)).title == HEADLINE


@pytest.mark.parametrize("dated", [0, 1])
def test_the_one_dated_slide_does_not_cost_the_other(dated: int) -> None:
    """Slides of a page builder: no link in words leads on from them, and only one has a date, in its text."""
    dates = ["18.11.2026<br><br>" if number == dated else "" for number in range(len(LEADS))]
    slides = "".join(
        f"<div><div><div>{date}{lead}<br><br>The talks went on.</div></div></div>"
        for date, lead in zip(dates, LEADS, strict=True)
    )
    assert facts(read(document(PLAIN, f"<div><div>{slides}</div></div>"))) == wanted(len(LEADS))
