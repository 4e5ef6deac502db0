"""The README is true: its commands exist, run, and say what `--help` says."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.replica.site import ReplicaSite
from pipeline.app.cli import COMMANDS
from tests.conftest import Watch

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```", README, re.M | re.S)
LINES = [line[2:] for block in BLOCKS for line in block.splitlines() if line.startswith("$ ")]
COMMANDS_SHOWN = [line for line in LINES if line.startswith("csto ")]
NOTHING_MATCHED = 3


def table() -> dict[str, str]:
    """The command table: name to the whole first cell."""
    rows = re.findall(r"^\| `(csto [^`]*)` \|", README, re.M)
    return {row.split()[1]: row.replace("\\|", "|") for row in rows}


def test_the_first_two_lines_are_the_set_up() -> None:
    """One line runs the demo, one the tests; each makes its own environment."""
    demo, tests = LINES[:2]
    for line in (demo, tests):
        assert line.startswith("python3 -m venv .venv && ")
    assert demo.endswith("csto demo")
    assert "pytest" in tests


def test_every_command_of_the_help_is_in_the_table() -> None:
    """The table names exactly the commands that there are."""
    assert set(COMMANDS) == set(table())


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_table_shows_the_options_that_the_help_shows(watch: Watch, name: str) -> None:
    """Each option in the README is one of `--help`, and each of `--help` is in the README, but for the common ones."""
    shown = set(re.findall(r"--[a-z][a-z-]*", table()[name]))
    texts = [watch.csto(name, "--help").out]
    texts += [
        watch.csto(name, sub, "--help").out
        for sub in re.findall(r"^  ([a-z]+)  ", texts[0].partition("Commands:")[2], re.M)
    ]
    offered = set(re.findall(r"--[a-z][a-z-]*", "\n".join(texts))) - {
        "--help",
        "--config",
        "--verbose",
        "--quiet",
        "--no-robots",
    }
    assert shown <= offered
    assert offered - shown <= EXTRAS.get(name, set())


EXTRAS = {
    "status": {"--since", "--until"},
    "export": {"--output", "--source", "--until", "--lang"},
    "feed": {"--output"},
    "alerts": {"--channel", "--limit"},
    "search": {"--until", "--lang"},
}
"""Options beyond the contract; the README tells of them in its text or not at all."""


def test_every_command_shown_runs(watch: Watch, site: ReplicaSite, tmp_path: Path) -> None:
    """Each `csto` line of the README, in order, in one folder that watches a stand-in site: none fails."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "000_00000000000000aa.txt").write_text("A headline\n\n01.02.2020\n\nA body of one sentence.")
    (tmp_path / "page.html").write_bytes(
        b"<html><body><h1>A headline</h1><p>01.02.2020</p><p>A body of text.</p></body></html>"
    )
    with (tmp_path / "csto.toml").open("a", encoding="utf-8") as file:
        file.write('[channels.console]\ntype = "console"\n')
    ended = {line: watch.csto(*shlex.split(line)[1:]) for line in COMMANDS_SHOWN}
    failed = {line: (one.code, one.err) for line, one in ended.items() if one.code not in (0, NOTHING_MATCHED)}
    assert failed == {}
    assert not any("Traceback" in one.err for one in ended.values())


def test_the_lines_of_a_service_do_what_they_say(tmp_path: Path) -> None:
    """Those for systemd and Docker, with stand-ins for what only a whole system has: the files they name are right."""
    lines = [line for line in LINES if "systemctl" in line or line.startswith("docker ")]
    assert len(lines) == 2
    stand_ins = tmp_path / "bin"
    stand_ins.mkdir()
    for name, script in {"sudo": 'exec "$@"', "systemctl": f'echo "$@" >> {tmp_path}/told', "docker": COMPOSE}.items():
        (stand_ins / name).write_text(f"#!/bin/sh\n{script}\n")
        (stand_ins / name).chmod(0o755)
    for line in lines:
        here = line.replace("/etc/systemd/system/", f"{tmp_path}/")
        env = {"PATH": f"{stand_ins}:/usr/bin:/bin"}
        subprocess.run(["bash", "-c", here], cwd=ROOT, env=env, check=True, capture_output=True, timeout=30)
    assert (tmp_path / "told").read_text() == "enable --now csto\n"
    assert (tmp_path / "csto.service").read_bytes() == (ROOT / "pipeline/app/deploy/csto.service").read_bytes()


COMPOSE = '[ "$1 $2 $4 $5" = "compose -f up -d" ] && grep -q "context: ../../.." "$3"'


@pytest.mark.timeout(400)
def test_the_first_line_works_in_a_fresh_copy(tmp_path: Path) -> None:
    """As it stands: an environment, the installation with pinned versions, the demo, which ends by itself."""
    if subprocess.run([*PIP, "hatchling", "-d", tmp_path], capture_output=True, check=False).returncode:
        pytest.skip("no package index can be reached from here")
    copy = tmp_path / "copy"
    unwanted = shutil.ignore_patterns(".venv", ".git", ".*_cache", "__pycache__", "state", ".hypothesis")
    shutil.copytree(ROOT, copy, ignore=unwanted)
    env = {key: value for key, value in os.environ.items() if not key.startswith(("CSTO_", "VIRTUAL_ENV", "PYTHON"))}
    done = subprocess.run(["bash", "-c", LINES[0]], cwd=copy, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "STATEMENT" in done.stdout.upper()


PIP = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--retries", "0", "--timeout", "10"]


def test_the_other_lines_that_install_differ_in_nothing_that_matters() -> None:
    """The tests' line is the one CI runs; the service's installs the same with the same pins, elsewhere."""
    assert "pytest" in (ROOT / ".ci" / "run").read_text()
    (service,) = [line for line in LINES if line.startswith("python3 -m venv /opt/csto")]
    assert service.replace("/opt/csto", ".venv").replace("install", "install -q") == LINES[0].rpartition(" && ")[0]


def test_kept_pages_are_checked_without_our_programs(watch: Watch) -> None:
    """The line that a third party is given digests the page as the record says, for every record."""
    (line,) = [line for line in LINES if line.startswith("warcio ")]
    watch.csto("poll")
    env = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    for record in watch.records()[:3]:
        kept = record["evidence"]
        assert isinstance(kept, dict)
        here = re.sub(r"evidence/\S+ \d+", f"evidence/{kept['warc']} {kept['offset']}", line)
        done = subprocess.run(
            ["bash", "-c", here], cwd=watch.folder, env=env, capture_output=True, text=True, check=True
        )
        assert done.stdout == f"{kept['sha256']}  -\n"


def test_no_line_is_left_out() -> None:
    """Every command line shown is run by one of these tests, or is one of the three that install."""
    others = [line for line in LINES if not line.startswith("csto ")]
    assert len(others) == 6, others


def test_links_lead_somewhere() -> None:
    """Every file that the README links to is there."""
    targets = re.findall(r"\]\(([^)#:]+)\)", README)
    assert [target for target in targets if not (ROOT / target).exists()] == []
