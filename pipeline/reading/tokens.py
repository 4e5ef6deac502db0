"""The names and attributes of HTML tags, as far as a reader of text needs them. Pure; linear in its input."""

import re
from collections.abc import Sequence
from html import unescape

from pipeline.text import kept


class Kind:
    """What a tag does to the text around it: plain numbers, which compare faster than members of an enumeration."""

    CLOSE = 0  # of a block
    OPEN = 1  # of a block that ends nothing but a paragraph
    OPEN_NEXT = 2  # of one that may end its neighbour: li, td, tr
    INLINE = 3
    LINK = 4
    LINK_END = 5
    NOTHING = 6
    BREAK = 7
    RULE = 8
    IMAGE = 9
    TIME = 10
    UNSEEN = 11  # what is in it is not text of the page
    TITLE = 12
    META = 13
    STRANGE = 14  # no tag: a comment, a declaration, a smaller-than sign
    LARGE = 17  # a block whose style makes text stand out
    STRONG = 16  # an inline element that makes text stand out: a line that begins with it may be a heading
    BROKEN = 15  # a tag whose end stands further on, behind a quoted `>` or `<`


_NAMES: dict[int, str] = {
    Kind.INLINE: (
        "abbr acronym bdi bdo cite code data del dfn em font i ins kbd mark nobr noindex q s samp small span"
        " strike sub sup tt u var label"
    ),
    Kind.STRONG: "b big strong",
    Kind.LINK: "a",
    Kind.TIME: "time",
    Kind.BREAK: "br",
    Kind.RULE: "hr",
    Kind.IMAGE: "img",
    Kind.UNSEEN: (
        "script style noscript template svg math iframe object canvas audio video map select textarea button datalist"
    ),
    Kind.TITLE: "title",
    Kind.META: "meta",
    Kind.OPEN_NEXT: "li dt dd td th tr",
    Kind.NOTHING: "html head body link input col colgroup source track area param embed wbr tbody thead tfoot base",
    Kind.OPEN: (
        "div p h1 h2 h3 h4 h5 h6 ul ol dl table section article main nav aside header footer figure figcaption form"
        " fieldset legend blockquote pre center address details summary caption menu hgroup"
    ),
}
_CLOSED = {
    Kind.OPEN: Kind.CLOSE,
    Kind.OPEN_NEXT: Kind.CLOSE,
    Kind.INLINE: Kind.INLINE,
    Kind.STRONG: Kind.INLINE,
    Kind.TIME: Kind.INLINE,
    Kind.LINK: Kind.LINK_END,
    Kind.BREAK: Kind.BREAK,
}
"""Closing tags of all other kinds do nothing. Elements without a name here are blocks."""

Plan = tuple[int, str]
"""Kind of a tag, and its name without a slash."""

_PLANS: dict[str, Plan] = {name: (kind, name) for kind, names in _NAMES.items() for name in names.split()} | {
    "/" + name: (_CLOSED.get(kind, Kind.NOTHING), name) for kind, names in _NAMES.items() for name in names.split()
}
_LINK, _PARAGRAPH = _PLANS["a"], _PLANS["p"]
_DIALOG: Plan = (int(Kind.OPEN), "dialog")
_INLINE = frozenset((Kind.INLINE, Kind.STRONG))
_MAY_BE_HIDDEN = frozenset((Kind.OPEN, Kind.OPEN_NEXT, Kind.INLINE, Kind.STRONG, Kind.LINK))
_MAY_STAND_OUT = frozenset((Kind.OPEN, Kind.OPEN_NEXT, Kind.INLINE))
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))

IMPLIED_END: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol", "menu", "table"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl", "table"))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl", "table"))),
    "td": (frozenset(("td", "th")), frozenset(("table",))),
    "th": (frozenset(("td", "th")), frozenset(("table",))),
    "tr": (frozenset(("tr",)), frozenset(("table",))),
}
"""Opening one of these ends an open one of those, up to the nearest of these (HTML, 13.1.2.4 optional tags)."""

