"""The state folder's database, opened for one command."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlite_utils import Database

from pipeline import schema
from pipeline.app import output
from pipeline.app.config import Config
from pipeline.app.config_problems import ConfigError
from pipeline.errors import Missing


@contextmanager
def reading(config: Config) -> Iterator[Database]:
    """For reading only, beside a running daemon too. Raises StoreError."""
    with closing(schema.open(config.database, readonly=True, check=False)) as database:
        yield database


@contextmanager
def reading_if_any(config: Config) -> Iterator[Database | None]:
    """The same; None where nothing was ever stored."""
    if config.state.exists() and not config.state.is_dir():
        raise ConfigError([f"state: {config.state} is a file: the path of a folder is allowed"])
    try:
        opened = schema.open(config.database, readonly=True, check=False)
    except Missing:
        yield None
        return
    with closing(opened):
        yield opened


@contextmanager
def reading_or_saying(config: Config) -> Iterator[Database | None]:
    """The same; it is said where nothing was ever stored: rather the folder is wrong than the archive empty."""
    with reading_if_any(config) as database:
        if database is None:
            output.say(f"{config.database} does not exist: nothing was stored yet")
        yield database


@contextmanager
def writing(config: Config) -> Iterator[Database]:
    """For reading and writing; what is missing is not made. Raises StoreError."""
    if not config.database.exists():
        raise Missing(f"{config.database} does not exist: nothing was stored yet")
    with closing(schema.open(config.database, check=False)) as database:
        yield database
