"""A block of a page to its rows: text, or a date line with what stands before or behind it. Pure."""

import re
from collections.abc import Callable, Sequence

from pipeline.dates import may_be_dated, month_number, parse
from pipeline.model import Attachment
from pipeline.reading.blocks import LEVEL, MARK, STRONG, Block
from pipeline.reading.credits import LONGEST, date_among, is_author, is_credit, is_of_page
from pipeline.reading.documents import take_name
from pipeline.reading.furniture import image_names, is_press_office, is_share, may_name_image, take_files
from pipeline.reading.lines import LONGEST_HEADLINE, Line, cut_date, has_ended, is_part_of_sentence
from pipeline.reading.split_dates import stamped
from pipeline.reading.tools import are_of_page, is_more_link, is_tool, tells_of_page
from pipeline.text import fold_line, has_digit

_ANCHOR = re.compile(rf"[\s{MARK}]+[#¶§🔗]+[\s{MARK}]*$")  # a heading's link to itself
_SIGN_BEFORE = re.compile(rf"^[\s{MARK}]*[«‹←◄<#¶§🔗]+[\s{MARK}]*{MARK}[\s{MARK}]*")  # to itself, or back
_LONGEST_SIGN = 2  # characters of a link
_DATE_PART_LONGEST = 160
_LONGEST_COUNTER, _MOST_OF_COUNTER = 40, 16  # characters, elements
_LONGEST_DAY, _LONGEST_YEAR, _BEFORE_YEAR = 2, 8, 2  # characters, elements
_DIGITS = 6  # of a counter
_FIRST_WORD, _FURTHEST_WORD = re.compile(r"[^\W_]+"), 1_000  # characters
_MOST_TOOLS = 4  # of a line
_LABEL_LONGEST = 40
_LONGEST_COMPANION = 60  # characters beside a date
_LONGEST_SIGNED = 160  # characters of a line that says who wrote a text and when
_MOST_WORDS, _LONGEST_WORD = 3, 4  # before who; characters of the word between who and when
_HOURS = re.compile(r"\d:\d\d$")
_PARTING = " —–|·•/"


def split_images(text: str) -> tuple[list[str], list[str]]:
    """The inline elements of a block that are names of images, and the others with their MARKs."""
    names: list[str] = []
    others: list[str] = []
    for part in text.split(MARK):
        (names if image_names(fold_line(part)) else others).append(part)
    return [name.strip() for name in names], [MARK.join(others)]


def rows_of(block: Block, number: int) -> list[Line]:
    """A block as rows: its text, or a date line and what stands before or behind it."""
    text = block.text
    gap = 3 if block.apart else 0
    has_marks = MARK in text
    if has_marks:
        if may_name_image(text):
            text = split_images(text)[1][0].strip(f" {MARK}")
            if not text.strip():
                return []
            block = block._replace(text=text)
        if block.traits & STRONG:
            text = _without_tools_behind(text, tells_of_page)
        if block.level or block.traits & STRONG or 0 < block.linked <= _LONGEST_SIGN:
            text = _without_signs(text, block)
        text = without_tools(text).replace(MARK, "")
    text = fold_line(text)
    if block.stamp and (dated := stamped(block, text)):
        return [dated._replace(gap=gap, number=number)]
    if not may_be_dated(text):
        return [Line(text, gap, number=number)]
    if len(text) <= LONGEST and (said := date_among(text)):
        return cut_date(Line(said, gap, number=number))[:1]
    if has_marks and (cut := _signed(block, gap, number) or _cut_at_marks(block, gap, number)):
        return cut
    if block.traits >> LEVEL and not _GLUED.match(text):
        whole = cut_date(Line(text, gap, number=number))
        return whole if len(whole) == 1 else [Line(text, gap, number=number)]
    return cut_date(Line(text, gap, number=number))


def _without_signs(text: str, block: Block) -> str:
    """A headline without its link to itself, or back to the list, that is a sign and no word."""
    text = _ANCHOR.sub("", text)
    return _SIGN_BEFORE.sub("", text) if 0 < block.linked <= _LONGEST_SIGN else text


def without_tools(text: str) -> str:
    """A line without the counter it begins with (`0 comments`), nor links to print or share at its end.

    These stand behind a mail address, or behind a sentence that has ended.
    """
    text = _without_counter(text)
    said = text.rstrip(f" {MARK}")
    if has_ended(said[-1:]):
        return text
    before = _without_tools_behind(text, is_share)
    return before if before is text or "@" in text or has_ended(fold_line(before.replace(MARK, " "))) else text


def _without_tools_behind(text: str, is_so: Callable[[str], bool]) -> str:
    """A line without the inline elements at its end of which that holds, a few at the most."""
    for _ in range(_MOST_TOOLS):
        before, _, last = text.rstrip(f" {MARK}").rpartition(MARK)
        if not (before and is_so(fold_line(last))):
            break
        text = before
    return text


