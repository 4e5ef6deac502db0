"""The Wayback Machine, on a stand-in: what its index holds comes as pages, politely, and nothing else does."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler import estimate
from crawler.archives import wayback
from crawler.archives.wayback import WaybackSettings
from crawler.events import Event, PollSummary, Walked
from crawler.frontier import Frontier
from crawler.http import Fetcher, HttpSettings
from crawler.model import Failure, Outcome, Page, Source
from crawler.sites import PROFILES
from tests.crawler.conftest import Asked, LoopbackSite, ManualClock, Reply

EN = Source(PROFILES[0], PROFILES[0].base_url, PROFILES[0].sections)
NEWS = "https://en.odkb-csto.org/news/news_odkb/"
BLOCK = b"<html><head><title>DDoS-Guard</title></head><body>Checking your browser</body></html>"


def html(text: str) -> bytes:
    return f"<html><body><p>{text}</p></body></html>".encode()


@dataclass
class StandIn:
    """An archive: rows of (timestamp, original, digest) and what each capture answers."""

    site: LoopbackSite
    rows: list[tuple[str, str, str]] = field(default_factory=list)
    replies: dict[str, Reply] = field(default_factory=dict)
    page_size: int = 1_000

    def capture(self, stamp: str, original: str, body: bytes | Reply, digest: str | None = None) -> None:
        self.rows.append((stamp, original, digest or f"{stamp}{len(self.rows)}"))
        headers = (("Content-Type", "text/html; charset=utf-8"), ("X-Archive-Orig-Server", "nginx"))
        reply = body if isinstance(body, Reply) else Reply(body, headers=headers)
        self.replies[f"/web/{stamp}id_/{original}"] = reply

    def answer(self, asked: Asked) -> Reply:
        if asked.path.startswith("/cdx/"):
            return self._index(parse_qs(urlsplit(asked.path).query))
        return self.replies.get(asked.path, Reply(b"no such capture", 404))

    def _index(self, query: dict[str, list[str]]) -> Reply:
        assert ["host"] == query["matchType"]
        assert ["statuscode:200", "mimetype:text/html"] == query["filter"]
        start = int(query.get("resumeKey", ["0"])[0])
        rows = [row for row in self.rows if row[0] >= query.get("from", ["0"])[0]]
        body: list[list[str]] = [["timestamp", "original", "digest"], *map(list, rows[start : start + self.page_size])]
        if start + self.page_size < len(rows):
            body += [[], [str(start + self.page_size)]]
        return Reply(json.dumps(body).encode(), headers=(("Content-Type", "application/json"),))

    @property
    def captures_asked(self) -> list[str]:
        return [each.path for each in self.site.asked if each.path.startswith("/web/")]


@pytest.fixture
def archive(site: LoopbackSite) -> StandIn:
    stand_in = StandIn(site)
    site.fallback = stand_in.answer
    return stand_in


@pytest.fixture
def run(site: LoopbackSite, fetcher: Fetcher, frontier: Frontier, clock: ManualClock) -> Callable[..., list[Event]]:
    def make(*, take: int = 1_000, source: Source = EN, **settings: object) -> list[Event]:
        events: list[Event] = []
        given = WaybackSettings(base_url=site.url, **settings)  # type: ignore[arg-type]
        for event in wayback.pages(source, fetcher=fetcher, frontier=frontier, clock=clock, settings=given):
            events.append(event)
            if isinstance(event, Page):
                if not take:
                    break
                take -= 1
                with frontier.db.atomic():
                    frontier.done(event.url, record_id="0" * 16, page=event)
        return events

    return make


Run = Callable[..., list[Event]]


def pages(events: list[Event]) -> list[Page]:
    return [event for event in events if isinstance(event, Page)]


def summary(events: list[Event]) -> PollSummary:
    assert isinstance(events[-1], PollSummary)
    return events[-1]


def test_captures_come_as_the_site_sent_them(archive: StandIn, run: Run) -> None:
    """Canonical address, the original one, the time of capture, the site's own headers."""
    archive.capture("20200714120000", "http://en.odkb-csto.org:80/news/news_odkb/one/?bxajaxid=0a", html("Words"))
    (page,) = pages(run())
    assert (f"{NEWS}one/", "http://en.odkb-csto.org:80/news/news_odkb/one/?bxajaxid=0a") == (page.url, page.address)
    assert (datetime(2020, 7, 14, 12, tzinfo=UTC), "wayback") == (page.fetched_at, page.origin)
    assert (html("Words"), "nginx", None) == (page.content, page.header("Server"), page.validators.etag)


