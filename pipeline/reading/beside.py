"""What stands beside a row that could be the headline: copies of it, its date behind or before it. Pure."""

import re

from pipeline.dates import date_line
from pipeline.reading.blocks import MARK, NAVIGATION, STRONG
from pipeline.reading.card import is_fact, leads_to_date
from pipeline.reading.credits import is_credit
from pipeline.reading.crumbs import is_way, opens_behind_way
from pipeline.reading.documents import is_document
from pipeline.reading.furniture import image_names, is_share, take_attachments
from pipeline.reading.insets import side_list_end
from pipeline.reading.labels import says_of_page
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, cut_trailing_date, date_behind, has_ended, opens_text, same_headline
from pipeline.reading.promises import LONGEST
from pipeline.reading.rows import is_label
from pipeline.reading.setting import is_prose
from pipeline.reading.slide_dates import is_at_end
from pipeline.reading.tools import is_date_label, is_more_link, is_tool, tells_of_page
from pipeline.text import fold_line

_WRITTEN = re.compile(r"[ |,–—·•-]+(?:\d{1,2} [^\W\d_]{3,9} |\d{1,2}\.\d{1,2}\.)(?:19|20)\d\d(?: ?г\.?| года)?$")
_LONGEST_DATE = 32  # characters
_LONGEST_SIGNED, _BY_DASH = 80, re.compile(r"[-–—] *[^\W\d_]")  # `27.11.2018 - Press service`
_FEWEST = 12  # letters of a headline that a title names
_SHORTEST_CAPTION = 20  # characters
_FURTHEST_DATE = 8  # rows behind a headline
_MOST_FACTS = 4  # rows between two copies
_MOST_COPIES = 8  # a page that has more is nothing but copies
_LONGEST_SENTENCE = 120  # characters: a headline that long ends in no full stop


def extent(layout: Layout, place: int) -> tuple[str, Line | None, int, int]:
    """Title, date line behind it, the row the article goes on with, and how many more copies stand next to it."""
    rows = layout.rows
    text, dated, copies, end = rows[place].text, None, 0, place + 1
    own = layout.block(rows[place])
    following = rows[end] if end < len(rows) else None
    is_whole = following is not None and (following.is_date or following.text == text)
    ending = None if is_whole else cut_trailing_date(text) or _as_titled(layout, text)
    if ending:
        return ending[0], ending[1], end, 0
    is_sentence = has_ended(text) and len(text) > _LONGEST_SENTENCE and not own.level
    look, passed = end, 0
    while look < len(rows) and look < end + passed + _FURTHEST_DATE and dated is None and copies < _MOST_COPIES:
        row = rows[look]
        if (behind_list := side_list_end(layout, look)) > look:
            look, passed = behind_list, passed + behind_list - look
            continue
        if row.is_date:
            if not (_is_of_another(layout, row) or _is_clock(layout, look, rows[place]) or layout.is_to_come(row)):
                dated, end = row, look + 1
            break
        if look == end and own.level and (said := _date_signed(layout, look, rows[place])):
            dated, end = said, look + 1
            break
        behind = date_behind(text, row.text)
        ending = (text, behind) if behind else cut_trailing_date(row.text)
        if same_headline(text, ending[0] if ending else row.text) or _is_copy_among_tools(text, row.text):
            if not ending and opens_text(text, row.text, next(iter(rows[look + 1 : look + 2]), None)):
                break
            copies, dated, end, passed = copies + 1, ending[1] if ending else None, look + 1, 0
        else:
            below = copies > 0 or own.level > 0 or own.traits & STRONG > 0
            is_near = look < end + passed + 4 and _is_between(layout, row, below=below) and not _is_way_on(layout, row)
            is_near = is_near or leads_to_date(layout, look, rows[place]) or _is_over_copy(layout, look, rows[place])
            if (is_sentence and own.links) or not is_near:
                break
        look += 1
    if not is_sentence and (second := copy_behind(layout, text, end)):
        copies, end = copies + 1, second + 1
    return text, dated, end, copies


def _date_signed(layout: Layout, place: int, headline: Line) -> Line | None:
    """The date of a line right under a heading that says when and, behind a dash, who: `27.11.2018 - Press service`.

    Both stand in one box, and no text with them.
    """
    rows = layout.rows
    row = rows[place]
    found = date_line(row.text) if 0 < len(row.text) <= _LONGEST_SIGNED else None
    if found is None or not _BY_DASH.match(found.rest) or has_ended(found.rest):
        return None
    if same_headline(row.text, headline.text):
        return None  # a headline that begins with a date, once more
    prose = next((other for other in rows[place + 1 : place + _FURTHEST_DATE] if is_prose(layout, other)), None)
    box = layout.shared(row, headline)
    is_apart = box != 0 and prose is not None and not layout.holds(box, prose)
    return Line("", 0, found._replace(rest=""), number=row.number) if is_apart else None


def _is_over_copy(layout: Layout, place: int, headline: Line) -> bool:
    """Whether a few words stand under a heading and its copy follows: who posted it."""
    if not layout.block(headline).level:
        return False
    behind = next((row for row in layout.rows[place : place + _MOST_FACTS] if not is_fact(row)), None)
    return behind is not None and same_headline(headline.text, behind.text)


