"""Records as a person reads them: styled text, in which nothing from the network steers the terminal. Pure."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from crawler.addresses import Strikes
from crawler.model import EvidenceRef
from pipeline.model import Change, Reason, Record, Served, Verdict
from pipeline.record_json import moment
from pipeline.redline import word_diff
from pipeline.storage.records import Revision
from pipeline.text import strip_control

KIND_STYLES = {"security_statement": "bold red", "security_event": "yellow", "routine": "dim"}
MATCH = "bold black on yellow"
Origins = Mapping[dt.datetime, str]
"""Which archive a page came from, by when it was captured."""
_FETCHED = {"wayback": "captured by the Wayback Machine", "warc": "from a WARC file, captured"}
_DIFF_STYLES = {"same": "", "removed": "red strike", "added": "green underline"}
_DIFF_MARKS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of a record beside itself: its wordings, the records that it is a copy of, its copies and
    translations, the archives that its pages came from, and which of its addresses were found gone."""

    said: Sequence[Revision]
    kin: Sequence[Record]
    origins: Origins
    strikes: Sequence[Strikes] = ()


def safe(text: str) -> str:
    """Without control characters, on one line."""
    return " ".join(strip_control(text).split())


def ties(record: Record, said: int) -> str:
    """What a hit must not be cited without: that it is gone, was edited, is a copy; and its translations.

    `said` is the revision that says what is looked for.
    """
    told = [f"NOT said any more: revision {said} of {record.revision}"] if said < record.revision else []
    told += [f"found gone {moment(record.removed)}"] if record.removed else []
    told += [f"revision {record.revision}"] if said == record.revision > 1 else []
    told += [f"copy of {record.duplicate_of}"] if record.duplicate_of else []
    told += [f"translation {one}" for one in record.translations]
    return ", ".join(told)


def heading(record: Record) -> Text:
    """Date, kind, score, source, id, headline: one line."""
    verdict = record.verdict
    kind = verdict.kind.value if verdict else "unjudged"
    line = Text(f"{record.published or '(no date)'!s:10}  ")
    line.append(f"{kind} {verdict.score:.2f}" if verdict else kind, KIND_STYLES.get(kind, ""))
    line.append(f"  {record.source}  ")
    line.append(record.id, "cyan")
    line.append(f"  {safe(record.title) if record.title else '(no headline)'}", "bold")
    return line


def snippet(text: str) -> Text:
    """A snippet whose matches stand between \\x01 and \\x02, highlighted."""
    shown = Text("    ")
    for number, part in enumerate(text.split("\x01")):
        match, mark, rest = part.partition("\x02") if number else ("", "", part)
        shown.append(_flat(match), MATCH if mark else "")
        shown.append(_flat(rest))
    return shown


def _flat(text: str) -> str:
    return strip_control(text).replace("\n", " ")


def facts(record: Record) -> Iterator[tuple[str, str]]:
    """Name and value of everything but the text, unknown ones left out."""
    yield "id", record.id
    for url in record.urls or ((record.url,) if record.url else ()):
        yield "address", safe(url)
    yield "source", " ".join(filter(None, (record.source, record.section, record.lang)))
    yield "published", str(record.published or "unknown")
    yield "seen", f"{moment(record.first_seen)} to {moment(record.last_seen)}"
    yield "revision", f"{record.revision}" + ("" if record.completeness == "full" else " (only a carousel lead of it)")
    if record.removed:
        yield "removed", f"found gone {moment(record.removed)}"
    if record.contact:
        yield "contact", safe(record.contact)
    for image in record.images:
        yield "image", safe(image)
    for attachment in record.attachments:
        yield "attachment", safe(" ".join(filter(None, (attachment.name, attachment.url))))


