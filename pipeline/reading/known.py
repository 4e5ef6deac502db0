"""A stretch of markup that pages share: where it stands in a page, and what it comes to there, worked out once."""

import re
from collections.abc import Sequence

from pipeline.reading.blocks import State
from pipeline.reading.stretch import Stretch, Walked, walked

_ANCHOR = 64  # bytes by which a stretch is looked for
_MOST_TRIES = 4  # places where these stand
_MOST_WANTED = 32  # strings whose places are kept
_MOST_STATES, _MOST_NUMBERINGS = 3, 16  # it is kept for


def encoded(html: str) -> bytes:
    """Markup in UTF-8."""
    return html.encode("utf-8", "surrogatepass")


class Met:
    """A stretch as it was met in a page, and those met right behind it."""

    def __init__(self, walked: Walked, stretch: Stretch) -> None:
        self.walked, self.stretch = walked, stretch
        self.following: dict[Known, Met] = {}


class Known:
    """A stretch that pages share."""

    def __init__(self, text: str) -> None:
        self.text, self.content = text, encoded(text)
        self._places: dict[str, tuple[int, ...]] = {}
        self._walked: dict[State, tuple[Walked, dict[tuple[int, ...], Met]]] = {}

    def find(self, content: bytes, place: int) -> int:
        """Where it stands in a page's UTF-8 from that place on; -1 where it does not.

        Bytes are compared in a tenth of the time that texts take of which one has letters beyond Latin-1.
        """
        if content.startswith(self.content, place):
            return place
        anchor = self.content[:_ANCHOR]
        for _ in range(_MOST_TRIES):
            place = content.find(anchor, place)
            if place < 0 or content.startswith(self.content, place):
                return place
            place += 1
        return -1

    def places_of(self, wanted: str) -> tuple[int, ...]:
        """Where a short string stands in it."""
        found = self._places.get(wanted)
        if found is None:
            if len(self._places) >= _MOST_WANTED:
                self._places.clear()
            found = self._places[wanted] = tuple(match.start() for match in re.finditer(re.escape(wanted), self.text))
        return found

    def meet(self, state: State, boxes: Sequence[int], count: int) -> Met | None:
        """What it comes to in that state, with those boxes open, behind so many; None where not by itself."""
        found = self._walked.get(state) or self._walk(state)
        if found is None:
            return None
        walked, met = found
        key = walked.key(boxes, count)
        known = met.get(key)
        if known is None:
            if len(met) >= _MOST_NUMBERINGS:
                met.clear()
            known = met[key] = Met(walked, walked.numbered(boxes, count))
        return known

    def _walk(self, state: State) -> tuple[Walked, dict[tuple[int, ...], Met]] | None:
        found = walked(self.text, state)
        if found is None:
            return None
        if len(self._walked) >= _MOST_STATES:
            self._walked.clear()
        kept = self._walked[state] = (found, {})
        return kept
