"""A page's rows to its parts: carousel, headline, date line, body. Pure; the choice between readings is made here."""

from collections.abc import Sequence
from itertools import chain, islice, takewhile
from typing import NamedTuple

from pipeline.model import Lead
from pipeline.reading import carousel, carousel_end
from pipeline.reading.around_article import is_new
from pipeline.reading.block_end import closed_box
from pipeline.reading.blocks import FORM, MARK, Block
from pipeline.reading.choice import candidates
from pipeline.reading.credits import is_credit
from pipeline.reading.documents import is_label_of_documents
from pipeline.reading.extent import Extent
from pipeline.reading.footer import is_footer, is_trailer, is_way_back
from pipeline.reading.furniture import image_names, is_related_heading, is_share, may_name_image
from pipeline.reading.item_heads import closes_link, is_headed
from pipeline.reading.labels import is_of_labels
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, dated_opening, has_ended
from pipeline.reading.notes import is_beside_text
from pipeline.reading.opening_lines import with_opening
from pipeline.reading.rows import split_images
from pipeline.reading.setting import Candidate, is_prose
from pipeline.reading.side_boxes import note_end
from pipeline.reading.slide_dates import is_at_end, is_calendar
from pipeline.reading.tools import is_comments_heading, is_notice, is_of_page_parts, is_tool

_FURTHEST_DATE = 9  # rows before a text without a headline
_NEAR_FOOTER = 3  # rows
_FURTHEST_TEXT = 24  # rows behind a headline
_MOST_PICTURES = 100  # lines of names
_MOST_LABELS = 8  # rows between a headline and a text without sentences of some length
_WITHOUT_TEXT = 2.0  # what a headline loses where no text follows: see `weight`
LEAST_SCORE = 2.2  # of a headline; below it the page has none


class Segments(NamedTuple):
    """The parts of a page. `lines` are the body's, as they stood, with contact and trailer; `score` says how sure.

    `blocks` are the numbers of the first and the last block of the article.
    """

    title: str | None
    dated: Line | None
    leads: tuple[Lead, ...]
    lines: tuple[str, ...]
    blocks: tuple[int, int]
    score: float


def segment(layout: Layout) -> Segments | None:
    """The likeliest reading of the page; None where no text of an article is on it."""
    if not layout.rows:
        return None
    for candidate in islice(candidates(layout), 3):
        pictures = _only_pictures(layout, candidate)
        if candidate.score + _WITHOUT_TEXT * bool(pictures) < LEAST_SCORE:
            break
        found = with_headline(layout, candidate, pictures)
        if found.lines or pictures or (candidate.dated and candidate.score > 2 * LEAST_SCORE):
            return found
    return _without_headline(layout)


def _only_pictures(layout: Layout, candidate: Candidate) -> int | None:
    """The block with the pictures that are all of an article: several behind headline and date, and no sentence."""
    number = layout.rows[candidate.end - 1].number
    if any(row.glued and row.number == number for row in layout.rows[candidate.end : candidate.end + 1]):
        return None  # the text begins on the date's line
    rows = (row for row in layout.rows[candidate.end :] if row.number > number)
    behind = (row for row in rows if not (image_names(row.text) or is_share(row.text) or is_tool(row.text)))
    head = next(behind, None)
    first = head.number if head else len(layout.blocks) - 1
    if candidate.dated is None or sum([len(block.images) for block in layout.blocks[number + 1 : first + 1]]) < 2:
        return None
    has_text = any(
        has_ended(row.text)
        and layout.block(row).linked * 2 <= len(row.text)
        and not (layout.is_outside(row) or is_footer(row.text) or is_notice(row.text))
        for row in chain((head,) if head else (), behind)
    )
    return None if has_text else first


