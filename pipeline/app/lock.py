"""One instance a state folder: a lock that dies with its process."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.app.config_problems import ConfigError

FILE = "csto.lock"


class Locked(Exception):
    """Another process holds the state folder."""


@contextmanager
def hold(state: Path, command: str) -> Iterator[None]:
    """Holds the folder (made where missing) while inside. Raises Locked, which names the holder, or ConfigError."""
    make(state)
    descriptor = os.open(state / FILE, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Locked(f"{state} is in use by {_holder(descriptor)}; one instance a state folder") from None
        _sign(descriptor, f"{os.getpid()} {command}\n")
        try:
            yield
        finally:
            _sign(descriptor, "")
    finally:
        os.close(descriptor)


def make(state: Path) -> None:
    """The state folder, made where missing. Raises ConfigError where it cannot be."""
    try:
        state.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "a file is in the way" if isinstance(error, FileExistsError | NotADirectoryError) else error.strerror
        raise ConfigError([f"state: the folder {state} cannot be made: {reason}"]) from error


def holder(state: Path) -> str | None:
    """Who holds the folder ("`csto run`, process 123"), or None. Takes nothing."""
    try:
        descriptor = os.open(state / FILE, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _holder(descriptor)
    finally:
        os.close(descriptor)
    return None


def _holder(descriptor: int) -> str:
    """What the holder wrote; it may be about to write."""
    for _ in range(20):
        words = os.pread(descriptor, 200, 0).decode("utf-8", "replace").split()
        if len(words) >= 2 and words[0].isdigit():
            return f"`csto {words[1]}`, process {words[0]}"
        time.sleep(0.005)
    return "another process"


def _sign(descriptor: int, text: str) -> None:
    """The signature only serves people: a full disk does not keep the lock from holding."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, text.encode(), 0)
