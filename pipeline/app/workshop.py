"""What the jobs of one configuration share: the fetcher, the evidence, a store found sound once."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from sqlite_utils import Database

from crawler.evidence import Evidence
from crawler.http import Fetcher
from crawler.model import Source
from pipeline import flow, schema
from pipeline.alert import Policy
from pipeline.app.config import Config
from pipeline.app.config_problems import ConfigError
from pipeline.app.logger import Logger
from pipeline.app.stored import EVIDENCE, refuse_unfit
from pipeline.flow import Desk, Telling
from pipeline.outbox import Outbox

log = Logger()


def now() -> dt.datetime:
    """The wall clock, in UTC."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Workshop:
    """Used by several threads; what belongs to one thread is opened by `desk`."""

    config: Config
    fetcher: Fetcher
    evidence: Evidence | None
    policy: Policy
    clock: Callable[[], dt.datetime] = now

    @contextmanager
    def desk(self, telling: Telling = Telling.NEWS, *, batch: bool = False) -> Iterator[Desk]:
        """A desk for the calling thread, on a connection of its own."""
        with closing(schema.open(self.config.database, check=False, batch=batch)) as db:
            yield flow.desk(db, self.policy, self.clock, telling)

    def sources(self, names: tuple[str, ...] | list[str]) -> tuple[Source, ...]:
        """Those named, else all enabled. Raises ConfigError where nothing is left to do."""
        chosen = tuple(one for one in self.config.sources() if (one.name in names if names else one.enabled))
        if not chosen:
            raise ConfigError([f"{self.config.file or 'defaults'}: no source is enabled"])
        return chosen

    def close(self) -> None:
        """Closes connections and the evidence file."""
        self.fetcher.close()
        if self.evidence is not None:
            self.evidence.close()


@contextmanager
def opened(
    config: Config,
    *,
    clock: Callable[[], dt.datetime] = now,
    sleep: Callable[[float], None] = time.sleep,
    after: Workshop | None = None,
) -> Iterator[Workshop]:
    """The workshop of whoever holds the state folder. Raises StoreError where the store is not sound.

    `after` is that of an earlier configuration, in which this process may still be at work: its claims hold, and its
    evidence is shared, for two writers would each count the bytes of one file for themselves.
    """
    evidence = _evidence(config, clock, after)
    if after is None:
        refuse_unfit(config)
        _warn_of_lost(config)
        with closing(schema.open(config.database)) as db:
            _clear(db)
        if evidence is not None:
            evidence.repair()
    workshop = Workshop(
        config, Fetcher(config.http_settings(), clock=clock, sleep=sleep), evidence, config.policy(), clock
    )
    try:
        with closing(schema.kept_open(config.database)):
            yield workshop
    finally:
        workshop.close()


@contextmanager
def unstored(
    config: Config, *, clock: Callable[[], dt.datetime] = now, sleep: Callable[[float], None] = time.sleep
) -> Iterator[Workshop]:
    """A workshop for looking only: nothing is opened for writing, nothing is kept."""
    workshop = Workshop(config, Fetcher(config.http_settings(), clock=clock, sleep=sleep), None, config.policy(), clock)
    try:
        yield workshop
    finally:
        workshop.close()


def _evidence(config: Config, clock: Callable[[], dt.datetime], after: Workshop | None) -> Evidence | None:
    if not config.crawl.evidence:
        return None
    shared = after.evidence if after is not None else None
    return shared or Evidence(config.state / EVIDENCE, clock)


def _warn_of_lost(config: Config) -> None:
    """Beginning anew is a person's right; one whose database was lost must hear that this is what happens."""
    if not config.database.exists() and any((config.state / EVIDENCE).glob("*.warc.gz")):
        log.warning(
            "a new archive begins: the database is gone, but evidence beside it is not",
            database=str(config.database),
            instead="restore a backup; or move the state aside and `csto backfill --from warc:` its evidence",
        )


def _clear(db: Database) -> None:
    """What a process that died had claimed is due again."""
    Outbox(db).release_claims()