def with_headline(layout: Layout, candidate: Candidate, pictures: int | None = None) -> Segments:
    """The page read with that row as its headline; `pictures`: the block with those that are all behind it."""
    rows = layout.rows
    first = candidate.first
    while candidate.date_before and rows[first] is not candidate.dated:
        first -= 1
    body = [] if pictures else _body(layout, candidate.end, rows[candidate.first])
    dated = candidate.dated
    opening = next((place for place, row in enumerate(body) if row.is_date or not image_names(row.text)), 0)
    if opening and dated is None and body[opening].is_date:
        dated = body.pop(opening)  # names of pictures stand before it
    elif dated is None and body and body[0].glued:
        dated = next((row for row in rows[candidate.end :] if row.number == body[0].number and row.is_date), None)
    elif dated and body and body[0].glued and _is_of_event(rows, dated, body[0]):
        body[0] = body[0]._replace(glued=False)
    if dated is None and body and (parted := dated_opening(layout.block(body[0]).text.split(MARK))):
        dated = parted[0]
        body[0] = body[0]._replace(text=parted[1], glued=True)
    if dated is None and (over := _date_over_text(layout, candidate.end)):
        dated = over
        body = [row for row in body if row.number > over.number]
    last = pictures or _with_pictures(layout, body[-1].number if body else rows[candidate.end - 1].number)
    return Segments(
        candidate.title,
        dated,
        carousel.leads(layout, first, candidate.title),
        _lines(layout, body),
        (rows[first].number, last),
        candidate.score,
    )


def _date_over_text(layout: Layout, start: int) -> Line | None:
    """The date that opens a text far behind its headline: a line over the first paragraph, in a box alike."""
    rows = layout.rows
    if any(is_prose(layout, row) for row in rows[start : start + 1]):
        return None
    for place in range(start + 1, min(len(rows), start + _FURTHEST_TEXT)):
        if is_prose(layout, rows[place]):
            over = rows[place - 1]
            one, other = layout.block(over).box, layout.block(rows[place]).box
            is_own = over.is_date and over.number != rows[place].number and not layout.is_to_come(over)
            return over if is_own and (one == other or layout.depth_apart(one, other) == 0) else None
    return None


def _with_pictures(layout: Layout, last: int) -> int:
    """The last of the blocks behind one that are names of pictures, their heading passed: a gallery's, at the end."""
    following = layout.blocks[last + 1 : last + 1 + _MOST_PICTURES]
    heading = len(following) > 1 and following[0].level > 0
    count = sum(1 for _ in takewhile(_is_of_pictures, following[heading:]))
    return last + heading + count if count else last


def _is_of_pictures(block: Block) -> bool:
    """Whether a block is names of pictures and no more."""
    text = block.text
    return may_name_image(text) and not split_images(text)[1][0].strip(f" {MARK}")


def _is_of_event(rows: Sequence[Line], dated: Line, first: Line) -> bool:
    """Whether the date a text begins with is another than the article's, which stands before it."""
    own = next((row.date for row in rows if row.number == first.number and row.date), None)
    if own is None or dated.date is None or dated.number == first.number:
        return False
    return own.date != dated.date.date


def _body(layout: Layout, start: int, headline: Line | None) -> list[Line]:
    """The body's rows; the article's box is the one around headline and first paragraph."""
    rows = layout.rows
    prose = next((row for row in rows[start : start + 30] if is_prose(layout, row)), None)
    if prose is None:
        near = rows[start : start + _MOST_LABELS]
        prose = next((row for row in near if row.text and not image_names(row.text)), None)
    box = layout.shared(headline, prose) if headline and prose else 0
    return Extent(layout, box, headline).run(start)


def _lines(layout: Layout, body: Sequence[Line]) -> tuple[str, ...]:
    """The body's lines as they stood in the page, not folded: a date that begins one of them stays with it.

    A link to a document is none of them.
    """
    first: dict[int, Line] = {}
    for row in body:
        first.setdefault(row.number, row)
    lines: list[str] = []
    for number, row in first.items():
        if is_label_of_documents(layout.blocks[number]):
            continue
        lines.extend([row.text] if row.glued else layout.raw(number))
    return tuple(lines)


