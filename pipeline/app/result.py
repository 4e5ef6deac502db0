"""What a job gives back to its command: what was done, what failed, and the exit code that follows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

DONE, PARTLY, USAGE, NOTHING, LOCKED, INTERRUPTED = 0, 1, 2, 3, 4, 130
"""Exit codes of CONTRACT.md."""


@dataclass(frozen=True, slots=True)
class Result:
    """Counters by name ("pages", "new", "revised", "alerts", ...), one line a failure, notes for a person, data."""

    counters: Mapping[str, int] = field(default_factory=dict)
    failures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()  # of data: for standard output
    down: frozenset[str] = frozenset()  # sources of which no listing could be read
    interrupted: bool = False
    is_empty: bool = False  # what was named holds nothing to do

    @property
    def exit_code(self) -> int:
        if self.interrupted:
            return INTERRUPTED
        if self.is_empty:
            return NOTHING
        return PARTLY if self.failures else DONE

    def __add__(self, other: "Result") -> "Result":
        """Two results as one: counters summed, lines in order."""
        return Result(
            counters=dict(Counter(self.counters) + Counter(other.counters)),
            failures=self.failures + other.failures,
            notes=self.notes + other.notes,
            lines=self.lines + other.lines,
            down=self.down | other.down,
            interrupted=self.interrupted or other.interrupted,
            is_empty=self.is_empty or other.is_empty,
        )


def told(result: Result) -> str:
    """The counters in one line: `pages 12, new 3, alerts 1`."""
    return ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in result.counters.items()) or "nothing new"
