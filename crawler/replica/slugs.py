"""Russian headlines as slugs: 1C-Bitrix cuts at 100 characters, the assembly's sites at words."""

import re

_BITRIX = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "\0").split(" "),
        strict=True,
    )
)
_PACSTO = _BITRIX | {"х": "h", "щ": "sch"}
_PAODKB = _BITRIX | {"й": "j", "ы": "y", "ю": "ju", "я": "ja", "х": "h", "щ": "shch"}
_LIMIT = 100


def bitrix(headline: str) -> str:
    """Slug of csto and jscsto: cut at 100 characters, 101 where the last letter needs two; a closing '-' stays."""
    slug = ""
    for letter in headline.lower():
        if len(slug) >= _LIMIT:
            break
        piece = _letter(letter, _BITRIX)
        slug += "" if piece == "-" and (not slug or slug.endswith("-")) else piece
    return slug if len(slug) >= _LIMIT else slug.rstrip("-")


def pacsto(headline: str) -> str:
    """Slug of pacsto.org: whole words only, up to about 66 characters."""
    return _worded(headline, _PACSTO, 66)


def paodkb(headline: str) -> str:
    """Slug of paodkb.org, which transliterates differently."""
    return _worded(headline, _PAODKB, 72)


def _worded(headline: str, table: dict[str, str], limit: int) -> str:
    whole = re.sub("-+", "-", "".join(_letter(letter, table) for letter in headline.lower())).strip("-")
    if len(whole) <= limit:
        return whole
    return whole[: limit + 1].rpartition("-")[0]


def _letter(letter: str, table: dict[str, str]) -> str:
    if letter in table:
        return table[letter].replace("\0", "")
    return letter if letter.isascii() and letter.isalnum() else "-"