def where(evidence: EvidenceRef | None, origins: Origins) -> str:
    """When a kept page was fetched and by whom, where it lies, and its digest: what a third party checks it by."""
    if evidence is None:
        return "no page was kept"
    at = evidence.fetched_at.replace(microsecond=evidence.fetched_at.microsecond // 1000 * 1000)
    fetched = _FETCHED.get(origins.get(at, ""), "fetched")
    return f"{fetched} {moment(at)}, {evidence.warc} at {evidence.offset}, SHA-256 {evidence.sha256}"


def page(record: Record, beside: Beside) -> Iterator[Text]:
    """Everything of a record: facts, verdict, and the text with the matched words highlighted."""
    reasons = record.verdict.reasons if record.verdict else ()
    for name, value in (*facts(record), *_proof(record, beside), *verdict_lines(record.verdict)):
        yield named(name, value)
    yield Text()
    yield marked(record.title, "title", reasons) if record.title else Text("(no headline)", "dim")
    yield Text()
    yield marked(record.body, "body", reasons)


def _proof(record: Record, beside: Beside) -> Iterator[tuple[str, str]]:
    """What a citation rests on: kept pages, how it was found gone, the records it belongs with."""
    first, corrected = beside.said[0].first_evidence, beside.said[-1].corrected_at
    file = ": it came from a file" if record.evidence is None and beside.said[-1].origin == Served.SEED else ""
    yield "evidence", where(record.evidence, beside.origins) + file
    if first is not None and first != record.evidence:
        yield "first seen", where(first, beside.origins)
    if corrected:
        yield "corrected", _read_anew(corrected)
    for one in beside.strikes:
        often = f"{one.count} times from {moment(one.first_at)} to" if one.count > 1 else "once,"
        yield "gone", f"{safe(one.reason or 'not there')}, {often} {moment(one.last_at)}: {safe(one.url)}"
    for other in beside.kin:
        yield _kinship(record, other), f"{other.id}  {other.source}  {safe(other.title or '(no headline)')}"


def _read_anew(at: dt.datetime) -> str:
    """What is said of a wording that a later reading of the same page put right."""
    return f"read anew {moment(at)} from its page, and put right"


def _kinship(record: Record, other: Record) -> str:
    if other.id == record.duplicate_of:
        return "copy of"
    return "copy" if other.duplicate_of == record.id else "translation"


def named(name: str, value: str | Text) -> Text:
    """A name in dim letters, and its value."""
    return Text.assemble((f"{name:13}", "dim"), value)


def verdict_lines(verdict: Verdict | None) -> Iterator[tuple[str, str]]:
    if verdict is None:
        yield "verdict", "not judged yet"
        return
    yield "verdict", f"{verdict.kind.value}, score {verdict.score:.2f} (rules {verdict.rules_version})"
    for name in ("organs", "topics", "states"):
        if values := getattr(verdict, name):
            yield name, ", ".join(values)


def marked(text: str, field: str, reasons: Sequence[Reason]) -> Text:
    """A field with the words that the rules point at highlighted. Offsets are of the text as stored."""
    hits = sorted(
        (one.start, one.end) for one in reasons if one.field == field and 0 <= one.start < one.end <= len(text)
    )
    shown, at = Text(), 0
    for start, end in hits:
        if start < at:
            continue
        shown.append(strip_control(text[at:start]))
        shown.append(strip_control(text[start:end]), MATCH)
        at = end
    shown.append(strip_control(text[at:]))
    return shown


def redline(before: str, after: str, *, colour: bool) -> Text:
    """The words of two wordings: removed ones struck out, added ones underlined; without colour, in [- -] and {+ +}."""
    shown = Text()
    runs = word_diff(before, after)
    for (op, words), (following, _) in zip(runs, [*runs[1:], ("same", "")], strict=True):
        start, end = ("", "") if colour else _DIFF_MARKS[op]
        kept = words.rstrip()
        shown.append(start + strip_control(kept) + end, _DIFF_STYLES[op] if colour else "")
        is_replaced = (op, following) == ("removed", "added")  # the words in its place end the paragraph
        shown.append(" " if is_replaced else words[len(kept) :])
    return shown


def revision(number: Revision, before: Revision | None, origins: Origins, *, colour: bool) -> Iterator[Text]:
    """One revision: when, what kinds of change, and the redline of headline, date and body."""
    yield Text(f"\nrevision {number.number}, first seen {moment(number.at)}", "bold")
    if number.first_evidence:
        yield Text(f"  {where(number.first_evidence, origins)}", "dim")
    if number.corrected_at:
        yield Text(f"  {_read_anew(number.corrected_at)}", "dim")
    if before is None:
        yield Text(f"  {safe(number.title or '(no headline)')}")
        return
    for change in number.changes:
        yield _change(change)
    pairs = ((before.title or "", number.title or ""), (before.body, number.body))
    for old, new in pairs:
        if old != new:
            yield Text()
            yield redline(old, new, colour=colour)


def _change(change: Change) -> Text:
    line = Text(f"  {change.kind.value}: ")
    line.append(safe(change.before) or "(nothing)", "red")
    line.append(" -> ")
    line.append(safe(change.after) or "(nothing)", "green")
    return line
