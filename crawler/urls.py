"""Addresses of a source: one canonical form for each page, what is in scope, article or listing. Pure."""

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import quote, urljoin, urlsplit

from crawler.model import LinkKind, Source

_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|ico|bmp|tiff?|css|js|json|xml|rss|atom|txt|pdf|docx?|xlsx?|pptx?|rtf|odt|csv|zip|rar|7z|gz|tar"
    r"|mp[34]|avi|mov|wmv|webm|ogg|wav|exe|apk|ics|woff2?|ttf|eot)$",
    re.I,
)
_PLAIN_SLASH = re.compile(r"/|(?:/[A-Za-z0-9_-]+)+/")
_PLAIN_BARE = re.compile(r"/|(?:/[A-Za-z0-9_-]+)+")
_INDEX = re.compile(r"/index\.(?:php|html?)$", re.I)
_PAGE_FILE = re.compile(r"\.(?:php|html?|aspx?)$", re.I)
_BROKEN_HEX = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HEX = re.compile(r"%[0-9a-f]{2}", re.I)
_CONTROLS = re.compile(r"[\t\r\n]")
_ANY_PAGE = re.compile(r"^PAGEN_\d+$")
_TABS = ("gen-tab", "c-tab")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST = 4_096  # letters of an address; servers take no more
_SAFE = "!$&'()*+,;=:@/~-._%"


def canonical(address: str, source: Source, *, page: str | None = None) -> str | None:
    """The one address of a page of the source, `https://<first host><path>[?identity]`, or None: not a page of it.

    `address` may be relative to `page`, absolute on `base_url`, or absolute on any of the profile's hosts; escapes
    and the case of the path stay as found. Files (images, documents), other hosts and other schemes are None.
    """
    if len(address) > _LONGEST:
        return None
    plain = _plain_path(address, source)
    if plain is not None:
        return source.profile.base_url + plain
    if "." in address[-6:] and "?" not in address and "#" not in address and _FILE.search(address):
        return None
    found = _CONTROLS.sub("", address).strip()
    try:
        parts = urlsplit(urljoin(page or source.base_url + "/", found))
        path = _path_in_scope(parts.scheme, parts.hostname, parts.port, parts.path, source)
    except ValueError:  # a malformed port or IPv6 address
        return None
    if path is None or _FILE.search(path):
        return None
    path = _tidy(path, source)
    return source.profile.base_url + path + _identity(parts.query, path, source)


def _plain_path(address: str, source: Source) -> str | None:
    """The path of an address that is canonical but for its host, as nearly all are; ten times quicker than the rest."""
    path = address
    if not address.startswith("/"):
        path = address.removeprefix(source.base_url)
        path = path.removeprefix(source.profile.base_url) if path == address else path
    pattern = _PLAIN_SLASH if source.profile.closing_slash else _PLAIN_BARE
    is_rooted = source.base_url.count("/") == 2  # else a mirror below a path
    return path if is_rooted and pattern.fullmatch(path) else None


def _path_in_scope(scheme: str, host: str | None, port: int | None, path: str, source: Source) -> str | None:
    """The path below the site's root, or None where the address is not the source's."""
    if scheme not in _DEFAULT_PORTS or host is None:
        return None
    port = port or _DEFAULT_PORTS[scheme]
    if host.rstrip(".") in source.profile.hosts and port in (80, 443):
        return path or "/"
    mirror = urlsplit(source.base_url)
    if host == mirror.hostname and port == (mirror.port or _DEFAULT_PORTS.get(mirror.scheme)):
        root = mirror.path.rstrip("/")
        return (path.removeprefix(root) if path.startswith(root + "/") else path) or "/"
    return None


def _tidy(path: str, source: Source) -> str:
    """Percent-encodes what a browser would, folds doubled slashes and index files, sets or strips the closing slash."""
    path = _BROKEN_HEX.sub("%25", path)
    path = _HEX.sub(lambda match: match[0].upper(), quote(path, safe=_SAFE))
    while "//" in path:
        path = path.replace("//", "/")
    path = _INDEX.sub("/", path)
    if source.profile.closing_slash:
        return path if path.endswith("/") or _PAGE_FILE.search(path) else path + "/"
    return path.rstrip("/") or "/"


