"""How a stand-in site looks and behaves: settings that may change while it runs."""

from dataclasses import dataclass, replace
from typing import Any

from crawler.replica.markup.catalogue import MARKUPS


@dataclass(frozen=True, slots=True)
class Look:
    """Settings of a site. Links are relative, own (absolute on the server) or official (on the real hosts)."""

    markup: str = "bitrix"
    encoding: str = "utf-8"
    carousel: int = 3  # leads
    carousel_links: bool = True
    page_size: int = 20
    links: str = "relative"
    noise_links: bool = True  # ?bxajaxid= and the like in one link of six
    dates_in_listings: bool = True
    delegations: int = 1  # version of the block on pacsto.org, 1 to 4; 0: none
    page_bytes: int = 0  # pages are filled up to about that many bytes
    validators: bool = True  # ETag, Last-Modified and 304
    gzip: bool = True
    charset_header: bool = True  # name the encoding in Content-Type
    sitemap: bool = True
    robots: str | None = "default"  # text of robots.txt; None: there is none

    def __post_init__(self) -> None:
        if self.markup not in MARKUPS:
            raise ValueError(f"no such markup: {self.markup}; known: {', '.join(MARKUPS)}")
        if self.links not in ("relative", "own", "official"):
            raise ValueError(f"links are relative, own or official, not {self.links}")
        if not 0 <= self.delegations <= 4 or self.page_size < 1:
            raise ValueError("delegations are 0 to 4, pages have at least one item")
        "".encode(self.encoding)


def changed(look: Look, changes: dict[str, Any]) -> Look:
    """The look with some settings replaced. Raises ValueError on unknown settings or bad values."""
    try:
        return replace(look, **changes)
    except (TypeError, LookupError) as error:
        raise ValueError(str(error)) from None
