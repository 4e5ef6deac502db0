"""Tells a wall, an error page in disguise and an empty page from the page that was asked for. Pure."""

import re
from collections.abc import Iterator

_TITLE = re.compile(rb"<title[^>]*>(.{0,300}?)</title", re.I | re.S)
_HIDDEN = re.compile(rb"<(?:!--|(script|style|noscript|head|title|template)\b)", re.I)
_TAG = re.compile(rb"<[^<>]*>")
_WALL_TITLES = (
    "ddos-guard",
    "ddos protection",
    "just a moment",
    "attention required",
    "checking your browser",
    "access denied",
    "security check",
    "captcha",
    "are you a robot",
    "you have been blocked",
    "request blocked",
    "stormwall",
    "qrator",
    "variti",
    "проверка браузера",
    "вы не робот",
    "доступ ограничен",
    "доступ запрещ",
    "защита от ddos",
)
_WALL_MARKS = (
    "check.ddos-guard.net",
    "/.well-known/ddos-guard/",
    "cf-browser-verification",
    "cf_chl_opt",
    "cf-chl-",
    "/cdn-cgi/challenge-platform/h/",
    "g-recaptcha",
    "h-captcha",
    "smartcaptcha",
    "captcha-container",
    "showcaptcha",
    "enable javascript and cookies to continue",
    "your ip address has been blocked",
    "_incapsula_resource",
    "/__qrator/",
    "id_captcha_frame_div",
    "slowaes.decrypt(",
    "testcookie-nginx",
)
_PUZZLES = (
    "captcha_word",
    "captcha_sid",
    "smart-captcha",
    "checkboxcaptcha",
    "not a robot",
    "вы не робот",
    "введите слово на картинке",
    "код с картинки",
    "символы с картинки",
)
"""Also found in a form on a site's own page: they count only where there is hardly anything else."""
_BROKEN = (
    "500 internal server error",
    "502 bad gateway",
    "503 service",
    "504 gateway",
    "bad gateway",
    "internal server error",
    "service unavailable",
    "service temporarily unavailable",
    "site is under maintenance",
    "site under maintenance",
    "under maintenance",
    "down for maintenance",
    "site maintenance",
    "website maintenance",
    "maintenance mode",
    "scheduled maintenance",
    "technical works",
    "technical maintenance",
    "the site is temporarily",
    "the website is temporarily",
    "website is temporarily",
    "temporarily unavailable",
    "we'll be back soon",
    "we will be back soon",
    "error establishing a database connection",
    "error connecting to database",
    "mysql connect error",
    "mysql query error",
    "db query error",
    "error] db query error",
    "fatal error",
    "account suspended",
    "this account has been suspended",
    "this domain is for sale",
    "this domain is parked",
    "domain name is parked",
    "домен припаркован",
    "срок регистрации домена",
    "технические работы",
    "ведутся технические работы",
    "на сайте ведутся",
    "сайт на техническом обслуживании",
    "сайт временно недоступен",
    "сайт временно закрыт",
    "сайт временно не работает",
    "сайт на реконструкции",
    "сайт находится на реконструкции",
    "сайт находится на техническом обслуживании",
    "проводятся технические работы",
    "проводятся профилактические работы",
    "на сайте проводятся",
    "техническое обслуживание сайта",
    "сервис временно недоступен",
)
_MISSING = (
    "страница не найдена",
    "запрашиваемая страница не найдена",
    "элемент не найден",
    "раздел не найден",
    "новость не найдена",
    "ошибка 404",
    "404 not found",
    "404 - not found",
    "error 404",
    "page not found",
    "the page you requested was not found",
    "element not found",
    "section not found",
    "news not found",
)
_SMALL = 30_000  # a wall is a small page; a site's own page with a captcha in its form is not
_FEW_WORDS = 1_500  # bytes of text a wall may show
_TINY, _NEXT_TO_NOTHING = 10_000, 700  # bytes of a page that says only that it does not work, and of its text


def _in_any_encoding(phrases: tuple[str, ...]) -> bytes:
    forms = {form.encode(name) for text in phrases for form in (text, text.capitalize(), text.title(), text.upper())
             for name in ("utf-8", "cp1251")}  # fmt: skip
    return b"|".join(sorted(map(re.escape, forms)))


