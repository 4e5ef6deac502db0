"""The file channel: a line an alert, whatever happens to the file."""

import json
import os
import threading
from pathlib import Path

import pytest

from pipeline.channels.errors import Transient
from pipeline.channels.jsonl import JsonLines


def alert(name: str) -> dict[str, object]:
    return {"type": "statement.new", "id": name, "data": {"title": "Заявление\u2028\nline"}}


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_an_alert_is_a_line(tmp_path: Path) -> None:
    """Each alert is appended whole on a line of its own; folders are made."""
    path = tmp_path / "deep" / "alerts.jsonl"
    channel = JsonLines("log", path)
    channel.send(alert("a"), 1)
    channel.send(alert("b"), 1)
    assert lines(path) == [alert("a"), alert("b")]
    assert path.read_bytes().count(b"\n") == 2


def test_a_torn_line_spoils_no_other(tmp_path: Path) -> None:
    """After a crash in the middle of a line the next alert begins on a line of its own."""
    path = tmp_path / "alerts.jsonl"
    path.write_text('{"id": "a"}\n{"id": "b", "da', encoding="utf-8")
    JsonLines("log", path).send(alert("b"), 2)
    written = path.read_text(encoding="utf-8").split("\n")
    assert json.loads(written[0]) == {"id": "a"}
    assert json.loads(written[2]) == alert("b")


def test_an_alert_written_before_a_crash_is_not_written_again(tmp_path: Path) -> None:
    """If the process died between writing and noting so, the second attempt adds nothing."""
    path = tmp_path / "alerts.jsonl"
    JsonLines("log", path).send(alert("a"), 1)
    assert JsonLines("log", path).send(alert("a"), 2) == "was written before"
    assert len(lines(path)) == 1


def test_rotation_loses_nothing(tmp_path: Path) -> None:
    """A file renamed or removed between two alerts is begun anew."""
    path = tmp_path / "alerts.jsonl"
    channel = JsonLines("log", path)
    channel.send(alert("a"), 1)
    path.rename(tmp_path / "alerts.jsonl.1")
    channel.send(alert("b"), 1)
    assert lines(tmp_path / "alerts.jsonl.1") == [alert("a")]
    assert lines(path) == [alert("b")]


def test_two_writers_do_not_mix_their_lines(tmp_path: Path) -> None:
    """Writers at the same time (the daemon and `alerts test`) each write whole lines."""
    path = tmp_path / "alerts.jsonl"

    def write(name: str) -> None:
        channel = JsonLines("log", path)
        for number in range(20):
            channel.send(alert(f"{name}{number}"), 1)

    threads = [threading.Thread(target=write, args=[name]) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {str(line["id"]) for line in lines(path)} == {f"{name}{n}" for name in "abc" for n in range(20)}
    assert len(lines(path)) == 60


def test_a_last_line_longer_than_the_look_back_is_seen(tmp_path: Path) -> None:
    """A huge digest as last line neither breaks the file nor is taken for torn."""
    path = tmp_path / "alerts.jsonl"
    channel = JsonLines("log", path)
    channel.send({"id": "big", "data": "x" * 3_000_000}, 1)
    channel.send(alert("a"), 1)
    assert [line["id"] for line in lines(path)] == ["big", "a"]


def test_a_file_that_cannot_be_written_is_tried_again(tmp_path: Path) -> None:
    """A folder in the file's place, or a full disk, is a failed attempt that names the file."""
    path = tmp_path / "alerts.jsonl"
    path.mkdir()
    with pytest.raises(Transient, match=r"alerts\.jsonl: Is a directory"):
        JsonLines("log", path).send(alert("a"), 1)
    with pytest.raises(Transient, match="No space left"):
        JsonLines("log", Path("/dev/full")).send(alert("a"), 1)
    assert os.path.exists("/dev/full")
