"""Whether a paragraph speaks of member states' delegations and parliaments, as pacsto's standing block does. Pure."""

import re

from pipeline.text import of_line

_STATES = re.compile(
    "armeni|belarus|kazakh|kyrgyz|russia|tajik|армени|белар|белорус|казахстан|кыргыз|киргиз|росси|таджик", re.IGNORECASE
)
_DELEGATES = re.compile("delegation|delegate|делегаци|делегат", re.IGNORECASE)
_CHAMBERS = re.compile("parliament|deput|chamber|assembly|парламент|депутат|палат|собрани", re.IGNORECASE)


@of_line
def names_delegations(paragraph: str) -> bool:
    """Whether a paragraph speaks of member states' delegations, as pacsto's standing block does."""
    if len(paragraph) > 5_000:
        return False
    lower = paragraph.lower()
    return ("delegat" in lower or "делега" in lower) and bool(_DELEGATES.search(lower)) and bool(_STATES.search(lower))


def names_chambers(paragraph: str) -> bool:
    """Whether a paragraph speaks of a member state's parliament, as that block may without the word delegation."""
    return len(paragraph) <= 5_000 and bool(_CHAMBERS.search(paragraph)) and bool(_STATES.search(paragraph))


def delegations_in(paragraph: str) -> int:
    """How often a paragraph speaks of delegations."""
    return len(_DELEGATES.findall(paragraph[:5_000]))


def states_named(paragraph: str) -> set[str]:
    """The member states a paragraph names, by the beginnings of their names, English or Russian."""
    return {match[0].casefold() for match in _STATES.finditer(paragraph[:5_000])}
