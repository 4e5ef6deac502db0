"""Headings of the items of a carousel: each links to its article, and what follows up to the next is its lead. Pure."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, has_ended, key
from pipeline.reading.ways_on import is_way_on

_FURTHEST = 3  # rows from a heading to the first paragraph of its item
_LONGEST_BEFORE = 40  # characters before a headline said again: `Read more about`


def articles_of(layout: Layout, row: Line, *, wanted: Sequence[str] = ("article", "own")) -> list[str]:
    """The canonical addresses of the articles that a row links to, this very one (`own`) among them if it is wanted."""
    block = layout.block(row)
    if not block.links:
        return []
    kinds = zip(block.addresses, layout.link_kinds(block), strict=True)
    return [layout.canonical(address) or "" for address, kind in kinds if kind in wanted]


def closes_link(layout: Layout, place: int) -> bool:
    """Whether a date stands at the end of an item that is a link to an article, in one box with it."""
    rows = layout.rows
    if not 0 < place < len(rows) - 1:
        return False
    before, row, behind = rows[place - 1 : place + 2]
    is_link = layout.block(before).linked * 2 > len(before.text) > 0
    return is_link and articles_of(layout, before) != [] and layout.shared(row, before) > layout.shared(row, behind)


def leads_to(layout: Layout, place: int) -> list[str]:
    """The addresses of the articles that the heading there leads to, itself or by a link behind it that repeats it."""
    row = layout.rows[place]
    block = layout.block(row)
    if not (block.level and row.text):
        return []
    if block.linked * 2 > len(row.text):
        return articles_of(layout, row)
    if block.level > 1 and block.links and not block.linked:
        found = articles_of(layout, row)  # a link without text lies over the item, or a picture is one
        return found if len({*found}) < 2 else []
    return articles_of(layout, layout.rows[place + 1]) if says_head_again(layout, place + 1) else []


def heads_item(layout: Layout, place: int) -> bool:
    """Whether a row is a heading that leads to an article."""
    return leads_to(layout, place) != []


def is_headed(layout: Layout, place: int) -> bool:
    """Whether such a heading stands right over a paragraph, no more than its date and its link between."""
    rows = layout.rows
    over = place - 1
    while over > 0 and over > place - _FURTHEST and (rows[over].is_date or says_head_again(layout, over)):
        over -= 1
    return over >= 0 and heads_item(layout, over)


def says_head_again(layout: Layout, place: int) -> bool:
    """Whether a row is a link that says the headline of its item once more: `Read more about` and that."""
    rows = layout.rows
    if place >= len(rows):
        return False
    row = rows[place]
    block = layout.block(row)
    if not block.links or block.level or block.linked * 10 < sum(map(str.isalnum, row.text)) * 9:
        return False
    said = key(row.text)
    for over in range(place - 1, -1, -1):
        if layout.block(rows[over]).level:
            head = key(rows[over].text)
            return head != "" and said.endswith(head) and len(said) - len(head) <= _LONGEST_BEFORE
    return False


def heads_other_item(layout: Layout, place: int) -> bool:
    """Whether a row heads an item of a list that leads to another article: by its own link, or one behind it."""
    if heads_item(layout, place) and "own" not in layout.link_kinds(layout.block(layout.rows[place])):
        return True
    behind = range(place + 1, min(place + 1 + _FURTHEST, len(layout.rows)))
    return any(
        layout.points_elsewhere(layout.block(layout.rows[other])) and says_head_again(layout, other) for other in behind
    )


def is_own_item(layout: Layout, place: int) -> bool:
    """Whether a link to this very article, a heading or not, is an item among others, and stands elsewhere again."""
    rows = layout.rows
    row, block = rows[place], layout.block(rows[place])
    is_link = block.linked * 2 > len(row.text) and "own" in layout.link_kinds(block)
    if not (heads_item(layout, place) if block.level else is_link):
        return False
    again = any(other.text.startswith(row.text) and not layout.block(other).linked for other in rows)
    return again and any(
        layout.block(other).level == block.level
        and layout.kind_of_box(other) == layout.kind_of_box(row)
        and layout.points_elsewhere(layout.block(other))
        for other in rows
    )


def under_heads(layout: Layout, places: Sequence[int], before: int) -> list[int]:
    """The places of the headings, where each paragraph at one of these places stands in a box with one; else none."""
    first = max(0, places[0] - _FURTHEST)
    around = range(first, places[-1] + 1)
    heads = [place for place in around if heads_item(layout, place)] or _linked_heads(layout, around)
    if not heads or heads[0] > places[0]:
        return []
    last: dict[int, int] = {}  # of the paragraphs under each
    for place in places:
        last[heads[bisect_right(heads, place) - 1]] = place
    return heads if _are_apart(layout, heads, last, before) else []


def _are_apart(layout: Layout, heads: Sequence[int], last: Mapping[int, int], before: int) -> bool:
    """Whether each heading has a paragraph, and both a box in which no other heading stands, nor what is behind all."""
    rows = layout.rows
    for number, head in enumerate(heads):
        end = heads[number + 1] if number + 1 < len(heads) else before
        others = [*rows[end : end + 1], *(rows[other] for other in heads[:number][-1:])]
        if head not in last or not _is_box(layout, rows[head], rows[last[head]], others):
            return False
    return True


def _linked_heads(layout: Layout, around: range) -> list[int]:
    """The places of several lines in boxes alike that are links to articles: headlines. No sentence is one."""
    found = [place for place in around if _is_linked(layout, layout.rows[place])]
    kinds = {layout.kind_of_box(layout.rows[place]) for place in found}
    is_told = any(has_ended(layout.rows[place].text) for place in found)
    return found if len(found) > 1 == len(kinds) and not is_told else []


def _is_linked(layout: Layout, row: Line) -> bool:
    """Whether a line is a link to an article as a whole, and none to read on."""
    block = layout.block(row)
    is_whole = block.linked * 10 > len(row.text) * 8 > 0
    return is_whole and not is_way_on(layout, row, "article", "own") and articles_of(layout, row) != []


def _is_box(layout: Layout, head: Line, last: Line, others: Sequence[Line]) -> bool:
    """Whether a heading and the last paragraph under it stand in a box in which none of the others stands."""
    box = layout.shared(head, last)
    return box != 0 and not any(layout.holds(box, row) for row in others)
