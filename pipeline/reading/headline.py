"""Which row of a page is its headline: what title, tag, date, copy and body say about each. Pure."""

import re
from collections.abc import Iterable

from pipeline.reading import beside
from pipeline.reading.around_article import is_around, is_of_readers
from pipeline.reading.beside import is_of_files
from pipeline.reading.blocks import ASIDE, FORM, HEADER, MARK, NAVIGATION, STRONG, Block
from pipeline.reading.card import is_named
from pipeline.reading.credits import is_credit, is_of_page
from pipeline.reading.crumbs import is_behind_way, is_way, leads_to_section
from pipeline.reading.endings import ends_as_text, is_where_and_when
from pipeline.reading.footer import is_footer, is_trailer
from pipeline.reading.furniture import (
    image_names,
    is_contact_head,
    is_kind,
    is_related_heading,
    is_share,
    is_site_name,
)
from pipeline.reading.item_heads import heads_other_item, is_own_item
from pipeline.reading.layout import Layout
from pipeline.reading.lines import (
    CUT_AT,
    LONGEST_HEADLINE,
    Line,
    has_ended,
    is_cyrillic,
    looks_like_headline,
    opens_with_date,
)
from pipeline.reading.promises import LONGEST, promises
from pipeline.reading.setting import Candidate, is_prose, weight
from pipeline.reading.side_boxes import heads_side_box
from pipeline.reading.slugs import agreement
from pipeline.reading.subheading import is_amid_text, is_behind_opening, is_first_of_text, is_subheading
from pipeline.reading.tables import is_in_table
from pipeline.reading.titles import Titles
from pipeline.reading.tools import (
    is_date_label,
    is_gauge,
    is_more_link,
    is_notice,
    is_of_page_parts,
    is_title_label,
    is_tool,
)
from pipeline.text import fold_line

FURTHEST_COPY = 16
_LONGEST_SENTENCE = 120  # characters of a headline that ends in a full stop and that nothing marks out
_LONGEST_SECTION = 30  # characters of a section's name
_LONGEST_WORD = 12  # characters beside the tools of a header
_MOST_SCORED, _MOST_TRIED = 10, 5  # rows
SITE_NAME = 9.0  # what a headline that is the site's name loses
MOST_PLAIN = 4.5  # the most that a row's form and its date may say for it
_OF_LIST = re.compile(r"[a-zа-яё].{0,200};$")
_SIDE_BY_SIDE, _PARTING = re.compile(rf"{MARK}\s*{MARK}"), ("/", "|", "·", "•")  # elements; what parts them
_OPENING = re.compile(
    r"(?:на (?:снимке|фото)|in the (?:photo|picture))\b"
    r"|(?:dear|distinguished|esteemed|ladies and|уважаемы[ей]|дорогие|дамы и)\b.{0,80}[!,:]$|\d{1,2}[.)] .{5,250}[?.]$",
    re.IGNORECASE,
)
_OF_LEVEL = {1: 2.5, 2: 1.9, 3: 1.7}  # what a heading's level says
TITLING = frozenset(("caption", "summary", "legend", "th", "dt", "hgroup"))  # what they hold is a title of something


def likely(layout: Layout, titles: Titles) -> list[Candidate]:
    """The rows that could be the headline by what is cheap to see of them, the likeliest first."""
    places = [-place for _, place in sorted(promises(layout, titles), reverse=True)[:_MOST_SCORED]]
    found = reckoned(layout, places, titles)
    return sorted(found, key=lambda candidate: -candidate.score)[:_MOST_TRIED]


def reckoned(layout: Layout, places: Iterable[int], titles: Titles) -> list[Candidate]:
    """Those of the rows at some places that could be the headline, by what is cheap to know of them."""
    return [_candidate(layout, place, titles) for place in places if is_possible(layout, layout.rows[place], titles)]


def is_possible(layout: Layout, row: Line, titles: Titles) -> bool:
    """Whether a row's own words allow it to be the headline."""
    block = layout.block(row)
    size = len(row.text)
    if layout.is_outside(row) or not 6 <= size <= LONGEST:
        return False
    if block.traits & FORM and block.linked and not (block.level and "own" in layout.link_kinds(block)):
        return False
    return not (has_ended(row.text) and size > LONGEST_HEADLINE) and not (
        _OF_LIST.match(row.text)
        or (is_where_and_when(row.text) and not (block.level == 1 or titles.agreement(row.text)))
        or is_share(row.text)
        or is_tool(row.text)
        or is_date_label(row.text)
        or (block.text.count(MARK) > 1 and _is_of_tools(block))
        or is_of_page_parts(block)
        or (is_gauge(row.text) and not (has_ended(row.text) or block.level == 1 or titles.agreement(row.text)))
        or (is_credit(row.text) and not titles.agreement(row.text))  # `Text of the Regulations`
        or (MARK in block.text and _tells_of_page(block) and not titles.agreement(row.text))
        or is_more_link(row.text)
        or (is_trailer(row.text) and (block.links or not block.level))  # `Return to the ruins`
        or image_names(row.text)
        or is_kind(row.text)
        or is_notice(row.text)
        or is_contact_head(row.text)
        or (size <= _LONGEST_SECTION and layout.is_section(row.text))
        or (ends_as_text(row.text) and not has_ended(row.text))  # with an image's name or the contact at its end
    )


