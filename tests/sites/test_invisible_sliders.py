"""What is invisible and keeps its place: a slider that waits for its script is read, letters in a line are not."""

import pytest

from tests.sites.trap_pages import BODY, HEADLINE, LEADS, PLAIN, document, facts, paragraphs, read, wanted

INVISIBLE = 'style="visibility: hidden"'


@pytest.mark.parametrize("hidden", [INVISIBLE, "style='height:300px;visibility:hidden;'", 'style="opacity: 0"'])
@pytest.mark.parametrize("slides", ["<div {}><div>{}</div></div>", "<ul {}><li>{}</li></ul>"])
def test_the_slides_of_an_invisible_slider_are_leads(slides: str, hidden: str) -> None:
    """Scripts show it when they have laid it out."""
    between = "</li><li>" if "<li>" in slides else "</div><div>"
    items = between.join(
        f'<a href="/news/news_odkb/lead-{number}/"><img src="/{number}.jpg"></a><p>{text}</p>'
        for number, text in enumerate(LEADS)
    )
    assert facts(read(document(PLAIN, slides.format(hidden, items)))) == wanted(leads=2)


def test_invisible_letters_in_a_line_are_not_read() -> None:
    """They stand there to keep words apart."""
    text = f"<p>{BODY[0]} <span {INVISIBLE}>Not for anybody to read.</span></p>{paragraphs(*BODY[1:])}"
    assert facts(read(document(f"<h1>{HEADLINE}</h1><div>24.11.2022</div><div>{text}</div>"))) == wanted()


@pytest.mark.parametrize("picture", ["<div style='background-image:url(/1.jpg)'></div>", "<div><div></div></div>"])
def test_a_link_around_a_picture_in_the_background_is_its_slides(picture: str) -> None:
    """It has neither a word nor an image's tag in it, and still tells which article the lead behind it is of."""
    addresses = [f"https://en.odkb-csto.org/news/news_odkb/lead-{number}/" for number in range(len(LEADS))]
    slides = "".join(
        f'<div><a href="{address}">{picture}</a><div>{text}</div></div>'
        for address, text in zip(addresses, LEADS, strict=True)
    )
    article = read(document(PLAIN, f"<div>{slides}</div>"))
    assert facts(article) == wanted(leads=2)
    assert [lead.url for lead in article.leads] == addresses
