"""The seed record format: text to Article and back."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import seedtext
from pipeline.model import Article, Attachment, Lead, Served

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"

FIRST = (
    "On July 9, 2020, the staff of the Organization opened a summer school for translators. Forty young people from six"
    " states had come to the lake."
)
SECOND = (
    "The school will last for two weeks. At its end a glossary of terms is to be printed and sent to the libraries."
)
THIRD = (
    "The head of the Secretariat received the ambassador and thanked him for the help with the archive of the Treaty."
)
HEADLINE = "The Permanent Council discussed the shelling of a frontier post on the northern section"
BODY = (
    "The Permanent Council met in Moscow over the shelling of a frontier post, in which two servicemen were hurt.",
    "The representatives agreed to send a mission and to come back to the matter within ten days.",
)
CONTACT = ("The CSTO Press Secretary Vladimir Zaynetdinov", "+7 495-795-27-10", "odkb-pressa@gov.ru")
TRAILER = ("Go back", "Back to the section", "Back to the all news")


def spaced(*lines: str) -> Article:
    return seedtext.parse("\n\n".join(lines))


def compact(*lines: str) -> Article:
    return seedtext.parse("\n".join(lines))


def facts(article: Article) -> tuple[str | None, dt.date | None, str, int]:
    return article.title, article.published, article.body, len(article.leads)


WANTED = (HEADLINE, dt.date(2022, 11, 24), "\n\n".join(BODY), 0)
UNDATED = (HEADLINE, None, "\n\n".join(BODY), 0)


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
    assert (first.title or "").startswith("At the Permanent Council of the CSTO, the Russian side")
    assert (len(first.body.split("\n\n")), first.body[:27]) == (3, "November 27th of this year.")
    assert (len(second.leads), second.leads[0].text.count("\n\n"), second.published) == (1, 1, None)
    assert (len(second.body.split("\n\n")), len((second.contact or "").split("\n"))) == (3, 3)


@pytest.mark.parametrize("name", ["Photo: press service of the Ministry", "Source: press office of the rescuers"])
def test_who_took_a_picture_is_no_contact(name: str) -> None:
    """Whatever office it is: a label that is no contact's stands before it."""
    article = spaced(HEADLINE, "24.11.2022", *BODY, name)
    assert (article.contact, article.body) == (None, "\n\n".join((*BODY, name)))


def test_a_date_in_words_beside_the_second_copy_of_the_headline() -> None:
    """As on the Assembly's site: `Headline` / `Headline 24 November 2022`."""
    assert facts(spaced(HEADLINE, f"{HEADLINE} 24 November 2022", *BODY)) == WANTED


def test_a_sentence_that_begins_with_a_date_is_no_date_line() -> None:
    """It goes on behind the date with a small letter."""
    first = "24.11.2022 in the building of the Permanent Council the flags were lowered for the two servicemen."
    article = spaced(HEADLINE, first, *BODY)
    assert facts(article) == (HEADLINE, None, "\n\n".join((first, *BODY)), 0)


def test_a_russian_headline_over_the_names_of_images() -> None:
    """These are in no language: it is no caption on an English page."""
    headline, text = "На озере прошли сборы переводчиков", "Сборы переводчиков прошли на озере и длились две недели."
    lead = "В Минске открылась выставка карт, которые полвека лежали в ящиках портовой управы."
    article = spaced(lead, headline, "Фото 1. Озеро", "DSC_8507.JPG", text)
    assert (article.title, article.body, len(article.leads)) == (headline, f"Фото 1. Озеро\n\n{text}", 1)


def test_a_short_headline_opens_a_text_without_a_carousel() -> None:
    """Nothing stands before it, and it is no sentence."""
    assert facts(spaced("Charter", *BODY)) == ("Charter", None, "\n\n".join(BODY), 0)


def test_a_short_headline_behind_dated_leads() -> None:
    """The last lead's date is none of the article's, though a short second sentence of the lead stands before it."""
    article = spaced(
        "12.11.2022", FIRST, SECOND, "10.11.2022", THIRD, "It has been mended.", "In memory of a ferryman", *BODY
    )
    assert facts(article) == ("In memory of a ferryman", None, "\n\n".join(BODY), 2)


def test_a_headline_that_asks_behind_dated_leads() -> None:
    """A question is no lead's last sentence."""
    article = spaced("12.11.2022", FIRST, SECOND, "10.11.2022", THIRD, "Who keeps the northern road open?", *BODY)
    assert facts(article) == ("Who keeps the northern road open?", None, "\n\n".join(BODY), 2)


@pytest.mark.parametrize("headline", ["Charter", "Greetings to all!", "Who keeps the road?"])
def test_the_only_line_that_is_no_sentence_is_the_headline(headline: str) -> None:
    """However short, where no date tells."""
    assert facts(spaced(FIRST, SECOND, headline, *BODY))[::2] == (headline, "\n\n".join(BODY))


def test_a_headline_like_the_way_back() -> None:
    """A trailer has no date behind it."""
    assert facts(spaced("Return to the lake", "24.11.2022", *BODY, *TRAILER)) == ("Return to the lake", *WANTED[1:])


