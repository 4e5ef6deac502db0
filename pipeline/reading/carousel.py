"""The carousel of a page: which rows before the article are leads, and where each one begins. Pure."""

from collections.abc import Iterable
from itertools import takewhile

from pipeline.model import Lead
from pipeline.reading.block_end import closed
from pipeline.reading.blocks import FORM
from pipeline.reading.credits import is_credit
from pipeline.reading.footer import is_footer, is_trailer
from pipeline.reading.furniture import image_names, is_contact_head, is_related_heading, is_share, is_site_name
from pipeline.reading.goals import has_article
from pipeline.reading.item_heads import articles_of, closes_link, is_headed
from pipeline.reading.layout import Layout
from pipeline.reading.leads import MOST_PARAGRAPHS
from pipeline.reading.lines import Line, breaks_off, has_ended, key, opens_with_date
from pipeline.reading.link_lists import link_lists, opens_item
from pipeline.reading.notes import is_of_note, is_of_post, tells_of_site, without_strangers
from pipeline.reading.setting import is_prose
from pipeline.reading.side_boxes import is_told_apart
from pipeline.reading.slide_dates import date_behind, date_of, is_calendar
from pipeline.reading.slides import Paragraph, joined, without_copies
from pipeline.reading.tools import is_gauge, is_more_link, is_notice, is_tool
from pipeline.reading.ways_on import is_closed_lead, is_way_on, without_link

MOST_LEADS = 12
_MOST_PARAGRAPHS = 80  # of a carousel: what stands farther before the article is none of its leads
_SHORTEST, _SHORTEST_BROKEN = 20, 60  # characters of a lead's paragraph, of one whose sentence goes on behind it
_LONGEST_HEADING, _LONGEST_ITEM = 60, 100  # characters; an item of any list
_MOST_SHORT = 6  # paragraphs before the first that is known to be a lead's
_FURTHEST_APART = 12  # rows between two leads of one carousel
_DEEP = 2  # boxes around a paragraph by which its slide is known
_FURTHEST_CLOSING = 4  # rows from a paragraph to the link that closes its item


def leads(layout: Layout, before: int, title: str | None = None) -> tuple[Lead, ...]:
    """The leads in the rows before that place; a row that ends in the headline (breadcrumbs) is none."""
    rows = layout.rows
    listed = link_lists(layout, before, title)
    standing = closed(layout, before)
    found = [
        place
        for place in range(before)
        if len(rows[place].text) >= _SHORTEST
        and place not in standing
        and place not in listed
        and _is_lead(layout, place)
        and not is_told_apart(layout, place)
        and not is_of_note(layout, place)
        and not is_of_post(layout, place)
        and not _ends_in(rows[place], title)
    ]
    if not found:
        return ()
    paragraphs = _of_one_carousel(layout, [_paragraph(layout, place, before) for place in found[-_MOST_PARAGRAPHS:]])
    paragraphs = _filled(layout, paragraphs, before, title)
    return without_copies(joined(layout, paragraphs, before))[-MOST_LEADS:]


def _ends_in(row: Line, headline: str | None) -> bool:
    """Whether a row is the way to the page, the headline its end; a sentence may end in the same few words."""
    if not headline or not row.text:
        return False
    said, wanted = key(row.text), key(headline)
    return said.endswith(wanted) and (said == wanted or not has_ended(row.text) or has_ended(headline))


def _is_lead(layout: Layout, place: int) -> bool:
    """Whether a row is a sentence, or at least stands under a date without being a link to another page."""
    row = layout.rows[place]
    text, size, block = row.text, len(row.text), layout.block(row)
    if size < _SHORTEST or layout.is_outside(row) or block.traits & FORM:
        return False
    if has_ended(text) and is_closed_lead(layout, place):
        return not is_more_link(text)
    if block.links and is_way_on(layout, row, "article", "own"):
        return False
    if size >= _SHORTEST_BROKEN and breaks_off(without_link(layout, row)) and _is_of_item(layout, place):
        return True
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
        before = layout.rows[place - 1]
        under_date = has_before and before.is_date and not (before.images or layout.is_to_come(before))
        if (
            not under_date
            or closes_link(layout, place - 1)
            or is_gauge(text)
            or is_calendar(layout, place - 1, row)
            or (
                size < _LONGEST_ITEM
                and block.linked * 2 > size
                and not has_ended(text)
                and not opens_item(layout, place)
            )
        ):
            return False
    if is_footer(text) or is_site_name(text) or is_contact_head(text) or image_names(text) or _is_pager(layout, row):
        return False
    return not (is_notice(text) or tells_of_site(text) or is_share(text) or is_trailer(text) or is_tool(text))


def _is_of_item(layout: Layout, place: int) -> bool:
    """Whether a row is a link to an article, stands right behind one or its date, or in an item that ends in one."""
    rows = layout.rows
    if any(is_closed_lead(layout, other) for other in range(place, min(place + MOST_PARAGRAPHS, len(rows) - 1))):
        return True
    around = [rows[place], *rows[max(0, place - 2) : place]]
    return any(has_article(layout.link_kinds(layout.block(each))) for each in around)


