"""The daemon as a process of its own: its schedule, its signals, what it tells systemd, how it ends."""

import datetime as dt
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.app.daemon import Every
from tests.pipeline.app.daemons import DAEMON, Starter


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[Starter]:
    starter = Starter(tmp_path)
    yield starter
    for running in starter.running:
        running.close()


def test_every_source_is_polled_at_once_and_again(daemon: Starter) -> None:
    """Each enabled source is polled soon after the start, then at its interval; what came of it is carried."""
    daemon.configure(interval="0.2s", second=True)
    running = daemon.start()
    running.until("poll csto-en", 4)
    running.until("poll csto-ru", 4)
    running.until("wake")
    assert "couriers start 0.5" in running.said
    assert 0 == running.end(signal.SIGTERM)
    assert "couriers stop 0.5" in running.said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_lets_the_page_in_hand_end(daemon: Starter, number: signal.Signals) -> None:
    """The poll under way is told to stop, ends its page, and the process exits 0 soon after."""
    daemon.configure()
    daemon.mode("page")
    running = daemon.start()
    running.until("poll csto-en")
    begun = time.monotonic()
    assert 0 == running.end(number)
    assert 20 > time.monotonic() - begun
    running.until("page done csto-en")


def test_a_second_signal_ends_it_at_once(daemon: Starter) -> None:
    """Work that would take a minute is left where it is, with exit code 130."""
    daemon.configure()
    daemon.mode("hang")
    running = daemon.start()
    running.until("poll csto-en")
    running.process.send_signal(signal.SIGTERM)
    running.until("couriers stop 0.5")
    begun = time.monotonic()
    assert 130 == running.end(signal.SIGTERM)
    assert 10 > time.monotonic() - begun


def test_work_that_hangs_does_not_hold_up_the_end(daemon: Starter) -> None:
    """Within ten seconds of one signal the process is gone, exit 0, and the log says what was left."""
    daemon.configure()
    daemon.mode("hang")
    running = daemon.start()
    running.until("poll csto-en")
    begun = time.monotonic()
    assert 0 == running.end(signal.SIGTERM)
    assert 10 > time.monotonic() - begun
    assert ["poll csto-en"] == running.until_logged("stopped with work in hand, which the next run repeats")[
        "unfinished"
    ]


def test_a_poll_that_overruns_delays_itself_and_never_stacks(daemon: Starter) -> None:
    """With polls that take ten intervals, each begins after the one before it has ended."""
    daemon.configure(interval="0.2s")
    daemon.mode("page")
    running = daemon.start()
    running.until("page done csto-en", 2)
    steps = [line for line in running.said if line in ("poll csto-en", "page done csto-en")]
    assert ["poll csto-en", "page done csto-en"] * 2 == steps[:4]
    assert 0 == running.end(signal.SIGTERM)


def test_a_failing_source_slows_down_and_is_never_off(daemon: Starter) -> None:
    """From the second failure on the pauses grow; the first success brings the old pace back."""
    daemon.configure(interval="0.2s")
    daemon.mode("fail")
    running = daemon.start()
    running.until_logged("pace changed")
    running.until("poll csto-en", 4)
    daemon.mode("well")
    running.until("wake")
    running.until("wake", 5)
    paces = [one["every"] for one in running.logged if one["event"] == "pace changed"]
    assert "0.4s" == paces[0]
    assert "0.2s" == paces[-1]


def test_a_poll_that_breaks_is_told_and_tried_again(daemon: Starter) -> None:
    """An unforeseen error in a poll costs that poll, not the daemon; the log has the traceback."""
    daemon.configure(interval="0.2s")
    daemon.mode("break")
    running = daemon.start()
    running.until("poll csto-en", 3)
    failed = running.until_logged("failed")
    assert "unexpected RuntimeError: a poll that breaks" in str(failed["reason"])
    assert "Traceback" in str(failed["exception"])
    assert 0 == running.end(signal.SIGTERM)


def test_what_a_leap_of_the_clock_missed_is_made_up_for_by_one_run() -> None:
    """A year asleep is no six million ticks to count up, in minutes and gigabytes: the next run is now."""
    every, now = Every(seconds=5, timezone=dt.UTC), dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    assert now == every.get_next_fire_time(now - dt.timedelta(days=365), now)
    assert now + dt.timedelta(seconds=5) == every.get_next_fire_time(now, now)


