"""Texts in the seed record format: which line is headline, date, lead or body where its form alone does not tell."""

import datetime as dt

import pytest

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
