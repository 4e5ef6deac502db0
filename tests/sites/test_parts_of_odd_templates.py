"""What templates make of the parts of a page: an article in a form, cards shown twice, dates with more beside them."""

import pytest

from tests.sites.trap_pages import (
    BODY,
    CONTACT,
    DELEGATIONS,
    HEADLINE,
    LEADS,
    PACSTO,
    PLAIN,
    document,
    facts,
    paragraphs,
    read,
    wanted,
)

HEAD = f"<h1>{HEADLINE}</h1>"
OWN = "/news/news_odkb/permanent-council-shelling/"
TEXT = f"<div>{paragraphs(*BODY)}</div>"
WAY = '<ul><li><a href="/">Home</a></li><li><a href="/news/news_odkb/">News</a></li></ul>'
CHANGES = {
    "Date of publication: 24.11.2022": "Last updated: 02.03.2023",
    "Дата публикации: 24.11.2022": "Дата изменения: 02.03.2023",
    "Published 24 November 2022": "Last updated 2 March 2023",
    "24.11.2022": "(updated 02.03.2023)",
    "Создано: 24.11.2022": "Изменено: 02.03.2023",
}
TOGETHER = [
    "<div><span>{}</span><span>{}</span></div>",
    "<div>{}</div><div>{}</div>",
    "<p>{}, {}</p>",
    "<p>{} | {}</p>",
]


def address(number: int) -> str:
    return f"/news/news_odkb/lead-{number}/"


@pytest.mark.parametrize("published", CHANGES)
@pytest.mark.parametrize("form", TOGETHER)
def test_the_day_of_the_last_change_is_not_the_date(published: str, form: str) -> None:
    """It stands behind the date of publication, on its line or under it, and is no text."""
    assert facts(read(document(f"{HEAD}{form.format(published, CHANGES[published])}{TEXT}"))) == wanted()


@pytest.mark.parametrize("name", ["39357fa0b754c4c5529e0bcf4d007437.docx", "statement_15.09.2021.pdf", ""])
def test_an_attachment_beside_a_date_that_says_no_year(name: str) -> None:
    """The year is in the element's attribute, the attachment behind the element."""
    link = '<a href="/upload/iblock/a1b/file.docx">Download document</a>'
    date = f'<p><time datetime="2022-11-24T12:00:00+03:00">24 November</time> {link} {name}</p>'
    article = read(document(f"{HEAD}{date}{TEXT}"))
    assert facts(article) == wanted()
    assert len(article.attachments) == 1


@pytest.mark.parametrize("head", [HEAD, f'<h1><a href="{OWN}">{HEADLINE}</a></h1>', f"<div>{HEADLINE}</div>"])
@pytest.mark.parametrize("text", [BODY, BODY[:1]])
def test_an_article_may_stand_in_a_form(head: str, text: tuple[str, ...]) -> None:
    """However short it is beside what stands around the form."""
    top = (
        f"<div>{''.join(f'<p>{lead}</p><a href={address(number)}>More</a>' for number, lead in enumerate(LEADS))}</div>"
    )
    form = f'<form method="post"><div>{head}<p>24.11.2022</p><div>{paragraphs(*text)}</div></div></form>'
    article = read(document(form, top))
    assert facts(article) == (*wanted()[:2], "\n\n".join(text), 2)


@pytest.mark.parametrize("item", ["<a class=slide {}>{}</a>", "<tr class=slide {}><td>{}</td></tr>"])
def test_hidden_links_and_rows_of_a_table_are_slides_too(item: str) -> None:
    """Behind one of their kind that is shown."""
    hidden = 'style="display:none"'
    slides = [
        item.format(
            f"{hidden if number else ''} href={address(number)}", f'<p><a href="{address(number)}">{text}</a></p>'
        )
        if "<tr" in item
        else item.format(f"{hidden if number else ''} href={address(number)}", f"<p>{text}</p>")
        for number, text in enumerate(LEADS)
    ]
    box = "<table>{}</table>" if "<tr" in item else "<div>{}</div>"
    assert facts(read(document(PLAIN, box.format("".join(slides))))) == wanted(leads=2)


