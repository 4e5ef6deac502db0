"""Addresses met in a run: a set that takes little memory."""

from hypothesis import given
from hypothesis import strategies as st

from crawler.seen import Seen


@given(st.lists(st.text(max_size=8), max_size=60), st.lists(st.text(max_size=8), max_size=20))
def test_it_is_a_set(added: list[str], asked: list[str]) -> None:
    """Whatever is added, in whatever order and however often, is in it, and nothing else."""
    seen = Seen(added[:5])
    seen.update(added[5:])
    seen.update(added[:20])
    assert [url in seen for url in (*asked, *added)] == [url in set(added) for url in (*asked, *added)]
