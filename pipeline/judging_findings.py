"""Findings: places where somebody takes a position on a matter of security, each with its strength and its words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.judging_grammar import Rules, Spotted, compiled, phrase
from pipeline.judging_text import PARAGRAPH, SENTENCE, Passage
from pipeline.judging_words import COLON, YEAR
from pipeline.lexicon import speakers, stances

TRUSTED = ("condemn", "concern")  # acts of an organ that are on security even where the headline does not say
MILD = 0.7  # a matter lighter than this is not enough for a document if its sentence has a heavier one
UNSAID = 0.7  # what is left in a body of an act of nobody named on nothing named
HEADING_SPAN = 60  # words below a heading of the body that may say what it is on
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
PLACES = ("venue", "inside")
NOT_BEHIND = (*PLACES, "side")  # "a statement in which the parties ..."
HEADING_REACH = 3  # words that may stand before a document's name where it is the headline: "Text of the Joint"
OPENING_REACH = 2  # and where it opens a paragraph
UNSAID_TAIL = 7  # words behind a trusted act that say enough to show that it is not on security
HEADING_PARAGRAPHS = 3  # paragraphs of a body that can open with the document's name


@dataclass(frozen=True, slots=True)
class Finding:
    """An act in a passage: who did what, on which matter, and what takes it back."""

    act: str
    matter: str | None  # the main one
    assumed: bool  # the sentence itself names no matter
    topics: tuple[str, ...]  # all matters of its sentence
    speaker: str
    strength: float  # 0..1
    paragraph: int
    marks: tuple[Spotted, ...]  # over the passage's codes; `rule` is as verdicts name it


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything that bears on the acts of one passage."""

    passage: Passage
    whole: bool  # a headline or an address: one sentence, whatever its marks
    matters: tuple[Spotted, ...]
    speakers: tuple[Spotted, ...]
    vetoes: tuple[Spotted, ...]
    context: str | None  # the matter to assume for an act that names none
    cut: bool  # the passage may end in mid-sentence
    author: str | None  # who speaks where no one is named
    year: int  # of the page, where it tells; else 0


@dataclass(frozen=True, slots=True)
class Clause:
    """Where an act stands: its sentence codes[first:last], and its paragraph's beginning."""

    act: Spotted
    first: int
    last: int
    opening: int


@cache
def _acts() -> Rules:
    return compiled((name, act.phrases) for name, act in stances.ACTS.items())


@cache
def _matters() -> Rules:
    return compiled((name, matter.phrases) for name, matter in stances.MATTERS.items() if matter.phrases)


@cache
def _speakers() -> Rules:
    return compiled(speakers.SPEAKERS.items())


@cache
def _vetoes() -> Rules:
    return compiled(speakers.VETOES.items())


def weight(matter: str | None) -> float:
    """How concrete a matter is; no matter weighs nothing."""
    return stances.MATTERS[matter].weight if matter else 0.0


def main_matter(found: Iterable[Spotted]) -> Spotted | None:
    """The most concrete matter; of equals the first."""
    return max(found, key=lambda spotted: weight(spotted.rule), default=None)


def matters(passage: Passage, end: int | None = None) -> Iterator[Spotted]:
    """Every matter of security in codes[:end]."""
    return _matters().spot(passage.codes, 0, end)


def findings(
    passage: Passage,
    *,
    whole: bool = False,
    context: str | None = None,
    cut: bool = False,
    author: str | None = None,
    year: int = 0,
) -> Iterator[Finding]:
    """Every act in the passage."""
    found = tuple(_acts().spot(passage.codes))
    if not found:
        return
    codes = passage.codes
    survey = Survey(
        passage,
        whole,
        tuple(matters(passage)),
        tuple(_speakers().spot(codes)),
        tuple(_vetoes().spot(codes)),
        context,
        cut,
        author,
        year,
    )
    for act in found:
        here = _clause(codes, act, whole)
        if not stances.ACTS[act.rule].heading or _opens(codes, here, whole):
            yield _finding(survey, here)


def _clause(codes: str, act: Spotted, whole: bool) -> Clause:
    opening = codes.rfind(PARAGRAPH, 0, act.start) + 1
    if whole:
        return Clause(act, 0, len(codes), 0)
    first = max(codes.rfind(SENTENCE, opening, act.start) + 1, opening)
    stops = [stop for stop in (codes.find(SENTENCE, act.end), codes.find(PARAGRAPH, act.end)) if stop >= 0]
    return Clause(act, first, min(stops, default=len(codes)), opening)


def _opens(codes: str, here: Clause, whole: bool) -> bool:
    """A document's name opens the headline, or stands behind an agency's name and a colon, or opens a paragraph."""
    before = codes[here.first if whole else here.opening : here.act.start].rpartition(COLON)[2]
    return (
        len(before) <= (HEADING_REACH if whole else OPENING_REACH)
        and codes.count(PARAGRAPH, 0, here.act.start) < HEADING_PARAGRAPHS
    )


