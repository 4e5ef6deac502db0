"""Records out: every format whole, safe and streaming."""

import csv
import datetime as dt
import gc
import io
import json
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.model import EvidenceRef
from pipeline import export
from pipeline.model import Attachment, Completeness, Kind, Lead, Reason, Record, Verdict
from pipeline.record_json import to_json

NOW = dt.datetime(2026, 3, 1, 9, 0, 0, 123456, tzinfo=dt.UTC)
CONTRACT = [
    "id",
    "url",
    "urls",
    "source",
    "section",
    "lang",
    "title",
    "published",
    "body",
    "leads",
    "images",
    "attachments",
    "contact",
    "text",
    "completeness",
    "first_seen",
    "last_seen",
    "revision",
    "duplicate_of",
    "translations",
    "removed",
    "verdict",
    "evidence",
]


def record(n: int = 0, **more) -> Record:
    fields = {
        "id": f"{n:016x}", "url": f"https://x/news/x/item-{n}/", "urls": (f"https://x/news/x/item-{n}/",),
        "source": "csto-en", "section": "news/x", "lang": "en", "title": f"Headline {n}",
        "published": dt.date(2026, 3, 1),
        "body": "First.\n\nSecond, with «quotes».", "text": f"Headline {n}\n\nFirst.\n\nSecond, with «quotes».",
        "completeness": Completeness.FULL, "first_seen": NOW, "last_seen": NOW, "revision": 1,
    }  # fmt: skip
    return Record(**(fields | more))


FULL = record(
    1,
    leads=(Lead("A lead", dt.date(2026, 2, 1), None), Lead("Another")),
    images=("DSC_1.JPG",),
    attachments=(Attachment("Annex", None),),
    contact="+7 000",
    duplicate_of="0" * 16,
    translations=("f" * 16,),
    removed=NOW,
    verdict=Verdict(Kind.STATEMENT, 0.75, ("border",), ("AM",), ("CSC",), (Reason("r", "body", 0, 5, "First"),), "1"),
    evidence=EvidenceRef("a.warc.gz", 12, "ab" * 32, NOW),
)
EMPTY = record(2, url=None, urls=(), section=None, title=None, published=None)


def written(writer, records) -> bytes:
    stream = io.BytesIO()
    assert writer(iter(records), stream) == len(records)
    return stream.getvalue()


def test_json_has_every_key_of_the_contract_in_its_order():
    """Known or not, every key is there; values are the contract's."""
    full, empty = to_json(FULL), to_json(EMPTY)
    assert list(full) == list(empty) == CONTRACT
    assert full["leads"] == [
        {"date": "2026-02-01", "text": "A lead", "url": None},
        {"date": None, "text": "Another", "url": None},
    ]
    assert full["attachments"] == [{"name": "Annex", "url": None}]
    assert (full["first_seen"], full["published"]) == ("2026-03-01T09:00:00Z", "2026-03-01")
    assert full["verdict"] == {
        "kind": "security_statement", "score": 0.75, "topics": ["border"], "states": ["AM"], "organs": ["CSC"],
        "reasons": [{"rule": "r", "field": "body", "start": 0, "end": 5, "text": "First"}], "rules_version": "1",
    }  # fmt: skip
    assert set(full["evidence"]) == {"warc", "offset", "sha256", "fetched"}
    assert [name for name in CONTRACT if empty[name] is None] == [
        "url", "section", "title", "published", "contact", "duplicate_of", "removed", "verdict", "evidence",
    ]  # fmt: skip


def test_jsonl_is_one_object_a_line():
    """Line ends within a text do not break a line; letters stay letters; broken ones do not stop it."""
    out = written(export.jsonl, [FULL, EMPTY, record(3, body="broken \ud800 letter\u2028x")])
    assert [json.loads(line)["id"] for line in out.decode().split("\n")[:-1]] == [FULL.id, EMPTY.id, record(3).id]
    assert "«quotes»".encode() in out


def test_csv_comes_back():
    """A csv reader gives the same values; lists are JSON; verdict and evidence have columns of their own."""
    out = written(export.csv, [FULL, EMPTY])
    assert out.startswith(b"\xef\xbb\xbf")
    one, two = csv.DictReader(io.StringIO(out.decode("utf-8-sig"), newline=""))
    assert (one["title"], one["body"], one["kind"], one["evidence_offset"]) == (
        FULL.title,
        FULL.body,
        "security_statement",
        "12",
    )
    assert json.loads(one["urls"]) == list(FULL.urls)
    assert json.loads(one["leads"])[0]["text"] == "A lead"
    assert (two["url"], two["kind"]) == ("", "")
    assert tuple(one) == export.COLUMNS


@pytest.mark.parametrize(
    "start", ["=1+1", "+7 495", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "＝1", "'=1"]
)
def test_no_cell_begins_a_formula(start):
    """What a spreadsheet would compute is led by an apostrophe."""
    (row,) = csv.DictReader(io.StringIO(written(export.csv, [record(title=start)]).decode("utf-8-sig"), newline=""))
    assert row["title"] == "'" + start


@given(st.text(max_size=30))
def test_cells_never_begin_a_formula(text):
    """Whatever the text, and it can be had back by taking one apostrophe away."""
    cell = export.cell(text)
    assert not cell.lstrip(" \xa0").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert text in (cell, cell[1:])


def test_parquet_keeps_types():
    """Dates, times, numbers and lists are such; nothing is lost."""
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(written(export.parquet, [FULL, EMPTY])))
    one, two = table.to_pylist()
    assert (one["published"], one["first_seen"], one["leads"][0]["text"]) == (FULL.published, NOW, "A lead")
    assert (one["score"], one["evidence_offset"], one["topics"]) == (0.75, 12, ["border"])
    assert (two["published"], two["kind"], two["urls"]) == (None, None, [])
    assert tuple(table.column_names) == export.COLUMNS


def test_parquet_of_nothing_is_a_valid_file():
    """No record: a table of no rows with its columns."""
    parquet = pytest.importorskip("pyarrow.parquet")
    assert parquet.read_table(io.BytesIO(written(export.parquet, []))).num_rows == 0


def test_parquet_without_its_library_says_what_to_install(monkeypatch):
    """A clear line where the extra is not installed."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(export.ParquetMissing, match=r"csto-monitor\[parquet\]"):
        export.parquet(iter(()), io.BytesIO())


def test_text_files_are_the_texts_byte_for_byte(tmp_path: Path):
    """One file a record, `NNN_<id>.txt`, exactly its text; a second export keeps the names."""
    records = [record(1, text="a\r\n\u00a0b\n\n\n"), record(2, text=""), record(3, text="\ufeffx")]
    assert export.text(iter(records), tmp_path / "out") == 3
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [f"{n:03d}_{one.id}.txt" for n, one in enumerate(records)]
    assert [(tmp_path / "out" / name).read_bytes().decode() for name in names] == [one.text for one in records]
    export.text(iter([record(9, text="new"), *records]), tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [*names, f"003_{record(9).id}.txt"]


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_memory_does_not_grow_with_the_number_of_records(form):
    """Ten times the records take no more memory."""
    writer = getattr(export, form)

    def peak(count: int) -> int:
        gc.collect()
        tracemalloc.start()
        with open("/dev/null", "wb") as nowhere:
            writer((record(n, body="words " * 500) for n in range(count)), nowhere)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    assert peak(6000) < 1.5 * peak(600) + 200_000
