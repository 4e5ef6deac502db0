"""Where short strings stand in a page's markup: looked for in what is new of it, known of what pages share. Pure."""

from collections.abc import Sequence

from pipeline.reading.blocks import Shared


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
        for first, last, stretch in self._parts:
            if stretch is None:
                if self.html.find(wanted, first, last) >= 0:
                    return True
            elif stretch.places_of(wanted):
                return True
        return False

    def find(self, wanted: str, start: int = 0, end: int | None = None) -> int:
        """As `str.find`."""
        stop = len(self.html) - len(wanted) if end is None else end - len(wanted)  # the last place to look at
        for first, last, stretch in self._parts:
            if last <= start or first > stop:
                continue
            if stretch is None:
                place = self.html.find(wanted, max(first, start), last)
                if 0 <= place <= stop:
                    return place
            else:
                for place in stretch.places_of(wanted):
                    if start <= first + place <= stop:
                        return first + place
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
