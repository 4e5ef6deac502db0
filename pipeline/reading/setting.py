"""What stands around a row that could be the headline: menu, item of a list, date, running text. Pure."""

from collections.abc import Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from pipeline.reading.blocks import STRONG
from pipeline.reading.credits import is_credit
from pipeline.reading.crumbs import is_behind_way, is_way
from pipeline.reading.endings import ends_as_text
from pipeline.reading.footer import is_footer
from pipeline.reading.furniture import is_share
from pipeline.reading.layout import Layout
from pipeline.reading.lines import LONGEST_HEADLINE, Line, has_ended, overlap, same_headline
from pipeline.reading.tools import is_more_link, is_tool
from pipeline.reading.ways_on import closes, goes_on

_FURTHEST_ADDRESS = 60  # characters before it
_LONGEST_BOLD = 170  # characters; a whole paragraph may be bold
_SHORTEST_TITLE = 30  # characters of a line that nothing but its place marks out
_DEEPEST_CAPTION = 4  # boxes from a caption to the one it shares with its list
_FURTHEST_TEXT, _MOST_FOLLOWING = 12, 6  # rows
MOST_WEIGHT = 3.7  # more than what stands around a row can ever speak for it: see `weight`


class Candidate(NamedTuple):
    """A row read as headline. `first` is its first copy next to it; the article goes on at row `end`."""

    score: float
    first: int
    title: str
    end: int
    dated: Line | None = None
    date_before: bool = False


def weight(layout: Layout, candidate: Candidate, *, is_plain: bool, is_named: bool) -> float:
    """What stands around a row, as it speaks for its being the headline.

    Named is one that a title of the page names, plain one that nothing marks out.
    """
    near = layout.rows[candidate.end : candidate.end + _FURTHEST_TEXT]
    following = [*islice((row for row in near if row.text and not is_credit(row.text)), _MOST_FOLLOWING)]
    running = [row for row in following if is_prose(layout, row) and not is_footer(row.text)]
    score = 1.6 * overlap(candidate.title, [row.text for row in running[:3]])
    if not running:
        score -= 2.0
    elif following[0] is not running[0]:
        score -= 0.3
    if running and is_first_in_box(layout, candidate, running[0]):
        score += 0.7
    is_apart = bool(candidate.dated) and not candidate.date_before and is_nearer_to(layout, candidate, following)
    is_foremost = bool(layout.standing) and candidate.first == layout.standing.stop  # where no lead stands
    is_apart = is_apart and not (is_foremost or is_behind_way(layout, candidate.first))
    is_apart = is_apart and not _is_dated_beside_tools(layout, candidate)
    if running and not is_apart and is_over_box(layout, candidate, following, running):
        score += 0.7
    if running and _stands_out(layout, layout.rows[candidate.first], running[:2]):
        score += 0.6
    if running and is_in_item(layout, candidate):
        score -= 2.5 if is_named else 4.5
    if running and is_own_lead(layout, candidate, running[0]):
        score -= 5.0
    if is_plain and is_dated_in_row(layout, candidate):
        score -= 3.0
    if is_plain and running and is_among_links(layout, candidate, running[0]):
        score -= 2.5
    if not is_named and running and is_over_links(layout, candidate, running[0]):
        score -= 4.0
    if is_plain and not candidate.dated and is_between_paragraphs(layout, candidate, following):
        score -= 2.5
    if is_in_one_link(layout, candidate) or goes_on(layout, layout.rows[candidate.first], "article"):
        score -= 6.0
    if not layout.block(layout.rows[candidate.first]).level and is_before_menu(layout, candidate):
        score -= 1.5
    return score - 2.0 if is_apart else score


def _stands_out(layout: Layout, row: Line, running: Sequence[Line]) -> bool:
    """Whether a row is set in bold or large letters, and the paragraphs behind it are not."""
    if len(row.text) > _LONGEST_BOLD or not layout.blocks[row.number].traits & STRONG:
        return False
    return not any(layout.blocks[other.number].traits & STRONG for other in running)


def is_before_menu(layout: Layout, candidate: Candidate) -> bool:
    """Whether the site's menu stands between a row and the text behind it."""
    for row in layout.rows[candidate.end : candidate.end + 6]:
        if is_prose(layout, row):
            return False
        if len(layout.blocks[row.number].links) > 2 and _is_mostly_links(layout, row):
            return not (is_share(row.text) or is_credit(row.text))
    return False


