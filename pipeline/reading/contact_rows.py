"""Which rows are the press contact behind a text: its head, what goes on with it, and where it may stand."""

from collections.abc import Sequence

from pipeline.reading.among import is_amid
from pipeline.reading.blocks import NAVIGATION
from pipeline.reading.footer import is_footer, is_trailer
from pipeline.reading.furniture import (
    has_phone_or_mail,
    is_contact_head,
    is_contact_rest,
    is_press_office,
    is_secretary,
    take_images,
)
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line

LONGEST_TRAILER = 6
"""Rows that a trailer may have."""
_FURTHEST = 2  # lines from one of its rows to the next, in whatever boxes


class ContactRows:
    """The contact of one article while its rows are taken; `is_open` once its head has been."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.is_open = False

    def took(self, row: Line, place: int) -> None:
        """To be told of each row that is taken. An office among other phones, a paragraph behind it, opens nothing."""
        if is_contact_head(take_images(row.text)[0]):
            self.is_open = is_secretary(row.text) or not is_amid(self._layout, place)
        else:
            self.is_open = self.is_open and is_contact_rest(row.text)

    def is_signed(self, place: int) -> bool:
        """Whether the row there is an office alone, no phone or name behind it: who posted the text, and no contact."""
        return is_press_office(self._layout.rows[place].text) and not self._goes_on_behind(place)

    def is_byline(self, place: int) -> bool:
        """Whether the row there has a press office's name in it and no phone, nor has the next: who posted the text."""
        text = self._layout.rows[place].text
        return is_contact_head(text) and not has_phone_or_mail(text) and not self._goes_on_behind(place)

    def _goes_on_behind(self, place: int) -> bool:
        return any(is_contact_rest(row.text) for row in self._layout.rows[place + 1 : place + 2])

    def has(self, row: Line) -> bool:
        """Whether a row opens the contact or goes on with it."""
        return is_contact_rest(row.text) if self.is_open else is_contact_head(take_images(row.text)[0])

    def reaches(self, text: str) -> bool:
        """Whether a line of phones or addresses is still the open contact's."""
        return self.is_open and is_contact_rest(text) and has_phone_or_mail(text)

    def goes_on(self, row: Line, last: Line) -> bool:
        """Whether a row goes on behind the last taken: a name alone as a link or a heading is something else's."""
        block, before = self._layout.block(row), self._layout.block(last)
        if has_phone_or_mail(row.text):
            is_near = row.number <= last.number + _FURTHEST
            return is_near or self._layout.kind_of_box(row) == self._layout.kind_of_box(last)
        is_other = block.linked * 2 > len(row.text) or block.level > before.level or not row.text
        is_told = has_phone_or_mail(last.text) and self._layout.kind_of_box(row) != self._layout.kind_of_box(last)
        return is_contact_rest(row.text) and not (is_other or is_told)

    def stands_beside(self, place: int, box: int | None, taken: Sequence[Line]) -> bool:
        """Whether the row there goes on with it beyond the article's box: in its footer, or in a box beside it."""
        layout, row = self._layout, self._layout.rows[place]
        if not box or layout.block(row).traits & NAVIGATION or not layout.holds(layout.flat.parents[box], row):
            return False
        is_known = layout.flat.parents[box] or self._is_before_trailer(place) or self.is_open or self._is_last(place)
        if not layout.holds(box, row) and not is_known:
            return False
        if is_contact_head(take_images(row.text)[0]):
            return not self.is_signed(place)
        is_told = any(has_phone_or_mail(one.text) for one in taken[-3:])
        return self.is_open and (has_phone_or_mail(row.text) or not is_told) and is_contact_rest(row.text)

    def _is_before_trailer(self, place: int) -> bool:
        return any(is_trailer(row.text) for row in self._layout.rows[place + 1 : place + LONGEST_TRAILER])

    def _is_last(self, place: int) -> bool:
        """Whether the page closes with these rows, and they are the press secretary's, no office's."""
        if not is_secretary(self._layout.rows[place].text):
            return False
        behind = [row for row in self._layout.rows[place:] if not (is_footer(row.text) or self._layout.is_outside(row))]
        return len(behind) <= LONGEST_TRAILER and all(is_contact_rest(row.text) for row in behind[1:])
