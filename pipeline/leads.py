"""The carousel: which paragraphs make one lead, and the standing block that takes its place on pacsto. Pure."""

from collections.abc import Sequence

from pipeline.delegations import delegations_in, names_chambers, names_delegations, states_named
from pipeline.lines import Line, opens_with_date
from pipeline.model import Lead

MOST_PARAGRAPHS = 3  # of one lead
_DELEGATIONS = 5  # in the standing block
_WIDE_GAP = 3  # blank lines that set two leads apart


def from_lines(lines: Sequence[Line]) -> tuple[Lead, ...]:
    """Leads of the lines before the headline: a date opens one; undated ones are told by gaps and by how news begin."""
    leads: list[Lead] = []
    for group in _dated_groups(lines):
        texts = [line for line in group if not line.is_date]
        date = group[0].date.date if group[0].date else None
        parts = [texts] if group[0].is_date else _undated_groups(texts)
        leads.extend(Lead("\n\n".join(line.text for line in part), date) for part in parts if part)
    return tuple(leads)


def _dated_groups(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if line.is_date or not groups or (line.gap >= _WIDE_GAP and groups[-1][0].is_date and len(groups[-1]) > 1):
            groups.append([])
        groups[-1].append(line)
    return groups


def _undated_groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Paragraphs without dates to leads; where nothing sets them apart and they are too many for one, each is one."""
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or line.gap >= _WIDE_GAP or opens_with_date(line.text):
            groups.append([])
        groups[-1].append(line)
    if len(groups) == 1 and len(groups[0]) > MOST_PARAGRAPHS:
        return [[line] for line in groups[0]]
    return groups


def standing_block(paragraphs: Sequence[str]) -> tuple[int, int]:
    """First and one past the last of the paragraphs that are pacsto's block about the national delegations.

    (0, 0) where there is none. It is a paragraph for each state, or one long one for all; an article that speaks of
    delegations names several states at once.
    """
    told: list[int] = []
    named = 0
    states: set[str] = set()
    for number, paragraph in enumerate(paragraphs):
        is_named = names_delegations(paragraph)
        is_next = not told or number == told[-1] + 1
        is_chamber = is_next and len(paragraph) >= 200 and names_chambers(paragraph)
        is_told = len(paragraph) >= 80 and (is_named or is_chamber)
        own = states_named(paragraph) if is_told else set()
        if len(own) >= 4 and len(paragraph) >= 1_000 and delegations_in(paragraph) >= 4:
            return number, number + 1
        if len(own) == 1 and not own & states:
            told.append(number)
            named += is_named
            states |= own
            if len(told) == _DELEGATIONS:
                break  # an article may go on about the delegation of yet another state
        elif told and number - told[-1] >= 2:
            break
    is_scattered = len(told) == 3 and told[-1] - told[0] > 2  # as leads that each speak of a delegation
    if len(told) < 3 or is_scattered or (named < 3 and not (named and len(told) >= 4)):
        return 0, 0
    heading = told[0] > 0 and is_delegations_heading(paragraphs[told[0] - 1])
    return told[0] - heading, told[-1] + 1


def is_delegations_heading(line: str) -> bool:
    """Whether a short line could be the heading over the standing block."""
    return len(line) <= 80 and delegations_in(line) > 0 and not states_named(line)
