"""How well a source is read: what each page gave, over time; and which pages are not to be believed meanwhile.

A page met before is judged by what it had then, a new one by what new ones have; each counts once, for an article
without a date stays one however often it is read, and one set aside is looked at time and again. A page is set aside
where it lacks just what the source's pages have stopped giving. One that has everything is believed even then: a
monitor that believes nothing misses everything.
"""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass

from crawler.model import Page, Source
from pipeline import health
from pipeline.health import WATCHED, Drop, Health
from pipeline.model import Article, Completeness, Record, Served
from pipeline.recurring import Recurring
from pipeline.replaced import is_replaced
from pipeline.schema import transaction
from pipeline.store import Store
from pipeline.text import fold_for_comparison

SENTENCE = 8
"""Words of a paragraph from which on it is more than an entry of a menu."""
NOTICE = 25
"""Words up to which a text without headline and date is no article: the site says that it is being worked on."""
KEPT = 100
"""Polls looked back on."""
WINDOW = 50
"""Articles of this pass that are looked at together."""
FEWEST = 8
"""New pages, or pages met before that had a field, from which on a rate means anything."""
MANY = 30
"""New pages over which a field that only some have is looked for."""
FALL = 0.5
"""Share of the pages that had a field below which it counts as read no more."""
SHORT, WRONG = 200, 0.02
"""A body of fewer characters, and a share of wrongly decoded ones, that count as lacking."""
NEARLY = 0.8
"""Share of the new pages that had a field from which on one without it is odd."""
LATEST = 20
"""New pages of which most should have a headline, whatever was before: for a date that is not so."""
BELIEVED = frozenset({"leads"})
"""Fields that a page may lack and still be believed: a carousel that is gone takes nothing from an article."""

Seen = dict[str, dict[str, bool]]
"""Address of a page met before -> each field it had then -> whether it has it now."""


@dataclass(frozen=True, slots=True)
class _Poll:
    """One poll of the past: whether all was well, its new pages, those met before, drops that a person accepted."""

    well: bool
    fresh: Health
    seen: Seen
    accepted: frozenset[str]
    titled: list[bool]


class Wellness:
    """The reading of one source over one pass. Only polls are watched: a backfill meets templates of other times."""

    def __init__(self, store: Store, source: Source, clock: Callable[[], dt.datetime], *, is_watched: bool) -> None:
        self._store, self._source, self._clock, self._is_watched = store, source, clock, is_watched
        self._polls = [_parsed(row) for row in store.health_history(source.name, KEPT)] if is_watched else []
        self._articles: list[Article] = []
        self._fresh: list[Article] = []
        self._seen: Seen = {}
        self._titled: list[bool] = []  # whether each of the latest new pages has a headline, newest last
        self._worst: dict[str, Drop] = {}  # of a pass that is not watched
        self._accepted = self._polls[0].accepted if self._polls else frozenset[str]()
        self._drops = self._compared() if is_watched else ()
        self._usual = health.together([poll.fresh for poll in self._polls if poll.well])

    @property
    def drops(self) -> tuple[tuple[str, str], ...]:
        """Each field that is read no more, and what happened to it in one line."""
        return tuple((drop.field, drop.reason) for drop in self._drops)

    @property
    def broken(self) -> tuple[str, ...]:
        """What pages of a pass that is not watched lacked, in one line each: it is said, and all are believed."""
        return tuple(drop.reason for drop in self._worst.values())

    def known(self, page: Page) -> Record | None:
        """The record that the page's address had before; None in a backfill, which compares nothing."""
        return self._store.by_url(page.url) if self._is_watched else None

    def doubt(self, page: Page, article: Article, known: Record | None) -> str | None:
        """Why the page is not to be believed, in one line; None where it is."""
        is_blank = unreadable(article, self._source)
        if not (is_blank or self.fault(article)) or not self._store.is_set_aside(self._source.name, page.url):
            self._note(page.url, article, known)
        if is_blank:
            return "neither a headline nor the text of an article was found on the page"
        if known is not None and (lost := _lost(article, known)):
            return lost
        return self.fault(article)

    def fault(self, article: Article) -> str | None:
        """What the source's pages have stopped giving, as far as this one lacks it too."""
        return next((drop.reason for drop in self._drops if _lacks(article, drop.field)), None)

    def is_odd(self, article: Article, known: Record | None) -> bool:
        """Whether a new page lacks what nearly every new page had: the article's way, or the reader's first failure.

        Pages met before can tell: they are read again before this one is believed.
        """
        if self._usual.pages < FEWEST or not _is_new(known):
            return False
        usual = (name for name in WATCHED if self._usual.filled[name] >= NEARLY)
        return any(_lacks(article, name) for name in usual if name not in self._accepted)

    def save(self, learned: Recurring) -> None:
        """Keeps the figures, and the paragraphs that were learned to recur."""
        with transaction(self._store.db):
            self._store.save_recurring(self._source.name, learned.to_json())
            if self._articles:
                at = self._clock()
                row = {
                    "fill": health.measure(self._articles).filled,
                    "read": len(self._articles),
                    "well": not self._drops,
                    "health": json.loads(health.measure(self._fresh).to_json()),
                    "seen": self._seen,
                    "titled": self._titled,
                    "accepted": sorted(self._accepted & {drop.field for drop in self._fallen()}),
                }
                self._store.save_health(self._source.name, at.isoformat(), json.dumps(row), at=at)

    def accept(self) -> None:
        """A person has read again what was set aside: pages without the fields that dropped are believed from now on.

        It holds until the fields are read again. Inside the caller's transaction.
        """
        rows = self._store.health_history(self._source.name, 1)
        if rows and self._drops:
            at, fields = self._clock(), self._accepted | {drop.field for drop in self._drops}
            row = json.dumps({**json.loads(rows[0]), "accepted": sorted(fields)})
            self._store.save_health(self._source.name, at.isoformat(), row, at=at)

    def _note(self, url: str, article: Article, known: Record | None) -> None:
        is_new = _is_new(known) or (known is not None and self._is_regained(article, known))
        if is_new:
            self._titled = [*self._titled[1 - LATEST :], article.title is not None]
        if not self._is_watched:
            for drop in self._of_titled():
                self._worst[drop.field] = min(drop, self._worst.get(drop.field, drop), key=lambda one: one.now)
            return
        self._articles = [*self._articles[1 - WINDOW :], article]
        if is_new:
            self._fresh = [*self._fresh[1 - WINDOW :], article]
        elif len(self._seen) < WINDOW:
            had = [name for name in WATCHED if getattr(known, name)]
            self._seen[url] = {name: bool(getattr(article, name)) for name in had}
        self._drops = self._compared()

    def _is_regained(self, article: Article, known: Record) -> bool:
        """Whether a page that was believed without a field, when the source began to lose it, has it now."""
        fields = (drop.field for drop in self._drops if drop.field in WATCHED)
        return any(getattr(article, name) and not getattr(known, name) for name in fields)

    def _compared(self) -> tuple[Drop, ...]:
        """What is read no more, but for what was accepted."""
        return tuple(drop for drop in self._fallen() if drop.field not in self._accepted)

    def _fallen(self) -> tuple[Drop, ...]:
        """What is read no more, by the pages met before, and by the new ones."""
        every = *self._of_titled(), *self._of_seen(), *self._of_fresh(FEWEST), *self._of_fresh(MANY)
        return tuple({drop.field: drop for drop in every}.values())

    def _of_titled(self) -> list[Drop]:
        """The headline, if most of the latest new pages lack it: no page of before is needed to tell that."""
        if self._source.profile.often_headless:
            return []
        titled, older = list(self._titled), list(self._polls)
        while len(titled) < FEWEST and older:
            titled = [*older.pop(0).titled, *titled]
        is_fallen = len(titled) >= FEWEST and sum(titled) < len(titled) * FALL
        return [Drop("title", None, sum(titled) / len(titled))] if is_fallen else []

    def _of_seen(self) -> list[Drop]:
        """Fields that most of the latest pages to have had them have no longer."""
        latest: Seen = dict(self._seen)
        for poll in self._polls:
            if len(latest) >= FEWEST:
                break
            latest = {**poll.seen, **latest}
        drops = []
        for name in WATCHED:
            kept = [fields[name] for fields in latest.values() if name in fields]
            if len(kept) >= FEWEST and sum(kept) < len(kept) * FALL:
                drops.append(Drop(name, 1.0, sum(kept) / len(kept)))
        return drops

    def _of_fresh(self, fewest: int) -> tuple[Drop, ...]:
        """So many of the latest new pages against those of the polls that were well."""
        now, older = health.measure(self._fresh), list(self._polls)
        while now.pages < fewest and older:
            now = health.together([now, older.pop(0).fresh])
        drops = health.compare([poll.fresh for poll in reversed(older) if poll.well], now)
        return drops if now.pages >= fewest else ()


