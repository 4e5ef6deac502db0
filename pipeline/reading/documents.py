"""Links to documents: which addresses are files, what a file is called, which lines are no more than its link. Pure."""

import re
from posixpath import basename
from urllib.parse import unquote, urlsplit

from pipeline.reading.blocks import Block
from pipeline.reading.lines import has_ended
from pipeline.text import fold_line, kept

_KINDS = r"\.(?:pdf|docx?|rtf|odt|xlsx?|pptx?|zip|rar)"
_DOCUMENT = re.compile(rf"{_KINDS}$", re.IGNORECASE)
_NAME_FIRST = re.compile(rf"((?:\S*[^\s.!?:;] ){{0,6}}?\S+{_KINDS})(?:\s+|$)", re.IGNORECASE)
_SIZE = re.compile(r"\s*[(\[][^()\[\]]{1,40}[)\]]$")  # `(PDF, 120 KB)`
_LONGEST_LABEL = 60  # characters
NO_PAGES = ("mailto:", "tel:", "callto:")
"""How addresses begin that are not a page's."""


def _is_document(address: str) -> bool:
    return bool(_DOCUMENT.search(_path(address)))


is_document = kept(_is_document, most=512, longest=200)
"""Whether an address is that of a document; those of tools and trailers are asked for on every page."""


def file_name(address: str) -> str:
    """The last part of an address's path, escapes undone; empty where it has none."""
    return fold_line(unquote(basename(_path(address))))


def take_name(line: str) -> tuple[str, str] | None:
    """The file's name that a line begins with, and what stands behind it; None where it begins with none."""
    match = _NAME_FIRST.match(line)
    return None if match is None else (match[1], line[match.end() :])


def is_label_of_documents(block: Block) -> bool:
    """Whether a line is a few words that lead to a document, whatever they say: `Text of the decree`, `Download`."""
    if not block.links or len(block.text) > _LONGEST_LABEL or has_ended(block.text):
        return False
    return block.linked * 10 >= len(label(block)) * 8 and all(map(is_document, block.addresses))


def label(block: Block) -> str:
    """The words of a line that leads to a document, without the file's kind and size behind them."""
    return _SIZE.sub("", block.text) if block.text[-1] in ")]" else block.text


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""
