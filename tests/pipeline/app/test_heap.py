"""A daemon keeps its size: what is free is given back, what is remembered is forgotten each day."""

import datetime as dt
from functools import lru_cache
from pathlib import Path

from crawler.model import Page, Source
from crawler.sites import PROFILES
from pipeline import dates
from pipeline.app import config, heap
from pipeline.app.config import Config
from pipeline.app.duties import Duties
from pipeline.app.reading_room import FORGETS, Here
from pipeline.judging import words
from pipeline.reading import tokens
from pipeline.recurring import Recurring


def test_only_bounded_caches_of_ours_are_emptied() -> None:
    """Answers about pages go; what is built once, and what is of others, stays."""
    dates.month_number("January")
    others = lru_cache(16)(len)
    others("x")
    words.concepts()
    assert heap.forget() > 0
    assert dates.month_number.cache_info().currsize == 0
    assert (others.cache_info().currsize, words.concepts.cache_info().currsize) == (1, 1)
    assert dates.month_number("January") == 1


def test_what_is_known_by_its_look_up_alone_is_emptied_too() -> None:
    """Judgements of lines and of words, which keep themselves."""
    heap.forget()
    assert words.STATES["Armenia"] == ("AM",)
    assert tokens.planned("p")[1] == "p"
    assert heap.forget() >= 2
    assert heap.forget() == 0


def test_a_long_pass_forgets_what_it_has_remembered() -> None:
    """Each so many pages, and reads on."""
    profile = PROFILES[0]
    at, address = dt.datetime(2026, 1, 31, tzinfo=dt.UTC), f"{profile.base_url}/news/news_odkb/zasedanie/"
    page = Page(profile.name, address, address, b"<h1>A meeting</h1><p>31.01.2026<p>They met.", at)
    room = Here(Source(profile, profile.base_url, profile.sections), Recurring())
    for _ in range(1, FORGETS):
        room.read(page, judges=False)
    assert heap.forget() > 0
    room.read(page, judges=False)
    assert heap.forget() == 0, "it has just forgotten all"
    assert room.read(page).article is not None


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
