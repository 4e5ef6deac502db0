"""The command line: every command and flag, exit codes, one-line errors, streams."""

import contextlib
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.app import cli

CSTO = Path(sys.executable).with_name("csto")
FLAGS = {
    "run": (),
    "poll": ("--recheck",),
    "backfill": ("--since", "--until", "--from", "--alert", "--dry-run"),
    "replay": ("--since", "--dry-run"),
    "db": (),
    "db check": (),
    "db backup": (),
    "db vacuum": (),
    "search": ("--kind", "--since", "--until", "--source", "--lang", "--limit", "--history", "--json"),
    "show": ("--history", "--json"),
    "export": ("--format", "--kind", "--since", "--source", "--lang", "-o"),
    "feed": ("--format", "-o"),
    "alerts": ("--state", "--json"),
    "rules": (),
    "rules test": ("--since", "--json"),
    "status": ("--json", "--since", "--until"),
    "check": ("--json",),
    "demo": (),
}
"""The commands of the contract and their flags."""


pytestmark = pytest.mark.usefixtures("folder")


def csto(*arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    """The installed command, as a process."""
    return subprocess.run([CSTO, *arguments], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("command", FLAGS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """--help of each command names its flags and the ones that stand everywhere, on standard output."""
    assert 0 == cli.run([*command.split(), "--help"])
    shown = capsys.readouterr()
    assert "" == shown.err
    for flag in (*FLAGS[command], "--config", "-v,", "-q,"):
        assert re.search(rf"(?<!\w){re.escape(flag)}", shown.out), flag


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """The first help page lists the commands of the contract and no other."""
    assert 0 == cli.run(["--help"])
    listed = re.findall(r"^  (\w+)  ", capsys.readouterr().out.partition("Commands:")[2], re.MULTILINE)
    assert [name for name in FLAGS if " " not in name] == listed


def test_the_version_comes_at_once() -> None:
    """`csto --version` is one line, and nothing heavy is loaded for it."""
    done = subprocess.run([sys.executable, "-X", "importtime", CSTO, "--version"], capture_output=True, text=True)
    assert re.fullmatch(r"csto \d+\.\d+\.\d+\S*\n", done.stdout)
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "pipeline" in loaded
    assert (
        loaded & {"apprise", "apscheduler", "httpx", "pydantic", "selectolax", "sqlite_utils", "trafilatura"} == set()
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pol"], "did you mean poll?"),
        (["poll", "csto-eng"], "did you mean csto-en?"),
        (["poll", "--rechek"], "--recheck"),
        (["--config", "nowhere.toml", "poll"], "nowhere.toml: cannot be read"),
        (["poll", "--config", "nowhere.toml"], "nowhere.toml: cannot be read"),
        (["backfill", "--since", "yesterday"], "YYYY-MM-DD"),
        (["backfill", "--since", "2024-02-30"], "YYYY-MM-DD"),
        (
            ["backfill", "--since", "2024-02-02", "--until", "2024-02-01"],
            "--since 2024-02-02 is after --until 2024-02-01",
        ),
        (["backfill", "--from", "seed:nowhere"], "nowhere: no such file or folder"),
        (["backfill", "--from", "seeds"], "live, wayback, warc:PATH or seed:PATH"),
        (["backfill", "--from", "warc:"], "live, wayback, warc:PATH or seed:PATH"),
        (["export"], "--format"),
        (["export", "--format", "xml"], "jsonl"),
        (["export", "--format", "text"], "name a folder with -o"),
        (["search"], "QUERY"),
        (["search", "x", "--source", "nobody"], "csto-en"),
        (["alerts", "list", "desk"], "CHANNEL belongs to"),
        (["alerts", "test"], "test which CHANNEL? There are: console"),
        (["alerts", "test", "desk"], '"desk" is not known. Allowed: console'),
        (["alerts", "retry", "desk"], '"desk" is not known'),
        (["check", "csto-eng"], "did you mean csto-en?"),
        (["check", "https://example.org/"], "no source"),
        (["show"], "ID"),
        (["feed"], "--format"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_command_line_is_one_line_and_exit_2(
    arguments: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong and what would be right, on standard error; nothing is stored."""
    assert 2 == cli.run(arguments)
    shown = capsys.readouterr()
    assert "" == shown.out
    assert said in shown.err
    assert 1 == shown.err.count("\n")
    assert [] == list(folder.iterdir())


@pytest.mark.parametrize("path", ["state/evidence", "state", ".", "state/evidence/a.warc.gz"])
def test_a_backfill_reads_no_evidence_of_its_own(path: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It would read what it keeps of what it reads, for ever: one line and exit 2, and nothing is read or written."""
    kept = folder / "state" / "evidence" / "a.warc.gz"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"")
    assert 2 == cli.run(["backfill", "--from", f"warc:{path}"])
    assert "`csto replay` reads that again" in capsys.readouterr().err
    assert [kept] == [each for each in (folder / "state").rglob("*") if each.is_file()]


def test_options_stand_before_and_after_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--config and -v mean the same on either side; the one nearer to the command wins."""
    (folder / "a.toml").write_text('state = "a"')
    (folder / "b.toml").write_text('state = "b"')
    for arguments, state in (
        (["--config", "a.toml", "-v", "check"], "a"),
        (["check", "--config", "a.toml", "-vv"], "a"),
        (["--config", "a.toml", "check", "config", "-q", "--config", "b.toml"], "b"),
    ):
        assert 0 == cli.run(arguments)
        assert f"state: {folder / state}\n" in capsys.readouterr().out


def test_check_config_lists_every_mistake(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line a mistake, with file and key; exit 2."""
    (folder / "csto.toml").write_text('[crawl]\nretries = -1\nworkers = "4"\n[channels.x]\ntype = "webhook"')
    assert 2 == cli.run(["check"])
    lines = capsys.readouterr().err.splitlines()
    assert ["csto.toml: crawl.retries", "csto.toml: crawl.workers"] == [line.split(": ", 1)[1][:24] for line in lines]
    (folder / "csto.toml").write_text('[channels.x]\ntype = "webhook"\nurl = "http://x"\nsecret_file = "s"')
    (folder / "s").write_text("whsec_%%%")
    assert 2 == cli.run(["check"])
    shown = capsys.readouterr().err
    assert "channels.x" in shown
    assert "%%%" not in shown


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # apprise imports imghdr
def test_check_config_knows_a_service_that_is_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An address that apprise has no service for is found by a check, not by the first alert, and not shown."""
    (folder / "csto.toml").write_text(
        '[channels.a]\ntype = "apprise"\nurl_env = "A"\n[channels.b]\ntype = "apprise"\nurl_env = "B"\n'
        '[channels.c]\ntype = "jsonl"\npath = "."'
    )
    monkeypatch.setenv("A", "hello")
    monkeypatch.setenv("B", "jsons://user:hunter2@example.org")
    assert 2 == cli.run(["check"])
    assert ["channels.a", "channels.c.path"] == [line.split(": ")[2] for line in capsys.readouterr().err.splitlines()]
    (folder / "csto.toml").write_text('[channels.b]\ntype = "apprise"\nurl_env = "B"')
    assert 0 == cli.run(["check"])
    monkeypatch.setenv("B", "nosuch://user:hunter2@example.org")
    assert 2 == cli.run(["check"])
    shown = capsys.readouterr().err
    assert "channels.b: apprise knows no service at nosuch://" in shown
    assert "hunter2" not in shown


@pytest.mark.parametrize("command", ["poll", "backfill", "replay", "run"])
def test_a_state_that_is_held_gives_exit_4(command: str, folder: Path) -> None:
    """Beside a running instance a second one says who holds the state, and leaves it alone."""
    holder = "import sys,time; from pathlib import Path; from pipeline.app import lock\n"
    holder += "with lock.hold(Path('state'), 'run'): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", holder], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            done = csto(command)
        finally:
            process.kill()
    assert (4, "") == (done.returncode, done.stdout)
    assert f"in use by `csto run`, process {process.pid}" in done.stderr
    assert 1 == done.stderr.count("\n")


def _interruptible() -> None:
    """A shell's background job, as this run may be, has SIGINT ignored, and its children after it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _told_to_end(process: subprocess.Popen[str], number: signal.Signals) -> str:
    """What the process says to it. A signal in the instant before a read blocks is seen with the next one only."""
    for _ in range(6):
        process.send_signal(number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=5)[1]
    raise AssertionError("it does not end")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_is_exit_130_and_one_line(number: signal.Signals, folder: Path) -> None:
    """No traceback, whatever the command was doing."""
    os.mkfifo(folder / "page.html")
    with (
        subprocess.Popen(
            [CSTO, "check", "page.html"], stderr=subprocess.PIPE, text=True, preexec_fn=_interruptible
        ) as process,
        (folder / "page.html").open("wb"),  # opens once the command has opened it, which then waits for bytes
    ):
        said = _told_to_end(process, number)
    assert (130, "csto: interrupted") == (process.returncode, said.strip())


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    """`csto ... | head` is quiet."""
    command = f"{CSTO} --help | true; {CSTO} check config | head -c 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert "" == done.stderr
    assert done.stdout.endswith("0\n")


@pytest.mark.parametrize("state", ["file", "file/below"])
def test_a_state_that_cannot_be_is_exit_2(state: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file where the folder should be is a mistake of the configuration, told in one line."""
    (folder / "file").write_text("")
    (folder / "csto.toml").write_text(f'state = "{state}"')
    assert 2 == cli.run(["poll"])
    shown = capsys.readouterr().err
    assert "a file is in the way" in shown
    assert 1 == shown.count("\n")


@pytest.mark.parametrize(
    "command", ["search", "show", "check", "poll", "db backup", "--config", "export --format csv -o"]
)
def test_an_empty_argument_is_a_usage_error(command: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A script's variable that is not set is no query without matches, no unknown record, and not the folder here."""
    assert 2 == cli.run([*command.split(), ""])
    assert "csto: an argument is empty: a variable that is not set?\n" == capsys.readouterr().err
    assert [] == list(folder.iterdir())


def test_no_traceback_reaches_a_user(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An error nobody foresaw is one line that says how to see more; with CSTO_DEBUG the traceback is there."""
    from pipeline.app import config

    def broken(path: object) -> config.Config:
        raise RuntimeError("something\nnobody foresaw")

    monkeypatch.setattr(config, "load", broken)
    assert 1 == cli.run(["status"])
    shown = capsys.readouterr().err
    assert (
        "csto: unexpected RuntimeError: something nobody foresaw (CSTO_DEBUG=1 shows where; please report it)\n"
        == shown
    )
    monkeypatch.setenv("CSTO_DEBUG", "1")
    assert 1 == cli.run(["status"])
    assert "Traceback" in capsys.readouterr().err
