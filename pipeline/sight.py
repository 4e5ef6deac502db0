"""Where short strings stand in a page's markup: looked for in what is new of it, known of what pages share. Pure."""

from collections.abc import Sequence

from pipeline.blocks import Shared


class Sight:
    """A page's markup, with the stretches of it that other pages have too.

    A stretch begins with `<` and ends before one: what is looked for has none but as its first character.
    """

    def __init__(self, html: str, shared: Sequence[tuple[int, Shared]] = ()) -> None:
        self.html = html
        self._parts: list[tuple[int, int, Shared | None]] = []
        end = 0
        for place, stretch in shared:
            if place > end:
                self._parts.append((end, place, None))
            end = place + len(stretch.text)
            self._parts.append((place, end, stretch))
        if end < len(html):
            self._parts.append((end, len(html), None))

    def __contains__(self, wanted: str) -> bool:
        return self.find(wanted) >= 0

    def find(self, wanted: str, start: int = 0, end: int | None = None) -> int:
        """As `str.find`."""
        stop = len(self.html) - len(wanted) if end is None else end - len(wanted)  # the last place to look at
        for first, last, stretch in self._parts:
            if last > start and first <= stop:
                for place in self._places(wanted, max(first, start), last, first, stretch):
                    if start <= place <= stop:
                        return place
        return -1

    def rfind(self, wanted: str, start: int, end: int) -> int:
        """As `str.rfind`."""
        for first, last, stretch in reversed(self._parts):
            if last > start and first < end:
                if stretch is None:
                    place = self.html.rfind(wanted, max(first, start), min(last, end))
                    places = [place] if place >= 0 else []
                else:
                    places = [first + place for place in stretch.places_of(wanted)]
                for place in reversed(places):
                    if start <= place <= end - len(wanted):
                        return place
        return -1

    def _places(self, wanted: str, start: int, end: int, first: int, stretch: Shared | None) -> list[int]:
        """The first place in what is new, all in what is shared."""
        if stretch is None:
            return [place] if (place := self.html.find(wanted, start, end)) >= 0 else []
        return [first + place for place in stretch.places_of(wanted)]
