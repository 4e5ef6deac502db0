"""What one made-up page shows, and the truth about it."""

from dataclasses import dataclass, field
from datetime import date

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MONTHS_RU = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]


@dataclass(frozen=True)
class ShownLead:
    """One carousel item."""

    paragraphs: tuple[str, ...]
    date: str | None
    href: str


@dataclass(frozen=True)
class Shown:
    """Everything one page shows; the truth is in `title`, `published`, `paragraphs`, `leads`, `contact`."""

    profile: str
    lang: str
    path: str
    title: str
    second: str | None
    published: date | None
    date: str | None  # as shown
    paragraphs: tuple[str, ...]
    leads: tuple[ShownLead, ...]
    delegations: tuple[str, ...]
    contact: tuple[str, ...]
    contact_lines: bool
    trailer: tuple[str, ...]
    image: str | None  # beside the date
    attachments: tuple[str, ...]  # link texts beside the date
    inline: tuple[str, ...]  # image names before the contact
    glued: bool
    others: tuple[tuple[str, str, str], ...]  # headline, date, href of other articles
    site: str
    section: tuple[str, str]
    traps: frozenset[str] = field(default_factory=frozenset)

    @property
    def truth(self) -> dict[str, object]:
        return {
            "title": folded(self.title),
            "published": self.published,
            "body": folded(" ".join(self.paragraphs)),
            "leads": None if self.delegations else len(self.leads),
            "contact": folded(" ".join(self.contact)),
        }


def folded(text: str | None) -> str:
    """White space as one space, soft hyphens gone."""
    return " ".join((text or "").replace("\u00ad", "").replace("\u200b", "").split())


def day_text(day: date, form: str, lang: str) -> str:
    """The date in one of the forms sites use."""
    month = (MONTHS_RU if lang == "ru" else MONTHS)[day.month - 1]
    if form == "words":
        return f"{day.day} {month} {day.year}"
    if form == "american":
        return f"{month} {day.day}, {day.year}"
    return f"{day:%d.%m.%Y}" + (" 14:05" if form == "time" else "")
