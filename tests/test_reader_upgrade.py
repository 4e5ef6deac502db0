"""A better reader is no news: what it reads differently corrects the record."""

import datetime as dt
from contextlib import closing
from dataclasses import replace

import pytest

from crawler.evidence import Evidence
from crawler.replica.site import ReplicaSite
from pipeline import anatomy, flow, schema
from pipeline.app.config import load
from tests.conftest import Inbox, Watch


def test_what_an_older_reader_got_wrong_is_corrected_in_silence(
    watch: Watch, site: ReplicaSite, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record that an older reader gave a stray last line loses it at the next look: no revision, no alert.

    A real edit of another page in the same pass is a revision all the same.
    """
    watch.csto("poll")
    monkeypatch.chdir(watch.folder)
    config = load(watch.folder / "csto.toml")
    source = config.sources()[0]
    statements = [one for one in watch.records() if one["verdict"]["kind"] == "security_statement"]  # type: ignore[index]
    stale, edited = statements[0], statements[1]
    with closing(schema.open(config.database)) as db:
        desk = flow.desk(db, config.policy(), lambda: dt.datetime.now(dt.UTC))
        record = desk.store.get(str(stale["id"]))
        assert record is not None
        assert record.evidence is not None
        page = Evidence(config.state / "evidence").read(record.evidence)
        read = anatomy.read(page, source)
        old = replace(read, body=f"{read.body}\n\nA line of the menu that an older reader took for text.")
        assert flow.correct(desk, page, old, source, record.evidence) is not None
    path = str(edited["url"]).removeprefix("https://en.odkb-csto.org")
    words = site.truth(path).paragraphs
    site.edit(path, paragraphs=(*words, "The Organization demands that the shelling of the town be stopped at once."))
    assert watch.csto("poll", "--recheck").code == 0
    after = {one["id"]: one for one in watch.records()}
    assert (after[stale["id"]]["body"], after[stale["id"]]["revision"]) == (stale["body"], 1)
    assert after[edited["id"]]["revision"] == 2
    assert inbox.types == ["statement.revised"]
