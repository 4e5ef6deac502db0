"""Texts that say a few things ten thousand times over, once they are read: what is done with them takes seconds."""

from collections.abc import Callable

import pytest

from pipeline import encoding
from tests.timing import least_seconds

MOST_SECONDS = 3.0
OTHER_BYTES = b"\xff\xfe\xe4"  # no UTF-8

FINDS: dict[str, Callable[[], object]] = {
    "scripts never closed": lambda: encoding.decode(b"<script>" * 30_000 + OTHER_BYTES),
    "tags never closed": lambda: encoding.decode(b"<" * 200_000 + OTHER_BYTES),
    "spaces in a header": lambda: encoding.decode(OTHER_BYTES, "text/html; charset=" + " " * 100_000),
}


@pytest.mark.parametrize("work", FINDS.values(), ids=FINDS)
def test_no_repetition_is_dear(work: Callable[[], object]) -> None:
    """However often a text says a thing, no step takes longer than seconds; these took a minute or more."""
    assert least_seconds(work) < MOST_SECONDS
