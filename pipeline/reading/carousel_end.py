"""Where the carousel of a page without a headline ends, and the article begins. Pure."""

from collections.abc import Sequence

from pipeline.reading.blocks import Block
from pipeline.reading.crumbs import is_home, is_way
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, has_ended
from pipeline.reading.setting import is_prose
from pipeline.reading.slide_dates import date_of, has_names_beside
from pipeline.reading.tools import is_more_link
from pipeline.reading.ways_on import closes, is_closed, said_again

_SHORTEST = 20  # characters of a sentence
_PARAGRAPHS = 2  # from a slide's first to its last
_LONGEST_WAY, _LONGEST_LINK = 3, 40  # links; characters
_NEXT_ITEM = 5  # rows from the link of a slide to that of the next


def behind(layout: Layout, prose: Sequence[int]) -> int | None:
    """The place of the first paragraph behind the carousel, where no headline tells; None where there is none."""
    rows, prose = layout.rows, _behind_way(layout, prose)
    for place in prose:
        if has_names_beside(layout, place):
            return place  # only an article's date has names of images and attachments beside it
    dated = {place: day for place in prose if (day := date_of(layout, place)) is not None}
    linked = _linked_first(layout, prose)
    last = linked[-1] if linked else None
    for place in prose:
        if last is not None and place <= last:
            continue
        if _is_link(layout, rows[place]) or _is_linked_item(layout, place) or closes(layout, rows[place], "article"):
            last, linked = place, [*linked, place]
    if layout.standing and last is None:  # pacsto's block stands in the carousel's place
        after = [place for place in prose if place >= layout.standing.stop]
        return next((place for place in after if not layout.recurs(rows[place])), min(after, default=None))
    if last is not None and (listed := _item_of_list(layout, rows[last], ("li", "dd"))):
        of_list = [place for place in prose if layout.holds(layout.flat.parents[listed], rows[place])]
        last = max([last, *of_list]) if len(of_list) < len(prose) else last
    last = _recurring_on(layout, prose, last)
    days = list(dict.fromkeys(dated.values()))
    alike = any(layout.kind_of_box(day) == layout.kind_of_box(days[-1]) for day in days[:-1])
    if len(days) > 1 and alike and not linked:
        last = max(last or 0, max(dated))  # dates in a row, all of one kind: the carousel's
    own = [place for place in dated if last is None or place > last]
    if own and (len(days) > 1 or own[-1] != prose[0]):
        return own[-1]
    if last is None:
        last = _last_in_items(layout, prose)
        if last is None:
            return prose[0] if prose else None
    item = 0 if is_closed(layout, last, "article") else _item_box(layout, last, linked)
    after = [place for place in prose if place > last and not (item and layout.holds(item, rows[place]))]
    return after[0] if after else max(dated, default=_new(layout, prose))


def _behind_way(layout: Layout, prose: Sequence[int]) -> Sequence[int]:
    """The places behind the way to the page (`Home / News`), where that stands behind some of them; else all."""
    if not prose:
        return prose
    for place in range(prose[0] + 1, prose[-1]):
        block = layout.block(layout.rows[place])
        is_short = 1 < len(block.links) <= _LONGEST_WAY and is_home(block.addresses[0])
        if is_short and "listing" in layout.link_kinds(block) and is_way(layout, layout.rows[place]):
            return [each for each in prose if each > place]
    return prose


def _new(layout: Layout, prose: Sequence[int]) -> int | None:
    """The place of the one paragraph that is new, where the site is known; a picture over it may be a link."""
    rows = layout.rows
    new = [place for place in prose if not layout.block(rows[place]).linked and not layout.recurs(rows[place])]
    return new[0] if layout.recurring and len(new) == 1 else None


def _linked_first(layout: Layout, prose: Sequence[int]) -> list[int]:
    """The places of the sentences that are links to articles, or end in one that says the same for each.

    One after another from before the first paragraph on.
    """
    found: list[int] = []
    again = said_again(layout)
    for place in range(layout.standing.stop, prose[-1] if prose else 0):
        row = layout.rows[place]
        if place > (found[-1] + _NEXT_ITEM if found else prose[0] + _PARAGRAPHS * bool(again)):
            break
        is_sentence = len(row.text) >= _SHORTEST and has_ended(row.text)
        is_linked = is_sentence and layout.block(row).linked * 2 > len(row.text) and _is_link(layout, row)
        if place in again or (is_linked and (found or place <= prose[0])):
            found.append(place)
    return found


def _is_said_again(layout: Layout, place: int) -> bool:
    """Whether a paragraph has stood before on this page."""
    row = layout.rows[place]
    return layout.recurs(row) and any(other.text == row.text for other in layout.rows[:place])


