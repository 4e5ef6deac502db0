"""A page's blocks with what can be asked of them: rows with dates cut, where links point, what contains what."""

import re
from collections.abc import Iterator, Sequence

from crawler import urls
from crawler.model import LinkKind, Page, Source
from pipeline.blocks import FOOTER, LEVEL, MARK, NAVIGATION, Block, Flat
from pipeline.dates import DateLine, from_stamp, parse
from pipeline.furniture import image_names, is_share, names_delegations, take_files
from pipeline.leads import standing_block
from pipeline.lines import Line, cut_date, has_ended, is_part_of_sentence
from pipeline.recurring import Recurring
from pipeline.text import fold_line

_MAY_BE_DATED = re.compile(r"(?:19|20)\d\d|\.\d\d`\d|\.\d\d['’]\d")
_ANY_IMAGE = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic)", re.IGNORECASE)
_DATE_PART_LONGEST = 60
_LABEL_LONGEST = 40
_ENDS = 6  # blocks


class Layout:
    """One page under reading: its rows, and answers that are worked out once, when first asked for."""

    def __init__(self, flat: Flat, page: Page, source: Source, recurring: Recurring) -> None:
        self.flat = flat
        self.page, self.source, self.recurring = page, source, recurring
        self.blocks = flat.blocks
        self.rows: list[Line] = [
            row for number in _worth_reading(flat.blocks) for row in rows_of(flat.blocks[number], number)
        ]
        self.standing = range(*self._standing())
        self._kinds: dict[str, str | None] = {}

    def _standing(self) -> tuple[int, int]:
        """The rows of the block about the delegations, where an article follows it and no date stands before it."""
        first = next((place for place, row in enumerate(self.rows) if names_delegations(row.text)), None)
        if first is None:
            return 0, 0
        before = max(0, first - 1)
        start, end = standing_block([row.text for row in self.rows[before : before + 40]])
        if not end or self.rows[before + start].is_date or (start + before and self.rows[start + before - 1].is_date):
            return 0, 0
        return before + start, before + end

    def block(self, row: Line) -> Block:
        return self.blocks[row.number]

    def raw(self, number: int) -> list[str]:
        """A block's text, not folded, its date not cut; an element that is an image's name is a line of its own."""
        text = self.blocks[number].text
        if MARK not in text:
            return [text]
        names, parts = split_images(text)
        rest = "".join(parts).replace(MARK, "").strip()
        return [*names, *([rest] if rest else [])]

    def link_kinds(self, block: Block) -> list[str | None]:
        """For each of its links: own (this very page), article, listing, or None (elsewhere, a file)."""
        return [self._link_kind(address) for address in block.addresses]

    def _link_kind(self, address: str) -> str | None:
        if address not in self._kinds:
            self._kinds[address] = self._classified(address) if len(self._kinds) < 2_000 else None
        return self._kinds[address]

    def _classified(self, address: str) -> str | None:
        if address.startswith(("#", "javascript:", "mailto:", "tel:")):
            return None
        url = self.canonical(address)
        if url is None:
            return None
        if url == self.page.url:
            return "own"
        kind = urls.kind(url, self.source)
        return "article" if kind is LinkKind.ARTICLE else "listing" if kind is LinkKind.LISTING else None

    def canonical(self, address: str) -> str | None:
        return urls.canonical(address, self.source, page=self.page.address)

    def points_elsewhere(self, block: Block) -> bool:
        """Whether one of its links leads to another article."""
        return bool(block.links) and "article" in self.link_kinds(block)

    def holds(self, box: int, row: Line) -> bool:
        """Whether a row stands inside a box."""
        return box <= self.blocks[row.number].box <= self.flat.lasts[box]

    def ancestors(self, box: int) -> list[int]:
        """The box and those around it, the page last."""
        found = [box]
        while box:
            box = self.flat.parents[box]
            found.append(box)
        return found

    def shared(self, first: Line, second: Line) -> int:
        """The innermost box that holds both rows."""
        box = self.block(first).box
        while not self.holds(box, second):
            box = self.flat.parents[box]
        return box

    def kind_of_box(self, row: Line) -> tuple[str, ...]:
        """The tags of a row's box and of the three around it."""
        return tuple(self.flat.tags[box] for box in self.ancestors(self.block(row).box)[:4])

    def recurs(self, row: Line) -> bool:
        """Whether other pages of the source have shown the same paragraph."""
        return self.recurring.knows(row.text, self.page.url)

    def is_outside(self, row: Line) -> bool:
        """Whether a row stands where no article does: navigation, footer."""
        return bool(self.block(row).traits & (NAVIGATION | FOOTER))


