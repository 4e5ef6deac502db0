"""The feeds, from the store as it is now."""

import datetime as dt

from sqlite_utils import Database

from pipeline import feeds, records
from pipeline.model import Kind, Record

ENTRIES = 100
"""Statements in a feed: readers fetch it often."""


def document(database: Database | None, form: str) -> bytes:
    """The feed as `atom` or `json`; an empty one where nothing is stored."""
    newest = list(records.latest(database, kind=Kind.STATEMENT, limit=ENTRIES)) if database else []

    def revised_at(record: Record) -> dt.datetime:
        wordings = records.history(database, record.id) if database and record.revision > 1 else []
        return wordings[-1].at if wordings else record.first_seen

    if form == "atom":
        return feeds.atom(newest, now=dt.datetime.now(dt.UTC), revised_at=revised_at)
    return feeds.json_feed(newest, revised_at=revised_at).encode() + b"\n"
