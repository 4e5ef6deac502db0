"""What a page says of an article beside its wording: author, section, views, rating, tags. Pure, one line at a time."""

import re
from collections.abc import Sequence

from pipeline.dates import date_line
from pipeline.reading.furniture import take_files
from pipeline.text import casefolded, of_line, of_line_up_to, says

_I = re.IGNORECASE
LONGEST = 200  # characters of such a line
_SIGNS_BETWEEN = frozenset("|•·—–/:")  # a colon, as in `Posted: 27.11.2018, views: 23`
_BETWEEN = re.compile(r"\s*[|•·]\s*|\s+[—–/]\s+|,\s+(?=[^\W\d_]{3,12}\.?:\s*\d+$)")
_NAME = r"[^\s.:,][^.!?:]{0,60}"
_INITIALS = r"[^\s.:,](?:[^.!?:]|(?<=\b[^\W\d_])\.){0,60}"
_COUNT = r"[\d\s.,/+\-]{1,20}"
_NUMBERED = (
    r"(?:(?:total|number of|page) )?(?:views|hits|votes|comments|shows|visits|readers)|viewed|read(?:ings)?"
    r"|rating|likes?|shares|reactions|counter|(?:estimated )?reading time|time to read"
    r"|(?:(?:количество|число|всего) )?(?:просмотр(?:ов|ы)?|показ(?:ов|ы)?|прочтени[йя]|посещени[йя]|голосов"
    r"|комментари(?:ев|и|й)|комм\.?|просм\.?)|просмотрено|прочитано|нравится|рейтинг|оценка|счетчик|счётчик"
    r"|показов за все время|показов за всё время|(?:примерное )?время чтения"
)
_DAY = r"(?:\d|[^\W\d_]{3,9} \d{1,2},).{4,24}"
_CHANGED = (
    r"(?:(?:page )?(?:date |last )?(?:updated|changed|modified|reviewed|edited)|last (?:update|change|modification)"
    r"|(?:дата |последнее )?(?:изменен(?:о|ия|ие)|обновлен(?:о|ия|ие)))"
)
_CHANGED_LAST = re.compile(rf"[\s,;|•·/–—(-]*(?<![^\W\d_]){_CHANGED}(?: on| at)?:? {_DAY}\)?$", re.IGNORECASE)
_OF_CHANGES = ("dated", "change", "modif", "review", "edited", "измен", "обновл")
_OF_PAGE = re.compile(
    rf"(?:{_NUMBERED})\s*[:\-–—]?\s*{_COUNT}(?:min(?:utes)?|мин(?:ут\w*)?|раз\w*|times)?\.?"
    r"|[^\w\s]*\s*(?:[\d.,]{1,4}\s*)?\(\d+ (?:votes?|ratings?|голос\w*|оцен\w*)\)"
    rf"|{_COUNT}(?:{_NUMBERED}|min(?:ute)?s?\.? read|мин(?:ут\w*)?\.? чтения)"
    r"|(?:categor(?:y|ies)|section|rubric|rating|tags?|keywords|added by|uploaded by|(?:last )?(?:updated|modified)"
    r"|last (?:update|change|modification)|(?:direct|permanent|short|page) link|permalink|publication date"
    r"|категори[яи]|рубрик[аи]|раздел|теги|метки|ключевые слова|добавил[аи]?"
    r"|(?:последнее )?(?:обновлен|изменен)[оие]{1,2}"
    r"|измен[её]но|(?:прямая |постоянная )?ссылка(?: на материал| на страницу)?|дата (?:публикации|размещения))"
    r"\s*:(?:\s.{0,120})?"
    r"|\(?\d+ (?:ratings?|votes?|оцен\w*|голос\w*),? .{0,40}\)|(?:no|нет) (?:votes yet|голосов)"
    rf"|(?:(?:(?:date )?created|создано|дата создания|{_CHANGED})(?: on| at)?:? {_DAY}){{1,2}}"
    r"|(?:short|permanent) (?:link|url)\b.{0,80}|(?:короткая|постоянная) ссылка\b.{0,80}"
    r"|(?:[+＋]|ещ[её] )\d+ (?:photos?|фото)"
    r"|[^\w\s]{1,10}\s*\d(?:[.,]\d)?\s?/\s?\d{1,2}(?:\s*\(\d+\))?"
    r"|(?:no|нет) (?:comments?|комментариев)|(?:#\w+[\s,]*){1,12}|[^\w\s№#+(]{1,3}\s*\d[\d\s]{0,9}"
    r"|(?:comment(?:s|ing)|комментарии|комментирование)(?: (?:to|for|on|к|для) [^.!?]{1,60})? (?:(?:is|are) )?"
    r"(?:closed|disabled|off|turned off|not allowed|отключен[оы]|закрыт[оы]|запрещен[оы]|выключен[оы])\.?"
    r"|(?:[^\w\s]+|(?:read(?:ing)?(?: time)?|читать|прочитать|(?:время )?(?:на )?чтени[ея])(?: in| за)?\s*:?)"
    r"\s*~?\d{1,3}\s?(?:min(?:ute)?s?|мин(?:ут\w*)?)\.?"
    r"|(?:posted|filed|published|опубликован[оа]?|размещен[оа]?) (?:in|under|в)(?: (?:the )?(?:sections?|category"
    r"|раздел\w*|рубрике|категории))?\s*:?\s[^«“„\"\d]{1,60}"
    r"|(?:posted|filed) (?:in|under)\s*:|(?:this entry was posted (?:in|on)|запись опубликована в рубрике)\b.{0,120}"
    r"|(?:bookmark the permalink|добавьте в закладки)\b.{0,60}"
    r"|(?:log in|sign in|login|register)\b.{0,30}\bcomments?"
    r"|(?:войдите|авторизуйтесь|зарегистрируйтесь),? чтобы (?:оставля|остави|добавля|комментиров)\w*(?: коммент\w+)?",
    _I,
)
_OF_TEXT = re.compile(
    r"(?:details|article (?:info|details)|подробности|информация о материале)"
    rf"|(?:author|source|editor|text|written by|posted by|submitted by|published by|created by|автор(?:ы)?|источник"
    rf"|редактор|опубликовал[аи]?|разместил[аи]?|подготовил[аи]?)(?:\s*:\s*{_NAME}|\s(?!of\b){_NAME})"
    rf"|(?i:by|автор) [^\W\d_]\S*(?: [A-ZА-ЯЁ]\S*){{0,2}}",
    _I,
)
_BESIDE = re.compile(
    rf"(?:text|words|photos?|pictures?|video|translation|текст|слова|фото|снимки|видео|перевод)\s*[:©]\s*{_INITIALS}",
    _I,
)
"""What is a credit in company only: alone, among paragraphs, it is one of them."""
_AUTHOR = re.compile(rf"(?:(?:author|автор)s?\s*:|(?:written|posted|published|submitted) by\b\s*:?)\s*{_NAME}", _I)
_BRIEF = re.compile(r"[^\W\d_][^\s.!?:]*(?: [^\s.!?:]+)?")
_BRIEFEST = 25
_BY = re.compile(
    r"(?:submitted|posted|published|written|added|created|опубликован[оа]?|размещен[оа]?|добавлен[оа]?|создан[оа]?"
    r"|автор:?|by)\b"
    r"(?:\s+(?:by\s+)?(?!on\b)[^\W\d_]\S*(?:\s+[A-ZА-ЯЁ]\S*)?)?(?:\s*[,:\-–—]|\s+on\b|\s+в\b)*\s+(?=\S)",
    _I,
)
_LABELLED = re.compile(
    r"(?:[^\W\d_]+ ){0,2}(?:date|dated|publish(?:ed|ing)|posted|released|issued|дата|опубликован[оа]?|размещен[оа]?)"
    r"(?: [^\W\d_]+){0,2}\s*:\s*(?=\S)",
    _I,
)
_SIGNS_BEFORE = re.compile(r"[^\w\s«»“”\"'(\[&+№–—-]+\s+")
_SIGNS_BEHIND = re.compile(r"\s*[^\w\s.,;:)\]»”\"'%|•·–—-]+\s*\d[\d\s]*$")
_DATE_ALONE = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}")  # nobody and nothing beside it: as most
_OF_FILES = ("download", "скачать")
_FILES = re.compile(r"\s(?:download|скачать)\b[^|•·]*", _I)
_WHO = re.compile(r"(?i:by|пользователем|автором|от|автор:?)\s+\S+(?: [A-ZА-ЯЁ][^\W\d_]+(?!\S))?")


