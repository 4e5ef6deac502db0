"""How far an article goes: the rows of its body, from the first behind the date line to where the page takes over."""

import re
from itertools import takewhile

from pipeline.reading.among import is_amid, is_footer_of_page, is_paragraph
from pipeline.reading.behind_text import documents_behind
from pipeline.reading.blocks import ASIDE, FORM
from pipeline.reading.card import facts
from pipeline.reading.contact_rows import LONGEST_TRAILER, ContactRows
from pipeline.reading.credits import is_credit, is_of_page
from pipeline.reading.crumbs import is_way, leads_to_section
from pipeline.reading.documents import is_label_of_documents
from pipeline.reading.edges import without_edges
from pipeline.reading.endings import ends_as_text, is_signature, without_ending
from pipeline.reading.footer import is_trailer
from pipeline.reading.furniture import (
    is_contact_head,
    is_related_heading,
    is_site_name,
    take_attachments,
    take_images,
)
from pipeline.reading.insets import inset_end, runs_through_link
from pipeline.reading.labels import is_beside_date, is_counter, is_of_labels, is_of_links, is_sign, says_of_page
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, has_ended
from pipeline.reading.setting import is_prose
from pipeline.reading.side_boxes import note_end
from pipeline.reading.tables import Tables
from pipeline.reading.tools import is_comments_heading, is_tool, may_be_amid_text, may_be_of_text

_BODY_TAGS = frozenset(("ul", "ol", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "pre", "center", "figure", "dl"))
_MOST_ROWS, _MOST_OF_POST, _BEFORE_INSET, _BEHIND_INSET = 2_000, 2, 40, 8
_LONGEST_OF_PAGE = 200  # characters of what a page says of itself: longer lines need not be asked about
_NUMBERED = re.compile(r"\d{1,2}[.)] \w")  # a question of an interview
_LONGEST_AFTERWORD = 120  # characters


