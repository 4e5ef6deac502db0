"""Links from a page: by the shape of addresses alone, with the date and the words beside them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import listing, urls
from crawler.model import Link, LinkKind, Page, Source
from crawler.replica.corpus import stories
from crawler.replica.exchange import Request
from crawler.replica.site import ReplicaSite
from crawler.sites import PROFILES

SOURCES = {profile.name: Source(profile, "http://127.0.0.1:8080", profile.sections) for profile in PROFILES}
EN = SOURCES["csto-en"]
NEWS = "https://en.odkb-csto.org/news/news_odkb/"


def page(html: str | bytes, url: str = NEWS, source: Source = EN, **fields: object) -> Page:
    content = html.encode() if isinstance(html, str) else html
    return Page(source.name, url, urls.fetchable(url, source), content, datetime(2026, 3, 1, tzinfo=UTC), **fields)  # type: ignore[arg-type]


def found(html: str) -> list[tuple[str, str, date | None]]:
    return [(urls.slug(link.url), link.text, link.published) for link in listing.links(page(html), EN)]


def item(n: int) -> tuple[str, str, date]:
    return f"s{n}", f"Heading {n}", date(2026, 1, n)


LAYOUTS = {
    "an element an item, date first": "".join(
        f"<p><span>{n:02}.01.2026</span> <a href='/news/news_odkb/s{n}/'>Heading {n}</a><br>Words</p>"
        for n in (3, 2, 1)
    ),
    "image and heading both linked": "".join(
        f"<div><a href='/news/news_odkb/s{n}/'><img src=x></a><h3><a href='/news/news_odkb/s{n}/'>Heading {n}</a></h3>"
        f"<time>{n} January 2026</time></div>"
        for n in (3, 2, 1)
    ),
    "table rows": "<table>"
    + "".join(f"<tr><td>{n:02}.01.2026<td><a href='/news/news_odkb/s{n}/'>Heading {n}</a></tr>" for n in (3, 2, 1))
    + "</table>",
    "flat, date before": "<td>"
    + "".join(f"{n:02}.01.2026 <a href='/news/news_odkb/s{n}/'>Heading {n}</a><br>" for n in (3, 2, 1)),
    "flat, date after": "<td>"
    + "".join(f"<b><a href='/news/news_odkb/s{n}/'>Heading {n}</a></b> (January {n}, 2026)<br>" for n in (3, 2, 1)),
    "relative addresses": "".join(
        f"<li>2026-01-{n:02} <a href='s{n}/?bxajaxid=0a'>Heading\n  {n}</a></li>" for n in (3, 2, 1)
    ),
    "a link around all": "".join(
        f"<a href='s{n}/'><span>Heading {n}</span></a><i>{n} января 2026 г.</i>" for n in (3, 2, 1)
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_links(layout: str) -> None:
    """Whatever the markup: addresses in page order, each with its heading and its own date."""
    assert [item(3), item(2), item(1)] == found(LAYOUTS[layout])


def test_a_date_in_a_sentence_is_no_date_of_an_item() -> None:
    """An event's date in heading or lead is not the publication date: then it is unknown."""
    html = "<p><a href='s1/'>Meeting on 6 June 2022 in Minsk</a> Held on 06.06.2022 in the capital.</p>"
    assert [("s1", "Meeting on 6 June 2022 in Minsk", None)] == found(html)


def test_files_other_hosts_and_the_page_itself_are_no_links() -> None:
    """Nor are mail, scripts and anchors."""
    addresses = [NEWS, "#", "/upload/a.pdf", "https://odkb-csto.org/news/news_odkb/x/", "mailto:a@b", "/contacts/", ""]
    html = "".join(f"<a href='{each}'>x</a>" for each in addresses)
    assert [] == [link for link in listing.links(page(html, NEWS + "own/"), EN) if link.kind is LinkKind.ARTICLE]


def test_listing_pages_are_links_too() -> None:
    """Page numbers lead on; they are of kind LISTING and say which section."""
    links = listing.links(page("<a href='?PAGEN_1=2'>2</a><a href='/documents/statements/'>S</a>"), EN)
    statements = "https://en.odkb-csto.org/documents/statements/"
    expected = [(NEWS + "?PAGEN_1=2", "news/news_odkb"), (statements, "documents/statements")]
    assert expected == [(link.url, link.section) for link in links]
    assert {LinkKind.LISTING} == {link.kind for link in links}


def test_a_base_element_is_honoured() -> None:
    """Relative addresses are relative to <base>."""
    html = "<base href='/documents/statements/'><a href='s1/'>x</a>"
    assert ["https://en.odkb-csto.org/documents/statements/s1/"] == [each.url for each in listing.links(page(html), EN)]


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        ("<a href='s1/'>Заявление</a>".encode(), ()),
        ("<a href='s1/'>Заявление</a>".encode("cp1251"), (("Content-Type", "text/html; charset=windows-1251"),)),
        ("<meta charset=windows-1251><a href='s1/'>Заявление</a>".encode("cp1251"), ()),
        ("<a href='s1/'>Заявление</a>".encode("cp1251"), ()),
        ("<a href='s1/'>Заявление</a>".encode(), (("Content-Type", "text/html; charset=no-such"),)),
    ],
)
def test_anchor_texts_are_decoded(content: bytes, headers: tuple[tuple[str, str], ...]) -> None:
    """By the declared charset, else utf-8, else windows-1251."""
    assert ["Заявление"] == [link.text for link in listing.links(page(content, headers=headers), EN)]


