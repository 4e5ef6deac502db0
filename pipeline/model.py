"""The values of this package: frozen, compared by value; storage keys stay in the store."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from crawler.model import EvidenceRef


class Kind(StrEnum):
    """What a record is, by RUBRIC."""

    STATEMENT = "security_statement"
    EVENT = "security_event"
    ROUTINE = "routine"


class Completeness(StrEnum):
    FULL = "full"
    LEAD = "lead"  # only a carousel lead of it is known


class Served(StrEnum):
    """Which reader gave the article."""

    HINT = "hint"
    ANATOMY = "anatomy"
    GENERIC = "generic"  # trafilatura, the last resort
    SEED = "seed"


@dataclass(frozen=True, slots=True)
class Lead:
    """One item of the carousel: paragraphs joined by one blank line."""

    text: str
    date: dt.date | None = None
    url: str | None = None  # canonical


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How an article was read: which path served, how sure (0..1), what was odd."""

    served: Served
    confidence: float
    encoding: str = "utf-8"
    mojibake: float = 0.0  # share of characters that look wrongly decoded
    notes: tuple[str, ...] = ()
    hint: str | None = None  # name of the hint that served
    around: tuple[str, ...] = field(default=(), compare=False, repr=False)  # lines of the page before and behind it


@dataclass(frozen=True, slots=True)
class Article:
    """What one page says. Fields are folded (no-break spaces, soft hyphens, runs of spaces); `text` is not."""

    title: str | None
    published: dt.date | None
    body: str  # paragraphs joined by one blank line
    text: str  # the page in the seed record format
    reading: Reading
    leads: tuple[Lead, ...] = ()
    images: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    contact: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that spoke, and the very words it points at: field[start:end] == text."""

    rule: str
    field: str  # title, body, slug, section
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    kind: Kind
    score: float  # 0..1, how much of a security statement it is
    topics: tuple[str, ...] = ()
    states: tuple[str, ...] = ()  # ISO 3166-1 alpha-2
    organs: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    rules_version: str = ""


class Relation(StrEnum):
    """What a sighting is to what the store knows."""

    NEW = "new"
    SAME = "same"  # known, wording unchanged
    REVISED = "revised"  # known, wording changed
    COPY = "duplicate"  # another page with the same text; a record of its own, duplicate_of set
    TRANSLATION = "translation"  # a record of its own, linked
    COMPLETED = "completed"  # the full article of a known lead


@dataclass(frozen=True, slots=True)
class Match:
    relation: Relation
    record_id: str | None = None  # the known record, where there is one
    rung: str = ""  # address, content, near, lead, slug
    resemblance: float = 0.0


class ChangeKind(StrEnum):
    HEADLINE = "headline"
    DATE = "date"
    NAMES = "names"
    NUMBERS = "numbers"
    WORDING = "wording"
    ATTACHMENTS = "attachments"


@dataclass(frozen=True, slots=True)
class Change:
    """One typed difference between two revisions; `before` and `after` are short and readable."""

    kind: ChangeKind
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Record:
    """One statement or item for ever, in the form of CONTRACT.md."""

    id: str
    url: str | None
    urls: tuple[str, ...]
    source: str
    section: str | None
    lang: str
    title: str | None
    published: dt.date | None
    body: str
    text: str
    completeness: Completeness
    first_seen: dt.datetime
    last_seen: dt.datetime
    revision: int
    leads: tuple[Lead, ...] = ()
    images: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    contact: str | None = None
    duplicate_of: str | None = None
    translations: tuple[str, ...] = ()
    removed: dt.datetime | None = None
    verdict: Verdict | None = None
    evidence: EvidenceRef | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article met somewhere: what the store is asked to remember."""

    article: Article
    source: str
    lang: str
    seen_at: dt.datetime
    url: str | None = None  # canonical
    address: str | None = None  # as fetched
    section: str | None = None
    completeness: Completeness = Completeness.FULL
    evidence: EvidenceRef | None = None
    identifier: str | None = None  # a seed file's own, taken as id where free
    news: bool = True  # False: baseline or backfill, must never alert as new
    awaited: bool = False  # no news yet: it is, once a page of the same address is
    twin: str | None = None  # source name of the same site in the other language
    respelled: bool = False  # which spells Russian headlines in its addresses otherwise
    archived: bool = False  # kept by an archive at `seen_at`: may show a wording older than what is known
    verdict: Verdict | None = None  # on the article as it stands; stored with it where the record is new


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the store did with a sighting."""

    match: Match
    record: Record
    changes: tuple[Change, ...] = ()
    root: str = ""  # id under which the statement alerts once: the first of its copies and translations
    news: bool = True  # False: known before it could be news (baseline, backfill, file)


class AlertType(StrEnum):
    STATEMENT_NEW = "statement.new"
    STATEMENT_REVISED = "statement.revised"
    STATEMENT_REMOVED = "statement.removed"
    EVENT_NEW = "event.new"
    SOURCE_FAILING = "source.failing"
    SOURCE_RECOVERED = "source.recovered"
    SOURCE_SILENT = "source.silent"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Alert:
    """One message, before channels. `id` is derived from its cause, so work done again repeats under the same id."""

    id: str
    type: AlertType
    timestamp: dt.datetime
    data: Mapping[str, object] = field(default_factory=dict)  # JSON, in the form of CONTRACT.md
    record_id: str | None = None
    source: str | None = None
    root: str | None = None  # the statement it is about, over all copies and translations; None for operations
    first_seen_at: dt.datetime | None = None  # of the record, for the ledger
