"""Every stage on one page, nothing written: for the day the site changes."""

import datetime as dt
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler import listing, urls
from crawler.http import Fetcher
from crawler.model import Failure, Link, LinkKind, NotModified, Page, Source
from pipeline import anatomy, classify, encoding, seedtext
from pipeline.app.config import Config
from pipeline.app.recurring_blocks import known_blocks
from pipeline.model import Article, Verdict
from pipeline.reading.doubts import doubts

_SITE_ADDRESS = re.compile(
    r"""<(?:link|meta)\b[^>]*(?:rel=["']?canonical|property=["']?og:url)[^>]*(?:href|content)=["']?([^"'\s>]+)""",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|table|p|article|h1)\b", re.IGNORECASE)
_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class Checked:
    """What each stage made of one target. A stage that was not reached is None or empty."""

    target: str
    source: str | None = None
    page: Page | None = None
    kind: LinkKind | None = None
    links: tuple[Link, ...] = ()
    article: Article | None = None
    verdict: Verdict | None = None
    failure: str | None = None  # why it went no further
    doubts: tuple[str, ...] = ()  # why the reading is no surer


def check_source(config: Config, source: Source) -> Iterator[Checked]:
    """Each section's first listing, and the newest article of the first that has one."""
    newest: str | None = None
    with _fetcher(config) as fetcher:
        for section in source.sections:
            found = _checked(fetcher, config, source, urls.section_url(section, source))
            newest = newest or next((link.url for link in found.links), None)
            yield found
        if newest:
            yield _checked(fetcher, config, source, newest)


def check_url(config: Config, source: Source, address: str) -> Checked:
    """One page of the site, fetched once."""
    url = urls.canonical(address, source)
    assert url is not None, "the caller has found the source by it"
    with _fetcher(config) as fetcher:
        return _checked(fetcher, config, source, url)


def check_file(config: Config, path: Path) -> Checked:
    """A page saved as HTML, or a text in the seed record format. Uses no network."""
    try:
        with path.open("rb") as stream:
            content = stream.read(_LARGEST)
    except OSError as error:
        return Checked(str(path), failure=f"cannot be read: {error.strerror}")
    if _MARKUP.search(content[:65_536].replace(b"\0", b"").decode("latin-1")):
        return _html(config, path, content)
    try:
        text = content.decode("utf-8")
        seedtext.check(text)
    except UnicodeDecodeError:
        return Checked(str(path), failure="neither HTML nor UTF-8 text")
    except seedtext.NotSeedText as error:
        return Checked(str(path), failure=str(error))
    article = seedtext.parse(text)
    return Checked(str(path), _by_language(article.body), article=article, verdict=_verdict(article, None, None))


def _fetcher(config: Config) -> Fetcher:
    return Fetcher(config.http_settings(), sleep=time.sleep)


def _checked(fetcher: Fetcher, config: Config, source: Source, url: str) -> Checked:
    found = fetcher.fetch(source, url)
    if isinstance(found, Page):
        return _read(config, source, found, url, urls.kind(url, source) or LinkKind.LISTING)
    assert isinstance(found, Failure | NotModified)
    reason = f"{found.outcome.value}: {found.reason}" if isinstance(found, Failure) else "not modified"
    return Checked(url, source.name, kind=urls.kind(url, source), failure=reason)


def _read(config: Config, source: Source, page: Page, target: str, kind: LinkKind) -> Checked:
    links = listing.links(page, source)
    found = tuple(link for link in links if link.kind is LinkKind.ARTICLE and link.url != page.url)
    if kind is LinkKind.LISTING:
        failure = None if found else "no_links: no address of an article on it"
        return Checked(target, source.name, page, kind, found, failure=failure)
    article = anatomy.read(page, source, recurring=known_blocks(config, source.name))
    failure = None if article.body else "no body was found"
    section = urls.section(page.url, source)
    verdict = _verdict(article, page.url, section)
    return Checked(target, source.name, page, kind, found, article, verdict, failure, doubts(page, source, article))


def _html(config: Config, path: Path, content: bytes) -> Checked:
    text = encoding.decode(content, None).text
    match = _SITE_ADDRESS.search(text[:200_000])
    source = urls.source_of(match[1], config.sources()) if match else None
    url = urls.canonical(match[1], source) if match and source else None
    if source is None:
        name = _by_language(text)
        source = next(one for one in config.sources() if one.name == name)
    page = Page(
        source.name, url or urls.home_url(source), f"file:{path}", content, dt.datetime.now(dt.UTC), origin="file"
    )
    return _read(config, source, page, str(path), LinkKind.ARTICLE)


def _verdict(article: Article, url: str | None, section: str | None) -> Verdict:
    lang = article.lang or "en"
    return classify.verdict(
        article.title, article.body, url=url, section=section, lang=lang, published=article.published
    )


def _by_language(text: str) -> str:
    """The main site in the text's language."""
    cyrillic = sum("а" <= letter <= "я" for letter in text.lower())
    latin = sum("a" <= letter <= "z" for letter in re.sub("<[^>]*>", "", text).lower())
    return "csto-ru" if cyrillic > latin else "csto-en"
