"""One pass over the tags of markup: where lines begin and end, and in which boxes they stand.

A walk may begin in the middle of a page, from the state another left: see stretch.py.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from html import unescape
from itertools import islice

from pipeline.reading import tokens
from pipeline.reading.blocks import LEVEL, MARK, STRONG, TRAITS, Block, State
from pipeline.reading.side_by_side import is_behind_link, is_linked_text, length
from pipeline.reading.tokens import IMPLIED_END, VOID, Kind, attribute, plan, planned

MOST_BLOCKS, DEEPEST = 10_000, 200
_MOST_LINKS = 200
_BREAK = "\n"  # a line break in a headline

_OPEN_NEXT, _INLINE, _NOTHING, _LINK, _LINK_END = Kind.OPEN_NEXT, Kind.INLINE, Kind.NOTHING, Kind.LINK, Kind.LINK_END
_ASCII_SPACE = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_INVISIBLE = f"\u00a0\u00ad\u200b\ufeff {MARK}"
_EDGES = f" \t\n\r\f{MARK}"


class Walk:
    """One pass under way; lives no longer than that. A piece is what stands between two `<`.

    The boxes open at its beginning are the first it knows; those it meets are numbered from there on.
    """

    def __init__(self, state: State) -> None:
        self.blocks: list[Block] = []
        self.tags, self.traits = [*state.names], [*state.traits]
        self.parents = [0, *range(len(self.tags) - 1)]
        self.given: list[str] = []  # links without text that belong to the last block before the walk
        self.title = self.og_title = ""
        self.leap(state, range(len(self.tags)))

    def leap(self, state: State, boxes: Iterable[int]) -> None:
        """Stand as another walk stood at its end, those boxes open."""
        self.boxes, self.names = [*boxes], [*state.names]  # those open now
        self.beyond: dict[str, int] = {}  # elements opened deeper than DEEPEST
        self.unclosed: set[str] = set()  # elements not to be seen that never end: they are read after all
        self.patience = state.patience  # tags with open quotes that are still followed to their end
        self.texts: list[str] = [state.text] if state.text else []
        self.link = state.link
        self.links, self.linked = [*state.links], state.linked
        self.images, self.stamp = [*state.images], state.stamp
        # Its link began in an earlier line; a rule before it; it begins with bold letters; a line break came last;
        # its links are of a box that has ended and said nothing.
        self.carried, self.apart, self.strong, self.broken, self.adrift = state.marks
        self.link_end = 0  # how many of the texts stand before the end of the line's last link
        self.said, self.blank = state.said, 0  # `blank`: so many of the texts are known to show nothing
        self.has_title, self.has_og_title = state.has_titles
        self.torn = False  # what stands behind the end would have been looked at

    def state(self) -> State | None:
        """How the walk stands at its end; None where what stands behind would have been looked at."""
        is_at_break = len(self.texts) > 1 and self.texts[-1] == _BREAK  # another one behind it ends the line
        if self.unclosed or self.beyond or self.torn or self.link_end or is_at_break:
            return None
        boxes = self.boxes
        last = self.blocks[-1].box if self.blocks else self.said - 1
        line = "".join(self.texts), self.link, tuple(self.links), self.linked, tuple(self.images), self.stamp
        return State(
            tuple(self.names),
            tuple([self.traits[box] for box in boxes]),
            bisect_right(boxes, last),
            *line,
            (self.carried, self.apart, self.strong, self.broken, self.adrift),
            self.patience,
            (self.has_title, self.has_og_title),
        )

    def run(self, pieces: list[str]) -> None:
        """Walk over what comes next in the page; `flush` ends it. All time is spent here: few calls, one turn a tag."""
        self.pieces, self.place = pieces, 1  # the next piece to look at
        texts, known, names, boxes = self.texts, planned, self.names, self.boxes
        every = enumerate(pieces)
        for _, text in islice(every, 1):  # the text goes on that the walk has stopped in
            if text and (texts or not text.isspace()):
                texts.append(text)
                self.linked += length(text) if self.link is not None else 0
        for place, piece in every:
            head, _, text = piece.partition(">")
            kind, name = known(head)
            if kind <= _OPEN_NEXT:
                if texts:
                    self.flush(kind)
                if kind:
                    self._open(name, kind)
                elif names[-1] == name and not self.beyond:
                    names.pop()
                    boxes.pop()
                else:
                    self._close(name)
            elif kind == _INLINE:
                texts.append(MARK)
            elif kind <= _LINK_END:
                self._link(head if kind == _LINK else None)
            elif kind != _NOTHING:
                text = self._special(kind, name, head, text, place)
                if (passed := self.place - place - 1) > 0:
                    next(islice(every, passed, passed), None)
            if text and (texts or not text.isspace()):
                texts.append(text)
                if self.link is not None:
                    self.linked += length(text)

    def _open(self, name: str, kind: int) -> None:
        names, boxes = self.names, self.boxes
        if names[-1] == "p":
            names.pop()
            boxes.pop()
        if kind == _OPEN_NEXT and (ended := tokens.implied_end(names, name)):
            del names[ended:], boxes[ended:]
        if len(names) > DEEPEST:
            self.beyond[name] = self.beyond.get(name, 0) + 1
            self.torn = True
            return
        outer = boxes[-1]
        boxes.append(len(self.tags))
        names.append(name)
        self.parents.append(outer)
        self.tags.append(name)
        self.traits.append(self.traits[outer] | TRAITS.get(name, 0))

    def _close(self, name: str) -> None:
        """Close the nearest open element of that name, and all that is open in it; none: nothing."""
        if self.beyond.get(name):
            self.beyond[name] -= 1
            if not self.beyond[name]:
                del self.beyond[name]
        elif name in self.names:
            place = len(self.names) - 1 - self.names[::-1].index(name)
            if place:
                del self.names[place:], self.boxes[place:]

    def _special(self, kind: int, name: str, head: str, text: str, place: int) -> str:
        """Tags that are neither a line's beginning nor plain inline; the text behind them."""
        if kind == Kind.BREAK and self.traits[self.boxes[-1]] >> LEVEL and self.texts[-1:] not in ([], [_BREAK]):
            self.texts.append(_BREAK)  # a headline on two lines is one
        elif kind == Kind.BREAK or kind == Kind.RULE:
            self.flush()
            self.apart = self.apart or self.broken or kind == Kind.RULE
            self.broken = True
        elif kind == Kind.IMAGE:
            self.images.append(head)
        elif kind == Kind.STRONG:
            self.blank = tokens.blank(self.texts, self.blank, _EDGES)
            self.strong |= self.blank == len(self.texts) or tokens.is_dated(self.texts)
            self.texts.append(MARK)
        elif kind == Kind.LARGE:
            self.flush()
            self._open(name, Kind.OPEN_NEXT if name in IMPLIED_END else Kind.OPEN)
            self.traits[-1] |= STRONG
        elif kind == Kind.TIME:
            self.texts.append(MARK)
            self.stamp = self.stamp or attribute(head, "datetime")
        elif kind == Kind.UNSEEN:
            self.texts.append(MARK)
            return self._skip(name, place, text)
        elif kind == Kind.STRANGE:
            return self._strange(place, head, text)
        elif kind == Kind.BROKEN:
            return self._again(place)
        elif kind == Kind.TITLE:
            self._name(unescape(text), place)
            return ""
        elif kind == Kind.META and not self.has_og_title and "og:title" in head:
            self.og_title = attribute(head, "content") or ""
            self.has_og_title = bool(self.og_title)
        return text

    def _name(self, title: str, place: int) -> None:
        if "".join(self.pieces[place + 1 : place + 2])[:6].lower() != "/title":
            self.unclosed.add("title")
        if not self.has_title:
            self.title, self.has_title = title, bool(title)

    def _link(self, head: str | None) -> None:
        """A link begins or, where None, ends."""
        if head is not None and self.linked and self.links[-1:] != [head]:
            if len(self.links) == 1 and is_linked_text(self.texts, self.linked):
                self.flush()  # tiles side by side, each a link around its text
            elif is_behind_link(self.texts, self.link_end):
                self.texts.append(" ")  # buttons side by side: no one reads them as one word
        self.texts.append(MARK)
        if self.carried and not self.linked:
            self.links.clear()
        self.link = head
        if head is None:
            self.link_end = len(self.texts)
        else:
            self.links.append(head)
            self.carried = False

    def _skip(self, name: str, place: int, text: str) -> str:
        """Pass over an element with all that is in it; the text behind it. What is never closed is not passed over."""
        if name in self.unclosed or name in VOID:
            return text
        end = tokens.end_of(self.pieces, place, name)
        if end is None:
            self.unclosed.add(name)
            return text
        self.place, text = end
        return text

    def _strange(self, place: int, head: str, text: str) -> str:
        """The text behind what begins with `<` and is no tag: a comment, a declaration, or a smaller-than sign."""
        if head.startswith("!--") and "!--" not in self.unclosed:
            end = tokens.end_of_comment(self.pieces, place)
            if end is None:
                self.unclosed.add("!--")
                return text
            self.place, text = end
            return text
        return text if head[:1] in ("!", "?", "/") else "<" + self.pieces[place]

    def _again(self, place: int) -> str:
        """A tag with `<` or `>` inside a quoted value, now read up to its real end; the text behind it."""
        head, text = self._whole(place)
        kind, name = plan(head)
        if kind in (Kind.OPEN, Kind.OPEN_NEXT):
            self.flush()
            self._open(name, kind)
        elif kind in (Kind.INLINE, Kind.STRONG):
            self.texts.append(MARK)
        elif kind == Kind.LINK:
            self._link(head)
        elif kind not in (Kind.BROKEN, Kind.NOTHING, Kind.CLOSE):
            return self._special(kind, name, head, text, max(place, self.place - 1))
        return text

    def _whole(self, place: int) -> tuple[str, str]:
        """Head and text of a tag that ends at the first `>` outside of quotes."""
        self.patience -= 1
        end = tokens.end_of_tag(self.pieces, place) if self.patience > 0 else None
        if end is None:
            self.torn = True
            head, _, text = self.pieces[place].partition(">")
            return head, text
        self.patience += end[0] - place < 4
        self.place = end[0]
        return end[1], end[2]

    def flush(self, kind: int = Kind.OPEN) -> None:
        """End the line before a tag of that kind: what was gathered becomes a block, if it says anything."""
        texts = self.texts
        if not texts:
            return
        line = "".join(texts) if len(texts) > 1 else texts[0]
        text = line.strip(_EDGES)
        self.strong &= text != "" or line.count(MARK) % 2 > 0  # an empty bold element says nothing of the next line
        texts.clear()
        self.blank = self.link_end = 0
        if text:
            self._block(text)
            self.adrift = False
        elif self.links and self.link is None:
            self._give_links(kind == Kind.CLOSE)
        if text or self.link is not None:
            self.links = [self.link] if self.link is not None else []
            # A link with no word in it yet may be a picture's, and is then the next line's: see `_link`.
            self.carried = self.link is not None and (text != "" or self.carried)
        self.linked = 0

    def _give_links(self, is_end: bool) -> None:
        """Links without text, behind the last line of a box: they are that line's, a picture's also as the box ends."""
        if self.adrift and (not is_end or len(self.links) > 1):
            self.adrift = False
        elif not self.blocks and self.boxes[-1] < self.said:
            self.given += self.links
            self.links, self.adrift = [], False
        elif (last := self.blocks[-1:]) and last[0].box >= self.boxes[-1] and len(last[0].links) < _MOST_LINKS:
            self.blocks[-1] = last[0]._replace(links=(*last[0].links, *self.links))
            self.links, self.adrift = [], False
        elif is_end:
            self.adrift = True
            self.texts.append(MARK)  # the end of the next box is looked at too

    def _block(self, text: str) -> None:
        if "&" in text:
            text = unescape(text)
        if "\n" in text or "  " in text or "\t" in text or "\r" in text:
            text = _ASCII_SPACE.sub(" ", text).strip(_EDGES)
        if not text.strip(_INVISIBLE) or len(self.blocks) >= MOST_BLOCKS:
            return
        box = self.boxes[-1]
        links, images = tuple(self.links), tuple(self.images)
        linked = min(self.linked, len(text))
        traits = self.traits[box] | (STRONG if self.strong else 0)
        self.blocks.append(Block(text, box, traits, links, linked, images, self.stamp, self.apart))
        self.images.clear()
        self.stamp = None
        self.apart = self.broken = self.strong = False
