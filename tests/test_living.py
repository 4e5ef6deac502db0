"""What a year brings: a machine that sleeps, a full disk, a locked database, a network that is away, clocks set anew.

Each with real parts: the command, a site and a receiver on loopback, SQLite. Whatever it was, when it is over every
statement has been told once, and meanwhile `/readyz` and `csto status` said what was wrong.
"""

import datetime as dt
import os
import resource
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from crawler.replica import corpus
from crawler.replica.faults import Fault
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from crawler.replica.story import Story, changed
from pipeline.app import watching
from pipeline.app.daemon import GRACE
from tests.conftest import Inbox, Watch, receiving
from tests.killing import until
from tests.living import HOST, codes, free_port, settled, until_told
from tests.running import Daemon, holding, running


@pytest.fixture
def house(tmp_path: Path, site: ReplicaSite, server: ReplicaServer, inbox: Inbox) -> Watch:
    """A folder for `csto run`: it polls twice a second, tells the webhook, and answers on a free port."""
    return settled(tmp_path, server.url(site), inbox.address)


def publish(site: ReplicaSite, seed: int) -> str:
    """A statement of today; its canonical address."""
    today = dt.datetime.now(dt.UTC).date()
    return HOST + site.publish(corpus.story_of_kind("security_statement", seed=seed, published=today))


def baseline(daemon: Daemon, watch: Watch) -> None:
    """Waits for the first poll to be over."""
    daemon.until_logged("running")
    until(lambda: "nothing missed" in watch.csto("status").out, 30, "never polled")


def test_a_daemon_that_is_suspended_goes_on_where_it_was(house: Watch, site: ReplicaSite, inbox: Inbox) -> None:
    """Stopped for some intervals, with a statement published meanwhile: polled at once after it, told once."""
    with running(house.folder) as daemon:
        baseline(daemon, house)
        daemon.signal(signal.SIGSTOP)
        wanted = [publish(site, 1)]
        said = house.csto("status")  # which waits three seconds for its answer
        assert said.code == 1
        assert "the daemon does not answer" in said.out or "is locked" in said.err  # stopped while it closed the store
        assert inbox.received == []
        daemon.signal(signal.SIGCONT)
        until_told(inbox, wanted)
        daemon.until_ready(lambda status, reasons: status == 200)
        assert daemon.end() == 0


def test_a_disk_that_is_full_for_a_while(house: Watch, site: ReplicaSite, inbox: Inbox) -> None:
    """No file may grow: not ready, and it says why; with room again it polls at once and tells the statement once."""
    with running(house.folder) as daemon:
        baseline(daemon, house)
        before = resource.prlimit(daemon.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(daemon.process.pid, resource.RLIMIT_FSIZE, (1, before[1]))
        wanted = [publish(site, 2)]
        daemon.until_ready(lambda status, reasons: status == 503 and "the writer is stuck" in str(reasons))
        said = house.csto("status")
        assert (said.code, "the writer is stuck" in said.out) == (1, True)
        daemon.until_logged("failed", 4)
        assert inbox.received == []
        resource.prlimit(daemon.process.pid, resource.RLIMIT_FSIZE, before)
        daemon.until_logged("the database takes writes again")
        until_told(inbox, wanted)
        daemon.until_ready(lambda status, reasons: status == 200)
        assert daemon.end() == 0
    assert house.csto("db", "check").code == 0
    assert house.csto("status").code == 0


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """A file system of that size at the folder; skips the test where none may be mounted."""
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "csto", folder], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("only root may mount a file system here")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_disk_that_runs_low_fills_up_and_is_enlarged(house: Watch, site: ReplicaSite, inbox: Inbox) -> None:
    """A real small disk: told when it is low, not ready when it is full, told when there is room; nothing is lost."""
    state = house.folder / "state"
    with small_disk(state, "16m"), running(house.folder) as daemon:
        until(lambda: codes(inbox) == [("source.failing", "disk_low")], 20, "the low disk was not told")
        daemon.until_logged("new", len(site.stories) - 5)
        time.sleep(1.0)
        filled = subprocess.run(["dd", "if=/dev/zero", f"of={state}/other", "bs=4k"], capture_output=True, check=False)
        assert b"No space left" in filled.stderr
        wanted = [publish(site, 3)]
        daemon.until_ready(lambda status, reasons: status == 503 and "writer is stuck" in str(reasons))
        said = house.csto("status")
        assert (said.code, "this machine: " in said.out) == (1, True), said
        (state / "other").unlink()
        until_told(inbox, wanted)
        subprocess.run(["mount", "-o", f"remount,size={2 * watching.FEWEST_BYTES}", state], check=True)
        until(lambda: codes(inbox)[1:] == [("source.recovered", "disk_low")], 20, "the room was not told")
        assert daemon.end() == 0


