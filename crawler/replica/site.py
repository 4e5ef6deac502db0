"""The state of one stand-in site: its stories, its look, its faults, and who asked for what."""

import hashlib
from bisect import insort
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from fnmatch import fnmatchcase
from threading import RLock
from typing import Any

from crawler.replica import addressing, exchange, faults, look, pages, static
from crawler.replica import story as stories_of
from crawler.replica.exchange import Answer, Rendered, Request, Seen
from crawler.replica.faults import Fault
from crawler.replica.layout import LAYOUTS, Layout
from crawler.replica.look import Look
from crawler.replica.pages import Placed
from crawler.replica.story import Story


@dataclass(slots=True)
class _Armed:
    fault: Fault
    path: str
    times: int | None


_Row = tuple[date, int, Placed]  # day and order of arrival decide the rank in listings


def _rank(row: _Row) -> tuple[date, int]:
    return row[:2]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class ReplicaSite:
    """One site; every method is safe to call from any thread while a server answers for it.

    Further settings are those of `Look`: carousel_links, noise_links, page_bytes, delegations, gzip and so on.
    """

    def __init__(
        self,
        profile: str = "csto-en",
        *,
        stories: Iterable[Story] = (),
        markup: str | None = None,
        encoding: str = "utf-8",
        absolute_links: bool = False,
        clock: Callable[[], datetime] = _utc_now,
        **settings: Any,
    ) -> None:
        self.layout: Layout = LAYOUTS[profile]
        self.requests_kept: deque[Seen] = deque(maxlen=200_000)
        self._clock, self._lock = clock, RLock()
        links = settings.pop("links", "own" if absolute_links else "relative")
        chosen = {"markup": markup or self.layout.markup, "encoding": encoding, "links": links}
        self._look: Look = look.changed(Look(), {**chosen, **settings})
        self._address = ""
        self._placed: list[_Row] = []  # newest last
        self._arrivals = 0
        self._armed: list[_Armed] = []
        self._cache: dict[object, Rendered] = {}
        self._last: dict[object, tuple[str, datetime]] = {}  # ETag and time of each page as last shown
        self._snapshot: pages.Snapshot | None = None
        self._changed_at = clock().replace(microsecond=0)
        for story in reversed(list(stories)):
            self.publish(story)

    @property
    def profile(self) -> str:
        return self.layout.name

    @property
    def markup(self) -> str:
        return self._look.markup

    @markup.setter
    def markup(self, name: str) -> None:
        self.restyle(markup=name)

    @property
    def encoding(self) -> str:
        return self._look.encoding

    @encoding.setter
    def encoding(self, name: str) -> None:
        self.restyle(encoding=name)

    @property
    def address(self) -> str:
        """Scheme, host and port the site answers at; set by the server."""
        return self._address

    @address.setter
    def address(self, url: str) -> None:
        with self._lock:
            self._address = url
            self._forget_pages()

    def restyle(self, **changes: Any) -> None:
        """A redesign: other settings of `Look` from now on. Raises ValueError on unknown ones."""
        with self._lock:
            self._look = look.changed(self._look, changes)
            self._forget_pages()

    def publish(self, story: Story) -> str:
        """Put the story on the site; returns its path.

        Where another story has that slug, this one gets its number at the end of its own, as Bitrix does it.
        Raises ValueError where this very story is there already.
        """
        with self._lock:
            self._arrivals += 1
            there = self._at(self.layout.paths(story)[0])
            if there is not None and there.paragraphs != story.paragraphs and story.element_id is None:
                story = replace(story, slug=f"{story.slug}-{14000 + self._arrivals}")
            return self._put(story, self._arrivals)

    def edit(self, path_or_slug: str, **changes: Any) -> str:
        """Change fields of a story in place, keeping its rank among those of its day; returns its path."""
        with self._lock:
            row = self._find(path_or_slug)
            story = stories_of.changed(row[2].story, changes)
            self._placed.remove(row)
            try:
                return self._put(story, row[1])
            except ValueError:
                insort(self._placed, row, key=_rank)
                raise

    def remove(self, path_or_slug: str) -> None:
        """Take the story off; its address gives 404."""
        with self._lock:
            self._placed.remove(self._find(path_or_slug))
            self._forget_pages()

    def truth(self, path_or_slug: str) -> Story:
        """The story at that address. Raises KeyError."""
        with self._lock:
            return self._find(path_or_slug)[2].story

    def path(self, path_or_slug: str) -> str:
        """The story's own address."""
        with self._lock:
            return self._find(path_or_slug)[2].paths[0]

    @property
    def stories(self) -> dict[str, Story]:
        """Every story by its own path, newest first."""
        with self._lock:
            return {item.paths[0]: item.story for _, _, item in reversed(self._placed)}

    def fault(self, fault: Fault, *, path: str = "*", times: int | None = None) -> None:
        """Arm a fault for targets whose path, or path and query, match: for ever or so many times. Latest first."""
        with self._lock:
            self._armed.insert(0, _Armed(fault, path, times))

    def clear_faults(self) -> None:
        with self._lock:
            self._armed.clear()

    @property
    def requests(self) -> list[Seen]:
        """What was asked for so far, oldest first: method, target, headers, status."""
        with self._lock:
            return list(self.requests_kept)

    def forget_requests(self) -> None:
        with self._lock:
            self.requests_kept.clear()

    def answer(self, request: Request) -> Answer:
        """The site's answer to one request."""
        with self._lock:
            armed = self._strike(request.target)
            given = self._normal(request) if armed is None else faults.struck(armed, self._scene(request))
            self.requests_kept.append(Seen(request.method, request.target, request.headers, given.status))
            return given

    def _scene(self, request: Request) -> faults.Scene:
        def notice(heading: str, text: str) -> Answer:
            site = self._site()
            return static.html(pages.notice(site, heading, text), site.look, 404)

        return faults.Scene(request, lambda: self._normal(request), notice, self.layout.lang)

    def _strike(self, target: str) -> Fault | None:
        """The armed fault for that target, one use less."""
        path = target.partition("?")[0]
        for armed in self._armed:
            if armed.times != 0 and (fnmatchcase(path, armed.path) or fnmatchcase(target, armed.path)):
                armed.times = None if armed.times is None else armed.times - 1
                return armed.fault
        return None

    def _normal(self, request: Request) -> Answer:
        if request.method not in ("GET", "HEAD"):
            return exchange.text(405, "", headers=(("Allow", "GET, HEAD"),))
        query, site = addressing.parse(request.target), self._site()
        fixed = static.answer(site, query)
        if fixed is not None:
            return fixed
        found = self._cache.get(query.key) or self._render(query)
        if found is None:
            return static.missing(site, query)
        return exchange.answer(found, request, validators=site.look.validators, compress=site.look.gzip)

    def _render(self, query: addressing.Query) -> Rendered | None:
        """Render the page; its Last-Modified moves only where its bytes have changed."""
        site = self._site()
        text = pages.page(site, query)
        if text is None:
            return None
        content = text.encode(site.look.encoding, "xmlcharrefreplace")
        etag = f'"{hashlib.blake2b(content, digest_size=8).hexdigest()}"'
        before = self._last.get(query.key)
        modified_at = before[1] if before and before[0] == etag else self._changed_at
        self._last[query.key] = (etag, modified_at)
        found = Rendered(content, static.content_type(site.look), etag, modified_at)
        self._cache[query.key] = found
        return found

    def _site(self) -> pages.Snapshot:
        if self._snapshot is None:
            placed = tuple(item for _, _, item in reversed(self._placed))
            self._snapshot = pages.snapshot(self.layout, self._look, placed, self._address)
        return self._snapshot

    def _forget_pages(self) -> None:
        """The site has changed, at least a second after the state last shown, so that Last-Modified never lies."""
        self._cache.clear()
        if self._snapshot is not None:
            self._snapshot = None
            self._changed_at = max(self._clock().replace(microsecond=0), self._changed_at + timedelta(seconds=1))

    def _put(self, story: Story, arrival: int) -> str:
        paths = self.layout.paths(story)
        if self._at(paths[0]) is not None:
            raise ValueError(f"published already: {paths[0]}")
        insort(self._placed, (story.published or self._clock().date(), arrival, Placed(story, paths)), key=_rank)
        self._forget_pages()
        return paths[0]

    def _at(self, path: str) -> Story | None:
        return next((item.story for _, _, item in self._placed if item.paths[0] == path), None)

    def _find(self, path_or_slug: str) -> _Row:
        for row in self._placed:
            if path_or_slug == row[2].story.slug or path_or_slug in row[2].paths:
                return row
        raise KeyError(path_or_slug)