def test_only_articles_of_the_source_are_taken(archive: StandIn, run: Run) -> None:
    """Listings, files, other sites and odd rows are passed over."""
    for original in ("https://en.odkb-csto.org/", f"{NEWS}?PAGEN_1=2", "https://odkb-csto.org/news/smi/x/", "x:y"):
        archive.capture("20200714120000", original, html("no"))
    archive.rows.append(("not a time", f"{NEWS}odd/", "d"))
    archive.capture("20200714120000", f"{NEWS}one/", html("yes"))
    assert [f"{NEWS}one/"] == [page.url for page in pages(run())]


def test_versions_come_oldest_first_and_each_once(archive: StandIn, run: Run) -> None:
    """The newest is last, so that it wins; a digest seen before is the same bytes."""
    archive.capture("20220101000000", f"{NEWS}one/", html("C"), "c")
    archive.capture("20200101000000", f"{NEWS}one/", html("A"), "a")
    archive.capture("20210101000000", f"{NEWS}one/", html("A"), "a")
    assert [b"<html><body><p>A</p></body></html>", b"<html><body><p>C</p></body></html>"] == [
        page.content for page in pages(run())
    ]


def test_only_the_newest_on_request(archive: StandIn, run: Run) -> None:
    """One capture for each address."""
    for year in (2020, 2021, 2022):
        archive.capture(f"{year}0101000000", f"{NEWS}one/", html(str(year)))
    assert [2022] == [page.fetched_at.year for page in pages(run(newest_only=True))]


def test_an_index_that_sends_all_its_columns_is_read_by_its_heading(
    archive: StandIn, run: Run, site: LoopbackSite
) -> None:
    """An index may know no `fl` and no filters: the heading says what stands where, and what is no page is left out."""
    heading = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
    rows = [
        ["k", "20200101000000", f"{NEWS}{slug}/", kind, status, slug, "9"]
        for slug, kind, status in (
            ("one", "text/html", "200"), ("two", "text/html", "404"), ("three", "image/png", "200")
        )
    ]  # fmt: skip
    archive.capture("20200101000000", f"{NEWS}one/", html("yes"))
    index = json.dumps([heading, *rows]).encode()
    site.fallback = lambda asked: Reply(index) if asked.path.startswith("/cdx/") else archive.answer(asked)
    assert [f"{NEWS}one/"] == [page.url for page in pages(run())]


def test_rows_that_do_not_fit_their_heading_are_an_unreadable_index(run: Run, site: LoopbackSite) -> None:
    """Never an empty success."""
    site.fallback = lambda asked: Reply(json.dumps([["timestamp", "original"], ["20200101000000"]]).encode())
    events = run()
    assert [Outcome.UNREADABLE] == [event.outcome for event in events if isinstance(event, Failure)]
    assert not summary(events).complete


def test_the_index_is_read_to_its_end(archive: StandIn, run: Run) -> None:
    """Through resume keys."""
    archive.page_size = 3
    for n in range(8):
        archive.capture(f"2020010{n + 1}000000", f"{NEWS}s{n}/", html(str(n)))
    assert 8 == len(pages(run()))


