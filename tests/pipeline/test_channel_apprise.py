"""The services behind apprise: a result each, escaped text, bounded length and pace, no secret shown."""

import datetime as dt
import json
import logging
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.channels.answers import secrets_of
from pipeline.channels.apprise import Apprise
from pipeline.channels.aside import MOST, Aside
from pipeline.channels.errors import Permanent, Transient
from pipeline.channels.written import calm, escaped

# apprise's e-mail service asks for a module that Python 3.13 has dropped.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

ROOT = Path(__file__).parents[2]
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
        self.status, self.answer = 200, b"ok"
        self.statuses: list[int] = []  # answered first
        self.bodies: list[bytes] = []
        threading.Thread(target=self.serve_forever, args=[0.02], daemon=True).start()

    def url(self, schema: str, path: str = "/token1234567890") -> str:
        return f"{schema}://127.0.0.1:{self.server_port}{path}"


class _Taker(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        self.server.bodies.append(self.rfile.read(int(self.headers["content-length"])))
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else self.server.status)
        self.end_headers()
        self.wfile.write(self.server.answer)

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


def telegram(service: Service, chats: str = "12315544") -> Apprise:
    """A channel to Telegram whose messages come to us, without the pauses between them."""
    channel = Apprise("chat", f"tgram://123456789:abcdefg_hijklmnop/{chats}")
    for one in channel.services():
        one.plugin.notify_url = f"http://127.0.0.1:{service.server_port}/bot"
        one.plugin.request_rate_per_sec = 0
    return channel


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


@pytest.mark.parametrize("name", ["everyone", "here", "channel", "room", "all"])
def test_no_headline_calls_a_group(name: str) -> None:
    """Discord's, Slack's and Matrix's names for everybody are parted from their sign; an address stays one."""
    assert calm(f"Ask @{name} now") == f"Ask @\u200b{name} now"
    assert calm("odkb-pressa@gov.ru") == "odkb-pressa@gov.ru"


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


def test_a_refusal_says_why_whatever_is_logged(service: Service) -> None:
    """The reason stands in the answer also where the library's own log is turned down, as in the daemon."""
    logging.getLogger("apprise").setLevel(logging.CRITICAL)
    service.status = 503
    with pytest.raises(Transient, match="error=503"):
        send(service.url("json"))


def test_each_service_has_a_result_of_its_own(service: Service) -> None:
    """Of two services in one address the one that took the message is not sent it again, in any process."""
    url = f"{service.url('json')},json://127.0.0.1:1/"
    with pytest.raises(Transient, match=r"JSON: taken; JSON: ") as first:
        Apprise("mail", url, timeout=dt.timedelta(seconds=2)).send(ALERT, 1)
    assert "taken; JSON: taken" not in str(first.value)
    assert len(first.value.taken) == 1
    with pytest.raises(Transient, match="taken before") as second:
        Apprise("mail", url, timeout=dt.timedelta(seconds=2)).send(ALERT, 2, first.value.taken)
    assert second.value.taken == first.value.taken
    assert len(service.bodies) == 1


def test_each_chat_of_a_bot_has_a_result_of_its_own(service: Service) -> None:
    """A chat that is gone does not make the others get each message eight times."""
    channel = telegram(service, "111/222")
    service.status = 403
    with pytest.raises(Transient) as none:
        channel.send(ALERT, 1)
    assert (none.value.taken, len(service.bodies)) == ((), 2)
    marks = {one.mark for one in channel.services()}
    assert len(marks) == 2
    service.status = 200
    assert channel.send(ALERT, 2, [min(marks)]).count("taken before") == 1
    assert len(service.bodies) == 3


@pytest.mark.parametrize(
    ("answer", "pause"),
    [
        (b'{"ok":false,"error_code":429,"parameters":{"retry_after":35}}', dt.timedelta(seconds=35)),
        (b'{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":2500}', dt.timedelta(seconds=2.5)),
        (b"slow down", dt.timedelta(minutes=1)),
    ],
)
def test_a_busy_service_is_left_alone_as_long_as_it_asks(service: Service, answer: bytes, pause: dt.timedelta) -> None:
    """429 is a pause, not a failed attempt: as long as the answer names, or a minute."""
    service.status, service.answer = 429, answer
    with pytest.raises(Transient, match="error=429") as caught:
        telegram(service).send(ALERT, 1)
    assert caught.value.retry_after == pause


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
    assert {"pw12", "k3y456"} <= {*secrets_of("json://a.example/k3y456, mailto://me:pw12@b.example?to=c@d.example")}


def test_an_address_of_no_service_stops_the_channel() -> None:
    """What apprise does not know will not be known tomorrow: the channel stops and says why, without the address."""
    with pytest.raises(Permanent, match=r"nosuchservice://\*\*\*") as caught:
        send("nosuchservice://secret-token")
    assert caught.value.stop_channel


