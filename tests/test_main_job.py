"""The main job from outside: files in, a site watched, one alert for one statement."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.replica import corpus
from crawler.replica.faults import Fault
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from crawler.replica.story import Story
from tests.conftest import Inbox, Watch

FIRST = """On 3 March the Secretariat opened a reading room for students of international law in Minsk.



The Permanent Council agreed on the calendar of meetings for the coming half-year

14.03.2019 IMG_0412.JPG

The Permanent Council met in Moscow. Ambassador Askar Tologonov of the Kyrgyz Republic took the chair.

The members agreed on the calendar of the working groups and on the dates of two seminars in Bishkek.

IMG_0413.JPG CSTO Press secretary Vladimir Zaynetdinov +7495-795-27-10 odkb-pressa@gov.ru

Back to the section

Back to the all news"""

SECOND = """On the shelling of villages along the Panj river


The CSTO Secretary General expresses grave concern at the shelling of the villages and demands an end to it.

The Organization calls on those responsible to return to talks and recalls Article 4 of the Treaty.


The CSTO Press Secretary Vladimir Zaynetdinov

+7\u00a0495-795-27-10

Go back

Back to the section

Back to the all news"""

CONTACT = "The CSTO Press Secretary Vladimir Zaynetdinov\n+7 495-795-27-10"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder with two files of the seed record format, in our own wording."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "000_00000000000000aa.txt").write_bytes(FIRST.encode())
    (folder / "007_00000000000000bb.txt").write_bytes(SECOND.encode())
    return folder


def as_story(record: dict[str, object], slug: str, published: str) -> Story:
    """The article of a record as a story to publish."""
    return Story(
        slug=slug,
        section="news/news_odkb",
        lang="en",
        title=str(record["title"]),
        published=dt.date.fromisoformat(published),
        paragraphs=tuple(str(record["body"]).split("\n\n")),
        contact=CONTACT,
    )


def by_id(records: list[dict[str, object]]) -> dict[object, dict[str, object]]:
    return {record["id"]: record for record in records}


def full(records: list[dict[str, object]]) -> list[dict[str, object]]:
    return [record for record in records if record["completeness"] == "full"]


def test_seed_files_become_records(watch: Watch, seeds: Path) -> None:
    """Headline, date, body, leads, images and contact of each file are found; its identifier is the record's id."""
    assert watch.csto("backfill", "--from", f"seed:{seeds}").code == 0
    records = by_id(full(watch.records()))
    assert {"00000000000000aa", "00000000000000bb"} == set(records)
    first, second = records["00000000000000aa"], records["00000000000000bb"]
    assert first["title"] == "The Permanent Council agreed on the calendar of meetings for the coming half-year"
    assert first["published"] == "2019-03-14"
    assert first["images"] == ["IMG_0412.JPG", "IMG_0413.JPG"]
    assert str(first["contact"]).startswith("CSTO Press secretary Vladimir Zaynetdinov")
    assert str(first["body"]).count("\n\n") == 1
    assert [lead["text"][:10] for lead in first["leads"]] == ["On 3 March"]  # type: ignore[index, union-attr]
    assert second["published"] is None
    assert second["url"] is None
    assert second["verdict"]["kind"] == "security_statement"  # type: ignore[index]


