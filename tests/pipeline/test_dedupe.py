"""The ladder itself: pure, over candidates given by hand."""

import dataclasses
import datetime as dt

import pytest

from pipeline.dedupe import Candidate, Known, Rung, match
from pipeline.fingerprint import fingerprint
from pipeline.model import Article, Completeness, Reading, Relation, Served, Sighting
from pipeline.rewording import opening_share
from pipeline.spelling import slug

BODY = (
    "The ministers of the member states met in Almaty on 3 March and spoke of the situation in the region, of joint "
    "exercises planned for the year and of the supply of modern equipment to the collective forces of rapid reaction."
)
URL = "https://en.odkb-csto.org/news/news_odkb/ministry-vstretilis-v-almaty/"
DAY = dt.date(2026, 3, 3)
KNOWN = Known("a" * 16, "csto-en", "en", URL, slug(URL), DAY, Completeness.FULL, "Ministers met", BODY, BODY)


def sighting(
    body: str = BODY, title: str | None = "Ministers met", published: dt.date | None = DAY, **more
) -> Sighting:
    article = Article(title, published, body, body, Reading(Served.HINT, 1.0))
    fields = {
        "source": "csto-en",
        "lang": "en",
        "seen_at": dt.datetime(2026, 3, 4, tzinfo=dt.UTC),
        "url": "https://x/other/",
    }
    return Sighting(article, **(fields | more))


def judged(one: Sighting, rung: Rung, **known) -> str:
    candidate = Candidate(rung, dataclasses.replace(KNOWN, **known))
    return match(one, fingerprint(one.article.title, one.article.body), [candidate]).relation


def test_nothing_known_is_new():
    """Without a candidate that holds, it is new."""
    assert match(sighting(), fingerprint("a", "b"), []).relation is Relation.NEW


def test_first_rung_that_holds_decides():
    """Candidates are judged in order; those after the first that holds are not even made."""

    def candidates():
        yield Candidate(
            Rung.NEAR, dataclasses.replace(KNOWN, body="another text altogether, nothing alike in it at all")
        )
        yield Candidate(Rung.CONTENT, dataclasses.replace(KNOWN, id="b" * 16))
        raise AssertionError("climbed too far")

    one = sighting()
    found = match(one, fingerprint(one.article.title, one.article.body), candidates())
    assert (found.relation, found.record_id, found.rung) == ("same", "b" * 16, "content")


@pytest.mark.parametrize(
    ("known", "relation"),
    [
        ({}, "same"),
        ({"source": "jscsto-en"}, "duplicate"),
        ({"source": "jscsto-en", "url": None}, "same"),
        ({"lang": "ru"}, "duplicate"),
        ({"published": None}, "same"),
        ({"published": DAY - dt.timedelta(days=300)}, "duplicate"),
        ({"title": "Ministers parted"}, "new"),
        ({"completeness": Completeness.LEAD}, "completed"),
    ],
)
def test_content(known, relation):
    """The same words: one record on one site, a copy on another; a file joins the site that shows its item."""
    assert judged(sighting(), Rung.CONTENT, **known) == relation


@pytest.mark.parametrize(
    ("body", "relation"),
    [
        (BODY.replace("equipment", "equippment"), "same"),
        (BODY.replace("Almaty", "Allmaty"), "same"),
        (BODY.replace("Almaty", "Astana"), "new"),
        (BODY.replace("3 March", "4 March"), "new"),
        (BODY.replace("3 March", "3 May"), "new"),
        (
            BODY.replace("joint exercises", "common drills").replace("modern", "newest").replace("region", "area"),
            "duplicate",
        ),
        (" ".join(BODY.split()[:14]), "new"),
    ],
)
def test_near(body, relation):
    """A slip or two: one record; edited in more words: a copy; another place or date: another item."""
    assert judged(sighting(body), Rung.NEAR) == relation


def test_near_needs_dates_that_agree():
    """Pages of one wording, dated a week apart, are not near copies."""
    assert judged(sighting(BODY.replace("modern", "new"), published=DAY + dt.timedelta(days=7)), Rung.NEAR) == "new"


@pytest.mark.parametrize(
    ("body", "title", "days", "relation"),
    [
        (BODY.replace("modern", "outdated"), "Ministers met", 1, "new"),
        (BODY.replace("modern", "outdated"), "Ministers quarrelled", 0, "new"),
        (BODY.replace("modern", "outdated"), "Ministers met", 0, "same"),
        (BODY.replace("planned", "not planned"), "Ministers met", 1, "new"),
        (BODY.replace("equipment", "equippment"), "Ministers met", 1, "same"),
        (BODY, "Ministers met again", 1, "same"),
        (BODY.replace("equipment", "equippment"), "Minnisters met", 0, "same"),
    ],
)
def test_two_days_of_one_crisis_are_two_items(body, title, days, relation):
    """On one site words that are no slips, under another day or another headline, are another item's, however few they
    are; a text put there once more, a slip in it mended, stays one."""
    again = sighting(body, title, DAY + dt.timedelta(days=days))
    assert judged(again, Rung.NEAR) == relation


