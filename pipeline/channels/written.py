"""Alerts as text and as HTML for the services of apprise. Pure.

The words are washed already (`wording`); here they are escaped, and cut to what a service takes in a few messages.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.channels.wording import Line, Wording

Escape = Callable[[str], str]
Size = Callable[[str], int]
_ADDRESS = re.compile(r"https?://[!-~]+")
"""What may become a link: no space, nothing beyond ASCII that could look like something else."""
_MENTION = re.compile(r"@(?=everyone|here|channel|room|all\b)", re.IGNORECASE)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#|~])")


def title(words: Wording, escape: Escape = str) -> str:
    """`[label] headline` on one line."""
    return calm(escape(f"[{words.label}] {words.headline.text}"))


def blocks(words: Wording, escape: Escape = str, *, title_room: int, room: int, size: Size) -> list[str]:
    """The body as blocks of lines that belong together: one, or one an alert of a digest.

    Of a digest longer than `room` headlines and addresses, as many as fit. A headline that `title_room` cannot hold
    stands in the body too, where that is not 0.
    """
    if not words.members:
        return ["\n".join(_lines(words, escape, is_headed=0 < title_room < len(title(words, escape))))]
    whole = [_member(one, escape) for one in words.members]
    if sum(map(size, whole)) <= room:
        return whole
    return _shortened([f"{title(one, escape)}\n{one.link or ''}".rstrip() for one in words.members], room, size)


def pieces(found: Sequence[str], limit: int, size: Size) -> list[str]:
    """The blocks in as few texts as their size allows, none torn but one that is too long by itself."""
    made: list[str] = []
    for block in found:
        if made and size(f"{made[-1]}\n\n{block}") <= limit:
            made[-1] += f"\n\n{block}"
        else:
            made.append(block)
    return made


def size_in_html(text: str) -> int:
    """Characters of a text once apprise has made HTML of it for a service that reads that: it counts those."""
    return len(html.escape(text)) + text.count(" ") * len("nbsp;") + text.count("\n") * len("<br/")


def _shortened(entries: list[str], room: int, size: Size) -> list[str]:
    """As many as fit, and how many more there are."""
    used, kept = 60, 0
    for entry in entries:
        used += size(f"{entry}\n\n")
        if used > room:
            break
        kept += 1
    return [*entries[:kept], *([f"… and {len(entries) - kept} more: csto alerts list"] if kept < len(entries) else [])]


def _member(words: Wording, escape: Escape) -> str:
    return "\n".join([title(words, escape), *_lines(words, escape, is_headed=False)])


def _lines(words: Wording, escape: Escape, *, is_headed: bool) -> Iterator[str]:
    """Only what came from a source is escaped, so that addresses stay addresses."""
    if is_headed:
        yield calm(escape(words.headline.text))
    if words.facts:
        yield calm(escape(" · ".join(words.facts)))
    for line in words.lines:
        yield calm(escape(line.text))
    if words.matched:
        yield calm(escape("matched: " + " | ".join(words.matched)))
    if words.link:
        yield words.link
    if not (words.facts or words.lines or words.link):
        yield words.label


def page(words: Wording) -> str:
    """The same as HTML for a mail: everything escaped, the matched words marked, addresses as links."""
    if words.members:
        return f"<p>{html.escape(words.headline.text)}</p><hr>" + "<hr>".join(page(one) for one in words.members)
    parts = [f"<p><b>[{html.escape(words.label)}] {_marked(words.headline)}</b></p>"]
    if words.facts:
        parts.append(f"<p>{html.escape(' · '.join(words.facts))}</p>")
    parts += [f"<p>{_marked(line)}</p>" for line in words.lines]
    if words.matched:
        parts.append(f"<p>matched: {html.escape(' | '.join(words.matched))}</p>")
    if words.link:
        shown = html.escape(words.link)
        parts.append(f'<p><a href="{shown}">{shown}</a></p>' if _ADDRESS.fullmatch(words.link) else f"<p>{shown}</p>")
    return "".join(parts)


def _marked(line: Line) -> str:
    """The line with its marked spans in <mark>; spans that overlap are joined."""
    written, at = [], 0
    for start, end in line.marks:
        if end > at:
            begin = max(start, at)
            written += [html.escape(line.text[at:begin]), f"<mark>{html.escape(line.text[begin:end])}</mark>"]
            at = end
    return "".join([*written, html.escape(line.text[at:])])


def calm(line: str) -> str:
    """A headline calls nobody: a zero-width space parts the sign from the group's name."""
    return _MENTION.sub("@\u200b", line)


def escaped(line: str) -> str:
    """Markdown's own characters with a backslash before them (CommonMark section 2.4)."""
    return _MARKDOWN.sub(r"\\\1", line)


def mail_headers(alert: Mapping[str, object]) -> dict[str, str]:
    """Of a mail: the alert's id, the same on every attempt; one thread a record or trouble; no automatic replies."""
    content = alert.get("data")
    about = content if isinstance(content, Mapping) else {}
    record, identifier = about.get("record"), _atom(alert.get("id"))
    trouble = [about[key] for key in ("source", "code", "channel") if about.get(key)]
    subject = record.get("id") if isinstance(record, Mapping) else ".".join(map(str, trouble))
    return {
        "X-CSTO-Alert": identifier,
        "References": f"<{_atom(subject) or identifier}@csto-monitor.invalid>",
        "Auto-Submitted": "auto-generated",
    }


def _atom(value: object) -> str:
    """As an identifier in a header takes it (RFC 5322 section 3.2.3)."""
    return re.sub(r"[^\w.-]", "_", str(value or ""), flags=re.ASCII)
