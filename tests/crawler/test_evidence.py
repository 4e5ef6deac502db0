"""Evidence: every page as a WARC record that any WARC tool reads, back byte for byte, whole after a crash."""

import hashlib
import resource
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from crawler.errors import Never
from crawler.evidence import Evidence
from crawler.model import EvidenceRef, Page, Validators
from crawler.warcfile import members
from tests.crawler.conftest import ManualClock

URL = "https://en.odkb-csto.org/news/news_odkb/one/"


HEADERS = (("Content-Type", "text/html"), ("ETag", '"a"'), ("Content-Encoding", "gzip"), ("Content-Length", "9"))


def page(n: int = 1, content: bytes = b"<html><body>Words</body></html>", **fields: Any) -> Page:
    kept = Page(
        source="csto-en",
        url=f"{URL}{n}/",
        address=f"http://127.0.0.1:8080/news/news_odkb/one/{n}/?x=1",
        content=content,
        fetched_at=datetime(2026, 3, 2, 12, 0, 5, 250_000, tzinfo=UTC),
        headers=HEADERS,
        validators=Validators('"a"'),
        elapsed=timedelta(milliseconds=120),
    )
    return replace(kept, **fields)


def damaged(evidence: Evidence) -> list[str]:
    """What is wrong with the records of all files."""
    found = []
    for path in evidence.files():
        with path.open("rb") as file:
            found += [member.flaw for member in members(file) if member.flaw]
    return found


@pytest.fixture
def opened(tmp_path: Path, clock: ManualClock) -> Iterator[Callable[..., Evidence]]:
    """Opens the folder as one process after the other does."""
    made: list[Evidence] = []

    def make(**settings: Any) -> Evidence:
        made.append(Evidence(tmp_path / "evidence", clock, **settings))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def evidence(opened: Callable[..., Evidence]) -> Evidence:
    return opened()


def test_a_page_comes_back_as_it_was(evidence: Evidence) -> None:
    """Bytes, addresses, time, status, headers and validators."""
    kept = page()
    ref = evidence.append(kept)
    assert hashlib.sha256(kept.content).hexdigest() == ref.sha256
    assert kept == evidence.read(ref)


@settings(max_examples=40)
@given(st.binary(max_size=2_000), st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=30))
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, content: bytes, value: str) -> None:
    """Whatever the body holds, record markers and gzip headers included."""
    tricky = b"WARC/1.1\r\n\r\n\x1f\x8b\x08" + content
    kept = page(content=tricky, headers=(("X-Any", value.strip()),), validators=Validators())
    with Evidence(tmp_path_factory.mktemp("e")) as evidence:
        assert kept == evidence.read(evidence.append(kept))


def test_other_warc_tools_read_it(evidence: Evidence, clock: ManualClock) -> None:
    """warcio sees a warcinfo record and for each page a response and its request, with good digests."""
    for n in range(3):
        evidence.append(page(n, request_headers=(("Host", "127.0.0.1:8080"), ("User-Agent", "csto-monitor/0.1"))))
    evidence.close()
    (path,) = evidence.files()
    with path.open("rb") as file:
        found = []
        for record in ArchiveIterator(file, check_digests=True):
            record.content_stream().read()
            found.append((record.rec_type, record.rec_headers.get_header("WARC-Target-URI")))
            assert record.digest_checker.passed is not False
    assert ["warcinfo", "response", "request", "response", "request", "response", "request"] == [
        kind for kind, _ in found
    ]
    assert page(0).address == found[1][1] == found[2][1]
    assert path.name == "csto-20260302-000.warc.gz"


def test_warcios_own_checker_is_content(evidence: Evidence, capsys: pytest.CaptureFixture[str]) -> None:
    """`warcio check` finds nothing to complain about."""
    evidence.append(page())
    evidence.close()

    class Arguments:
        inputs = [str(path) for path in evidence.files()]  # noqa: RUF012 - what argparse would give it
        verbose = False

    assert 0 == Checker(Arguments()).process_all()
    assert "" == capsys.readouterr().err


def test_the_offset_is_that_of_the_response_record(evidence: Evidence) -> None:
    """A tool that goes to the offset finds the record there."""
    evidence.append(page(1))
    ref = evidence.append(page(2))
    evidence.close()
    with evidence.files()[0].open("rb") as file:
        file.seek(ref.offset)
        record = next(iter(ArchiveIterator(file)))
        assert page(2).address == record.rec_headers.get_header("WARC-Target-URI")


def test_all_pages_in_order_and_since(evidence: Evidence, clock: ManualClock) -> None:
    """Oldest first, over several files, with the reference that `append` gave."""
    refs = []
    for day in range(3):
        at = datetime(2026, 3, 2 + day, 12, 0, tzinfo=UTC)
        clock.now = at
        refs += [evidence.append(page(10 * day + n, fetched_at=at)) for n in range(2)]
    assert refs == [ref for ref, _ in evidence.pages()]
    assert 3 == len(evidence.files())
    assert refs[2:] == [ref for ref, _ in evidence.pages(datetime(2026, 3, 3, tzinfo=UTC))]


