"""One statement, one alert: whatever the site, the network, the clock and the channels do to it."""

import datetime as dt
from pathlib import Path

import pytest

from crawler.replica.exchange import Answer, Request
from crawler.replica.faults import Fault
from pipeline import flow
from pipeline.app.passes import Pass
from pipeline.app.polling import nobody, untold
from pipeline.model import Article, Lead, Reading, Served
from pipeline.schema import transaction
from tests.conftest import Inbox
from tests.simulation import EVENT, NEW, ROUTINE, STATEMENT, Made


def test_a_statement_alerts_once_over_many_polls(made: Made, inbox: Inbox) -> None:
    """Within one poll, and never again: not over further polls, a recheck, a restart, or a backfill."""
    one = made()
    one.publish(ROUTINE, seed=4)
    one.publish()
    one.poll()
    assert inbox.types == [NEW]
    one.poll()
    one.poll(recheck=True)
    one.restart()
    one.poll(recheck=True)
    one.backfill(alert=True)
    one.poll(minutes=60 * 24 * 4)
    assert inbox.types == [NEW]


@pytest.mark.parametrize("kind", [STATEMENT, EVENT, ROUTINE])
def test_only_statements_alert_unless_events_are_wanted(made: Made, inbox: Inbox, kind: str) -> None:
    """Statements by default; events where `kinds` has them; routine items never."""
    one = made()
    one.configure('[alerts]\nkinds = ["security_statement", "security_event"]')
    for seed in range(1, 4):
        one.publish(kind, seed=seed)
    one.poll()
    assert inbox.types == {STATEMENT: [NEW] * 3, EVENT: ["event.new"] * 3, ROUTINE: []}[kind]


def test_a_baseline_alerts_nobody_however_broken_it_is(made: Made, inbox: Inbox) -> None:
    """The first poll meets failing pages; those read in later polls are still what was there from the start."""
    one = made(fresh=True)
    one.publish()
    one.sites["csto-en"].fault(Fault.status(500), path="/news/*/*/", times=25)
    one.poll()
    one.sites["csto-en"].clear_faults()
    for _ in range(5):
        one.poll(minutes=60)
    assert [kind for kind in inbox.types if str(kind).startswith("statement")] == []
    assert len(one.records()) >= 20


@pytest.mark.parametrize("linked", [True, False])
def test_a_lead_tells_of_a_page_that_cannot_be_read_yet(made: Made, inbox: Inbox, linked: bool) -> None:
    """The page answers 500 while the carousel shows its lead: the alert comes from the lead, and only from it."""
    one = made(carousel_links=linked)
    site = one.sites["csto-en"]
    path = one.publish()
    site.fault(Fault.status(500), path=path)
    one.poll()
    one.poll()
    assert inbox.types == [NEW]
    site.clear_faults()
    for _ in range(3):
        one.poll(minutes=30)
    assert inbox.types == [NEW]
    record = one.record("csto-en", path)
    assert (record.completeness, record.title) == ("full", site.truth(path).title)
    assert inbox.accepted[0]["data"]["record"]["id"] == record.id  # type: ignore[index]


@pytest.mark.parametrize("dated", [True, False])
def test_a_statement_met_behind_another_article_is_told(made: Made, inbox: Inbox, dated: bool) -> None:
    """It appears while the pass reads articles, and the first to name it is another's page. Without a date that may be
    an old one: it is told once its listing shows it."""
    one = made(carousel_links=True)
    site, first, published = one.sites["csto-en"], one.publish(ROUTINE, seed=4), []
    answer = site._normal

    def answers(request: Request) -> Answer:
        if request.target == first and not published:
            published.append(one.publish(show_date=dated))
        return answer(request)

    site._normal = answers  # type: ignore[method-assign]
    one.poll()
    assert inbox.types == [NEW] * dated
    for _ in range(8):
        one.poll()
    assert inbox.types == [NEW]
    assert 1 == len([record for record in one.records() if str(record.url).endswith(published[0])])


