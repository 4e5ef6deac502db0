"""The command in rough hands: closed streams, poor locales, files in the way, terminals and steering characters."""

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from crawler.replica import corpus
from crawler.replica.faults import Fault
from crawler.replica.site import ReplicaSite
from pipeline.app import cli, lock, progress, result
from pipeline.app.result import Result
from tests.conftest import Inbox, Watch

CSTO = str(Path(sys.executable).with_name("csto"))


pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize("command", ["", "db", "rules"])
def test_a_command_without_its_word_shows_its_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The help on standard error, line by line, and exit 2."""
    assert 2 == cli.run(command.split())
    shown = capsys.readouterr()
    assert "" == shown.out
    assert shown.err.startswith("Usage: csto")
    assert "\n\n" in shown.err


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
@pytest.mark.parametrize("command", ["export --format jsonl", "--version", "check config"])
def test_streams_may_be_closed(command: str, closed: str) -> None:
    """What nobody reads is no error."""
    done = subprocess.run(["sh", "-c", f"{CSTO} {command} {closed}"], capture_output=True, text=True, check=False)
    assert 0 == done.returncode
    assert "Traceback" not in done.stderr


def test_a_poor_locale_spells_letters_out(folder: Path) -> None:
    """Where the locale has no code for a letter it is spelled, and JSON stays JSON."""
    (folder / "csto.toml").write_text('state = "é"\n', encoding="utf-8")
    poor = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([CSTO, "check", "config", "--json"], capture_output=True, text=True, env=poor, check=False)
    assert 0 == done.returncode, done.stderr
    assert done.stdout.isascii()
    assert json.loads(done.stdout)["state"].endswith("é")


def test_a_state_that_is_a_file_is_told_by_readers_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not taken for a state that nothing was stored in yet."""
    (folder / "state").write_text("x")
    for command in ("status", "search x", "export --format jsonl", "alerts", "replay", "alerts retry"):
        assert 2 == cli.run(command.split())
        assert "is a file" in capsys.readouterr().err
    for command in ("db check", "db vacuum", "db backup x"):
        assert 2 == cli.run(command.split())
        assert "is a file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('state = "a\\u0000b"', "state: "),
        ("[sources.csto-en]\nsections = []", "sources.csto-en.sections: "),
        ('[crawl]\nca_bundle = "csto.toml"', "crawl.ca_bundle: csto.toml holds no root certificates"),
        ('[sources.csto-en]\nbase_url = "http://u:secret@x"', "sources.csto-en.base_url: the value is not allowed"),
    ],
    ids=["nul", "no sections", "no certificates", "password"],
)
def test_values_that_would_fail_later_fail_at_once(
    text: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the key named, and without showing what may be a password."""
    (folder / "csto.toml").write_text(text)
    assert 2 == cli.run(["check", "config"])
    shown = capsys.readouterr().err
    assert f"csto: csto.toml: {said}" in shown
    assert "secret" not in shown


@pytest.mark.parametrize("place", ["gopher://user:hunter2@proxy:1", "http://user:hunter2@[::1", "http://:hunter2@a:x"])
def test_a_proxy_that_is_none_is_told_without_showing_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    """The address may hold a password."""
    (folder / "csto.toml").write_text('[crawl]\nproxy_env = "CSTO_PROXY"')
    monkeypatch.setenv("CSTO_PROXY", place)
    assert 2 == cli.run(["check", "config"])
    shown = capsys.readouterr().err
    assert "crawl.proxy: the value is no address" in shown
    assert "hunter2" not in shown
    monkeypatch.setenv("CSTO_PROXY", "http://user:hunter2@proxy:1")
    assert 0 == cli.run(["check", "config"])


def test_exports_name_what_is_in_the_way(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is missing and a file that is in the way are told as such, and nothing is left behind."""
    (folder / "taken").write_text("x")
    assert 2 == cli.run(["export", "--format", "csv", "-o", "nowhere/x.csv"])
    assert "there is no folder nowhere" in capsys.readouterr().err
    assert 2 == cli.run(["export", "--format", "text", "-o", "taken"])
    assert "taken: is a file" in capsys.readouterr().err
    assert ["taken"] == [path.name for path in folder.iterdir()]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize(("where", "said"), [("-o /dev/full", "/dev/full"), (">/dev/full", "standard output")])
@pytest.mark.parametrize("command", ["export --format csv", "feed --format atom"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_named_with_what_was_written(command: str, where: str, said: str, unbuffered: str) -> None:
    """One line: which file, and that there is no room for it."""
    done = _in_shell(f"{CSTO} -q {command} {where}", unbuffered)
    assert (1, f"csto: {said}: No space left on device") == (done.returncode, done.stderr.splitlines()[-1])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("command", ["status", "status --json", "check config", "--help"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_answer_that_the_disk_does_not_take_is_a_failure(folder: Path, command: str, unbuffered: str) -> None:
    """Said in one line, also where the disk is found full only as the command ends."""
    done = _in_shell(f"{CSTO} -q {command} >/dev/full", unbuffered)
    assert (1, 1) == (done.returncode, done.stderr.count("No space left on device"))
    assert "Traceback" not in done.stderr
    assert "ignored" not in done.stderr


def _in_shell(command: str, unbuffered: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of a command, Python's streams buffered or not."""
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    return subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, env=environment)


def test_parquet_is_not_for_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes that would wreck the screen need a file, or a pipe."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert 2 == cli.run(["export", "--format", "parquet"])
    assert "name a file" in capsys.readouterr().err


@pytest.mark.parametrize(("command", "code"), [("replay", 0), ("db vacuum", 1), ("db check", 1), ("db backup x", 1)])
def test_what_only_cares_for_a_store_makes_none(
    command: str, code: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the wrong folder nothing is left behind, and it is said that there is no store."""
    assert code == cli.run(command.split())
    said = capsys.readouterr().err
    assert 1 == said.count("\n")
    assert "does not exist" in said or "nothing was stored yet" in said
    assert [] == list(folder.iterdir())


@pytest.mark.parametrize("command", ["status", "db check", "db backup x", "db vacuum", "search x", "alerts retry"])
def test_a_folder_in_the_place_of_the_store_is_named(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that read call it what those that write call it: no disk has failed."""
    (folder / "state" / "csto.db").mkdir(parents=True)
    assert 1 == cli.run(command.split())
    assert f"{folder / 'state' / 'csto.db'} is a folder, not a database file" in capsys.readouterr().err


def test_a_dry_replay_makes_no_state(folder: Path) -> None:
    """Without a state there is nothing to read again, and none is made."""
    assert 0 == cli.run(["replay", "--dry-run"])
    assert [] == list(folder.iterdir())


def test_a_replay_beside_a_daemon_names_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It would write where another instance does: exit 4."""
    with lock.hold(folder / "state", "run"):
        (folder / "state" / "csto.db").touch()
        assert 4 == cli.run(["replay"])
    assert "csto run" in capsys.readouterr().err


def test_more_done_than_expected_is_all_of_it() -> None:
    """A total is a guess; `23 of 21` is never said."""
    assert progress.figures(23, 21, 0, 0.0) == "23 of 23 pages"


def test_a_pass_that_found_nothing_says_so() -> None:
    """It was done all the same."""
    assert result.told(Result()) == "nothing new"
    assert isinstance(cli.root, click.Group)


def test_a_failure_of_a_poll_is_one_line(watch: Watch, site: ReplicaSite) -> None:
    """The summary names it; with -v it is logged as it happens, too."""
    watch.csto("poll")
    path = site.publish(corpus.story_of_kind("routine", seed=77))
    site.fault(Fault.status(410), path=path)
    assert 1 == sum(path in line for line in watch.csto("poll").err.splitlines())


def test_a_channel_that_wants_no_more_is_called_stopped(watch: Watch, site: ReplicaSite, inbox: Inbox) -> None:
    """Its message is kept; nobody is told that it will be tried again, for it will not be."""
    watch.csto("poll")
    inbox.statuses[:] = [410]
    site.publish(corpus.story_of_kind("security_statement", seed=5))
    said = watch.csto("poll")
    assert (1, True) == (said.code, "failed: channel desk: stopped, it wants nothing more" in said.err)
    assert "to be tried again" not in said.err
    assert "  channel desk is stopped: 410 Gone" in watch.csto("status").out


def test_a_backfill_that_is_done_has_done_all_of_it(watch: Watch, site: ReplicaSite) -> None:
    """What was guessed on the way gives place to what there was: N of N, nothing left, as in the summary."""
    watch.csto("poll")
    for seed in range(3):
        site.publish(
            dataclasses.replace(corpus.story_of_kind("routine", seed=40 + seed), section="documents/statements")
        )
    done = watch.csto("backfill").err
    (line,) = (line for line in done.splitlines() if line.startswith("csto-en: "))
    read, total = line.removeprefix("csto-en: ").split(" pages")[0].split(" of ")
    assert (read, "left" in line) == (total, False)
    assert f"pages {read}" in done


def test_an_emptied_store_beside_its_evidence_is_refused(watch: Watch) -> None:
    """Not taken for a new one, whose first poll would tell nobody of what came meanwhile; without it, one begins."""
    assert watch.csto("poll").code == 0
    for store in (watch.folder / "state").glob("csto.db*"):
        store.unlink()
    (watch.folder / "state" / "csto.db").touch()
    refused = watch.csto("poll")
    assert refused.code == 1
    assert "csto.db is empty, but evidence beside it is not: restore a backup, or remove the file" in refused.err
    for command in (["alerts", "retry"], ["alerts"], ["status"], ["db", "vacuum"], ["db", "check"]):
        asked = watch.csto(*command)
        assert (asked.code, "restore a backup" in asked.err) == (1, True)
    assert not (watch.folder / "state" / "csto.db").stat().st_size
    (watch.folder / "state" / "csto.db").unlink()
    begun = watch.csto("poll")
    assert (begun.code, begun.err.count("a new archive begins: the database is gone")) == (0, 1)
    assert "a new archive begins" not in watch.csto("poll").err


def test_an_empty_store_without_evidence_is_a_new_one(watch: Watch) -> None:
    """The first poll found the disk full: nothing was stored yet, by no version of the program; the next poll works."""
    (watch.folder / "state").mkdir(exist_ok=True)
    (watch.folder / "state" / "csto.db").touch()
    assert "csto.db is empty: nothing was stored in it yet" in watch.csto("alerts").err
    assert (retried := watch.csto("alerts", "retry")).code == 1
    assert "csto.db is empty: nothing was stored in it yet" in retried.err
    assert watch.csto("poll").code == 0