def _tells_of_page(block: Block) -> bool:
    """Whether elements side by side say together who posted a text and where: `News` `By Press service`."""
    said = [fold_line(part.replace(MARK, "")) for part in _SIDE_BY_SIDE.split(block.text)]
    whole = fold_line(block.text.replace(MARK, " "))
    return is_of_page(whole) or whole[-1:] in _PARTING or is_credit(" | ".join(part for part in said if part))


def _is_of_tools(block: Block) -> bool:
    """Whether each inline element of a row is a tool, a gauge or a word, and one of the first two is among them."""
    parts = [part for part in map(fold_line, block.text.split(MARK)) if part]
    tools = [is_tool(part) or is_share(part) or is_gauge(part) or is_of_page(part) for part in parts]
    return (
        len(parts) > 1
        and any(tools)
        and all(is_one or len(part) <= _LONGEST_WORD for part, is_one in zip(parts, tools, strict=True))
    )


def _candidate(layout: Layout, place: int, titles: Titles) -> Candidate:
    """Everything about a row that is cheap to know."""
    row = layout.rows[place]
    title, dated, end, copies = beside.extent(layout, place)
    date_before = False
    agreed = titles.agreement(title)
    score = looks_like_headline(title) + min(copies, 2) * 2.0 + agreed + from_tag(layout, row)
    plain = not agreed and not copies and not layout.block(row).level
    if dated:
        is_own = bool(dated.images or dated.attachments)  # a lead's date has none beside it
        is_lead = (
            has_ended(title)
            and plain
            and _is_like_a_lead(layout, row, dated)
            and (len(title) > 170 or not (is_own or is_behind_way(layout, place)))
        )
        score += 0.5 if is_lead else 2.5
        if plain and has_ended(title) and place and layout.rows[place - 1].is_date:
            score -= 3.0  # a lead between its own date and the next one's
    else:
        dated = beside.date_before(layout, place)
        date_before = dated is not None
        if dated:
            score += 0.0 if has_ended(title) and not agreed and not layout.block(row).level else 1.8
        elif plain and _is_between_way_and_text(layout, place, end):
            score += 0.6
    if place and is_title_label(layout.rows[place - 1].text):
        score += 3.0
    elif plain and place and is_named(layout, row, layout.rows[place - 1]):
        score -= 3.0
    elif plain and place and layout.is_to_come(layout.rows[place - 1]):
        score -= 5.0  # an event
    if row.glued and not agreed and layout.block(row).level != 1 and not _is_set_apart(layout, row, title):
        score -= 1.0 if plain else 3.0  # the first words of a body, its date before them
    if layout.block(row).level and has_ended(title) and opens_with_date(title):
        score += 1.0  # a paragraph may begin with a date, a heading that does is as good as any
    if is_site_name(title):
        score -= SITE_NAME
    if not (agreed or layout.block(row).level) and is_in_table(layout, row):
        score -= 5.0
    if not agreed and _is_of_body(layout, row, title, date_before=date_before):
        score -= 4.0
    if is_related_heading(title) or is_footer(title):
        score -= 3.0 if agreed else 6.0
    if layout.source.lang == "ru":
        score += agreement(layout.page.url, title) if agreed or len(title) <= 170 or not has_ended(title) else 0.0
    elif is_cyrillic(title):
        score -= 2.0 if agreed else 5.0
    return Candidate(score, place, title, end, dated, date_before)


def _is_between_way_and_text(layout: Layout, place: int, end: int) -> bool:
    """Whether words that are no sentence stand behind the way to the page, and a paragraph in a box of another kind."""
    rows = layout.rows
    if not 0 < place < end < len(rows) or has_ended(rows[place].text) or not is_way(layout, rows[place - 1]):
        return False
    prose = next((row for row in rows[end : end + 2] if is_prose(layout, row)), None)
    return prose is not None and layout.kind_of_box(prose) != layout.kind_of_box(rows[place])


