"""Text as it was typed to lines a walk over tags can see: `<pre>`, rows of asterisks between items. Pure, linear."""

import re

_ELEMENT = re.compile(r"<pre(?=[\s>])", re.IGNORECASE)
_END = re.compile("</pre", re.IGNORECASE)
_LONGEST_WRAPPED = 100  # characters of a line that was wrapped by hand
_BLANK = re.compile(r"\n[ \t]*\n")

ASTERISKS = ("***", "* * *")
_SPACE = r"(?:\s|&nbsp;)*"
_ITEM = r"<(?:span|a|b|i|em|strong|small|font|u)\b|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d"
_BETWEEN_ITEMS = re.compile(rf"(?<=>){_SPACE}\*(?:{_SPACE}\*){{2,}}{_SPACE}(?={_ITEM})", re.IGNORECASE)


def with_breaks(html: str) -> str:
    """The markup with the line ends of preformatted text as line breaks.

    Where lines were wrapped by hand only those between paragraphs, that is before blank lines.
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
    return _BLANK.sub("<br><br>", text) if is_wrapped else text.replace("\n", "<br>")


def with_signs_apart(html: str) -> str:
    """The markup with rows of asterisks that stand between two inline elements as lines of their own."""
    return _BETWEEN_ITEMS.sub(f"<br>{ASTERISKS[0]}<br>", html) if any(sign in html for sign in ASTERISKS) else html
