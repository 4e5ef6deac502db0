"""A heading over a gallery or a list of documents is none of the text; what stands under it is the article's."""

import pytest

from tests.sites.trap_pages import BODY, CONTACT, HEADLINE, document, facts, paragraphs, read, wanted

HEAD = f"<h1>{HEADLINE}</h1><div>24.11.2022</div>"
PICTURE = '<a href="/upload/{0}"><img src="/upload/{0}" alt=""></a>'
NAMES = ("ZVF_2142.JPG", "DSC_8507.JPG")
GALLERIES = {
    "names beside the pictures": "".join(PICTURE.format(name) + name + " " for name in NAMES),
    "names in boxes of their own": "".join(f"<div>{PICTURE.format(name)}<p>{name}</p></div>" for name in NAMES),
    "no names": "".join(PICTURE.format(name) for name in NAMES),
}
DOWNLOAD = '<a href="/upload/iblock/{0}">Download document {0}</a>'


@pytest.mark.parametrize("gallery", GALLERIES)
@pytest.mark.parametrize("heading", ["<h3>Photo gallery</h3>", "<h2>Pictures of the day:</h2>"])
@pytest.mark.parametrize("is_signed", [True, False])
def test_a_heading_over_pictures(gallery: str, heading: str, *, is_signed: bool) -> None:
    """It goes with them, be it before the press contact or the last of the article."""
    contact = paragraphs(*CONTACT) if is_signed else ""
    text = f"<div>{paragraphs(*BODY)}{heading}<div>{GALLERIES[gallery]}</div>{contact}</div>"
    found = read(document(f"{HEAD}{text}"))
    assert facts(found) == wanted()
    assert (found.contact or "").split("\n") == ([*CONTACT] if is_signed else [""])
    if gallery != "no names":
        assert found.images == NAMES


@pytest.mark.parametrize("heading", ["Documents", "Related documents", "Документы"])
@pytest.mark.parametrize("item", ["<p>{}</p>", "<div><span>{}</span></div>"])
def test_a_heading_over_documents(heading: str, item: str) -> None:
    """The documents under it are the article's attachments."""
    files = "".join(item.format(DOWNLOAD.format(name)) for name in ("annex.docx", "plan.pdf"))
    found = read(document(f"{HEAD}<div>{paragraphs(*BODY)}<h4>{heading}</h4>{files}</div>"))
    assert facts(found) == wanted()
    assert [attachment.name for attachment in found.attachments] == ["annex.docx", "plan.pdf"]


@pytest.mark.parametrize("box", ["<div><h4>Documents</h4>{}</div>", "<footer>{}</footer>", "<section>{}</section>"])
@pytest.mark.parametrize("between", ["", "<div><a href='?print=Y'>Print version</a></div>"])
@pytest.mark.parametrize("is_signed", [True, False])
def test_documents_in_a_box_behind_the_text(box: str, between: str, *, is_signed: bool) -> None:
    """They are its attachments too, be it behind the tools of the page; what follows them is not read."""
    files = "".join(f"<p>{DOWNLOAD.format(name)}</p>" for name in ("annex.docx", "plan.pdf"))
    text = f"<article>{HEAD}<div>{paragraphs(*BODY, *(CONTACT if is_signed else ()))}</div></article>"
    more = "<h3>Read also</h3><ul><li><a href='/news/news_odkb/another-item/'>Another item</a></li></ul>"
    found = read(document(f"{text}{between}{box.format(files)}{more}"))
    assert facts(found) == wanted()
    assert (found.contact or "").split("\n") == ([*CONTACT] if is_signed else [""])
    assert [attachment.name for attachment in found.attachments] == ["annex.docx", "plan.pdf"]


def test_documents_further_on_are_none_of_it() -> None:
    """Behind other news stand the documents of the site."""
    files = f"<h3>Documents</h3><p>{DOWNLOAD.format('charter.pdf')}</p>"
    more = "<h3>Read also</h3><ul><li><a href='/news/news_odkb/another-item/'>Another item</a></li></ul>"
    found = read(document(f"<article>{HEAD}<div>{paragraphs(*BODY)}</div></article>{more}{files}"))
    assert facts(found) == wanted()
    assert found.attachments == ()


def test_a_heading_over_text_stays() -> None:
    """Pictures behind the paragraph under a subheading take nothing away."""
    text = f"<p>{BODY[0]}</p><h3>The mission</h3><p>{BODY[1]}</p><div>{GALLERIES['names beside the pictures']}</div>"
    found = read(document(f"{HEAD}<div>{text}</div>"))
    assert found.body.split("\n\n") == [BODY[0], "The mission", BODY[1]]


@pytest.mark.parametrize("first", ["+7495-795-27-10", "+7 (495) 795-27-10", "+7 495 795 27 10"])
@pytest.mark.parametrize("second", ["8 (495) 621-33-23", "8-495-621-33-23", "(495) 621-33-23"])
def test_two_phones_with_nothing_but_a_space_between(first: str, second: str) -> None:
    """A line of the contact may have phones of different forms side by side."""
    contact = f"{CONTACT[0]} {first} {second} {CONTACT[2]}"
    found = read(document(f"{HEAD}<div>{paragraphs(*BODY, contact)}</div>"))
    assert facts(found) == wanted()
    assert found.contact == contact
