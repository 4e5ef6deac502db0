"""`csto status` of a daemon and its channels: what cannot be written down is asked for, what waits is told."""

import datetime as dt
import io
import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from rich.console import Console

from crawler.sites import PROFILES
from pipeline import schema
from pipeline.alert import ChannelPolicy, Policy
from pipeline.app import asking, pages, status_channels, status_json, status_view
from pipeline.app.config import Config
from pipeline.app.pulse import Pulse
from pipeline.app.serve import Server
from pipeline.app.status import Status, gather
from pipeline.model import Alert, AlertType
from pipeline.outbox import Outbox
from pipeline.routing import routes
from pipeline.store import Store

NOW = dt.datetime(2026, 11, 22, 3, 0, tzinfo=dt.UTC)
OURS = f"`csto run`, process {os.getpid()}"


@contextmanager
def daemon(pulse: Pulse) -> Iterator[str]:
    """The pages of a daemon in this process; their address."""
    server = Server("127.0.0.1:0", pages.pages(Config, pulse.beat), lambda path, error: None)
    server.start()
    try:
        yield server.address
    finally:
        server.stop()


def test_the_running_daemon_is_asked_what_it_cannot_write_down() -> None:
    """A stuck writer is told by /readyz and so by `csto status`; a daemon that is well adds nothing."""
    pulse = Pulse()
    with daemon(pulse) as address:
        assert asking.reasons(address, OURS) == ()
        pulse.could_not_write("csto.db is locked by another process")
        assert asking.reasons(address, OURS) == ("the writer is stuck: csto.db is locked by another process",)
        assert asking.reasons(address.replace("127.0.0.1", "0.0.0.0"), OURS) != ()


def test_only_the_holder_of_this_state_is_believed() -> None:
    """Where another daemon has the address, or none runs, or none serves: nothing is said of it."""
    pulse = Pulse()
    pulse.could_not_write("of another state")
    with daemon(pulse) as address:
        assert asking.reasons(address, "`csto run`, process 1") == ()
        assert asking.reasons(address, "`csto poll`, process 1") == ()
        assert asking.reasons(address, None) == ()
    assert asking.reasons("off", OURS) == ()


def test_a_daemon_that_does_not_answer_is_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds the state, takes the call and says nothing: it hangs."""
    monkeypatch.setattr(asking, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        (line,) = asking.reasons(f"127.0.0.1:{listening.getsockname()[1]}", OURS)
    assert "does not answer" in line


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", b"SSH-2.0-x\r\n"])
def test_another_program_at_its_address_says_nothing(answer: bytes) -> None:
    """The default address may be another's: the daemon runs without its pages then, and is not blamed."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def reply() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(answer)

        thread = threading.Thread(target=reply)
        thread.start()
        assert asking.reasons(f"127.0.0.1:{listening.getsockname()[1]}", OURS) == ()
        thread.join()


def status(folder: Path, *, age: dt.timedelta, state: str, active: tuple[str, ...] = ("desk",)) -> Status:
    """Of a store with one alert of that age on the channel `desk`, in that state of delivery."""
    alert = Alert("a1", AlertType.EVENT_NEW, NOW - age, {"record": {"title": "x"}}, source="csto-en")
    with closing(schema.open(folder / "csto.db")) as db, schema.transaction(db):
        Outbox(db).put(alert, routes(alert, Policy(channels=(ChannelPolicy("desk"),)), NOW - age))
        db.execute("UPDATE deliveries SET state = ?, answer = 'refused', attempted_at = due_at", [state])
    with closing(schema.open(folder / "csto.db")) as db:
        return gather((), db, state=folder, holder=None, now=NOW, since=NOW, until=NOW, active=active)


@pytest.mark.parametrize(
    ("minutes", "state", "healthy"),
    [(2, "failed", True), (12, "failed", False), (12, "pending", False), (12, "held", True), (12, "delivered", True)],
)
def test_an_alert_that_does_not_go_out_is_unhealthy(tmp_path: Path, minutes: int, state: str, healthy: bool) -> None:
    """After five minutes, with what the receiver said; one that is held waits its turn and is no trouble."""
    found = status(tmp_path, age=dt.timedelta(minutes=minutes), state=state)
    assert found.is_healthy is healthy
    line = "channel desk: 1 alert has not gone out, the oldest for 12 min: refused"
    assert (line in found.problems) is not healthy
    assert (status_json.as_json(found)["channels"][0]["problem"] is None) is healthy  # type: ignore[index]


def test_a_channel_that_was_taken_out_is_no_trouble(tmp_path: Path) -> None:
    """What it left behind is in the ledger; nobody waits for it."""
    assert status(tmp_path, age=dt.timedelta(days=2), state="failed", active=("mail",)).is_healthy
    assert status_channels.WAIT < dt.timedelta(minutes=10)


def polled(fill: float, *, fresh: int, known: int, well: bool) -> str:
    """The figures of a poll: dates on all new pages, and on that share of all that were read."""
    new = {"pages": fresh, "filled": {"published": 1.0} if fresh else {}}
    return json.dumps({"fill": {"published": fill}, "read": fresh + known, "well": well, "health": new})


@pytest.mark.parametrize(("well", "rate"), [(True, (1.0, 30)), (False, (0.1, 40))])
def test_rates_are_of_new_pages_while_all_is_well(tmp_path: Path, well: bool, rate: tuple[float, int]) -> None:
    """Pages without a date are read again for longer, and would look like a reader that finds none; once the reader
    fails, all that was read counts."""
    with closing(schema.open(tmp_path / "csto.db")) as db:
        rows = (polled(0.9, fresh=30, known=0, well=True), polled(0.1, fresh=0, known=40, well=well))
        for poll, row in enumerate(rows):
            Store(db).save_health("csto-en", str(poll), row, at=NOW)
        (found, *_) = gather(Config().sources(), db, state=tmp_path, holder=None, now=NOW, since=NOW, until=NOW).sources
    assert rate == (found.fill_rates["published"], found.fill_pages)


def test_the_tables_fit_eighty_columns(tmp_path: Path) -> None:
    """With the longest names of sources, every line of a table stands on one line of a plain terminal."""
    names = {profile.name for profile in PROFILES}
    with closing(schema.open(tmp_path / "csto.db")) as db:
        fields = ("title", "published", "body", "leads", "contact", "images", "attachments")
        row = json.dumps({"fill": dict.fromkeys(fields, 1.0), "read": 30})
        for name in names:
            Store(db).save_health(name, "a", row, at=NOW)
        found = gather(Config().sources(), db, state=tmp_path, holder=None, now=NOW, since=NOW, until=NOW)
    console = Console(width=300, file=io.StringIO())
    for part in status_view.shown(found):
        console.print(part)
    assert isinstance(console.file, io.StringIO)
    lines = [line.rstrip() for line in console.file.getvalue().splitlines() if not line.startswith("  ")]
    assert max(map(len, lines[3:])) <= 80
    assert all(any(line.startswith(f"{name}, 30 pages") for line in lines) for name in names)