LONGEST_TAG = 20_000
_ENDED_BY_NEXT = frozenset(("p", *IMPLIED_END))
_RAW = frozenset(("script", "style", "textarea"))  # what is in them is no tags

_NAME = re.compile(r"/?[A-Za-z][^\s/>]*")
_ATTRIBUTE = r"(?<![^\s\"'/]){}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
_ATTRIBUTES = {
    name: re.compile(_ATTRIBUTE.format(name), re.IGNORECASE)
    for name in ("href", "src", "alt", "title", "content", "datetime", "style")
}
_WHOLE = re.compile(r"(?:[^\"'=]+|=\s*\"[^\"]*\"|=\s*'[^']*'|=(?!\s*[\"'])|[\"'])*+")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_LARGE = re.compile(
    r"font(?:-weight)?\s*:[^;]*\b(?:bold|bolder|[6-9]00)\b"
    r"|font(?:-size)?\s*:[^;]*(?<![\d.])(?:x+-large|large|(?:1[89]|[2-9]\d)(?:\.\d+)?px|(?:1[5-9]|[2-9]\d)(?:\.\d+)?pt"
    r"|(?:1\.[3-9]\d*|[2-9](?:\.\d+)?)r?em|1[3-9]\d%|[2-9]\d\d%)",
    re.IGNORECASE,
)
_FONT_SIZE = re.compile(r"font\b[^>]*\ssize\s*=\s*[\"']?(?:\+[1-9]|[4-7])", re.IGNORECASE)
_FEW = 8
_DATE = re.compile(r"[\s\W]*\d{1,2}(?:[./]\d{1,2}[./]|\s[^\W\d_]{3,9}\s)(?:19|20)\d\d[\s\W]*")
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)\b", re.IGNORECASE)
_HIDDEN = re.compile(r"\shidden(?=[\s=/]|$)", re.IGNORECASE)
_OPEN = re.compile(r"\sopen(?=[\s=/]|$)", re.IGNORECASE)
_HIDING = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_INVISIBLE = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)


def plan(head: str) -> Plan:
    """What the tag with this text between `<` and `>` does."""
    if head[:2] == "a " and not head.count('"') & 1 and "'" not in head and "none" not in head and "hidden" not in head:
        return _LINK
    found = _PLANS.get(head.partition(" ")[0])
    if found is None:
        match = _NAME.match(head)
        if match is None:
            return (Kind.STRANGE, "")
        name = match[0].lower()
        closing = name[0] == "/"
        found = _PLANS.get(name) or (Kind.CLOSE if closing else Kind.OPEN, name[closing:])
    if (head.count('"') & 1 or "'" in head) and not is_whole(head):
        return (Kind.BROKEN, "")
    if found[0] in _MAY_BE_HIDDEN and ("none" in head or "hidden" in head):
        # A box keeps its place where it is invisible: a slider is, until its script has laid it out.
        is_line = found[0] not in (Kind.OPEN, Kind.OPEN_NEXT)
        if is_hidden(head) or (is_line and _INVISIBLE.search(attribute(head, "style") or "")):
            return (Kind.UNSEEN, found[1])
    if found == _DIALOG and not _OPEN.search(_QUOTED.sub("", head[:LONGEST_TAG])):
        return (Kind.UNSEEN, "dialog")  # browsers show it when a script or an attribute opens it
    if found[0] in _INLINE and "display" in head and _AS_BLOCK.search(attribute(head, "style") or ""):
        return (int(Kind.LARGE), "p") if "font" in head and stands_out(head) else _PARAGRAPH
    if found[0] in _MAY_STAND_OUT and ("font" in head) and stands_out(head):
        return (Kind.STRONG if found[0] == Kind.INLINE else Kind.LARGE, found[1])
    return found


planned = kept(plan, most=4_096, longest=200)
"""The same; most tags come again, in the page and on the next one."""


