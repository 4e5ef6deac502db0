"""Reading aside gives what reading here gives, and outlives its process."""

import datetime as dt
import signal
import time
from collections.abc import Iterator

import psutil
import pytest

from crawler.http import Fetcher, HttpSettings
from crawler.model import Page, Source
from crawler.replica import corpus
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from crawler.sites import PROFILES
from pipeline.app import reading_aside
from pipeline.app.reading_aside import AHEAD, Aside, Rooms
from pipeline.app.reading_room import Here
from pipeline.recurring import Recurring

STORIES = corpus.stories(16)


@pytest.fixture(scope="module")
def source() -> Source:
    profile = PROFILES[0]
    return Source(profile, profile.base_url, profile.sections)


@pytest.fixture(scope="module")
def pages(source: Source) -> list[Page]:
    """Sixteen fetched articles, as many as there are between crawl and store."""
    site = ReplicaSite("csto-en", stories=STORIES)
    with ReplicaServer(site) as server, Fetcher(HttpSettings(min_delay=dt.timedelta(0)), sleep=time.sleep) as fetcher:
        here = Source(source.profile, server.url(site), source.sections)
        found = [fetcher.fetch(here, f"{source.profile.base_url}{path}") for path in site.stories]
    return [page for page in found if isinstance(page, Page)]


@pytest.fixture
def aside(source: Source) -> Iterator[Aside]:
    room = Aside(source, Recurring())
    yield room
    room.close()


def test_both_rooms_read_the_same(source: Source, pages: list[Page], aside: Aside) -> None:
    """Article, verdict and what was learned to recur do not depend on where a page is read."""
    here = Here(source, Recurring())
    for page in pages:
        aside.begin(page)
    assert [here.read(page) for page in pages] == [aside.take() for _ in pages]
    assert here.learned() == aside.learned()


def test_a_process_that_keeps_up_does_all_there_is_to_do(source: Source, pages: list[Page]) -> None:
    """However many pages wait to be taken: what is behind then is not the reading. One that is behind only reads."""
    aside = Aside(source, Recurring(), packs=True)
    aside.begin(pages[0])
    aside.take()
    for page in pages[1:]:
        aside.begin(page)
        while aside.unanswered():
            time.sleep(0.005)
    reads = [aside.take() for _ in pages[1:]]
    assert all(read.verdict and read.print and read.kept for read in reads)
    psutil.Process(aside.process_id).suspend()
    many = [pages[number % len(pages)] for number in range(AHEAD)]
    for page in many:
        aside.begin(page)
    psutil.Process(aside.process_id).resume()
    reads = [aside.take() for _ in many]
    aside.close()
    assert (True, False) == (reads[0].kept is not None, reads[-1].kept is not None)
    assert (True, False) == (reads[0].print is not None, reads[-1].print is not None)
    assert all(read.verdict for read in reads)


def test_a_page_that_breaks_the_reader_is_told(
    source: Source, pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error in the reader is an answer with its reason, not an exception."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("no such luck")

    monkeypatch.setattr("pipeline.anatomy.read", broken)
    read = Here(source, Recurring()).read(pages[0])
    assert read.article is None
    assert "no such luck" in read.trouble


def test_a_process_that_is_killed_loses_no_page(pages: list[Page], aside: Aside) -> None:
    """What the process had in hand when it died is read here."""
    child = psutil.Process(aside.process_id)
    for page in pages[:3]:
        aside.begin(page)
    child.send_signal(signal.SIGKILL)
    for page in pages[3:]:
        aside.begin(page)
    assert all(aside.take().article is not None for _ in pages)
    assert aside.learned() != Recurring()


def test_the_process_ends_with_its_parent(source: Source) -> None:
    """When its pipe closes (as `kill -9` of the parent closes it too) the process ends."""
    room = Aside(source, Recurring())
    child = psutil.Process(room.process_id)
    room.close()
    with pytest.raises(psutil.NoSuchProcess):
        child.status()


def test_a_room_is_opened_where_it_is_asked_for(source: Source) -> None:
    """Without rooms aside pages are read here; one room has the process that was started before it was asked for."""
    assert isinstance(reading_aside.room(None, source, Recurring(), packs=False), Here)
    rooms = Rooms()
    opened = [reading_aside.room(rooms, source, Recurring(), packs=False) for _ in range(2)]
    rooms.close()
    for room in opened:
        assert isinstance(room, Aside)
        assert psutil.pid_exists(room.process_id)
        room.close()


def test_a_process_that_nobody_asked_for_ends() -> None:
    """A job without a page leaves no process behind."""
    before = {child.pid for child in psutil.Process().children()}
    with reading_aside.rooms(aside=True):
        pass
    assert {child.pid for child in psutil.Process().children()} <= before
