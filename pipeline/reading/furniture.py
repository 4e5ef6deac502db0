"""What stands on an article page beside its wording: images, attachments, contact, trailer, the site's own lines.

Pure; every function takes one line, that is one paragraph, with its white space folded. Lines longer than any
furniture are answered at once, so that no text, however hostile, is dear to look at.
"""

import re

from pipeline.model import Attachment
from pipeline.text import casefolded, of_line, of_line_up_to, plain_words, says, words

_I = re.IGNORECASE
_IMAGE = r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic)(?![^\W_])"
_FILE = r"\.(?:pdf|docx?|rtf|odt|xlsx?|ods|pptx?|zip|rar|7z|mp[34]|avi|mov)(?![^\W_])"
_SIZE = r"(?:\s*[(\[]?[\d.,]+\s*(?:kb|mb|кб|мб|bytes|байт)[)\]]?)?"

_ANY_IMAGE = re.compile(_IMAGE, _I)
_IMAGE_ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".heic")
_MAY_END = re.compile(r"\.[jpgwbthJPGWBTH]")
_IMAGE_LAST = re.compile(rf"{_IMAGE}[\s;,]*$", _I)
_IMAGE_EACH = re.compile(rf"\s*(\S.*?{_IMAGE})[\s;,]*", _I)
_DATE_FIRST = re.compile(
    r"(?:(?:published|posted|date|опубликовано|размещено|дата(?: публикации)?):?\s+|[^\w\s]+\s+)?"
    r"(?:\d{1,2}\.\d{1,2}\.\d{4},?\s|(?:[^\W\d_]{3,9} )?\d{1,2},? (?:[^\W\d_]{3,9} )?(?:19|20)\d\d,?\s)"
    rf"|(?:\S+\s+){{4,50}}\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\s+[^\s(].{{3,90}}?{_IMAGE}"
    rf"|.{{1,300}}\s\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\s+[a-z]{{2,5}}[_\-]?\d{{3,}}\S*{_IMAGE}",
    _I,
)
# Names with spaces inside a sentence: only where their beginning can be known.
_MESSENGER_NAME = re.compile(rf"(?<!\S)WhatsApp (?:Image|Video) [\d .()\-at]{{8,60}}?{_IMAGE}[;,]?", _I)
_CYRILLIC_NAME = re.compile(rf"(?<!\S)[А-ЯЁа-яё№][А-ЯЁа-яё\d №_.()\-]{{0,120}}?{_IMAGE}[;,]?", _I)
_WORD_NAME = re.compile(rf"(?<!\S)[^\s/:@«»“”\"]+{_IMAGE}[;,]?", _I)
_SENTENCE_INSIDE = re.compile(
    r"(?:[^\W\d_]{2}[.!?…»”\":]|[а-яё]{2};|\w[»”\")]{1,2}[.!?…;]|\b(?:19|20)\d\d\."
    r"|^(?:\S+ ){5,60}?\S*(?:19|20)\d\d гг?\.)\s+\S"
)
# A name that a camera or a messenger gave, behind words that are none of it.
_BEHIND_WORDS = re.compile(r"\W*\w+\W+\w.*?\s(?:[A-Za-z]{2,5}[_-]?\d{3,}\S*$|WhatsApp (?:Image|Video)\b)")
# One at the beginning of a line or of a sentence that ends in a number or a date; behind a full stop any.
_STOP = r"(?:[^\W\d_]{2}|[\d)\]»”\"]|\d г)[.!?…»”\";]\s"
_NAME_APART = re.compile(
    rf"(?:(?:^|(?<=[.!?…»”\"]\s))[^\W\d_](?:(?!{_STOP})[^:]){{0,80}}?"
    r"(?:\(\d{1,4}\)|\s\d[\d.\-]{0,9})"
    rf"|(?:(?<=[.!?…]\s)|(?<=[.!?…][»”\"]\s))[^\W_](?:(?!{_STOP})[^:]){{0,80}}?){_IMAGE}[;,]?",
    _I,
)
_MOST_SPACES = 6  # in such a name
_BEHIND_A_WORD = re.compile(r"(?:[^\W\d_]+ )+[A-Za-z]{2,}[_-]?\d\S*$")