def test_captures_that_are_no_pages_are_never_taken(archive: StandIn, run: Run, frontier: Frontier) -> None:
    """Block pages, error pages, empty ones: named, recorded, and not asked for again."""
    bad = {
        "wall": BLOCK,
        "missing": b"<html><title>404 Not Found</title><body>No</body></html>",
        "empty": b"",
        "gone": Reply(b"gone", 404),
    }
    for n, (slug, body) in enumerate(bad.items()):
        archive.capture(f"2020010{n + 1}000000", f"{NEWS}{slug}/", body)
    events = run()
    found = {event.url.split("/")[-2]: event.outcome for event in events if isinstance(event, Failure)}
    assert {"wall": Outcome.BLOCKED, "missing": Outcome.SOFT_404, "empty": Outcome.EMPTY, "gone": Outcome.GONE} == found
    assert [] == pages(events)
    assert frontier.known(f"{NEWS}wall/") is None
    asked = len(archive.captures_asked)
    run()
    assert asked == len(archive.captures_asked)


def test_429_is_no_capture_and_ends_the_run_in_time(archive: StandIn, run: Run, clock: ManualClock) -> None:
    """Bodies of refusals are never taken; after five in a row the rest is left for later, when all come."""
    replies = dict[str, Reply]()
    for n in range(8):
        archive.capture(f"2020010{n + 1}000000", f"{NEWS}s{n}/", html(str(n)))
    replies, archive.replies = archive.replies, {
        path: Reply(html("Too many requests"), 429, (("Retry-After", "600"),)) for path in archive.replies
    }  # fmt: skip
    events = run()
    assert ({Outcome.THROTTLED: 5}, False) == (summary(events).failures, summary(events).complete)
    assert "in a row" in str(summary(events).reason)
    assert [] == pages(events)
    archive.replies = replies
    clock.pass_time(hours=1)
    assert 8 == len(pages(run()))


def test_a_capture_that_leads_elsewhere_is_not_taken(archive: StandIn, run: Run) -> None:
    """The archive may redirect to the nearest capture of the page, not to another page."""
    archive.capture("20200101000000", f"{NEWS}one/", Reply(
        status=302, headers=(("Location", f"/web/20200102000000id_/{NEWS}one/"),)))  # fmt: skip
    archive.replies[f"/web/20200102000000id_/{NEWS}one/"] = Reply(html("Near"))
    archive.capture("20200101000000", f"{NEWS}two/", Reply(
        status=302, headers=(("Location", f"/web/20200102000000id_/{NEWS}three/"),)))  # fmt: skip
    archive.replies[f"/web/20200102000000id_/{NEWS}three/"] = Reply(html("Other"))
    events = run()
    assert [html("Near")] == [page.content for page in pages(events)]
    assert [Outcome.REDIRECT_OUT] == [event.outcome for event in events if isinstance(event, Failure)]


def test_the_archives_pace_is_kept(
    archive: StandIn, site: LoopbackSite, frontier: Frontier, clock: ManualClock
) -> None:
    """24 requests a minute at most, whatever pause the sites themselves get."""
    for n in range(10):
        archive.capture(f"202001{n + 10}000000", f"{NEWS}s{n}/", html(str(n)))
    settings = HttpSettings(min_delay=timedelta(0))
    started = clock()
    with Fetcher(settings, clock=clock, sleep=clock.sleep) as fetcher:
        given = WaybackSettings(base_url=site.url)
        list(wayback.pages(EN, fetcher=fetcher, frontier=frontier, clock=clock, settings=given))
    assert clock() - started == timedelta(seconds=25)
    assert "/robots.txt" not in [each.path for each in site.asked]


def test_a_run_cut_short_goes_on(archive: StandIn, run: Run) -> None:
    """No capture that is done is asked for again; progress is told first."""
    for n in range(9):
        archive.capture(f"2020010{n + 1}000000", f"{NEWS}s{n}/", html(str(n)))
    first = pages(run(take=4))[:4]
    archive.site.asked.clear()
    events = run()
    assert isinstance(events[0], Walked)
    assert (9, 5) == (events[0].links, events[0].queued)
    assert 5 == len(pages(events))
    assert not {page.url for page in first} & {path.partition("id_/")[2] for path in archive.captures_asked}
    assert (4, 5, True) == (summary(events).overlap, summary(events).new, summary(events).complete)


