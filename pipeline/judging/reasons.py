"""What a verdict names: its marks as places in the text and the words that stand there; its topics."""

from collections.abc import Iterator, Sequence

from pipeline.judging.findings import weight
from pipeline.judging.grammar import Spotted
from pipeline.judging.text import BOUNDARIES, Passage
from pipeline.lexicon import pages, subjects
from pipeline.model import Reason

NAMED = 0.55  # weight of a matter worth naming as a topic


def pointed(marks: Sequence[tuple[Passage, Spotted]]) -> Iterator[Reason]:
    """Each mark with its words; where a passage's words stand is counted once."""
    ends: dict[str, list[int]] = {}
    passages = {passage.field: passage for passage, _ in marks}
    for field, passage in passages.items():
        places = [place for where, mark in marks if where.field == field for place in _bounds(passage, mark)]
        ends[field] = [end for span in passage.spans(places) for end in span]
    for passage, mark in marks:
        start, _, _, end, *ends[passage.field] = ends[passage.field]
        yield Reason(mark.rule, passage.field, start, end, passage.text[start:end])


def _bounds(passage: Passage, mark: Spotted) -> tuple[int, int]:
    """The first and the last word of a mark, in codes."""
    return mark.start + (passage.codes[mark.start] in BOUNDARIES), mark.end - 1


def topic_of(matter: str) -> str | None:
    """What a matter is called in a verdict; None where it is too faint for a topic."""
    if weight(matter) < NAMED or matter == "unnamed":
        return None
    return (subjects.MATTERS[matter].topic or matter).replace("_", "-")


def topics() -> tuple[str, ...]:
    """Every topic that a verdict may name."""
    found = {topic for matter in subjects.MATTERS if (topic := topic_of(matter))}
    return tuple(sorted(found.union(pages.EVENT_TOPICS.values())))
