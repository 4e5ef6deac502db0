"""How well a source is read: what each page gave, over time; and which pages are not to be believed meanwhile."""

import datetime as dt
from collections.abc import Callable

from crawler.model import Page, Source
from pipeline.model import Article
from pipeline.recurring import Recurring
from pipeline.schema import transaction
from pipeline.store import Store


class Wellness:
    """The reading of one source over one pass."""

    def __init__(self, store: Store, source: Source, clock: Callable[[], dt.datetime]) -> None:
        self._store, self._source, self._clock = store, source, clock
        kept = store.recurring(source.name)
        self.recurring = Recurring.from_json(kept) if kept else Recurring()
        self.drops: tuple[tuple[str, str], ...] = ()

    def doubt(self, page: Page, article: Article) -> str | None:
        """Why the page is not to be believed, in one line; None where it is."""
        self.recurring = self.recurring.add(page.url, article)
        return "neither a headline nor a body was found on the page" if unreadable(article) else None

    def save(self) -> None:
        """Keeps what was learned."""
        with transaction(self._store.db):
            self._store.save_recurring(self._source.name, self.recurring.to_json())


def unreadable(article: Article) -> bool:
    """Whether nothing that makes an article was found."""
    return not article.body and not article.title
