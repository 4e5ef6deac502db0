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
from typing import Any
from urllib.parse import quote

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator

from pipeline.dates import MOSCOW
from pipeline.model import Record

NAMELESS = "(no headline)"
TITLE = "CSTO security statements"
DESCRIPTION = "Statements of the CSTO and its organs on matters of security, as found on their sites."
LANG = "en"
"""Of what the feed says of itself; each entry names its own."""
_OPENING = 100
"""Characters of the body that stand for a headline where there is none."""
LONGEST = 200_000
"""Characters of a body that an entry carries: every reader fetches all entries whenever it looks."""
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://odkb-csto.org/csto-monitor")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot carry (section 2.2), and the control characters it discourages."""
_IN_ADDRESS = "!$&'()*+,;=:@/?#~-._%"
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MARKUP_LIKE = re.compile(r"<|&[#\w]")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed's own address, where it has one, and what it says of itself."""

    url: str | None = None
    title: str = TITLE
    home: str = "https://en.odkb-csto.org/"


class _Reading(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """What feedgen has no words for: an entry's language, and text that would be taken for markup."""

    lang = LANG

    def extend_atom(self, entry: Any) -> Any:
        """A headline that looks like HTML is escaped and declared, so that no reader can take it for HTML of ours."""
        entry.set(_XML_LANG, self.lang)
        for element in entry.iterchildren("title", "summary"):
            if _MARKUP_LIKE.search(element.text or ""):
                element.text = html.escape(element.text, quote=False)
                element.set("type", "html")
        return entry


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
    made.register_extension("reading", BaseExtension, _Reading, rss=False)
    made.language(LANG)
    made.generator("CSTO monitor")
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
    entry.reading.lang = record.lang
    entry.id(identifier(record.id))
    entry.title(headline(record))
    entry.updated(updated)
    if record.published is not None:
        entry.published(_day(record.published))
    if record.url:
        entry.link(href=_address(record.url), rel="alternate", hreflang=record.lang)
    entry.summary(_clean(_summary(record)).strip() or headline(record))
    entry.content(as_html(_said(record)), type="html")
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
        "language": LANG,
        "authors": [{"name": "CSTO monitor"}],
        "items": [_item(record, updated) for updated, record in _shown(records, revised_at)],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode()


def _item(record: Record, updated: dt.datetime) -> dict[str, object]:
    return {
        "id": identifier(record.id),
        **({"url": _address(record.url)} if record.url else {}),
        "title": headline(record),
        "summary": _summary(record),
        "content_text": _said(record),
        "content_html": as_html(_said(record)),
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
    words = (" ".join(_clean(text or "").split()) for text in (record.title, _opening(record.body)))
    text = next((each for each in words if each), NAMELESS)
    return f"[removed] {text}" if record.removed else text


def _opening(body: str) -> str:
    """The beginning of the body, cut at a word where it is long."""
    first = body.split("\n\n", 1)[0].strip()
    return first if len(first) <= _OPENING else f"{first[:_OPENING].rsplit(None, 1)[0]} …"


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
    return dt.datetime.combine(published, dt.time(), MOSCOW)


def _said(record: Record) -> str:
    """The body without what no document may carry; the headline where nothing is left."""
    body = _clean(_cut(record.body))
    return body if body.strip() else headline(record)


def _summary(record: Record) -> str:
    return _cut(record.body.split("\n\n", 1)[0])


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


def _address(url: str) -> str:
    """The address as a URI (RFC 3986): what may not stand in one is escaped, what is escaped stays."""
    return quote(_BROKEN_ESCAPE.sub("%25", url), safe=_IN_ADDRESS, errors="replace")


def _clean(text: str) -> str:
    return _ILLEGAL.sub("", text)
