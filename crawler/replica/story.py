"""Story: one article of a stand-in site with everything its page shows. It is the truth tests compare with."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

STATEMENT = "security_statement"
EVENT = "security_event"
ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class Story:
    """An article in one language.

    `title` may be empty: a page without a headline. `slug` is used as found, percent escapes included.
    `contact` and `lead` are plain text: lines of the one, paragraphs of the other, parted by line breaks.
    """

    slug: str
    section: str
    lang: str
    title: str
    published: date | None
    paragraphs: tuple[str, ...]
    kind: str = ROUTINE
    images: tuple[str, ...] = ()  # the first stands beside the date, the others before the contact
    attachments: tuple[tuple[str | None, str], ...] = ()  # name or None, address
    contact: str | None = None
    show_date: bool = True
    lead: str | None = None  # carousel text; default: the first paragraph
    lead_dated: bool = True
    repeated: str | None = None  # a second copy of the headline, the one the date stands beside
    date_glued: bool = False  # no space between the date and the first word of the body
    trailer: tuple[str, ...] | None = None  # default: that of the language
    element_id: int | None = None  # the page is /section/?ELEMENT_ID=n instead of /section/slug/
    also_in: tuple[str, ...] = ()  # further sections it is filed under, same slug
    template: str = ""  # the wording it was made from

    @property
    def body(self) -> str:
        """Paragraphs joined by one blank line: what a reader should find, but for folding."""
        return "\n\n".join(self.paragraphs)

    @property
    def lead_paragraphs(self) -> tuple[str, ...]:
        """What the carousel shows of this story."""
        if self.lead is not None:
            return tuple(part.strip() for part in self.lead.split("\n\n") if part.strip())
        return self.paragraphs[:1]

    @property
    def visible_date(self) -> date | None:
        return self.published if self.show_date else None


def to_json(story: Story) -> dict[str, Any]:
    """The story as JSON values; dates as YYYY-MM-DD."""
    values = asdict(story)
    values["published"] = story.published.isoformat() if story.published else None
    return values


def from_json(values: Mapping[str, Any]) -> Story:
    """The story of `to_json`. Missing keys take their defaults; raises ValueError on unknown or absent ones."""
    return _built({"kind": ROUTINE, "published": None, "section": "", "lang": "en", **values})


def changed(story: Story, changes: Mapping[str, Any]) -> Story:
    """The story with some fields replaced; lists and date texts are taken too. Raises ValueError on unknown fields."""
    own = {field.name: getattr(story, field.name) for field in fields(Story)}
    return _built({**own, **changes})


def _built(values: Mapping[str, Any]) -> Story:
    unknown = set(values) - {field.name for field in fields(Story)}
    if unknown:
        raise ValueError(f"unknown story fields: {', '.join(sorted(unknown))}")
    given = dict(values)
    for name in ("paragraphs", "images", "also_in", "trailer"):
        if isinstance(given.get(name), list):
            given[name] = tuple(given[name])
    if "attachments" in given:
        given["attachments"] = tuple((name, address) for name, address in given["attachments"])
    if isinstance(given["published"], str):
        given["published"] = date.fromisoformat(given["published"])
    try:
        return Story(**given)
    except TypeError as error:
        raise ValueError(str(error)) from None
