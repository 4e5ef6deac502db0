"""A page in WARC: response and request, each a gzip member of its own (WARC 1.1, ISO 28500). Pure but for ids."""

import hashlib
import uuid
from base64 import b32encode
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urlsplit

from isal import isal_zlib  # the interface of zlib, at four times its speed

from crawler.model import Page

_LEVEL = 1  # of isal: as small as level 1 of zlib
_PHRASES = {status.value: status.phrase for status in HTTPStatus}
_RENAMED = ("content-encoding", "transfer-encoding", "content-length")


@dataclass(frozen=True, slots=True)
class Packed:
    """A page's records as they stand in a file, and the digest of its body."""

    records: bytes
    sha256: str


def pack(page: Page) -> Packed:
    """A page's records, compressed: most of the work of keeping it, done wherever there is time."""
    sha256 = hashlib.sha256(page.content).hexdigest()
    response, request = _members(page, sha256)
    return Packed(response + request, sha256)


def _members(page: Page, sha256: str) -> tuple[bytes, bytes]:
    """The gzip members of a page's response and request."""
    number, at = uuid.uuid4(), instant(page.fetched_at)
    parts = urlsplit(page.address)
    block = _response_head(page) + page.content
    payload = b32encode(hashlib.sha1(page.content, usedforsecurity=False).digest()).decode()
    extra = {
        "WARC-Payload-Digest": f"sha1:{payload}",
        "CSTO-Source": page.source,
        "CSTO-URL": page.url,
        "CSTO-Origin": page.origin,
        "CSTO-Elapsed-Ms": str(round(page.elapsed.total_seconds() * 1000)),
        "CSTO-SHA256": sha256,
    }
    response = record("response", number, page.address, at, block, extra)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"GET {target} HTTP/1.1", *(f"{key}: {value}" for key, value in page.request_headers), "", ""]
    asked = "\r\n".join(lines).encode("latin-1", "replace")
    request = record("request", uuid.uuid4(), page.address, at, asked, {"WARC-Concurrent-To": f"<urn:uuid:{number}>"})
    return response, request


def _response_head(page: Page) -> bytes:
    """Status line and headers, as they fit the decoded body."""
    lines = [f"HTTP/1.1 {page.status} {_PHRASES.get(page.status, 'Unknown')}"]
    for key, value in page.headers:
        lines.append(f"{'X-Archive-Orig-' if key.lower() in _RENAMED else ''}{key}: {value}")
    lines += [f"Content-Length: {len(page.content)}", "", ""]
    return "\r\n".join(lines).encode("latin-1", "replace")


def record(kind: str, number: uuid.UUID, address: str, at: str, block: bytes, extra: dict[str, str]) -> bytes:
    """One WARC record, compressed."""
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{number}>",
        "WARC-Date": at,
        **({"WARC-Target-URI": address} if address else {}),
        "Content-Type": "application/warc-fields" if kind == "warcinfo" else f"application/http; msgtype={kind}",
        **extra,
        "Content-Length": str(len(block)),
    }
    head = "WARC/1.1\r\n" + "".join(f"{key}: {_one_line(value)}\r\n" for key, value in fields.items()) + "\r\n"
    content = head.encode() + block + b"\r\n\r\n"
    engine = isal_zlib.compressobj(_LEVEL, isal_zlib.DEFLATED, isal_zlib.MAX_WBITS | 16)
    return engine.compress(content) + engine.flush()


def instant(at: datetime) -> str:
    """A time as WARC 1.1 writes it."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _one_line(value: str) -> str:
    return value if value.isprintable() else value.replace("\r", " ").replace("\n", " ")
