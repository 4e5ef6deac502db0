"""Where the links of a page lead: canonical address, kind, section. Menus repeat on every page, so answers are kept."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin

from crawler import urls
from crawler.model import LinkKind, Source

_ROOTED = re.compile(r"(?:https?://[A-Za-z0-9.-]+(?::[0-9]+)?)?/(?!/)[!-~]*")
"""An address that means the same on every page of a host."""
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?/")
_KEPT = 512  # a menu and the pages beside it; the articles of an archive come once


@dataclass(frozen=True, slots=True)
class Target:
    """An article or listing of the source. `address`: as found, absolute."""

    url: str
    address: str
    kind: LinkKind
    section: str | None


def target(href: str, source: Source, place: str) -> Target | None:
    """What a link at `place` leads to; None: nothing of the source's. Raises ValueError where `place` is no address."""
    url = urls.canonical(href, source, page=place)
    kind = urls.kind(url, source) if url else None
    if url is None or kind is None:
        return None
    return Target(url, urljoin(place, href.strip()), kind, urls.section(url, source))


class Targets:
    """`target` for the pages of one host."""

    def __init__(self, source: Source, origin: str) -> None:
        self._source = source
        self._rooted = lru_cache(_KEPT)(lambda href: target(href, source, origin))

    def is_rooted(self, href: str) -> bool:
        """Whether an address means the same on every page of the host."""
        return _ROOTED.fullmatch(href) is not None

    def of(self, href: str, place: str) -> Target | None:
        """As `target`."""
        return self._rooted(href) if _ROOTED.fullmatch(href) else target(href, self._source, place)


@lru_cache(16)
def _targets(source: Source, origin: str) -> Targets:
    return Targets(source, origin)


def targets(source: Source, place: str) -> Targets:
    """Those for the host of an address."""
    origin = _ORIGIN.match(place)
    return _targets(source, origin[0]) if origin else Targets(source, place)
