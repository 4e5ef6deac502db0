"""A page's text as a flat list of blocks: what a reader sees as lines, in page order, with what is known of each.

Boxes are the block-level elements, numbered in page order. No class name is looked at.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from pipeline.reading.footer import is_trailer
from pipeline.reading.tokens import attribute
from pipeline.text import kept

MARK = "\ufdd0"  # where an inline element begins or ends; a code point no text has
NAVIGATION, FOOTER, ASIDE, HEADER, FORM, ITEM, STRONG = 1, 2, 4, 8, 16, 32, 64
_LONGEST_LINK = 150  # characters
_SHORTEST_SENTENCE, _ENDS = 20, frozenset('.!?…»”",')
_LONGEST_KEPT = 300  # characters of a link's tag
_ARCHIVED = re.compile(r"^(?:(?:https?:)?//[\w.-]+)?/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?://)")
"""What an archive sets before the addresses in its copies: `/web/20200101000000/https://...`."""
LEVEL = 8  # a heading's level stands in the bits above the regions
TRAITS = {f"h{level}": level << LEVEL for level in range(1, 7)} | {
    "nav": NAVIGATION,
    "menu": NAVIGATION,
    "footer": FOOTER,
    "aside": ASIDE,
    "header": HEADER,
    "form": FORM,
    "li": ITEM,
}
"""What an element says of the lines in it."""


def _address_of(link: str) -> str:
    """Where a link points, by the text of its tag; in an archive's copy where it pointed before the archive."""
    return _ARCHIVED.sub("", attribute(link, "href") or "")


address_of = kept(_address_of, most=2_048, longest=_LONGEST_KEPT)
"""The same; those of menus are asked for again and again."""


class Block(NamedTuple):
    """One line of the page. `text` keeps no-break spaces and MARKs; links and images are the text of their tags."""

    text: str
    box: int
    traits: int  # bits: NAVIGATION and so on, and the level of the heading it stands in
    links: tuple[str, ...] = ()
    linked: int = 0  # characters inside links
    images: tuple[str, ...] = ()  # those before it or in it
    stamp: str | None = None  # <time datetime>
    apart: bool = False  # a rule or an empty line before it

    @property
    def level(self) -> int:
        """Of the heading the line stands in, 1 to 6; 0 where it is none."""
        return self.traits >> LEVEL

    @property
    def addresses(self) -> list[str]:
        """Where its links point, as written."""
        return [address_of(link) for link in self.links]


def sizes_of(blocks: Iterable[Block]) -> dict[int, int]:
    """How many characters blocks of the same traits have together."""
    sizes: dict[int, int] = {}
    for block in blocks:
        sizes[block.traits] = sizes.get(block.traits, 0) + len(block.text)
    return sizes


def apart_from_links(blocks: Iterable[Block]) -> list[int]:
    """The numbers of the blocks that are no short links, as those of menus are: a sentence is none, nor `Go back`."""
    return [
        number
        for number, block in enumerate(blocks)
        if not block.linked
        or not block.linked + 4 >= len(block.text) < _LONGEST_LINK
        or block.traits >> LEVEL
        or (block.text[-1] in _ENDS and len(block.text) > _SHORTEST_SENTENCE)
        or is_trailer(block.text)
    ]


def not_mere_links(blocks: Iterable[Block]) -> list[int]:
    """The numbers of the blocks in which other text stands than links, the way to a page is one."""
    return [number for number, block in enumerate(blocks) if block.linked * 5 <= len(block.text) * 4]


class Shared(Protocol):
    """A stretch of markup that other pages have too."""

    text: str

    def places_of(self, wanted: str) -> Sequence[int]:
        """Where a short string stands in it."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A page as blocks. `box` holds the boxes from `box` to `lasts[box]`, and stands in `parents[box]`.

    Numbers may be left out: their tag is "".
    """

    blocks: tuple[Block, ...]
    parents: tuple[int, ...] = (0,)
    lasts: tuple[int, ...] = (0,)
    tags: tuple[str, ...] = ("body",)
    title: str = ""
    og_title: str = ""
    notes: tuple[str, ...] = ()
    sizes: Mapping[int, int] = field(default_factory=dict, compare=False)  # characters of the blocks, by traits
    apart: Sequence[int] = field(default=(), compare=False)  # numbers of the blocks that are no short links
    mixed: Sequence[int] = field(default=(), compare=False)  # numbers of the blocks that are not links alone
    sound: bool = field(
        default=True, compare=False
    )  # what is not to be seen (scripts, styles) ends before the page does
    shared: Sequence[tuple[int, Shared]] = field(default=(), compare=False)  # where such stretches stand in its markup


class State(NamedTuple):
    """What a walk knows between two tags: all that tells how it goes on."""

    names: tuple[str, ...] = ("body",)  # the boxes open now, the outermost first
    traits: tuple[int, ...] = (0,)  # theirs
    said: int = 0  # how many of them the last block stands in or behind
    text: str = ""  # of the line under way
    link: str | None = None
    links: tuple[str, ...] = ()
    linked: int = 0
    images: tuple[str, ...] = ()
    stamp: str | None = None
    marks: tuple[bool, bool, bool, bool, bool] = (False,) * 5  # carried, apart, strong, broken, adrift
    patience: int = 100
    has_titles: tuple[bool, bool] = (False, False)


START = State()
