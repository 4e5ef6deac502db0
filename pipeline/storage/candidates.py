"""The records that might be the one, looked up rung by rung and only as far as the ladder is climbed. Reads only."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlite_utils import Database

from pipeline.dedupe import NEXT_DAY, SAME_DAYS, Candidate, Known, Rung
from pipeline.facts import Figures, differ
from pipeline.fingerprint import Fingerprint, digest
from pipeline.kept import kept
from pipeline.model import Completeness, Sighting
from pipeline.record_json import day
from pipeline.spelling import is_generic, is_one, slug
from pipeline.storage.marks import MOST, MarkIndex, commonest, slug_marks
from pipeline.storage.revisions import whole

FULL_BAND = 64
"""Records under one band, after which only those of the same dates and numbers go on sharing it: a template's band."""
EXAMINED = 48
MOST_EXAMINED = 3_000_000  # characters of the near ones' bodies, after which no further one is read
_KNOWN = """SELECT r.key, r.id, r.source, r.lang, r.url, r.slug, r.published, r.completeness,
v.title, v.body, v.text, v.body_at
FROM records r CROSS JOIN revisions v ON v.record = r.key AND v.number = r.revision """

_UNDER = """AND r.lang <> ? AND (r.slug = ? OR EXISTS (SELECT 1 FROM addresses a
WHERE a.record = r.key AND a.place > 0 AND substr(rtrim(a.url, '/'), -1 - length(?)) = '/' || ?))"""
"""Of another language, and seen under a slug: at its first address, or at one it was moved to."""


_ALONE = """AND r.source = ? AND NOT EXISTS (SELECT 1 FROM records o WHERE o.id = r.root AND o.source = ?)
AND NOT EXISTS (SELECT 1 FROM records o WHERE o.root = r.root AND o.root <> o.id AND o.source = ?)"""
"""Of one source, and not bound to a record of another."""


_OF_DAY = """WHERE r.kind IN ('security_statement', 'security_event') AND r.kind IS NOT NULL AND r.kind <> 'routine'
AND r.published = ? AND r.source = ? AND r.completeness = ? AND (? OR r.url IS NULL) ORDER BY r.key LIMIT ?"""
"""What alerts, or a lead of it: said thrice, for the index of kinds leaves routine and unjudged records out."""

_TOLD = """WHERE r.kind IN ('security_statement', 'security_event') AND r.kind IS NOT NULL AND r.kind <> 'routine'
AND r.published BETWEEN ? AND ? AND r.lang <> ? AND r.completeness = 'full'
AND NOT EXISTS (SELECT 1 FROM records o WHERE o.id = r.root AND o.lang = ?)
AND NOT EXISTS (SELECT 1 FROM records o WHERE o.root = r.root AND o.root <> o.id AND o.lang = ?)
ORDER BY r.key LIMIT ?"""
"""What alerts, in another language, and is not known in this one yet."""


