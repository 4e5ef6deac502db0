"""TLS: verified always, further roots on request, HTTP/2 where it is offered."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from socket import create_server

import h2.config
import h2.connection
import h2.events
import pytest

from crawler.http import Fetcher, HttpSettings
from crawler.model import Failure, Outcome, Page, Source
from crawler.sites import PROFILES
from tests.crawler import certificates
from tests.crawler.conftest import ManualClock

URL = "https://en.odkb-csto.org/news/news_odkb/one/"
HTML = b"<html><body><p>Over a safe line.</p></body></html>"


@contextmanager
def served(folder: Path, certificate: str, protocol: str) -> Iterator[str]:
    """A TLS server that answers every request with one page, over HTTP/1.1 or h2."""
    (folder / "server.pem").write_text(certificate)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    context.set_alpn_protocols([protocol])
    listener = create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    over = threading.Event()

    def accept() -> None:
        while not over.is_set():
            try:
                plain, _ = listener.accept()
            except TimeoutError:
                continue
            try:
                plain.settimeout(5)
                with context.wrap_socket(plain, server_side=True) as line:
                    _answer_h2(line) if line.selected_alpn_protocol() == "h2" else _answer(line)
            except OSError:
                continue

    thread = threading.Thread(target=accept)
    thread.start()
    try:
        yield f"https://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        over.set()
        thread.join()
        listener.close()


def _answer(line: ssl.SSLSocket) -> None:
    line.recv(65_536)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(HTML)}\r\nConnection: close\r\n\r\n"
    line.sendall(head.encode() + HTML)


def _answer_h2(line: ssl.SSLSocket) -> None:
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    connection.initiate_connection()
    line.sendall(connection.data_to_send())
    while received := line.recv(65_536):
        for event in connection.receive_data(received):
            if isinstance(event, h2.events.RequestReceived):
                number = event.stream_id
                connection.send_headers(number, [(":status", "200"), ("content-type", "text/html"), ("x-over", "h2")])
                connection.send_data(number, HTML, end_stream=True)
        line.sendall(connection.data_to_send())


def fetch(address: str, clock: ManualClock, bundle: Path | None = None) -> Page | Failure:
    settings = HttpSettings(
        min_delay=timedelta(0), retries=0, robots=False, ca_bundle=str(bundle) if bundle else None,
        timeout=timedelta(seconds=5),
    )  # fmt: skip
    source = Source(PROFILES[0], address, PROFILES[0].sections)
    with Fetcher(settings, clock=clock, sleep=clock.sleep) as fetcher:
        result = fetcher.fetch(source, URL)
    assert isinstance(result, Page | Failure)
    return result


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "roots.pem"
    path.write_text(certificates.ROOT)
    return path


def test_an_unknown_root_is_refused(tmp_path: Path, clock: ManualClock) -> None:
    """A certificate nobody vouches for is a TLS failure, never a page."""
    with served(tmp_path, certificates.LOOPBACK, "http/1.1") as address:
        result = fetch(address, clock)
    assert isinstance(result, Failure)
    assert (Outcome.TLS, True) == (result.outcome, "certificate" in result.reason)


def test_a_further_root_is_believed(tmp_path: Path, clock: ManualClock, bundle: Path) -> None:
    """`ca_bundle` adds roots, as some of the sites need at times."""
    with served(tmp_path, certificates.LOOPBACK, "http/1.1") as address:
        result = fetch(address, clock, bundle)
    assert isinstance(result, Page)
    assert HTML == result.content


def test_the_certificate_of_another_host_is_refused(tmp_path: Path, clock: ManualClock, bundle: Path) -> None:
    """A believed root does not make another host's certificate good."""
    with served(tmp_path, certificates.OTHER_HOST, "http/1.1") as address:
        result = fetch(address, clock, bundle)
    assert isinstance(result, Failure)
    assert Outcome.TLS is result.outcome


def test_http_2_is_spoken_where_offered(tmp_path: Path, clock: ManualClock, bundle: Path) -> None:
    """A server that offers h2 is answered in it."""
    with served(tmp_path, certificates.LOOPBACK, "h2") as address:
        result = fetch(address, clock, bundle)
    assert isinstance(result, Page)
    assert (HTML, "h2") == (result.content, result.header("X-Over"))


def test_a_plain_server_on_a_tls_address(clock: ManualClock) -> None:
    """A port that does not speak TLS is a TLS failure, in one line."""
    listener = create_server(("127.0.0.1", 0))

    def answer() -> None:
        line, _ = listener.accept()
        line.recv(1_000)
        line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        line.close()

    thread = threading.Thread(target=answer)
    thread.start()
    result = fetch(f"https://127.0.0.1:{listener.getsockname()[1]}", clock)
    thread.join()
    listener.close()
    assert isinstance(result, Failure)
    assert Outcome.TLS is result.outcome


def test_a_bundle_without_certificates_is_told_at_once(tmp_path: Path, clock: ManualClock) -> None:
    """A file that holds none fails when the fetcher is made."""
    empty = tmp_path / "empty.pem"
    empty.write_text("nothing")
    with pytest.raises((ssl.SSLError, OSError)):
        Fetcher(HttpSettings(ca_bundle=str(empty)), clock=clock, sleep=clock.sleep)
