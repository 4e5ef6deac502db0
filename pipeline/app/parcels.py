"""Values as bytes, for the way between two processes of one version: never for keeping.

A frozen dataclass is pickled field by field in Python; put as a call of its class, a page and what was read out of it
take a third of the time.
"""

import copyreg
import io
import pickle
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from crawler.model import Page, Validators
from crawler.packing import Packed
from pipeline.app.reading_room import Read
from pipeline.fingerprint import Fingerprint, parts, put_together
from pipeline.model import Article, Attachment, Lead, Reading, Reason, Verdict

_KINDS = (Page, Validators, Packed, Read, Article, Attachment, Lead, Reading, Reason, Verdict)


def _call(kind: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
    """How a value of two fields and more is made again."""
    values = attrgetter(*(each.name for each in fields(kind)))
    return lambda value: (kind, values(value))


_CALLS: dict[type, Callable[[Any], Any]] = {kind: _call(kind) for kind in _KINDS} | {
    Fingerprint: lambda print_: (put_together, parts(print_))
}


def packed(value: object) -> bytes:
    """The value as bytes."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**copyreg.dispatch_table, **_CALLS}
    pickler.dump(value)
    return buffer.getvalue()


def unpacked(content: bytes) -> Any:
    """The value that `packed` was given. Only for bytes from our own process: a pickle can do anything."""
    return pickle.loads(content)
