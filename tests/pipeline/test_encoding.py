"""Bytes to text: byte-order mark, header, meta, detection."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.encoding import decode

RUSSIAN = "<html><body><p>Участники встречи обсудили положение на границе и договорились продолжить работу.</p></body>"
ENGLISH = "<html><body><p>The participants discussed the “position” at the frontier – and agreed to go on.</p></body>"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r"])
@pytest.mark.parametrize("header", [None, "utf-8", "windows-1251", "koi8-r", "iso-8859-1", "no-such-thing"])
def test_right_bytes_win_over_a_wrong_header(encoding: str, header: str | None) -> None:
    """Whatever the header claims, Russian bytes of the three encodings come out right."""
    content_type = f"text/html; charset={header}" if header else None
    assert decode(RUSSIAN.encode(encoding), content_type).text == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "windows-1251"])
def test_english_quotes_survive(encoding: str) -> None:
    """An English page has its curly quotes and dashes in every encoding that has them."""
    assert decode(ENGLISH.encode(encoding)).text == ENGLISH


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_byte_order_mark_is_first(mark: bytes, encoding: str) -> None:
    """A byte-order mark decides against header and meta, and is not part of the text."""
    content = mark + RUSSIAN.encode(encoding)
    assert decode(content, "text/html; charset=windows-1251").text.lstrip("\ufeff") == RUSSIAN


def test_meta_is_believed_where_there_is_no_header() -> None:
    """A page that only names its encoding in <meta> is decoded so."""
    page = '<head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head>' + RUSSIAN
    decoded = decode(page.encode("koi8-r"))
    assert (decoded.text, decoded.encoding) == (page, "koi8-r")


def test_contradiction_is_noted() -> None:
    """Header and page that disagree leave a note with both names."""
    page = f'<meta charset="windows-1251">{RUSSIAN}'
    notes = decode(page.encode("windows-1251"), "text/html; charset=utf-8").notes
    assert any("utf-8" in note and "windows-1251" in note for note in notes)


@pytest.mark.parametrize("typed", ["СRRF", "the CSTО", "Mаrсh and Аpril"])
def test_a_look_alike_within_a_latin_word_tells_the_encoding(typed: str) -> None:
    """Where no encoding is named, the few Cyrillic letters of an English page are those that look like Latin ones."""
    page = f"<html><body><p>Units of {typed} have been on duty for a year.</p></body>"
    decoded = decode(page.encode("windows-1251"), "text/html")
    assert (decoded.text, decoded.encoding) == (page, "windows-1251")


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    """UTF-8 with a damaged character stays UTF-8."""
    content = RUSSIAN.encode("utf-8").replace("границе".encode(), b"\xd0" + "границе".encode(), 1)
    decoded = decode(content, "text/html; charset=utf-8")
    assert decoded.encoding == "utf-8"
    assert "обсудили положение" in decoded.text


@given(st.binary(max_size=2000), st.one_of(st.none(), st.text(max_size=60)))
def test_any_bytes_decode(content: bytes, content_type: str | None) -> None:
    """No bytes and no header raise."""
    assert isinstance(decode(content, content_type).text, str)


@pytest.mark.parametrize("meta", ["koi8-r", "windows-1251", None])
def test_a_caption_in_russian_tells_the_encoding_of_an_english_page(meta: str | None) -> None:
    """Capitals amid its words are nonsense, however few they are: the header is wrong."""
    text = "<p>The Council met in Minsk.</p><p>На фото: участники заседания</p>"
    head = f'<meta charset="{meta}">' if meta else ""
    found = decode((head + text).encode("koi8-r"), "text/html; charset=windows-1251")
    assert (found.text, found.encoding) == (head + text, "koi8-r")


@pytest.mark.parametrize("declared", ["utf-8", "windows-1251", None])
@pytest.mark.parametrize("wrong", [b"\xd0", b"\xe2\x80", b"\xff"])
def test_an_english_page_keeps_its_quotes_beside_a_letter_cut_in_two(wrong: bytes, declared: str | None) -> None:
    """A site that cuts its texts by bytes leaves half a letter: the quotes and dashes around it are not made three."""
    content = ENGLISH.encode().replace(b"agreed", b"agr" + wrong)
    content_type = f"text/html; charset={declared}" if declared else None
    assert decode(content, content_type).text == ENGLISH.replace("agreed", "agr\ufffd")
    assert decode(content, content_type).encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r"])
def test_letters_that_look_like_utf8_by_chance_do_not_make_a_page_of_it(encoding: str) -> None:
    """A capital before a closing quotation mark or ё is two bytes that UTF-8 could have meant."""
    page = RUSSIAN.replace("встречи", "встречи «СНГ» и «ОДКБ» о ПОЛЁТАХ") if encoding == "windows-1251" else RUSSIAN
    assert decode(page.encode(encoding), "text/html; charset=utf-8").text == page
