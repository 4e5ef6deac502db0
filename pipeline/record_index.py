"""The ways by which a record is found again: bands, openings, search. Writes inside the caller's transaction."""

from collections.abc import Iterable

from sqlite_utils import Database

from pipeline.fingerprint import Fingerprint
from pipeline.model import Completeness
from pipeline.stems import stems

_BANDS = "INSERT OR IGNORE INTO bands (band, record) VALUES " + ",".join(["(?,?)"] * 32)
_OPENING = "INSERT OR IGNORE INTO openings (opening, record) VALUES (?,?)"
_SEARCH = "INSERT INTO search (rowid, title, body) VALUES (?,?,?)"
_UNSEARCH = "INSERT INTO search (search, rowid, title, body) VALUES ('delete',?,?,?)"


def add(db: Database, key: int, print_: Fingerprint, band_keys: Iterable[int], completeness: Completeness) -> None:
    """Makes a record findable by its wording. What an earlier wording left stays: it finds copies of that one."""
    if not print_.is_short and (pairs := [part for band in band_keys for part in (band, key)]):
        db.conn.execute(_BANDS, pairs)
    for opening in print_.openings:
        db.conn.execute(_OPENING, (~opening if completeness is Completeness.LEAD else opening, key))
    db.conn.execute(_SEARCH, (key, *_searched(print_.title, print_.body)))


def remove_search(db: Database, key: int, title: str | None, body: str) -> None:
    """Takes a wording out of the search index, which must be told the very words that were put in."""
    db.conn.execute(_UNSEARCH, (key, *_searched(title, body)))


def forget_lead(db: Database, key: int, print_: Fingerprint) -> None:
    """A lead that became an article is no longer looked for as a lead."""
    for opening in print_.openings:
        db.conn.execute("DELETE FROM openings WHERE opening = ? AND record = ?", (~opening, key))


def _searched(title: str | None, body: str) -> tuple[str, str]:
    return stems(title) if title else "", stems(body)