def test_seed_files_come_out_byte_for_byte(watch: Watch, seeds: Path, tmp_path: Path) -> None:
    """`text` and `export --format text` give each file back, and doing it all again changes nothing."""
    watch.csto("backfill", "--from", f"seed:{seeds}")
    before = watch.records()
    again = watch.csto("backfill", "--from", f"seed:{seeds}")
    assert again.code == 0
    assert watch.records() == before
    assert watch.csto("export", "--format", "text", "-o", str(tmp_path / "out")).code == 0
    came_out = {path.name[4:]: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    for path in seeds.iterdir():
        assert came_out[path.name[4:]] == path.read_bytes()


def test_files_later_met_on_a_site_are_one_record_and_no_news(
    watch: Watch, seeds: Path, site: ReplicaSite, inbox: Inbox
) -> None:
    """The same articles met in another markup and carousel keep their ids, gain address and date, and alert nobody."""
    watch.csto("backfill", "--from", f"seed:{seeds}")
    before = full(watch.records())
    assert watch.csto("poll").code == 0
    site.restyle(markup="table", carousel=4, page_size=100)
    for number, record in enumerate(before):
        site.publish(as_story(record, f"statya-{number}", "2019-03-14" if record["published"] else "2026-11-01"))
    assert watch.csto("poll").code == 0
    after = by_id(watch.records())
    for number, record in enumerate(before):
        met = after[record["id"]]
        assert met["url"] == f"https://en.odkb-csto.org/news/news_odkb/statya-{number}/"
        assert met["published"] is not None
        assert met["body"] == record["body"]
        assert met["revision"] == 1
    assert inbox.received == []


def test_a_new_statement_alerts_once_and_a_routine_item_never(watch: Watch, site: ReplicaSite, inbox: Inbox) -> None:
    """Within one poll the webhook and the console get exactly one alert; further polls add none."""
    assert watch.csto("poll").code == 0
    today = dt.datetime.now(dt.UTC).date()
    statement = corpus.story_of_kind("security_statement", published=today)
    site.publish(corpus.story_of_kind("routine", published=today))
    path = site.publish(statement)
    told = watch.csto("poll")
    assert told.code == 0
    assert told.out.count("NEW STATEMENT") == 1
    assert watch.csto("poll").out == ""
    assert inbox.types == ["statement.new"]
    record = inbox.accepted[0]["data"]["record"]  # type: ignore[index]
    assert record["title"] == statement.title
    assert record["url"] == f"https://en.odkb-csto.org{path}"


def test_a_failed_delivery_is_made_up_under_the_same_id(watch: Watch, site: ReplicaSite, inbox: Inbox) -> None:
    """One 500 from the webhook loses nothing: the next attempt carries the same id, and the console repeats nothing."""
    watch.csto("poll")
    site.publish(corpus.story_of_kind("security_statement", published=dt.datetime.now(dt.UTC).date()))
    inbox.statuses[:] = [500, 204]
    first = watch.csto("poll")
    assert first.code == 1
    assert "desk" in first.err
    assert watch.csto("alerts", "retry").code == 0
    second = watch.csto("poll")
    assert "NEW STATEMENT" not in second.out
    assert len(inbox.received) == 2
    assert inbox.received[0]["id"] == inbox.received[1]["id"] == inbox.headers[1]["webhook-id"]


@pytest.mark.parametrize("markup", ["bitrix", "table", "modern", "opaque"])
def test_a_redesign_changes_no_record(watch: Watch, site: ReplicaSite, inbox: Inbox, markup: str) -> None:
    """After a redesign the same articles are read the same: no revision, no alert, no new record."""
    watch.csto("poll")
    before = by_id(full(watch.records()))
    site.restyle(markup=markup, carousel=5)
    assert watch.csto("poll", "--recheck").code == 0
    after = by_id(full(watch.records()))
    assert {id: (one["title"], one["published"], one["body"], one["revision"]) for id, one in before.items()} == {
        id: (one["title"], one["published"], one["body"], one["revision"]) for id, one in after.items()
    }
    assert inbox.received == []


BAD_FILES: dict[str, bytes] = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 4,
    "page.txt": b"<!DOCTYPE html><html><body><p>Not a seed file.</p></body></html>",
    "values.txt": b'{"title": "not a seed file"}',
}


@pytest.mark.parametrize("name", sorted(BAD_FILES))
def test_what_is_no_seed_file_is_named(alone: Callable[..., Watch], tmp_path: Path, name: str) -> None:
    """A file that is no seed text gives one clear line with its name, exit code 1, and nothing stored."""
    watch = alone()
    (tmp_path / name).write_bytes(BAD_FILES[name])
    ended = watch.csto("backfill", "--from", f"seed:{tmp_path / name}", "-q")
    assert ended.code == 1
    assert name in ended.err
    assert "Traceback" not in ended.err
    assert len(ended.err.strip().splitlines()) == 1
    assert watch.records() == []