@of_line_up_to(LONGEST)
def is_author(line: str) -> bool:
    """`Author: Administrator`, `Written by the press service`."""
    return bool(_AUTHOR.fullmatch(line))


@of_line_up_to(LONGEST)
def is_of_page(line: str) -> bool:
    """`Views: 23`, `Category: News`, `Log in to post comments`: never a text's own words."""
    return _all(line, of_text=False)


@of_line_up_to(LONGEST)
def is_credit(line: str) -> bool:
    """The same, and what may be a text's own words too where it stands in it: `Author: the press service | News`."""
    return _all(line, of_text=True) or (" | " in line and _is_company(_parts(line)))


def _is_company(parts: Sequence[str]) -> bool:
    """Whether one of the parts is a credit, and the others are a word or two."""
    credits = [part for part in parts if _is_of_page(part) or _OF_TEXT.fullmatch(part)]
    return bool(credits) and all(part in credits or _is_brief(part) for part in parts)


def _all(line: str, *, of_text: bool) -> bool:
    parts = _parts(line)
    is_company = of_text and len(parts) > 1
    return bool(parts) and all(
        _is_of_page(part) or (of_text and _OF_TEXT.fullmatch(part)) or (is_company and _BESIDE.fullmatch(part))
        for part in parts
    )


@of_line
def _is_of_page(part: str) -> bool:
    return bool(_OF_PAGE.fullmatch(part))


