"""The pages of the daemon: fixed paths, read only, bounded."""

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from pipeline.app import serve
from pipeline.app.pages import health, readiness
from pipeline.app.pulse import FAILING, HUNG, LATE, STUCK, Pulse
from pipeline.app.serve import Answer, Server, as_json


def broken() -> Answer:
    raise RuntimeError("a page that fails")


@contextmanager
def server() -> Iterator[Server]:
    told: list[str] = []
    made = Server(
        "127.0.0.1:0",
        {
            "/healthz": lambda: as_json(200, {"status": "ok"}),
            "/readyz": lambda: as_json(503, {"reasons": ["because"]}),
            "/broken": broken,
            "/feed.atom": lambda: Answer(200, b"<feed/>", "application/atom+xml"),
            "/self": lambda: Answer(200, b"", written=str.encode),
        },
        lambda path, error: told.append(path),
    )
    made.start()
    try:
        yield made
    finally:
        made.stop()


def ask(
    server: Server, method: str, path: str, headers: dict[str, str] | None = None
) -> tuple[int, bytes, http.client.HTTPMessage]:
    with closing(http.client.HTTPConnection(server.address, timeout=5)) as connection:
        connection.request(method, path, headers=headers or {})
        response = connection.getresponse()
        return response.status, response.read(), response.headers


def test_a_page_is_answered_whole_and_the_query_ignored() -> None:
    """GET gives status, type, length and body; HEAD the same without a body."""
    with server() as running:
        status, body, headers = ask(running, "GET", "/feed.atom?x=1")
        assert (200, b"<feed/>", "application/atom+xml") == (status, body, headers["Content-Type"])
        status, body, head = ask(running, "HEAD", "/feed.atom")
        assert (200, b"", "7") == (status, body, head["Content-Length"])
        assert 503 == ask(running, "GET", "/readyz")[0]


@pytest.mark.parametrize(
    ("headers", "asked"),
    [
        ({"Host": "feeds.example"}, "http://feeds.example/self"),
        ({"Host": "feeds.example", "X-Forwarded-Proto": "https"}, "https://feeds.example/self"),
        ({"Host": 'a b"><x>'}, None),
    ],
)
def test_a_page_that_names_itself_has_the_address_asked(headers: dict[str, str], asked: str | None) -> None:
    """Behind a proxy the feed's own address is the proxy's; a host that is none is not repeated."""
    with server() as running:
        body = ask(running, "GET", "/self?x=1", headers)[1].decode()
        assert body == (asked or f"http://{running.address}/self")


def test_an_unchanged_page_is_not_sent_again() -> None:
    """A reader that shows the page's tag gets 304 without a body."""
    with server() as running:
        tag = ask(running, "GET", "/feed.atom")[2]["ETag"]
        status, body, _ = ask(running, "GET", "/feed.atom", {"If-None-Match": tag})
        assert (304, b"") == (status, body)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"])
def test_no_method_changes_anything(method: str) -> None:
    """Everything but GET and HEAD is refused with 405 and what is allowed."""
    with server() as running:
        status, _, headers = ask(running, method, "/healthz")
        assert (405, "GET, HEAD") == (status, headers["Allow"])


@pytest.mark.parametrize("path", ["/", "/etc/passwd", "/healthz/", "/../healthz"])
def test_other_paths_are_not_found(path: str) -> None:
    """Only the fixed paths exist; the answer lists them."""
    with server() as running:
        status, body, _ = ask(running, "GET", path)
        assert 404 == status
        assert "/readyz" in json.loads(body)["paths"]


def test_a_page_that_fails_takes_nothing_else_with_it() -> None:
    """It answers 503 without telling the world why; the next page is answered."""
    with server() as running:
        status, body, _ = ask(running, "GET", "/broken")
        assert 503 == status
        assert b"RuntimeError" not in body
        assert 200 == ask(running, "GET", "/healthz")[0]


@pytest.mark.parametrize(
    "rubbish",
    [b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00", b"GET / HTTP/9.9\r\n\r\n", b"GET /" + b"x" * 70_000, b"A: b\r\n" * 300],
)
def test_rubbish_is_survived(rubbish: bytes) -> None:
    """What is no request gets an error or silence, and the server goes on."""
    with server() as running:
        host, port = running.address.split(":")
        with socket.create_connection((host, int(port)), timeout=5) as connection:
            connection.sendall(rubbish)
            connection.shutdown(socket.SHUT_WR)
            while True:
                try:
                    if not connection.recv(65_536):
                        break
                except ConnectionResetError:
                    break
        assert 200 == ask(running, "GET", "/healthz")[0]


def test_clients_that_say_nothing_are_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where silent connections hold every slot, others are told to come back, and soon are answered."""
    monkeypatch.setattr(serve, "PATIENCE", 0.5)
    with server() as running:
        host, port = running.address.split(":")
        silent = [socket.create_connection((host, int(port)), timeout=5) for _ in range(serve.AT_ONCE)]
        try:
            statuses = []
            for _ in range(200):
                try:
                    statuses.append(ask(running, "GET", "/healthz")[0])
                except (ConnectionError, http.client.HTTPException):
                    continue
                if statuses[-1] == 200:
                    break
                threading.Event().wait(0.02)
            assert 503 in statuses
            assert 200 == statuses[-1]
        finally:
            for connection in silent:
                connection.close()


def test_health_is_the_process_and_readiness_the_work() -> None:
    """/readyz turns 503 with its reasons; /healthz stays."""
    now = [1000.0]
    pulse = Pulse(lambda: now[0])
    assert 200 == readiness(pulse.beat()).status
    for _ in range(FAILING):
        pulse.polled("csto-en", "dns: no such host")
    answer = readiness(pulse.beat())
    assert 503 == answer.status
    assert ["source csto-en is failing: dns: no such host"] == json.loads(answer.body)["reasons"]
    pulse.polled("csto-en", None)
    assert 200 == readiness(pulse.beat()).status
    pulse.running("csto-en")
    now[0] += HUNG + 1
    pulse.wrote()
    pulse.tick()
    assert ["source csto-en hangs: its poll has not ended for 30 min"] == list(pulse.beat().reasons())
    pulse.polled("csto-en", None)
    pulse.could_not_write("csto.db cannot grow: the disk is full")
    assert b"disk is full" in readiness(pulse.beat()).body
    assert pulse.beat().is_alive()
    pulse.wrote()
    now[0] += max(LATE, STUCK) + 1
    reasons = json.loads(readiness(pulse.beat()).body)["reasons"]
    assert ["the writer is stuck: nothing written for 61 s", "the scheduler is late by 61 s"] == reasons
    assert not pulse.beat().is_alive()
    assert 200 == health(pulse.beat()).status


def test_it_listens_on_ipv6_too() -> None:
    """An address in brackets is an IPv6 one."""
    if not socket.has_ipv6:
        pytest.skip("no IPv6 here")
    try:
        made = Server("[::1]:0", {"/healthz": lambda: as_json(200, {})}, lambda path, error: None)
    except OSError:
        pytest.skip("no IPv6 loopback here")
    made.start()
    try:
        with closing(http.client.HTTPConnection("::1", int(made.address.rpartition(":")[2]), timeout=5)) as connection:
            connection.request("GET", "/healthz")
            assert 200 == connection.getresponse().status
    finally:
        made.stop()
