"""What goes between two processes arrives as it was sent, whatever is missing or odd in it."""

import datetime as dt

import pytest

from crawler.model import Page, Validators
from crawler.packing import Packed
from pipeline.app.parcels import packed, unpacked
from pipeline.app.reading_room import Read, Wish
from pipeline.fingerprint import fingerprint, parts
from pipeline.model import Article, Attachment, Kind, Lead, Reading, Reason, Served, Verdict

AT = dt.datetime(2026, 3, 1, 9, 0, 0, 123456, tzinfo=dt.UTC)
PAGE = Page(
    "csto-en", "https://x/news/a/", "http://x/news/a/?b", b"\x00<p>\xff", AT, 203, (("Content-Type", "text/html"),),
    Validators('"tag"', None), dt.timedelta(seconds=3, microseconds=7), "wayback", (("User-Agent", "csto"),),
)  # fmt: skip
ARTICLE = Article(
    "Учения \ud800", dt.date(2026, 2, 28), "Body of 12 men.", "Title\n\nBody",
    Reading(Served.HINT, 0.5, "cp1251", 0.1, ("odd",), "news"),
    (Lead("A lead", dt.date(2020, 2, 29), "https://x/b/"), Lead("Another")), ("a.jpg",),
    (Attachment("Paper", None), Attachment(None, "https://x/p.pdf")), "Press: +7", "ru",
)  # fmt: skip
BARE = Article(None, None, "", "", Reading(Served.GENERIC, 0.0))
VERDICT = Verdict(
    Kind.STATEMENT, 0.75, ("border",), ("KG", "TJ"), ("csc",), (Reason("act", "title", 0, 5, "Учени"),), "7"
)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "learned",
        Wish(PAGE, judges=True, prints=False, packs=True),
        Wish(Page("s", "u", "a", b"", AT), judges=False, prints=True, packs=False),
        Read(ARTICLE, VERDICT, "", Packed(b"\x1f\x8b", "ab")),
        Read(BARE),
        Read(None, trouble="the reader broke"),
    ],
)
def test_values_arrive_as_they_were_sent(value: object) -> None:
    """Pages, what was read out of them, and whatever else is said."""
    assert unpacked(packed(value)) == value


def test_a_fingerprint_arrives_made() -> None:
    """Nothing of what was made in the other process is made again."""
    sent = fingerprint(ARTICLE.title, ARTICLE.body)
    arrived = unpacked(packed(Read(ARTICLE, print=sent))).print
    assert arrived == sent
    assert {"size", "content_hash", "openings", "bands", "figures"} <= arrived.__dict__.keys()
    assert parts(arrived) == parts(sent)
