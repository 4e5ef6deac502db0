"""Pages seen before: silent edits, removals, returns, and articles that fail."""

from datetime import date

import pytest

from crawler.events import Event, Removed
from crawler.frontier import Frontier
from crawler.model import Failure, NotModified, Outcome
from crawler.replica.faults import Fault
from crawler.replica.site import ReplicaSite
from tests.crawler.conftest import ManualClock
from tests.crawler.passes import HOST, NEWS, Visit, asked, paths, publish, summary

AHEAD = 2  # articles that a pass fetches while it works on another


def test_silent_edits_are_found_when_due(pass_over: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """An hour after its fetch a young page is asked for again, conditionally; an edited one comes as a page."""
    events = pass_over()
    young = max(replica.stories.items(), key=lambda pair: pair[1].published or date.min)[0]
    assert young in paths(events)
    clock.pass_time(hours=12)
    replica.edit(young, title="Another heading altogether")
    again = pass_over()
    assert young in paths(again)
    assert any(isinstance(event, NotModified) for event in again) or len(paths(again)) >= 1


def test_a_forced_recheck_reads_thirty_days(pass_over: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """`--recheck` asks for each article of the last thirty days in full, due or not; older ones are left."""
    known = paths(pass_over())
    again = paths(pass_over(recheck=True))
    assert again
    assert set(again) <= set(known)
    replica.requests_kept.clear()
    pass_over(recheck=True)
    assert all(
        "if-none-match" not in {n.lower() for n in each.headers} for each in replica.requests if each.target in known
    )


def test_removal_takes_strikes_over_days(pass_over: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """One 404 is none, many on one day are one; on the third day of it, and with the site healthy, it is removed."""
    gone = paths(pass_over())[0]
    replica.remove(gone)
    told = []
    for day in range(4):
        for _ in range(3):
            clock.pass_time(hours=1)
            told += [(day, event.url) for event in pass_over(recheck=True) if isinstance(event, Removed)]
        clock.pass_time(hours=21)
    assert [(2, HOST + gone)] == told


def test_articles_withdrawn_together_are_all_found_removed(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock
) -> None:
    """They are due together for ever, with few others: those that are not due tell that the site is well."""
    gone = [path for path in paths(pass_over()) if path.startswith(NEWS)][:7]
    for path in gone:
        replica.remove(path)
    clock.pass_time(hours=1)
    pass_over(recheck=True)
    removed: list[str] = []
    for _ in range(40):
        clock.pass_time(hours=3)
        removed += [event.url.removeprefix(HOST) for event in pass_over() if isinstance(event, Removed)]
    assert sorted(gone) == sorted(removed)


def test_what_was_said_to_be_removed_is_asked_for_and_no_failure(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock
) -> None:
    """The pass after the one that told it asks once, in case the page is back, and tells nothing when it is not."""
    gone = paths(pass_over())[0]
    replica.remove(gone)
    while not any(isinstance(event, Removed) for event in pass_over(recheck=True)):
        clock.pass_time(days=1)
    clock.pass_time(days=1)
    replica.requests_kept.clear()
    told = pass_over(recheck=True)
    assert [gone] == [each.target for each in replica.requests if each.target == gone]
    assert [] == [event for event in told if isinstance(event, Failure)]
    assert {} == summary(told).failures


def test_a_site_in_trouble_removes_nothing(pass_over: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """404 for everything, or behind a failing listing, is the site's trouble and no strike."""
    known = paths(pass_over())
    for path in known:
        replica.fault(Fault.status(404), path=path)
    removed: list[Event] = []
    for _ in range(5):
        clock.pass_time(days=1)
        removed += [event for event in pass_over(recheck=True) if isinstance(event, Removed)]
    assert [] == removed


@pytest.mark.parametrize("fault", [Fault.block_page("captcha"), Fault.status(500), Fault.reset()])
def test_walls_and_errors_are_no_removal(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock, fault: Fault
) -> None:
    """An article behind a wall for a week is not gone."""
    hidden = paths(pass_over())[0]
    replica.fault(fault, path=hidden)
    removed: list[Event] = []
    for _ in range(7):
        clock.pass_time(days=1)
        removed += [event for event in pass_over(recheck=True) if isinstance(event, Removed)]
    assert [] == removed


def test_what_comes_back_is_no_longer_removed(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock, frontier: Frontier
) -> None:
    """A page that answers again comes as a page and loses its mark."""
    path = paths(pass_over())[0]
    replica.fault(Fault.status(404), path=path)
    for _ in range(4):
        clock.pass_time(days=1)
        pass_over(recheck=True)
    known = frontier.known(HOST + path)
    assert known is not None
    assert known.removed_at is not None
    replica.clear_faults()
    clock.pass_time(days=1)
    assert path in paths(pass_over(recheck=True))
    known = frontier.known(HOST + path)
    assert known is not None
    assert (None, 0) == (known.removed_at, known.strikes)


def test_what_comes_back_unchanged_comes_as_a_page(pass_over: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """A 304 is no page: what was said to be removed is asked for in full, so that its record loses the mark too."""
    path = paths(pass_over())[0]
    replica.fault(Fault.status(404), path=path)
    while not any(isinstance(event, Removed) for event in pass_over()):
        clock.pass_time(days=1)
    replica.clear_faults()
    clock.pass_time(days=10)
    assert path in paths(pass_over())


def test_a_clock_set_back_puts_no_article_off(pass_over: Visit, replica: ReplicaSite, clock: ManualClock) -> None:
    """What failed while the clock was days ahead is asked for when it is right again, not when that day has come."""
    pass_over()
    clock.pass_time(days=10)
    pass_over()
    (path,) = publish(replica)
    replica.fault(Fault.status(500), path=path)
    pass_over()
    replica.clear_faults()
    clock.pass_time(days=-10)
    assert path in paths(pass_over())
    assert path not in paths(pass_over())


def test_a_failing_article_is_tried_again_with_growing_pauses(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock, frontier: Frontier
) -> None:
    """It stays known and due: five minutes, ten, twenty; the pass itself is complete."""
    pass_over()
    clock.pass_time(minutes=10)
    (path,) = publish(replica)
    replica.fault(Fault.status(500), path=path)
    waits = []
    for _ in range(3):
        assert summary(pass_over()).complete
        known = frontier.known(HOST + path)
        assert known is not None
        assert known.due_at is not None
        waits.append(round((known.due_at - clock()).total_seconds() / 60))
        clock.pass_time(minutes=waits[-1] + 1)
    assert [5, 10, 20] == waits
    replica.clear_faults()
    assert [path] == paths(pass_over())


def test_a_site_that_fails_article_after_article_is_left(
    pass_over: Visit, replica: ReplicaSite, clock: ManualClock
) -> None:
    """After five in a row the pass ends and says so, each it asked for has its outcome; the rest is due later."""
    replica.fault(Fault.status(503), path="/*/*/?*/")
    events = pass_over()
    end = summary(events)
    assert {Outcome.SERVER_ERROR: 5 + AHEAD} == end.failures
    failed = {event.url.removeprefix(HOST) for event in events if isinstance(event, Failure)}
    assert failed == set(asked(replica)) & set(replica.stories)
    assert "in a row" in str(end.reason)
    replica.clear_faults()
    clock.pass_time(minutes=10)
    assert summary(pass_over()).fetched > 5


def test_what_has_just_failed_is_no_witness(
    pass_over: Visit, replica: ReplicaSite, frontier: Frontier, clock: ManualClock
) -> None:
    """The newest article is gone, and it alone was due: another known one is read instead, and it is asked for once."""
    pass_over()
    (newest,) = publish(replica)
    clock.pass_time(minutes=1)
    pass_over()
    replica.remove(newest)
    clock.pass_time(minutes=1)
    due = clock().isoformat(timespec="milliseconds")
    frontier.db.execute("UPDATE frontier SET due_at = CASE url WHEN ? THEN ? END", [HOST + newest, due])
    replica.requests_kept.clear()
    read = paths(pass_over())
    assert [seen.target for seen in replica.requests].count(newest) == 1
    assert len(read) == 1
