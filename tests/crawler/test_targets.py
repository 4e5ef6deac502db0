"""Links that are remembered lead where they would lead if each were looked at anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.model import LinkKind, Source
from crawler.sites import PROFILES
from crawler.targets import Target, target, targets

SOURCES = tuple(
    Source(profile, base, profile.sections)
    for profile in PROFILES
    for base in (profile.base_url, "http://127.0.0.1:8080", "http://localhost:8080/mirror")
)
PIECES = (
    "/", "//", "http:", "https:", "HTTP://", "http://", "https://", "http:///", "en.odkb-csto.org", "odkb-csto.org",
    "www.odkb-csto.org", "pacsto.org", "127.0.0.1:8080", "localhost:8080", "mirror", "user@", ":443", ":x", "[", "]",
    "news", "news_odkb", "documents/statements", "events", "zasedanie-soveta-v-erevane", "speech", "index.php",
    "?", "#", "ELEMENT_ID=7", "PAGEN_1=2", "&amp;", "&", "=", "..", ".", ";", "\\", "\t", "\n", " ", "\x00", "%20", "%",
    "%2F", "\u044f", "\u00a0", "javascript:", "mailto:", "data:", ".pdf", "'", '"', "<",
)  # fmt: skip
ADDRESSES = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


def outcome(look: object, *arguments: object) -> Target | str | None:
    try:
        return look(*arguments)  # type: ignore[operator, no-any-return]
    except ValueError as error:
        return str(error)


@given(st.sampled_from(SOURCES), ADDRESSES, st.one_of(ADDRESSES, st.just("http://127.0.0.1:8080/news/news_odkb/")))
def test_a_remembered_link_leads_where_it_leads(source: Source, href: str, place: str) -> None:
    """Whatever the link and the address of its page (or its base) are made of, twice in a row."""
    for _ in range(2):
        assert outcome(targets(source, place).of, href, place) == outcome(target, href, source, place)


@pytest.mark.parametrize("place", ["http://127.0.0.1:8080/news/speech/", "http://127.0.0.1:8080/other/?PAGEN_1=3"])
def test_an_address_from_the_root_means_the_same_on_every_page(place: str) -> None:
    """It is looked at once, and carries canonical address, kind and section."""
    source = SOURCES[1]
    found = targets(source, place).of("/news/news_odkb/zasedanie-soveta/", place)
    assert found == Target(
        f"{source.profile.base_url}/news/news_odkb/zasedanie-soveta/",
        "http://127.0.0.1:8080/news/news_odkb/zasedanie-soveta/",
        LinkKind.ARTICLE,
        "news/news_odkb",
    )


def test_a_relative_address_depends_on_its_page() -> None:
    """The same words under two listings are two articles."""
    source = SOURCES[1]
    places = [f"http://127.0.0.1:8080/news/{section}/" for section in ("news_odkb", "speech")]
    found = [targets(source, place).of("zasedanie-soveta/", place) for place in places]
    assert ["news/news_odkb", "news/speech"] == [each.section for each in found if each]