def _worth_reading(blocks: Sequence[Block]) -> Iterator[int]:
    """Numbers of the blocks, but of long runs of short links (menus, lists of everything) only the two ends."""
    run: list[int] = []
    for number, block in enumerate(blocks):
        if block.linked and block.linked + 4 >= len(block.text) < 200 and not block.traits >> LEVEL:
            run.append(number)
            continue
        yield from run if len(run) <= 2 * _ENDS else (*run[:_ENDS], *run[-_ENDS:])
        run.clear()
        yield number
    yield from run if len(run) <= 2 * _ENDS else (*run[:_ENDS], *run[-_ENDS:])


def split_images(text: str) -> tuple[list[str], list[str]]:
    """The inline elements of a block that are names of images, and the others with their MARKs."""
    names: list[str] = []
    others: list[str] = []
    for part in text.split(MARK):
        (names if image_names(fold_line(part)) else others).append(part)
    return [name.strip() for name in names], [MARK.join(others)]


def rows_of(block: Block, number: int) -> list[Line]:
    """A block as rows: its text, or a date line and what stands before or behind it."""
    text = block.text
    gap = 3 if block.apart else 0
    has_marks = MARK in text
    if has_marks:
        if _ANY_IMAGE.search(text):
            text = split_images(text)[1][0].strip(f" {MARK}")
            if not text.strip():
                return []
            block = block._replace(text=text)
        text = text.replace(MARK, "")
    text = fold_line(text)
    if not _MAY_BE_DATED.search(text, 0, 2_000):
        stamped = _stamped(block, text) if block.stamp else None
        return [Line("", gap, stamped, number=number) if stamped else Line(text, gap, number=number)]
    if has_marks and (cut := _cut_at_marks(block, gap, number)):
        return cut
    if block.traits >> LEVEL and not _GLUED.match(text):
        whole = cut_date(Line(text, gap, number=number))
        return whole if len(whole) == 1 else [Line(text, gap, number=number)]
    return cut_date(Line(text, gap, number=number))


_GLUED = re.compile(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d[^\W\d_]")


def _stamped(block: Block, text: str) -> DateLine | None:
    """A short text in <time> whose date is only in its attribute, as `27 November` or `27.11`."""
    if not block.stamp or len(text) > _LABEL_LONGEST or not any(mark.isdigit() for mark in text):
        return None
    day = from_stamp(block.stamp)
    return DateLine(day, "", False) if day else None


def _cut_at_marks(block: Block, gap: int, number: int) -> list[Line] | None:
    """A block one of whose inline elements is a date: the date line and what stands before or behind it."""
    parts = block.text.split(MARK)
    said = [place for place, part in enumerate(parts) if part.strip()]
    for place in dict.fromkeys((said[0], said[-1], *said)):
        part = fold_line(parts[place])
        if len(part) > _DATE_PART_LONGEST or parse(part) is None:
            continue
        dated = cut_date(Line(part, gap, number=number))[0]
        before, behind = "".join(parts[:place]), "".join(parts[place + 1 :])
        if place == said[0]:
            is_glued = not parts[place][-1:].isspace() and not behind[:1].isspace()
            return _with_rest(dated, fold_line(behind), block, is_glued=is_glued)
        if place == said[-1]:
            return _with_headline(dated, fold_line(before), block)
        return _in_the_middle(dated, fold_line(before), fold_line(behind))
    return None


def _with_rest(dated: Line, rest: str, block: Block, *, is_glued: bool) -> list[Line] | None:
    """A date line and what is behind it in its block; None where the date is part of a sentence."""
    rest, names, files = take_files(rest)
    dated = Line("", dated.gap, dated.date, names, files, dated.number)
    if not rest or is_label(rest, block):
        return [dated]
    numeric = dated.date is not None and dated.date.numeric
    if rest[:1].islower() or rest[:1] in ",;:)" or (not numeric and has_ended(rest) and not is_glued):
        return None
    return [dated, Line(rest, 0, number=dated.number, glued=True)]


def _with_headline(dated: Line, before: str, block: Block) -> list[Line] | None:
    """A date line and what is before it in its block; None where the date is part of a sentence."""
    if is_label(before, block):
        return [dated]
    if is_part_of_sentence(before) or (has_ended(before) and len(before) > 300):
        return None
    return [Line(before, dated.gap, number=dated.number), Line("", 0, dated.date, number=dated.number)]


def _in_the_middle(dated: Line, before: str, behind: str) -> list[Line] | None:
    """`Headline` `27.11.2018` `name.jpg` in one block: headline, and date line with what belongs to it."""
    rest, names, files = take_files(behind)
    if (rest and not is_share(rest)) or is_part_of_sentence(before):
        return None
    return [Line(before, dated.gap, number=dated.number), Line("", 0, dated.date, names, files, dated.number)]


def is_label(text: str, block: Block) -> bool:
    """Whether the rest of a date line only names the section, counts views or offers to share."""
    if len(text) > _LABEL_LONGEST or has_ended(text):
        return False
    return is_share(text) or block.linked >= len(text) > 0 or not any(mark.isalpha() for mark in text)
