"""`csto demo`: the whole loop in seconds, without the internet, on a stand-in site; leaves nothing behind."""

import datetime as dt
import json
import logging
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click

from crawler.replica import corpus
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from crawler.sites import PROFILES
from pipeline.app import log, polling
from pipeline.app.config import Config
from pipeline.app.config_model import Settings
from pipeline.app.result import DONE, PARTLY, Result, told

STORIES = 40
SOURCE = "csto-en"


def run(*, verbosity: int = 0) -> int:
    """Plays it through on standard output. Exit code 0 where exactly one alert came, once on each channel."""
    log.configure(logging.WARNING - 10 * verbosity)
    today = dt.datetime.now(dt.UTC).date()
    site = ReplicaSite(SOURCE, stories=corpus.stories(STORIES, newest=today), markup="modern")
    with (
        tempfile.TemporaryDirectory(prefix="csto-demo-") as folder,
        ReplicaServer(site) as server,
        _receiver() as inbox,
    ):
        config = _config(Path(folder), server.url(site), inbox.address)
        _say(f"A stand-in for en.odkb-csto.org with {STORIES} articles answers at {server.url(site)}.")
        _step("first poll: the baseline is recorded, nothing of it alerts", polling.poll(config, ()))
        routine = corpus.story_of_kind("routine", seed=7, published=today, profile=SOURCE)
        statement = corpus.story_of_kind("security_statement", seed=7, published=today, profile=SOURCE)
        site.publish(routine)
        site.publish(statement)
        _say(f"\nThe site publishes two items:\n  routine    {routine.title}\n  statement  {statement.title}\n")
        _step("second poll: the statement alerts, the routine item does not", polling.poll(config, ()))
        _step("third poll: nothing new, nothing repeated", polling.poll(config, ()))
        types = [str(alert["type"]) for alert in inbox.alerts]
        _say(f"\nThe webhook on loopback received {len(types)} message: {', '.join(types) or 'none'}.")
    is_right = types == ["statement.new"]
    _say("That is all; nothing was left behind." if is_right else "That is not what should have happened.")
    return DONE if is_right else PARTLY


def _config(folder: Path, base_url: str, hook: str) -> Config:
    others = {profile.name: {"enabled": False} for profile in PROFILES if profile.name != SOURCE}
    settings = Settings.model_validate(
        {
            "state": str(folder / "state"),
            "crawl": {"min_delay": "0s"},
            "sources": {SOURCE: {"base_url": base_url}, **others},
            "channels": {"console": {"type": "console"}, "desk": {"type": "webhook", "url": hook}},
        }
    )
    return Config(settings=settings)


def _step(what: str, result: Result) -> None:
    _say(f"-- {what}: {told(result)}")
    for line in result.failures:
        _say(f"   failed: {line}")


def _say(line: str) -> None:
    click.echo(line)


class _Inbox:
    """What the webhook received."""

    def __init__(self) -> None:
        self.alerts: list[dict[str, object]] = []
        self.address = ""


@contextmanager
def _receiver() -> Iterator[_Inbox]:
    """A webhook receiver on loopback."""
    inbox = _Inbox()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            inbox.alerts.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Requests are counted, not printed."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Receiver) as server:
        inbox.address = f"http://127.0.0.1:{server.server_address[1]}/"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield inbox
        finally:
            server.shutdown()
            thread.join()
