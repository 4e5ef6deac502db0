"""What the soak is made of: sites and their author in processes of their own, and a receiver of alerts."""

import datetime as dt
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx

from crawler.replica import corpus
from crawler.replica.layout import LAYOUTS
from crawler.replica.story import Story, changed, to_json

ROOT = Path(__file__).parents[2]
SITES = ("csto-en", "csto-ru", "jscsto-en")


class Receiver(ThreadingHTTPServer):
    """Takes alerts; keeps what the reckoning at the end needs, and nothing else."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.status = 204
        self.taken: list[tuple[str, str, str]] = []  # type, id, address or code
        threading.Thread(target=self.serve_forever, args=[0.05], daemon=True).start()

    def take(self, alert: dict[str, Any]) -> None:
        for one in alert["data"]["alerts"] if alert["type"] == "digest" else [alert]:
            data = one["data"]
            about = data["record"]["url"] if "record" in data else f"{data['source']} {data['code']}"
            self.taken.append((one["type"], one["id"], about))


class _Answer(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        alert = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.status == 204:
            self.server.take(alert)
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@dataclass
class Site:
    """A stand-in site in a process of its own."""

    name: str
    url: str
    client: httpx.Client
    until: dt.datetime | None = None  # end of the fault under way

    def act(self, what: str, **asked: object) -> dict[str, Any]:
        answer = self.client.post(f"{self.url}/__replica__/{what}", json=asked)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found

    def publish(self, story: Story) -> str:
        """The canonical address."""
        return f"https://{LAYOUTS[self.name].hosts[0]}{self.act('publish', story=to_json(story))['path']}"


@contextmanager
def sites(newest: dt.date) -> Iterator[dict[str, Site]]:
    """All of them."""
    with ExitStack() as stack:
        client = stack.enter_context(httpx.Client())
        found = {}
        for name in SITES:
            command = [sys.executable, "-m", "crawler.replica", "--profile", name, "--stories", "60"]
            process = subprocess.Popen([*command, "--newest", str(newest)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
            stack.callback(process.wait)
            stack.callback(process.terminate)
            assert process.stdout is not None
            found[name] = Site(name, process.stdout.readline().strip(), client)
        yield found


def twins(seed: int, day: dt.date) -> tuple[Story, Story]:
    """One statement in English and Russian, under one path, of that day."""
    for n in range(seed * 1_000, seed * 1_000 + 999):
        english = {one.slug: one for one in corpus.stories(25, lang="en", seed=n, newest=day)}
        for russian in corpus.stories(25, lang="ru", seed=n, newest=day):
            other = english.get(russian.slug)
            if other is None or russian.kind != "security_statement" or other.published != russian.published:
                continue
            if other.title and russian.title and other.element_id is None:
                fresh = {"published": day, "show_date": True, "slug": f"{russian.slug[:90]}-{15000 + seed}"}
                return changed(other, fresh), changed(russian, fresh)
    raise AssertionError("no twins")


def path_of(address: str) -> str:
    return "/" + address.split("/", 3)[3]
