"""Notes of the site before an article, of what it is, asks, looks back on: what they say is no news. Pure."""

import re
from collections.abc import Sequence
from itertools import takewhile

from pipeline.reading.blocks import LEVEL, STRONG
from pipeline.reading.goals import has_article
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, has_ended
from pipeline.reading.setting import is_prose
from pipeline.reading.side_boxes import OF_NEWS
from pipeline.reading.slides import Paragraph
from pipeline.text import casefolded, of_line, says

_LONGEST_HEADING = 60  # characters over a note of the site
_FURTHEST, _FURTHEST_HEADING = 8, 4  # rows
_OF_PICTURES = re.compile("photo|video|galler|фото|видео|галере", re.IGNORECASE)
_NETWORK = re.compile(
    r"https?://(?:[\w-]+\.)*(?:t\.me|telegram\.\w+|vk\.com|vk\.ru|ok\.ru|facebook\.com|fb\.com|twitter\.com|x\.com"
    r"|instagram\.com|rutube\.ru|youtube\.com|dzen\.ru|max\.ru)/",
    re.IGNORECASE,
)
_OF_SITE = (
    *("site works in test", "site is working in test", "site is under construction", "version of the site"),
    *("version of the website", "visually impaired", "impaired sight", "сайт работает в тестовом режиме"),
    *("сайт находится в", "версии сайта", "версия сайта", "слабовидящ", "нарушениями зрения", "нарушением зрения"),
)


@of_line
def tells_of_site(line: str) -> bool:
    """What a site says of itself: that it is old, is tried out, can be read by those who see badly."""
    return says(casefolded(line[:400]), _OF_SITE)


def is_of_note(layout: Layout, place: int) -> bool:
    """Whether a paragraph is one of a note of the site: under its heading, each of them right in the note's box.

    A question may head it, and a few words stand between (`This day in history`, `23 November`); or it is unfolded.
    """
    rows = layout.rows
    for head in range(place - 1, max(-1, place - 1 - _FURTHEST_HEADING), -1):
        over, text = layout.block(rows[head]), rows[head].text
        box = layout.shared(rows[head], rows[place])
        is_way = has_article(layout.link_kinds(over))
        if rows[head].is_date or is_way or not box or not _stands_in(layout, box, rows[place]):
            return False
        is_asked = text.endswith("?")
        is_marked = (
            over.traits >> LEVEL or over.traits & STRONG or (is_asked and layout.flat.tags[over.box] == "summary")
        )
        if not is_marked or len(text) > _LONGEST_HEADING:
            continue
        is_first = not head or not layout.holds(box, rows[head - 1])
        if not is_first or not (is_asked or not has_ended(text)) or OF_NEWS.search(text):
            return False
        return not _has_news(layout, box, rows[place:], dated=not _OF_PICTURES.search(text))
    return False


def is_beside_text(layout: Layout, place: int) -> bool:
    """Whether a paragraph is surely none of an article without a headline: of the site, in a note."""
    if tells_of_site(layout.rows[place].text):
        return True
    before = layout.rows[max(0, place - _FURTHEST_HEADING) : place]
    is_headed = any(layout.block(row).level or row.text.endswith("?") for row in before)
    is_new = bool(layout.recurring) and not layout.recurs(layout.rows[place])  # a note stands on every page
    return is_headed and not is_new and is_of_note(layout, place)


def _stands_in(layout: Layout, box: int, row: Line) -> bool:
    """Whether a row stands right in a box, or is a child of it."""
    inner = layout.block(row).box
    around = layout.flat.parents[inner]
    inner = around if layout.flat.tags[around] == "blockquote" else inner
    return inner == box or layout.flat.parents[inner] == box


def _has_news(layout: Layout, box: int, behind: Sequence[Line], *, dated: bool) -> bool:
    """Whether a link to an article, or a date, stands in a box from there on."""
    inside = [*takewhile(lambda row: layout.holds(box, row), behind[:_FURTHEST])]
    return any((dated and row.is_date) or has_article(layout.link_kinds(layout.block(row))) for row in inside)


def without_strangers(layout: Layout, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Where several items in one box link to articles, what stands outside of that box without a link is no lead."""
    linked = [each for each in paragraphs if each.targets or each.closed or each.dated]
    if len(linked) < 2 or len(linked) == len(paragraphs):
        return paragraphs
    box = layout.shared(linked[0].row, linked[-1].row)
    items = {layout.branch(box, each.row) for each in linked}
    if not box or len(items) < 2 or any(layout.block(each.row).box in items for each in linked):
        return paragraphs
    return [each for each in paragraphs if layout.holds(box, each.row)]


def is_of_post(layout: Layout, place: int) -> bool:
    """Whether a paragraph is a post's in a network: alone in a box with a link to it there, and none to an article."""
    rows = layout.rows
    row, box = rows[place], layout.flat.parents[layout.block(rows[place]).box]
    if not box:
        return False
    inside = [
        other for other in rows[max(0, place - _FURTHEST_HEADING) : place + _FURTHEST] if layout.holds(box, other)
    ]
    links = [layout.block(other) for other in inside if layout.block(other).links]
    if not links or any(other is not row and is_prose(layout, other) for other in inside):
        return False
    return all({*layout.link_kinds(each)} == {None} for each in links) and any(
        _NETWORK.match(address) and "share" not in address for each in links for address in each.addresses
    )
