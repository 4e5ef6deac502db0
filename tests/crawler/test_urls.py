"""Addresses: one canonical form for each page, what is in scope, what kind each is."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import urls
from crawler.model import LinkKind, Source
from crawler.sites import PROFILES

SOURCES = {profile.name: Source(profile, profile.base_url, profile.sections) for profile in PROFILES}
EN = SOURCES["csto-en"]
MIRROR = replace(EN, base_url="http://127.0.0.1:8080")
HUNDRED = "strategicheskoy-tselyu-odkb-ostaetsya-ukreplenie-mira-i-mezhdunarodnoy-bezopasnosti-stanislav-zas-na"
NEWS = "https://en.odkb-csto.org/news/news_odkb/"

CANONICAL = [
    # source, address as found, canonical
    ("csto-en", f"/news/news_odkb/{HUNDRED}/", f"{NEWS}{HUNDRED}/"),
    ("csto-en", f"{NEWS}{HUNDRED}/?bxajaxid=b6517a946668b2a5152b5da9a2e5ad7b", f"{NEWS}{HUNDRED}/"),
    ("csto-en", f"{NEWS}sovet2018/?clear_cache=Y&sphrase_id=12", f"{NEWS}sovet2018/"),
    ("csto-en", "http://en.odkb-csto.org/news/news_odkb/sovet2018/", f"{NEWS}sovet2018/"),
    ("csto-en", "//www.en.odkb-csto.org/news/news_odkb/sovet2018/#top", f"{NEWS}sovet2018/"),
    ("csto-en", "http://en.odkb-csto.org:80/news/news_odkb/sovet2018", f"{NEWS}sovet2018/"),
    ("csto-en", "HTTPS://EN.ODKB-CSTO.ORG./news/news_odkb/sovet2018/", f"{NEWS}sovet2018/"),
    ("csto-en", "  /news/news_odkb/so\nvet2018/  ", f"{NEWS}sovet2018/"),
    ("csto-en", "/news//news_odkb/./x/../sovet2018/index.php", f"{NEWS}sovet2018/"),
    ("csto-en", "/news/news_odkb/v-belarusi-/", f"{NEWS}v-belarusi-/"),
    ("csto-en", "/news/news_odkb/v-belarusi1/", f"{NEWS}v-belarusi1/"),
    ("csto-en", "/news/news_odkb/UPPER_Case-Slug/", f"{NEWS}UPPER_Case-Slug/"),
    (
        "csto-en",
        "/documents/statements/zayavlenie-ministrov-19.05.2021%20-%203/",
        "https://en.odkb-csto.org/documents/statements/zayavlenie-ministrov-19.05.2021%20-%203/",
    ),
    (
        "csto-en",
        "/documents/statements/zayavlenie ministrov 3/",
        "https://en.odkb-csto.org/documents/statements/zayavlenie%20ministrov%203/",
    ),
    (
        "csto-en",
        "/documents/statements/заявление/",
        "https://en.odkb-csto.org/documents/statements/%D0%B7%D0%B0%D1%8F%D0%B2%D0%BB%D0%B5%D0%BD%D0%B8%D0%B5/",
    ),
    (
        "csto-en",
        "/documents/statements/%d0%b7/",
        "https://en.odkb-csto.org/documents/statements/%D0%B7/",
    ),
    ("csto-en", "/news/news_odkb/100%-gotov/", f"{NEWS}100%25-gotov/"),
    ("csto-en", "/chairmanship/?ELEMENT_ID=22782", "https://en.odkb-csto.org/chairmanship/?ELEMENT_ID=22782"),
    (
        "csto-en",
        "/chairmanship/index.php?clear_cache=Y&amp;ELEMENT_ID=22782",
        "https://en.odkb-csto.org/chairmanship/?ELEMENT_ID=22782",
    ),
    ("csto-en", "?PAGEN_1=2", f"{NEWS}?PAGEN_1=2"),
    ("csto-en", "?PAGEN_1=1", NEWS),
    ("csto-en", "/news/news_odkb/?PAGEN_1=3&bxajaxid=0a", f"{NEWS}?PAGEN_1=3"),
    ("csto-en", "/?gen-tab=press", "https://en.odkb-csto.org/?gen-tab=press"),
    ("csto-en", "/news/news_odkb/x/?gen-tab=press", f"{NEWS}x/"),
    ("csto-en", "/institute", "https://en.odkb-csto.org/institute/"),
    ("csto-en", "sovet2018/", f"{NEWS}sovet2018/"),
    ("csto-ru", "http://www.odkb-csto.org/news/smi/ria-novosti/", "https://odkb-csto.org/news/smi/ria-novosti/"),
    (
        "jscsto-en",
        "/en/news/obedinennomu-shtabu-19-let/",
        "https://jscsto.odkb-csto.org/en/news/obedinennomu-shtabu-19-let/",
    ),
    ("pacsto-en", "https://www.pacsto.org/events/lidery/", "https://pacsto.org/events/lidery"),
    ("pacsto-en", "/events/lidery?utm_source=x", "https://pacsto.org/events/lidery"),
    ("paodkb-ru", "/events?year=2021&page=2&month=5", "https://paodkb.org/events?month=5&year=2021&page=2"),
    ("paodkb-ru", "/events?month=5&year=2021&page=1", "https://paodkb.org/events?month=5&year=2021"),
    # not pages of the source
    ("csto-en", "https://odkb-csto.org/news/news_odkb/sovet2018/", None),
    ("csto-en", "https://evil.example/news/news_odkb/sovet2018/", None),
    ("csto-en", "https://en.odkb-csto.org.evil.example/news/news_odkb/x/", None),
    ("csto-en", "https://en.odkb-csto.org:8443/news/news_odkb/x/", None),
    ("csto-en", "/upload/iblock/1f0/ZVF_2142.JPG", None),
    ("csto-en", "/upload/39357fa0b754c4c5529e0bcf4d007437.docx", None),
    ("csto-en", "mailto:odkb@gov.example", None),
    ("csto-en", "javascript:void(0)", None),
    ("csto-en", "tel:+74950000000", None),
    ("csto-en", "https://[broken/", None),
    ("csto-en", "http://en.odkb-csto.org:x/news/", None),
]


@pytest.mark.parametrize(("name", "found", "expected"), CANONICAL)
def test_canonical_form(name: str, found: str, expected: str | None) -> None:
    """Each address as met on pages has the one canonical form of SITE.md, or none."""
    assert expected == urls.canonical(found, SOURCES[name], page=NEWS if name == "csto-en" else None)


KINDS = [
    # source, path, kind, section, slug
    ("csto-en", "/news/news_odkb/sovet2018/", LinkKind.ARTICLE, "news/news_odkb", "sovet2018"),
    ("csto-en", "/news/speech/vystuplenie_generalnogo/", LinkKind.ARTICLE, "news/speech", "vystuplenie_generalnogo"),
    ("csto-en", "/documents/statements/a%20b/", LinkKind.ARTICLE, "documents/statements", "a%20b"),
    (
        "csto-en",
        "/training/brotherhood_2018/v_kyrgyzskoy-13403/",
        LinkKind.ARTICLE,
        "training/brotherhood_2018",
        "v_kyrgyzskoy-13403",
    ),
    ("csto-en", "/session/2013/session201305/", LinkKind.ARTICLE, "session/2013", "session201305"),
    ("csto-en", "/international_org/osce/oon_odkb/", LinkKind.ARTICLE, "international_org/osce", "oon_odkb"),
    ("csto-en", "/75-letie-pobedy/novosti/parlament/", LinkKind.ARTICLE, "75-letie-pobedy/novosti", "parlament"),
    ("csto-en", "/chairmanship/?ELEMENT_ID=22782", LinkKind.ARTICLE, "chairmanship", "22782"),
    (
        "csto-en",
        "/presscenter/generalnyy_sekretar_rasskazal/",
        LinkKind.ARTICLE,
        "presscenter",
        "generalnyy_sekretar_rasskazal",
    ),
    (
        "csto-en",
        "/authorized_organs/permanent_council/postoyannyy_sovet_soglasoval/",
        LinkKind.ARTICLE,
        "authorized_organs/permanent_council",
        "postoyannyy_sovet_soglasoval",
    ),
    ("csto-en", "/news/news_odkb/", LinkKind.LISTING, "news/news_odkb", "news_odkb"),
    ("csto-en", "/news/news_odkb/?PAGEN_1=2", LinkKind.LISTING, "news/news_odkb", "news_odkb"),
    (
        "csto-en",
        "/authorized_organs/secretariat/?PAGEN_1=2",
        LinkKind.LISTING,
        "authorized_organs/secretariat",
        "secretariat",
    ),
    ("csto-en", "/training/brotherhood_2018/", LinkKind.LISTING, "training/brotherhood_2018", "brotherhood_2018"),
    ("csto-en", "/", LinkKind.LISTING, None, ""),
    ("csto-en", "/?gen-tab=press", LinkKind.LISTING, None, ""),
    ("csto-en", "/institute/", None, "institute", "institute"),
    (
        "csto-en",
        "/authorized_organs/secretariat/structure/",
        None,
        "authorized_organs/secretariat/structure",
        "structure",
    ),
    ("jscsto-en", "/en/news/shtabu-19-let/", LinkKind.ARTICLE, "en/news", "shtabu-19-let"),
    ("jscsto-en", "/news/shtabu-19-let/", None, "news/shtabu-19-let", "shtabu-19-let"),
    ("jscsto-ru", "/news/shtabu-19-let/", LinkKind.ARTICLE, "news", "shtabu-19-let"),
    ("jscsto-ru", "/en/news/shtabu-19-let/", None, "en/news/shtabu-19-let", "shtabu-19-let"),
    ("pacsto-en", "/events/lidery-stran", LinkKind.ARTICLE, "events", "lidery-stran"),
    ("pacsto-en", "/events", LinkKind.LISTING, "events", "events"),
    ("paodkb-ru", "/events?month=5&year=2021&page=2", LinkKind.LISTING, "events", "events"),
]


@pytest.mark.parametrize(("name", "path", "kind", "section", "slug"), KINDS)
def test_kind_section_and_slug(name: str, path: str, kind: LinkKind | None, section: str | None, slug: str) -> None:
    """An address says by its shape alone whether it is an article, in which section, under which slug."""
    source = SOURCES[name]
    url = urls.canonical(path, source)
    assert url is not None
    assert (kind, section, slug) == (urls.kind(url, source), urls.section(url, source), urls.slug(url))


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://jscsto.odkb-csto.org/en/news/o-vizite/", "jscsto-en"),
        ("https://jscsto.odkb-csto.org/news/o-vizite/", "jscsto-ru"),
        ("https://jscsto.odkb-csto.org/news/", "jscsto-ru"),
        ("https://jscsto.odkb-csto.org/leaders.html", "jscsto-en"),
        ("https://www.odkb-csto.org/news/news_odkb/o-vizite/", "csto-ru"),
        ("https://example.org/news/o-vizite/", None),
    ],
)
def test_whose_an_address_is(address: str, name: str | None) -> None:
    """Two languages on one host are told apart by the shape of the address; without one the first is as good."""
    found = urls.source_of(address, SOURCES.values())
    assert name == (found and found.name)


def test_a_mirror_shares_canonical_addresses() -> None:
    """Links on a mirror, relative, on its own host or the official one, are the official page, fetched from it."""
    expected = f"{NEWS}sovet2018/"
    found = ["http://127.0.0.1:8080/news/news_odkb/sovet2018/", "/news/news_odkb/sovet2018/", expected]
    assert {expected} == {urls.canonical(each, MIRROR) for each in found}
    assert urls.canonical("http://127.0.0.1:9090/news/news_odkb/sovet2018/", MIRROR) is None
    assert urls.fetchable(expected, MIRROR) == "http://127.0.0.1:8080/news/news_odkb/sovet2018/"


def test_a_mirror_below_a_path() -> None:
    """`base_url` may have a path of its own, which is no part of canonical addresses."""
    mirror = replace(EN, base_url="http://mirror.example/csto")
    assert urls.canonical("http://mirror.example/csto/news/news_odkb/x/", mirror) == f"{NEWS}x/"
    assert urls.fetchable(f"{NEWS}x/", mirror) == "http://mirror.example/csto/news/news_odkb/x/"


def test_a_section_of_the_user_has_articles_without_a_pattern() -> None:
    """A direct child of a configured section is an article of it."""
    source = replace(EN, sections=("conference/papers",))
    assert urls.kind("https://en.odkb-csto.org/conference/papers/one/", source) is LinkKind.ARTICLE
    assert urls.section("https://en.odkb-csto.org/conference/papers/one/", source) == "conference/papers"
    assert urls.kind("https://en.odkb-csto.org/conference/papers/", source) is LinkKind.LISTING


def test_pages_of_a_listing() -> None:
    """The n-th page of a listing is numbered as the site does it; the first has no number."""
    events = "https://paodkb.org/events"
    assert urls.listing_page(NEWS, 1, EN) == NEWS
    assert urls.listing_page(NEWS, 3, EN) == f"{NEWS}?PAGEN_1=3"
    assert urls.month_page(events, 2021, 5, 2, SOURCES["paodkb-ru"]) == f"{events}?month=5&year=2021&page=2"
    assert [1, 3, 2] == [
        urls.page_number(NEWS, EN),
        urls.page_number(f"{NEWS}?PAGEN_1=3", EN),
        urls.page_number(f"{events}?month=5&year=2021&page=2", SOURCES["paodkb-ru"]),
    ]


@given(st.text(max_size=80))
def test_anything_has_a_canonical_form_or_none(text: str) -> None:
    """No text makes it raise; what is canonical is so for good, in printable ASCII on the source's host."""
    for source in SOURCES.values():
        url = urls.canonical(text, source, page=urls.home_url(source))
        if url is not None:
            assert url == urls.canonical(url, source)
            assert url.startswith(source.profile.base_url + "/")
            assert re.fullmatch(r"[!-~]+", url)
            urls.kind(url, source), urls.section(url, source)


@given(
    st.text("abcdefghijklmnopqrstuvwxyz0123456789_-.", min_size=3, max_size=100).filter(lambda s: "." not in s),
    st.permutations(["bxajaxid=0a1b", "clear_cache=Y", "sphrase_id=7", "utm_source=mail"]),
)
def test_noise_never_changes_a_page(slug: str, noise: list[str]) -> None:
    """Parameters that are no identity are dropped, in whatever order they come; a slug is kept to the letter."""
    expected = f"{NEWS}{slug}/"
    assert expected == urls.canonical(f"/news/news_odkb/{slug}/?{'&'.join(noise)}#x", EN)
    assert slug == urls.slug(expected)
