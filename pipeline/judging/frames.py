"""What sort of page it is, and what happened on it apart from positions: frames and events."""

from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.judging.grammar import Rules, Spotted, compiled, phrase
from pipeline.judging.text import PARAGRAPH, Passage
from pipeline.judging.words import COLON, INITIAL, OTHER, concepts
from pipeline.lexicon import pages

STRANGERS = ("politician", "country", "general", "deputy", "lawmaker", "expert", "minister", "president", "foreign")
LONGEST_NAME = 6  # words before the colon of "Name: what he said"
TALKS = ("discussed", "discussed_threats")
SHORT_PARAGRAPH = 7  # words of a first paragraph that says nothing by itself: a place and date, a caption
ENVOY_REACH = 5  # words between a representative and what he is for
DRAFT_TAIL = 4  # words behind a draft that may say it is on cooperation
EVENT_PARAGRAPHS = 2  # of a body, that may say what a plain headline does not


@cache
def _frames() -> Rules:
    return compiled((name, phrases) for name, phrases in pages.FRAMES.items() if phrases)


@cache
def _told() -> Rules:
    return compiled(pages.TOLD.items())


@cache
def _sections() -> frozenset[str]:
    return frozenset(pages.LISTING.split())


@cache
def _events() -> Rules:
    return compiled(pages.EVENTS.items())


def frames(passage: Passage, end: int | None = None) -> dict[str, Spotted]:
    """Every frame in codes[:end], at its first words."""
    found: dict[str, Spotted] = {}
    for spotted in _frames().spot(passage.codes, 0, end):
        found.setdefault(spotted.rule, spotted)
    return found


def told(body: Passage, head: Passage) -> dict[str, Spotted]:
    """Frames that the body tells: a game of students, swindlers at work, a paper that is not ready."""
    answering = phrase("refute|fake|slander|warn|attention").search(head.codes) is not None
    paper = phrase("@paper|draft").search(head.codes) is not None
    first = end_of(body, pages.TOLD_PARAGRAPHS)
    found: dict[str, Spotted] = {}
    for spotted in _told().spot(body.codes):
        wide = paper if spotted.rule == "unfinished" else answering and spotted.rule == "fraud"
        if wide or (spotted.rule != "unfinished" and spotted.start < first):
            found.setdefault(spotted.rule, spotted)
    return found


def events(
    passage: Passage, allowed: Iterable[str], end: int | None = None, *, formal: bool = False
) -> Iterator[Spotted]:
    """The allowed events in codes[:end]. To talk of cooperation on a matter is not to talk of the matter."""
    for spotted in _events().spot(passage.codes, 0, end):
        end_of_it = spotted.end + (DRAFT_TAIL if spotted.rule == "draft" else 0)
        talk = phrase("cooperation|law|model|migration").search(passage.codes, spotted.start, end_of_it) is not None
        talk = talk and spotted.rule in (*TALKS, "draft")
        talk = talk or (spotted.rule in TALKS and _of_envoy(passage.codes, spotted.start))
        proper = formal or spotted.rule != "discussed_threats" or phrase(pages.STATUTORY).search(passage.codes)
        if spotted.rule in allowed and not talk and proper:
            yield spotted


def _of_envoy(codes: str, at: int) -> bool:
    """Whether "on Afghanistan" says what a representative is for: nothing on it is told."""
    named = phrase("on|over").match(codes, at) and phrase("@envoy").search(codes, max(at - ENVOY_REACH, 0), at)
    return named is not None


def allowed_events(frames: Iterable[str]) -> frozenset[str]:
    """What may still be an event on a page of these frames."""
    allowed = frozenset(pages.EVENTS)
    for name in frames:
        allowed &= frozenset(pages.STILL_EVENTS.get(name, allowed))
    return allowed


def lead_events(body: Passage, head: Passage, plain: bool, allowed: frozenset[str]) -> Iterator[Spotted]:
    """Events told by the first paragraphs: talks of statutory organs, drafts; others only under a `plain` headline."""
    first, end = end_of(body, 1), end_of(body, EVENT_PARAGRAPHS)
    first = end if first < SHORT_PARAGRAPH else first
    statutory = phrase(pages.STATUTORY)
    formal = statutory.search(head.codes) or statutory.search(body.codes, 0, end)
    for spotted in events(body, allowed, end, formal=bool(formal)):
        happening = plain and spotted.rule not in TALKS and spotted.start < first
        if happening or spotted.rule in ("draft", "seizures") or (spotted.rule in TALKS and formal):
            yield spotted


def end_of(body: Passage, paragraphs: int) -> int:
    """Where the first paragraphs end, in codes."""
    end = -1
    for _ in range(paragraphs):
        end = body.codes.find(PARAGRAPH, end + 1)
        if end < 0:
            return len(body.codes)
    return end


def listing(headline: Passage, slug: Passage, section: Passage, *, numbered: bool = False) -> Spotted | None:
    """A section's own page: its headline is made of names of documents, or its address ends in the section."""
    words = [word.casefold() for word in headline.parts[1::2]]
    named = bool(words) and set(words) <= _sections()
    filed = bool(slug.text) and not numbered and slug.text == section.text.rpartition("/")[2]
    return Spotted("listing", 0, len(headline.codes)) if headline.codes and (named or filed) else None


def quoted_person(headline: Passage) -> bool:
    """`Name: words`, where the name is no organ's, no known person's of the CSTO, and no agency's."""
    name, colon, said = headline.codes.partition(COLON)
    nobody = {OTHER, INITIAL} | {concepts()[one] for one in STRANGERS}
    paper = phrase("shared|joint? @paper").match(said)
    place = len(name) == 1 and phrase("-1 csto|secretary|general|gensek|secretariat|council|assembly").match(said)
    return bool(colon) and not paper and not place and 0 < len(name) <= LONGEST_NAME and set(name) <= nobody
