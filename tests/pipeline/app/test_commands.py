"""The commands that read the store: search, show, export, feed, alerts, rules, status, db, over a real database."""

import csv
import datetime as dt
import io
import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from crawler.events import Gap, PollSummary
from crawler.history import History, Reading
from crawler.model import Outcome
from pipeline import alert, classify, operations, routing, schema
from pipeline.alert import Policy
from pipeline.app import cli, record_view
from pipeline.model import Alert, AlertType, Article, Served, Sighting
from pipeline.model import Reading as HowRead
from pipeline.outbox import Outbox
from pipeline.store import Store

NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
STATEMENT = (
    "The CSTO Secretary General condemns the shelling of the border of Tajikistan\n"
    "The Secretary General of the Collective Security Treaty Organization strongly condemns the shelling of a village "
    "on the Tajik-Afghan border and calls on all sides to cease fire immediately.\n"
    "The Organization stands ready to help its ally under Article 4 of the Treaty."
)
ROUTINE = (
    "A delegation of students visits the Secretariat\n"
    "A delegation of students has visited the Secretariat and seen the library. They asked about \x1b[31mthe museum."
)


def article(text: str, published: dt.date) -> Article:
    title, *paragraphs = text.split("\n")
    body = "\n\n".join(paragraphs)
    return Article(title, published, body, f"{title}\n\n{body}", HowRead(Served.ANATOMY, 0.9), lang="en")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A state with a revised statement and a routine item, an alert delivered and one dead; ids by name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("CSTO_CONFIG", raising=False)
    (tmp_path / "csto.toml").write_text(
        "".join(
            f"[sources.{name}]\nenabled = false\n"
            for name in ("csto-ru", "jscsto-en", "jscsto-ru", "pacsto-en", "paodkb-ru")
        )
    )
    ids = {}
    with closing(schema.open(tmp_path / "state" / "csto.db")) as db, schema.transaction(db):
        store, outbox = Store(db), Outbox(db)
        for name, text, days in (("statement", STATEMENT, 3), ("routine", ROUTINE, 2)):
            sighting = Sighting(
                article(text, (NOW - dt.timedelta(days=days)).date()),
                "csto-en",
                "en",
                NOW - dt.timedelta(days=days),
                url=f"https://en.odkb-csto.org/news/news_odkb/{name}-of-the-day/",
                section="news/news_odkb",
            )
            remembered = store.remember(sighting)
            record = remembered.record
            verdict = classify.verdict(record.title, record.body, url=record.url, section=record.section)
            store.set_verdict(record.id, verdict)
            ids[name] = record.id
            if name == "statement":
                policy = Policy()
                (raised,) = alert.decide(remembered, verdict, policy=policy, now=NOW, already=frozenset())
                outbox.put(raised, routing.routes(raised, policy, NOW))
                revised = replace(sighting.article, body=sighting.article.body.replace("a village", "two villages"))
                store.remember(replace(sighting, article=revised, seen_at=NOW - dt.timedelta(hours=1)))
        for claim in outbox.claim("console", NOW, 10, token="t"):
            outbox.dead(claim, "no such terminal", NOW)
    return ids


def run(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """Standard output of a command that ends with that code."""
    given = cli.run(arguments)
    shown = capsys.readouterr()
    assert code == given, shown.err
    return shown.out


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
    assert "csto-en: 0 polls, 0 complete, so nothing is known" in shown


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
