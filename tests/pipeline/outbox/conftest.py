"""An outbox in a file of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipeline import schema
from pipeline.outbox import Outbox


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A store of today's schema in a file of its own."""
    database = schema.open(tmp_path / "csto.db")
    yield database
    database.close()


@pytest.fixture
def outbox(db: Database) -> Outbox:
    return Outbox(db)
