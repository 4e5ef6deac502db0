"""What every command takes: `--config`, `-v`, `-q`, before or after its name; and the shared kinds of parameter."""

import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

if TYPE_CHECKING:
    from pipeline.app.config import Config

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class App:
    """What was said on the command line before the command's own words."""

    config_file: Path | None = None
    verbosity: int = 0

    def config(self, *, surroundings: bool = False) -> "Config":
        """The configuration; with `surroundings`, everything it points at is there too. Raises ConfigError."""
        from pipeline.app import config

        loaded = config.load(self.config_file)
        if surroundings:
            loaded.check_surroundings()
        return loaded

    def log(self, level: int, secrets: frozenset[str] = frozenset(), *, sums_up: bool = False) -> None:
        """Logs to standard error from `level` on, moved by -v and -q; `sums_up`: a summary names what failed."""
        from pipeline.app import logger

        moved = level - 10 * self.verbosity
        says_all, on_terminal = sums_up and self.verbosity <= 0, sys.stderr.isatty()

        def set_up() -> None:
            from pipeline.app import log

            log.configure(moved, secrets=secrets, terminal=on_terminal, sums_up=says_all)

        logger.route(moved, set_up)


def _config(context: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.obj = replace(_app(context), config_file=value)


def _louder(context: click.Context, parameter: click.Parameter, value: int) -> None:
    context.obj = replace(_app(context), verbosity=_app(context).verbosity + value)


def _quieter(context: click.Context, parameter: click.Parameter, value: int) -> None:
    context.obj = replace(_app(context), verbosity=_app(context).verbosity - value)


def _app(context: click.Context) -> App:
    return context.obj if isinstance(context.obj, App) else App()


def common(command: Callable[P, R]) -> Callable[P, R]:
    """The options that stand everywhere; what they say is the context's `App` (`click.pass_obj`)."""
    for option in (
        click.option("-q", "--quiet", count=True, expose_value=False, callback=_quieter, help="Say less."),
        click.option("-v", "--verbose", count=True, expose_value=False, callback=_louder, help="Say more (-vv: all)."),
        click.option(
            "--config",
            type=click.Path(path_type=Path),
            metavar="FILE",
            expose_value=False,
            callback=_config,
            help="Configuration file (TOML).",
        ),
    ):
        command = option(command)
    return command


class Date(click.ParamType[dt.date]):
    """A day as YYYY-MM-DD."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            return dt.datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
        except ValueError:
            self.fail(f"{value!r} is no date: YYYY-MM-DD is allowed", param, ctx)


DATE = Date()
KIND = click.Choice(["security_statement", "security_event", "routine"])
since = click.option("--since", type=DATE, help="From this day on (YYYY-MM-DD).")
published_since = click.option(
    "--since", type=DATE, help="From this day on (YYYY-MM-DD); an undated record counts by the day it was first seen."
)
published_until = click.option(
    "--until", type=DATE, help="Up to this day, inclusive (YYYY-MM-DD), by the same day of a record as --since."
)
source = click.option("--source", metavar="S", help="Only records of this source.")
until = click.option("--until", type=DATE, help="Up to this day, inclusive (YYYY-MM-DD).")
lang = click.option("--lang", type=click.Choice(["en", "ru"]), help="Only records in this language.")
kind = click.option("--kind", type=KIND, help="Only records of this kind.")
as_json = click.option("--json", "as_json", is_flag=True, help="JSON on stdout.")
output = click.option(
    "-o",
    "--output",
    "output_path",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="PATH",
    help="Where to; - is stdout, the default.",
)
sources = click.argument("sources", nargs=-1, metavar="[SOURCE]...")


def check_period(since: dt.date | None, until: dt.date | None) -> None:
    """A usage error where the period ends before it begins."""
    if since and until and since > until:
        raise click.UsageError(f"--since {since} is after --until {until}")


def known_sources(config: "Config", names: tuple[str, ...], *, enabled: bool = True) -> tuple[str, ...]:
    """The names, each of a source there is, once; a usage error otherwise.

    No name means every enabled source: a usage error too where there is none and `enabled` asks for one.
    """
    from pipeline.app.config_problems import unknown

    sources = {source.name: source for source in config.sources()}
    for name in names:
        if name not in sources:
            raise click.UsageError(unknown("SOURCE", name, sources))
    if enabled and not names and not any(source.enabled for source in sources.values()):
        raise click.UsageError("no source is enabled")
    return tuple(dict.fromkeys(names))
