"""Pages in layouts the reader was not written against: what a person would find on them is read."""

import importlib
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

PAGES = 320  # of each batch: seconds, and every layout many times
FLOORS = {
    "first": 0.99,
    "second": 0.985,
    "third": 0.985,
    "fourth": 0.985,
    "fifth": 0.985,
    "sixth": 0.985,
    "seventh": 0.985,
    "eighth": 0.985,
    "ninth": 0.985,
    "tenth": 0.985,
    "eleventh": 0.985,
    "twelfth": 0.985,
    "thirteenth": 0.985,
    "fourteenth": 0.985,
    "fifteenth": 0.985,
    "sixteenth": 0.985,
    "seventeenth": 0.985,
}  # of pages with all fields exact
LEAST = 0.8  # of the pages of any one layout


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    """The generator and its measure, in tests/sites/strangers."""
    folder = str(Path(__file__).parents[2] / "sites")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module("strangers.measure")


@pytest.mark.parametrize("batch", FLOORS)
def test_pages_of_strangers_are_read(measure: ModuleType, batch: str) -> None:
    """Headline, date, body, number of leads and contact are all exact on nearly every page of every layout."""
    results = measure.run(range(PAGES), measure.BATCHES[batch])
    exact = sum(not names for _, names in results) / len(results)
    assert exact >= FLOORS[batch], measure.table(results)
    pages = Counter(one.template for one, _ in results)
    failed = Counter(one.template for one, names in results if names)
    worst = {name: failed[name] for name in failed if failed[name] > (1 - LEAST) * pages[name]}
    assert worst == {}


def test_a_page_is_the_same_whenever_it_is_drawn(measure: ModuleType) -> None:
    """A failing page's number is all one needs to see it again."""
    once, again = (measure.BATCHES["first"].case(77) for _ in range(2))
    assert once.page.content == again.page.content
    assert once.shown.truth == again.shown.truth
