"""Which row of a page is its headline: what title, tag, date, copy and body say about each. Pure."""

import re
from collections.abc import Iterable

from pipeline.blocks import ASIDE, FORM, HEADER, NAVIGATION, STRONG
from pipeline.card import is_fact, is_named, leads_to_date
from pipeline.credits import is_credit
from pipeline.footer import is_footer, is_trailer
from pipeline.furniture import (
    image_names,
    is_contact_head,
    is_related_heading,
    is_share,
    is_site_name,
    take_attachments,
)
from pipeline.layout import Layout
from pipeline.lines import (
    LONGEST_HEADLINE,
    Line,
    cut_trailing_date,
    date_behind,
    has_ended,
    is_cyrillic,
    looks_like_headline,
    same_headline,
)
from pipeline.promises import LONGEST, promises
from pipeline.rows import is_label
from pipeline.setting import Candidate, is_prose, weight
from pipeline.slide_dates import is_at_end
from pipeline.slugs import agreement
from pipeline.titles import Titles
from pipeline.tools import is_date_label, is_more_link, is_title_label, is_tool

_FURTHEST_DATE = 8  # rows behind a headline
FURTHEST_COPY = 16
_MOST_SCORED, _MOST_TRIED = 10, 5  # rows
_LONGEST_SENTENCE = 120  # characters: a headline that long ends in no full stop
SITE_NAME = 6.0  # what a headline that is the site's name loses
MOST_PLAIN = 4.5  # the most that a row's form and its date may say for it
_NO_HEADLINE = re.compile(
    r"[^\W\d_][\w .\-]{2,30},? \d{1,2} [^\W\d_]{3,9} (?:19|20)\d\d\.?$"  # where and when a text was written
    r"|[a-zа-яё].{0,200};$",  # an item of a list
)
_OPENING = re.compile(
    r"(?:на (?:снимке|фото)|in the (?:photo|picture))\b"
    r"|(?:dear|distinguished|esteemed|ladies and|уважаемы[ей]|дорогие|дамы и)\b.{0,80}[!,:]$|\d{1,2}[.)] .{5,250}\?$",
    re.IGNORECASE,
)
TITLING = frozenset(("caption", "summary", "legend", "th", "dt", "hgroup"))  # what they hold is a title of something


def likely(layout: Layout, titles: Titles) -> list[Candidate]:
    """The rows that could be the headline by what is cheap to see of them, the likeliest first."""
    places = [-place for _, place in sorted(promises(layout, titles), reverse=True)[:_MOST_SCORED]]
    found = reckoned(layout, places, titles)
    return sorted(found, key=lambda candidate: -candidate.score)[:_MOST_TRIED]


def reckoned(layout: Layout, places: Iterable[int], titles: Titles) -> list[Candidate]:
    """Those of the rows at some places that could be the headline, by what is cheap to know of them."""
    return [_candidate(layout, place, titles) for place in places if _is_possible(layout, layout.rows[place])]


def _is_possible(layout: Layout, row: Line) -> bool:
    block = layout.block(row)
    size = len(row.text)
    if layout.is_outside(row) or not 6 <= size <= LONGEST:
        return False
    if block.traits & FORM and block.linked:
        return False
    return not (has_ended(row.text) and size > LONGEST_HEADLINE) and not (
        _NO_HEADLINE.match(row.text)
        or is_share(row.text)
        or is_tool(row.text)
        or is_credit(row.text)
        or is_more_link(row.text)
        or is_trailer(row.text)
        or image_names(row.text)
        or is_contact_head(row.text)
    )


