"""The carousel of a page: which rows before the article are leads, and where each one begins. Pure."""

import re
from collections.abc import Sequence
from itertools import takewhile

from pipeline.blocks import FORM, LEVEL, STRONG
from pipeline.footer import is_footer, is_trailer
from pipeline.furniture import image_names, is_contact_head, is_related_heading, is_share, is_site_name
from pipeline.layout import Layout
from pipeline.lines import Line, has_ended, key, opens_with_date
from pipeline.link_lists import link_lists, opens_item
from pipeline.model import Lead
from pipeline.setting import closes, is_prose, without_link
from pipeline.slide_dates import date_behind, date_of, has_names_beside, is_calendar
from pipeline.slides import Paragraph, joined, without_copies
from pipeline.tools import is_more_link, is_notice, is_tool

MOST_LEADS = 12
_SHORTEST = 20  # characters of a lead's paragraph
_LONGEST_HEADING = 60
_OF_NEWS = re.compile("news|latest|announce|event|новост|анонс|событи|лент|хроник", re.IGNORECASE)
_NEXT_ITEM = 5  # rows from the link of a slide to that of the next
_FURTHEST_APART = 12  # rows between two leads of one carousel
_FURTHEST_CLOSING = 4  # rows from a paragraph to the link that closes its item


def leads(layout: Layout, before: int, title: str | None = None) -> tuple[Lead, ...]:
    """The leads in the rows before that place; a row that ends in the headline (breadcrumbs) is none."""
    headline = key(title or "")
    listed = link_lists(layout, before)
    found = [
        place
        for place in range(before)
        if len(layout.rows[place].text) >= _SHORTEST
        and place not in layout.standing
        and place not in listed
        and _is_lead(layout, place)
        and not _is_told_apart(layout, place)
        and not (headline and key(layout.rows[place].text).endswith(headline))
    ]
    paragraphs = _of_one_carousel(layout, [_paragraph(layout, place, before) for place in found])
    paragraphs = _filled(layout, paragraphs, before, headline)
    return without_copies(joined(layout, paragraphs, before))[-MOST_LEADS:]


def behind(layout: Layout, prose: Sequence[int]) -> int | None:
    """The place of the first paragraph behind the carousel, where no headline tells; None where there is none."""
    rows = layout.rows
    for place in prose:
        if has_names_beside(layout, place):
            return place  # only an article's date has names of images and attachments beside it
    dated = {place: day for place in prose if (day := date_of(layout, place)) is not None}
    linked = _linked_first(layout, prose)
    last = linked[-1] if linked else None
    for place in prose:
        if last is not None and place <= last:
            continue
        if _is_link(layout, rows[place]) or _is_linked_item(layout, place):
            last, linked = place, [*linked, place]
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
    item = _item_box(layout, last, linked)
    after = [place for place in prose if place > last and not (item and layout.holds(item, rows[place]))]
    return after[0] if after else max(dated, default=None)


def _linked_first(layout: Layout, prose: Sequence[int]) -> list[int]:
    """The places of the sentences that are links to articles, one after another from before the first paragraph on."""
    found: list[int] = []
    for place in range(layout.standing.stop, prose[-1] if prose else 0):
        row = layout.rows[place]
        if place > (found[-1] + _NEXT_ITEM if found else prose[0]):
            break
        is_sentence = len(row.text) >= _SHORTEST and has_ended(row.text)
        if is_sentence and layout.block(row).linked * 2 > len(row.text) and _is_link(layout, row):
            found.append(place)
    return found


def _recurring_on(layout: Layout, prose: Sequence[int], last: int | None) -> int | None:
    """The last paragraph of a carousel that other pages have shown too, from the one known to be its last on.

    An article may close with words other pages have as well: the more of the paragraphs before one are new, the less
    it says.
    """
    balance, best, found = 0, 0, last
    for place in prose:
        if last is not None and place <= last:
            continue
        balance += 1 if layout.recurs(layout.rows[place]) else -1
        if balance > best:
            best, found = balance, place
    return found


