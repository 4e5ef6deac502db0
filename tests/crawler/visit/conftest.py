"""A stand-in site of forty stories, and passes made over it."""

from collections.abc import Iterator

import pytest

from crawler.crawl import VisitSettings, visit
from crawler.events import Event
from crawler.frontier import Frontier
from crawler.http import Fetcher
from crawler.model import Source
from crawler.replica.site import ReplicaSite
from crawler.sites import PROFILES
from tests.crawler.conftest import ManualClock
from tests.crawler.passes import STORIES, Visit, served, taken


@pytest.fixture
def replica(clock: ManualClock) -> Iterator[ReplicaSite]:
    """Forty stories, listed eight a page."""
    with served(stories=STORIES, clock=clock, page_size=8) as site:
        yield site


@pytest.fixture
def watched(replica: ReplicaSite) -> Source:
    return Source(PROFILES[0], replica.address, PROFILES[0].sections)


@pytest.fixture
def pass_over(watched: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock) -> Visit:
    """Makes one pass and takes every page, as a caller does; returns the events."""

    def make(*, take: int = 1_000_000, source: Source = watched, **settings: object) -> list[Event]:
        given = VisitSettings(**settings)  # type: ignore[arg-type]
        events = visit(source, fetcher=fetcher, frontier=frontier, clock=clock, settings=given)
        return taken(events, frontier, pages=take)

    return make