def test_a_folder_without_files_matches_nothing(alone: Callable[..., Watch], tmp_path: Path) -> None:
    """An empty folder is said to be one; exit code 3."""
    (tmp_path / "none").mkdir()
    ended = alone().csto("backfill", "--from", f"seed:{tmp_path / 'none'}")
    assert ended.code == 3
    assert "none" in ended.err


def test_a_path_that_is_not_there_is_a_usage_error(alone: Callable[..., Watch]) -> None:
    """Exit code 2 and one line that names the path."""
    ended = alone().csto("backfill", "--from", "seed:/nowhere/at/all")
    assert ended.code == 2
    assert "/nowhere/at/all" in ended.err


def test_the_shared_seed_files_are_read_right(watch: Watch, shared: Path, tmp_path: Path) -> None:
    """The two real seed files give the fields that SITE.md names, and come out byte for byte."""
    assert watch.csto("backfill", "--from", f"seed:{shared / 'seeds'}").code == 0
    records = by_id(full(watch.records()))
    assert set(records) == {"9236dae24a0b3c58", "d909b6a51c2df831"}
    council, conflict = records["9236dae24a0b3c58"], records["d909b6a51c2df831"]
    assert (council["published"], conflict["published"]) == ("2018-11-27", None)
    assert (len(council["leads"]), len(conflict["leads"])) == (2, 1)  # type: ignore[arg-type]
    assert council["images"] == ["ZVF_2142.JPG", "ZVF_2150.JPG"]
    kinds = [one["verdict"]["kind"] for one in (council, conflict)]  # type: ignore[index]
    assert kinds == ["security_event", "security_statement"]
    watch.csto("export", "--format", "text", "-o", str(tmp_path / "out"))
    came_out = {path.name[4:]: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    for path in (shared / "seeds").iterdir():
        assert came_out[path.name[4:]] == path.read_bytes()


def test_the_site_that_answers_nothing_is_told(watch: Watch, server: ReplicaServer, site: ReplicaSite) -> None:
    """A dead host is one line with its outcome, exit code 1; status says so with exit code 1."""
    server.close(site)
    ended = watch.csto("poll")
    assert ended.code == 1
    assert "connection" in ended.err
    assert watch.csto("status").code in (0, 1)


def test_a_section_that_never_answers_keeps_nobody_from_alerting(watch: Watch, site: ReplicaSite, inbox: Inbox) -> None:
    """With one section broken from the first day, the others have their baseline, and a new statement alerts."""
    watch.configure(watch.extra, crawl="retries = 0")  # nobody has to wait for them here
    site.fault(Fault.status(500), path="/documents/statements/*")
    assert watch.csto("poll").code == 1
    assert inbox.received == []
    today = dt.datetime.now(dt.UTC).date()
    site.publish(replace(corpus.story_of_kind("security_statement", published=today), section="news/news_odkb"))
    watch.csto("poll")
    assert inbox.types == ["statement.new"]
    site.clear_faults()
    assert watch.csto("poll").code == 0
    assert inbox.types == ["statement.new"]


def test_what_came_while_a_section_did_not_answer_is_told_when_it_does(
    watch: Watch, site: ReplicaSite, inbox: Inbox
) -> None:
    """The section's first reading is no baseline for a statement published since that of its source."""
    watch.configure(watch.extra, crawl="retries = 0")  # nobody has to wait for them here
    site.fault(Fault.status(500), path="/documents/statements/*")
    assert watch.csto("poll").code == 1
    today = dt.datetime.now(dt.UTC).date()
    site.publish(replace(corpus.story_of_kind("security_statement", published=today), section="documents/statements"))
    site.clear_faults()
    assert watch.csto("poll").code == 0
    assert inbox.types == ["statement.new"]
    assert watch.csto("poll").code == 0
    assert inbox.types == ["statement.new"]
