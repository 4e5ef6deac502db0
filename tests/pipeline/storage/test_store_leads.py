"""Carousel leads: known once, joined by their articles."""

import datetime as dt

import pytest

from pipeline import schema
from pipeline.model import Completeness, Lead
from tests.pipeline.storage.conftest import of_lead

DAY = dt.date(2026, 3, 3)
NOW = dt.datetime(2026, 3, 1, 9, 0, tzinfo=dt.UTC)
TEXT = (
    "On 3 March the Secretary General expressed deep concern over the shelling near Batken and called on both sides to "
    "return to talks.\n\nHe stressed that force has no place between neighbours."
)
URL = "https://en.odkb-csto.org/news/news_odkb/gensek-vyrazil-obespokoennost/"
PATH = "/news/news_odkb/gensek-vyrazil-obespokoennost/"


@pytest.fixture
def lead(store):
    def met(
        lead: Lead, *, at: dt.datetime = NOW, news: bool = True, source: str = "csto-en", lang: str = "en", twin=None
    ):
        with schema.transaction(store.db):
            return store.remember_lead(of_lead(lead, at, source=source, lang=lang, news=news, twin=twin))

    return met


def test_new_lead_is_a_record(lead, store):
    """A lead of an unknown item is a record of completeness `lead`: no headline, its date, its words as the body."""
    found = lead(Lead(TEXT, DAY, URL))
    record = store.get(found.record.id)
    assert (found.match.relation, record.completeness, record.title) == ("new", Completeness.LEAD, None)
    assert (record.body, record.published, record.url, record.text) == (TEXT, DAY, URL, f"03.03.2026\n\n{TEXT}")


def test_known_lead_is_none(lead, store):
    """The same lead on every page of a crawl is looked at once, white space and punctuation aside."""
    lead(Lead(TEXT, DAY, URL))
    assert lead(Lead(TEXT, DAY, URL)) is None
    assert lead(Lead(TEXT.replace("\n\n", " \n\n").replace("talks.", "talks"), None, None)) is None
    assert store.count() == 1


def test_a_lead_of_unknown_age_is_news_where_its_page_is(lead, meet, store):
    """Nothing told that it was new; its own page, dated since the baseline, does."""
    known = lead(Lead(TEXT, None, URL), news=False).record
    found = meet(PATH, title="Concern over shelling", body=TEXT + "\n\nMore was said later.", published=DAY)
    assert (found.match.relation, found.record.id, found.news) == ("completed", known.id, True)


@pytest.mark.parametrize("url", [URL, None])
@pytest.mark.parametrize("date", [DAY, None])
def test_article_completes_its_lead(lead, meet, store, url, date):
    """The full article takes the lead's place: same id, no revision, still the news it was."""
    known = lead(Lead(TEXT, date, url), news=False).record
    more = TEXT + "\n\nMore was said later."
    found = meet(PATH, title="Concern over shelling", body=more, published=DAY, news=url is None)
    assert (found.match.relation, found.record.id, found.news) == ("completed", known.id, False)
    record = store.get(known.id)
    assert (record.completeness, record.revision, record.title) == (Completeness.FULL, 1, "Concern over shelling")
    assert (record.url, record.first_seen, store.count()) == (URL, NOW, 1)
    assert [hit.record.id for hit in store.search("shelling later")] == [known.id]
    assert meet(PATH, title="Concern over shelling", body=TEXT + "\n\nMore was said later.").match.relation == "same"


@pytest.mark.parametrize("url", [URL, None])
def test_lead_of_a_known_article_is_the_article(lead, meet, store, url):
    """A lead of what is known is SAME once, then None; the article stays as it is."""
    known = meet(PATH, title="Concern over shelling", body=TEXT + "\n\nMore.", published=DAY).record
    found = lead(Lead(TEXT, DAY, url))
    assert (found.match.relation, found.record.id, found.record.completeness) == ("same", known.id, "full")
    assert lead(Lead(TEXT, DAY, url)) is None
    assert store.get(known.id).body == known.body
    assert store.count() == 1


def test_leads_of_one_template_are_two(lead, meet, store):
    """Leads that differ in date or place only are two items, and neither is taken for the other's article."""
    lead(Lead(TEXT, DAY))
    lead(Lead(TEXT.replace("3 March", "9 March"), dt.date(2026, 3, 9)))
    found = meet(
        "/news/x/other-item/", body=TEXT.replace("3 March", "20 March") + "\n\nMore.", published=dt.date(2026, 3, 20)
    )
    assert found.match.relation == "new"
    assert store.count() == 3


def test_an_article_that_shows_the_lead_beside_it_is_another(lead, meet, store):
    """Two statements of one session open alike; the page of the first links to the second in its carousel."""
    known = lead(Lead(TEXT, DAY, URL)).record
    other = meet(
        "/news/x/other-item/", title="Another", body=TEXT + "\n\nMore.", published=DAY, leads=(Lead(TEXT, DAY, URL),)
    )
    assert other.match.relation == "new"
    own = meet(PATH, title="Concern over shelling", body=TEXT + "\n\nNothing of that.", published=DAY)
    assert (own.match.relation, own.record.id, store.count()) == ("completed", known.id, 2)


def test_lead_gains_its_address(lead, store):
    """A lead known without an address is the same lead with one."""
    known = lead(Lead(TEXT, DAY)).record
    found = lead(Lead(TEXT, DAY, URL))
    assert (found.match.relation, found.record.id) == ("same", known.id)
    assert lead(Lead(TEXT, DAY, URL)) is None
    assert store.count() == 1


def test_reworded_lead_of_one_address_is_one(lead, store):
    """The address of a lead names its item, whatever its words."""
    known = lead(Lead(TEXT, DAY, URL)).record
    found = lead(Lead("The Secretary General is concerned about the border, and said so at length.", DAY, URL))
    assert (found.match.relation, found.record.id, store.count()) == ("same", known.id, 1)


def test_short_leads_are_not_confused(lead, store):
    """A few words are told apart by date and address; fewer than four without an address are no lead."""
    lead(Lead("Photo report from the exercise", DAY, URL))
    lead(Lead("Photo report from the exercise", DAY + dt.timedelta(days=9), URL.replace("gensek", "foto")))
    assert store.count() == 2
    assert lead(Lead("Photo report")) is None
    assert lead(Lead("")) is None


def test_lead_in_the_other_language_is_linked(lead, meet):
    """A Russian lead that links to the twin of a known article is its translation."""
    known = meet(PATH, title="Concern over shelling", body=TEXT, published=DAY).record
    found = lead(
        Lead("Генеральный секретарь выразил серьёзную обеспокоенность обстрелом.", DAY, URL.replace("en.", "")),
        source="csto-ru", lang="ru", twin="csto-en",
    )  # fmt: skip
    assert (found.match.relation, found.root) == ("translation", known.id)


def test_article_that_completes_a_lead_of_a_copy_is_linked(lead, meet, store):
    """A lead whose article turns out to be known elsewhere shares that one's root, so that it alerts once."""
    known = meet("/documents/statements/x-statement/", title="Concern", body="Before that. " + TEXT).record
    lead(Lead("A summary in other words, by the editors of the page.", DAY, URL))
    found = meet(PATH, title="Concern", body="Before that. " + TEXT)
    assert (found.match.relation, found.root, found.record.duplicate_of) == ("completed", known.id, known.id)
