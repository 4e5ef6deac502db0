"""How well a source is read: what each page gave, over time; and which pages are not to be believed meanwhile.

A page is set aside where it lacks just what the source's pages have stopped giving. One that has everything is
believed even then: a monitor that believes nothing misses everything.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable

from crawler.model import Page, Source
from pipeline import health
from pipeline.health import Drop, Health
from pipeline.model import Article, Served
from pipeline.recurring import Recurring
from pipeline.schema import transaction
from pipeline.store import Store
from pipeline.text import fold_for_comparison

SENTENCE = 8
"""Words of a paragraph from which on it is more than an entry of a menu."""
FEWEST_KEPT = 0.2
"""Share of a known page's words below which a page without headline is not that page."""

KEPT = 100
"""Polls looked back on."""
WINDOW = 50
"""Articles of this pass that are looked at together."""
ALWAYS, EVERY = 30, 10
"""Recurring paragraphs are learned from so many first pages of a pass, then from each so many-th."""
SHORT, WRONG = 200, 0.02
"""A body of fewer characters, and a share of wrongly decoded ones, that count as lacking."""


class Wellness:
    """The reading of one source over one pass. Only polls are watched: a backfill meets templates of other times."""

    def __init__(self, store: Store, source: Source, clock: Callable[[], dt.datetime], *, is_watched: bool) -> None:
        self._store, self._source, self._clock, self._is_watched = store, source, clock, is_watched
        kept = store.recurring(source.name)
        self.recurring = Recurring.from_json(kept) if kept else Recurring()
        self._rows = [_parsed(row) for row in store.health_history(source.name, KEPT)] if is_watched else []
        self._articles: list[Article] = []
        self._pages = 0
        self._drops = self._compared() if is_watched else ()

    @property
    def drops(self) -> tuple[tuple[str, str], ...]:
        """Each field that is read no more, and what happened to it in one line."""
        return tuple((drop.field, drop.reason) for drop in self._drops)

    def doubt(self, page: Page, article: Article) -> str | None:
        """Why the page is not to be believed, in one line; None where it is."""
        self._learn(page, article)
        if unreadable(article):
            self._note(article)
            return "neither a headline nor a body was found on the page"
        if not self._is_watched:
            return None
        self._note(article)
        lost = self._lost(page, article)
        if lost is not None:
            return lost
        return next((drop.reason for drop in self._drops if _lacks(article, drop.field)), None)

    def save(self) -> None:
        """Keeps what was learned."""
        with transaction(self._store.db):
            self._store.save_recurring(self._source.name, self.recurring.to_json())
            if self._articles:
                now = health.measure(self._articles)
                row = {"fill": now.filled, "well": not self._drops, "health": json.loads(now.to_json())}
                at = self._clock()
                self._store.save_health(self._source.name, at.isoformat(), json.dumps(row), at=at)

    def _learn(self, page: Page, article: Article) -> None:
        self._pages += 1
        if self._pages <= ALWAYS or self._pages % EVERY == 0:
            self.recurring = self.recurring.add(page.url, article)

    def _note(self, article: Article) -> None:
        if self._is_watched:
            self._articles = [*self._articles[1 - WINDOW :], article]
            self._drops = self._compared()

    def _lost(self, page: Page, article: Article) -> str | None:
        """A headline or body that the same page had when it was read before."""
        known = self._store.by_url(page.url)
        if known is None:
            return None
        if known.title and not article.title:
            return "the page had a headline when it was read before, and none is found now"
        if known.body and not article.body:
            return "the page had a text when it was read before, and none is found now"
        return None

    def _compared(self) -> tuple[Drop, ...]:
        """The latest pages, of this poll and as many before as it takes, against the polls that were well."""
        now, older = health.measure(self._articles), list(self._rows)
        while now.pages < health.ENOUGH and older:
            now = health.together([now, older.pop(0)[1]])
        return health.compare([one for well, one in reversed(older) if well], now)


def unreadable(article: Article) -> bool:
    """Whether nothing that makes an article was found: a site's frame without content has menus and no sentence."""
    if article.title:
        return False
    return not any(len(paragraph.split()) >= SENTENCE for paragraph in article.body.split("\n\n"))


def kept_share(before: str, after: str) -> float:
    """Share of the words of one text that the other still has, 0..1."""
    ours, theirs = (Counter(fold_for_comparison(text).split()) for text in (before, after))
    return (ours & theirs).total() / max(ours.total(), 1)


def _parsed(row: str) -> tuple[bool, Health]:
    """Whether a poll was well, and its figures."""
    values = json.loads(row)
    return bool(values["well"]), health.from_json(json.dumps(values["health"]))


def _lacks(article: Article, name: str) -> bool:
    """Whether the page lacks what dropped. A carousel that is gone takes nothing from an article."""
    if name == "leads":
        return False
    if name == "generic":
        return article.reading.served is Served.GENERIC
    if name == "mojibake":
        return article.reading.mojibake > WRONG
    if name == "length":
        return len(article.body) < SHORT
    return not getattr(article, name)
