"""Tables of figures in a text: several lines of as many cells, the first of them a name. Pure."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.reading.endings import is_where_and_when
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line

_CELLS = frozenset(("td", "th"))
_WORD = re.compile(r"[^\W\d_]{3}")
_DEEPEST = 5  # boxes from a cell's text to its table
_MOST_ROWS = 400
_LONGEST_CELL, _LONGEST_SIGN = 100, 20  # characters


class Tables:
    """A page's tables of figures, each looked at once."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._found: dict[int, int] = {}

    def around(self, row: Line) -> int:
        """The box that holds the table a row is a cell of and no more; 0: a menu, a calendar, a layout, no table."""
        table = _innermost(self._layout, row, in_cell=True) if len(row.text) <= _LONGEST_CELL else 0
        if table and table not in self._found:
            self._found[table] = _box_of_figures(self._layout, table, row)
        return self._found.get(table, 0)

    def is_of_signs(self, row: Line) -> bool:
        """Whether a row is a word or a number in a table that is none of figures, and not where a text was written."""
        return len(row.text) <= _LONGEST_SIGN and not (is_where_and_when(row.text) or self.around(row))


def is_in_table(layout: Layout, row: Line) -> bool:
    """Whether a row is a cell of a table of figures."""
    return layout.flat.tags[layout.block(row).box] in _CELLS and Tables(layout).around(row) != 0


def _innermost(layout: Layout, row: Line, *, in_cell: bool = False) -> int:
    """The innermost table around a row, near by; 0 where there is none."""
    around = layout.ancestors(layout.block(row).box)[:_DEEPEST]
    tags = [layout.flat.tags[box] for box in around]
    if "table" not in tags or (in_cell and _CELLS.isdisjoint(tags[: tags.index("table")])):
        return 0
    return around[tags.index("table")]


def _box_of_figures(layout: Layout, table: int, row: Line) -> int:
    """The outermost box with a table and no more in it; 0 where that table is none of figures, or holds another."""
    rows = layout.rows
    first = end = bisect_left(rows, row.number, key=lambda other: other.number)
    while first and layout.holds(table, rows[first - 1]):
        first -= 1
        if _innermost(layout, rows[first]) not in (0, table):
            return 0
    while end < len(rows) and layout.holds(table, rows[end]):
        if _innermost(layout, rows[end]) not in (0, table):
            return 0
        end += 1
    if not _is_of_figures(layout, table, rows[first : min(end, first + _MOST_ROWS)]):
        return 0
    beside = [rows[place] for place in (first - 1, end) if 0 <= place < len(rows)]
    while (outer := layout.flat.parents[table]) and not any(layout.holds(outer, other) for other in beside):
        table = outer
    return table


def _is_of_figures(layout: Layout, table: int, cells: Sequence[Line]) -> bool:
    """Whether its lines have as many cells each, all short and no links, and most of them begin with a word."""
    lines: dict[int, list[Line]] = {}
    for cell in cells:
        if layout.block(cell).links or len(cell.text) > _LONGEST_CELL:
            return False
        lines.setdefault(layout.branch(table, cell), []).append(cell)
    counts = {len(line) for line in lines.values()}
    if len(lines) < 2 or len(counts) != 1 or min(counts) < 2:
        return False
    named = sum(bool(_WORD.search(line[0].text)) for line in lines.values())
    return named * 3 > len(lines) * 2
