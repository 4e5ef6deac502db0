"""Backfills from files, as the command makes them."""

import datetime as dt
from pathlib import Path

import pytest

from pipeline.app import config, jobs
from pipeline.app.progress import Silent
from pipeline.app.result import NOTHING, Result


@pytest.fixture
def settings(tmp_path: Path) -> config.Config:
    (tmp_path / "csto.toml").write_text(f'state = "{tmp_path / "state"}"\n')
    return config.load(tmp_path / "csto.toml")


def filled(settings: config.Config, origin: str, *, dry_run: bool) -> Result:
    return jobs.backfill(settings, (), None, None, origin=origin, alert=False, dry_run=dry_run, progress=Silent())


@pytest.mark.parametrize("dry_run", [False, True])
@pytest.mark.parametrize("kind", ["seed", "warc"])
def test_a_folder_without_a_file_of_the_kind_is_nothing_to_do(
    settings: config.Config, tmp_path: Path, kind: str, dry_run: bool
) -> None:
    """One line that says so, and exit 3: no data. Files of another kind do not count."""
    folder = tmp_path / "empty"
    (folder / "below").mkdir(parents=True)
    (folder / "notes.md").write_text("nothing")
    result = filled(settings, f"{kind}:{folder}", dry_run=dry_run)
    assert NOTHING == result.exit_code
    (line,) = result.failures
    assert str(folder) in line
    assert "holds no" in line


@pytest.mark.parametrize(("kind", "name"), [("seed", "a.txt"), ("warc", "a.warc")])
def test_a_folder_with_a_broken_file_is_a_failure(
    settings: config.Config, tmp_path: Path, kind: str, name: str
) -> None:
    """There was something, and it could not be read: exit 1."""
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / name).write_bytes(b"\0\0")
    assert 1 == filled(settings, f"{kind}:{tmp_path / 'files'}", dry_run=False).exit_code


def test_seed_files_that_are_none_or_outside_are_counted(settings: config.Config, tmp_path: Path) -> None:
    """The counts add up: every file of the folder is in them."""
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.txt").write_bytes(b"\0\0")
    for number, year in enumerate((2018, 2026)):
        text = f"A meeting of {year}\n\n27.11.{year}\n\nThe ministers of {year} met and spoke for a day.\n\nGo back"
        (tmp_path / "files" / f"{number}.txt").write_text(text)
    since, origin = dt.date(2020, 1, 1), f"seed:{tmp_path / 'files'}"
    result = jobs.backfill(settings, (), since, None, origin=origin, alert=False, dry_run=False, progress=Silent())
    assert {"failed": 1, "pages": 2, "outside": 1, "new": 1} == dict(result.counters)
