"""sitemap.xml where a site has one: articles that no listing shows."""

import contextlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import urlsplit

from crawler import listing, redirects
from crawler.answer import FEED
from crawler.errors import CrawlError
from crawler.http import Fetcher
from crawler.model import Failure, Link, NotModified, Page, Source
from crawler.passing import Pass, never
from crawler.times import Window

LIMIT = 100  # sitemap files of one site
_BATCH = 500  # links at a time
_MAX_BYTES = 50_000_000  # of one file, decompressed: the protocol's own limit


def read(given: Pass) -> Iterator[tuple[Link, ...]]:
    """Article links, some hundred at a time, of each sitemap that robots.txt names, else of /sitemap.xml.

    A missing one is none. A whole one would be a hundred megabytes of links.
    """

    def log(result: Page | NotModified | Failure) -> None:
        with given.transaction():
            given.frontier.log(result)

    yield from fetched(given.source, given.fetcher, log, given.stop)


def fetched(
    source: Source,
    fetcher: Fetcher,
    note: Callable[[Page | NotModified | Failure], None],
    stop: Callable[[], bool] = never,
) -> Iterator[tuple[Link, ...]]:
    """The same without a pass; `note` is told of each file before its links come."""
    named = fetcher.robots.sitemaps(source.base_url) if fetcher.settings.robots else ()
    met = _inside(named, source) or {source.base_url + "/sitemap.xml": None}
    read = 0
    while read < len(met) and not stop():
        address = list(met)[read]
        read += 1
        url = source.profile.base_url + urlsplit(address).path
        result = fetcher.fetch(source, url, accepted=FEED, address=address, stop=stop)
        note(result)
        if isinstance(result, Page):
            for links, further in _batches(_unpacked(result), source):
                if len(met) < LIMIT:
                    met = dict.fromkeys(islice(met | _inside(further, source), LIMIT))
                yield links


def wanted(links: tuple[Link, ...], window: Window) -> list[Link]:
    """Those that may lie in the period, without the sitemap's date: it is one of change, not of publication."""
    since, until = window
    is_open = since is None and until is None
    kept = [link for link in links if is_open or (link.published and (since is None or link.published >= since))]
    return [replace(link, published=None) for link in kept]


def _batches(page: Page, source: Source) -> Iterator[tuple[tuple[Link, ...], list[str]]]:
    """Links, each once in a batch, and further sitemaps; at least one batch."""
    entries = listing.sitemap_entries(page, source)
    batch = list(islice(entries, _BATCH))
    while True:
        links: dict[str, Link] = {}
        for each in batch:
            if isinstance(each, Link):
                links.setdefault(each.url, each)
        yield tuple(links.values()), [each for each in batch if isinstance(each, str)]
        batch = list(islice(entries, _BATCH))
        if not batch:
            return


def _inside(named: Iterable[str], source: Source) -> dict[str, None]:
    """Those of the sitemaps that are the source's own, as they are fetched: under `base_url` on a mirror.

    At most so many are looked at as are read: each can cost a look-up of its host.
    """
    found: dict[str, None] = {}
    for address in islice(dict.fromkeys(named), LIMIT):
        with contextlib.suppress(CrawlError):  # off the site
            found[redirects.target(source.base_url + "/", address, source)] = None
    return found


def _unpacked(page: Page) -> Page:
    if not page.content.startswith(b"\x1f\x8b"):
        return page
    try:
        engine = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return replace(page, content=engine.decompress(page.content, _MAX_BYTES))
    except zlib.error:
        return replace(page, content=b"")
