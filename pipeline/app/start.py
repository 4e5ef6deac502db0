"""Where the `csto` command begins: interrupted while its modules load, it says so in a line too."""

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Entry point of the console script."""
    try:
        from pipeline.app import cli

        cli.main()
    except KeyboardInterrupt:
        sys.stderr.write("csto: interrupted\n")
        sys.exit(130)
