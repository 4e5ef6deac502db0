"""Stories of our own wording: deterministic, hundreds of them, the same facts in English and in Russian.

Item number n of a seed is one piece of news; its English and Russian page share section and slug. Some items exist in
one language only, some appear in the second a day or two later. The wording is in `wording/`, the rough spots of the
real sites are put on by `rough`.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crawler.replica import rough, slugs
from crawler.replica.story import STATEMENT, Story
from crawler.replica.wording import cast, templates

__all__ = ["NEWEST", "Story", "stories", "story_of_kind"]

NEWEST = date(2026, 11, 20)
_FAST = 100  # so many items appear at five in four days, older ones at two in three days


@dataclass(frozen=True, slots=True)
class _Item:
    """One piece of news before it is told in a language."""

    number: int
    template: templates.Template
    published: date
    cast: cast.Cast
    seed: int

    def rng(self, purpose: str) -> random.Random:
        return random.Random(f"{self.seed}:{self.number}:{purpose}")


def stories(
    count: int, *, lang: str = "en", seed: int = 0, newest: date = NEWEST, profile: str | None = None
) -> list[Story]:
    """`count` stories, newest first. A profile (`pacsto-en`) decides language, sections and slugs instead of `lang`."""
    site, _, language = (profile or f"csto-{lang}").partition("-")
    told: list[Story] = []
    used: set[str] = set()
    for item in _items(seed, newest):
        if len(told) >= count:
            break
        slug = _slug(item, site, used)
        if _exists(item, language):
            told.append(_tell(item, language, site, slug))
    return told


def story_of_kind(kind: str, *, lang: str = "en", seed: int = 1, published: date = NEWEST, profile: str = "") -> Story:
    """A fresh, dated story of that kind, for publishing while the site runs. Another seed gives another story."""
    found = (
        story
        for story in stories(80, lang=lang, seed=seed * 7919 + 13, newest=published, profile=profile or None)
        if story.kind == kind and story.title and story.element_id is None
    )
    story = next(found, None)
    if story is None:
        raise ValueError(f"no such kind: {kind}")
    slug = f"{story.slug.removesuffix('-')}-{14000 + seed}"
    return replace(story, slug=slug, published=published, show_date=True, date_glued=False)


def _items(seed: int, newest: date) -> Iterator[_Item]:
    number = 0
    while True:
        for template in _round(seed, number):
            published = newest - _age(number)
            drawn = cast.draw(random.Random(f"{seed}:{number}:cast"), published)
            yield _Item(number, template, published, drawn, seed)
            number += 1


def _round(seed: int, number: int) -> list[templates.Template]:
    """Every template once, the routine ones twice, shuffled. The second item of all is a statement."""
    every = templates.templates()
    order = [*every, *(template for template in every if template.kind == "routine")]
    random.Random(f"{seed}:order:{number}").shuffle(order)
    if number == 0:
        place = next(index for index, template in enumerate(order) if template.kind == STATEMENT)
        order[1], order[place] = order[place], order[1]
    return order


def _age(number: int) -> timedelta:
    return timedelta(days=int(min(number, _FAST) * 0.8 + max(0, number - _FAST) * 1.5))


def _exists(item: _Item, lang: str) -> bool:
    """Nine of ten items are told in English, and nine of ten in Russian."""
    absent_in = {3: "en", 6: "ru"}.get(item.number % 10)
    return absent_in != lang


def _slug(item: _Item, site: str, used: set[str]) -> str:
    headline = item.template.title["ru"].format_map(item.cast.ru)
    make = {"pacsto": slugs.pacsto, "paodkb": slugs.paodkb}.get(site, slugs.bitrix)
    slug = make(headline)
    if site == "csto":
        slug = rough.slug(slug, item.number, item.published, item.template.section, item.template.name)
    for candidate in _variants(slug, item.number):
        if candidate not in used:
            used.add(candidate)
            return candidate
    raise AssertionError("variants are endless")


def _variants(slug: str, number: int) -> Iterator[str]:
    """What the site does where the slug is taken: a closing '-', an added '1', the element's number."""
    yield slug
    if len(slug) < 100 and not slug.endswith("-"):
        yield f"{slug}-"
        yield f"{slug}1"
    for step in range(1_000_000):
        yield f"{slug}-{13000 + number + step}"


def _tell(item: _Item, lang: str, site: str, slug: str) -> Story:
    facts = item.cast.of(lang)
    texts = [
        item.template.text[lang],
        *(row[lang] for row in templates.continuation(item.template.theme, item.rng("text"))),
    ]
    paragraphs = [part.strip() for text in texts for part in text.format_map(facts).split("\n\n")]
    if lang in item.template.salutation:
        paragraphs.insert(0, item.template.salutation[lang])
    story = Story(
        slug=slug,
        section=_section(item.template.section, site),
        lang=lang,
        title=item.template.title[lang].format_map(facts)[:255],
        published=_published(item, lang),
        paragraphs=tuple(part for part in paragraphs if part),
        kind=item.template.kind,
        template=item.template.name,
    )
    return rough.roughened(story, item.number, facts)


def _published(item: _Item, lang: str) -> date:
    """In one item of twelve the English page follows the Russian one after two days."""
    late = lang == "en" and item.number % 12 == 8
    return item.published + timedelta(days=2) if late else item.published


def _section(section: str, site: str) -> str:
    if site == "csto":
        return section
    if site == "jscsto":
        return "news"
    return "documents" if section.startswith("documents") else "events"
