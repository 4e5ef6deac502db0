"""What sort of page it is, and what it is about apart from positions: frames and events, read off headline and address."""

from functools import cache

from pipeline.judging_grammar import Rules, Spotted, compiled
from pipeline.judging_words import COLON, OTHER, Passage, concepts
from pipeline.lexicon import rules


@cache
def frame_rules() -> Rules:
    return compiled(rules.FRAMES.items())


@cache
def event_rules() -> Rules:
    return compiled(rules.EVENTS.items())


def frames(passage: Passage) -> dict[str, Spotted]:
    """Every frame of a headline or address, at its first words."""
    found: dict[str, Spotted] = {}
    for spotted in frame_rules().spot(passage.codes):
        found.setdefault(spotted.rule, spotted)
    return found


def events(passage: Passage, end: int | None = None) -> dict[str, Spotted]:
    """Every event in codes[:end], at its first words."""
    found: dict[str, Spotted] = {}
    for spotted in event_rules().spot(passage.codes, 0, end):
        found.setdefault(spotted.rule, spotted)
    return found


def quoted_person(headline: Passage) -> bool:
    """`Name: words`, where the name is no organ's, no known person's of the CSTO, and no agency's."""
    name, colon, _ = headline.codes.partition(COLON)
    nobody = {
        OTHER,
        "i",
        concepts()["politician"],
        concepts()["country"],
        concepts()["general"],
        concepts()["deputy"],
        concepts()["lawmaker"],
    }
    return bool(colon) and len(name) <= 6 and set(name) <= nobody