def _is_new(known: Record | None) -> bool:
    """Whether nothing was read at a page's address before."""
    return known is None or known.completeness is Completeness.LEAD


def recurring(store: Store, source: Source) -> Recurring:
    """The paragraphs known to recur on the source's pages."""
    kept = store.recurring(source.name)
    return Recurring.from_json(kept) if kept else Recurring()


def unreadable(article: Article, source: Source) -> bool:
    """Whether nothing that makes an article was found: a site's frame without content has menus, or a short notice."""
    if article.title:
        return False
    if article.published is None and len(article.body.split()) < NOTICE and not source.profile.often_headless:
        return True
    return not any(len(paragraph.split()) >= SENTENCE for paragraph in article.body.split("\n\n"))


def _lost(article: Article, known: Record) -> str | None:
    """A headline or body that the same page had when it was read before."""
    if known.title and not article.title:
        return "the page had a headline when it was read before, and none is found now"
    if known.body and not article.body:
        return "the page had a text when it was read before, and none is found now"
    if is_replaced(known, article):
        return f"nothing of the article is left, the page says: {article.title}"
    opening = fold_for_comparison(known.body.partition("\n\n")[0])
    if opening and known.completeness is Completeness.FULL and opening not in fold_for_comparison(article.body):
        leads = (fold_for_comparison(lead.text) for lead in article.leads if lead.url is None)
        if any(opening in lead for lead in leads):
            return "the text's own beginning was read as one of the carousel"
    return None


def _parsed(row: str) -> _Poll:
    values = json.loads(row)
    fresh = health.from_json(json.dumps(values["health"]))
    accepted = frozenset[str](values.get("accepted", ()))
    return _Poll(bool(values["well"]), fresh, values.get("seen", {}), accepted, values.get("titled", []))


def _lacks(article: Article, name: str) -> bool:
    """Whether the page lacks what dropped."""
    if name in BELIEVED:
        return False
    if name == "generic":
        return article.reading.served is Served.GENERIC
    if name == "mojibake":
        return article.reading.mojibake > WRONG
    if name == "length":
        return len(article.body) < SHORT
    return not getattr(article, name)
