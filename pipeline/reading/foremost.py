"""The headline that the page's titles name, where no other row could win against it: the others need no weighing. Pure.

A row's score has a most, told by what is cheap to see of it; one that could not reach the score of the row the titles
name is not looked at any further.
"""

from collections.abc import Iterable, Sequence
from itertools import repeat

from pipeline.reading.blocks import FOOTER, NAVIGATION, STRONG
from pipeline.reading.furniture import is_site_name
from pipeline.reading.headline import FURTHEST_COPY, MOST_PLAIN, SITE_NAME, TITLING, from_tag, reckoned, weighed
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line
from pipeline.reading.promises import LONGEST, SHORTEST
from pipeline.reading.setting import MOST_WEIGHT, Candidate
from pipeline.reading.titles import FEWEST, Titles
from pipeline.reading.tools import is_title_label
from pipeline.text import letters, of_line

_NOWHERE = NAVIGATION | FOOTER
_OPENING = 16  # letters and digits that two copies of a headline share, or a row and the title it agrees with
_WIDTH = _OPENING + 1
_SAMPLE = 60  # characters that hold so many letters, most often
_MOST_NAMED = 60  # rows that agree with a title: a page with more of them is no article's, and each costs
_CLEARLY = 1.0  # agreement with a title that is more than its being a part of it
_TAG, _OWN, _COPIES, _LABELLED, _SLUG = 2.5, 1.0, 4.0, 3.0, 2.5  # the most that each may say


def foremost(layout: Layout, titles: Titles) -> Candidate | None:
    """The row a title names, with all that speaks for and against it, if no other row can be as likely; else None."""
    if not titles.whole:
        return None
    openings = [*map(opening, [row.text for row in layout.rows])]
    places = _worth_a_look(layout)
    named = [place for place in places if openings[place][:FEWEST] in titles.beginnings]
    named = [place for place in named if titles.may_agree(openings[place])]
    best = _best(layout, named, titles) if len(named) <= _MOST_NAMED else None
    if best is None:
        return None
    least = best.score - MOST_WEIGHT - MOST_PLAIN - (_SLUG if layout.source.lang == "ru" else 0.0)
    others = sorted({*places}.difference(named))
    return None if _may_be_reached(least, layout, others, openings, titles) else best


def _best(layout: Layout, named: Sequence[int], titles: Titles) -> Candidate | None:
    """The likeliest of the rows at some places; None where it agrees with no title, or another could be put before it.

    See `choice`. One that could not win with all that may stand around it is not weighed.
    """
    tried = sorted(reckoned(layout, named, titles), key=lambda each: -each.score)
    best: Candidate | None = None
    for each in tried:
        if best is not None and each.score + MOST_WEIGHT < best.score:
            break
        found = weighed(layout, each, titles)
        if best is not None and found.score == best.score:
            return None
        best = found if best is None or found.score > best.score else best
    if best is None or (agreed := titles.agreement(best.title)) <= _CLEARLY:
        return None
    has_rival = any(each.first < best.first and titles.agreement(each.title) >= agreed for each in tried)
    return None if has_rival else best


@of_line
def opening(text: str) -> str:
    """The first letters and digits of a row, as they are compared."""
    found = letters(text[:_SAMPLE])
    return (found if len(found) >= _OPENING else letters(text))[:_OPENING]


def _worth_a_look(layout: Layout) -> list[int]:
    """The places of the rows that could be a headline at all: see `promises`."""
    blocks, standing = layout.blocks, layout.standing
    found = [
        place
        for place, row in enumerate(layout.rows)
        if SHORTEST <= len(row.text) <= LONGEST and not blocks[row.number].traits & _NOWHERE
    ]
    return [place for place in found if place not in standing] if standing else found


def _may_be_reached(
    least: float, layout: Layout, places: Iterable[int], openings: Sequence[str], titles: Titles
) -> bool:
    """Whether so much may speak for one of the rows besides its form, its date and what stands around it."""
    rows, blocks, tags, letters = layout.rows, layout.blocks, layout.flat.tags, titles.letters
    every = "\n" + "\n".join(map(str.ljust, openings, repeat(_OPENING)))
    for place in places:
        row, own = rows[place], openings[place]
        block = blocks[row.number]
        most = _OWN if block.linked else 0.0
        if block.traits >= STRONG or tags[block.box] in TITLING:  # a heading's level stands above it
            most += _TAG
        if own in letters:
            most += _CLEARLY
        if place and is_title_label(rows[place - 1].text):
            most += _LABELLED
        if most + _COPIES < least:
            continue  # as most
        at = (place + 1) * _WIDTH
        if every.find("\n" + own, at, at + FURTHEST_COPY * _WIDTH) >= 0:
            most += _COPIES
        if most >= least and _most(layout, row, most) >= least:
            return True
    return False


def _most(layout: Layout, row: Line, most: float) -> float:
    """The same of one row, its element looked at."""
    block = layout.block(row)
    most += from_tag(layout, row) - (_OWN if block.linked else 0.0)
    if block.traits >= STRONG or layout.flat.tags[block.box] in TITLING:
        most -= _TAG
    return most - (SITE_NAME if is_site_name(row.text) else 0.0)
