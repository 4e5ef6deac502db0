"""What must stay silent stays silent, and what is wrong is named: edits that say nothing, walls, garbage, outages."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from crawler.replica.faults import Fault
from tests.conftest import Inbox
from tests.simulation import ROUTINE, World, world

NEW, REVISED, REMOVED = "statement.new", "statement.revised", "statement.removed"
FAILING, RECOVERED, SILENT = "source.failing", "source.recovered", "source.silent"
Made = Callable[..., World]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where baselines are kept from one test to the next."""
    return tmp_path_factory.mktemp("baselines")


@pytest.fixture
def made(tmp_path: Path, inbox: Inbox, kept: Path) -> Iterator[Made]:
    """Makes a world with its baseline taken."""
    with ExitStack() as stack:

        def make(*names: str, **settings: object) -> World:
            one = stack.enter_context(world(tmp_path, inbox.address, *names, **settings))  # type: ignore[arg-type]
            one.take_baseline(kept)
            assert inbox.received == []
            return one

        yield make


def wordings(world: World) -> dict[str, tuple[object, ...]]:
    """What every record says, by id."""
    return {one.id: (one.title, one.published, one.body, one.revision, one.removed) for one in world.records()}


def codes(inbox: Inbox) -> list[tuple[object, object]]:
    """(type, code) of every operations alert, in order."""
    found = [(alert["type"], alert["data"].get("code")) for alert in inbox.accepted]  # type: ignore[attr-defined]
    return [pair for pair in found if str(pair[0]).startswith("source.")]


def test_what_is_not_wording_is_no_revision(made: Made, inbox: Inbox) -> None:
    """Carousel, contact, image names, trailer and white space may change at every crawl: no revision, no alert."""
    one = made()
    site = one.sites["csto-en"]
    story = one.story()
    path = site.publish(story)
    one.poll()
    before = wordings(one)
    spaced = tuple(paragraph.replace(" ", "\u00a0", 3).replace(". ", ".  ") for paragraph in story.paragraphs)
    for changes in (
        {"contact": "The CSTO Press-Secretary\nVladimir Zaynetdinov\n+7 495 795-27-10", "images": ("ZVF_2142.JPG",)},
        {"trailer": ("Go back",), "paragraphs": spaced},
        {"title": f"{story.title} ", "lead": "Another lead of the very same page, as the editors like it today."},
    ):
        site.edit(path, **changes)
        site.restyle(carousel=site._look.carousel + 1)
        one.poll(recheck=True)
    assert wordings(one) == before
    assert inbox.types == [NEW]


def test_routine_items_never_alert(made: Made, inbox: Inbox) -> None:
    """Sixteen routine items in both languages."""
    one = made("csto-en", "csto-ru")
    for seed in range(8):
        one.publish(ROUTINE, seed=seed)
        one.publish(ROUTINE, site="csto-ru", seed=seed)
    one.poll()
    one.poll(recheck=True)
    assert inbox.types == []


def test_a_removed_page_is_told_after_strikes_over_days(made: Made, inbox: Inbox) -> None:
    """Not at the first 404, nor the second: after three over two days and more; once; the last copy stays."""
    one = made()
    path = one.publish()
    one.poll()
    one.sites["csto-en"].remove(path)
    for _ in range(12):
        one.poll(minutes=60)
    assert inbox.types == [NEW]
    for seed in range(4):
        one.publish(ROUTINE, seed=60 + seed)
        one.poll(minutes=60 * 22)
    assert inbox.types == [NEW, REMOVED]
    record = one.record("csto-en", path)
    assert record.removed is not None
    assert record.body
    assert inbox.accepted[1]["data"]["last_copy"]["url"] == record.url  # type: ignore[index]
    for seed in range(3):
        one.publish(ROUTINE, seed=70 + seed)
        one.poll(minutes=60 * 24)
    assert inbox.types == [NEW, REMOVED]