def test_a_service_that_never_ends_its_answer_holds_up_nothing() -> None:
    """An answer that dribbles for ever is left after a while, and neither other channels nor the exit wait for it."""
    code = """
import datetime, socket, threading, time
from pipeline.channels import apprise
from pipeline.channels.errors import Transient
apprise.LONGEST_CALL = datetime.timedelta(seconds=0.5)
listener = socket.create_server(("127.0.0.1", 0))
def dribble():
    connection = listener.accept()[0]
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\\r\\nX-Long: ")
    while True:
        time.sleep(0.05)
        connection.sendall(b"a")
threading.Thread(target=dribble, daemon=True).start()
channel = apprise.Apprise("chat", f"json://127.0.0.1:{listener.getsockname()[1]}/")
try:
    channel.send({"type": "digest", "id": "a", "data": {}}, 1)
except Transient as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT, timeout=20
    )
    assert done.stdout.strip() == "JSON: not done after 0.5 s"


def test_calls_that_hang_are_bounded() -> None:
    """Each one left behind keeps its thread; after some no further one is begun. An error is the caller's."""
    held, aside = threading.Event(), Aside()
    for _ in range(MOST):
        with pytest.raises(TimeoutError):
            aside.call(held.wait, 0)
    with pytest.raises(TimeoutError, match="not ended yet"):
        aside.call(held.wait, 1)
    held.set()
    assert Aside().call(lambda: 3, 5) == 3
    with pytest.raises(ZeroDivisionError):
        Aside().call(lambda: 1 // 0, 5)


def test_telegram_is_not_flooded() -> None:
    """Twenty a minute is what a group takes: three seconds lie between two messages."""
    (service,) = Apprise("chat", "tgram://123456789:abcdefg_hijklmnop/12315544").services()
    assert service.plugin.request_rate_per_sec >= 3
    assert service.plugin.overflow_mode == "split"


def test_telegram_takes_what_it_is_sent(service: Service) -> None:
    """No message is longer than 4096 characters, none is torn within an entity, and tags of a headline are text."""
    record = {
        "title": "Border & <i>more</i> " * 12,
        "lead": "Concerned & <b>. " * 70,
        "url": "https://odkb-csto.org/a/",
    }
    many = [{**ALERT, "id": f"a{n}", "data": {"record": record}} for n in range(40)]
    telegram(service).send({"type": "digest", "id": "d", "data": {"alerts": many}}, 1)
    texts = [json.loads(body)["text"] for body in service.bodies]
    assert max(map(len, texts)) <= 4096
    assert not [text for text in texts if re.search(r"&\w*$|^\w{1,4};|<i>", text)]


def test_the_pieces_of_a_digest_are_whole_and_sent_once(service: Service) -> None:
    """A digest of several messages tears no address; where one is refused, the next attempt goes on from there."""
    many = [{**ALERT, "id": f"a{n}"} for n in range(40)]
    digest: dict[str, object] = {"type": "digest", "id": "d", "data": {"alerts": many}}
    channel = telegram(service)
    service.statuses = [200, 200, 500, 200]
    with pytest.raises(Transient) as caught:
        channel.send(digest, 1)
    assert len(caught.value.taken) == 2
    assert channel.send(digest, 2, caught.value.taken) == "Telegram: taken"
    texts = [json.loads(body)["text"] for body in service.bodies]
    del texts[2]
    assert sum(text.count(f"{ALERT['data']['record']['url']}\r\n") + text.endswith("/") for text in texts) == 40  # type: ignore[index]
    assert [text.splitlines()[0][-8:-4] for text in texts] == [
        f"{n}/{len(texts)})"[-4:] for n in range(1, len(texts) + 1)
    ]


def test_a_digest_of_a_thousand_does_not_take_minutes(service: Service) -> None:
    """What would be hundreds of messages is shortened to headlines and addresses, and says how many more there are."""
    many = [{**ALERT, "id": f"a{n}"} for n in range(1000)]
    telegram(service).send({"type": "digest", "id": "d", "data": {"alerts": many}}, 1)
    texts = [json.loads(body)["text"] for body in service.bodies]
    assert len(texts) <= 25
    shown = sum(text.count("news/o_granitse") for text in texts)
    assert f"and {1000 - shown} more: csto alerts list" in texts[-1]
    assert shown > 100


def test_a_headline_that_a_title_cannot_hold_stands_in_the_body(service: Service) -> None:
    """Services cut titles at 250 characters or fewer; the site's headlines run to 255."""
    title = "Word " * 50 + "end."
    send(service.url("json"), {**ALERT, "data": {"record": {"title": title, "url": "https://odkb-csto.org/a/"}}})
    assert json.loads(service.bodies[0])["message"].splitlines()[0] == title


def test_apprise_is_loaded_with_the_first_message_only() -> None:
    """Half a second and 29 MiB are not spent on a run that sends nothing through it."""
    code = "import sys, pipeline.channels.opening; print('apprise' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"
