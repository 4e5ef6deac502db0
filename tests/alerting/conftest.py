"""Worlds for the tests of alerting: a stand-in site, a clock in the hand, a receiver, a baseline taken."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.conftest import Inbox
from tests.simulation import Made, World, world


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where baselines are kept from one test to the next."""
    return tmp_path_factory.mktemp("baselines")


@pytest.fixture
def made(tmp_path: Path, inbox: Inbox, kept: Path) -> Iterator[Made]:
    """Makes a world; its baseline is taken unless `fresh`."""
    with ExitStack() as stack:

        def make(*names: str, fresh: bool = False, **settings: object) -> World:
            one = stack.enter_context(world(tmp_path, inbox.address, *names, **settings))  # type: ignore[arg-type]
            if not fresh:
                one.take_baseline(kept)
                assert inbox.received == []
            return one

        yield make
