"""Where the `csto` command begins: what must hold before anything else of it is loaded."""

import os
import sys

from pipeline.app import interrupts


def main() -> None:
    """Entry point of the console script."""
    interrupts.end_at_once(sys.argv[1:])
    _know_all_letters()
    from pipeline.app import cli

    cli.main()


def _know_all_letters() -> None:
    """A Python that was forced to ASCII can name no file with other letters, and reads none on the command line.

    It starts again as one that takes names for UTF-8 (PEP 540), under the same process id; every system of today
    means that by them. What it shows stays ASCII, as was asked for.
    """
    if sys.getfilesystemencoding() == "ascii":
        environment = {"PYTHONIOENCODING": "ascii", **os.environ}
        os.execve(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]], environment)
