"""Captures of the Wayback Machine: the CDX index says which there are, the captures come as they were. EDGE net.

https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server describes the index. About 24 requests a
minute are tolerated; beyond that come 429 answers, whose bodies are no captures and are never taken for any.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote, urlsplit

from crawler import prefetch, urls
from crawler.answer import MARKUP
from crawler.archives import cdx
from crawler.events import Event, PollSummary, Walked
from crawler.frontier import Frontier
from crawler.http import Fetcher
from crawler.model import Failure, LinkKind, NotModified, Outcome, Page, Source, Validators
from crawler.passing import Pass, Transaction, never
from crawler.profile import SiteProfile
from crawler.retrying import Stop
from crawler.times import is_within, stamp

BASE_URL = "https://web.archive.org"
_JSON = ("application/json", "text/plain", "text/x-ndjson", "text/json", "text/html")
_FOR_EVER = (Outcome.GONE, Outcome.SOFT_404, Outcome.EMPTY, Outcome.NOT_HTML, Outcome.BLOCKED, Outcome.REDIRECT_OUT)
_GIVE_UP = 5  # captures in a row that fail for the archive's sake
_ORIGINAL = "x-archive-orig-"
MOST_INDEX_PAGES = 500  # of one host: two million captures, twenty times what a site of such a size has


@dataclass(frozen=True, slots=True)
class WaybackSettings:
    """`since` and `until` are publication dates; `base_url` is another address for the archive.

    No capture older than `since` holds anything of the period; articles known to lie outside it are passed over.
    """

    base_url: str = BASE_URL
    since: date | None = None
    until: date | None = None
    requests_per_minute: float = 24.0
    rows: int = 5_000  # of the index, a request
    newest_only: bool = False  # else every version whose bytes differ


@dataclass(frozen=True, slots=True)
class Capture:
    """One row of the index."""

    url: str  # canonical
    original: str
    captured_at: datetime
    digest: str


def pages(
    source: Source,
    *,
    fetcher: Fetcher,
    frontier: Frontier,
    clock: Callable[[], datetime],
    settings: WaybackSettings | None = None,
    transaction: Transaction | None = None,
    stop: Stop = never,
) -> Iterator[Event]:
    """Every capture of the source's articles not taken yet, each address's oldest first, so that the newest wins.

    Pages have origin `wayback`, the time of capture as `fetched_at` and the site's own headers; the caller records them
    with `frontier.done`. Failures are recorded here; a capture that is no page (a block page, an error page) is not
    asked for again. First comes a Walked with the number of captures, last a PollSummary.
    """
    given = Pass(source, fetcher, frontier, clock, transaction or frontier.db.atomic, stop)
    yield from _Archive(given, settings or WaybackSettings()).run()


def captures(
    source: Source, fetcher: Fetcher, settings: WaybackSettings | None = None, *, stop: Stop = never
) -> tuple[Capture, ...] | Failure:
    """What the index holds of the source's articles: for each address its versions, oldest first."""
    archive = _archive(source, fetcher, settings := settings or WaybackSettings())
    found: dict[str, list[Capture]] = {}
    for host in dict.fromkeys(host.removeprefix("www.") for host in source.profile.hosts):
        key: str | None = ""
        keys: set[str | None] = {None}
        while key not in keys and not stop():
            keys.add(key)
            asked = cdx.address(settings.base_url, host, since=settings.since, rows=settings.rows, key=key)
            answer = _ask(archive, fetcher, asked, stop=stop)
            if isinstance(answer, Failure):
                return answer
            try:
                rows, key = cdx.rows(answer.content)
                if len(keys) > MOST_INDEX_PAGES:
                    raise cdx.UnreadableIndex(f"no end after {MOST_INDEX_PAGES:,} pages")
            except cdx.UnreadableIndex as error:
                reason = f"archive index: {error}"
                return Failure(source.name, "", answer.address, Outcome.UNREADABLE, reason, answer.fetched_at)
            for row in rows:
                capture = _capture(row, source)
                if capture is not None:
                    found.setdefault(capture.url, []).append(capture)
    return tuple(capture for each in found.values() for capture in _versions(each, newest_only=settings.newest_only))


