"""When the reader loses a field: one alert that names it, what lacks it set aside, and a person's word that ends it."""

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from crawler.replica import corpus
from crawler.replica.exchange import Answer, Request
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


class Redesign:
    """A template of articles that shows no headline, on some pages of a site or on none."""

    def __init__(self) -> None:
        self.paths: set[str] = set()

    def of(self, site: ReplicaSite) -> Callable[[Request], Answer]:
        """What the site answers with it."""

        def answer(request: Request) -> Answer:
            given = site.answer(request)
            is_redesigned = unquote(request.target) in map(unquote, self.paths)
            headless = re.sub(rb"<(title|h1|h3)\b.*?</\1>", b"", given.body)
            return replace(given, body=headless) if is_redesigned else given

        return answer


def test_a_notice_in_the_place_of_a_new_statement_is_not_told(tmp_path: Path) -> None:
    """Its address speaks of a statement, its text of the site: the page is set aside, and told once it is there."""
    notice = (
        b"<html><title>CSTO</title><body><p>Dear visitors, this page is being made ready for you.</p></body></html>"
    )
    site, hidden = ReplicaSite("csto-en", stories=corpus.stories(40), gzip=False), set[str]()

    def respond(site: ReplicaSite) -> Callable[[Request], Answer]:
        return lambda request: replace(site.answer(request), **({"body": notice} if request.target in hidden else {}))

    with ReplicaServer(site, respond=respond) as server:
        log = '[channels.log]\ntype = "jsonl"\npath = "state/alerts.jsonl"\n'
        watch = Watch(tmp_path, {"csto-en": server.url(site)}, log)
        watch.csto("poll")
        hidden.add(site.publish(corpus.story_of_kind("security_statement", seed=2)))
        assert "the text of an article was found" in watch.csto("poll").err
        assert [record["body"] for record in watch.records() if "made ready" in record["body"]] == []
        hidden.clear()
        watch.csto("poll", "--recheck")
        assert told(tmp_path) == [("statement.new", None)]


def test_a_reader_that_is_broken_from_the_first_poll_on(tmp_path: Path) -> None:
    """No page has a headline: said once, though nothing is known of before, and taken back when it is over."""
    today = dt.datetime.now(dt.UTC).date()
    site, redesign = ReplicaSite("csto-en", stories=corpus.stories(40, newest=today), gzip=False), Redesign()
    redesign.paths = {*site.stories}
    with ReplicaServer(site, respond=redesign.of) as server:
        log = '[channels.log]\ntype = "jsonl"\npath = "state/alerts.jsonl"\n'
        watch = Watch(tmp_path, {"csto-en": server.url(site)}, log)
        assert "title: found on 0% of pages that should have it" in watch.csto("poll").err
        watch.csto("poll")
        assert told(tmp_path) == [("source.failing", "title")]
        redesign.paths = set()
        watch.csto("poll", "--recheck")
        assert told(tmp_path)[1:] == [("source.recovered", None)]


def test_a_first_backfill_on_which_the_template_changes(tmp_path: Path) -> None:
    """Headlines are gone from the middle on: it ends as what failed in part and says so; what was read is kept."""
    site, redesign = ReplicaSite("csto-en", stories=corpus.stories(80), gzip=False), Redesign()
    with ReplicaServer(site, respond=redesign.of) as server:
        watch = Watch(tmp_path, {"csto-en": server.url(site)})
        assert 0 == watch.csto("backfill", "csto-en").code
        order = [seen.target for seen in site.requests if seen.target in site.stories]
        redesign.paths = {*order[len(order) // 2 :]}
        (tmp_path / "again").mkdir()
        again = Watch(tmp_path / "again", {"csto-en": server.url(site)})
        broken = again.csto("backfill", "csto-en")
        assert 1 == broken.code
        assert "failed: csto-en: title: found on" in broken.err
        assert len(again.records()) == len(watch.records())


def test_a_site_without_headlines_or_dates_is_not_called_broken(tmp_path: Path) -> None:
    """Articles that show no date are the site's own way, and on pacsto those without a headline are too."""
    today = dt.datetime.now(dt.UTC).date()
    undated = [replace(story, show_date=False) for story in corpus.stories(40, newest=today)]
    headless = ReplicaSite("pacsto-en", stories=corpus.stories(40, newest=today, profile="pacsto-en"), gzip=False)
    redesign = Redesign()
    redesign.paths = {*headless.stories}
    sites = ReplicaSite("csto-en", stories=undated, gzip=False), headless
    with ReplicaServer(sites[0]) as csto, ReplicaServer(headless, respond=redesign.of) as pacsto:
        log = '[channels.log]\ntype = "jsonl"\npath = "state/alerts.jsonl"\n'
        watch = Watch(tmp_path, {"csto-en": csto.url(sites[0]), "pacsto-en": pacsto.url(headless)}, log)
        assert watch.csto("poll").code == 0
        assert watch.csto("status").code == 0
        assert not (tmp_path / "state" / "alerts.jsonl").exists()
