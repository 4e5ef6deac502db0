"""How it is run as a service: the systemd unit, the image, and what both rely on."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.app.serve import Server, as_json

ROOT = Path(__file__).parents[3]
UNIT = ROOT / "pipeline" / "app" / "deploy" / "csto.service"
DOCKERFILE = ROOT / "Dockerfile"
COMPOSE = ROOT / "pipeline" / "app" / "deploy" / "compose.yaml"


def settings() -> dict[str, list[str]]:
    """Keys of the unit's [Service] section; a key may stand twice."""
    section, found = "", dict[str, list[str]]()
    for line in UNIT.read_text().splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif section == "Service" and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


def test_the_unit_says_what_the_daemon_does() -> None:
    """Ready and alive by notification, reload by SIGHUP, its own state folder, no restart where that cannot help."""
    service = settings()
    assert ["notify"] == service["Type"]
    assert ["/bin/kill -HUP $MAINPID"] == service["ExecReload"]
    assert ["/opt/csto/bin/csto run"] == service["ExecStart"]
    assert ["strict"] == service["ProtectSystem"]
    assert ["csto"] == service["StateDirectory"]
    assert ["/var/lib/csto"] == service["WorkingDirectory"]
    assert ["2 4"] == service["RestartPreventExitStatus"]
    assert 0 < int(service["WatchdogSec"][0])
    assert 10 < int(service["TimeoutStopSec"][0])


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The unit with a command that is there."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd here")
    unit = tmp_path / "csto.service"
    unit.write_text(UNIT.read_text().replace("/opt/csto/bin/csto", sys.executable))
    return unit


def test_systemd_takes_the_unit(installed: Path) -> None:
    """`systemd-analyze verify` has nothing to say."""
    done = subprocess.run(["systemd-analyze", "verify", installed], capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)


def test_the_unit_is_hardened(installed: Path) -> None:
    """systemd's own measure of exposure, 0 to 10, stays below 2."""
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", installed],
        capture_output=True,
        text=True,
        check=False,
    )
    measured = re.search(r"exposure level for csto.service: ([\d.]+)", done.stdout)
    if measured is None:
        pytest.skip(f"this systemd does not measure: {done.stderr}")
    assert 2.0 > float(measured[1])


def instructions() -> list[tuple[str, str]]:
    """(instruction, arguments) of the Dockerfile, continuation lines joined, comments left out."""
    lines = [line for line in DOCKERFILE.read_text().splitlines() if not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    found = [line.partition(" ") for line in joined.splitlines() if line.strip()]
    return [(name, re.sub(r"\s+", " ", rest).strip()) for name, _, rest in found]


def last(name: str) -> str:
    return [rest for instruction, rest in instructions() if instruction == name][-1]


def test_every_instruction_of_the_image_is_one() -> None:
    """The file parses: known instructions, two stages, and every copied path is in the repository."""
    known = {"FROM", "WORKDIR", "COPY", "RUN", "ENV", "VOLUME", "USER", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK"}
    assert set() == {name for name, _ in instructions()} - known - {"ENTRYPOINT", "CMD"}
    assert 2 == sum(name == "FROM" for name, _ in instructions())
    copied = [rest.split()[:-1] for name, rest in instructions() if name == "COPY" and "--from" not in rest]
    assert [] == [path for paths in copied for path in paths if not (ROOT / path).exists()]


def test_docker_takes_the_file() -> None:
    """Where there is an engine: its own check of the Dockerfile has nothing to say."""
    if not shutil.which("docker") or subprocess.run(["docker", "info"], capture_output=True, check=False).returncode:
        pytest.skip("no Docker engine here: the file is parsed by these tests, and the image was not built")
    checked = subprocess.run(["docker", "build", "--check", ROOT], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_the_image_runs_without_rights() -> None:
    """A numeric user that is not root, the daemon as its command, writing to its volume only."""
    assert 0 < int(last("USER").split(":")[0])
    assert (["csto"], ["run"]) == (json.loads(last("ENTRYPOINT")), json.loads(last("CMD")))
    assert "/var/lib/csto" == last("VOLUME") == last("WORKDIR")
    assert "SIGTERM" == last("STOPSIGNAL")
    compose = COMPOSE.read_text()
    for wanted in ("read_only: true", "- ALL", "no-new-privileges:true", "state:/var/lib/csto"):
        assert wanted in compose


def test_the_health_check_tells_well_from_ill() -> None:
    """The very command of the image succeeds against a daemon that answers, and fails where nothing does."""
    command = json.loads(last("HEALTHCHECK").partition("CMD ")[2])
    assert "python" == command[0]
    server = Server("127.0.0.1:0", {"/healthz": lambda: as_json(200, {})}, lambda path, error: None)
    port = server.address.rpartition(":")[2]
    here = [sys.executable, *(word.replace("127.0.0.1:8321", f"127.0.0.1:{port}") for word in command[1:])]
    server.start()
    try:
        assert 0 == subprocess.run(here, capture_output=True, check=False).returncode
    finally:
        server.stop()
    assert 0 != subprocess.run(here, capture_output=True, check=False).returncode