class _Archive:
    """The state of one run."""

    def __init__(self, given: Pass, settings: WaybackSettings) -> None:
        self._pass = given
        self._name = given.source.name
        self._frontier = given.frontier
        self._settings = settings
        self._archive = _archive(given.source, given.fetcher, settings)
        self._started_at = given.clock()
        self._failures: Counter[Outcome] = Counter()
        self._fetched = self._known = self._found = 0
        self._reason: str | None = None

    def run(self) -> Iterator[Event]:
        poll = self._pass.begin("archive", self._started_at)
        try:
            found = captures(self._pass.source, self._pass.fetcher, self._settings, stop=self._pass.stop)
            if isinstance(found, Failure):
                self._reason = found.reason
                self._failures[found.outcome] += 1
                with self._pass.transaction():
                    self._frontier.log(found)
                yield found
            else:
                yield from self._take(found)
            yield self._summary(poll)
        finally:
            self._frontier.poll = None

    def _take(self, found: tuple[Capture, ...]) -> Iterator[Event]:
        taken = self._frontier.captured(self._name)
        dates = self._frontier.published({each.url for each in found})
        window = self._settings.since, self._settings.until
        found = tuple(each for each in found if is_within(dates.get(each.url), window))
        left = [each for each in found if (each.url, stamp(each.captured_at)) not in taken]
        self._found, self._known = len(found), len(found) - len(left)
        yield Walked(self._name, None, 1, 1, len(found), len(left))
        in_row = 0
        for capture, result in prefetch.ahead(self._fetch, left, depth=1, stop=self._pass.stop):
            if isinstance(result, Page):
                self._fetched += 1
            elif self._pass.stop():
                return
            else:
                self._fail(capture, result)
            in_row = in_row + 1 if isinstance(result, Failure) and result.outcome not in _FOR_EVER else 0
            yield result
            if in_row >= _GIVE_UP:
                self._reason = f"{in_row} captures in a row failed; run it again later"
                return

    def _fetch(self, capture: Capture) -> Page | Failure:
        """In a fetch thread."""
        original = quote(capture.original, safe=_SAFE)
        address = f"{self._settings.base_url}/web/{capture.captured_at:%Y%m%d%H%M%S}id_/{original}"
        answer = _ask(self._archive, self._pass.fetcher, address, stop=self._pass.stop, accepted=MARKUP)
        if isinstance(answer, Failure):
            return replace(answer, url=capture.url)
        return _as_captured(answer, capture, self._pass.source)

    def _fail(self, capture: Capture, failure: Failure) -> None:
        self._failures[failure.outcome] += 1
        with self._pass.transaction():
            self._frontier.log(failure)
            if failure.outcome in _FOR_EVER:
                self._frontier.capture_failed(failure, capture.captured_at)

    def _summary(self, poll: int) -> PollSummary:
        reason = self._reason or ("stopped" if self._pass.stop() else None)
        summary = PollSummary(
            source=self._name,
            started_at=self._started_at,
            finished_at=self._pass.clock(),
            listings=0,
            links=self._found,
            overlap=self._known,
            new=self._found - self._known,
            fetched=self._fetched,
            unchanged=0,
            failures=dict(self._failures),
            complete=reason is None,
            stopped=self._pass.stop(),
            reason=reason,
        )
        with self._pass.transaction():
            self._frontier.history.finished(poll, summary)
        return summary


_SAFE = "!$&'()*+,;=:@/~-._%?"


def _archive(source: Source, fetcher: Fetcher, settings: WaybackSettings) -> Source:
    """The archive as a source of its own: its host, its pace."""
    host = urlsplit(settings.base_url)
    profile = SiteProfile(name=source.name, lang=source.lang, hosts=(host.hostname or "",), sections=(), article=())
    fetcher.gate.set_min_delay(host.netloc, timedelta(minutes=1) / settings.requests_per_minute)
    return Source(profile, settings.base_url.rstrip("/"), ())


def _ask(
    archive: Source, fetcher: Fetcher, address: str, *, stop: Stop, accepted: tuple[str, ...] = _JSON
) -> Page | Failure:
    """One request to the archive; its robots.txt is for crawlers of the archive, not for users of its index."""
    answer = fetcher.fetch(archive, address, address=address, ask_robots=False, accepted=accepted, stop=stop)
    if not isinstance(answer, NotModified):
        return answer
    return Failure(answer.source, answer.url, answer.address, Outcome.EMPTY, "304 unasked for", answer.fetched_at, 304)


def _capture(row: list[str], source: Source) -> Capture | None:
    """A row as a capture of one of the source's articles, else None."""
    url = urls.canonical(row[1], source)
    if url is None or urls.kind(url, source) is not LinkKind.ARTICLE:
        return None
    if source.sections != source.profile.sections and urls.section(url, source) not in source.sections:
        return None
    try:
        at = datetime.strptime(row[0], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return Capture(url, row[1], at, row[2])


def _versions(found: list[Capture], *, newest_only: bool) -> list[Capture]:
    """One capture for each digest, its first, oldest first."""
    kept: dict[str, Capture] = {}
    for capture in sorted(found, key=lambda each: each.captured_at):
        kept.setdefault(capture.digest, capture)
    versions = list(kept.values())
    return versions[-1:] if newest_only else versions


def _as_captured(answer: Page, capture: Capture, source: Source) -> Page | Failure:
    """The page as the site sent it then; a Failure where the archive led on to another page."""
    _, _, rest = answer.address.partition("/web/")
    _, _, original = rest.partition("/")
    url = urls.canonical(original, source)
    if url != capture.url:
        return Failure(
            answer.source, capture.url, answer.address, Outcome.REDIRECT_OUT,
            f"the capture leads on to {original[:200]}", answer.fetched_at, answer.status,
        )  # fmt: skip
    headers = tuple(
        (key.lower().removeprefix(_ORIGINAL), value)
        for key, value in answer.headers
        if key.lower().startswith(_ORIGINAL) or key.lower() == "content-type"
    )
    return replace(
        answer,
        url=capture.url,
        address=capture.original,
        headers=headers,
        fetched_at=capture.captured_at,
        validators=Validators(),
        origin="wayback",
    )
