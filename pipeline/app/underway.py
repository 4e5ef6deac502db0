"""Events of a pass on their way from the crawl to the store; pages are read meanwhile."""

from collections import deque
from collections.abc import Callable

from crawler.events import Event
from crawler.model import Page
from pipeline.app.reading_room import TOGETHER, Read, Room
from pipeline.recurring import Recurring

Arrived = tuple[Event, Read | None]
"""An event; a page with what was read out of it."""


class UnderWay:
    """They arrive in the order they were put, each when it was read. For one thread."""

    def __init__(self, open_room: Callable[[], Room]) -> None:
        """The reading room is opened for the first page."""
        self._open_room = open_room
        self._room: Room | None = None
        self._events = deque[Event]()

    def put(self, event: Event) -> bool:
        """Takes an event. Whether those that have arrived are to be taken now: several at a time if many are read.

        Each step finds its code and its tables warm then. A crawl that waits for its site has few under way.
        """
        self._events.append(event)
        if not isinstance(event, Page):
            return True
        self._reader().begin(event)
        behind = len(self._events)
        return behind <= TOGETHER or not behind % TOGETHER or self.is_full()

    def is_full(self) -> bool:
        """Whether some are to be taken before more are put."""
        return self._room is not None and self._room.is_full()

    def arrived(self, *, wait: bool = False) -> list[Arrived]:
        """Those that come next, a few: while all that were read are stored, whoever reads has none to go on with.

        None, as a rule, where the next is still being read; it is waited for to `wait`, and where it is full.
        """
        found: list[Arrived] = []
        pages = 0
        while self._events and pages < TOGETHER:
            read = None
            if isinstance(self._events[0], Page):
                room = self._reader()
                if not (room.is_ready() or (not pages and (wait or room.is_full()))):
                    break
                read = room.take()
                pages += 1
            found.append((self._events.popleft(), read))
        return found

    def learned(self) -> Recurring | None:
        """What is known by now to recur on the source's pages; None where none was read."""
        return self._room.learned() if self._room is not None else None

    def close(self) -> None:
        """Ends the reading. What is under way then is met again by the next pass."""
        if self._room is not None:
            self._room.close()

    def _reader(self) -> Room:
        if self._room is None:
            self._room = self._open_room()
        return self._room
