"""A profile's guesses at today's markup, used only where headline, date beside it and body agree with each other."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import is_normalized

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from crawler.profile import Hint
from pipeline.dates import date_line
from pipeline.reading.beside import copy_behind
from pipeline.reading.headline import is_possible
from pipeline.reading.layout import Layout
from pipeline.reading.lines import key, same_headline
from pipeline.reading.setting import Candidate, is_prose
from pipeline.reading.sight import Sight
from pipeline.reading.titles import Titles
from pipeline.text import fold_line

MOST_TAGS = 8_000  # Lexbor takes quadratic time over deep nesting; so many elements cost a tenth of a second at worst
LONGEST_PAGE = 1_000_000
_LONGEST_PART = 50_000
_NEAREST = 4  # rows between headline and date
_COMPOUND = re.compile(r"([a-z]+)\.([\w-]+)")
_NAMES = re.compile(r"[.#]([\w-]+)")


def candidates(layout: Layout, html: str) -> Iterator[tuple[Hint, Candidate]]:
    """Headline and date line that the profile's hints point at, for each hint that agrees with itself on this page."""
    hints = layout.source.profile.hints if len(html) <= LONGEST_PAGE else ()
    sight = Sight(html, layout.flat.shared) if hints else Sight("")
    for hint in hints:
        if not _is_meant(hint, layout, sight):
            continue
        titles = Titles((layout.flat.title, layout.flat.og_title))
        part = part_meant(sight, hint) if layout.flat.sound else None
        found = _found(layout, titles, part.html, hint) if part else None
        if found is None and not (part and part.is_all) and html.count("<") <= MOST_TAGS:
            found = _found(layout, titles, html, hint)
        if found:
            yield hint, found


def _is_meant(hint: Hint, layout: Layout, page: Sight) -> bool:
    """Whether the hint is for pages of this age, and its names occur in the page at all."""
    day = layout.page.fetched_at.date()
    if (hint.since and day < hint.since) or (hint.until and day > hint.until):
        return False
    return all(name in page for name in _names(hint))


@lru_cache(maxsize=64)
def _names(hint: Hint) -> tuple[str, ...]:
    """The names of classes and the like without which a page is none the hint is for."""
    return tuple(_NAMES.findall(f"{hint.date} {hint.body}"))


class Part(NamedTuple):
    """A part of a page; whether nothing that the hint may point at stands behind it."""

    html: str
    is_all: bool


class _Points(NamedTuple):
    """What a hint's selectors say of where in a page's markup it points."""

    name: str  # a word in the tag that opens the body's element
    begin: re.Pattern[str]  # that tag
    tags: re.Pattern[str]  # those of its kind
    openings: tuple[str, ...]  # how the elements begin that may stand before it


@lru_cache(maxsize=64)
def _points(hint: Hint) -> _Points | None:
    """None where the selectors are not plain enough."""
    body = _COMPOUND.fullmatch(hint.body)
    others = {selector.split()[0] for selector in (*hint.headline.split(","), hint.date)} - {hint.body}
    if body is None or not all(map(str.isalnum, others)):
        return None
    tag, name = body.groups()
    return _Points(
        name,
        re.compile(rf'<{tag}\s[^>]*?class="(?:[^"]*\s)?{name}[\s"]'),
        re.compile(rf"<(/?){tag}\b", re.IGNORECASE),
        tuple([opening for other in sorted(others) for opening in (f"<{other}", f"<{other.upper()}")]),
    )


def part_meant(page: Sight, hint: Hint) -> Part | None:
    """The part of a page in which all that a hint points at stands, where that is plain to see without parsing it all.

    It begins where the first element of any selector may stand, and ends with the body's element.
    """
    points = _points(hint)
    top = page.find("<body")
    place = page.find(points.name, top) if points and top >= 0 else -1
    if points is None or place < 0:
        return None
    start = page.html.rfind("<", top, place)
    begin = points.begin.match(page.html, start)
    end = _end(page.html, begin.end(), points.tags) if begin else None
    if end is None or end - start > _LONGEST_PART:
        return None
    is_all = page.find(points.name, end) < 0
    for opening in points.openings:
        before = page.find(opening, top, start)
        start = start if before < 0 else before
        is_all = is_all and page.find(opening, end) < 0
    if page.rfind("<!--", top, start) > page.rfind("-->", top, start):
        return None
    return Part(page.html[start:end], is_all)


def _end(html: str, place: int, tags: re.Pattern[str]) -> int | None:
    """Where an element ends whose beginning ends there, by the tags of its kind; None where that is not to be seen."""
    depth = 1
    for match in tags.finditer(html, place, place + _LONGEST_PART):
        depth += -1 if match[1] else 1
        if not depth:
            return match.start()
    return None


def _found(layout: Layout, titles: Titles, html: str, hint: Hint) -> Candidate | None:
    """What a hint points at in a page or a part of it, if it agrees with itself and with what the page's head says."""
    tree = LexborHTMLParser(html)
    date, body = fold_line(_text(tree, hint.date)), _text(tree, hint.body)
    for selector in hint.headline.split(","):
        headline = fold_line(_text(tree, selector))
        if (titles.agreement(headline) or not titles.whole) and (
            found := _agreeing(layout, titles, headline, date, body)
        ):
            return found
    return None


def _text(tree: LexborHTMLParser, selector: str) -> str:
    """The text of the first element a selector points at; empty where there is none."""
    try:
        node = tree.css_first(selector)
    except SelectolaxError:  # a selector that is none: the hint gives nothing
        return ""
    return "" if node is None else node.text(separator=" ")


def _agreeing(layout: Layout, titles: Titles, headline: str, date: str, body: str) -> Candidate | None:
    """The headline's row with the date beside it, where both are on the page and the body follows."""
    line = date_line(date)
    if not (headline and line and line.date):
        return None
    rows = layout.rows
    for place, row in enumerate(rows):
        if not row.text or not same_headline(row.text, headline) or not is_possible(layout, row, titles):
            continue
        near = [
            *range(place + 1, min(len(rows), place + _NEAREST + 1)),
            *range(place - 1, max(-1, place - _NEAREST), -1),
        ]
        dated = [other for other in near if (found := rows[other].date) is not None and found.date == line.date]
        if not dated:
            continue
        end = max(place, dated[0]) + 1
        if (second := copy_behind(layout, row.text, end)) is not None:
            end = second + 1
        prose = next((other for other in rows[end : end + 10] if is_prose(layout, other)), None)
        if prose is not None and _holds(body, prose.text):
            return Candidate(10.0, place, row.text, end, rows[dated[0]], dated[0] < place)
    return None


def _holds(body: str, paragraph: str) -> bool:
    """Whether a body has a paragraph in it, white space and punctuation aside."""
    if paragraph in body and is_normalized("NFC", body):
        return True
    return key(paragraph) in key(fold_line(body))
