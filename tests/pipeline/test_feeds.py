"""The feeds: valid by their specifications, stable, and safe to render."""

import datetime as dt
import json
import xml.etree.ElementTree as etree
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import feeds
from pipeline.feeds import Feed
from pipeline.model import Completeness, Kind, Record, Verdict

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
RECORD = Record(
    id="00000000000000aa",
    url="https://en.odkb-csto.org/news/news_odkb/o-granitse/?a=1&b=2",
    urls=(),
    source="csto-en",
    section="news/news_odkb",
    lang="en",
    title="On the border & beyond",
    published=dt.date(2026, 3, 9),
    body="The Council is <b>concerned</b>.\n\nIt calls for restraint.",
    text="",
    completeness=Completeness.FULL,
    first_seen=NOW,
    last_seen=NOW + dt.timedelta(days=1),
    revision=1,
    verdict=Verdict(Kind.STATEMENT, 0.9, ("border",), ("AM",), ("CSC",)),
)


def parsed(*records: Record) -> etree.Element:
    return etree.fromstring(feeds.atom(records, now=NOW, feed=Feed(url="http://127.0.0.1:8321/feed.atom")))


def entry(record: Record) -> etree.Element:
    found = parsed(record).find(f"{ATOM}entry")
    assert found is not None
    return found


def text(element: etree.Element, name: str) -> str | None:
    return element.findtext(f"{ATOM}{name}")


def test_the_feed_has_what_atom_requires() -> None:
    """Feed and entries have id, title, updated and author (RFC 4287 section 4.1), and the feed its own address."""
    root = parsed(RECORD)
    for element in (root, entry(RECORD)):
        for name in ("id", "title", "updated"):
            assert text(element, name)
        assert element.find(f"{ATOM}author/{ATOM}name") is not None
    assert {link.get("rel", "alternate") for link in root.findall(f"{ATOM}link")} == {"alternate", "self"}


def test_an_entry_shows_the_statement() -> None:
    """Headline, address, day of publication, body and the verdict's words are there."""
    shown = entry(RECORD)
    link = shown.find(f"{ATOM}link")
    assert text(shown, "title") == "On the border & beyond"
    assert link is not None
    assert link.get("href") == RECORD.url
    assert text(shown, "published") == "2026-03-09T00:00:00+03:00"
    assert text(shown, "content") == (
        "<p>The Council is &lt;b&gt;concerned&lt;/b&gt;.</p><p>It calls for restraint.</p>"
    )
    assert {one.get("term") for one in shown.findall(f"{ATOM}category")} == {"border", "AM", "CSC"}


def test_what_looks_like_markup_is_declared_and_escaped() -> None:
    """A headline with tags or entities is text to every reader, also to one that takes all headlines for HTML."""
    shown = entry(replace(RECORD, title="A <script>x</script> &lt;b&gt;", body="One </b> word."))
    assert text(shown, "title") == "A &lt;script&gt;x&lt;/script&gt; &amp;lt;b&amp;gt;"
    assert text(shown, "summary") == "One &lt;/b&gt; word."
    assert [shown.find(f"{ATOM}{name}").get("type") for name in ("title", "summary")] == ["html", "html"]  # type: ignore[union-attr]
    assert entry(RECORD).find(f"{ATOM}title").get("type") is None  # type: ignore[union-attr]


def test_each_entry_names_its_language() -> None:
    """Entries of both languages stand in one feed: each says which is its own (xml:lang, `language`)."""
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    root = parsed(replace(RECORD, lang="ru"))
    assert (root.get(lang), root.find(f"{ATOM}entry").get(lang)) == ("en", "ru")  # type: ignore[union-attr]
    document = json.loads(feeds.json_feed([replace(RECORD, lang="ru")]))
    assert (document["language"], document["items"][0]["language"]) == ("en", "ru")


def test_without_a_headline_the_body_opens() -> None:
    """The body's beginning stands for the headline, cut at a word."""
    long = replace(RECORD, title=None, body="Calls for restraint " * 10)
    assert text(entry(long), "title") == "Calls for restraint " * 4 + "Calls for …"
    assert text(entry(replace(long, body="Short.\n\nSecond.")), "title") == "Short."


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://odkb-csto.org/a b/<x>", "https://odkb-csto.org/a%20b/%3Cx%3E"),
        (
            "https://odkb-csto.org/документ/%20/%zz",
            "https://odkb-csto.org/%D0%B4%D0%BE%D0%BA%D1%83%D0%BC%D0%B5%D0%BD%D1%82/%20/%25zz",
        ),
        ("https://odkb-csto.org/x/?ELEMENT_ID=1&a=b", "https://odkb-csto.org/x/?ELEMENT_ID=1&a=b"),
    ],
)
def test_addresses_are_uris(url: str, shown: str) -> None:
    """What may not stand in a URI is escaped in both feeds; what is escaped already stays (RFC 3986 section 2.1)."""
    link = entry(replace(RECORD, url=url)).find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == shown
    assert json.loads(feeds.json_feed([replace(RECORD, url=url)]))["items"][0]["url"] == shown


