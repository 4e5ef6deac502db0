"""Who speaks: whose an act in a passage is, by the order of its sentence and of its paragraph."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.judging.grammar import Spotted, phrase
from pipeline.judging.text import PARAGRAPH, SENTENCE, Passage
from pipeline.judging.words import INITIAL, OTHER
from pipeline.judging.years import Named
from pipeline.lexicon import pages, papers, speakers

PLACES = ("venue", "inside")
NOT_BEHIND = (*PLACES, "side")  # "a statement in which the parties ..."
NAME_BEFORE_SAYING = 7  # words from the beginning of who speaks to "said"
NAME_BEHIND_SAYING = 4
SHORTEST_NAME, LONGEST_NAME = 2, 3  # words
SENTENCE_END = re.compile(rf"[{SENTENCE}{PARAGRAPH}]")
QUOTING = '"“„«–—-'
HE_SAID = "he -1 say|express", "say|express -1 he"  # whoever was named before
LEFT_OUT = (*PLACES, "guest", "crowd", "country", "side")
SAYS_LAST = "say -3 csto? -1 joint|press|secretary|general|gensek|sg_name|staff|secretariat|csto"
SAYING_REACH = 9  # words of a headline's end that hold it
ASIDE_REACH = 2  # words before a name that may hold "to"


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything that bears on the acts of one passage."""

    passage: Passage
    whole: bool  # a headline or an address: one sentence, whatever its marks
    matters: tuple[Spotted, ...]
    speakers: tuple[Spotted, ...]
    vetoes: tuple[Spotted, ...]
    context: Callable[[], str | None]  # the matter to assume for an act that names none
    cut: bool  # the passage may end in mid-sentence
    author: str | None  # who speaks where no one is named
    year: int  # of the page, where it tells; else 0
    years: Mapping[int, Named]  # named by the acts' sentences of a body, by their places in its codes


@dataclass(frozen=True, slots=True)
class Clause:
    """Where an act stands: its sentence codes[first:last], and its paragraph's beginning."""

    act: Spotted
    first: int
    last: int
    opening: int


def speaker(survey: Survey, here: Clause, act: papers.Act) -> Spotted | None:
    """The sentence's first speaker before the act, or behind a document or headline; else whoever spoke before."""
    inside = [found for found in survey.speakers if here.first <= found.start < here.last and not _minor(found, here)]
    before = [found for found in inside if found.start <= here.act.start]
    if before and (before[-1].rule == "guest" or _inside(before[-1], here)):
        return before[-1]  # "in the CSTO they condemned"
    if survey.author and not survey.whole and all(found.rule in PLACES for found in before) and _we_speak(survey, here):
        return _we(survey, here)
    last = _says_last(survey.passage.codes) if survey.whole else None
    if last:
        return last
    if survey.whole and survey.author and not before and not act.document and here.act.start <= LONGEST_NAME:
        return None  # "Jane Doe condemned": whom the headline opens with
    named = [found for found in before if found.rule not in PLACES]
    earlier = _spoke_before(survey, here)
    ours = [found for found in named if found.rule in speakers.ORGANS]
    if earlier and (not ours or earlier.rule in speakers.ORGANS) and _he_speaks(survey, here, named):
        return earlier
    if (act.document and not act.topical) or (survey.whole and not named and not act.topical):
        named += [found for found in inside if found.start > here.act.start and not _no_author(survey, found, act)]
        ours = [found for found in named if found.rule in speakers.ORGANS]
        if ours and phrase("shared|joint").search(survey.passage.codes, here.first, here.last):
            return ours[0]
        if not ours and earlier and earlier.rule in speakers.ORGANS:
            return earlier
    if named:
        people = [found for found in named if found.rule != "country"] or named  # "Kazakhstan: the CSTO explains"
        return next((found for found in people if found.rule in ("chair", "behalf")), people[0])
    if survey.whole:
        return earlier
    behind = None if act.document else _said_behind(survey, here)
    stranger = None if act.document else _stranger(survey, here)
    if stranger:
        return stranger
    if earlier:
        return behind if behind and behind.rule not in speakers.ORGANS and _is_quotation(survey, here) else earlier
    return behind


