"""A site that means harm: whatever it sends, the crawl goes on, in bounded time, and nothing reaches too far."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from crawler import blockpage, body, listing, redirects, robots, urls
from crawler.archives import cdx
from crawler.errors import LONGEST_REASON, CrawlError, Later, Never
from crawler.http import Fetcher
from crawler.model import Failure, Link, Outcome, Page, Source
from crawler.sites import PROFILES
from tests.timing import least_seconds

PROFILE = PROFILES[0]
SOURCE = Source(PROFILE, PROFILE.base_url, PROFILE.sections)
LISTING = PROFILE.base_url + "/news/news_odkb/"
LINK = b'<a href="/news/news_odkb/council-meets-in-spring/">x</a>'


def page(content: bytes, content_type: str = "text/html") -> Page:
    return Page(
        "csto-en",
        LISTING,
        LISTING,
        content,
        datetime(2026, 3, 1, tzinfo=UTC),
        headers=(("Content-Type", content_type),),
    )


@pytest.mark.parametrize("base", ["http://[", "//[::", "javascript:1", "", "http://elsewhere.org/"])
def test_a_broken_base_leaves_the_links_of_the_page(base: str) -> None:
    """A `base` that is no address is passed over."""
    found = listing.links(page(b'<base href="' + base.encode() + b'">' + LINK), SOURCE)
    assert base.startswith("http://elsewhere") or [link.section for link in found] == ["news/news_odkb"]


@pytest.mark.parametrize("name", ["undefined", "idna", "punycode", "utf-7", "zlib", "hex", "no-such"])
def test_an_absurd_charset_leaves_the_links_of_the_page(name: str) -> None:
    """Codecs that are none for pages, or that raise what decoders do not, are passed over."""
    assert len(listing.links(page(LINK, f"text/html; charset={name}"), SOURCE)) == 1


@pytest.mark.parametrize(
    "read",
    [
        lambda: listing.links(page(b"<div>" * 200_000 + LINK), SOURCE),
        lambda: listing.links(page((b"<b>" + LINK) * 20_000), SOURCE),
        lambda: listing.addresses(page(b"<a " * 200_000)),
        lambda: list(listing.sitemap_entries(page(b"<url><loc>" * 100_000), SOURCE)),
        lambda: blockpage.visible(b"<!--" * 200_000),
        lambda: blockpage.visible(b"<script>" * 200_000),
        lambda: blockpage.visible(b"<" * 1_000_000),
    ],
    ids=["nested", "formatting", "anchors", "sitemap", "comments", "scripts", "angles"],
)
def test_a_megabyte_of_malice_is_read_in_no_time(read: Callable[[], object]) -> None:
    """Nothing that is read from a page takes quadratic time (each of these took minutes)."""
    assert least_seconds(read) < 3


def test_what_is_shown_leaves_out_comments_and_scripts() -> None:
    """Only words that a reader sees are counted, whichever way tags are closed."""
    content = b"<head><title>t</title></HEAD>one<!-- two --><SCRIPT>three</script >four<style>five"
    assert blockpage.visible(content) == b"one four five"


def test_a_sitemap_entry_keeps_its_date() -> None:
    """The date of change belongs to the entry it stands in."""
    content = (
        b"<url><loc>/news/news_odkb/a-b/</loc><lastmod>2024-05-06</lastmod></url>"
        b"<url><loc>/news/news_odkb/c-d/</loc></url>"
    )
    links = listing.sitemap_entries(page(content), SOURCE)
    assert [str(link.published) for link in links if isinstance(link, Link)] == ["2024-05-06", "None"]


def test_codings_piled_up_are_refused() -> None:
    """A thousand encodings one on another are a named outcome, not a recursion."""
    with pytest.raises(Never) as error:
        body.read([b"x"], encoding=",".join(["gzip"] * 1_000), limit=100)
    assert error.value.outcome is Outcome.NOT_HTML


def test_the_beginning_of_a_long_body_is_enough_where_asked_for() -> None:
    """With `is_cut`, the limit cuts a body off and is no error."""
    assert body.read([b"abc", b"def", b"ghi"], encoding=None, limit=5, is_cut=True) == b"abcde"


def test_rules_of_an_endless_robots_file_count_up_to_the_cap() -> None:
    """The last line within the cap may be half a rule, which is another rule: it does not count."""
    rules = b"User-agent: *\nDisallow: /private/\n"
    filling = b"# filling\n" * 60_000
    text = robots.text_of((rules + filling)[: robots.MAX_BYTES - 11] + b"\nDisallow: /" + b"x" * 100)
    assert text.startswith("User-agent: *\nDisallow: /private/")
    assert "Disallow: /x" not in text
    assert robots.text_of(rules) == rules.decode()


@pytest.mark.parametrize("address", ["127.0.0.1", "::ffff:127.0.0.1", "100.64.0.1", "169.254.169.254", "224.0.0.1"])
def test_addresses_of_no_public_network_are_private(address: str) -> None:
    """Shared, mapped and multicast addresses too."""
    assert redirects.is_private(address)


@pytest.mark.parametrize("location", ["https://x@en.odkb-csto.org/", "//evil.example\\@en.odkb-csto.org/"])
def test_a_redirect_with_a_user_in_it_is_refused(location: str) -> None:
    """Programs differ on what is the host of such an address."""
    with pytest.raises(Never) as error:
        redirects.target(LISTING, location, SOURCE, resolver=lambda host: ())
    assert error.value.outcome is Outcome.REDIRECT_OUT


def test_an_endless_address_is_no_page() -> None:
    """No address longer than a server would take is remembered."""
    assert urls.canonical("/news/news_odkb/" + "a" * 5_000, SOURCE) is None


def test_a_reason_is_one_short_printable_line() -> None:
    """Whatever a server says, what is stored and shown of it neither steers a terminal nor fills a disk."""
    error = CrawlError(Outcome.REFUSED, "said\x1b]0;x\x07\r\n" + "a" * 10_000)
    assert error.reason.isprintable()
    assert len(error.reason) == LONGEST_REASON


def test_an_index_of_brackets_is_named() -> None:
    """JSON nested without end is no index."""
    with pytest.raises(cdx.UnreadableIndex):
        cdx.rows(b"[" * 100_000)


def test_an_address_that_breaks_the_fetcher_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """One address must not end its source for ever, whatever goes wrong with it."""

    def broken(*arguments: object) -> bytes:
        raise ZeroDivisionError("x")

    with Fetcher(sleep=lambda seconds: None) as fetcher:
        monkeypatch.setattr(fetcher, "_attempt", broken)
        found = fetcher.fetch(SOURCE, LISTING)
    assert isinstance(found, Failure)
    assert (found.outcome, found.reason) == (Outcome.UNREADABLE, "unexpected ZeroDivisionError: x")


def test_a_torn_compressed_body_is_told_from_a_whole_one() -> None:
    """Limits on codings leave what they were for."""
    with pytest.raises(Later):
        body.read([b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03K"], encoding="gzip", limit=100)
