"""Request targets taken apart, and links as the site writes them."""

import hashlib
from dataclasses import dataclass
from urllib.parse import parse_qsl

from crawler.replica.layout import Layout
from crawler.replica.look import Look
from crawler.replica.markup.shown import chance


@dataclass(frozen=True, slots=True)
class Query:
    """A request target: the path as sent, escapes kept, and its parameters."""

    path: str
    parameters: tuple[tuple[str, str], ...] = ()

    def first(self, name: str) -> str | None:
        return next((value for key, value in self.parameters if key == name), None)

    def number(self, name: str) -> int | None:
        value = self.first(name) or ""
        return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else None

    @property
    def key(self) -> tuple[str | int | None, ...]:
        """What decides which page is shown; noise is not part of it."""
        return (self.path, self.first("ELEMENT_ID"), *map(self.number, ("PAGEN_1", "page", "month", "year")))


def parse(target: str) -> Query:
    """A target of the request line: origin form, or absolute form as sent to a proxy."""
    if target.startswith("http"):
        target = "/" + target.partition("://")[2].partition("/")[2]
    path, _, query = target.partition("?")
    return Query(path, tuple(parse_qsl(query, keep_blank_values=True)))


def address(layout: Layout, look: Look, own: str, path: str) -> str:
    """A link to that path: relative, on the server's address or on an official host, sometimes with noise."""
    prefix = ""
    if look.links == "own":
        prefix = own
    elif look.links == "official":
        host = layout.hosts[chance(path, 30, "host") and len(layout.hosts) > 1]
        prefix = f"{'http' if chance(path, 30, 'scheme') else 'https'}://{host}"
    return prefix + path + (_noise(path) if look.noise_links and chance(path, 17, "noise") else "")


def _noise(path: str) -> str:
    mark = "&" if "?" in path else "?"
    digest = hashlib.md5(path.encode(), usedforsecurity=False).hexdigest()
    return mark + (f"bxajaxid={digest}", "clear_cache=Y", f"sphrase_id={int(digest[:4], 16)}")[int(digest[-1], 16) % 3]
