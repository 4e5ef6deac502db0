"""Dates whose day, month and year stand in lines of their own, or of which a line says less than its element. Pure."""

from pipeline.dates import DateLine, date_line, from_stamp, may_be_dated
from pipeline.reading.blocks import MARK, Block
from pipeline.reading.furniture import take_files
from pipeline.reading.lines import Line
from pipeline.text import fold_line

_LONGEST_DAY, _LONGEST_REST = 2, 20  # characters: `27`; `September, 2018, 14:35`
_LONGEST_LABEL = 40


def rejoin(rows: list[Line]) -> None:
    """Makes one date row of each such date; a day alone, as in a calendar, is none."""
    days = [place for place, row in enumerate(rows) if len(row.text) <= _LONGEST_DAY and row.text.isdecimal()]
    for place in reversed(days):
        parts = [row.text for row in rows[place : place + 3]]
        for size in (2, 3):
            if len(parts) < size or not parts[1][:1].isalpha() or not 0 < len(parts[size - 1]) <= _LONGEST_REST:
                break
            found = date_line(" ".join(parts[:size]))
            if found is not None and not found.rest:
                rows[place : place + size] = [rows[place]._replace(text="", date=found)]
                break


def stamped(block: Block, text: str) -> Line | None:
    """A short text in <time> whose date is only in its attribute, as `27 November` or `27.11`; files may be beside."""
    first = next((part for part in map(fold_line, block.text.split(MARK)) if part), "")
    rest, names, files = take_files(text[len(first) :].strip())
    said = text if rest or not (names or files) else first
    if may_be_dated(said) or len(said) > _LONGEST_LABEL or not any(mark.isdigit() for mark in said):
        return None
    day = from_stamp(block.stamp or "")
    return Line("", 0, DateLine(day, "", False), names, files) if day else None
