"""Records out: jsonl, csv, parquet, and text in the seed record format. Streaming, in constant memory.

Streams are binary; the caller opens and closes them. Each writer gives the number of records written.
"""

import csv as csv_format
import io
import itertools
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.model import Record
from pipeline.record_json import to_json

COLUMNS = (
    "id", "url", "urls", "source", "section", "lang", "title", "published", "body", "leads", "images", "attachments",
    "contact", "text", "completeness", "first_seen", "last_seen", "revision", "duplicate_of", "translations", "removed",
    "kind", "score", "topics", "states", "organs", "reasons", "rules_version",
    "evidence_warc", "evidence_offset", "evidence_sha256", "evidence_fetched",
)  # fmt: skip
"""Columns of csv and parquet: the contract's keys, `verdict` and `evidence` spread out."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ROWS = 500  # of one parquet row group


class ParquetMissing(ImportError):
    """The extra is not installed; the message says how."""


def jsonl(records: Iterable[Record], stream: BinaryIO) -> int:
    """One JSON object a line, UTF-8."""
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007
        stream.write(line(record))
    return count


def line(record: Record) -> bytes:
    """A record as one line of jsonl. A lone surrogate, which UTF-8 cannot hold, is escaped."""
    found = to_json(record)
    try:
        return json.dumps(found, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(found).encode() + b"\n"


def csv(records: Iterable[Record], stream: BinaryIO) -> int:
    """RFC 4180, UTF-8 with a byte order mark, lists as JSON. What would be a formula is led by an apostrophe."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="", write_through=True)
    try:
        writer = csv_format.writer(text)
        writer.writerow(COLUMNS)
        count = 0
        for count, record in enumerate(records, 1):  # noqa: B007
            writer.writerow([cell(value) for value in flat(record).values()])
        return count
    finally:
        text.detach()


def cell(value: object) -> str:
    """A value as a spreadsheet shows it, never as one it computes."""
    if value is None:
        return ""
    found = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return "'" + found if found.lstrip(" \xa0\ufeff").startswith(_FORMULA) or found.startswith("'") else found


def flat(record: Record) -> dict[str, Any]:
    """The record as one row: COLUMNS and their values; lists stay lists."""
    row = to_json(record)
    verdict, evidence = row.pop("verdict") or {}, row.pop("evidence") or {}
    row |= {name: verdict.get(name) for name in COLUMNS[21:28]}
    row |= {f"evidence_{name}": evidence.get(name) for name in ("warc", "offset", "sha256", "fetched")}
    return row


def text(records: Iterable[Record], folder: Path) -> int:
    """One file a record in `folder`, `NNN_<id>.txt`, its `text` byte for byte; each appears whole or not at all.

    NNN is a running number from 000; a record that the folder has a file of already keeps that file's number.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = _names(folder)
    taken = {int(name.split("_")[0]) for name in names.values()}
    numbers = (n for n in itertools.count() if n not in taken)
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007
        name = names.get(record.id) or f"{next(numbers):03d}_{record.id}.txt"
        part = folder / f".{name}.{os.getpid()}.part"
        part.write_bytes(record.text.encode("utf-8", "replace"))
        part.replace(folder / name)
    return count


def _names(folder: Path) -> dict[str, str]:
    """File names by record id, of an earlier export."""
    found = sorted(path.name for path in folder.glob("[0-9]*_*.txt"))
    return {name.split("_", 1)[1].removesuffix(".txt"): name for name in found if name.split("_")[0].isdigit()}


def parquet(records: Iterable[Record], stream: BinaryIO) -> int:
    """Apache Parquet, zstd, row groups of 500. Raises ParquetMissing where pyarrow is not installed."""
    try:
        import pyarrow as arrow
        import pyarrow.parquet as arrow_parquet
    except ImportError as error:
        raise ParquetMissing("parquet needs pyarrow: pip install 'csto-monitor[parquet]'") from error
    schema = _parquet_schema(arrow)
    count = 0
    with arrow_parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for rows in _batches(records):
            count += len(rows)
            writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
    return count


def _batches(records: Iterable[Record]) -> Iterator[list[dict[str, Any]]]:
    found = iter(records)
    while rows := [_typed(flat(record), record) for record in itertools.islice(found, ROWS)]:
        yield rows


def _typed(row: dict[str, Any], record: Record) -> dict[str, Any]:
    """The row with dates and times as such."""
    times = {"first_seen": record.first_seen, "last_seen": record.last_seen, "removed": record.removed}
    fetched = record.evidence.fetched_at if record.evidence else None
    return row | times | {"published": record.published, "evidence_fetched": fetched}


def _parquet_schema(arrow: Any) -> Any:
    words = arrow.list_(arrow.string())
    moment = arrow.timestamp("us", tz="UTC")
    lead = arrow.struct([("date", arrow.string()), ("text", arrow.string()), ("url", arrow.string())])
    attachment = arrow.struct([("name", arrow.string()), ("url", arrow.string())])
    reason = arrow.struct(
        [
            ("rule", arrow.string()),
            ("field", arrow.string()),
            ("start", arrow.int32()),
            ("end", arrow.int32()),
            ("text", arrow.string()),
        ]
    )
    types = {
        "urls": words, "images": words, "translations": words, "topics": words, "states": words, "organs": words,
        "leads": arrow.list_(lead), "attachments": arrow.list_(attachment), "reasons": arrow.list_(reason),
        "published": arrow.date32(), "first_seen": moment, "last_seen": moment,
        "removed": moment, "evidence_fetched": moment,
        "revision": arrow.int32(), "evidence_offset": arrow.int64(), "score": arrow.float64(),
    }  # fmt: skip
    return arrow.schema([(name, types.get(name, arrow.string())) for name in COLUMNS])
