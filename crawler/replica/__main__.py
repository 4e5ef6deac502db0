"""`python -m crawler.replica`: one stand-in site in a process of its own; its URL is the first line it prints.

Steer it through the control endpoint (see control.py); SIGTERM or Ctrl-C ends it.
"""

import argparse
import signal
import sys
from datetime import date
from threading import Event

from crawler.replica import corpus
from crawler.replica.control import controlled
from crawler.replica.layout import LAYOUTS
from crawler.replica.markup.catalogue import MARKUPS
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite


def _arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m crawler.replica", description="A stand-in site on loopback.")
    parser.add_argument("--profile", choices=LAYOUTS, default="csto-en")
    parser.add_argument("--stories", type=int, default=300, help="how many are there from the start")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--newest", type=date.fromisoformat, default=corpus.NEWEST, help="date of the newest story")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--markup", choices=MARKUPS)
    parser.add_argument("--encoding", default="utf-8")
    parser.add_argument("--links", choices=("relative", "own", "official"), default="relative")
    parser.add_argument("--carousel", type=int, default=3, help="leads on every page")
    parser.add_argument("--page-size", type=int, default=20, help="items on a page of a listing")
    parser.add_argument("--page-bytes", type=int, default=0, help="fill pages up to about that size")
    parser.add_argument("--no-gzip", action="store_true")
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> int:
    """Serve until told to stop."""
    asked = _arguments(given)
    told = corpus.stories(asked.stories, seed=asked.seed, newest=asked.newest, profile=asked.profile)
    site = ReplicaSite(
        asked.profile,
        stories=told,
        markup=asked.markup,
        encoding=asked.encoding,
        links=asked.links,
        carousel=asked.carousel,
        page_size=asked.page_size,
        page_bytes=asked.page_bytes,
        gzip=not asked.no_gzip,
    )
    stopped = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    with ReplicaServer(site, ports=(asked.port,), respond=controlled) as server:
        sys.stdout.write(f"{server.url(site)}\n")
        sys.stdout.flush()
        stopped.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
