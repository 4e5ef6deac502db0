"""A page's blocks with what can be asked of them: rows with dates cut, where links point, what contains what."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from crawler.model import Page, Source
from pipeline.dates import date_line
from pipeline.kept import kept
from pipeline.reading.blocks import FOOTER, MARK, NAVIGATION, STRONG, Block, Flat
from pipeline.reading.goals import Goals, Kinds
from pipeline.reading.lines import LONGEST_HEADLINE, Line, cut_date, has_ended, key
from pipeline.reading.regions import SENTENCE, is_sentence, without_wide_regions
from pipeline.reading.rows import rows_of, split_images, without_tools
from pipeline.reading.split_dates import rejoin
from pipeline.reading.standing_rows import standing_rows
from pipeline.recurring import Recurring
from pipeline.text import fold_line

_NEAR_COPY = 4  # rows between two copies of a headline
_SHORTEST_COPY, _BETWEEN = 20, " |,-–—·•"  # characters of a headline, those between it and its date
_ENDS = 3  # blocks
_DEEPEST = 8  # boxes around a paragraph
_LONGEST_KEPT = 160  # characters of a line that other pages may have


class Layout:
    """One page under reading: its rows, and answers that are worked out once, when first asked for."""

    def __init__(self, flat: Flat, page: Page, source: Source, recurring: Recurring) -> None:
        self.flat = flat
        self.page, self.source, self.recurring = page, source, recurring
        worth_reading = _worth_reading(flat)
        self.blocks = without_wide_regions(flat, worth_reading)
        self._goals = Goals(page, source)
        self._box_kinds: dict[int, tuple[str, ...]] = {}
        self._sections: dict[str, bool] = {}
        self.rows: list[Line] = []
        blocks, rows = self.blocks, self.rows
        for number in worth_reading:
            rows += _rows(blocks[number], number)
        rejoin(rows)
        self._part_headings()
        self._rejoin()
        self._part_copies()
        self.standing = standing_rows(self) if source.profile.often_headless else range(0)

    def _part_headings(self) -> None:
        """Headings that begin with a date which a title of the page leaves out: the date is a line of its own."""
        rows = self.rows
        for place in range(len(rows) - 1, -1, -1):
            row = rows[place]
            if not (row.text[:1].isdigit() and self.block(row).level) or (found := date_line(row.text)) is None:
                continue
            rest = key(found.rest)
            if rest and any(key(title).startswith(rest) for title in (self.flat.title, self.flat.og_title)):
                rows[place : place + 1] = [row._replace(text="", date=found), row._replace(text=found.rest, gap=0)]

    def _rejoin(self) -> None:
        """Headlines that begin with a date, cut from it: whole again where the page shows what they are.

        A title says so, a date line of their own follows them, or they come twice.
        """
        rows = self.rows
        cut = [place - 1 for place, row in enumerate(rows) if place and row.glued and rows[place - 1].is_date]
        cut = [place for place in cut if not (place and rows[place - 1].number == rows[place].number)]
        if not cut:
            return
        whole = {place: fold_line(self.blocks[rows[place].number].text.replace(MARK, "")) for place in cut}
        parted = {rows[place].number for place in cut}
        titles = f"{key(self.flat.title)} {key(self.flat.og_title)}"
        for place in reversed(cut):
            rest = rows[place + 1].text
            is_glued = f" {rest[:30]}" not in whole[place]
            if len(rest) > LONGEST_HEADLINE or (is_glued and key(whole[place]) not in titles):
                continue
            following = rows[place + 2] if place + 2 < len(rows) else None
            beside = [row for row in (rows[place - 1] if place else None, following) if row is not None]
            is_dated = any(row.is_date and row.number not in parted for row in beside) and (
                not has_ended(rest) or bool(self.block(rows[place]).traits & STRONG)
            )
            is_dated = is_dated or (not (has_ended(rest) or rest.endswith(",")) and self._opens_text(place + 2))
            if is_dated or self._is_copied(whole, place) or key(whole[place]) in titles:
                rows[place : place + 2] = [Line(whole[place], rows[place].gap, number=rows[place].number)]

    def _part_copies(self) -> None:
        """Texts that begin with the headline once more, or with that and its date: cut where each of them ends."""
        rows = self.rows
        texts = [row.text for row in rows]
        for place in range(len(rows) - 1, 0, -1):
            if len(texts[place]) < SENTENCE:
                continue
            row, around = rows[place], filter(None, texts[max(0, place - _NEAR_COPY) : place])
            if row.glued or not row.text.startswith((*around,)):
                continue
            for before in rows[max(0, place - _NEAR_COPY) : place]:
                if len(before.text) >= _SHORTEST_COPY and row.text.startswith(before.text):
                    rest = row._replace(text=row.text[len(before.text) :].lstrip(_BETWEEN))
                    cut = cut_date(rest)
                    if cut[-1] is not rest:
                        rows[place : place + 1] = [row._replace(text=before.text), *cut]
                    elif rest.text and not rest.text[0].islower() and self._is_element(row, before.text):
                        rows[place : place + 1] = [row._replace(text=before.text), rest._replace(glued=True)]
                    break

    def _is_element(self, row: Line, text: str) -> bool:
        """Whether a text is all of the first inline element of a row."""
        first = next((part for part in self.block(row).text.split(MARK) if part.strip()), "")
        return fold_line(first) == text

    def _opens_text(self, place: int) -> bool:
        """Whether the row at a place is a date glued to the first words of a text."""
        following = self.rows[place : place + 2]
        return len(following) == 2 and following[0].is_date and following[1].glued and has_ended(following[1].text)

    def _is_copied(self, whole: dict[int, str], place: int) -> bool:
        """Whether another row near by begins with the same words, or these words with all of another row."""
        text = whole[place]
        around = (*range(place - _NEAR_COPY, place), *range(place + 1, place + 1 + _NEAR_COPY))
        near = (key(whole[other]) for other in around if other in whole)
        if any(other.startswith(key(text)) or key(text).startswith(other) for other in near):
            return True
        rows = self.rows
        if any(len(text) >= 20 and row.text.startswith(text) for row in rows[place + 2 : place + 2 + _NEAR_COPY]):
            return True
        return any(
            len(row.text) >= 20 and text.startswith(row.text) for row in rows[max(0, place - _NEAR_COPY) : place]
        )

    def block(self, row: Line) -> Block:
        return self.blocks[row.number]

    def raw(self, number: int) -> list[str]:
        """A block's text, not folded, its date not cut; an element that is an image's name is a line of its own."""
        text = self.blocks[number].text
        if MARK not in text:
            return [text]
        names, parts = split_images(without_tools(text))
        rest = "".join(parts).replace(MARK, "").strip()
        return [*names, *([rest] if rest else [])]

    def link_kinds(self, block: Block) -> Kinds:
        """For each of its links: own (this very page), article, listing, or None (elsewhere, a file)."""
        return self._goals.kinds(block)

    def is_section(self, text: str) -> bool:
        """Whether a line is what a link to a section says, in a menu or on the way to the page."""
        name = key(text)
        known = self._sections.get(name)
        if known is None:
            known = any("listing" in self.link_kinds(block) for block in self._saying.get(name, ()))
            self._sections[name] = known
        return known

    @kept
    def _saying(self) -> Mapping[str, Sequence[Block]]:
        """The lines with links, by the keys of what these say."""
        found: dict[str, list[Block]] = {}
        for block in self.blocks:
            for name in _said_by_links(block.text, block.linked) if block.links else ():
                found.setdefault(name, []).append(block)
        return found

    def canonical(self, address: str) -> str | None:
        return self._goals.canonical(address)

    def points_elsewhere(self, block: Block) -> bool:
        """Whether one of its links leads to another article."""
        return block.links != () and self._goals.lead_elsewhere(block)

    def is_to_come(self, row: Line) -> bool:
        """Whether a date is later than the page was fetched, the zones' day apart: an event's, no article's."""
        day = row.date.date if row.date else None
        return day is not None and (day - self.page.fetched_at.date()).days > 1

    def is_of_today(self, row: Line) -> bool:
        """Whether a date is the day the page was fetched on, as a calendar in a header shows it: no files beside it."""
        is_alone = not (row.images or row.attachments)
        return is_alone and row.date is not None and row.date.date == self.page.fetched_at.date()

    def holds(self, box: int, row: Line) -> bool:
        """Whether a row stands inside a box."""
        return box <= self.blocks[row.number].box <= self.flat.lasts[box]

    def ancestors(self, box: int) -> list[int]:
        """The box and those around it, the page last."""
        found, parents = [box], self.flat.parents
        while box:
            box = parents[box]
            found.append(box)
        return found

    def shared(self, first: Line, second: Line) -> int:
        """The innermost box that holds both rows."""
        box, inner = self.blocks[first.number].box, self.blocks[second.number].box
        parents, lasts = self.flat.parents, self.flat.lasts
        while not box <= inner <= lasts[box]:
            box = parents[box]
        return box

    def branch(self, box: int, row: Line) -> int:
        """The child of a box that holds the row; the box itself where the row stands right in it."""
        inner, parents = self.blocks[row.number].box, self.flat.parents
        while inner != box and parents[inner] != box:
            inner = parents[inner]
        return inner

    def depth_apart(self, one: int, other: int) -> int | None:
        """How many boxes up two boxes stand side by side in one, those passed of the same tags; None where nowhere."""
        tags, parents = self.flat.tags, self.flat.parents
        for depth in range(_DEEPEST + 1):
            if tags[one] != tags[other]:
                break
            if parents[one] == parents[other]:
                return depth
            one, other = parents[one], parents[other]
        return None

    def kind_of_box(self, row: Line) -> tuple[str, ...]:
        """The tags of a row's box and of the three around it."""
        inner = self.blocks[row.number].box
        found = self._box_kinds.get(inner)
        if found is None:
            found = self._box_kinds[inner] = tuple([self.flat.tags[box] for box in self.ancestors(inner)[:4]])
        return found

    def recurs(self, row: Line) -> bool:
        """Whether other pages of the source have shown the same paragraph."""
        return self.recurring.knows(row.text, self.page.url)

    def is_outside(self, row: Line) -> bool:
        """Whether a row stands where no article does: navigation, footer. A menu has no sentences."""
        region = self.blocks[row.number].traits & (NAVIGATION | FOOTER)
        return region != 0 and (region != NAVIGATION or not is_sentence(row.text))

    def is_beside_main(self, row: Line) -> bool:
        """Whether a row stands outside the page's `<main>`, where it has one and a sentence is in that."""
        return self._main != 0 and not self.holds(self._main, row)

    @kept
    def _main(self) -> int:
        """The box of that element; 0 where there is none, or several."""
        box = self.flat.tags.index("main") if self.flat.tags.count("main") == 1 else 0
        return box if any(is_sentence(row.text) and self.holds(box, row) for row in self.rows) else 0


