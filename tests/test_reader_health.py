"""When the reader loses a field: one alert that names it, what lacks it set aside, and a person's word that ends it."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.replica import corpus
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from tests.conftest import Watch


@pytest.fixture
def dated() -> ReplicaSite:
    """A site most of whose pages show a date, at first."""
    today = dt.datetime.now(dt.UTC).date()
    return ReplicaSite("csto-en", stories=corpus.stories(40, newest=today))


def told(folder: Path) -> list[tuple[str, object]]:
    """Type and field of every alert so far."""
    lines = (folder / "state" / "alerts.jsonl").read_text().splitlines()
    return [(one["type"], one["data"].get("field")) for one in map(json.loads, lines)]


def test_a_field_that_is_read_no_more(tmp_path: Path, dated: ReplicaSite) -> None:
    """Dates vanish from every page: one alert names them, pages without are set aside and shown, replay takes them in.

    After that word pages without a date are believed: the next statement alerts.
    """
    with ReplicaServer(dated) as server:
        log = '[channels.log]\ntype = "jsonl"\npath = "state/alerts.jsonl"\n'
        watch = Watch(tmp_path, {"csto-en": server.url(dated)}, log)
        watch.csto("poll")
        watch.csto("poll", "--recheck")
        for path in dated.stories:
            dated.edit(path, show_date=False)
        assert "quarantined" in watch.csto("poll", "--recheck").err
        assert told(tmp_path) == [("source.failing", "published")]
        undated = replace(corpus.story_of_kind("security_statement", seed=2), show_date=False)
        dated.publish(undated)
        watch.csto("poll")
        assert told(tmp_path) == [("source.failing", "published")]
        status = watch.csto("status")
        assert status.code == 1
        assert "set aside" in status.out
        replayed = watch.csto("replay")
        assert replayed.code == 0, replayed.err
        assert told(tmp_path)[1:] == [("statement.new", None)]
        dated.publish(replace(corpus.story_of_kind("security_statement", seed=3), show_date=False))
        watch.csto("poll")
        assert [kind for kind, _ in told(tmp_path)].count("statement.new") == 2


def test_the_first_page_of_a_new_template_is_doubted_already(tmp_path: Path, dated: ReplicaSite) -> None:
    """One statement appears as dates vanish: pages met before are asked, and bear it out. Nobody is told of it.

    When the dates are back, it is told once, and so is the end of the trouble.
    """
    with ReplicaServer(dated) as server:
        log = '[channels.log]\ntype = "jsonl"\npath = "state/alerts.jsonl"\n'
        watch = Watch(tmp_path, {"csto-en": server.url(dated)}, log)
        watch.csto("poll")
        dated.publish(corpus.story_of_kind("security_statement", seed=2))
        for path in dated.stories:
            dated.edit(path, show_date=False)
        watch.csto("poll")
        assert told(tmp_path) == [("source.failing", "published")]
        for path in dated.stories:
            dated.edit(path, show_date=True)
        watch.csto("poll", "--recheck")
        watch.csto("replay")
        watch.csto("poll")
        assert sorted(told(tmp_path)[1:]) == [("source.recovered", None), ("statement.new", None)]
        assert watch.csto("status").code == 0


def test_one_page_without_a_date_is_believed_when_the_others_have_theirs(tmp_path: Path, dated: ReplicaSite) -> None:
    """It is the article's own way: told in the same poll, with no date, and nothing is called failing."""
    for path in dated.stories:
        dated.edit(path, show_date=True)
    with ReplicaServer(dated) as server:
        log = '[channels.log]\ntype = "jsonl"\npath = "state/alerts.jsonl"\n'
        watch = Watch(tmp_path, {"csto-en": server.url(dated)}, log)
        watch.csto("poll")
        asked = len(dated.requests)
        dated.publish(replace(corpus.story_of_kind("security_statement", seed=2), show_date=False))
        watch.csto("poll")
        assert told(tmp_path) == [("statement.new", None)]
        assert len(dated.requests) - asked < 20
