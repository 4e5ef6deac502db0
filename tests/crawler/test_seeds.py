"""Seed files: read as they are, refused with a reason."""

import os
from pathlib import Path

import pytest

from crawler.archives import seeds
from crawler.model import Failure, Outcome, SeedFile

SHARED = Path(__file__).parents[2].parent / "shared"
TEXT = "01.02.2020\n\nWords of a lead\u00a0here\n\n\n\nA heading of our own\n\nBody."


def read(path: Path) -> list[SeedFile | Failure]:
    return list(seeds.read(path))


def refused(path: Path) -> str:
    (found,) = read(path)
    assert isinstance(found, Failure)
    assert (Outcome.UNREADABLE, str(path)) == (found.outcome, found.address)
    return found.reason


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    """Its .txt files by name, with the identifier of the name where it has one; the rest is left alone."""
    (tmp_path / "001_0123456789abcdef.txt").write_bytes(TEXT.encode())
    (tmp_path / "000_aaaaaaaaaaaaaaaa.txt").write_bytes(TEXT.encode())
    (tmp_path / "notes.txt").write_bytes(TEXT.encode())
    (tmp_path / "picture.jpg").write_bytes(b"\0")
    found = read(tmp_path)
    assert ["a" * 16, "0123456789abcdef", None] == [each.identifier for each in found if isinstance(each, SeedFile)]
    assert {TEXT} == {each.text for each in found if isinstance(each, SeedFile)}


def test_the_text_is_byte_for_byte(tmp_path: Path) -> None:
    """No-break spaces, blank lines and carriage returns stay."""
    path = tmp_path / "000_0123456789abcdef.txt"
    path.write_bytes(b"one\r\ntwo\xc2\xa0three\n\n\n")
    (found,) = read(path)
    assert isinstance(found, SeedFile)
    assert b"one\r\ntwo\xc2\xa0three\n\n\n" == found.text.encode()


def test_what_cannot_be_one_is_refused_in_one_line(tmp_path: Path) -> None:
    """Empty, binary, another encoding, too large, missing, a folder without files."""
    empty, binary, legacy = tmp_path / "e.txt", tmp_path / "b.txt", tmp_path / "l.txt"
    empty.write_bytes(b" \n")
    binary.write_bytes(b"GIF89a\0\0")
    legacy.write_bytes("Заявление".encode("cp1251"))
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * (seeds.MAX_BYTES + 1))
    (tmp_path / "none").mkdir()
    reasons = [refused(each) for each in (empty, binary, legacy, large, tmp_path / "missing.txt", tmp_path / "none")]
    expected = ["an empty file", "a binary file, not text", "not UTF-8 text (byte 0)", "more than 2,000,000 bytes",
                "no such file or directory", "the folder holds no .txt file"]  # fmt: skip
    assert expected == reasons


def test_one_bad_file_spoils_no_other(tmp_path: Path) -> None:
    """Each file has its own outcome."""
    (tmp_path / "000_aaaaaaaaaaaaaaaa.txt").write_bytes(b"")
    (tmp_path / "001_bbbbbbbbbbbbbbbb.txt").write_bytes(TEXT.encode())
    assert [Failure, SeedFile] == [type(each) for each in read(tmp_path)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    """Says so."""
    path = tmp_path / "000_aaaaaaaaaaaaaaaa.txt"
    path.write_bytes(TEXT.encode())
    path.chmod(0)
    assert "permission denied" == refused(path)


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the real seed files are not here")
def test_the_real_seed_files() -> None:
    """Both are read, with their identifiers."""
    found = read(SHARED / "seeds")
    assert ["9236dae24a0b3c58", "d909b6a51c2df831"] == [each.identifier for each in found if isinstance(each, SeedFile)]
