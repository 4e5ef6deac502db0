"""What a page says of itself at an article's edges, in words nobody lists: told by where it stands. Pure.

A few words that are no sentence, between the date and the first paragraph or behind the last one, in a box in which no
paragraph stands: `5 min read`, the section, who posted it, `Rate this item`.
"""

import re
from collections.abc import Callable, Sequence

from pipeline.reading.blocks import MARK, STRONG, Block
from pipeline.reading.documents import NO_PAGES, is_document
from pipeline.reading.endings import is_signature, is_where_and_when
from pipeline.reading.footer import is_trailer
from pipeline.reading.furniture import (
    has_phone_or_mail,
    is_contact_head,
    is_kind,
    is_site_name,
    take_attachments,
    take_images,
)
from pipeline.reading.insets import is_beside
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, has_ended, is_cyrillic, opens_with_date
from pipeline.reading.setting import is_prose
from pipeline.text import fold_line

_LONGEST = 60  # characters
_NEAREST = 3  # paragraphs
_PLACE = re.compile(r"[^\W\d_][\w.\- ]{1,40}, \d{1,2}[. ]")  # where and when a text was written
_WORD = re.compile(r"[^\W\d_]{2}")
_CAPTION = re.compile(r"(?:на (?:снимке|фото)|in the (?:photo|picture)|pictured)\b", re.IGNORECASE)
_PARAGRAPHS = frozenset(("p", "li", "td", "span", "font", "blockquote"))
_OF_TEXT = frozenset(("center", "blockquote", "pre", "figure", "figcaption", "caption", "td", "th", "dd", "dt"))


def without_edges(layout: Layout, rows: list[Line], is_figure: Callable[[Line], object]) -> list[Line]:
    """A body's rows without those; `is_figure` says of a row whether it is a cell of a table of figures."""
    prose = [place for place, row in enumerate(rows) if is_prose(layout, row)]
    if not prose:
        return rows
    first, last = prose[0], prose[-1]
    contact = next((place for place in range(last + 1, len(rows)) if is_contact_head(rows[place].text)), len(rows))
    end = last if contact == last + 1 else _last_sentence(layout, rows[:contact], prose)
    if not first and contact == end + 1:
        return rows  # as most
    core = _core(layout, [rows[place] for place in prose])
    kinds = {layout.kind_of_box(rows[place]) for place in prose}
    deepest = max(_depth(layout, core, rows[place]) for place in prose)

    def is_frame(row: Line, *, is_behind: bool = False) -> bool:
        if row.is_date:
            return is_behind and _is_date_apart(layout, row, core, rows[last], kinds)
        if not _is_few_words(layout, row, is_behind=is_behind) or is_figure(row):
            return False
        if not _WORD.search(row.text):
            return not any(is_beside(layout, row, rows[place]) for place in prose[:1])
        if layout.holds(core, row):
            is_other = layout.kind_of_box(row) not in kinds or _depth(layout, core, row) > deepest
            is_other = is_other or (is_behind and _names_page(layout.block(row)))
            return (is_other and not _is_listed(layout, row)) or (is_behind and _is_over_link(layout, row))
        return first < last or _is_of_page(layout, row, rows[first])

    kept = [row for row in rows[:first] if not is_frame(row)] + rows[first : end + 1]
    signed = next((place for place in range(contact - 1, end, -1) if is_signature(rows[place].text)), end)
    kept += rows[end + 1 : signed + 1]  # the post of who signs stands over the name
    kept += _without_frames(layout, rows[signed + 1 : contact], is_frame)
    return kept + [row for row in rows[contact:] if not (row.is_date and is_frame(row, is_behind=True))]


def _last_sentence(layout: Layout, rows: Sequence[Line], prose: Sequence[int]) -> int:
    """The place of the last sentence, however short, in a box like a paragraph's beside it: the text goes so far."""
    near = [rows[place] for place in prose[-_NEAREST:]]
    for place in range(len(rows) - 1, prose[-1], -1):
        if has_ended(rows[place].text) and any(is_beside(layout, each, rows[place]) for each in near):
            return place
    return prose[-1]


def _depth(layout: Layout, core: int, row: Line) -> int:
    """How many boxes a row stands in within that one."""
    return layout.ancestors(layout.block(row).box).index(core)


def _names_page(block: Block) -> bool:
    """Whether a line has a link to a page in it, to no document or mail: an article's tags, with words before them."""
    return block.links != () and not any(is_document(each) or each.startswith(NO_PAGES) for each in block.addresses)


def _is_date_apart(layout: Layout, row: Line, core: int, paragraph: Line, kinds: set[tuple[str, ...]]) -> bool:
    """Whether a date behind the text stands in no box like a paragraph's: the page says again when it posted it."""
    if layout.holds(core, row):
        return layout.kind_of_box(row) not in kinds
    return layout.depth_apart(layout.block(row).box, layout.block(paragraph).box) is None


