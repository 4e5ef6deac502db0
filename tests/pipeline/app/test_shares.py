"""Work moves to whichever process waits for the other."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.app.shares import Share


def told(share: Share) -> tuple[bool, bool, bool]:
    return share.judges, share.prints, share.packs


def test_who_is_waited_for_is_relieved_of_one_kind_of_work_after_the_other() -> None:
    """Packing goes first and judging last; what an idle process was relieved of comes back in the other order."""
    share = Share()
    seen = [told(share)]
    for step in (share.is_waited_for, share.is_idle):
        for _ in range(100):
            step()
            seen += [told(share)] if told(share) != seen[-1] else []
    all_of_it, none = (True, True, True), (False, False, False)
    less = [(True, True, False), (True, False, False)]
    assert [all_of_it, *less, none, *reversed(less), all_of_it] == seen


@given(st.lists(st.booleans()))
def test_a_single_wait_tips_nothing_back_and_forth(waits: list[bool]) -> None:
    """Whatever came before, a wait and an idle moment in turn move at most one kind of work."""
    share = Share()
    for wait in waits:
        share.is_waited_for() if wait else share.is_idle()
    before = told(share)
    share.is_waited_for()
    share.is_idle()
    assert sum(a != b for a, b in zip(before, told(share), strict=True)) <= 1
