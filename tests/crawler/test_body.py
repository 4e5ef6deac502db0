"""Bodies: decoded as they stream, capped before and after."""

import gzip
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import body
from crawler.errors import CrawlError
from crawler.model import Outcome


def pieces(raw: bytes, size: int) -> list[bytes]:
    return [raw[start : start + size] for start in range(0, len(raw), size)]


def raw_deflate(content: bytes) -> bytes:
    engine = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return engine.compress(content) + engine.flush()


@given(st.binary(max_size=3_000), st.integers(1, 700))
def test_every_encoding_comes_back_whole(content: bytes, size: int) -> None:
    """However the bytes are cut into pieces, the body is what was sent."""
    encoded = {
        None: content,
        "identity": content,
        "gzip": gzip.compress(content),
        "x-gzip": gzip.compress(content[:50]) + gzip.compress(content[50:]),
        "deflate": zlib.compress(content),
        "gzip, deflate": zlib.compress(gzip.compress(content)),
    }
    for name, raw in encoded.items():
        assert content == body.read(pieces(raw, size), encoding=name, limit=10_000)


def test_raw_deflate_is_read_too() -> None:
    """Some servers send deflate without the zlib wrapper that the standard asks for."""
    assert b"words " * 50 == body.read([raw_deflate(b"words " * 50)], encoding="deflate", limit=1_000)


def test_padding_behind_gzip_is_ignored() -> None:
    """Bytes after the last member are no part of the body."""
    assert b"words" == body.read([gzip.compress(b"words") + b"\0" * 20], encoding="gzip", limit=1_000)


@pytest.mark.parametrize(
    ("raw", "encoding", "outcome"),
    [
        (b"x" * 101, None, Outcome.TOO_LARGE),
        (gzip.compress(b"x" * 101, mtime=0), "gzip", Outcome.TOO_LARGE),
        (gzip.compress(bytes(50_000_000), mtime=0), "gzip", Outcome.TOO_LARGE),
        (gzip.compress(b"some words", mtime=0)[:-4], "gzip", Outcome.TRUNCATED),
        (b"<html>no gzip</html>", "gzip", Outcome.NOT_HTML),
        (b"....", "br", Outcome.NOT_HTML),
    ],
)
def test_bodies_that_are_refused(raw: bytes, encoding: str | None, outcome: Outcome) -> None:
    """Too large, cut, or in another encoding than said: each under its own name."""
    with pytest.raises(CrawlError) as caught:
        body.read(pieces(raw, 64), encoding=encoding, limit=100)
    assert outcome is caught.value.outcome


def test_a_bomb_is_not_unpacked_past_the_cap() -> None:
    """Reading stops at the cap: most of the bomb is never even asked for."""
    bomb = gzip.compress(bytes(100_000_000))
    asked = []

    def stream() -> Iterator[bytes]:
        for piece in pieces(bomb, 1_024):
            asked.append(piece)
            yield piece

    with pytest.raises(CrawlError):
        body.read(stream(), encoding="gzip", limit=200_000)
    assert len(asked) < 5


def test_nothing_is_nothing() -> None:
    """An empty body is empty under any encoding."""
    assert b"" == body.read([], encoding="gzip", limit=10)