def are_talks_of_two(headline: Passage) -> bool:
    """Whether it says that somebody met a guest, whose words may be told below it; the press has none of its own."""
    talks, press = phrase(*pages.TALKS_OF_TWO), phrase(pages.PRESS)
    return talks.search(headline.codes) is not None and press.search(headline.codes) is None


def _we(survey: Survey, here: Clause) -> Spotted | None:
    """Whom "we" means under a headline that names strangers alone: ours where they open the text, else the author."""
    if survey.author in (None, "organ") or not we_open(survey.passage.codes, here.first) or _said_behind(survey, here):
        return None
    first = next((found for found in survey.speakers if found.rule not in LEFT_OUT), None)
    return first if first and first.rule in speakers.ORGANS else None


def _no_author(survey: Survey, found: Spotted, act: papers.Act) -> bool:
    """Whether somebody named behind an act is a place, or a stranger whom it is addressed to or aimed at."""
    means = "to" if act.document else "to|of|border"
    before = survey.passage.codes[max(found.start - ASIDE_REACH, 0) : found.start]
    return found.rule in NOT_BEHIND or (found.rule not in speakers.ORGANS and phrase(means).search(before) is not None)


def _says_last(codes: str) -> Spotted | None:
    """Whom a headline ends with as the one who says it: "..., says the Secretary General"."""
    said = phrase(SAYS_LAST).search(codes, max(len(codes) - SAYING_REACH, 0))
    return Spotted("organ", said.start() + 1, said.end()) if said and len(codes) - said.end() <= LONGEST_NAME else None


def _minor(found: Spotted, here: Clause) -> bool:
    """Young people and students speak where they open a sentence; elsewhere they are spoken of."""
    return found.rule == "crowd" and found.start > here.first + 1


def _inside(found: Spotted, here: Clause) -> bool:
    return found.rule == "inside" and found.end >= here.act.start - 1


def goes_on(codes: str, at: int) -> bool:
    """Whether a sentence or paragraph begins with "he" or "they", apart from when and how: "Assessing ..., he said"."""
    he = phrase("-2 he", "^9 he -1 say|express|@stance").match(codes, at)
    return he is not None and phrase("@issue|@paper|say|that").search(codes, at, he.end() - 2) is None


def refers_back(codes: str, here: Clause) -> bool:
    """Whether whoever speaks in a clause may be named in a paragraph before its own."""
    return goes_on(codes, here.opening) or we_open(codes, here.opening) or he_said(codes, here.act.end)


def we_open(codes: str, at: int) -> bool:
    """Whether a sentence or paragraph begins with "we"."""
    return phrase("-2 we").match(codes, at) is not None


def _we_speak(survey: Survey, here: Clause) -> bool:
    """Whether "we" speak in the sentence: on a page of somebody's own words they are his."""
    return phrase("we").search(survey.passage.codes, here.first, here.act.start) is not None


def he_said(codes: str, at: int) -> bool:
    """Whether a quotation is said by "him": `"...", he noted`."""
    end = codes.find(PARAGRAPH, at)
    return phrase(*HE_SAID).search(codes, at, len(codes) if end < 0 else end) is not None


def _he_speaks(survey: Survey, here: Clause, named: Sequence[Spotted]) -> bool:
    """Whether "he" or "they" open the sentence and nobody is named before them."""
    codes = survey.passage.codes
    he = phrase("he").search(codes, here.first) if goes_on(codes, here.first) else None
    return he is not None and all(found.start > he.start() for found in named)


def _of_paper(survey: Survey, at: int) -> bool:
    """Whether a sentence begins with a paper or "it": who spoke is whoever issued it."""
    return phrase("in? -2 he|his|text|document|address|@paper").match(survey.passage.codes, at) is not None


