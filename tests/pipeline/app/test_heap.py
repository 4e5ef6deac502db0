"""A daemon keeps its size: what is free is given back, what is remembered is forgotten each day."""

import datetime as dt
from functools import lru_cache
from pathlib import Path

from crawler.sites import PROFILES
from pipeline import dates, judging_words
from pipeline.app import config, heap
from pipeline.app.config import Config
from pipeline.app.duties import Duties


def test_only_bounded_caches_of_ours_are_emptied() -> None:
    """Answers about pages go; what is built once, and what is of others, stays."""
    dates.month_number("January")
    others = lru_cache(16)(len)
    others("x")
    judging_words.concepts()
    assert heap.forget() > 0
    assert dates.month_number.cache_info().currsize == 0
    assert (others.cache_info().currsize, judging_words.concepts.cache_info().currsize) == (1, 1)
    assert dates.month_number("January") == 1


def settings(folder: Path) -> Config:
    off = "".join(f"[sources.{one.name}]\nenabled = false\n" for one in PROFILES[1:])
    (folder / "csto.toml").write_text(f'state = "{folder}/state"\n{off}')
    return config.load(folder / "csto.toml", {})


def test_the_daemon_forgets_once_a_day(tmp_path: Path) -> None:
    """At the first look of a day, and not again at the next ones."""
    duties, loaded = Duties(), settings(tmp_path)
    for expected in (0, 1):
        dates.month_number("January")
        duties.tend(loaded, lambda: False, lambda: None)
        assert dates.month_number.cache_info().currsize == expected
    duties._remembered = dt.date(2020, 1, 1)
    duties.tend(loaded, lambda: False, lambda: None)
    assert dates.month_number.cache_info().currsize == 0


def test_memory_is_given_back_where_the_library_can() -> None:
    """Neither call fails anywhere; with glibc both are understood."""
    assert heap.trim() in (True, False)
    assert heap.share() in (True, False)