def test_a_jump_of_the_clock_polls_at_once(daemon: Starter) -> None:
    """A clock set otherwise, or a machine that slept: no source waits for a time that has moved away."""
    daemon.configure()
    running = daemon.start()
    running.until("poll csto-en")
    (daemon.folder / "jump").touch()
    running.until_logged("clock jumped")
    running.until("poll csto-en", 2)
    assert 0 == running.end(signal.SIGTERM)


def test_sighup_takes_a_new_configuration(daemon: Starter) -> None:
    """Sources, intervals and channels change without a restart."""
    daemon.configure()
    running = daemon.start()
    running.until("poll csto-en")
    daemon.configure(second=True, score=0.7)
    running.process.send_signal(signal.SIGHUP)
    running.until("couriers start 0.7")
    running.until("poll csto-ru")
    running.until("couriers stop 0.5")
    assert 1 == running.said.count("poll csto-en")
    assert 0 == running.end(signal.SIGTERM)


def test_sighup_with_a_mistake_says_so_and_goes_on(daemon: Starter) -> None:
    """A configuration that cannot be used is named in the log; the old one stays in force."""
    daemon.configure(interval="0.3s")
    running = daemon.start()
    running.until("poll csto-en")
    (daemon.folder / "csto.toml").write_text("[crawl]\nintervall = '5m'")
    running.process.send_signal(signal.SIGHUP)
    reason = str(running.until_logged("configuration not taken, going on with the old one")["reason"])
    assert "did you mean interval?" in reason
    running.until("poll csto-en", running.said.count("poll csto-en") + 2)
    daemon.configure(address="127.0.0.1:0")
    running.process.send_signal(signal.SIGHUP)
    assert 0 == running.end(signal.SIGTERM)


def test_systemd_is_told_of_everything(daemon: Starter, tmp_path: Path) -> None:
    """READY, WATCHDOG while alive, RELOADING and READY on SIGHUP, STOPPING: on a real socket."""
    daemon.configure()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        address = f"/tmp/csto-{os.getpid()}.sock"
        systemd.bind(address)
        systemd.settimeout(20)
        try:
            running = daemon.start(NOTIFY_SOCKET=address, WATCHDOG_USEC="600000")
            assert b"READY=1" == systemd.recv(4096)
            heard = {systemd.recv(4096) for _ in range(4)}
            assert {b"WATCHDOG=1", b"STATUS=watching 1 sources"} == heard
            running.process.send_signal(signal.SIGHUP)
            while not (message := systemd.recv(4096)).startswith(b"RELOADING=1\nMONOTONIC_USEC="):
                assert message in heard
            while systemd.recv(4096) != b"READY=1":
                continue
            running.process.send_signal(signal.SIGTERM)
            while systemd.recv(4096) != b"STOPPING=1":
                continue
            assert 0 == running.process.wait(timeout=20)
        finally:
            os.unlink(address)


def test_the_pages_tell_how_it_is(daemon: Starter) -> None:
    """/readyz is 200 while all is well and 503 with the reason when the disk is full; /healthz stays 200."""
    daemon.configure(address="127.0.0.1:0")
    running = daemon.start()
    address = str(running.until_logged("serving")["address"]).removeprefix("http://").rstrip("/")
    assert (200, {"status": "ready", "pid": running.process.pid, "reasons": []}) == ask(address, "/readyz")
    assert 0 == running.end(signal.SIGTERM)
    (daemon.folder / "full").touch()
    running = daemon.start()
    running.until_logged("failed")
    address = str(running.until_logged("serving")["address"]).removeprefix("http://").rstrip("/")
    status, said = ask(address, "/readyz")
    assert (503, ["the writer is stuck: No space left on device"]) == (status, said["reasons"])
    assert 200 == ask(address, "/healthz")[0]
    assert 0 == running.end(signal.SIGTERM)


def ask(address: str, path: str) -> tuple[int, dict[str, object]]:
    with closing(http.client.HTTPConnection(address, timeout=5)) as connection:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, json.load(response)


def test_an_address_that_is_taken_is_an_error_only_where_it_was_asked_for(daemon: Starter) -> None:
    """The address of the file must be had: else the daemon does not start, and the reason is one line."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        daemon.configure(address=f"127.0.0.1:{taken.getsockname()[1]}")
        process = subprocess.run(
            [sys.executable, "-c", DAEMON], cwd=daemon.folder, capture_output=True, text=True, timeout=20, check=False
        )
    assert 0 != process.returncode
    assert "serve.address: cannot listen on" in process.stderr
