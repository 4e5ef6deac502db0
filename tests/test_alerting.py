"""One statement, one alert: whatever the site, the network, the clock and the channels do to it."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from crawler.replica import corpus
from crawler.replica.faults import Fault
from crawler.replica.story import Story, changed
from tests.conftest import Inbox
from tests.simulation import EVENT, ROUTINE, STATEMENT, HandClock, World, world

NEW = "statement.new"
Made = Callable[..., World]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where baselines are kept from one test to the next."""
    return tmp_path_factory.mktemp("baselines")


@pytest.fixture
def made(tmp_path: Path, inbox: Inbox, kept: Path) -> Iterator[Made]:
    """Makes a world; its baseline is taken unless `fresh`."""
    with ExitStack() as stack:

        def make(*names: str, fresh: bool = False, **settings: object) -> World:
            one = stack.enter_context(world(tmp_path, inbox.address, *names, **settings))  # type: ignore[arg-type]
            if not fresh:
                one.take_baseline(kept)
                assert inbox.received == []
            return one

        yield make


def twins(world: World, seed: int = 3, kind: str = STATEMENT) -> tuple[Story, Story]:
    """One item in English and Russian, under one path, of today."""
    today = world.clock().date()
    for n in range(seed, seed + 200):
        english = {one.slug: one for one in corpus.stories(40, lang="en", seed=n, newest=today)}
        for story in corpus.stories(40, lang="ru", seed=n, newest=today):
            other = english.get(story.slug)
            if other and story.kind == kind and other.published == story.published and other.title and story.title:
                day = {"published": today, "show_date": True, "slug": f"{story.slug[:90]}-{15000 + n}"}
                return changed(other, day), changed(story, day)
    raise AssertionError("no twins")


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


def test_the_same_page_under_other_addresses_is_one_alert(made: Made, inbox: Inbox) -> None:
    """Official hosts, http, www, `?bxajaxid=`, a second section: links of every form lead to one record."""
    one = made()
    site = one.sites["csto-en"]
    site.restyle(links="official", noise_links=True)
    story = one.story(also_in=("news/speech",))
    site.publish(story)
    one.poll()
    for look in ("relative", "own"):
        site.restyle(links=look)
        one.poll(recheck=True)
    assert inbox.types == [NEW]
    assert len({record.id for record in one.records() if record.title == story.title}) == 1


def test_a_page_moved_to_another_section_or_slug_is_one_alert(made: Made, inbox: Inbox) -> None:
    """The editors move it, and the CMS adds the element's number: the same words, no second alert."""
    one = made()
    site = one.sites["csto-en"]
    story = one.story()
    path = site.publish(story)
    one.poll()
    site.remove(path)
    site.publish(changed(story, {"slug": f"{story.slug}-14032"}))
    one.poll()
    site.publish(changed(story, {"section": "documents/statements"}))
    one.poll()
    assert inbox.types == [NEW]


def test_a_copy_on_another_site_is_no_second_alert(made: Made, inbox: Inbox) -> None:
    """The Joint Staff repeats the statement word for word: a record of its own, a copy, no alert."""
    one = made("csto-en", "jscsto-en")
    story = one.story()
    one.sites["csto-en"].publish(story)
    one.poll()
    path = one.sites["jscsto-en"].publish(changed(story, {"section": "news", "slug": f"js-{story.slug[:80]}"}))
    one.poll()
    assert inbox.types == [NEW]
    assert one.record("jscsto-en", path).duplicate_of


@pytest.mark.parametrize("first", ["csto-en", "csto-ru"])
@pytest.mark.parametrize("apart", [0, 1, 60 * 26])
def test_a_translation_is_no_second_alert(made: Made, inbox: Inbox, first: str, apart: int) -> None:
    """English and Russian page of one item, either first, in one poll or a day apart: one alert, linked records."""
    one = made("csto-en", "csto-ru")
    english, russian = twins(one)
    stories = {"csto-en": english, "csto-ru": russian}
    second = "csto-ru" if first == "csto-en" else "csto-en"
    path = one.sites[first].publish(stories[first])
    if apart:
        one.poll(first, second)
        one.clock.pass_time(minutes=apart)
    one.sites[second].publish(stories[second])
    one.poll(first, second)
    one.poll(second, first)
    assert inbox.types == [NEW]
    ours, theirs = one.record(first, path), one.record(second, path)
    assert (theirs.id in ours.translations, ours.id in theirs.translations) == (True, True)


def test_an_edit_revises_and_a_slip_mended_says_what(made: Made, inbox: Inbox) -> None:
    """An edited wording is one `statement.revised` with its changes; an unedited page none."""
    one = made()
    story = one.story()
    path = one.sites["csto-en"].publish(story)
    one.poll()
    first, *rest = story.paragraphs
    one.sites["csto-en"].edit(path, paragraphs=(first.replace("the", "thw", 1), *rest))
    one.poll(recheck=True)
    one.poll(recheck=True)
    assert inbox.types == [NEW, "statement.revised"]
    changes = inbox.accepted[1]["data"]["changes"]  # type: ignore[index]
    assert ["wording"] == [change["kind"] for change in changes]
    one.sites["csto-en"].edit(path, title=story.title + " (updated)")
    one.poll(minutes=60 * 6)
    assert inbox.types == [NEW, "statement.revised", "statement.revised"]
    assert inbox.accepted[2]["data"]["changes"][0]["kind"] == "headline"  # type: ignore[index]


