"""Headline, body, address and section -> verdict: what kind of record, on what, by whom, and which words say so."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.judging.findings import OURS, Finding, author_of, findings, main_matter, matters, weight
from pipeline.judging.frames import allowed_events, end_of, events, frames, lead_events, listing, quoted_person, told
from pipeline.judging.grammar import Spotted, phrase
from pipeline.judging.organs import organs_in, states_in
from pipeline.judging.organs import states as states
from pipeline.judging.reasons import pointed, topic_of
from pipeline.judging.reasons import topics as topics
from pipeline.judging.speaker import are_talks_of_two, opens_with_name
from pipeline.judging.text import PARAGRAPH, Passage, is_cut, read, read_headline, read_slug
from pipeline.judging.years import year_of
from pipeline.kept import kept
from pipeline.lexicon import pages, speakers, stances
from pipeline.model import Kind, Record, Verdict

RULES_VERSION = pages.VERSION
BODY_LIMIT = 12_000  # characters judged
TITLE_LIMIT = 400  # and of a headline, or an address's last segment
THRESHOLD = 0.5  # a score from here on is a security statement
CONCRETE = 0.9  # weight of a matter that is a concrete threat, conflict or weapon
GENERAL = 0.74  # weight of a matter that is security at least in general
ABOUT = 0.25  # score of a position that says what the record is about
MOST_REASONS = 12
BESIDE = 0.25  # what a position adds to a stronger one beside it
MOST_BESIDE = 2  # positions that add
CHRONICLE = 0.6  # what is left of a position that a page on a year's results tells by its month
SHORT_BODY = 160  # characters: a lead cut short says nothing about what its page does not say


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finding with what its place and its page leave of it."""

    score: float
    passage: Passage
    finding: Finding


@dataclass(frozen=True)
class Page:
    """A record, read."""

    head: Passage
    slug: Passage
    body: Passage
    frames: dict[str, tuple[Passage, Spotted]]
    section: Passage
    quoted: bool  # the headline is "Name: what he said"
    cut: bool  # the headline may end in mid-word
    year: int  # 0 where it has no date, and headline and first paragraph name none

    @kept
    def context(self) -> str | None:
        """What a document is on whose headline does not say."""
        return _heading_context(self)


Happened = list[tuple[Passage, Spotted]]


def verdict(
    title: str | None,
    body: str,
    *,
    url: str | None = None,
    section: str | None = None,
    lang: str = "en",
    published: dt.date | None = None,
) -> Verdict:
    """Judge a record; reasons hold `field[start:end] == text` for title, body, section and slug (`slug_of(url)`).

    Deterministic. `lang` is not needed: words are read by their alphabet. What is told of years before its own is past.
    """
    page = _read(title or "", body, url, section or "", published)
    organs = organs_in(page.head, page.slug, page.body)
    weighed = sorted(_weigh(page, organs), key=lambda found: -found.score)
    score = round(min(_together(weighed), 1.0), 3) if weighed else 0.0
    happened = _happened(page, weighed)
    kind = Kind.STATEMENT if score >= THRESHOLD else Kind.EVENT if happened else Kind.ROUTINE
    return Verdict(
        kind,
        score,
        topics=_topics(page, weighed, happened),
        states=states_in(page.head, page.slug, page.body),
        organs=organs,
        reasons=tuple(pointed(_reasons(page, weighed, happened, kind)[:MOST_REASONS])),
        rules_version=RULES_VERSION,
    )


def judged(known: Record) -> Verdict:
    """Judge a record by all that is known of it."""
    url, section, published = known.url, known.section, known.published
    return verdict(known.title, known.body, url=url, section=section, lang=known.lang, published=published)


def load() -> None:
    """Compiles the rules, a tenth of a second's work that the first verdict does otherwise."""
    verdict("a", "b", url="https://c.org/d/", section="e")


def slug_of(url: str | None) -> str:
    """The last segment of an address's path, as found."""
    return url.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2] if url else ""


def _read(title: str, body: str, url: str | None, section: str, published: dt.date | None = None) -> Page:
    head, slug = read_headline(title[:TITLE_LIMIT]), read_slug(slug_of(url)[:TITLE_LIMIT])
    text = read("body", body[:BODY_LIMIT])
    place, lent = _filed(section)
    framed = {name: (place, spotted) for name, spotted in lent}
    framed |= {
        name: (slug, spotted) for name, spotted in frames(slug).items() if not (title and name in pages.NOT_BY_SLUG)
    }
    framed |= {name: (head, spotted) for name, spotted in frames(head).items()}
    if listed := listing(head, slug, place, numbered=_numbered(url)):
        framed["listing"] = head, listed
    framed |= {name: (text, spotted) for name, spotted in told(text, head).items() if name not in framed}
    if "election" in framed and _on_the_ground(head):
        del framed["election"]
    for name, unless in pages.UNLESS.items():
        if name in framed and phrase(unless).search(head.codes):
            del framed[name]
    if not title:
        lead = frames(text, end_of(text, 1))
        framed |= {name: (text, lead[name]) for name in pages.LEAD_FRAMES if name in lead}
    return Page(
        head,
        slug,
        text,
        framed,
        section=place,
        quoted=quoted_person(head),
        cut=is_cut(title),
        year=year_of(published, f"{head.text} {text.text.partition(PARAGRAPH)[0]}"),
    )