def _finding(survey: Survey, here: Clause) -> Finding:
    act = stances.ACTS[here.act.rule]
    matter = _matter(survey, here, act)
    name = matter.rule if matter else _assumed(survey, here, act)
    who = _speaker(survey, here, act)
    kind = who.rule if who else survey.author or "nobody"
    taken_back = tuple(_taken_back(survey, here, act))
    strength = act.strength * (1.0 if survey.whole else act.body) * weight(name) * speakers.SPEAKER_WEIGHT[kind]
    if matter is None and kind == "nobody" and not survey.whole:
        strength *= UNSAID
    for veto in dict.fromkeys(spotted.rule for spotted in taken_back):
        strength *= speakers.VETO_WEIGHT[veto]
    marks = [Spotted(f"act.{here.act.rule}", here.act.start, here.act.end)]
    marks += [Spotted(f"speaker.{who.rule}", who.start, who.end)] if who else []
    marks += [Spotted(f"matter.{matter.rule}", matter.start, matter.end)] if matter else []
    marks += [Spotted(f"veto.{veto.rule}", veto.start, veto.end) for veto in taken_back]
    topics = tuple(found.rule for found in survey.matters if here.first <= found.start < here.last)
    return Finding(
        here.act.rule,
        name,
        matter is None,
        topics,
        kind,
        strength,
        survey.passage.codes.count(PARAGRAPH, 0, here.act.start),
        tuple(marks),
    )


def _assumed(survey: Survey, here: Clause, act: stances.Act) -> str | None:
    """The matter of an act that names none; where nothing names one, a statement is trusted to have one."""
    if survey.context != "unnamed":
        return survey.context
    paper = phrase("statement|declaration|comment").search(survey.passage.codes, here.act.start, here.act.end)
    if act.document:
        named = paper or here.act.rule in ("issued", "was_issued")
        return survey.context if named else None
    unsaid = survey.cut or here.last - here.act.end <= UNSAID_TAIL
    return survey.context if here.act.rule in TRUSTED and unsaid else None


def _matter(survey: Survey, here: Clause, act: stances.Act) -> Spotted | None:
    """The matter of an act: behind it, or anywhere in its sentence, or below it where it is a heading of the body."""
    inside = [found for found in survey.matters if here.first <= found.start < here.last]
    behind = [found for found in inside if found.end > here.act.start]
    chosen = main_matter(behind if act.after or act.document else inside)
    if (act.document or (act.after and survey.whole)) and weight(chosen.rule if chosen else None) < MILD:
        chosen = main_matter([*([chosen] if chosen else []), *inside])
    if chosen is None and act.heading and not survey.whole:
        return main_matter(found for found in survey.matters if here.last <= found.start < here.last + HEADING_SPAN)
    return chosen


def _speaker(survey: Survey, here: Clause, act: stances.Act) -> Spotted | None:
    """The sentence's first speaker before the act, or behind a document or headline; else whoever spoke before."""
    inside = [found for found in survey.speakers if here.first <= found.start < here.last]
    before = [found for found in inside if found.start <= here.act.start]
    if before and before[-1].rule == "inside" and before[-1].end >= here.act.start - 1:
        return before[-1]  # "in the CSTO they condemned"
    named = [found for found in before if found.rule not in PLACES]
    if (act.document and not act.topical) or (survey.whole and not named and not act.topical):
        named += [found for found in inside if found.start > here.act.start and found.rule not in NOT_BEHIND]
        ours = [found for found in named if found.rule in speakers.ORGANS]
        if ours and phrase("shared|joint").search(survey.passage.codes, here.first, here.last):
            return ours[0]
    if named:
        people = [found for found in named if found.rule != "country"] or named  # "Kazakhstan: the CSTO explains"
        return next((found for found in people if found.rule in ("chair", "behalf")), people[0])
    return _spoke_before(survey, here)


def _spoke_before(survey: Survey, here: Clause) -> Spotted | None:
    """Whoever was named last in the same paragraph; a paragraph that opens with "he" or "they" goes on with the last."""
    goes_on = phrase("he").match(survey.passage.codes, here.opening) is not None
    since = 0 if goes_on else here.opening
    left_out = (*PLACES, "country", "side") if goes_on else PLACES
    earlier = [found for found in survey.speakers if since <= found.start < here.first and found.rule not in left_out]
    return earlier[-1] if earlier else None


def _taken_back(survey: Survey, here: Clause, act: stances.Act) -> Iterator[Spotted]:
    """A draft, an intention, a denial, a scenario or somebody's past, near enough to the act to be about it."""
    for veto in survey.vetoes:
        reach = max(here.first, here.act.start - speakers.VETO_REACH[veto.rule])
        inside = veto.end > here.act.start
        if (
            reach <= veto.start < here.act.end
            and veto.rule not in act.keeps
            and not (inside and veto.rule in ("not", "scenario"))
        ):
            yield veto
    if survey.year and not survey.whole:
        yield from _years_ago(survey, here)


def _years_ago(survey: Survey, here: Clause) -> Iterator[Spotted]:
    at = survey.passage.codes.find(YEAR, here.first, here.last)
    if at < 0:
        return
    spans = survey.passage.spans(here.last)
    if 0 < latest_year(survey.passage.text[spans[here.first][0] : spans[here.last - 1][1]]) < survey.year:
        yield Spotted("years_ago", at, at + 1)


def foreign_author(headline: Passage) -> str | None:
    """`other` where a headline names other organizations only: nobody in particular below it is one of them."""
    named = [found.rule for found in _speakers().spot(headline.codes)]
    return "other" if "other" in named and not set(named) & {*speakers.ORGANS, *PLACES} else None


def latest_year(text: str) -> int:
    """The latest year named in a text; 0 where there is none."""
    return max(map(int, YEARS.findall(text)), default=0)
