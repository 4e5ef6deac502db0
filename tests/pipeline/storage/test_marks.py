"""The index of marks: what it finds, kept aside or merged, rolled back, and shared by connections."""

import pytest

from pipeline import schema
from pipeline.storage import marks
from pipeline.storage.marks import MarkIndex, commonest


@pytest.fixture
def index(store):
    return MarkIndex(store.db)


def keys(start):
    return list(range(start, start + 32))


def test_records_are_found_under_every_key(store, index):
    """A record is found under each of its keys, whichever connection asks."""
    with schema.transaction(store.db):
        index.add(1, keys(0))
        index.add(2, keys(16))
    index.refresh()
    assert sorted(index.rows([3, 20])) == [(3, 1), (20, 1), (20, 2)]
    other = MarkIndex(store.db)
    other.refresh()
    assert sorted(other.rows([20])) == [(20, 1), (20, 2)]
    assert other.records([20, 3, 99]) == {20: [1, 2], 3: [1], 99: []}
    assert commonest(index.rows(keys(16)), 5) == [2, 1]
    assert index.rows([]) == []


def test_merging_loses_nothing(store, index, monkeypatch):
    """Keys kept aside are merged from time to time; every view finds the same before and after."""
    monkeypatch.setattr(marks, "FRESH", 8)
    other = MarkIndex(store.db)
    for record in range(40):
        with schema.transaction(store.db):
            (index if record % 3 else other).add(record, keys(record))
        for view in (index, other, MarkIndex(store.db)):
            view.refresh()
            assert view.records([record])[record] == list(range(max(0, record - 31), record + 1))
            assert sorted({one for _, one in view.rows([record])}) == list(range(max(0, record - 31), record + 1))
    assert store.db.execute("SELECT count(*) FROM fresh_marks").fetchone()[0] < 8


def test_a_mark_of_thousands_gives_fifty(store, index):
    """Under a mark that many records share fifty are told, those first stored, wherever they are kept; others beside
    it are told in full."""
    with schema.transaction(store.db):
        for record in range(40):
            index.add(record, [7, 1000 + record])
        index.merge()
        for record in range(40, 80):
            index.add(record, [7, 1000 + record])
    index.refresh()
    assert index.records([1003, 7, 1070, 5]) == {1003: [3], 7: [*range(50)], 1070: [70], 5: []}


def test_rolled_back_keys_are_forgotten(store, index):
    """What was rolled back is not found, and a row that takes its place is."""

    def fails():
        with schema.transaction(store.db):
            index.add(1, keys(0))
            index.refresh()
            assert index.rows([0]) == [(0, 1)]
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    with schema.transaction(store.db):
        index.add(1, keys(100))
    index.refresh()
    assert index.rows([100]) == [(100, 1)]
    assert index.rows([0]) == []


def test_band_of_a_template_stays_bounded(meet, store, sight):
    """Of hundreds of items of one template a true copy is still found, and a lookup reads a bounded number of rows."""
    text = (
        "On {n} occasions observers of the organization visited the polling stations of the district and filled in the "
        "forms that had been agreed upon beforehand with the commission, which thanked them for the work, wished them "
        "a safe journey home and handed over the papers in a solemn setting with music and many flags on the square."
    )
    for n in range(150):
        meet(f"/news/x/observers-part-{n}/", title="Observers", body=text.format(n=1000 + n))
    assert store.count() == 150
    copy = meet(
        "/documents/x/observers-again/", title="Observers", body=text.format(n=1137).replace("solemn", "sollemn")
    )
    assert (copy.match.relation, copy.record.body) == ("same", text.format(n=1137))
    most = max(len(store.marks.rows([band])) for band in copy_bands(text.format(n=1137)))
    assert most <= 64


def copy_bands(body):
    from pipeline.fingerprint import fingerprint

    return fingerprint("Observers", body).bands