def _recurring_on(layout: Layout, prose: Sequence[int], last: int | None) -> int | None:
    """The last paragraph of a carousel that other pages have shown too, from the one known to be its last on.

    An article may close with words other pages have as well: the more of the paragraphs before one are new, the less
    it says; and where the carousel's end is known otherwise, something of the page is its article.
    """
    balance, best, found = 0, 0, last
    for place in prose if last is None else prose[:-1]:
        if last is not None and place <= last:
            continue
        if last is not None and _is_said_again(layout, place) and not is_closed(layout, place, "article", "own"):
            break  # the article begins with the words of its own lead
        balance += 1 if layout.recurs(layout.rows[place]) else -1
        if balance > best:
            best, found = balance, place
    return found


def _last_in_items(layout: Layout, prose: Sequence[int]) -> int | None:
    """The last paragraph of those at the beginning that stand in a list, where others behind them do not."""
    tags = layout.flat.tags
    items = [_item_of_list(layout, layout.rows[place], ("li", "article", "dd")) for place in prose]
    listed = [box > 0 for box in items]
    if not listed or not listed[0] or all(listed):
        return None
    if tags[items[0]] == "article" and len({*items}) == 2:  # 0 and the one there is: it may be the article's own
        return None
    return prose[listed.index(False) - 1]


def _item_of_list(layout: Layout, row: Line, wanted: Sequence[str]) -> int:
    """The innermost box of such a tag around a row; 0: none."""
    boxes = layout.ancestors(layout.block(row).box)
    return next((box for box in boxes if layout.flat.tags[box] in wanted), 0)


def _is_linked_item(layout: Layout, place: int) -> bool:
    """Whether the date before a paragraph leads to another article, or a link behind it to one or to this very one."""
    if _is_closed_further_on(layout, place) or _is_closed_behind_date(layout, place):
        return True
    before, behind = layout.rows[max(0, place - 1) : place], layout.rows[place + 1 : place + 2]
    own = layout.rows[place].number  # a date on the line of the text has that one's links
    if any(row.is_date and row.number != own and layout.points_elsewhere(layout.block(row)) for row in before):
        return True
    if any(closes(layout, row, "article", "own") for row in behind if is_more_link(row.text)):
        return True
    return _is_link(layout, layout.rows[place]) and bool(date_of(layout, place))


def _is_closed_behind_date(layout: Layout, place: int) -> bool:
    """Whether a date stands behind a paragraph, and behind that a short link to another article, in a box of theirs."""
    rows = layout.rows[place : place + 4]
    if len(rows) < 4 or not rows[1].is_date or len(rows[2].text) > _LONGEST_LINK:
        return False
    box = layout.shared(rows[0], rows[2])
    is_own = box != 0 and layout.holds(box, rows[1]) and not layout.holds(box, rows[3])
    return is_own and layout.points_elsewhere(layout.block(rows[2]))


def _is_closed_further_on(layout: Layout, place: int) -> bool:
    """Whether a link to read on stands behind a paragraph, or behind the short ones that follow it."""
    for last in range(place, min(place + _PARAGRAPHS + 1, len(layout.rows))):
        if last > place and (not has_ended(layout.rows[last].text) or is_prose(layout, layout.rows[last])):
            return False
        if is_closed(layout, last, "article"):
            return True
    return False


def _is_link(layout: Layout, row: Line) -> bool:
    """Whether a row as a whole, or a link without text beside it, leads to another article."""
    block = layout.block(row)
    is_whole = not block.linked or block.linked * 2 > len(row.text)
    if not is_whole or not block.links:
        return False
    kinds = layout.link_kinds(block)
    return "article" in kinds or ("own" in kinds and not _are_of_tools(layout, block))


def _are_of_tools(layout: Layout, block: Block) -> bool:
    """Whether links without text ask for this very page in another form: pictures of a printer, of a document."""
    kinds = zip(block.addresses, layout.link_kinds(block), strict=True)
    is_form = all("?" in address for address, kind in kinds if kind == "own")
    return not block.linked and "?" not in layout.page.url and is_form


def _item_box(layout: Layout, place: int, linked: Sequence[int]) -> int:
    """The box of the carousel's item a paragraph stands in: with its date or link, or with no other item; 0: none."""
    rows = layout.rows
    near = [row for row in rows[max(0, place - 1) : place] if row.is_date]
    near += [row for row in rows[place + 1 : place + 2] if is_more_link(row.text)]
    boxes = [
        layout.shared(row, rows[place]) for row in near if row.is_date or layout.points_elsewhere(layout.block(row))
    ]
    if any(boxes) or len(linked) < 2 or place != linked[-1]:
        return min((box for box in boxes if box), default=layout.block(rows[place]).box)
    around = layout.ancestors(layout.block(rows[place]).box)
    alone = [box for box in around if not layout.holds(box, rows[linked[-2]])]
    return alone[-1] if alone and len(around) > 1 else 0
