"""How commands speak: data on standard output, everything else on standard error."""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from pipeline.app.result import Result, told

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

WIDEST = 1_000
STANDARD = "standard output"


def say(line: str) -> None:
    """One line for a person."""
    with suppress(BrokenPipeError):  # nobody listens: the work and its exit code stand
        click.echo(f"csto: {line}", err=True)


def put_json(value: object) -> None:
    """One JSON document on standard output, on one line."""
    is_utf = "utf" in (sys.stdout.encoding or "").lower()
    click.echo(json.dumps(value, ensure_ascii=not is_utf))


def finish(result: Result, *, quiet: bool = False) -> int:
    """Names what failed, sums up, gives the exit code."""
    from pipeline.text import strip_control

    for line in result.lines:
        click.echo(strip_control(line))
    for line in result.failures:
        say(f"failed: {strip_control(line)}")
    if not quiet:
        for line in result.notes:
            say(strip_control(line))
        say(("interrupted: " if result.interrupted else "") + told(result))
    return result.exit_code


@contextmanager
def target(path: Path | None) -> Iterator[BinaryIO]:
    """Where bytes go: standard output for None or `-`; a file appears whole or not at all.

    In the place of an earlier one it is as private as that was; behind a symbolic link it is what the link leads to.
    """
    if path is None or str(path) == "-":
        with named(STANDARD):
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
    elif path.is_dir():
        raise click.UsageError(f"-o {path}: is a folder; name a file in it")
    elif path.exists() and not path.is_file():
        with named(path), path.open("wb") as stream:  # a pipe or device
            yield stream
    else:
        with _whole(path.resolve() if path.is_symlink() else path) as stream:
            yield stream


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    if not path.parent.is_dir():
        raise click.UsageError(f"-o {path}: there is no folder {path.parent}")
    try:
        with named(path), part.open("wb") as stream:
            if path.exists():
                shutil.copymode(path, part)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def named(place: Path | str) -> Iterator[None]:
    """An error of writing says where: the system names no file for one that is open."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(place)
        raise


def screen() -> "Console":
    """Standard output for tables and styled lines: plain and wide where it is no terminal."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False, width=None if sys.stdout.isatty() else 200)


def show(parts: "Iterable[RenderableType]") -> None:
    """Prints each. Lines are left to the terminal to wrap, so that they can be copied whole; so are those of a table
    whose cells may not be wrapped; other tables fit the terminal."""
    from rich.table import Table
    from rich.text import Text

    console = screen()
    own_width = console.width
    for part in parts:
        is_rigid = isinstance(part, Table) and all(column.no_wrap for column in part.columns)
        console.width = max(own_width, _needed(console, part)) if is_rigid else own_width
        console.print(part, soft_wrap=isinstance(part, str | Text))


def _needed(console: "Console", part: "RenderableType") -> int:
    """The columns of the screen that it takes up where it may have as many as it likes."""
    from rich.measure import Measurement

    return Measurement.get(console, console.options.update(width=WIDEST), part).maximum
