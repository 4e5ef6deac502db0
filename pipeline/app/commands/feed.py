"""`csto feed`: statements as a feed."""

from pathlib import Path

import click

from pipeline.app import options, output


@click.command("feed")
@click.option("--format", "form", type=click.Choice(["atom", "json"]), required=True, help="Atom or JSON Feed.")
@options.output
@options.common
@click.pass_context
def command(context: click.Context, form: str, output_path: Path | None) -> None:
    """Security statements as Atom (RFC 4287) or JSON Feed 1.1."""
    config = context.obj.config()
    from pipeline.app import feed_view
    from pipeline.app.stored import reading_or_saying

    with reading_or_saying(config) as database, output.target(output_path) as stream:
        stream.write(feed_view.entries(database).document(form))
