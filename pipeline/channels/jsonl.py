"""A file with one alert a line: appended, synced, safe against rotation and torn lines."""

import fcntl
import json
import os
from collections.abc import Collection, Mapping
from pathlib import Path

from crawler.disk import sync_folder
from pipeline.channels.errors import Transient

_TAIL = 1 << 20
"""Bytes looked at for the last line."""


class JsonLines:
    """Opens the file anew for each alert, so that it may be rotated or removed at any time."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.path = path

    def __repr__(self) -> str:
        return f"JsonLines({self.name!r}, {str(self.path)!r})"

    def send(self, alert: Mapping[str, object], attempt: int, taken: Collection[str] = ()) -> str:
        """Appends the alert unless it is the last line already (a crash came between writing and noting so)."""
        line = json.dumps(alert, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            is_new = not self.path.exists()
            with self.path.open("a+b") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                last = _last_line(file.fileno())
                if _is_same(last, alert):
                    return "was written before"
                file.write((b"" if not last or last.endswith(b"\n") else b"\n") + line)
                file.flush()
                os.fsync(file.fileno())
            if is_new:
                sync_folder(self.path.parent)
        except OSError as error:
            raise Transient(f"{self.path}: {error.strerror or error}") from error
        return f"{len(line)} bytes written"

    def close(self) -> None:
        """Nothing is kept open."""


def _last_line(file: int) -> bytes:
    """The last line with its end, or without one where a crash tore it; empty of an empty file."""
    size = os.fstat(file).st_size
    tail = os.pread(file, _TAIL, max(0, size - _TAIL))
    return tail[tail.rstrip(b"\n").rfind(b"\n") + 1 :]


def _is_same(line: bytes, alert: Mapping[str, object]) -> bool:
    if not line.endswith(b"\n"):
        return False
    try:
        last = json.loads(line)
    except ValueError:
        return False
    return isinstance(last, dict) and last.get("id") == alert.get("id")
