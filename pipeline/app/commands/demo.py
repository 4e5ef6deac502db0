"""`csto demo`: the whole loop on a stand-in site."""

import click

from pipeline.app import options


@click.command("demo")
@options.common
@click.pass_context
def command(context: click.Context) -> None:
    """Shows the whole loop in seconds, without the internet; leaves nothing behind."""
    from pipeline.app import demo

    context.exit(demo.run(verbosity=context.obj.verbosity))
