"""The examiner's batches: page makers, and a page of a seed."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.model import Page

from ..shell import SOURCES, Case
from .builders import Next, Opaque, Semantic, Tilda
from .corners import Captioned, Heads, Named, Ruled, Tabs, Terms
from .devices import Amp, Clones, Inline, Ticker
from .feeds import Cards, Comments, Covers, Figures, Rows, Stock
from .fronts import Beside, Flat, Hero, Lines, Spans, Today
from .maker import Maker
from .modern import Badges, Details, Omitted, Roles, Screens
from .offices import Editor, FrontPage, Joomla, Typed, WebForms
from .plain import Components, Magazine, Print
from .platforms import Bitrix, Drupal, Tables, WordPress
from .portals import Archived, Delegates, Modules, Pocket, Portal, Section, Shipped, Untranslated
from .story import HOSTS, Story, draw
from .turns import harder


@dataclass(frozen=True)
class Makers:
    """Page makers that take turns; `name` seeds what they draw."""

    name: str
    makers: tuple[type[Maker], ...]
    story: Callable[[random.Random], Story] = draw

    def case(self, seed: int) -> Case:
        """Page number `seed`."""
        rng = random.Random(f"{self.name}:{seed}")
        maker = self.makers[seed % len(self.makers)]
        story = self.story(rng)
        html = maker(story, rng).page()
        address = HOSTS[story.profile] + story.path
        header = "text/html" if maker.charset in html else f"text/html; charset={maker.charset}"
        page = Page(story.profile, address, address, html.encode(maker.charset, "xmlcharrefreplace"),
                    datetime(2026, 11, 22, tzinfo=UTC), headers=(("Content-Type", header),))  # fmt: skip
        return Case(maker.__name__, (), story, page, SOURCES[story.profile], html)


SEVENTEENTH = Makers(
    "seventeenth", (Shipped, Portal, Delegates, Section, Modules, Pocket, Untranslated, Archived), harder
)
SIXTEENTH = Makers(
    "sixteenth", (Stock, Cards, Rows, Covers, Figures, Comments, Flat, Hero, Beside, Lines, Spans, Today), harder
)
FIFTEENTH = Makers("fifteenth", (Ruled, Terms, Named, Heads, Tabs, Captioned))
FOURTEENTH = Makers(
    "fourteenth", (WebForms, Joomla, FrontPage, Editor, Typed, Roles, Details, Badges, Screens, Omitted)
)
THIRTEENTH = Makers(
    "thirteenth",
    (Bitrix, Tables, WordPress, Drupal, Tilda, Next, Semantic, Opaque, Inline, Clones, Ticker, Amp, Print, Components, Magazine),
)  # fmt: skip
