"""The card of an article: a box between headline and text that tells its date, kind, author, language. Pure."""

from pipeline.reading.credits import is_credit
from pipeline.reading.insets import is_beside
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, has_ended
from pipeline.reading.setting import is_prose
from pipeline.reading.tools import is_date_label

_LONGEST_FACT, _LONGEST_TERM = 60, 20  # characters
_MOST_FACTS, _FURTHEST_TEXT = 12, 12  # rows
_TERMS = frozenset(("dt", "th"))  # what they hold is the name of a fact


def is_fact(row: Line) -> bool:
    """Whether a row may stand on a card: a few words."""
    return row.is_date or (0 < len(row.text) <= _LONGEST_FACT and not has_ended(row.text.rstrip(":")))


def facts(layout: Layout, start: int) -> frozenset[int]:
    """The places from that one on that are on the card: in one box with a date or a label, the text not in that box."""
    rows = layout.rows
    end = start
    while end < len(rows) and end - start < _MOST_FACTS and is_fact(rows[end]):
        end += 1
    prose = next((row for row in rows[end : end + _FURTHEST_TEXT] if is_prose(layout, row)), None)
    if end == start or prose is None:
        return frozenset()
    first = start - 1 if start and rows[start - 1].is_date else start
    sure = [row for row in rows[first:end] if row.is_date or is_date_label(row.text)]
    dated = rows[first] if first < start else None
    is_like_date = dated is not None and is_beside(layout, dated, prose)
    credits = [row for row in rows[start:end] if is_credit(row.text)]
    sure += credits if is_like_date else [row for row in credits if not is_beside(layout, row, prose)]
    sure += [row for row in rows[start:end] if layout.flat.tags[layout.block(row).box] in _TERMS]
    boxes = [box for box in _boxes(layout, sure) if not layout.holds(box, prose)]
    return frozenset(
        place
        for place in range(start, end)
        if any(layout.holds(box, rows[place]) for box in boxes) and not rows[place].glued
    )


def _boxes(layout: Layout, sure: list[Line]) -> set[int]:
    """The boxes of the sure facts and two around each, that of the page excepted."""
    return {box for row in sure for box in layout.ancestors(layout.block(row).box)[:3] if box}


def _is_beside(layout: Layout, row: Line, dated: Line) -> bool:
    """Whether a few words stand in a box beside the date's: who posted it, in what section."""
    one, other = layout.block(row).box, layout.block(dated).box
    return one != other and layout.depth_apart(one, other) is not None


def is_named(layout: Layout, row: Line, before: Line) -> bool:
    """Whether a row is the fact that the term before it names: `Type` `Press release`."""
    tags = layout.flat.tags
    is_pair = tags[layout.block(before).box] in _TERMS and tags[layout.block(row).box] in ("dd", "td")
    return is_pair and 0 < len(before.text) <= _LONGEST_TERM


def leads_to_date(layout: Layout, place: int, headline: Line) -> bool:
    """Whether a row stands on a card that a date is on as well, the headline not; or a heading is, the text not.

    Between the page's first heading and its date a few words may stand in whatever boxes.
    """
    rows = layout.rows
    for behind in range(place, min(len(rows) - 1, place + _MOST_FACTS)):
        row = rows[behind]
        if not is_fact(row):
            return False
        if row.is_date:
            box = layout.shared(rows[place], row)
            prose = next(
                (other for other in rows[behind + 1 : behind + _FURTHEST_TEXT] if is_prose(layout, other)), None
            )
            if prose is None or layout.points_elsewhere(layout.block(row)):
                return False
            level = layout.block(headline).level
            is_on_its_line = rows[place].number == row.number
            if place < behind and (level == 1 or is_on_its_line or _is_beside(layout, rows[place], row)):
                return True
            return box != 0 and (level > 0 or not layout.holds(box, headline)) and not layout.holds(box, prose)
    return False
