"""Findings: places where somebody takes a position on a matter of security, each with its strength and its words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from pipeline.judging.grammar import Rules, Spotted, compiled, phrase
from pipeline.judging.speaker import PLACES, Clause, Survey, opens_with_name, refers_back, speaker
from pipeline.judging.text import PARAGRAPH, SENTENCE, Passage
from pipeline.judging.words import COLON
from pipeline.judging.years import years_ago, years_named
from pipeline.lexicon import papers, speakers, stances, subjects

TRUSTED = (
    "condemn",
    "concern",
    "appeals",
)  # acts of an organ that are on security even where the headline does not say
SELF_SAID = ("answer", "explain")  # headlines that leave it to the body what position is taken, if any
OF_ANYTHING = ("condemn", "appeals")  # of an organ in a headline: on security, whatever unknown words say on what
MILD = 0.7  # a matter lighter than this is not enough for a document if its sentence has a heavier one
UNSAID = 0.7  # what is left in a body of an act of nobody named on nothing named
HEADING_SPAN = 60  # words below a heading of the body that may say what it is on
HEADING_REACH = 3  # words that may stand before a document's name where it is the headline: "Text of the Joint"
OPENING_REACH = 2  # and where it opens a paragraph
SAID_ON = ("on|over _ _", "comment _ _")  # behind a paper: it is on what no rule knows, and what is security is known
UNSAID_TAIL = 2  # words behind a trusted act that say enough to show that it is not on security
OURS = (*speakers.ORGANS, "nobody")
ANAPHORIC = frozenset(
    ("call", "warn", "demand", "reject", "condemn", "concern", "refute", "unacceptable", "unjustified", "not_accepted")
)
BEFORE = 0.85  # what is left of an act whose matter stands in a sentence before
BEFORE_REACH = 60  # words before an act's sentence that may say what it is on
MOST_ACTS = 60  # of a passage; four times what any page has, and a hostile one costs no more
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

    @property
    def is_ours(self) -> bool:
        """Whether an organ is named that acts, and nothing takes it back."""
        return self.speaker in speakers.ORGANS and not any(mark.rule.startswith("veto.") for mark in self.marks)

    @property
    def is_dated(self) -> bool:
        """Whether it is told with a month: on a page on a year's results, as a part of its chronicle."""
        return any(mark.rule == "veto.dated" for mark in self.marks)

    @property
    def is_bygone(self) -> bool:
        """Whether it is told as somebody's past, habit or wish."""
        return any(mark.rule.removeprefix("veto.") in speakers.BYGONE for mark in self.marks)


@cache
def _acts() -> Rules:
    return compiled((name, act.phrases) for name, act in stances.ACTS.items())


@cache
def _matters() -> Rules:
    return compiled((name, matter.phrases) for name, matter in subjects.MATTERS.items() if matter.phrases)


@cache
def _speakers() -> Rules:
    return compiled(speakers.SPEAKERS.items())


@cache
def _vetoes() -> Rules:
    return compiled(speakers.VETOES.items())


def weight(matter: str | None) -> float:
    """How concrete a matter is; no matter weighs nothing."""
    return subjects.MATTERS[matter].weight if matter else 0.0


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
    context: Callable[[], str | None] = lambda: None,
    cut: bool = False,
    author: str | None = None,
    year: int = 0,
    sitting: bool = False,
) -> Iterator[Finding]:
    """Every act in the passage; at a `sitting` its participants are the organ."""
    codes = passage.codes
    clauses = [_clause(codes, act, whole) for act in islice(_acts().spot(codes), MOST_ACTS)]
    clauses = [here for here in clauses if not stances.ACTS[here.act.rule].heading or _opens(codes, here, whole)]
    if not clauses:
        return
    stretches = tuple(_stretches(codes, clauses, whole))
    survey = Survey(
        passage,
        whole,
        tuple(found for first, last in stretches for found in _matters().spot(codes, first, last)),
        tuple(_named(codes, _paragraphs(codes, clauses), sitting)),
        tuple(found for first, last in stretches for found in _vetoes().spot(codes, first, last)),
        context,
        cut,
        author,
        year,
        years_named(passage, ((one.first, one.last) for one in clauses)) if year and not whole else {},
    )
    for here in clauses:
        yield _finding(survey, here)


