"""`csto status` over a real database: what it claims, what it names, its exit code."""

import datetime as dt
import json
from contextlib import closing
from pathlib import Path

import pytest

from crawler.events import Gap, PollSummary
from crawler.history import History, Reading
from crawler.model import Outcome
from pipeline import operations, schema
from pipeline.model import Alert, AlertType
from pipeline.outbox import Outbox
from tests.pipeline.app.archived import NOW, run


def polled(folder: Path, *, complete: bool = True, at: dt.datetime = NOW, gaps: int = 0) -> None:
    """Notes a poll of csto-en."""
    with closing(schema.open(folder / "state" / "csto.db")) as db, schema.transaction(db):
        history = History(db)
        poll = history.started("csto-en", "poll", at)
        outcome = Outcome.FETCHED if complete else Outcome.DNS
        history.read(poll, Reading("https://en.odkb-csto.org/news/news_odkb/", "news/news_odkb", outcome, 1, 20, 19, 1))
        for _ in range(gaps):
            history.gap(Gap("csto-en", "news/news_odkb", "no known item on 20 pages", at - dt.timedelta(hours=2), at))
        history.finished(
            poll,
            PollSummary(
                "csto-en",
                at,
                at,
                1,
                20,
                19,
                1,
                1,
                0,
                complete=complete,
                gaps=gaps,
                reason=None if complete else "dns: no such host",
            ),
        )


def test_status_is_well_after_a_complete_poll(
    archive: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Healthy, exit 0: every time and count is there, nothing was missed; sources that are off do no harm."""
    run(capsys, "alerts", "retry")
    polled(tmp_path, at=NOW - dt.timedelta(minutes=20))
    polled(tmp_path)
    shown = run(capsys, "status")
    assert shown.startswith("healthy\n")
    assert "nothing missed" in shown
    found = json.loads(run(capsys, "status", "--json"))
    assert found["healthy"] is True
    source = next(one for one in found["sources"] if one["source"] == "csto-en")
    stamp = NOW.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert (stamp, stamp, 0, 0, []) == (
        source["last_poll"],
        source["last_success"],
        source["failures_in_row"],
        source["dead_letters"],
        source["gaps"],
    )
    assert (NOW - dt.timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%SZ") == source["last_new_record"]
    assert {"fill_rates", "backlog", "completeness"} <= set(source)
    assert (True, 2) == (source["completeness"]["nothing_missed"], source["completeness"]["polls"])


def test_status_claims_nothing_past_the_last_good_poll(
    archive: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One poll that failed a moment ago: what was published since the one before is not known. Nor is another year."""
    run(capsys, "alerts", "retry")
    good = NOW - dt.timedelta(minutes=20)
    polled(tmp_path, at=NOW - dt.timedelta(minutes=40))
    polled(tmp_path, at=good)
    polled(tmp_path, complete=False)
    assert f"nothing missed up to {good:%Y-%m-%d %H:%M}" in run(capsys, "status")
    found = json.loads(run(capsys, "status", "--json"))
    told = next(one for one in found["sources"] if one["source"] == "csto-en")["completeness"]
    assert (False, good.strftime("%Y-%m-%dT%H:%M:%SZ")) == (told["nothing_missed"], told["proven_until"])
    shown = run(capsys, "status", "--since", "2020-01-01", "--until", "2020-01-31")
    assert "csto-en: 0 polls, 0 complete, so nothing is known\n" in shown
    periods = [run(capsys, "status", "--until", day) for day in (f"{NOW:%Y-%m-%d}", "2099-01-01")]
    today, later = ([line[:20] for line in each.splitlines() if line.startswith("from ")] for each in periods)
    assert today == later != []


def test_status_names_what_is_wrong(
    archive: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Dead letters, failed polls and gaps are lines at the top; exit 1."""
    polled(tmp_path, at=NOW - dt.timedelta(hours=3))
    for _ in range(3):
        polled(tmp_path, complete=False, gaps=1)
    shown = run(capsys, "status", code=1)
    assert shown.startswith("UNHEALTHY: ")
    for line in (
        "3 polls in a row failed: dns: no such host",
        "no complete poll for 3 h",
        "could not be delivered",
        "may have missed",
    ):
        assert line in shown
    found = json.loads(run(capsys, "status", "--json", code=1))
    source = next(one for one in found["sources"] if one["source"] == "csto-en")
    assert (3, 1, 3) == (source["failures_in_row"], source["dead_letters"], len(source["gaps"]))
    assert source["completeness"]["nothing_missed"] is False


def test_status_tells_what_was_alerted_about_ourselves(
    archive: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An operations alert that is still open is a problem, of its source or of all."""
    run(capsys, "alerts", "retry")
    polled(tmp_path)
    with closing(schema.open(tmp_path / "state" / "csto.db")) as db, schema.transaction(db):
        outbox = Outbox(db)
        for found in operations.disk(5, 2**30, (), NOW):
            outbox.put(found, ())
        outbox.put(
            Alert(
                "a1",
                AlertType.SOURCE_SILENT,
                NOW,
                {"source": "csto-en", "code": "silent", "reason": "nothing new"},
                source="csto-en",
            ),
            (),
        )
    found = json.loads(run(capsys, "status", "--json", code=1))
    assert "MiB free" in found["problems"][0]
    assert ["nothing new"] == next(one for one in found["sources"] if one["source"] == "csto-en")["problems"]


def test_status_before_anything_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing was ever polled: exit 1, what to start, and nothing is made."""
    monkeypatch.chdir(tmp_path)
    shown = run(capsys, "status", code=1)
    assert "csto poll" in shown
    assert [] == list(tmp_path.iterdir())
