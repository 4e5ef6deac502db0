"""Fetches a pass's articles ahead of the caller, records what gave no page, and gives up on a site that fails."""

from collections import Counter
from collections.abc import Iterator, Sequence

from crawler import prefetch
from crawler.addresses import Due
from crawler.model import Failure, NotModified, Outcome, Page, Validators
from crawler.passing import Pass
from crawler.seen import Seen

BREAK_AFTER = 5  # articles in a row that fail for the site's sake end the pass
_SITE_FAILS = (
    Outcome.DNS,
    Outcome.CONNECTION,
    Outcome.TIMEOUT,
    Outcome.TLS,
    Outcome.BLOCKED,
    Outcome.THROTTLED,
    Outcome.SERVER_ERROR,
)
_GONE = (Outcome.GONE, Outcome.SOFT_404)


class Articles:
    """The articles of one pass, and what they came to."""

    def __init__(self, given: Pass, *, depth: int, full_every: int, is_forced: bool = False) -> None:
        self._pass = given
        self._depth = depth
        self._full_every = full_every
        self._is_forced = is_forced
        self._tried = Seen()
        self.fetched = 0
        self.unchanged = 0
        self.failures: Counter[Outcome] = Counter()
        self.gone: list[str] = []  # known articles that were not found
        self.broken: str | None = None

    def read(self, due: Sequence[Due]) -> Iterator[Page | NotModified | Failure]:
        """Fetches in order. Failures and unchanged pages are recorded here, pages by whoever takes them.

        A site that fails is given up; what was fetched ahead by then has its outcome too. That an article said to be
        removed is still gone is recorded, and nothing to tell.
        """
        self._tried.update(each.url for each in due)
        in_row = 0
        fetched = prefetch.ahead(
            self._fetch, due, depth=self._depth, stop=self._pass.stop, enough=lambda: self.broken is not None
        )
        for each, result in fetched:
            if isinstance(result, Failure) and self._pass.stop():  # it was cut short, and says nothing of the article
                return
            if isinstance(result, Page):
                self.fetched += 1
            else:
                self._record(each, result)
            in_row = in_row + 1 if isinstance(result, Failure) and result.outcome in _SITE_FAILS else 0
            if not _is_still_gone(each, result):
                yield result
            if in_row == BREAK_AFTER:
                self.broken = f"{in_row} articles in a row failed, the rest is left for the next run"

    @property
    def fine(self) -> int:
        """How many gave a page, or were as they had been."""
        return self.fetched + self.unchanged

    def has_tried(self, url: str) -> bool:
        """Whether the article was fetched in this pass, whatever came of it."""
        return url in self._tried

    def _fetch(self, due: Due) -> Page | NotModified | Failure:
        """In a fetch thread. A forced recheck asks unconditionally: a 304 can lie; so does every k-th other one.

        And so is asked for what was said to be removed: the caller takes that back with a Page.
        """
        is_full = self._is_forced or due.is_removed or (due.checks + 1) % self._full_every == 0
        return self._pass.fetch(due.url, Validators() if is_full else due.validators)

    def _record(self, due: Due, result: NotModified | Failure) -> None:
        with self._pass.transaction():
            if isinstance(result, NotModified):
                self.unchanged += 1
                self._pass.frontier.not_modified(result)
                return
            self._pass.frontier.failed(result)
            if _is_still_gone(due, result):
                return
            self.failures[result.outcome] += 1
            if due.is_recheck and result.outcome in _GONE:
                self.gone.append(result.url)


def _is_still_gone(due: Due, result: Page | NotModified | Failure) -> bool:
    return due.is_removed and isinstance(result, Failure) and result.outcome in _GONE
