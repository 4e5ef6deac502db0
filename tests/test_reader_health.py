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
