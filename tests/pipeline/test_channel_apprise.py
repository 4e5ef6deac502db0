"""The services behind apprise: a result each, escaped text, bounded length, no secret shown."""

import datetime as dt
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.channels.apprise import Apprise, escaped, secrets_of
from pipeline.channels.errors import Permanent, Transient

# apprise's e-mail service asks for a module that Python 3.13 has dropped.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

ALERT: dict[str, object] = {
    "type": "statement.new",
    "id": "alert_1",
    "data": {
        "record": {
            "title": "On <b>the</b> border & *more* [here](http://evil.example/) @everyone",
            "url": "https://en.odkb-csto.org/news/o_granitse/",
            "lead": "The Council is concerned.\x1b[2J",
            "source": "csto-en",
        },
        "verdict": {"kind": "security_statement", "score": 0.9, "organs": ["CSC"], "states": ["AM"], "reasons": []},
    },
}


class Service(ThreadingHTTPServer):
    """Takes what apprise posts and answers with `status`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Taker)
        self.status = 200
        self.bodies: list[bytes] = []
        threading.Thread(target=self.serve_forever, args=[0.02], daemon=True).start()

    def url(self, schema: str, path: str = "/token1234567890") -> str:
        return f"{schema}://127.0.0.1:{self.server_port}{path}"


class _Taker(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        self.server.bodies.append(self.rfile.read(int(self.headers["content-length"])))
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def service() -> Iterator[Service]:
    server = Service()
    yield server
    server.shutdown()
    server.server_close()


def send(url: str, alert: dict[str, object] = ALERT) -> str:
    return Apprise("mail", url, timeout=dt.timedelta(seconds=5)).send(alert, 1)


def test_a_message_reaches_the_service(service: Service) -> None:
    """Label and headline in the title; facts, lead and address in the body; the service is named in the answer."""
    assert send(service.url("json")) == "JSON: taken"
    message = json.loads(service.bodies[0])
    assert message["title"].startswith("[new statement] On <b>the</b> border")
    lines = message["message"].splitlines()
    assert lines[0] == "security statement 0.90 · CSC · AM · no date · csto-en"
    assert lines[-1] == "https://en.odkb-csto.org/news/o_granitse/"


def test_nothing_in_a_headline_acts(service: Service) -> None:
    """Control characters are gone and nobody is called, whatever the service."""
    send(service.url("json"))
    text = service.bodies[0].decode()
    assert "@everyone" not in json.loads(text)["title"]
    assert "\\u001b" not in text


def test_html_is_escaped_for_services_that_read_it(service: Service) -> None:
    """Where a service renders HTML, tags of a headline are text."""
    send(service.url("json") + "?format=html")
    assert "<b>the" not in json.loads(service.bodies[0])["message"]


def test_markdown_is_escaped_for_services_that_read_it(service: Service) -> None:
    """Where a service renders Markdown, a headline's links and stars are text, and our own address stays whole."""
    send(service.url("mmost", "/" + "c" * 24))
    text = json.loads(service.bodies[0])["text"]
    assert r"\[here\]\(http://evil.example/\)" in text
    assert r"\*more\*" in text
    assert "https://en.odkb-csto.org/news/o_granitse/" in text


def test_escaping_covers_markdowns_own_characters() -> None:
    """Each character that Markdown gives a meaning has a backslash before it."""
    assert escaped("a*b_[c](d)`e`<f>#g|h~\\") == r"a\*b\_\[c\]\(d\)\`e\`\<f\>\#g\|h\~" + "\\\\"


def test_long_messages_are_split_not_refused(service: Service) -> None:
    """A digest longer than the service takes arrives in pieces that together hold every alert."""
    many = [{**ALERT, "id": f"a{n}"} for n in range(300)]
    send(service.url("json"), {"type": "digest", "id": "d", "data": {"alerts": many}})
    assert len(service.bodies) > 1
    assert all(len(json.loads(body)["message"]) <= 32768 for body in service.bodies)
    assert sum(json.loads(body)["message"].count("o_granitse") for body in service.bodies) == 300


def test_a_refusal_is_a_failed_attempt(service: Service) -> None:
    """`bool(result)` decides: a service that answers 500 has not taken the message."""
    service.status = 500
    with pytest.raises(Transient, match=r"JSON: (?!taken)"):
        send(service.url("json"))


def test_each_service_has_a_result_of_its_own(service: Service) -> None:
    """Of two services in one address the one that took the message is not sent it again."""
    channel = Apprise("mail", f"{service.url('json')},json://127.0.0.1:1/", timeout=dt.timedelta(seconds=2))
    with pytest.raises(Transient, match=r"JSON: taken; JSON: ") as first:
        channel.send(ALERT, 1)
    assert "taken; JSON: taken" not in str(first.value)
    with pytest.raises(Transient, match="taken before"):
        channel.send(ALERT, 2)
    assert len(service.bodies) == 1


def test_no_text_shows_the_address(service: Service) -> None:
    """An apprise address is all secret: no answer, error or representation holds its parts."""
    service.status = 500
    url = service.url("json").replace("//", "//someone:hunter2222@")
    channel = Apprise("mail", url)
    with pytest.raises(Transient) as caught:
        channel.send(ALERT, 1)
    for text in (str(caught.value), repr(channel)):
        assert "hunter2222" not in text
        assert "token1234567890" not in text
    assert "123456:ABCDEFG" in secrets_of("tgram://123456:ABCDEFG/789")


def test_an_address_of_no_service_stops_the_channel() -> None:
    """What apprise does not know will not be known tomorrow: the channel stops and says why, without the address."""
    with pytest.raises(Permanent, match=r"nosuchservice://\*\*\*") as caught:
        send("nosuchservice://secret-token")
    assert caught.value.stop_channel


def test_telegram_is_not_flooded() -> None:
    """Twenty a minute is what a group takes: three seconds lie between two messages."""
    (service,) = Apprise("chat", "tgram://123456789:abcdefg_hijklmnop/12315544").services()
    assert service.request_rate_per_sec >= 3
    assert service.overflow_mode == "split"


def test_apprise_is_loaded_with_the_first_message_only() -> None:
    """Half a second and 29 MiB are not spent on a run that sends nothing through it."""
    code = "import sys, pipeline.channels.opening; print('apprise' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.strip() == "False"
