"""sitemap.xml: articles that no listing shows, in the period asked for."""

import gzip
from dataclasses import replace
from datetime import date, timedelta

import pytest

from crawler import estimate, listing, sitemap
from crawler.frontier import Frontier
from crawler.http import Fetcher, HttpSettings
from crawler.model import Link, LinkKind, Source
from crawler.passing import Pass
from tests.crawler.conftest import LoopbackSite, ManualClock, Reply

NEWS = "https://en.odkb-csto.org/news/news_odkb/"
XML = (("Content-Type", "application/xml"),)


def entries(*slugs: str) -> bytes:
    return "".join(f"<url><loc>{NEWS}{slug}/</loc></url>" for slug in slugs).encode()


def read(given: Pass) -> list[list[str]]:
    return [[link.url.split("/")[-2] for link in links] for links in sitemap.read(given)]


def given(source: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock) -> Pass:
    return Pass(source, fetcher, frontier, clock, frontier.db.atomic)


def test_the_usual_place_is_tried(
    site: LoopbackSite, source: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """/sitemap.xml, and the files it names, packed or not; a loop of them ends."""
    index = "".join(f"<sitemap><loc>https://en.odkb-csto.org/{name}</loc></sitemap>" for name in ("a.xml", "b.xml.gz"))
    loop = b"<sitemap><loc>/sitemap.xml</loc></sitemap>"
    site.routes["/sitemap.xml"] = Reply(index.encode(), headers=XML)
    site.routes["/a.xml"] = Reply(entries("one", "two") + loop, headers=XML)
    site.routes["/b.xml.gz"] = Reply(gzip.compress(entries("three")), headers=(("Content-Type", "application/gzip"),))
    assert [[], ["one", "two"], ["three"]] == read(given(source, fetcher, frontier, clock))


def test_those_that_robots_names_come_instead(
    site: LoopbackSite, source: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """Off the site none is read."""
    lines = b"Sitemap: https://en.odkb-csto.org/map.xml\nSitemap: https://elsewhere.example/map.xml\n"
    site.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow:\n" + lines, headers=(("Content-Type", "text/plain"),))
    site.routes["/map.xml"] = Reply(entries("one"), headers=XML)
    assert [["one"]] == read(given(source, fetcher, frontier, clock))
    assert ["/map.xml"] == site.paths()


LISTING = "/news/news_odkb/"


@pytest.mark.parametrize(
    ("named", "only"),
    [
        ((), 0),
        (("hidden-1", "hidden-2", "hidden-3"), 3),
        (("listed-1", "listed-2"), 0),
        (("listed-1", "listed-2", "hidden-1", "hidden-1"), 1),
    ],
)
def test_a_dry_run_counts_what_only_a_sitemap_names(
    named: tuple[str, ...],
    only: int,
    site: LoopbackSite,
    source: Source,
    fetcher: Fetcher,
    frontier: Frontier,
    clock: ManualClock,
) -> None:
    """What the listings show too is not counted twice; nothing is written."""
    links = "".join(
        f'<p><a href="{LISTING}listed-{number}/">What was decided on day {number}</a></p>' for number in (1, 2)
    )
    site.routes[LISTING] = Reply(f"<html><body>{links}</body></html>".encode())
    source = replace(source, sections=source.profile.sections)
    bare = estimate.live(source, fetcher=fetcher, frontier=frontier, clock=clock)
    site.routes["/sitemap.xml"] = Reply(entries(*named), headers=XML)
    found = estimate.live(source, fetcher=fetcher, frontier=frontier, clock=clock)
    assert (2, 2 + only, 1) == (bare.articles, found.articles, found.listing_pages - bare.listing_pages)
    assert 0 == frontier.db["fetches"].count == frontier.db["frontier"].count


def test_a_site_without_one(
    site: LoopbackSite, source: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """Missing, or a page instead: no links, no failure, one line in the fetch log each."""
    assert [] == read(given(source, fetcher, frontier, clock))
    site.routes["/sitemap.xml"] = Reply(b"<html><body>Site map</body></html>")
    assert [[]] == read(given(source, fetcher, frontier, clock))
    assert ["gone", "fetched"] == [row["outcome"] for row in frontier.db.query("SELECT outcome FROM fetches")]


def test_robots_switched_off(site: LoopbackSite, source: Source, frontier: Frontier, clock: ManualClock) -> None:
    """Then the usual place is tried alone."""
    site.routes["/sitemap.xml"] = Reply(entries("one"), headers=XML)
    with Fetcher(HttpSettings(min_delay=timedelta(0), robots=False), clock=clock, sleep=clock.sleep) as fetcher:
        assert [["one"]] == read(given(source, fetcher, frontier, clock))


def test_a_period_takes_what_was_changed_since_its_beginning() -> None:
    """The date is one of change: an article changed before `since` was published before it; others may lie in it."""
    days = {"old": date(2020, 1, 1), "new": date(2026, 1, 1), "bare": None}
    links = tuple(Link(f"{NEWS}{slug}/", "", LinkKind.ARTICLE, published=day) for slug, day in days.items())
    assert [f"{NEWS}new/"] == [link.url for link in sitemap.wanted(links, (date(2025, 1, 1), None))]
    assert 3 == len(sitemap.wanted(links, (None, None)))
    assert {None} == {link.published for link in sitemap.wanted(links, (None, None))}


def test_a_large_one_comes_in_parts(
    site: LoopbackSite, source: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """A site's whole archive is never held at once; an article that is named twice in a row comes once."""
    slugs = [f"article-{number:04}" for number in range(1_200) for _ in range(2)]
    site.routes["/sitemap.xml"] = Reply(entries(*slugs), headers=XML)
    parts = read(given(source, fetcher, frontier, clock))
    assert max(map(len, parts)) <= 500
    assert [*dict.fromkeys(slugs)] == [slug for part in parts for slug in part]


def test_names_with_a_prefix_are_the_same(
    site: LoopbackSite, source: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """XML lets a writer choose one."""
    xml = entries("one", "two").replace(b"</", b"</s:").replace(b"<url", b"<s:url").replace(b"<loc", b"<s:loc")
    site.routes["/sitemap.xml"] = Reply(xml, headers=XML)
    assert [["one", "two"]] == read(given(source, fetcher, frontier, clock))


def test_addresses_of_anything_else_count_too(
    site: LoopbackSite, source: Source, fetcher: Fetcher, frontier: Frontier, clock: ManualClock
) -> None:
    """A few kilobytes that unpack to millions of addresses, none of an article, cost no more than the largest one."""
    many = b"<url><loc>/a</loc></url>" * (listing.MOST_ENTRIES + 1) + entries("one")
    site.routes["/sitemap.xml"] = Reply(gzip.compress(many), headers=(("Content-Type", "application/gzip"),))
    assert [] == [link for links in read(given(source, fetcher, frontier, clock)) for link in links]