def _as_titled(layout: Layout, text: str) -> tuple[str, Line] | None:
    """The headline as the page's title has it, and the date behind it, be it in words: `Headline 18 April 2026`."""
    written = _WRITTEN.search(text[-_LONGEST_DATE:])
    if written is None:
        return None
    headline = text[: -len(written[0])]
    titles = (fold_line(layout.flat.og_title), fold_line(layout.flat.title))
    is_named = any(
        title.endswith(headline) or (title.startswith(headline) and not title.startswith(text))
        for title in titles
        if not (title.endswith(("..", "…")) and text.startswith(title.rstrip(" .…")))
    )
    behind = date_behind(headline, text) if is_named and len(headline) >= _FEWEST else None
    return (headline, behind) if behind else None


def _is_copy_among_tools(headline: str, text: str) -> bool:
    """Whether a row is the headline once more, with a counter or a tool of the page behind it."""
    rest = text[len(headline) :].strip(" |,-–—·•") if text.startswith(headline) else ""
    return rest != "" and (is_credit(rest) or is_share(rest) or is_tool(rest))


def copy_behind(layout: Layout, text: str, end: int) -> int | None:
    """The place of a copy of the headline behind its date, a few facts between them. In capitals it opens the text."""
    for place in range(end, min(len(layout.rows), end + 6)):
        row = layout.rows[place]
        if row.text and same_headline(text, row.text):
            is_opening = layout.rows[end - 1].is_date and row.text.isupper() and not text.isupper()
            is_opening = is_opening or opens_text(text, row.text, None)
            return None if is_opening else place
        if _is_way_on(layout, row) or not (is_fact(row) or is_credit(row.text)):
            return None
    return None


def _is_way_on(layout: Layout, row: Line) -> bool:
    """Whether a row is a link to read on; words that lead nowhere (`Details`) head what is told of an article."""
    return is_more_link(row.text) and layout.block(row).links != ()


def _is_of_another(layout: Layout, row: Line) -> bool:
    """Whether a date stands in a link to another article; one glued to a text with links in it does not."""
    block = layout.block(row)
    return layout.points_elsewhere(block) and not 0 < block.linked * 4 < len(block.text)


def _is_clock(layout: Layout, place: int, headline: Line) -> bool:
    """Whether a date row is the page's calendar: today's date, the site's menu behind it, be the headline beside it."""
    row = layout.rows[place]
    if not layout.is_of_today(row):
        return False
    box = layout.shared(headline, row)
    following = [other for other in layout.rows[place + 1 : place + 3] if not box or layout.holds(box, other)]
    return any(len(layout.block(other).links) > 2 or layout.is_outside(other) for other in following)


def _is_between(layout: Layout, row: Line, *, below: bool = False) -> bool:
    """Whether a row may stand between headline and date: tools, a section's name, a link; below a heading also tags.

    And the way to the page.
    """
    block = layout.block(row)
    if says_of_page(block, row.text) or is_label(row.text, block) or is_tool(row.text) or is_date_label(row.text):
        return True
    if is_credit(row.text) or (below and is_way(layout, row)):
        return True
    is_menu = len(block.links) > 2
    if is_menu and below:
        return block.linked * 10 > len(row.text) * 6 and not has_ended(row.text)
    return len(row.text) <= 40 and not (has_ended(row.text) or is_menu) and block.linked * 2 > len(row.text)


def date_before(layout: Layout, place: int) -> Line | None:
    """The date line right before a headline, where it is not the page's own calendar."""
    for before in range(place - 1, max(-1, place - 6), -1):
        row = layout.rows[before]
        if row.is_date:
            box = layout.shared(row, layout.rows[place])
            is_calendar = layout.is_of_today(row) and before > 0 and layout.holds(box, layout.rows[before - 1])
            is_calendar = is_calendar and not opens_behind_way(layout, before, box)
            is_behind_copy = before > 0 and same_headline(layout.rows[before - 1].text, layout.rows[place].text)
            is_lead = not is_behind_copy and is_at_end(layout, before, layout.rows[place], is_linked=True)
            is_lead = is_lead or layout.points_elsewhere(layout.block(row)) or layout.is_to_come(row)
            is_lead = is_lead or _is_of_picture(layout, row)
            return None if is_calendar or is_lead or _is_of_page(layout, row, box) else row
        is_item = layout.points_elsewhere(layout.block(row))  # of a list, as the date before it
        if is_item or not (_is_between(layout, row) or is_of_files(row.text)) or is_more_link(row.text):
            return None
    return None


def _is_of_picture(layout: Layout, row: Line) -> bool:
    """Whether a date stands behind a caption that links to a page of the site, no article, as in a gallery's list."""
    block = layout.block(row)
    if block.linked < _SHORTEST_CAPTION or row.images or {*layout.link_kinds(block)} != {None}:
        return False
    said = next(filter(None, map(fold_line, block.text.split(MARK))), "")  # the date is not what the line begins with
    return len(said) >= _SHORTEST_CAPTION and not (tells_of_page(said) or any(map(is_document, block.addresses)))


def _is_of_page(layout: Layout, row: Line, box: int) -> bool:
    """Whether a date stands in the page's navigation or footer; a footer in one box with the headline is its own."""
    is_own_footer = not layout.block(row).traits & NAVIGATION and layout.flat.tags[box] != "body"
    return layout.is_outside(row) and not is_own_footer


def is_of_files(text: str) -> bool:
    """Whether a row is names of images and attachments and no more."""
    return bool(image_names(text)) or not (len(text) > LONGEST or take_attachments(text)[0])
