"""The forms of a statement (pages, leads, languages, copies, captures) come in any order, among those of others."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler import urls
from crawler.model import Link, LinkKind, Page, Source
from crawler.sites import PROFILES
from pipeline import flow, schema
from pipeline.alert import Policy
from pipeline.flow import Desk, Telling
from pipeline.model import Article, Lead, Reading, Served

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
SOURCES = {profile.name: Source(profile, profile.base_url, profile.sections) for profile in PROFILES}
SEVERAL = "\n\n"


class Statement(NamedTuple):
    """One of several from one template, of one week."""

    place: str
    where: str  # in Russian
    day: int
    slug: str
    told_after: int = 1  # days
    outcome: str = "hurt"

    def body(self, lang: str) -> str:
        if lang == "ru":
            return (
                f"{self.day} ноября в районе населённого пункта {self.where} на границе двух государств произошла "
                "перестрелка, есть пострадавшие.\n\nГенеральный секретарь ОДКБ выражает серьёзную обеспокоенность "
                "обострением на границе и призывает стороны немедленно прекратить огонь.\n\nСекретариат следит за этим."
            )
        return (
            f"On {self.day} November shots were fired near {self.place} on the border of two member states, and people "
            f"were {self.outcome}.\n\nThe CSTO Secretary General expresses serious concern over the escalation on "
            "the border and calls on the parties to cease fire at once.\n\nThe Secretariat follows what happens."
        )


ONE = Statement("Kok-Tash", "Кок-Таш", 18, "gensek-odkb-vyrazil-obespokoennost-perestrelkoy-v-kok-tashe")
OTHER = Statement("Vorukh", "Ворух", 19, "gensek-odkb-vyrazil-obespokoennost-perestrelkoy-v-vorukhe")
FORMS = {
    # what it is: source, folder, language
    "page": ("csto-en", "/news/news_odkb/", "en"),
    "other section": ("csto-en", "/documents/statements/", "en"),
    "translation": ("csto-ru", "/news/news_odkb/", "ru"),
    "copy": ("jscsto-en", "/en/news/", "en"),
    "capture": ("csto-en", "/news/news_odkb/", "en"),
    "lead": ("csto-en", "/news/news_odkb/", "en"),
    "translated lead": ("csto-ru", "/news/news_odkb/", "ru"),
}
FIVE = ("page", "lead", "translation", "copy", "capture")


@dataclass
class Watch:
    """A store whose baseline was taken long ago, and what polls and backfills bring to it."""

    news: Desk
    backfill: Desk
    dated: bool
    clock: list[dt.datetime] = field(default_factory=lambda: [NOW])

    def met(self, statement: Statement, form: str) -> None:
        """As a pass meets it: a page through its listing, a lead behind the pages, a capture through a backfill."""
        self.clock[0] += dt.timedelta(minutes=1)
        source, folder, lang = FORMS[form]
        url, body = SOURCES[source].profile.base_url + folder + statement.slug, statement.body(lang)
        url += "/"
        day = dt.date(2026, 11, statement.day + statement.told_after) if self.dated else None
        if "lead" in form:
            text = SEVERAL.join(body.split(SEVERAL)[:2])
            flow.take_leads(self.news, [Lead(text, day, url)], SOURCES[source], lang)
            return
        is_kept = form == "capture"
        at = self.clock[0] - dt.timedelta(minutes=30 * is_kept)
        page = Page(source, url, url, b"", at, origin="wayback" if is_kept else "live")
        if is_kept or self._is_due(source, url):
            title = "Тревожное положение" if lang == "ru" else "An alarming situation"
            article = Article(title, day, body, f"{title}\n\n{body}", Reading(Served.ANATOMY, 1.0), lang=lang)
            flow.take_page(self.backfill if is_kept else self.news, page, article, SOURCES[source], None)

    def _is_due(self, source: str, url: str) -> bool:
        link = Link(url, url, LinkKind.ARTICLE, urls.section(url, SOURCES[source]))
        with schema.transaction(self.news.db):
            self.news.frontier.discover(source, [link], origin="listing", is_listed=True)
        return url in [each.url for each in self.news.frontier.due(source, self.clock[0])]

    def told(self) -> Counter[tuple[str, str]]:
        """How often which kind of alert tells of which place."""
        rows = self.news.db.execute("SELECT type, alert FROM messages").fetchall()
        places = {each: one for one in (ONE, OTHER) for each in (one.place, one.where)}
        return Counter((kind, places[name].place) for kind, alert in rows for name in places if name in alert)


@contextmanager
def watch(folder: Path, *, dated: bool) -> Iterator[Watch]:
    with closing(schema.open(folder / f"{len(list(folder.iterdir()))}.db", batch=True)) as db:
        clock = [NOW]
        desks = [flow.desk(db, Policy(), lambda: clock[0], telling) for telling in (Telling.NEWS, Telling.NOTHING)]
        with schema.transaction(db):
            for name in SOURCES:
                desks[0].frontier.set_baseline(name, NOW - dt.timedelta(days=30))
        yield Watch(*desks, dated, clock)


def told(folder: Path, met: Sequence[tuple[Statement, str]], *, dated: bool) -> Counter[tuple[str, str]]:
    with watch(folder, dated=dated) as one:
        for statement, form in met:
            one.met(statement, form)
        return one.told()


@pytest.mark.parametrize("dated", [True, False])
def test_one_statement_alerts_once_in_whatever_order_its_forms_come(tmp_path: Path, dated: bool) -> None:
    """Page, lead, translation, a third site's copy and an archive's capture: all orders, one alert each."""
    orders = list(itertools.permutations(FIVE))
    wrong = [order for order in orders if told(tmp_path, [(ONE, form) for form in order], dated=dated) != ALERTED_ONCE]
    assert wrong == []


ALERTED_ONCE = {("statement.new", ONE.place): 1}


RETOLD = (
    "The CSTO Secretary General calls on both parties to cease fire: shots were fired near Kok-Tash on the border.",
    "Serious concern over the escalation on the border was expressed by the CSTO Secretary General. Shots were fired "
    "near Kok-Tash, people were hurt.",
)
STRANGE = (
    "The CSTO Secretary General expresses serious concern over the shots fired on the border near Batken, people died"
)


@pytest.mark.parametrize(("words", "times"), [(RETOLD[0], 1), (RETOLD[1], 1), (STRANGE, 2)])
@pytest.mark.parametrize("lead_first", [True, False])
def test_a_lead_without_a_link_that_says_it_otherwise_is_the_article_s(
    tmp_path: Path, words: str, times: int, lead_first: bool
) -> None:
    """Of its day, with its names and most of its words: one alert, whichever comes first. Of another place: two."""
    lead = Lead(words, dt.date(2026, 11, ONE.day + 1))
    with watch(tmp_path, dated=True) as one:
        acts = [
            lambda: one.met(ONE, "page"),
            lambda: flow.take_leads(one.news, [lead], SOURCES["csto-en"], "en"),
        ]
        for act in reversed(acts) if lead_first else acts:
            act()
        (count,) = one.news.db.execute("SELECT count(*) FROM messages").fetchone()
    assert count == times


class Detailed(Statement):
    """With facts enough to be known by them in another language."""

    def body(self, lang: str) -> str:
        if lang == "ru":
            return (
                f"Секретариат ОДКБ осуждает обстрел поста близ {self.where} в ночь на {self.day} ноября: 14 ранены, "
                "повреждены 23 дома. Виновные должны быть найдены и наказаны.\n\nГенеральный секретарь Асан Тургаев "
                "призывает стороны немедленно прекратить огонь и вернуться за стол переговоров."
            )
        return (
            f"The CSTO Secretariat condemns the shelling of a post near {self.place} on the night of {self.day} "
            "November: 14 were wounded, 23 houses were damaged. Those guilty must be found and punished.\n\nThe "
            "Secretary General Asan Turgaev calls on the parties to cease fire at once and to return to talks."
        )


@pytest.mark.parametrize("told_after", [0, 1])
def test_a_third_site_s_slug_of_its_own_does_not_tell_a_statement_twice(tmp_path: Path, told_after: int) -> None:
    """Its copy and the Russian page share no slug and no language: the texts show that they are one, in all orders."""
    one_of_them = Detailed(*ONE._replace(told_after=told_after))
    copy = one_of_them._replace(slug=f"on-the-shelling-near-{ONE.place.lower()}")
    forms = [(one_of_them, form) for form in ("page", "lead", "translation", "capture")] + [(copy, "copy")]
    orders = list(itertools.permutations(forms))
    assert [order for order in orders if told(tmp_path, order, dated=True) != ALERTED_ONCE] == []


def test_two_statements_of_a_day_in_two_languages_are_both_told(tmp_path: Path) -> None:
    """Of one template, and alike but for the place: neither is taken for the other's translation."""
    one_of_them, other = Detailed(*ONE), Detailed(*OTHER)._replace(day=ONE.day)
    for met in itertools.permutations([(one_of_them, "copy"), (other, "translation")]):
        assert told(tmp_path, met, dated=True) == ALERTED_ONCE | {("statement.new", OTHER.place): 1}


