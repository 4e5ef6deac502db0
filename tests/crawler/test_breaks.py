"""Where a listing breaks off, and where it ends."""

from crawler.breaks import Breaks
from crawler.paging import Position


def test_a_listing_ends_at_the_last_page_it_links_to() -> None:
    """That one may be empty, a repetition or gone: items move up as others are removed."""
    breaks = Breaks()
    assert not breaks.is_one(Position(1), 3, has_new=True)
    assert breaks.is_one(Position(2), None, has_new=False)
    assert not breaks.is_one(Position(3), None, has_new=False)


def test_a_listing_that_links_to_no_page_tells_of_no_break() -> None:
    """Then the first page without anything new is its end, as nothing says otherwise."""
    assert not Breaks().is_one(Position(4), None, has_new=False)


def test_two_pages_apart_are_no_end() -> None:
    """Two in a row are: a site that shows no more pages is not asked for hundreds of them."""
    breaks = Breaks()
    for page in (2, 4):
        assert breaks.is_one(Position(page), 9, has_new=False)
    assert not breaks.is_end
    assert breaks.is_one(Position(5), 9, has_new=False)
    assert breaks.is_end


def test_a_section_of_other_things_has_no_break() -> None:
    """Pages of files, say, of which not even the first shows an article."""
    assert not Breaks().is_one(Position(1), 5, has_new=False)


def test_months_have_pages_of_their_own() -> None:
    """A month with fewer pages than another breaks nothing."""
    assert not Breaks().is_one(Position(2, 2020, 5), 9, has_new=False)
