"""WARC files from anywhere: article pages out, everything odd named, nothing else lost."""

import bisect
import gzip
import io
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archives import warc
from crawler.evidence import Evidence
from crawler.model import Failure, Outcome, Page, Source
from crawler.sites import PROFILES
from tests.crawler.conftest import ManualClock

SOURCES = tuple(Source(profile, profile.base_url, profile.sections) for profile in PROFILES)
NEWS = "https://en.odkb-csto.org/news/news_odkb/"
HTML = b"<html><body><p>Words of an article.</p></body></html>"
TYPE = ("Content-Type", "text/html; charset=utf-8")


class Archive:
    """Writes a WARC file with warcio, as other tools do."""

    def __init__(self, *, is_gzipped: bool = True) -> None:
        self.raw = io.BytesIO()
        self.writer = WARCWriter(self.raw, gzip=is_gzipped)
        self.offsets: list[int] = []

    def add(
        self,
        address: str,
        body: bytes = HTML,
        status: str = "200 OK",
        kind: str = "response",
        *headers: tuple[str, str],
        date: str = "2020-07-14T12:00:00Z",
    ) -> "Archive":
        self.offsets.append(self.raw.tell())
        is_response = kind == "response"
        http = StatusAndHeaders(status, [*(headers or (TYPE,))], protocol="HTTP/1.1")
        record = self.writer.create_warc_record(
            address,
            kind,
            payload=io.BytesIO(body),
            length=len(body),
            http_headers=http if is_response else None,
            warc_headers_dict={"WARC-Date": date},
            warc_content_type="" if is_response else "text/html",
        )
        self.writer.write_record(record)
        return self

    def save(self, path: Path, cut: int | None = None) -> Path:
        path.write_bytes(self.raw.getvalue()[:cut])
        return path


def read(path: Path, **settings: int) -> list[Page | Failure]:
    return list(warc.pages(path, SOURCES, clock=lambda: datetime(2026, 3, 2, tzinfo=UTC), **settings))


def urls(found: list[Page | Failure]) -> list[str]:
    return [each.url for each in found if isinstance(each, Page)]


def flaws(found: list[Page | Failure]) -> list[Failure]:
    return [each for each in found if isinstance(each, Failure)]


@pytest.mark.parametrize("is_gzipped", [True, False])
def test_article_pages_come_out(tmp_path: Path, is_gzipped: bool) -> None:
    """Of whichever source, with canonical and original address and the time of capture; the rest is passed over."""
    archive = Archive(is_gzipped=is_gzipped)
    archive.add("http://en.odkb-csto.org/news/news_odkb/one/?clear_cache=Y").add("https://www.pacsto.org/events/two")
    archive.add(NEWS).add("https://elsewhere.example/news/").add(f"{NEWS}three/", status="404 Not Found")
    archive.add(f"{NEWS}four/", b"%PDF", "200 OK", "response", ("Content-Type", "application/pdf"))
    found = read(archive.save(tmp_path / ("a.warc.gz" if is_gzipped else "a.warc")))
    assert [f"{NEWS}one/", "https://pacsto.org/events/two"] == urls(found)
    assert [] == flaws(found)
    first = found[0]
    assert isinstance(first, Page)
    assert (HTML, "warc", datetime(2020, 7, 14, 12, tzinfo=UTC)) == (first.content, first.origin, first.fetched_at)
    assert ("csto-en", "http://en.odkb-csto.org/news/news_odkb/one/?clear_cache=Y") == (first.source, first.address)


def test_a_capture_of_no_time_is_no_page(tmp_path: Path) -> None:
    """It could be put into no order, and would be another capture at each reading: it is named, the rest is read."""
    archive = Archive().add(f"{NEWS}one/", date="some day").add(f"{NEWS}two/")
    found = read(archive.save(tmp_path / "a.warc.gz"))
    assert [f"{NEWS}two/"] == urls(found)
    (flaw,) = flaws(found)
    assert (Outcome.UNREADABLE, True) == (flaw.outcome, f"{NEWS}one/" in flaw.reason)


def test_resource_records_are_pages_too(tmp_path: Path) -> None:
    """Some tools keep a page without its HTTP head."""
    assert [f"{NEWS}one/"] == urls(
        read(Archive().add(f"{NEWS}one/", HTML, "", "resource").save(tmp_path / "a.warc.gz"))
    )


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n%x;x=1\r\n%s\r\n0\r\n\r\n" % (10, body[:10], len(body) - 10, body[10:])


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(HTML, mtime=0), (TYPE, ("Content-Encoding", "gzip"))),
        (chunked(HTML), (TYPE, ("Transfer-Encoding", "chunked"))),
        (chunked(gzip.compress(HTML, mtime=0)), (TYPE, ("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip"))),
        (HTML, (TYPE, ("Transfer-Encoding", "chunked"), ("Content-Encoding", "br"))),
        (HTML, (TYPE, ("Content-Encoding", "gzip"))),
    ],
)
def test_bodies_are_decoded(tmp_path: Path, body: bytes, headers: tuple[tuple[str, str], ...]) -> None:
    """Chunks and compression are undone; where a writer undid them already, the headers do not mislead."""
    archive = Archive().add(f"{NEWS}one/", body, "200 OK", "response", *headers)
    (page,) = read(archive.save(tmp_path / "a.warc.gz"))
    assert isinstance(page, Page)
    assert HTML == page.content


