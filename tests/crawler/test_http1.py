"""HTTP/1.1 as servers speak it, well and badly: what is an answer, and what becomes of the connection after it."""

import httpcore
import pytest

from crawler.http1 import Connection, RawHeaders

URL = httpcore.URL("http://127.0.0.1/news/")
ASKED = [(b"Host", b"127.0.0.1")]
OK = b"HTTP/1.1 200 OK\r\n"
SIZED = OK + b"Content-Length: 5\r\n\r\nwords"


def connection(*pieces: bytes) -> Connection:
    """One over which these pieces arrive."""
    return Connection(httpcore.MockStream(list(pieces)), idle=30)


def asked(link: Connection, headers: RawHeaders = ASKED) -> tuple[int, RawHeaders, bytes]:
    """Status, headers and body of the next answer."""
    answer = link.get(URL, headers, 5)
    try:
        return answer.status, answer.headers, b"".join(answer.iter_stream())
    finally:
        answer.close()


def usable(link: Connection) -> bool:
    """Leaves aside what httpcore's stand-in for a stream says of being readable."""
    return not link._is_closed


@pytest.mark.parametrize(
    "raw",
    [
        SIZED,
        b"HTTP/1.1 100 Continue\r\nX-Early: yes\r\n\r\n" + SIZED,
        b"HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nwords",
        b"HTTP/1.1 200 OK\nContent-Length: 5\n\nwords",
        OK + b"Content-Length: 5\r\nX-Else: 1\r\nContent-Length: 5\r\n\r\nwords",
        OK + b"content-length:5\nContent-Length: 5\nContent-Length: 5\n\nwords",
        OK + b"Transfer-Encoding: chunked\r\n\r\n3 \r\nwor\r\n2;why=not\r\nds\r\n0\r\nX-Late: yes\r\n\r\n",
        OK + b"Transfer-Encoding: chunked\r\nContent-Length: 99\r\n\r\n5\r\nwords\r\n0\r\n\r\n",
    ],
)
def test_an_answer_is_read_however_it_is_cut_and_put(raw: bytes) -> None:
    """Whole or byte by byte, with a length or in chunks, with what servers do wrong; the connection goes on."""
    for pieces in ([raw], [raw[i : i + 1] for i in range(len(raw))]):
        link = connection(*pieces)
        status, headers, content = asked(link)
        assert (200, b"words", True) == (status, content, usable(link))
        assert not [name for name, _ in headers if name in (b"X-Early", b"X-Late")]


def test_one_connection_gives_one_answer_after_another() -> None:
    """Each is read to its own end."""
    link = connection(SIZED, b"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", SIZED)
    assert [(200, b"words"), (304, b""), (200, b"words")] == [asked(link)[::2] for _ in range(3)]


@pytest.mark.parametrize(
    "raw",
    [
        SIZED + b"more than was asked for",
        SIZED + SIZED,
        OK + b"Connection: close\r\nContent-Length: 5\r\n\r\nwords",
        b"HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nwords",
        OK + b"\r\nwords",
    ],
)
def test_a_connection_that_is_over_or_not_to_be_trusted_ends_with_the_answer(raw: bytes) -> None:
    """What one answer leaves behind must never be taken for the next."""
    link = connection(raw)
    assert (b"words", False) == (asked(link)[2], usable(link))


def test_a_body_left_unread_ends_the_connection() -> None:
    """A page past the cap is not read on for the sake of the connection."""
    link = connection(OK + b"Content-Length: 9\r\n\r\nwor")
    link.get(URL, ASKED, 5).close()
    assert not usable(link)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "without sending a response"),
        (OK + b"Content-", "without sending a response"),
        (OK + b"Content-Length: 9\r\n\r\nwords", "without sending complete"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n9\r\nwords", "without sending complete"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "Expected HTTP/"),
        (b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nwords", "another protocol"),
        (OK + b"X-Long: " + b"x" * 200_000, "longer than"),
        (OK + b"Content-Length: 5\r\nContent-Length: 4\r\n\r\nwords", "Duplicate Content-Length"),
        (OK + b"Content-Length: 5\r\nContent-Length: 5\r\n", "without sending a response"),
        (OK + b"Content-Length: 5\r\nContent-Length: 5\r\n" + b"X: y\r\n" * 50_000, "longer than"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" * 10_000, "longer than"),
    ],
)
def test_what_is_no_answer_is_an_error_of_the_other_side(raw: bytes, said: str) -> None:
    """Named, and the connection is closed: no head without end is waited for."""
    link = connection(*[raw[i : i + 1_000] for i in range(0, len(raw), 1_000)])
    with pytest.raises(httpcore.RemoteProtocolError, match=said):
        asked(link)
    assert not usable(link)


@pytest.mark.parametrize("value", [b"a\r\nX-Other: b", b"a\nb", b"a\rb", b"a\0b"])
def test_nothing_is_smuggled_into_a_request(value: bytes) -> None:
    """A validator kept from a server goes back as one line, or not at all."""
    with pytest.raises(httpcore.LocalProtocolError):
        connection(SIZED).get(URL, [*ASKED, (b"If-None-Match", value)], 5)
    with pytest.raises(httpcore.LocalProtocolError):
        connection(SIZED).get(httpcore.URL(scheme=b"http", host=b"127.0.0.1", target=b"/" + value), ASKED, 5)


def test_tiny_chunks_come_together() -> None:
    """Chunks of one byte that arrive at once are one piece of the body: by the million they would fill the memory."""
    chunks = b"1\r\nx\r\n" * 9_000
    link = connection(OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunks, b"0\r\n\r\n")
    answer = link.get(URL, ASKED, 5)
    assert [b"x" * 9_000] == list(answer.iter_stream())
    answer.close()
