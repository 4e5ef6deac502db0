"""Reasons of a verdict: its marks over codes, as places in the text and the words that stand there."""

from collections.abc import Iterator, Sequence

from pipeline.judging.grammar import Spotted
from pipeline.judging.text import BOUNDARIES, Passage
from pipeline.model import Reason


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
