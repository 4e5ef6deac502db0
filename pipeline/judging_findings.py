"""Findings: places where somebody takes a position on a matter of security, each with its strength and its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.judging_grammar import Rules, Spotted, compiled, phrase
from pipeline.judging_words import COLON, PARAGRAPH, SENTENCE, Passage
from pipeline.lexicon import rules

HEADING_REACH = 3  # words that may stand before a document's name where it is the heading: "Joint", "On the"


@dataclass(frozen=True, slots=True)
class Finding:
    """An act in a passage: who did what, on which matter, and what takes it back."""

    act: str
    matter: str | None
    speaker: str
    strength: float  # 0..1
    paragraph: int
    marks: tuple[Spotted, ...]  # over the passage's codes; `rule` is as verdicts name it


@dataclass(frozen=True, slots=True)
class Clause:
    """Where an act stands: its sentence codes[first:last], and the paragraph's beginning."""

    codes: str
    act: Spotted
    first: int
    last: int
    opening: int


@cache
def acts() -> Rules:
    return compiled((name, act.phrases) for name, act in rules.ACTS.items())


@cache
def matters() -> Rules:
    return compiled((name, matter.phrases) for name, matter in rules.MATTERS.items())


@cache
def speakers() -> Rules:
    return compiled(rules.SPEAKERS.items())


@cache
def vetoes() -> Rules:
    return compiled(rules.VETOES.items())


def weight(matter: str | None) -> float:
    """How concrete a matter is; no matter weighs nothing."""
    return rules.MATTERS[matter].weight if matter else 0.0


def clause(passage: Passage, act: Spotted, whole: bool) -> Clause:
    """The sentence around an act; a headline or an address is one sentence."""
    codes = passage.codes
    opening = codes.rfind(PARAGRAPH, 0, act.start) + 1
    if whole:
        return Clause(codes, act, 0, len(codes), 0)
    first = max(codes.rfind(SENTENCE, opening, act.start) + 1, opening)
    stops = [stop for stop in (codes.find(SENTENCE, act.end), codes.find(PARAGRAPH, act.end)) if stop >= 0]
    return Clause(codes, act, first, min(stops, default=len(codes)), opening)


def main_matter(codes: str, start: int = 0, end: int | None = None) -> Spotted | None:
    """The most concrete matter in codes[start:end]; of equals the first."""
    return max(matters().spot(codes, start, end), key=lambda found: weight(found.rule), default=None)


def findings(passage: Passage, *, whole: bool = False, context: str | None = None) -> Iterator[Finding]:
    """Every act in the passage. `context` is the matter to assume for an act that names none."""
    for act in acts().spot(passage.codes):
        here = clause(passage, act, whole)
        if rules.ACTS[act.rule].heading and not _opens(here, whole):
            continue
        yield _finding(here, context)


def _opens(here: Clause, whole: bool) -> bool:
    """A document's name opens the headline, or stands behind an agency's name and a colon, or opens a paragraph."""
    start = here.first if whole else here.opening
    before = here.codes[start : here.act.start].rpartition(COLON)[2]
    return len(before) <= HEADING_REACH and here.codes.count(PARAGRAPH, 0, here.act.start) < 3


def _finding(here: Clause, context: str | None) -> Finding:
    act = rules.ACTS[here.act.rule]
    matter = main_matter(here.codes, here.act.start if act.after or act.document else here.first, here.last)
    if act.document and weight(matter.rule if matter else None) < 0.7:
        matter = max(
            (found for found in (matter, main_matter(here.codes, here.first, here.act.start)) if found),
            key=lambda found: weight(found.rule),
            default=None,
        )
    name = matter.rule if matter else context
    who = _speaker(here, act)
    kind = "organ" if who and who.rule == "staff" else who.rule if who else "nobody"
    strength = act.strength * weight(name) * rules.SPEAKER_WEIGHT[kind]
    taken_back = tuple(_taken_back(here))
    for veto in taken_back:
        strength *= rules.VETO_WEIGHT[veto.rule]
    marks = [Spotted(f"act.{here.act.rule}", here.act.start, here.act.end)]
    marks += [Spotted(f"speaker.{kind}", who.start, who.end)] if who else []
    marks += [Spotted(f"matter.{matter.rule}", matter.start, matter.end)] if matter else []
    marks += [Spotted(f"veto.{veto.rule}", veto.start, veto.end) for veto in taken_back]
    return Finding(here.act.rule, name, kind, strength, here.codes.count(PARAGRAPH, 0, here.act.start), tuple(marks))


def _speaker(here: Clause, act: rules.Act) -> Spotted | None:
    """The sentence's first speaker before the act, or behind it for a document; else whoever spoke last before."""
    named = [*_named(here.codes, here.first, here.act.start)]
    if act.document:
        named += _named(here.codes, here.act.start, here.last)
        shared = phrase("shared|joint").search(here.codes, here.first, here.last)
        ours = [found for found in named if found.rule in ("organ", "staff")]
        if shared and ours:
            return ours[0]
    if named:
        return named[0]
    earlier = [*_named(here.codes, here.opening, here.first)]
    return earlier[-1] if earlier else None


def _named(codes: str, start: int, end: int) -> Iterator[Spotted]:
    """Speakers in codes[start:end]; a place of meeting is nobody."""
    return (found for found in speakers().spot(codes, start, end) if found.rule != "venue")


def _taken_back(here: Clause) -> Iterator[Spotted]:
    """A draft, an intention, a denial or somebody's past, near enough to the act to be about it."""
    reach = {"draft": 9, "future": 9, "past": 6, "not": 2}
    for veto in vetoes().spot(here.codes, max(here.first, here.act.start - 9), here.act.end):
        if veto.start >= here.act.start - reach[veto.rule] and not (
            veto.rule == "not" and here.act.rule in ("on_deployment", "refute")
        ):
            yield veto
