"""The ways by which a record is found again: bands, openings, search. Writes inside the caller's transaction."""

from sqlite_utils import Database

from pipeline import word_index
from pipeline.candidates import Lookup
from pipeline.fingerprint import Fingerprint
from pipeline.model import Completeness

_OPENING = "INSERT OR IGNORE INTO openings (opening, record) VALUES (?,?)"


def add(db: Database, key: int, print_: Fingerprint, look: Lookup, completeness: Completeness) -> None:
    """Makes a record findable by its wording. What an earlier wording left stays: it finds copies of that one."""
    if not print_.is_short:
        look.bands.add(key, look.band_keys(print_))
    for opening in print_.openings:
        db.conn.execute(_OPENING, (~opening if completeness is Completeness.LEAD else opening, key))
    word_index.add(db, key, print_)


def forget_lead(db: Database, key: int, print_: Fingerprint) -> None:
    """A lead that became an article is no longer looked for as a lead."""
    for opening in print_.openings:
        db.conn.execute("DELETE FROM openings WHERE opening = ? AND record = ?", (~opening, key))
