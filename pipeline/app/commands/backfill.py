"""`csto backfill`: everything published in a period, through the same pipeline."""

import datetime as dt
import logging
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.app import heap, options, output, progress

if TYPE_CHECKING:
    from pipeline.app.config import Config


def origin(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Checks `live`, `wayback`, `warc:PATH`, `seed:PATH`; the path must be there."""
    kind, colon, path = value.partition(":")
    if value in ("live", "wayback"):
        return value
    if kind not in ("warc", "seed") or not colon or not path:
        raise click.BadParameter(f"{value!r} is not allowed: live, wayback, warc:PATH or seed:PATH")
    if not Path(path).exists():
        raise click.BadParameter(f"{path}: no such file or folder")
    return value


def refuse_own(config: "Config", origin: str) -> None:
    """What is kept of a page read from there would be read next, and so on for ever."""
    from pipeline.app.stored import EVIDENCE

    kind, _, path = origin.partition(":")
    own, asked = (config.state / EVIDENCE).resolve(), Path(path).resolve()
    holds = asked.is_relative_to(own) or (own.is_relative_to(asked) and own.exists())
    if kind == "warc" and config.crawl.evidence and holds:
        raise click.UsageError(f"--from {origin}: holds this state's own evidence; `csto replay` reads that again")


@click.command("backfill")
@options.sources
@options.since
@options.until
@click.option(
    "--from",
    "origin",
    default="live",
    show_default=True,
    metavar="live|wayback|warc:PATH|seed:PATH",
    callback=origin,
    help="Where pages come from; PATH is a file or a folder.",
)
@click.option("--alert", is_flag=True, help="Raise alerts too.")
@click.option("--dry-run", is_flag=True, help="Say pages and minutes at the polite rate; write nothing.")
@options.common
@click.pass_context
def command(
    context: click.Context,
    sources: tuple[str, ...],
    since: dt.date | None,
    until: dt.date | None,
    origin: str,
    alert: bool,
    dry_run: bool,
) -> None:
    """Everything published in the period, through the same pipeline; resumes where it stopped."""
    app: options.App = context.obj
    options.check_period(since, until)
    with heap.loading():
        from pipeline.app import reading_aside

    # The reading process takes as long to load as all that follows: it is the first thing that is begun.
    with reading_aside.rooms(aside=not dry_run and not origin.startswith("seed:")) as rooms:
        with heap.loading():
            from pipeline.app import jobs, lock

        config = app.config(surroundings=True)
        refuse_own(config, origin)
        names = options.known_sources(config, sources, enabled=not origin.startswith("seed:"))
        app.log(logging.WARNING, config.secret_values())
        with (
            nullcontext() if dry_run else lock.hold(config.state, "backfill"),
            progress.shown(quiet=app.verbosity < 0) as shown,
        ):
            result = jobs.backfill(
                config, names, since, until, origin=origin, alert=alert, dry_run=dry_run, progress=shown, rooms=rooms
            )
    context.exit(output.finish(result, quiet=app.verbosity < 0))
