"""The paragraphs behind the date line to body, contact, images, attachments. Pure; one way for every form of page."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.dates import date_line
from pipeline.model import Attachment
from pipeline.reading.footer import is_trailer
from pipeline.reading.furniture import (
    contact_glued,
    has_phone_or_mail,
    is_contact_head,
    is_contact_rest,
    is_secretary,
    is_share,
    take_attachments,
    take_images,
)
from pipeline.reading.lines import has_ended

_LONGEST_DATE, _SENTENCE = 30, 50  # characters


@dataclass(frozen=True, slots=True)
class Content:
    """What an article's paragraphs come to: folded, in page order, nothing but wording in `paragraphs`."""

    paragraphs: tuple[str, ...] = ()
    contact: str | None = None  # its lines joined by line ends
    images: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    trailer: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)


def content(lines: Sequence[str]) -> Content:
    """Sort folded, non-empty lines from the first behind the date line to the last of the page."""
    wording: list[str] = []
    images: list[str] = []
    attachments: list[Attachment] = []
    for line in lines:
        rest, files = take_attachments(line)
        rest, names = take_images(rest)
        attachments.extend(files)
        images.extend(names)
        if rest and not is_share(rest) and not (names and _is_date(rest)):
            wording.append(rest)
    wording, trailer = _without_trailer(wording)
    paragraphs, contact = _without_contact(wording)
    return Content(tuple(paragraphs), contact, tuple(images), tuple(attachments), tuple(trailer))


def _is_date(text: str) -> bool:
    """Whether a text is a date and no more: beside a name, it is part of that."""
    found = date_line(text) if len(text) <= _LONGEST_DATE else None
    return found is not None and not found.rest


def _without_trailer(lines: list[str]) -> tuple[list[str], list[str]]:
    end = len(lines)
    while end and is_trailer(lines[end - 1]):
        end -= 1
    return lines[:end], lines[end:]


def _is_text(lines: list[str]) -> bool:
    """Whether a sentence of some length is among lines."""
    return any(len(line) >= _SENTENCE and has_ended(line) for line in lines)


def _without_contact(lines: list[str]) -> tuple[list[str], str | None]:
    """Cut the press contact: the lines from its head that say nothing else, usually the last."""
    for start in range(len(lines) - 1, -1, -1):
        if is_contact_head(lines[start]):
            end = start + 1
            while end < len(lines) and is_contact_rest(lines[end]):
                end += 1
            is_told = any(map(has_phone_or_mail, lines[start:end]))
            if end == len(lines) or (is_told and (is_secretary(lines[start]) or not _is_text(lines[end:]))):
                return lines[:start] + lines[end:], "\n".join(lines[start:end])
    for number in range(len(lines) - 1, max(-1, len(lines) - 6), -1):
        if number + 1 < len(lines) and not is_contact_rest(lines[number + 1]):
            break  # wording behind it, as behind most
        place = contact_glued(" ".join(lines[number:]))  # phones may stand on the lines behind
        if place is not None and place < len(lines[number]):
            contact = [lines[number][place:].strip(), *lines[number + 1 :]]
            return [*lines[:number], lines[number][:place].strip()], "\n".join(contact)
    return lines, None
