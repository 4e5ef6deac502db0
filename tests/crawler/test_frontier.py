"""What is known of each address: found once, done by the caller's transaction, never lost."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from crawler.answer import retry_after
from crawler.frontier import Frontier
from crawler.model import Failure, Link, LinkKind, NotModified, Outcome, Page, Validators
from tests.crawler.conftest import EARLIER, ManualClock

NEWS = "https://en.odkb-csto.org/news/news_odkb/"


def link(slug: str, published: date | None = None) -> Link:
    return Link(f"{NEWS}{slug}/", f"{NEWS}{slug}/", LinkKind.ARTICLE, "news/news_odkb", published=published)


def page(slug: str, at: datetime, origin: str = "live") -> Page:
    url = f"{NEWS}{slug}/"
    return Page("csto-en", url, url, b"<p>x</p>", at, validators=Validators('"a"'), origin=origin)


def failure(slug: str, at: datetime, outcome: Outcome = Outcome.SERVER_ERROR) -> Failure:
    return Failure("csto-en", f"{NEWS}{slug}/", f"{NEWS}{slug}/", outcome, "reason", at, 500)


@pytest.fixture
def due(frontier: Frontier, clock: ManualClock) -> Callable[[], list[str]]:
    return lambda: [each.url.split("/")[-2] for each in frontier.due("csto-en", clock())]


def test_links_are_found_once(frontier: Frontier) -> None:
    """The second time nothing is new; a date that was missing is filled in."""
    assert 2 == len(frontier.discover("csto-en", [link("a"), link("b")], origin="listing"))
    again = frontier.discover("csto-en", [link("a", date(2026, 1, 1)), link("c")], origin="listing")
    assert [f"{NEWS}c/"] == [each.url for each in again]
    known = frontier.known(f"{NEWS}a/")
    assert known is not None
    assert date(2026, 1, 1) == known.published


def test_new_articles_come_newest_first(frontier: Frontier, clock: ManualClock, due: Callable[[], list[str]]) -> None:
    """Those found last before those found earlier, and in the order of the listing."""
    frontier.discover("csto-en", [link("c"), link("b"), link("a")], origin="listing")
    clock.pass_time(minutes=10)
    frontier.discover("csto-en", [link("e"), link("d")], origin="listing")
    assert ["e", "d", "c", "b", "a"] == due()


def test_done_is_part_of_the_callers_transaction(
    frontier: Frontier, clock: ManualClock, due: Callable[[], list[str]]
) -> None:
    """Rolled back with it, the page is due again."""
    frontier.discover("csto-en", [link("a")], origin="listing")

    def store_and_break() -> None:
        with frontier.db.atomic():
            frontier.done(f"{NEWS}a/", record_id="0" * 16, page=page("a", clock()))
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        store_and_break()
    assert ["a"] == due()
    assert 0 == frontier.db["fetches"].count
    with frontier.db.atomic():
        frontier.done(f"{NEWS}a/", record_id="0" * 16, page=page("a", clock()))
    assert [] == due()
    assert 1 == frontier.db["fetches"].count


def test_rechecks_follow_the_age(frontier: Frontier, clock: ManualClock, due: Callable[[], list[str]]) -> None:
    """An hour for a young page, days for an old one, never for one past ninety days."""
    today = clock().date()
    for slug, days in (("young", 0), ("week", 8), ("old", 200)):
        frontier.discover("csto-en", [link(slug, today - timedelta(days=days))], origin="listing")
        frontier.done(f"{NEWS}{slug}/", record_id="0" * 16, page=page(slug, clock()))
    assert [] == due()
    clock.pass_time(hours=4)
    assert ["young"] == due()
    clock.pass_time(days=3)
    assert {"young", "week"} == set(due())
    clock.pass_time(days=60)
    assert "old" not in due()


def test_a_recheck_sends_what_was_stored(frontier: Frontier, clock: ManualClock) -> None:
    """Validators, and how often it was checked since its last whole answer."""
    frontier.discover("csto-en", [link("a")], origin="listing")
    frontier.done(f"{NEWS}a/", record_id="0" * 16, page=page("a", clock()))
    for checks in range(3):
        clock.pass_time(days=1)
        (each,) = frontier.due("csto-en", clock())
        assert (True, Validators('"a"'), checks) == (each.is_recheck, each.validators, each.checks)
        frontier.not_modified(NotModified("csto-en", each.url, each.url, clock()))


def test_an_older_capture_leaves_newer_knowledge(frontier: Frontier, clock: ManualClock) -> None:
    """A capture of 2020 settles itself and nothing else; one of an unknown address makes it known."""
    frontier.done(f"{NEWS}a/", record_id="1" * 16, page=page("a", clock()))
    frontier.done(f"{NEWS}a/", record_id="1" * 16, page=page("a", datetime(2020, 1, 1, tzinfo=UTC), "wayback"))
    known = frontier.known(f"{NEWS}a/")
    assert known is not None
    assert clock() == known.fetched_at
    frontier.done(f"{NEWS}b/", record_id=None, page=page("b", datetime(2020, 1, 1, tzinfo=UTC), "warc"))
    assert {(f"{NEWS}a/", "2020-01-01T00:00:00.000+00:00"), (f"{NEWS}b/", "2020-01-01T00:00:00.000+00:00")} == set(
        frontier.captured("csto-en")
    )
    assert f"{NEWS}b/" in frontier.done_among([f"{NEWS}b/"])


def test_an_address_that_never_existed_is_given_up_at_last(
    frontier: Frontier, clock: ManualClock, due: Callable[[], list[str]]
) -> None:
    """After a dozen 404 answers over days; a server error is never given up."""
    frontier.discover("csto-en", [link("gone"), link("broken")], origin="listing")
    for _ in range(14):
        frontier.failed(failure("gone", clock(), Outcome.GONE))
        frontier.failed(failure("broken", clock()))
        clock.pass_time(days=2)
    assert ["broken"] == due()
    gone = frontier.known(f"{NEWS}gone/")
    assert gone is not None
    assert "gone" == gone.state


def test_retry_after_is_the_least_pause(frontier: Frontier, clock: ManualClock, due: Callable[[], list[str]]) -> None:
    """A server that asks for an hour gets it."""
    frontier.discover("csto-en", [link("a")], origin="listing")
    asked = Failure("csto-en", f"{NEWS}a/", "", Outcome.THROTTLED, "r", clock(), 429, timedelta(hours=1))
    frontier.failed(asked)
    clock.pass_time(minutes=59)
    assert [] == due()
    clock.pass_time(minutes=2)
    assert ["a"] == due()


@pytest.mark.parametrize("asked", ["100000000", "Fri, 31 Dec 9999 23:59:59 -2300"])
def test_retry_after_puts_no_article_off_for_longer_than_a_day(
    frontier: Frontier, clock: ManualClock, due: Callable[[], list[str]], asked: str
) -> None:
    """A server that asks for years, or until the end of the calendar, is asked again tomorrow."""
    frontier.discover("csto-en", [link("a")], origin="listing")
    pause = retry_after(asked, clock())
    frontier.failed(Failure("csto-en", f"{NEWS}a/", "", Outcome.THROTTLED, "r", clock(), 503, pause))
    clock.pass_time(hours=23)
    assert [] == due()
    clock.pass_time(hours=2)
    assert ["a"] == due()


def test_what_a_backfill_found_is_left_to_it(
    frontier: Frontier, clock: ManualClock, due: Callable[[], list[str]]
) -> None:
    """Polls do not fetch it, unless they meet it on a listing; then it is news, but for what was there before."""
    frontier.discover("csto-en", [link("a"), link("b")], origin="backfill", queue="backfill")
    frontier.discover("csto-en", [link("c")], origin="baseline", queue="backfill")
    assert [] == due()
    assert 3 == len(frontier.waiting("csto-en"))
    frontier.discover("csto-en", [link("b"), link("c")], origin="listing", is_listed=True)
    assert {"b", "c"} == set(due())
    assert frontier.news(f"{NEWS}b/", EARLIER)
    assert not frontier.news(f"{NEWS}c/", EARLIER)


def test_what_is_news(frontier: Frontier, clock: ManualClock) -> None:
    """Met after the baseline, on a listing or the home page; behind an article only with a date; else not."""
    for origin in ("baseline", "listing", "home", "article", "backfill"):
        frontier.discover("csto-en", [link(origin)], origin=origin)
    dated = {
        each: frontier.news(f"{NEWS}{each}/", EARLIER)
        for each in ("baseline", "listing", "home", "article", "backfill")
    }
    assert {"baseline": False, "listing": True, "home": True, "article": True, "backfill": False} == dated
    assert not frontier.news(f"{NEWS}article/", None)
    assert not frontier.news(f"{NEWS}never-heard-of/", EARLIER)


@pytest.mark.parametrize(("days", "is_news"), [(1, True), (9, False)])
def test_what_another_article_named_is_news_once_its_listing_shows_it(
    frontier: Frontier, clock: ManualClock, due: Callable[[], list[str]], days: int, is_news: bool
) -> None:
    """It was read undated, and is read again whole; what was known for long, and what a listing shows again, is not."""
    frontier.discover("csto-en", [link("a")], origin="article")
    frontier.done(f"{NEWS}a/", record_id="1" * 16, page=page("a", clock()))
    assert frontier.awaits_listing(f"{NEWS}a/")
    clock.pass_time(days=days)
    frontier.discover("csto-en", [link("a")], origin="home")
    frontier.discover("csto-en", [link("a")], origin="baseline", is_listed=True)
    assert not frontier.news(f"{NEWS}a/", None)
    frontier.db.execute("UPDATE frontier SET is_listed = 0")
    frontier.discover("csto-en", [link("a")], origin="listing", is_listed=True)
    assert frontier.news(f"{NEWS}a/", None) == is_news
    assert not frontier.awaits_listing(f"{NEWS}a/")
    if is_news:
        assert [Validators()] == [each.validators for each in frontier.due("csto-en", clock())]


def test_the_baseline_is_set_once(frontier: Frontier, clock: ManualClock) -> None:
    """Later ones leave the first."""
    first = clock()
    frontier.set_baseline("csto-en", first)
    frontier.set_baseline("csto-en", first + timedelta(days=1))
    assert (first, None) == (frontier.baseline("csto-en"), frontier.baseline("csto-ru"))


def test_sources_keep_apart(frontier: Frontier, clock: ManualClock) -> None:
    """What is due is a source's own."""
    frontier.discover("csto-en", [link("a")], origin="listing")
    assert (1, 0) == tuple(len(frontier.due(name, clock())) for name in ("csto-en", "csto-ru"))


