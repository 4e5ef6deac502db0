"""A pass that was not completed says so and exits 1, also where nothing that it asked for is called a failure."""

import pytest

from crawler.replica.faults import Fault
from crawler.replica.site import ReplicaSite
from tests.conftest import Watch


@pytest.mark.parametrize("command", ["poll", "backfill"])
def test_a_site_that_has_none_of_its_sections_any_more(watch: Watch, site: ReplicaSite, command: str) -> None:
    """After a redesign, say: `nothing new` alone would be untrue."""
    site.fault(Fault.status(404))
    ended = watch.csto(command, "csto-en")
    assert ended.code == 1
    assert "csto-en: not complete: none of the sections exists" in ended.err


@pytest.mark.parametrize("command", ["poll", "backfill"])
def test_a_site_that_goes_away_in_the_middle(watch: Watch, site: ReplicaSite, command: str) -> None:
    """Those that failed are named, and that the others were not tried."""
    site.fault(Fault.status(404), path="/robots.txt")
    for path in [*site.stories][8:]:
        site.fault(Fault.block_page(), path=path)
    ended = watch.csto(command, "csto-en")
    assert ended.code == 1
    assert "in a row failed, the rest is left for the next run" in ended.err
    site.clear_faults()
    assert "not complete" not in watch.csto(command, "csto-en").err


def test_what_a_failure_tells_is_told_once(watch: Watch, site: ReplicaSite) -> None:
    """A section that does not answer is one line."""
    site.fault(Fault.status(403), path="/news/speech/")
    ended = watch.csto("poll", "csto-en")
    assert ended.code == 1
    assert ended.err.count("HTTP 403") == 1