@pytest.mark.parametrize("markup", ["table", "modern", "opaque"])
def test_a_redesign_in_mid_watch_misses_and_repeats_nothing(made: Made, inbox: Inbox, markup: str) -> None:
    """A statement before, one at, and one after the redesign: each alerts once."""
    one = made()
    site = one.sites["csto-en"]
    one.publish(seed=1)
    one.poll()
    site.restyle(markup=markup, carousel=5)
    one.publish(seed=2)
    one.poll(recheck=True)
    one.publish(seed=3)
    one.poll()
    assert inbox.types == [NEW] * 3


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


def test_quiet_hours_hold_and_then_tell_as_one(made: Made, inbox: Inbox) -> None:
    """Held at night, sent in the morning as one digest with every alert whole; nothing is dropped or repeated."""
    one = made(clock=HandClock(dt.datetime(2026, 11, 21, 20, 30, tzinfo=dt.UTC)))
    one.configure('[alerts]\nquiet_hours = "23:00-07:00"\ntimezone = "Europe/Moscow"')
    one.publish(seed=1)
    one.publish(seed=2)
    one.poll()
    one.poll()
    assert inbox.types == []
    one.restart()
    one.poll(minutes=60 * 9)
    one.poll()
    assert inbox.types == ["digest"]
    inside = inbox.accepted[0]["data"]["alerts"]  # type: ignore[index]
    assert [alert["type"] for alert in inside] == [NEW, NEW]


def test_a_burst_becomes_one_digest(made: Made, inbox: Inbox) -> None:
    """Fifteen statements at once: one message with all fifteen."""
    one = made()
    for seed in range(15):
        one.publish(seed=seed + 1)
    one.poll()
    one.poll()
    assert inbox.types == ["digest"]
    inside = inbox.accepted[0]["data"]["alerts"]  # type: ignore[index]
    assert len({alert["id"] for alert in inside}) == 15


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


def statuses(world: World) -> list[tuple[str, str]]:
    """(channel, state) of the deliveries of statements."""
    return sorted((channel, state) for channel, kind, state in world.ledger() if kind == NEW)


def with_log(world: World, tmp_path: Path, settings: str = "") -> Path:
    """A second, healthy channel: a file of alerts."""
    path = tmp_path / "alerts.jsonl"
    world.configure(f'{settings}\n[channels.log]\ntype = "jsonl"\npath = "{path}"')
    return path


@pytest.mark.parametrize("status", [500, 503, 404, 301])
def test_a_failing_receiver_holds_up_no_other_and_gets_it_later(
    made: Made, inbox: Inbox, tmp_path: Path, status: int
) -> None:
    """The webhook refuses three times: the file has the alert at once, once; the webhook under one id in the end."""
    one = made()
    log = with_log(one, tmp_path)
    inbox.statuses[:] = [status, status, status, 204]
    one.publish()
    one.poll()
    assert statuses(one) == [("desk", "failed"), ("log", "delivered")]
    for _ in range(6):
        one.poll(minutes=30)
    assert statuses(one) == [("desk", "delivered"), ("log", "delivered")]
    assert len({alert["id"] for alert in inbox.received if alert["type"] == NEW}) == 1
    assert log.read_text().count(NEW) == 1


def test_a_receiver_that_wants_no_more_is_stopped_and_others_told(made: Made, inbox: Inbox, tmp_path: Path) -> None:
    """410: nothing is sent there again, the other channel says so, and what waits is kept until it is opened."""
    one = made()
    log = with_log(one, tmp_path)
    inbox.statuses[:] = [410]
    one.publish(seed=1)
    one.poll()
    one.publish(seed=2)
    one.poll()
    assert len(inbox.received) == 1
    assert "channel_stopped" in log.read_text()
    inbox.statuses[:] = [204]
    with one.database() as db:
        from pipeline.outbox import Outbox

        Outbox(db).retry_all(one.clock())
    one.poll()
    assert inbox.types.count(NEW) == 2


def test_a_dead_receiver_ends_in_a_dead_letter_that_is_shown(made: Made, inbox: Inbox, tmp_path: Path) -> None:
    """At least eight attempts over hours, then kept as dead, told on the other channel, and sent again on demand."""
    one = made()
    log = with_log(one, tmp_path)
    inbox.statuses[:] = [500]
    one.publish()
    one.poll()
    for _ in range(60):
        one.clock.pass_time(minutes=90)
        one.deliver()
    assert statuses(one) == [("desk", "dead"), ("log", "delivered")]
    assert len(inbox.received) >= 8
    assert "dead_letters" in log.read_text()


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