def _without_frames(layout: Layout, rows: Sequence[Line], is_frame: Callable[..., bool]) -> list[Line]:
    """The rows behind a text without those, nor the few words right over links to pages: `Posts with similar tags`.

    They stand alone: lines of a few words one after another are signatures.
    """
    kept: list[Line] = []
    is_below = bool(rows) and _is_over_tags(layout, rows[-1])
    for row, over in zip(rows[::-1], (*rows[-2::-1], None), strict=False):
        is_one = (
            is_frame(row, is_behind=True)
            or _is_tag(layout, row)
            or (is_below and _is_few_words(layout, row, is_behind=True) and not _is_like(layout, row, over))
        )
        is_below = is_one and _names_page(layout.block(row))
        if not is_one:
            kept.append(row)
    return kept[::-1]


def _is_like(layout: Layout, row: Line, over: Line | None) -> bool:
    """Whether the row over one is a few words too, in an element like its beside it."""
    if over is None or not _is_few_words(layout, over, is_behind=True):
        return False
    return layout.depth_apart(layout.block(row).box, layout.block(over).box) is not None


def _is_tag(layout: Layout, row: Line) -> bool:
    """Whether a row is a word in a list that is a link to a page, no article and no document."""
    block = layout.block(row)
    is_word = 0 < len(row.text) <= block.linked and not row.text.count(" ") and _is_listed(layout, row)
    return is_word and _names_page(block) and not layout.points_elsewhere(block)


def _behind(layout: Layout, row: Line) -> Block:
    """The block right behind a row's, of the page's last row that itself."""
    return layout.blocks[min(row.number + 1, len(layout.blocks) - 1)]


def _is_over_tags(layout: Layout, row: Line) -> bool:
    """Whether a few words with links to pages that are no articles stand right behind a row, in a box beside its."""
    block, behind = layout.block(row), _behind(layout, row)
    text = fold_line(behind.text.replace(MARK, " "))
    if not _names_page(behind) or len(text) > _LONGEST or has_ended(text) or is_trailer(text):
        return False
    parents = layout.flat.parents
    return parents[behind.box] == parents[block.box] and not layout.points_elsewhere(behind)


def _is_over_link(layout: Layout, row: Line) -> bool:
    """Whether a few words stand in one box with a link to another article right behind them: `← Previous`."""
    block, behind = layout.block(row), _behind(layout, row)
    is_whole = behind.box == block.box and behind.linked * 10 > sum(map(str.isalnum, behind.text)) * 9
    return is_whole and layout.points_elsewhere(behind)


def _is_listed(layout: Layout, row: Line) -> bool:
    """Whether a row is an item of a list."""
    return "li" in layout.kind_of_box(row)[:2]


def _is_of_page(layout: Layout, row: Line, paragraph: Line) -> bool:
    """Whether a few words are not a line over the only paragraph there is, in a box like its."""
    if row.glued or (row.text.islower() and " " not in row.text) or is_kind(row.text) or layout.is_section(row.text):
        return True
    return layout.depth_apart(layout.block(row).box, layout.block(paragraph).box) is None


def _core(layout: Layout, prose: Sequence[Line]) -> int:
    """The box in which the paragraphs stand."""
    flat = layout.flat
    box = layout.shared(prose[0], prose[-1])
    while box and flat.tags[box] in _PARAGRAPHS:
        box = flat.parents[box]
    return box


def is_caption(layout: Layout, text: str) -> bool:
    """Whether a line says what a picture shows: by its first words, or as the only Russian on an English page."""
    return bool(_CAPTION.match(text)) or (layout.source.lang == "en" and is_cyrillic(text))


def _is_few_words(layout: Layout, row: Line, *, is_behind: bool) -> bool:
    """Whether a row is short and no sentence, and nothing that an article has beside its paragraphs.

    Behind the text it may ask the reader something (`Your reaction?`), or end in a colon with nothing behind it.
    """
    text, block = row.text, layout.block(row)
    if not text or len(text) > _LONGEST or has_ended(text.rstrip("?:") if is_behind else text):
        return False
    if text.isupper() and not is_site_name(text):
        return False
    if block.level or block.traits & STRONG or text.endswith(",") or is_signature(text):
        return False
    if _PLACE.match(text) or is_where_and_when(text):
        return False
    if layout.flat.tags[block.box] in _OF_TEXT or opens_with_date(text) or row.is_date or is_caption(layout, text):
        return False
    return not (take_images(text)[1] or take_attachments(text)[1] or has_phone_or_mail(text))
