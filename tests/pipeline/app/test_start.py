"""The first moments of the command: signals while its modules load, and a Python that knows ASCII alone."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

CSTO = Path(sys.executable).with_name("csto")
LOADING = """
import signal, sys, weakref
module, number, *arguments = sys.argv[1:]
class Anything: pass
def interrupted(reference):
    signal.raise_signal(int(number))
class Interrupting:
    def find_spec(self, name, path, target=None):
        if name == module:
            anything = Anything()
            self.reference = weakref.ref(anything, interrupted)  # what is raised in there is printed and forgotten
            del anything
sys.meta_path.insert(0, Interrupting())
from pipeline.app.start import main
sys.argv[1:] = arguments
main()
"""
"""The command, sent a signal while it loads a module, in a callback of the collector's."""
TEXT = "Встреча у границы\n\n12.03.2024\n\nВ селе у границы открыли школу для ста учеников.\n\nGo back"


def _loading(module: str, number: signal.Signals, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LOADING, module, str(int(number)), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a background job has it ignored
    )


pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("module", ["click", "tomllib"])
def test_a_signal_while_it_loads_is_exit_130_and_one_line(module: str, number: signal.Signals, folder: Path) -> None:
    """The first second is no different from the rest: before the command's own words are read, and after."""
    os.mkfifo(folder / "page.html")  # it is never written to: nothing but the signal ends the command
    done = _loading(module, number, "check", "page.html")
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "csto: interrupted")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("words", [("run",), ("-v", "--config", "csto.toml", "run")])
@pytest.mark.parametrize("module", ["click", "tomllib"])
def test_a_daemon_told_to_end_while_it_loads_ends_with_0(
    module: str, words: tuple[str, ...], number: signal.Signals, folder: Path
) -> None:
    """A service that is stopped as soon as it was started has not failed."""
    (folder / "csto.toml").write_text("")
    done = _loading(module, number, *words)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_daemon_asked_to_reload_while_it_loads_goes_on(folder: Path) -> None:
    """SIGHUP does not end it: it is about to read its configuration, and says what is wrong with it."""
    (folder / "csto.toml").write_text("[crawl]\nworkers = 0\n")
    done = _loading("click", signal.SIGHUP, "run")
    assert 2 == done.returncode
    assert "crawl.workers: 0 is not allowed" in done.stderr


@pytest.mark.parametrize("command", ["poll", "backfill"])
def test_a_second_signal_waits_for_no_page(command: str, folder: Path) -> None:
    """A site that takes a connection and says nothing holds nobody up who wants to end: exit 130, one line."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        (folder / "csto.toml").write_text(
            f'[crawl]\nrobots = false\ntimeout = "10m"\n[sources.csto-en]\nbase_url = "{address}"\n'
        )
        with subprocess.Popen([CSTO, command, "csto-en"], stderr=subprocess.PIPE) as process:
            silent.settimeout(60)
            asked, _ = silent.accept()
            process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            process.send_signal(signal.SIGTERM)
            assert 130 == process.wait(timeout=7)  # fewer seconds than it gives a page in hand
            assert process.stderr is not None
            assert b"csto: interrupted" == process.stderr.read().strip()
            asked.close()


def test_a_python_forced_to_ascii_knows_all_letters(folder: Path) -> None:
    """State folders and queries in Cyrillic, under an environment that asks for ASCII and forbids anything else."""
    (folder / "csto.toml").write_text('state = "архив"\n[alerts]\nchannels = []\n', encoding="utf-8")
    (folder / "текст.txt").write_text(TEXT, encoding="utf-8")
    ascii_alone = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    def csto(*words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([CSTO, *words], capture_output=True, timeout=60, check=False, env=ascii_alone)

    assert 0 == csto("backfill", "--from", "seed:текст.txt").returncode
    found = csto("search", "граница", "--json")
    assert (found.returncode, found.stderr) == (0, b"")
    assert ["Встреча у границы"] == [one["title"] for one in json.loads(found.stdout)]
    assert (folder / "архив" / "csto.db").is_file()
