"""Pages in the middle of a listing that show nothing new, though the listing goes on behind them."""

from dataclasses import replace
from datetime import datetime

from crawler.model import Failure, NotModified, Outcome, Page
from crawler.paging import Position

MOST = 2
"""So many, one behind another, and what is behind them is left to the next run."""


class Breaks:
    """Those of one walk. A listing's own links tell how far it goes; its last page may well be empty or repeated."""

    def __init__(self) -> None:
        self.found: list[int] = []
        self._reach = 0  # the highest page number that a page linked to

    def is_one(self, at: Position, last: int | None, *, has_new: bool) -> bool:
        """Whether the page is one; `last`: the highest number it links to. Pages by month have numbers of their own.

        A first page never is: a section may list other things than articles.
        """
        self._reach = max(self._reach, last or 0)
        if has_new or at.year is not None or not 1 < at.page < self._reach:
            return False
        self.found.append(at.page)
        return True

    @property
    def is_end(self) -> bool:
        """Whether the latest stand one behind another."""
        last = self.found[-MOST:]
        return len(last) == MOST and last[-1] - last[0] == MOST - 1

    def failure(self, result: Page | NotModified | Failure, now: datetime) -> Failure:
        """What to say of the page: it breaks the listing off, it does not end it."""
        beyond = f"its pages go on to {self._reach}"
        if isinstance(result, Failure):
            return replace(result, reason=f"{result.reason}, in the middle of a listing: {beyond}")
        reason = f"a page of the listing shows no article that those before it had not: {beyond}"
        return Failure(result.source, result.url, result.address, Outcome.NO_LINKS, reason, now)
