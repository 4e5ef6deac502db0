"""Slugs, and Russian headlines in Latin letters, as two sites spell them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.replica import corpus
from pipeline.spelling import consonants, is_generic, is_one, is_one_cut, slug

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
SPELLINGS = {
    "1C-Bitrix": "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya",
    "passport": "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia",
    "home-made": "a b v g d e yo zh z i j k l m n o p r s t u f h c ch sh sch _ y _ e ju ja",
    "GOST 7.79": "a b v g d e yo zh z i j k l m n o p r s t u f x cz ch sh shh _ y _ e yu ya",
}
spellings = st.sampled_from(sorted(SPELLINGS))
syllables = st.builds("".join, st.tuples(st.sampled_from("бвгджзйклмнпрстфхцчшщ"), st.sampled_from("аеёиоуыэюяь")))
headlines = st.lists(st.lists(syllables, min_size=1, max_size=5).map("".join), min_size=1, max_size=12)


def spelled(headline: str, how: str) -> str:
    letters = dict(zip(RUSSIAN, SPELLINGS[how].replace("_", "|").split(" "), strict=True))
    told = "".join(letters.get(letter, letter if letter.isalnum() else "-") for letter in headline.lower())
    return "-".join(part for part in told.replace("|", "").split("-") if part)


@given(headlines, spellings, spellings)
def test_all_spellings_of_a_headline_are_one(words, one, other):
    """Whatever the headline, every spelling of it has the same consonants."""
    headline = " ".join(words)
    assert consonants(spelled(headline, one)) == consonants(spelled(headline, other))


@pytest.mark.parametrize("how", sorted(SPELLINGS))
def test_headlines_of_a_site_are_told_apart(how):
    """Hundreds of headlines of one site: each is known in every other spelling, and no other is taken for it."""
    titles = {story.title for story in corpus.stories(400, lang="ru") if story.title}
    known = {consonants(spelled(title, "passport")): title for title in titles}
    assert all(known[consonants(spelled(title, how))] == title for title in titles)


@pytest.mark.parametrize(
    ("one", "other", "whole", "cut"),
    [
        ("zayavlenie-o-skhodke", "zajavlenie-o-shodke", True, False),
        ("zayavlenie-o-chume", "zajavlenie-o-shume", False, False),
        ("zayavlenie-o-zhare", "zajavlenie-o-hare", False, False),
        ("zayavlenie-o-uchenii-3", "zajavlenie-o-uchenii-4", False, False),
        ("zayavlenie-predsedatelya-parlamentskoy-assamblei-odkb-v", "", False, False),
        (
            "zayavlenie-predsedatelya-parlamentskoy-assamblei-odkb-v-svyazi-s-obs",
            "zajavlenie-predsedatelja-parlamentskoj-assamblei-odkb-v-svjazi-s-obshhej-ugrozoj",
            False,
            True,
        ),
        (
            "zayavlenie-predsedatelya-parlamentskoy-assamblei-odkb-v-svyazi-s-13502",
            "zajavlenie-predsedatelja-parlamentskoj-assamblei-odkb-v-svjazi-s-obshhej-ugrozoj-13502",
            False,
            True,
        ),
        ("zasedanie-soveta-parlamentskoy", "zasedanie-soveta-parlamentskoj-assamblei-odkb-v-minske", False, False),
        ("---", "eya", False, False),
    ],
)
def test_slugs(one, other, whole, cut):
    """The whole of one headline; a part that begins another, where it is long enough to have been cut; else neither."""
    assert (is_one(one, other), is_one_cut(one, other)) == (whole, cut)
    assert (is_one(other, one), is_one_cut(other, one)) == (whole, cut)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://x/news/a-b_C/", "a-b_C"),
        ("https://x/news/a-b-", "a-b-"),
        ("https://x/news/?ELEMENT_ID=12", "news?element_id=12"),
        ("https://x/", None),
        (None, None),
    ],
)
def test_the_slug_of_an_address(url, found):
    """The last segment as it stands: case, closing hyphen and underscores are part of it."""
    assert slug(url) == found


@pytest.mark.parametrize("text", ["2018", "news", "10-12-2019", "index", "mir", "news?element_id=5", None])
def test_generic_slugs(text):
    """Years, numbers and single short words name no item."""
    assert is_generic(text)
    assert not is_generic("sovet2018")