def _paragraphs(codes: str, clauses: Sequence[Clause]) -> tuple[int, int]:
    """Where whoever speaks in the clauses is named."""
    continued = any(refers_back(codes, here) for here in clauses)
    end = codes.find(PARAGRAPH, clauses[-1].last)
    return 0 if continued else clauses[0].opening, len(codes) if end < 0 else end


def _named(codes: str, where: tuple[int, int], sitting: bool) -> Iterator[Spotted]:
    for found in _speakers().spot(codes, *where):
        rule = speakers.ATTENDING.get(found.rule, found.rule)
        if found.rule in speakers.ATTENDING and sitting:
            rule = "organ"
        if rule:
            yield Spotted(rule, found.start, found.end)


def _stretches(codes: str, clauses: Iterable[Clause], whole: bool) -> Iterator[tuple[int, int]]:
    """The sentences of the acts, and what stands below headings, without overlap: nothing else need be searched."""
    done = 0
    for here in clauses:
        below = 0 if whole or not stances.ACTS[here.act.rule].heading else HEADING_SPAN
        last = min(here.last + below, len(codes))
        if last > done:
            yield max(here.first, done), last
            done = last


def _clause(codes: str, act: Spotted, whole: bool) -> Clause:
    opening = codes.rfind(PARAGRAPH, 0, act.start) + 1
    if whole:
        return Clause(act, 0, len(codes), 0)
    first = max(codes.rfind(SENTENCE, opening, act.start) + 1, opening)
    stops = [stop for stop in (codes.find(SENTENCE, act.end), codes.find(PARAGRAPH, act.end)) if stop >= 0]
    return Clause(act, first, min(stops, default=len(codes)), opening)


def _opens(codes: str, here: Clause, whole: bool) -> bool:
    """A document's name opens the headline, or stands behind an agency's name and a colon, or opens a paragraph."""
    before = codes[here.first if whole else here.opening : here.act.start]
    before = before.rpartition(COLON)[2] if whole else before
    return (
        len(before) <= (HEADING_REACH if whole else OPENING_REACH)
        and codes.count(PARAGRAPH, 0, here.act.start) < HEADING_PARAGRAPHS
        and not (before and not whole and phrase("say").search(before))
    )


def _finding(survey: Survey, here: Clause) -> Finding:
    act = stances.ACTS[here.act.rule]
    who = speaker(survey, here, act)
    kind = who.rule if who else survey.author or "nobody"
    own = _matter(survey, here, act)
    matter = own or _matter_before(survey, here, act, kind)
    name = matter.rule if matter else _assumed(survey, here, act)
    taken_back = tuple(_taken_back(survey, here, act))
    strength = act.strength * (1.0 if survey.whole else act.body) * weight(name) * speakers.SPEAKER_WEIGHT[kind]
    strength *= BEFORE if matter and not own else 1.0
    if matter is None and who is None and not survey.whole and "unsaid" not in act.keeps:
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


def _assumed(survey: Survey, here: Clause, act: papers.Act) -> str | None:
    """The matter of an act that names none; where nothing names one, a statement is trusted to have one."""
    context = survey.context()
    if context != "unnamed":
        return None if survey.whole and here.act.rule in SELF_SAID else context
    paper = phrase("statement|declaration|comment|resolution").search(
        survey.passage.codes, here.act.start, here.act.end
    )
    if act.document:
        named = paper or here.act.rule in ("issued", "was_issued")
        said = (
            not survey.cut and survey.whole and phrase(*SAID_ON).search(survey.passage.codes, here.act.start, here.last)
        )
        return context if named and not said else None
    unsaid = survey.cut or (survey.whole and here.act.rule in OF_ANYTHING) or here.last - here.act.end <= UNSAID_TAIL
    return context if here.act.rule in TRUSTED and unsaid else None


