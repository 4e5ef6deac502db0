"""Markup to blocks in one pass over the tags, without a tree.

Walking a tree node by node from Python takes three times as long as Lexbor takes to build it, and hostile pages make
trees that take quadratic time (100,000 nested elements: 22 s). This pass is linear, capped, and never raises.

What stands around an article is the same on all pages of a source, and most of their markup. Where a page has stretches
that pages before it had (see wrapper.py), what they come to is taken as known, and only the rest is walked over.
"""

from dataclasses import replace

from pipeline.reading.blocks import START, Flat, apart_from_links, not_mere_links, sizes_of
from pipeline.reading.known import Known, Met, encoded
from pipeline.reading.panes import HIDING, with_panes
from pipeline.reading.preformatted import ASTERISKS, with_breaks, with_signs_apart
from pipeline.reading.sight import Sight
from pipeline.reading.stretch import extend, lasts_of
from pipeline.reading.walk import MOST_BLOCKS, Walk
from pipeline.reading.wrapper import Found, shelf

MOST_CHARACTERS = 4_000_000
MOST_TAGS = 250_000
_LONGEST_CUT = 200_000  # characters; longer pages are walked over in one go
_ROUND = 64  # boxes


def flatten(html: str, content: bytes | None = None) -> Flat:
    """The blocks of a page's markup (already decoded); `content`: the same in UTF-8, where it is at hand."""
    if len(html) > _LONGEST_CUT:
        return in_one_go(with_signs_apart(with_panes(html)))
    given, content = html, encoded(html) if content is None else content
    found = shelf().known_of(html, content)
    sight = Sight(html, found.places)
    if any(hiding in sight for hiding in HIDING) and (shown := with_panes(html)) != html:
        html, content = shown, encoded(shown)
        found = shelf().known_of(html, content)
        sight = Sight(html, found.places)
    found = shelf().learned_from(html, content, found)
    if any(sign in sight for sign in ASTERISKS) and (apart := with_signs_apart(html)) != html:
        html, found, sight = apart, Found(), Sight(apart)
    if "<pre" in sight or "<PRE" in sight:
        html, found = with_breaks(html), Found()
    flat = _joined(html, found)
    if flat is not None and len(flat.blocks) < MOST_BLOCKS:
        return flat if html is given else replace(flat, shared=())  # their places are not those in the page as given
    return in_one_go(html)


def in_one_go(html: str) -> Flat:
    """The same by one walk over the whole page; of what is beyond measure only the beginning, with a note."""
    pieces = html[:MOST_CHARACTERS].split("<", MOST_TAGS)
    notes = ["page cut: too long"] if len(html) > MOST_CHARACTERS or len(pieces) > MOST_TAGS else []
    walk = Walk(START)
    walk.run(pieces[:MOST_TAGS])
    walk.flush()
    if len(walk.blocks) >= MOST_BLOCKS:
        notes.append("page cut: too many lines")
    boxes = tuple(walk.parents), tuple(lasts_of(walk.parents)), tuple(walk.tags)
    titles = walk.title[:2_000], walk.og_title[:2_000]
    numbers = apart_from_links(walk.blocks), not_mere_links(walk.blocks)
    return Flat(tuple(walk.blocks), *boxes, *titles, tuple(notes), sizes_of(walk.blocks), *numbers, not walk.unclosed)


def _joined(html: str, found: Found) -> Flat | None:
    """A page from what is known of it and walks over the rest; None where it does not come apart."""
    page = _Page()
    end = 0
    for place, known in found.places:
        if place > end:
            page.walk_over(html[end:place])
        if not page.take(known):
            return None
        end = place + len(known.text)
    if end < len(html) or page.is_amid_line:
        page.walk_over(html[end:])
    return page.flat(found)