def _parts(line: str) -> list[str]:
    if _SIGNS_BETWEEN.isdisjoint(line):
        return [line] if line.strip() else []
    return [part for part in _BETWEEN.split(line) if part.strip()]


def date_among(line: str) -> str | None:
    """The date, with the names of files beside it, of a line that says nothing else but who, where and how often read.

    `Posted on 27 November 2018 by admin`, `Views: 12 | Date: 27.11.2018 | Rating: 0.0/0`; None for any other line.
    """
    if len(line) > LONGEST or _DATE_ALONE.fullmatch(line):
        return None
    if says(casefolded(line), _OF_CHANGES) and (changed := _CHANGED_LAST.search(line)) and changed.start():
        line = line[: changed.start()]
        return date_among(line) or (line if _is_dated(line) else None)
    if not line.isascii() and (signs := _SIGNS_BEFORE.match(line)):
        line = _SIGNS_BEHIND.sub("", line[signs.end() :])
        return _date_among(line) or (line if _is_dated(line) else None)
    files = _FILES.search(line) if says(casefolded(line), _OF_FILES) else None
    if files is None:
        return _date_among(line)
    if take_files(files[0].strip())[0]:
        return None
    found = _date_among(f"{line[: files.start()]} {line[files.end() :]}".strip())
    return f"{found}{files[0]}" if found else None


def _date_among(line: str) -> str | None:
    parts = _parts(line)
    if len(parts) == 1:
        return _said(line)
    dated = [part for part in parts if _is_dated(part)]
    if len(dated) != 1:
        return None
    has_bar = "|" in line or "•" in line or "·" in line or " / " in line
    rest = (part for part in parts if part != dated[0])
    is_beside = all(
        is_credit(part) or (has_bar and (_is_brief(part) or _BESIDE.fullmatch(part) is not None)) for part in rest
    )
    return (_said(dated[0]) or dated[0]) if is_beside else None


def _is_brief(part: str) -> bool:
    return len(part) <= _BRIEFEST and bool(_BRIEF.fullmatch(part))


def _is_dated(part: str) -> bool:
    line = date_line(part)
    return (line is not None and not any(take_files(line.rest)[:1])) or _said(part) is not None


def _said(line: str) -> str | None:
    """The date of `Submitted by admin on 27.11.2018`, `Posted on 27.11.2018 by admin`."""
    begun = _BY.match(line) or _LABELLED.match(line)
    rest = line[begun.end() :] if begun else line
    found = date_line(rest)
    if found is None:
        return None
    if not found.rest:
        return rest if begun else None
    who = _WHO.match(found.rest)
    if who:
        files = found.rest[who.end() :].strip()
        return f"{rest[: len(rest) - len(found.rest)]}{files}".strip() if not take_files(files)[0] else None
    return rest if begun and not take_files(found.rest)[0] else None
