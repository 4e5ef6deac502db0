"""The commands that read the store: search, show, export, feed, alerts, rules, db, over a real database."""

import csv
import datetime as dt
import io
import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipeline import schema
from pipeline.app import cli, record_view
from pipeline.store import Store
from tests.pipeline.app.archived import NOW, run


def test_search_finds_highlights_and_filters(archive: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """A word finds its record with its headline, id and address; filters narrow; nothing found is exit 3."""
    shown = run(capsys, "search", "shelling")
    assert archive["statement"] in shown
    assert "https://en.odkb-csto.org/news/news_odkb/statement-of-the-day/" in shown
    assert archive["routine"] not in shown
    found = json.loads(run(capsys, "search", "border villages", "--json"))
    assert [archive["statement"]] == [one["id"] for one in found]
    assert "**" in found[0]["snippet"]
    assert "" == run(capsys, "search", "shelling", "--kind", "routine", code=3)
    assert "" == run(capsys, "search", "shelling", "--lang", "ru", code=3)
    assert run(capsys, "search", "shelling", "--lang", "en") == shown
    assert "" == run(capsys, "search", "unheard-of", code=3)
    assert [] == json.loads(run(capsys, "search", "unheard-of", "--json", code=3))


def test_a_word_replaced_at_the_end_of_a_paragraph_stays_in_it() -> None:
    """What went and what came stand side by side; the paragraphs are those of the new wording."""
    shown = record_view.redline("It was number 1.\n\nThe end.", "It was number 17.\n\nThe end.", colour=False).plain
    assert shown == "It was number [-1.-] {+17.+}\n\nThe end."


def test_show_tells_everything_and_the_history_as_a_redline(
    archive: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Facts, verdict, text; with --history each revision with the words that went and came; a unique prefix does."""
    shown = run(capsys, "show", archive["statement"], "--history")
    assert "security_statement" in shown
    assert "revision 2" in shown
    assert "[-a village-]" in shown.replace("\n", " ")
    assert "{+two villages+}" in shown.replace("\n", " ")
    found = json.loads(run(capsys, "show", archive["statement"][:8], "--json", "--history"))
    assert [1, 2] == [one["revision"] for one in found["history"]]
    assert "wording" in [change["kind"] for change in found["history"][1]["changes"]]
    assert "" == run(capsys, "show", "0123456789abcdef", code=3)


def test_nothing_of_a_page_steers_the_terminal(archive: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters of a page reach the terminal from no command."""
    for arguments in (["show", archive["routine"]], ["search", "museum"], ["show", archive["routine"], "--history"]):
        assert "\x1b" not in run(capsys, *arguments)


def test_export_in_every_format(archive: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each form holds each record; `-` and no -o are standard output; text is a folder of files."""
    lines = [json.loads(line) for line in run(capsys, "export", "--format", "jsonl").splitlines()]
    assert [archive["statement"], archive["routine"]] == [line["id"] for line in lines]
    assert lines == [json.loads(line) for line in run(capsys, "export", "--format", "jsonl", "-o", "-").splitlines()]
    table = run(capsys, "export", "--format", "csv", "--kind", "security_statement").removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [archive["statement"]] == [row["id"] for row in rows]
    run(capsys, "export", "--format", "text", "-o", "texts")
    names = sorted(path.name for path in (tmp_path / "texts").iterdir())
    assert [f"000_{archive['statement']}.txt", f"001_{archive['routine']}.txt"] == names
    run(capsys, "export", "--format", "parquet", "-o", "records.parquet")
    assert b"PAR1" == (tmp_path / "records.parquet").read_bytes()[:4]
    assert "" == run(capsys, "export", "--format", "jsonl", "--since", "2100-01-01", code=3)


def test_an_export_that_fails_leaves_the_old_file(archive: dict[str, str], tmp_path: Path) -> None:
    """A file appears whole or not at all."""
    (tmp_path / "out.jsonl").write_text("old")
    (tmp_path / "locked").mkdir()
    done = subprocess.run(
        [Path(sys.executable).with_name("csto"), "export", "--format", "jsonl", "-o", "none/out.jsonl"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert 2 == done.returncode
    assert 1 == done.stderr.count("\n")
    assert "old" == (tmp_path / "out.jsonl").read_text()
    assert [] == list(tmp_path.glob(".*part"))


def test_a_pipe_that_closes_is_quiet(archive: dict[str, str], tmp_path: Path) -> None:
    """`csto export | head -c 1` ends well and without a word."""
    csto = Path(sys.executable).with_name("csto")
    command = f"{csto} export --format jsonl | head -c 1 > /dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert ("0\n", "") == (done.stdout, done.stderr)


@pytest.mark.parametrize("command", ["export --format jsonl", "feed --format json"])
def test_a_file_written_over_stays_as_private_as_it_was(
    command: str, archive: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What only its owner may read is not opened to all by the next export, and a link stays one."""
    kept, link = tmp_path / "kept", tmp_path / "link"
    kept.write_text("old")
    kept.chmod(0o600)
    link.symlink_to(kept)
    run(capsys, *command.split(), "-o", str(link))
    assert (link.is_symlink(), kept.stat().st_mode & 0o777) == (True, 0o600)
    assert kept.read_text().startswith("{")


def test_feeds_hold_the_statements(archive: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """Atom and JSON Feed of statements only, updated when the wording changed."""
    tree = ElementTree.fromstring(run(capsys, "feed", "--format", "atom"))
    name = "{http://www.w3.org/2005/Atom}"
    (entry,) = tree.findall(f"{name}entry")
    assert "condemns the shelling" in str(entry.findtext(f"{name}title"))
    (item,) = json.loads(run(capsys, "feed", "--format", "json"))["items"]
    assert item["id"] == entry.findtext(f"{name}id")
    assert NOW - dt.timedelta(hours=1) == dt.datetime.fromisoformat(item["date_modified"])


def test_the_ledger_is_shown_filtered_and_retried(
    archive: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every delivery with state and answer; `retry` makes dead letters due again."""
    assert "no such terminal" in run(capsys, "alerts")
    (dead,) = json.loads(run(capsys, "alerts", "list", "--state", "dead", "--json"))
    assert ("console", "statement.new", 1) == (dead["channel"], dead["type"], dead["attempts"])
    assert [] == json.loads(run(capsys, "alerts", "--state", "delivered", "--json"))
    run(capsys, "alerts", "retry")
    assert [] == json.loads(run(capsys, "alerts", "--state", "dead", "--json"))
    (failed,) = json.loads(run(capsys, "alerts", "--state", "failed", "--json"))
    assert dead["id"] == failed["id"]


def test_what_no_channel_takes_any_more_is_said_to_be_kept(
    archive: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A channel renamed with alerts waiting: `retry` promises nobody that they go out, and names the old one."""
    with (tmp_path / "csto.toml").open("a") as file:
        file.write('[channels.log]\ntype = "jsonl"\npath = "alerts.jsonl"\n')
    assert 0 == cli.run(["alerts", "retry"])
    said = capsys.readouterr().err
    assert "0 due now" in said
    assert "1 kept for console: by this configuration alerts go to no such channel" in said


def test_a_channel_is_tested_with_a_sample(
    archive: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sample arrives and says that it is one; a channel that fails is exit 1 with the reason."""
    with (tmp_path / "csto.toml").open("a") as file:
        file.write('[channels.log]\ntype = "jsonl"\npath = "alerts.jsonl"\n')
        file.write('[channels.dead]\ntype = "webhook"\nurl = "http://127.0.0.1:9/hook"\n')
    run(capsys, "alerts", "test", "log")
    assert "test" in json.loads((tmp_path / "alerts.jsonl").read_text())["data"]["reason"]
    assert 1 == cli.run(["alerts", "test", "dead"])
    assert "failed: dead: " in capsys.readouterr().err


def test_rules_test_sets_today_beside_then(archive: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """What would alert, why, and what was alerted; nothing is written."""
    shown = run(capsys, "rules", "test")
    assert archive["statement"] in shown
    assert "would alert; statement.new" in shown
    (found,) = json.loads(run(capsys, "rules", "test", "--json"))
    assert (True, ["statement.new"]) == (found["would_alert"], found["alerted"])
    assert found["verdict"]["reasons"]
    assert [] == json.loads(run(capsys, "rules", "test", "--since", "2100-01-01", "--json"))


def test_db_commands(archive: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sound database is said to be; a backup is a database; vacuum keeps everything."""
    assert "sound" in run(capsys, "db", "check")
    assert "copy.db" in run(capsys, "db", "backup", "copy.db")
    with closing(schema.open(tmp_path / "copy.db", readonly=True)) as copy:
        assert 2 == Store(copy).count()
    run(capsys, "db", "vacuum")
    assert "sound" in run(capsys, "db", "check")


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "x"],
        ["show", "0123456789abcdef"],
        ["export", "--format", "jsonl"],
        ["alerts"],
        ["status"],
        ["db", "check"],
    ],
)
@pytest.mark.parametrize("content", [b"no database at all, but long enough to be taken for one" * 40, b""])
def test_a_file_that_is_no_database_is_one_line(
    arguments: list[str],
    content: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The file is named, exit 1, and it is left as it was."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "csto.db").write_bytes(content)
    assert 0 != cli.run(arguments)
    assert "csto.db" in capsys.readouterr().err
    assert content == (tmp_path / "state" / "csto.db").read_bytes()
    assert ["csto.db"] == os.listdir(tmp_path / "state")