def is_in_item(layout: Layout, candidate: Candidate) -> bool:
    """Whether a row and the running text behind it are one of several like it, and more text stands behind them all.

    Or the one item there is, if its date or a link that closes it leads to another article.
    """
    rows, flat = layout.rows, layout.flat
    first = rows[candidate.first]
    for row in takewhile(_is_text, rows[candidate.end : candidate.end + 4]):
        if layout.blocks[row.number].links and (closes(layout, row, "article") or _is_covered(layout, row)):
            return True
    if layout.block(first).level:
        return False
    place = next(place for place in range(candidate.end, len(rows)) if is_prose(layout, rows[place]))
    before = rows[candidate.first - 1] if candidate.first else first
    if before.is_date and layout.points_elsewhere(layout.block(before)):
        return True
    after = next((row for row in rows[place + 1 : place + 4] if not is_prose(layout, row)), first)
    if is_more_link(after.text) and layout.points_elsewhere(layout.block(after)):
        return True
    box = layout.shared(first, rows[place])
    around = flat.parents[box]
    if not box or not any(
        is_prose(layout, row) and not is_footer(row.text)
        for row in rows[place:]
        if layout.blocks[row.number].box > flat.lasts[around]
    ):
        return False
    others = (row for row in rows if layout.holds(around, row) and not layout.holds(box, row) and is_prose(layout, row))
    others = (row for row in others if not is_way(layout, row))  # its headline may be a sentence
    return any(flat.tags[layout.branch(around, row)] == flat.tags[box] for row in others)


def _is_dated_beside_tools(layout: Layout, candidate: Candidate) -> bool:
    """Whether pictures that lead to this very page, to print it or send it, stand between words and their date."""
    if candidate.dated is None:
        return False
    block = layout.block(candidate.dated)
    kinds = {*layout.link_kinds(block)}
    return len(block.links) > 1 and not block.linked and kinds in ({"own"}, {"own", None})


def _is_text(row: Line) -> bool:
    return row.date is None


def _is_covered(layout: Layout, row: Line) -> bool:
    """Whether a link without text, to another article, lies over a row or closes its box."""
    block = layout.blocks[row.number]
    return bool(block.links) and not block.linked and layout.points_elsewhere(block)


def is_own_lead(layout: Layout, candidate: Candidate, prose: Line) -> bool:
    """Whether a row and the text behind it are this very article's lead: the text comes again further on."""
    block = layout.block(layout.rows[candidate.first])
    if block.level or (candidate.dated is None and not block.links):
        return False
    rows = layout.rows
    if has_ended(candidate.title) and any(row.text.startswith(candidate.title) for row in rows[candidate.end + 1 :]):
        return True
    return prose.text == candidate.title or [row.text for row in rows[candidate.end :]].count(prose.text) > 1


def is_between_paragraphs(layout: Layout, candidate: Candidate, following: Sequence[Line]) -> bool:
    """Whether a row stands amid a text: paragraphs before and behind it, all three side by side in boxes alike."""
    rows, flat = layout.rows, layout.flat
    if not candidate.first or not following:
        return False
    row, beside = rows[candidate.first], (rows[candidate.first - 1], following[0])
    if not all(is_prose(layout, other) and not layout.points_elsewhere(layout.block(other)) for other in beside):
        return False
    box, kind = layout.blocks[row.number].box, layout.kind_of_box(row)
    return all(
        layout.blocks[other.number].box == box
        or (flat.parents[layout.blocks[other.number].box] == flat.parents[box] and layout.kind_of_box(other) == kind)
        for other in beside
    )


def is_in_one_link(layout: Layout, candidate: Candidate) -> bool:
    """Whether a row and the sentences behind it stand in one and the same link: an item of a carousel."""
    links = layout.block(layout.rows[candidate.first]).links
    following = layout.rows[candidate.end : candidate.end + 2]
    return bool(links) and any(
        has_ended(row.text) and len(row.text) >= 50 and layout.blocks[row.number].links == links for row in following
    )


def is_first_in_box(layout: Layout, candidate: Candidate, prose: Line) -> bool:
    """Whether a box of the page holds a row and the text behind it, and nothing before them."""
    rows, first = layout.rows, candidate.first
    while candidate.date_before and rows[first] is not candidate.dated:
        first -= 1
    box = layout.shared(rows[first], prose)
    while first and layout.holds(box, rows[first - 1]) and _is_mostly_links(layout, rows[first - 1]):
        first -= 1  # breadcrumbs, a link to print
    least = 12 if layout.block(rows[candidate.first]).level else 40
    return box != 0 and len(candidate.title) >= least and not (first and layout.holds(box, rows[first - 1]))


