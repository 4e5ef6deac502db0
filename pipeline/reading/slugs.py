"""Whether a Russian headline and the address of its page, which is that headline transliterated, agree. Pure."""

import re

from crawler import urls
from pipeline.spelling import transliterated

_PARTS = re.compile(r"[^a-z0-9]+")


def agreement(url: str, title: str) -> float:
    """0 to 2.5: how far the slug of a page is its headline."""
    slug = [part for part in _PARTS.split(urls.slug(url).lower()) if part]
    if len(slug) < 3:
        return 0.0
    own = transliterated(title).split("-")
    shared: int = sum(part == other for part, other in zip(slug, own, strict=False))
    return 2.5 * shared / len(slug)
