"""Links side by side in one line, nothing between them: buttons are words of their own, tiles are lines. Pure."""

import re
from collections.abc import Sequence

from pipeline.reading.blocks import MARK

_FEW_MARKS = 8
_SHORTEST_TILE, _LONG_SENTENCE = 60, 100  # characters
_ENDS = frozenset('.!?…»”"')  # of a sentence
_DATED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}\s")


def is_behind_link(texts: Sequence[str], link_end: int) -> bool:
    """Whether nothing has been shown in a line since its last link ended, that many texts from its beginning."""
    behind = texts[link_end:] if len(texts) < link_end + _FEW_MARKS else [""]
    return link_end > 0 and behind.count(MARK) == len(behind)


def is_linked_text(texts: Sequence[str], linked: int) -> bool:
    """Whether a line is one link around a text that is more than a headline: a tile. So many characters are linked.

    It is a long sentence, or more than one, or one behind a date.
    """
    if linked < _SHORTEST_TILE:
        return False
    shown = "".join(texts).replace(MARK, "").strip()
    if len(shown) > linked or shown[-1:] not in _ENDS:
        return False
    return len(shown) >= _LONG_SENTENCE or ". " in shown or _DATED.match(shown) is not None
