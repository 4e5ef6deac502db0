"""Slides and tabs of which a page shows one at a time: the others are hidden until a script turns to them. Pure.

What is hidden is no text of a page; but behind a shown element of its kind it is the next pane of a row.
"""

import re

from pipeline.reading.tokens import is_hidden

HIDING = ("display:none", "display: none")
_PANES = frozenset(("div", "li", "section", "article", "figure", "dd", "a", "tr", "td"))
_NAME = re.compile(r"<([A-Za-z]+)\b")
_CLASSES = re.compile(r"\sclass\s*=\s*[\"']?([^\"'>]*)", re.IGNORECASE)
_NUMBERED = re.compile(r"\sid\s*=\s*[\"']?([A-Za-z][\w\-]*?)[\-_]?\d{1,4}\b", re.IGNORECASE)
_CLOSED = re.compile(r"</([A-Za-z]+)\s*>\s*$")
_LONGEST_TAG, _FURTHEST, _LONGEST_PANE, _MOST = 1_000, 100, 20_000, 60  # characters, panes


def with_panes(html: str) -> str:
    """The markup with such panes shown; the very same where there are none."""
    panes: dict[int, tuple[int, int]] = {}  # where they begin: where what hides them stands
    for place, end in _places(html):
        start = html.rfind("<", max(0, place - _LONGEST_TAG), place)
        if start >= 0 and _is_pane(html, start, panes):
            panes[start] = place, end
    for place, end in reversed(panes.values()):
        html = html[:place] + html[end:]
    return html


def _places(html: str) -> list[tuple[int, int]]:
    """Where something is hidden, from where to where, in page order."""
    found: list[tuple[int, int]] = []
    for hiding in HIDING:
        place = html.find(hiding)
        while place >= 0 and len(found) < 2 * _MOST:
            found.append((place, place + len(hiding)))
            place = html.find(hiding, place + 1)
    return sorted(found)[:_MOST]


def _is_pane(html: str, start: int, panes: dict[int, tuple[int, int]]) -> bool:
    """Whether a hidden element stands right behind one of its kind that is shown, or is a pane itself."""
    name = _NAME.match(html, start)
    if not name or name[1].lower() not in _PANES:
        return False
    closed = _CLOSED.search(html, max(0, start - _FURTHEST), start)
    if not closed or closed[1].lower() != name[1].lower():
        return False
    before = _opening(html, name[1], start)
    if before is None:
        return False
    head = html[before : html.find(">", before)]
    if is_hidden(head) and before not in panes:
        return False
    own = html[start : html.find(">", start)]
    mine, other = _classes(own), _classes(head)
    if mine or other:
        return not mine.isdisjoint(other)
    return name[1].lower() == "li" or (_stem(own) != "" and _stem(own) == _stem(head))


def _opening(html: str, name: str, end: int) -> int | None:
    """Where the element begins that is closed right before a place."""
    first, depth = max(0, end - _LONGEST_PANE), 0
    tags = re.finditer(rf"<(/?){name}\b", html[first:end], re.IGNORECASE)
    for tag in reversed([*tags]):
        depth += 1 if tag[1] else -1
        if not depth:
            return first + tag.start()
    return None


def _stem(head: str) -> str:
    """What an element is called, without its number: `slide` of `id="slide2"`."""
    found = _NUMBERED.search(head)
    return found[1] if found else ""


def _classes(head: str) -> set[str]:
    found = _CLASSES.search(head)
    return {*found[1].split()} if found else set()
