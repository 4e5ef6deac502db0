"""A short link behind the last paragraph: a way to another page is no text, a document, a mail or a signature is."""

import pytest

from tests.sites.trap_pages import BODY, CONTACT, HEADLINE, document, facts, paragraphs, read, wanted

HEAD = f"<h2>{HEADLINE}</h2><div>24.11.2022</div>"
TEXT = f"<div>{paragraphs(*BODY)}</div>"


@pytest.mark.parametrize("words", ["Full version", "To the desktop site", "Photographs of the day", "Map"])
@pytest.mark.parametrize("address", ["?full=1", "/m/", "https://video.example.org/12", "/photogallery/day/"])
@pytest.mark.parametrize("box", ["<div>{}</div>", "<hr/><div>{}<br/>A site of the Treaty © 2026</div>", "<p>{}</p>"])
def test_a_way_to_another_page_is_no_text(words: str, address: str, box: str) -> None:
    """Where nothing else stands between the text and the page's end, and whatever it says."""
    link = box.format(f'<a href="{address}">{words}</a>')
    assert facts(read(document(f"{HEAD}{TEXT}{link}"))) == wanted()


def test_it_takes_nothing_with_it() -> None:
    """Neither a link amid the text nor a sentence that is one is lost, nor the items of a list."""
    link = '<a href="/photogallery/day/">{}</a>'
    middle = f"<p>{link.format('Photographs of the day')}</p>"
    found = read(document(f"{HEAD}<div><p>{BODY[0]}</p>{middle}<p>{BODY[1]}</p></div>"))
    assert found.body.split("\n\n") == [BODY[0], "Photographs of the day", BODY[1]]
    found = read(document(f"{HEAD}<div>{paragraphs(*BODY, link.format('The day in pictures.'))}</div>"))
    assert found.body.split("\n\n") == [*BODY, "The day in pictures."]
    items = "".join(f"<li>{link.format(item)}</li>" for item in ("Exercise Search", "Exercise Echelon"))
    found = read(document(f"{HEAD}<div>{paragraphs(*BODY)}<ul>{items}</ul></div>"))
    assert found.body.split("\n\n") == [*BODY, "Exercise Search", "Exercise Echelon"]


def test_the_mail_of_the_contact_stays() -> None:
    """It is a short link too, and no way to a page."""
    contact = (CONTACT[0], f'<a href="mailto:{CONTACT[2]}">{CONTACT[2]}</a>')
    found = read(document(f"{HEAD}<div>{paragraphs(*BODY, *contact)}</div>"))
    assert found.contact == f"{CONTACT[0]}\n{CONTACT[2]}"


@pytest.mark.parametrize(
    "tools", ['<a href="?print=Y">Print version</a>', '<a href="?print=Y">Print</a> <a href="/s/">Share</a>']
)
def test_tools_in_the_contacts_line_are_none_of_it(tools: str) -> None:
    """Links to print or to share the page, right behind the mail and in one line with it."""
    mail = f'<a href="mailto:{CONTACT[2]}">{CONTACT[2]}</a>'
    found = read(document(f"{HEAD}<div>{paragraphs(*BODY)}<p>{CONTACT[0]} {mail}{tools}</p></div>"))
    assert found.contact == f"{CONTACT[0]} {CONTACT[2]}"
    assert found.body.split("\n\n") == [*BODY]
