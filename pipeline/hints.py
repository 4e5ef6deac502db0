"""A profile's guesses at today's markup, used only where headline, date beside it and body agree with each other."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from crawler.profile import Hint
from pipeline.dates import date_line
from pipeline.layout import Layout
from pipeline.lines import key, same_headline
from pipeline.setting import Candidate, is_prose
from pipeline.text import fold_line

MOST_TAGS = 8_000  # Lexbor takes quadratic time over deep nesting; so many elements cost a tenth of a second at worst
LONGEST_PAGE = 1_000_000
_NEAREST = 4  # rows between headline and date
_NAMES = re.compile(r"[.#]([\w-]+)")


def candidates(layout: Layout, html: str) -> Iterator[tuple[Hint, Candidate]]:
    """Headline and date line that the profile's hints point at, for each hint that agrees with itself on this page."""
    hints = [hint for hint in layout.source.profile.hints if _is_meant(hint, layout, html)]
    if not hints or len(html) > LONGEST_PAGE or html.count("<") > MOST_TAGS:
        return
    tree = LexborHTMLParser(html)
    for hint in hints:
        nodes = [_first(tree, selector) for selector in (hint.headline, hint.date, hint.body)]
        texts = [fold_line(node.text(separator=" ")) if node is not None else "" for node in nodes]
        found = _agreeing(layout, *texts)
        if found:
            yield hint, found


def _is_meant(hint: Hint, layout: Layout, html: str) -> bool:
    """Whether the hint is for pages of this age, and its names occur in the page at all."""
    day = layout.page.fetched_at.date()
    if (hint.since and day < hint.since) or (hint.until and day > hint.until):
        return False
    return all(name in html for name in _NAMES.findall(f"{hint.date} {hint.body}"))


def _first(tree: LexborHTMLParser, selector: str) -> LexborNode | None:
    try:
        return tree.css_first(selector)
    except SelectolaxError:  # a selector that is none: the hint gives nothing
        return None


def _agreeing(layout: Layout, headline: str, date: str, body: str) -> Candidate | None:
    """The headline's row with the date beside it, where both are on the page and the body follows."""
    line = date_line(date)
    if not (headline and body and line and line.date):
        return None
    rows = layout.rows
    inside = key(body)
    for place, row in enumerate(rows):
        if not row.text or not same_headline(row.text, headline):
            continue
        near = [
            *range(place + 1, min(len(rows), place + _NEAREST + 1)),
            *range(place - 1, max(-1, place - _NEAREST), -1),
        ]
        dated = [other for other in near if (found := rows[other].date) is not None and found.date == line.date]
        if not dated:
            continue
        end = max(place, dated[0]) + 1
        prose = next((other for other in rows[end : end + 10] if is_prose(layout, other)), None)
        if prose is not None and key(prose.text) in inside:
            return Candidate(10.0, place, row.text, end, rows[dated[0]], dated[0] < place)
    return None
