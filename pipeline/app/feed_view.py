"""The feeds, from the store as it is now."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlite_utils import Database

from pipeline import feeds
from pipeline.feeds import Feed
from pipeline.model import Kind, Record
from pipeline.storage import records

ENTRIES = 100
"""Statements in a feed: readers fetch it often."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The newest statements, and when the wording of those that were revised was first seen."""

    records: tuple[Record, ...] = ()
    revised: Mapping[str, dt.datetime] = field(default_factory=dict)

    def document(self, form: str, url: str | None = None) -> bytes:
        """The feed as `atom` or `json`, with its own address where it has one."""
        feed = Feed(url=url)
        if form == "atom":
            return feeds.atom(self.records, now=dt.datetime.now(dt.UTC), feed=feed, revised_at=self._revised_at)
        return feeds.json_feed(self.records, feed=feed, revised_at=self._revised_at).encode() + b"\n"

    def _revised_at(self, record: Record) -> dt.datetime:
        return self.revised.get(record.id, record.first_seen)


def entries(database: Database | None) -> Entries:
    """What is in the feeds now; nothing where nothing is stored."""
    if database is None:
        return Entries()
    newest = tuple(records.latest(database, kind=Kind.STATEMENT, limit=ENTRIES))
    histories = {one.id: records.history(database, one.id) for one in newest if one.revision > 1}
    return Entries(newest, {name: wordings[-1].at for name, wordings in histories.items() if wordings})
