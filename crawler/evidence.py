"""Keeps every fetched page as a WARC record, and reads it back. EDGE disk.

A file a day and 200 MB: `csto-20260131-000.warc.gz`. Each page is a response and a request record, each a gzip member
of its own, as WARC 1.1 (ISO 28500) has it, so that other WARC tools read them. The body is kept decoded; headers that
no longer fit it are renamed `X-Archive-Orig-*`. What WARC has no field for stands in `CSTO-*` fields.
"""

import contextlib
import hashlib
import os
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from crawler import packing
from crawler.disk import sync_folder
from crawler.errors import Never
from crawler.model import EvidenceRef, Outcome, Page, Validators
from crawler.warcfile import members

MAX_BYTES = 200_000_000
_SOFTWARE = "csto-monitor"


class Evidence:
    """An append-only folder of WARC files; thread-safe. One process writes at a time: the state's lock sees to that."""

    def __init__(
        self,
        folder: Path | str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        self._folder = Path(folder)
        self._clock = clock
        self._max_bytes = max_bytes
        self._lock = threading.Lock()
        self._file: BinaryIO | None = None
        self._path: Path | None = None
        self._end = 0
        self._is_new = False  # the file's name may not be on the disk yet

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def append(self, page: Page, packed: packing.Packed | None = None) -> EvidenceRef:
        """Writes a page and returns where it lies. It is in the system's hands then; `sync` puts it on the disk.

        `packed`: what `packing.pack` made of it, where that was done already. Raises OSError where the folder cannot be
        written; nothing is left behind of the page then.
        """
        packed = packed or packing.pack(page)
        with self._lock:
            file, path = self._open(len(packed.records))
            offset = self._end
            try:
                file.write(packed.records)
                file.flush()
            except OSError:
                self._undo(file, offset)
                raise
            self._end += len(packed.records)
        return EvidenceRef(path.name, offset, packed.sha256, page.fetched_at)

    def sync(self) -> None:
        """Waits until everything appended is on the disk, a new file's name with it."""
        with self._lock:
            if self._file is not None:
                os.fsync(self._file.fileno())
            if self._is_new:
                sync_folder(self._folder)
                self._is_new = False

    def close(self) -> None:
        with self._lock:
            self._close()

    def read(self, ref: EvidenceRef) -> Page:
        """The page kept at `ref`. Raises Never(UNREADABLE) where it is not there or its digest differs."""
        try:
            with (self._folder / ref.warc).open("rb") as file:
                member = next(members(file, start=ref.offset), None)
        except OSError as error:
            raise Never(Outcome.UNREADABLE, f"{ref.warc}: {error.strerror}") from error
        page = None if member is None or member.flaw else _page(member.content)
        if page is None or hashlib.sha256(page.content).hexdigest() != ref.sha256:
            raise Never(Outcome.UNREADABLE, f"{ref.warc} at {ref.offset}: not the page that was kept there")
        return page

    def pages(self, since: datetime | None = None) -> Iterator[tuple[EvidenceRef, Page]]:
        """Every page kept, oldest first, fetched at or after `since`. Damaged records are passed over."""
        for path in self.files():
            if since is not None and path.name[5:13] < (since - timedelta(days=1)).strftime("%Y%m%d"):
                continue
            with path.open("rb") as file:
                for member in members(file):
                    page = None if member.flaw else _page(member.content)
                    if page is None or (since is not None and page.fetched_at < since):
                        continue
                    sha256 = hashlib.sha256(page.content).hexdigest()
                    yield EvidenceRef(path.name, member.offset, sha256, page.fetched_at), page

    def files(self) -> list[Path]:
        """The WARC files, oldest first."""
        return sorted(self._folder.glob("csto-*.warc.gz"))

    def repair(self) -> list[str]:
        """Cuts off what a crash left half-written at the end of the newest file; one line for each cut."""
        with self._lock:
            self._close()
            return [line for path in self.files()[-1:] if (line := _repair(path))]

    def _open(self, size: int) -> tuple[BinaryIO, Path]:
        """The file to append to: of today, not full, its tail whole."""
        day = self._clock().astimezone(UTC).strftime("%Y%m%d")
        if self._file is not None and self._path is not None:
            if self._path.name[5:13] == day and self._end + size <= self._max_bytes:
                return self._file, self._path
            os.fsync(self._file.fileno())
            self._close()
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._newest(day, size)
        if path.exists():
            _repair(path)
        file = path.open("ab")
        self._file, self._path, self._end = file, path, file.tell()
        if self._end == 0:
            info = _warcinfo(path.name, self._clock())
            file.write(info)
            self._end, self._is_new = len(info), True
        return file, path

    def _newest(self, day: str, size: int) -> Path:
        today = sorted(self._folder.glob(f"csto-{day}-*.warc.gz"))
        if today and today[-1].stat().st_size + size <= self._max_bytes:
            return today[-1]
        number = int(today[-1].name[14:].partition(".")[0]) + 1 if today else 0
        return self._folder / f"csto-{day}-{number:03}.warc.gz"

    def _undo(self, file: BinaryIO, offset: int) -> None:
        """Takes back a write that failed half-way (a full disk)."""
        with contextlib.suppress(OSError):
            file.close()
        self._file = None
        if self._path is not None:
            os.truncate(self._path, offset)

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = self._path = None


def _repair(path: Path) -> str | None:
    """Cuts off whatever follows the last sound member; says what was cut. Damage before it is left as it is."""
    with path.open("rb") as file:
        end = max((member.end for member in members(file) if member.is_gzip), default=0)
        size = file.seek(0, 2)
    if end == size:
        return None
    os.truncate(path, end)
    return f"{path.name}: {size - end} bytes of a torn record cut off at {end}"


def _warcinfo(name: str, at: datetime) -> bytes:
    block = f"software: {_SOFTWARE}\r\nformat: WARC File Format 1.1\r\n".encode()
    return packing.record("warcinfo", uuid.uuid4(), "", packing.instant(at), block, {"WARC-Filename": name})


def _page(content: bytes) -> Page | None:
    """The page of a response record that `packing` made, or None for any other record."""
    from warcio.archiveiterator import ArchiveIterator

    record = next(iter(ArchiveIterator(BytesIO(content))), None)
    if record is None or record.rec_type != "response" or record.http_headers is None:
        return None
    fields: Any = record.rec_headers
    source = fields.get_header("CSTO-Source")
    if source is None:
        return None
    body = record.raw_stream.read()
    headers = tuple(
        (key.removeprefix("X-Archive-Orig-"), value)
        for key, value in record.http_headers.headers[:-1]  # the last is the length of the decoded body
    )
    page = Page(
        source=source,
        url=fields.get_header("CSTO-URL"),
        address=fields.get_header("WARC-Target-URI"),
        content=body,
        fetched_at=datetime.fromisoformat(fields.get_header("WARC-Date")),
        status=int(record.http_headers.get_statuscode()),
        headers=headers,
        elapsed=timedelta(milliseconds=int(fields.get_header("CSTO-Elapsed-Ms") or 0)),
        origin=fields.get_header("CSTO-Origin") or "live",
    )
    return replace(page, validators=Validators(page.header("etag"), page.header("last-modified")))