def test_cards_shown_twice_are_told_apart_by_their_pictures_links() -> None:
    """Once for wide screens, once for narrow ones: a dated card is followed by one without a date."""
    cards = "".join(
        f'<div><a href="{address(number)}"><img src="/{number}.jpg"></a><div>'
        f"{'' if number % 2 else '<b>20.11.2026</b>'}<p>{text}</p></div></div>"
        for number, text in enumerate(LEADS)
    )
    article = read(document(PLAIN, f'<div class="wide">{cards}</div><div class="narrow">{cards}</div>'))
    assert facts(article) == wanted(leads=2)


def test_a_link_over_two_paragraphs_and_their_date_is_one_lead() -> None:
    """The date closes it; the link before has its date at its end as well."""
    links = "".join(
        f'<a href="{address(number)}"><span>{text}</span><br><span>{more}</span><br><div>2{number}.11.2026</div></a>'
        for number, (text, more) in enumerate([(LEADS[0], "All came."), (LEADS[1], "It is kept in the old house.")])
    )
    assert facts(read(document(PLAIN, f"<aside>{links}</aside>"))) == wanted(leads=2)


def test_a_short_sentence_may_stand_over_the_date_that_closes_a_lead() -> None:
    """The date is no other lead's, whose paragraphs stand behind it."""
    leads = [(LEADS[0], "They came on foot."), (BODY[0].replace("Moscow", "Minsk"), LEADS[1])]
    items = "".join(
        f"<figure><div>{'<br><br>'.join(texts)}</div><div>2{number}.11.2026</div>"
        f'<a href="{address(number)}">→</a></figure>'
        for number, texts in enumerate(leads)
    )
    assert facts(read(document(PLAIN, f"<div>{items}</div>"))) == wanted(leads=2)


@pytest.mark.parametrize("head", ["<table><tr><td>{}</td></tr></table>", "<p>{}</p>"])
def test_a_line_between_the_way_and_the_text_is_the_headline(head: str) -> None:
    """Though nothing marks it out, no title names it, and there is no date."""
    said, text = "The voyage of “Meridian-2021” has ended", (BODY[0], "Two hundred people took part in it.")
    article = read(document(f"{WAY}{head.format(said)}<div>{'<br><br>'.join(text)}</div>", title=""))
    assert facts(article) == (said, None, "\n\n".join(text), 0)


def test_phones_under_a_contact_that_is_glued_to_the_text() -> None:
    """The contact begins where its office is named, amid the line."""
    text = f"<p>{BODY[0]}<p>{BODY[1]}\n{'<br>'.join(CONTACT)}<br>"
    article = read(document(f"{HEAD}<p>24.11.2022</p><div>{text}</div>"))
    assert (*facts(article), article.contact) == (*wanted(), "\n".join(CONTACT))


def test_the_block_of_delegations_behind_a_list_of_headlines() -> None:
    """Of which one names a state and its parliament: the list is none of the block."""
    titles = [
        "A bill on the stay of the united forces was brought into the Mazhilis of the Parliament of Kazakhstan",
        "The Secretary General: tension in the east of Europe will ease when the answer to the proposals comes",
        "The Chairman of the Parliamentary Assembly: it contributes to the safety and to the freedom of the states",
        "The service of the commanders of the border troops and the Assembly will tell each other more than before",
    ]
    listed = "".join(f'<li><a href="/events/news-{number}">{title}</a></li>' for number, title in enumerate(titles))
    block = "".join(
        f"<article><p><b>{said.partition('.')[0]}</b></p>{said}<br>Its members take part in all sittings.<br></article>"
        for said in DELEGATIONS[1]
    )
    top = f"<div><h4>Popular</h4><ul>{listed}</ul></div><div>{block}</div>"
    article = read(document(f"{HEAD}<p>24 November 2022</p>{TEXT}", top), PACSTO)
    assert facts(article) == wanted()