def test_a_site_that_is_down_and_comes_back(house: Watch, site: ReplicaSite, inbox: Inbox) -> None:
    """Not ready after three polls, told once, polled on; back again, it is ready, and what came meanwhile is told."""
    with running(house.folder) as daemon:
        baseline(daemon, house)
        site.fault(Fault.status(500), path="*")
        daemon.until_ready(lambda status, reasons: status == 503 and "source csto-en is failing" in str(reasons))
        said = house.csto("status")
        assert (said.code, "polls in a row failed" in said.out) == (1, True)
        wanted = [publish(site, 19)]
        site.clear_faults()
        until_told(inbox, wanted)
        daemon.until_ready(lambda status, reasons: status == 200)
        assert daemon.end() == 0
    assert codes(inbox) == [("source.failing", "failing"), ("source.recovered", "failing")]


def test_another_writer_holds_the_database_for_long(house: Watch, site: ReplicaSite, inbox: Inbox) -> None:
    """Longer than anyone waits for a lock: not ready, and it says so; set free, everything goes on, told once."""
    with running(house.folder) as daemon:
        baseline(daemon, house)
        with holding(house.folder / "state" / "csto.db", "BEGIN IMMEDIATE"):
            wanted = [publish(site, 4)]
            daemon.until_ready(lambda status, reasons: status == 503 and "is locked by another" in str(reasons))
            said = house.csto("status")
            assert (said.code, "is locked by another process" in said.out) == (1, True)
            daemon.until_logged("failed", 3)
            assert inbox.received == []
        until_told(inbox, wanted)
        daemon.until_ready(lambda status, reasons: status == 200)
        assert daemon.end() == 0
    assert house.csto("status").code == 0


def test_a_backup_taken_beside_a_daemon_can_be_put_back(house: Watch, site: ReplicaSite, inbox: Inbox) -> None:
    """As the README has it: the copy in the place of the store; what came after it is found and told again."""
    with running(house.folder) as daemon:
        baseline(daemon, house)
        first = publish(site, 17)
        until_told(inbox, [first])
        assert house.csto("db", "backup", "copy.db").code == 0
        second = publish(site, 18)
        until_told(inbox, [first, second])
        assert daemon.end() == 0
    for path in (house.folder / "state").glob("csto.db*"):
        path.unlink()
    (house.folder / "copy.db").rename(house.folder / "state" / "csto.db")
    with running(house.folder) as daemon:
        until(lambda: len(inbox.accepted) == 3, 20, "what came after the backup was not told")
        until_told(inbox, [first, second, second])
        assert daemon.end() == 0
    assert house.csto("db", "check").code == 0


def test_a_reader_that_never_ends_hinders_nobody(house: Watch, site: ReplicaSite, inbox: Inbox) -> None:
    """A report that holds a read transaction for hours: polls, alerts and readiness go on beside it."""
    with running(house.folder) as daemon:
        baseline(daemon, house)
        with holding(house.folder / "state" / "csto.db", "BEGIN;SELECT count(*) FROM records"):
            until_told(inbox, [publish(site, 5)])
            assert daemon.ready() == (200, [])
            assert house.csto("db", "backup", "copy.db").code == 0
        assert daemon.end() == 0
    assert house.csto("status").code == 0


def hostile(seed: int) -> Story:
    """A statement whose words steer terminals, fake lines and hide others."""
    today = dt.datetime.now(dt.UTC).date()
    story = corpus.story_of_kind("security_statement", seed=seed, published=today)
    words = "\x1b]0;owned\x07\x1b[2J\u202e\u2028\r\n2026-01-01 [critical] all is lost\x9b31m"
    return changed(story, {"title": f"{story.title} {words}", "paragraphs": [*story.paragraphs, words]})


def test_a_log_of_hostile_pages_holds_no_secret_and_steers_nothing(house: Watch, site: ReplicaSite) -> None:
    """At the most talkative: JSON a line, each printable; the receiver's address and the secret are in none."""
    key, token = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "T0PSECRETT0KEN"
    (house.folder / "key").write_text(key)
    (house.folder / "hook").write_text(f"http://127.0.0.1:{free_port()}/hooks/{token}?key={token}")
    path = house.folder / "csto.toml"
    hook = next(line for line in path.read_text().splitlines() if line.startswith("url = "))
    path.write_text(path.read_text().replace(hook, 'url_file = "hook"\nsecret_file = "key"'))
    with running(house.folder, "-vv") as daemon:
        baseline(daemon, house)
        site.publish(hostile(13))
        site.fault(Fault.status(500), path="/")
        until(lambda: any(line.get("channel") == "desk" for line in daemon.logged), 20, "nothing was attempted")
        assert daemon.end() == 0
    assert [line for line in daemon.lines if not line.isprintable()] == []
    assert [line for line in daemon.lines if token in line or key.removeprefix("whsec_") in line] == []
    outcomes = [line for line in daemon.logged if line["event"] in ("new", "server_error")]
    assert {"new", "server_error"} == {line["event"] for line in outcomes}
    assert all({"time", "source", "url"} <= line.keys() for line in outcomes)


