"""A full backfill (fetch, read, dedupe, judge, store, keep evidence) against Scrapy spiders that only extract.

To JSONL: one takes the fields of a record by selectors and follows the links of every page, as the crawl does; the
brief one takes headline, date and text, and follows the links of listings alone. All read the same stand-in site,
served by another process, one after the other, several rounds:
`SCRAPY_PYTHON=other/bin/python .venv/bin/python tests/bench/bench_crawl.py [STORIES] [ROUNDS]`. Scrapy wants an
environment of its own: structlog loads twisted, and sqlite-utils loads numpy, wherever these are installed.

`.venv/bin/python tests/bench/bench_crawl.py memory [STORIES]` makes one backfill of 10,000 articles and tells the
memory of all its processes together after each 2,000 of them.
"""

import compileall
import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

SPIDER = '''
import re
import scrapy

SECTIONS = ("news/news_odkb", "documents/statements", "news/speech", "news/smi", "75-letie-pobedy/novosti",
            "international_org/un", "chairmanship", "training")
ARTICLE = re.compile(r"(?:https?://[^/]+)?/(?:%s)/(?:[^/?#]+/|\\?ELEMENT_ID=\\d+)" % "|".join(SECTIONS))

class Spider(scrapy.Spider):
    """The fields of a record by the selectors of the known markup, and the links that lead on; no more.

    `-a brief=1`: headline, date and text alone, and links of listings alone.
    """
    name = "articles"
    custom_settings = {"LOG_ENABLED": False, "ROBOTSTXT_OBEY": False, "CONCURRENT_REQUESTS": 16,
                       "CONCURRENT_REQUESTS_PER_DOMAIN": 16, "DOWNLOAD_DELAY": 0, "TELNETCONSOLE_ENABLED": False}
    brief = ""

    async def start(self):
        for section in SECTIONS:
            yield scrapy.Request(f"{self.base}/{section}/")

    def parse(self, response):
        for href in response.css("p.news-item a::attr(href), div.news-list a::attr(href)").getall():
            yield response.follow(href, self.parse if "PAGEN_1" in href else self.article)
        for href in response.xpath("//a[contains(@href, 'PAGEN_1')]/@href").getall():
            yield response.follow(href, self.parse)

    def article(self, response):
        detail = response.css("div.news-detail")
        paragraphs = [" ".join(one.css("::text").getall()).strip() for one in detail.css("p")]
        item = {"url": response.url, "title": response.css("h1::text").get(),
                "date": detail.css("span.news-date-time::text").get(), "body": "\\n\\n".join(paragraphs)}
        if not self.brief:
            item["leads"] = [
                {"text": "\\n\\n".join(" ".join(p.css("::text").getall()).strip() for p in one.css("p")),
                 "date": one.css("span.news-date-time::text").get(),
                 "url": response.urljoin(one.css("a::attr(href)").get(""))}
                for one in response.css("div.news-carousel div.item")]
            item["images"] = detail.css("img::attr(src)").getall()
            item["attachments"] = [{"name": one.css("::text").get(), "url": response.urljoin(one.attrib["href"])}
                                   for one in detail.css("a[href*='/upload/']")]
            item["contact"] = next((one for one in paragraphs if "Press Secretary" in one), None)
        yield item
        if not self.brief:
            for href in response.css("a::attr(href)").getall():
                if ARTICLE.fullmatch(href):
                    yield response.follow(href, self.article)
'''


@dataclass(frozen=True)
class Run:
    """One run: pages, seconds of wall time, CPU seconds, peak memory of its largest process in MiB."""

    pages: int
    seconds: float
    cpu: float
    peak: float

    @property
    def rate(self) -> float:
        return self.pages / self.seconds


def measured(command: list[str], folder: Path) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds, peak MiB summed over the command and the processes it starts."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    with peak_memory(process.pid) as peak:
        process.wait()
        seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed: {process.stderr.read().decode()[-500:] if process.stderr else ''}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, cpu, max(peak)


@contextmanager
def peak_memory(pid: int) -> Iterator[list[float]]:
    """MiB of a process and its children at each look, until the block ends."""
    found, has_ended = [0.0], threading.Event()

    def look() -> None:
        while not has_ended.wait(SAMPLED):
            found.append(tree_memory(pid))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield found
    finally:
        has_ended.set()
        looking.join()


def tree_memory(pid: int) -> float:
    """Proportional memory of a process and its children, MiB."""
    import psutil

    try:
        parent = psutil.Process(pid)
        return sum(one.memory_full_info().pss for one in [parent, *parent.children(recursive=True)]) / 2**20
    except psutil.Error:
        return 0.0


