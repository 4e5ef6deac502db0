"""Lists of linked headlines on a page (announcements, popular): they are neither carousel nor article. Pure."""

from collections.abc import Iterator, Sequence

from pipeline.reading.furniture import is_related_heading
from pipeline.reading.goals import has_article
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, breaks_off, has_ended
from pipeline.reading.setting import is_prose
from pipeline.reading.tools import is_more_link
from pipeline.reading.ways_on import without_link

_SHORTEST_ITEM, _LONGEST_ITEM = 25, 300  # characters of a headline
_SHORTEST_LEAD = 100  # of a whole sentence that only a lead is
_LONGEST_LABEL = 40
_MOST_LINKS = 2  # of an item; more make a menu
_LISTS = frozenset(("table", "ul", "ol", "dl"))
_SHORTEST_SENTENCE = 80


def link_lists(layout: Layout, before: int, title: str | None = None) -> frozenset[int]:
    """The places before that one that are items of such lists: several links to articles, most no whole sentences.

    Or the page's own headline is among them: no lead is one.
    """
    runs = _runs(layout, before)
    return frozenset(place for items in runs if _is_list(layout, items, title) for place in items)


def _runs(layout: Layout, before: int) -> Iterator[list[int]]:
    """Rows that are a link to an article, one after another in boxes alike, with no more than dates between."""
    run: list[int] = []
    parted = False  # labels stand between its items
    blocks = layout.blocks
    for place, row in enumerate(layout.rows[:before]):
        if not row.text:
            continue
        if run and _is_short_item(layout, row, layout.rows[run[-1]]):
            continue
        if not (blocks[row.number].linked and _is_item(layout, place)):
            if run and (_ends_list(row.text) or (len(run) > 1 and not parted)):
                yield run
                run = []
            parted = bool(run)
            continue
        if run and not _goes_on(layout, run, row):
            yield run
            run = []
        parted = parted and bool(run)
        run.append(place)
    if run:
        yield run


def _ends_list(text: str) -> bool:
    """Whether a line between two items is more than a label, or the heading of another list."""
    return len(text) > _LONGEST_LABEL or has_ended(text) or is_related_heading(text)


def _goes_on(layout: Layout, run: Sequence[int], row: Line) -> bool:
    """Whether an item stands in a box like those before it, and in the box that holds these, where that is a list."""
    first, last = layout.rows[run[0]], layout.rows[run[-1]]
    if layout.kind_of_box(row) != layout.kind_of_box(last):
        return False
    box = layout.shared(first, last)
    return len(run) < 2 or layout.flat.tags[box] not in _LISTS or layout.holds(box, row)


def _is_item(layout: Layout, place: int) -> bool:
    row = layout.rows[place]
    block = layout.block(row)
    size = len(row.text)
    if not _SHORTEST_ITEM <= size <= _LONGEST_ITEM or block.linked * 2 <= size:
        return False
    if not has_article(layout.link_kinds(block)):
        return False
    return sum(kind is not None for kind in layout.link_kinds(block)) <= _MOST_LINKS  # banners may stand below it


def _is_short_item(layout: Layout, row: Line, last: Line) -> bool:
    """Whether a row is too short a link to tell a list by, in a box like that of the item before it."""
    block = layout.block(row)
    if not block.linked or len(row.text) >= _SHORTEST_ITEM or not layout.points_elsewhere(block):
        return False
    return layout.kind_of_box(row) == layout.kind_of_box(last) and not is_more_link(row.text)


def _is_list(layout: Layout, items: list[int], title: str | None) -> bool:
    rows = layout.rows
    if len({tuple(layout.block(rows[place]).addresses) for place in items}) < 2:
        return False
    if title and any(rows[place].text == title for place in items):
        return True
    open_ended = sum(_is_headline(layout, place) for place in items)
    heading = next((row.text for row in reversed(rows[max(0, items[0] - 3) : items[0]]) if row.text), "")
    is_told = any(has_ended(rows[place].text) and len(rows[place].text) >= _SHORTEST_LEAD for place in items)
    return open_ended * 2 >= len(items) + is_told or (open_ended * 3 >= len(items) and is_related_heading(heading))


def _is_headline(layout: Layout, place: int) -> bool:
    text = without_link(layout, layout.rows[place])
    return not (has_ended(text) or breaks_off(text) or opens_item(layout, place))


def opens_item(layout: Layout, place: int) -> bool:
    """Whether a row is the short first line of more: running text stands right behind it, beside it."""
    following = layout.rows[place + 1] if place + 1 < len(layout.rows) else None
    if following is None or len(layout.block(layout.rows[place]).links) > _MOST_LINKS:
        return False
    if not is_prose(layout, following):
        return len(following.text) >= _SHORTEST_SENTENCE and has_ended(following.text) and _same_link(layout, place)
    parents = layout.flat.parents
    one, other = layout.block(layout.rows[place]).box, layout.block(following).box
    return one == other or parents[one] == parents[other] or _same_link(layout, place)


def _same_link(layout: Layout, place: int) -> bool:
    one, other = (layout.block(layout.rows[at]).addresses for at in (place, place + 1))
    return bool(one) and one == other
