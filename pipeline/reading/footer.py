"""What a page ends with: links to go back, copyright, terms of use, a postal address. Pure, one line at a time."""

import re

from pipeline.reading.furniture import is_site_name
from pipeline.text import casefolded, has_digit, of_line_up_to, says

_I = re.IGNORECASE
_PLACE = r"[\w \-]{1,40}"
_TRAILER = re.compile(
    r"[\s«<←‹↩❮◄\-–—\[(]*(?:"
    rf"(?:go |turn )?back(?: to {_PLACE})?|return(?: to {_PLACE})?|(?:to )?(?:the )?all (?:the )?news"
    r"|(?:to (?:the )?|back to )?top(?: of (?:the )?page)?|наверх|вверх|в начало(?: страницы)?"
    r"|to the (?:list|section|news)[\w ]{0,30}"
    rf"|назад(?: {_PLACE})?|возврат (?:к|в|на) {_PLACE}|вернуться(?: {_PLACE})?"
    r"|(?:перейти )?ко? (?:списку|разделу|всем новостям|новостям)(?: [\w \-]{1,30})?|все новости(?: [\w ]{1,20})?"
    r"|в раздел(?: [\w \-]{1,30})?"
    r")[\s»>→›.\])]*",
    _I,
)
_OF_TRAILER = (
    *("back", "return", "all ", "top", "to the "),
    *("наверх", "вверх", "в начало", "назад", "возврат", "вернуться", "списку", "раздел", "новост"),
)
_OF_WAY_BACK = ("back", "return", "назад", "вернуться")
_TRAILERS_APART = re.compile(r"\s+(?=[\[(«<←]?(?:Back|Go back|Return|Назад|Возврат|Вернуться)\b)|\s*[|/•]\s*")

_LEGAL = (
    *("(c) 19", "(c) 20", "copyright", "all rights reserved", "use of materials", "use of site materials"),
    *(
        "reprinting of",
        "reproduction of materials",
        "uses cookies",
        "use cookies",
        "privacy policy",
        "creative commons",
    ),
)
_LONGEST_CREDIT, _YEAR = 60, re.compile(r"(?:19|20)\d\d")
_OF_LEGAL = ("(c) ", "copyright", "all rights", "materials", "reprinting", "cookies", "privacy policy", "creative")
_LEGAL_BEYOND_ASCII = (
    *("все права защищены", "использовании материалов", "использование материалов", "при перепечатке"),
    *(
        "ссылка на сайт обязательна",
        "ссылка на источник обязательна",
        "политика конфиденциальности",
        "разработка сайта",
    ),
)
_ADDRESS = re.compile(
    r"(?:[a-z]+ )?address(?: of the [a-z]+)?\s*(?::|$|\W*\d)|(?:[а-я]+ )?адрес(?: [а-я]+)?\s*(?::|$|\W*\d)"
    r"|\W*\d{6}\s*(?:,|$)"
    r"|.{0,160}\b\d{6}(?:\W*(?:,?\s*(?:russia\w*|rf|россия|рф)[\w ]*)?$|\s*[.,;]\s*(?:tel|phone|тел)\w*\W)"
    r"|.{0,120}\b(?:lane|street|pereulok|переулок|улица)\W{1,3}\d|.{0,120}\b(?:ул|пер|str|per|bldg)\.\s*[\w\d]",
)
_OF_ADDRESS = (
    *("address", "адрес", "lane", "street", "pereulok", "переулок", "улица"),
    *("ул.", "пер.", "str.", "per.", "bldg."),
)
_SIX_DIGITS = re.compile("[0-9][0-9]{5}")


@of_line_up_to(120)
def is_trailer(line: str) -> bool:
    """`Go back`, `Back to the section`, `Назад к разделу`, one or several of them."""
    if not says(casefolded(line), _OF_TRAILER):
        return False
    if _TRAILER.fullmatch(line):
        return True
    parts = _TRAILERS_APART.split(line)
    return len(parts) > 1 and all(_TRAILER.fullmatch(part) for part in parts if part)


def is_way_back(line: str) -> bool:
    """One of those that lead back, not on to all the news."""
    return is_trailer(line) and says(casefolded(line), _OF_WAY_BACK)


@of_line_up_to(600)
def is_footer(line: str) -> bool:
    """Copyright, terms of use, or the site's postal address."""
    return _is_legal(line) or is_address(line)


def _is_legal(line: str) -> bool:
    lower = casefolded(line)
    if (says(lower, _OF_LEGAL) and says(lower, _LEGAL)) or (not lower.isascii() and says(lower, _LEGAL_BEYOND_ASCII)):
        return True
    return "©" in line and (len(line) > _LONGEST_CREDIT or bool(_YEAR.search(line)) or is_site_name(line))  # others own


def is_address(line: str) -> bool:
    """A postal address, a few words around it."""
    lower = casefolded(line)
    if len(line) >= 260 or not (says(lower, _OF_ADDRESS) or (has_digit(lower) and _SIX_DIGITS.search(lower))):
        return False
    return bool(_ADDRESS.match(lower))
