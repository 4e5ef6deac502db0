"""What a page's head says its headline is: <title> and og:title, with or without the site's name. Pure."""

import re
from collections.abc import Iterable

from pipeline.reading.furniture import is_site_name
from pipeline.reading.lines import key
from pipeline.text import fold_line, says

FEWEST = 4  # letters
_TITLE_PARTS = re.compile(r"\s+[|—–\-:/»·•]+\s+|\s*[|»]\s*|\s*::\s*")
_SPACED_PARTS = re.compile(r" [|—–\-:/»·•]+ ")
_BARE_SIGNS = ("|", "»", "::")


class Titles:
    """What <title> and og:title may say the headline is."""

    def __init__(self, titles: Iterable[str]) -> None:
        self.whole: list[str] = []
        self.parts: set[str] = set()
        self.said = ""  # the titles, each a line
        self._agreed: dict[str, float] = {}
        for title in dict.fromkeys(map(fold_line, titles)):
            if title and not is_site_name(title):
                self.said += f"{title}\n"
                self.whole.append(key(title))
                self.parts |= {key(part) for part in _parts(title) if not is_site_name(part)}
        self.letters = "\n".join(self.whole)
        self.beginnings = {one[:size] for one in (*self.whole, *self.parts) for size in range(FEWEST + 1)}

    def hold(self, text: str) -> bool:
        """Whether a row may agree with a title, by its first words as they stand."""
        return text[:24] in self.said

    def may_agree(self, opening: str) -> bool:
        """Whether a row that begins with these letters may be what a title says, or begin as one of its parts does.

        None may whose first FEWEST letters are not among `beginnings`.
        """
        size = len(opening)
        return any(opening == said[:size] or opening.startswith(said) for said in (*self.whole, *self.parts) if said)

    def agreement(self, text: str) -> float:
        """0 to 3: how far a row is what the title says."""
        known = self._agreed.get(text)
        if known is None:
            own = key(text) if self.whole else ""
            known = self._agreed[text] = max([self._one(own, whole) for whole in self.whole]) if own else 0.0
        return known

    def _one(self, own: str, whole: str) -> float:
        if own == whole or (own in self.parts and len(own) >= 12):
            return 3.0
        if len(own) >= 20 and whole.startswith(own):
            return 2.7
        if len(whole) >= 30 and own.startswith(whole) and len(own) < 3 * len(whole):
            return 2.5
        if any(len(part) >= 30 and own.startswith(part) and len(own) < 3 * len(part) for part in self.parts):
            return 2.2
        return 1.0 if len(own) >= 25 and own in whole else 0.0


def _parts(title: str) -> list[str]:
    """A folded title, cut where signs stand between its parts."""
    return (_TITLE_PARTS if says(title, _BARE_SIGNS) else _SPACED_PARTS).split(title)
