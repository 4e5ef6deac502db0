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
        """As the commands take it."""
        down = self.summary is not None and not self.summary.complete and self.summary.listings == 0
        return Result(
            counters=dict(self.counts), failures=tuple(self.failures), down=frozenset({source} if down else ())
        )
