"""gzip members of a WARC file: whole ones given, damaged ones named, the rest still read."""

import gzip
import io

from hypothesis import given
from hypothesis import strategies as st

from crawler.warcfile import members


def test_members_and_their_places() -> None:
    """Offsets and contents, in order, also from the middle on."""
    raw = [gzip.compress(bytes([n]) * 1_000) for n in range(3)]
    found = list(members(io.BytesIO(b"".join(raw))))
    assert [0, len(raw[0]), len(raw[0]) + len(raw[1])] == [each.offset for each in found]
    assert [bytes([n]) * 1_000 for n in range(3)] == [each.content for each in found]
    assert found[1:] == list(members(io.BytesIO(b"".join(raw)), start=len(raw[0])))


def test_rubbish_between_members_is_named() -> None:
    """Bytes that are no gzip have one line; what follows is read."""
    raw = gzip.compress(b"one") + b"rubbish" * 100 + gzip.compress(b"two")
    found = list(members(io.BytesIO(raw)))
    assert [b"one", b"", b"two"] == [each.content for each in found]
    assert "700 bytes that are no gzip" == found[1].flaw


def test_a_member_past_the_limit_is_dropped_whole() -> None:
    """It is read to its end in bounded steps; the next one is found behind it."""
    raw = gzip.compress(bytes(5_000_000)) + gzip.compress(b"two")
    found = list(members(io.BytesIO(raw), limit=1_000_000))
    assert ("a record of more than 1,000,000 bytes", b"two") == (found[0].flaw, found[1].content)


@given(st.binary(max_size=300), st.integers(0, 200), st.binary(min_size=1, max_size=3))
def test_no_damage_stops_it(content: bytes, at: int, damage: bytes) -> None:
    """Any bytes overwritten anywhere: it ends, and never gives a content that was not there."""
    parts = [content + b"one", content + b"two"]
    raw = bytearray(b"".join(map(gzip.compress, parts)))
    raw[at : at + len(damage)] = damage
    found = list(members(io.BytesIO(bytes(raw))))
    assert all(each.content in (*parts, b"") for each in found if each.flaw is None)
    assert len(found) < 200


@given(st.integers(0, 120))
def test_a_cut_file_ends_with_a_torn_member(length: int) -> None:
    """Cut in the middle of a member it says so; cut between members nothing is wrong."""
    first, second = gzip.compress(b"a" * 200), gzip.compress(b"b" * 200)
    cut = (first + second)[: max(1, length)]
    found = list(members(io.BytesIO(cut)))
    is_between = len(cut) in (len(first), len(first) + len(second))
    assert is_between or found[-1].is_torn