def test_tables_are_strict(frontier: Frontier) -> None:
    """A value of the wrong type is refused by the database itself."""
    strict = {row["name"]: row["strict"] for row in frontier.db.query("PRAGMA table_list")}
    ours = (
        "frontier",
        "captures",
        "fetches",
        "polls",
        "readings",
        "listings",
        "gaps",
        "walks",
        "source_state",
        "robots",
    )
    assert {1} == {strict[name] for name in ours}


def test_what_is_due_is_found_by_index(frontier: Frontier) -> None:
    """No query of a pass reads the whole table."""
    plans = {
        "SELECT 1 FROM frontier WHERE source = 'a' AND due_at <= 'b'": "frontier_due",
        "SELECT count(*) FROM frontier WHERE source = 'a' AND state = 'new'": "frontier_seen",
    }
    for query, index in plans.items():
        plan = " ".join(str(row[3]) for row in frontier.db.conn.execute(f"EXPLAIN QUERY PLAN {query}"))
        assert index in plan


@pytest.mark.parametrize("was_known", [True, False])
def test_a_page_read_while_the_clock_was_ahead_is_known_as_read_today(
    frontier: Frontier, clock: ManualClock, due: Callable[[], list[str]], was_known: bool
) -> None:
    """Set back, the clock has every later reading settle the article too: it is not asked for at each pass for a year,
    and what was held against it is forgotten."""
    if was_known:
        frontier.discover("csto-en", [link("a")], origin="listing")
    clock.pass_time(days=365)
    frontier.discover("csto-en", [link("a")], origin="listing")
    frontier.history.started("csto-en", "poll", clock())
    frontier.done(f"{NEWS}a/", record_id="1" * 16, page=page("a", clock()))
    clock.pass_time(days=-365)
    frontier.time_again("csto-en", clock())
    assert ["a"] == due()
    frontier.done(f"{NEWS}a/", record_id="1" * 16, page=page("a", clock()))
    assert [] == due()