_TO_NAME = (  # from the label on: a file's name up to the line's end, glued to the label or not
    r"(?=\s|(?-i:[A-ZА-ЯЁ\d])|\S{1,80}$)"
    rf"(?=(?:(?!download|скачать).){{1,80}}?{_FILE}{_SIZE}\s*$)"
)
_DOWNLOAD = re.compile(
    rf"\s*(?:download(?: the)? (?:document|file)|download(?=\s(?:(?!download)\S){{1,80}}{_FILE}|\s*:?$)"
    rf"|скачать (?:документ|файл)(?!(?-i:[а-яё]))|(?:download|скачать){_TO_NAME}|скачать(?![^\W_]))\s*:?\s*"
    rf"(?P<name>(?:(?!download|скачать).){{1,160}}?{_FILE})?{_SIZE}[\s;,]*",
    _I,
)
_OF_DOWNLOADS = ("download", "скачать")
_FILE_NAME = re.compile(rf"(?P<name>\S.{{0,160}}{_FILE}){_SIZE}", _I)

_MOST_ATTACHMENTS = 40  # on one line

_CSTO = r"(?:[CС][SЅ][TТ][OО](?:['’]s)?|ODKB|ОДКБ)"
_PRESS = (
    r"(?i:press[\s\-–]*(?:secretary|service|office|cent(?:re|er)|attach[eé])"
    r"|spokes(?:man|woman|person)|пресс[\s\-–]*(?:секретар[ья]|служб[аы]|центр))"
)
_HEAD = re.compile(
    rf"(?:(?:[Tt]he|{_CSTO}|[A-Z][a-z]+)\s+|(?:[Cc]ontacts?|{_CSTO})[\s:]+){{0,4}}{_PRESS}"
    r"(?:(?:\s*[,:]|\s+[–—-])?\s+(?:of|the|to|штаба|о коллективной безопасности|[A-ZА-ЯЁ][\w'’.\-]*)){0,9}(?=\W|$)"
)
_SECRETARY = ("secretary", "секретар")
_OFFICES = ("press", "spokes", "пресс")
_OFFICE = re.compile(
    rf"(?:(?:[Tt]he|{_CSTO}|[A-Z][a-z]+)\s){{0,4}}(?i:press[\s\-–]*(?:service|office|cent(?:re|er))|пресс[\s\-–]*(?:служба|центр))"
    r"(?:\s(?:of|the|штаба|[A-ZА-ЯЁ][\w'’\-]*)){0,6}"
)
_HEAD_INSIDE = re.compile(rf"(?:\b(?:The )?{_CSTO}[\s,]+)?{_PRESS}\b")
_PHONE = (
    r"(?:\+\s?7(?:[\s()\-–]{0,3}\d){10}(?!\d)|\+\s?\d[\d\s()\-–]{8,17}\d"
    r"|\b8[\s\-–]*\(?\d{3}\)?[\s\-–]*\d{3}[\s\-–]*\d\d[\s\-–]*\d\d"
    r"|\(\d{3,4}\)\s*\d[\d\s\-–]{5,10}\d)"
)
_MAIL = r"[\w.+\-]{1,40}\s?@\s?[\w\-]{1,40}(?:\.[\w\-]{1,20}){1,4}"
_LABEL = (
    r"(?:tel(?:ephone)?s?|phones?|fax|mob(?:ile)?|cell|e-?mail|mail|contacts?"
    r"|тел(?:ефон)?ы?|факс|моб|эл(?:ектронная)?|почта|доб|ext)\b\.?"
)
_DIRECT = re.compile(rf"{_PHONE}|{_MAIL}", _I)
_CONTACT_REST = re.compile(rf"(?>{_PHONE}|{_MAIL}|{_LABEL}|(?:and|и)\b|[\s,;:./|()\[\]–—\-])*+$", _I)
_NAME_LINE = re.compile(r"[A-ZА-ЯЁ][\w'’\-]+\.?(?: [A-ZА-ЯЁ][\w'’\-]+\.?){1,3}$")
CONTACT_LONGEST = 400

_SHARE_NAMES = (
    "share print printable printing печать печати распечатать напечатать поделиться поделитесь facebook twitter tweet"
    " vk vkontakte вконтакте telegram телеграм whatsapp viber skype odnoklassniki одноклассники linkedin livejournal"
    " mail email почте почту copy скопировать rss pdf views просмотры просмотров просмотрено"
)
_SHARE_WORDS = frozenset(_SHARE_NAMES.split())
_SHARE_BETWEEN = (
    "this the page on in with for by of a an save as send e to news article material friends your via social networks"
    " media version link ok x like версия для на в с друзьями сетях социальных этой страницей эту страницу рассказать"
    " соцсети соцсетях друзьям новостью по отправить послать электронной ссылку ссылка аа aa"
)
_SHARE_FILLERS = frozenset(_SHARE_BETWEEN.split())
_SHARE_ALL = _SHARE_WORDS | _SHARE_FILLERS

