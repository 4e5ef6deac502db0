"""The values of this package. A skip, a 304, a failure is a value with its reason, never None."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from crawler.profile import SiteProfile


class Outcome(StrEnum):
    """How one fetch ended. Exactly one per fetch, recorded in the fetch log."""

    FETCHED = "fetched"
    NOT_MODIFIED = "not_modified"
    GONE = "gone"  # 404, 410
    REFUSED = "refused"  # 401, 403 and other 4xx
    THROTTLED = "throttled"  # 429, 503 with Retry-After
    SERVER_ERROR = "server_error"  # 5xx
    TIMEOUT = "timeout"
    DNS = "dns"
    TLS = "tls"
    CONNECTION = "connection"  # refused, reset, protocol error
    TRUNCATED = "truncated"
    TOO_LARGE = "too_large"
    REDIRECT_OUT = "redirect_out"  # off the source's hosts
    REDIRECT_LOOP = "redirect_loop"
    ROBOTS = "robots"
    BLOCKED = "blocked"
    SOFT_404 = "soft_404"
    EMPTY = "empty"
    NOT_HTML = "not_html"
    NO_LINKS = "no_links"
    UNREADABLE = "unreadable"  # a file or capture that could not be read


class LinkKind(StrEnum):
    """What an address is by its shape alone."""

    ARTICLE = "article"
    LISTING = "listing"


@dataclass(frozen=True, slots=True)
class Source:
    """A site as configured: the profile's facts and what the user set."""

    profile: SiteProfile
    base_url: str  # no closing slash; where requests go
    sections: tuple[str, ...]
    enabled: bool = True
    interval: timedelta = timedelta(minutes=10)

    @property
    def name(self) -> str:
        return self.profile.name

    @property
    def lang(self) -> str:
        return self.profile.lang


@dataclass(frozen=True, slots=True)
class Validators:
    """What a conditional request sends back (RFC 9110 section 13)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An address of a source found on a page."""

    url: str  # canonical
    address: str  # as found, absolute
    kind: LinkKind
    section: str | None = None
    text: str = ""  # anchor text, white space folded
    published: date | None = None  # a date beside it, where the page shows one


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of one answer and where they came from."""

    source: str
    url: str  # canonical
    address: str  # as requested, after redirects
    content: bytes
    fetched_at: datetime
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    validators: Validators = field(default_factory=Validators)
    elapsed: timedelta = timedelta(0)
    origin: str = "live"  # live, wayback, warc, seed
    request_headers: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str | None:
        """First header of that name, whatever its case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says its page is the one we know (304)."""

    source: str
    url: str
    address: str
    fetched_at: datetime
    elapsed: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Failure:
    """A fetch that gave no page, and why in one line."""

    source: str
    url: str
    address: str
    outcome: Outcome
    reason: str
    fetched_at: datetime
    status: int | None = None
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class SeedFile:
    """One file of the seed record format, as found on disk."""

    path: str
    name: str  # file name
    identifier: str | None  # the 16 hex digits of NNN_<16 hex>.txt, else None
    text: str


@dataclass(frozen=True, slots=True)
class EvidenceRef:
    """Where the kept copy of a page lies: file name, byte offset, digest of the body, time."""

    warc: str
    offset: int
    sha256: str
    fetched_at: datetime


SEED_NAME = re.compile(r"^(\d{3,})_([0-9a-f]{16})\.txt$")
Headers = Mapping[str, str]