def test_a_backfill_of_old_times_hides_no_news(made: Made, inbox: Inbox) -> None:
    """It meets today's statement in the carousel of old pages, and says nothing; the next poll tells it, once."""
    one = made(fresh=True, stories=60)
    one.poll()
    path = one.publish()
    newest = one.sites["csto-en"].truth(path).published
    one.backfill(until=newest - dt.timedelta(days=10))
    assert one.record("csto-en", path).completeness == "lead"
    assert inbox.types == []
    for _ in range(3):
        one.poll(minutes=30)
    assert inbox.types == [NEW]


@pytest.mark.parametrize(("day", "leads"), [(4, 2), (9, 1), (None, 1)])
def test_a_lead_without_a_link_among_links_has_a_day_of_its_own(made: Made, day: int | None, leads: int) -> None:
    """Without one, or on the article's own day, it is rather the article's first words, and becomes no record."""
    one, story = made(), one_lead(day)
    with one.shop.desk() as desk:
        desk_pass = Pass(one.shop.sources(())[0], desk, None, wake=nobody, told=untold)
        desk_pass.gather(story)
        desk_pass.end()
    assert sum(record.completeness == "lead" for record in one.records()) == leads


def test_a_page_set_aside_is_not_told_by_its_lead(made: Made) -> None:
    """What is not believed waits, whichever page shows its lead; once its page is released, the lead is free again."""
    one = made()
    source, (lead, _) = one.shop.sources(())[0], one_lead(4).leads
    assert lead.url is not None
    with one.shop.desk() as desk:
        with transaction(desk.db):
            desk.store.quarantine(source.name, lead.url, "badly read", at=one.clock())
        assert [] == flow.take_leads(desk, [lead], source, "en")
        with transaction(desk.db):
            desk.store.release(source.name, lead.url, at=one.clock())
        assert ["lead"] == [taken.record.completeness for taken in flow.take_leads(desk, [lead], source, "en")]


def one_lead(day: int | None) -> Article:
    """An article of the ninth whose carousel has a linked lead, and one that is none."""
    words = "The ministers agreed on the further work of the staffs of the rescue services in the mountains"
    address = "https://en.odkb-csto.org/news/news_odkb/other-article/"
    linked = Lead(text=words, date=dt.date(2026, 3, 5), url=address)
    unlinked = "A column of lorries brought tents and field kitchens to the district that the flood had cut off in May"
    other = Lead(text=unlinked, date=dt.date(2026, 3, day) if day else None, url=None)
    return Article(
        title="Another one", published=dt.date(2026, 3, 9), body="Something else.", text="", leads=(linked, other),
        reading=Reading(Served.ANATOMY, 1.0),
    )  # fmt: skip


def test_a_file_met_first_is_no_news_on_the_site(made: Made, inbox: Inbox, tmp_path: Path) -> None:
    """A record from a seed file keeps its id and raises no alert when its page appears."""
    one = made()
    story = one.story()
    (tmp_path / "seeds").mkdir()
    text = "\n\n".join([story.title, f"{story.published:%d.%m.%Y}", *story.paragraphs, "Back to the section"])
    (tmp_path / "seeds" / "000_00000000000000cc.txt").write_text(text, encoding="utf-8")
    from pipeline.app import backfilling
    from tests.simulation import _Silent

    order = backfilling.Order((), None, None, f"seed:{tmp_path / 'seeds'}")
    backfilling._seeds(one.shop, order, _Silent())
    path = one.sites["csto-en"].publish(story)
    one.poll()
    assert inbox.types == []
    assert one.record("csto-en", path).id == "00000000000000cc"


def test_a_listing_that_lies_with_304_is_found_out(made: Made, inbox: Inbox) -> None:
    """Every conditional request is told `not modified`: the statement comes with the next unconditional poll."""
    one = made()
    one.sites["csto-en"].fault(Fault.not_modified_lie())
    one.publish()
    for _ in range(6):
        one.poll()
    assert inbox.types == [NEW]


def test_a_gap_of_three_pages_is_walked(made: Made, inbox: Inbox) -> None:
    """The daemon was off while 50 items came, five of them statements: all are alerted, at most as one digest."""
    one = made(page_size=20)
    one.configure("[alerts]\nburst = 0")
    site = one.sites["csto-en"]
    for number in range(50):
        one.publish(STATEMENT if number % 10 == 0 else ROUTINE, seed=100 + number, section="news/news_odkb")
    one.poll(minutes=60 * 24 * 3)
    assert inbox.types == [NEW] * 5
    assert len(site.stories) == 80


