"""Commands killed at random moments, and what must be true afterwards."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psutil

from crawler.replica.site import ReplicaSite
from pipeline import schema
from tests.conftest import Inbox

CSTO = Path(sys.executable).with_name("csto")
STAMPS = ("first_seen", "last_seen", "evidence")


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """The command in a session of its own."""
    quiet = subprocess.DEVNULL
    env = {key: value for key, value in os.environ.items() if not key.startswith(("CSTO_", "XDG_"))}
    return subprocess.Popen(
        [CSTO, *arguments], cwd=folder, env=env, stdout=quiet, stderr=quiet, stdin=quiet, start_new_session=True
    )


def kill(process: subprocess.Popen[bytes]) -> bool:
    """SIGKILL to the process, not to its children, which must end by themselves; False where it had ended."""
    was_running = process.poll() is None
    if was_running:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    until(lambda: not left_behind(process.pid), 10, "a child outlives its killed parent")
    return was_running


def left_behind(group: int) -> list[int]:
    """Processes of the group that are still at work."""
    found = []
    for process in psutil.process_iter(["status"]):
        with contextlib.suppress(ProcessLookupError):
            if process.info["status"] != psutil.STATUS_ZOMBIE and os.getpgid(process.pid) == group:
                found.append(process.pid)
    return found


def killed(folder: Path, *arguments: str, after: float) -> bool:
    """Runs the command and kills it after so many seconds; False where it had ended before."""
    process = start(folder, *arguments)
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        return kill(process)
    return False


def killed_when(folder: Path, *arguments: str, is_due: Callable[[], bool]) -> bool:
    """Runs the command and kills it when that is so, however fast the machine; False where it had ended before."""
    process = start(folder, *arguments)
    while process.poll() is None:
        if is_due():
            return kill(process)
        time.sleep(0.002)
    return False


def finished(folder: Path, *arguments: str) -> int:
    """Runs the command to its end; its exit code."""
    return start(folder, *arguments).wait(timeout=100)


def done_addresses(folder: Path) -> frozenset[str]:
    """Paths of the articles whose outcome is in the store."""
    path = folder / "state" / "csto.db"
    if not path.exists():
        return frozenset()
    with closing(schema.open(path, check=True)) as db:  # sound, too
        rows = db.execute("SELECT url FROM frontier WHERE state = 'done'").fetchall()
    return frozenset("/" + url.split("/", 3)[3] for (url,) in rows)


def fetches_of_no_pass(folder: Path) -> int:
    """Lines of the fetch log that name no pass."""
    with closing(schema.open(folder / "state" / "csto.db")) as db:
        return int(db.execute("SELECT count(*) FROM fetches WHERE poll IS NULL").fetchone()[0])


def asked_articles(site: ReplicaSite, since: int) -> list[str]:
    """Articles asked for since that many requests, without noise parameters."""
    known = set(site.stories)
    return [seen.target for seen in site.requests[since:] if seen.target in known]


def comparable(records: list[dict[str, object]]) -> list[dict[str, object]]:
    """Records in the order of their ids, without the times of this run."""
    rows = [{key: value for key, value in record.items() if key not in STAMPS} for record in records]
    return sorted(rows, key=lambda row: str(row["id"]))


def ids_by_title(inbox: Inbox) -> dict[str, set[str]]:
    """Headline to the ids of the accepted `statement.new` alerts about it; digests are opened."""
    found: dict[str, set[str]] = defaultdict(set)
    for alert in inbox.accepted:
        data = alert["data"]
        assert isinstance(data, dict)
        for one in data["alerts"] if alert["type"] == "digest" else [alert]:
            if one["type"] == "statement.new":
                found[str(one["data"]["record"]["url"])].add(str(one["id"]))
    return found


def until(condition: "object", seconds: float, what: str) -> None:
    """Waits for a condition, three times as long as a quiet machine needs. AssertionError with `what` if it fails."""
    assert callable(condition)
    limit = time.monotonic() + 3 * seconds
    while not condition():
        assert time.monotonic() < limit, what
        time.sleep(0.02)
