"""New articles that are there and cannot be read: asked for again soon, told after a while, read once it is over."""

import pytest

from crawler.replica.faults import Fault
from tests.conftest import Inbox
from tests.simulation import NEW, ROUTINE, Made

FAILING, RECOVERED = "source.failing", "source.recovered"
WALLS = {
    "a captcha": Fault.block_page("captcha"),
    "a frame without content": Fault.hollow(),
    "an error": Fault.status(500),
}


@pytest.mark.parametrize(("wall", "hours"), [*((wall, 1) for wall in WALLS), ("a captcha", 30)])
def test_a_new_article_that_cannot_be_read_is_told_and_asked_for_every_hour(
    made: Made, inbox: Inbox, wall: str, hours: int
) -> None:
    """While all listings are well: one alert names it within the hour; its statement comes within one of the end."""
    one = made(carousel=0)
    site = one.sites["csto-en"]
    path = one.publish()
    site.fault(WALLS[wall], path=path)
    for _ in range(hours * 6):
        one.poll()
    assert inbox.types == [FAILING]
    told = inbox.accepted[0]["data"]
    assert (told["code"], path in told["reason"]) == ("health.articles", True)  # type: ignore[index]
    site.clear_faults()
    for _ in range(6):
        one.poll()
    assert sorted(inbox.types[1:]) == [RECOVERED, NEW]
    assert one.record("csto-en", path).completeness == "full"


def test_one_page_that_cannot_be_read_once_is_not_told(made: Made, inbox: Inbox) -> None:
    """Two polls see a wall, the third the article: only that is told. A page that is gone is no wall."""
    one = made(carousel=0)
    site = one.sites["csto-en"]
    site.fault(Fault.hollow(), path=one.publish(), times=2)
    site.fault(Fault.status(404), path=one.publish(ROUTINE, seed=5))
    for _ in range(9):
        one.poll()
    assert inbox.types == [NEW]


def test_pages_set_aside_are_all_read_again_when_one_is_read_well(made: Made, inbox: Inbox) -> None:
    """A frame without content stood in the place of all articles: some hours after its end nothing is set aside."""
    one = made()
    site = one.sites["csto-en"]
    site.fault(Fault.hollow(), path="/news/*/*/")
    one.poll(recheck=True)
    with one.store() as store:
        assert len(store.quarantined("csto-en")) > 5
    site.clear_faults()
    one.poll(minutes=60 * 7)
    one.poll()
    with one.store() as store:
        left = store.quarantined("csto-en")
        assert left == [], [(q.url, q.reason, q.evidence.fetched_at) for q in left]
    assert not [kind for kind in inbox.types if str(kind).startswith("statement")]


def test_a_page_set_aside_and_then_gone_is_set_aside_no_more(made: Made, inbox: Inbox) -> None:
    """It was withdrawn behind the frame without content; once it is found gone for good there is nothing to mend."""
    one = made()
    site = one.sites["csto-en"]
    path = one.publish()
    one.poll()
    site.fault(Fault.hollow(), path=path)
    one.poll(recheck=True)
    site.clear_faults()
    site.remove(path)
    for _ in range(6):
        one.poll(minutes=60 * 24)
    with one.store() as store:
        assert store.quarantined("csto-en") == []
    assert [kind for kind in inbox.types if str(kind).startswith("statement")] == [NEW, "statement.removed"]
