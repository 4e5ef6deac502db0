"""What closes pacsto's standing block behind its delegations: words in nobody's name. Pure."""

from itertools import takewhile

from pipeline.reading.footer import is_footer
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line
from pipeline.reading.setting import is_prose

_MOST = 2  # rows
_FURTHEST_BOX = 4  # around the delegations


def closed(layout: Layout, before: int) -> range:
    """The rows of the block with those that close it; the headline, which is known, stands at the place given."""
    block = layout.standing
    behind = layout.rows[block.stop : min(before, block.stop + _MOST)] if block else []
    return range(block.start, block.stop + sum(1 for _ in takewhile(lambda row: _may_close(layout, row), behind)))


def closed_box(layout: Layout) -> int:
    """The place behind the block, where no headline tells: that behind a box which holds it and little more."""
    block, rows = layout.standing, layout.rows
    end = block.stop
    if not block:
        return end
    for box in layout.ancestors(layout.shared(rows[block.start], rows[end - 1]))[:_FURTHEST_BOX]:
        behind = _within(layout, box)
        if not box or len(behind) > _MOST or not all(_may_close(layout, row) for row in behind):
            break
        end = block.stop + len(behind)
    is_followed = any(is_prose(layout, row) and not is_footer(row.text) for row in rows[end:])
    return end if is_followed else block.stop


def _within(layout: Layout, box: int) -> list[Line]:
    """The first rows behind the delegations that stand in a box with them, as many as tell enough."""
    behind = layout.rows[layout.standing.stop :][: _MOST + 1]
    return [*takewhile(lambda row: layout.holds(box, row), behind)]


def _may_close(layout: Layout, row: Line) -> bool:
    return not (row.is_date or layout.block(row).links)