class Late(Statement):
    """Which names its place late in the first sentence."""

    def body(self, lang: str) -> str:
        return (
            "The CSTO Secretary General expresses serious concern over the escalation of the situation on the border "
            f"of two member states near {self.place} and calls on the parties to cease fire at once, to withdraw the "
            "forces and to return to talks.\n\nThe Secretariat follows what happens."
        )


@pytest.mark.parametrize("lead_first", [True, False])
def test_a_lead_is_not_taken_for_that_of_another_of_its_template(tmp_path: Path, lead_first: bool) -> None:
    """Of two statements of one day, alike but for the place, one is known by its lead alone when the other's page is
    read: both are told, once."""
    one_of_them, other = Late(*ONE), Late(*OTHER)._replace(day=ONE.day)
    lead = Lead(one_of_them.body("en").split(SEVERAL)[0], dt.date(2026, 11, ONE.day + 1))
    with watch(tmp_path, dated=True) as one:
        acts = [
            lambda: flow.take_leads(one.news, [lead], SOURCES["csto-en"], "en"),
            lambda: one.met(other, "page"),
        ]
        for act in acts if lead_first else reversed(acts):
            act()
        one.met(one_of_them, "page")
        assert one.told() == {("statement.new", ONE.place): 1, ("statement.new", OTHER.place): 1}


