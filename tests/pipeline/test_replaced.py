"""What is no edit of an article, and what is one however much it changes."""

import datetime as dt
from dataclasses import replace

import pytest

from pipeline.model import Article, Completeness, Reading, Served
from pipeline.replaced import is_replaced
from tests.pipeline.test_feeds import RECORD

KNOWN = replace(RECORD, title="Call for peace", body="The parties met in Batken on 3 May and agreed on a truce. " * 9)
NOTICE = Article("Dear visitors", None, "The website is being made anew.", "", Reading(Served.HINT, 1.0))


def test_a_short_text_of_other_words_without_a_date_took_the_article_s_place():
    """Nothing of headline, date and text is left."""
    assert is_replaced(KNOWN, NOTICE)


@pytest.mark.parametrize(
    "edited",
    [
        replace(NOTICE, published=dt.date(2026, 5, 3)),
        replace(NOTICE, title=KNOWN.title),
        replace(NOTICE, body=KNOWN.body[: len(KNOWN.body) // 4]),
        replace(NOTICE, body="Стороны встретились и договорились о перемирии. " * 9),
    ],
    ids=["it is dated", "the headline stayed", "some of the text stayed", "it is as long: a translation, say"],
)
def test_what_may_be_an_edit_is_one(edited):
    """Any of these is enough to believe a page."""
    assert not is_replaced(KNOWN, edited)


def test_of_a_lead_nothing_can_be_missed():
    """Its own page is read for the first time."""
    assert not is_replaced(replace(KNOWN, completeness=Completeness.LEAD), NOTICE)
