"""An alert in words, the same for every channel that people read. Pure.

Everything in it is washed: no control characters, escape sequences, direction marks or line ends are left, so that a
headline cannot steer a terminal or forge a second line. Escaping for HTML or Markdown is the channel's own.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import AlertType

LABELS = {
    AlertType.STATEMENT_NEW: "new statement",
    AlertType.STATEMENT_REVISED: "statement revised",
    AlertType.STATEMENT_REMOVED: "statement removed",
    AlertType.EVENT_NEW: "security event",
    AlertType.SOURCE_FAILING: "trouble",
    AlertType.SOURCE_RECOVERED: "recovered",
    AlertType.SOURCE_SILENT: "silent",
    AlertType.DIGEST: "digest",
}
MAX_MATCHED = 8
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
"""Each is replaced by one space or mark, so that positions in the text stay true."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and the spans of it that a rule pointed at."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person is told: label, headline, facts beside it, further lines, the words that matched, the address."""

    type: str
    label: str
    headline: Line
    facts: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    matched: tuple[str, ...] = ()
    link: str | None = None
    members: "tuple[Wording, ...]" = ()


def wording(alert: Mapping[str, object]) -> Wording:
    """The words of an alert in the form of CONTRACT.md; anything missing in it is left out."""
    kind, content = str(alert.get("type", "")), _mapping(alert.get("data"))
    label = LABELS.get(kind, kind)  # type: ignore[call-overload]  # a StrEnum key is found by its value
    if kind == AlertType.DIGEST:
        members = tuple(wording(_mapping(one)) for one in _sequence(content.get("alerts")))
        return Wording(kind, label, Line("1 alert" if len(members) == 1 else f"{len(members)} alerts"), members=members)
    if "record" not in content:
        return _of_operations(kind, label, content)
    return _of_record(kind, label, content)


def _of_operations(kind: str, label: str, content: Mapping[str, object]) -> Wording:
    source = washed(str(content.get("source") or "*"))
    facts = tuple(washed(str(fact)) for fact in (content.get("code"),) if fact)
    name = "everything" if source == "*" else source
    return Wording(kind, label, Line(f"{name}: {washed(str(content.get('reason') or ''))}"), facts)


def _of_record(kind: str, label: str, content: Mapping[str, object]) -> Wording:
    record, verdict = _mapping(content.get("record")), _mapping(content.get("verdict"))
    reasons = [_mapping(reason) for reason in _sequence(verdict.get("reasons"))]
    title, lead = str(record.get("title") or ""), str(record.get("lead") or "")
    changes = tuple(_change(_mapping(change)) for change in _sequence(content.get("changes")))
    copy = _mapping(content.get("last_copy"))
    gone = (Line(f"last copy: {washed(str(copy['warc']))} at {copy.get('offset')}"),) if copy.get("warc") else ()
    return Wording(
        kind,
        label,
        _marked(title or "(no headline)", "title", reasons),
        _facts(record, verdict),
        ((_marked(lead, "body", reasons),) if lead else ()) + changes + gone,
        tuple(dict.fromkeys(washed(str(reason.get("text") or "")) for reason in reasons if reason.get("text")))[
            :MAX_MATCHED
        ],
        washed(str(record["url"])) if record.get("url") else None,
    )


def _facts(record: Mapping[str, object], verdict: Mapping[str, object]) -> tuple[str, ...]:
    """Kind and score, organs, states, topics, date, source: as many as there are."""
    score = verdict.get("score")
    kind = str(verdict.get("kind") or "").replace("_", " ")
    facts = [
        f"{kind} {score:.2f}" if isinstance(score, int | float) else kind,
        ", ".join(map(str, _sequence(verdict.get("organs")))),
        ", ".join(map(str, _sequence(verdict.get("states")))),
        ", ".join(map(str, _sequence(verdict.get("topics")))),
        str(record.get("published") or "no date"),
        str(record.get("source") or ""),
    ]
    return tuple(washed(fact) for fact in facts if fact)


def _change(change: Mapping[str, object]) -> Line:
    before, after = str(change.get("before") or "nothing"), str(change.get("after") or "nothing")
    return Line(washed(f"{change.get('kind')}: {before} → {after}"))


def _marked(text: str, field: str, reasons: Sequence[Mapping[str, object]]) -> Line:
    """The text with the words that rules point at, where they still stand there."""
    spans = [
        (reason.get("start"), reason.get("end"), reason.get("text"))
        for reason in reasons
        if reason.get("field") == field
    ]
    marks = {
        (start, end)
        for start, end, words in spans
        if isinstance(start, int) and isinstance(end, int) and words and text[start:end] == words
    }
    return Line(washed(text), tuple(sorted(marks)))


def washed(text: str) -> str:
    """One line without anything that could steer a terminal or turn the reading direction; of the same length."""
    return _UNSAFE.sub(lambda match: " " if match[0].isspace() or match[0] in "\u00ad\u200b" else "\ufffd", text)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _sequence(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()
