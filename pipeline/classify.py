"""Headline, body, address and section -> verdict: what kind of record it is, on what, by whom, and which words say so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.judging_findings import Finding, findings, main_matter, weight
from pipeline.judging_frames import events, frames, quoted_person
from pipeline.judging_grammar import Spotted
from pipeline.judging_organs import organs_in, states_in
from pipeline.judging_words import PARAGRAPH, Passage, read, read_headline, read_slug
from pipeline.lexicon import rules
from pipeline.model import Kind, Reason, Verdict

RULES_VERSION = rules.VERSION
BODY_LIMIT = 6_000  # characters judged
THRESHOLD = 0.5  # a score from here on is a security statement
MOST_REASONS = 12


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finding with what its place and its page leave of it."""

    score: float
    passage: Passage
    finding: Finding


@dataclass(frozen=True, slots=True)
class Page:
    """A record, read."""

    head: Passage
    slug: Passage
    body: Passage
    statements_section: bool
    frames: dict[str, tuple[Passage, Spotted]]
    quoted: bool


def verdict(
    title: str | None, body: str, *, url: str | None = None, section: str | None = None, lang: str = "en"
) -> Verdict:
    """Judge a record. Deterministic; `lang` is not needed, since every word is read by its own alphabet."""
    page = _read(title or "", body, url, section)
    weighed = sorted(_weigh(page), key=lambda found: -found.score)
    score = weighed[0].score if weighed else 0.0
    happened = _events(page, weighed)
    kind = Kind.STATEMENT if score >= THRESHOLD else Kind.EVENT if happened else Kind.ROUTINE
    return Verdict(
        kind,
        round(min(score, 1.0), 3),
        topics=_topics(weighed, happened, kind),
        states=states_in(page.head, page.slug, page.body),
        organs=organs_in(page.head, page.slug, page.body),
        reasons=tuple(_reasons(page, weighed, happened, kind))[:MOST_REASONS],
        rules_version=RULES_VERSION,
    )


def slug_of(url: str | None) -> str:
    """The last segment of an address's path, as found."""
    return url.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2] if url else ""


def _read(title: str, body: str, url: str | None, section: str | None) -> Page:
    head, slug = read_headline(title), read_slug(slug_of(url))
    found = {name: (passage, spotted) for passage in (slug, head) for name, spotted in frames(passage).items()}
    place = section or ""
    statements = place.endswith("statements") or "/documents/statements/" in (url or "")
    return Page(head, slug, read("body", body[:BODY_LIMIT]), statements, found, quoted_person(head))


def _weigh(page: Page) -> Iterator[Weighed]:
    lead_matter = main_matter(page.body.codes, 0, _end_of(page.body, 2))
    from_lead = lead_matter.rule if lead_matter and weight(lead_matter.rule) >= 0.74 else None
    title_matter = max(
        (m.rule for p in (page.head, page.slug) if (m := main_matter(p.codes))), key=weight, default=None
    )
    for passage in (page.head, page.slug):
        for finding in findings(passage, whole=True, context=_heading_context(page, from_lead)):
            yield Weighed(finding.strength * _headline_factor(page, passage, finding), passage, finding)
    for finding in findings(page.body, context=title_matter if weight(title_matter) >= 0.9 else None):
        yield Weighed(finding.strength * _body_factor(page, finding), page.body, finding)


def _heading_context(page: Page, from_lead: str | None) -> str | None:
    """What a document is on whose headline does not say: what its first paragraphs say, or its section promises."""
    if from_lead is not None or not page.statements_section:
        return from_lead
    return None if "memory" in page.frames else "international_security"


def _headline_factor(page: Page, passage: Passage, finding: Finding) -> float:
    factor = 0.97 if passage is page.slug else 1.0
    concrete = weight(finding.matter) >= 0.9
    if page.quoted:
        factor *= 0.45
    if page.frames.keys() & {"election", "law"}:
        factor *= 0.5
    if page.frames.keys() & {"memory", "congratulation"} and not concrete:
        factor *= 0.4
    if "speech" in page.frames and rules.ACTS[finding.act].document:
        factor *= 0.55
    if "interview" in page.frames:
        factor *= 0.85
    return factor


def _body_factor(page: Page, finding: Finding) -> float:
    places = rules.PLACE_OF_DOCUMENT if rules.ACTS[finding.act].document else rules.PLACE_OF_STANCE
    factor = places[min(finding.paragraph, len(places) - 1)]
    if page.quoted:
        factor *= 0.6
    return factor * min((rules.FRAME_WEIGHT[name] for name in page.frames), default=1.0)


def _end_of(body: Passage, paragraphs: int) -> int:
    """Where the first paragraphs end, in codes."""
    end = -1
    for _ in range(paragraphs):
        end = body.codes.find(PARAGRAPH, end + 1)
        if end < 0:
            return len(body.codes)
    return end


def _events(page: Page, weighed: Sequence[Weighed]) -> list[tuple[Passage, Spotted]]:
    """Security matters and operational actions, unless the page's frame makes them somebody's speech or a plan."""
    if page.frames.keys() & {"election", "law", "memory", "congratulation", "study"}:
        return []
    found = [(passage, spotted) for passage in (page.head, page.slug) for spotted in events(passage).values()]
    allowed = None
    for name in page.frames:
        if name in rules.STILL_EVENTS:
            allowed = set(rules.STILL_EVENTS[name]) & (allowed if allowed is not None else set(rules.EVENTS))
    if not found:
        in_lead = events(page.body, _end_of(page.body, 2))
        found = [
            (page.body, spotted)
            for name, spotted in in_lead.items()
            if name in ("discussed", "draft") or not page.frames
        ]
    found = [(passage, spotted) for passage, spotted in found if allowed is None or spotted.rule in allowed]
    if page.quoted and not found:
        matter = main_matter(page.head.codes)
        if matter and weight(matter.rule) >= 0.9:
            found = [(page.head, Spotted("threat_named", matter.start, matter.end))]
    return found


def _topics(weighed: Sequence[Weighed], happened: Iterable[tuple[Passage, Spotted]], kind: Kind) -> tuple[str, ...]:
    names = [found.finding.matter for found in weighed if found.score >= 0.25 and found.finding.matter]
    topics = [rules.MATTERS[name].topic or name.replace("_", "-") for name in names]
    if kind is not Kind.STATEMENT:
        topics += [
            spotted.rule for _, spotted in happened if spotted.rule in ("exercise", "operation", "mission", "forces")
        ]
    return tuple(dict.fromkeys(topics))


def _reasons(
    page: Page, weighed: Sequence[Weighed], happened: Sequence[tuple[Passage, Spotted]], kind: Kind
) -> Iterator[Reason]:
    marks: list[tuple[Passage, Spotted]] = [
        (found.passage, mark) for found in weighed[:4] for mark in found.finding.marks if found.score > 0
    ]
    if kind is not Kind.STATEMENT:
        marks = [
            (passage, Spotted(f"event.{spotted.rule}", spotted.start, spotted.end)) for passage, spotted in happened
        ] + marks
    marks += [
        (passage, Spotted(f"frame.{name}", spotted.start, spotted.end))
        for name, (passage, spotted) in page.frames.items()
    ]
    for passage, mark in dict.fromkeys((passage, mark) for passage, mark in marks):
        yield reason(passage, mark)


def reason(passage: Passage, mark: Spotted) -> Reason:
    """The very words of a mark."""
    spans = passage.spans()
    start, end = spans[mark.start][0], spans[mark.end - 1][1]
    return Reason(mark.rule, passage.field, start, end, passage.text[start:end])
