"""The choice of a headline: what is left out of the weighing could not have won."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.encoding import decode
from pipeline.reading import crumbs
from pipeline.reading.choice import candidates, of_all
from pipeline.reading.flatten import flatten
from pipeline.reading.foremost import foremost
from pipeline.reading.headline import likely
from pipeline.reading.layout import Layout
from pipeline.reading.setting import MOST_WEIGHT, weight
from pipeline.reading.titles import Titles
from pipeline.recurring import NONE

PAGES = 12  # of each batch


@pytest.fixture(scope="module")
def layouts() -> list[Layout]:
    """Pages of strangers' layouts, as they are read."""
    return list(_layouts())


def _layouts() -> Iterator[Layout]:
    folder = str(Path(__file__).parents[2] / "sites")
    if folder not in sys.path:
        sys.path.append(folder)
    measure = importlib.import_module("strangers.measure")
    for batch in measure.BATCHES.values():
        for seed in range(PAGES):
            one = batch.case(seed)
            text = decode(one.page.content, one.page.header("content-type")).text
            yield Layout(flatten(text), one.page, one.source, NONE)


def test_nothing_around_a_row_says_more_for_it_than_is_reckoned_with(layouts: list[Layout]) -> None:
    """`MOST_WEIGHT` is more than any row's weight: rows it cannot lift to the best need no weighing."""
    weights = [
        weight(layout, each, is_plain=is_plain, is_named=is_named)
        for layout in layouts
        for each in likely(layout, Titles((layout.flat.title, layout.flat.og_title)))
        for is_plain, is_named in ((True, False), (False, False), (False, True))
    ]
    assert len(weights) > 1_000
    assert max(weights) < MOST_WEIGHT


def test_the_first_is_the_same_whether_all_are_weighed_or_not(layouts: list[Layout]) -> None:
    """Every row comes once: the one given first, before all were weighed, is none of those that follow it."""
    for layout in layouts:
        places = [each.first for each in candidates(layout)]
        assert len(set(places)) == len(places), layout.page.url


def test_the_row_a_title_names_is_the_one_all_weighing_gives(layouts: list[Layout]) -> None:
    """Where the others are not looked at, looking at them all would have put none of them first."""
    named = 0
    for layout in layouts:
        titles = Titles((layout.flat.title, layout.flat.og_title, *crumbs.named(layout)))
        first = foremost(layout, titles)
        if first is not None:
            named += 1
            assert next(of_all(layout, titles)) == first, layout.page.url
    assert named * 3 > len(layouts)
