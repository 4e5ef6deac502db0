"""The settings, as one table: every key of the configuration file, its default, what it does and what it allows.

`allowed` of a field is the end of the sentence "<value> is not allowed: <allowed>".
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from pipeline.app.config_values import (
    POSITIVE_ALLOWED,
    SPAN_ALLOWED,
    Contact,
    Digest,
    Heartbeat,
    ListenAddress,
    Name,
    Occasion,
    Path,
    PositiveSpan,
    QuietHours,
    SectionPath,
    Share,
    SiteAddress,
    Span,
    StateCode,
    StatementKind,
    Variable,
    WebAddress,
    Zone,
)
from pipeline.model import AlertType

SHARE_ALLOWED = "a number from 0 to 1"
FILE_ALLOWED = "the path of a file"
VARIABLE_ALLOWED = "the name of an environment variable"
TYPES = tuple(str(kind) for kind in AlertType)
Type = Annotated[AlertType, BeforeValidator(lambda value: AlertType(value))]


def key(default: Any, doc: str, allowed: str) -> Any:
    """A field with what the error line and the example file say about it."""
    return Field(default=default, description=doc, json_schema_extra={"allowed": allowed}, validate_default=True)


class Table(BaseModel):
    """A table of the file: frozen, no unknown keys, no conversion of types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)  # of parts, never used alone


class Crawl(Table):
    interval: PositiveSpan = key("10m", "time between two polls of a source", POSITIVE_ALLOWED)
    jitter: Span = key("1m", "each poll moves by up to this much", SPAN_ALLOWED)
    min_delay: Span = key("1s", "pause between two requests to one host", SPAN_ALLOWED)
    timeout: PositiveSpan = key("20s", "for one request", POSITIVE_ALLOWED)
    retries: Annotated[int, Field(ge=0, le=20)] = key(3, "tries after the first", "a whole number from 0 to 20")
    max_page_bytes: Annotated[int, Field(ge=1024, le=1_000_000_000)] = key(
        5_000_000, "a larger answer is cut off and counted as too large", "a whole number from 1024 to 1000000000"
    )
    workers: Annotated[int, Field(ge=1, le=64)] = key(4, "sources polled at one time", "a whole number from 1 to 64")
    contact: Contact | None = key(None, "address in the User-Agent", "a web or e-mail address, ASCII, no spaces")
    robots: bool = key(True, "obey robots.txt", "true or false")
    evidence: bool = key(True, "keep every fetched article as WARC", "true or false")
    wayback: SiteAddress = key(
        "https://web.archive.org", "the archive that `backfill --from wayback` asks", "an http or https address"
    )
    proxy_env: Variable | None = key(None, "variable that holds the proxy's address", VARIABLE_ALLOWED)
    proxy_file: Path | None = key(None, "file that holds the proxy's address", FILE_ALLOWED)
    ca_bundle: Path | None = key(None, "extra root certificates (PEM)", FILE_ALLOWED)


class SourceTable(Table):
    enabled: bool = key(True, "poll it", "true or false")
    base_url: SiteAddress | None = key(
        None, "another address for the same site (mirror, test)", "an http or https address without query or password"
    )
    sections: Annotated[tuple[SectionPath, ...], Field(min_length=1)] | None = key(
        None, "listing paths to poll", 'a list of paths such as ["news/news_odkb"]'
    )
    interval: PositiveSpan | None = key(None, "time between two polls of this source", POSITIVE_ALLOWED)


