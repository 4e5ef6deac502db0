"""Pages from WARC files, whoever wrote them: wget, Heritrix, Common Crawl, other csto installations. EDGE disk."""

import gzip
from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler import answer, body, urls
from crawler.errors import CrawlError
from crawler.model import Failure, LinkKind, Outcome, Page, Source
from crawler.warcfile import MEMBER_LIMIT, members, next_record

_SUFFIXES = (".warc", ".warc.gz")
_TYPES = ("response", "resource")
_LONGEST_HEAD = 256 * 1024  # bytes: of a record and of the answer in it; and of what stands before it
_MOST_DIGITS = 18  # of a length; int() takes no more than some thousands
_LEAST_ROOM, _MOST_AGAIN = 64 * 1024 * 1024, 100
"""Bytes that are read of any file, and how often those of a file are read, unpacked or again behind broken records."""


def pages(
    path: Path | str,
    sources: Sequence[Source],
    *,
    clock: Callable[[], datetime],
    max_page_bytes: int = 5_000_000,
) -> Iterator[Page | Failure]:
    """Article pages of the sources in a WARC file, or in all of a folder and its folders, in the order they stand.

    Pages have origin `warc` and the time of capture as `fetched_at`. What cannot be read - a missing path, a folder
    without WARC files, a damaged record, a tail cut off - is a Failure(UNREADABLE) that names file and offset, and
    reading goes on behind it. Captures that are no page (block pages, error pages, empty ones) are Failures under their
    own outcome; other answers than 200, other types than HTML and other addresses are passed over.
    """
    place = Path(path)
    for file in _files(place, clock()):
        if isinstance(file, Failure):
            yield file
        else:
            yield from _Reader(file, sources, clock, max_page_bytes).pages()


def is_empty(path: Path | str) -> bool:
    """Whether it is a folder without a WARC file in it or in its folders."""
    place = Path(path)
    return place.is_dir() and not any(each.name.lower().endswith(_SUFFIXES) for each in place.rglob("*"))


def _files(place: Path, now: datetime) -> list[Path | Failure]:
    if place.is_dir():
        found = sorted(each for each in place.rglob("*") if each.name.lower().endswith(_SUFFIXES) and each.is_file())
        return [*found] or [_unreadable(place, "the folder holds no .warc or .warc.gz file", now)]
    if not place.exists():
        return [_unreadable(place, "no such file", now)]
    return [place]


def _unreadable(place: Path, reason: str, now: datetime) -> Failure:
    return Failure("warc", "", str(place), Outcome.UNREADABLE, reason, now)


class _Reader:
    """One file."""

    def __init__(self, file: Path, sources: Sequence[Source], clock: Callable[[], datetime], limit: int) -> None:
        self._path = file
        self._sources = sources
        self._clock = clock
        self._limit = limit
        self._room = _LEAST_ROOM

    def pages(self) -> Iterator[Page | Failure]:
        try:
            with self._path.open("rb") as file:
                self._room += _MOST_AGAIN * file.seek(0, 2)
                file.seek(0)
                magic = file.read(2)
                file.seek(0)
                yield from self._gzipped(file) if magic == b"\x1f\x8b" else self._plain(file)
        except OSError as error:
            yield self._flaw(f"cannot be read: {error.strerror or error}", 0)
        except NoRoom:
            yield self._flaw("too much of it is broken, or packed too tightly: it is read no further", 0)

    def read(self, stream: Any, size: int) -> bytes:
        """Some bytes of a stream. Raises NoRoom."""
        found: bytes = stream.read(size)
        self._room -= len(found)
        if self._room < 0:
            raise NoRoom
        return found

    def _gzipped(self, file: BinaryIO) -> Iterator[Page | Failure]:
        """Record by record; a file that is one single gzip stream is read as a plain one is."""
        for member in members(file):
            if member.flaw and member.offset == 0 and member.flaw.startswith("a record of more than"):
                file.seek(0)
                yield from self._plain(gzip.GzipFile(fileobj=file))
                return
            if member.flaw:
                yield self._flaw(member.flaw, member.offset)
            else:
                yield from self._records(BytesIO(member.content), member.offset)

    def _plain(self, file: Any) -> Iterator[Page | Failure]:
        if file.read(5) != b"WARC/":
            yield self._flaw("no WARC file", 0)
            return
        at: int | None = 0
        while at is not None:
            file.seek(at)
            broken = yield from self._records(file, 0)
            at = None if broken is None or isinstance(file, gzip.GzipFile) else _next(file, *broken)

    def _records(self, stream: Any, offset: int) -> Generator[Page | Failure, None, tuple[int, int] | None]:
        """The records of a stream, up to the first that breaks off; gives where the last whole one and it begin."""
        bounded = _Bounded(stream, self)
        records = ArchiveIterator(bounded)
        begun = records.offset
        try:
            for record in _unbroken(records, bounded):
                begun = records.offset
                if record.rec_type in _TYPES:
                    yield from self._page(record, offset or records.offset)
                _drain(record.raw_stream)
            if not isinstance(stream, gzip.GzipFile):
                _check_rest(stream, records.offset)
        except (CutRecord, EOFError, OSError) as error:
            yield self._flaw(_first_line(error), offset or records.offset)
            return begun, records.offset
        return None

    def _page(self, record: Any, offset: int) -> Iterator[Page | Failure]:
        """The record's page, where it is one of a source's articles. Raises CutRecord."""
        fields = record.rec_headers
        address = (fields.get_header("WARC-Target-URI") or "").strip("<>")
        found = self._place(address, fields.get_header("CSTO-Source"), fields.get_header("CSTO-URL"))
        if found is None:
            return
        source, url = found
        status = 200
        if record.http_headers and record.http_headers.get_statuscode() != "200":
            return
        headers = tuple(record.http_headers.headers) if record.http_headers else ()
        if not headers:
            headers = (("Content-Type", fields.get_header("Content-Type") or "text/html"),)
        at = _moment(fields.get_header("WARC-Date"))
        if at is None:  # taken for a page of today, it would be a new one each time the file is read
            yield self._flaw(f"{url}: the record does not say when it was captured", offset)
            return
        try:
            content = self._body(record, headers)
            error = answer.flaw(_without_framing(headers), content)
        except CrawlError as raised:
            error, content = raised, b""
        if error is None:
            kept = tuple((key.removeprefix("X-Archive-Orig-"), value) for key, value in headers)
            yield Page(source.name, url, address, content, at, 200, kept, origin="warc")
        elif error.outcome is not Outcome.NOT_HTML or answer.is_markup(headers):
            reason = f"{self._path.name} at {offset}: {error.reason}"
            yield Failure(source.name, url, address, error.outcome, reason, at, status)

    def _place(self, address: str, name: str | None, own: str | None) -> tuple[Source, str] | None:
        """Which source an address belongs to, and its canonical form; our own records say so themselves."""
        for source in self._sources:
            url = urls.canonical(own if name == source.name and own else address, source)
            if url is not None and urls.kind(url, source) is LinkKind.ARTICLE:
                return source, url
        return None

    def _body(self, record: Any, headers: answer.Headers) -> bytes:
        """The decoded body. Raises CutRecord, CrawlError."""
        stream = record.raw_stream
        stated = record.rec_headers.get_header("Content-Length")
        if stated and (len(stated) > _MOST_DIGITS or int(stated) > MEMBER_LIMIT):
            raise body.too_large(self._limit)
        raw = stream.read()
        _drain(stream)
        if "chunked" in (answer.header(headers, "transfer-encoding") or "").lower():
            raw = body.dechunked(raw)
        encoding = answer.header(headers, "content-encoding")
        try:
            return body.read([raw], encoding=encoding, limit=self._limit)
        except CrawlError as error:
            if error.outcome is not Outcome.NOT_HTML:
                raise
            decoded = body.read([raw], encoding=None, limit=self._limit)  # kept so, header and all, by some writers
            flaw = answer.flaw((), decoded)
            if flaw is not None and flaw.outcome is Outcome.NOT_HTML:
                raise
            return decoded

    def _flaw(self, reason: str, offset: int) -> Failure:
        return _unreadable(self._path, f"{self._path.name} at {offset}: {reason}", self._clock())