def _last_in_items(layout: Layout, prose: Sequence[int]) -> int | None:
    """The last paragraph of those at the beginning that stand in a list, where others behind them do not."""
    tags = layout.flat.tags

    def is_item(place: int) -> bool:
        boxes = layout.ancestors(layout.block(layout.rows[place]).box)
        return any(tags[box] in ("li", "article", "dd") for box in boxes)

    listed = [is_item(place) for place in prose]
    if not listed or not listed[0] or all(listed):
        return None
    return prose[listed.index(False) - 1]


def _is_linked_item(layout: Layout, place: int) -> bool:
    """Whether the date before a paragraph leads to another article, or a link behind it to one or to this very one."""
    before, behind = layout.rows[max(0, place - 1) : place], layout.rows[place + 1 : place + 2]
    if any(row.is_date and layout.points_elsewhere(layout.block(row)) for row in before):
        return True
    if any(closes(layout, row, "article", "own") for row in behind if is_more_link(row.text)):
        return True
    return _is_link(layout, layout.rows[place]) and bool(date_of(layout, place))


def _is_link(layout: Layout, row: Line) -> bool:
    """Whether a row as a whole, or a link without text beside it, leads to another article."""
    block = layout.block(row)
    is_whole = not block.linked or block.linked * 2 > len(row.text)
    return is_whole and bool(block.links) and not {"article", "own"}.isdisjoint(layout.link_kinds(block))


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


def _is_lead(layout: Layout, place: int) -> bool:
    """Whether a row is a sentence, or at least stands under a date without being a link to another page."""
    row = layout.rows[place]
    text, size, block = row.text, len(row.text), layout.block(row)
    if size < _SHORTEST or layout.is_outside(row) or block.traits & FORM:
        return False
    if size < 30 or not (size >= 220 or has_ended(without_link(layout, row))):
        if (
            len(block.links) == 1
            and opens_item(layout, place)
            and layout.points_elsewhere(block)
            and is_prose(layout, layout.rows[place + 1])
        ):
            return True
        if block.linked * 2 > size and has_ended(text) and "own" in layout.link_kinds(block):
            return not is_trailer(text)  # `Minsk, 12 May 2020.`: the first sentence of the very page
        has_before = place > 1 or (place == 1 and has_ended(text))  # a page may begin with today's date
        under_date = has_before and layout.rows[place - 1].is_date and not layout.rows[place - 1].images
        if (
            not under_date
            or is_calendar(layout, place - 1, row)
            or (block.linked * 2 > size and not has_ended(text) and not opens_item(layout, place))
        ):
            return False
    if is_footer(text) or is_site_name(text) or is_contact_head(text) or image_names(text) or _is_pager(layout, row):
        return False
    return not (is_notice(text) or is_share(text) or is_trailer(text) or is_tool(text))


def _is_told_apart(layout: Layout, place: int) -> bool:
    """Whether a paragraph without date and link stands in one box with a heading of its own: a box about the site."""
    row, heading = layout.rows[place], layout.rows[place - 1]
    if not place or not 0 < len(heading.text) <= _LONGEST_HEADING or has_ended(heading.text):
        return False
    block, over = layout.block(row), layout.block(heading)
    if block.links or over.links or _OF_NEWS.search(heading.text):
        return False
    marked = over.traits >> LEVEL or over.traits & STRONG
    if not marked and layout.flat.tags[over.box] == layout.flat.tags[block.box]:
        return False
    box = layout.shared(heading, row)
    around = [layout.rows[other] for other in (place - 2, place + 1) if 0 <= other < len(layout.rows)]
    return box != 0 and not any(layout.holds(box, other) for other in around)


def _is_pager(layout: Layout, row: Line) -> bool:
    """Whether a row is links to several articles and no more: `← one` `two →`."""
    block = layout.block(row)
    if len(block.links) < 2 or block.linked * 10 < len(row.text) * 9:
        return False
    kinds = zip(block.addresses, layout.link_kinds(block), strict=True)
    return len({address for address, kind in kinds if kind == "article"}) > 1


