"""How much each row of a page promises to be its headline, by what is cheapest to see. Pure."""

from collections.abc import Iterator

from pipeline.reading.blocks import FOOTER, LEVEL, NAVIGATION, STRONG
from pipeline.reading.layout import Layout
from pipeline.reading.lines import LONGEST_HEADLINE
from pipeline.reading.titles import Titles
from pipeline.reading.tools import is_title_label

SHORTEST, LONGEST = 6, 600  # characters; where the title agrees even a very long one is tried
_NOWHERE = NAVIGATION | FOOTER
_ENDS = frozenset(".…;:,")


def promises(layout: Layout, titles: Titles) -> Iterator[tuple[float, int]]:
    """For each row that could be the headline how much it promises, by what is cheapest to see; its place negated."""
    rows, blocks, parents, standing = layout.rows, layout.blocks, layout.flat.parents, layout.standing
    count = len(rows)
    for place, row in enumerate(rows):
        text = row.text
        size = len(text)
        if not SHORTEST <= size <= LONGEST:
            continue
        block = blocks[row.number]
        traits = block.traits
        if traits & _NOWHERE or place in standing:
            continue
        before = rows[place - 1] if place else None
        after = rows[place + 1] if place + 1 < count else None
        promise = 4.0 - 0.5 * (traits >> LEVEL) if traits >> LEVEL else 0.0
        if titles.hold(text):
            promise += 3.0
        if size >= 20:
            promise += 1.0 if size <= LONGEST_HEADLINE else -1.0
        if block.linked * 2 > size:
            promise += 1.0 if "own" in layout.link_kinds(block) else -3.0
        if text[-1] not in _ENDS:
            promise += 1.5
        if after is not None:
            if after.date is not None or after.text.startswith(text):
                promise += 2.5
            elif place + 2 < count and rows[place + 2].date is not None and len(after.text) <= 60:
                promise += 1.0
        if before is not None:
            if before.date is not None:
                promise += 1.0
            elif len(before.text) <= 12 and is_title_label(before.text):
                promise += 3.0
        if after is not None and len(after.text) >= 80 and parents[blocks[after.number].box] != parents[block.box]:
            promise += 1.0
        yield promise + ((0.8 if traits & STRONG else 0.0) - 1.5 * place / count), -place