def test_captures_that_are_no_page_are_named(tmp_path: Path) -> None:
    """Block pages, error pages in disguise, empty ones, bodies past the cap: each under its own outcome."""
    archive = Archive()
    archive.add(f"{NEWS}wall/", b"<html><title>DDoS-Guard</title><body>Wait</body></html>")
    archive.add(f"{NEWS}missing/", b"<html><title>Page not found</title><body>No</body></html>")
    archive.add(f"{NEWS}empty/", b"")
    archive.add(f"{NEWS}large/", HTML + b" " * 60_000)
    archive.add(f"{NEWS}good/")
    found = read(archive.save(tmp_path / "a.warc.gz"), max_page_bytes=50_000)
    expected = [Outcome.BLOCKED, Outcome.SOFT_404, Outcome.EMPTY, Outcome.TOO_LARGE]
    assert expected == [each.outcome for each in flaws(found)]
    assert [f"{NEWS}good/"] == urls(found)


def test_a_body_in_an_encoding_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """Browsers are sent brotli, and some archives keep it so: the page is not lost without a word."""
    packed, kind = b"\x1b\x3a\x00\xf8\x8d\x94\x6e\xde\x44\x55\x86", ("Content-Encoding", "br")
    archive = Archive().add(NEWS + "a/", packed, "200 OK", "response", TYPE, kind).add(NEWS + "b/")
    archive.add(NEWS + "c/", packed, "200 OK", "response", ("Content-Type", "application/pdf"))
    found = read(archive.save(tmp_path / "a.warc.gz"))
    assert [NEWS + "b/"] == urls(found)
    assert [(NEWS + "a/", Outcome.NOT_HTML)] == [(each.url, each.outcome) for each in flaws(found)]
    assert "'br'" in flaws(found)[0].reason


