"""Markup to blocks in one pass over the tags, without a tree.

Walking a tree node by node from Python takes three times as long as Lexbor takes to build it, and hostile pages make
trees that take quadratic time (100,000 nested elements: 22 s). This pass is linear, capped, and never raises.
"""

import re
from html import unescape

from pipeline.blocks import ASIDE, FOOTER, FORM, HEADER, ITEM, LEVEL, MARK, NAVIGATION, STRONG, Block, Flat
from pipeline.tokens import IMPLIED_END, LONGEST_TAG, VOID, Kind, attribute, is_whole, plan, plans

MOST_CHARACTERS = 4_000_000
MOST_TAGS = 250_000
MOST_BLOCKS = 10_000
DEEPEST = 200
_MOST_PLANS = 2_000

_TRAITS = {f"h{level}": level << LEVEL for level in range(1, 7)} | {
    "nav": NAVIGATION,
    "menu": NAVIGATION,
    "footer": FOOTER,
    "aside": ASIDE,
    "header": HEADER,
    "form": FORM,
    "li": ITEM,
}
_OPEN_NEXT, _INLINE, _NOTHING = int(Kind.OPEN_NEXT), int(Kind.INLINE), int(Kind.NOTHING)
_LINK, _LINK_END = int(Kind.LINK), int(Kind.LINK_END)
_ENDED_BY_NEXT = frozenset(("p", *IMPLIED_END))
_ASCII_SPACE = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_INVISIBLE = f"\u00a0\u00ad\u200b\ufeff {MARK}"
_EDGES = f" \t\n\r\f{MARK}"


def flatten(html: str) -> Flat:
    """The blocks of a page's markup (already decoded)."""
    pieces = html[:MOST_CHARACTERS].split("<", MOST_TAGS)
    notes = ["page cut: too long"] if len(html) > MOST_CHARACTERS or len(pieces) > MOST_TAGS else []
    walk = _Walk(pieces[:MOST_TAGS])
    walk.run()
    if len(walk.blocks) >= MOST_BLOCKS:
        notes.append("page cut: too many lines")
    boxes = tuple(walk.parents), tuple(_lasts(walk.parents)), tuple(walk.tags)
    return Flat(tuple(walk.blocks), *boxes, walk.title[:2_000], walk.og_title[:2_000], tuple(notes))


def _lasts(parents: list[int]) -> list[int]:
    """The last box inside each box."""
    lasts = list(range(len(parents)))
    for box in range(len(parents) - 1, 0, -1):
        if lasts[box] > lasts[parents[box]]:
            lasts[parents[box]] = lasts[box]
    return lasts


