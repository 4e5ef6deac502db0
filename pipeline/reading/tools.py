"""What a page offers its reader: links to read on, other versions, notices, credits. Pure, one line at a time."""

import re
from collections.abc import Sequence

from pipeline.reading.blocks import MARK, Block
from pipeline.reading.credits import is_of_page
from pipeline.reading.furniture import has_phone_or_mail, is_kind, is_share, take_files
from pipeline.reading.lines import has_ended
from pipeline.text import casefolded, fold_line, of_line, of_line_up_to, says

_I = re.IGNORECASE
_PICTURE = (
    r"(?:(?:photo|picture|image|фото|изображение)(?: by| credit| source)?|источник фото|photo courtesy of)"
    r"\s?[:©]\s?[^.!?]{2,60}|©\s?[^\d.!?]{2,40}"
)
_THING_EN = r"(?:item|article|page|post|material|news|information|content|publication)"
_THING_RU = r"(?:стать[яюи]|материала?|новост[ьи]|страниц[ауы]|публикаци[яюи]|запис[ьи]|информаци[яюи])"
_OF_TEXT = re.compile(rf"{_PICTURE}|[^.!?:]{{1,60}}:\s*https?://\S+|(?:#\w+[\s,]*){{1,12}}", _I)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", _I)
_MOST_LINKS = 2  # of a line that names nothing but sections: more are a menu
_LONGEST_OF_TEXT = 160  # characters
_TOOL = re.compile(
    r"(?:skip|jump|go) to (?:the )?(?:main )?content|(?:перейти )?к (?:основному )?содержани[юя]"
    r"|version for (?:the )?(?:visually|sight)[ -]impaired|версия для слабовидящих"
    rf"|{_PICTURE}|(?:[^.!?:]{{1,60}}:\s*)?https?://\S+|www\.\S+"
    r"|[\s«‹<]*(?:photo|slide|page|фото|слайд|страница)\s*\d+\s*(?:of|out of|из|/)\s*\d+[\s»›>]*"
    r"|(?:you are here|вы здесь|вы находитесь(?: здесь)?|breadcrumbs?|(?:main|primary) (?:menu|navigation)"
    r"|(?:главное|основное) меню|основная навигация|навигация|строка навигации)\s*:?"
    r"|(?:(?:have you )?(?:found|noticed|spotted)|(?:если вы )?(?:нашли|заметили|обнаружили)) (?:an? )?"
    r"(?:mistake|error|typo|ошибку|опечатку|неточность)\b.{0,110}|.{0,80}\bctrl\s?\+\s?enter\b.{0,60}"
    r"|(?:subscribe|follow (?:us|our)|join (?:us|our)|(?:find|read) us|наш\w?(?= )|подписывайтесь|подпишитесь"
    r"|присоединяйтесь|читайте нас|мы в)\b.{0,60}"
    r"(?:channel|newsletter|telegram|facebook|e-?mail|networks|канал|рассылк|телеграм|соцсет|социальных сет)\w*\W*"
    r"|(?:send|e-?mail|recommend|tell)(?: (?:it|this|the|page|article|link|about))* (?:to )?(?:a |your )?friends?\W?"
    r"|(?:отправ|сообщ|порекоменд|расска)\w+(?: (?:об этом|ссылку|статью|новость))? (?:другу|друзьям)\W?"
    rf"|(?:was|is|did you find) (?:this|the) {_THING_EN}(?: to be)? (?:helpful|useful|interesting)\W*"
    rf"|did (?:this|the) {_THING_EN} help(?: you)?\W*"
    rf"|(?:был[аои]? )?(?:ли )?(?:эт\w{{1,3}} |данн\w{{2}} )?{_THING_RU} (?:ли )?(?:для )?(?:вам |вас )?"
    r"(?:полезн|интересн|понравил)\w*\W*"
    rf"|rate (?:this |the )?{_THING_EN}\b[^.!?]{{0,40}}"
    rf"|(?:оцени(?:те|ть)?|поставьте оценку|оценка) (?:эт\w{{1,3}} |данн\w{{2,3}} )?{_THING_RU}\b[^.!?]{{0,40}}"
    r"|\d{1,3}\s?(?:/|из|of|—|–)\s?\d{1,3}|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d|published on\b.{0,100}\(https?://\S+\)"
    r"|(?:what(?:['’]s| is) )?your reaction\W*|ваша реакция\W*|please follow and like\b.{0,20}"
    r"|(?:did you )?like it\?.{0,40}|понравил(?:ось|ась)\b.{0,60}|(?:tell|send to) (?:others|friends)\W*\d*"
    r"|send to\b\W*.{0,40}|расскажи(?:те)? другим\W*\d*"
    r"|(?:listen|listen to (?:this|the) \w+|audio version|(?:про)?слушать(?: \w+)?|озвучить(?: \w+)?|аудиоверсия)\W*"
    r"|(?:save|read|add)(?: (?:it|this|to|for))* (?:later|bookmarks?|favou?rites)"
    r"|(?:добавить |сохранить )?в (?:избранное|закладки)|print(?:er)?[ -]friendly(?: version| page)?"
    r"|(?:скачать|сохранить|версия|download|save)(?: (?:as|в|для))? pdf"
    r"|(?:edit|править|изменить|редактировать)(?: (?:this )?(?:page|article|страницу|статью))?"
    r"|qr[- ]?(?:code|код)\b[^.!?]{0,30}|share ?this|add ?(?:this|to ?any)"
    r"|(?:read|view)(?: this| it)?(?: page)? in (?:russian|english)"
    r"|(?:читать|смотреть) на (?:русском|английском)(?: языке)?|(?:discuss|обсудить)(?: \w+){1,3}"
    r"|(?:show|hide|показать|скрыть) (?:discussion|comments|обсуждение|комментарии)"
    r"|click to (?:share|print|e-?mail|tweet)\b.{0,80}"
    r"|нажмите,? чтобы (?:поделиться|отправить|послать|распечатать|печатать|твитнуть)\b.{0,80}"
    r"|(?:font|text) size\b[^.!?]{0,20}|размер (?:шрифта|текста)\b[^.!?]{0,20}|(?:[aа]\s?[+\-−–]?\s*){2,4}"
    r"|(?:(?:рус(?:ский)?|russian|eng?(?:lish)?|англ(?:ийский)?|ru|rus)[\s|/•·]*){2,4}",
    _I,
)
_SIGNS = "|•·"
_BETWEEN = re.compile(rf"\s*[{_SIGNS}]\s*")
_MORE = re.compile(
    r"[\s\[(«<‹]*(?:(?:(?:read|see|show|learn|view|find out) more|more details|more|details|in detail|expand"
    r"|read(?: on| in full)?|open|(?:go |on )?to the (?:article|news|story|text)|continue(?: reading)?"
    r"|(?:read |see |view )?(?:the )?(?:full|whole|entire) (?:text|story|article|news)"
    r"|(?:read|open) the (?:article|news|story|text)"
    r"|подробнее|подробно|подробности|дальше|далее|развернуть|ещ[её]|полностью|открыть|перейти|смотреть"
    r"|(?:читать |смотреть |открыть )?(?:весь|полный) текст|узнать (?:больше|подробнее)"
    r"|(?:читать|смотреть|открыть)(?: (?:далее|дальше|полностью|подробнее|ещ[её]|новость|статью|материал|целиком))?"
    r"|(?:перейти )?к (?:новости|статье|материалу|тексту))[\s.…»›→>\])]*|[.…»›→>\])]+)\s*",
    _I,
)
_DIGIT_OR_DEGREE = re.compile(r"[\d°]")
_FIGURE = re.compile(r"(?<![\d.])\d{1,3}[.,:]\d{2,4}(?![\d.])|\+\s?\d|°")
_WEATHER = 30  # letters beside a temperature
_LONGEST_LABEL = 60  # characters, with all colons
_LONGEST_PART, _LONGEST_LINE = 40, 300  # characters of an inline element, of a line of them
_DATE_LABELS = frozenset(("date", "published", "posted", "дата", "опубликовано", "дата публикации"))
_TITLE_LABELS = frozenset(("title", "headline", "заголовок", "название", "тема"))
_COMMENTS = re.compile(
    r"(?:(?:\d+ )?(?:reader comments|comments|комментарии)\b"
    r"|(?:leave|post|add|write)(?: a| your)? (?:comment|reply)\b"
    r"|(?:остав(?:ить|ьте)|добав(?:ить|ьте)|написать) (?:свой |ваш )?комментарий\b)[\W\d]*",
    _I,
)
_NOTICES = (
    *("javascript", "your browser", "cookie", "ваш браузер", "вашем браузере", "обновите браузер", "your privacy"),
    *("you agree to the", "вы соглашаетесь с", "ценим вашу конфиденциальность", "privacy policy"),
)


