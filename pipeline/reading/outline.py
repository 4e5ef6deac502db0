"""Which lines of a page's text are carousel, headline, date line and body, by the order of SITE.md. Pure.

Every line that could be the headline is tried; what stands before it must then look like leads, what stands behind it
like an article. The best reading wins; its lead over the second best says how sure it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.dates import DateLine
from pipeline.model import Attachment, Lead
from pipeline.reading import leads as carousel
from pipeline.reading.endings import is_where_and_when
from pipeline.reading.footer import is_trailer
from pipeline.reading.furniture import image_names, is_contact_head, take_attachments, take_images
from pipeline.reading.lines import (
    LONGEST_HEADLINE,
    Line,
    cut_date,
    cut_trailing_date,
    date_behind,
    has_ended,
    is_cyrillic,
    looks_like_headline,
    looks_like_lead,
    opens_text,
    opens_with_date,
    overlap,
    same_headline,
    with_dates,
)
from pipeline.reading.standing import standing_block
from pipeline.reading.state_units import states_in_turn, usual_size

NO_HEADLINE_GAP = 4  # blank lines between the carousel and a body or date line that has no headline
_MOST_COPIES = 3  # of the headline, besides itself
_MOST_OF_LEAD, _MOST_BEHIND = 4, 14  # lines; of the leads that may stand behind a sentence and a date
_SHORTEST_SENTENCE, _LONGEST_SALUTATION = 30, 80  # characters
_NUMBERED = re.compile(r"\d{1,2}[.)] \w|(?:question|answer|вопрос|ответ) ?[:.–-] ", re.IGNORECASE)  # of an interview
_SHORTEST_COPY = 12  # characters of a headline
_FURTHEST = 40  # lines: no carousel is longer


@dataclass(frozen=True, slots=True)
class Outline:
    """A page's text taken apart. `body` is every line behind the date line, contact and trailer included."""

    title: str | None
    date_line: DateLine | None
    leads: tuple[Lead, ...]
    body: tuple[str, ...]
    images: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read the lines: those before `start` are carousel, those from `body` on are the article's."""

    score: float
    start: int
    body: int
    title: str | None = None
    dated: Line | None = None


def outline(lines: Sequence[Line]) -> Outline:
    """The best reading of a page's lines, dates not yet cut (`lines.from_text`)."""
    cut = _parted(with_dates(lines))
    standing = _standing(cut)
    readings = sorted(_readings(cut, standing), key=lambda reading: -reading.score)
    best = readings[0]
    second = readings[1].score if len(readings) > 1 else best.score - 2
    dated = best.dated
    return Outline(
        title=best.title,
        date_line=dated.date if dated else None,
        leads=carousel.from_lines(cut[standing : best.start]),
        body=_whole(cut[best.body :], lines),
        images=dated.images if dated else (),
        attachments=dated.attachments if dated else (),
        confidence=max(0.1, min(1.0, 0.5 + (best.score - second) / 4)) if lines else 0.0,
    )


def _parted(cut: Sequence[Line]) -> list[Line]:
    """The same where a headline's second copy, its date and the first words of the text stand on one line."""
    found: list[Line] = []
    for line in cut:
        before = found[-1].text if found else ""
        is_copy = len(before) >= _SHORTEST_COPY and line.text.startswith(before)
        rest = cut_date(line._replace(text=line.text[len(before) :].lstrip())) if is_copy else []
        is_headed = len(rest) == 2 and rest[0].is_date  # `Headline 24.11.2022On the eve`
        found += [line._replace(text=before), *rest] if is_headed else [line]
    return found


def _whole(body: Sequence[Line], lines: Sequence[Line]) -> tuple[str, ...]:
    """The body's lines as they stood: a date inside the body stays with its line."""
    if not body:
        return ()
    first = [body[0].text] if body[0].glued else []
    number = body[0].number + len(first)
    return (*first, *(line.text for line in lines[number:]))