def _without_counter(text: str) -> str:
    """A line without its first inline elements where they say who wrote it, how often it was read, how long it is."""
    if text.find(MARK, 1, 2 * _LONGEST_COUNTER) < 0:
        return text
    parts = text.lstrip(f" {MARK}").split(MARK, _MOST_OF_COUNTER)
    found = text
    for count in range(1, len(parts) + 1):
        head = fold_line("".join(parts[:count]))
        if len(head) > _LONGEST_COUNTER:
            break
        rest = MARK.join(parts[count:])
        is_counter = has_digit(head) and is_of_page(head) and date_among(head) is None
        if is_counter or is_author(head) or (_is_button(head) and _begins(rest)):
            found = rest
    return found if found.strip(f" {MARK}") else text


def _is_button(head: str) -> bool:
    """`Listen`, or a number alone beside a picture."""
    if has_digit(head):
        return head.isdecimal() and len(head) < _DIGITS
    return is_tool(head) or is_share(head)


def _begins(rest: str) -> bool:
    """Whether a sentence begins there: none goes on, nor does a date in several elements."""
    first = _FIRST_WORD.search(rest, 0, _FURTHEST_WORD)
    if first is None or not first[0][0].isupper() or month_number(first[0].casefold()):
        return False
    return not may_be_dated(rest[:_LONGEST_COUNTER])


_GLUED = re.compile(r"(?:\d{1,2}\.\d{1,2}\.|\d{1,2} [^\W\d_]{3,9} )(?:19|20)\d\d(?:[^\W\d_]|\d{1,2}[.)] )")


def _signed(block: Block, gap: int, number: int) -> list[Line] | None:
    """The date of a line that names somebody in an element of its own: `Posted by` `Press service` `on 27.11.2018`."""
    if len(block.text) > _LONGEST_SIGNED:
        return None
    said = [fold_line(part) for part in block.text.split(MARK) if part.strip()]
    if len(said) < 3 or len(said[0].split()) > _MOST_WORDS or any(map(has_digit, said[:2])) or has_ended(said[1]):
        return None
    before, _, behind = " ".join(said[2:]).partition(" ")
    if len(before) > _LONGEST_WORD or has_digit(before):
        return None
    cut = cut_date(Line(behind, gap, number=number))
    return cut if len(cut) == 1 and cut[0].is_date else None


def _cut_at_marks(block: Block, gap: int, number: int) -> list[Line] | None:
    """A block one of whose inline elements is a date: the date line and what stands before or behind it."""
    parts = _with_whole_date(block.text.split(MARK))
    said = [place for place, part in enumerate(parts) if part.strip()]
    for place in dict.fromkeys((said[0], said[-1], *said)):
        part = fold_line(parts[place])
        if len(part) > _DATE_PART_LONGEST or not may_be_dated(part):
            continue
        cut = cut_date(Line(part, gap, number=number))
        if len(cut) > 1 or not cut[0].is_date:
            continue
        dated = cut[0]
        before, behind = "".join(parts[:place]), "".join(parts[place + 1 :])
        if place == said[0]:
            others = [fold_line(parts[other]) for other in said[1:]]
            is_signed = others != [] and all(tells_of_page(other) or is_press_office(other) for other in others)
            if is_signed or are_of_page(others, block.linked):
                return [dated]
            behind, files = _without_files(parts[place + 1 :], behind, block.linked)
            is_glued = not parts[place][-1:].isspace() and not behind[:1].isspace()
            is_glued = is_glued or bool(_HOURS.search(part))  # no sentence goes on behind the time of day
            rest_of = block._replace(linked=0) if files else block
            found = _with_rest(dated, fold_line(behind), rest_of, is_glued=is_glued)
            return [found[0]._replace(attachments=(*files, *found[0].attachments)), *found[1:]] if found else None
        if place == said[-1]:
            return _with_headline(dated, fold_line(before), block)
        rest, files = _without_files(parts[place + 1 :], behind)
        if _is_among_labels(fold_line(before), fold_line(rest), block):
            return [dated._replace(attachments=(*files, *dated.attachments))]
        return _in_the_middle(dated, fold_line(before), behind, block)
    return None


def _is_among_labels(before: str, behind: str, block: Block) -> bool:
    """Whether a link to the section stands before a date (`News` `—`), and links or counts behind it, if anything."""
    name = before.rstrip(_PARTING)
    is_parted = name != before or (behind != "" and not (is_share(behind) or is_more_link(behind)))
    return is_parted and block.linked > 0 and is_label(name, block) and (not behind or is_label(behind, block))


