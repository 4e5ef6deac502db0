"""Where the links of a page lead: what is kept of other pages changes no answer."""

import datetime as dt
from itertools import product

import pytest

from crawler import urls
from crawler.model import LinkKind, Page, Source
from crawler.sites import PROFILES
from pipeline.reading.blocks import Block
from pipeline.reading.goals import Goals

PROFILE = PROFILES[0]
SOURCE = Source(PROFILE, PROFILE.base_url, PROFILE.sections)
PAGES = ("/news/news_odkb/staffs-compared-their-plans/", "/news/news_odkb/", "/contacts/", "/documents/a-b-c-d/?x=1")
LINKS = (
    *("/news/news_odkb/staffs-compared-their-plans/", "./", "?print=Y", "/news/news_odkb/", "/contacts/", "/"),
    *("https://example.org/news/", "/upload/plan.pdf", "#top", "mailto:a@example.org", "", "//", "http://["),
    *("/news/news_odkb/the-council-met-in-minsk/", f"{PROFILE.base_url}/news/speech/a-speech-of-the-head/"),
)


def expected(page: Page, link: str) -> str | None:
    """By the link's canonical address alone."""
    if not link or link.startswith(("#", "mailto:")):
        return None
    address = urls.canonical(link, SOURCE, page=page.address)
    if address == page.url:
        return "own"
    kind = urls.kind(address, SOURCE) if address else None
    return None if kind is None else "article" if kind is LinkKind.ARTICLE else "listing"


@pytest.mark.parametrize("again", [False, True])
def test_kinds_of_links(again: bool) -> None:
    """Own page, article, listing or none, by the address, whatever pages asked before."""
    for path, link in product(PAGES, (*LINKS, *LINKS) if again else LINKS):
        url = urls.canonical(path, SOURCE, page=PROFILE.base_url) or ""
        page = Page("csto-en", url, PROFILE.base_url + path, b"", dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
        block = Block("a line", 0, 0, (f'a href="{link}"', 'a href="/news/smi/"'), 4)
        assert Goals(page, SOURCE).kinds(block) == (expected(page, link), "listing"), (path, link)