def _standing(cut: Sequence[Line]) -> int:
    """How many lines the standing block of pacsto takes at the beginning; 0 where there is none."""
    texts = [line.text for line in cut[:_FURTHEST]]
    starts = states_in_turn(texts)
    first, end = (starts[0], starts[-1] + usual_size(starts)) if starts else standing_block(texts)
    return end if first <= 1 and end < len(cut) else 0


def _readings(cut: Sequence[Line], standing: int) -> list[_Reading]:
    before = [0.0, *accumulate(_as_lead(line, over) for over, line in zip((None, *cut), cut[:_FURTHEST], strict=False))]
    behind = list(accumulate(_as_body(line) for line in reversed(cut[:_FURTHEST])))[::-1]
    behind.append(0.0)
    found = [_Reading(behind[standing], standing, standing)]
    parted = next((place for place, line in enumerate(cut[:_FURTHEST]) if place and line.gap >= NO_HEADLINE_GAP), 0)
    if parted:
        dated = cut[parted] if cut[parted].is_date else None
        found.append(_Reading(8.0, parted, parted + (dated is not None), None, dated))
    for start, line in enumerate(cut[:_FURTHEST]):
        if start < standing:
            continue
        if line.text and (is_contact_head(take_images(line.text)[0]) or _is_trailer(cut, start)):
            break
        reading = _without_headline(cut, start) if line.is_date else _with_headline(cut, start, standing)
        if reading:
            lead_score = before[start] - before[standing] - 0.3 * max(0, start - standing - 10)
            score = reading.score + lead_score + behind[min(reading.body, len(behind) - 1)]
            found.append(_Reading(score, start, reading.body, reading.title, reading.dated))
    return found


def _is_trailer(cut: Sequence[Line], place: int) -> bool:
    """Whether a line is the way back, and no headline like it: neither a date nor a copy stands behind it."""
    if not is_trailer(cut[place].text):
        return False
    behind = cut[place + 1] if place + 1 < len(cut) else None
    is_copied = behind is not None and behind.text.startswith(cut[place].text)
    return behind is None or not (behind.is_date or (is_copied and not is_trailer(behind.text)))


def _as_lead(line: Line, over: Line | None) -> float:
    """How little a line looks like one of a carousel, the line over it given: a lead's second sentence may be short."""
    if line.is_date:
        return -3.0 if line.images or line.attachments else 0.1
    score = looks_like_lead(line.text)
    goes_on = over is not None and not over.is_date and has_ended(line.text) and has_ended(over.text)
    is_cut = _is_cut(line.text) or is_where_and_when(line.text)
    return score / 2 if is_cut or (goes_on and len(line.text) >= _SHORTEST_SENTENCE) else score


def _is_cut(text: str) -> bool:
    """Whether a line breaks off amid a sentence, as the paragraphs of declarations do: no headline, no salutation."""
    return text.endswith(",") and len(text) > _LONGEST_SALUTATION


def _as_body(line: Line) -> float:
    return -1.0 if line.is_date and not line.glued else 0.0


def _without_headline(cut: Sequence[Line], start: int) -> _Reading | None:
    """A date line with no headline before it: sure where an image or a file stands beside it, which no lead has."""
    line = cut[start]
    sure = bool(line.images or line.attachments)
    if start + 1 >= len(cut) and not sure:
        return None
    score = 2.5 if sure else 0.6 - _as_date_of_lead(cut, start)
    return _Reading(score, start, start + 1, None, line)


def _as_date_of_lead(cut: Sequence[Line], place: int, most: int = _MOST_OF_LEAD) -> float:
    """How much a date looks like a lead's: soon behind, between sentences, stands a line that may be a headline."""
    following = [line.text for line in cut[place + 1 : place + 3 + most]]
    amid = zip(following, following[1:], following[2:], strict=False)
    is_so = any(has_ended(over) and _may_be_headline(text) and has_ended(under) for over, text, under in amid)
    return 0.6 if is_so else 0.0