@pytest.mark.parametrize(
    "lines",
    [
        (*BODY, "Moscow, 24 November 2022", *CONTACT),
        ("1. What comes next?", BODY[0], "2. And who pays for it?", BODY[1]),
    ],
)
def test_a_date_line_over_a_text_without_a_headline(lines: tuple[str, ...]) -> None:
    """Neither the place and date it was signed at nor the numbered questions of an interview head it."""
    article = spaced("24.11.2022", *lines)
    assert (article.title, article.published, len(article.leads)) == (None, dt.date(2022, 11, 24), 0)


def test_a_first_sentence_that_is_the_headline_with_a_full_stop() -> None:
    """It is no second copy of it; with a date behind it, it is."""
    assert facts(spaced(HEADLINE, f"{HEADLINE}.", *BODY)) == (
        HEADLINE,
        None,
        "\n\n".join((f"{HEADLINE}.", *BODY)),
        0,
    )
    assert facts(spaced(HEADLINE, f"{HEADLINE}.", "24.11.2022", *BODY))[1:] == WANTED[1:]


SENTENCE_AS_HEADLINE = "On 12 May the ferrymen of six states met in Minsk. Eleven of them were honoured."


@pytest.mark.parametrize("headline", [SENTENCE_AS_HEADLINE, f"{HEADLINE}, {HEADLINE.lower()}, and much else besides."])
@pytest.mark.parametrize("beside", ["", " ZVF_2142.JPG"])
def test_whole_sentences_with_a_date_behind_them_open_a_text_without_a_carousel(headline: str, beside: str) -> None:
    """They are its headline, not the lead of an article without one."""
    assert facts(compact(headline, f"24.11.2022{beside}", *BODY, *TRAILER)) == (headline, *WANTED[1:])


def test_a_sentence_with_an_image_behind_it_is_no_headline() -> None:
    """The name of an image is no part of a headline, nor does it make one of a paragraph's end."""
    body = (*BODY, "The ferries run again. DSC_7528.png")
    title, _, text, _ = facts(compact(SENTENCE_AS_HEADLINE, "Dear colleagues,", *body))
    assert title in (None, SENTENCE_AS_HEADLINE)
    assert text.endswith("The ferries run again.")


@pytest.mark.parametrize(
    "trailer",
    [("Назад", "Назад в раздел", "Назад ко всем новостям"), ("Назад", "В раздел", "Ко всем новостям"), ("В раздел",)],
)
def test_a_russian_trailer_in_any_of_its_forms(trailer: tuple[str, ...]) -> None:
    """It closes the text and is no headline of what is behind it."""
    title, day, body, _ = facts(compact("О работе паромщиков", "Паром ходит снова. Его ждали три года.", *trailer))
    assert (title, day, body) == ("О работе паромщиков", None, "Паром ходит снова. Его ждали три года.")


@pytest.mark.parametrize("question", ["1. What comes next?", "Question: What comes next?", "Вопрос: Что будет дальше?"])
def test_a_question_of_an_interview_is_no_headline(question: str) -> None:
    """It stays in the text where the headline is a sentence with its date behind it."""
    found = facts(compact(SENTENCE_AS_HEADLINE, "24.11.2022", FIRST, question, BODY[0], *TRAILER))
    assert found == (SENTENCE_AS_HEADLINE, WANTED[1], "\n\n".join((FIRST, question, BODY[0])), 0)


def test_capitals_right_behind_a_date_are_no_headline() -> None:
    """STATEMENT under the headline's date opens the text, though dated leads stand before a headline of sentences."""
    text = compact(
        "12.11.2022",
        FIRST,
        "10.11.2022",
        THIRD,
        SENTENCE_AS_HEADLINE,
        "24.11.2020",
        "STATEMENT OF THE MINISTERS",
        *BODY,
    )
    assert text.title != "STATEMENT OF THE MINISTERS"
    assert text.body.endswith("\n\n".join(("STATEMENT OF THE MINISTERS", *BODY)))


LITTLE = "In memory of a ferryman and of those he ferried"
"""A headline of whose words hardly one comes back in the text."""


def test_a_short_sentence_before_a_leads_date_is_no_headline() -> None:
    """The second sentence of an undated lead, with the next lead's date behind it: the headline stands further on."""
    second = "They asked the keepers of the lake to mend the bridge."
    for others in ((SECOND, THIRD), (SECOND, THIRD, "11.11.2022", SECOND, THIRD, FIRST, SECOND, FIRST)):
        article = spaced(FIRST, second, "12.11.2022", *others, LITTLE, *BODY)
        assert facts(article)[:3] == (LITTLE, *UNDATED[1:3])
        assert article.leads[-1].date == dt.date(2022, 11, 11 if "11.11.2022" in others else 12)


CUT = "The ministers of the six states, having met on the ferry in the matter of the burnt bridge over the lake,"


@pytest.mark.parametrize(
    "leads",
    [(CUT, "12.11.2022", SECOND), ("12.11.2022", FIRST, "10.11.2022", CUT), ("13.11.2022", "Minsk, 1 May 2021", FIRST)],
)
def test_a_lead_that_breaks_off_or_begins_with_place_and_date_is_no_article(leads: tuple[str, ...]) -> None:
    """As the first paragraphs of a declaration do."""
    assert facts(spaced(*leads, LITTLE, *BODY))[:3] == (LITTLE, *UNDATED[1:3])