def test_a_body_of_nothing_still_has_content() -> None:
    """An entry is never blank: where the body is, the headline is its content."""
    bare = replace(RECORD, body="\x00 \n\n", url=None)
    assert text(entry(bare), "content") == "<p>On the border &amp; beyond</p>"


def test_ids_are_stable_and_updated_moves_with_the_wording() -> None:
    """Another sighting changes nothing; a revision moves `updated` and keeps the id."""
    again = replace(RECORD, last_seen=NOW + dt.timedelta(days=9))
    revised = replace(RECORD, revision=2, last_seen=NOW + dt.timedelta(days=9))
    assert etree.tostring(entry(again)) == etree.tostring(entry(RECORD))
    assert text(entry(revised), "id") == text(entry(RECORD), "id") == feeds.identifier(RECORD.id)
    assert str(text(entry(revised), "updated")) > str(text(entry(RECORD), "updated"))


def test_the_store_knows_better_when_the_wording_changed() -> None:
    """Where the caller knows the time of the revision, that is the time given."""
    at = NOW + dt.timedelta(hours=5)
    document = etree.fromstring(feeds.atom([replace(RECORD, revision=2)], now=NOW, revised_at=lambda record: at))
    assert document.findtext(f"{ATOM}updated") == "2026-03-10T17:00:00+00:00"


def test_the_feed_is_as_new_as_its_newest_entry() -> None:
    """`updated` of the feed is that of the latest change; of an empty feed, now."""
    assert text(parsed(RECORD), "updated") == "2026-03-10T12:00:00+00:00"
    assert text(parsed(), "updated") == "2026-03-10T12:00:00+00:00"


def test_a_takedown_is_an_update() -> None:
    """A removed statement stays, says so in its headline, and is updated."""
    gone = entry(replace(RECORD, removed=NOW + dt.timedelta(days=2)))
    assert text(gone, "title") == "[removed] On the border & beyond"
    assert text(gone, "updated") == "2026-03-12T12:00:00+00:00"


def test_newest_first_and_no_copies() -> None:
    """Entries stand in order of publication; copies are left out."""
    older = replace(RECORD, id="00000000000000bb", published=dt.date(2026, 1, 1))
    undated = replace(RECORD, id="00000000000000cc", published=None)
    copy = replace(RECORD, id="00000000000000dd", duplicate_of=RECORD.id)
    ids = [text(one, "id") for one in parsed(older, copy, RECORD, undated).findall(f"{ATOM}entry")]
    assert ids == [feeds.identifier(one.id) for one in (undated, RECORD, older)]


def test_a_date_is_never_guessed() -> None:
    """A page without a date has no `published`."""
    assert text(entry(replace(RECORD, published=None)), "published") is None
    (item,) = json.loads(feeds.json_feed([replace(RECORD, published=None)]))["items"]
    assert "date_published" not in item


def test_the_json_feed_is_one() -> None:
    """Version, title and items with id and content are there (jsonfeed.org/version/1.1), ids as in Atom."""
    document = json.loads(feeds.json_feed([RECORD], feed=Feed(url="http://127.0.0.1:8321/feed.json")))
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["feed_url"] == "http://127.0.0.1:8321/feed.json"
    (item,) = document["items"]
    assert item["id"] == feeds.identifier(RECORD.id)
    assert item["url"] == RECORD.url
    assert item["date_modified"] == "2026-03-10T12:00:00+00:00"
    assert "<b>" not in item["content_html"]
    assert item["tags"] == ["border", "AM", "CSC"]
    assert item["_csto"]["kind"] == "security_statement"


@given(st.text(), st.text(), st.none() | st.text())
def test_any_text_makes_a_valid_document(title: str, body: str, url: str | None) -> None:
    """Whatever a page says, both feeds are well-formed, and every entry has a title."""
    record = replace(RECORD, title=title, body=body, url=url)
    shown = entry(record)
    assert text(shown, "title")
    assert json.loads(feeds.json_feed([record]))["items"][0]["content_text"]


def test_an_entry_carries_no_endless_text() -> None:
    """Of a body of millions of letters a feed carries the beginning: readers fetch the whole feed again and again."""
    long = replace(RECORD, body="word " * 1_000_000)
    assert len(feeds.atom([long], now=NOW)) < 500_000
    assert len(feeds.json_feed([long])) < 700_000
