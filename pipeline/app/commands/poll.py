"""`csto poll`: one pass, for cron."""

import logging

import click

from pipeline.app import lock, options, output


@click.command("poll")
@options.sources
@click.option("--recheck", is_flag=True, help="Fetch again every known article of the last 30 days.")
@options.common
@click.pass_context
def command(context: click.Context, sources: tuple[str, ...], recheck: bool) -> None:
    """One pass over the sources (default: all enabled), then deliver what is due, then exit."""
    app: options.App = context.obj
    config = app.config(surroundings=True)
    names = options.known_sources(config, sources)
    app.log(logging.WARNING, config.secret_values(), sums_up=True)
    with lock.hold(config.state, "poll"):
        from pipeline.app import jobs

        result = jobs.poll(config, names, recheck=recheck)
    context.exit(output.finish(result, quiet=app.verbosity < 0))
