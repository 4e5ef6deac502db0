"""Text as it was typed to lines a walk over tags can see: `<pre>`, rows of asterisks between items. Pure, linear."""

import re

from pipeline.reading.lines import has_ended

_ELEMENT = re.compile(r"<pre(?=[\s>])", re.IGNORECASE)
_END = re.compile("</pre", re.IGNORECASE)
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 50, 100  # characters of a line that was wrapped by hand
_BLANK = re.compile(r"\n[ \t]*\n")

ASTERISKS = ("***", "* * *")
_SPACE = r"(?:\s|&nbsp;)*"
_ITEM = r"<(?:span|a|b|i|em|strong|small|font|u)\b|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d"
_BETWEEN_ITEMS = re.compile(rf"(?<=>){_SPACE}\*(?:{_SPACE}\*){{2,}}{_SPACE}(?={_ITEM})", re.IGNORECASE)


def with_breaks(html: str) -> str:
    """The markup with the line ends of preformatted text as line breaks.

    Where lines were wrapped by hand only those between paragraphs: before blank lines, behind lines that are not full.
    """
    before, *rest = _ELEMENT.split(html)
    return "<pre".join((before, *map(_broken, rest)))


def _broken(element: str) -> str:
    """What begins with an element's attributes, up to the next such element: its text with breaks."""
    end = _END.search(element)
    inner, behind = (element[: end.start()], element[end.start() :]) if end else (element, "")
    inner = inner.replace("\r\n", "\n")
    pieces = [piece.partition(">") for piece in inner.split("<")]
    is_wrapped = bool(_BLANK.search(inner)) and all(
        len(line) <= _LONGEST_WRAPPED for _, _, text in pieces for line in text.split("\n")
    )
    shown = (f"{tag}{sign}{_lines(text, is_wrapped=is_wrapped)}" for tag, sign, text in pieces)
    return "<".join(shown) + behind


def _lines(text: str, *, is_wrapped: bool) -> str:
    return _BLANK.sub("<br><br>", text) if is_wrapped else _unwrapped(text)


def _unwrapped(text: str) -> str:
    """A text with breaks but where a line was full: the next word would not have fitted into the width of the text."""
    lines = text.split("\n")
    width = max(map(len, lines))
    if not _SHORTEST_WRAPPED <= width <= _LONGEST_WRAPPED:
        return "<br>".join(lines)
    words = (after.split(maxsplit=1)[:1] for after in lines[1:])
    is_full = [bool(word) and len(line) + 1 + len(word[0]) > width for line, word in zip(lines, words, strict=False)]
    is_by_hand = any(is_one and not has_ended(line.rstrip()) for line, is_one in zip(lines, is_full, strict=False))
    ends = (" " if is_one and is_by_hand else "<br>" for is_one in is_full)
    return "".join(f"{line}{end}" for line, end in zip(lines, ends, strict=False)) + lines[-1]


def with_signs_apart(html: str) -> str:
    """The markup with rows of asterisks that stand between two inline elements as lines of their own."""
    return _BETWEEN_ITEMS.sub(f"<br>{ASTERISKS[0]}<br>", html) if any(sign in html for sign in ASTERISKS) else html
