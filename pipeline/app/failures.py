"""Any error as one line and an exit code."""

import os
import sqlite3
import traceback

import click

from crawler.errors import CrawlError
from pipeline.app.config_problems import ConfigError
from pipeline.app.lock import Locked
from pipeline.app.result import LOCKED, PARTLY, USAGE
from pipeline.text import strip_control


def tell(error: Exception) -> int:
    """Says on standard error what happened; with CSTO_DEBUG set, where too. Gives the exit code."""
    if os.environ.get("CSTO_DEBUG"):
        traceback.print_exception(error)
    click.echo(f"csto: {one_line(error)}", err=True)
    if isinstance(error, ConfigError):
        return USAGE
    return LOCKED if isinstance(error, Locked) else PARTLY


def one_line(error: BaseException) -> str:
    """What a person needs to know of an error, on one line, with nothing that steers a terminal."""
    return " ".join(strip_control(_words(error)).split())


def _words(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    if isinstance(error, sqlite3.Error):
        return f"database: {error}"
    if isinstance(error, ConfigError | Locked | CrawlError) or _is_ours(error):
        return str(error)
    return f"unexpected {type(error).__name__}: {error} (CSTO_DEBUG=1 shows where; please report it)"


def _is_ours(error: BaseException) -> bool:
    """Errors of this project are written to be read."""
    return type(error).__module__.split(".")[0] in ("crawler", "pipeline")
