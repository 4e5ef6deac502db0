"""Sightings of made-up articles, put into a store."""

import datetime as dt

from sqlite_utils import Database

from pipeline import schema
from pipeline.model import Article, Reading, Served, Sighting
from pipeline.store import Store


def sighting(n: int = 0, size: int = 30) -> Sighting:
    body = " ".join(f"word{n}x{m}" for m in range(size))
    article = Article(f"Headline {n}", None, body, body, Reading(Served.ANATOMY, 1.0))
    return Sighting(article, "csto-en", "en", dt.datetime(2026, 1, 1, tzinfo=dt.UTC), url=f"https://x/news/item-{n}/")


def put(db: Database, *numbers: int, size: int = 30) -> None:
    with schema.transaction(db):
        for n in numbers:
            Store(db).remember(sighting(n, size))