@of_line_up_to(300)
def is_tool(line: str) -> bool:
    """What a page offers to do or says of a picture: skip to the content, `Photo: CSTO`, an address; several too."""
    if _TOOL.fullmatch(line):
        return True
    parts = [part for part in _BETWEEN.split(line) if part] if says(line, _SIGNS) else []
    return len(parts) > 1 and all(_TOOL.fullmatch(part) or is_share(part) or is_of_page(part) for part in parts)


def tells_of_page(said: str) -> bool:
    """Whether an inline element is a tool, a counter or the section's name."""
    return len(said) <= _LONGEST_PART and (is_share(said) or is_tool(said) or is_of_page(said) or is_kind(said))


def are_of_page(said: Sequence[str], linked: int) -> bool:
    """Whether inline elements are such, the others links of a few words: `News of the Union` `Views: 12` `Print`."""
    others = [part for part in said if not tells_of_page(part)]
    is_told = len(others) < len(said) and sum(map(len, others)) <= linked
    return is_told and not any(
        len(part) > _LONGEST_PART or has_ended(part) or any(take_files(part)[1:]) or has_phone_or_mail(part)
        for part in others
    )


def is_of_page_parts(block: Block) -> bool:
    """The same of all the inline elements of a line, no menu of sections."""
    if MARK not in block.text or len(block.text) > _LONGEST_LINE or has_ended(block.text[-1:]):
        return False
    said = [part for part in map(fold_line, block.text.split(MARK)) if any(map(str.isalnum, part))]
    is_menu = len(block.links) > _MOST_LINKS and not any(tells_of_page(part) and not is_kind(part) for part in said)
    return len(said) > 1 and not is_menu and are_of_page(said, block.linked)


