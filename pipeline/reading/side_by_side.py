"""Links side by side in one line, nothing between them: buttons are words of their own, tiles are lines. Pure."""

from collections.abc import Sequence
from html import unescape

from pipeline.reading.blocks import MARK

_FEW_MARKS = 8
_SHORTEST_TILE = 60  # characters
_ENDS = frozenset('.!?…»”"')  # of a sentence


def length(text: str) -> int:
    """Characters a reader sees of a text as it stands in the page: each entity is one."""
    return len(unescape(text)) if "&" in text else len(text)


def is_behind_link(texts: Sequence[str], link_end: int) -> bool:
    """Whether nothing has been shown in a line since its last link ended, that many texts from its beginning."""
    behind = texts[link_end:] if len(texts) < link_end + _FEW_MARKS else [""]
    return link_end > 0 and behind.count(MARK) == len(behind)


def is_linked_text(texts: Sequence[str], linked: int) -> bool:
    """Whether a line is one link around a sentence of some length: a tile. So many characters are linked."""
    if linked < _SHORTEST_TILE:
        return False
    shown = "".join(texts).replace(MARK, "").strip()
    shown = unescape(shown) if "&" in shown else shown
    return _SHORTEST_TILE <= len(shown) <= linked and shown[-1] in _ENDS
