"""One instance a state folder, with a lock that dies with its process."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.app import lock
from pipeline.app.config_problems import ConfigError
from tests.pipeline.app.test_replay import without_privilege

HOLDER = """
import sys, time
from pathlib import Path
from pipeline.app import lock
with lock.hold(Path(sys.argv[1]), "run"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_holder_is_refused_and_told_who_holds(tmp_path: Path) -> None:
    """While one process holds the folder, another is told its command and its process number."""
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert "held\n" == process.stdout.readline()
        with pytest.raises(lock.Locked, match=f"`csto run`, process {process.pid}"), lock.hold(tmp_path, "poll"):
            pytest.fail("held twice")
        assert f"`csto run`, process {process.pid}" == lock.holder(tmp_path)
        process.send_signal(signal.SIGKILL)
        process.wait()
    with lock.hold(tmp_path, "poll"):
        assert f"`csto poll`, process {os.getpid()}" == lock.holder(tmp_path)
    assert lock.holder(tmp_path) is None


def test_whoever_may_only_read_is_told_who_holds(tmp_path: Path) -> None:
    """An analyst without the right to write hears that the daemon runs, not that nothing does."""
    with lock.hold(tmp_path, "run"):
        (tmp_path / lock.FILE).chmod(0o444)
        asked = f"from pathlib import Path; from pipeline.app import lock; print(lock.holder(Path({str(tmp_path)!r})))"
        told = subprocess.run(
            [sys.executable, "-c", asked],
            capture_output=True,
            text=True,
            preexec_fn=without_privilege,
            timeout=60,
            check=True,
        )
    assert f"`csto run`, process {os.getpid()}\n" == told.stdout


def test_the_lock_is_free_after_an_error(tmp_path: Path) -> None:
    """Whatever happens inside, the folder is free afterwards."""
    with pytest.raises(RuntimeError), lock.hold(tmp_path, "poll"):
        raise RuntimeError("inside")
    with lock.hold(tmp_path, "poll"):
        pass


def test_a_folder_that_cannot_be_made_is_a_configuration_error(tmp_path: Path) -> None:
    """A file in the way is named in one line."""
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(ConfigError, match="a file is in the way"), lock.hold(folder, "poll"):
            pytest.fail("held")


def test_nobody_holds_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Asking who holds makes nothing."""
    assert lock.holder(tmp_path / "none") is None
    assert [] == list(tmp_path.iterdir())