def test_a_lead_that_was_told_is_not_told_again_as_somebody_s_translation(tmp_path: Path) -> None:
    """Its page shows that it is the translation of what was known and nothing to tell: the two then share an id."""
    plain = ONE._replace(slug="o-rabote-sotrudnikov-sekretariata-odkb-v-moskve")
    lead = Lead(SEVERAL.join(plain.body("en").split(SEVERAL)[:2]), dt.date(2026, 11, plain.day + 1))
    with watch(tmp_path, dated=True) as one:
        one.met(Plain(*plain), "translation")
        assert one.news.db.execute("SELECT count(*) FROM messages").fetchone() == (0,)
        flow.take_leads(one.news, [lead], SOURCES["csto-en"], "en")
        one.met(plain, "page")
        assert one.news.db.execute("SELECT count(DISTINCT root) FROM records").fetchone() == (1,)
        assert [kind for (kind,) in one.news.db.execute("SELECT type FROM messages")] == ["statement.new"]


class Plain(Statement):
    """Of which the Russian page says nothing that alerts."""

    def body(self, lang: str) -> str:
        return "Сотрудники аппарата обсудили график поездок и вопросы протокола на будущую неделю, приняли решения."


def test_two_days_of_one_crisis_are_two_statements(tmp_path: Path) -> None:
    """The second day's statement repeats the first one's sentences, but for a word of its own: both are told."""
    with watch(tmp_path, dated=True) as one:
        one.met(ONE, "page")
        one.met(ONE._replace(slug=f"{ONE.slug}-14032", told_after=2, outcome="killed"), "page")
        assert one.told() == {("statement.new", ONE.place): 2}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations([(one, form) for one in (ONE, OTHER) for form in FORMS]), st.booleans())
def test_statements_of_one_template_alert_once_each(
    tmp_path: Path, met: list[tuple[Statement, str]], dated: bool
) -> None:
    """Two statements that differ in place and day, and all their forms, in any order: two alerts, one of each."""
    assert told(tmp_path, met, dated=dated) == ALERTED_ONCE | {("statement.new", OTHER.place): 1}