_KIND = re.compile(
    r"press[ -]?releases?|announcements?|news|events?|documents?|speeches|publications"
    r"|пресс-?релизы?|анонсы?|новост[ьи]|событи[ея]|мероприятия|документы?|выступления|публикации",
    _I,
)
_RELATED = re.compile(
    r"(?:related|see also|read (?:also|more|next)|other (?:news|materials|articles|events)|latest (?:news|events)"
    r"|last news|more (?:news|on|from|articles)|recent (?:news|posts|events)|news (?:feed|archive|line)|popular"
    r"|(?:сам[ыо]е|наиболее) (?:читаем|популярн|просматриваем)[ыо]е"
    r"|(?:(?:currency )?exchange|currency) rates?|rates of exchange|weather(?: forecast)?"
    r"|calendar of events|upcoming events|курсы? валют|погода|прогноз погоды|календарь (?:событий|мероприятий)"
    r"|most (?:read|viewed|popular)|on (?:this|the) (?:topic|subject)|all news|tags?|keywords?|comments?"
    r"|you m(?:ay|ight) also"
    r"|читайте также|смотрите также|см\. также|другие (?:новости|материалы)|последние новости|материалы по теме"
    r"|новости по теме|по теме|похож(?:ие|ее)|ещ[её] (?:новости|стат\w+|материалы|публикации|по теме)|архив"
    r"|лента новостей|популярн\w*|теги|метки|ключевые слова|комментарии)\b[\w ()]{0,40}:?"
    r"|(?:latest|recent|announcements?|анонсы?|последние|последнее|свежее):?"
    r"|about(?: us| (?:the )?(?:site|organi[sz]ation|csto))?|о нас|о сайте|об (?:организации|одкб)"
    r"|(?:search|poll|vote|calendar|archive|subscribe|поиск|опрос|голосование|календарь|подписка):?",
    _I,
)
_SITE_NAMES = (
    "collective security treaty organization organisation csto odkb joint staff parliamentary assembly pa official site"
    " website web portal the of and home page main news secretariat en ru english version"
    " организация организации договора о коллективной безопасности одкб объединенный объединённый объединенного"
    " объединённого штаб штаба ош парламентская парламентской ассамблея ассамблеи па"
    " официальный официального сайт сайта портал главная новости и секретариат секретариата страница"
)
_SITE_WORDS = frozenset(_SITE_NAMES.split())


def may_name_image(text: str) -> bool:
    """Whether the ending of an image's name stands in a text at all."""
    if not _MAY_END.search(text):
        return False
    lower = text.lower()
    return any(ending in lower for ending in _IMAGE_ENDINGS)


@of_line
def image_names(line: str) -> tuple[str, ...]:
    """The image names a line consists of; none where it says anything else."""
    if (
        len(line) > 600
        or not may_name_image(line)
        or not _IMAGE_LAST.search(line)
        or _SENTENCE_INSIDE.search(line)
        or _DATE_FIRST.match(line)
    ):
        return ()
    names = tuple(match[1] for match in _IMAGE_EACH.finditer(line))
    if any(len(name) > 120 or name.count(" ") > 12 or _BEHIND_WORDS.match(name) for name in names):
        return ()
    return names


@of_line
def take_images(line: str) -> tuple[str, tuple[str, ...]]:
    """A line without the image names that stand in it, and these names."""
    if not may_name_image(line) or len(line) > 20_000:
        return line, ()
    if whole := image_names(line):
        return "", whole
    end = max((match.end() for match in _ANY_IMAGE.finditer(line)), default=0)  # `.jpgx` is no ending
    if is_contact_head(line[end:].strip()) and (whole := image_names(line[:end])):
        return line[end:].strip(), whole
    names: list[str] = []

    def take(match: re.Match[str]) -> str:
        names.append(match[0].rstrip(";,"))
        return " "

    def take_apart(match: re.Match[str]) -> str:
        name = match[0]
        return name if name.count(" ") > _MOST_SPACES or _BEHIND_A_WORD.match(name) else take(match)

    rest = _MESSENGER_NAME.sub(take, line)
    rest = _NAME_APART.sub(take_apart, rest)
    if not _mostly_cyrillic(line):
        rest = _CYRILLIC_NAME.sub(take, rest)
    rest = _WORD_NAME.sub(take, rest)
    return " ".join(rest.split()), tuple(names)


