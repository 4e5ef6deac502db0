"""The gzip members of a WARC file, one at a time: bounded, and going on after a damaged or torn one."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

MAGIC = b"\x1f\x8b\x08"
MEMBER_LIMIT = 64 * 1024 * 1024
_CHUNK = 256 * 1024
_MAGIC = re.compile(re.escape(MAGIC))
_RECORD = re.compile(rb"WARC/\d\.\d+\r?\n")
_LONGEST = 32  # bytes of what is looked for


@dataclass(frozen=True, slots=True)
class Member:
    """One member: its decompressed bytes, or what is wrong with it. `end` is the offset after it."""

    offset: int
    end: int
    content: bytes = b""
    flaw: str | None = None
    is_torn: bool = False  # the file ends within it
    is_gzip: bool = True  # False: a stretch of the file that is no sound member


def members(file: BinaryIO, *, start: int = 0, limit: int = MEMBER_LIMIT) -> Iterator[Member]:
    """Every member from `start` on. A damaged one is named and the next one looked for."""
    at: int | None = start
    while at is not None:
        file.seek(at)
        head = file.read(len(MAGIC))
        if not head:
            return
        if head == MAGIC:
            member = _member(file, at, limit)
            yield member
            if member.is_torn:
                return
            at = member.end if member.flaw is None or member.end > at else _next_magic(file, at + 1)
            continue
        found = _next_magic(file, at + 1)
        end = found if found is not None else file.seek(0, 2)
        is_torn = found is None and MAGIC.startswith(head)
        yield Member(at, end, flaw=f"{end - at} bytes that are no gzip", is_torn=is_torn, is_gzip=False)
        at = found


def _member(file: BinaryIO, offset: int, limit: int) -> Member:
    """The member at `offset`. One larger than `limit` is read to its end and dropped."""
    file.seek(offset)
    engine = zlib.decompressobj(zlib.MAX_WBITS | 16)
    parts: list[bytes] = []
    size, pending = 0, b""
    while not engine.eof:
        pending = pending or file.read(_CHUNK)
        if not pending:
            return Member(offset, file.tell(), flaw="the file is cut within a record", is_torn=True, is_gzip=False)
        try:
            part = engine.decompress(pending, _CHUNK)
        except zlib.error as error:
            return Member(offset, offset, flaw=f"damaged: {error}", is_gzip=False)
        pending = engine.unconsumed_tail
        size += len(part)
        if size <= limit:
            parts.append(part)
    end = file.tell() - len(engine.unused_data)
    if size > limit:
        return Member(offset, end, flaw=f"a record of more than {limit:,} bytes")
    return Member(offset, end, b"".join(parts))


def next_record(file: BinaryIO, start: int) -> int | None:
    """The offset, from `start` on, of what begins an uncompressed record, or None."""
    return _search(file, _RECORD, start)


def _next_magic(file: BinaryIO, start: int) -> int | None:
    """The offset of the next gzip header, or None."""
    return _search(file, _MAGIC, start)


def _search(file: BinaryIO, pattern: re.Pattern[bytes], start: int) -> int | None:
    """Where a pattern of a few bytes is found first, or None."""
    file.seek(start)
    base, window = start, b""
    while chunk := file.read(_CHUNK):
        window += chunk
        if found := pattern.search(window):
            return base + found.start()
        base += max(0, len(window) - _LONGEST)
        window = window[-_LONGEST:]
    return None