def _identity(query: str, path: str, source: Source) -> str:
    """The part of a query that tells pages apart: `?` and kept parameters in the profile's order, or nothing."""
    if not query:
        return ""
    profile = source.profile
    found: dict[str, str] = {}
    for pair in unescape(query).split("&"):
        name, _, value = pair.partition("=")
        if value and (name in profile.kept_parameters or _ANY_PAGE.match(name)):
            found[name] = quote(_BROKEN_HEX.sub("%25", value), safe=_SAFE)
    for name in [name for name in found if name == profile.page_parameter or _ANY_PAGE.match(name)]:
        if found[name] in ("0", "1"):  # the first page is the listing itself
            del found[name]
    if path != "/":
        for tab in _TABS:
            found.pop(tab, None)
    order = {name: place for place, name in enumerate(profile.kept_parameters)}
    kept = sorted(found.items(), key=lambda item: (order.get(item[0], len(order)), item[0]))
    return "?" + "&".join(f"{name}={value}" for name, value in kept) if kept else ""


def fetchable(url: str, source: Source) -> str:
    """Where a canonical address is asked for: the same path and query under `base_url`."""
    return source.base_url + url.removeprefix(source.profile.base_url)


def kind(url: str, source: Source) -> LinkKind | None:
    """What a canonical address is by its shape; None: neither an article nor a listing."""
    place = _place(url, source)
    if place == source.profile.home:
        return LinkKind.LISTING
    path, _, query = place.partition("?")
    if path.strip("/") in _listed(source) and "ELEMENT_ID=" not in query:
        return LinkKind.LISTING
    if not query and path.strip("/").rpartition("/")[0] in source.sections and path.count("/") > 1:
        return LinkKind.ARTICLE
    if any(pattern.match(place) for pattern in source.profile.article):
        return LinkKind.ARTICLE
    if any(pattern.match(place) for pattern in source.profile.listing):
        return LinkKind.LISTING
    return None


def source_of(address: str, sources: Iterable[Source]) -> Source | None:
    """Whose site an address is of; of two on one host the one that has articles or listings of that shape."""
    found = [(source, url) for source in sources if (url := canonical(address, source)) is not None]
    shaped = (source for source, url in found if kind(url, source) is not None)
    return next(shaped, found[0][0] if found else None)


def section(url: str, source: Source) -> str | None:
    """The section a canonical address is filed under, no slashes at the ends; None for the home page."""
    place = _place(url, source)
    for pattern in (*source.profile.article, *source.profile.listing):
        match = pattern.match(place)
        if match:
            return match.groupdict().get("section") or None
    path = place.partition("?")[0].strip("/")
    if kind(url, source) is LinkKind.ARTICLE:
        path = path.rpartition("/")[0]
    return path or None


def slug(url: str) -> str:
    """The last segment of the path, or the element number where that is the page's identity."""
    element = re.search(r"[?&]ELEMENT_ID=([^&]+)", url)
    return element[1] if element else urlsplit(url).path.rstrip("/").rpartition("/")[2]


def section_url(path: str, source: Source) -> str:
    """The canonical address of a section's first listing page; the empty path is the site's root."""
    path = path.strip("/")
    if not path:
        return source.profile.base_url + "/"
    return f"{source.profile.base_url}/{path}" + ("/" if source.profile.closing_slash else "")


def home_url(source: Source) -> str:
    """The canonical address of the page that carries the carousel."""
    return source.profile.base_url + source.profile.home


def listing_page(listing: str, n: int, source: Source) -> str:
    """The canonical address of the n-th page (from 1) of a listing."""
    if n <= 1:
        return listing
    return f"{listing}{'&' if '?' in listing else '?'}{source.profile.page_parameter}={n}"


def month_page(listing: str, year: int, month: int, n: int, source: Source) -> str:
    """The canonical address of the n-th page (from 1) of one month in an archive by month."""
    return listing_page(f"{listing}?month={month}&year={year}", n, source)


def page_number(url: str, source: Source) -> int:
    """Which page of its listing a canonical address is: 1 where it does not say."""
    match = re.search(rf"[?&](?:PAGEN_\d+|{re.escape(source.profile.page_parameter)})=(\d{{1,6}})(?:&|$)", url)
    return int(match[1]) if match else 1


def _place(url: str, source: Source) -> str:
    return url.removeprefix(source.profile.base_url)


def _listed(source: Source) -> tuple[str, ...]:
    return source.sections + source.profile.sections + source.profile.archive_sections
