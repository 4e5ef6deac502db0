"""Reads an answer's body: decompressed while it streams, never past the cap, whole or not at all."""

from collections.abc import Iterable, Iterator

from isal import isal_zlib  # the interface of zlib, at three times its speed

from crawler.errors import CrawlError, Later, Never
from crawler.model import Outcome

ACCEPT_ENCODING = "gzip, deflate"
_STEP = 64 * 1024  # the most one decompression step yields
_MOST_CODINGS = 3  # one on another
_MOST_MEMBERS = 1_000  # of gzip, one behind another: empty ones cost time and never reach the limit


def read(chunks: Iterable[bytes], *, encoding: str | None, limit: int, is_cut: bool = False) -> bytes:
    """The decoded body of at most `limit` bytes; with `is_cut`, the beginning of a longer one.

    `encoding` is the Content-Encoding header. Raises Never(TOO_LARGE) as soon as either the compressed or the decoded
    size passes the limit, Later(TRUNCATED) where a compressed body ends early, Never(NOT_HTML) on an encoding that
    was not asked for or bytes that are not in it.
    """
    names = [name.strip().lower() for name in (encoding or "").split(",") if name.strip()]
    if len(names) > _MOST_CODINGS:
        raise Never(Outcome.NOT_HTML, f"{len(names)} content encodings, one on another")
    stream = chunks if is_cut else _capped(chunks, limit)
    for name in reversed(names):
        if name in ("gzip", "x-gzip", "deflate"):
            stream = _inflate(stream, name)
        elif name != "identity":
            raise Never(Outcome.NOT_HTML, f"content encoding {name!r} was not asked for")
    if is_cut:
        return _beginning(stream, limit)
    return b"".join(_capped(stream, limit) if names else stream)


def _beginning(chunks: Iterable[bytes], limit: int) -> bytes:
    found = b""
    for chunk in chunks:
        found += chunk
        if len(found) >= limit:
            break
    return found[:limit]


def _capped(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise too_large(limit)
        yield chunk


def too_large(limit: int) -> CrawlError:
    return Never(Outcome.TOO_LARGE, f"more than {limit:,} bytes")


def _sliced(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """No chunk longer than a step: what is left of one is copied at each step."""
    for chunk in chunks:
        for start in range(0, len(chunk), _STEP):
            yield chunk[start : start + _STEP]


def _inflate(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    """Decompresses in bounded steps. `deflate` is zlib by RFC 9110, raw deflate by some servers."""
    engine = isal_zlib.decompressobj(isal_zlib.MAX_WBITS | 32)  # reads gzip and zlib headers alike
    is_first, members = True, 1
    for pending in _sliced(chunks):
        while pending:
            try:
                out = engine.decompress(pending, _STEP)
            except isal_zlib.error as error:  # type: ignore[misc]  # its stub takes the class for an instance
                if not is_first or name != "deflate":
                    raise Never(Outcome.NOT_HTML, f"not {name}: {error}") from error
                engine = isal_zlib.decompressobj(-isal_zlib.MAX_WBITS)
                is_first = False
                continue
            is_first = False
            yield out
            pending = engine.unconsumed_tail
            if engine.eof and engine.unused_data:  # a further gzip member, or padding
                if not b"\x1f\x8b".startswith(engine.unused_data[:2]):
                    return
                members += 1
                if members > _MOST_MEMBERS:
                    raise Never(Outcome.NOT_HTML, f"more than {_MOST_MEMBERS:,} gzip members")
                pending = engine.unused_data
                engine = isal_zlib.decompressobj(isal_zlib.MAX_WBITS | 32)
    yield engine.flush()
    if not engine.eof and not is_first:
        raise Later(Outcome.TRUNCATED, f"the {name} body ends early")


def dechunked(raw: bytes) -> bytes:
    """The body without chunk framing; as it is, where it has none (some writers keep only the header)."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = raw.find(b"\r\n", at, at + 20)
        try:
            size = int(raw[at:end].partition(b";")[0], 16) if end > 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return raw if not parts else b"".join(parts)
        if size == 0:
            return b"".join(parts)
        parts.append(raw[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
