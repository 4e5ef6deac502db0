"""Listing, home or article page -> links, by the shape of addresses alone: no class name, no selector. Pure."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler import urls
from crawler.answer import header
from crawler.model import Link, LinkKind, Page, Source
from crawler.targets import Target, targets

_HREF = re.compile(rb"""<a\b[^<>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_BEGINNING = 1_000  # bytes of a sitemap in which markup shows itself
MOST_ENTRIES = 50_000  # of one sitemap: the protocol's own limit
_LOC = re.compile(
    rb"<(?:\w{1,20}:)?(sitemap|url)>\s*<(?:\w{1,20}:)?loc>\s*(?:<!\[CDATA\[\s*)?([^\s<>\]]{1,4096})\s*(?:\]\]>\s*)?</",
    re.I,
)
_PLAIN = re.compile(rb"^[ \t\xef\xbb\xbf]{0,8}(https?://[^\s<>]{1,4096})[ \t]{0,8}\r?$", re.M)
_LASTMOD = re.compile(rb"<(?:\w{1,20}:)?lastmod>\s*(\d{4})-(\d\d)-(\d\d)", re.I)
_CHARSET = re.compile(rb"charset\s*=\s*(?:[\"']\s*)?([\w-]+)", re.I)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RU = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_MONTHS = {name: number for names in (_EN, _RU) for number, name in enumerate(names, start=1)}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WORDED = re.compile(rf"(?<!\d)(\d{{1,2}})\s+({_MONTH})[a-zа-я]*\.?,?\s+(\d{{4}})(?!\d)", re.I)
_WORDED_US = re.compile(rf"\b({_MONTH})[a-z]*\.?\s+(\d{{1,2}}),?\s+(\d{{4}})(?!\d)", re.I)
_DATE_PARTS = re.compile(
    rf"\d+|(?:{_MONTH})[a-zа-я]*|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|\b(?:пн|вт|ср|чт|пт|сб|вс)\b|г\.|года?\b", re.I
)
_WORDY = re.compile(r"[^\W\d_]{2,}")
_CLIMB = 8
_MOST_ANCHORS = 16  # of one article beside which a date is looked for: image, headline and "more" are three
_LONGEST_ITEM = 100_000  # characters in which its date is looked for
_DEEPEST_ANCHOR = 4  # in others: each is read with all that it holds
_SEVERAL = ""  # no address
_MOST_TAGS = 30_000  # a parser takes quadratic time over as many nested ones


def links(page: Page, source: Source, *, tree: LexborHTMLParser | None = None) -> tuple[Link, ...]:
    """Every article and listing address of the source on a page, once each, in page order.

    An article link carries its anchor's text and the date beside it, where the page shows one. `tree` spares parsing
    where the caller holds the page's tree already.
    """
    if tree is None and page.content.count(b"<") > _MOST_TAGS:
        return from_addresses(addresses(page), page, source)
    tree = tree or LexborHTMLParser(text_of(page))
    place = _base(tree, page, source)
    leads_to = targets(source, place).of
    found: dict[str, _Found] = {}
    for node in _anchors(tree):
        href = node.attributes.get("href")
        goal = leads_to(href, place) if href else None
        if goal is None or (goal.kind is LinkKind.ARTICLE and goal.url == page.url):
            continue
        found.setdefault(goal.url, _Found(goal)).nodes.append(node)
    articles = {
        node.mem_id: url for url, item in found.items() if item.goal.kind is LinkKind.ARTICLE for node in item.nodes
    }
    dates = _dates(found, articles)
    return tuple(
        Link(url, item.goal.address, item.goal.kind, item.goal.section, item.text, dates.get(url))
        for url, item in found.items()
    )


def addresses(page: Page) -> frozenset[bytes]:
    """The raw `href` values of a page, without parsing it: some fifty times quicker than `links`."""
    return frozenset(a or b or c for a, b, c in _HREF.findall(page.content))


def from_addresses(found: frozenset[bytes], page: Page, source: Source) -> tuple[Link, ...]:
    """Article links from what `addresses` gave, sorted by address, without text and date."""
    place = urls.fetchable(page.url, source)
    known: dict[str, Link] = {}
    for raw in sorted(found):
        href = unescape(raw.decode("utf-8", "replace"))
        url = urls.canonical(href, source, page=place)
        if url and url != page.url and urls.kind(url, source) is LinkKind.ARTICLE:
            known.setdefault(url, Link(url, urls.fetchable(url, source), LinkKind.ARTICLE, urls.section(url, source)))
    return tuple(known.values())


def sitemap_entries(page: Page, source: Source) -> Iterator[Link | str]:
    """Article links of a sitemap, `published` being no later than its lastmod, and addresses of further sitemaps.

    XML, or plain text with an address a line. No more than MOST_ENTRIES addresses are looked at, whatever they are of.
    """
    if b"<" not in page.content[:_BEGINNING]:
        for line in islice(_PLAIN.finditer(page.content), MOST_ENTRIES):
            yield from _of_sitemap(line[1].decode("utf-8", "replace"), page, source, None)
        return
    entries = islice(_LOC.finditer(page.content), MOST_ENTRIES)
    entry = next(entries, None)
    while entry is not None:
        following = next(entries, None)
        address = unescape(entry[2].decode("utf-8", "replace"))
        if entry[1].lower() == b"sitemap":
            yield address
        else:
            stamp = _LASTMOD.search(page.content, entry.end(), following.start() if following else len(page.content))
            day = _day(*(int(part) for part in stamp.groups())) if stamp else None
            yield from _of_sitemap(address, page, source, day)
        entry = following


def _of_sitemap(address: str, page: Page, source: Source, day: dt.date | None) -> Iterator[Link]:
    """The link of one entry, where it is an article's."""
    url = urls.canonical(address, source, page=page.address)
    if url and urls.kind(url, source) is LinkKind.ARTICLE:
        yield Link(url, address, LinkKind.ARTICLE, urls.section(url, source), published=day)


def text_of(page: Page) -> str:
    """The page's characters, well enough for anchors and dates: declared charset, else utf-8, else windows-1251."""
    declared = _CHARSET.search((header(page.headers, "content-type") or "").encode("latin-1", "replace"))
    declared = declared or _CHARSET.search(page.content, 0, 4_096)
    for name in filter(None, (declared and declared[1].decode("ascii"), "utf-8")):
        try:
            return page.content.decode(name)
        except (UnicodeError, LookupError):
            continue
    return page.content.decode("cp1251", "replace")


def find_date(text: str) -> dt.date | None:
    """The first whole date in a text: 27.11.2018, 2018-11-27, 6 June 2022, June 6, 2022, 6 июня 2022."""
    best: tuple[int, dt.date] | None = None
    for pattern, order in ((_NUMERIC, "dmy"), (_ISO, "ymd"), (_WORDED, "dmy"), (_WORDED_US, "mdy")):
        match = pattern.search(text)
        if match is None or (best and best[0] <= match.start()):
            continue
        part = dict(zip(order, match.groups(), strict=True))
        month = part["m"] if part["m"].isdigit() else str(_MONTHS[part["m"].lower()])
        day = _day(int(part["y"]), int(month), int(part["d"]))
        if day is not None:
            best = (match.start(), day)
    return best[1] if best else None


def lone_date(text: str) -> dt.date | None:
    """The first line that is a date and nothing else but a time, a weekday or marks: a date in a sentence is none."""
    for line in text.splitlines():
        if 8 <= len(line.strip()) <= 40 and (day := find_date(line)) and not _WORDY.search(_DATE_PARTS.sub(" ", line)):
            return day
    return None


@dataclass(slots=True)
class _Found:
    goal: Target
    nodes: list[LexborNode] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The longest of its anchors' texts: image, headline and "more" lead to one article."""
        return max((" ".join(node.text().split()) for node in self.nodes), key=len)


def _anchors(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """Every link of a page but those in too many others, which markup of drawings and forms allows."""
    depths: dict[int, int] = {}  # by `mem_id`
    for node in tree.css("a[href]"):
        above: list[int] = []
        parent = node.parent
        while parent is not None and parent.mem_id not in depths:
            above.append(parent.mem_id)
            parent = parent.parent
        depth = depths[parent.mem_id] if parent is not None else 0
        depths.update(dict.fromkeys(above, depth))
        depths[node.mem_id] = depth + 1
        if depth < _DEEPEST_ANCHOR:
            yield node


def _base(tree: LexborHTMLParser, page: Page, source: Source) -> str:
    """What relative addresses are relative to."""
    place = page.address if urls.canonical(page.address, source) else urls.fetchable(page.url, source)
    node = tree.css_first("base[href]")
    try:
        return urljoin(place, node.attributes.get("href") or "") if node else place
    except ValueError:  # no address at all
        return place


def _dates(found: dict[str, "_Found"], articles: dict[int, str]) -> dict[str, dt.date]:
    """The date of each article link: in the largest element that holds only this link, else in the text beside it."""
    dates: dict[str, dt.date] = {}
    bare: list[str] = []
    holders = _holders(found)
    for url, item in found.items():
        if item.goal.kind is not LinkKind.ARTICLE:
            continue
        items = {one.mem_id: one for one in (_item(node, url, holders) for node in item.nodes[:_MOST_ANCHORS])}
        texts = (one.text(separator="\n")[:_LONGEST_ITEM] for one in items.values())
        day = next(filter(None, map(lone_date, texts)), None)
        if day:
            dates[url] = day
        else:
            bare.append(url)
    if bare:
        beside = _beside(articles.keys() | holders.keys(), found, set(bare))
        dates.update(beside)
    return dates


def _holders(found: dict[str, "_Found"]) -> dict[int, str]:
    """Every element that holds a link to an article, by its `mem_id`, with the article's address, or _SEVERAL.

    Each element is met at most three times, however many links it holds.
    """
    holders: dict[int, str] = {}
    for url, item in found.items():
        for node in item.nodes if item.goal.kind is LinkKind.ARTICLE else ():
            parent = node.parent
            while parent is not None and holders.get(parent.mem_id) not in (url, _SEVERAL):
                holders[parent.mem_id] = _SEVERAL if parent.mem_id in holders else url
                parent = parent.parent
    return holders


def _item(node: LexborNode, url: str, holders: dict[int, str]) -> LexborNode:
    """The largest element around a link that holds no other article's link."""
    best = node
    for parent in _parents(node):
        if holders[parent.mem_id] != url:
            break
        best = parent
    return best


def _parents(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    for _ in range(_CLIMB):
        if parent is None or parent.tag in ("body", "html", "-undef"):
            return
        yield parent
        parent = parent.parent


def _beside(taken: set[int], found: dict[str, "_Found"], wanted: set[str]) -> dict[str, dt.date]:
    """Dates in flat markup, where items are not elements of their own: the text before each link, or after it.

    `taken`: by their `mem_id`, the links to articles and all that hold one.
    Which of the two a page uses shows at its first link.
    """
    before: dict[str, dt.date | None] = {}
    after: dict[str, dt.date | None] = {}
    for url in wanted:
        node = found[url].nodes[0]
        before[url] = lone_date(_run(node, taken, backwards=True))
        after[url] = lone_date(_run(node, taken, backwards=False))
    first = next(iter(url for url in found if url in wanted))
    chosen = before if before[first] else after
    return {url: day for url, day in chosen.items() if day}


def _run(node: LexborNode, taken: set[int], *, backwards: bool) -> str:
    """The text of the siblings next to a link (or to an element that holds only it), up to the next article's link."""
    texts: list[str] = []
    at: LexborNode | None = node
    for _ in range(12):
        at = (at.prev if backwards else at.next) if at else None
        if at is None:
            parent = node.parent
            if texts or parent is None or parent.tag in ("body", "html", "td", "-undef"):
                break
            node = at = parent
            continue
        if at.mem_id in taken:
            break
        texts.append(at.text()[:_LONGEST_ITEM])
    return "\n".join(reversed(texts) if backwards else texts)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if 1990 <= year <= 2100 else None
    except ValueError:
        return None