def _candidate(layout: Layout, place: int, titles: Titles) -> Candidate:
    """Everything about a row that is cheap to know."""
    row = layout.rows[place]
    title, dated, end, copies = _extent(layout, place)
    date_before = False
    agreed = titles.agreement(title)
    score = looks_like_headline(title) + min(copies, 2) * 2.0 + agreed + from_tag(layout, row)
    plain = not agreed and not copies and not layout.block(row).level
    if dated:
        is_own = bool(dated.images or dated.attachments)  # a lead's date has none beside it
        is_lead = (
            has_ended(title) and plain and _is_like_a_lead(layout, row, dated) and (not is_own or len(title) > 170)
        )
        score += 0.5 if is_lead else 2.5
        if plain and has_ended(title) and place and layout.rows[place - 1].is_date:
            score -= 3.0  # a lead between its own date and the next one's
    else:
        dated = _date_before(layout, place)
        date_before = dated is not None
        if dated:
            score += 0.0 if has_ended(title) and not agreed and not layout.block(row).level else 1.8
    if place and is_title_label(layout.rows[place - 1].text):
        score += 3.0
    elif plain and place and is_named(layout, row, layout.rows[place - 1]):
        score -= 3.0
    if row.glued and not agreed and layout.block(row).level != 1:
        score -= 1.0 if plain else 3.0  # the first words of a body, its date before them
    if is_site_name(title):
        score -= SITE_NAME
    if not agreed and (_is_of_body(layout, row, title, date_before=date_before) or is_of_files(title)):
        score -= 4.0
    if is_related_heading(title) or is_footer(title):
        score -= 3.0 if agreed else 6.0
    if layout.source.lang == "ru":
        score += agreement(layout.page.url, title) if agreed or len(title) <= 170 or not has_ended(title) else 0.0
    elif is_cyrillic(title):
        score -= 2.0 if agreed else 5.0
    return Candidate(score, place, title, end, dated, date_before)


def _is_of_body(layout: Layout, row: Line, title: str, *, date_before: bool) -> bool:
    """Whether a row is what texts begin with: a numbered question, a caption, STATEMENT in capitals behind the date."""
    if _OPENING.match(title):
        return True
    return date_before and title.isupper() and layout.block(row).level != 1


def _is_like_a_lead(layout: Layout, row: Line, dated: Line) -> bool:
    """Whether a sentence with a date behind it is rather the end of a carousel: earlier ones stand in boxes alike."""
    if len(row.text) > 170:
        return True
    date_kind, kind = layout.kind_of_box(dated), layout.kind_of_box(row)
    strong = layout.block(row).traits & STRONG
    for place, other in enumerate(layout.rows):
        if other.number >= row.number:
            return False
        if place in layout.standing:
            continue
        if other.is_date:
            is_alike = layout.kind_of_box(other) == date_kind
        else:
            is_alike = layout.kind_of_box(other) == kind and layout.block(other).traits & STRONG == strong
        if is_alike and (other.is_date or is_prose(layout, other)):
            return True
    return False


def from_tag(layout: Layout, row: Line) -> float:
    """What a row's element, its region and its links say."""
    block = layout.block(row)
    score = {1: 2.5, 2: 1.9, 3: 1.7}.get(block.level, 0.6 if block.level else 0.0)
    if block.traits & STRONG and not block.level and (len(row.text) <= 170 or not has_ended(row.text)):
        score += 1.0
    if not block.level and layout.flat.tags[block.box] in TITLING:
        score += 0.8
    if block.traits & NAVIGATION:
        score -= 4.0
    if block.traits & ASIDE:
        score -= 2.5
    if block.traits & FORM:
        score -= 1.0
    if block.traits & HEADER and not block.level:
        score -= 0.7
    if block.linked * 2 > len(row.text):
        kinds = layout.link_kinds(block)
        if "article" in kinds:
            score -= 5.0
        else:
            score += 1.0 if "own" in kinds and not has_ended(row.text) else 0.0 if "own" in kinds else -4.0
        if len(block.links) > 2:
            score -= 3.0  # a menu
    elif block.links and not block.level and "listing" in layout.link_kinds(block):
        score -= 3.0  # breadcrumbs
    return score


