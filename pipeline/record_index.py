"""The ways by which a record is found again: marks and search. Writes inside the caller's transaction."""

from sqlite_utils import Database

from pipeline import word_index
from pipeline.candidates import Lookup
from pipeline.fingerprint import Fingerprint
from pipeline.marks import own
from pipeline.model import Completeness


def add(
    db: Database, key: int, print_: Fingerprint, look: Lookup, completeness: Completeness, slug: str | None = None
) -> None:
    """Makes a record findable by its wording, and by its slug if that is new too."""
    bands = () if print_.is_short else look.band_keys(print_)
    look.marks.add(key, [*own(print_, slug, completeness), *bands])
    word_index.add(db, key, print_)
