"""Wordings older than the current one, met later: captures come in any order. Inside the caller's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from pipeline.changes import changes
from pipeline.fingerprint import Fingerprint
from pipeline.model import Change, Sighting
from pipeline.record_json import change_json, dumps
from pipeline.storage import records, revisions
from pipeline.storage.records import Revision, Stored
from pipeline.storage.upkeep import touch


@dataclass(frozen=True, slots=True)
class Place:
    """Where an older wording belongs: between two revisions, or in one of them."""

    before: Revision | None
    after: Revision
    known: Revision | None  # the one that says the same


def place(history: Sequence[Revision], sighting: Sighting) -> Place:
    """Pure. The last revision of `history` is younger than the sighting."""
    younger = next(n for n, one in enumerate(history) if one.at > sighting.seen_at)
    before, after = history[younger - 1] if younger else None, history[younger]
    for one in (before, after):
        if one is not None and not changes(one, sighting.article):
            return Place(before, after, one)
    return Place(before, after, None)


def keep(db: Database, sighting: Sighting, print_: Fingerprint, known: Stored) -> None:
    """Puts an older wording where it belongs in the record's history; the current wording stays the current one."""
    touch(db, sighting, known)
    found = place(records.history(db, known.record.id), sighting)
    if found.known is found.before and found.before is not None:
        return
    if found.known is found.after:
        revisions.seen_before(db, known.key, found.after.number, sighting.seen_at, sighting.evidence)
        return
    number = found.after.number
    revisions.make_room(db, known.key, number)
    revisions.insert(
        db, known.key, number, sighting.seen_at, print_.content_hash, sighting.article, evidence=sighting.evidence,
        changes=changes(found.before, sighting.article) if found.before else (),
    )  # fmt: skip
    _tell_changes(db, known.key, number + 1, changes(sighting.article, found.after))


def _tell_changes(db: Database, record: int, number: int, found: Sequence[Change]) -> None:
    said = dumps([change_json(one) for one in found])
    db.conn.execute("UPDATE revisions SET changes = ? WHERE record = ? AND number = ?", (said, record, number))
