"""The built-in sites: facts that everything else rests on."""

import re

from crawler import urls
from crawler.model import LinkKind, Source
from crawler.sites import PROFILES


def test_the_six_sites_of_the_contract() -> None:
    """Names are those of the configuration; each twin is a site in the other language."""
    by_name = {profile.name: profile for profile in PROFILES}
    assert ["csto-en", "csto-ru", "jscsto-en", "jscsto-ru", "pacsto-en", "paodkb-ru"] == list(by_name)
    for profile in PROFILES:
        assert profile.twin is not None
        twin = by_name[profile.twin]
        assert (twin.twin, {"en", "ru"}) == (profile.name, {profile.lang, twin.lang})


def test_every_polled_section_is_a_listing() -> None:
    """A section's address is a listing, a child of it an article, with no slash at the section's ends."""
    for profile in PROFILES:
        source = Source(profile, profile.base_url, profile.sections)
        for path in (*profile.sections, *profile.archive_sections):
            assert path == path.strip("/")
            assert urls.kind(urls.section_url(path, source), source) is LinkKind.LISTING
        for path in profile.sections:
            child = urls.canonical(f"/{path}/some-long-enough-slug", source)
            assert child is not None
            assert (urls.kind(child, source), urls.section(child, source)) == (LinkKind.ARTICLE, path)


def test_addresses_of_the_two_staff_sites_do_not_mix() -> None:
    """English and Russian share a host; no address is an article of both."""
    both = [profile for profile in PROFILES if profile.name.startswith("jscsto")]
    sources = [Source(profile, profile.base_url, profile.sections) for profile in both]
    for path in ("/news/some-slug/", "/en/news/some-slug/"):
        kinds = [urls.kind(f"{source.profile.base_url}{path}", source) for source in sources]
        assert 1 == kinds.count(LinkKind.ARTICLE)


def test_patterns_are_compiled() -> None:
    """Patterns are data, ready to match."""
    assert all(isinstance(pattern, re.Pattern) for profile in PROFILES for pattern in profile.article + profile.listing)
