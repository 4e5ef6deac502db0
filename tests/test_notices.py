"""A site that answers its articles with one notice of its own, status 200: no record is revised, nothing is told."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

from crawler.replica import corpus
from crawler.replica.exchange import Answer, Request
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from tests.conftest import Watch

NOTICES = {
    "repairs": "<title>Dear visitors</title><h1>Dear visitors</h1><p>Our website is being made anew and will be back"
    " in a few days. We are sorry for the trouble.</p>",
    "a sold name": "<title>Names</title><h1>This name can be yours</h1><p>The owner of this address offers it at a"
    " price that may be agreed. Related searches: border security, alliance, exercise.</p>",
    "in another language": "<title>Уважаемые посетители</title><h1>Уважаемые посетители</h1><p>Сайт переезжает на"
    " новую площадку, заходите к нам через несколько дней.</p>",
}


class Notice:
    """What stands on every article's page, if anything does."""

    def __init__(self) -> None:
        self.text: str | None = None

    def of(self, site: ReplicaSite) -> Callable[[Request], Answer]:
        """What the site answers with it."""
        paths = {*map(unquote, site.stories)}

        def answer(request: Request) -> Answer:
            given = site.answer(request)
            if self.text is None or unquote(request.target) not in paths:
                return given
            return Answer(200, (("Content-Type", "text/html; charset=utf-8"),), self.text.encode())

        return answer


def statements(folder: Path) -> list[str]:
    """The alerts about statements so far."""
    log = folder / "state" / "alerts.jsonl"
    lines = log.read_text().splitlines() if log.exists() else []
    return [one["type"] for one in map(json.loads, lines) if one["type"].startswith("statement")]


@pytest.mark.parametrize("text", NOTICES.values(), ids=NOTICES.keys())
def test_a_notice_in_the_place_of_all_articles_is_no_revision(tmp_path: Path, text: str) -> None:
    """Records stay as they were, also after a replay; the notice is set aside, and its end is not told as news."""
    today = dt.datetime.now(dt.UTC).date()
    site, notice = ReplicaSite("csto-en", stories=corpus.stories(12, newest=today), gzip=False), Notice()
    with ReplicaServer(site, respond=notice.of) as server:
        log = '[channels.log]\ntype = "jsonl"\npath = "state/alerts.jsonl"\n'
        watch = Watch(tmp_path, {"csto-en": server.url(site)}, log)
        watch.csto("backfill")
        before = {one["id"]: (one["title"], one["body"], one["revision"]) for one in watch.records()}
        notice.text = text
        assert "quarantined" in watch.csto("poll", "--recheck").err
        status = watch.csto("status")
        assert status.code == 1
        assert "set aside" in status.out
        watch.csto("replay")
        assert {one["id"]: (one["title"], one["body"], one["revision"]) for one in watch.records()} == before
        notice.text = None
        watch.csto("poll", "--recheck")
        watch.csto("poll")
        assert {one["id"]: (one["title"], one["body"], one["revision"]) for one in watch.records()} == before
        assert statements(tmp_path) == []