@pytest.mark.parametrize(
    "fault",
    [
        Fault.status(404),
        Fault.soft_404(),
        Fault.block_page("captcha"),
        Fault.block_page("ddos-guard"),
        Fault.status(503),
    ],
    ids=lambda fault: f"{fault.name}-{fault.code}",
)
def test_an_outage_of_the_site_removes_nothing(made: Made, inbox: Inbox, fault: Fault) -> None:
    """Every page of the site is gone, walled or broken for five days: nothing counts as removed, nothing is lost."""
    one = made()
    one.publish()
    one.poll()
    before = wordings(one)
    one.sites["csto-en"].fault(fault, path="/?*")
    for _ in range(6):
        one.poll(minutes=60 * 21)
    one.sites["csto-en"].clear_faults()
    for _ in range(2):
        one.poll(minutes=60 * 12)
    assert wordings(one) == before
    assert [kind for kind in inbox.types if str(kind).startswith("statement")] == [NEW]


def test_articles_that_are_all_gone_while_listings_answer_remove_nothing(made: Made, inbox: Inbox) -> None:
    """The listings answer, every article is 404 for five days: that is the site's fault, not fifty removals."""
    one = made()
    one.publish()
    one.poll()
    before = wordings(one)
    one.sites["csto-en"].fault(Fault.status(404), path="/*/*/*/")
    one.sites["csto-en"].fault(Fault.status(404), path="/*ELEMENT_ID*")
    for _ in range(6):
        one.poll(minutes=60 * 21)
    one.sites["csto-en"].clear_faults()
    one.poll(minutes=60 * 24)
    assert wordings(one) == before
    assert REMOVED not in inbox.types


FAULTS = {
    "blocked": Fault.block_page("ddos-guard"),
    "captcha": Fault.block_page("captcha"),
    "garbage": Fault.garbage(),
    "soft 404": Fault.soft_404(),
    "empty": Fault.empty(),
    "hollow": Fault.hollow(),
    "bomb": Fault.bomb(16),
    "cut": Fault.cut(),
    "reset": Fault.reset(),
    "elsewhere": Fault.redirect("http://198.51.100.7/"),
    "loop": Fault.redirect("/"),
    "refused": Fault.status(403),
    "too many": Fault.status(429),
    "error": Fault.status(500),
}


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_what_is_no_answer_is_an_outcome_and_never_a_record(made: Made, inbox: Inbox, name: str) -> None:
    """On every page of the site: a named outcome, told after three polls, once; taken back when it is over."""
    one = made()
    before = wordings(one)
    site = one.sites["csto-en"]
    site.fault(FAULTS[name])
    path = one.publish()
    for _ in range(2):
        result = one.poll(minutes=45)
        assert result.failures
        assert result.exit_code == 1
    assert inbox.types == []
    for _ in range(3):
        one.poll(minutes=45)
    assert inbox.types == [FAILING]
    assert wordings(one) == before
    assert set(one.outcomes()) > {"fetched"}
    site.clear_faults()
    one.restart()
    one.poll(minutes=60)
    one.poll(minutes=60 * 24)
    assert sorted(map(str, inbox.types)) == [FAILING, RECOVERED, NEW], inbox.accepted
    assert wordings(one).keys() - before.keys() == {one.record("csto-en", path).id}


@pytest.mark.parametrize("name", ["captcha", "cut", "elsewhere", "error", "garbage", "hollow", "soft 404"])
def test_a_fault_of_the_articles_alone_loses_none(made: Made, inbox: Inbox, name: str) -> None:
    """The listings answer, the new article does not: no record of the fault, one alert, if only for its lead."""
    one = made()
    before = wordings(one)
    site = one.sites["csto-en"]
    path = one.publish()
    site.fault(FAULTS[name], path=path)
    result = one.poll(minutes=20)
    assert result.failures or result.counters.get("quarantined")
    one.poll(minutes=20)
    one.poll(minutes=60)
    site.clear_faults()
    one.poll(minutes=60 * 3)
    one.poll(minutes=60 * 24)
    assert [kind for kind in inbox.types if str(kind).startswith("statement")] == [NEW]
    assert wordings(one).keys() - before.keys() == {one.record("csto-en", path).id}