def test_edited_page_of_a_file_is_the_files():
    """A file whose page was edited since is one record with it."""
    body = BODY.replace("joint exercises", "common drills").replace("modern", "newest").replace("region", "area")
    assert judged(sighting(body), Rung.NEAR, url=None, slug=None) == "same"


@pytest.mark.parametrize(
    ("known", "more", "relation"),
    [
        ({"lang": "ru", "source": "csto-ru"}, {"twin": "csto-ru"}, "translation"),
        ({"lang": "ru", "source": "csto-ru", "published": None}, {"twin": "csto-ru"}, "translation"),
        (
            {"lang": "ru", "source": "csto-ru", "published": DAY - dt.timedelta(days=3)},
            {"twin": "csto-ru"},
            "translation",
        ),
        ({"lang": "ru", "source": "csto-ru", "published": DAY - dt.timedelta(days=8)}, {"twin": "csto-ru"}, "new"),
        (
            {"lang": "ru", "source": "csto-ru", "slug": "vstrecha-v-moskve", "published": DAY - dt.timedelta(days=1)},
            {"twin": "csto-ru"},
            "new",
        ),
        ({"lang": "ru", "source": "paodkb-ru"}, {"twin": "csto-ru"}, "new"),
        ({"lang": "en", "source": "csto-ru"}, {"twin": "csto-ru"}, "new"),
        ({"lang": "ru", "source": "csto-ru"}, {"twin": None}, "new"),
        ({"lang": "ru", "source": "csto-ru", "slug": "2018"}, {"twin": "csto-ru"}, "new"),
    ],
)
def test_slug(known, more, relation):
    """The twin's record under the same slug, in the other language, of the same day or of none.

    Where the slug is a whole headline, the second language may have come some days later.
    """
    assert judged(sighting(**more), Rung.SLUG, **known) == relation


@pytest.mark.parametrize(
    ("theirs", "days", "relation"),
    [
        ("sovmestnoe-zayavlenie-o-bezopasnosti-v-tsentralnoy-azii", 0, "translation"),
        ("sovmestnoe-zayavlenie-o-bezopasnosti-v-tsentralnoy-azii", 7, "translation"),
        ("sovmestnoe-zayavlenie-o-bezopasnosti-v-tsentralnoy-azii", 8, "new"),
        ("sovmestnoe-zayavlenie-o-bezopasnosti-v-tsentralnoy-azii-i-na", 0, "translation"),
        ("sovmestnoe-zayavlenie-o-bezopasnosti-v-tsentralnoy-azii-i-na", 1, "new"),
        ("sovmestnoe-zayavlenie-o-bezopasnosti-v-tsentralnoy-azii-i-na", None, "new"),
        ("sovmestnoe-zayavlenie-o-bezopasnosti-v", 0, "new"),
        ("sovmestnoe-zayavlenie-o-bezopasnosti-v-afganistane", 0, "new"),
    ],
)
def test_a_slug_spelled_otherwise(theirs, days, relation):
    """Where the twin spells headlines in its own way a slug is its consonants; one that goes on longer is the same
    item's only on the very day. Nobody else's slugs are compared so."""
    published = None if days is None else DAY - dt.timedelta(days=days)
    known = {"lang": "ru", "source": "paodkb-ru", "slug": theirs, "published": published}
    url = "https://pacsto.org/events/sovmestnoe-zajavlenie-o-bezopasnosti-v-centralnoj-azii"
    ours = sighting(url=url, source="pacsto-en", twin="paodkb-ru", respelled=True)
    assert judged(ours, Rung.SLUG, **known) == relation


@pytest.mark.parametrize(
    ("ours", "theirs", "relation"),
    [
        ("38 wounded, 571 moved, on 3 March 2026", "погибли 14, ищут 340 человек, 3 марта 2026 года", "new"),
        ("38 wounded, 571 moved", "ранены 38, ищут 340 человек", "translation"),
        ("38 wounded, 5,000 moved", "ранены тридцать восемь, покинули дома 5 тысяч", "translation"),
        ("38.5 per cent of 16", "38,5 процента из шестнадцати, 20 и 30 других", "translation"),
        ("from July 28 to 29, some 40 posts of 90", "28 и 29 июля, 15 застав", "translation"),
        ("on 3 March 2026 in 1994", "3 марта 2025 года после 2020", "translation"),
    ],
)
def test_a_slug_of_other_numbers_is_another_item(ours, theirs, relation):
    """Two sites may give one slug to two items: where each has numbers, and none of the other's, neither is lost."""
    known = {"lang": "ru", "source": "csto-ru", "body": theirs, "text": theirs}
    assert judged(sighting(ours, twin="csto-ru"), Rung.SLUG, **known) == relation


def test_opening_share_wants_the_leads_numbers():
    """A lead whose number is not in the article's beginning is of another item."""
    text = "on 3 march the parties met in the town hall and more was said"
    body = tuple(text.split())
    assert opening_share(body[:9], body) == 1.0
    assert opening_share(("on", "5", *body[2:9]), body) == 0.0
    assert opening_share(body[:3], body) == 0.0
