"""Which date row is a paragraph's own: the one its slide opens or closes with, the one over an article. Pure."""

from pipeline.reading.credits import is_credit
from pipeline.reading.crumbs import opens_behind_way
from pipeline.reading.furniture import image_names
from pipeline.reading.item_heads import articles_of
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, has_ended
from pipeline.reading.setting import is_prose
from pipeline.reading.tools import is_more_link
from pipeline.reading.ways_on import is_way_on

_LABEL = 40  # characters
_SENTENCE = 15
_FURTHEST_DATE = 6  # rows before a paragraph
_MOST_BEHIND = 4  # rows from a paragraph to the date its slide closes with


def has_names_beside(layout: Layout, place: int) -> bool:
    """Whether names of files stand beside the date before a paragraph; links to go elsewhere may stand between."""
    is_named = False
    for row in reversed(layout.rows[max(0, place - _FURTHEST_DATE) : place]):
        if row.is_date:
            return (is_named or bool(row.images or row.attachments)) and not _is_amid(layout, row, layout.rows[place])
        if image_names(row.text):
            is_named = True
            continue
        is_label = len(row.text) <= _LABEL and layout.block(row).linked * 2 > len(row.text)
        if not (is_label or is_credit(row.text)):
            return False
    return False


def _is_amid(layout: Layout, dated: Line, behind: Line) -> bool:
    """Whether a date stands in the box of a text that goes on behind it, as the name of a picture does."""
    box = layout.block(behind).box
    before = (row for row in layout.rows if row.number < dated.number and layout.block(row).box == box)
    return box != 0 and layout.holds(box, dated) and any(is_prose(layout, row) for row in before)


def date_of(layout: Layout, place: int) -> Line | None:
    """The date row right before a paragraph, links and labels between them allowed; never the page's calendar."""
    rows, is_loose = layout.rows, False
    for before in range(place - 1, max(-1, place - _FURTHEST_DATE), -1):
        row = rows[before]
        if row.is_date:
            is_far = is_loose and before < place - 2
            is_event = layout.is_to_come(row) or is_calendar(layout, before, rows[place])
            if is_far or row.images or row.attachments or is_event:
                return None
            is_other = is_at_end(layout, before, rows[place], is_linked=True) or _is_of_other(layout, row, rows[place])
            return None if is_other else row
        is_salutation = row.text[-1:] in ("!", ",") and len(row.text) <= 2 * _LABEL
        if not is_salutation and (len(row.text) > _LABEL or has_ended(row.text)):
            return None
        is_loose = is_loose or not (is_credit(row.text) or layout.block(row).linked * 2 > len(row.text))
    return None


def _is_of_other(layout: Layout, dated: Line, row: Line) -> bool:
    """Whether a date and a paragraph behind it are links to two articles."""
    first, second = layout.blocks[dated.number], layout.blocks[row.number]
    if not (first.linked and second.linked) or first.links == second.links or first.addresses == second.addresses:
        return False  # as most
    one, other = articles_of(layout, dated), articles_of(layout, row)
    return bool(one and other) and set(one).isdisjoint(other)


def is_at_end(layout: Layout, place: int, behind: Line, *, is_linked: bool = False) -> bool:
    """Whether a date stands at the end of the text before it: in one box with that, and not with what is behind.

    The text may all be one link, where that is said.
    """
    rows = layout.rows
    row, before = rows[place], rows[place - 1 - (place > 1 and is_way_on(layout, rows[place - 1], "article", "own"))]
    is_text = _is_sentence(before) if is_linked else is_prose(layout, before)
    if not place or not is_text:
        return False
    return layout.shared(row, before) > layout.shared(row, behind)


def date_behind(layout: Layout, place: int, before: int) -> Line | None:
    """The date row a paragraph's slide closes with."""
    rows = layout.rows
    for behind in range(place + 1, min(before, place + _MOST_BEHIND)):
        row = rows[behind]
        if row.is_date:
            after = behind + 1 + _is_more(layout, behind + 1)
            last = behind + 1 >= len(rows) or is_at_end(layout, behind, rows[after], is_linked=True)
            return row if last and layout.shared(row, rows[place]) == layout.shared(row, rows[behind - 1]) else None
        if not (is_prose(layout, row) or _is_sentence(row) or is_way_on(layout, row, "article", "own")):
            return None
    return None


def _is_sentence(row: Line) -> bool:
    return len(row.text) >= _SENTENCE and has_ended(row.text)


def _is_more(layout: Layout, place: int) -> bool:
    """Whether the row at a place is a link to read on, and not the page's last."""
    return place + 1 < len(layout.rows) and is_more_link(layout.rows[place].text)


def is_calendar(layout: Layout, place: int, paragraph: Line) -> bool:
    """Whether a date is today's and stands with other things of the page rather than with the paragraph."""
    row = layout.rows[place]
    if not place or not layout.is_of_today(row):
        return False
    if row.number == paragraph.number and not (has_ended(paragraph.text) or layout.block(paragraph).links):
        return True  # `22.11.2026 USD 87.39 Search`
    box = layout.shared(row, paragraph)
    return layout.holds(box, layout.rows[place - 1]) and not opens_behind_way(layout, place, box)
