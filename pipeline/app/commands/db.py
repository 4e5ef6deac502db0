"""`csto db`: care of the database."""

from pathlib import Path

import click

from pipeline.app import lock, options, output
from pipeline.app.result import PARTLY


@click.group("db")
@options.common
def command() -> None:
    """Soundness, online backup, compaction."""


@command.command("check", short_help="Looks at every page of the database, and of the evidence.")
@options.common
@click.pass_context
def check(context: click.Context) -> None:
    """Looks at every page of the database, and at every page kept as evidence; exit 1 where something is wrong."""
    config = context.obj.config()
    from crawler.evidence import Evidence
    from pipeline.app.rereading import unreadable_evidence
    from pipeline.app.stored import EVIDENCE, reading
    from pipeline.storage import maintenance
    from pipeline.store import Store

    kept, lost = 0, list[str]()
    with reading(config) as database:
        problems = maintenance.check(database)
        if not problems:
            click.echo(f"{config.database}: sound")
            kept, lost = unreadable_evidence(Store(database), Evidence(config.state / EVIDENCE))
    for problem in (*problems, *lost):
        output.say(problem)
    if problems or lost:
        context.exit(PARTLY)
    if kept:
        click.echo(f"{config.state / EVIDENCE}: {kept:,} pages, as they were kept")


@command.command("backup")
@click.argument("path", type=click.Path(path_type=Path))
@options.common
@click.pass_context
def backup(context: click.Context, path: Path) -> None:
    """A copy of the database as it is now, also while the daemon runs. PATH is a file or a folder."""
    config = context.obj.config()
    from pipeline.app.stored import reading
    from pipeline.storage import maintenance

    with reading(config, whatever=True) as database:
        written = maintenance.backup(database, path / config.database.name if path.is_dir() else path)
    click.echo(str(written))


@command.command("vacuum")
@options.common
@click.pass_context
def vacuum(context: click.Context) -> None:
    """Gives unused space back to the disk."""
    config = context.obj.config()
    from pipeline.app.stored import refuse_missing, writing
    from pipeline.storage import maintenance

    refuse_missing(config)
    with lock.hold(config.state, "db"), writing(config) as database:
        before = config.database.stat().st_size
        maintenance.vacuum(database)
    click.echo(f"{config.database}: {before} bytes before, {config.database.stat().st_size} after")
