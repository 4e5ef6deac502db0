"""`csto export`: records out."""

import datetime as dt
import sys
from pathlib import Path

import click

from pipeline.app import options, output
from pipeline.app.result import NOTHING


@click.command("export")
@click.option("--format", "form", type=click.Choice(["jsonl", "csv", "parquet", "text"]), required=True, help="Form.")
@options.kind
@options.published_since
@options.published_until
@options.source
@options.lang
@options.output
@options.common
@click.pass_context
def command(
    context: click.Context,
    form: str,
    kind: str | None,
    since: dt.date | None,
    until: dt.date | None,
    source: str | None,
    lang: str | None,
    output_path: Path | None,
) -> None:
    """Records out, in the order they were first stored. `text` writes one file a record into the folder PATH.

    In `csv` a cell that a spreadsheet would take for a formula is led by an apostrophe, and so is one that begins with
    an apostrophe.
    """
    options.check_period(since, until)
    config = context.obj.config()
    if source is not None:
        options.known_sources(config, (source,))
    if form == "text" and (output_path is None or str(output_path) == "-"):
        raise click.UsageError("--format text writes many files: name a folder with -o")
    if form == "text" and output_path is not None and output_path.exists() and not output_path.is_dir():
        raise click.UsageError(f"-o {output_path}: is a file; --format text writes many files into a folder")
    if form == "parquet" and output_path is None and sys.stdout.isatty():
        raise click.UsageError("--format parquet is not for a terminal: name a file with -o")
    from pipeline import export
    from pipeline.app.stored import reading_or_saying
    from pipeline.model import Kind
    from pipeline.store import Store

    with reading_or_saying(config) as database:
        wanted = Kind(kind) if kind else None
        records = Store(database).records(wanted, since, source, until, lang) if database else iter(())
        if form == "text":
            assert output_path is not None
            with output.named(output_path):
                count = export.text(records, output_path)
        else:
            with output.target(output_path) as stream:
                count = getattr(export, form)(records, stream)
    if not count and (kind or since or until or source or lang):
        output.say("nothing matched")
        context.exit(NOTHING)
