"""Values as bytes, for the way between two processes of one version: never for keeping.

A page and what was read out of it go by the thousand: they are taken apart by hand and put together again, for
`pickle` would look every class up by its name for each of them, and takes two to three times as long.
"""

import marshal
import pickle
from datetime import date, datetime, timedelta
from typing import Any

from crawler.model import Page, Validators
from crawler.packing import Packed
from pipeline.app.reading_room import Read, Wish
from pipeline.fingerprint import parts, put_together
from pipeline.model import Article, Attachment, Kind, Lead, Reading, Reason, Served, Verdict

_WISH, _READ, _ANY = range(3)
_Plain = tuple[Any, ...]


def packed(value: object) -> bytes:
    """The value as bytes."""
    if isinstance(value, Wish):
        return marshal.dumps((_WISH, _of_page(value.page), value.judges, value.prints, value.packs))
    if isinstance(value, Read):
        return marshal.dumps((_READ, *_of_read(value)))
    return marshal.dumps((_ANY, pickle.dumps(value)))


def unpacked(content: bytes) -> Any:
    """The value that `packed` was given. Only for bytes from our own process: a pickle can do anything."""
    kind, first, *rest = marshal.loads(content)
    if kind == _WISH:
        return Wish(_page(*first), *rest)
    return _read(first, *rest) if kind == _READ else pickle.loads(first)


def _of_page(page: Page) -> _Plain:
    validators, elapsed = page.validators, page.elapsed
    return (
        page.source, page.url, page.address, page.content, page.fetched_at.isoformat(), page.status, page.headers,
        (validators.etag, validators.last_modified), (elapsed.days, elapsed.seconds, elapsed.microseconds),
        page.origin, page.request_headers,
    )  # fmt: skip


def _page(
    source: str, url: str, address: str, content: bytes, at: str, status: int, headers: _Plain, validators: _Plain,
    elapsed: _Plain, origin: str, asked: _Plain,
) -> Page:  # fmt: skip
    return Page(
        source, url, address, content, datetime.fromisoformat(at), status, headers, Validators(*validators),
        timedelta(*elapsed), origin, asked,
    )  # fmt: skip


def _of_read(read: Read) -> _Plain:
    return (
        _of_article(read.article) if read.article else None,
        _of_verdict(read.verdict) if read.verdict else None,
        read.trouble,
        (read.kept.records, read.kept.sha256) if read.kept else None,
        parts(read.print) if read.print else None,
    )


def _read(
    article: _Plain | None, verdict: _Plain | None, trouble: str, kept: _Plain | None, made: _Plain | None
) -> Read:
    return Read(
        _article(*article) if article else None,
        _verdict(*verdict) if verdict else None,
        trouble,
        Packed(*kept) if kept else None,
        put_together(*made) if made else None,
    )


def _of_article(article: Article) -> _Plain:
    read = article.reading
    return (
        article.title, _of_day(article.published), article.body, article.text,
        (read.served.value, read.confidence, read.encoding, read.mojibake, read.notes, read.hint),
        [(lead.text, _of_day(lead.date), lead.url) for lead in article.leads], article.images,
        [(one.name, one.url) for one in article.attachments], article.contact, article.lang,
    )  # fmt: skip


def _article(
    title: str | None, published: int | None, body: str, text: str, reading: _Plain, leads: list[_Plain],
    images: tuple[str, ...], attachments: list[_Plain], contact: str | None, lang: str | None,
) -> Article:  # fmt: skip
    served, *how = reading
    return Article(
        title, _day(published), body, text, Reading(Served(served), *how),
        tuple([Lead(said, _day(day), url) for said, day, url in leads]), images,
        tuple([Attachment(*one) for one in attachments]), contact, lang,
    )  # fmt: skip


def _of_verdict(verdict: Verdict) -> _Plain:
    reasons = [(one.rule, one.field, one.start, one.end, one.text) for one in verdict.reasons]
    return (
        verdict.kind.value, verdict.score, verdict.topics, verdict.states, verdict.organs, reasons,
        verdict.rules_version,
    )  # fmt: skip


def _verdict(
    kind: str, score: float, topics: _Plain, states: _Plain, organs: _Plain, reasons: list[_Plain], version: str
) -> Verdict:
    return Verdict(Kind(kind), score, topics, states, organs, tuple([Reason(*one) for one in reasons]), version)


def _of_day(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _day(number: int | None) -> date | None:
    return date.fromordinal(number) if number else None
