"""Tables of figures in a text: several lines of as many cells, the first of them a name. Pure."""

import re
from collections.abc import Sequence

from pipeline.layout import Layout
from pipeline.lines import Line

_CELLS = frozenset(("td", "th"))
_WORD = re.compile(r"[^\W\d_]{3}")
_DEEPEST = 5  # boxes from a cell's text to its table
_MOST_ROWS = 400
_LONGEST_CELL = 100  # characters


def table_of_figures(layout: Layout, row: Line) -> int:
    """The box that holds the table a row is a cell of and no more; 0: it is a menu, a calendar, a layout, no table."""
    if len(row.text) > _LONGEST_CELL:
        return 0
    around = layout.ancestors(layout.block(row).box)[:_DEEPEST]
    tags = [layout.flat.tags[box] for box in around]
    if "table" not in tags or _CELLS.isdisjoint(tags[: tags.index("table")]):
        return 0
    table = around[tags.index("table")]
    places = [place for place, other in enumerate(layout.rows) if layout.holds(table, other)]
    if not _is_of_figures(layout, table, [layout.rows[place] for place in places[:_MOST_ROWS]]):
        return 0
    beside = [layout.rows[place] for place in (places[0] - 1, places[-1] + 1) if 0 <= place < len(layout.rows)]
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
