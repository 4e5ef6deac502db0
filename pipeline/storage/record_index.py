"""The ways by which a record is found again: marks and search. Writes inside the caller's transaction."""

from sqlite_utils import Database

from pipeline.fingerprint import Fingerprint
from pipeline.model import Completeness
from pipeline.searching import word_index
from pipeline.storage.candidates import Lookup
from pipeline.storage.marks import own


def begin(
    db: Database, key: int, print_: Fingerprint, look: Lookup, completeness: Completeness, slug: str | None
) -> None:
    """Makes a new record findable."""
    _mark(key, print_, look, completeness, slug)
    word_index.wait(db, key, len(print_.body))


def add(
    db: Database, key: int, print_: Fingerprint, look: Lookup, completeness: Completeness, slug: str | None = None
) -> None:
    """Makes a known record findable by another wording, and by its slug if that is new too."""
    _mark(key, print_, look, completeness, slug)
    word_index.add(db, key, print_)


def _mark(key: int, print_: Fingerprint, look: Lookup, completeness: Completeness, slug: str | None) -> None:
    bands = () if print_.is_short else look.band_keys(print_)
    look.marks.add(key, [*own(print_, slug, completeness, respelled=look.sighting.respelled), *bands])