class Lookup:
    """One sighting's candidates, and what looking for them has found out on the way."""

    def __init__(self, db: Database, marks: MarkIndex, sighting: Sighting, print_: Fingerprint) -> None:
        self.db = db
        self._index = marks
        self.sighting = sighting
        self.print = print_
        self.state: int | None = None  # what the address said last, where it is known
        self.given_away: str | None = None  # the record that the address was of until now

    @kept
    def marks(self) -> MarkIndex:
        """As of now: nobody else writes until the caller's transaction ends."""
        self._index.refresh()
        return self._index

    def candidates(self) -> Iterator[Candidate]:
        """In the order of the ladder; on each rung those of the same source first."""
        for candidate in self._by_address():
            yield candidate
            self.given_away, self.state = candidate.known.id, None  # it did not hold
        yield from self.elsewhere()

    def elsewhere(self) -> Iterator[Candidate]:
        """Those on the rungs behind the address."""
        content, openings, slug_ = self.print.content_hash, self._openings(), self._slug()
        of_slug = slug_marks(slug_, respelled=self.sighting.respelled) if slug_ else []
        found = self.marks.records((content, *openings, *of_slug))
        yield from self._records(Rung.CONTENT, found[content])
        under = dict.fromkeys(record for opening in openings for record in found[opening])
        yield from self._records(Rung.LEAD, list(under)[:MOST])
        yield from self._of_its_day()
        yield from self._by_bands()
        if slug_:
            yield from filter(self._may_be_twin, self._twins(found[of_slug[0]], slug_))
            respelled = self._respelled([key for mark in of_slug[1:] for key in found[mark]], slug_)
            yield from filter(self._may_be_twin, respelled)
        yield from self._told_otherwise()

    def _by_address(self) -> Iterator[Candidate]:
        if self.sighting.url is None:
            return
        row = self.db.conn.execute("SELECT record, state FROM addresses WHERE url = ?", (self.sighting.url,)).fetchone()
        if row:
            self.state = row[1]
            yield from self._of(Rung.ADDRESS, "WHERE r.key = ?", (row[0],))

    def _openings(self) -> list[int]:
        """Leads are kept under the complement of their opening, so that an article finds them among thousands."""
        wanted = [~opening for opening in self.print.openings]
        if self.sighting.completeness is Completeness.LEAD:
            wanted += self.print.openings
        return wanted

    def _slug(self) -> str | None:
        """What the address shares with that of the item in the other language, where there can be one."""
        found = slug(self.sighting.url) if self.sighting.twin else None
        return None if is_generic(found) else found

    def _twins(self, keys: Sequence[int], under: str) -> Iterator[Candidate]:
        """The other language's, each with the slug it was found under: an item may have been moved to that one. Those
        of the site that is this one's twin come first."""
        found = self._records(Rung.SLUG, keys, _UNDER, self.sighting.lang, under, under, under)
        for candidate in sorted(found, key=lambda candidate: candidate.known.source != self.sighting.twin):
            yield replace(candidate, known=replace(candidate.known, slug=under))

    def _may_be_twin(self, twin: Candidate) -> bool:
        """Whether a twin may be one at all: that of an item whose address was given away is not the new item's."""
        return self.given_away is None or twin.known.published == self.sighting.article.published

    def _respelled(self, keys: Sequence[int], slug_: str) -> Iterator[Candidate]:
        """The other language's whose slugs begin alike in another spelling and that no other item of this site is a
        translation of; those of the whole headline first."""
        own = self.sighting.source
        found = self._records(Rung.SLUG, keys, _ALONE, self.sighting.twin, own, own)
        yield from sorted(found, key=lambda candidate: not is_one(slug_, candidate.known.slug or ""))

    def _of_its_day(self) -> Iterator[Candidate]:
        """Of a lead without a link, which may tell of its article in other words, the articles of that day; of an
        article such leads. Only of what alerts, and only where it might."""
        sighting, day = self.sighting, self.sighting.article.published
        is_lead = sighting.completeness is Completeness.LEAD
        if sighting.news and day is not None and not (is_lead and sighting.url):
            wanted = Completeness.FULL if is_lead else Completeness.LEAD
            yield from self._of(Rung.RETOLD, _OF_DAY, (day.isoformat(), sighting.source, wanted.value, is_lead, MOST))

    def _told_otherwise(self) -> Iterator[Candidate]:
        """Of that day or the next, in another language."""
        sighting, day = self.sighting, self.sighting.article.published
        if day is not None and sighting.completeness is Completeness.FULL:
            days = _around(day, NEXT_DAY)
            yield from self._of(Rung.TRANSLATED, _TOLD, (*days, *[sighting.lang] * 3, MOST))

    def _by_bands(self) -> Iterator[Candidate]:
        if self.print.is_short:
            return
        rows = self._rows
        if full := _full(rows):
            rows = rows + self.marks.rows([salted(band, self.print.figures) for band in full])
        if order := commonest(rows, EXAMINED):
            yield from self._near(order)

    def _near(self, order: Sequence[int]) -> Iterator[Candidate]:
        """What SQLite can tell is none (another language, a date far off) is left there, its text unread; so is what
        has other figures.

        Those that share most bands come first, by eights; in each eight those of the same source.
        """
        sighting, rank = self.sighting, {key: place // 8 for place, key in enumerate(order)}
        values = (*order, sighting.lang, sighting.completeness.value, *_around(sighting.article.published, SAME_DAYS))
        rows = self.db.conn.execute(_near(len(order)), values).fetchall()
        rows = [row for row in rows if row[2] is None or not differ(self.print.figures, Figures.of_line(row[2]))]
        rows.sort(key=lambda row: (rank[row[0]], row[1] != sighting.source, row[0]))
        room = MOST_EXAMINED
        for key, _, _ in rows:
            for candidate in self._of(Rung.NEAR, "WHERE r.key = ?", (key,)):
                room -= len(candidate.known.body)
                yield candidate
            if room < 0:
                return

    @kept
    def _rows(self) -> list[tuple[int, int]]:
        return self.marks.rows(self.print.bands)

    def band_keys(self, print_: Fingerprint) -> list[int]:
        """The keys for a record of that wording: a full band's is narrowed to the record's own dates and numbers."""
        rows = self._rows if print_ is self.print else self.marks.rows(print_.bands)
        full = _full(rows)
        return [salted(band, print_.figures) if band in full else band for band in print_.bands]

    def _records(self, rung: Rung, keys: Sequence[int], more: str = "", *values: object) -> Iterator[Candidate]:
        if keys:
            places = ",".join("?" * len(keys))
            yield from self._of(rung, f"WHERE r.key IN ({places}) {more}", (*keys, *values))

    def _of(self, rung: Rung, where: str, parameters: tuple[object, ...]) -> Iterator[Candidate]:
        rows = self.db.conn.execute(_KNOWN + where, parameters).fetchall()
        found = [_known(row) for row in rows]
        if len(found) > 1:
            found.sort(key=lambda known: known.source != self.sighting.source)
        for known in found:
            yield Candidate(rung, known)


@lru_cache(maxsize=EXAMINED)
def _near(count: int) -> str:
    """Of a list behind IN, SQLite would make a sorted table first."""
    return f"""SELECT r.key, r.source, r.figures
    FROM (VALUES {",".join(["(?)"] * count)}) CROSS JOIN records r ON r.key = column1
    WHERE r.lang = ? AND r.completeness = ? AND (r.published IS NULL OR r.published BETWEEN ? AND ?)"""


def _around(day: dt.date | None, most: int) -> tuple[str, str]:
    """The first and the last date so many days from that one at most, as the store compares them."""
    if day is None:
        return "", "~"
    first, last = (day.toordinal() + days for days in (-most, most))
    return (
        dt.date.fromordinal(max(first, 1)).isoformat(),
        dt.date.fromordinal(min(last, dt.date.max.toordinal())).isoformat(),
    )


def _full(rows: Sequence[tuple[int, int]]) -> frozenset[int]:
    if len(rows) < FULL_BAND:
        return frozenset()
    return frozenset(band for band, count in Counter(band for band, _ in rows).items() if count >= FULL_BAND)


def salted(band: int, figures: Figures) -> int:
    """The key of a full band for those of the same dates and numbers."""
    return digest(str(band), *figures.dates, "|", *figures.numbers) >> 16


def _known(row: tuple[Any, ...]) -> Known:
    _, id, source, lang, url, slug_, published, completeness, title, body, text, body_at = row
    return Known(
        id=id, source=source, lang=lang, url=url, slug=slug_, published=day(published),
        completeness=Completeness(completeness), title=title, body=body,
        text=whole(text, body, body_at),
    )  # fmt: skip
