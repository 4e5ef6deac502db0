"""`csto show`: one record."""

import click

from pipeline.app import options, output
from pipeline.app.result import NOTHING


@click.command("show")
@click.argument("id")
@click.option("--history", is_flag=True, help="Every revision with the differences.")
@options.as_json
@options.common
@click.pass_context
def command(context: click.Context, id: str, history: bool, as_json: bool) -> None:
    """One record by its id; the beginning of the id is enough where it is the only one."""
    config = context.obj.config()
    from pipeline.app import record_json_view, record_view
    from pipeline.app.stored import reading_if_any

    with reading_if_any(config) as database:
        found = record_json_view.find(database, id) if database else None
        if database is None or found is None:
            output.say(f"no record has the id {record_view.safe(id)}")
            context.exit(NOTHING)
        record, revisions = found
        if as_json:
            output.put_json(record_json_view.record(record, revisions if history else None))
            return
        screen = output.screen()
        for line in record_view.page(record):
            screen.print(line)
        for before, revision in zip((None, *revisions), revisions, strict=False):
            for line in record_view.revision(revision, before, colour=screen.is_terminal) if history else ():
                screen.print(line)