def _is_pager(layout: Layout, row: Line) -> bool:
    """Whether a row is links to several articles and no more: `← one` `two →`."""
    block = layout.block(row)
    if len(block.links) < 2 or block.linked * 10 < len(row.text) * 9:
        return False
    kinds = zip(block.addresses, layout.link_kinds(block), strict=True)
    return len({address for address, kind in kinds if kind == "article"}) > 1


def _paragraph(layout: Layout, place: int, before: int) -> Paragraph:
    row = layout.rows[place]
    dated = date_of(layout, place) or date_behind(layout, place, before)
    targets = tuple(articles_of(layout, row))
    sure = bool(dated or targets) or layout.recurs(row) or is_headed(layout, place)
    return Paragraph(row, place, dated, targets, sure, place + 1 < before and is_closed_lead(layout, place))


def _of_one_carousel(layout: Layout, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Where some have a date or a link, only those and their neighbours; a lone note of the site is no lead."""
    paragraphs = without_strangers(layout, paragraphs)
    sure = [paragraph.place for paragraph in paragraphs if paragraph.sure]
    if not sure:
        said = [
            each for each in paragraphs if each.closed or len(each.row.text) >= 80 or opens_with_date(each.row.text)
        ]
        pages = [page for each in said if (page := _page_of(layout, each))]
        return said if len({*pages}) < 2 else [each for each in said if not _page_of(layout, each)]
    first, last = layout.rows[sure[0]], layout.rows[sure[-1]]
    box = layout.shared(first, last)
    near = range(sure[0] - _FURTHEST_APART, sure[-1] + _FURTHEST_APART)
    return [
        each
        for each in paragraphs
        if each.sure
        or each.closed
        or (each.place in near and (not box or _beside(layout, box, each) or _is_slide(layout, each, first)))
    ]


def _is_slide(layout: Layout, paragraph: Paragraph, lead: Line) -> bool:
    """Whether a paragraph stands as deep in a box as a lead does in the one beside it, every tag the same."""
    depth = layout.depth_apart(layout.block(paragraph.row).box, layout.block(lead).box)
    return depth is not None and depth >= _DEEP


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


def _filled(layout: Layout, paragraphs: list[Paragraph], before: int, title: str | None) -> list[Paragraph]:
    """The same with the short paragraphs between, before and behind them that stand in boxes alike."""
    if not paragraphs:
        return []
    known = {paragraph.place for paragraph in paragraphs}
    kinds = {layout.kind_of_box(paragraph.row) for paragraph in paragraphs}
    first, last = min(known), max(known)
    places = set(known)
    lists = _lists(layout, known)
    for place in range(first - 1, max(-1, first - 1 - _MOST_SHORT), -1):
        if not (_is_listed(layout, place, lists) or (place > first - 3 and _is_short_paragraph(layout, place, kinds))):
            break
        places.add(place)
    places |= {place for place in range(first + 1, last) if _is_short_paragraph(layout, place, kinds, between=True)}
    for place in range(last + 1, min(before, last + 3)):
        if not _is_short_paragraph(layout, place, kinds):
            break
        places.add(place)
    if places == known:
        return paragraphs
    already = {paragraph.place: paragraph for paragraph in paragraphs}
    kept = (place for place in sorted(places) if not _ends_in(layout.rows[place], title))
    return [already.get(place) or _paragraph(layout, place, before) for place in kept]


def _lists(layout: Layout, places: Iterable[int]) -> set[int]:
    """The lists that have leads in more than one of their items."""
    items = {_item(layout, layout.rows[place]) for place in places} - {0}
    boxes = [layout.flat.parents[item] for item in items]
    return {box for box in boxes if boxes.count(box) > 1}


def _item(layout: Layout, row: Line) -> int:
    """The innermost item of a list that holds a row; 0: none."""
    boxes = layout.ancestors(layout.block(row).box)
    return next((box for box in boxes if layout.flat.tags[box] == "li"), 0)


def _is_listed(layout: Layout, place: int, lists: set[int]) -> bool:
    """Whether a sentence stands in an item of one of these lists."""
    row = layout.rows[place]
    if not lists or len(row.text) < _SHORTEST or not has_ended(row.text) or is_more_link(row.text):
        return False
    item = _item(layout, row)
    return item != 0 and layout.flat.parents[item] in lists


def _is_short_paragraph(layout: Layout, place: int, kinds: set[tuple[str, ...]], *, between: bool = False) -> bool:
    """Whether a row among leads is a paragraph too: a question, a line of capitals; no tool or number.

    A link is one only between two leads, if it is not long: before and behind them it may be any list.
    """
    row = layout.rows[place]
    text = row.text
    if len(text) < 12 or layout.is_outside(row) or place in layout.standing or is_more_link(text):
        return False
    is_link = layout.block(row).linked * 2 > len(text) and not has_ended(text)
    if is_link and ((not between and len(text) < _LONGEST_ITEM) or (place > 0 and is_closed_lead(layout, place - 1))):
        return False
    if is_tool(text) or is_gauge(text) or is_credit(text):
        return False
    return layout.kind_of_box(row) in kinds and not (
        is_share(text) or is_site_name(text) or is_trailer(text) or is_related_heading(text)
    )


def _beside(layout: Layout, box: int, paragraph: Paragraph) -> bool:
    """Whether a paragraph stands in the carousel's box, or in one of the two around it, the page's own excepted."""
    return any(around and layout.holds(around, paragraph.row) for around in layout.ancestors(box)[:3])
