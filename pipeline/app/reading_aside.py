"""Pages read and judged in a process of its own, so that a backfill works on two cores.

The process asks for nothing and writes nothing; it ends when its pipe closes, so that not even `kill -9` of its parent
leaves it behind.
"""

import os
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from crawler.model import Page, Source
from crawler.packing import pack
from pipeline.app import heap, parcels, piping
from pipeline.app.reading_room import TOGETHER, Here, Read, Room, Wish
from pipeline.recurring import Recurring

AHEAD, AHEAD_BYTES = 32, 2_000_000
"""Pages, and bytes of them, under way between the crawl and the store: enough to read on while the store is long busy
with one thing, as it is when it brings its indexes up to date."""
BUSY, PRESSED, BEHIND = 16, 24, AHEAD - 1
"""Pages that the process has not answered from which on reading is what takes longest: whoever takes what was read
packs evidence, then it makes fingerprints too, then it judges."""
LATE = 200
"""Times that judging was left to the process, for all it was so far behind: to load the rules takes as long."""
_PROCESS = "import sys; from pipeline.app.reading_aside import serve; serve(int(sys.argv[1]))"


@dataclass(frozen=True, slots=True)
class Reader:
    """A reading process that has been told nothing yet."""

    process: subprocess.Popen[bytes]
    near: socket.socket


def reader() -> Reader:
    """Starts one; it loads what it needs meanwhile."""
    near, far = socket.socketpair()
    command = [sys.executable, "-P", "-c", _PROCESS, str(far.fileno())]
    with far:
        return Reader(subprocess.Popen(command, pass_fds=(far.fileno(),), stdin=subprocess.DEVNULL), near)


class Aside:
    """Reads in one process for this pass. Where that has died, what it had in hand and what follows is read here."""

    def __init__(
        self, source: Source, recurring: Recurring, *, packs: bool = False, started: Reader | None = None
    ) -> None:
        """`packs`: the process compresses pages as evidence too.

        Where it is behind it reads, and what else there is to do with a page is done by the process that takes it.
        """
        started = started or reader()
        self._process, self._pipe = started.process, piping.Pipe(started.near)
        self._here = Here(source, recurring)
        self._waiting, self._answers = deque[Page](), deque[bytes]()
        self._size = 0  # bytes of them
        self._late = 0  # how often it was too far behind to judge
        self._packs, self._has_begun, self._has_died = packs, False, False
        self._tell((source, recurring.to_json()))

    @property
    def process_id(self) -> int:
        return self._process.pid

    def begin(self, page: Page) -> None:
        behind = self.unanswered() if self._has_begun else 0  # a process that is loading yet is not behind
        self._late += behind >= BEHIND
        judges = behind < BEHIND or self._late <= LATE
        self._tell(Wish(page, judges, behind < PRESSED, self._packs and behind < BUSY))
        self._waiting.append(page)
        self._size += len(page.content)

    def take(self) -> Read:
        answer = self._answer()
        self._has_begun = True
        page = self._waiting.popleft()
        self._size -= len(page.content)
        return self._here.judged(answer, page) if isinstance(answer, Read) else self._here.read(page)

    def is_ready(self) -> bool:
        self._gather()
        return bool(self._answers) or (self._has_died and bool(self._waiting))

    def unanswered(self) -> int:
        """Pages that the process has in hand."""
        self._gather()
        return len(self._waiting) - len(self._answers)

    def is_full(self) -> bool:
        return len(self._waiting) >= AHEAD or (len(self._waiting) > 1 and self._size > AHEAD_BYTES)

    def learned(self) -> Recurring:
        """Asks the process, after all pages."""
        self._tell(None)
        told = self._answer()
        return Recurring.from_json(told) if isinstance(told, str) else self._here.learned()

    def close(self) -> None:
        """The process sees the pipe close and ends; one that does not, over a page that takes for ever, is ended."""
        self._pipe.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _tell(self, message: object) -> None:
        try:
            if not self._has_died:
                self._pipe.send(parcels.packed(message))
        except (EOFError, OSError):
            self._has_died = True

    def _gather(self) -> None:
        """Takes in what the process has said by now."""
        try:
            while not self._has_died and self._pipe.has_message():
                self._answers.append(self._pipe.receive())
        except (EOFError, OSError):
            self._has_died = True

    def _answer(self) -> Any:
        """What the process says next; None where it is dead."""
        try:
            if not self._answers and not self._has_died:
                self._answers.append(self._pipe.receive())
        except (EOFError, OSError):
            self._has_died = True
        return parcels.unpacked(self._answers.popleft()) if self._answers else None


def serve(descriptor: int) -> None:
    """The process: a page in, what was read out; None asks for what was learned. Ends with its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when work ends
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with socket.socket(fileno=descriptor) as far:
        try:
            _serve(piping.Pipe(far))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return


def _serve(pipe: piping.Pipe) -> None:
    with heap.loading():  # while whoever started us is loading too
        from pipeline import anatomy, classify  # noqa: F401 - it will be asked for

        classify.load()
    heap.keep()
    source, recurring = parcels.unpacked(pipe.receive())
    room = Here(source, Recurring.from_json(recurring))
    while True:
        *wanted, last = _wanted(pipe)
        for read in _read(room, [one for one in (*wanted, last) if one is not None]):
            pipe.send(parcels.packed(read))
        if last is None:
            pipe.send(parcels.packed(room.learned().to_json()))


def _wanted(pipe: piping.Pipe) -> list[Wish | None]:
    """What the parent wants next, of what has arrived; None, which asks for what was learned, is its last wish."""
    wanted = [parcels.unpacked(pipe.receive())]
    while len(wanted) < TOGETHER and wanted[-1] is not None and pipe.has_message():
        wanted.append(parcels.unpacked(pipe.receive()))
    return wanted


def _read(room: Here, wanted: Sequence[Wish]) -> list[Read]:
    """Pages in order, step by step: each step finds its code and its tables warm."""
    found = [room.read(one.page, judges=False) for one in wanted]
    found = [room.judged(read, one.page) if one.judges else read for read, one in zip(found, wanted, strict=True)]
    found = [room.identified(read) if one.prints else read for read, one in zip(found, wanted, strict=True)]
    return [replace(read, kept=pack(one.page)) if one.packs else read for read, one in zip(found, wanted, strict=True)]


class Rooms:
    """Opens the rooms of one job, each with a process of its own. Thread-safe.

    One process is started at once: it takes as long to load as the job itself.
    """

    def __init__(self) -> None:
        self._spare = [reader()]

    def open(self, source: Source, recurring: Recurring, *, packs: bool) -> Room:
        """A room for one pass."""
        try:
            started = self._spare.pop()
        except IndexError:
            started = reader()
        return Aside(source, recurring, packs=packs, started=started)

    def close(self) -> None:
        """Ends the process that nobody asked for."""
        while self._spare:
            spare = self._spare.pop()
            spare.near.close()
            spare.process.kill()
            spare.process.wait(5)


@contextmanager
def rooms(*, aside: bool) -> Iterator[Rooms | None]:
    """Rooms aside, where that is asked for and there is a second core; None: pages are read here."""
    if not aside or (os.cpu_count() or 1) < 2:
        yield None
        return
    opened = Rooms()
    try:
        yield opened
    finally:
        opened.close()


def room(among: Rooms | None, source: Source, recurring: Recurring, *, packs: bool) -> Room:
    """A room for one pass."""
    return among.open(source, recurring, packs=packs) if among is not None else Here(source, recurring)
