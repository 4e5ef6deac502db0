"""The order in which listing pages are read, and where it ends."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from crawler import paging
from crawler.model import Link, LinkKind, Source
from crawler.paging import Position
from crawler.sites import PROFILES

SOURCES = {profile.name: Source(profile, profile.base_url, profile.sections) for profile in PROFILES}
A, B, C = frozenset("ab"), frozenset("cd"), frozenset("ef")


def test_a_page_with_something_new_leads_on() -> None:
    """The next page is the next number."""
    assert Position(3, last=B) == paging.following(Position(2), B, A, since=None)


def test_empty_and_repeated_pages_end_a_listing() -> None:
    """Also the first page shown again past the end, and the last one, as Bitrix does."""
    for shown in (frozenset[str](), A, B, A | B):
        assert paging.following(Position(3), shown, A | B, since=None) is None


def test_a_page_that_links_to_none_behind_it_is_the_last() -> None:
    """Where numbers are linked and none is higher, nothing is asked for behind it; in an archive the month is over."""
    assert paging.following(Position(3), C, A | B, since=None, last=2) is None
    assert Position(4, last=C) == paging.following(Position(3), C, A | B, since=None, last=9)
    assert Position(1, 2025, 12) == paging.following(Position(1, 2026, 1), A, frozenset(), since=None, last=1)


def test_an_archive_by_month_goes_back_month_by_month() -> None:
    """A month ends where a page shows nothing new; the year turns."""
    assert Position(2, 2026, 1, last=A) == paging.following(Position(1, 2026, 1), A, frozenset(), since=None)
    assert Position(1, 2025, 12) == paging.following(Position(2, 2026, 1), A, A, since=None)


def test_the_newest_month_goes_on_behind_what_the_listing_itself_showed() -> None:
    """Its first page may be the listing over again; where that links to no other, or shows nothing, the month ends."""
    assert Position(2, 2026, 1, last=A) == paging.following(Position(1, 2026, 1), A, A, since=None)
    assert Position(1, 2025, 12, empty_months=1) == paging.following(Position(1, 2026, 1), A, A, since=None, last=1)
    assert Position(1, 2025, 12, empty_months=1) == paging.following(Position(1, 2026, 1), frozenset(), A, since=None)


def test_an_archive_ends_at_the_period_or_after_a_year_of_nothing() -> None:
    """The month of `since` is read, the one before it is not."""
    assert Position(1, 2025, 12, empty_months=1) == paging.following(
        Position(1, 2026, 1), frozenset(), A, since=date(2025, 12, 31)
    )
    assert paging.following(Position(1, 2025, 12), frozenset(), A, since=date(2025, 12, 31)) is None
    assert paging.following(Position(1, 2020, 5, empty_months=11), frozenset(), A, since=None) is None


@given(st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=4), max_size=60))
def test_no_listing_is_walked_for_ever(pages: list[frozenset[str]]) -> None:
    """Whatever a site shows, the walk ends once nothing unseen comes."""
    position: Position | None = Position()
    seen: frozenset[str] = frozenset()
    read = 0
    while position is not None:
        shown = pages[(position.page - 1) % len(pages)] if pages else frozenset()
        position = paging.following(position, shown, seen, since=None)
        seen |= shown
        read += 1
    assert read <= len(seen) + 1


def test_second_pages() -> None:
    """A number where pages are numbered, the newest month where the archive is by month."""
    assert Position(2) == paging.second(SOURCES["csto-en"], date(2026, 3, 2))
    assert Position(1, 2026, 3) == paging.second(SOURCES["paodkb-ru"], date(2026, 3, 2))


def test_the_last_page_is_the_highest_number_linked() -> None:
    """Links to other listings do not count; a listing without numbers has none."""
    base = "https://en.odkb-csto.org/news/"
    links = [
        Link(f"{base}{path}", "", LinkKind.LISTING)
        for path in ("news_odkb/?PAGEN_1=2", "news_odkb/?PAGEN_1=117", "smi/?PAGEN_1=900", "news_odkb/")
    ]
    assert 117 == paging.last_page(links, f"{base}news_odkb/", SOURCES["csto-en"])
    assert paging.last_page(links, f"{base}speech/", SOURCES["csto-en"]) is None
