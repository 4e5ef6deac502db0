"""An analyst's questions to the archive: the wrong folder, narrow windows, days to come, files in the way."""

import datetime as dt
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import click
import pytest
from sqlite_utils import Database

from pipeline.app import cli
from pipeline.app.commands import show
from tests.pipeline.app.archived import NOW, run


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("search border", 3),
        ("show 0123456789abcdef", 3),
        ("export --format jsonl", 0),
        ("feed --format atom", 0),
        ("alerts", 0),
        ("rules test", 0),
    ],
)
def test_an_archive_that_is_not_there_is_told_from_an_empty_one(
    command: str, code: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the wrong folder a command names the database that it looked for; data and exit code stay as they were."""
    assert code == cli.run(command.split())
    assert f"{folder / 'state' / 'csto.db'} does not exist: nothing was stored yet" in capsys.readouterr().err


def test_status_is_whole_in_a_narrow_window(
    archive: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A terminal of 40 columns wraps the tables; no name, state or figure is cut."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    shown = run(capsys, "status", code=1)
    assert "…" not in shown
    (line,) = [line for line in shown.splitlines() if line.startswith("csto-en ")]
    assert ["csto-en", "BAD", "never"] == click.unstyle(line).split()[:3]


def test_status_of_days_to_come_is_a_usage_error(archive: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """A period that has not begun proves nothing; a day that has begun only further east is one of no length."""
    later = (NOW + dt.timedelta(days=3)).date()
    assert 2 == cli.run(["status", "--since", str(later)])
    assert f"--since {later} is still to come" in capsys.readouterr().err


def test_alerts_name_the_record_to_show(archive: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """A person who reads the ledger finds the source and the id that `csto show` takes."""
    assert f"csto-en  {archive['statement']}  The CSTO Secretary General" in run(capsys, "alerts")


@pytest.mark.parametrize("command", ["export --format csv", "export --format parquet", "feed --format atom"])
def test_a_folder_in_the_place_of_a_file_is_a_usage_error(
    command: str, archive: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`-o FOLDER` is exit 2, as a folder that is not there is."""
    assert 2 == cli.run([*command.split(), "-o", str(tmp_path)])
    assert "is a folder" in capsys.readouterr().err


def test_letters_that_several_ids_begin_with_name_them() -> None:
    """That there is more than one is not told as none; a single letter is enough where no other id begins so."""
    database = Database(memory=True)
    database["records"].insert_all([{"id": id} for id in ("1ab0" * 4, "1ac0" * 4, "1ad0" * 4, "1ae0" * 4, "2ab0" * 4)])
    assert ["2ab0" * 4, "1ab0" * 4, "3"] == [show.whole(database, begun) for begun in ("2", "1ab", "3")]
    with pytest.raises(click.UsageError) as told:
        show.whole(database, "1a")
    assert f"ID: more than one begins with 1a: {', '.join(['1ab0' * 4, '1ac0' * 4, '1ad0' * 4])} ..." == str(told.value)
    database.close()


def test_a_source_without_a_name_is_none(archive: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """An empty variable in a script is not taken for a search that found nothing."""
    assert 2 == cli.run(["search", "border", "--source="])
    assert 'SOURCE: "" is not known' in capsys.readouterr().err


def test_an_emptied_database_takes_the_place_of_no_backup(
    archive: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A backup made every night stays when the database was emptied meanwhile; exit 1 says so."""
    run(capsys, "db", "backup", "copy.db")
    for path in (tmp_path / "state").glob("csto.db*"):
        os.truncate(path, 0)
    assert 1 == cli.run(["db", "backup", "copy.db"])
    assert "is empty: there is nothing to back up" in capsys.readouterr().err
    with closing(sqlite3.connect(tmp_path / "copy.db")) as kept:
        assert (2,) == kept.execute("SELECT count(*) FROM records").fetchone()
