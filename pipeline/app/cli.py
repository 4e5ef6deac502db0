"""The `csto` command: which subcommands there are, and how any error becomes one line and an exit code."""

import importlib
import io
import os
import sys
import threading
from collections.abc import Sequence
from typing import NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from pipeline.app import heap, interrupts, options, output
from pipeline.app.result import DONE, INTERRUPTED

COMMANDS = {
    "run": "the daemon: polls on schedule, delivers alerts, answers health and metrics",
    "poll": "one pass over the sources, then exit (for cron)",
    "backfill": "everything published in a period, through the same pipeline",
    "replay": "read the kept evidence again with today's reader and rules",
    "db": "soundness, online backup, compaction",
    "search": "full-text search over records",
    "show": "one record, with its revisions",
    "export": "records out: jsonl, csv, parquet or text",
    "feed": "security statements as Atom or JSON Feed",
    "alerts": "the delivery ledger",
    "rules": "what today's rules would alert on",
    "status": "per source: last poll, last success, what is wrong",
    "check": "validate the configuration, or run every stage on one page",
    "demo": "the whole loop in seconds, without the internet",
}
"""Name and one line; the command itself is `pipeline.app.commands.<name>:command`, imported when it is asked for."""


class Lazy(click.Group):
    """A group that imports a subcommand only to run it or to show its help: `csto --version` stays instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        with heap.loading():
            found = importlib.import_module(f"pipeline.app.commands.{cmd_name}").command
        if cmd_name != interrupts.DAEMON:  # which has ways of its own, once there is something in hand
            interrupts.raise_instead()
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from pipeline.app.config_problems import unknown

            raise click.UsageError(unknown("COMMAND", args[0], COMMANDS), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done; 1 some of it failed; 2 usage or configuration; 3 nothing matched; "
    "4 another instance holds the state; 130 interrupted.",
)
@click.version_option(package_name="csto-monitor", prog_name="csto", message="%(prog)s %(version)s")
@options.common
def root() -> None:
    """Watches the sites of the Collective Security Treaty Organization for new security statements."""


def main() -> NoReturn:
    """The command line of this process, to its exit."""
    _ready_streams()
    code = run(sys.argv[1:])
    interrupts.work_is_done()
    if error := _unwritten():
        code = max(code, _failed(error))
    if code == INTERRUPTED and threading.active_count() > 1:  # a page that does not come: nobody waits for it
        os._exit(code)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and gives its exit code; no exception leaves, no traceback is shown."""
    try:
        if "" in arguments:  # which click would take for a query, an id, or the folder that we are in
            raise click.UsageError("an argument is empty: a variable that is not set?")
        result = root.main(args=list(arguments), prog_name="csto", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        click.echo("csto: interrupted", err=True)
        return INTERRUPTED
    except SystemExit:  # click's answer to a broken pipe
        _drop_stdout()
        return DONE
    except click.ClickException as error:
        return _usage(error)
    except Exception as error:  # noqa: BLE001 - the last line between a failure and a person
        return _failed(error)
    return result if isinstance(result, int) else DONE


def _failed(error: Exception) -> int:
    """Tells of what nobody expected; of what standard output did not take, that it was that."""
    from pipeline.app import failures

    unwritten = _unwritten() if isinstance(error, OSError) else None
    return failures.tell(unwritten if unwritten and unwritten.errno == getattr(error, "errno", None) else error)


def _unwritten() -> OSError | None:
    """What keeps standard output from taking all it was given; the rest is given up then."""
    try:
        if not sys.stdout.closed:
            sys.stdout.flush()
    except BrokenPipeError:
        _drop_stdout()
    except OSError as error:
        _drop_stdout()
        error.filename = output.STANDARD
        return error
    return None


def _usage(error: click.ClickException) -> int:
    """One line that says what is wrong, and where help is."""
    if isinstance(error, NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return error.exit_code
    context = getattr(error, "ctx", None)
    help_at = f" (see `{context.command_path} --help`)" if context else ""
    click.echo(f"csto: {' '.join(error.format_message().split())}{help_at}", err=True)
    return error.exit_code


def _ready_streams() -> None:
    """Streams that were closed on us lead nowhere; letters that the locale has no code for are spelled out."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for as long as we run
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _drop_stdout() -> None:
    """The reader has gone (`csto export | head`): nothing more is written, and nothing is said."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
