"""Where pages are read and judged: here, or (see `reading_aside`) in a process of its own. Both give the same."""

from collections import deque
from dataclasses import dataclass, field, replace
from typing import Protocol

from crawler import urls
from crawler.model import Page, Source
from crawler.packing import Packed
from pipeline.app import heap
from pipeline.fingerprint import Fingerprint, fingerprint
from pipeline.model import Article, Verdict
from pipeline.recurring import Recurring

ALWAYS, EVERY = 30, 10
"""Recurring paragraphs are learned from so many first pages of a pass, then from each so many-th."""
FORGETS = 2_000
"""Pages after which what was remembered of them is forgotten: a long pass takes no more memory than a short one."""
TOGETHER = 8
"""Pages that are taken through a step one after another, where so many wait."""


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a page: its article and the verdict on it, or the reason why the reader broke on it.

    `kept` is its evidence, and `print` what identifies it, where the room had the time to make them.
    """

    article: Article | None
    verdict: Verdict | None = None
    trouble: str = ""
    kept: Packed | None = None
    print: Fingerprint | None = field(default=None, compare=False)  # the same whoever makes it


@dataclass(frozen=True, slots=True)
class Wish:
    """A page to read, and what more is to be done with it: judged, identified, packed as evidence."""

    page: Page
    judges: bool
    prints: bool
    packs: bool


class Room(Protocol):
    """Reads the pages of one pass over one source, in the order they are handed in. For one thread."""

    def begin(self, page: Page) -> None:
        """Hands a page in."""

    def take(self) -> Read:
        """The first page not taken back yet, waited for."""

    def is_ready(self) -> bool:
        """Whether `take` would give one at once."""

    def is_full(self) -> bool:
        """Whether one is to be taken before the next is handed in."""

    def learned(self) -> Recurring:
        """What is known by now to recur on the source's pages; after all of them were taken."""

    def close(self) -> None: ...


class Here:
    """Reads in the calling thread, at once."""

    def __init__(self, source: Source, recurring: Recurring) -> None:
        self._source, self._recurring, self._pages = source, recurring, 0
        self._done: deque[Read] = deque()

    def begin(self, page: Page) -> None:
        self._done.append(self.read(page))

    def take(self) -> Read:
        return self._done.popleft()

    def is_ready(self) -> bool:
        return bool(self._done)

    def is_full(self) -> bool:
        return bool(self._done)

    def read(self, page: Page, *, judges: bool = True, learns: bool = True) -> Read:
        """The article of a page. One on which the reader breaks must not stop a source for ever.

        `learns`: what recurs on the source's pages is learned from it too.
        """
        from pipeline import anatomy

        try:
            article = anatomy.read(page, self._source, recurring=self._recurring)
            if learns:
                self._learn(page, article)
        except Exception as error:  # noqa: BLE001 - told with the page, which is set aside with its evidence
            return _broken(error)
        return self.judged(Read(article), page) if judges else Read(article)

    def judged(self, read: Read, page: Page) -> Read:
        """With the verdict, where there is none yet; it is the same wherever it is made."""
        from pipeline import classify

        article = read.article
        if article is None or read.verdict is not None:
            return read
        try:
            section, lang = urls.section(page.url, self._source), article.lang or self._source.lang
            verdict = classify.verdict(
                article.title, article.body, url=page.url, section=section, lang=lang, published=article.published
            )
        except Exception as error:  # noqa: BLE001 - as above
            return _broken(error)
        return replace(read, verdict=verdict)

    def identified(self, read: Read) -> Read:
        """With what identifies the article."""
        article = read.article
        return read if article is None else replace(read, print=fingerprint(article.title, article.body))

    def learned(self) -> Recurring:
        return self._recurring

    def close(self) -> None:
        """Nothing is open."""

    def _learn(self, page: Page, article: Article) -> None:
        self._pages += 1
        if self._pages % FORGETS == 0:
            heap.forget()
        if self._pages <= ALWAYS or self._pages % EVERY == 0:
            self._recurring = self._recurring.add(page.url, article)


def _broken(error: Exception) -> Read:
    return Read(None, trouble=f"the reader broke: {type(error).__name__}: {error}")