def implied_end(names: Sequence[str], name: str) -> int | None:
    """The place among the open elements of the one that opening this one ends; None where it ends none."""
    ended, within = IMPLIED_END[name]
    for place in range(len(names) - 1, 0, -1):
        if names[place] in within:
            return None
        if names[place] in ended:
            return place
    return None


def stands_out(head: str) -> bool:
    """Whether a tag's style, or a font's size, makes its text bold or large."""
    if len(head) > LONGEST_TAG:
        return False
    return bool(_LARGE.search(attribute(head, "style") or "")) or bool(_FONT_SIZE.match(head))


def attribute(head: str, name: str) -> str | None:
    """The value of one attribute of a tag, entities resolved; None where it is not there."""
    match = _ATTRIBUTES[name].search(head) if len(head) < LONGEST_TAG else None
    return None if match is None else unescape(match[1] or match[2] or match[3] or "")


def is_whole(head: str) -> bool:
    """Whether the `>` that ends a tag's text really ends it, and does not stand inside a quoted value."""
    return (head.count('"') | head.count("'")) & 1 == 0 or _WHOLE.fullmatch(head) is not None


def is_hidden(head: str) -> bool:
    """Whether a tag says that its element is not shown and takes no room: `hidden`, `display: none`."""
    if len(head) > LONGEST_TAG:
        return False
    if _HIDING.search(attribute(head, "style") or ""):
        return True
    return "hidden" in head and bool(_HIDDEN.search(_QUOTED.sub("", head)))


def end_of(pieces: Sequence[str], place: int, name: str) -> tuple[int, str] | None:
    """Where an element is over that opens with that piece: the next piece, and the text before it. None: nowhere."""
    if name in _RAW:
        return _end_of_raw(pieces, place, name)
    size, depth, repeats = len(name), 1, name not in _ENDED_BY_NEXT
    for last in range(place + 1, len(pieces)):
        piece = pieces[last]
        closes = piece[:1] == "/"
        if piece[closes : size + closes].lower() == name and not piece[size + closes : size + closes + 1].isalnum():
            depth += 1 if repeats and not closes else -1
            if not depth:
                return last + closes, piece.partition(">")[2] if closes else ""
    return None


def _end_of_raw(pieces: Sequence[str], place: int, name: str) -> tuple[int, str] | None:
    """The same of an element in which there are no tags but the one that ends it."""
    size, begins = len(name) + 1, (f"/{name[0]}", f"/{name[0].upper()}")
    for last in range(place + 1, len(pieces)):
        piece = pieces[last]
        if piece.startswith(begins) and piece[1:size].lower() == name and not piece[size : size + 1].isalnum():
            return last + 1, piece.partition(">")[2]
    return None


def blank(texts: Sequence[str], known: int, edges: str) -> int:
    """How many texts show nothing, where so many are known to; -1 where one of them shows something."""
    while 0 <= known < len(texts):
        known = -1 if texts[known].strip(edges) else known + 1
    return known


def is_dated(texts: Sequence[str]) -> bool:
    """Whether a few texts are a date and no more: what follows it begins anew."""
    return len(texts) <= _FEW and _DATE.fullmatch("".join(texts)) is not None


def end_of_comment(pieces: Sequence[str], place: int) -> tuple[int, str] | None:
    """The same of a comment."""
    for last in range(place, len(pieces)):
        end = pieces[last].find("-->")
        if end >= 0:
            return last + 1, pieces[last][end + 3 :]
    return None


def end_of_tag(pieces: Sequence[str], place: int) -> tuple[int, str, str] | None:
    """Where a tag that opens with that piece is over, `<` and `>` in quotes passed: next piece, its text, the rest."""
    joined = pieces[place]
    for last in range(place, min(place + 200, len(pieces))):
        if last > place:
            joined = f"{joined}<{pieces[last]}"
        end = joined.find(">", len(joined) - len(pieces[last]))
        while 0 <= end < LONGEST_TAG:
            if is_whole(joined[:end]):
                return last + 1, joined[:end], joined[end + 1 :]
            end = joined.find(">", end + 1)
        if len(joined) > LONGEST_TAG:
            break
    return None
