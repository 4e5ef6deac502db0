"""The store as the command shows it: what is typed to search, files of other versions, refusals in one line."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline import schema
from pipeline.app import cli
from pipeline.storage import maintenance, record_schema
from pipeline.store import Store

Csto = Callable[..., tuple[int, str, str]]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database of the working directory's state."""
    monkeypatch.chdir(tmp_path)
    for name in ("CSTO_CONFIG", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "state" / "csto.db"


@pytest.fixture
def csto(capsys: pytest.CaptureFixture[str]) -> Csto:
    """Runs the command; gives its code and both streams."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.run(arguments)
        return code, *capsys.readouterr()

    return run


@pytest.mark.parametrize("words", [["-border"], ["- border"], ["-", "border"], ["border", "-concert"], ["-(border"]])
def test_a_hyphen_is_no_option(meet, store, csto, words):
    """A query that begins with a hyphen is a query; a word after one is left out of what is found."""
    meet(title="Statement on the border")
    meet("/news/x/concert-at-the-border/", title="Concert", body="An evening of songs was held beside the border.")
    store.db.close()
    code, out, _ = csto("search", *words)
    assert code == 0
    assert "Statement on the border" in out
    assert ("Concert" in out) == (len(words) == 1 or words[0] == "-")
    assert csto("search", "border", "--limits", "3")[0] == 2


def later(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('records', 'm999', '')")


def earlier(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("DELETE FROM _sqlite_migrations WHERE migration_set = 'outbox' AND name = 'm004_taken'")
        db.execute("ALTER TABLE deliveries DROP COLUMN taken")


@pytest.mark.parametrize(("change", "told"), [(later, "upgrade csto"), (earlier, "`csto db vacuum` once")])
def test_a_store_of_another_version_is_copied_as_it_is(meet, store, file, csto, tmp_path, change, told):
    """Readers say in one line what to do; a backup is made all the same, as one wants before an upgrade."""
    meet()
    store.db.close()
    change(file)
    for arguments in (["search", "x"], ["db", "check"], ["export", "--format", "jsonl"], ["show", "0123"], ["status"]):
        code, out, err = csto(*arguments)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert told in err
    assert csto("db", "backup", "copy.db")[0] == 0
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM records").fetchone()[0] == 1
        assert copy.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID


def test_a_mended_reader_is_tried_before_the_store_is_brought_up(meet, store, file, csto, tmp_path):
    """After an upgrade `check` reads a page and a dry replay all that was kept; the store stays as it was."""
    meet()
    store.db.close()
    earlier(file)
    before = file.read_bytes()
    (tmp_path / "page.html").write_text("<h1>A headline</h1><p>01.02.2020</p><p>A body of text.</p>")
    assert csto("check", "page.html")[0] == 0
    assert csto("replay", "--dry-run") == (0, "", "csto: dry run: nothing was written\ncsto: nothing new\n")
    assert file.read_bytes() == before


def test_a_write_of_a_later_version_is_refused_and_changes_nothing(meet, store, file, csto):
    """What writes is refused too: the file is left to the version that made it."""
    meet()
    store.db.close()
    later(file)
    before = file.read_bytes()
    for arguments in (["db", "vacuum"], ["poll", "csto-en"], ["replay", "--dry-run"]):
        code, out, err = csto(*arguments)
        assert (code, out) == (1, "")
        assert err.startswith(f"csto: {file} was written by a later version")
        assert err.strip().endswith("(m999): upgrade csto")
    assert file.read_bytes() == before


def test_an_earlier_store_is_brought_up_by_a_command_that_writes(meet, store, file, csto):
    """After `db vacuum` the readers read, and everything is there."""
    meet(title="Statement on the border")
    store.db.close()
    earlier(file)
    assert csto("db", "vacuum")[0] == 0
    assert "Statement on the border" in csto("search", "border")[1]
    assert csto("db", "check")[0] == 0
    with closing(schema.open(file)) as db:
        assert maintenance.check(db) == []
        assert Store(db).count() == 1
        assert not record_schema.MIGRATIONS.pending(db)
