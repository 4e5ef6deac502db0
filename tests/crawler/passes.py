"""A pass over a stand-in site as its caller makes it: pages taken, events kept."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from crawler.events import Event, PollSummary, Removed
from crawler.frontier import Frontier
from crawler.model import Page
from crawler.replica.corpus import stories, story_of_kind
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite

HOST = "https://en.odkb-csto.org"
RECORD = "0" * 16
Visit = Callable[..., list[Event]]
STORIES = stories(40, newest=date(2026, 3, 1))
NEWS = "/news/news_odkb/"


@contextmanager
def served(**settings: Any) -> Iterator[ReplicaSite]:
    """A site that answers under its `address`."""
    site = ReplicaSite(**settings)
    with ReplicaServer(site) as server:
        site.address = server.url(site)
        yield site


def taken(events: Iterable[Event], frontier: Frontier, *, pages: int = 1_000_000) -> list[Event]:
    """Records what a caller records for each page and each removal; stops dead at the page after so many."""
    kept: list[Event] = []
    for event in events:
        kept.append(event)
        if isinstance(event, Page):
            if not pages:
                break
            pages -= 1
            with frontier.db.atomic():
                frontier.done(event.url, record_id=RECORD, page=event)
        if isinstance(event, Removed):
            with frontier.db.atomic():
                frontier.removed(event.url)
    return kept


def summary(events: list[Event]) -> PollSummary:
    assert isinstance(events[-1], PollSummary)
    return events[-1]


def paths(events: list[Event], kind: type = Page) -> list[str]:
    """Where the events of a kind happened."""
    return [event.url.removeprefix(HOST) for event in events if isinstance(event, kind)]  # type: ignore[attr-defined]


def asked(site: ReplicaSite) -> list[str]:
    """What was asked for since the last look, robots.txt left out."""
    found = [each.target for each in site.requests if each.target != "/robots.txt"]
    site.requests_kept.clear()
    return found


def publish(replica: ReplicaSite, n: int = 1, day: date = date(2026, 3, 2)) -> list[str]:
    """New stories of a day, the newest last."""
    made = []
    for number in range(n):
        story = story_of_kind("routine", published=day, seed=number)
        made.append(replica.publish(replace(story, slug=f"fresh-{day:%d}-{number}", section="news/news_odkb")))
    return made
