"""The seed record format: text to Article and back."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import seedtext
from pipeline.model import Article, Attachment, Lead, Served
from tests.pipeline.seed_texts import (
    BODY,
    CONTACT,
    FIRST,
    HEADLINE,
    SECOND,
    THIRD,
    TRAILER,
    UNDATED,
    WANTED,
    compact,
    facts,
    spaced,
)

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"


@given(st.text())
def test_any_text_goes_there_and_back(text: str) -> None:
    """Rendering what was parsed gives the text, byte for byte, whatever it is."""
    assert seedtext.render(seedtext.parse(text)) == text


@given(
    st.lists(st.sampled_from([HEADLINE, *BODY, *CONTACT, *TRAILER, "24.11.2022", "", "", " ", "\u00a0", "ZVF_1.JPG"]))
)
def test_any_order_of_parts_goes_there_and_back(lines: list[str]) -> None:
    """The parts of a page in any order are parsed and rendered unchanged."""
    text = "\n".join(lines)
    assert seedtext.render(seedtext.parse(text)) == text


@pytest.mark.parametrize("form", [spaced, compact])
def test_dated_page(form: type[Article]) -> None:
    """Headline, date line and body are found; contact and trailer are not body."""
    article = form(HEADLINE, "24.11.2022", *BODY, *CONTACT, *TRAILER)
    assert facts(article) == WANTED
    assert article.contact == "\n".join(CONTACT)
    assert article.reading.served is Served.SEED


@pytest.mark.parametrize("form", [spaced, compact])
def test_undated_page(form: type[Article]) -> None:
    """Without a date line the date is unknown, whatever dates the text speaks of."""
    assert facts(form(HEADLINE, *BODY, *TRAILER)) == UNDATED


@pytest.mark.parametrize("form", [spaced, compact])
@pytest.mark.parametrize(
    "head",
    [
        (f"{HEADLINE} 24.11.2022",),
        (HEADLINE, f"{HEADLINE} 24.11.2022"),
        (HEADLINE, f"{HEADLINE.replace(' ', '  ', 1)} 24.11.2022"),
        (HEADLINE, HEADLINE, "24.11.2022"),
        (HEADLINE, "24.11.2022 "),
    ],
)
def test_headline_once_or_twice(form: type[Article], head: tuple[str, ...]) -> None:
    """The headline may stand twice, its copies differ in white space, and the date on its line or its own."""
    assert facts(form(*head, *BODY)) == WANTED


@pytest.mark.parametrize("form", [spaced, compact])
def test_date_glued_to_the_body(form: type[Article]) -> None:
    """`24.11.2022The ...` is the date line and the first paragraph."""
    assert facts(form(HEADLINE, f"24.11.2022{BODY[0]}", BODY[1])) == WANTED


@pytest.mark.parametrize("form", [spaced, compact])
@pytest.mark.parametrize("carousel", [(), (FIRST, SECOND), ("12.11.2022", FIRST)])
def test_a_copy_of_the_headline_its_date_and_the_body_on_one_line(
    form: type[Article], carousel: tuple[str, ...]
) -> None:
    """As a page's text has it where nothing parts the three; the text itself goes there and back."""
    lines = (*carousel, HEADLINE, f"{HEADLINE} 24.11.2022{BODY[0]}", BODY[1], *TRAILER)
    article = form(*lines)
    assert facts(article)[:3] == WANTED[:3]
    assert seedtext.render(article) == ("\n\n" if form is spaced else "\n").join(lines)


def test_date_glued_to_a_digit() -> None:
    """`15.05.202415 May ...` is a date and a paragraph that begins with 15."""
    article = compact(HEADLINE, "15.05.202415 May is the day of the Treaty, and the Council met on it.", BODY[1])
    assert (article.published, article.body[:6]) == (dt.date(2024, 5, 15), "15 May")


def test_images_and_attachments_beside_the_date() -> None:
    """Names beside the date are images and attachments, named or not."""
    image = spaced(HEADLINE, "24.11.2022 ZVF_2142.JPG", *BODY)
    assert (facts(image), image.images) == (WANTED, ("ZVF_2142.JPG",))
    for text, name in (
        ("Download document 39357fa0b754c4c5529e0bcf4d007437.docx", "39357fa0b754c4c5529e0bcf4d007437.docx"),
        ("Download documentAnnex 1.pdf", "Annex 1.pdf"),
        ("Download document", None),
    ):
        document = spaced(HEADLINE, f"24.11.2022 {text}", *BODY)
        assert (facts(document), document.attachments) == (WANTED, (Attachment(name),))


@pytest.mark.parametrize(
    "name",
    ["ZVF_2150.JPG", "DSC_8507.JPG", "WhatsApp Image 2022-05-24 at 13.45.12 (1).jpeg", "Заседание 12.05.2020 г.jpg"],
)
def test_image_names_in_the_body_are_taken_out(name: str) -> None:
    """A line that is an image's name, spaces, Cyrillic and dates in it, is no paragraph."""
    article = spaced(HEADLINE, "24.11.2022", BODY[0], name, BODY[1])
    assert (facts(article), article.images) == (WANTED, (name,))


def test_image_name_before_the_contact() -> None:
    """An image's name on the contact's line is not the contact's."""
    line = "CSTO Press secretary Vladimir Zaynetdinov +7495-795-27-10 +7495-621-33-23-tel/fax odkb-pressa@gov.ru;"
    article = spaced(HEADLINE, "24.11.2022", *BODY, f"ZVF_2150.JPG {line}", TRAILER[1])
    assert (facts(article), article.contact, article.images) == (WANTED, line, ("ZVF_2150.JPG",))


