"""The stories of the stand-in sites: enough of them, unlike, true to SITE.md, and in words of our own."""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.replica import slugs
from crawler.replica.corpus import NEWEST, Story, stories, story_of_kind
from crawler.replica.layout import LAYOUTS
from crawler.replica.story import EVENT, ROUTINE, STATEMENT, changed, from_json, to_json
from crawler.replica.wording.templates import delegations, templates

SHARED = Path(__file__).parents[2].parent / "shared"
EN, RU = stories(400), stories(400, lang="ru")


def test_stories_are_the_same_every_time_and_newest_first() -> None:
    """The same arguments give the same stories, a shorter list is the beginning of a longer one, dates fall."""
    assert stories(50) == EN[:50]
    assert stories(5, seed=1) != EN[:5]
    days = [story.published for story in EN if story.published]
    assert max(days) <= date(2026, 11, 22)
    assert all(later >= earlier or (earlier - later).days <= 2 for later, earlier in pairwise(days))
    assert EN[0].published == NEWEST


def test_templates_are_many_and_bilingual() -> None:
    """At least forty wordings, each with title and text in both languages."""
    assert len(templates()) >= 40
    assert all({"en", "ru"} <= set(row.title) and {"en", "ru"} <= set(row.text) for row in templates())
    assert len({row.name for row in templates()}) == len(templates())


@pytest.mark.parametrize("told", [EN, RU], ids=["en", "ru"])
def test_stories_are_distinct_articles_of_usual_length(told: list[Story]) -> None:
    """400 stories are 400 addresses and 400 bodies of 80 to 400 words, with nothing left unfilled."""
    assert len({(story.section, story.slug) for story in told}) == len(told)
    assert len({story.body for story in told}) == len(told)
    assert all(80 <= len(story.body.split()) <= 400 for story in told)
    assert not any(re.search(r"[{}]", story.title + story.body) for story in told)
    assert all(len(story.title) <= 255 for story in told)


def test_every_kind_is_there() -> None:
    """Statements, events and routine each make at least a sixth of the stories."""
    counts = Counter(story.kind for story in EN)
    assert set(counts) == {STATEMENT, EVENT, ROUTINE}
    assert min(counts.values()) >= len(EN) // 6


def test_a_statement_is_among_the_first_leads() -> None:
    """The carousel of a fresh site carries a statement, so that routine pages show one that is not theirs."""
    for seed in range(5):
        assert STATEMENT in [story.kind for story in stories(3, seed=seed)]


def test_english_and_russian_pages_of_an_item_share_section_and_slug() -> None:
    """Most items exist in both languages under one path; some in one only; some in English two days later."""
    english, russian = ({(s.section, s.slug): s for s in told} for told in (EN, RU))
    both = english.keys() & russian.keys()
    assert len(both) > 300
    assert set(list(english)[:300]) - both
    assert set(list(russian)[:300]) - both
    gaps = Counter((a - b).days for key in both if (a := english[key].published) and (b := russian[key].published))
    assert set(gaps) == {0, 2}
    assert all(english[key].kind == russian[key].kind for key in both)
    assert all(english[key].images == russian[key].images for key in both)


SPOTS: dict[str, Callable[[Story], object]] = {
    "headline twice": lambda s: s.repeated == s.title != "",
    "copies differ by a space": lambda s: (
        s.repeated and s.repeated != s.title and s.repeated.split() == s.title.split()
    ),
    "cut at 255": lambda s: len(s.title) == 255,
    "no headline": lambda s: not s.title,
    "headline begins with a date": lambda s: re.match(r"[A-Z][a-z]+ \d+, \d{4}\. ", s.title),
    "full stop": lambda s: s.title.endswith("."),
    "undated": lambda s: not s.show_date,
    "date glued": lambda s: s.date_glued and s.visible_date,
    "image": lambda s: len(s.images) == 1,
    "three images": lambda s: len(s.images) == 3,
    "space in image": lambda s: any(" " in name for name in s.images),
    "date inside cyrillic image": lambda s: any(re.search(r"[а-я] .*\d\d\.\d\d", name) for name in s.images),
    "attachment": lambda s: s.attachments and s.attachments[0][0],
    "nameless attachment": lambda s: (None,) in [pair[:1] for pair in s.attachments],
    "contact on one line": lambda s: s.contact and "\n" not in s.contact,
    "contact on several lines": lambda s: s.contact and "\n" in s.contact,
    "no trailer": lambda s: s.trailer == (),
    "whole trailer": lambda s: s.trailer and len(s.trailer) == 3,
    "one paragraph lead": lambda s: len(s.lead_paragraphs) == 1,
    "three paragraph lead": lambda s: len(s.lead_paragraphs) == 3,
    "undated lead": lambda s: not s.lead_dated,
    "no-break space": lambda s: "\u00a0" in s.body,
    "soft hyphen": lambda s: "\u00ad" in s.body,
    "cyrillic in a latin word": lambda s: "СSTO" in s.body,
    "russian caption": lambda s: re.match("[А-Я]", s.paragraphs[0]),
    "all caps": lambda s: s.paragraphs[0].isupper(),
    "numbering": lambda s: s.paragraphs[0].startswith("1. "),
    "salutation": lambda s: s.paragraphs[0] == "Dear friends,",
    "this year": lambda s: "of this year" in s.body,
    "space in slug": lambda s: "%20" in s.slug,
    "slug of 100": lambda s: len(s.slug) in (100, 101),
    "element number": lambda s: re.search(r"-1\d{4}$", s.slug),
    "element page": lambda s: s.element_id,
    "two sections": lambda s: s.also_in,
}


