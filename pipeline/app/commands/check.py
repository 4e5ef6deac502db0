"""`csto check`: the configuration, or every stage on one page."""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.app import options, output
from pipeline.app.result import PARTLY, USAGE

if TYPE_CHECKING:
    from crawler.model import Source
    from pipeline.app.checking import Checked
    from pipeline.app.config import Config


@click.command("check")
@click.argument("target", default="config", metavar="[config|SOURCE|URL|FILE]")
@options.as_json
@options.common
@click.pass_context
def command(context: click.Context, target: str, as_json: bool) -> None:
    """Validates the configuration; or runs every stage on a listing, page or file and shows each value.

    Writes nothing. A FILE is a page saved as HTML, or a text in the seed record format; no network is used for it.
    """
    if target == "config":
        context.exit(_config(context.obj, as_json))
    config = context.obj.config()
    context.obj.log(logging.WARNING, config.secret_values())
    found = []
    for checked in _checked(config, target):
        found.append(checked)
        if not as_json:
            _show(checked)
    if as_json:
        from pipeline.app import check_view

        stages = [check_view.as_json(checked) for checked in found]
        output.put_json(stages[0] if len(stages) == 1 else stages)
    for checked in found:
        if checked.failure:
            output.say(f"failed: {checked.target}: {checked.failure}")
    context.exit(PARTLY if any(checked.failure for checked in found) else 0)


def _checked(config: "Config", target: str) -> "Iterable[Checked]":
    """What the target is: a source's name, an address, a file; a usage error for anything else."""
    sources, is_address = {source.name: source for source in config.sources()}, "://" in target
    source = sources.get(target) or (_source_of(config, target) if is_address else None)
    if source is None and not Path(target).exists():
        from pipeline.app.config_problems import nearest

        what = (
            "is on the site of no source" if is_address else f"is no source, address or file{nearest(target, sources)}"
        )
        raise click.UsageError(f"{target} {what}{'' if what.endswith('?') else '.'} Sources: {', '.join(sources)}")
    from pipeline.app import checking

    if source is None:
        return [checking.check_file(config, Path(target))]
    return [checking.check_url(config, source, target)] if is_address else checking.check_source(config, source)


def _source_of(config: "Config", address: str) -> "Source | None":
    """The source whose site the address is of, enabled or not."""
    from crawler import urls

    if not address.partition("://")[2].strip("/"):
        return None
    return urls.source_of(address, config.sources())


def _show(checked: "Checked") -> None:
    from pipeline.app import check_view

    output.show(check_view.shown(checked))


def _config(app: options.App, as_json: bool) -> int:
    """Every problem on a line of its own; what is in force where there is none."""
    from pipeline.app import channels
    from pipeline.app.config_problems import ConfigError

    try:
        config = app.config(surroundings=True)
        app.log(logging.CRITICAL, config.secret_values())
        for spec in config.channel_specs():
            channels.check(config, spec)
    except ConfigError as error:
        for problem in error.problems:
            output.say(problem)
        return USAGE
    if as_json:
        output.put_json(config.settings.model_dump(mode="json"))
        return 0
    click.echo(f"{config.file or 'no file: defaults'}: valid")
    click.echo(f"state: {config.state}")
    for source in config.sources():
        click.echo(f"source {source.name}: {source.base_url}{'' if source.enabled else ' (not enabled)'}")
    click.echo(f"alerts go to: {', '.join(config.active_channels()) or 'nobody'}")
    return 0
