"""A store with channels to it, and a webhook receiver."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.carrier import Channel
from tests.pipeline.delivery.house import House, Receiver


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Callable[..., House]]:
    """Builds a House over channels; closes its store afterwards."""
    built: list[House] = []

    def build(*channels: Channel) -> House:
        built.append(House(tmp_path / "csto.db", *channels))
        return built[-1]

    yield build
    for one in built:
        one.db.close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    server = Receiver()
    yield server
    server.shutdown()
    server.server_close()
