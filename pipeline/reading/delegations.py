"""Whether a paragraph speaks of member states' delegations and parliaments, as pacsto's standing block does. Pure."""

import re

from pipeline.reading.lines import has_ended
from pipeline.text import casefolded, of_line, of_line_up_to, says

LONGEST_LABEL = 80
"""Characters of a delegation's name, or of a link to read on."""
_LONGEST = 5_000  # characters looked at
_MOST_STATES = 4
_NAMES = (
    *("armeni", "belarus", "kazakh", "kyrgyz", "russia", "tajik"),
    *("армени", "белар", "белорус", "казахстан", "кыргыз", "киргиз", "росси", "таджик"),
)
_STATES = re.compile("|".join(_NAMES))  # of lower case: half as dear as any case
_OTHERWISE = {"белорус": "белар", "киргиз": "кыргыз"}  # one state, spelled in two ways
_DELEGATIONS = ("delegation", "delegate", "делегаци", "делегат")
_CHAMBERS = ("parliament", "deput", "chamber", "assembly", "парламент", "депутат", "палат", "собрани")


@of_line
def names_delegations(paragraph: str) -> bool:
    """Whether a paragraph speaks of member states' delegations, as pacsto's standing block does."""
    lower = casefolded(paragraph) if len(paragraph) <= _LONGEST else ""
    return says(lower, _DELEGATIONS) and says(lower, _NAMES)


@of_line
def names_chambers(paragraph: str) -> bool:
    """Whether a paragraph speaks of a member state's parliament, as that block may without the word delegation."""
    lower = casefolded(paragraph) if len(paragraph) <= _LONGEST else ""
    return says(lower, _CHAMBERS) and says(lower, _NAMES)


@of_line
def is_of_delegations(line: str) -> bool:
    """The one or the other, or a state's name: what the lines of that block are, asked of most lines of a page."""
    lower = casefolded(line) if len(line) <= _LONGEST else ""
    if says(lower, _DELEGATIONS) or says(lower, _CHAMBERS):
        return says(lower, _NAMES)
    return is_state(line) or names_states(line)


def chambers_in(paragraph: str) -> int:
    """How often a paragraph speaks of parliaments, their chambers and deputies."""
    lower = casefolded(paragraph[:_LONGEST])
    return sum(map(lower.count, _CHAMBERS))


def delegations_in(paragraph: str) -> int:
    """How often a paragraph speaks of delegations."""
    lower = casefolded(paragraph[:_LONGEST])
    return sum(map(lower.count, _DELEGATIONS))


@of_line_up_to(LONGEST_LABEL)
def is_state(line: str) -> bool:
    """Whether a line is short and names just one member state, as the name over a delegation does."""
    return len(states_named(line)) == 1 and not has_ended(line)


@of_line_up_to(2 * LONGEST_LABEL)
def names_states(line: str) -> bool:
    """Whether a line is short and names nearly all member states, as the labels of tabs do where they are one line."""
    return len(states_named(line)) >= _MOST_STATES and not has_ended(line)


@of_line
def states_named(paragraph: str) -> frozenset[str]:
    """The member states a paragraph names, by the beginnings of their names, English or Russian."""
    lower = casefolded(paragraph[:_LONGEST])
    if not says(lower, _NAMES):
        return frozenset()
    return frozenset([_OTHERWISE.get(name, name) for name in _STATES.findall(lower)])
