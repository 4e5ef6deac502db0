"""A stand-in site that costs next to nothing to be asked: each page is made once, then sent as it stands.

`python tests/bench/standing_site.py STORIES PAGE_BYTES` serves until it is ended; its URL is the first line it prints.
A crawl is measured on the cores that it shares with the site it reads: what the site takes is taken from whoever uses
them all. It answers plain GETs only, the same to everybody.
"""

import selectors
import socket
import sys

from crawler.replica import corpus, exchange
from crawler.replica.exchange import Request
from crawler.replica.site import ReplicaSite

_END = b"\r\n\r\n"
_LONGEST = 64 * 1024


class StandingSite:
    """One loop over all connections."""

    def __init__(self, site: ReplicaSite) -> None:
        self._site = site
        self._made: dict[tuple[bytes, bool], bytes] = {}
        self._selector = selectors.DefaultSelector()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._unread: dict[socket.socket, bytes] = {}
        site.address = self.url

    @property
    def url(self) -> str:
        return "http://{}:{}".format(*self._listener.getsockname())

    def serve(self) -> None:
        while True:
            for key, _ in self._selector.select():
                if key.fileobj is self._listener:
                    self._take_up()
                elif isinstance(key.fileobj, socket.socket):
                    self._attend(key.fileobj)

    def _take_up(self) -> None:
        connection, _ = self._listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._selector.register(connection, selectors.EVENT_READ)
        self._unread[connection] = b""

    def _attend(self, connection: socket.socket) -> None:
        """Answers every request that is whole."""
        try:
            data = connection.recv(_LONGEST)
            *heads, rest = (self._unread[connection] + data).split(_END)
            for head in heads:
                connection.sendall(self._answer(head))
        except OSError:
            data = rest = b""
        self._unread[connection] = rest
        if not data:
            self._selector.unregister(connection)
            connection.close()
            del self._unread[connection]

    def _answer(self, head: bytes) -> bytes:
        target, is_packed = head.split(b" ", 2)[1], b"gzip" in head
        key = target, is_packed
        if key not in self._made:
            asked = {"accept-encoding": "gzip"} if is_packed else {}
            given = self._site.answer(Request("GET", target.decode("latin-1"), asked))
            self._made[key] = exchange.wire(given, head=False, close=False)
        return self._made[key]


def main() -> None:
    stories, page_bytes = map(int, sys.argv[1:3])
    site = StandingSite(ReplicaSite("csto-en", stories=corpus.stories(stories, seed=0), page_bytes=page_bytes))
    sys.stdout.write(f"{site.url}\n")
    sys.stdout.flush()
    site.serve()


if __name__ == "__main__":
    main()
