"""Where pages are read and judged: here, or in a process of its own, so that a backfill works on two cores.

Both give the same for the same page. The process asks for nothing and writes nothing; it ends when its pipe closes,
so that not even `kill -9` of its parent leaves it behind.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from concurrent.futures import Future
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Protocol

from crawler import urls
from crawler.model import Page, Source
from pipeline.model import Article, Verdict
from pipeline.recurring import Recurring

ALWAYS, EVERY = 30, 10
"""Recurring paragraphs are learned from so many first pages of a pass, then from each so many-th."""
AHEAD = 4
"""Pages under way between the crawl and the store."""
_PROCESS = "import sys; from pipeline.app.reading_room import serve; serve(int(sys.argv[1]))"


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a page: its article and the verdict on it, or the reason why the reader broke on it."""

    article: Article | None
    verdict: Verdict | None = None
    trouble: str = ""


class Room(Protocol):
    """Reads the pages of one pass over one source, in the order they are handed in."""

    ahead: int  # pages that may be handed in before the first is taken back

    def begin(self, page: Page) -> "Future[Read]": ...

    def learned(self) -> Recurring:
        """What is known by now to recur on the source's pages."""

    def close(self) -> None: ...


class Here:
    """Reads in the calling thread, at once."""

    ahead = 0

    def __init__(self, source: Source, recurring: Recurring) -> None:
        self._source, self._recurring, self._pages = source, recurring, 0

    def begin(self, page: Page) -> "Future[Read]":
        done: Future[Read] = Future()
        done.set_result(self.read(page))
        return done

    def read(self, page: Page) -> Read:
        """The article of a page. One on which the reader breaks must not stop a source for ever."""
        from pipeline import anatomy, classify

        try:
            article = anatomy.read(page, self._source, recurring=self._recurring)
            self._learn(page, article)
            section, lang = urls.section(page.url, self._source), article.lang or self._source.lang
            return Read(
                article, classify.verdict(article.title, article.body, url=page.url, section=section, lang=lang)
            )
        except Exception as error:  # noqa: BLE001 - told with the page, which is set aside with its evidence
            return Read(None, trouble=f"the reader broke: {type(error).__name__}: {error}")

    def learned(self) -> Recurring:
        return self._recurring

    def close(self) -> None:
        """Nothing is open."""

    def _learn(self, page: Page, article: Article) -> None:
        self._pages += 1
        if self._pages <= ALWAYS or self._pages % EVERY == 0:
            self._recurring = self._recurring.add(page.url, article)


class Aside:
    """Reads in one process for this pass."""

    ahead = AHEAD

    def __init__(self, source: Source, recurring: Recurring) -> None:
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-P", "-c", _PROCESS, str(theirs.fileno())]
        with theirs:
            self._process = subprocess.Popen(command, pass_fds=(theirs.fileno(),), stdin=subprocess.DEVNULL)
        self._pipe = Connection(ours.detach())
        self._pipe.send((source, recurring.to_json()))
        self._waiting: list[tuple[Page | None, Future[Read]]] = []
        self._here = Here(source, recurring)  # reads on where the process has died
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._receive, name="reading room", daemon=True)
        self._thread.start()

    @property
    def process_id(self) -> int:
        return self._process.pid

    def begin(self, page: Page) -> "Future[Read]":
        answer: Future[Read] = Future()
        with self._lock:
            self._waiting.append((page, answer))
        try:
            self._pipe.send(page)
        except OSError:
            self._fail()
        return answer

    def learned(self) -> Recurring:
        """Asks the process, after all pages."""
        answer: Future[Read] = Future()
        with self._lock:
            self._waiting.append((None, answer))
        try:
            self._pipe.send(None)
        except OSError:
            self._fail()
        told = answer.result().trouble
        return Recurring.from_json(told) if told else self._here.learned()

    def close(self) -> None:
        """The process sees the pipe close and ends."""
        with contextlib.suppress(OSError), socket.socket(fileno=os.dup(self._pipe.fileno())) as twin:
            twin.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self._pipe.close()
        self._process.wait(5)

    def _receive(self) -> None:
        """In a thread of its own, so that neither side waits for the other with a full pipe."""
        while True:
            try:
                read = self._pipe.recv()
            except (EOFError, OSError):
                break
            with self._lock:
                _, answer = self._waiting.pop(0)
            answer.set_result(read)
        self._fail()

    def _fail(self) -> None:
        """The process is gone: what waits is read here."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for page, answer in waiting:
            answer.set_result(self._here.read(page) if page is not None else Read(None))


def serve(descriptor: int) -> None:
    """The process: a page in, what was read out; None asks for what was learned. Ends with its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when work ends
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    pipe = Connection(descriptor)
    with contextlib.suppress(EOFError, OSError):
        source, recurring = pipe.recv()
        room = Here(source, Recurring.from_json(recurring))
        while True:
            page = pipe.recv()
            pipe.send(room.read(page) if page is not None else Read(None, trouble=room.learned().to_json()))


def room(source: Source, recurring: Recurring, *, aside: bool) -> Room:
    """A room for one pass."""
    return Aside(source, recurring) if aside else Here(source, recurring)