class Extent:
    """The body under construction: rows taken, rows that wait for what comes, and the box they all stand in."""

    def __init__(self, layout: Layout, article_box: int, headline: Line | None = None) -> None:
        self.layout = layout
        self.article_box = article_box
        self.first = headline
        self.taken: list[Line] = []
        self.waiting: list[Line] = []
        self.scope: int | None = None
        self.tags: set[str] = set()  # of the boxes right inside the scope that gave rows
        self.contact = ContactRows(layout)
        self.facts: frozenset[int] = frozenset()
        self.tables = Tables(layout)

    def run(self, start: int) -> list[Line]:
        """The rows of the body from that place on, contact included, and the trailer where it follows."""
        rows = self.layout.rows
        self.facts, behind = facts(self.layout, start), start
        for place in range(start, min(len(rows), start + _MOST_ROWS)):
            if place < behind or (behind := inset_end(self.layout, place, self.taken, self.waiting)) > place:
                continue
            if self.taken and (behind := note_end(self.layout, place)) > place:
                continue
            if self._ends(rows[place], place):
                return [*self._text(), *documents_behind(self.layout, place), *self._trailer(place)]
            self._look_at(rows[place], place)
        return self._text()

    def _text(self) -> list[Line]:
        """What was taken, without what the page says at its edges."""
        return without_ending(without_edges(self.layout, self.taken, self.tables.around), self.layout.blocks)

    def _trailer(self, place: int) -> list[Line]:
        return list(takewhile(lambda row: is_trailer(row.text), self.layout.rows[place : place + LONGEST_TRAILER]))

    def _ends(self, row: Line, place: int) -> bool:
        """Whether the article is over before this row."""
        layout, text = self.layout, row.text
        if not self.taken:
            return is_footer_of_page(layout, place, ())
        if layout.is_outside(row) or not layout.holds(self.article_box, row):
            return not self.contact.stands_beside(place, self.article_box or self.scope, self.taken)
        if not text:
            return False
        is_brief = len(text) <= _LONGEST_OF_PAGE
        if is_brief and is_trailer(text) and (layout.block(row).links or not is_amid(layout, place)):
            return True
        if is_brief and is_comments_heading(text) and self._has_text():
            return True
        if is_footer_of_page(layout, place, self.taken):
            return True
        if self.contact.reaches(text):
            return False
        block = layout.block(row)
        is_heading = block.level > 0 or not has_ended(text.rstrip(":"))
        if is_brief and is_related_heading(text) and is_heading and self._leads_away(place):
            return not (block.links and self._is_inset(place))
        if block.linked * 10 <= len(text) * 6 or is_prose(layout, row) or runs_through_link(block):
            return False
        if self._is_inset(place):
            return False
        is_menu = len(block.links) > 2 and not has_ended(text) and self._has_text()
        return layout.points_elsewhere(block) or (is_menu and not says_of_page(block, text))

    def _has_text(self) -> bool:
        return any(is_prose(self.layout, row) for row in self.taken)

    def _is_inset(self, place: int) -> bool:
        """Whether a link to another article stands between paragraphs of this one, in a box of its own."""
        layout, rows = self.layout, self.layout.rows
        if not layout.points_elsewhere(layout.block(rows[place])):
            return False
        boxes = {
            layout.block(row).box for row in (*self.taken[-1:], *filter(self._is_prose, self.taken[-_BEFORE_INSET:]))
        }
        kinds = {(layout.flat.parents[box], layout.flat.tags[box]) for box in boxes}
        behind = {
            layout.block(row).box for row in filter(self._is_prose, rows[place + 1 : place + _BEHIND_INSET])
        } - boxes
        return layout.block(rows[place]).box not in boxes and any(
            (layout.flat.parents[box], layout.flat.tags[box]) in kinds for box in behind
        )

    def _is_prose(self, row: Line) -> bool:
        return is_prose(self.layout, row)

    def _leads_away(self, place: int) -> bool:
        """Whether what follows a heading is links to other articles, or nothing that reads on; documents do."""
        following = self.layout.rows[place + 1 : place + 5]
        blocks = [self.layout.block(row) for row in following]
        if any(map(is_label_of_documents, blocks[:1])):
            return False
        is_read_on = any(is_prose(self.layout, row) for row in following)
        return not is_read_on or any(map(self.layout.points_elsewhere, blocks))

    def _look_at(self, row: Line, place: int) -> None:
        layout = self.layout
        block = layout.block(row)
        if len(row.text) <= _LONGEST_OF_PAGE and self._is_of_page(row, place):
            return
        if self.taken and block.links and self._is_link_inset(row, place):
            return
        if block.traits & (FORM | ASIDE) and not (self._is_all(FORM | ASIDE) or self.contact.has(row)):
            return
        if not self.taken:
            if row.text and not self._is_before_body(row, place):
                self._take(row, place)
        elif self._is_inside(row) or self._belongs(row, place):
            self._take(row, place)
        elif not self._is_of_menu(row):
            self.waiting.append(row)

    def _is_of_page(self, row: Line, place: int) -> bool:
        """Whether a line is a tool of the page's, or tells of it."""
        text, block = row.text, self.layout.block(row)
        if says_of_page(block, text) or (is_tool(text) and not self.tables.around(row)):
            is_text = may_be_of_text(text) and is_paragraph(self.layout, place, self.taken)
            return not (is_text or (may_be_amid_text(text) and is_amid(self.layout, place)))
        if self.taken and is_of_links(block, text):
            return True
        return block.links != () and "listing" in self.layout.link_kinds(block) and is_site_name(text)

    def _is_link_inset(self, row: Line, place: int) -> bool:
        """Whether a row is such a link, whole sentences and those after `Read also` included."""
        block = self.layout.block(row)
        is_linked = block.linked * 10 > len(row.text) * 4 and not _NUMBERED.match(row.text)
        return is_linked and not runs_through_link(block) and self._is_inset(place)

    def _is_all(self, traits: int) -> bool:
        """Whether the whole article stands in such a region, or its headline does."""
        first = self.taken[0] if self.taken else self.first
        return first is not None and self.layout.block(first).traits & traits > 0

    def _is_before_body(self, row: Line, place: int) -> bool:
        """Whether a row between date and body is the page's: a label, a menu."""
        block = self.layout.block(row)
        if place in self.facts or is_sign(row.text) or is_of_labels(self.layout, place):
            return True
        if self.contact.is_byline(place) or is_counter(self.layout, place):
            return True
        if self.layout.flat.tags[block.box] == "address" and not is_contact_head(row.text):
            return True
        if self.layout.is_outside(row) or is_trailer(row.text):
            return True
        if is_credit(row.text):
            return is_of_page(row.text) or not is_amid(self.layout, place)
        if is_way(self.layout, row) and not runs_through_link(block):
            return True
        if has_ended(row.text):
            return False
        if block.linked * 10 > len(row.text) * 6 and len(block.links) > 2:
            return True  # tags
        is_link = block.linked * 10 > len(row.text.rstrip(",;")) * 8 and len(row.text) < 80 and not row.glued
        return is_link or is_beside_date(self.layout, place)

    def _take(self, row: Line, place: int) -> None:
        if self.waiting:
            for waiting in self.waiting:
                self._widen(waiting)
            self.taken.extend(self.waiting)
            self.waiting.clear()
        self._widen(row)
        self.taken.append(row)
        self.contact.took(row, place)

    def _widen(self, row: Line) -> None:
        flat, box = self.layout.flat, self.layout.blocks[row.number].box
        scope = self.scope
        if scope is None:  # a table that opens a text stands in it as a paragraph does
            table = self.tables.around(row)
            scope = flat.parents[table] if table else box
        while not scope <= box <= flat.lasts[scope]:
            self.tags = {flat.tags[scope]}
            scope = flat.parents[scope]
        self.scope = scope
        self.tags.add(self._branch_tag(row))

    def _branch_tag(self, row: Line) -> str:
        """The tag of the box right inside the scope that holds the row; empty where it stands in the scope itself."""
        parents, scope, box, inner = self.layout.flat.parents, self.scope, self.layout.blocks[row.number].box, 0
        while box != scope:
            box, inner = parents[box], box
        return self.layout.flat.tags[inner] if inner else ""

    def _is_inside(self, row: Line) -> bool:
        """Whether a row stands where rows of this article stand: in the scope, in a box like theirs."""
        layout = self.layout
        if self.contact.is_open and not self.contact.goes_on(row, self.taken[-1]):
            return False
        scope = self.scope or 0
        if layout.holds(scope, row):
            tag = self._branch_tag(row)
            if (tag == "table" and self.tables.is_of_signs(row)) or (not scope and self._is_of_menu(row)):
                return False  # a calendar beside a text with tables; a menu, where all stands in the page itself
            if tag in self.tags or tag in _BODY_TAGS or not tag or ends_as_text(row.text):
                return True
        if self._is_in_table(row):
            return True
        box = layout.block(row).box
        return (
            layout.flat.parents[box] == layout.flat.parents[scope] and layout.flat.tags[box] == layout.flat.tags[scope]
        )

    def _is_of_menu(self, row: Line) -> bool:
        """Whether a row is nothing but a link to a section, or to the front page."""
        block = self.layout.block(row)
        return block.linked >= len(row.text) > 0 and leads_to_section(self.layout, block)

    def _is_in_table(self, row: Line) -> bool:
        """Whether a row is a cell of a table of figures that stands among the paragraphs or right behind the text."""
        parents, scope = self.layout.flat.parents, self.scope or 0
        table = self.tables.around(row)
        if not table or parents[table] in (scope, parents[scope]):
            return table != 0
        return self.article_box != 0 and all(self.layout.holds(table, other) for other in self.waiting)

    def _belongs(self, row: Line, place: int) -> bool:
        """Whether a row beyond the scope is the article's by what it says."""
        text = row.text
        rest, names = take_images(text)
        if is_contact_head(rest) or (names and not rest) or take_attachments(text)[1]:
            return not self.contact.is_signed(place)
        if self.contact.is_open:
            return self.contact.goes_on(row, self.taken[-1])
        if is_signature(text) and len(self.waiting) <= _MOST_OF_POST:
            return not any(self.layout.block(post).links for post in self.waiting)
        if is_prose(self.layout, row):
            return not (is_site_name(text) or self._is_afterword(row))
        return self._goes_on(row)

    def _goes_on(self, row: Line) -> bool:
        """Whether a short line that has an end stands as the last one taken does, each deep in boxes of its own.

        Behind the only paragraph or list so far it may stand in whatever boxes, beside that one's.
        """
        layout = self.layout
        one, other = layout.block(self.taken[-1]).box, layout.block(row).box
        if one == other or layout.block(row).links or not ends_as_text(row.text):
            return False
        around = layout.flat.parents[one] if layout.flat.tags[one] == "li" else one
        if self.scope in (one, around) and not self.waiting and layout.holds(self.article_box, row):
            return True
        return (layout.depth_apart(one, other) or 0) > 0

    def _is_afterword(self, row: Line) -> bool:
        """Whether a sentence stands alone behind the box of the text, in one of another kind: the page speaks."""
        layout, scope = self.layout, self.scope or 0
        if len(row.text) > _LONGEST_AFTERWORD or layout.flat.tags[scope] in ("body", "p"):
            return False
        prose = [taken for taken in self.taken if is_prose(layout, taken)]
        return len(prose) > 1 and layout.kind_of_box(row) not in map(layout.kind_of_box, prose)
