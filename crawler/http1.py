"""HTTP/1.1 over one connection, one request at a time: llhttp, in C, reads the answers.

httpcore's own connection reads them in Python, which took longer than all else there is to a fetch. What differs from
it is none but the time; errors are httpcore's.
"""

import contextlib
import re
import time
from collections.abc import Iterator

import httpcore
import httptools

RawHeaders = list[tuple[bytes, bytes]]
_READ = 64 * 1024  # bytes asked of a socket at once
_LONGEST_HEAD = 100 * 1024  # bytes in which an answer's head must have ended
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_TWICE = "Duplicate Content-Length"  # says llhttp
_LENIENT = {
    "lenient_optional_cr_before_lf": True,
    "lenient_chunked_length": True,  # a length beside chunks: it is the chunks that count
    "lenient_spaces_after_chunk_size": True,
    "lenient_headers": True,  # one folded over two lines
}
"""What servers send, and nobody is harmed by where one connection carries one answer at a time."""


class Answer:
    """One answer as it comes in; llhttp tells it what it finds."""

    def __init__(self, connection: "Connection") -> None:
        self.status, self.headers = 0, RawHeaders()
        self.is_whole = self.may_go_on = False
        self._connection, self._chunks = connection, list[bytes]()
        self._head, self._is_repetitive = b"", False
        self._parser = self._fresh_parser()

    def iter_stream(self) -> Iterator[bytes]:
        """The body as it was sent, piece by piece. Raises httpcore's errors."""
        while True:
            chunks, self._chunks = self._chunks, []
            if chunks:
                yield b"".join(chunks)  # what arrived together: millions of chunks of a byte or two fill the memory
            if self.is_whole:
                return
            self._connection.receive(self)

    def close(self) -> None:
        """Gives the connection back, to be used again where the answer was read to its end."""
        self._connection.release(self)
        vars(self).pop("_parser", None)  # it points back here: a ring, with the whole body in it

    def take_in(self, data: bytes) -> None:
        """What has arrived; nothing: the other side has closed the connection."""
        if not data:
            self._end()
            return
        if not self.status:
            self._head += data
        try:
            self._feed(self._once(self._head) if self._is_repetitive and not self.status else data)
        except httpcore.RemoteProtocolError as error:
            if self._is_repetitive or _TWICE not in str(error):
                raise
            self._is_repetitive = True
            self._feed(self._once(self._head))

    def _once(self, head: bytes) -> bytes:
        """Each line once, for a parser that has read nothing: two lengths that agree are one (RFC 9110, 8.6).

        Nothing, as long as the head is not here whole.
        """
        end = _END_OF_HEAD.search(head)
        if not end:
            return b""
        self.headers.clear()
        self._parser = self._fresh_parser()
        lines = {b"".join(line.split()).lower(): line for line in head[: end.start()].splitlines()}
        return b"\r\n".join(lines.values()) + head[end.start() :]

    def _fresh_parser(self) -> httptools.HttpResponseParser:
        parser = httptools.HttpResponseParser(self)
        parser.set_dangerous_leniencies(**_LENIENT)
        return parser

    def _feed(self, data: bytes) -> None:
        if not data:
            return
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            raise httpcore.RemoteProtocolError("another protocol, which was not asked for") from None
        except httptools.HttpParserError as error:
            self.may_go_on = False
            if not self.is_whole:  # what follows a whole answer is none of our business
                raise httpcore.RemoteProtocolError(str(error)) from None

    def _end(self) -> None:
        if not self.status:
            raise httpcore.RemoteProtocolError("Server disconnected without sending a response.")
        if any(name.lower() in (b"content-length", b"transfer-encoding") for name, _ in self.headers):
            raise httpcore.RemoteProtocolError("peer closed connection without sending complete message body")
        self.is_whole = True

    def on_message_begin(self) -> None:
        """Another answer, which nobody asked for: the connection is not to be trusted."""
        if self.is_whole:
            raise ValueError("more than was asked for")

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self.status:  # else it is a trailer
            self.headers.append((name, value))

    def on_headers_complete(self) -> None:
        status = self._parser.get_status_code()
        if 100 <= status < 200:  # the answer is still to come
            self.headers.clear()
        else:
            self.status = status

    def on_body(self, chunk: bytes) -> None:
        self._chunks.append(chunk)

    def on_message_complete(self) -> None:
        if self.status:
            self.is_whole, self.may_go_on = True, self._parser.should_keep_alive()


class Connection:
    """One connection, kept for `idle` seconds after an answer. For one thread."""

    def __init__(self, stream: httpcore.NetworkStream, *, idle: float) -> None:
        self._stream, self._idle = stream, idle
        self._expires_at = float("inf")
        self._timeout: float | None = None
        self._is_closed = False

    def get(self, url: httpcore.URL, headers: RawHeaders, seconds: float) -> Answer:
        """Asks, and waits for the head of the answer. `seconds` are those of each single read and write."""
        self._timeout = seconds
        try:
            with contextlib.suppress(httpcore.WriteError):  # a server may refuse, and say why, before it has read all
                self._stream.write(_head(url.target, headers), seconds)
            return self._begun()
        except BaseException:
            self.close()
            raise

    def is_usable(self) -> bool:
        """Whether it can be asked again. What is there to be read now is but the news that it was closed."""
        return not (
            self._is_closed or time.monotonic() > self._expires_at or self._stream.get_extra_info("is_readable")
        )

    def receive(self, answer: Answer) -> int:
        """Hands on what arrives next; the bytes of it."""
        data = self._stream.read(_READ, self._timeout)
        answer.take_in(data)
        return len(data)

    def release(self, answer: Answer) -> None:
        if answer.may_go_on:
            self._expires_at = time.monotonic() + self._idle
        else:
            self.close()

    def close(self) -> None:
        self._is_closed = True
        self._stream.close()

    def _begun(self) -> Answer:
        answer, size = Answer(self), 0
        while not answer.status:
            size += self.receive(answer)
            if size > _LONGEST_HEAD and not answer.status:
                raise httpcore.RemoteProtocolError(f"the answer's head is longer than {_LONGEST_HEAD:,} bytes")
        return answer


def _head(target: bytes, headers: RawHeaders) -> bytes:
    """The request. Raises LocalProtocolError where something in it would end a line, or the address, before its end."""
    lines = b"".join([b"%b: %b\r\n" % pair for pair in headers])
    head = b"GET %b HTTP/1.1\r\n%b\r\n" % (target, lines)
    breaks = len(headers) + 2
    if (head.count(b"\r"), head.count(b"\n")) != (breaks, breaks) or b"\0" in head or b" " in target:
        raise httpcore.LocalProtocolError("a line break, a space or a zero in an address or a header")
    return head
