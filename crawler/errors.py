"""What can go wrong between an address and a page, split by what to do next.

CrawlError
├── Later            try again, with growing pauses: the network, a busy or broken server
├── Never            the answer will not change: gone, out of scope, forbidden by robots.txt
├── PageChanged      an answer, but not the page that was asked for: empty, soft 404, a listing without links
└── Blocked          a wall instead of the site: captcha, DDoS protection, refusal

Every error carries the `Outcome` it is recorded under, so a fetch ends in exactly one.
"""

from datetime import timedelta

from crawler.model import Outcome

LONGEST_REASON = 300


class CrawlError(Exception):
    """Base of the tree. `reason` is one line for a person; `outcome` is the row in the fetch log."""

    def __init__(
        self, outcome: Outcome, reason: str, *, status: int | None = None, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = _one_line(reason)
        self.status = status
        self.retry_after = retry_after


class Later(CrawlError):
    """Try again: nothing is known about the page."""


class Never(CrawlError):
    """Do not try again soon: the server, or a rule, has said no."""


class PageChanged(CrawlError):
    """The server answered, but with something that is not the page."""


class Blocked(CrawlError):
    """A wall stands before the site."""


def _one_line(reason: str) -> str:
    """Short, on one line and printable, whatever a server put into it."""
    shown = "".join(letter if letter.isprintable() else " " for letter in reason[: 2 * LONGEST_REASON])
    line = " ".join(shown.split())
    return line if len(line) <= LONGEST_REASON else line[: LONGEST_REASON - 3] + "..."
