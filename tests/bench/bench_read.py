"""What it costs to read an article's page, against a bare parse of the same page by selectolax, in the same run.

    python tests/bench/bench_read.py [--pages 200] [--bytes 40000 170000] [--markup bitrix table ...]

Every page is read once: the pages of a site differ in their article and share what stands around it. Told apart are the
first page of a template and those behind the first twenty. 170,000 bytes are what real news pages have on average, most
of it scripts and menus. Processor time; the medians of both, and their ratio. The heap is kept as `csto run` keeps it.
"""

import argparse
import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import product

from selectolax.lexbor import LexborHTMLParser

from crawler.model import Page, Source
from crawler.replica.corpus import stories
from crawler.replica.exchange import Request
from crawler.replica.markup.catalogue import MARKUPS
from crawler.replica.site import ReplicaSite
from crawler.sites import PROFILES
from pipeline import anatomy
from pipeline.app import heap

PROFILE = PROFILES[0]
SOURCE = Source(PROFILE, PROFILE.base_url, PROFILE.sections)
MOMENT = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
KNOWN = 20  # pages of a template, after which it is known
MOST = 3.0  # times a bare parse


def pages(markup: str, count: int, size: int) -> list[Page]:
    """Article pages of one stand-in site, all different."""
    site = ReplicaSite(stories=stories(count + 5), markup=markup, carousel=2, page_bytes=size)
    found = []
    for path in list(site.stories)[5:]:
        url = PROFILE.base_url + path
        answer = site.answer(Request("GET", path))
        found.append(Page(PROFILE.name, url, url, answer.body, MOMENT, headers=tuple(answer.headers)))
    return found


def milliseconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def measure(every: list[Page]) -> tuple[float, float, float]:
    """Milliseconds of a bare parse, of reading the first page, and of reading a later one, pages taken in turn."""
    bare, read = [], []
    for page in every:
        bare.append(milliseconds(partial(LexborHTMLParser, page.content)))
        read.append(milliseconds(partial(anatomy.read, page, SOURCE)))
    return statistics.median(bare), read[0], statistics.median(read[KNOWN:])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--bytes", type=int, nargs="+", default=[40_000, 170_000])
    parser.add_argument("--markup", nargs="+", choices=list(MARKUPS), default=list(MARKUPS))
    options = parser.parse_args()
    heap.keep()
    worst = 0.0
    for size, markup in product(options.bytes, options.markup):
        bare, first, later = measure(pages(markup, options.pages + KNOWN, size))
        worst = max(worst, later / bare)
        print(
            f"{markup:8} {size // 1000:3} kB: bare parse {bare:.3f} ms, first page {first:.2f} ms"
            f" ({first / bare:.1f} times), later pages {later:.3f} ms ({later / bare:.2f} times)",
            flush=True,
        )
    return 0 if worst <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
