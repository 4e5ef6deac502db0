"""`csto show`: one record."""

import re
from typing import TYPE_CHECKING

import click

from pipeline.app import options, output
from pipeline.app.result import NOTHING

if TYPE_CHECKING:
    from sqlite_utils import Database

    from pipeline.storage.records import Revision

_MOST_NAMED = 3  # ids that begin alike


@click.command("show")
@click.argument("id")
@click.option("--history", is_flag=True, help="Every revision with the differences.")
@options.as_json
@options.common
@click.pass_context
def command(context: click.Context, id: str, history: bool, as_json: bool) -> None:
    """One record by its id, or by the first letters of it where no other id begins so."""
    config = context.obj.config()
    from pipeline.app import record_view
    from pipeline.app.stored import reading_or_saying
    from pipeline.record_json import to_json
    from pipeline.store import Store

    with reading_or_saying(config) as database:
        store = Store(database) if database else None
        record = store.get(whole(database, id.strip().lower())) if database and store else None
        if store is None or record is None:
            output.say(f"no record has the id {record_view.safe(id)}")
            context.exit(NOTHING)
        revisions = store.revisions(record.id) if history else []
        if as_json:
            more = {"history": [_revision(one) for one in revisions]} if history else {}
            output.put_json(to_json(record) | more)
            return
        output.show(record_view.page(record))
        for before, revision in zip((None, *revisions), revisions, strict=False):
            output.show(record_view.revision(revision, before, colour=output.screen().is_terminal))


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
    from pipeline.record_json import change_json, moment

    return {
        "revision": revision.number,
        "seen": moment(revision.at),
        "title": revision.title,
        "published": revision.published.isoformat() if revision.published else None,
        "body": revision.body,
        "changes": [change_json(change) for change in revision.changes],
    }
