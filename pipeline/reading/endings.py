"""What may stand at an article's end and is none of its text: captions, a heading over nothing, a way on. Pure."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.reading.blocks import ITEM, Block
from pipeline.reading.documents import NO_PAGES, is_document, is_label_of_documents
from pipeline.reading.furniture import (
    contact_glued,
    has_phone_or_mail,
    image_names,
    is_contact_head,
    is_contact_rest,
    take_attachments,
    take_images,
)
from pipeline.reading.lines import Line, has_ended

LONGEST_CAPTION = 40
_LONGEST_PLACE = 60
_LONGEST_HEADING = 60
_LONGEST_SUFFIX = 6  # `.jpeg;`
_INITIALS, _SURNAME = r"(?:[A-ZА-ЯЁ][a-zа-яё]?\. ?){1,2}", r"[A-ZА-ЯЁ][a-zа-яё]+(?:-[A-ZА-ЯЁ][a-zа-яё]+)?"
_SIGNATURE = re.compile(rf"{_INITIALS}{_SURNAME}|{_SURNAME} {_INITIALS}")
_PLACE_AND_DATE = re.compile(
    r"(?:г\. ?)?[^\W\d_][\w .\-]{2,30}(?<! on)(?<! of)(?<! от),? "
    r"(?:\d{1,2} [^\W\d_]{3,9}|[^\W\d_]{3,9} \d{1,2},) (?:19|20)\d\d(?: г\.?| года)?\.?"
)
_GALLERY = re.compile(
    r"(?:(?:photo|image|picture)s?(?: (?:gallery|album|report))?|gallery"
    r"|(?:фото|галерея|фотогалерея|фоторепортаж|фотоальбом|фотографии)(?: (?:с|к|по) [\w ]{3,30})?):?",
    re.IGNORECASE,
)
_DIGITS, _WORD = re.compile(r"\d+"), re.compile(r"[^\W\d_]{3}")


def ends_as_text(text: str) -> bool:
    """Whether a line ends as a sentence does, names of images and a press contact glued to its end aside."""
    if has_ended(text) or not (text[-1:].isdigit() or "." in text[-_LONGEST_SUFFIX:]):
        return has_ended(text)
    rest = take_images(text)[0]
    return has_ended(rest[: contact_glued(rest)].rstrip())


def is_signature(line: str) -> bool:
    """`S. Zas`, `Зась С.В.`: a surname with initials, as under a statement or a greeting."""
    return len(line) <= LONGEST_CAPTION and bool(_SIGNATURE.fullmatch(line))


def is_where_and_when(line: str) -> bool:
    """`Minsk, 12 May 2020`: where and when a text was written, over it or under it."""
    return len(line) <= _LONGEST_PLACE and bool(_PLACE_AND_DATE.fullmatch(line))


def without_ending(rows: list[Line], blocks: Sequence[Block]) -> list[Line]:
    """The rows of a body up to its last words."""
    rows = _without_headings_of_files(rows, blocks)
    first, end = _captions(rows, len(rows))
    while end > 1 and _is_over(rows[end - 1], blocks[rows[end - 1].number]):
        end -= 1
        if end <= first:  # what is left of short lines holds no captions: they are looked for once, behind the first
            first, end = _captions(rows, end)
    return rows[:end]


def _without_headings_of_files(rows: list[Line], blocks: Sequence[Block]) -> list[Line]:
    """The rows without headings over nothing but pictures and documents, the contact behind: `Photo gallery`."""
    behind = _contact(rows)  # the row before which files may stand
    headings: set[int] = set()
    for place in range(behind - 1, 0, -1):
        row = rows[place]
        block = blocks[row.number]
        if _is_file(row, block):
            continue
        if not _is_heading(row, block):
            break
        until = rows[behind].number if behind < len(rows) else rows[-1].number + 1
        if place + 1 == behind and not any(each.images for each in blocks[row.number + 1 : until + 1]):
            break
        headings.add(place)
        behind = place
    return [row for place, row in enumerate(rows) if place not in headings] if headings else rows


def _contact(rows: Sequence[Line]) -> int:
    """The place where the press contact begins that closes a body; behind the last row without one."""
    for place in range(len(rows) - 1, 0, -1):
        if is_contact_head(take_images(rows[place].text)[0]):
            return place
        if not is_contact_rest(rows[place].text):
            break
    return len(rows)


def _is_file(row: Line, block: Block) -> bool:
    """Whether a row is names of pictures, or of a document that is to be had there."""
    return bool(image_names(row.text) or take_attachments(row.text)[1]) or is_label_of_documents(block)


def _is_heading(row: Line, block: Block) -> bool:
    """Whether a row is a heading of a few words, or says that pictures follow."""
    is_one = block.level > 0 or _GALLERY.fullmatch(row.text) is not None
    return is_one and len(row.text) <= _LONGEST_HEADING and not has_ended(row.text.rstrip(":?"))


def _is_over(row: Line, block: Block) -> bool:
    """Whether a last row is a heading over nothing, the date once more with its label, or a way to another page."""
    if row.is_date:
        return block.text[:1].isalpha() and ":" in block.text[:LONGEST_CAPTION]
    if block.links and _is_way(row.text, block):
        return True
    if not _is_heading(row, block):
        return False
    if any(map(str.isdigit, row.text)):
        return False  # a place and a date close a text
    return not (is_contact_head(row.text) or has_phone_or_mail(row.text))


def _is_way(text: str, block: Block) -> bool:
    """Whether a line is a few words that are a link, to no document, image, mail or phone: `Full version`."""
    if len(text) > LONGEST_CAPTION or block.linked * 10 < len(text) * 9 or has_ended(text) or block.traits & ITEM:
        return False
    if is_signature(text) or is_contact_head(text) or image_names(text):
        return False
    return not any(is_document(each) or each.startswith(NO_PAGES) for each in block.addresses)


def _captions(rows: list[Line], end: int) -> tuple[int, int]:
    """Where the short lines before an end begin, and where of them a gallery's captions: `Photo 1`, `Photo 2`."""
    first = end
    while first and _is_short(rows[first - 1].text):
        first -= 1
    if end - first < 2:
        return first, end  # as most
    tail = [_DIGITS.sub("", row.text) for row in rows[first:end]]
    left = Counter(tail)
    for place, text in enumerate(tail, first):
        if text != rows[place].text and left[text] > 1 and _WORD.search(text):
            return first, place
        left[text] -= 1
    return first, end


def _is_short(text: str) -> bool:
    """Whether a line may be a caption: a few words, no sentence, no phone."""
    return len(text) <= LONGEST_CAPTION and not (has_ended(text) or has_phone_or_mail(text))
