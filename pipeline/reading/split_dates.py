"""Dates whose day, month and year stand in lines of their own, the day often in large figures. Pure."""

from pipeline.dates import date_line
from pipeline.reading.lines import Line

_LONGEST_DAY, _LONGEST_REST = 2, 20  # characters: `27`; `September, 2018, 14:35`


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
