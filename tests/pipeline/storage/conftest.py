"""A real store in a file, and sightings to put into it."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import schema
from pipeline.model import Article, Completeness, Lead, Reading, Remembered, Served, Sighting
from pipeline.storage import known_leads
from pipeline.store import Store

NOW = dt.datetime(2026, 3, 1, 9, 0, tzinfo=dt.UTC)
SITE = "https://en.odkb-csto.org"
BODY = (
    "On 3 March the member states discussed the border situation near Isfara in the Fergana valley.\n\n"
    "The Secretary General called on the parties to refrain from violence and to return to talks under the Treaty "
    "without delay. He noted that the joint mission of 40 observers had begun its work in Batken on 1 March."
)

Sight = Callable[..., Sighting]
Met = Callable[..., Remembered]


def sighting(
    path: str | None = "/news/news_odkb/prizyv-k-sderzhannosti/",
    title: str | None = "Secretary General calls for restraint",
    body: str = BODY,
    published: dt.date | None = None,
    at: dt.datetime = NOW,
    site: str = SITE,
    **more: Any,
) -> Sighting:
    """A sighting; `path` None is a file. What is no field of a Sighting is one of its Article."""
    kept = {name: more.pop(name) for name in list(more) if name in Sighting.__dataclass_fields__}
    served = more.pop("served", Served.SEED if path is None else Served.ANATOMY)
    article = Article(
        title=title,
        published=published,
        body=body,
        text=more.pop("text", f"{title}\n\n{body}"),
        reading=Reading(served, 1.0),
        **more,
    )
    url = None if path is None else site + path
    return Sighting(article, **({"source": "csto-en", "lang": "en", "seen_at": at, "url": url} | kept))


def of_lead(lead: Lead, at: dt.datetime, *, source: str = "csto-en", lang: str = "en", **more: Any) -> Sighting:
    """The sighting of a carousel lead."""
    fields = {"url": lead.url, "completeness": Completeness.LEAD}
    return Sighting(known_leads.article(lead, lang), source, lang, at, **(fields | more))


@pytest.fixture
def sight() -> Sight:
    return sighting


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "csto.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    db = schema.open(file)
    yield Store(db)
    db.close()


@pytest.fixture
def meet(store: Store) -> Met:
    """Remembers a sighting in a transaction of its own, as the flow does."""

    def met(*args: Any, **more: Any) -> Remembered:
        found = args[0] if args and isinstance(args[0], Sighting) else sighting(*args, **more)
        with schema.transaction(store.db):
            return store.remember(found)

    return met