def _is_mostly_links(layout: Layout, row: Line) -> bool:
    return layout.blocks[row.number].linked * 2 > len(row.text)


def is_over_box(layout: Layout, candidate: Candidate, following: Sequence[Line], running: Sequence[Line]) -> bool:
    """Whether a short row stands outside the box that holds the paragraphs behind it, the first a long one."""
    size = len(candidate.title)
    longest = _LONGEST_BOLD if has_ended(candidate.title) else LONGEST_HEADLINE
    if not _SHORTEST_TITLE <= size <= longest or _is_address(candidate.title):
        return False
    if len(running) < 2:
        first = next(place for place, row in enumerate(following) if row is running[0])
        running = [*takewhile(lambda row: has_ended(row.text), following[first:])]
    box = layout.shared(running[0], running[-1]) if len(running) > 1 else 0
    return box != 0 and not layout.holds(box, layout.rows[candidate.first])


def is_among_links(layout: Layout, candidate: Candidate, prose: Line) -> bool:
    """Whether a row stands in one box with links to other articles, and the text in another: announcements, a poll.

    A sentence with one such link: the rest of a lead.
    """
    row = layout.rows[candidate.first]
    box = layout.flat.parents[layout.blocks[row.number].box]
    if not box or layout.holds(box, prose):
        return False
    before = (other for other in layout.rows[max(0, candidate.first - 8) : candidate.first] if layout.holds(box, other))
    count = sum(_is_mostly_links(layout, other) and layout.points_elsewhere(layout.block(other)) for other in before)
    return count > (not has_ended(candidate.title))


def is_over_links(layout: Layout, candidate: Candidate, prose: Line) -> bool:
    """Whether a row stands in one box with nothing but links behind it, and the text in another: a list's caption."""
    following = layout.rows[candidate.first + 1 : candidate.first + 12]
    around = layout.ancestors(layout.block(layout.rows[candidate.first]).box)[:_DEEPEST_CAPTION]
    box = next((box for box in around if following and layout.holds(box, following[0])), 0)
    if not box or layout.holds(box, prose):
        return False
    beside = [row for row in following if layout.holds(box, row)]
    are_links = all(
        layout.block(row).linked >= len(row.text) and not (is_share(row.text) or is_tool(row.text)) for row in beside
    )
    return len(beside) > 1 and are_links


def is_dated_in_row(layout: Layout, candidate: Candidate) -> bool:
    """Whether its date is one of several in boxes alike, with text behind each: leads of a carousel."""
    rows, dated = layout.rows, candidate.dated
    if dated is None or not candidate.date_before:
        return False
    kind = layout.kind_of_box(dated)
    others = (place for place, row in enumerate(rows[:-1]) if row.is_date and row.number != dated.number)
    return any(
        layout.kind_of_box(rows[place]) == kind and any(is_prose(layout, row) for row in rows[place + 1 : place + 3])
        for place in others
    )


def is_nearer_to(layout: Layout, candidate: Candidate, following: Sequence[Line]) -> bool:
    """Whether the date stands in one box with what follows, and a headline that nothing else marks out of that box."""
    first = layout.rows[candidate.first]
    if candidate.dated is None or not following or layout.block(first).level:
        return False
    between = layout.rows[candidate.first + 1 : candidate.end]
    if any(row.text.startswith(candidate.title) or same_headline(row.text, candidate.title) for row in between):
        return False
    if candidate.dated.number == following[0].number and not has_ended(candidate.title):
        return False  # glued to the text's first word, wherever it belongs
    box = layout.shared(candidate.dated, following[0])
    return box != 0 and not layout.holds(box, first)


def is_prose(layout: Layout, row: Line) -> bool:
    """Whether a row is a paragraph of running text."""
    text = row.text
    size = len(text)
    if size < 50 or not (size >= 200 or ends_as_text(text)) or _is_address(text):
        return False
    return layout.blocks[row.number].linked * 10 < size * 6


def _is_address(text: str) -> bool:
    """Whether a line is an address, a few words before it: where a copy of the page was taken from."""
    place = text.find("://", 0, _FURTHEST_ADDRESS)
    return place >= 0 and text.find(" ", place) < 0
