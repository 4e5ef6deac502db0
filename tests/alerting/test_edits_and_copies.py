"""Pages edited, moved, copied, translated, redesigned or put back: one statement stays one alert."""

import pytest

from crawler.replica import slugs
from crawler.replica.faults import Fault
from crawler.replica.story import changed
from tests.conftest import Inbox
from tests.simulation import NEW, ROUTINE, Made, twins


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


@pytest.mark.parametrize("first", ["pacsto-en", "paodkb-ru"])
def test_a_translation_under_another_spelling_is_no_second_alert(made: Made, inbox: Inbox, first: str) -> None:
    """The Assembly's two sites spell a headline each in its own way and cut it where they like: one alert all the same,
    linked records; the next statement of the day is told."""
    one = made("pacsto-en", "paodkb-ru")
    english, russian = twins(one)
    headline = "Заявление Председателя Парламентской Ассамблеи в связи с обострением на юге Кыргызстана"
    spelled = {"pacsto-en": (english, slugs.pacsto), "paodkb-ru": (russian, slugs.paodkb)}
    stories = {
        site: changed(story, {"section": "events", "slug": spell(headline)}) for site, (story, spell) in spelled.items()
    }
    assert len({story.slug for story in stories.values()}) == 2
    second = next(site for site in stories if site != first)
    path = one.sites[first].publish(stories[first])
    one.poll()
    other = one.sites[second].publish(stories[second])
    one.poll()
    assert inbox.types == [NEW]
    ours, theirs = one.record(first, path), one.record(second, other)
    assert (ours.translations, theirs.translations) == ((theirs.id,), (ours.id,))
    one.publish(site=second, seed=5)
    one.poll()
    assert inbox.types == [NEW, NEW]


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


def test_a_page_that_changes_without_end_makes_its_source_unstable(made: Made, inbox: Inbox) -> None:
    """Once its wordings of a day are no longer kept, the source is called unstable, once, and the record is named."""
    one = made()
    path = one.publish(ROUTINE)
    one.poll()
    record = one.record("csto-en", path)
    with one.database() as db:
        db.execute("UPDATE records SET unstable = last_seen WHERE id = ?", [record.id])
    one.poll()
    one.poll()
    failing = [alert["data"] for alert in inbox.accepted if alert["type"] == "source.failing"]
    assert [(data["field"], record.id in data["reason"]) for data in failing] == [("wording", True)]  # type: ignore[index,operator]
    one.poll(minutes=60 * 25)
    assert inbox.types == ["source.failing", "source.recovered"]


def test_a_statement_of_millions_of_letters_is_told(made: Made, inbox: Inbox) -> None:
    """A page as long as is read at all passes through every step, is told, and is told again once it is edited."""
    one = made()
    story = one.story()
    long = (*story.paragraphs, "The ministers agreed on this. " * 100_000)
    path = one.sites["csto-en"].publish(changed(story, {"paragraphs": long}))
    one.poll()
    one.sites["csto-en"].edit(path, paragraphs=(*long, "They will meet again on Monday."))
    one.poll(recheck=True)
    assert inbox.types == [NEW, "statement.revised"]
    assert len(one.record("csto-en", path).body) > 2_900_000


def test_wordings_that_take_turns_are_told_once_each_way(made: Made, inbox: Inbox) -> None:
    """Two servers of one site differ in a sentence, and answer by turns: there and back are told, then a third one."""
    one = made()
    site = one.sites["csto-en"]
    story = one.story()
    path = site.publish(story)
    one.poll()
    wordings = (*story.paragraphs, "The Organization will return to this matter."), story.paragraphs
    for turn in range(6):
        site.edit(path, paragraphs=wordings[turn % 2])
        one.poll(recheck=True)
    assert inbox.types == [NEW, "statement.revised", "statement.revised"]
    assert one.record("csto-en", path).revision == 7
    site.edit(path, paragraphs=(*story.paragraphs, "This wording is the last."))
    one.poll(recheck=True)
    assert inbox.types[3:] == ["statement.revised"]
