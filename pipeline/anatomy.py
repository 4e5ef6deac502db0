"""Page to Article: profile hints, else the page's anatomy, else a general extractor. Says which one served.

Anatomy means order and form of what a reader sees (SITE.md): carousel, headline, date, body, contact, trailer. No class
name is looked at but in hints, and hints count only where they agree with the anatomy.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urljoin

from crawler.model import Page, Source
from pipeline import seedtext
from pipeline.encoding import Decoded, decode
from pipeline.model import Article, Attachment, Reading, Served
from pipeline.reading import generic, hints
from pipeline.reading.around_article import around, is_all_known
from pipeline.reading.blocks import MARK, Block
from pipeline.reading.content import Content, content
from pipeline.reading.documents import file_name, is_document, is_label_of_documents, label
from pipeline.reading.flatten import MOST_CHARACTERS, flatten
from pipeline.reading.furniture import image_names, is_site_name, may_name_image, take_attachments
from pipeline.reading.layout import Layout
from pipeline.reading.lines import is_cyrillic
from pipeline.reading.rows import split_images
from pipeline.reading.segment import Segments, segment, with_headline
from pipeline.reading.tokens import attribute
from pipeline.recurring import NONE, Recurring
from pipeline.text import fold_line, mojibake_share

_TAG = re.compile(r"<[a-zA-Z!/]")
_MOST_DOCUMENTS = 5_000  # linked in an article: more would be a page made to be dear
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|tiff?|heic)$", re.IGNORECASE)
_CYRILLIC, _LATIN = re.compile("[А-Яа-яЁё]"), re.compile("[A-Za-z]")
_SURE = 9.0  # score of a headline that tag, title and date all speak for


def read(page: Page, source: Source, *, recurring: Recurring = NONE) -> Article:
    """The article of a page. Never raises, whatever the bytes; an empty body and no headline where there is none."""
    decoded = decode(page.content, page.header("content-type"))
    if not _TAG.search(decoded.text, 0, 200_000):
        return seedtext.parse(decoded.text[:MOST_CHARACTERS])
    flat = flatten(decoded.text, page.content if decoded.is_utf8 else None)
    layout = Layout(flat, page, source, recurring)
    if recurring and is_all_known(layout):
        layout.recurring = NONE
    for hint, candidate in hints.candidates(layout, decoded.text):
        found = with_headline(layout, candidate)
        if found.lines:
            return _article(layout, found, decoded, Served.HINT, hint.name)
    anatomy = segment(layout)
    if anatomy is None and layout.recurring:
        layout.recurring = NONE  # all of it has stood elsewhere, by chance
        anatomy = segment(layout)
    if anatomy is not None and (anatomy.lines or anatomy.title):
        return _article(layout, anatomy, decoded, Served.ANATOMY)
    return _last_resort(layout, anatomy, decoded)


def _article(layout: Layout, found: Segments, decoded: Decoded, served: Served, hint: str | None = None) -> Article:
    folded = {row.text for row in layout.rows}
    lines = [line if line in folded else fold_line(line) for line in found.lines]
    inside = content([line for line in lines if line])
    body = inside.body
    blocks = layout.blocks[found.blocks[0] : found.blocks[1] + 1]
    dated = found.dated
    named = (*(dated.images if dated else ()), *inside.images)
    images = _pictures(blocks, named)
    documents = _documents(layout, blocks, (*(dated.attachments if dated else ()), *inside.attachments))
    extra_images = tuple(name for name in images if name not in inside.images)
    extra_documents = documents[: len(documents) - len(inside.attachments)]
    reason = dated.date.reason if dated and dated.date else None
    notes = (*decoded.notes, *layout.flat.notes, *((reason,) if reason else ()))
    published = dated.date.date if dated and dated.date else None
    return Article(
        title=found.title,
        published=published,
        body=body,
        text=seedtext.compose(
            found.title, dated.date if dated else None, found.leads, found.lines, extra_images, extra_documents
        ),
        reading=Reading(
            served,
            0.97 if served is Served.HINT else max(0.1, min(1.0, found.score / _SURE)),
            decoded.encoding,
            mojibake_share(f"{found.title or ''}\n{body}"),
            notes,
            hint,
            around(layout, *found.blocks, found.title),
        ),
        leads=found.leads,
        images=images,
        attachments=_labelled(layout, blocks, documents),
        contact=inside.contact,
        lang=_language(body or found.title or ""),
    )


def _language(text: str) -> str | None:
    """By its letters; None where there are none."""
    text = text[:4_000]
    if text.isascii() or not _CYRILLIC.search(text):
        return "en" if _LATIN.search(text) else None
    return "ru" if is_cyrillic(text) else "en"


def _pictures(blocks: Sequence[Block], named: Sequence[str]) -> tuple[str, ...]:
    """Names of images: those the text gives, and those of the pictures shown."""
    shown: list[str] = []
    for block in blocks:
        if MARK in block.text and may_name_image(block.text):
            shown += split_images(block.text)[0]
        for tag in block.images:
            alternative = fold_line(attribute(tag, "alt") or attribute(tag, "title") or "")
            names = image_names(alternative) or (file_name(attribute(tag, "src") or ""),)
            shown += [name for name in names if _PICTURE.search(name)]
    told = frozenset(named)
    return (*named, *(name for name in dict.fromkeys(shown) if name not in told))


def _documents(layout: Layout, blocks: Sequence[Block], named: Sequence[Attachment]) -> tuple[Attachment, ...]:
    """Attachments with their addresses: those the text names, then those that are only linked."""
    addresses = [address for block in blocks if block.links for address in block.addresses]
    documents = [address for address in addresses if is_document(address)][:_MOST_DOCUMENTS]
    if not documents:
        return tuple(named)
    linked = [urljoin(layout.page.address, address) for address in documents]
    left = {address: file_name(address) for address in linked}
    by_name: dict[str | None, list[str]] = {}
    for each in reversed(left):
        by_name.setdefault(left[each], []).append(each)
    found: list[Attachment] = []
    for attachment in named:
        alike = by_name.get(attachment.name, [])
        while alike and alike[-1] not in left:
            alike.pop()
        address = alike[-1] if alike else next(iter(left), None)
        if address:
            del left[address]
        found.append(Attachment(attachment.name, address))
    return (*(Attachment(name or None, each) for each, name in left.items()), *found)


def _labelled(layout: Layout, blocks: Sequence[Block], documents: Sequence[Attachment]) -> tuple[Attachment, ...]:
    """Those known by their address alone, by what the page calls them: a line that says `Text of the decree`."""
    if not documents:
        return ()
    labels: dict[str | None, str] = {}
    for block in blocks:
        if len(block.links) == 1 and is_label_of_documents(block):
            said = fold_line(label(block).replace(MARK, " "))
            files = take_attachments(said)[1]  # `Download` names none
            labels[urljoin(layout.page.address, block.addresses[0])] = (files[0].name or "") if files else said
    return tuple(
        replace(one, name=labels[one.url])
        if labels.get(one.url) and one.name in (None, file_name(one.url or ""))
        else one
        for one in documents
    )


def _last_resort(layout: Layout, found: Segments | None, decoded: Decoded) -> Article:
    """What a general extractor finds; the headline is still the anatomy's, where it has one."""
    title, lines = generic.extract(decoded.text)
    if found is not None:
        title = found.title
    inside: Content = content(lines)
    if not title or is_site_name(title) or image_names(title):
        title = None
    leads = found.leads if found else ()
    date = found.dated.date if found and found.dated else None
    return Article(
        title=title,
        published=date.date if date else None,
        body=inside.body,
        text=seedtext.compose(title, date, leads, lines, (), ()),
        reading=Reading(
            Served.GENERIC,
            0.2 if inside.body else 0.0,
            decoded.encoding,
            mojibake_share(inside.body),
            (*decoded.notes, *layout.flat.notes, "no article found by the page's anatomy"),
        ),
        leads=leads,
        contact=inside.contact,
        images=inside.images,
        attachments=inside.attachments,
        lang=_language(inside.body),
    )