def _aside(survey: Survey, found: Spotted) -> bool:
    """Whether somebody is named as the one spoken to, or strangers in passing: "to the parliaments of Europe"."""
    means = "to" if found.rule in speakers.ORGANS else "to|of|in"
    return phrase(means).search(survey.passage.codes, max(found.start - ASIDE_REACH, 0), found.start) is not None


def _opens_sentence(survey: Survey, found: Spotted) -> bool:
    return found.start == 0 or survey.passage.codes[found.start - 1] in (SENTENCE, PARAGRAPH)


def _spoke_before(survey: Survey, here: Clause) -> Spotted | None:
    """Whoever was named last in the paragraph, or before it where it goes on with "he" or "they"."""
    continued = goes_on(survey.passage.codes, here.opening)
    since = 0 if continued else here.opening
    left_out = (*PLACES, "guest", "country") if continued else (*PLACES, "guest")
    told = [found for found in survey.speakers if since <= found.start < here.first and found.rule not in left_out]
    openers = [found for found in told if found.rule == "crowd" and _opens_sentence(survey, found)]
    if openers and not SENTENCE_END.search(survey.passage.codes, openers[-1].start, here.first - 1):
        return openers[-1]
    earlier = [found for found in told if found.rule != "crowd" and not _aside(survey, found)]
    if not earlier or earlier[-1].rule in speakers.ORGANS:
        return earlier[-1] if earlier else None
    if _of_paper(survey, here.first):
        return next((found for found in reversed(earlier) if found.rule in speakers.ORGANS), earlier[-1])
    return _he(survey, here.opening) if continued and earlier[-1].start < here.opening else earlier[-1]


def _stranger(survey: Survey, here: Clause) -> Spotted | None:
    """A name that is nobody's we know and opens the sentence: "Jane Doe told of the fire and condemned"."""
    named = opens_with_name(survey.passage, here.first, here.act.start)
    return Spotted("national", here.first, here.first + SHORTEST_NAME) if named else None


def opens_with_name(passage: Passage, first: int, last: int) -> bool:
    """Whether a name that is nobody's we know opens codes[first:last]."""
    words = passage.codes[first : min(first + LONGEST_NAME, last)]
    if len(words) - len(words.lstrip(OTHER + INITIAL)) < SHORTEST_NAME:
        return False
    names = (passage.text[start:end] for start, end in passage.spans(range(first, first + SHORTEST_NAME)))
    return passage.field == "slug" or all(map(str.istitle, names))


def _is_quotation(survey: Survey, here: Clause) -> bool:
    """Whether the act's paragraph opens with a quotation mark or a dash."""
    [(start, _)] = survey.passage.spans([here.opening])
    return survey.passage.text[max(start - 1, 0)] in QUOTING


def _he(survey: Survey, opening: int) -> Spotted | None:
    """Whom "he" means there: the first one named in the last paragraph before that begins with no "he"."""
    codes = survey.passage.codes
    while opening:
        until, opening = opening, codes.rfind(PARAGRAPH, 0, opening - 1) + 1
        named = (one for one in survey.speakers if opening <= one.start < until and one.rule not in LEFT_OUT)
        first = None if phrase("-2 he|his").match(codes, opening) else next(named, None)
        if first:
            return first
    return None


def _said_behind(survey: Survey, here: Clause) -> Spotted | None:
    """Who is said to have said what the paragraph quotes: `"...", the head of state noted`."""
    codes = survey.passage.codes
    end = codes.find(PARAGRAPH, here.act.end)
    said = phrase("say|express").search(codes, here.act.end, len(codes) if end < 0 else end)
    if said is None:
        return None
    near = range(max(said.start() - NAME_BEFORE_SAYING, here.act.end), said.end() + NAME_BEHIND_SAYING)
    said_by = [found for found in survey.speakers if found.start in near and found.rule not in NOT_BEHIND]
    if not said_by and phrase(*HE_SAID).search(codes, said.start() - 1, said.end() + 2):
        return _he(survey, here.opening)
    return min(said_by, key=lambda found: max(said.start() - found.end, found.start - said.end()), default=None)