def test_items_of_one_headline_or_template_are_each_told(made: Made, inbox: Inbox) -> None:
    """Two statements under one headline, and two of one template about other places: four alerts."""
    one = made()
    site = one.sites["csto-en"]
    first, second = one.story(seed=1), one.story(seed=2)
    site.publish(first)
    site.publish(changed(second, {"title": first.title}))
    words = (
        "The CSTO Secretariat resolutely condemns the shelling of the border post {place} on {day}. {dead} servicemen "
        "were killed and {hurt} were wounded, and the Organization calls on the parties to stop firing at once.",
        "The CSTO stands ready to give the Republic of Tajikistan every help that the Collective Security Treaty "
        "provides for, and expects those guilty of the attack on {place} to be found and punished.",
    )
    for number, facts in enumerate(
        (
            {"place": "Shurobod", "day": "19 November", "dead": "Three", "hurt": "eleven"},
            {"place": "Ishkashim", "day": "20 November", "dead": "Two", "hurt": "seven"},
        )
    ):
        site.publish(
            changed(
                first,
                {
                    "title": f"On the shelling of the border post {facts['place']}",
                    "slug": f"ob-obstrele-pogranichnoy-zastavy-{number}",
                    "paragraphs": [line.format_map(facts) for line in words],
                },
            )
        )
    one.poll()
    assert inbox.types == [NEW] * 4


def test_a_page_put_up_empty_and_filled_later_is_told_when_it_is(made: Made, inbox: Inbox) -> None:
    """The editors save the headline first and the text an hour later; nothing is lost by having looked too early."""
    one = made(carousel=0)
    story = one.story()
    site = one.sites["csto-en"]
    path = site.publish(
        changed(story, {"paragraphs": [], "contact": None, "title": "Announcement", "slug": "anons-21"})
    )
    one.poll()
    assert inbox.types == []
    site.edit(path, paragraphs=list(story.paragraphs), title=story.title)
    for _ in range(3):
        one.poll(minutes=50)
    assert inbox.types == [NEW]


def test_an_item_edited_into_a_statement_is_new_once(made: Made, inbox: Inbox) -> None:
    """What was routine and is a statement after its edit: `statement.new`, not `revised`; once."""
    one = made()
    site = one.sites["csto-en"]
    path = one.publish(ROUTINE, seed=5)
    one.poll()
    story = one.story()
    site.edit(path, title=story.title, paragraphs=story.paragraphs)
    for _ in range(3):
        one.poll(minutes=70)
    assert inbox.types == [NEW]


def test_a_page_that_comes_back_is_not_news(made: Made, inbox: Inbox) -> None:
    """Taken off for four days and put back: told as removed, not as new again; its record is present again."""
    one = made()
    site = one.sites["csto-en"]
    story = one.story()
    path = site.publish(story)
    one.poll()
    site.remove(path)
    for seed in range(6):
        one.publish(ROUTINE, seed=80 + seed)
        one.poll(minutes=60 * 21)
    assert inbox.types == [NEW, "statement.removed"]
    site.publish(story)
    for _ in range(4):
        one.poll(minutes=60 * 20)
    assert [kind for kind in inbox.types if str(kind).startswith("statement")] == [NEW, "statement.removed"]
    assert one.record("csto-en", path).removed is None


def test_odd_addresses_are_followed(made: Made, inbox: Inbox) -> None:
    """`?ELEMENT_ID=`, `%20`, upper case and `_` in addresses: each statement is met and told."""
    one = made()
    one.publish(seed=1, element_id=23117, section="documents/statements")
    one.publish(seed=2, slug="Zayavlenie%20OT%2021.11.2026", section="documents/statements")
    one.publish(seed=3, slug="zayavlenie_po_situatsii_2026", section="news/news_odkb")
    one.poll()
    one.poll(recheck=True)
    assert inbox.types == [NEW] * 3


def test_one_text_in_two_sections_under_two_slugs_is_told_once(made: Made, inbox: Inbox) -> None:
    """News and documents carry the same statement on one day, under other headlines."""
    one = made()
    site = one.sites["csto-en"]
    story = one.story()
    site.publish(changed(story, {"section": "news/news_odkb", "slug": "novost-o-zayavlenii"}))
    site.publish(changed(story, {"section": "documents/statements", "slug": "tekst-zayavleniya", "title": "STATEMENT"}))
    one.poll()
    one.poll(recheck=True)
    assert inbox.types == [NEW]


@pytest.mark.parametrize("apart", [0, 20])
def test_a_lead_and_its_translation_are_one_alert(made: Made, inbox: Inbox, apart: int) -> None:
    """The English page fails and is told from its lead; the Russian page, and then the English one, say no more."""
    one = made("csto-en", "csto-ru")
    english, russian = twins(one)
    path = one.sites["csto-en"].publish(english)
    one.sites["csto-en"].fault(Fault.status(500), path=path)
    if apart:
        one.poll(minutes=apart)
    one.sites["csto-ru"].publish(russian)
    one.poll()
    one.sites["csto-en"].clear_faults()
    for _ in range(3):
        one.poll(minutes=40)
    assert inbox.types == [NEW]


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
