"""Near copies by the dozen: those that are none are told apart in time."""

from pipeline import schema
from pipeline.model import Relation
from pipeline.storage import candidates
from tests.pipeline.storage.conftest import BODY
from tests.timing import least_seconds

SAID = " The meeting of the ministers was "


def test_many_near_copies_that_are_none_take_no_time(meet, sight, store):
    """Items of one endless template that differ in hundreds of names are told apart in a fraction of a second."""
    template = " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(4_000))

    def body(item: int) -> str:
        names = (f"{chr(65 + item)}{chr(97 + item) * 3}{chr(97 + n % 26)}{chr(97 + n // 26)} met" for n in range(150))
        return f"{template} {' '.join(names)}"

    for item in range(20):
        assert meet(f"/news/x/item-{item}/", body=body(item)).match.relation is Relation.NEW
    sought = sight("/news/x/item-25/", body=body(25))
    with schema.transaction(store.db):
        assert least_seconds(lambda: store.remember(sought), tries=1) < 1.2


def test_of_endless_near_copies_the_nearest_are_examined(meet, monkeypatch):
    """Once so many characters were read no further candidate is; the first always is."""
    monkeypatch.setattr(candidates, "MOST_EXAMINED", 1)
    first = meet("/news/x/one-item/", body=BODY + SAID + "long.")
    assert meet("/news/x/another-item/", body=BODY + SAID + "short.").record.id == first.record.id