def _with_whole_date(parts: list[str]) -> list[str]:
    """The inline elements of a block, those joined that are day, month and year of one date."""
    for place, part in enumerate(parts):
        if len(part) > _LONGEST_YEAR or not may_be_dated(part):
            continue
        said = [before for before in range(place) if parts[before].strip()][-_BEFORE_YEAR:]
        date = "".join(parts[said[0] : place + 1]) if len(said) == _BEFORE_YEAR else ""
        if date[:_LONGEST_DAY].strip().isdecimal() and parse(fold_line(date)):
            return [*parts[: said[0]], date, *parts[place + 1 :]]
    return parts


def _without_files(parts: Sequence[str], behind: str, linked: int = 0) -> tuple[str, tuple[Attachment, ...]]:
    """What stands behind a date without the links to attachments it begins with, and these; each is an element.

    Nor what only tells of the page behind them.
    """
    found: list[Attachment] = []
    left = linked
    for place, part in enumerate(parts):
        text = fold_line(part)
        if found and found[-1].name is None and (named := take_name(text)):
            found[-1], text = Attachment(named[0]), named[1]  # the link was `Download document`
            part = f" {text}"
        rest, _, files = take_files(text)
        if rest and is_credit(rest):
            continue
        if rest or (text and not files):
            said = [part, *parts[place + 1 :]]
            is_over = found and are_of_page([*filter(None, map(fold_line, said))], left)
            return ("" if is_over else "".join(said), tuple(found)) if found else (behind, ())
        left -= len(text) * bool(files)
        found.extend(files)
    return "", tuple(found)


def _with_rest(dated: Line, rest: str, block: Block, *, is_glued: bool) -> list[Line] | None:
    """A date line and what is behind it in its block; None where the date is part of a sentence."""
    rest, names, files = take_files(rest.lstrip("|·•/–— "))
    dated = dated._replace(images=(*dated.images, *names), attachments=(*dated.attachments, *files))
    if not rest or is_press_office(rest) or is_label(rest, block) or (rest[0] == "," and _is_section(rest)):
        return [dated]
    numeric = dated.date is not None and dated.date.numeric
    if _is_signature(rest, block):
        return [dated]
    if rest[:1].islower() or rest[:1] in ",;:)" or (not numeric and has_ended(rest) and not is_glued):
        return None
    return [dated, Line(rest, 0, number=dated.number, glued=True)]


def _is_signature(rest: str, block: Block) -> bool:
    """Whether a few words that are no sentence stand behind a date in an element of its own: who posted the text.

    They begin with no capital (`by the press service`), in the line of a <time> or in an element of their own too.
    """
    if len(rest) > _LONGEST_COMPANION or rest[0].isupper() or rest[0].isdigit() or has_ended(rest):
        return False
    said = [place for place, part in enumerate(block.text.split(MARK)) if part.strip()]
    is_apart = len(said) == 2 and said[1] - said[0] > 1  # each in an element of its own
    return block.stamp is not None or (is_apart and rest.replace("-", "").isalpha())


def _is_section(rest: str) -> bool:
    """Whether a comma behind a date and a word or two name the section."""
    return len(rest) <= 30 and not has_ended(rest) and not any(mark.isdigit() for mark in rest)


def _with_headline(dated: Line, before: str, block: Block) -> list[Line] | None:
    """A date line and what is before it in its block; None where the date is part of a sentence."""
    if is_label(before, block):
        return [dated]
    if is_part_of_sentence(before) or (has_ended(before) and len(before) > 300):
        return None
    return [Line(before, dated.gap, number=dated.number), dated._replace(gap=0)]


def _in_the_middle(dated: Line, before: str, behind: str, block: Block) -> list[Line] | None:
    """`Headline` `27.11.2018` `name.jpg` in one block: headline, and date line with what belongs to it.

    Behind a headline in bold or large letters the text may follow.
    """
    rest, names, files = take_files(fold_line(behind))
    if is_press_office(rest) and parse(f"{before} 27.11.2018"):
        return [dated._replace(images=names, attachments=files)]  # `Posted on` the date
    is_text = bool(rest) and not is_share(rest)
    if is_part_of_sentence(before) or (is_text and not _is_over(before, rest, block)):
        return None
    found = [Line(before, dated.gap, number=dated.number), Line("", 0, dated.date, names, files, dated.number)]
    return [*found, Line(rest, 0, number=dated.number, glued=True)] if is_text else found


def _is_over(before: str, rest: str, block: Block) -> bool:
    """Whether words in bold or large letters are no sentence, and a text that is one stands on their line."""
    is_headline = bool(block.traits & STRONG) and len(before) <= LONGEST_HEADLINE and not has_ended(before)
    return is_headline and rest[0].isupper()


def is_label(text: str, block: Block) -> bool:
    """Whether the rest of a date line only names the section, counts views or offers to share."""
    if len(text) > _LABEL_LONGEST or has_ended(text):
        return False
    return is_share(text) or block.linked >= len(text) > 0 or not any(mark.isalpha() for mark in text)
