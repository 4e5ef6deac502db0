"""What a pass has come to so far: counted, and what failed in one line each."""

from collections import Counter
from dataclasses import dataclass, field

from crawler.events import PollSummary
from pipeline.app.result import Result
from pipeline.model import Relation

NAMES = {
    Relation.NEW: "new",
    Relation.SAME: "known",
    Relation.REVISED: "revised",
    Relation.COPY: "copies",
    Relation.TRANSLATION: "translations",
    Relation.COMPLETED: "completed",
}
"""What each relation is called in a result."""


@dataclass(slots=True)
class Tally:
    """What a pass has come to so far. `total` is the number of pages, where it is known."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    summary: PollSummary | None = None
    total: int | None = None

    def result(self, source: str) -> Result:
        """As the commands take it: what was not done is said, also where nothing that was asked for failed."""
        down = self.summary is not None and not self.summary.complete and self.summary.listings == 0
        unsaid = self._unsaid()
        failures = (*self.failures, *((f"{source}: not complete: {unsaid}",) if unsaid else ()))
        return Result(counters=dict(self.counts), failures=failures, down=frozenset({source} if down else ()))

    def _unsaid(self) -> str | None:
        """Why the pass was not complete, where no failure tells of it."""
        if self.summary is None or self.summary.complete or self.summary.stopped or not self.summary.reason:
            return None
        told = self.summary.reason.partition(": ")[2] or self.summary.reason
        return None if any(line.endswith(told) for line in self.failures) else self.summary.reason
