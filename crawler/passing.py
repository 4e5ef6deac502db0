"""What one pass over one source works with, given once and handed down whole."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from crawler.frontier import Frontier
from crawler.http import Fetcher
from crawler.model import Failure, NotModified, Page, Source, Validators
from crawler.times import stamp

Transaction = Callable[[], AbstractContextManager[object]]


def never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Pass:
    """The collaborators of one pass. `transaction` opens a write transaction; `stop` says whether to end early."""

    source: Source
    fetcher: Fetcher
    frontier: Frontier
    clock: Callable[[], datetime]
    transaction: Transaction
    stop: Callable[[], bool] = never

    def fetch(self, url: str, validators: Validators | None = None) -> Page | NotModified | Failure:
        return self.fetcher.fetch(self.source, url, validators=validators, stop=self.stop)

    def begin(self, mode: str, at: datetime) -> int:
        """Opens the pass in the log, and spares asking for robots.txt again where a copy of today is kept."""
        with self.transaction():
            self.frontier.time_again(self.source.name, at)
            poll = self.frontier.history.started(self.source.name, mode, at)
        self.frontier.poll = poll
        copy = self.frontier.robots(self._netloc)
        if copy is not None and self.fetcher.settings.robots:
            self.fetcher.robots.recall(copy)
        return poll

    def keep_robots(self) -> None:
        """Keeps robots.txt for the next pass. Inside the caller's transaction."""
        copy = self.fetcher.robots.copy(self._netloc)
        kept = self.frontier.robots(self._netloc)
        if copy is not None and (kept is None or stamp(kept.fetched_at) != stamp(copy.fetched_at)):
            self.frontier.save_robots(copy)

    @property
    def _netloc(self) -> str:
        return urlsplit(self.source.base_url).netloc