def _is_of_body(layout: Layout, row: Line, title: str, *, date_before: bool) -> bool:
    """Whether a row is what texts begin with: a numbered question, a caption, STATEMENT in capitals behind the date.

    Or what stands beside them: names of files, the author.
    """
    if _OPENING.match(title) or is_of_files(title) or is_credit(title):
        return True
    return date_before and title.isupper() and layout.block(row).level != 1


def _is_set_apart(layout: Layout, row: Line, title: str) -> bool:
    """Whether words behind a date are bold or large, and no sentence."""
    return bool(layout.block(row).traits & STRONG) and not has_ended(title)


def _is_like_a_lead(layout: Layout, row: Line, dated: Line) -> bool:
    """Whether a sentence with a date behind it is rather the end of a carousel: earlier ones stand in boxes alike."""
    date_kind, kind = layout.kind_of_box(dated), layout.kind_of_box(row)
    strong = layout.block(row).traits & STRONG
    if len(row.text) > 170 and (not strong or layout.block(row).links or len(row.text) > CUT_AT):
        return True
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
    block = layout.blocks[row.number]
    traits, level = block.traits, block.level
    score = _OF_LEVEL.get(level, 0.6) if level else 0.0
    if traits & STRONG and not level and (len(row.text) <= 170 or not has_ended(row.text)):
        score += 1.0
    if not level and layout.flat.tags[block.box] in TITLING:
        score += 0.8
    if traits & NAVIGATION:
        score -= 4.0
    if traits & ASIDE:
        score -= 2.5
    if traits & FORM:
        score -= 1.0
    if traits & HEADER and not level:
        score -= 0.7
    if block.linked * 2 > len(row.text):
        kinds = layout.link_kinds(block)
        if "article" in kinds:
            score -= 5.0
        elif not level or any(address.lstrip("#") for address in block.addresses):
            is_whole = not has_ended(row.text) and not any("#" in address for address in block.addresses)
            score += 1.0 if "own" in kinds and is_whole else 0.0 if "own" in kinds else -4.0
        if len(block.links) > 2:
            score -= 3.0  # a menu
    elif block.linked and not level and leads_to_section(layout, block):
        score -= 3.0  # breadcrumbs
    return score


def weighed(layout: Layout, candidate: Candidate, titles: Titles) -> Candidate:
    """The candidate with what is dearer to know: whether an article follows that speaks of the same."""
    block = layout.block(layout.rows[candidate.first])
    is_named = titles.agreement(candidate.title) > 0
    is_plain = not (block.level or block.traits & STRONG or is_named)
    score = candidate.score + weight(layout, candidate, is_plain=is_plain, is_named=is_named)
    if is_plain:
        score -= _against_plain(layout, candidate)
    if layout.recurring and layout.recurs(layout.rows[candidate.first]):
        score -= 1.0 if _is_over_text(layout, candidate) else 3.0  # interviews may share a headline
    if layout.recurring and not is_named and is_around(layout, layout.rows[candidate.first]):
        score -= 5.0
    heads_other = (is_subheading, is_amid_text, is_behind_opening, is_of_readers, heads_side_box)
    if not is_named and any(is_so(layout, candidate) for is_so in heads_other):
        score -= 5.0
    if not (is_named or candidate.dated or block.level == 1) and layout.is_beside_main(layout.rows[candidate.first]):
        score -= 5.0
    heads_lead = is_own_item(layout, candidate.first) or (not is_named and heads_other_item(layout, candidate.first))
    if heads_lead:
        score -= 8.0
    return candidate._replace(score=score)


def _is_over_text(layout: Layout, candidate: Candidate) -> bool:
    """Whether a heading, or words that are neither sentence nor link, stand over text, two lines between at most."""
    block, following = layout.block(layout.rows[candidate.first]), layout.rows[candidate.end : candidate.end + 3]
    is_titling = block.level > 0 or not has_ended(candidate.title)
    return is_titling and not block.links and any(is_prose(layout, row) for row in following)


def _against_plain(layout: Layout, candidate: Candidate) -> float:
    """What speaks against a row that nothing marks out: it stands over the standing block, or is whole sentences."""
    is_above = bool(layout.standing) and candidate.first < layout.standing.start
    is_titling = layout.flat.tags[layout.block(layout.rows[candidate.first]).box] in TITLING
    is_dated = candidate.dated is not None and not candidate.date_before
    is_text = has_ended(candidate.title) and len(candidate.title) > _LONGEST_SENTENCE and not (is_dated or is_titling)
    return 2.5 * is_above + (3.0 if is_first_of_text(layout, candidate) else 1.0 * is_text)