_WHOLE_MISSING = re.compile(rb">\s*(?:" + _in_any_encoding(_MISSING) + rb")\s*(?:[.!]+\s*)?<")
_HEADING_404 = re.compile(rb"<h1[^<>]*>\s*404\b", re.I)
# One expression each: with a fixed beginning they are searched faster than `in` does, and much faster than as one.
_ENGLISH_HINT = re.compile(rb"ot [fF]ound")
_RUSSIAN_HINTS = tuple((hint[0], re.compile(hint)) for hint in map("не найден".encode, ("utf-8", "cp1251")))
_NUMBER = re.compile(rb"404")


def title(content: bytes) -> str:
    """The page's <title>, lower case, in whichever of utf-8 and windows-1251 it decodes; empty where there is none."""
    match = _TITLE.search(content, 0, 20_000)
    if match is None:
        return ""
    return _lower(match[1].strip())


def visible(content: bytes) -> bytes:
    """What is left without tags, scripts and comments; white space folded."""
    return b" ".join(_TAG.sub(b" ", b" ".join(_shown(content))).split())


def _shown(content: bytes) -> Iterator[bytes]:
    """What stands outside comments, scripts and the like; linear, whatever is left open."""
    low, at, absent = content.lower(), 0, set[bytes]()
    for match in _HIDDEN.finditer(low):
        end = b"-->" if match[1] is None else b"</" + match[1]
        if match.start() < at or end in absent:
            continue
        found = low.find(end, match.end())
        if found < 0:
            absent.add(end)
            continue
        yield content[at : match.start()]
        at = found if match[1] else found + len(end)
    yield content[at:]


def wall(status: int, headers: tuple[tuple[str, str], ...], content: bytes) -> str | None:
    """The name of the wall that answered instead of the site, or None.

    A wall needs a sign and thinness: the same guard's script also stands on the site's whole pages.
    """
    names = {key.lower(): value.lower() for key, value in headers}
    if names.get("cf-mitigated") == "challenge":
        return "Cloudflare challenge"
    heading = title(content)
    sign = next((text for text in _WALL_TITLES if text in heading), None)
    if sign is None and len(content) <= _SMALL:
        low = content.lower()
        sign = next((text for text in _WALL_MARKS if text.encode() in low), None)
    if sign is None and len(content) <= _TINY:
        words = _lower(content)
        sign = next((text for text in _PUZZLES if text in words and len(visible(content)) <= _NEXT_TO_NOTHING), None)
    if sign is None and b"document.cookie" in content and is_empty(content):
        sign = "a script that sets a cookie"
    if sign is None and status in (403, 503) and "ddos-guard" in names.get("server", ""):
        sign = "ddos-guard"
    if sign is None or (status < 400 and len(visible(content)) > _FEW_WORDS):
        return None
    return sign


def broken(content: bytes) -> str | None:
    """What a site that does not work says of itself in a page sent with status 200; None where it is no such page."""
    if len(content) > _TINY:
        return None
    low = _lower(content)
    if not any(sign in low for sign in _BROKEN):
        return None
    text = visible(content)
    if len(text) > _NEXT_TO_NOTHING:
        return None
    said = (title(content), _lower(text).lstrip(" .:!<>[]-"))
    return next((sign for sign in _BROKEN if any(each.startswith(sign) for each in said)), None)


def _lower(content: bytes) -> str:
    """Lower case, in whichever of utf-8 and windows-1251 it decodes."""
    try:
        return content.decode("utf-8").lower()
    except UnicodeDecodeError:
        return content.decode("cp1251", "replace").lower()


def is_missing(content: bytes) -> bool:
    """True for an error page sent with status 200: its title, or one whole element, says that nothing is there."""
    heading = title(content)
    if any(heading.startswith(text) for text in _MISSING) or re.match(r"404\b", heading):
        return True
    number = _NUMBER.search(content)
    if number and number.start() < _SMALL and _HEADING_404.search(content):
        return True
    if not (number and b"rror 404" in content) and not _has_hint(content):
        return False
    return _WHOLE_MISSING.search(content) is not None and len(visible(content)) < 20_000


def _has_hint(content: bytes) -> bool:
    """Cheap, and settles nearly every page."""
    if _ENGLISH_HINT.search(content):
        return True
    return not content.isascii() and any(first in content and hint.search(content) for first, hint in _RUSSIAN_HINTS)


def is_empty(content: bytes) -> bool:
    """True where a page shows no text at all: no bytes, or nothing between the tags."""
    return not content.strip() or (len(content) < 4_000 and not visible(content))


def is_binary(content: bytes) -> bool:
    """True for bytes that are no text in any encoding a site could use; a page may hold a stray NUL."""
    head = content[:2_048]
    if b"\0" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return not head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype", b"<html"))
