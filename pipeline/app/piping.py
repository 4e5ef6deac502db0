"""Whole messages of bytes between this process and a child of its own, over a socket. EDGE.

Neither side waits to be rid of a message: what the other has no room for yet is kept until it has, so that who is
ahead goes on with other work. Neither needs a thread.
"""

import select
import socket
import struct
from collections import deque

_LENGTH = struct.Struct("<Q")
_CHUNK = 256 * 1024


class Pipe:
    """One side; for one thread. The other side being gone is EOFError or OSError."""

    def __init__(self, end: socket.socket) -> None:
        end.setblocking(False)
        self._socket = end
        self._inbox, self._outbox = bytearray(), deque[memoryview]()
        self._chunk = memoryview(bytearray(_CHUNK))  # a new one for each reading takes longer than the reading
        self._reads, self._both = select.poll(), select.poll()
        self._reads.register(end, select.POLLIN)
        self._both.register(end, select.POLLIN | select.POLLOUT)

    def send(self, message: bytes) -> None:
        """Hands a message over, now as far as there is room, and the rest with the calls that follow."""
        self._outbox.append(memoryview(_LENGTH.pack(len(message)) + message))
        self._give_out()

    def receive(self) -> bytes:
        """The next message, waited for."""
        while not self.has_message():
            (self._both if self._outbox else self._reads).poll()
        end = self._end()
        message = bytes(memoryview(self._inbox)[_LENGTH.size : end])
        del self._inbox[:end]
        return message

    def has_message(self) -> bool:
        """Whether `receive` would give one at once."""
        self._give_out()
        if self._end() > len(self._inbox):
            self._take_in()
        return self._end() <= len(self._inbox)

    def close(self) -> None:
        self._socket.close()

    def _end(self) -> int:
        """Where the first message ends in the inbox; beyond it while its length is not known."""
        if len(self._inbox) < _LENGTH.size:
            return _LENGTH.size + 1
        return _LENGTH.size + int(_LENGTH.unpack_from(self._inbox)[0])

    def _give_out(self) -> None:
        """What there is room for, without waiting."""
        while self._outbox:
            try:
                sent = self._socket.send(self._outbox[0])
            except BlockingIOError:
                return
            if sent == len(self._outbox[0]):
                self._outbox.popleft()
            else:
                self._outbox[0] = self._outbox[0][sent:]

    def _take_in(self) -> None:
        """What has arrived, without waiting."""
        try:
            size = self._socket.recv_into(self._chunk)
        except BlockingIOError:
            return
        if not size:
            raise EOFError
        self._inbox += self._chunk[:size]