def _numbered(url: str | None) -> bool:
    """Whether an address names its page by a number in the query, so that its path is only the section's."""
    return "id=" in (url or "").partition("?")[2].casefold()


def _on_the_ground(head: Passage) -> bool:
    """Whether a headline's observers are sent to a border or a conflict, not to a vote."""
    return bool(phrase(pages.ON_THE_GROUND).search(head.codes)) and not phrase("election").search(head.codes)


@lru_cache(maxsize=256)
def _filed(section: str) -> tuple[Passage, tuple[tuple[str, Spotted], ...]]:
    """A section, read, with the frames it lends to its pages: a site has few sections and many pages."""
    place = read_slug(section, "section")
    return place, tuple(pair for pair in frames(place).items() if pair[0] not in pages.NOT_BY_SECTION)


def _weigh(page: Page, organs: Sequence[str]) -> Iterator[Weighed]:
    """Every position found, with what is left of it."""
    own = bool(page.frames.keys() & set(pages.OWN_WORDS))
    heading = page.head if page.head.codes else page.slug
    stranger = "national" if opens_with_name(heading, 0, len(heading.codes)) else None
    for passage in (page.head, page.slug):
        cut = page.cut or passage is page.slug
        for finding in findings(passage, whole=True, context=lambda: page.context, cut=cut, author=stranger):
            own = own or (finding.act in pages.OWN_PAPERS and finding.speaker in speakers.ORGANS)
            yield Weighed(finding.strength * _headline_factor(page, passage, finding), passage, finding)
    if filed := _filed_statement(page):
        yield filed
    named = max((m.rule for p in (page.head, page.slug) if (m := main_matter(matters(p)))), key=weight, default=None)
    known = named if weight(named) >= CONCRETE else None
    talks = are_talks_of_two(page.head)
    author = author_of(page.head, own=own) or ("national" if talks else None)
    sitting = not (talks or speakers.SITTING.isdisjoint(organs))
    for finding in findings(page.body, context=lambda: known, author=author, year=page.year, sitting=sitting):
        yield Weighed(finding.strength * _body_factor(page, finding), page.body, finding)


def _filed_statement(page: Page) -> Weighed | None:
    """A page in the section of statements is one on what its headline names, though the headline may not say so."""
    passage = page.head if page.head.codes else page.slug
    stranger = author_of(passage, own=True) != "organ"
    if not passage.codes or stranger or not phrase("statement").search(page.section.codes) or "listing" in page.frames:
        return None
    own = main_matter(matters(passage))
    matter = own.rule if own else page.context
    strength = stances.ACTS["filed"].strength * weight(matter)
    marks = (Spotted("act.filed", 0, 1), *((Spotted(f"matter.{own.rule}", own.start, own.end),) if own else ()))
    finding = Finding("filed", matter, own is None, (), "organ", strength, 0, marks)
    return Weighed(strength * _headline_factor(page, passage, finding), passage, finding)


def _together(weighed: Sequence[Weighed]) -> float:
    """The strongest position, made likelier by another of ours beside it: each alone may be chance."""
    best = weighed[0]
    beside = [
        found.score
        for found in weighed[1:]
        if found.passage is best.passage
        and abs(found.finding.paragraph - best.finding.paragraph) <= 1
        and found.finding.speaker in OURS
        and not found.finding.is_bygone
    ]
    return best.score + (1 - best.score) * BESIDE * sum(beside[:MOST_BESIDE])


def _heading_context(page: Page) -> str | None:
    """What a document is on whose headline does not say: what its first paragraphs say, or its section promises."""
    lead = main_matter(matters(page.body, end_of(page.body, 2)))
    if lead and weight(lead.rule) >= GENERAL:
        return lead.rule
    benign = phrase("cooperation|health|intention|economic|visit").search(page.head.codes)
    if benign or page.frames.keys() & pages.WITHOUT_POSITIONS:
        return None
    if phrase("statement").search(page.section.codes):
        return "international_security"
    return "unnamed" if page.cut or len(page.body.text) < SHORT_BODY else None


