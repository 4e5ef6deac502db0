"""A stand-in site in a process of its own: its first line is its URL, and JSON over HTTP steers it."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from crawler.replica.control import controlled
from crawler.replica.corpus import stories, story_of_kind
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from crawler.replica.story import to_json

LISTING = "/news/news_odkb/"


@pytest.fixture
def site() -> ReplicaSite:
    return ReplicaSite(stories=stories(20))


@pytest.fixture
def client(site: ReplicaSite) -> Iterator[httpx.Client]:
    with ReplicaServer(site, respond=controlled) as server, httpx.Client(base_url=server.url(site)) as client:
        yield client


def act(client: httpx.Client, what: str, /, **asked: Any) -> dict[str, Any]:
    answer = client.post(f"/__replica__/{what}", json=asked)
    assert answer.status_code == 200, answer.text
    values: dict[str, Any] = answer.json()
    return values


def test_publish_edit_remove(client: httpx.Client) -> None:
    """A whole story or only a kind can be published, edited by path or slug, removed."""
    story = story_of_kind("routine")
    told = act(client, "publish", story=to_json(story))
    assert told["url"] == f"{client.base_url}".rstrip("/") + told["path"]
    assert client.get(told["path"]).status_code == 200
    made = act(client, "publish", kind="security_statement", published="2026-11-22")
    assert made["story"]["kind"] == "security_statement"
    act(client, "edit", path=made["path"], changes={"title": "Quite another headline", "repeated": None})
    assert "Quite another headline" in client.get(made["path"]).text
    act(client, "remove", path=story.slug)
    assert client.get(told["path"]).status_code == 404


def test_kinds_can_be_published_again_and_again(client: httpx.Client) -> None:
    """Without a seed every published story is another one."""
    paths = {act(client, "publish", kind="security_event")["path"] for _ in range(5)}
    assert len(paths) == 5


def test_faults_and_redesign(client: httpx.Client) -> None:
    """Faults by name with pattern and times; any setting of the site's look."""
    act(client, "fault", name="status", code=502, path="/news/*", times=1)
    assert [client.get(LISTING).status_code for _ in range(2)] == [502, 200]
    act(client, "fault", name="empty")
    act(client, "clear")
    act(client, "markup", markup="table", encoding="windows-1251", page_size=3)
    page = client.get(LISTING)
    assert "<font" in page.text
    assert page.headers["content-type"].endswith("windows-1251")


def test_truth_and_requests(client: httpx.Client, site: ReplicaSite) -> None:
    """The stories by path as JSON and the log of requests, without those to the endpoint itself."""
    client.get(LISTING)
    told = client.get("/__replica__/stories").json()["stories"]
    assert list(told) == list(site.stories)
    assert told[next(iter(told))]["title"] == next(iter(site.stories.values())).title
    requests = client.get("/__replica__/requests").json()["requests"]
    assert [(row[0], row[1], row[3]) for row in requests] == [("GET", LISTING, 200)]


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("publish", b'{"story": {"slug": "x"}}', 400),
        ("publish", b'{"kind": "rumour"}', 400),
        ("edit", b'{"path": "nowhere", "changes": {}}', 400),
        ("remove", b"{}", 400),
        ("remove", b"[]", 400),
        ("fault", b'{"name": "fire"}', 400),
        ("markup", b'{"colour": 1}', 400),
        ("markup", b"{not json", 400),
        ("dance", b"{}", 404),
    ],
)
def test_what_cannot_be_done_is_said(client: httpx.Client, name: str, body: bytes, status: int) -> None:
    """400 (404 for an unknown act) with one line of reason; the site goes on."""
    answer = client.post(f"/__replica__/{name}", content=body)
    assert answer.status_code == status
    assert answer.json()["error"]
    assert client.get(LISTING).status_code == 200


def test_the_endpoint_is_off_unless_asked_for(site: ReplicaSite) -> None:
    """A plain server knows no control endpoint."""
    with ReplicaServer(site) as server:
        assert httpx.get(f"{server.url(site)}/__replica__/stories").status_code == 404


def test_a_process_of_its_own() -> None:
    """`python -m crawler.replica` prints its URL first, serves, is steered, and ends with 0 on SIGTERM."""
    command = [sys.executable, "-m", "crawler.replica", "--profile", "csto-ru", "--stories", "12", "--markup", "modern"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            with httpx.Client(base_url=url) as client:
                assert "Новости ОДКБ" in client.get("/").text
                assert len(client.get("/__replica__/stories").json()["stories"]) == 12
                assert "/news/" in act(client, "publish", kind="routine")["url"]
            process.send_signal(signal.SIGTERM)
            assert process.wait(10) == 0
        finally:
            process.kill()
