"""What a page shows, before any markup: escaped text, links and the order of things."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import quote

from crawler.replica.story import Story
from crawler.replica.wording import months

Anchor = tuple[str, str]  # text, address


@dataclass(frozen=True, slots=True)
class ShownLead:
    """An item of the carousel: date text or None, its paragraphs, the article's address or None."""

    date: str | None
    paragraphs: tuple[str, ...]
    href: str | None


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item of a listing: headline, address, sometimes date, sometimes lead."""

    title: str
    href: str
    date: str | None = None
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What is around the content on every page of a site."""

    lang: str
    charset: str
    site_title: str
    home: str
    nav: tuple[Anchor, ...]
    leads: tuple[ShownLead, ...] = ()
    delegations: tuple[str, ...] = ()  # heading and paragraphs of the block on pacsto.org
    filler_head: str = ""  # styles and scripts
    filler_menu: str = ""
    filler_foot: str = ""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    name: str
    src: str


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article page in page order. All texts are escaped; `glued_date` stands right before the first word."""

    title: str | None
    repeated: str | None
    date: str | None
    glued_date: str | None
    beside: tuple[ShownPicture, ...]  # pictures beside the date
    documents: tuple[str, ...]  # attachments as inline HTML
    paragraphs: tuple[str, ...]
    before_contact: tuple[ShownPicture, ...]
    contact: tuple[str, ...]  # lines
    trailer: tuple[Anchor, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class Markup:
    """How one template writes HTML: the document around a content, and the contents."""

    name: str
    document: Callable[[Frame, str, str], str]  # frame, title, content
    article: Callable[[ShownArticle], str]
    items: Callable[[Sequence[ShownItem]], str]
    pager: Callable[[Sequence[tuple[str, str | None]]], str]  # label and address; no address: the current page
    heading: Callable[[str], str]


def shown_article(story: Story, trailer_addresses: tuple[str, str, str]) -> ShownArticle:
    """The story as its page shows it. The addresses are those behind the three lines of the trailer."""
    day = date_text(story.visible_date, story.section, story.lang)
    pictures = tuple(
        ShownPicture(escape(name), f"/upload/iblock/{_bucket(name)}/{quote(name)}") for name in story.images
    )
    return ShownArticle(
        title=escape(story.title) or None,
        repeated=escape(story.repeated) if story.repeated else None,
        date=None if story.date_glued else day,
        glued_date=day if story.date_glued else None,
        beside=pictures[:1],
        documents=tuple(_document(name, address, story.lang) for name, address in story.attachments),
        paragraphs=tuple(escape(part).replace("\n", "<br>") for part in story.paragraphs),
        before_contact=pictures[1:],
        contact=tuple(escape(line) for line in (story.contact or "").split("\n") if line.strip()),
        trailer=tuple((escape(line), _behind(line, trailer_addresses)) for line in _trailer(story)),
        lang=story.lang,
    )


def date_text(day: date | None, section: str, lang: str) -> str | None:
    """27.11.2018; on the assembly's sites, whose sections are `events` and `documents`, 6 June 2022."""
    if day is None:
        return None
    if section in ("events", "documents"):
        names = months.RUSSIAN_OF if lang == "ru" else months.ENGLISH
        return f"{day.day} {names[day.month - 1]} {day.year}"
    return f"{day:%d.%m.%Y}"


def chance(text: str, share: int, salt: str = "") -> bool:
    """True for `share` texts of a hundred, always the same ones."""
    return zlib.crc32((salt + text).encode()) % 100 < share


def _document(name: str | None, address: str, lang: str) -> str:
    label = "Скачать документ" if lang == "ru" else "Download document"
    return f'<a href="{escape(address)}">{label}</a>{f" {escape(name)}" if name else ""}'


def _trailer(story: Story) -> tuple[str, ...]:
    if story.trailer is not None:
        return story.trailer
    if story.lang == "ru":
        return ("Назад", "Назад к разделу", "Назад ко всем новостям")
    return ("Go back", "Back to the section", "Back to the all news")


def _behind(line: str, addresses: tuple[str, str, str]) -> str:
    """The address behind a line of the trailer: back in history, the section, all news."""
    words = line.casefold()
    if "all" in words or "всем" in words:
        return addresses[2]
    return addresses[1] if "section" in words or "раздел" in words else addresses[0]


def _bucket(name: str) -> str:
    return f"{zlib.crc32(name.encode()) & 0xFFF:03x}"