def _headline_factor(page: Page, passage: Passage, finding: Finding) -> float:
    factor = 0.97 if passage is page.slug else 1.0
    for name, left in pages.HEADLINE_WEIGHT.items():
        if name in page.frames and finding.act in pages.ONLY_FOR.get(name, (finding.act,)):
            spared = name in pages.UNLESS_CONCRETE and weight(finding.matter) >= CONCRETE and not finding.assumed
            factor *= 1.0 if spared else left
    return factor * (pages.QUOTED_WEIGHT if page.quoted else 1.0)


def _body_factor(page: Page, finding: Finding) -> float:
    places = pages.PLACE_OF_DOCUMENT if stances.ACTS[finding.act].document else pages.PLACE_OF_STANCE
    factor = places[min(finding.paragraph, len(places) - 1)] * (0.6 if page.quoted else 1.0)
    direct = finding.is_ours and finding.act in pages.DIRECT and weight(finding.matter) >= CONCRETE
    softened = _softened(finding) if direct and not finding.assumed else frozenset()
    mere = weight(finding.matter) < GENERAL
    factor *= CHRONICLE if finding.is_dated and "yearly" in page.frames else 1.0
    factor *= min((left for name, left in pages.MERE.items() if mere and name in page.frames), default=1.0)
    return factor * min((_left(name, softened) for name in page.frames), default=1.0)


def _softened(finding: Finding) -> frozenset[str]:
    """Frames that weaken an organ's own direct act less than others': of papers such a page may tell the history."""
    if stances.ACTS[finding.act].document:
        return pages.SOFTENED - pages.PAPERS_NOT_SOFTENED
    return pages.SOFTENED | pages.STANCES_SOFTENED


def _left(frame: str, softened: frozenset[str]) -> float:
    kept = pages.FRAME_WEIGHT[frame]
    return kept + (1 - kept) * pages.SOFT if frame in softened else kept


def _happened(page: Page, weighed: Sequence[Weighed]) -> Happened:
    """Security matters and operational actions, as far as the page's frames leave them such."""
    allowed = allowed_events(page.frames)
    found = [(passage, spotted) for passage in (page.head, page.slug) for spotted in events(passage, allowed)]
    if not found:
        plain = not page.frames
        found = [(page.body, spotted) for spotted in lead_events(page.body, page.head, plain, allowed)]
    return found or _of_another(page, weighed)


def _of_another(page: Page, weighed: Sequence[Weighed]) -> Happened:
    """A position on a concrete matter in the headline that is somebody else's than the CSTO's."""
    if page.frames.keys() & pages.STILL_EVENTS.keys():
        return []
    for one in weighed:
        known = not one.finding.assumed or not phrase("cooperation").search(page.head.codes)
        if known and one.passage is page.head and one.score >= ABOUT and weight(one.finding.matter) >= CONCRETE:
            act = one.finding.marks[0]
            return [(page.head, Spotted("stance_of_another", act.start, act.end))]
    matter = main_matter(matters(page.head)) if page.quoted else None
    if matter and weight(matter.rule) >= CONCRETE:
        return [(page.head, Spotted("threat_named", matter.start, matter.end))]
    return []


def _topics(page: Page, weighed: Sequence[Weighed], happened: Happened) -> tuple[str, ...]:
    """Matters of the positions found, then of headline and address, then what happened."""
    names = [found.finding.matter for found in weighed if found.score >= ABOUT and found.finding.matter]
    names += [name for found in weighed if found.score >= ABOUT for name in found.finding.topics]
    names += [one.rule for passage in (page.head, page.slug) for one in matters(passage) if one.rule != "dispute"]
    topics = [topic for name in names if (topic := topic_of(name))]
    topics += [pages.EVENT_TOPICS[spotted.rule] for _, spotted in happened if spotted.rule in pages.EVENT_TOPICS]
    return tuple(dict.fromkeys(topics))


def _reasons(page: Page, weighed: Sequence[Weighed], happened: Happened, kind: Kind) -> Happened:
    """The words of the strongest positions, of what happened, and of the frames."""
    positions = [(found.passage, mark) for found in weighed[:4] for mark in found.finding.marks if found.score > 0]
    facts = [(passage, Spotted(f"event.{one.rule}", one.start, one.end)) for passage, one in happened]
    sort = [(passage, Spotted(f"frame.{name}", one.start, one.end)) for name, (passage, one) in page.frames.items()]
    filed = phrase("statement").search(page.section.codes)
    place = [(page.section, Spotted("section.statements", *filed.span()))] if filed else []
    ordered = positions + place + sort if kind is Kind.STATEMENT else facts + positions + sort
    return list({(passage.field, mark): (passage, mark) for passage, mark in ordered}.values())
