"""Whole messages of bytes between this process and a child of its own, over a socket. EDGE.

Neither side needs a thread: the near one reads while it waits to write, so that two full pipes never wait for each
other; the far one takes one message at a time.
"""

import select
import socket
import struct
from collections.abc import Iterator

_LENGTH = struct.Struct("<Q")
_CHUNK = 256 * 1024


class Pipe:
    """The near side; for one thread. The far side being gone is EOFError or OSError."""

    def __init__(self, near: socket.socket) -> None:
        near.setblocking(False)
        self._socket = near
        self._inbox = bytearray()
        self._reads, self._both = select.poll(), select.poll()
        self._reads.register(near, select.POLLIN)
        self._both.register(near, select.POLLIN | select.POLLOUT)

    def send(self, message: bytes) -> None:
        """Hands a message over. Waits where the far side is behind, and takes in meanwhile what it has to say."""
        left = memoryview(_LENGTH.pack(len(message)) + message)
        while left:
            try:
                left = left[self._socket.send(left) :]
            except BlockingIOError:
                self._both.poll()
                self._take_in()

    def receive(self) -> bytes:
        """The next message, waited for."""
        while (end := self._end()) > len(self._inbox):
            self._reads.poll()
            self._take_in()
        message = bytes(memoryview(self._inbox)[_LENGTH.size : end])
        del self._inbox[:end]
        return message

    def has_message(self) -> bool:
        """Whether `receive` would give one at once."""
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

    def _take_in(self) -> None:
        """What has arrived, without waiting."""
        try:
            chunk = self._socket.recv(_CHUNK)
        except BlockingIOError:
            return
        if not chunk:
            raise EOFError
        self._inbox += chunk


def messages(far: socket.socket) -> Iterator[bytes]:
    """The far side: every message until the near one is gone."""
    far.setblocking(True)
    with far.makefile("rb", buffering=_CHUNK) as stream:
        while len(head := stream.read(_LENGTH.size)) == _LENGTH.size:
            length = int(_LENGTH.unpack(head)[0])
            message = stream.read(length)
            if len(message) < length:
                return
            yield message


def reply(far: socket.socket, message: bytes) -> None:
    """A message from the far side."""
    far.sendall(_LENGTH.pack(len(message)) + message)
