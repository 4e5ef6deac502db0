"""What a visit tells its caller, besides Page, NotModified and Failure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from crawler.model import Failure, NotModified, Outcome, Page


@dataclass(frozen=True, slots=True)
class Gap:
    """Between two readings of a listing more may have been published than was seen."""

    source: str
    section: str | None
    reason: str
    since: datetime | None  # the last reading that held together with the one before it
    until: datetime


@dataclass(frozen=True, slots=True)
class Removed:
    """An article found gone several times over days while the rest of the site is healthy.

    The caller marks it in its own transaction with `frontier.removed(url)`, beside what it does itself.
    """

    source: str
    url: str
    record_id: str | None
    found_at: datetime


@dataclass(frozen=True, slots=True)
class Walked:
    """A backfill has read one listing page. `of` is the last page's number, where the site shows it."""

    source: str
    section: str | None
    page: int
    of: int | None
    links: int
    queued: int  # articles on it still to be fetched


@dataclass(frozen=True, slots=True)
class PollSummary:
    """What a pass came to. `complete`: every listing was read and holds together with the pass before it."""

    source: str
    started_at: datetime
    finished_at: datetime
    listings: int  # read, or said to be unchanged
    links: int
    overlap: int  # links known before
    new: int
    fetched: int  # article pages handed to the caller
    unchanged: int  # articles the server said had not changed
    failures: Mapping[Outcome, int] = field(default_factory=dict)
    gaps: int = 0
    lies: int = 0  # 304 answers shown false in this pass
    complete: bool = False
    stopped: bool = False  # ended early on the caller's wish
    reason: str | None = None  # why it is not complete, in one line
    is_baseline: bool = False  # the source's first pass in which a section was read whole


Event = Page | NotModified | Failure | Gap | Removed | Walked | PollSummary
