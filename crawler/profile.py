"""What is known of a site, as data. A site is one literal of `SiteProfile`; see crawler/sites."""

import datetime as dt
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hint:
    """A guess at today's markup: CSS selectors. Used only where what it yields agrees with the page's anatomy.

    `since` and `until` bound the time the bytes were made (fetched or captured), not the publication date.
    """

    name: str
    headline: str
    date: str
    body: str
    carousel: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """Facts about one site in one language. Addresses are patterns over the canonical path (and query)."""

    name: str
    lang: str
    hosts: tuple[str, ...]  # the first is canonical
    sections: tuple[str, ...]  # listing paths polled by default, no slashes at the ends
    article: tuple[re.Pattern[str], ...]  # matched against path?query; group `section` names the section
    listing: tuple[re.Pattern[str], ...] = ()  # addresses of listing pages, likewise
    page_parameter: str = "PAGEN_1"  # ?PAGEN_1=2 is the second page of a listing
    month_archive: bool = False  # paodkb: /events?month=M&year=YYYY&page=P
    closing_slash: bool = True
    kept_parameters: tuple[str, ...] = ("ELEMENT_ID", "PAGEN_1")  # all others are noise
    hints: tuple[Hint, ...] = ()
    twin: str | None = None  # the same site in the other language
    respelled: bool = False  # each of the two spells Russian headlines in its addresses in its own way
    home: str = "/"  # path of the page that carries the carousel
    archive_sections: tuple[str, ...] = ()  # further listings that a backfill walks where they exist
    often_headless: bool = False  # many of its pages show no headline: a standing block of delegations is in the way

    def __hash__(self) -> int:
        """Of its name, which tells it from others: it is asked for on every page, and patterns take long."""
        return hash(self.name)

    @property
    def base_url(self) -> str:
        return f"https://{self.hosts[0]}"
