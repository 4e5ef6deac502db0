"""`csto replay`: the kept evidence, read again."""

import datetime as dt
import logging
from contextlib import nullcontext

import click

from pipeline.app import lock, options, output
from pipeline.app.result import DONE


@click.command("replay")
@options.sources
@options.since
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing. Works beside a daemon.")
@options.common
@click.pass_context
def command(context: click.Context, sources: tuple[str, ...], since: dt.date | None, dry_run: bool) -> None:
    """Reads the kept evidence again with today's reader and rules; alerts only what was never alerted."""
    app: options.App = context.obj
    config = app.config(surroundings=True)
    names = options.known_sources(config, sources)
    app.log(logging.WARNING, config.secret_values(), sums_up=True)
    from pipeline.app.stored import refuse_unfit

    refuse_unfit(config)
    if not config.database.exists() and (dry_run or not config.state.exists()):
        output.say("nothing was stored yet: there is nothing to read again")
        context.exit(DONE)
    from pipeline.app import jobs

    with nullcontext() if dry_run else lock.hold(config.state, "replay"):
        result = jobs.replay(config, names, since, dry_run=dry_run)
    context.exit(output.finish(result, quiet=app.verbosity < 0))
