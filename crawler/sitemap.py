"""sitemap.xml where a site has one: articles that no listing shows."""

import contextlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from crawler import listing, redirects
from crawler.answer import FEED
from crawler.errors import CrawlError
from crawler.model import Link, Page
from crawler.passing import Pass
from crawler.times import Window

LIMIT = 100  # sitemap files of one site
_MAX_BYTES = 50_000_000  # of one file, decompressed: the protocol's own limit


def read(given: Pass) -> Iterator[tuple[Link, ...]]:
    """The article links of each sitemap file: those that robots.txt names, else /sitemap.xml. A missing one is none."""
    source = given.source
    named = given.fetcher.robots.sitemaps(source.base_url) if given.fetcher.settings.robots else ()
    waiting = _inside(named, given) or [source.base_url + "/sitemap.xml"]
    read: set[str] = set()
    while waiting and len(read) < LIMIT and not given.stop():
        address = waiting.pop(0)
        if address in read:
            continue
        read.add(address)
        url = source.profile.base_url + urlsplit(address).path
        result = given.fetcher.fetch(source, url, accepted=FEED, address=address, deadline=given.deadline)
        with given.transaction():
            given.frontier.log(result)
        if isinstance(result, Page):
            links, further = listing.sitemap_links(_unpacked(result), source)
            waiting += _inside(further, given)
            yield links


def wanted(links: tuple[Link, ...], window: Window) -> list[Link]:
    """Those that may lie in the period, without the sitemap's date: it is one of change, not of publication."""
    since, until = window
    is_open = since is None and until is None
    kept = [link for link in links if is_open or (link.published and (since is None or link.published >= since))]
    return [replace(link, published=None) for link in kept]


def _inside(named: Iterable[str], given: Pass) -> list[str]:
    """Those of the sitemaps that are the source's own, as they are fetched: under `base_url` on a mirror."""
    found = []
    for address in named:
        with contextlib.suppress(CrawlError):  # off the site
            found.append(redirects.target(given.source.base_url + "/", address, given.source))
    return found


def _unpacked(page: Page) -> Page:
    if not page.content.startswith(b"\x1f\x8b"):
        return page
    try:
        engine = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return replace(page, content=engine.decompress(page.content, _MAX_BYTES))
    except zlib.error:
        return replace(page, content=b"")