def test_a_daemon_takes_a_new_configuration_or_says_why_not(house: Watch, site: ReplicaSite, inbox: Inbox) -> None:
    """SIGHUP with a mistake: the reason in the log, alerts as before; with another receiver: alerts go there."""
    path = house.folder / "csto.toml"
    sound = path.read_text()
    with running(house.folder) as daemon:
        baseline(daemon, house)
        path.write_text(sound + "max_age = 30")
        daemon.signal(signal.SIGHUP)
        refused = daemon.until_logged("configuration not taken, going on with the old one")
        assert "alerts.max_age: 30 is not allowed: a duration" in str(refused["reason"])
        until_told(inbox, [publish(site, 14)])
        with receiving() as other:
            path.write_text(sound.replace(inbox.address, other.address))
            daemon.signal(signal.SIGHUP)
            daemon.until_logged("configuration taken")
            until_told(other, [publish(site, 15)])
        assert daemon.end() == 0
    assert len(inbox.accepted) == 1


def test_what_works_beside_a_daemon_and_what_does_not(house: Watch) -> None:
    """Reading, backups and dry runs do; what would write, and a second daemon, name the holder, with exit code 4."""
    with running(house.folder) as daemon:
        baseline(daemon, house)
        with ThreadPoolExecutor(4) as pool:
            lines = (*BESIDE, *NOT_BESIDE)
            ended = dict(zip(lines, pool.map(lambda line: house.csto(*line.split()), lines), strict=True))
        assert daemon.end() == 0
    assert {line: ended[line].err for line in BESIDE if ended[line].code} == {}
    assert {ended[line].code for line in NOT_BESIDE} == {4}
    holder = f"is in use by `csto run`, process {daemon.process.pid}"
    assert [line for line in NOT_BESIDE if holder not in ended[line].err] == []


BESIDE = (
    "status",
    "search border",
    "db check",
    "db backup copy.db",
    "replay --dry-run",
    "backfill --dry-run",
    "alerts",
)
NOT_BESIDE = ("poll", "backfill", "replay", "db vacuum", "run")


def test_the_watchdog_is_fed_only_while_the_database_answers(house: Watch, tmp_path: Path) -> None:
    """On systemd's own socket: no word while the database gives no answer at all, and again when it does."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(address := f"\0csto-{os.getpid()}")
        systemd.settimeout(20)
        told = {"NOTIFY_SOCKET": "@" + address[1:], "WATCHDOG_USEC": "900000"}
        with running(house.folder, busy=60, stuck=1.5, **told) as daemon:
            assert systemd.recv(4096) == b"READY=1"
            baseline(daemon, house)
            with holding(house.folder / "state" / "csto.db", "BEGIN IMMEDIATE"):
                daemon.until_ready(lambda status, reasons: "nothing written for" in str(reasons))
                heard = drained(systemd, seconds=2.0)
                assert b"WATCHDOG=1" not in heard
                assert any(line.startswith(b"STATUS=the writer is stuck: nothing written") for line in heard)
            daemon.until_ready(lambda status, reasons: status == 200)
            assert b"WATCHDOG=1" in drained(systemd, seconds=2.0)
            assert daemon.end() == 0


def drained(systemd: socket.socket, seconds: float) -> set[bytes]:
    """What came in so many seconds from now on; what came before is forgotten."""
    systemd.settimeout(0.05)
    with suppress(TimeoutError):
        while systemd.recv(4096):
            continue
    limit, heard = time.monotonic() + seconds, set[bytes]()
    while time.monotonic() < limit:
        with suppress(TimeoutError):
            heard.add(systemd.recv(4096))
    return heard


def test_a_second_signal_ends_at_once_and_loses_nothing(house: Watch, site: ReplicaSite, inbox: Inbox) -> None:
    """With work in hand that cannot end, a write behind a lock: exit 130 at once; the next run tells it, once."""
    with running(house.folder, busy=60, stuck=1.5) as daemon:
        baseline(daemon, house)
        with holding(house.folder / "state" / "csto.db", "BEGIN IMMEDIATE"):
            wanted = [publish(site, 16)]
            daemon.until_ready(lambda status, reasons: "nothing written for" in str(reasons))
            daemon.signal(signal.SIGTERM)
            daemon.until_logged("stopping")
            daemon.signal(signal.SIGTERM)
            assert daemon.process.wait(timeout=GRACE) == 130
            assert daemon.until_logged("stopped at once")["unfinished"]
    assert inbox.received == []
    with running(house.folder) as daemon:
        until_told(inbox, wanted)
        assert daemon.end() == 0
