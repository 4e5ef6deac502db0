"""Which regions of a page (navigation, footer, header) say something of where its article stands. Pure."""

from collections.abc import Iterable, Sequence

from pipeline.reading.blocks import ASIDE, FOOTER, FORM, HEADER, NAVIGATION, Block, Flat
from pipeline.reading.lines import has_ended

_REGIONS = NAVIGATION | FOOTER | ASIDE | HEADER | FORM
SENTENCE = 80  # characters


def is_sentence(text: str) -> bool:
    return len(text) >= SENTENCE and has_ended(text)


def without_wide_regions(flat: Flat, numbers: Iterable[int]) -> Sequence[Block]:
    """The blocks, regions forgotten that hold most of the page: such a form or header says nothing of what is in it.

    Only of the blocks with those numbers: of no others is it asked where they stand.
    """
    wide, size = 0, sum(flat.sizes.values())
    regions = [(traits, part) for traits, part in flat.sizes.items() if traits & _REGIONS]
    for region in (NAVIGATION, FOOTER, ASIDE, HEADER, FORM) if 2 * sum([part for _, part in regions]) > size else ():
        if 2 * sum([part for traits, part in regions if traits & region]) > size and _may_hold_text(flat, region):
            wide |= region
    if not wide:
        return flat.blocks
    blocks = [*flat.blocks]
    for number in numbers:
        blocks[number] = blocks[number]._replace(traits=blocks[number].traits & ~wide)
    return blocks


def _may_hold_text(flat: Flat, region: int) -> bool:
    """Whether there is a sentence in a region; a large menu has none."""
    return region != NAVIGATION or any(b.traits & region and is_sentence(b.text) for b in flat.blocks)