def test_our_own_network_down_is_one_alert(made: Made, inbox: Inbox) -> None:
    """All hosts fail at once: one alert, not one a source; one when it is back; nothing published meanwhile is lost."""
    one = made("csto-en", "csto-ru")
    for site in one.sites.values():
        one.server.close(site)
    for _ in range(6):
        one.poll(minutes=60 * 4)
    assert codes(inbox) == [(FAILING, "network")]
    for site in one.sites.values():
        one.server.open(site)
    one.configure()
    one.publish()
    one.poll()
    one.poll()
    assert codes(inbox) == [(FAILING, "network"), (RECOVERED, "network")]
    assert NEW in inbox.types


def test_a_gap_is_told_once_a_day(made: Made, inbox: Inbox) -> None:
    """A listing on which nothing known shows, and nothing behind it: something may have been missed, and it is said."""
    one = made(page_size=5)
    site = one.sites["csto-en"]
    for path, story in list(site.stories.items()):
        if story.section == "news/news_odkb":
            site.remove(path)
    for number in range(12):
        one.publish(ROUTINE, seed=40 + number, section="news/news_odkb")
    one.poll()
    one.poll()
    assert codes(inbox) == [(FAILING, "gap")]


def test_silence_longer_than_usual_is_told(made: Made, inbox: Inbox) -> None:
    """Nothing new for longer than stale_after and longer than usual: one alert; taken back by the next item."""
    one = made()
    for _ in range(4):
        one.poll(minutes=60 * 24)
    assert inbox.types == []
    for _ in range(6):
        one.poll(minutes=60 * 24)
    assert codes(inbox) == [(SILENT, "silent")]
    one.publish(ROUTINE)
    one.poll()
    one.poll()
    assert codes(inbox) == [(SILENT, "silent"), (RECOVERED, "silent")]


def test_a_source_that_seldom_writes_may_be_silent_longer(made: Made, inbox: Inbox) -> None:
    """A source that publishes every ten days is not called silent after six."""
    one = made()
    from pipeline.app.watching import usual_silence

    days = [dt.date(2026, 11, 21) - dt.timedelta(days=10 * n) for n in range(6)]
    assert usual_silence(days) == dt.timedelta(days=15)
    assert usual_silence(days[:3]) is None
    assert one.records()


def test_a_field_read_no_more_is_told_and_misses_nothing(made: Made, inbox: Inbox) -> None:
    """Dates vanish from every page: told once by name, taken back; the records stay and statements still alert."""
    one = made()
    site = one.sites["csto-en"]
    truths = dict(site.stories)
    for path in truths:
        site.edit(path, show_date=False)
    site.restyle(dates_in_listings=False)
    one.poll(recheck=True)
    assert codes(inbox) == [(FAILING, "health.published")]
    one.publish(show_date=False)
    one.poll()
    for path, story in truths.items():
        site.edit(path, show_date=story.show_date)
    one.poll(recheck=True)
    one.poll(recheck=True)
    assert codes(inbox) == [(FAILING, "health.published"), (RECOVERED, "health.published")]
    assert [kind for kind in inbox.types if str(kind).startswith("statement")] == [NEW]
    assert {record.revision for record in one.records()} == {1}


def test_articles_without_a_date_raise_no_alarm(made: Made, inbox: Inbox) -> None:
    """Half of all pages have no date; read again and again over weeks they are no sign of a broken reader."""
    one = made()
    for day in range(12):
        one.publish(ROUTINE, seed=300 + day, show_date=day % 2 == 0)
        one.poll(minutes=60 * 11)
        one.poll(minutes=60 * 11)
    assert codes(inbox) == []
