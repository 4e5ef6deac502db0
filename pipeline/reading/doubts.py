"""What keeps a reading from being sure, in words for whoever has to mend the reader. Pure; not for every page."""

from collections.abc import Iterator

from crawler.model import Page, Source
from pipeline.encoding import decode
from pipeline.model import Article, Served
from pipeline.reading.flatten import flatten
from pipeline.reading.titles import Titles
from pipeline.text import fold_line

SURE = 0.8
"""Confidence from which nothing needs to be said."""
_LONGEST = 120  # characters of a title that are shown


def doubts(page: Page, source: Source, article: Article) -> tuple[str, ...]:
    """Why the reading of a page is no surer than it is; empty where it is sure."""
    return tuple(_doubts(page, source, article)) if article.reading.confidence < SURE else ()


def _doubts(page: Page, source: Source, article: Article) -> Iterator[str]:
    if article.reading.served is Served.GENERIC:
        yield "neither hints nor anatomy found an article: a general extractor has read it"
    elif not article.title:
        yield "no headline stands over the text"
    if article.title:
        yield from _of_title(page, article.title)
    if article.published is None:
        yield "no date stands beside headline or text"
    if not article.body:
        yield "no running text was found"
    hints = source.profile.hints
    if hints and article.reading.served is not Served.HINT:
        yield f"none of the profile's hints fits: {', '.join(hint.name for hint in hints)}"


def _of_title(page: Page, headline: str) -> Iterator[str]:
    """Where the page's head does not say what the headline is."""
    flat = flatten(decode(page.content, page.header("content-type")).text)
    titles = Titles((flat.title, flat.og_title))
    if not titles.whole:
        yield "<title> and og:title name the site at most, not the headline"
    elif not titles.agreement(headline):
        said = " / ".join(dict.fromkeys(fold_line(one)[:_LONGEST] for one in (flat.title, flat.og_title) if one))
        yield f"<title> and og:title say otherwise: {said}"
