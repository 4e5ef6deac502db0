"""Logs: one line an event, JSON where nobody looks, without secrets and without control characters."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from pipeline.app import log, logger, options


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """Each test's logging ends with it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def test_without_a_terminal_each_line_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Time, level and event come first; values keep their types; nothing goes to standard output."""
    log.configure(logging.INFO, terminal=False)
    structlog.get_logger().info("fetched", source="csto-en", url="https://x/статья", ms=12, outcome="fetched")
    shown = capsys.readouterr()
    line = json.loads(shown.err)
    assert ["time", "level", "event", "source", "url", "ms", "outcome"] == list(line)
    assert ("fetched", "https://x/статья", 12) == (line["event"], line["url"], line["ms"])
    assert "" == shown.out


@pytest.mark.parametrize(("sums_up", "lines"), [(True, 1), (False, 2)])
def test_what_a_summary_says_is_not_logged_as_well(
    sums_up: bool, lines: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there is none it is; the mark itself never shows."""
    log.configure(logging.INFO, terminal=False, sums_up=sums_up)
    structlog.get_logger().warning("dns", url="https://x/", summed=True)
    structlog.get_logger().warning("set aside", url="https://x/")
    shown = capsys.readouterr().err
    assert (lines, False) == (shown.count("https://x/"), "summed" in shown)


@pytest.mark.parametrize("terminal", [True, False])
def test_secrets_are_masked_wherever_they_stand(terminal: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """In the event, in a value, inside a list or a mapping, in a traceback, in a line of a library."""
    log.configure(logging.INFO, secrets=frozenset({"hunter22", "hunter22-and-more"}), terminal=terminal)
    logger = structlog.get_logger()
    logger.info(
        "with hunter22", url="https://u:hunter22@x", deep={"a": ["hunter22-and-more"]}, error=OSError("hunter22")
    )
    logging.getLogger("somebody").warning("said %s", "hunter22")
    try:
        raise ValueError("hunter22")
    except ValueError:
        logger.exception("failed")
    shown = capsys.readouterr().err
    assert "hunter22" not in shown
    assert 6 <= shown.count(log.MASK)
    assert "and-more" not in shown


@pytest.mark.parametrize("terminal", [True, False])
def test_nothing_from_the_network_steers_the_terminal(terminal: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """Escape sequences, line ends, direction marks and separators arrive as visible escapes, on one line."""
    log.configure(logging.INFO, terminal=terminal)
    structlog.get_logger().info("fetched", title="\x1b]0;owned\x07\x1b[2J\r\nfake line\u202e\u2028\x9b31m")
    shown = capsys.readouterr().err
    assert 1 == shown.count("\n")
    assert [] == [mark for mark in "\x07\r\u202e\u2028\x9b" if mark in shown]
    assert "\x1b]" not in shown
    assert "\x1b[2J" not in shown


@given(st.text())
def test_escaped_text_is_always_one_printable_line(text: str) -> None:
    """Whatever a page says, its escaped form can be printed."""
    assert log.escaped(text).isprintable()


def test_levels_move_with_verbosity(capsys: pytest.CaptureFixture[str]) -> None:
    """Below the level nothing is said."""
    log.configure(logging.WARNING, terminal=False)
    structlog.get_logger().info("quiet")
    structlog.get_logger().warning("loud")
    assert ["loud"] == [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()]


def test_structlog_is_loaded_for_the_first_event(capsys: pytest.CaptureFixture[str]) -> None:
    """Until then `csto` spares the time it takes; events then come as they would have, those below the level never."""
    options.App().log(logging.WARNING, frozenset({"hunter22"}))
    said = logger.Logger()
    structlog.reset_defaults()
    said.info("quiet")
    assert not structlog.is_configured()
    said.warning("100 % loud", url="https://u:hunter22@x", summed=True)
    assert structlog.is_configured()
    said.error("louder", exc_info=False)
    first, second = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert ["time", "level", "event", "url"] == list(first)
    assert ("warning", "100 % loud", f"https://u:{log.MASK}@x") == (first["level"], first["event"], first["url"])
    assert ("error", "louder") == (second["level"], second["event"])


def test_lines_of_libraries_take_the_same_way(capsys: pytest.CaptureFixture[str]) -> None:
    """A library's warning is a line of our log that names the library."""
    log.configure(logging.INFO, terminal=False)
    logging.getLogger("some.library").warning("beware of %d", 3)
    line = json.loads(capsys.readouterr().err)
    assert ("beware of 3", "some.library", "warning") == (line["event"], line["library"], line["level"])