def _mostly_cyrillic(line: str) -> bool:
    return len(re.findall("[А-Яа-яЁё]", line)) > len(re.findall("[A-Za-z]", line))


@of_line
def take_attachments(line: str) -> tuple[str, tuple[Attachment, ...]]:
    """A line without the attachments it opens with (`Download document name.pdf`, name or none), and these."""
    found: list[Attachment] = []
    place = 0
    while len(found) < _MOST_ATTACHMENTS and (match := _DOWNLOAD.match(line, place)):
        found.append(Attachment(match["name"]))
        place = match.end()
    if found:
        return line[place:].strip(), tuple(found)
    if "." in line and len(line) <= 200 and line.count(" ") <= 14 and not _SENTENCE_INSIDE.search(line):
        named = None if says(casefolded(line), _OF_DOWNLOADS) else _FILE_NAME.fullmatch(line)
        if named:
            return "", (Attachment(named["name"]),)
    return line, ()


def take_files(line: str) -> tuple[str, tuple[str, ...], tuple[Attachment, ...]]:
    """What stands beside a date, without names of images and attachments in any order; the names, the attachments."""
    rest, first = take_attachments(line)
    rest, names = take_images(rest) if len(rest) < 400 else _without_first_image(rest)
    rest, second = take_attachments(rest) if names else (rest, ())
    return rest, names, (*first, *second)


def _without_first_image(line: str) -> tuple[str, tuple[str, ...]]:
    """A long line without an image's name that is its first word, and that name."""
    first, _, rest = line.partition(" ")
    return (rest, (first,)) if image_names(first) else (line, ())


@of_line_up_to(CONTACT_LONGEST)
def is_contact_head(line: str) -> bool:
    """Whether a line opens the press contact: office and name, perhaps phones and mail, and nothing else."""
    match = _HEAD.match(line) if says(casefolded(line), _OFFICES) else None
    return match is not None and _CONTACT_REST.match(line, match.end()) is not None


def is_secretary(line: str) -> bool:
    """Whether the head of a press contact is the secretary's, no office's."""
    return says(casefolded(line), _SECRETARY)


@of_line_up_to(100)
def is_press_office(line: str) -> bool:
    """`CSTO Press Service` and nothing else, in nobody's name: beside a date or a text it says who wrote."""
    return says(casefolded(line), _OFFICES) and bool(_OFFICE.fullmatch(line))


@of_line_up_to(CONTACT_LONGEST)
def is_contact_rest(line: str) -> bool:
    """Whether a line can go on a press contact: phones, mail, labels, a name alone."""
    if _CONTACT_REST.match(line):
        return True
    return len(line) < 60 and bool(_NAME_LINE.match(line)) and not is_site_name(line)


def has_phone_or_mail(line: str) -> bool:
    return len(line) <= 2_000 and says(line, "@+(8") and bool(_DIRECT.search(line))


def contact_glued(line: str) -> int | None:
    """Where a press contact with phone or mail begins that is glued to the end of a paragraph, else None."""
    first = max(0, len(line) - CONTACT_LONGEST)
    tail = line[first:]
    if not says(casefolded(tail), _OFFICES) or not _DIRECT.search(tail):
        return None
    starts = (match.start() for match in _HEAD_INSIDE.finditer(tail))
    return next((first + start for start in starts if first + start and is_contact_head(tail[start:])), None)


@of_line_up_to(200)
def is_share(line: str) -> bool:
    """Share buttons, print links, view counters, the site's tools."""
    tokens = plain_words(line)
    if _SHARE_WORDS.isdisjoint(tokens) or line.endswith("."):
        return False  # no button ends so
    return _SHARE_ALL.issuperset([token for token in tokens if not token.isdigit()])


@of_line_up_to(70)
def is_related_heading(line: str) -> bool:
    """`Other news`, `Read also`: what follows is not the article's."""
    return bool(_RELATED.fullmatch(line))


@of_line_up_to(24)
def is_kind(line: str) -> bool:
    """`News`, `Press release`: what kind of text stands there, and no more."""
    return bool(_KIND.fullmatch(line))


@of_line_up_to(160)
def is_site_name(text: str) -> bool:
    """Whether a text is made of nothing but the organization's names and words for web sites."""
    return _SITE_WORDS.issuperset(words(text))