@pytest.mark.parametrize("spot", SPOTS)
def test_rough_spots_of_the_real_pages_are_there(spot: str) -> None:
    """Every rough spot SITE.md names occurs among 400 stories."""
    assert any(SPOTS[spot](story) for story in EN)


def test_old_stories_have_underscores_in_their_slugs() -> None:
    """Before 2019 the site wrote `_` where it now writes `-`."""
    assert any("_" in story.slug for story in stories(60, newest=date(2018, 11, 20)))


def test_two_slugs_differ_by_a_closing_hyphen_and_by_an_added_one() -> None:
    """Different articles stand at `x/`, `x-/` and `x1/`."""
    known = {story.slug for story in stories(800)}
    assert [slug for slug in known if f"{slug}-" in known]
    assert [slug for slug in known if f"{slug}1" in known]


def test_slugs_are_transliterated_as_the_sites_do() -> None:
    """Bitrix cuts at 100 characters, 101 where the last letter needs two; the assembly's sites cut at words."""
    assert slugs.bitrix("О годовщине подписания Договора") == "o-godovshchine-podpisaniya-dogovora"
    assert slugs.bitrix("а" * 99 + "щит") == "a" * 99 + "shch"[:4]
    assert len(slugs.bitrix("а " * 80)) == 100
    assert slugs.pacsto("Защита прав") == "zaschita-prav"
    assert slugs.paodkb("Защита прав") != "zaschita-prav"
    assert len(slugs.pacsto("слово " * 40)) <= 66


@pytest.mark.parametrize("profile", LAYOUTS)
def test_every_site_has_stories_of_its_own_language_and_sections(profile: str) -> None:
    """A profile name decides language and sections."""
    told = stories(60, profile=profile)
    layout = LAYOUTS[profile]
    assert {story.lang for story in told} == {layout.lang}
    paths = [path for story in told for path in layout.paths(story)]
    assert len(set(paths)) == len(paths)
    assert all(path.startswith("/") and (path.endswith("/") or "?" in path) == layout.closing_slash for path in paths)


@pytest.mark.parametrize("kind", [STATEMENT, EVENT, ROUTINE])
def test_a_fresh_story_of_a_kind(kind: str) -> None:
    """Asked for by kind, a story is of that kind, dated as asked, and another seed gives another one."""
    first, second = (story_of_kind(kind, seed=seed, published=date(2026, 3, 1)) for seed in (1, 2))
    assert first.kind == second.kind == kind
    assert first.published == date(2026, 3, 1)
    assert first.body != second.body
    with pytest.raises(ValueError, match="no such kind"):
        story_of_kind("rumour")


@settings(max_examples=50)
@given(st.sampled_from(EN + RU), st.text(max_size=40), st.none() | st.dates())
def test_a_story_survives_json(story: Story, title: str, published: date | None) -> None:
    """to_json and from_json are each other's inverse, through real JSON text."""
    changed_story = replace(story, title=title, published=published)
    assert from_json(json.loads(json.dumps(to_json(changed_story)))) == changed_story


def test_changes_are_checked() -> None:
    """Fields can be replaced by plain values; unknown and missing ones are errors."""
    assert changed(EN[0], {"paragraphs": ["One."], "published": "2026-01-02"}).published == date(2026, 1, 2)
    with pytest.raises(ValueError, match="unknown story fields: colour"):
        changed(EN[0], {"colour": "red"})
    with pytest.raises(ValueError, match="slug"):
        from_json({"title": "T", "paragraphs": ["P"]})


def test_the_block_of_delegations_has_four_versions() -> None:
    """A heading and five delegations, about 1,300 to 2,000 characters, four times different in each language."""
    for lang in ("en", "ru"):
        versions = [delegations(lang, number) for number in (1, 2, 3, 4)]
        assert len(set(versions)) == 4
        assert all(len(block) == 6 and 1000 < sum(map(len, block)) < 2100 for block in versions)


def test_no_sentence_is_taken_from_the_real_sites() -> None:
    """No ten words in a row of the seed files or the headlines stand in our wording."""
    if not SHARED.is_dir():
        pytest.skip("no shared folder beside the repository")
    real = "\n".join(path.read_text() for path in sorted(SHARED.glob("seeds/*.txt")))
    real += (SHARED / "data" / "headlines.jsonl").read_text()
    theirs = _runs(real)
    for story in EN + RU:
        contact_free = f"{story.title}\n{story.body}"
        assert not theirs & _runs(contact_free), story.template


def _runs(text: str, length: int = 10) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[place : place + length]) for place in range(len(words) - length + 1)}
