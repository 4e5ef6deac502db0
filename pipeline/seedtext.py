"""The record format of the seed files: the text of one page, in page order. Text to Article and back, byte for byte.

`parse` takes any str at all; `check` says which texts are no article (and raises NotSeedText).
"""

import datetime as dt
import re
from collections.abc import Sequence

from pipeline.dates import DateLine
from pipeline.model import Article, Attachment, Lead, Reading, Served
from pipeline.reading import lines as rows
from pipeline.reading.content import content
from pipeline.reading.outline import NO_HEADLINE_GAP, outline
from pipeline.text import mojibake_share

_MARKUP = re.compile(r"\s*<(?:!doctype|\?xml|!--|html|head|body|div|p|table|script|meta)\b", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")


class NotSeedText(ValueError):
    """The text is no article at all; the message is one line that says what it is."""


def check(text: str) -> None:
    """Raise NotSeedText, with a one-line reason, for what is empty, binary, HTML or JSON."""
    if not text.strip("\ufeff \t\r\n\u00a0"):
        raise NotSeedText("empty: no text in it")
    if "\x00" in text or _unprintable(text[:4000]) > 0.1:
        raise NotSeedText("binary: not the text of a page")
    if _MARKUP.match(text.lstrip("\ufeff")):
        raise NotSeedText("HTML: not the text of a page")
    if _JSON.match(text.lstrip("\ufeff")):
        raise NotSeedText("JSON: not the text of a page")


def _unprintable(text: str) -> float:
    return sum(not (mark.isprintable() or mark in "\n\r\t\u00a0\u00ad\u200b\ufeff") for mark in text) / max(
        1, len(text)
    )


def parse(text: str) -> Article:
    """The article a seed text tells of; `render(parse(text)) == text` for any text."""
    found = outline(rows.from_text(text))
    inside = content(found.body)
    notes = (found.date_line.reason,) if found.date_line and found.date_line.reason else ()
    return Article(
        title=found.title,
        published=found.date_line.date if found.date_line else None,
        body=inside.body,
        text=text,
        reading=Reading(Served.SEED, found.confidence, mojibake=mojibake_share(text), notes=notes),
        leads=found.leads,
        images=(*found.images, *inside.images),
        attachments=(*found.attachments, *inside.attachments),
        contact=inside.contact,
    )


def render(article: Article) -> str:
    """The article's page in the seed record format: the very text it was parsed from."""
    return article.text


def compose(
    title: str | None,
    date: DateLine | None,
    leads: Sequence[Lead],
    lines: Sequence[str],
    images: Sequence[str] = (),
    attachments: Sequence[Attachment] = (),
) -> str:
    """The text of an article read from markup, in page order; `lines` are those behind the date line, as they stood."""
    parts = [_lead_text(lead) for lead in leads]
    carousel = "".join(
        part + ("\n\n\n\n" if not after.date else "\n\n") for part, after in zip(parts, leads[1:], strict=False)
    )
    carousel += f"{parts[-1]}\n\n" if parts else ""
    beside = " ".join((*images, *(f"Download document {each.name or ''}".strip() for each in attachments)))
    dated = _shown(date.date) if date and date.date else ""
    copy = title if title and _is_doubtful(title, bool(dated), leads, lines) else None
    head = [part for part in (title, copy, f"{dated} {beside}".strip()) if part]
    gap = "\n\n\n" if title and not dated else "\n\n"
    if carousel and not title:
        carousel += "\n" * (NO_HEADLINE_GAP - 1)
    return carousel + "\n\n".join(head) + (gap if head and lines else "") + "\n\n".join(lines)


def _is_doubtful(title: str, is_dated: bool, leads: Sequence[Lead], lines: Sequence[str]) -> bool:
    """Whether the headline would be hard to tell by its form, so that it is given twice, as the sites often do."""
    if rows.has_ended(title):
        return True
    if rows.opens_with_date(title) or rows.looks_like_headline(title) < 1.5 or title[:1].isdigit():
        return True
    first = next((line for line in lines if line.strip()), "")
    has_rival = any(not rows.has_ended(part) for lead in leads for part in lead.text.split("\n\n"))
    return has_rival or (not is_dated and not rows.has_ended(first))


def _lead_text(lead: Lead) -> str:
    return f"{_shown(lead.date)}\n\n{lead.text}" if lead.date else lead.text


def _shown(day: dt.date) -> str:
    """As `%d.%m.%Y`, in a tenth of its time."""
    return f"{day.day:02}.{day.month:02}.{day.year}"