def _without_headline(layout: Layout) -> Segments | None:
    """An article that has no headline: the first running text behind the carousel, from its date line on."""
    rows = layout.rows
    first = closed_box(layout)
    prose = [
        place
        for place in range(first, len(rows))
        if is_prose(layout, rows[place])
        and not (
            layout.is_outside(rows[place])
            or is_footer(rows[place].text)
            or is_notice(rows[place].text)
            or is_tool(rows[place].text)
        )
    ]
    prose = [place for place in prose if not layout.is_beside_main(rows[place])] or prose
    prose = [place for place in prose if not place or note_end(layout, place - 1) == place - 1] or prose
    prose = [place for place in prose if not is_beside_text(layout, place)] or prose
    start = carousel_end.behind(layout, _before_page(layout, _before_comments(layout, prose)))
    if start is None:
        return None
    start = with_opening(layout, start)
    date_place = _date_before(layout, start)
    head = start if date_place is None else date_place
    dated = None if date_place is None else rows[date_place]
    box = layout.shared(dated, rows[start]) if dated and dated.number != rows[start].number else 0
    body = Extent(layout, box, rows[start]).run(start if date_place is None else date_place + 1)
    return Segments(
        None,
        dated,
        carousel.leads(layout, head),
        _lines(layout, body),
        (rows[head].number, _with_pictures(layout, body[-1].number if body else rows[start].number)),
        1.0,
    )


def _before_comments(layout: Layout, prose: list[int]) -> list[int]:
    """The places before a heading over readers' comments, where there are some, or over nothing but other articles.

    Or before a link back that closes a text.
    """
    rows = layout.rows
    for count in range(1, len(prose)):
        between = rows[prose[count - 1] + 1 : prose[count]]
        if any(is_comments_heading(row.text) and layout.block(row).linked * 2 <= len(row.text) for row in between):
            return prose[:count]  # a link would lead down to them
        if any(is_way_back(row.text) for row in between) and any(
            is_new(layout, rows[place]) for place in prose[:count]
        ):
            return prose[:count]
        is_over = any(layout.block(row).level and is_related_heading(row.text) for row in between)
        if is_over and all(
            is_headed(layout, place) or layout.block(layout.rows[place]).traits & FORM for place in prose[count:]
        ):
            return prose[:count]
    return prose


def _before_page(layout: Layout, prose: list[int]) -> list[int]:
    """The places without the last where that tells of the site: in the footer's box, behind what closes an article."""
    rows = layout.rows
    if len(prose) < 2:
        return prose
    between, row = rows[prose[-2] + 1 : prose[-1]], rows[prose[-1]]
    closing = [other for other in between if is_trailer(other.text) or is_related_heading(other.text)]
    near = [*between[-_NEAR_FOOTER:], *rows[prose[-1] + 1 :][:_NEAR_FOOTER]]
    footer = next((other for other in near if is_footer(other.text)), None)
    if not closing or footer is None:
        return prose
    box = layout.shared(row, footer)
    return prose[:-1] if box and not any(layout.holds(box, other) for other in (rows[prose[-2]], *closing)) else prose


def _date_before(layout: Layout, start: int) -> int | None:
    """The place of the date row right before a paragraph, labels and names of pictures allowed between."""
    between = links = 0
    for place in range(start - 1, max(layout.standing.stop - 1, start - _FURTHEST_DATE, -1), -1):
        row = layout.rows[place]
        if row.is_date:
            is_other = layout.points_elsewhere(layout.block(row)) and row.number != layout.rows[start].number
            is_other = is_other or layout.is_to_come(row) or (links > 1 and layout.is_of_today(row))
            is_other = is_other or is_at_end(layout, place, layout.rows[start], is_linked=True)
            is_other = is_other or closes_link(layout, place)
            return None if is_other or is_calendar(layout, place, layout.rows[start]) else place
        block = layout.block(row)
        if is_tool(row.text) or is_of_page_parts(block) or is_of_labels(layout, place) or image_names(row.text):
            continue
        links += block.linked * 2 > len(row.text)
        between += not (is_credit(row.text) or block.linked * 2 > len(row.text))
        if (len(row.text) > 60 and not row.text.isupper()) or between > 2:
            return None
    return None