def test_what_only_the_home_page_shows_is_met(made: Made, inbox: Inbox) -> None:
    """An item filed under a section nobody polls, shown in the home page's carousel."""
    one = made()
    one.publish(section="international_org/un")
    one.poll()
    assert inbox.types == [NEW]


def test_days_off_lose_nothing_within_max_age(made: Made, inbox: Inbox) -> None:
    """Published while the daemon was off for days: alerted when it is back; what is older than max_age is not."""
    one = made()
    one.publish(seed=1)
    one.clock.pass_time(days=40)
    one.publish(seed=2)
    one.restart()
    one.poll(minutes=60 * 24 * 6)
    assert inbox.types == [NEW]
    assert inbox.accepted[0]["data"]["record"]["published"] == "2026-12-31"  # type: ignore[index]


def test_an_old_article_linked_from_a_new_one_is_no_news(made: Made, inbox: Inbox) -> None:
    """A statement of last year, put back on the home page: recorded, not alerted."""
    one = made()
    one.publish(published=dt.date(2025, 3, 1))
    one.poll()
    one.poll(recheck=True)
    assert inbox.types == []


def test_a_clock_set_back_or_ahead_changes_nothing(made: Made, inbox: Inbox) -> None:
    """NTP moves the clock by hours in both directions between polls: every statement once."""
    one = made()
    for seed, hours in ((1, -5), (2, 7), (3, -30), (4, 30)):
        one.publish(seed=seed)
        one.clock.pass_time(hours=hours)
        one.poll()
        one.poll()
    one.poll()
    assert inbox.types == [NEW] * 4


def test_what_a_backfill_found_and_did_not_read_is_news_to_the_poll(made: Made, inbox: Inbox) -> None:
    """A backfill meets a new address and is killed (or the page fails): the poll that reads it alerts."""
    one = made(carousel=0)
    path = one.publish()
    one.sites["csto-en"].fault(Fault.status(500), path=path)
    one.backfill()
    one.sites["csto-en"].clear_faults()
    one.poll()
    assert inbox.types == [NEW]


def test_a_backfill_before_the_baseline_is_no_news(made: Made, inbox: Inbox) -> None:
    """What a first, broken backfill found is what was there from the start."""
    one = made(fresh=True, carousel=0)
    one.publish()
    one.sites["csto-en"].fault(Fault.status(500), path="/*/*/*/")
    one.backfill()
    one.sites["csto-en"].clear_faults()
    one.poll()
    one.poll(minutes=60 * 30)
    assert [kind for kind in inbox.types if kind == NEW] == []


def test_odd_addresses_are_followed(made: Made, inbox: Inbox) -> None:
    """`?ELEMENT_ID=`, `%20`, upper case and `_` in addresses: each statement is met and told."""
    one = made()
    one.publish(seed=1, element_id=23117, section="documents/statements")
    one.publish(seed=2, slug="Zayavlenie%20OT%2021.11.2026", section="documents/statements")
    one.publish(seed=3, slug="zayavlenie_po_situatsii_2026", section="news/news_odkb")
    one.poll()
    one.poll(recheck=True)
    assert inbox.types == [NEW] * 3


def test_a_backfill_between_two_polls_swallows_nothing(made: Made, inbox: Inbox) -> None:
    """Published since the last poll and first met by a backfill: no alert from it, but from the daemon soon after."""
    one = made(carousel=0)
    path = one.publish()
    one.backfill()
    assert one.record("csto-en", path).first_seen == one.clock()
    assert inbox.types == []
    for _ in range(3):
        one.poll(minutes=40)
    assert inbox.types == [NEW]


def test_a_backfill_into_the_past_raises_nothing(made: Made, inbox: Inbox) -> None:
    """Older items of this month, which no poll has met, are recorded and stay silent, now and at every reading."""
    one = made(page_size=5, carousel=0)
    known = len(one.records())
    one.backfill()
    assert len(one.records()) > known
    for _ in range(4):
        one.poll(recheck=True)
    assert inbox.types == []