class Alerts(Table):
    kinds: tuple[StatementKind, ...] = key(
        ("security_statement",), "what alerts", 'a list of "security_statement", "security_event"'
    )
    on: tuple[Occasion, ...] = key(("new", "revised", "removed"), "when", 'a list of "new", "revised", "removed"')
    min_score: Share = key(0.5, "below this score: recorded, not alerted", SHARE_ALLOWED)
    max_age: PositiveSpan = key("30d", "older by publication date: recorded, not alerted", POSITIVE_ALLOWED)
    stale_after: PositiveSpan = key("5d", "a source silent for longer raises an operations alert", POSITIVE_ALLOWED)
    burst: Annotated[int, Field(ge=0, le=10_000)] = key(
        10, "more than this many in a minute become one digest; 0: never", "a whole number from 0 to 10000"
    )
    quiet_hours: QuietHours | None = key(
        None, "alerts of these hours are held, not dropped", 'hours such as "23:00-07:00", not empty'
    )
    timezone: Zone = key("Europe/Moscow", "of quiet hours, digests and heartbeat", 'a zone such as "Europe/Moscow"')
    heartbeat: Heartbeat | None = key(None, "a daily sign of life on every channel", 'a time such as "daily 09:00"')
    channels: tuple[Name, ...] | None = key(None, "where alerts go; default: all", "a list of channel names")


class Channel(Table):
    """What every channel takes; the filters narrow what [alerts] lets through."""

    kinds: tuple[StatementKind, ...] | None = key(
        None, "only these kinds", 'a list of "security_statement", "security_event"'
    )
    topics: tuple[str, ...] | None = key(None, "only records with one of these topics", 'a list such as ["border"]')
    states: tuple[StateCode, ...] | None = key(
        None, "only records about one of these states", 'a list of ISO 3166 codes such as ["AM", "TJ"]'
    )
    sources: tuple[str, ...] | None = key(None, "only these sources", "a list of source names")
    min_score: Share | None = key(None, "only from this score on", SHARE_ALLOWED)
    types: tuple[Type, ...] | None = key(None, "only these alert types", f"a list of {', '.join(TYPES)}")
    digest: Digest | None = key(None, "collect alerts into one message", '"hourly" or a time such as "daily 08:00"')
    timeout: PositiveSpan = key("10s", "for one delivery", POSITIVE_ALLOWED)


class ConsoleChannel(Channel):
    type: Literal["console"]


class JsonlChannel(Channel):
    type: Literal["jsonl"]
    path: Path = Field(description="file to append to", json_schema_extra={"allowed": FILE_ALLOWED})


class WebhookChannel(Channel):
    type: Literal["webhook"]
    url: WebAddress | None = key(
        None, "where to post", "an http or https address; one with a password goes to url_env or url_file"
    )
    url_env: Variable | None = key(None, "variable that holds the address", VARIABLE_ALLOWED)
    url_file: Path | None = key(None, "file that holds the address", FILE_ALLOWED)
    secret_env: Variable | None = key(None, "variable that holds the signing secret", VARIABLE_ALLOWED)
    secret_file: Path | None = key(None, "file that holds the signing secret", FILE_ALLOWED)


class AppriseChannel(Channel):
    type: Literal["apprise"]
    url_env: Variable | None = key(None, "variable that holds the service's URL", VARIABLE_ALLOWED)
    url_file: Path | None = key(None, "file that holds the service's URL", FILE_ALLOWED)


AnyChannel = Annotated[ConsoleChannel | JsonlChannel | WebhookChannel | AppriseChannel, Field(discriminator="type")]
CHANNELS: dict[str, type[Channel]] = {
    "console": ConsoleChannel,
    "jsonl": JsonlChannel,
    "webhook": WebhookChannel,
    "apprise": AppriseChannel,
}


class Serve(Table):
    address: ListenAddress = key(
        "127.0.0.1:8321", "health, metrics and feeds; loopback unless you say otherwise", '"host:port", or "off"'
    )


class Settings(Table):
    """The whole file."""

    state: Path = key("state", "folder for csto.db and evidence/, from the working directory", "the path of a folder")
    crawl: Crawl = Crawl()
    sources: dict[str, SourceTable] = Field(default_factory=dict)
    alerts: Alerts = Alerts()
    channels: dict[Name, AnyChannel] = Field(default_factory=dict)
    serve: Serve = Serve()
