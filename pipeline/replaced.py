"""Tells a page on which an article was edited from one that a notice has taken the place of. Pure.

A site under repair, suspended or sold answers every address with one text of its own, status 200, in words that no
list foresees. Taken for an edit it would replace every record, and the way back would be told as news.
"""

from pipeline.fingerprint import fingerprint
from pipeline.model import Article, Completeness, Record

LONG = 400
"""Characters of a text that may be a notice whatever stood there before; else one of less than half as many may."""
KEPT = 0.2
"""Share of the shorter text's runs of words from which on something of the one is left in the other."""


def is_replaced(known: Record, article: Article) -> bool:
    """Whether nothing of a known article is left: neither headline nor date, and a short text of other words."""
    if known.completeness is not Completeness.FULL or not (known.title and known.body and article.title):
        return False
    if article.published is not None or len(article.body) >= max(LONG, len(known.body) / 2):
        return False
    before, now = fingerprint(known.title, known.body), fingerprint(article.title, article.body)
    shorter = min(len(before.shingles), len(now.shingles))
    return before.title_words != now.title_words and len(before.shingles & now.shingles) < KEPT * shorter
