"""An analyst's questions to the archive: the wrong folder, narrow windows, days to come, files in the way."""

import datetime as dt
import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import click
import pytest
from sqlite_utils import Database

from pipeline import schema
from pipeline.app import cli, record_view
from pipeline.app.commands import show
from pipeline.model import Completeness, Record
from pipeline.record_json import moment
from tests.pipeline.app.archived import NOW, run

RECORD = Record(
    id="00" * 8, url=None, urls=(), source="csto-en", section=None, lang="en", title=None, published=None, body="",
    text="", completeness=Completeness.FULL, first_seen=NOW, last_seen=NOW, revision=1,
)  # fmt: skip


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


def test_a_record_is_shown_by_its_address(archive: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """As an alert, a feed or a browser has it: http, www, no scheme, no closing slash, with what a site adds to it."""
    page = "odkb-csto.org/news/news_odkb/statement-of-the-day"
    for form in (f"https://en.{page}/", f"http://en.{page}", f"en.{page}/", f"https://en.{page}/?clear_cache=Y"):
        assert f"id           {archive['statement']}\n" in run(capsys, "show", form)
    assert "" == run(capsys, "show", f"https://en.{page}-after/", code=3)


def test_a_hit_says_what_it_must_not_be_cited_without() -> None:
    """That it is gone, was edited, is a copy; and which records say the same in another language."""
    assert "" == record_view.ties(RECORD, 1)
    tied = replace(RECORD, revision=2, removed=NOW, duplicate_of="11" * 8, translations=("22" * 8,))
    told = f"found gone {moment(NOW)}, revision 2, copy of {'11' * 8}, translation {'22' * 8}"
    assert told == record_view.ties(tied, 2)
    assert record_view.ties(tied, 1).startswith("NOT said any more: revision 1 of 2, found gone ")


def test_a_page_of_an_archive_is_cited_as_one(archive: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """Whose capture proves a wording is told: the site's own page, the Wayback Machine's or a file's."""
    for origin, told in (("wayback", "captured by the Wayback Machine"), ("warc", "from a WARC file, captured")):
        with closing(schema.open(Path("state/csto.db"))) as db, schema.transaction(db):
            ref = '{"warc":"a.warc.gz","offset":7,"sha256":"ab","fetched":"2016-03-01T09:00:00.123456Z"}'
            db.execute("UPDATE revisions SET evidence = ?", [ref])
            db.execute(
                "INSERT OR REPLACE INTO captures (url, captured_at, source, origin, outcome) SELECT url,"
                " '2016-03-01T09:00:00.123+00:00', source, ?, 'fetched' FROM records WHERE id = ?",
                [origin, archive["statement"]],
            )
        line = f"evidence     {told} 2016-03-01T09:00:00Z, a.warc.gz at 7, SHA-256 ab\n"
        assert line in run(capsys, "show", archive["statement"])
    assert "evidence     fetched 2016-03-01T09:00:00Z" in run(capsys, "show", archive["routine"])


def test_how_a_page_was_found_gone_is_told(archive: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """The answer, how often, and when first and last: what a claim that it was taken down rests on."""
    assert "gone  " not in run(capsys, "show", archive["statement"])
    with closing(schema.open(Path("state/csto.db"))) as db, schema.transaction(db):
        db.execute(
            "INSERT INTO frontier (url, source, state, origin, queue, discovered_at, reason, strikes, first_strike_at,"
            " last_strike_at) SELECT url, source, 'done', 'listing', 'poll', '', 'HTTP 404', 3,"
            " '2026-03-01T09:00:00.000+00:00', '2026-03-04T09:00:00.000+00:00' FROM records WHERE id = ?",
            [archive["statement"]],
        )
    told = "gone         HTTP 404, 3 times from 2026-03-01T09:00:00Z to 2026-03-04T09:00:00Z: https://en.odkb-csto.org/"
    assert told in run(capsys, "show", archive["statement"])


def test_what_was_edited_out_is_found_on_demand(archive: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever quotes the wording of yesterday finds it with --history, and is told that it is not said any more."""
    quote = '"shelling of a village"'
    assert "" == run(capsys, "search", quote, code=3)
    shown = run(capsys, "search", quote, "--history")
    assert archive["statement"] in shown
    assert "    NOT said any more: revision 1 of 2\n" in shown
    (found,) = json.loads(run(capsys, "search", quote, "--history", "--json"))
    assert (1, "**shelling** **of** **a** **village**" in found["snippet"]) == (found["matched_revision"], True)


def test_search_and_show_tell_how_records_hang_together(
    archive: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A hit that was edited says so; a record names its copies, and where each of its wordings was first seen."""
    with closing(schema.open(Path("state/csto.db"))) as db, schema.transaction(db):
        db.execute("UPDATE records SET root = ?1, duplicate_of = ?1 WHERE id = ?2", [*archive.values()])
        for number in (1, 2):
            ref = f'{{"warc":"a.warc.gz","offset":{number},"sha256":"ab","fetched":"2026-03-0{number}T09:00:00Z"}}'
            db.execute("UPDATE revisions SET evidence = ? WHERE record = 1 AND number = ?", [ref, number])
    assert "    revision 2\n" in run(capsys, "search", "shelling")
    assert f"    copy of {archive['statement']}\n" in run(capsys, "search", "students")
    shown = run(capsys, "show", archive["statement"], "--history")
    assert f"copy         {archive['routine']}  csto-en  A delegation of students visits the Secretariat\n" in shown
    assert "evidence     fetched 2026-03-02T09:00:00Z, a.warc.gz at 2, SHA-256 ab\n" in shown
    assert "first seen   fetched 2026-03-01T09:00:00Z, a.warc.gz at 1, SHA-256 ab\n" in shown
    assert "\n  fetched 2026-03-02T09:00:00Z, a.warc.gz at 2, SHA-256 ab\n" in shown[shown.index("revision 2, ") :]
    shown = run(capsys, "show", archive["routine"])
    assert f"copy of      {archive['statement']}  csto-en  The CSTO Secretary General condemns" in shown
    assert "evidence     no page was kept\n" in shown
    with closing(schema.open(Path("state/csto.db"))) as db, schema.transaction(db):
        db.execute("UPDATE revisions SET origin = 'seed'")
    assert "evidence     no page was kept: it came from a file\n" in run(capsys, "show", archive["routine"])
    found = json.loads(run(capsys, "show", archive["statement"], "--json", "--history"))
    assert [1, 2] == [one["first_evidence"]["offset"] for one in found["history"]]


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
