"""A full backfill (fetch, read, dedupe, judge, store, keep evidence) against a Scrapy spider that only extracts.

Both read the same stand-in site, served by a third process, one after the other, several rounds:
`SCRAPY_PYTHON=other/bin/python .venv/bin/python tests/bench/bench_crawl.py [STORIES] [ROUNDS]`. Scrapy wants an
environment of its own: structlog loads twisted, and sqlite-utils loads numpy, wherever these are installed.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

SPIDER = '''
import scrapy

class Spider(scrapy.Spider):
    """Listings to articles, fields by the selectors of the known markup, no more."""
    name = "articles"
    custom_settings = {"LOG_ENABLED": False, "ROBOTSTXT_OBEY": False, "CONCURRENT_REQUESTS": 16,
                       "CONCURRENT_REQUESTS_PER_DOMAIN": 16, "DOWNLOAD_DELAY": 0, "TELNETCONSOLE_ENABLED": False}

    async def start(self):
        for section in ("news/news_odkb", "documents/statements", "news/speech", "news/smi", "75-letie-pobedy/novosti",
                        "international_org/un", "chairmanship", "training"):
            yield scrapy.Request(f"{self.base}/{section}/")

    def parse(self, response):
        for href in response.css("p.news-item a::attr(href), div.news-list a::attr(href)").getall():
            kind = self.parse if "PAGEN_1" in href else self.article
            yield response.follow(href, kind)
        for href in response.xpath("//a[contains(@href, 'PAGEN_1')]/@href").getall():
            yield response.follow(href, self.parse)

    def article(self, response):
        detail = response.css("div.news-detail")
        yield {"url": response.url, "title": detail.css("h3::text").get(),
               "date": detail.css("span.news-date-time::text").get(),
               "body": "\\n\\n".join(" ".join(p.css("::text").getall()) for p in detail.css("p"))}
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
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, tree_memory(process.pid))
        time.sleep(0.02)
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed: {process.stderr.read().decode()[-500:] if process.stderr else ''}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, cpu, peak


def tree_memory(pid: int) -> float:
    """Proportional memory of a process and its children, MiB."""
    import psutil

    try:
        parent = psutil.Process(pid)
        return sum(one.memory_full_info().pss for one in [parent, *parent.children(recursive=True)]) / 2**20
    except psutil.Error:
        return 0.0


def scrapy(base: str, folder: Path) -> Run:
    (folder / "spider.py").write_text(SPIDER)
    out = folder / "items.jsonl"
    out.unlink(missing_ok=True)
    command = [
        os.environ.get("SCRAPY_PYTHON", sys.executable),
        "-m",
        "scrapy",
        "runspider",
        "spider.py",
        "-a",
        f"base={base}",
        "-o",
        str(out),
    ]
    seconds, cpu, peak = measured(command, folder)
    return Run(sum(1 for _ in out.open()), seconds, cpu, peak)


def csto(base: str, folder: Path) -> Run:
    state = folder / f"state-{time.time_ns()}"
    lines = [f'state = "{state}"', "[crawl]", 'min_delay = "0s"', "[sources.csto-en]", f'base_url = "{base}"']
    (folder / "csto.toml").write_text("\n".join(lines))
    command = [str(Path(sys.executable).parent / "csto"), "backfill", "csto-en", "-q"]
    seconds, cpu, peak = measured(command, folder)
    query = [sys.executable, "-c", COUNT.format(str(state / "csto.db"))]
    pages = int(subprocess.run(query, capture_output=True, text=True, check=True).stdout)
    return Run(pages, seconds, cpu, peak)


COUNT = """import sqlite3
print(sqlite3.connect({!r}).execute("SELECT count(*) FROM frontier WHERE state = 'done'").fetchone()[0])"""


def main() -> None:
    stories = int(sys.argv[1]) if len(sys.argv) > 1 else 1500
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    serve = [sys.executable, "-m", "crawler.replica", "--stories", str(stories), "--page-bytes", "40000"]
    with tempfile.TemporaryDirectory() as name, subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        base = server.stdout.readline().strip()
        found: dict[str, list[Run]] = {"scrapy": [], "csto": []}
        try:
            scrapy(base, Path(name))  # fills the server's cache for both
            for _ in range(rounds):
                for tool in (scrapy, csto):
                    run = tool(base, Path(name))
                    found[tool.__name__].append(run)
                    print(
                        f"{tool.__name__:7} {run.pages:6} pages {run.rate:7.1f}/s {run.cpu * 1000 / run.pages:6.2f} "
                        f"CPU-s a 1,000 {run.peak:6.1f} MiB",
                        flush=True,
                    )
        finally:
            server.terminate()
    ratio = statistics.median(a.rate / b.rate for a, b in zip(found["csto"], found["scrapy"], strict=True))
    memory = statistics.median(a.peak / b.peak for a, b in zip(found["csto"], found["scrapy"], strict=True))
    print(
        f"csto / scrapy: {ratio:.2f} of the rate (aim 2.0), {memory:.2f} of the memory (aim below 1.0); "
        f"load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
