"""Whether a Russian headline and the address of its page, which is that headline transliterated, agree. Pure."""

import re

from crawler import urls
from pipeline.text import words

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "").split(" "),
        strict=True,
    )
)
_PARTS = re.compile(r"[^a-z0-9]+")


def transliterated(text: str) -> str:
    """Lower-case Latin words joined by `-`, as 1C-Bitrix writes them."""
    return "-".join("".join(_LATIN.get(mark, mark) for mark in word) for word in words(text))


def agreement(url: str, title: str) -> float:
    """0 to 2.5: how far the slug of a page is its headline."""
    slug = [part for part in _PARTS.split(urls.slug(url).lower()) if part]
    if len(slug) < 3:
        return 0.0
    own = transliterated(title).split("-")
    shared: int = sum(part == other for part, other in zip(slug, own, strict=False))
    return 2.5 * shared / len(slug)
