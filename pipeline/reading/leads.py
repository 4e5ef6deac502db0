"""The carousel: which paragraphs make one lead. Pure."""

from collections.abc import Sequence

from pipeline.model import Lead
from pipeline.reading.lines import Line, opens_with_date

MOST_PARAGRAPHS = 3  # of one lead
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
