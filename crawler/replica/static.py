"""What a stand-in site has besides its pages: robots.txt, the site map, files, errors, missing slashes."""

from xml.sax.saxutils import escape

from crawler.replica import pages
from crawler.replica.addressing import Query
from crawler.replica.exchange import Answer, text
from crawler.replica.look import Look
from crawler.replica.pages import Snapshot

_ROBOTS = """User-agent: *
Disallow: /bitrix/
Disallow: /search/
Disallow: /auth/
Disallow: /*?print=
Disallow: /*&print=
Disallow: /*backurl=
Disallow: /?
Allow: /bitrix/*.css
"""
_PICTURE = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"


def answer(site: Snapshot, query: Query) -> Answer | None:
    """robots.txt, site map or an uploaded file; None where the target is none of these."""
    if query.path == "/robots.txt":
        return _robots(site)
    if query.path == "/sitemap.xml" and site.look.sitemap:
        return text(200, _sitemap(site), "application/xml; charset=utf-8")
    if query.path.startswith("/upload/"):
        picture = query.path.lower().endswith((".jpg", ".jpeg", ".png"))
        return Answer(200, (("Content-Type", "image/jpeg" if picture else "application/octet-stream"),), _PICTURE)
    return None


def missing(site: Snapshot, query: Query) -> Answer:
    """301 where only the closing slash is wrong, else the site's own page for 404."""
    turned = query.path.rstrip("/") if query.path.endswith("/") else query.path + "/"
    if turned and (turned in site.by_path or turned in map(site.layout.listing, site.listings)):
        return Answer(301, (("Location", turned),))
    russian = site.layout.lang == "ru"
    heading = "404 — Страница не найдена" if russian else "404 Page not found"
    return html(pages.notice(site, heading, query.path), site.look, 404)


def html(page: str, look: Look, status: int) -> Answer:
    return Answer(status, (("Content-Type", content_type(look)),), page.encode(look.encoding, "xmlcharrefreplace"))


def content_type(look: Look) -> str:
    return f"text/html; charset={look.encoding}" if look.charset_header else "text/html"


def _robots(site: Snapshot) -> Answer:
    if site.look.robots is None:
        return text(404, "")
    if site.look.robots != "default":
        return text(200, site.look.robots)
    return text(200, _ROBOTS + (f"Sitemap: {_base(site)}/sitemap.xml\n" if site.look.sitemap else ""))


def _sitemap(site: Snapshot) -> str:
    rows = "".join(
        f"<url><loc>{escape(_base(site) + path)}</loc>{_changed(item)}</url>\n"
        for item in site.placed
        for path in item.paths
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'


def _changed(item: pages.Placed) -> str:
    return f"<lastmod>{item.story.published}</lastmod>" if item.story.published else ""


def _base(site: Snapshot) -> str:
    return site.own if site.look.links != "official" and site.own else f"https://{site.layout.hosts[0]}"