@pytest.mark.parametrize("gap", ["\n\n\n\n", "\n\n"])
def test_undated_leads(gap: str) -> None:
    """Leads are told apart by wide gaps, or by how news begin; paragraphs of one lead stay together."""
    text = gap.join((f"{THIRD}", f"{FIRST}\n\n{SECOND}")) + f"\n\n{HEADLINE}\n\n24.11.2022\n\n" + "\n\n".join(BODY)
    article = seedtext.parse(text)
    assert facts(article) == (*WANTED[:3], 2)
    assert article.leads == (Lead(THIRD), Lead(f"{FIRST}\n\n{SECOND}"))


@pytest.mark.parametrize("form", [spaced, compact])
def test_dated_leads(form: type[Article]) -> None:
    """A date opens a lead; it is never the article's."""
    article = form("09.07.2020", FIRST, SECOND, "08.07.2020", THIRD, HEADLINE, *BODY)
    assert facts(article) == (*UNDATED[:3], 2)
    assert article.leads == (
        Lead(f"{FIRST}\n\n{SECOND}", dt.date(2020, 7, 9)),
        Lead(THIRD, dt.date(2020, 7, 8)),
    )


def test_glued_dates_of_leads() -> None:
    """Compact texts glue the leads' dates too."""
    article = compact(f"09.07.2020{FIRST}", f"08.07.2020{THIRD}", HEADLINE, f"24.11.2022{BODY[0]}", BODY[1])
    assert facts(article) == (*WANTED[:3], 2)


def test_lead_that_is_a_statement_stays_a_lead() -> None:
    """A complete statement in the carousel is nothing of a routine article's."""
    statement = (
        "The CSTO Secretariat expresses serious concern over the fire on the border and calls on both sides to stop."
    )
    article = spaced(statement, "A summer school for translators opened at the lake", "24.11.2022", SECOND)
    assert (article.leads, article.body) == ((Lead(statement),), SECOND)


def test_lead_that_repeats_the_article() -> None:
    """The article's own lead in the carousel does not end its body, nor begin it."""
    article = spaced(BODY[0], HEADLINE, "24.11.2022", *BODY)
    assert facts(article) == (*WANTED[:3], 1)


@pytest.mark.parametrize(
    "headline",
    [
        "The Council met. It discussed the shelling of a frontier post.",
        "27.11.2018 the Council discussed the shelling of a frontier post",
        "November 27, 2018 the Council discussed the shelling of a frontier post",
        f"{HEADLINE} {HEADLINE.lower()} {HEADLINE.lower()}"[:255],
    ],
)
def test_odd_headlines(headline: str) -> None:
    """Two sentences, a date at the beginning, a cut at 255 characters: a headline all the same."""
    assert facts(spaced(headline, "24.11.2022", *BODY)) == (headline, *WANTED[1:])


def test_no_headline() -> None:
    """A page without headline has none; a date with an image beside it is still the article's."""
    article = spaced(FIRST, "24.11.2022 ZVF_1.JPG", *BODY)
    assert facts(article) == (None, *WANTED[1:3], 1)


@pytest.mark.parametrize("line", ["STATEMENT OF THE PERMANENT COUNCIL", "Участники встречи у входа", "1. What now?"])
def test_first_lines_of_the_body(line: str) -> None:
    """Lines of capitals, Russian captions, numbered questions behind the date belong to the body."""
    article = spaced(HEADLINE, "24.11.2022", line, *BODY)
    assert article.body == "\n\n".join((line, *BODY))


def test_impossible_date_is_noted() -> None:
    """A date line that is no day leaves the date open and says why."""
    article = spaced(HEADLINE, "31.02.2022", *BODY)
    assert facts(article) == UNDATED
    assert article.reading.notes == ("31.02.2022 is no date",)


def test_fields_are_folded_and_the_text_is_not() -> None:
    """No-break spaces and soft hyphens are kept in `text` only."""
    raw = f"{HEADLINE}\n\n24.11.2022\n\nThe\u00a0Coun\u00adcil met twice in Moscow."
    article = seedtext.parse(raw)
    assert (article.body, article.text) == ("The Council met twice in Moscow.", raw)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "empty"),
        ("\ufeff \n\u00a0\n", "empty"),
        ("\x00\x01\x02", "binary"),
        ("<!DOCTYPE html><html>", "HTML"),
        ("  <div><p>x", "HTML"),
        ('{"url": "x"}', "JSON"),
        ("[]", "JSON"),
    ],
)
def test_what_is_no_article(text: str, word: str) -> None:
    """Empty, binary, HTML and JSON texts are refused in one line that says what they are."""
    with pytest.raises(seedtext.NotSeedText, match=word) as caught:
        seedtext.check(text)
    assert "\n" not in str(caught.value)


def test_article_text_is_not_refused() -> None:
    """A page's text passes, angle brackets and braces in it or not."""
    seedtext.check(f"{HEADLINE}\n\n{BODY[0]} <p> {{}}")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real seed files are not on this machine")
def test_real_seeds() -> None:
    """The two real files give the facts that are known of them."""
    first, second = (seedtext.parse(path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.txt")))
    assert (len(first.leads), first.published, first.images) == (
        2,
        dt.date(2018, 11, 27),
        ("ZVF_2142.JPG", "ZVF_2150.JPG"),
    )
    assert (first.title or "").startswith("At the Permanent Council")
    assert (len(first.body.split("\n\n")), first.body[:13]) == (3, "November 27th")
    assert (len(second.leads), second.leads[0].text.count("\n\n"), second.published) == (1, 1, None)
    assert (len(second.body.split("\n\n")), len((second.contact or "").split("\n"))) == (3, 3)
