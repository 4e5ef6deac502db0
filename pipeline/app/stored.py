"""The state folder's database, opened for one command."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlite_utils import Database

from pipeline import schema
from pipeline.app import output
from pipeline.app.config import Config
from pipeline.app.config_problems import ConfigError
from pipeline.errors import Missing, Unreadable

EVIDENCE = "evidence"
"""The folder of kept pages, in that of the state."""


def refuse_unfit(config: Config) -> None:
    """A file in the folder's place is a slip of the configuration.

    A store that was emptied is no new one: a first poll would take what is new by now for known, and tell nobody.
    """
    if config.state.exists() and not config.state.is_dir():
        raise ConfigError([f"state: {config.state} is a file: the path of a folder is allowed"])
    database, kept = config.database, config.state / EVIDENCE
    if database.is_file() and not database.stat().st_size and any(kept.glob("*.warc.gz")):
        raise Unreadable(f"{database} is empty, but {EVIDENCE} beside it is not: restore a backup, or remove the file")


@contextmanager
def reading(config: Config, *, whatever: bool = False) -> Iterator[Database]:
    """For reading only, beside a running daemon too; `whatever` as in `schema.open`. Raises StoreError, ConfigError."""
    refuse_unfit(config)
    opened = schema.open(config.database, readonly=True, check=False, whatever=whatever)
    with closing(opened), schema.still(opened):
        yield opened


@contextmanager
def reading_if_any(config: Config) -> Iterator[Database | None]:
    """The same; None where nothing was ever stored."""
    refuse_unfit(config)
    try:
        opened = schema.open(config.database, readonly=True, check=False)
    except Missing:
        yield None
        return
    with closing(opened), schema.still(opened):
        yield opened


@contextmanager
def reading_or_saying(config: Config) -> Iterator[Database | None]:
    """The same; it is said where nothing was ever stored: rather the folder is wrong than the archive empty."""
    with reading_if_any(config) as database:
        if database is None:
            output.say(f"{config.database} does not exist: nothing was stored yet")
        yield database


def refuse_missing(config: Config) -> None:
    """Raises StoreError where nothing was ever stored, before so much as the folder is made; else as `refuse_unfit`."""
    refuse_unfit(config)
    if not config.database.exists():
        raise Missing(f"{config.database} does not exist: nothing was stored yet")
    if config.database.is_file() and not config.database.stat().st_size:
        raise Unreadable(f"{config.database} is empty: nothing was stored in it yet")


@contextmanager
def writing(config: Config) -> Iterator[Database]:
    """For reading and writing; what is missing is not made. Raises StoreError, ConfigError."""
    refuse_missing(config)
    with closing(schema.open(config.database, check=False)) as database:
        yield database