def _paragraph(layout: Layout, place: int, before: int) -> Paragraph:
    row = layout.rows[place]
    block = layout.block(row)
    dated = date_of(layout, place) or date_behind(layout, place, before)
    kinds = layout.link_kinds(block) if block.links else []
    targets = tuple(
        layout.canonical(address) or ""
        for address, kind in zip(block.addresses, kinds, strict=True)
        if kind in ("article", "own")
    )
    return Paragraph(row, place, dated, targets, bool(dated or targets) or layout.recurs(row))


def _of_one_carousel(layout: Layout, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Where some have a date or a link, only those and their neighbours; a lone note of the site is no lead."""
    sure = [paragraph.place for paragraph in paragraphs if paragraph.sure]
    if not sure:
        said = [each for each in paragraphs if len(each.row.text) >= 80 or opens_with_date(each.row.text)]
        pages = [page for each in said if (page := _page_of(layout, each))]
        return said if len({*pages}) < 2 else [each for each in said if not _page_of(layout, each)]
    first, last = layout.rows[sure[0]], layout.rows[sure[-1]]
    box = layout.shared(first, last)
    near = range(sure[0] - _FURTHEST_APART, sure[-1] + _FURTHEST_APART)
    return [
        each for each in paragraphs if each.sure or (each.place in near and (not box or _beside(layout, box, each)))
    ]


def _page_of(layout: Layout, paragraph: Paragraph) -> str | None:
    """The page of the site, no article, that a paragraph's item leads to: it tells of the site, not of the news."""
    own = layout.block(paragraph.row)
    following = layout.rows[paragraph.place + 1 : paragraph.place + _FURTHEST_CLOSING]
    behind = (
        layout.block(row)
        for row in takewhile(lambda row: not is_prose(layout, row), following)
        if is_more_link(row.text)
    )
    closing = own if own.linked * 2 > len(paragraph.row.text) else next(behind, None)
    if closing is None or {*layout.link_kinds(closing)} != {None}:
        return None
    found = layout.canonical(closing.addresses[0])
    return None if found == layout.page.url else found


def _filled(layout: Layout, paragraphs: list[Paragraph], before: int, headline: str) -> list[Paragraph]:
    """The same with the short paragraphs between, before and behind them that stand in boxes alike."""
    if not paragraphs:
        return []
    known = {paragraph.place for paragraph in paragraphs}
    kinds = {layout.kind_of_box(paragraph.row) for paragraph in paragraphs}
    first, last = min(known), max(known)
    places = set(known)
    for place in range(first - 1, max(-1, first - 3), -1):
        if not _is_short_paragraph(layout, place, kinds):
            break
        places.add(place)
    places |= {place for place in range(first + 1, last) if _is_short_paragraph(layout, place, kinds, between=True)}
    for place in range(last + 1, min(before, last + 3)):
        if not _is_short_paragraph(layout, place, kinds):
            break
        places.add(place)
    already = {paragraph.place: paragraph for paragraph in paragraphs}
    kept = (place for place in sorted(places) if not headline or not key(layout.rows[place].text).endswith(headline))
    return [already.get(place) or _paragraph(layout, place, before) for place in kept]


def _is_short_paragraph(layout: Layout, place: int, kinds: set[tuple[str, ...]], *, between: bool = False) -> bool:
    """Whether a row among leads is a paragraph too: a question, a line of capitals; no tool or number.

    A link is one only between two leads: before and behind them it may be any list.
    """
    row = layout.rows[place]
    text = row.text
    if len(text) < 12 or layout.is_outside(row) or place in layout.standing or is_more_link(text):
        return False
    if layout.block(row).linked * 2 > len(text) and not has_ended(text) and not between:
        return False
    return layout.kind_of_box(row) in kinds and not (
        is_share(text) or is_site_name(text) or is_trailer(text) or is_related_heading(text)
    )


def _beside(layout: Layout, box: int, paragraph: Paragraph) -> bool:
    """Whether a paragraph stands in the carousel's box, or in one of the two around it, the page's own excepted."""
    return any(around and layout.holds(around, paragraph.row) for around in layout.ancestors(box)[:3])