class _Page:
    """A page under construction, one stretch after the other."""

    def __init__(self) -> None:
        self.walk = Walk(START)
        self.lasts = [0]
        self.sizes: dict[int, int] = {}
        self.apart: list[int] = []
        self.mixed: list[int] = []
        self.behind: Met | None = None  # the known stretch that came last, where the walk has not gone on from it
        self.images: tuple[str, ...] = ()  # what is known is known without them; they are the next line's

    @property
    def is_amid_line(self) -> bool:
        """Whether a line is under way where a known stretch has ended."""
        return self.behind is not None and bool(self.behind.walked.state.text)

    def walk_over(self, html: str) -> None:
        """Add what is not known."""
        walk = self.walk
        if self.behind:
            walk.leap(self.behind.walked.state, self.behind.stretch.boxes)
            walk.images[:0] = self.images
            self.behind, self.images = None, ()
        around, count, first = [*walk.boxes], len(walk.tags), len(walk.blocks)
        walk.run(html.split("<"))
        self.lasts += range(count, len(walk.tags))
        extend(self.lasts, walk.parents, count)
        for place in range(len(around) - 1, 0, -1):
            if self.lasts[around[place]] > self.lasts[around[place - 1]]:
                self.lasts[around[place - 1]] = self.lasts[around[place]]
        self._count(first)

    def _count(self, first: int) -> None:
        """Take note of the blocks from that one on."""
        blocks = self.walk.blocks[first:]
        if not blocks:
            return
        for traits, size in sizes_of(blocks).items():
            self.sizes[traits] = self.sizes.get(traits, 0) + size
        self.apart += [first + number for number in apart_from_links(blocks)]
        self.mixed += [first + number for number in not_mere_links(blocks)]

    def take(self, known: Known) -> bool:
        """Add what is known; False where that is not by itself what it would be in the page."""
        if self.behind is None:
            met = self._met(known)
        else:
            met = self.behind.following.get(known) or self._met_next(self.behind, known)
        if met is None:
            return False
        self._add(met)
        self.behind = met
        return True

    def _met(self, known: Known) -> Met | None:
        """What a known stretch comes to behind what was walked over."""
        state = self.walk.state()
        if state is None:
            return None
        self._round_up()
        self.images, state = state.images, state._replace(images=())
        return known.meet(state, self.walk.boxes, len(self.walk.tags))

    def _met_next(self, behind: Met, known: Known) -> Met | None:
        """What it comes to right behind another."""
        met = known.meet(behind.walked.state, behind.stretch.boxes, len(self.walk.tags))
        if met is not None:
            behind.following[known] = met
        return met

    def _round_up(self) -> None:
        """Leave numbers of boxes out, so that those behind an article are the same on most pages."""
        walk = self.walk
        missing = -len(walk.tags) % _ROUND if walk.blocks else 0
        walk.parents += [0] * missing
        walk.tags += [""] * missing
        walk.traits += [0] * missing
        self.lasts += [0] * missing

    def _add(self, met: Met) -> None:
        walk, walked, stretch = self.walk, met.walked, met.stretch
        blocks = walk.blocks
        if walked.given:
            blocks[-1] = blocks[-1]._replace(links=(*blocks[-1].links, *walked.given))
        first = len(blocks)
        self.apart += [first + number for number in walked.apart]
        self.mixed += [first + number for number in walked.mixed]
        for traits, size in walked.sizes:
            self.sizes[traits] = self.sizes.get(traits, 0) + size
        blocks += stretch.blocks
        if self.images and stretch.blocks:
            blocks[first] = blocks[first]._replace(images=(*self.images, *blocks[first].images))
            self.images = ()
        walk.parents += stretch.parents
        walk.tags += walked.tags
        walk.traits += walked.traits
        self.lasts += stretch.lasts
        for box, last in stretch.around:
            self.lasts[box] = last
        walk.title, walk.og_title = walk.title or walked.title, walk.og_title or walked.og_title

    def flat(self, found: Found) -> Flat:
        """The page, the line under way ended."""
        walk = self.walk
        if self.behind is None:
            first = len(walk.blocks)
            walk.flush()
            self._count(first)
        boxes = tuple(walk.parents), tuple(self.lasts), tuple(walk.tags)
        titles = walk.title[:2_000], walk.og_title[:2_000]
        return Flat(
            tuple(walk.blocks), *boxes, *titles, (), self.sizes, self.apart, self.mixed, not walk.unclosed, found.places
        )
