"""Pages drawn by lot: every part in one of many markups. The same article reads the same in all of them."""

import datetime as dt
import importlib
import random
import sys
from pathlib import Path

import pytest

from crawler.model import Page, Source
from crawler.replica.corpus import Story, stories
from crawler.sites import PROFILES
from pipeline import anatomy, seedtext
from pipeline.model import Article
from pipeline.text import fold_line

PAGES = 300
FLOOR = 0.98  # share of pages with every field exact; these pages are odder than any site
SOURCES = {profile.lang: Source(profile, profile.base_url, profile.sections) for profile in PROFILES[:2]}
STORIES = {lang: stories(120, lang=lang) for lang in ("en", "ru")}
FIELDS = ("title", "published", "body", "contact", "leads", "dates")


sys.path.append(str(Path(__file__).parent))
MAKER = importlib.import_module("drawn.pages")


def truth(seed: int) -> tuple[object, Story]:
    """What the page of that number shows."""
    rng = random.Random(f"truth {seed}")
    lang = rng.choice(["en", "en", "ru"])
    every = STORIES[lang]
    story = rng.choice(every[10:])
    is_dated = rng.random() < 0.5
    leads = tuple(
        (
            lead.published if is_dated else None,
            lead.paragraphs[-rng.choice([1, 1, 2, 3]) :],
            f"/news/news_odkb/{lead.slug}/",
        )
        for lead in every[: rng.choice([0, 1, 2, 2, 3, 5]) if story.title else 0]
    )
    return (
        MAKER.Truth(
            title=story.title or None,
            published=story.published if story.show_date else None,
            body=tuple(part.replace("\n", " ") for part in story.paragraphs),
            leads=leads,
            contact=tuple((story.contact or "").split("\n")) if story.contact else (),
            images=story.images if story.show_date and rng.random() < 0.6 else (),
            document=rng.choice([None, None, "Annex 1.pdf"]) if story.show_date else None,
            lang=lang,
            others=tuple((other.title[:120], f"/news/news_odkb/{other.slug}/") for other in every[5:9] if other.title),
        ),
        story,
    )


def read(html: str, story: Story) -> Article:
    source = SOURCES[story.lang]
    url = f"{source.profile.base_url}/news/news_odkb/{story.slug}/"
    page = Page(source.name, url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    return anatomy.read(page, source)


def shown(truth: object) -> tuple[object, ...]:
    assert isinstance(truth, MAKER.Truth)
    return (
        truth.title and fold_line(truth.title),
        truth.published,
        fold_line(" ".join(truth.body)),
        fold_line(" ".join(truth.contact)),
        [fold_line(" ".join(lead[1])) for lead in truth.leads],
        [lead[0] for lead in truth.leads],
    )


def found(article: Article) -> tuple[object, ...]:
    return (
        article.title,
        article.published,
        fold_line(article.body),
        fold_line(article.contact or ""),
        [fold_line(lead.text) for lead in article.leads],
        [lead.date for lead in article.leads],
    )


def test_drawn_pages_are_read_exactly() -> None:
    """Headline, date, body, contact, the leads and their dates are all exact on nearly every page drawn."""
    wrong = {}
    for seed in range(PAGES):
        expected, story = truth(seed)
        html, noted = MAKER.page(expected, seed)
        pairs = zip(FIELDS, shown(expected), found(read(html, story)), strict=True)
        if names := [name for name, wanted, got in pairs if wanted != got]:
            wrong[seed] = (names, noted)
    assert len(wrong) <= PAGES * (1 - FLOOR), wrong


def test_one_article_has_one_body_in_every_markup() -> None:
    """The body is the same string, paragraph ends included, however the page is written."""
    expected, story = truth(4)
    bodies = {read(MAKER.page(expected, seed)[0], story).body for seed in range(40)}
    assert len(bodies) == 1


@pytest.mark.parametrize("seed", range(0, 60, 3))
def test_text_of_drawn_pages_reads_back(seed: int) -> None:
    """The text made of a page is a seed text with the same fields in it."""
    expected, story = truth(seed)
    article = read(MAKER.page(expected, seed)[0], story)
    again = seedtext.parse(article.text)
    assert found(again) == found(article)
    assert seedtext.render(again) == article.text