def scrapy(base: str, folder: Path, *arguments: str) -> Run:
    (folder / "spider.py").write_text(SPIDER)
    out = folder / "items.jsonl"
    out.unlink(missing_ok=True)
    command = [os.environ.get("SCRAPY_PYTHON", sys.executable), "-m", "scrapy", "runspider", "spider.py"]
    seconds, cpu, peak = measured([*command, "-a", f"base={base}", *arguments, "-o", str(out)], folder)
    items = [json.loads(line) for line in out.open()]
    lacking = sum(not (one["title"] and one["body"]) for one in items)
    if lacking * 20 > len(items):  # a few have no headline
        raise SystemExit(f"the spider did not find headline and text on {lacking} of {len(items)} pages")
    return Run(len(items), seconds, cpu, peak)


def brief(base: str, folder: Path) -> Run:
    return scrapy(base, folder, "-a", "brief=1")


def csto(base: str, folder: Path) -> Run:
    command, database = backfill(base, folder)
    seconds, cpu, peak = measured(command, folder)
    return Run(done(database), seconds, cpu, peak)


def backfill(base: str, folder: Path) -> tuple[list[str], Path]:
    """The command of a full backfill into a new state, and the database it fills."""
    state = folder / f"state-{time.time_ns()}"
    lines = [f'state = "{state}"', "[crawl]", 'min_delay = "0s"', "[sources.csto-en]", f'base_url = "{base}"']
    (folder / "csto.toml").write_text("\n".join(lines))
    return [str(Path(sys.executable).parent / "csto"), "backfill", "csto-en", "-q"], state / "csto.db"


def compiled() -> None:
    """Brings our byte code up to date, as installing does: Scrapy's is too, and a checkout's may be older than it."""
    for package in ("crawler", "pipeline"):
        compileall.compile_dir(Path(__file__).parents[2] / package, quiet=1)


def done(database: Path) -> int:
    """Articles that were read, judged and stored so far."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        has_begun = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'frontier'").fetchone()[0]
        query = "SELECT count(*) FROM frontier WHERE state = 'done'"
        return int(connection.execute(query).fetchone()[0]) if has_begun else 0


@contextmanager
def replica(stories: int) -> Iterator[tuple[str, Path]]:
    """The stand-in site in a process of its own, and a folder to work in."""
    serve = [sys.executable, str(Path(__file__).with_name("standing_site.py")), str(stories), "40000"]
    with tempfile.TemporaryDirectory() as name, subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip(), Path(name)
        finally:
            server.terminate()


def memory(stories: int) -> None:
    """Memory of one long backfill: does it grow with the pages, and how far?"""
    with replica(stories) as (base, folder):
        command, database = backfill(base, folder)
        process = subprocess.Popen(command, cwd=folder)
        found: dict[int, float] = {}
        peak, next_at = 0.0, STEP
        while process.poll() is None:
            time.sleep(0.2)
            now = tree_memory(process.pid)
            peak = max(peak, now)
            pages = done(database) if database.exists() and now else 0
            if pages >= next_at:
                found[pages] = now
                next_at += STEP
                print(f"{pages:6} pages {now:6.1f} MiB, peak so far {peak:6.1f} MiB", flush=True)
        total = done(database)
    first, last = (found[key] for key in (min(found), max(found)))
    print(f"{total} pages: peak {peak:.1f} MiB (aim below 120), grown by {last - first:.1f} MiB since the first {STEP}")


STEP = 2_000
SAMPLED = 0.25
"""Seconds between two looks at the memory: each takes milliseconds of a core, and one tool leaves a core free."""


def main() -> None:
    compiled()
    if sys.argv[1:2] == ["memory"]:
        memory(int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
        return
    stories = int(sys.argv[1]) if len(sys.argv) > 1 else 1500
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    tools = {"scrapy": scrapy, "brief scrapy": brief, "csto": csto}
    found: dict[str, list[Run]] = {name: [] for name in tools}
    with replica(stories) as (base, folder):
        scrapy(base, folder)  # fills the server's cache for all
        for _, (name, tool) in product(range(rounds), tools.items()):
            run = tool(base, folder)
            found[name].append(run)
            print(
                f"{name:12} {run.pages:6} pages {run.rate:7.1f}/s {run.cpu * 1000 / run.pages:6.2f} "
                f"CPU-s a 1,000 {run.peak:6.1f} MiB",
                flush=True,
            )
    for name in ("scrapy", "brief scrapy"):
        pairs = list(zip(found["csto"], found[name], strict=True))
        rate = statistics.median(ours.rate / theirs.rate for ours, theirs in pairs)
        work = statistics.median((ours.cpu / ours.pages) / (theirs.cpu / theirs.pages) for ours, theirs in pairs)
        share = statistics.median(ours.peak / theirs.peak for ours, theirs in pairs)
        print(f"csto / {name}: {rate:.2f} of the rate (aim 2.0), {work:.2f} of the CPU, {share:.2f} of the memory")
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
