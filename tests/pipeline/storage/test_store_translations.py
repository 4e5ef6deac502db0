"""One item in two languages: two records, one root."""

import datetime as dt
from dataclasses import replace

import pytest

from pipeline import schema
from pipeline.storage import marks, reindex
from pipeline.store import Store

DAY = dt.date(2026, 3, 3)


def test_translation_shares_the_root(meet, store):
    """The Russian page of an item (same slug, twin site) is a record of its own; both know each other; one root."""
    english = meet(published=DAY)
    russian = meet(
        site="https://odkb-csto.org", source="csto-ru", lang="ru", twin="csto-en", title="Призыв к сдержанности",
        body="Генеральный секретарь призвал стороны воздержаться от насилия и вернуться к переговорам.", published=DAY,
    )  # fmt: skip
    assert (russian.match.relation, russian.match.record_id) == ("translation", english.record.id)
    assert (russian.root, russian.record.translations) == (english.record.id, (english.record.id,))
    assert store.get(english.record.id).translations == (russian.record.id,)


@pytest.mark.parametrize("first", ["/news/news_odkb/prizyv-k-sderzhannosti/", "/news/news_odkb/sovet2018/"])
@pytest.mark.parametrize("moved", ["/news/news_odkb/prizyv-k-sderzhannosti-storon/", "/news/prizyv_100%25-vazhno"])
@pytest.mark.parametrize(("is_there", "days"), [(True, 0), (False, 0), (True, 3)])
def test_translation_of_what_was_moved(meet, first, moved, is_there, days):
    """An item moved to another slug is found by its translation there, and where it was before; days later too, where
    the slug is a headline's."""
    english = meet(first, published=DAY)
    meet(moved, published=DAY)
    meet("/news/news_odkb/another-of-that-week/", title="Course opened", body="Twelve rescuers came.", published=DAY)
    russian = meet(
        moved if is_there else first, site="https://odkb-csto.org", source="csto-ru", lang="ru", twin="csto-en",
        title="Призыв", body="Генеральный секретарь призвал к миру.", published=DAY + dt.timedelta(days=days),
    )  # fmt: skip
    assert (russian.match.relation, russian.root) == ("translation", english.record.id)


PA_EN = {"site": "https://pacsto.org", "source": "pacsto-en", "twin": "paodkb-ru", "respelled": True}
PA_RU = {"site": "https://paodkb.org", "source": "paodkb-ru", "twin": "pacsto-en", "respelled": True, "lang": "ru"}


def test_translation_under_another_spelling(meet, store):
    """Two sites that spell headlines each in its own way: the whole headline is preferred to one that was cut; an item
    that has its translation gets no other; found too when the indexes are made anew."""
    cut = meet("/events/zajavlenie-predsedatelja-parlamentskoj-assamblei-odkb-v", published=DAY, body="Один.", **PA_RU)
    whole = meet(
        "/events/zajavlenie-predsedatelja-parlamentskoj-assamblei-odkb-v-svjazi-s-uhodom", title="Заявление",
        body="Председатель призвал к миру.", published=DAY, **PA_RU,
    )  # fmt: skip
    with schema.transaction(store.db):
        store.db.execute("UPDATE settings SET value = 'older' WHERE name = 'sketch'")
        assert reindex.renew(store.db) == ["sketch"]
    path = "/events/zayavlenie-predsedatelya-parlamentskoy-assamblei-odkb-v-svyazi-s-uhodom"
    english = meet(path, published=DAY, **PA_EN)
    assert (english.match.relation, english.match.record_id) == ("translation", whole.record.id)
    second = meet(f"{path}-posla", title="Another", body="Something else is told of here.", published=DAY, **PA_EN)
    assert second.match.record_id == cut.record.id
    third = meet(f"{path}-gostya", title="A third", body="Nobody has told of this one.", published=DAY, **PA_EN)
    assert third.match.relation == "new"


def test_translation_under_a_spelling_that_is_told_otherwise_today(file, sight, monkeypatch):
    """A store whose spellings an earlier program took down in its own way learns them anew when it is opened."""
    russian = sight("/events/zajavlenie-shesti-chlenov-o-bezopasnosti", body="Мы обеспокоены.", **PA_RU)
    english = sight("/events/zayavlenie-shesti-chlenov-o-bezopasnosti", body="We are concerned.", **PA_EN)
    db = schema.open(file)
    with monkeypatch.context() as earlier, schema.transaction(db):
        earlier.setattr(marks, "spelling_mark", lambda slug: len(slug))
        Store(db).remember(russian)
        db.execute("UPDATE settings SET value = 'older' WHERE name = 'spelling'")
    db.close()
    db = schema.open(file)
    with schema.transaction(db):
        assert Store(db).remember(english).match.relation == "translation"
    db.close()


def test_translation_of_what_was_moved_before_the_marks_were_made_anew(meet, store):
    """A new sketch forgets no slug that an item was moved to."""
    english = meet("/news/news_odkb/o-polozhenii-na-granitse-v-batkene/", published=DAY)
    moved = "/news/news_odkb/zayavlenie-o-polozhenii-v-batkene/"
    meet(moved, published=DAY)
    with schema.transaction(store.db):
        store.db.execute("UPDATE settings SET value = 'older' WHERE name = 'sketch'")
        reindex.renew(store.db)
    russian = meet(
        moved, site="https://odkb-csto.org", source="csto-ru", lang="ru", twin="csto-en", title="Призыв",
        body="Генеральный секретарь призвал к миру.", published=DAY,
    )  # fmt: skip
    assert (russian.match.relation, russian.root) == ("translation", english.record.id)


def test_translation_under_another_spelling_of_what_was_stored_long_ago(file, sight):
    """A store of before the spellings were kept learns them when it is opened."""
    russian = sight("/events/zajavlenie-o-mezhdunarodnoj-bezopasnosti", body="Мы обеспокоены.", **PA_RU)
    english = sight("/events/zayavlenie-o-mezhdunarodnoy-bezopasnosti", body="We are concerned.", **PA_EN)
    db = schema.open(file)
    with schema.transaction(db):
        Store(db).remember(replace(russian, respelled=False))
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm007_spelled_otherwise'")
    db.close()
    db = schema.open(file)
    with schema.transaction(db):
        assert Store(db).remember(english).match.relation == "translation"
    db.close()


@pytest.mark.parametrize(
    ("path", "published"),
    [("/news/news_odkb/prizyv-k-sderzhannosti/", DAY + dt.timedelta(days=9)), ("/session/2018/", DAY)],
    ids=["another date", "generic slug"],
)
def test_no_translation_on_weak_grounds(meet, path, published):
    """A shared slug binds two languages only where the dates agree and the slug names one item."""
    meet(path, published=DAY)
    other = meet(path, site="https://odkb-csto.org", source="csto-ru", lang="ru", twin="csto-en", title="Сессия",
                 body="Совсем другое сообщение о заседании совета в столице.", published=published)  # fmt: skip
    assert other.match.relation == "new"


def test_baseline_translation_is_not_news(meet):
    """A translation or copy of what was known before it could be news is no news either."""
    meet(news=False)
    russian = meet(
        site="https://odkb-csto.org", source="csto-ru", lang="ru", twin="csto-en", title="Призыв", body="Текст."
    )
    copy = meet("/en/news/prizyv/", site="https://jscsto.odkb-csto.org", source="jscsto-en")
    assert (russian.news, copy.news) == (False, False)