def test_quick_addresses_agree_with_parsed_links() -> None:
    """What the quick way finds on an article's page are the same article links."""
    html = (
        "<a class=x href='/news/news_odkb/one/'>1</a><a href=\"http://127.0.0.1:8080/news/news_odkb/two/?a=1&amp;b=2\">2</a>"
        "<A HREF=/news/news_odkb/three/>3</A><a href='/upload/x.jpg'>f</a><a href='/news/news_odkb/'>l</a>"
    )
    given_page = page(html, NEWS + "own/")
    parsed = {link.url for link in listing.links(given_page, EN) if link.kind is LinkKind.ARTICLE}
    quick = {link.url for link in listing.from_addresses(listing.addresses(given_page), given_page, EN)}
    assert parsed == quick == {f"{NEWS}{slug}/" for slug in ("one", "two", "three")}


@pytest.mark.parametrize("markup", ["bitrix", "table", "modern", "opaque"])
@pytest.mark.parametrize("name", [profile.name for profile in PROFILES])
def test_stand_in_sites_in_every_markup(name: str, markup: str) -> None:
    """Every item of a listing is found in every markup and language, no date is wrong, the last page is known."""
    source = SOURCES[name]
    site = ReplicaSite(name, stories=stories(60, lang=source.lang), markup=markup)
    site.address = source.base_url
    url = urls.section_url(source.sections[0], source)
    answer = site.answer(Request("GET", url.removeprefix(source.profile.base_url), {}))
    links = listing.links(page(answer.body, url, source, headers=tuple(answer.headers)), source)
    own = [link for link in links if link.kind is LinkKind.ARTICLE and link.section == source.sections[0]]
    assert len(own) >= 15
    for link in own:
        truth = site.truth(link.url.removeprefix(source.profile.base_url)).published
        assert link.published in (None, truth)
    assert any(link.published for link in own)


def test_sitemaps() -> None:
    """Articles with the day of their last change, and further sitemaps; anything else is passed over."""
    xml = (
        "<urlset><url><loc> https://en.odkb-csto.org/news/news_odkb/one/ </loc>"
        "<lastmod>2026-01-05T10:00:00+03:00</lastmod></url><url><loc><![CDATA[https://en.odkb-csto.org/news/news_odkb/two/]]></loc></url>"
        "<url><loc>https://elsewhere.example/</loc></url><url><loc>/contacts/</loc></url>"
        "<sitemap><loc>https://en.odkb-csto.org/sitemap-iblock-1.xml</loc></sitemap></urlset>"
    )
    entries = listing.sitemap_entries(page(xml, "https://en.odkb-csto.org/sitemap.xml"), EN)
    found = [(each.url, each.published) if isinstance(each, Link) else each for each in entries]
    articles = [(NEWS + "one/", date(2026, 1, 5)), (NEWS + "two/", None)]
    assert [*articles, "https://en.odkb-csto.org/sitemap-iblock-1.xml"] == found


def test_sitemaps_of_plain_text() -> None:
    """An address a line, as the protocol allows: the articles among them."""
    lines = f"\ufeff{NEWS}one/\r\n{NEWS}two/ \n\nhttps://elsewhere.example/\nno address\nsee {NEWS}three/\n"
    entries = listing.sitemap_entries(page(lines, "https://en.odkb-csto.org/sitemap.txt"), EN)
    assert [(NEWS + "one/", None), (NEWS + "two/", None)] == [
        (each.url, each.published) for each in entries if isinstance(each, Link)
    ]


DATES = [
    ("27.11.2018", date(2018, 11, 27)),
    ("| 2018-11-27 |", date(2018, 11, 27)),
    ("6 June 2022", date(2022, 6, 6)),
    ("June 6, 2022", date(2022, 6, 6)),
    ("6 июня 2022 г.", date(2022, 6, 6)),
    ("12 мая 2021, 14:05", date(2021, 5, 12)),
    ("Wed, 12 May 2021", date(2021, 5, 12)),
    ("31.02.2020", None),
    ("tomorrow", None),
    ("2018", None),
    ("11.2018", None),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates_that_stand_alone(text: str, expected: date | None) -> None:
    """The forms that listings use, in both languages; impossible days are none."""
    assert expected == listing.lone_date(text)


@given(st.dates(date(1992, 5, 15), date(2099, 12, 31)))
def test_dates_come_back(day: date) -> None:
    """Every form of a day reads as that day."""
    forms = [f"{day:%d.%m.%Y}", day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%b} {day.day}, {day.year}"]
    assert {day} == {listing.lone_date(form) for form in forms}


@given(st.binary(max_size=600))
def test_no_bytes_make_it_fail(content: bytes) -> None:
    """Any bytes have links, if only none."""
    given_page = page(content)
    assert all(isinstance(link, Link) for link in listing.links(given_page, EN))
    listing.from_addresses(listing.addresses(given_page), given_page, EN)
    list(listing.sitemap_entries(given_page, EN))
