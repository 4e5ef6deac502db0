"""Which paragraphs stand on several pages of a source: its carousel, standing blocks, contact. Immutable; bounded.

A paragraph counts as recurring where another page has shown it, and only before an article's headline does that mean
anything: the newest article's own words stand in the carousels of all other pages.
"""

import json
from dataclasses import dataclass, field
from hashlib import blake2b

from pipeline.model import Article
from pipeline.text import fold_for_comparison, of_line

MOST = 4_000  # paragraphs remembered, the oldest forgotten first
_SHORTEST = 40  # characters; shorter lines recur by chance
_AROUND = "around "  # tells the digest of such a line from that of a paragraph


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()


@of_line
def _told(paragraph: str) -> str:
    """The digest of what a paragraph says; those of a carousel are asked for on every page."""
    return _digest(fold_for_comparison(paragraph))


@of_line
def _told_around(line: str) -> str:
    """The digest of a line around an article; most are on every page."""
    return _digest(_AROUND + line)


@dataclass(frozen=True, slots=True)
class Recurring:
    """Digest of each paragraph to the digest of the page that showed it first, or to "" where several pages did."""

    pages: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.pages)

    def add(self, url: str, article: Article) -> "Recurring":
        """This and what stands on a page that has been read."""
        page = _digest(url)
        pages = dict(self.pages)
        for paragraph in _paragraphs(article):
            known = pages.pop(paragraph, page)
            pages[paragraph] = known if known == page else ""
        for paragraph in list(pages)[: max(0, len(pages) - MOST)]:
            del pages[paragraph]
        return Recurring(pages)

    def knows(self, text: str, url: str) -> bool:
        """Whether a paragraph has stood on another page of the source than this one."""
        return bool(self.pages) and len(text) >= _SHORTEST and self._is_of_another(_told(text), url)

    def knows_around(self, line: str, url: str) -> bool:
        """Whether a line has stood beside the article of another page, in elements alike: it heads none."""
        return bool(self.pages) and self._is_of_another(_told_around(line), url)

    def _is_of_another(self, told: str, url: str) -> bool:
        found = self.pages.get(told)
        return found is not None and found != _digest(url)

    def to_json(self) -> str:
        """One JSON object, read back by `from_json`."""
        return json.dumps(self.pages, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Recurring":
        """What `to_json` wrote; ValueError where it is nothing of the kind."""
        pages = json.loads(text)
        if not isinstance(pages, dict) or not all(isinstance(value, str) for value in pages.values()):
            raise ValueError("not the recurring paragraphs of a source")
        return cls(pages)


def _paragraphs(article: Article) -> dict[str, None]:
    """Digests of the paragraphs of a page, and of the lines around its article, each once, in page order."""
    lines = (line.strip() for line in article.text.split("\n"))
    found = {_told(line): None for line in lines if len(line) >= _SHORTEST}
    return found | {_told_around(line): None for line in article.reading.around}


NONE = Recurring()


def from_json(text: str) -> Recurring:
    """What `Recurring.to_json` wrote."""
    return Recurring.from_json(text)
