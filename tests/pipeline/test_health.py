"""Health of a source: what a poll's articles gave, and what has dropped."""

import datetime as dt

import pytest

from pipeline.health import Health, compare, from_json, measure, together
from pipeline.model import Article, Lead, Reading, Served


def article(**changes: object) -> Article:
    values = {
        "title": "The Council met",
        "published": dt.date(2026, 5, 5),
        "body": "The Council met in Moscow. " * 40,
        "text": "",
        "reading": Reading(Served.ANATOMY, 0.9),
        "leads": (Lead("A school opened."),),
    }
    return Article(**(values | changes))  # type: ignore[arg-type]


WELL = measure([article()] * 20)


def test_fill_rates_are_shares_of_the_pages() -> None:
    """Each field's rate is the share of pages that have it; paths, lengths and mojibake are measured too."""
    health = measure([article(), article(published=None, body=""), article(), article(leads=())])
    assert health.pages == 4
    assert (health.filled["published"], health.filled["body"], health.filled["leads"]) == (0.75, 0.75, 0.75)
    assert health.paths == {"hint": 0.0, "anatomy": 1.0, "generic": 0.0, "seed": 0.0}
    assert health.lengths[1] > 1000


def test_no_pages_no_health() -> None:
    """A poll without new pages says nothing, neither good nor bad."""
    assert measure([]) == Health()
    assert compare([WELL], Health()) == ()


@pytest.mark.parametrize("name", ["title", "published", "body", "leads"])
def test_a_field_that_is_no_longer_found_is_named(name: str) -> None:
    """A template change that loses one field is a drop of that field, though all others are there."""
    empty = {"title": None, "published": None, "body": "", "leads": ()}[name]
    now = measure([article(**{name: empty})] * 10)
    drops = compare([WELL] * 3, now)
    assert name in {drop.field for drop in drops}
    assert any(name in drop.reason and "\n" not in drop.reason for drop in drops)


def test_a_field_that_was_rare_may_vary() -> None:
    """A field found on few pages, or a poll of few pages, raises nothing by chance."""
    seldom = measure([article(leads=())] * 17 + [article()] * 3)
    assert compare([seldom], measure([article(leads=())] * 10)) == ()
    assert compare([WELL], measure([article(published=None)] * 3)) == ()


def test_the_last_resort_serving_is_a_drop() -> None:
    """A body that is still there, but only by the general extractor, is told."""
    now = measure([article(reading=Reading(Served.GENERIC, 0.2))] * 8)
    assert [drop.field for drop in compare([WELL], now)] == ["generic"]


def test_short_bodies_are_a_drop() -> None:
    """Bodies that shrink to a sentence are told."""
    assert "length" in {drop.field for drop in compare([WELL], measure([article(body="One line.")] * 8))}


def test_mojibake_is_ill_without_any_history() -> None:
    """Wrongly decoded pages are told at once."""
    now = measure([article(reading=Reading(Served.ANATOMY, 0.9, mojibake=0.3))] * 2)
    assert [drop.field for drop in compare([], now)] == ["mojibake"]


def test_recovery_raises_nothing() -> None:
    """What has come back is no drop."""
    ill = measure([article(title=None)] * 10)
    assert compare([ill], WELL) == ()


def test_polls_together_count_pages_once() -> None:
    """The history's rate is over pages, not over polls."""
    health = together([measure([article()] * 9), measure([article(title=None)]), Health()])
    assert (health.pages, round(health.filled["title"], 2)) == (10, 0.9)


def test_it_is_kept_as_json() -> None:
    """What was written is read back; something else is refused."""
    assert from_json(WELL.to_json()) == WELL
    with pytest.raises(ValueError, match="not the health"):
        from_json('{"surprise": 1}')