def test_strikes_of_a_clock_that_was_ahead_keep_no_removal_back(frontier: Frontier, clock: ManualClock) -> None:
    """An article found gone while the clock was ahead, and on the days since, is condemned in some days, not a year."""
    frontier.discover("csto-en", [link("a")], origin="listing")
    frontier.done(f"{NEWS}a/", record_id="1" * 16, page=page("a", clock()))
    frontier.strike([f"{NEWS}a/"], clock() + timedelta(days=365))
    for _ in range(3):
        assert [] == frontier.condemned("csto-en", clock())
        frontier.strike([f"{NEWS}a/"], clock())
        clock.pass_time(hours=21)
    assert [f"{NEWS}a/"] == [each.url for each in frontier.condemned("csto-en", clock())]


@pytest.mark.parametrize(("day", "is_news"), [(1, False), (2, True), (3, True), (None, False)])
def test_what_a_section_held_that_answers_late_is_news_if_it_is_no_older(
    frontier: Frontier, clock: ManualClock, day: int | None, is_news: bool
) -> None:
    """A section first read when its source had its baseline: only what is dated before that is of the baseline."""
    frontier.set_baseline("csto-en", clock())
    clock.pass_time(days=3)
    frontier.discover("csto-en", [link("late")], origin="baseline")
    assert frontier.news(f"{NEWS}late/", date(2026, 3, day) if day else None) is is_news