class _Walk:
    """The state of one pass; lives no longer than that. A piece is what stands between two `<`."""

    def __init__(self, pieces: list[str]) -> None:
        self.pieces = pieces
        self.place = 1  # the next piece to look at
        self.blocks: list[Block] = []
        self.parents, self.tags, self.traits = [0], ["body"], [0]
        self.boxes, self.names = [0], ["body"]  # those open now
        self.beyond: dict[str, int] = {}  # elements opened deeper than DEEPEST
        self.unclosed: set[str] = set()  # elements not to be seen that never end: they are read after all
        self.patience = 100  # tags with open quotes that are still followed to their end
        self.texts: list[str] = pieces[:1] if pieces[0] else []
        self.link: str | None = None
        self.carried = False  # the link of this line began in an earlier one
        self.links: list[str] = []
        self.linked = 0
        self.images: list[str] = []
        self.stamp: str | None = None
        self.apart = self.strong = False
        self.broken = False  # the last thing was a line break
        self.title = self.og_title = ""

    def run(self) -> None:
        """The loop all time is spent in: one turn a tag, and no call but where something happens."""
        texts, known, names, boxes = self.texts, plans(), self.names, self.boxes
        resume = 1
        for place, piece in enumerate(self.pieces):
            if place < resume:
                continue
            head, _, text = piece.partition(">")
            found = known.get(head)
            if found is None:
                found = plan(head)
                if len(known) < _MOST_PLANS and len(head) < 200:
                    known[head] = found
            kind = found[0]
            if kind <= _OPEN_NEXT:
                if texts:
                    self._flush()
                if kind:
                    self._open(found[1], kind)
                elif names[-1] == found[1] and not self.beyond:
                    names.pop()
                    boxes.pop()
                else:
                    self._close(found[1])
            elif kind == _INLINE:
                texts.append(MARK)
            elif kind <= _LINK_END:
                self._link(head if kind == _LINK else None)
            elif kind != _NOTHING:
                text = self._special(kind, found[1], head, text, place)
                resume = self.place
            if text and (texts or not text.isspace()):
                texts.append(text)
                if self.link is not None:
                    self.linked += len(text)
        self._flush()

    def _open(self, name: str, kind: int) -> None:
        names, boxes = self.names, self.boxes
        if names[-1] == "p":
            names.pop()
            boxes.pop()
        if kind == _OPEN_NEXT:
            self._end_neighbour(*IMPLIED_END[name])
        if len(names) > DEEPEST:
            self.beyond[name] = self.beyond.get(name, 0) + 1
            return
        outer = boxes[-1]
        boxes.append(len(self.tags))
        names.append(name)
        self.parents.append(outer)
        self.tags.append(name)
        self.traits.append(self.traits[outer] | _TRAITS.get(name, 0))

    def _end_neighbour(self, ended: frozenset[str], within: frozenset[str]) -> None:
        names = self.names
        for place in range(len(names) - 1, 0, -1):
            if names[place] in within:
                return
            if names[place] in ended:
                del names[place:], self.boxes[place:]
                return

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
        if kind in (Kind.BREAK, Kind.RULE):
            self._flush()
            self.apart = self.apart or self.broken or kind == Kind.RULE
            self.broken = True
        elif kind == Kind.IMAGE:
            self.images.append(head)
        elif kind == Kind.STRONG:
            self.strong = self.strong or not "".join(self.texts).strip(_EDGES)
            self.texts.append(MARK)
        elif kind == Kind.LARGE:
            self._flush()
            self._open(name, _OPEN_NEXT if name in IMPLIED_END else int(Kind.OPEN))
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
            self.title = self.title or unescape(text)
            return ""
        elif kind == Kind.META and not self.og_title and "og:title" in head:
            self.og_title = attribute(head, "content") or ""
        return text

    def _link(self, head: str | None) -> None:
        """A link begins or, where None, ends."""
        self.texts.append(MARK)
        if self.carried and not self.linked:
            self.links.clear()
        self.link = head
        if head is not None:
            self.links.append(head)
            self.carried = False

    def _skip(self, name: str, place: int, text: str) -> str:
        """Pass over an element with all that is in it; the text behind it. What is never closed is not passed over."""
        if name in self.unclosed or name in VOID:
            return text
        size, depth, repeats = len(name), 1, name not in _ENDED_BY_NEXT
        raw = name in ("script", "style", "textarea")
        for last in range(place + 1, len(self.pieces)):
            piece = self.pieces[last]
            closes = piece[:1] == "/"
            if raw and not closes:
                continue
            if piece[closes : size + closes].lower() == name and not piece[size + closes : size + closes + 1].isalnum():
                depth += 1 if repeats and not closes else -1
                if not depth:
                    self.place = last + closes
                    return piece.partition(">")[2] if closes else ""
        self.unclosed.add(name)
        return text

    def _strange(self, place: int, head: str, text: str) -> str:
        """The text behind what begins with `<` and is no tag: a comment, a declaration, or a smaller-than sign."""
        if head.startswith("!--") and "!--" not in self.unclosed:
            for last in range(place, len(self.pieces)):
                end = self.pieces[last].find("-->")
                if end >= 0:
                    self.place = last + 1
                    return self.pieces[last][end + 3 :]
            self.unclosed.add("!--")
            return text
        return text if head[:1] in ("!", "?", "/") else "<" + self.pieces[place]

    def _again(self, place: int) -> str:
        """A tag with `<` or `>` inside a quoted value, now read up to its real end; the text behind it."""
        head, text = self._whole(place)
        kind, name = plan(head)
        if kind in (Kind.OPEN, Kind.OPEN_NEXT):
            self._flush()
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
        joined = self.pieces[place]
        self.patience -= 1
        for last in range(place, min(place + 200, len(self.pieces)) if self.patience > 0 else place):
            if last > place:
                joined = f"{joined}<{self.pieces[last]}"
            end = joined.find(">", len(joined) - len(self.pieces[last]))
            while 0 <= end < LONGEST_TAG:
                if is_whole(joined[:end]):
                    self.patience += last - place < 3
                    self.place = last + 1
                    return joined[:end], joined[end + 1 :]
                end = joined.find(">", end + 1)
            if len(joined) > LONGEST_TAG:
                break
        head, _, text = self.pieces[place].partition(">")
        return head, text

    def _flush(self) -> None:
        """End the line: what was gathered becomes a block, if it says anything."""
        texts = self.texts
        if not texts:
            return
        text = ("".join(texts) if len(texts) > 1 else texts[0]).strip(_EDGES)
        texts.clear()
        if text:
            self._block(text)
        elif self.links and self.link is None and self.blocks and self.blocks[-1].box >= self.boxes[-1]:
            self._give_links()
        if text or self.link is not None:
            self.links = [self.link] if self.link is not None else []
            self.carried = self.link is not None
        self.linked = 0

    def _give_links(self) -> None:
        """Links without text, behind the last line of a box: they are that line's."""
        last = self.blocks[-1]
        self.blocks[-1] = last._replace(links=(*last.links, *self.links))
        self.links = []

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
