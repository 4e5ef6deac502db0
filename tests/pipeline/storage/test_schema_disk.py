"""Full, read-only and locked disks, and processes killed while they write: one clear line, nothing by half."""

import contextlib
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import errors, schema
from pipeline.storage import maintenance
from pipeline.store import Store
from tests.pipeline.storage.sightings import put

ROOT = Path(__file__).parents[3]


def test_locked_store_says_so(file):
    """A lock held by another process for too long: one line, nothing stored."""
    db = schema.open(file)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    db.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(errors.Locked, match="locked by another process"):
        put(db, 1)
    other.execute("ROLLBACK")
    other.close()
    put(db, 1)
    assert Store(db).count() == 1
    db.close()


FILL = """
import resource, sys
from pathlib import Path
sys.path.insert(0, {root!r})
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from pipeline import schema, errors
from tests.pipeline.storage.sightings import put
db = schema.open({file!r})
put(db, 1)
done = 1
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
try:
    for n in range(2, 500):
        put(db, n, size=400)
        done = n
except errors.DiskFull as error:
    print(done, error)
"""


def test_full_disk_stops_clearly_and_loses_nothing(file):
    """When the disk is full the transaction is refused in one line; what was stored before is there and sound."""
    schema.open(file).close()
    code = FILL.format(root=str(ROOT), file=str(file), limit=2_000_000)
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=100, check=True)
    done, message = ran.stdout.strip().split(" ", 1)
    assert int(done) > 1
    assert "nothing of this step was stored" in message
    assert "\n" not in message
    db = schema.open(file)
    assert Store(db).count() == int(done)
    put(db, 10_000)
    db.close()


WRITE = """
import sys
sys.path.insert(0, {root!r})
from pipeline import schema
from tests.pipeline.storage.sightings import put
db = schema.open({file!r})
for n in range(100_000):
    put(db, n)
    print(n, flush=True)
"""


def test_killed_writer_loses_nothing_it_had_stored(file):
    """`kill -9` at any moment: what was committed is there and sound, nothing is there by half."""
    code = WRITE.format(root=str(ROOT), file=str(file))
    stored = 0
    for wanted in (3, 20, 45):
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as writer:
            for line in writer.stdout or ():  # to the end: it goes on until the signal has reached it
                stored = max(stored, int(line) + 1)
                if int(line) >= wanted:
                    writer.kill()
        db = schema.open(file)
        assert maintenance.check(db) == []
        assert stored <= Store(db).count() <= stored + 1
        db.close()


@contextlib.contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may write anywhere: gives up being root for a while."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_read_only_folder():
    """A folder that cannot be written: opening says so; reading works all the same."""
    folder = Path(tempfile.mkdtemp())
    file = folder / "csto.db"
    db = schema.open(file)
    put(db, 1)
    db.close()
    file.chmod(0o444)
    folder.chmod(0o555)
    try:
        with ordinary_user():
            with pytest.raises(errors.ReadOnly, match="read-only"):
                schema.open(file)
            with pytest.raises(errors.StoreError, match="cannot be opened"):
                schema.open(folder / "new.db")
            reader = schema.open(file, readonly=True)
            assert Store(reader).count() == 1
            reader.close()
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_limits_of_this_process_are_untouched():
    """The full-disk test works on a process of its own."""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
