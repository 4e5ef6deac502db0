"""The stages of a checked page, as a table for people and as JSON for programs. Pure."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.app.checking import Checked
from pipeline.app.record_view import MATCH, marked, safe
from pipeline.model import Article, Reason, Verdict
from pipeline.reading.doubts import SURE
from pipeline.record_json import lead_json, verdict_json

SHOWN = 1500
"""Letters of a body that the table shows."""
_FAIR = 0.5
Row = tuple[str, RenderableType]


def shown(checked: Checked) -> tuple[Text, Table]:
    """What was looked at, on a line of its own; then stage and value, a row each."""
    made = Table(show_header=False, padding=(0, 1))
    made.add_column("stage", style="cyan", no_wrap=True)
    made.add_column("value", overflow="fold")
    for stage, value in _rows(checked):
        made.add_row(stage, value)
    return Text(safe(checked.target), "bold"), made


def _rows(checked: Checked) -> Iterator[Row]:
    page, article = checked.page, checked.article
    yield "source", checked.source or "none"
    if page:
        seconds = page.elapsed.total_seconds()
        how = f"{page.status}, {len(page.content)} bytes in {seconds:.2f} s"
        yield "fetch", f"{safe(page.address)}: {how if page.origin == 'live' else 'from a file'}"
        yield "canonical", safe(page.url)
        yield "content type", safe(page.header("content-type") or "not said")
    if checked.kind:
        yield "kind", checked.kind.value
    if article:
        yield from _article(article, checked)
    if checked.links:
        yield "links", _links(checked)
    if checked.verdict and article:
        yield from _verdict(checked.verdict)
    if checked.failure:
        yield "FAILED", Text(safe(checked.failure), "bold red")


def _article(article: Article, checked: Checked) -> Iterator[Row]:
    reading, reasons = article.reading, checked.verdict.reasons if checked.verdict else ()
    yield "path taken", f"{reading.served.value}{f' ({reading.hint})' if reading.hint else ''}"
    colour = "green" if reading.confidence >= SURE else "yellow" if reading.confidence >= _FAIR else "red"
    yield "confidence", Text(f"{reading.confidence:.2f}", colour)
    for doubt in checked.doubts:
        yield "doubt", Text(safe(doubt), "yellow")
    garbled = f", {reading.mojibake:.1%} looks garbled" if reading.mojibake else ""
    yield "encoding", reading.encoding + garbled
    for note in reading.notes:
        yield "note", safe(note)
    yield "title", marked(article.title, "title", reasons) if article.title else Text("none", "red")
    yield "published", str(article.published) if article.published else Text("none", "yellow")
    yield "body", _body(article.body, reasons)
    for lead in article.leads:
        yield "lead", safe(f"{lead.date or '(no date)'} {lead.text[:300]}{f' -> {lead.url}' if lead.url else ''}")
    for image in article.images:
        yield "image", safe(image)
    for attachment in article.attachments:
        yield "attachment", safe(f"{attachment.name or ''} {attachment.url or ''}")
    yield "contact", safe(article.contact) if article.contact else Text("none", "dim")


def _body(body: str, reasons: tuple[Reason, ...]) -> Text:
    if not body:
        return Text("none", "red")
    shown = marked(body, "body", reasons)
    words = len(body.split())
    if len(shown) > SHOWN:
        shown = Text.assemble(shown[:SHOWN], ("...", "dim"))
    return Text.assemble(shown, (f"\n({words} words, {body.count(chr(10) * 2) + 1} paragraphs)", "dim"))


def _links(checked: Checked) -> Text:
    shown = Text(f"{len(checked.links)} articles")
    for link in checked.links[:10]:
        shown.append(f"\n{link.published or ' ' * 10} {safe(link.url)}")
    return shown


def _verdict(verdict: Verdict) -> Iterator[Row]:
    yield "verdict", Text(f"{verdict.kind.value}, score {verdict.score:.2f}", "bold")
    for name in ("organs", "topics", "states"):
        if values := getattr(verdict, name):
            yield name, ", ".join(values)
    for reason in verdict.reasons:
        yield "reason", Text.assemble(f"{reason.rule}: {reason.field} ", (safe(reason.text), MATCH))
    yield "rules", verdict.rules_version


def as_json(checked: Checked) -> dict[str, object]:
    """Every stage's value; null for a stage that was not reached."""
    page, article = checked.page, checked.article
    return {
        "target": checked.target,
        "source": checked.source,
        "fetch": {
            "address": page.address,
            "url": page.url,
            "status": page.status,
            "bytes": len(page.content),
            "seconds": round(page.elapsed.total_seconds(), 3),
            "content_type": page.header("content-type"),
        }
        if page
        else None,
        "kind": checked.kind.value if checked.kind else None,
        "article": _article_json(article) | {"doubts": list(checked.doubts)} if article else None,
        "links": [
            {"url": link.url, "text": link.text, "published": link.published.isoformat() if link.published else None}
            for link in checked.links
        ],
        "verdict": verdict_json(checked.verdict) if checked.verdict else None,
        "failure": checked.failure,
    }


def _article_json(article: Article) -> dict[str, object]:
    reading = article.reading
    return {
        "served": reading.served.value,
        "hint": reading.hint,
        "confidence": reading.confidence,
        "encoding": reading.encoding,
        "mojibake": reading.mojibake,
        "notes": list(reading.notes),
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "body": article.body,
        "leads": [lead_json(lead) for lead in article.leads],
        "images": list(article.images),
        "attachments": [{"name": one.name, "url": one.url} for one in article.attachments],
        "contact": article.contact,
    }
