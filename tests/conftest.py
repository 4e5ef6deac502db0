"""What tests of the whole share: a stand-in site on loopback, a configuration that watches it, a webhook receiver."""

import gc
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings

from crawler.replica import corpus
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from crawler.sites import PROFILES

# Drawn examples are the same on every machine and may take any time, so that a run says something of the code only.
# `pytest --hypothesis-profile=explore` draws new ones, ten times as many.
settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile("explore", max_examples=1_000, deadline=None, print_blob=True)
settings.load_profile("same")
SHARED = Path(__file__).parents[1].parent / "shared"


def pytest_collection_finish() -> None:
    """The collector need not look through thousands of tests each time a poll gives back its memory."""
    gc.freeze()


@dataclass
class Inbox:
    """A webhook receiver: what came, and what it answers (the last status stays)."""

    address: str = ""
    received: list[dict[str, object]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=lambda: [204])
    accepted: list[dict[str, object]] = field(default_factory=list)

    @property
    def types(self) -> list[object]:
        """Types of the alerts that were accepted, in order."""
        return [alert["type"] for alert in self.accepted]


@contextmanager
def receiving(port: int = 0) -> Iterator[Inbox]:
    """A real webhook receiver on loopback, at any free port or at that one."""
    kept = Inbox()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            alert = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            kept.received.append(alert)
            kept.headers.append(dict(self.headers.items()))
            status = kept.statuses.pop(0) if len(kept.statuses) > 1 else kept.statuses[0]
            if 200 <= status < 300:
                kept.accepted.append(alert)
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: tests read `received`."""

    with ThreadingHTTPServer(("127.0.0.1", port), Receiver) as server:
        kept.address = f"http://127.0.0.1:{server.server_address[1]}/hook"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield kept
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    """A real webhook receiver on loopback."""
    with receiving() as kept:
        yield kept


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    def lines(self) -> list[dict[str, object]]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass
class Watch:
    """A folder with a configuration, and the command run in it as a process of its own."""

    folder: Path
    bases: dict[str, str]
    extra: str = ""

    def __post_init__(self) -> None:
        self.configure(self.extra)

    def configure(self, extra: str, *, crawl: str = "") -> None:
        """Writes csto.toml: the sources with a base, all others off, and whatever is added, to [crawl] or behind."""
        lines = ["[crawl]", 'min_delay = "0s"', 'jitter = "0s"', crawl, "[serve]", 'address = "off"']
        for profile in PROFILES:
            lines.append(f"[sources.{profile.name}]")
            base = self.bases.get(profile.name)
            lines.append(f'base_url = "{base}"' if base else "enabled = false")
        (self.folder / "csto.toml").write_text("\n".join([*lines, extra]), encoding="utf-8")

    def csto(self, *arguments: str, env: dict[str, str] | None = None) -> Ended:
        """Runs `csto` here."""
        done = subprocess.run(
            [str(Path(sys.executable).parent / "csto"), *arguments],
            cwd=self.folder,
            env={**os.environ, **(env or {})},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def records(self, *arguments: str) -> list[dict[str, object]]:
        """`csto export --format jsonl`."""
        return self.csto("export", "--format", "jsonl", *arguments).lines()


@pytest.fixture
def site() -> ReplicaSite:
    """A stand-in for en.odkb-csto.org with thirty stories."""
    return ReplicaSite("csto-en", stories=corpus.stories(30))


@pytest.fixture
def server(site: ReplicaSite) -> Iterator[ReplicaServer]:
    """The site, answering on loopback."""
    with ReplicaServer(site) as running:
        yield running


@pytest.fixture
def watch(tmp_path: Path, site: ReplicaSite, server: ReplicaServer, inbox: Inbox) -> Watch:
    """A configuration that watches the site and alerts on console and webhook."""
    channels = f'[channels.screen]\ntype = "console"\n[channels.desk]\ntype = "webhook"\nurl = "{inbox.address}"\n'
    return Watch(tmp_path, {"csto-en": server.url(site)}, channels)


@pytest.fixture
def alone(tmp_path: Path) -> Callable[..., Watch]:
    """A configuration that watches nothing."""
    return lambda extra="": Watch(tmp_path, {}, extra)


@pytest.fixture
def shared() -> Path:
    """The team's shared folder; tests that use it are skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip("no shared folder beside this clone")
    return SHARED
