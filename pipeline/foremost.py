"""The headline that the page's titles name, where no other row could win against it: the others need no weighing. Pure.

A row's score has a most, told by what is cheap to see of it; one that could not reach the score of the row the titles
name is not looked at any further.
"""

from collections.abc import Sequence

from pipeline.blocks import FOOTER, LEVEL, NAVIGATION, STRONG
from pipeline.furniture import is_site_name
from pipeline.headline import FURTHEST_COPY, MOST_PLAIN, SITE_NAME, TITLING, from_tag, reckoned, weighed
from pipeline.layout import Layout
from pipeline.lines import key
from pipeline.promises import LONGEST, SHORTEST
from pipeline.setting import MOST_WEIGHT, Candidate
from pipeline.text import of_line
from pipeline.titles import Titles
from pipeline.tools import is_title_label

_NOWHERE = NAVIGATION | FOOTER
_OPENING = 16  # letters and digits that two copies of a headline share, or a row and the title it agrees with
_WIDTH = _OPENING + 1
_SAMPLE = 60  # characters that hold so many letters, most often
_CLEARLY = 1.0  # agreement with a title that is more than its being a part of it
_TAG, _OWN, _COPIES, _LABELLED, _SLUG = 2.5, 1.0, 4.0, 3.0, 2.5  # the most that each may say


def foremost(layout: Layout, titles: Titles) -> Candidate | None:
    """The row a title names, with all that speaks for and against it, if no other row can be as likely; else None."""
    if not titles.whole:
        return None
    openings = [opening(row.text) for row in layout.rows]
    places = _worth_a_look(layout)
    named = [place for place in places if titles.may_agree(openings[place])]
    best = _best(layout, named, titles)
    if best is None:
        return None
    least = best.score - MOST_WEIGHT - MOST_PLAIN - (_SLUG if layout.source.lang == "ru" else 0.0)
    padded = "".join([f"\n{one:{_OPENING}}" for one in openings])
    others = (place for place in places if place not in named)
    return None if any(_may_reach(least, layout, place, padded, titles) for place in others) else best


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
    found = key(text[:_SAMPLE])
    return (found if len(found) >= _OPENING else key(text))[:_OPENING]


def _worth_a_look(layout: Layout) -> list[int]:
    """The places of the rows that could be a headline at all: see `promises`."""
    blocks, standing = layout.blocks, layout.standing
    return [
        place
        for place, row in enumerate(layout.rows)
        if SHORTEST <= len(row.text) <= LONGEST and not blocks[row.number].traits & _NOWHERE and place not in standing
    ]


def _may_reach(least: float, layout: Layout, place: int, openings: str, titles: Titles) -> bool:
    """Whether so much may speak for a row besides its form, its date and what stands around it."""
    row = layout.rows[place]
    block = layout.blocks[row.number]
    traits, most = block.traits, 0.0
    at = place * _WIDTH
    own = openings[at : at + _WIDTH].rstrip(" ")
    if openings.find(own, at + _WIDTH, at + FURTHEST_COPY * _WIDTH) >= 0:
        most += _COPIES
    if own[1:] in titles.letters:
        most += _CLEARLY
    before = layout.rows[place - 1].text if place else ""
    if 0 < len(before) <= 20 and is_title_label(before):
        most += _LABELLED
    is_marked = traits >> LEVEL or traits & STRONG or layout.flat.tags[block.box] in TITLING
    if most + (_TAG if is_marked else 0.0) + (_OWN if block.linked else 0.0) < least:
        return False
    most += from_tag(layout, row)
    return most - (SITE_NAME if is_site_name(row.text) else 0.0) >= least