class CutRecord(Exception):
    """A record whose bytes end before its stated length."""


class NoRoom(Exception):
    """More was read of a file than any sound one of its size holds."""


class _Bounded:
    """A stream whose heads end: warcio reads on for their ends through gigabytes, and keeps every line."""

    def __init__(self, stream: Any, reader: _Reader) -> None:
        self._stream, self._reader = stream, reader
        self.head: int | None = None  # bytes left of a head, while one is read

    def read(self, size: int) -> bytes:
        """Raises CutRecord, NoRoom."""
        found = self._reader.read(self._stream, size)
        if self.head is not None:
            self.head -= len(found)
            if self.head < 0:
                raise CutRecord(f"a record's head of more than {_LONGEST_HEAD:,} bytes")
        return found

    def tell(self) -> int:
        return int(self._stream.tell())


def _unbroken(records: Any, stream: _Bounded) -> Iterator[Any]:
    """The records. Raises CutRecord where one has no whole head, of which warcio tells in many ways."""
    while True:
        stream.head = _LONGEST_HEAD
        try:
            record = next(records)
        except StopIteration:
            return
        except (AttributeError, TypeError) as error:
            raise CutRecord("a record without an address, or with a broken head") from error
        except (ArchiveLoadFailed, ValueError) as error:
            raise CutRecord(_first_line(error)) from error
        if not (record.rec_headers.get_header("Content-Length") or "").strip().isdecimal():  # every record has one
            raise CutRecord("the file is cut within a record's head")
        stream.head = None
        yield record


def _check_rest(stream: Any, end: int) -> None:
    """Raises CutRecord where a record's head breaks off at the very end, which warcio takes for the end."""
    stream.seek(end)
    if stream.read(1_000).strip():
        raise CutRecord("the file is cut within a record's head")


def _next(file: BinaryIO, begun: int, broken: int) -> int | None:
    """Where to go on behind a broken record: the one before it may have lied about its length and taken it in part."""
    found = next_record(file, begun + 1)
    return next_record(file, broken + 1) if found == broken else found


def _drain(stream: Any) -> None:
    """Reads a record to its end. Raises CutRecord where its bytes end before."""
    while stream.read(65_536):
        pass
    missing = getattr(stream, "limit", 0)
    if missing > 0:
        raise CutRecord(f"the file is cut within a record: {missing:,} bytes are missing")


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else "the file is cut within a record"


def _without_framing(headers: answer.Headers) -> answer.Headers:
    """Headers without what describes the connection: an archive's record is as long as it says itself."""
    return tuple((key, value) for key, value in headers if key.lower() not in ("connection", "transfer-encoding"))


def _moment(text: str | None) -> datetime | None:
    try:
        at = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at and at.tzinfo is None else at
