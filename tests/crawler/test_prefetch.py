"""Fetching ahead: in order, a few at a time, ended at once when told so."""

import threading
import time

import pytest

from crawler.passing import never
from crawler.prefetch import ahead


@pytest.mark.parametrize("depth", [0, 1, 3])
def test_results_come_in_order(depth: int) -> None:
    """Whatever takes longest."""

    def fetch(n: int) -> int:
        time.sleep(0.002 * (n % 3))
        return n * n

    assert [(n, n * n) for n in range(12)] == list(ahead(fetch, range(12), depth=depth, stop=never))


def test_no_more_than_the_depth_is_ahead() -> None:
    """While the caller works on one, that many further ones are begun and no more."""
    begun: list[int] = []
    for n, _ in ahead(begun.append, range(20), depth=2, stop=never):
        time.sleep(0.005)
        assert len(begun) <= n + 3


@pytest.mark.parametrize("depth", [0, 2])
def test_stopping_begins_nothing_further(depth: int) -> None:
    """What is in flight is waited for and dropped."""
    begun: list[int] = []
    taken: list[int] = []
    for n, _ in ahead(begun.append, range(100), depth=depth, stop=lambda: len(taken) >= 3):
        taken.append(n)
    assert [0, 1, 2] == taken
    assert len(begun) <= 3 + depth


def test_a_caller_that_leaves_ends_the_threads() -> None:
    """Breaking off leaves no thread behind."""
    before = threading.active_count()
    for _ in ahead(lambda n: n, range(100), depth=2, stop=never):
        break
    deadline = time.monotonic() + 2
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert before == threading.active_count()


def test_an_error_reaches_the_caller() -> None:
    """A mistake in a fetch is not swallowed."""

    def fetch(n: int) -> int:
        raise KeyError(n)

    with pytest.raises(KeyError):
        list(ahead(fetch, [1], depth=2, stop=never))


def test_no_two_are_fetched_at_once() -> None:
    """However far ahead: a site is asked for one page at a time."""
    under_way: list[int] = []

    def fetch(n: int) -> int:
        under_way.append(n)
        time.sleep(0.002)
        assert under_way == [n]
        under_way.remove(n)
        return n

    assert [n for n, _ in ahead(fetch, range(12), depth=4, stop=never)] == list(range(12))


@pytest.mark.parametrize("depth", [0, 2])
def test_enough_begins_nothing_further_and_gives_what_was_fetched(depth: int) -> None:
    """Nothing that was fetched is dropped: it has an outcome."""
    begun: list[int] = []
    taken: list[int] = []
    for n, _ in ahead(begun.append, range(100), depth=depth, stop=never, enough=lambda: len(taken) >= 3):
        taken.append(n)
    assert taken == begun
    assert 3 <= len(taken) <= 3 + depth