def test_a_full_file_is_followed_by_the_next(opened: Callable[..., Evidence]) -> None:
    """Files end at the size given; every page is read back from whichever it went to."""
    evidence = opened(max_bytes=3_000)
    kept = [page(n, content=hashlib.sha512(bytes([n])).digest() * 8) for n in range(12)]
    refs = [evidence.append(each) for each in kept]
    assert len(evidence.files()) > 1
    assert all(path.stat().st_size <= 3_000 for path in evidence.files())
    assert kept == [evidence.read(ref) for ref in refs]


def test_a_new_process_goes_on_in_the_same_file(opened: Callable[..., Evidence]) -> None:
    """Appending after a restart keeps what was there."""
    refs = []
    for n in range(3):
        evidence = opened()
        refs.append(evidence.append(page(n)))
        evidence.close()
    assert 1 == len(evidence.files())
    assert [page(n) for n in range(3)] == [evidence.read(ref) for ref in refs]


def test_a_torn_tail_is_repaired_at_whatever_byte(opened: Callable[..., Evidence]) -> None:
    """Cut anywhere in its last record, the file is whole again after `repair`, and appending goes on."""
    evidence = opened()
    first = evidence.append(page(1))
    second = evidence.append(page(2))
    evidence.close()
    (path,) = evidence.files()
    whole = path.read_bytes()
    for cut in range(second.offset + 1, len(whole), 37):
        path.write_bytes(whole[:cut])
        lines = opened().repair()
        assert (1, True) == (len(lines), path.name in lines[0])
        again = opened()
        assert [] == damaged(again)
        assert page(1) == again.read(first)
        assert page(3) == again.read(again.append(page(3)))
        again.close()
    path.write_bytes(whole)
    assert [] == opened().repair()


def test_appending_repairs_by_itself(opened: Callable[..., Evidence]) -> None:
    """A torn tail that nobody repaired is cut before anything is put behind it."""
    evidence = opened()
    evidence.append(page(1))
    evidence.close()
    with evidence.files()[0].open("ab") as file:
        file.write(b"\x1f\x8b\x08 half a record")
    again = opened()
    assert page(2) == again.read(again.append(page(2)))
    assert [] == damaged(again)


def test_damage_in_the_middle_is_named_and_passed_over(opened: Callable[..., Evidence]) -> None:
    """The other pages are still read."""
    evidence = opened()
    refs = [evidence.append(page(n)) for n in range(3)]
    evidence.close()
    (path,) = evidence.files()
    raw = bytearray(path.read_bytes())
    raw[refs[1].offset + 40 : refs[1].offset + 60] = b"\xff" * 20
    path.write_bytes(bytes(raw))
    assert [page(0), page(2)] == [kept for _, kept in evidence.pages()]
    assert damaged(evidence)
    with pytest.raises(Never, match="not the page"):
        evidence.read(refs[1])


def test_a_reference_to_nothing_is_told(evidence: Evidence) -> None:
    """A missing file, an offset past the end, another page's digest: one line, never another page."""
    ref = evidence.append(page(1))
    for wrong in (
        EvidenceRef("csto-20000101-000.warc.gz", 0, ref.sha256, ref.fetched_at),
        EvidenceRef(ref.warc, 10_000_000, ref.sha256, ref.fetched_at),
        EvidenceRef(ref.warc, ref.offset + 3, ref.sha256, ref.fetched_at),
        EvidenceRef(ref.warc, ref.offset, "0" * 64, ref.fetched_at),
    ):
        with pytest.raises(Never):
            evidence.read(wrong)


def test_many_threads_append_at_once(evidence: Evidence) -> None:
    """Records never mix."""
    refs: list[tuple[int, EvidenceRef]] = []

    def work(base: int) -> None:
        for n in range(20):
            refs.append((base + n, evidence.append(page(base + n, content=b"x" * (base + n)))))

    threads = [threading.Thread(target=work, args=(100 * k,)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 80 == len(refs)
    assert all(evidence.read(ref).url == f"{URL}{n}/" for n, ref in refs)


def test_a_failed_write_leaves_nothing_behind(opened: Callable[..., Evidence]) -> None:
    """A full disk half-way through a record: the error is told, the half record is gone, the next one is good."""
    evidence = opened()
    evidence.append(page(1))
    size = evidence.files()[0].stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20, before[1]))
    try:
        with pytest.raises(OSError, match="large"):
            evidence.append(page(2))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert size == evidence.files()[0].stat().st_size
    assert page(3) == evidence.read(evidence.append(page(3)))


def test_sync_and_close_may_come_at_any_time(evidence: Evidence) -> None:
    """Before the first page and twice in a row."""
    evidence.sync()
    evidence.close()
    evidence.append(page())
    evidence.sync()
    evidence.close()
    evidence.close()
