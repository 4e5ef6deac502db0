"""Seed files: one article's text a file, UTF-8, named NNN_<16 hex digits>.txt. EDGE disk."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from crawler.model import SEED_NAME, Failure, Outcome, SeedFile

MAX_BYTES = 2_000_000
SOURCE = "seed"


def read(
    path: Path | str, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Iterator[SeedFile | Failure]:
    """The seed files of a folder (its `.txt` files, in the order of their names), or the one file.

    What cannot be one - unreadable, empty, too large, no UTF-8 text, binary - is a Failure(UNREADABLE) with its reason;
    so is a path that does not exist and a folder without a `.txt` file.
    """
    place = Path(path)
    try:
        if place.is_dir():
            files = sorted(each for each in place.iterdir() if each.suffix.lower() == ".txt" and each.is_file())
            if not files:
                yield _failure(place, "the folder holds no .txt file", clock())
        else:
            files = [place]
    except OSError as error:
        yield _failure(place, error.strerror or "cannot be read", clock())
        return
    for file in files:
        yield _read_one(file, clock())


def is_empty(path: Path | str) -> bool:
    """Whether it is a folder without a file that could be one."""
    place = Path(path)
    return place.is_dir() and not any(each.suffix.lower() == ".txt" for each in place.glob("*"))


def _read_one(file: Path, now: datetime) -> SeedFile | Failure:
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return _failure(file, (error.strerror or "cannot be read").lower(), now)
    flaw = _flaw(raw)
    if flaw:
        return _failure(file, flaw, now)
    name = SEED_NAME.match(file.name)
    return SeedFile(str(file), file.name, name[2] if name else None, raw.decode("utf-8"))


def _flaw(raw: bytes) -> str | None:
    """Why bytes are no seed text, or None."""
    if not raw.strip():
        return "an empty file"
    if len(raw) > MAX_BYTES:
        return f"more than {MAX_BYTES:,} bytes"
    if b"\0" in raw:
        return "a binary file, not text"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"not UTF-8 text (byte {error.start})"
    return None


def _failure(path: Path, reason: str, now: datetime) -> Failure:
    return Failure(SOURCE, "", str(path), Outcome.UNREADABLE, reason, now)