def test_a_record_without_an_address_is_named_in_words(tmp_path: Path) -> None:
    """Not in those of the library that stumbled over it; what stands behind it is read."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2020-07-14T12:00:00Z\r\nContent-Type: application/http\r\n"
    bare = head + b"Content-Length: %d\r\n\r\n" % len(answer) + answer + b"\r\n\r\n"
    file = tmp_path / "a.warc"
    file.write_bytes(bare + Archive(is_gzipped=False).add(NEWS + "a/").raw.getvalue())
    found = read(file)
    assert [NEWS + "a/"] == urls(found)
    assert ["a.warc at 0: a record without an address, or with a broken head"] == [x.reason for x in flaws(found)]


@pytest.mark.parametrize("is_gzipped", [True, False])
def test_a_cut_tail_is_named_and_the_rest_is_read(tmp_path: Path, is_gzipped: bool) -> None:
    """Cut at any byte of the last record: the pages before it, and one failure with file and offset."""
    archive = Archive(is_gzipped=is_gzipped).add(f"{NEWS}one/").add(f"{NEWS}two/", HTML * 3)
    end = len(archive.raw.getvalue())
    for cut in range(archive.offsets[1] + 30, end - (0 if is_gzipped else 5), 7):
        found = read(archive.save(tmp_path / "cut.warc.gz", cut))
        assert [f"{NEWS}one/"] == urls(found)[:1]
        assert f"{NEWS}two/" not in urls(found)
        (flaw,) = flaws(found)
        assert Outcome.UNREADABLE is flaw.outcome
        assert f"cut.warc.gz at {archive.offsets[1]}" in flaw.reason


def test_damage_in_the_middle_costs_one_record(tmp_path: Path) -> None:
    """The records behind it are still read."""
    archive = Archive().add(f"{NEWS}one/").add(f"{NEWS}two/").add(f"{NEWS}three/")
    raw = bytearray(archive.raw.getvalue())
    raw[archive.offsets[1] + 30 : archive.offsets[1] + 60] = b"\xff" * 30
    path = tmp_path / "a.warc.gz"
    path.write_bytes(bytes(raw))
    found = read(path)
    assert [f"{NEWS}one/", f"{NEWS}three/"] == urls(found)
    assert flaws(found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"WARC/1.0\r\n", b"WURC/1.0\r\n"),
        (b"Content-Length: ", b"Content-Length: 9"),
        (b"Content-Length: ", b"Content-Length: -"),
        (b"Content-Length: ", b"Content-Size: "),
        (b"HTTP/1.1 200 OK", b"\xff\xfe\x00"),
    ],
)
def test_damage_in_the_middle_of_an_uncompressed_file_costs_one_record(
    tmp_path: Path, before: bytes, after: bytes
) -> None:
    """A record whose head is broken or lies about its length: it is named, and the next one is found."""
    archive = Archive(is_gzipped=False).add(f"{NEWS}one/").add(f"{NEWS}two/").add(f"{NEWS}three/").add(f"{NEWS}four/")
    raw = archive.raw.getvalue()
    start, end = archive.offsets[1:3]
    path = tmp_path / "a.warc"
    path.write_bytes(raw[:start] + raw[start:end].replace(before, after, 1) + raw[end:])
    found = read(path)
    assert [f"{NEWS}one/", f"{NEWS}three/", f"{NEWS}four/"] == [url for url in urls(found) if not url.endswith("two/")]
    assert all("a.warc at " in flaw.reason for flaw in flaws(found))


@given(st.integers(0, 3_000), st.binary(min_size=1, max_size=40))
def test_no_damage_to_an_uncompressed_file_stops_it(at: int, damage: bytes) -> None:
    """Any bytes overwritten anywhere: it ends, and the records that were not touched are read."""
    archive = Archive(is_gzipped=False).add(f"{NEWS}one/").add(f"{NEWS}two/").add(f"{NEWS}three/")
    raw = bytearray(archive.raw.getvalue())
    at %= len(raw)
    raw[at : at + len(damage)] = damage
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.warc"
        path.write_bytes(bytes(raw))
        found = read(path)
    touched = (
        bisect.bisect_right(archive.offsets, at) - 1,
        bisect.bisect_right(archive.offsets, at + len(damage) - 1) - 1,
    )
    whole = [name for place, name in enumerate(("one", "two", "three")) if not touched[0] <= place <= touched[1]]
    if at >= len(b"WARC/"):  # else it is no WARC file
        assert {f"{NEWS}{name}/" for name in whole} <= set(urls(found))


def test_one_gzip_stream_over_all_records(tmp_path: Path) -> None:
    """A file that was compressed as a whole, against the standard, is read all the same."""
    archive = Archive(is_gzipped=False)
    for n in range(5):
        archive.add(f"{NEWS}s{n}/")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(archive.raw.getvalue()))
    assert 5 == len(urls(read(path)))


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    """All its WARC files, in folders below it too, by name; other files are left."""
    (tmp_path / "deep").mkdir()
    Archive().add(f"{NEWS}one/").save(tmp_path / "b.warc.gz")
    Archive(is_gzipped=False).add(f"{NEWS}two/").save(tmp_path / "deep" / "c.WARC")
    (tmp_path / "notes.txt").write_bytes(b"notes")
    assert {f"{NEWS}one/", f"{NEWS}two/"} == set(urls(read(tmp_path)))


def test_what_is_no_warc_is_refused_in_one_line(tmp_path: Path) -> None:
    """A missing path, a folder without any, text, an empty file, a picture: one failure each."""
    text, empty, picture = tmp_path / "t.warc", tmp_path / "e.warc", tmp_path / "p.warc.gz"
    text.write_bytes(b"Just some text.\n" * 10)
    empty.write_bytes(b"")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "none").mkdir()
    for path in (tmp_path / "missing.warc", tmp_path / "none", text, empty, picture):
        (flaw,) = read(path)
        assert isinstance(flaw, Failure)
        assert (Outcome.UNREADABLE, str(path)) == (flaw.outcome, flaw.address)
        assert "\n" not in flaw.reason


def test_our_own_evidence_is_read_like_any_other(tmp_path: Path, clock: ManualClock) -> None:
    """Also where it was fetched from a mirror: it says itself which page it is."""
    page = Page("csto-en", f"{NEWS}one/", "http://127.0.0.1:8080/news/news_odkb/one/", HTML, clock(), headers=(
        TYPE, ("Content-Encoding", "gzip")))  # fmt: skip
    with Evidence(tmp_path, clock) as evidence:
        evidence.append(page)
    (found,) = read(tmp_path)
    assert isinstance(found, Page)
    assert (page.url, page.content, page.fetched_at) == (found.url, found.content, found.fetched_at)


def test_records_are_streamed(tmp_path: Path) -> None:
    """The first page comes before the last one is read."""
    archive = Archive()
    for n in range(50):
        archive.add(f"{NEWS}s{n}/")
    path = archive.save(tmp_path / "a.warc.gz")
    found: Iterator[Page | Failure] = warc.pages(path, SOURCES, clock=lambda: datetime(2026, 3, 2, tzinfo=UTC))
    first = next(found)
    path.write_bytes(b"")
    assert isinstance(first, Page)