@of_line_up_to(160)
def is_gauge(line: str) -> bool:
    """Rates, clocks, the weather, a phone: mostly figures, and no sentence. `USD 87.39 EUR 101.45`, `Osh -9 °C`."""
    if not (_DIGIT_OR_DEGREE.search(line) and _FIGURE.search(line)):
        return False
    digits, letters = (sum(map(is_one, line)) for is_one in (str.isdigit, str.isalpha))
    return digits * 4 > letters or ("°" in line and letters <= _WEATHER)


def may_be_of_text(line: str) -> bool:
    """`Photo: CSTO`, an address, `#words`: the page's own beside a text, the text's among its paragraphs."""
    return len(line) <= _LONGEST_OF_TEXT and bool(_OF_TEXT.fullmatch(line))


def may_be_amid_text(line: str) -> bool:
    """An address and no more, `Comments:`, `Listen.`: the page's own behind a text too, be it as a paragraph."""
    is_brief = len(line) <= _LONGEST_OF_TEXT
    is_word = line.endswith(".") and " " not in line
    return is_brief and (is_word or bool(_ADDRESS.fullmatch(line)) or is_comments_heading(line))


@of_line_up_to(_LONGEST_LABEL)
def is_date_label(line: str) -> bool:
    """`Date`, `Published:`: a term whose date stands in the next line."""
    return line.rstrip(": ").casefold() in _DATE_LABELS


@of_line_up_to(_LONGEST_LABEL)
def is_title_label(line: str) -> bool:
    """`Title:`, `Headline`: a term whose headline stands in the next line."""
    return line.rstrip(": ").casefold() in _TITLE_LABELS


@of_line_up_to(40)
def is_comments_heading(line: str) -> bool:
    """`Comments (2)`: what follows was written by readers."""
    return bool(_COMMENTS.fullmatch(line))


@of_line
def is_notice(line: str) -> bool:
    """What a site tells of cookies, scripts and browsers."""
    return says(casefolded(line[:1_000]), _NOTICES)


@of_line_up_to(40)
def is_more_link(line: str) -> bool:
    return bool(_MORE.fullmatch(line))
