"""Read by someone who may not write beside the file: what others write meanwhile garbles nothing unsaid."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline import schema
from tests.pipeline.app.test_replay import without_privilege
from tests.pipeline.storage.sightings import put

READER = """
import sys
from pathlib import Path
from pipeline import schema
from pipeline.errors import Changed
from pipeline.store import Store
try:
    db = schema.open(Path(sys.argv[1]), readonly=True, check=False)
    with schema.still(db):
        print(type(db.conn).__name__, flush=True)
        sys.stdin.readline()
        print(Store(db).count())
except Changed as error:
    print(error)
"""


@contextmanager
def reader(file: Path) -> Iterator[subprocess.Popen[str]]:
    """Someone else, who opens the store and reads on when told to."""
    for path in (file.parent, *file.parent.iterdir()):
        path.chmod(path.stat().st_mode & ~0o222)
    command = [sys.executable, "-c", READER, str(file)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, preexec_fn=without_privilege) as process:
        try:
            yield process
        finally:
            file.parent.chmod(0o755)


def told(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def read_on(process: subprocess.Popen[str]) -> list[str]:
    return process.communicate("\n", timeout=60)[0].splitlines()


def test_what_changes_while_it_is_read_is_said(file):
    """The reader could not see how, and may have read half of the old and half of the new: it is told to ask again."""
    with closing(schema.open(file)) as db:
        put(db, 1)
    with reader(file) as still:
        assert told(still) == "Frozen"
        assert read_on(still) == ["1"]
    with reader(file) as process:
        assert told(process) == "Frozen"
        with closing(schema.open(file)) as db:
            put(db, 2)
        last = read_on(process)[-1]
    assert last.startswith(f"{file} changed while it was read without the right to write beside it")


def test_beside_a_daemon_everybody_reads_what_is_committed(file):
    """As long as somebody keeps the store open its log stays, and says which pages belong together."""
    with closing(schema.open(file)) as db:
        put(db, 1)
    with closing(schema.kept_open(file)), reader(file) as process:
        assert told(process) == "Connection"
        with closing(schema.open(file)) as db:
            put(db, 2)
        assert read_on(process) == ["2"]