def _worth_reading(flat: Flat) -> list[int]:
    """Numbers of the blocks, but of long runs of short links (menus, lists of everything) only the two ends."""
    found: list[int] = []
    behind = 0  # what was looked at last
    for number in flat.apart:
        if behind < number:
            found += _ends(range(behind, number))
        found.append(number)
        behind = number + 1
    return found + _ends(range(behind, len(flat.blocks)))


def _ends(run: range) -> list[int]:
    return [*run] if len(run) <= 2 * _ENDS else [*run[:_ENDS], *run[-_ENDS:]]


def _rows(block: Block, number: int) -> Sequence[Line]:
    """The rows of a block. Short lines repeat on the pages of a source: what they come to is kept."""
    if len(block.text) > _LONGEST_KEPT:
        return rows_of(block, number)
    return _kept_rows(block.text, block.traits, block.linked, block.stamp, block.apart, number)


@lru_cache(maxsize=2_048)
def _kept_rows(text: str, traits: int, linked: int, stamp: str | None, is_apart: bool, number: int) -> tuple[Line, ...]:
    return tuple(rows_of(Block(text, 0, traits, (), linked, (), stamp, is_apart), number))


def _said_by_links(text: str, linked: int) -> Sequence[str]:
    """The keys of what the links of a line say, its first inline elements; behind them stands where they lead."""
    return _kept_said(text, linked) if len(text) <= _LONGEST_KEPT else _said(text, linked)


def _said(text: str, linked: int) -> Sequence[str]:
    said: list[str] = []
    for part in text.split(MARK):
        name = key(part)
        linked -= len(name)
        if linked < 0:
            break
        said += [name] if name else []
    return said


_kept_said = lru_cache(maxsize=1_024)(_said)
