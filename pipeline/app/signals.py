"""Signals as things to read in the main loop: a handler that does nothing, and a socket that remembers."""

import select
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

CAUGHT = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Signals:
    """What has been sent to the process since the last look."""

    def __init__(self, receiver: socket.socket) -> None:
        self._receiver = receiver

    def wait(self, seconds: float) -> list[signal.Signals]:
        """The signals that came, in order; empty after `seconds` without one."""
        if not select.select([self._receiver], [], [], max(0.0, seconds))[0]:
            return []
        return [signal.Signals(number) for number in self._receiver.recv(64) if number in CAUGHT]


@contextmanager
def caught() -> Iterator[Signals]:
    """Catches SIGTERM, SIGINT and SIGHUP while inside. Main thread only."""
    receiver, sender = socket.socketpair()
    receiver.setblocking(False)
    sender.setblocking(False)
    before = {number: signal.signal(number, _noted) for number in CAUGHT}
    wakeup = signal.set_wakeup_fd(sender.fileno(), warn_on_full_buffer=False)
    try:
        yield Signals(receiver)
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, handler in before.items():
            signal.signal(number, handler)
        receiver.close()
        sender.close()


def _noted(number: int, frame: FrameType | None) -> None:
    """The wake-up socket has the number already."""
