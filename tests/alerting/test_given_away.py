"""An address that holds another item from one day on: two items, two records, two alerts."""

import datetime as dt
from dataclasses import replace

import pytest

from crawler.replica.exchange import Answer, Request
from crawler.replica.story import Story
from tests.conftest import Inbox
from tests.simulation import NEW, ROUTINE, STATEMENT, Made, World

HEADLINE = "Stop to the fighting demanded at the line of contact"
PARAGRAPHS = (
    "Guns were heard again in the mountains this morning, and two villages were left by those who live there.",
    "The CSTO Secretary General condemned the shelling, called on the commanders to order a ceasefire, and asked for "
    "the wounded to be let through.",
    "He will speak to the foreign ministers of the neighbours before the evening.",
)


def another(one: World) -> dict[str, object]:
    """What an editor puts in the place of a story the day after."""
    return {"title": HEADLINE, "paragraphs": PARAGRAPHS, "published": one.clock().date(), "show_date": True}


def dated(one: World, kind: str = STATEMENT, seed: int = 1) -> Story:
    return one.story(kind, seed=seed, show_date=True)


@pytest.mark.parametrize("kind", [STATEMENT, ROUTINE])
def test_another_statement_at_a_known_address_is_new(made: Made, inbox: Inbox, kind: str) -> None:
    """Whatever stood there: it is a record of its own and told as new, once; the first one keeps its words and its id,
    and is there no more."""
    one = made()
    path = one.sites["csto-en"].publish(dated(one, kind))
    one.poll()
    first = one.record("csto-en", path)
    one.clock.pass_time(days=1)
    one.sites["csto-en"].edit(path, **another(one))
    for _ in range(3):
        one.poll(recheck=True)
    assert inbox.types == [NEW] * (1 + (kind == STATEMENT))
    second = one.record("csto-en", path)
    with one.store() as store:
        kept = store.get(first.id)
    assert kept is not None
    assert (kept.title, kept.revision, kept.url, kept.urls) == (first.title, 1, first.url, first.urls)
    assert (kept.removed is None, second.removed, second.url) == (False, None, first.url)
    assert (second.title, second.id == first.id) == (HEADLINE, False)


def test_an_address_of_the_baseline_that_is_given_away_is_news(made: Made, inbox: Inbox) -> None:
    """What was there at first sight is no news, and what took its place later is."""
    one = made(fresh=True)
    path = one.sites["csto-en"].publish(dated(one, ROUTINE))
    one.poll()
    one.clock.pass_time(days=1)
    one.sites["csto-en"].edit(path, **another(one))
    one.poll(recheck=True)
    assert inbox.types == [NEW]


@pytest.mark.parametrize("left", ["title", "published", "paragraphs"])
def test_where_anything_is_left_of_the_item_it_was_edited(made: Made, inbox: Inbox, left: str) -> None:
    """The headline, the day, or a part of the text: one statement, revised."""
    one = made()
    story = dated(one)
    path = one.sites["csto-en"].publish(story)
    one.poll()
    first = one.record("csto-en", path)
    one.clock.pass_time(days=1)
    edit = {name: value for name, value in another(one).items() if name != left}
    one.sites["csto-en"].edit(path, **edit)
    one.poll(recheck=True)
    assert inbox.types == [NEW, "statement.revised"]
    assert one.record("csto-en", path).id == first.id


def test_a_page_shown_at_another_s_address_for_a_while_changes_nothing(made: Made, inbox: Inbox) -> None:
    """A cache mixes two addresses up: no alert, and both items are as they were once it has ended."""
    one = made()
    site = one.sites["csto-en"]
    path, routine = site.publish(dated(one)), site.publish(one.story(ROUTINE, published=one.clock().date() - DAY))
    one.poll()
    answer = site._normal

    def mixed_up(request: Request) -> Answer:
        return answer(replace(request, target=path) if request.target == routine else request)

    before = [one.record("csto-en", each) for each in (path, routine)]
    site._normal = mixed_up  # type: ignore[method-assign]
    one.poll(recheck=True)
    assert one.record("csto-en", routine).id == before[0].id
    site._normal = answer  # type: ignore[method-assign]
    one.poll(recheck=True)
    after = [one.record("csto-en", each) for each in (path, routine)]
    assert [(each.id, each.title, each.revision, each.removed) for each in after] == [
        (each.id, each.title, 1, None) for each in before
    ]
    assert inbox.types == [NEW]


DAY = dt.timedelta(days=1)
