"""Records as Atom (RFC 4287) and JSON Feed 1.1: a view for readers and other programs. Pure but for the feed library.

An entry keeps its id for ever and moves its `updated` only when the wording changes or the page is gone.
"""

import datetime as dt
import html
import json
import re
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from feedgen.feed import FeedGenerator

from pipeline.model import Record

NAMELESS = "(no headline)"
TITLE = "CSTO security statements"
DESCRIPTION = "Statements of the CSTO and its organs on matters of security, as found on their sites."
_ZONE = ZoneInfo("Europe/Moscow")
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://odkb-csto.org/csto-monitor")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot carry in any form (section 2.2)."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed's own address, where it has one, and what it says of itself."""

    url: str | None = None
    title: str = TITLE
    home: str = "https://en.odkb-csto.org/"


def wording_since(record: Record) -> dt.datetime:
    """When the record's present wording was first seen, as far as the record alone tells."""
    return record.first_seen if record.revision == 1 else record.last_seen


def atom(
    records: Iterable[Record],
    *,
    now: dt.datetime,
    feed: Feed | None = None,
    revised_at: Callable[[Record], dt.datetime] = wording_since,
) -> bytes:
    """An Atom document, newest first, copies left out. `now` dates an empty feed; `revised_at` a record's wording."""
    feed, shown = feed or Feed(), _shown(records, revised_at)
    made = FeedGenerator()
    made.id(identifier("feed"))
    made.title(feed.title)
    made.subtitle(DESCRIPTION)
    made.author({"name": "CSTO monitor"})
    made.link(href=feed.home, rel="alternate")
    if feed.url:
        made.link(href=feed.url, rel="self", type="application/atom+xml")
    made.updated(max((updated for updated, _ in shown), default=now))
    for updated, record in shown:
        _entry(made, record, updated)
    document: bytes = made.atom_str(pretty=True)
    return document


def _entry(made: FeedGenerator, record: Record, updated: dt.datetime) -> None:
    entry = made.add_entry(order="append")
    entry.id(identifier(record.id))
    entry.title(_clean(headline(record)))
    entry.updated(updated)
    if record.published is not None:
        entry.published(_day(record.published))
    if record.url:
        entry.link(href=_clean(record.url), rel="alternate", hreflang=record.lang)
    entry.summary(_clean(record.body.split("\n\n", 1)[0]).strip() or _clean(headline(record)))
    entry.content(_clean(as_html(record.body)), type="html")
    entry.author({"name": record.source})
    for tag in tags(record):
        entry.category({"term": _clean(tag)})


def json_feed(
    records: Iterable[Record],
    *,
    feed: Feed | None = None,
    revised_at: Callable[[Record], dt.datetime] = wording_since,
) -> str:
    """A JSON Feed 1.1 document of the same records, with each record's id, source and verdict kind under `_csto`."""
    feed = feed or Feed()
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        **({"feed_url": feed.url} if feed.url else {}),
        "description": DESCRIPTION,
        "authors": [{"name": "CSTO monitor"}],
        "items": [_item(record, updated) for updated, record in _shown(records, revised_at)],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode()


def _item(record: Record, updated: dt.datetime) -> dict[str, object]:
    return {
        "id": identifier(record.id),
        **({"url": record.url} if record.url else {}),
        "title": headline(record),
        "summary": record.body.split("\n\n", 1)[0],
        "content_text": record.body or headline(record),
        "content_html": as_html(record.body or headline(record)),
        **({"date_published": _day(record.published).isoformat()} if record.published else {}),
        "date_modified": updated.isoformat(timespec="seconds"),
        "authors": [{"name": record.source}],
        "language": record.lang,
        "tags": list(tags(record)),
        "_csto": {
            "record": record.id,
            "source": record.source,
            "revision": record.revision,
            "kind": record.verdict.kind.value if record.verdict else None,
            "score": record.verdict.score if record.verdict else None,
            "removed": record.removed.isoformat(timespec="seconds") if record.removed else None,
        },
    }


def identifier(name: str) -> str:
    """A URN that follows from the record's id alone (RFC 4122 version 5)."""
    return uuid.uuid5(_NAMESPACE, name).urn


def headline(record: Record) -> str:
    """The headline on one line; where there is none, the body's beginning; `[removed]` before it where it is gone."""
    opening = record.body.split("\n\n", 1)[0]
    words = (" ".join(_clean(text or "").split()) for text in (record.title, opening[:100]))
    text = next((each for each in words if each), NAMELESS)
    return f"[removed] {text}" if record.removed else text


def as_html(body: str) -> str:
    """Paragraphs, with everything in them escaped: nothing a page says becomes markup."""
    return "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in body.split("\n\n") if paragraph.strip())


def tags(record: Record) -> tuple[str, ...]:
    """Topics, states and organs of the verdict."""
    verdict = record.verdict
    return tuple(dict.fromkeys((*verdict.topics, *verdict.states, *verdict.organs))) if verdict else ()


def _shown(
    records: Iterable[Record], revised_at: Callable[[Record], dt.datetime]
) -> Sequence[tuple[dt.datetime, Record]]:
    """What is no copy, with the time it last changed, newest publication first."""
    dated = [(max(revised_at(one), one.removed or one.first_seen), one) for one in records if not one.duplicate_of]
    return sorted(dated, key=lambda pair: (_newest(pair[1]), pair[1].first_seen, pair[1].id), reverse=True)


def _newest(record: Record) -> dt.datetime:
    """What the order goes by: an undated page stands where it was first seen."""
    return _day(record.published) if record.published else record.first_seen


def _day(published: dt.date) -> dt.datetime:
    """The day's beginning on the sites' clock."""
    return dt.datetime.combine(published, dt.time(), _ZONE)


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