def _matter(survey: Survey, here: Clause, act: papers.Act) -> Spotted | None:
    """The matter of an act: behind it, or anywhere in its sentence, or below it where it is a heading of the body."""
    inside = [found for found in survey.matters if here.first <= found.start < here.last]
    behind = [found for found in inside if found.end > here.act.start]
    chosen = main_matter(behind if act.after or act.document else inside)
    if (act.document or (act.after and survey.whole)) and weight(chosen.rule if chosen else None) < MILD:
        chosen = main_matter([*([chosen] if chosen else []), *inside])
    if chosen is None and act.heading and not survey.whole:
        return main_matter(found for found in survey.matters if here.last <= found.start < here.last + HEADING_SPAN)
    return chosen


def _matter_before(survey: Survey, here: Clause, act: papers.Act, speaker: str) -> Spotted | None:
    """What the paragraph, or for a denial the one before, spoke of when ours act on "it", "this" or "them"."""
    if survey.whole or act.document or speaker not in OURS or here.act.rule not in ANAPHORIC:
        return None
    first = here.opening
    if here.act.rule == "refute" and first:
        first = survey.passage.codes.rfind(PARAGRAPH, 0, first - 1) + 1
    return main_matter(_matters().spot(survey.passage.codes, max(first, here.first - BEFORE_REACH), here.first))


def _taken_back(survey: Survey, here: Clause, act: papers.Act) -> Iterator[Spotted]:
    """A draft, an intention, a denial, a scenario or somebody's past, near enough to the act to be about it."""
    for veto in survey.vetoes:
        reach = max(here.first, here.act.start - speakers.VETO_REACH[veto.rule])
        inside = veto.end > here.act.start
        if (
            reach <= veto.start < here.act.end
            and veto.rule not in act.keeps
            and (act.document or veto.rule not in speakers.OF_DOCUMENTS)
            and speakers.OF_ACTS.get(veto.rule, here.act.rule) == here.act.rule
            and not (inside and veto.rule in ("not", "scenario", "mention"))
            and not _ended(survey, veto, here)
        ) or (
            act.document and veto.rule in ("dated", "past") and 0 <= veto.start - here.act.end <= speakers.DATED_REACH
        ):
            yield veto
    if survey.year and not survey.whole:
        yield from _years_ago(survey, here)
    played = None if survey.whole else phrase("scenario").search(survey.passage.codes, here.opening, here.first)
    if played and "scenario" not in act.keeps:
        yield Spotted("scenario", *played.span())


def _ended(survey: Survey, veto: Spotted, here: Clause) -> bool:
    """Whether a word between a veto of a body and the act says that the act is another matter."""
    ends = None if survey.whole else speakers.ENDED_BY.get(veto.rule)
    return ends is not None and phrase(ends).search(survey.passage.codes, veto.end, here.act.start) is not None


def _years_ago(survey: Survey, here: Clause) -> Iterator[Spotted]:
    until = here.last if stances.ACTS[here.act.rule].document else here.act.end
    at = years_ago(survey.years, (here.first, here.last), until, survey.year)
    if at is not None:
        yield Spotted("years_ago", at, at + 1)


def author_of(headline: Passage, *, own: bool) -> str | None:
    """Whom a headline names: nobody in particular below it is one of them, or ours if the words are his `own`."""
    found = tuple(_speakers().spot(headline.codes))
    named = {spotted.rule for spotted in found}
    if found and found[0].rule == "crowd" and found[0].start <= 1:
        return "crowd"
    if named.isdisjoint(speakers.ORGANS) and opens_with_name(headline, 0, len(headline.codes)):
        return "national"
    if named & {*speakers.ORGANS, *PLACES}:
        return "organ" if own else None
    return next((kind for kind in ("other", "national") if kind in named), "organ" if own else None)