def test_a_period_asks_for_no_older_captures(archive: StandIn, run: Run, frontier: Frontier) -> None:
    """A capture cannot hold what was published later; what turned out to be outside is not asked for again."""
    archive.capture("20190101000000", f"{NEWS}one/", html("1"))
    archive.capture("20210101000000", f"{NEWS}two/", html("2"))
    assert [f"{NEWS}two/"] == [page.url for page in pages(run(take=0, since=date(2020, 1, 1)))]
    page = pages(run(take=0, since=date(2020, 1, 1)))[0]
    with frontier.db.atomic():
        frontier.outside(page, date(2018, 5, 5))
    assert [] == pages(run(since=date(2020, 1, 1)))


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (Reply(b"<html>Service temporarily offline</html>"), Outcome.UNREADABLE),
        (Reply(b'{"a": 1}', headers=(("Content-Type", "application/json"),)), Outcome.UNREADABLE),
        (Reply(b"", 503), Outcome.SERVER_ERROR),
        (Reply(b"", 403), Outcome.REFUSED),
    ],
)
def test_an_index_that_cannot_be_read_is_named(
    site: LoopbackSite, run: Run, reply: Reply, outcome: Outcome, frontier: Frontier
) -> None:
    """One failure, nothing fetched, not complete, and no judgement about the site itself."""
    site.fallback = lambda _: reply
    events = run()
    assert [outcome] == [event.outcome for event in events if isinstance(event, Failure)]
    assert not summary(events).complete
    state = frontier.history.state("csto-en")
    assert (None, 0, None) == (state.baseline_at, state.failures_in_row, state.last_poll_at)


def test_an_archive_run_is_no_baseline(archive: StandIn, run: Run, frontier: Frontier) -> None:
    """What the site shows now was not seen: the first poll is still the first sight."""
    archive.capture("20200101000000", f"{NEWS}one/", html("1"))
    assert summary(run()).complete
    assert frontier.baseline("csto-en") is None


def test_a_dry_run_counts_what_is_left(
    archive: StandIn, site: LoopbackSite, fetcher: Fetcher, frontier: Frontier, run: Run
) -> None:
    """At 24 a minute."""
    for n in range(6):
        archive.capture(f"2020010{n + 1}000000", f"{NEWS}s{n}/", html(str(n)))
    run(take=2)
    settings = WaybackSettings(base_url=site.url)
    found = estimate.archived(EN, fetcher=fetcher, frontier=frontier, settings=settings)
    assert (4, timedelta(seconds=10)) == (found.pages, found.duration)


def test_sections_of_the_user_limit_it(archive: StandIn, run: Run) -> None:
    """Captures of other sections are left."""
    archive.capture("20200101000000", f"{NEWS}one/", html("1"))
    archive.capture("20200101000000", "https://en.odkb-csto.org/news/smi/two/", html("2"))
    assert [f"{NEWS}one/"] == [page.url for page in pages(run(source=replace(EN, sections=("news/news_odkb",))))]


def test_an_index_without_end_is_given_up(
    site: LoopbackSite, fetcher: Fetcher, archive: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that names a further page for ever is a failure with its reason, not a backfill that never begins."""
    monkeypatch.setattr(wayback, "MOST_INDEX_PAGES", 20)
    asked = iter(range(1_000))
    site.fallback = lambda _: Reply(
        json.dumps([["timestamp", "original", "digest"], [], [str(next(asked))]]).encode(),
        headers=(("Content-Type", "application/json"),),
    )
    found = wayback.captures(EN, fetcher, WaybackSettings(base_url=site.url, requests_per_minute=60_000))
    assert isinstance(found, Failure)
    assert (Outcome.UNREADABLE, "archive index: no end after 20 pages") == (found.outcome, found.reason)
