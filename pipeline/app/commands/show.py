"""`csto show`: one record."""

import re
from typing import TYPE_CHECKING

import click

from pipeline.app import options, output
from pipeline.app.result import NOTHING

if TYPE_CHECKING:
    from sqlite_utils import Database

    from pipeline.app.config import Config
    from pipeline.model import Record
    from pipeline.storage.records import Revision
    from pipeline.store import Store

_MOST_NAMED = 3  # ids that begin alike


@click.command("show")
@click.argument("id")
@click.option("--history", is_flag=True, help="Every revision with the differences.")
@options.as_json
@options.common
@click.pass_context
def command(context: click.Context, id: str, history: bool, as_json: bool) -> None:
    """One record by its id, the first letters of it where no other id begins so, or any of its addresses."""
    config = context.obj.config()
    from pipeline.app import record_view
    from pipeline.app.stored import reading_or_saying
    from pipeline.record_json import to_json
    from pipeline.store import Store

    with reading_or_saying(config) as database:
        store = Store(database) if database else None
        record = found(config, database, store, id.strip()) if database and store else None
        if store is None or record is None:
            output.say(f"no record has the {'address' if '/' in id else 'id'} {record_view.safe(id)}")
            context.exit(NOTHING)
        if as_json:
            more = {"history": [_revision(one) for one in store.revisions(record.id)]} if history else {}
            output.put_json(to_json(record) | more)
        else:
            _show(store, record, history=history)


def _show(store: "Store", record: "Record", *, history: bool) -> None:
    from crawler.addresses import Addresses
    from pipeline.app import record_view

    known, said = Addresses(store.db), store.revisions(record.id)
    others = [*filter(None, [record.duplicate_of]), *store.copies(record.id), *record.translations]
    kin = [one for one in map(store.get, others) if one is not None]
    beside = record_view.Beside(said, kin, known.origins(record.urls), known.strikes(record.urls))
    output.show(record_view.page(record, beside))
    for before, revision in zip((None, *said), said if history else (), strict=False):
        output.show(record_view.revision(revision, before, beside.origins, colour=output.screen().is_terminal))


def found(config: "Config", database: "Database", store: "Store", wanted: str) -> "Record | None":
    """The record of an id or an address, as the site or a browser gives it. Raises UsageError."""
    if "/" not in wanted:
        return store.get(whole(database, wanted.lower()))
    from crawler import urls

    address = wanted if "://" in wanted else f"https://{wanted}"
    forms = {address: None} | {urls.canonical(address, source): None for source in config.sources()}
    return next((record for form in forms if form and (record := store.by_url(form))), None)


def whole(database: "Database", id: str) -> str:
    """The only id that begins so; what was given where there is none. Raises UsageError where there are more."""
    if not re.fullmatch("[0-9a-f]{1,16}", id):
        return id
    query = "SELECT id FROM records WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?"
    found = [str(row[0]) for row in database.execute(query, [id, id + "g", _MOST_NAMED + 1])]
    if len(found) > 1:
        named = ", ".join(found[:_MOST_NAMED]) + (" ..." if len(found) > _MOST_NAMED else "")
        raise click.UsageError(f"ID: more than one begins with {id}: {named}")
    return found[0] if found else id


def _revision(revision: "Revision") -> dict[str, object]:
    from pipeline.record_json import change_json, evidence_json, moment

    first, last = revision.first_evidence, revision.evidence
    return {
        "revision": revision.number,
        "seen": moment(revision.at),
        "title": revision.title,
        "published": revision.published.isoformat() if revision.published else None,
        "body": revision.body,
        "changes": [change_json(change) for change in revision.changes],
        "first_evidence": evidence_json(first) if first else None,
        "evidence": evidence_json(last) if last else None,
        "corrected": moment(revision.corrected_at) if revision.corrected_at else None,
    }
