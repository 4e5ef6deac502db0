"""Pieces of a page written out by hand: its lines between whatever tags a template has for them."""

from collections.abc import Iterator

from .content import ShownLead
from .parts import E, View


def texts(lead: ShownLead) -> list[str]:
    return [E(part, quote=False) for part in lead.paragraphs]


def block(v: View) -> str:
    """The delegations' block in the place of a carousel."""
    return "".join(f"<p>{E(part)}</p>" for part in v.shown.delegations)


def date(v: View) -> str:
    """What stands on the date's line; nothing where the date is glued to the text."""
    return "" if v.shown.glued else v.beside()


def twice(v: View, opening: str, closing: str, between: str = " ") -> str:
    """Second copy of the headline with the date, or the date alone, between these tags."""
    parts = [part for part in (E(v.shown.second) if v.shown.second else "", date(v)) if part]
    return f"{opening}{between.join(parts)}{closing}" if parts else ""


def contact(v: View, opening: str, between: str, closing: str) -> str:
    lines = [E(line, quote=False) for line in v.shown.contact]
    return f"{opening}{(between if v.shown.contact_lines else ' ').join(lines)}{closing}" if lines else ""


def images(v: View, opening: str, closing: str) -> str:
    return "".join(f"{opening}{E(name)}{closing}" for name in v.shown.inline)


def back(v: View) -> Iterator[tuple[str, str]]:
    hrefs = ("#", v.shown.section[1], "/news/")
    return zip(v.shown.trailer, hrefs, strict=False)


def paragraphs(v: View, opening: str, closing: str) -> str:
    return "\n".join(f"{opening}{part}{closing}" for part in v.paragraphs())


def nav(v: View) -> list[tuple[str, str]]:
    return [("/", v.say("Home", "Главная")), ("/news/news_odkb/", v.say("News", "Новости")),
            ("/documents/statements/", v.say("Statements", "Заявления")), ("/training/", v.say("Exercises", "Учения")),
            ("/contacts/", v.say("Contacts", "Контакты"))]  # fmt: skip