def _extent(layout: Layout, place: int) -> tuple[str, Line | None, int, int]:
    """Title, date line behind it, the row the article goes on with, and how many more copies stand next to it."""
    rows = layout.rows
    text, dated, copies, end = rows[place].text, None, 0, place + 1
    own = layout.block(rows[place])
    following = rows[end] if end < len(rows) else None
    ending = None if following and following.is_date else cut_trailing_date(text)
    if ending:
        return ending[0], ending[1], end, 0
    look = end
    while look < len(rows) and look < end + _FURTHEST_DATE and dated is None:
        row = rows[look]
        if row.is_date:
            if not (_is_of_another(layout, row) or _is_clock(layout, look)):
                dated, end = row, look + 1
            break
        behind = date_behind(text, row.text)
        ending = (text, behind) if behind else cut_trailing_date(row.text)
        if same_headline(text, ending[0] if ending else row.text):
            copies, dated, end = copies + 1, ending[1] if ending else None, look + 1
        else:
            below = copies > 0 or own.level > 0 or own.traits & STRONG > 0
            is_near = look < end + 4 and _is_between(layout, row, below=below)
            if not (is_near or leads_to_date(layout, look, rows[place])):
                break
        look += 1
    is_sentence = has_ended(text) and len(text) > _LONGEST_SENTENCE and not own.level
    if not is_sentence and (second := _copy_behind(layout, text, end)):
        copies, end = copies + 1, second + 1
    return text, dated, end, copies


def _copy_behind(layout: Layout, text: str, end: int) -> int | None:
    """The place of a copy of the headline behind its date, a few facts between them."""
    for place in range(end, min(len(layout.rows), end + 6)):
        row = layout.rows[place]
        if row.text and same_headline(text, row.text):
            return place
        if not (is_fact(row) or is_credit(row.text)):
            return None
    return None


def _is_of_another(layout: Layout, row: Line) -> bool:
    """Whether a date stands in a link to another article; one glued to a text with links in it does not."""
    block = layout.block(row)
    return layout.points_elsewhere(block) and not 0 < block.linked * 4 < len(block.text)


def _is_clock(layout: Layout, place: int) -> bool:
    """Whether a date row is the page's calendar: today's date, the site's menu behind it."""
    row = layout.rows[place]
    if row.date is None or row.date.date != layout.page.fetched_at.date():
        return False
    following = layout.rows[place + 1 : place + 3]
    return any(len(layout.block(other).links) > 2 or layout.is_outside(other) for other in following)


def _is_between(layout: Layout, row: Line, *, below: bool = False) -> bool:
    """Whether a row may stand between headline and date: tools, a section's name, a link; below a heading also tags."""
    block = layout.block(row)
    if is_share(row.text) or is_label(row.text, block) or is_tool(row.text) or is_date_label(row.text):
        return True
    if is_credit(row.text):
        return True
    is_menu = len(block.links) > 2
    if is_menu and below:
        return block.linked * 10 > len(row.text) * 6 and not has_ended(row.text)
    return len(row.text) <= 40 and not (has_ended(row.text) or is_menu) and block.linked * 2 > len(row.text)


def _date_before(layout: Layout, place: int) -> Line | None:
    """The date line right before a headline, where it is not the page's own calendar."""
    for before in range(place - 1, max(-1, place - 6), -1):
        row = layout.rows[before]
        if row.is_date:
            box = layout.shared(row, layout.rows[place])
            is_today = row.date is not None and row.date.date == layout.page.fetched_at.date()
            is_calendar = is_today and before > 0 and layout.holds(box, layout.rows[before - 1])
            is_lead = layout.points_elsewhere(layout.block(row)) or is_at_end(
                layout, before, layout.rows[place], is_linked=True
            )
            return None if is_calendar or is_lead or layout.is_outside(row) else row
        if not (_is_between(layout, row) or is_of_files(row.text)) or is_more_link(row.text):
            return None
    return None


def is_of_files(text: str) -> bool:
    """Whether a row is names of images and attachments and no more."""
    return bool(image_names(text)) or not (len(text) > LONGEST or take_attachments(text)[0])


def weighed(layout: Layout, candidate: Candidate, titles: Titles) -> Candidate:
    """The candidate with what is dearer to know: whether an article follows that speaks of the same."""
    block = layout.block(layout.rows[candidate.first])
    is_plain = not (block.level or block.traits & STRONG or titles.agreement(candidate.title))
    score = candidate.score + weight(layout, candidate, is_plain=is_plain)
    if layout.recurring and layout.recurs(layout.rows[candidate.first]):
        score -= 3.0
    return Candidate(score, candidate.first, candidate.title, candidate.end, candidate.dated, candidate.date_before)
