"""The webhook: Standard Webhooks to the letter, and no secret in any text."""

import base64
import datetime as dt
import gzip
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook as Verifier

from pipeline.channels import webhook
from pipeline.channels.errors import DeliveryError, Permanent, Transient
from pipeline.channels.webhook import Webhook

ALERT = {"type": "statement.new", "id": "alert_1", "timestamp": "2026-03-10T12:00:00Z", "data": {"title": "О границе"}}
SECRET = "whsec_" + base64.b64encode(b"a key of some length").decode()


@dataclass
class Answer:
    """What the receiver says, and what it has been told."""

    status: int = 204
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    delay: float = 0.0
    seen: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)


class _Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    answer: Answer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.answer.seen.append((self.path, {key.lower(): value for key, value in self.headers.items()}, body))
        time.sleep(self.answer.delay)
        self.send_response(self.answer.status)
        for key, value in self.answer.headers.items():
            self.send_header(key, value)
        self.send_header("content-length", str(len(self.answer.body)))
        self.end_headers()
        self.wfile.write(self.answer.body)

    do_GET = do_POST

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def receiver() -> Iterator[tuple[str, Answer]]:
    """Address of a receiver on loopback, and its answer, which a test may change."""
    answer = Answer()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Receiver", (_Receiver,), {"answer": answer}))
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", answer
    server.shutdown()
    server.server_close()


@pytest.fixture
def channel() -> Iterator[Callable[..., Webhook]]:
    """Builds channels on the real clock and closes them."""
    built: list[Webhook] = []

    def build(url: str, **settings: object) -> Webhook:
        built.append(Webhook("desk", url, clock=lambda: dt.datetime.now(dt.UTC), **settings))  # type: ignore[arg-type]
        return built[-1]

    yield build
    for one in built:
        one.close()


def test_an_alert_is_posted_as_it_stands(receiver: tuple[str, Answer], channel: Callable[..., Webhook]) -> None:
    """The body is the alert as UTF-8 JSON; the id and the time are in the headers; the answer is on record."""
    url, answer = receiver
    assert channel(url + "/hook").send(ALERT, 1) == "204 No Content"
    ((path, headers, body),) = answer.seen
    assert path == "/hook"
    assert json.loads(body) == ALERT
    assert "О границе".encode() in body
    assert headers["content-type"] == "application/json"
    assert headers["webhook-id"] == "alert_1"
    assert abs(int(headers["webhook-timestamp"]) - time.time()) < 5
    assert "webhook-signature" not in headers


def test_receivers_can_verify_the_signature(receiver: tuple[str, Answer], channel: Callable[..., Webhook]) -> None:
    """The specification's own library accepts the message."""
    url, answer = receiver
    channel(url, secret=SECRET).send(ALERT, 1)
    _, headers, body = answer.seen[0]
    assert Verifier(SECRET).verify(body, headers) == ALERT
    assert headers["webhook-signature"].startswith("v1,")


def test_every_attempt_has_the_same_id(receiver: tuple[str, Answer], channel: Callable[..., Webhook]) -> None:
    """A repeated attempt differs in time and signature alone, so that receivers can drop it."""
    url, answer = receiver
    one = channel(url, secret=SECRET)
    one.send(ALERT, 1)
    one.send(ALERT, 2)
    assert [headers["webhook-id"] for _, headers, _ in answer.seen] == ["alert_1", "alert_1"]
    assert answer.seen[0][2] == answer.seen[1][2]


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_2xx_is_delivered(receiver: tuple[str, Answer], channel: Callable[..., Webhook], status: int) -> None:
    """Any 2xx is a delivery, whatever the body says."""
    url, answer = receiver
    answer.status, answer.body = status, b'{"ok": false}' if status not in (204,) else b""
    assert channel(url).send(ALERT, 1).startswith(str(status))


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503])
def test_anything_else_is_tried_again(
    receiver: tuple[str, Answer], channel: Callable[..., Webhook], status: int
) -> None:
    """Every other answer is a failed attempt; a redirect is never followed."""
    url, answer = receiver
    answer.status, answer.headers = status, {"location": url + "/elsewhere"}
    with pytest.raises(Transient, match=str(status)):
        channel(url).send(ALERT, 1)
    assert [path for path, _, _ in answer.seen] == ["/"]


def test_410_stops_the_channel(receiver: tuple[str, Answer], channel: Callable[..., Webhook]) -> None:
    """A receiver that is gone wants nothing more."""
    url, answer = receiver
    answer.status = 410
    with pytest.raises(Permanent, match="410 Gone") as caught:
        channel(url).send(ALERT, 1)
    assert caught.value.stop_channel


def test_retry_after_reaches_the_outbox(receiver: tuple[str, Answer], channel: Callable[..., Webhook]) -> None:
    """Either form of the header, seconds or a date, becomes the pause asked for."""
    url, answer = receiver
    answer.status, answer.headers = 429, {"retry-after": "120"}
    with pytest.raises(Transient) as caught:
        channel(url).send(ALERT, 1)
    assert caught.value.retry_after == dt.timedelta(minutes=2)
    answer.headers = {"retry-after": format_datetime(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=2), usegmt=True)}
    with pytest.raises(Transient) as caught:
        channel(url).send(ALERT, 1)
    assert dt.timedelta(seconds=110) < (caught.value.retry_after or dt.timedelta()) <= dt.timedelta(minutes=2)


@given(st.text())
def test_a_senseless_retry_after_is_ignored(value: str) -> None:
    """Whatever a receiver writes there, the answer is a positive time or none."""
    now = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
    found = webhook.retry_after(value, now)
    assert found is None or found > dt.timedelta(0)


