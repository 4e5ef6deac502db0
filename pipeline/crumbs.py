"""What the way to a page (`Home / News / Headline`) says its headline is. Pure."""

from collections.abc import Iterator

from pipeline.blocks import MARK
from pipeline.layout import Layout

_MOST_LINKS, _LONGEST_WAY = 6, 160  # links, characters before the headline
_BETWEEN = " \u00a0/|»›>→·•:—–-\\"
_SHORTEST = 12


def named(layout: Layout) -> Iterator[str]:
    """What stands behind the links of each line that begins with links to sections."""
    for number in layout.flat.mixed:
        block = layout.blocks[number]
        size = len(block.links)
        if not 2 <= size <= _MOST_LINKS:
            continue
        way, _, name = block.text.rpartition(MARK)
        name = name.strip(_BETWEEN)
        is_way = (
            len(way) <= _LONGEST_WAY
            and len(name) >= _SHORTEST
            and block.linked * 2 > len(way.replace(MARK, "")) - 4 * size
        )
        if is_way and "listing" in (kinds := layout.link_kinds(block)) and "article" not in kinds:
            yield name


def is_behind_way(layout: Layout, place: int) -> bool:
    """Whether the row before a place is the way to the page, or a menu: links to sections and nothing else."""
    block = layout.block(layout.rows[place - 1])
    if not place or not 2 <= len(block.links) or len(block.text) > _LONGEST_WAY:
        return False
    text = block.text.replace(MARK, "")
    kinds = layout.link_kinds(block)
    return block.linked >= sum(map(str.isalnum, text)) and "listing" in kinds and "article" not in kinds
