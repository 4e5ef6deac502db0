"""The last resort: a general extractor, for pages that are no article page of any CSTO template. Lazily imported."""

import re
from importlib import import_module

from pipeline.text import fold_line

MOST_CHARACTERS = 400_000
SHORTEST = 80  # characters of the longest paragraph; a page with nothing longer has no article
_NO_SEARCH = {"extensive_search": False}
"""Its own search for dates, which nobody asks for, loads a parser for two hundred languages: three seconds."""
MOST_TAGS = 8_000  # lxml and what works on its trees are slow over more


def extract(html: str) -> tuple[str | None, tuple[str, ...]]:
    """Title and paragraphs that trafilatura finds; none where it finds nothing or the page is beyond its means."""
    if len(html) > MOST_CHARACTERS or html.count("<") > MOST_TAGS or not re.search(r"[^\W\d_]{3}", html):
        return None, ()
    trafilatura = import_module("trafilatura")
    try:
        # `fast` leaves out further extractors, whose word lists would stay in memory: 33 MiB for a page without text.
        found = trafilatura.bare_extraction(
            html,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            fast=True,
            date_extraction_params=_NO_SEARCH,
        )
    except Exception:  # noqa: BLE001 -- a library run over anything at all; that it failed is an empty answer here
        return None, ()
    if found is None:
        return None, ()
    title = fold_line(found.title or "") or None
    lines = [line for line in map(fold_line, (found.text or "").split("\n")) if line and line != title]
    return (title, tuple(lines)) if max(map(len, lines), default=0) >= SHORTEST else (None, ())
