"""How much each row of a page promises to be its headline, by what is cheapest to see. Pure."""

from collections.abc import Iterator

from pipeline.blocks import FOOTER, LEVEL, NAVIGATION, STRONG
from pipeline.layout import Layout
from pipeline.lines import LONGEST_HEADLINE
from pipeline.titles import Titles
from pipeline.tools import is_title_label

LONGEST = 600  # characters; where the title agrees even a very long one is tried
_NOWHERE = NAVIGATION | FOOTER
_ENDS = frozenset(".…;:,")


def promises(layout: Layout, titles: Titles) -> Iterator[tuple[float, int]]:
    """For each row that could be the headline how much it promises, by what is cheapest to see; its place negated."""
    rows, blocks, parents = layout.rows, layout.blocks, layout.flat.parents
    for place, row in enumerate(rows):
        text = row.text
        size = len(text)
        if not 6 <= size <= LONGEST:
            continue
        block = blocks[row.number]
        traits = block.traits
        if traits & _NOWHERE or place in layout.standing:
            continue
        level = traits >> LEVEL
        promise = (4.0 - 0.5 * level if level else 0.0) + (3.0 if titles.hold(text) else 0.0)
        promise += (1.0 if size >= 20 else 0.0) - (2.0 if size > LONGEST_HEADLINE else 0.0)
        if block.linked * 2 > size:
            promise += 1.0 if "own" in layout.link_kinds(block) else -3.0
        if text[-1] not in _ENDS:
            promise += 1.5
        if place + 1 < len(rows) and (rows[place + 1].is_date or rows[place + 1].text.startswith(text)):
            promise += 2.5
        elif place + 2 < len(rows) and rows[place + 2].is_date and len(rows[place + 1].text) <= 60:
            promise += 1.0
        if place and rows[place - 1].is_date:
            promise += 1.0
        elif place and len(rows[place - 1].text) <= 12 and is_title_label(rows[place - 1].text):
            promise += 3.0
        if place + 1 < len(rows) and len(rows[place + 1].text) >= 80:
            promise += 1.0 if parents[blocks[rows[place + 1].number].box] != parents[block.box] else 0.0
        promise += (0.8 if traits & STRONG else 0.0) - 1.5 * place / len(rows)
        yield promise, -place