@pytest.mark.parametrize("value", [None, "", "0", "-5", "1.5", "soon", "Wed, 21 Oct 2015 07:28:00 GMT", "²"])
def test_no_time_to_come_is_none(value: str | None) -> None:
    """Nothing, zero, the past and nonsense leave the pause to us."""
    assert webhook.retry_after(value, dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)) is None


def test_a_receiver_that_hangs_is_left(receiver: tuple[str, Answer], channel: Callable[..., Webhook]) -> None:
    """No attempt takes longer than the time-out."""
    url, answer = receiver
    answer.delay = 3.0
    began = time.monotonic()
    with pytest.raises(Transient, match="ReadTimeout"):
        channel(url, timeout=dt.timedelta(seconds=0.2)).send(ALERT, 1)
    assert time.monotonic() - began < 2.5


@contextmanager
def raw_receiver(*parts: bytes, pause: float = 0.0) -> Iterator[str]:
    """The address of a receiver that answers with these very bytes, part by part, and closes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            with suppress(OSError):
                connection, _ = listener.accept()
                with connection:
                    connection.recv(65536)
                    for part in parts:
                        connection.sendall(part)
                        time.sleep(pause)

        threading.Thread(target=answer, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"


def test_an_answer_that_dribbles_is_cut_off(channel: Callable[..., Webhook]) -> None:
    """A byte now and then keeps no attempt going: the time-out holds for all of it."""
    dribble = [b"HTTP/1.1 200 OK\r\nX-Long: ", *[b"a"] * 200]
    began = time.monotonic()
    with raw_receiver(*dribble, pause=0.05) as url, pytest.raises(Transient, match="ReadTimeout: no whole answer"):
        channel(url, timeout=dt.timedelta(seconds=0.2)).send(ALERT, 1)
    assert time.monotonic() - began < 3


def test_what_follows_the_status_changes_nothing(channel: Callable[..., Webhook]) -> None:
    """2xx is delivered, also where the answer's body then breaks off or never ends."""
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"
    with raw_receiver(head + b"short") as url:
        assert channel(url).send(ALERT, 1) == "200 OK"
    with raw_receiver(head, *[b"a"] * 50, pause=0.05) as url:
        assert channel(url, timeout=dt.timedelta(seconds=0.2)).send(ALERT, 1) == "200 OK"


def test_a_bomb_in_the_answer_is_not_unpacked(receiver: tuple[str, Answer], channel: Callable[..., Webhook]) -> None:
    """The answer's body is neither unpacked nor read to its end."""
    url, answer = receiver
    answer.status, answer.headers = 200, {"content-encoding": "gzip"}
    answer.body = gzip.compress(bytes(100_000_000))
    assert channel(url).send(ALERT, 1) == "200 OK"


def test_a_dead_receiver_is_tried_again(channel: Callable[..., Webhook]) -> None:
    """A refused connection and an unknown host are failed attempts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Transient, match="ConnectError"):
        channel(f"http://127.0.0.1:{port}/").send(ALERT, 1)
    with pytest.raises(Transient):
        channel("http://nowhere.invalid/").send(ALERT, 1)


@pytest.mark.parametrize(
    ("secret", "expected"),
    [
        ("whsec_" + base64.b64encode(b"0123456789abcdef").decode(), b"0123456789abcdef"),
        (base64.b64encode(b"0123456789abcdef").decode(), b"0123456789abcdef"),
        (base64.b64encode(b"0123456789abcdef").decode().rstrip("="), b"0123456789abcdef"),
        (" " + SECRET + "\n", b"a key of some length"),
        ("correct horse battery staple", b"correct horse battery staple"),
        ("s3cr3t!", b"s3cr3t!"),
        ("секрет", "секрет".encode()),
    ],
)
def test_secrets_of_every_make(secret: str, expected: bytes) -> None:
    """Base64 with or without whsec_ and padding is decoded; any other text is the key as it stands."""
    assert webhook.key(secret) == expected


@pytest.mark.parametrize("secret", ["whsec_", "whsec_not base64!", "whsec_ключ"])
def test_a_broken_secret_is_refused_without_showing_it(secret: str) -> None:
    """What promises base64 and is none is an error at the start, and the error does not quote it."""
    with pytest.raises(ValueError, match="base64 must follow whsec_") as caught:
        Webhook("desk", "http://127.0.0.1/", clock=lambda: dt.datetime.now(dt.UTC), secret=secret)
    assert secret.removeprefix("whsec_") not in str(caught.value) or secret == "whsec_"


@pytest.mark.parametrize(
    "url", ["", "ftp://x/", "//x", "http://", "http://[::1", "http://x:99999/", "file:///etc/passwd"]
)
def test_only_http_addresses_are_taken(url: str) -> None:
    """Anything but http and https with a host is refused at the start."""
    with pytest.raises(ValueError, match="webhook address"):
        Webhook("desk", url, clock=lambda: dt.datetime.now(dt.UTC))


def test_no_text_shows_a_secret(receiver: tuple[str, Answer], channel: Callable[..., Webhook]) -> None:
    """User part, query and secret appear in no error and in no representation."""
    url, answer = receiver
    answer.status = 410
    address = url.replace("//", "//user:hunter2@") + "/hook?token=topsecret"
    one = channel(address, secret=SECRET)
    with pytest.raises(DeliveryError) as caught:
        one.send(ALERT, 1)
    dead = channel("http://user:hunter2@127.0.0.1:1/hook?token=topsecret", secret=SECRET)
    with pytest.raises(DeliveryError) as refused:
        dead.send(ALERT, 1)
    for text in (str(caught.value), str(refused.value), repr(one), repr(dead)):
        assert "hunter2" not in text
        assert "topsecret" not in text
        assert SECRET not in text