def _may_be_headline(text: str) -> bool:
    """Whether a line is no sentence of a text: it has no end, or asks or calls. A numbered question is of a text."""
    if not text or has_ended(text.rstrip("?!")) or _is_cut(text):
        return False
    return not (_NUMBERED.match(text) or is_where_and_when(text) or _is_furniture(text))


def _with_headline(cut: Sequence[Line], start: int, standing: int) -> _Reading | None:
    """The line at `start` read as headline, its copy and its date line behind it; `standing`: where leads may begin."""
    text = cut[start].text
    if len(text) > 2 * LONGEST_HEADLINE or cut[start].glued or (_is_furniture(text) and not is_trailer(text)):
        return None
    ending = cut_trailing_date(text)
    title, dated, end = (ending[0], ending[1], start + 1) if ending else (text, None, start + 1)
    copies = 0
    while dated is None and copies < _MOST_COPIES and end < len(cut) and not cut[end].is_date:
        ending = cut_trailing_date(cut[end].text)
        if ending is None and (behind := date_behind(title, cut[end].text)):
            ending = (title, behind)  # `Headline 6 June 2022`
        is_text = not ending and opens_text(title, cut[end].text, next(iter(cut[end + 1 : end + 2]), None))
        if not is_text and same_headline(title, ending[0] if ending else cut[end].text):
            copies, dated = copies + 1, ending[1] if ending else None
        else:
            break
        end += 1
    if dated is None and end < len(cut) and cut[end].is_date:
        dated, end = cut[end], end + 1
    is_sentence = (has_ended(title) or _is_cut(title)) and not copies
    is_like_a_lead = is_sentence and (
        len(title) > 170 or opens_with_date(title) or any(line.is_date for line in cut[:start])
    )
    score = looks_like_headline(title) + min(copies, 2) * 3.0
    if dated:
        is_first = start == standing and not any(line.is_date for line in cut[end:_FURTHEST])
        least = 2.0 if is_first else 0.5  # a page without leads has a headline more often than not
        score += least if is_like_a_lead else 2.5
        score -= _as_date_of_lead(cut, end - 1, _MOST_BEHIND) if is_sentence else 0.0
    elif is_sentence and start > standing and not _may_be_headline(title):
        score -= 1.0
    stands_alone = not start or has_ended(cut[start - 1].text)
    score += 0.5 if stands_alone and _may_be_headline(title) else 0.0
    score += 1.5 if dated and (dated.images or dated.attachments) else 0.0
    score += 1.6 * overlap(title, [line.text for line in cut[end : end + 3]])
    score += 0.5 if not dated and end < len(cut) and cut[end].gap > 1 else 0.0
    if start and cut[start - 1].is_date and (is_sentence or title.isupper()):
        score -= 2.5  # a lead, between its own date and what follows, or STATEMENT under the headline's
    if _NUMBERED.match(title) and has_ended(title):
        score -= 2.5
    if is_cyrillic(title) and any(_is_in_latin(line.text) for line in cut[end : end + 3]):
        score -= 2.0  # a caption on an English page
    if is_where_and_when(title):
        score -= 2.0  # under a text, or over it
    has_body = any(line.text and not _is_furniture(line.text) for line in cut[end : end + 4])
    score -= 0.6 if has_body else 3.0 if is_sentence else 1.2
    return _Reading(score, start, end, title, dated)


def _is_in_latin(text: str) -> bool:
    """Whether a line says something, and not in Cyrillic; a name of an image does not."""
    return bool(text) and not is_cyrillic(text) and not image_names(text)


def _is_furniture(text: str) -> bool:
    """Whether a line is none of the headline's or a lead's: names of files, contact, trailer."""
    if take_attachments(text)[1] or is_trailer(text):
        return True
    rest, names = take_images(text)
    return is_contact_head(rest) or (bool(names) and not rest)
