"""The full-text index, and the last records, which are not in it yet. Writes inside the caller's transaction.

A text indexed in a transaction of its own costs three times what it costs among hundreds: so records wait until they
are that many, and search reads the waiting ones themselves. Which wait needs no note: those after the index's last.
"""

from collections.abc import Iterator

from sqlite_utils import Database

from pipeline.fingerprint import Fingerprint
from pipeline.stems import folded_words, stems, unstressed

WAITING = 256
"""Records that wait, at most: what a search reads beside the index."""
LONGEST_WAITING = 100_000
"""Characters of a body that may wait: what is longer is searched too slowly there, and takes the others with it."""
BATCH = 500
_ADD = "INSERT INTO search (rowid, title, body) VALUES (?,?,?)"
_REMOVE = "INSERT INTO search (search, rowid, title, body) VALUES ('delete',?,?,?)"
_WORDINGS = """SELECT r.key, v.title, v.body
FROM records r CROSS JOIN revisions v ON v.record = r.key AND v.number = r.revision
WHERE r.key > ? ORDER BY r.key LIMIT ?"""


def last(db: Database) -> int:
    """The last record that is in the index: those of greater keys wait."""
    return int(db.conn.execute("SELECT coalesce(max(id), 0) FROM search_docsize").fetchone()[0])


def wait(db: Database, key: int, size: int) -> None:
    """A new record with a body of that size waits; with many waiting, or a long one, all are made searchable.

    Every sixteenth looks how many there are.
    """
    if size > LONGEST_WAITING or (key % max(WAITING // 16, 1) == 0 and key >= last(db) + WAITING):
        catch_up(db)


def add(db: Database, key: int, print_: Fingerprint) -> None:
    """Makes another wording of a record searchable, unless the record waits and is none too long for that."""
    if key <= last(db):
        db.conn.execute(_ADD, (key, *searched(print_)))
    elif len(print_.body) > LONGEST_WAITING:
        catch_up(db)


def remove(db: Database, key: int, print_: Fingerprint) -> None:
    """Takes a wording out of the index, which must be told the very words that were put in."""
    if key <= last(db):
        db.conn.execute(_REMOVE, (key, *searched(print_)))


def catch_up(db: Database) -> None:
    """Indexes what waits."""
    for key, title, body in wordings(db, last(db)):
        db.conn.execute(_ADD, (key, stemmed(title or ""), stemmed(body)))


def rebuild(db: Database) -> None:
    """Indexes every record anew."""
    db.conn.execute("INSERT INTO search (search) VALUES ('delete-all')")
    catch_up(db)


def wordings(db: Database, after: int) -> Iterator[tuple[int, str | None, str]]:
    """Key, headline and body of the records after that key, as they read now."""
    while rows := db.conn.execute(_WORDINGS, (after, BATCH)).fetchall():
        yield from rows
        after = rows[-1][0]


def searched(print_: Fingerprint) -> tuple[str, str]:
    """What the index holds of a wording: the stems of its headline and of its body."""
    title, body = print_.title or "", print_.body
    return (
        stems(print_.title_words) if unstressed(title) == title else stemmed(title),
        stems(print_.body_words) if unstressed(body) == body else stemmed(body),
    )


def stemmed(text: str) -> str:
    """The stems of a folded text's words, joined by one space."""
    return stems(folded_words(unstressed(text)))
