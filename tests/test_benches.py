"""Benches run by hand go stale unseen: those that need no peer and no long time are run small."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCHES = Path(__file__).parent / "bench"


@pytest.mark.parametrize(
    ("bench", "options", "said"),
    [
        ("bench_match.py", ("--counts", "50", "100"), "100 records: median"),
        ("bench_ingest.py", ("--count", "1"), "remember "),
        ("bench_read.py", ("--pages", "1", "--bytes", "9000", "--markup", "table"), "later pages"),
    ],
)
def test_a_bench_gives_its_figures(bench: str, options: tuple[str, ...], said: str) -> None:
    """Whatever they are: a machine that is busy fails none of this."""
    done = subprocess.run([sys.executable, BENCHES / bench, *options], capture_output=True, text=True, check=False)
    assert said in done.stdout, done.stderr
