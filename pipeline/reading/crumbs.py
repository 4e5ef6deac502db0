"""What the way to a page (`Home / News / Headline`) says its headline is. Pure."""

import re
from collections.abc import Iterator

from pipeline.reading.blocks import MARK, Block
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, has_ended

_MOST_LINKS, _LONGEST_WAY = 6, 160  # links, characters before the headline
_BETWEEN = " \u00a0/|»›>→·•:—–-\\"
_SHORTEST = 12
_MOST_STEPS = 4  # rows or links of a way
_HOME = re.compile(r"(?:https?://[^/]+)?/(?:[a-z]{2}/)?(?:(?:index|default)\.\w+)?")


def named(layout: Layout) -> Iterator[str]:
    """What stands behind the links of each line that begins with links to sections."""
    for number in layout.flat.mixed:
        if name := _name(layout, layout.blocks[number]):
            yield name


def _name(layout: Layout, block: Block) -> str | None:
    size = len(block.links)
    if not 2 <= size <= _MOST_LINKS or not block.linked:
        return None
    way, _, name = block.text.rpartition(MARK)
    name = name.strip(_BETWEEN)
    is_way = (
        len(way) <= _LONGEST_WAY and len(name) >= _SHORTEST and block.linked * 2 > len(way.replace(MARK, "")) - 4 * size
    )
    return name if is_way and _leads_to_sections(layout, block) else None


def _leads_to_sections(layout: Layout, block: Block) -> bool:
    return leads_to_section(layout, block) and "article" not in layout.link_kinds(block)


def leads_to_section(layout: Layout, block: Block) -> bool:
    """Whether one of a row's links leads to a section, or the first of them to the site's front page."""
    return "listing" in layout.link_kinds(block) or is_home(block.addresses[0])


def is_home(address: str) -> bool:
    """Whether an address is that of a site's front page."""
    return _HOME.fullmatch(address) is not None


def is_behind_way(layout: Layout, place: int) -> bool:
    """Whether the row before a place is the way to the page, or a menu: links to sections, the headline behind them."""
    block = layout.block(layout.rows[place - 1])
    if not place or len(block.links) < 2:
        return False
    if len(block.text) > _LONGEST_WAY or block.linked < sum(map(str.isalnum, block.text)):
        return _name(layout, block) is not None
    return _leads_to_sections(layout, block)


def opens_behind_way(layout: Layout, place: int, box: int) -> bool:
    """Whether a box of the page, not its first, holds nothing before the row at a place but the way to the page."""
    first = place
    while first > max(0, place - _MOST_STEPS) and layout.holds(box, layout.rows[first - 1]):
        first -= 1
        if not is_way(layout, layout.rows[first]):
            return False
    return box != 0 and 0 < first < place and not layout.holds(box, layout.rows[first - 1])


def is_way(layout: Layout, row: Line) -> bool:
    """Whether a row is the way to the page, its headline at the end or not, or one step of it."""
    block = layout.block(row)
    if not 0 < len(block.links) <= _MOST_STEPS:
        return False
    is_link = block.linked * 2 > len(block.text) and not has_ended(row.text) and _leads_to_sections(layout, block)
    return is_link or _name(layout, block) is not None
